//! The words of a term among those of others, which are read in one go.

use crate::reading::Words;

/// The words of one term.
#[derive(Clone, Copy)]
pub(super) struct TermWords<'w> {
    all: &'w Words,
    first: usize,
    end: usize,
}

impl<'w> TermWords<'w> {
    /// The words of all terms that follow some of them, up to another one.
    pub(super) const fn new(all: &'w Words, first: usize, end: usize) -> Self {
        Self { all, first, end }
    }

    /// The number of the words.
    pub(super) const fn count(self) -> usize {
        self.end - self.first
    }

    /// The hash of one.
    pub(super) fn hash(self, at: usize) -> u64 {
        self.all.list[self.first + at].hash
    }

    /// The bare fold of some words, run together.
    pub(super) fn fold(self, first: usize, last: usize) -> &'w str {
        self.all.fold_of(self.first + first, self.first + last)
    }
}
