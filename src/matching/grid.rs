//! Terms without a rare word of their own: looked up by the entries of a list that they name.
//!
//! All first words of all such lists sit in one table, so a word of a draft is looked up once more, for all of them
//! together.

use super::Use;
use super::flat::ListNumber;
use super::roster::Names;
use crate::reading::Table;
use std::collections::BTreeMap;

/// Terms by the list that they are looked up by.
#[derive(Clone, Debug)]
pub(crate) struct Grids {
    /// From the first word of an entry to the grids of its list, by their numbers.
    words: Table<usize>,
    grids: Vec<Grid>,
}

/// A list, and the terms that are looked up by it.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    pub(crate) list: ListNumber,
    pub(crate) terms: Vec<usize>,
    /// The uses of these terms, one for each language in which any of them is found.
    uses: Vec<Use>,
}

impl Grids {
    /// Takes terms with their lists; nothing where there are none.
    pub(crate) fn new(anchored: impl Iterator<Item = (ListNumber, usize, Use)>, names: &Names) -> Option<Self> {
        let mut lists: BTreeMap<ListNumber, Grid> = BTreeMap::new();
        for (list, term, wanted) in anchored {
            let grid = lists.entry(list).or_insert_with(|| Grid { list, terms: Vec::new(), uses: Vec::new() });
            grid.terms.push(term);
            let is_known = |own: &Use| (own.language, own.anywhere) == (wanted.language, wanted.anywhere);
            if !grid.uses.iter().any(is_known) {
                grid.uses.push(wanted);
            }
        }
        let grids: Vec<Grid> = lists.into_values().collect();
        let rosters = grids.iter().enumerate().filter_map(|(number, grid)| Some((number, names.list(grid.list)?)));
        let words = rosters.flat_map(|(number, roster)| roster.first_words().map(move |word| (word, number)));
        let words = Table::new(words.collect());
        (!grids.is_empty()).then_some(Self { words, grids })
    }

    /// The grids of which an entry may begin with a word.
    #[inline]
    pub(crate) fn beginning(&self, word: u64) -> impl Iterator<Item = &Grid> {
        self.words.get(word).map(|number| &self.grids[number])
    }

    /// All grids.
    pub(crate) fn each(&self) -> impl Iterator<Item = &Grid> {
        self.grids.iter()
    }
}

impl Grid {
    /// Returns whether any of its terms is found in a block, by what tells that of the use of one.
    pub(crate) fn speaks(&self, speaks: impl Fn(Use) -> bool) -> bool {
        self.uses.iter().any(|&wanted| speaks(wanted))
    }
}
