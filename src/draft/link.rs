//! The parts of a link that the Markdown parser gives no place for: destination and title.
//!
//! Both are found inside the link's own range by the rules of `CommonMark`, never by searching for their text.
//! Escapes and entities in them, and per cent signs in destinations, are decoded with exact places, so that
//! nothing hides behind them.

use super::{Blocks, Context, OpenBlock, html, url};
use crate::text::{Span, next_byte};

/// Appends the blocks of what stands between the brackets of `](destination "title")`, or after the colon of
/// `[label]: destination "title"`.
pub(super) fn read(blocks: &mut Blocks, source: &str, place: Span, quoted: bool, title: Context) {
    let mut parts = Parts { bytes: source.as_bytes(), at: place.start, end: place.end };
    if let Some(destination) = parts.destination() {
        push_decoded(blocks, source, destination, quoted, Context::LinkTarget);
    }
    if let Some(found) = parts.title() {
        push_decoded(blocks, source, found, quoted, title);
    }
}

/// The place after the `]` that ends a link's text or a definition's label, from an offset that lies before it
/// and after everything in the text that could hold another.
pub(super) fn after_bracket(source: &str, from: usize, end: usize) -> Option<usize> {
    let bytes = source.as_bytes().get(from..end)?;
    let mut escaped = false;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b']' => return Some(from + at + 1),
            _ => {}
        }
    }
    None
}

/// A reader over the raw bytes of a link's tail.
struct Parts<'t> {
    bytes: &'t [u8],
    at: usize,
    end: usize,
}

impl Parts<'_> {
    /// A destination without its angle brackets.
    fn destination(&mut self) -> Option<Span> {
        self.skip_space();
        let start = self.at;
        if self.peek() == Some(b'<') {
            self.at += 1;
            let inside = self.until(|byte| byte == b'>');
            self.at += 1;
            return Some(inside);
        }
        let found =
            self.until(|byte| (byte == b' ') | (byte == b'\t') | (byte == b'\n') | (byte == b'\x0c') | (byte == b'\r'));
        (found.end > start).then_some(found)
    }

    /// A title without its quotation marks.
    fn title(&mut self) -> Option<Span> {
        self.skip_space();
        let close = match self.peek()? {
            mark @ (b'"' | b'\'') => mark,
            b'(' => b')',
            _ => return None,
        };
        self.at += 1;
        Some(self.until(|byte| byte == close))
    }

    /// The stretch up to the first byte that is wanted and not escaped.
    fn until(&mut self, wanted: impl Fn(u8) -> bool) -> Span {
        let (start, bytes) = (self.at, self.bytes.get(..self.end).unwrap_or(self.bytes));
        while let Some(found) = next_byte(bytes, self.at, |byte| wanted(byte) | (byte == b'\\')) {
            if bytes[found] != b'\\' {
                self.at = found;
                return Span::new(start, found);
            }
            let is_escape = self.bytes.get(found + 1).is_some_and(u8::is_ascii_punctuation);
            self.at = found + if is_escape { 2 } else { 1 };
        }
        self.at = self.end;
        Span::new(start, self.at)
    }

    /// Steps over white space, and over the quote markers that follow a line ending in it.
    fn skip_space(&mut self) {
        let mut line_start = false;
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' | b'\r' => line_start = true,
                b' ' | b'\t' => {}
                b'>' if line_start => {}
                _ => return,
            }
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        if self.at < self.end { self.bytes.get(self.at).copied() } else { None }
    }
}

/// Adds the block of a destination or a title, or of markup that may hold one.
pub(super) fn push_decoded(blocks: &mut Blocks, source: &str, place: Span, quoted: bool, context: Context) {
    let per_cent = matches!(context, Context::LinkTarget | Context::Markup);
    let special =
        |byte: u8| (byte == b'\\') | (byte == b'&') | (byte == b'\n') | (byte == b'\r') | (per_cent & (byte == b'%'));
    let text = place.slice(source);
    let Some(first) = next_byte(text.as_bytes(), 0, special) else {
        blocks.push_copy(text, place, quoted, context);
        return;
    };
    let mut block = blocks.open(context, quoted);
    block.append(Span::new(0, first).slice(text), Span::new(place.start, place.start + first), context);
    let mut at = place.start + first;
    while at < place.end {
        let rest = Span::new(at, place.end).slice(source);
        at += sign(&mut block, rest, at, context);
        let rest = Span::new(at, place.end).slice(source);
        let plain = next_byte(rest.as_bytes(), 0, special).unwrap_or(rest.len());
        block.append(Span::new(0, plain).slice(rest), Span::new(at, at + plain), context);
        at += plain;
    }
    blocks.close(block);
}

/// Appends what the sign at the start of `rest` stands for; how many bytes it took.
fn sign(block: &mut OpenBlock, rest: &str, at: usize, context: Context) -> usize {
    let bytes = rest.as_bytes();
    match bytes.first() {
        Some(b'\\') if bytes.get(1).is_some_and(u8::is_ascii_punctuation) => {
            block.push(Span::new(1, 2).slice(rest), Span::new(at + 1, at + 2), context);
            return 2;
        }
        Some(b'&') => {
            if let Some((letters, length)) = html::reference(rest) {
                block.push_decoded(&letters, Span::new(at, at + length), context);
                return length;
            }
        }
        Some(b'%') => {
            if let Some((letter, length)) = url::per_cent_letter(bytes) {
                block.push(letter.encode_utf8(&mut [0; 4]), Span::new(at, at + length), context);
                return length;
            }
        }
        Some(b'\n' | b'\r') => {
            let markers = |byte: &&u8| matches!(byte, b'\n' | b'\r' | b' ' | b'\t') || (block.quoted && **byte == b'>');
            let length = bytes.iter().take_while(markers).count();
            block.push(" ", Span::new(at, at + length), context);
            return length;
        }
        _ => {}
    }
    block.push(Span::new(0, 1).slice(rest), Span::new(at, at + 1), context);
    1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::block::Written;

    fn parts(tail: &str) -> Vec<(String, Vec<String>)> {
        let mut blocks = Blocks::default();
        read(&mut blocks, tail, Span::new(0, tail.len()), false, Context::LinkTitle);
        let sources =
            |block: Written<'_>| block.segments.iter().map(|segment| segment.source.slice(tail).to_owned()).collect();
        blocks.all().map(|block| (block.text.to_owned(), sources(block))).collect()
    }

    #[test]
    fn destinations_and_titles_are_read_as_commonmark_does() {
        let texts = |tail: &str| parts(tail).into_iter().map(|(text, _)| text).collect::<Vec<_>>();
        assert_eq!(texts("/a_(b) \"c \\\" d\""), ["/a_(b)", "c \" d"]);
        assert_eq!(texts(" <a b> 'c'"), ["a b", "c"]);
        assert_eq!(texts("x (y)"), ["x", "y"]);
        assert_eq!(texts("x\n> \"y\""), ["x", "y"]);
        assert_eq!(texts(""), Vec::<String>::new());
    }

    #[test]
    fn what_is_encoded_keeps_its_place() {
        let (text, sources) = parts("/%66al&#99;%C3%A9%zz%0A").remove(0);
        assert_eq!(text, "/falcé%zz%0A");
        assert_eq!(sources, ["/", "%66", "al", "&#99;", "%C3%A9", "%zz%0A"]);
    }
}
