//! Terms without a rare word of their own: looked up by the names or the entries of a list that they have a placeholder for.
//!
//! The first words of all of these sit among the words by which other terms are looked up.

use super::Use;
use super::flat::Listing;
use super::page::Page;
use super::roster::{Names, Roster};
use super::word_entry::{WordBeside, WordEntry};
use std::collections::BTreeMap;

/// Terms by what they are looked up by.
#[derive(Clone, Debug)]
pub(crate) struct Grids {
    grids: Vec<Grid>,
    /// The numbers of those of which words in disguise count.
    hidden: Vec<usize>,
}

/// Names or a list, and the terms that are looked up by these.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    pub(crate) listing: Listing,
    pub(crate) terms: Vec<usize>,
    /// How the words begin one of which must stand before an entry; none where any word may.
    before: Vec<WordBeside>,
    /// The uses of these terms, one for each language and the places in which any of them is found.
    uses: Vec<Use>,
}

impl Grids {
    /// Takes terms with their lists; nothing where there are none.
    pub(crate) fn new(
        anchored: impl Iterator<Item = (Listing, usize, Use, WordBeside)>,
        names: &Names,
    ) -> Option<Self> {
        let mut lists: BTreeMap<Listing, Grid> = BTreeMap::new();
        for (listing, term, wanted, before) in anchored {
            let (terms, uses) = (Vec::new(), Vec::new());
            let grid = lists.entry(listing).or_insert(Grid { listing, terms, before: Vec::new(), uses });
            grid.terms.push(term);
            grid.before.push(before);
            let found_in = |own: &Use| (own.language, own.anywhere, own.places);
            let is_known = |own: &Use| found_in(own) == found_in(&wanted);
            if !grid.uses.iter().any(is_known) {
                grid.uses.push(wanted);
            }
        }
        let mut grids: Vec<Grid> = lists.into_values().collect();
        for Grid { before, .. } in &mut grids {
            before.sort_unstable();
            before.dedup();
            if before.first() == Some(&WordBeside::ANYTHING) {
                before.clear();
            }
        }
        let is_hidden = |&at: &usize| names.listed(grids[at].listing).is_some_and(Roster::is_hidden);
        let hidden = (0..grids.len()).filter(is_hidden).collect();
        (!grids.is_empty()).then_some(Self { grids, hidden })
    }

    /// The first words of the entries of their lists, by their hashes.
    pub(crate) fn words(&self, names: &Names) -> impl Iterator<Item = (u64, WordEntry)> {
        let rosters =
            self.grids.iter().enumerate().filter_map(|(number, grid)| Some((number, names.listed(grid.listing)?)));
        rosters.flat_map(|(number, roster)| {
            roster.first_words().map(move |(word, beside)| (word, WordEntry::listed(number, beside)))
        })
    }

    /// The grid of a number.
    pub(crate) fn get(&self, number: usize) -> Option<&Grid> {
        self.grids.get(number)
    }

    /// The grids of which words in disguise count.
    pub(crate) fn hidden(&self) -> impl Iterator<Item = &Grid> {
        self.hidden.iter().map(|&at| &self.grids[at])
    }
}

impl Grid {
    /// Returns whether a glance at the word before one leaves open that any of its terms has an entry there.
    pub(crate) fn may_begin(&self, page: &Page<'_>, at: usize) -> bool {
        let beside = page.beside(at);
        self.before.is_empty() || self.before.iter().any(|&wanted| page.may_have(wanted, beside, at))
    }

    /// Returns whether any of its terms is found in a block, by what tells that of the use of one.
    pub(crate) fn speaks(&self, speaks: impl Fn(Use) -> bool) -> bool {
        self.uses.iter().any(|&wanted| speaks(wanted))
    }
}
