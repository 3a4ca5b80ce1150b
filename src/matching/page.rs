//! The words of one block, as terms are compared with them.

use super::piece::TermPiece;
use super::roster::Names;
use super::unit::Unit;
use super::word_entry::{BothBeside, WordBeside};
use crate::language::Language;
use crate::reading::{Letter, Reading, Undone, Word};
use crate::text::{BlockNumber, Span, hash};

/// The most words, as people count them, that a `…` stands for.
const MOST_WORDS: usize = 3;

/// The most words of the index that these are: each of several parts (`state-of-the-art`).
const MOST_PARTS: usize = 12;

/// The words of a block, as the index looks them up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'p> {
    /// The block's text.
    pub(crate) text: &'p str,
    /// The block's words.
    pub(crate) words: &'p [Word],
    /// All blocks, read.
    pub(crate) reading: &'p Reading,
    /// The block.
    pub(crate) number: BlockNumber,
    /// The suspicious words of the block.
    pub(crate) undone: &'p [Undone],
    /// The numbers of the words of the block that are one byte.
    pub(crate) singles: &'p [usize],
    /// The language of the block, whose accents are no disguise.
    pub(crate) language: Option<Language>,
    /// The names that placeholders stand for.
    pub(crate) names: &'p Names,
}

impl<'p> Page<'p> {
    /// The bare fold of a word.
    pub(crate) fn fold(&self, at: usize) -> &'p str {
        self.run_together(at, at)
    }

    /// The bare fold of some words, run together.
    pub(crate) fn run_together(&self, first: usize, last: usize) -> &'p str {
        let offset = self.reading.blocks[self.number.0].words.start;
        self.reading.words.fold_of(offset + first, offset + last)
    }

    /// The first two bytes of the fold of a word, 0 for what there is not.
    #[inline]
    fn begins(&self, at: usize) -> [u8; 2] {
        let Some(start) = self.words.get(at).map(Word::folded) else { return [0; 2] };
        let folded = self.reading.words.folded.as_bytes();
        let is_one = self.words.get(at + 1).map_or_else(|| self.fold(at).len() == 1, |next| next.folded() == start + 1);
        let second = folded.get(start + 1).filter(|_| !is_one);
        [folded.get(start), second].map(|byte| byte.copied().unwrap_or(0))
    }

    /// How the words beside one begin.
    #[inline]
    pub(super) fn beside(&self, at: usize) -> BothBeside {
        BothBeside::new(self.begins(at.wrapping_sub(1)), self.begins(at + 1))
    }

    /// Returns whether a glance at the words beside one leaves open that the wanted one stands there.
    #[inline]
    pub(super) fn may_have(&self, wanted: WordBeside, beside: BothBeside, at: usize) -> bool {
        beside.may_be(wanted) || self.is_undone(wanted.place(at))
    }

    /// The text between a word and the next one.
    pub(crate) fn gap(&self, at: usize) -> Option<&'p str> {
        let (word, next) = (self.words.get(at)?, self.words.get(at + 1)?);
        Some(Span::new(word.end(), next.start()).slice(self.text))
    }

    /// The word at a number, where it is the wanted one as it stands.
    pub(super) fn plain(&self, piece: &TermPiece, at: usize) -> Option<Unit> {
        let word = self.words.get(at)?;
        let span = word.span();
        let likeness = piece.compare(span.slice(self.text), self.fold(at), self.language)?;
        Some(Unit { first: at, last: at, span, likeness, language: None })
    }

    /// Letters of a suspicious word, where they are the wanted word in disguise.
    pub(super) fn hidden(&self, piece: &TermPiece, word: &Undone, letters: &[Letter]) -> Option<Unit> {
        let likeness = piece.unmask(word.kind, letters)?;
        let (first, last) = (letters.first()?.span, letters.last()?.span);
        let span = first.hull(last);
        let own = self.words.get(word.words.0..=word.words.1)?;
        let first = word.words.0 + own.partition_point(|word| word.end() <= span.start);
        let last = word.words.0 + own.partition_point(|word| word.start() < span.end).checked_sub(1)?;
        Some(Unit { first, last, span, likeness, language: None })
    }

    /// Returns whether a suspicious word begins or ends with a word.
    pub(super) fn is_undone(&self, at: usize) -> bool {
        if self.undone.is_empty() {
            return false;
        }
        let starting = self.undone.partition_point(|word| word.words.0 < at);
        let ending = self.undone.partition_point(|word| word.words.1 < at);
        let is_at =
            |place: usize, border: fn(&Undone) -> usize| self.undone.get(place).is_some_and(|word| border(word) == at);
        is_at(starting, |word| word.words.0) || is_at(ending, |word| word.words.1)
    }

    /// The wanted word right before a word.
    pub(super) fn before(&self, piece: &TermPiece, next: usize) -> Option<Unit> {
        let at = next.checked_sub(1)?;
        self.plain(piece, at).or_else(|| {
            let from = self.undone.partition_point(|word| word.words.1 < at);
            let mut ending = self.undone[from..].iter().take_while(|word| word.words.1 == at);
            ending.find_map(|word| self.hidden(piece, word, word.letters(self.text)))
        })
    }

    /// The wanted word right after a word.
    pub(super) fn after(&self, piece: &TermPiece, last: usize) -> Option<Unit> {
        self.plain(piece, last + 1).or_else(|| {
            let from = self.undone.partition_point(|word| word.words.0 <= last);
            let mut starting = self.undone[from..].iter().take_while(|word| word.words.0 == last + 1);
            starting.find_map(|word| self.hidden(piece, word, word.letters(self.text)))
        })
    }

    /// The last of the words that a `…` may stand for after a word, for each number of them: none, one, two …
    pub(super) fn opening_after(&self, last: usize) -> impl Iterator<Item = usize> {
        let words = self.words;
        let mut count = 0;
        let parts = (last + 1..words.len()).take(MOST_PARTS).take_while(move |&at| {
            count += usize::from(words[at].counts);
            count <= MOST_WORDS
        });
        std::iter::once(last).chain(parts)
    }

    /// The first of the words that a `…` may stand for before a word, for each number of them: none, one, two …
    pub(super) fn opening_before(&self, first: usize) -> impl Iterator<Item = usize> {
        let words = self.words;
        let mut count = 0;
        let parts = (0..first).rev().take(MOST_PARTS).take_while(move |&at| {
            count += usize::from(words[at].counts);
            count <= MOST_WORDS
        });
        std::iter::once(first).chain(parts)
    }

    /// Returns whether two units stand in one sentence.
    pub(super) fn share_sentence(&self, unit: Unit, next: Unit) -> bool {
        self.reading.sentence_at(self.number, self.text, next.span.start).start < unit.span.end
    }

    /// The last of the words that touch each other from a word on, where it is the first of them and there are others.
    #[inline]
    pub(super) fn glued_after(&self, at: usize) -> Option<usize> {
        if !self.words[at].is_touched() || self.words[at].is_touching() {
            return None;
        }
        (at + 1..self.words.len()).find(|&last| !self.words[last].is_touched())
    }

    /// The first of the words that touch each other up to a word, where it is the last of them and there are others.
    pub(super) fn glued_before(&self, at: usize) -> Option<usize> {
        if self.words[at].is_touched() || !self.words[at].is_touching() {
            return None;
        }
        (0..at).rev().find(|&first| !self.words[first].is_touching())
    }

    /// The hash of some words of the block, run together.
    pub(super) fn hash(&self, first: usize, last: usize) -> u64 {
        hash(self.run_together(first, last).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;
    use crate::reading::Suspects;

    #[test]
    fn suspicious_words_beside_a_word_are_found_as_by_looking_at_all() {
        let (names, mut found) = (Names::default(), 0);
        for text in
            ["", "a b c d e f", "f.u.c.k it, sh1t and s-h-i-t", "example.com/some-path x1y z0 h e l l o", "Zephyri- on"]
        {
            let draft = Draft::plain(text);
            let document = draft.document();
            let reading = Reading::of(&document, None, None);
            let suspects = Suspects::of(&document, &reading);
            for (at, block) in document.blocks.iter().enumerate() {
                let (number, text, reading) = (BlockNumber(at), &*block.text, &reading);
                let (words, (undone, singles)) = (reading.words_of(number), suspects.in_block(number));
                let page = Page { text, words, reading, number, undone, singles, language: None, names: &names };
                for at in 0..=words.len() {
                    let is_one = undone.iter().any(|word| word.words.0 == at || word.words.1 == at);
                    assert_eq!(page.is_undone(at), is_one, "{text} {at}");
                    found += usize::from(is_one);
                }
            }
        }
        assert!(found > 5, "{found}");
    }
}
