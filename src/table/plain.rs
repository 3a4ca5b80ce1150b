//! The plain part of TOML, read in one pass: nearly all of what policies are written in.
//!
//! A policy of a hundred thousand terms, and the packs of each start, are little but short texts in lists. Whatever is not
//! plain is left to the crate `toml`, as a whole: dotted keys, tables within lists of tables, and all that is wrong. What is
//! read here is the same to the last place as what the crate reads, which a test holds.

use crate::text::Span;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Error};

/// Reads a text of TOML as far as it can be read, and its errors.
pub(crate) fn parse(text: &str) -> (Spanned<DeTable<'_>>, Vec<Error>) {
    match PlainToml::read(text) {
        // A file has no place of its own.
        Some(table) => (Spanned::new(0..0, table), Vec::new()),
        None => DeTable::parse_recoverable(text),
    }
}

/// Lists and tables in each other, so many deep.
const DEEPEST: usize = 16;

/// A text of which everything before a place is read. Nothing is given where something is not plain.
struct PlainToml<'t> {
    text: &'t str,
    at: usize,
    /// The names of tables and of lists of tables that headers have made so far.
    made: Vec<(Cow<'t, str>, MadeTable)>,
}

/// A kind of header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MadeTable {
    /// `[name]`, or `[name.other]`.
    One,
    /// `[[name]]`.
    Several,
}

type PlainKey<'t> = Spanned<Cow<'t, str>>;

impl<'t> PlainToml<'t> {
    fn read(text: &'t str) -> Option<DeTable<'t>> {
        let mut reader = Self { text, at: 0, made: Vec::new() };
        let mut root = reader.pairs()?;
        while reader.peek().is_some() {
            reader.table(&mut root)?;
        }
        Some(root)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes past a byte, which must be the next one.
    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn skip(&mut self, is_skipped: impl Fn(u8) -> bool) {
        self.at += self.text.as_bytes()[self.at..].iter().take_while(|&&byte| is_skipped(byte)).count();
    }

    fn spaces(&mut self) {
        self.skip(|byte| byte == b' ' || byte == b'\t');
    }

    /// Goes past the end of a line, with spaces and a comment before it.
    fn end_of_line(&mut self) -> Option<()> {
        self.spaces();
        if self.peek() == Some(b'#') {
            self.skip(is_shown);
        }
        match self.peek() {
            Some(b'\r') => self.at += 1,
            None => return Some(()),
            Some(_) => {}
        }
        self.expect(b'\n')
    }

    /// Goes past empty lines and comments, and spaces after them.
    fn gap(&mut self) -> Option<()> {
        loop {
            self.spaces();
            match self.peek() {
                Some(b'#' | b'\r' | b'\n') => self.end_of_line()?,
                _ => return Some(()),
            }
        }
    }

    /// The keys of a table with their values, line by line, up to the next header.
    fn pairs(&mut self) -> Option<DeTable<'t>> {
        let mut table = DeTable::new();
        loop {
            self.gap()?;
            if matches!(self.peek(), None | Some(b'[')) {
                return Some(table);
            }
            self.pair(&mut table, 0)?;
            self.end_of_line()?;
        }
    }

    /// A key with its value.
    fn pair(&mut self, table: &mut DeTable<'t>, depth: usize) -> Option<()> {
        let key = self.key()?;
        self.spaces();
        self.expect(b'=')?;
        self.spaces();
        let value = self.value(depth)?;
        table.insert(key, value).is_none().then_some(())
    }

    /// A table with its header.
    fn table(&mut self, root: &mut DeTable<'t>) -> Option<()> {
        let start = self.at;
        self.expect(b'[')?;
        let is_list = self.expect(b'[').is_some();
        let mut key = self.key()?;
        let mut of = None;
        if self.expect(b'.').is_some() {
            of = Some(std::mem::replace(&mut key, self.key()?));
        }
        self.expect(b']')?;
        if is_list {
            self.expect(b']')?;
        }
        let span = start..self.at;
        self.end_of_line()?;
        let table = Spanned::new(span.clone(), DeValue::Table(self.pairs()?));
        let made =
            |name: &PlainKey<'_>| self.made.iter().find(|(known, _)| known == name.get_ref()).map(|(_, kind)| *kind);
        let value = match (is_list, of) {
            (false, Some(of)) => {
                if made(&of) != Some(MadeTable::One) {
                    let new = Spanned::new(of.span(), DeValue::Table(DeTable::new()));
                    self.made.push((of.get_ref().clone(), MadeTable::One));
                    if root.insert(of.clone(), new).is_some() {
                        return None;
                    }
                }
                let DeValue::Table(of) = root.get_mut(&of)?.get_mut() else { return None };
                return of.insert(key, table).is_none().then_some(());
            }
            (true, Some(_)) => return None,
            (false, None) => {
                self.made.push((key.get_ref().clone(), MadeTable::One));
                table
            }
            (true, None) if made(&key) == Some(MadeTable::Several) => {
                let DeValue::Array(list) = root.get_mut(&key)?.get_mut() else { return None };
                list.push(table);
                return Some(());
            }
            (true, None) => {
                self.made.push((key.get_ref().clone(), MadeTable::Several));
                Spanned::new(span, DeValue::Array(DeArray::from_iter([table])))
            }
        };
        root.insert(key, value).is_none().then_some(())
    }

    /// A key without dots, bare or between quotation marks.
    fn key(&mut self) -> Option<PlainKey<'t>> {
        let start = self.at;
        if let quote @ (b'"' | b'\'') = self.peek()? {
            let text = self.quoted(quote).filter(|text| !text.is_empty())?;
            return Some(Spanned::new(start..self.at, text.into()));
        }
        self.skip(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        let name = Span::new(start, self.at).slice(self.text);
        (!name.is_empty()).then(|| Spanned::new(start..self.at, name.into()))
    }

    /// What stands between quotation marks on one line, without escapes.
    fn quoted(&mut self, quote: u8) -> Option<&'t str> {
        let start = self.at + 1;
        let rest = self.text.as_bytes().get(start..)?;
        let ends = if quote == b'"' { &IS_END[0] } else { &IS_END[1] };
        let end = start + rest.iter().position(|&byte| ends[usize::from(byte)])?;
        if self.text.as_bytes()[end] != quote {
            return None;
        }
        self.at = end + 1;
        Some(Span::new(start, end).slice(self.text))
    }

    fn value(&mut self, depth: usize) -> Option<Spanned<DeValue<'t>>> {
        let start = self.at;
        let value = match self.peek()? {
            b'[' if depth < DEEPEST => DeValue::Array(self.list(depth + 1)?),
            b'{' if depth < DEEPEST => DeValue::Table(self.inline(depth + 1)?),
            b'[' | b'{' => return None,
            quote @ (b'"' | b'\'') => match self.quoted(quote) {
                // Two marks begin a text of several lines.
                Some(text) if !text.is_empty() || self.peek() != Some(quote) => DeValue::String(text.into()),
                _ => {
                    self.at = start;
                    self.rest(quote)?
                }
            },
            _ => {
                self.skip(|byte| is_shown(byte) && !matches!(byte, b',' | b']' | b'}' | b'#'));
                let written = Span::new(start, self.at).slice(self.text).trim_end_matches([' ', '\t']);
                self.at = start + written.len();
                match written {
                    "true" => DeValue::Boolean(true),
                    "false" => DeValue::Boolean(false),
                    _ => parsed(written)?,
                }
            }
        };
        Some(Spanned::new(start..self.at, value))
    }

    /// A text with escapes, or of several lines.
    fn rest(&mut self, quote: u8) -> Option<DeValue<'t>> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let marks = if bytes[start..].starts_with(&[quote; 3]) { 3 } else { 1 };
        self.at += marks;
        while !bytes[self.at..].starts_with(&[quote; 3][..marks]) {
            let is_escape = self.peek()? == b'\\' && quote == b'"';
            self.at += 1 + usize::from(is_escape);
            bytes.get(self.at)?;
        }
        self.at += marks;
        // A quotation mark may stand right before the last ones.
        if self.peek() == Some(quote) {
            return None;
        }
        parsed(self.text.get(start..self.at)?)
    }

    fn list(&mut self, depth: usize) -> Option<DeArray<'t>> {
        let mut items = Vec::new();
        self.each(b']', |reader| {
            items.push(reader.value(depth)?);
            Some(())
        })?;
        Some(items.into_iter().collect())
    }

    fn inline(&mut self, depth: usize) -> Option<DeTable<'t>> {
        let mut table = DeTable::new();
        self.each(b'}', |reader| reader.pair(&mut table, depth))?;
        Some(table)
    }

    /// Takes what stands between brackets, with a comma after each.
    fn each(&mut self, close: u8, mut take: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        loop {
            self.gap()?;
            if self.expect(close).is_some() {
                return Some(());
            }
            take(self)?;
            self.gap()?;
            if self.peek()? != close {
                self.expect(b',')?;
            }
        }
    }
}

/// Returns whether a byte may stand in a comment, or between quotation marks on one line.
const fn is_shown(byte: u8) -> bool {
    byte >= b' ' && byte != 0x7f || byte == b'\t'
}

/// Bytes that end a text between double quotation marks or within them, or between single ones.
static IS_END: [[bool; 256]; 2] = {
    let mut ends = [[false; 256]; 2];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        ends[0][byte as usize] = !is_shown(byte) || matches!(byte, b'"' | b'\\');
        ends[1][byte as usize] = !is_shown(byte) || byte == b'\'';
        byte += 1;
    }
    ends
};

/// A value as the crate reads it.
fn parsed(text: &str) -> Option<DeValue<'_>> {
    DeValue::parse(text).ok().map(Spanned::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{Strategy, proptest};

    /// What is read as plain is what the crate reads, without errors.
    fn assert_same(text: &str) -> bool {
        let Some(plain) = PlainToml::read(text) else { return false };
        let (whole, errors) = DeTable::parse_recoverable(text);
        assert!(errors.is_empty(), "{text:?} is wrong: {errors:?}");
        assert_eq!(format!("{:?}", Spanned::new(0..0, plain)), format!("{whole:?}"), "{text:?}");
        true
    }

    fn policies() -> Vec<String> {
        let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/policies")).unwrap();
        files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
    }

    #[test]
    fn all_packs_are_plain() {
        assert!(policies().iter().all(|text| assert_same(text)));
    }

    #[test]
    fn what_is_plain_reads_alike() {
        for text in [
            "",
            "a = 1",
            "a=\t'x' # y\r\n\n [b]\n\"c d\" = \"é\"\n[e.f]\n[e.g] #\nh = [1, [2], { i = true }]",
            "a = [\n'x', # y\n\n\"\" , ]\nb = { c = 1, 'd' = [ ] , }\nc = {}",
            "a = \"x\\\"y\\u00e9\"\nb = '''\nx\n'y'''\nc = \"\"\"\\\"\n\"\"\"\nd = ''\ne = \"\"",
            "a = 2026-11-26 12:00:00 # b\nb = 0x1f\nc = +inf\nd = 1_000.5e3\ne = 12:00",
            "[[a]]\nb = 1\n[[a]]\n[c]\n[c.d]\n[[e]]",
        ] {
            assert!(assert_same(text), "{text:?}");
        }
    }

    #[test]
    fn what_is_wrong_or_not_plain_is_left_to_the_crate() {
        for text in [
            "a",
            "a =",
            "a = 1 b = 2",
            "a = 1\na = 2",
            "[a]\n[a]",
            "[a",
            "[[a]\n",
            "a.b = 1",
            "[[a]]\n[a.b]",
            "a = {}\n[a.b]",
            "a = []\n[[a]]",
            "[a.b]\n[a]",
            "[a]\n[[a]]",
            "[a]\nb = 1\n[a.b]",
            "a = \"\u{7}\"",
            "# \u{7f}",
            "a = 1\r",
            "a = [1 2]",
            "a = [,]",
            "a = {,}",
            "a = '''",
            "a = \"",
            "a = \"\\",
            "a = \"\\x\"",
            "\u{feff}a = 1",
            "a = '''x''''",
            "[ a ]",
            "[]",
        ] {
            assert!(!assert_same(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_reads_alike(text in r#"([abc]|=|\[|\]|\{|\}|,|"|'|\\|#|\.|-|1|:| |\t|\n|\r|é|true|\[a\]\n|a = |"b"){0,24}"#) {
            assert_same(&text);
        }

        #[test]
        fn a_policy_with_a_slip_reads_alike(
            policy in (0..policies().len()).prop_map(|at| policies().swap_remove(at)),
            at in 0.0..1.0_f64,
            slip in r#"(=|\[|\]|\{|\}|,|"|'|\\|#|\.|-| |\t|\n|\r|é|a){0,3}"#,
            gone in 0..4_usize,
        ) {
            let tables: Vec<&str> = policy.split("\n\n").collect();
            let near = (at * tables.len() as f64) as usize;
            let some = tables[near..(near + 4).min(tables.len())].join("\n\n");
            let start = some.floor_char_boundary((some.len() as f64 * (at * 97.0).fract()) as usize);
            let end = some.ceil_char_boundary((start + gone).min(some.len()));
            let (before, after) = (Span::new(0, start), Span::new(end, some.len()));
            assert_same(&[before.slice(&some), &slip, after.slice(&some)].concat());
        }
    }
}
