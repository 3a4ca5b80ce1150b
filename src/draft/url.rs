//! Addresses written in running text: `https://example.com/page`, `www.example.com`.
//!
//! They stay in the text of their paragraph, and are marked as link targets there, so that a rule about words
//! leaves them alone and a rule about links finds them.

use super::block::Written;
use super::{Context, OpenBlock};
use crate::text::{Span, has_byte};
use memchr::memchr;
use unicode_normalization::char::is_combining_mark;

/// Returns whether a block with a per cent sign or a plus sign may have something to undo: where there is no per cent
/// sign, the plus sign must stand in the query of an address.
pub(super) fn may_be_encoded(block: Written<'_>) -> bool {
    let has = |byte: u8| memchr(byte, block.text.as_bytes()).is_some();
    has(b'%') || (has(b'?') && (is_address(block.context) || block.text.contains(":/")))
}

/// Returns whether a block is an address as a whole, or may be one.
const fn is_address(context: Context) -> bool {
    matches!(context, Context::LinkTarget | Context::Metadata)
}

/// Undoes what is encoded in the addresses and paths of a block: `%20` is a space, and so is a plus sign in a query.
/// Elsewhere a per cent sign is one, unless the block as a whole is an address.
pub(super) fn decode(block: &mut OpenBlock) {
    let whole = is_address(block.context);
    let bytes = block.text.as_bytes();
    let is_word = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    let is_letter = |at: usize| {
        let written = bytes.get(at..).and_then(per_cent_letter);
        written.is_some_and(|(letter, _)| letter.is_alphanumeric())
    };
    let mut edits: Vec<(Span, String)> = Vec::new();
    let (mut path, mut address, mut query) = (whole, whole, false);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let mut length = 1;
        match byte {
            b' ' | b'\n' | b'\t' => (path, address, query) = (whole, whole, false),
            b'/' => (path, address) = (true, address || bytes[..at].ends_with(b":/")),
            b'=' => path = true,
            b'?' => (path, query) = (true, true),
            b'+' if address && query && at > 0 && is_word(at - 1) && (is_word(at + 1) || is_letter(at + 1)) => {
                edits.push((Span::new(at, at + 1), " ".to_owned()));
            }
            b'%' if path => {
                if let Some((letter, written)) = per_cent_letter(&bytes[at..]) {
                    edits.push((Span::new(at, at + written), letter.to_string()));
                    length = written;
                }
            }
            _ => {}
        }
        at += length;
    }
    block.replace(&edits);
}

/// The character that `%C3%A9` stands for, and how many bytes it is written in. Control characters stay encoded.
pub(super) fn per_cent_letter(bytes: &[u8]) -> Option<(char, usize)> {
    let octet = |at: usize| {
        let written = bytes.get(at..at + 3).filter(|written| written.first() == Some(&b'%'))?;
        let digit = |at: usize| written.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        u8::try_from(digit(1)? * 16 + digit(2)?).ok()
    };
    let mut octets = Vec::with_capacity(4);
    while octets.len() < 4 {
        octets.push(octet(octets.len() * 3)?);
        if let Some(letter) = std::str::from_utf8(&octets).ok().and_then(|text| text.chars().next()) {
            return (!letter.is_control()).then_some((letter, octets.len() * 3));
        }
    }
    None
}

/// Returns whether a text holds an address with a letter or a digit: a rule that reads no links never finds such a term.
pub(crate) fn holds_address(text: &str) -> bool {
    // Most texts have neither sign of one.
    has_byte(text, |byte| matches!(byte, b':' | b'.'))
        && addresses(text).iter().any(|span| span.slice(text).contains(char::is_alphanumeric))
}

/// The addresses in a text. Cost: one pass.
pub(super) fn addresses(text: &str) -> Vec<Span> {
    let mut schemes = text.match_indices("://").peekable();
    let mut hosts = text.match_indices("www.").peekable();
    let mut found: Vec<Span> = Vec::new();
    let mut from = 0;
    loop {
        let (scheme, host) = (schemes.peek().map(|&(at, _)| at), hosts.peek().map(|&(at, _)| at));
        let (start, after) = match (scheme, host) {
            (None, None) => return found,
            (Some(at), host) if host.is_none_or(|host| at < host) => {
                schemes.next();
                (if at < from { None } else { scheme_start(text, from, at) }, at + 3)
            }
            (_, Some(at)) => {
                hosts.next();
                (if at < from { None } else { word_start(text, at) }, at + 4)
            }
            (Some(_), None) => continue,
        };
        from = from.max(after);
        let Some(start) = start else { continue };
        let end = end(text, after);
        if end > after {
            found.push(Span::new(start, end));
            from = end;
        }
    }
}

/// The start of the scheme before `://`: letters, digits, `+`, `-`, `.`, the first one a letter.
fn scheme_start(text: &str, from: usize, colon: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(from..colon)?;
    let inside = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let length = bytes.iter().rev().take_while(inside).count();
    let start = colon - length;
    let skipped = text.as_bytes().get(start..colon)?.iter().take_while(|byte| !byte.is_ascii_alphabetic()).count();
    (skipped < length).then_some(start + skipped)
}

/// `www.` counts at the start of a word only.
fn word_start(text: &str, at: usize) -> Option<usize> {
    let before = Span::new(0, at).slice(text).chars().next_back();
    before.is_none_or(|letter| !letter.is_alphanumeric() && !is_combining_mark(letter)).then_some(at)
}

/// The end of an address: at white space, an angle bracket or a quotation mark, less the punctuation of the
/// sentence around it and a closing bracket that nothing in it opens.
fn end(text: &str, from: usize) -> usize {
    let rest = Span::new(from, text.len()).slice(text);
    let stops = |letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '“' | '”' | '«' | '»');
    let run = rest.find(stops).map_or(rest, |at| Span::new(0, at).slice(rest));
    let mut kept = run;
    // Counted once for the run, so that a long row of brackets costs one pass.
    let mut open = kept.matches('(').count() as isize - kept.matches(')').count() as isize;
    while let Some(last) = kept.chars().next_back() {
        match last {
            ')' if open < 0 => open += 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '_' | '~' | ']' | '…' => {}
            _ => break,
        }
        kept = Span::new(0, kept.len() - last.len_utf8()).slice(kept);
    }
    from + kept.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_in_an_address_is_undone_and_elsewhere_is_not() {
        let table = [
            ("See https://x.example/?q=Ada%20Byron+King now", "See https://x.example/?q=Ada Byron King now"),
            ("wiki.example/Ada%2DByron", "wiki.example/Ada-Byron"),
            ("Ada%20Byron, 100%25 a", "Ada%20Byron, 100%25 a"),
            ("https://x.example/a+b?c++d", "https://x.example/a+b?c++d"),
            ("https://x.example/%C3%A9t%C3%A9%0A%zz", "https://x.example/été%0A%zz"),
            ("curl \"x.example/?q=Ada%20Byron\"", "curl \"x.example/?q=Ada Byron\""),
        ];
        for (written, read) in table {
            let mut block = OpenBlock::new(Context::Paragraph, false);
            block.push(written, Span::new(0, written.len()), Context::Paragraph);
            decode(&mut block);
            assert_eq!(block.text, read);
        }
    }

    #[test]
    fn an_address_ends_before_the_punctuation_of_its_sentence() {
        let cases = [
            ("See https://example.com/a_(b), or", Some("https://example.com/a_(b)")),
            ("(https://example.com/a)", Some("https://example.com/a")),
            ("“https://example.com/a?b=c!”", Some("https://example.com/a?b=c")),
            ("at www.example.com.", Some("www.example.com")),
            ("git+ssh://example.com/x", Some("git+ssh://example.com/x")),
            ("de\u{301}ja\u{300}www.example.com", None),
            ("awww.x and ://nothing and 1:// too, https:// alone", None),
        ];
        for (text, expected) in cases {
            assert_eq!(addresses(text).first().map(|span| span.slice(text)), expected, "{text}");
        }
    }
}
