//! The TOML of packs, read before the program is built.
//!
//! A tree says in a few bytes where each value of a text stands and what it holds, so that a program does not have to look
//! for that each time it starts. The values are those that the crate `toml` reads; a test reads the packs by both ways, and
//! writes the trees.

use crate::text::hash;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What stands where in a text that is always the same.
///
/// It begins with the [`hash`] of the text, which tells it from what it was before a change: eight bytes, the lowest first. The
/// SHA-256 of the text follows, and then the values. Each value has a number for its kind and for the bytes between it and what was
/// read before it, one for its length, and a list or a table one for how many it holds, which follow; before each value of a
/// table stands its key. A number takes seven bits of each byte, the low ones first, as long as the eighth is set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TomlTree(&'static [u8]);

/// The kinds of values: a text between two quotation marks and without an escape, a list, a table, and what the crate reads
/// alone.
const KINDS: [NodeKind; 4] = [NodeKind::Text, NodeKind::List, NodeKind::Table, NodeKind::Other];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NodeKind {
    Text,
    List,
    Table,
    Other,
}

impl TomlTree {
    /// The tree that some bytes are.
    pub(crate) const fn new(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// The values in a text; nothing if the tree is of another one.
    pub(crate) fn read(self, text: &str) -> Option<Spanned<DeTable<'_>>> {
        let (_, values) = self.parts(text)?;
        let mut reader = TreeReader { rest: values.iter(), text, at: 0 };
        let root = reader.value()?;
        let span = root.span();
        let DeValue::Table(table) = root.into_inner() else { return None };
        reader.rest.as_slice().is_empty().then(|| Spanned::new(span, table))
    }

    /// The SHA-256 of a text; nothing if the tree is of another one.
    pub(crate) fn sha256(self, text: &str) -> Option<[u8; 32]> {
        self.parts(text).map(|(sha256, _)| *sha256)
    }

    /// The SHA-256 of a text and its values; nothing if the tree is of another one.
    fn parts(self, text: &str) -> Option<(&'static [u8; 32], &'static [u8])> {
        let (tag, rest) = self.0.split_first_chunk()?;
        if u64::from_le_bytes(*tag) == hash(text.as_bytes()) { rest.split_first_chunk() } else { None }
    }
}

struct TreeReader<'t> {
    rest: std::slice::Iter<'static, u8>,
    text: &'t str,
    /// Where the last value begins, or ends if nothing is in it.
    at: usize,
}

impl<'t> TreeReader<'t> {
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = *self.rest.next()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// The kind of the next value, and its place.
    fn head(&mut self) -> Option<(NodeKind, Range<usize>)> {
        let first = self.number()?;
        let (kind, way) = (KINDS[first % KINDS.len()], first / KINDS.len());
        let far = way / 2;
        let start = if way.is_multiple_of(2) { self.at.checked_add(far)? } else { self.at.checked_sub(far)? };
        let end = start.checked_add(self.number()?)?;
        Some((kind, start..end))
    }

    fn value(&mut self) -> Option<Spanned<DeValue<'t>>> {
        let (kind, place) = self.head()?;
        self.at = if matches!(kind, NodeKind::List | NodeKind::Table) { place.start } else { place.end };
        let value = match kind {
            NodeKind::Text => DeValue::String(self.text.get(place.start + 1..place.end.checked_sub(1)?)?.into()),
            NodeKind::Other => DeValue::parse(self.text.get(place.clone())?).ok()?.into_inner(),
            NodeKind::List => {
                // Most values of packs stand in lists, which would grow as they are read.
                let count = self.number()?;
                let mut items = Vec::with_capacity(count.min(self.text.len()));
                for _ in 0..count {
                    items.push(self.value()?);
                }
                DeValue::Array(items.into_iter().collect())
            }
            NodeKind::Table => {
                let mut table = DeTable::new();
                for _ in 0..self.number()? {
                    let key = self.key()?;
                    table.insert(key, self.value()?);
                }
                DeValue::Table(table)
            }
        };
        Some(Spanned::new(place, value))
    }

    /// A key as it is written: no key of a pack is between quotation marks.
    fn key(&mut self) -> Option<Spanned<Cow<'t, str>>> {
        let (_, place) = self.head()?;
        self.at = place.end;
        let name = self.text.get(place.clone())?;
        Some(Spanned::new(place, name.into()))
    }
}

#[cfg(test)]
impl TomlTree {
    /// The bytes of the tree of a text that can be read.
    pub(crate) fn written(text: &str) -> Vec<u8> {
        let root = DeTable::parse(text).expect("it is TOML");
        let head = [&hash(text.as_bytes()).to_le_bytes()[..], &hmac_sha256::Hash::hash(text.as_bytes())].concat();
        let mut writer = TreeWriter { bytes: head, text, at: 0 };
        let span = root.span();
        writer.value(&Spanned::new(span, DeValue::Table(root.into_inner())));
        writer.bytes
    }
}

#[cfg(test)]
struct TreeWriter<'t> {
    bytes: Vec<u8>,
    text: &'t str,
    at: usize,
}

#[cfg(test)]
impl TreeWriter<'_> {
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    fn head(&mut self, kind: NodeKind, place: &Range<usize>) {
        let kind = KINDS.iter().position(|&known| known == kind).expect("it is one of them");
        let far = if place.start >= self.at { 2 * (place.start - self.at) } else { 2 * (self.at - place.start) + 1 };
        self.number(far * KINDS.len() + kind);
        self.number(place.len());
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>) {
        let place = value.span();
        let is_plain = |held: &str| self.text.get(place.start + 1..place.end - 1) == Some(held);
        let kind = match value.get_ref() {
            DeValue::String(held) if is_plain(held) => NodeKind::Text,
            DeValue::Array(_) => NodeKind::List,
            DeValue::Table(_) => NodeKind::Table,
            _ => NodeKind::Other,
        };
        self.head(kind, &place);
        self.at = if matches!(kind, NodeKind::List | NodeKind::Table) { place.start } else { place.end };
        match value.get_ref() {
            DeValue::Array(items) => {
                self.number(items.len());
                items.iter().for_each(|item| self.value(item));
            }
            DeValue::Table(table) => {
                self.number(table.len());
                for (key, value) in table {
                    assert_eq!(self.text.get(key.span()), Some(&**key.get_ref()), "a key between quotation marks");
                    self.head(NodeKind::Text, &key.span());
                    self.at = key.span().end;
                    self.value(value);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_holds_every_kind_of_value_at_its_place() {
        let text = "a = \"été\"\nb = ['x\"y', \"z\\n\", '''\nlong''', 1_000, 0.5, true, 2027-01-01]\n\n[c.d]\ne = {f = [], g = {}}\n\
                    [[h]]\ni = \"\"\n[[h]]\n";
        let tree = TomlTree::new(TomlTree::written(text).leak());
        let root = tree.read(text).expect("it is the tree of this text");
        assert_eq!(format!("{root:?}"), format!("{:?}", DeTable::parse(text).expect("it is TOML")));
    }

    #[test]
    fn what_is_no_tree_of_a_text_reads_nothing() {
        let (text, other) = ("a = [\"b\", 7]\n", "a = 1\n");
        let bytes = TomlTree::written(text);
        for end in 0..bytes.len() {
            let part = TomlTree::new(bytes[..end].to_vec().leak());
            assert!(part.read(text).is_none(), "{end}");
        }
        assert!(TomlTree::new([&bytes[..], &[0]].concat().leak()).read(text).is_none());
        let tagged = |rest: &[u8]| TomlTree::new([&hash(text.as_bytes()).to_le_bytes()[..], rest].concat().leak());
        assert!(tagged(&[0xff; 40]).read(text).is_none());
        assert!(tagged(&[0x82, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 9]).read(text).is_none());
        let whole = TomlTree::new(bytes.leak());
        assert!(whole.read(text).is_some());
        for other in [other, "a = [\"c\", 7]\n", "a = [\"b\", 7]", ""] {
            assert!(whole.read(other).is_none(), "{other}");
        }
    }
}
