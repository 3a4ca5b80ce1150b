//! Terms by what a text is asked for: its words as they stand, in disguise, one letter off, and the entries of lists.
//!
//! There are two of these: one of what rules look for, and one of what stands beside it, which is asked only for the rules
//! that found something.

use super::flat::ListNumber;
use super::fuzzy::{Fuzzy, FuzzyBuilder};
use super::grid::Grids;
use super::hidden::{Hidden, HiddenBuilder};
use super::literal::Literal;
use super::roster::Roster;
use super::table::{Table, WordEntry};
use crate::reading::hash;
use crate::rule::{Form, Forms};

/// Terms by the words in which a text may have them.
#[derive(Clone, Debug)]
pub(crate) struct WordIndex {
    /// By their words as they stand.
    pub(super) words: Table,
    /// By their words in disguise.
    pub(super) hidden: Option<Hidden>,
    /// By their words one letter off.
    pub(super) fuzzy: Option<Fuzzy>,
    /// By the entries of a list.
    pub(super) grids: Option<Grids>,
}

/// Collects terms.
#[derive(Debug, Default)]
pub(super) struct WordIndexBuilder {
    words: Vec<(u64, WordEntry)>,
    hidden: HiddenBuilder,
    fuzzy: FuzzyBuilder,
    anchored: Vec<(ListNumber, usize)>,
}

impl WordIndexBuilder {
    /// Adds a term by its number, for a rule that counts it in some forms. `wording` says that it is no name.
    pub(super) fn term(&mut self, number: usize, literal: &Literal, forms: Forms, wording: bool) {
        for (entry, piece) in literal.entries(number) {
            let words = piece.keys();
            self.words.extend(words.iter().map(|word| (hash(word.as_bytes()), entry)));
            if forms.contains(Form::Disguised) {
                self.hidden.word(entry, piece, &words, wording);
            }
        }
        if forms.contains(Form::Fuzzy) {
            self.fuzzy.term(number, literal);
        }
        self.anchored.extend(literal.anchored_list().map(|list| (list, number)));
    }

    /// Builds the index, with the entries of all lists.
    pub(super) fn build(self, lists: &[Roster]) -> WordIndex {
        WordIndex {
            words: Table::new(self.words),
            hidden: self.hidden.build(),
            fuzzy: self.fuzzy.build(),
            grids: Grids::new(self.anchored.into_iter(), lists),
        }
    }
}
