//! Terms by what a text is asked for: its words as they stand, in disguise, one letter off, and the entries of lists.
//!
//! There is one of what rules look for, and one for each rule of what stands beside that, which is asked only where the rule
//! found something.

use super::Use;
use super::fuzzy::{Fuzzy, FuzzyBuilder};
use super::grid::Grids;
use super::hidden::{Hidden, KeySources};
use super::indexed::{IndexedTerm, ReadTerms};
use super::keys::KeyList;
use super::literal::Literal;
use super::rarity::WordCounts;
use super::roster::Names;
use super::word_entry::WordEntry;
use crate::rule::{Form, Places};
use crate::text::{Filter, Table};

/// Terms by the words in which a text may have them.
#[derive(Clone, Debug)]
pub(crate) struct WordIndex {
    /// By their words as they stand, and by the first words of the lists that they name.
    pub(super) words: Table<WordEntry>,
    /// The hashes of those that count in code or in addresses; none where all do.
    technical: Option<Filter>,
    /// By their words in disguise.
    pub(super) hidden: Option<Hidden>,
    /// By their words one letter off.
    pub(super) fuzzy: Option<Fuzzy>,
    /// By the entries of a list.
    pub(super) grids: Option<Grids>,
}

impl WordIndex {
    /// The hashes of the words of terms that count in a block, by whether no part of it is in a language.
    pub(super) const fn filter(&self, is_technical: bool) -> &Filter {
        match &self.technical {
            Some(technical) if is_technical => technical,
            _ => self.words.filter(),
        }
    }

    /// The index of terms that were read, among all; with the counts of words, and the lists.
    pub(super) fn of(read: &ReadTerms<'_>, terms: &[IndexedTerm], counts: &WordCounts, names: &Names) -> Self {
        // A term of several words has some six keys: plurals of its rarest word, and of all of it run together.
        let mut words = Vec::with_capacity(6 * read.count());
        let (mut hidden, mut fuzzy) = (KeySources::default(), FuzzyBuilder::default());
        let (mut anchored, mut keys) = (Vec::new(), KeyList::default());
        read.for_each(terms, |number, term, own| {
            let (forms, wording) = (term.wanted.forms, term.is_wording());
            term.entries(number, (counts, names), own, |entry, word| {
                words.extend(keys.hashes(word).map(|key| (key, entry)));
                if forms.contains(Form::Disguised) {
                    hidden.push(entry, word, wording);
                }
            });
            if forms.contains(Form::Fuzzy) {
                term.each_word(number, own, |entry, word, _| fuzzy.word(entry, word));
            }
            let listed =
                |literal: &Literal| Some((literal.anchored_list()?, number, term.wanted, literal.before_entry()));
            anchored.extend(term.ready_varying().and_then(listed));
        });
        let grids = Grids::new(anchored.into_iter(), names);
        words.extend(grids.iter().flat_map(|grids| grids.words(names)));
        let is_technical = |wanted: Use| wanted.places.meets(Places::TECHNICAL);
        let counts = |entry: WordEntry| match entry {
            WordEntry::Listed(..) => {
                grids.iter().filter_map(|grids| grids.get(entry.number())).any(|grid| grid.speaks(is_technical))
            }
            WordEntry::Anchor(..) | WordEntry::Joined(_) => is_technical(terms[entry.number()].wanted),
        };
        let technical = || words.iter().filter(|(_, entry)| counts(*entry)).map(|&(hash, _)| hash);
        let count = technical().count();
        let technical = (count < words.len()).then(|| Filter::of(technical(), count));
        Self { words: Table::new(words), technical, hidden: hidden.build(), fuzzy: fuzzy.build(), grids }
    }
}
