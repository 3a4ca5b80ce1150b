//! The cover: what no block holds and yet has a letter or a digit becomes a block of markup.
//!
//! So no byte of a draft that could be part of a word is left out, whatever the parsers give no event for: labels
//! of link definitions, names of tags, the language of a code block, keys of the front matter.

use super::{Blocks, Context, DraftParts, link, plain};
use crate::text::Span;
use memchr::memchr2;
use unicode_normalization::char::is_combining_mark;

/// Takes out the blocks without text, and adds those of markup.
pub(super) fn complete(document: &mut DraftParts<'_>) {
    let (blocks, source) = (&mut document.blocks, document.source);
    blocks.retain_text();
    let mut covered = Covered::new(source.len());
    for segment in blocks.segments() {
        covered.add(segment.source);
    }
    let mut at = 0;
    while let Some(letter) = covered.letter(source.as_bytes(), at) {
        let place = covered.around(letter);
        gap(blocks, source, place);
        at = place.end;
    }
}

/// One bit for each byte of the source: whether a block holds it.
struct Covered {
    words: Vec<u64>,
    length: usize,
}

impl Covered {
    fn new(length: usize) -> Self {
        Self { words: vec![0; length.div_ceil(64)], length }
    }

    fn add(&mut self, place: Span) {
        let (first, last) = (place.start / 64, place.end / 64);
        let (from_start, to_end) = (!0 << (place.start % 64), !(!0 << (place.end % 64)));
        if first == last {
            self.set(first, from_start & to_end);
            return;
        }
        self.set(first, from_start);
        for word in first + 1..last {
            self.set(word, !0);
        }
        self.set(last, to_end);
    }

    fn set(&mut self, word: usize, bits: u64) {
        if let Some(word) = self.words.get_mut(word) {
            *word |= bits;
        }
    }

    /// The first byte at or after an offset that no block holds and that may be of a letter or a digit.
    fn letter(&self, source: &[u8], from: usize) -> Option<usize> {
        let mut bare = !self.words.get(from / 64)? & (!0 << (from % 64));
        for word in from / 64.. {
            while bare != 0 {
                let at = word * 64 + usize::try_from(bare.trailing_zeros()).ok()?;
                let byte = source.get(at)?;
                if !byte.is_ascii() || byte.is_ascii_alphanumeric() {
                    return Some(at);
                }
                bare &= bare - 1;
            }
            bare = !*self.words.get(word + 1)?;
        }
        None
    }

    /// The stretch around a byte that no block holds.
    fn around(&self, at: usize) -> Span {
        let (mut first, mut last) = (at / 64, at / 64);
        let mut before = self.word(first) & !(!0 << (at % 64));
        while before == 0 && first > 0 {
            first -= 1;
            before = self.word(first);
        }
        let mut after = self.word(last) & (!0 << (at % 64));
        while after == 0 && last + 1 < self.words.len() {
            last += 1;
            after = self.word(last);
        }
        let start = before.checked_ilog2().map_or(0, |bit| first * 64 + bit as usize + 1);
        let end = if after == 0 { self.length } else { last * 64 + after.trailing_zeros() as usize };
        Span::new(start, end)
    }

    fn word(&self, number: usize) -> u64 {
        self.words.get(number).copied().unwrap_or_default()
    }
}

/// Adds the blocks of a stretch of the source that no block holds, one for each part between blank lines.
fn gap(blocks: &mut Blocks, source: &str, place: Span) {
    let Some(letters) = letters(source, place) else { return };
    // Most have letters in one line alone.
    if memchr2(b'\n', b'\r', letters.slice(source).as_bytes()).is_none() {
        block(blocks, source, place, letters);
        return;
    }
    for part in plain::paragraphs(source, place) {
        if let Some(letters) = self::letters(source, part) {
            block(blocks, source, part, letters);
        }
    }
}

/// The stretch of a part of the source from its first letter or digit to its last.
fn letters(source: &str, part: Span) -> Option<Span> {
    let text = part.slice(source);
    let first = text.find(char::is_alphanumeric)?;
    let (last, letter) = text.char_indices().rfind(|(_, letter)| letter.is_alphanumeric())?;
    Some(Span::new(part.start + first, part.start + last + letter.len_utf8()))
}

/// Adds the block of a stretch of markup, from its first letter or digit to its last with the marks on it, and with the signs
/// that belong to names (`#`, `@`, `/` …) on both sides.
fn block(blocks: &mut Blocks, source: &str, part: Span, letters: Span) {
    let belongs = |letter: char| matches!(letter, '#' | '@' | '_' | '-' | '.' | '/' | ':');
    let before = Span::new(part.start, letters.start).slice(source);
    let rest = Span::new(letters.end, part.end).slice(source);
    let behind = rest.trim_start_matches(is_combining_mark).trim_start_matches(belongs);
    let place = Span::new(part.start + before.trim_end_matches(belongs).len(), part.end - behind.len());
    link::push_decoded(blocks, source, place, false, Context::Markup);
}

#[cfg(test)]
mod tests {
    use crate::draft::{Context, Draft};

    fn markup(text: &str) -> Vec<String> {
        let blocks = Draft::markdown(text).document().blocks;
        blocks
            .into_iter()
            .filter(|block| block.context == Context::Markup)
            .map(|block| block.text.to_string())
            .collect()
    }

    #[test]
    fn labels_tags_and_keys_are_markup() {
        assert_eq!(markup("[docs][Zephyrion]\n\n[Zephyrion]: /x"), ["Zephyrion", "Zephyrion"]);
        assert_eq!(markup("```Zephyrion\nx\n```"), ["Zephyrion"]);
        assert_eq!(markup("```Zephyrion\u{301} "), ["Zephyrion\u{301}"]);
        assert_eq!(markup("x <b>y</b>"), ["b", "/b"]);
        assert_eq!(markup("a[^Zephyrion]\n\n[^Zephyrion]: b"), ["Zephyrion", "Zephyrion"]);
        assert_eq!(markup("---\nZephyrion: a\n---\n"), ["Zephyrion:"]);
    }

    /// Of two definitions of a label the second defines nothing, and browsers read it when the first one goes.
    #[test]
    fn what_is_encoded_in_markup_is_read() {
        let twice = markup("[a]: /x\n\n[a]: /Zeph&#121;rion\n\n[a]: /%5aephyrion");
        assert!(twice.iter().filter(|text| text.ends_with("/Zephyrion")).count() == 2, "{twice:?}");
    }
}
