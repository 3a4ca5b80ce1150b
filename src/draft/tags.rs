//! Names of HTML, and the tags and comments that leave no question open.
//!
//! A plain tag has names of letters, digits and a few signs, and values in quotation marks, or of nothing that needs them.
//! Its end is found at a fraction of the tokenizer's cost, and is the same; all other tags are left to the tokenizer.

use super::Context;
use crate::text::Span;
use html5gum::naive_next_state;
use memchr::memchr3;
use memchr::memmem::find;
use std::borrow::Cow;

/// Returns whether an element does not end a word or a sentence around it (HTML Living Standard, 4.5 and 4.7).
pub(super) const fn is_inline(element: &[u8]) -> bool {
    matches!(
        element,
        b"a" | b"abbr"
            | b"acronym"
            | b"b"
            | b"bdi"
            | b"bdo"
            | b"big"
            | b"cite"
            | b"code"
            | b"data"
            | b"del"
            | b"dfn"
            | b"em"
            | b"font"
            | b"i"
            | b"ins"
            | b"kbd"
            | b"label"
            | b"mark"
            | b"nobr"
            | b"q"
            | b"ruby"
            | b"s"
            | b"samp"
            | b"small"
            | b"span"
            | b"strike"
            | b"strong"
            | b"sub"
            | b"sup"
            | b"time"
            | b"tt"
            | b"u"
            | b"var"
    )
}

/// Returns whether the contents of an element are code, verbatim.
pub(super) const fn is_code(element: &[u8]) -> bool {
    matches!(element, b"code" | b"pre" | b"samp" | b"script" | b"style" | b"textarea")
}

/// The kind of an attribute's value, where a reader meets it or it is an address.
pub(super) fn value_context(attribute: &[u8]) -> Option<Context> {
    match attribute {
        b"alt" | b"aria-label" | b"content" | b"placeholder" | b"title" | b"value" => Some(Context::HtmlAttribute),
        b"action" | b"href" | b"poster" | b"src" | b"srcset" => Some(Context::LinkTarget),
        _ if attribute.starts_with(b"data-") && attribute.ends_with(b"url") => Some(Context::LinkTarget),
        _ => None,
    }
}

/// A plain tag.
pub(super) struct PlainTag {
    /// True for `</p>`.
    pub(super) is_end: bool,
    /// Its name as it is written.
    pub(super) name: Span,
    /// Its end, `>` included.
    pub(super) end: usize,
}

/// Reads the tag that begins at an offset, if it is plain; `values` gets those of its values that are read.
pub(super) fn plain(text: &str, start: usize, values: &mut Vec<(Context, Span)>) -> Option<PlainTag> {
    values.clear();
    let mut scan = TagScan { bytes: text.as_bytes(), at: start };
    if !scan.takes(b'<') {
        return None;
    }
    let is_end = scan.takes(b'/');
    let name = scan.name();
    let element = text.as_bytes().get(name.start..name.end)?;
    if !element.first()?.is_ascii_alphabetic() || naive_next_state(&in_small(element)).is_some() {
        return None;
    }
    loop {
        scan.skip_space();
        match scan.peek()? {
            b'>' => return Some(PlainTag { is_end, name, end: scan.at + 1 }),
            b'/' => scan.at += 1,
            _ => values.extend(scan.attribute()?),
        }
    }
}

/// The end of the comment that begins at an offset, if nothing in it looks like another end.
pub(super) fn comment_end(text: &str, start: usize) -> Option<usize> {
    let inside = text.get(start..)?.strip_prefix("<!--")?;
    let dashes = find(inside.as_bytes(), b"--")?;
    let is_plain = !inside.starts_with(['>', '-']) && inside.as_bytes().get(dashes + 2) == Some(&b'>');
    is_plain.then_some(start + "<!--".len() + dashes + "-->".len())
}

/// A reader over the bytes of a tag.
struct TagScan<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl TagScan<'_> {
    /// An attribute, and its value if that is read. Nothing stands for an attribute that is not plain.
    fn attribute(&mut self) -> Option<Option<(Context, Span)>> {
        let name = self.name();
        if name.is_empty() {
            return None;
        }
        self.skip_space();
        if !self.takes(b'=') {
            return Some(None);
        }
        self.skip_space();
        let value = match self.peek()? {
            mark @ (b'"' | b'\'') => self.quoted(mark)?,
            _ => self.bare()?,
        };
        let context = value_context(&in_small(&self.bytes[name.start..name.end]));
        Some(context.filter(|_| !value.is_empty()).map(|context| (context, value)))
    }

    /// A value in quotation marks, with nothing in it that stands for something else.
    fn quoted(&mut self, mark: u8) -> Option<Span> {
        let start = self.at + 1;
        let end = start + memchr3(mark, b'&', 0, self.bytes.get(start..)?)?;
        self.at = end + 1;
        (self.bytes[end] == mark).then(|| Span::new(start, end))
    }

    /// A value without quotation marks.
    fn bare(&mut self) -> Option<Span> {
        let start = self.at;
        let is_open = |byte: &u8| !is_space(*byte) && *byte != b'>';
        let length = self.bytes.get(start..)?.iter().position(|byte| !is_open(byte))?;
        self.at = start + length;
        let is_plain = |byte: &u8| !matches!(byte, 0 | b'&' | b'"' | b'\'' | b'<' | b'=' | b'`');
        (length > 0 && self.bytes[start..self.at].iter().all(is_plain)).then(|| Span::new(start, self.at))
    }

    fn name(&mut self) -> Span {
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.' | b'@');
        let start = self.at;
        self.at += self.bytes[start..].iter().take_while(is_name).count();
        Span::new(start, self.at)
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }

    fn takes(&mut self, wanted: u8) -> bool {
        let is_there = self.peek() == Some(wanted);
        self.at += usize::from(is_there);
        is_there
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}

/// A name in small letters.
fn in_small(name: &[u8]) -> Cow<'_, [u8]> {
    if name.iter().any(u8::is_ascii_uppercase) { name.to_ascii_lowercase().into() } else { name.into() }
}

/// Returns whether a byte parts the attributes of a tag. A `\r` does not come here.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0c')
}
