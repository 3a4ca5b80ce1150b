//! A sentence as the reading of clauses is given it.

use super::lexicon::Mark;
use crate::language::Language;
use crate::reading::{Letters, Word};
use crate::text::Span;
use std::ops::RangeInclusive;

/// Titles have a capital in words of so many bytes.
const LONG_WORD: usize = 4;

/// A list has so many commas.
const LIST: usize = 2;

/// The words of a sentence, the names in it, its language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given<'s> {
    /// The text of the block.
    pub(crate) text: &'s str,
    pub(crate) words: &'s [Word],
    /// Their bare folds and the hashes of these.
    pub(crate) folds: &'s [&'s str],
    pub(crate) hashes: &'s [u64],
    /// The names that are asked about, and those of ours: first and last word.
    pub(crate) names: &'s [(usize, usize)],
    pub(crate) ours: &'s [(usize, usize)],
    /// Phrases in which no word counts.
    pub(crate) technical: &'s [(usize, usize)],
    /// Lemmas of the caller's own.
    pub(crate) own: &'s [Mark],
    pub(crate) language: Language,
}

impl<'s> Given<'s> {
    /// A word as it is written.
    pub(super) fn source(&self, at: usize) -> &'s str {
        self.words[at].span().slice(self.text)
    }

    /// Returns whether some words are part of a name: each has a capital inside another word, or inside a sentence that is no
    /// title.
    pub(super) fn is_in_name(&self, mut words: RangeInclusive<usize>, title: bool) -> bool {
        words.all(|at| {
            let goes_on = || self.words[at].is_touching() || (!title && matches!(self.gap(at - 1), " " | ", "));
            at > 0 && self.words[at].letters == Letters::Capital && goes_on()
        })
    }

    /// Returns whether most of its longer words have a capital, names apart, and it is no list.
    pub(super) fn is_title(&self) -> bool {
        let named = |at: usize| self.names.iter().any(|&(first, last)| (first..=last).contains(&at));
        let long = (0..self.words.len()).filter(|&at| self.folds[at].len() >= LONG_WORD && !named(at));
        let (all, capital) = long.fold((0, 0), |(all, capital), at| {
            (all + 1, capital + usize::from(self.words[at].letters != Letters::Lower))
        });
        let commas = (0..self.words.len()).filter(|&at| self.gap(at).contains(',')).count();
        2 * capital > all && commas < LIST
    }

    /// The text between a word and the next one.
    pub(super) fn gap(&self, at: usize) -> &'s str {
        match (self.words.get(at), self.words.get(at + 1)) {
            (Some(word), Some(next)) if word.end() <= next.start() => {
                Span::new(word.end(), next.start()).slice(self.text)
            }
            _ => "",
        }
    }

    /// Returns whether a thought ends after a word.
    pub(super) fn parts(&self, at: usize) -> bool {
        let gap = self.gap(at);
        let parts = |letter| matches!(letter, ';' | '—' | '–' | '(' | ')' | '…' | '!' | '?' | '[' | ']' | '|' | '•');
        gap.len() > 1
            && (gap.chars().any(parts) || (gap.contains(['-', ':', '.']) && (gap.contains(" - ") || breaks(gap))))
    }

    /// Returns whether a quotation mark and no comma stands after a word.
    pub(super) fn quotes(&self, at: usize) -> bool {
        self.pauses(at) && !self.gap(at).contains(',')
    }

    /// Returns whether a comma or a quotation mark stands after a word.
    pub(super) fn pauses(&self, at: usize) -> bool {
        self.gap(at).contains([',', '“', '”', '«', '»', '"'])
    }
}

/// Returns whether a colon or a full stop parts what it stands between, unlike that of `12:30`.
fn breaks(gap: &str) -> bool {
    [": ", ":\u{a0}", " :", "\u{a0}:", "\u{202f}:", ". ", ".\n"].into_iter().any(|mark| gap.contains(mark))
}
