//! Terms without a rare word of their own: looked up by the entries of a list that they name.
//!
//! All first words of all such lists sit in one table, so a word of a draft is looked up once more, for all of them
//! together.

use super::flat::ListNumber;
use super::roster::Names;
use crate::reading::Table;
use std::collections::BTreeMap;

/// Terms by the list that they are looked up by.
#[derive(Clone, Debug)]
pub(crate) struct Grids {
    lists: Table<ListNumber>,
    terms: BTreeMap<ListNumber, Vec<usize>>,
}

impl Grids {
    /// Takes terms with their lists; nothing where there are none.
    pub(crate) fn new(anchored: impl Iterator<Item = (ListNumber, usize)>, names: &Names) -> Option<Self> {
        let mut terms: BTreeMap<ListNumber, Vec<usize>> = BTreeMap::new();
        for (list, term) in anchored {
            terms.entry(list).or_default().push(term);
        }
        let words = terms.keys().filter_map(|list| Some((*list, names.list(*list)?)));
        let words = words.flat_map(|(list, roster)| roster.first_words().map(move |word| (word, list)));
        let lists = Table::new(words.collect());
        (!terms.is_empty()).then_some(Self { lists, terms })
    }

    /// The lists of which an entry may begin with a word.
    #[inline]
    pub(crate) fn beginning(&self, word: u64) -> impl Iterator<Item = ListNumber> {
        self.lists.get(word)
    }

    /// All lists.
    pub(crate) fn lists(&self) -> impl Iterator<Item = ListNumber> {
        self.terms.keys().copied()
    }

    /// The terms that are looked up by a list.
    pub(crate) fn terms(&self, list: ListNumber) -> &[usize] {
        self.terms.get(&list).map_or(&[], Vec::as_slice)
    }
}
