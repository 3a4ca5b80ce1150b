//! The words of one block, as terms are compared with them.

use super::piece::TermPiece;
use super::roster::Names;
use super::unit::Unit;
use crate::language::Language;
use crate::reading::{Letter, Undone, Word, Words};
use crate::text::Span;

/// The words of a block, as the index looks them up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'p> {
    /// The block's text.
    pub(crate) text: &'p str,
    /// The block's words.
    pub(crate) words: &'p [Word],
    /// The words of all blocks, with their folds.
    pub(crate) folds: &'p Words,
    /// The number of the block's first word among all.
    pub(crate) offset: usize,
    /// The suspicious words of the block.
    pub(crate) undone: &'p [Undone],
    /// The language of the block, whose accents are no disguise.
    pub(crate) language: Option<Language>,
    /// The names that placeholders stand for.
    pub(crate) names: &'p Names,
}

impl<'p> Page<'p> {
    /// The bare fold of a word.
    pub(crate) fn fold(&self, at: usize) -> &'p str {
        self.folds.fold_of(self.offset + at, self.offset + at)
    }

    /// The text between a word and the next one.
    pub(crate) fn gap(&self, at: usize) -> Option<&'p str> {
        let (word, next) = (self.words.get(at)?, self.words.get(at + 1)?);
        Some(Span::new(word.end, next.start).slice(self.text))
    }

    /// The word at a number, where it is the wanted one as it stands.
    pub(super) fn plain(&self, piece: &TermPiece, at: usize) -> Option<Unit> {
        let word = self.words.get(at)?;
        let span = Span::new(word.start, word.end);
        let likeness = piece.compare(span.slice(self.text), self.fold(at), self.language)?;
        Some(Unit { first: at, last: at, span, likeness })
    }

    /// Letters of a suspicious word, where they are the wanted word in disguise.
    pub(super) fn hidden(&self, piece: &TermPiece, word: &Undone, letters: &[Letter]) -> Option<Unit> {
        let likeness = piece.unmask(word.kind, letters)?;
        let (first, last) = (letters.first()?.span, letters.last()?.span);
        let span = first.hull(last);
        let own = self.words.get(word.words.0..=word.words.1)?;
        let first = word.words.0 + own.partition_point(|word| word.end <= span.start);
        let last = word.words.0 + own.partition_point(|word| word.start < span.end).checked_sub(1)?;
        Some(Unit { first, last, span, likeness })
    }

    /// The wanted word right before a word.
    pub(super) fn before(&self, piece: &TermPiece, next: usize) -> Option<Unit> {
        let at = next.checked_sub(1)?;
        self.plain(piece, at).or_else(|| {
            let from = self.undone.partition_point(|word| word.words.1 < at);
            let mut ending = self.undone[from..].iter().take_while(|word| word.words.1 == at);
            ending.find_map(|word| self.hidden(piece, word, &word.letters))
        })
    }

    /// The wanted word right after a word.
    pub(super) fn after(&self, piece: &TermPiece, last: usize) -> Option<Unit> {
        self.plain(piece, last + 1).or_else(|| {
            let from = self.undone.partition_point(|word| word.words.0 <= last);
            let mut starting = self.undone[from..].iter().take_while(|word| word.words.0 == last + 1);
            starting.find_map(|word| self.hidden(piece, word, &word.letters))
        })
    }
}
