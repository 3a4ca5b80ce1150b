//! What is looked for in every draft: in blocks of any language, or in those of one, made ready when a draft first has such a
//! block. Half of what packs know is of a language that most drafts lack.

use super::GroupNumber;
use super::indexed::{IndexedTerm, ReadTerms};
use super::literal::Literal;
use super::rarity::WordCounts;
use super::roster::Names;
use super::word_index::WordIndex;
use crate::language::Language;
use crate::rule::Places;
use crate::text::Filter;
use std::sync::OnceLock;

/// The terms that are looked for in every draft.
#[derive(Clone, Debug)]
pub(super) struct SpokenTerms {
    /// Those for blocks of any language, then those for one language each.
    groups: [TermGroup; GROUPS],
    /// The words of those for a block whose language nobody knows, then for a block of each language; of those that count in
    /// code or in addresses besides.
    filters: [[OnceLock<Filter>; 2]; GROUPS],
}

#[derive(Clone, Debug)]
struct TermGroup {
    /// The numbers of the terms.
    terms: Vec<usize>,
    /// True if any of them counts in code or in addresses.
    is_technical: bool,
    ready: OnceLock<ReadyTerms>,
}

/// The terms that a block may hold, and the words of all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeardTerms<'s> {
    indices: [Option<&'s WordIndex>; GROUPS],
    pub(super) filter: &'s Filter,
}

/// The number of groups of terms.
const GROUPS: usize = 1 + Language::EACH.len();

/// Terms that are ready to be looked for.
#[derive(Clone, Debug)]
pub(super) struct ReadyTerms {
    /// How many of them have each word: that chooses the word by which one is looked up.
    pub(super) counts: WordCounts,
    pub(super) words: WordIndex,
}

impl SpokenTerms {
    /// Takes terms by their numbers among all.
    pub(super) fn new(numbers: &[usize], all: &[IndexedTerm]) -> Self {
        let group = |number: usize| {
            let is_own = |at: &usize| usize::from(all[*at].group.0) == number;
            let terms: Vec<usize> = numbers.iter().copied().filter(is_own).collect();
            let is_technical = terms.iter().any(|&at| all[at].wanted.places.meets(Places::TECHNICAL));
            TermGroup { terms, is_technical, ready: OnceLock::new() }
        };
        Self {
            groups: std::array::from_fn(group),
            filters: std::array::from_fn(|_| [OnceLock::new(), OnceLock::new()]),
        }
    }

    /// The terms of a group, among all terms and names.
    pub(super) fn ready(&self, number: GroupNumber, all: &[IndexedTerm], names: &Names) -> &ReadyTerms {
        let group = &self.groups[usize::from(number.0)];
        group.ready.get_or_init(|| ReadyTerms::of(&group.terms, all, names))
    }

    /// What a block may hold, by its language and by whether no part of it is in one.
    pub(super) fn heard<'s>(
        &'s self,
        language: Option<Language>,
        is_technical: bool,
        ready: impl Fn(GroupNumber) -> &'s WordIndex,
    ) -> HeardTerms<'s> {
        let spoken = usize::from(GroupNumber::of(language).0);
        let indices = std::array::from_fn(|at| {
            let is_spoken = at == 0 || language.is_none() || at == spoken;
            let may_hold = |group: &TermGroup| !group.terms.is_empty() && (group.is_technical || !is_technical);
            (is_spoken && may_hold(&self.groups[at])).then(|| ready(GroupNumber(at as u8)))
        });
        let union = || {
            let filters = indices.iter().flatten().map(|own: &&WordIndex| own.filter(is_technical));
            Filter::union(&filters.collect::<Vec<_>>())
        };
        let filter = &self.filters[spoken][usize::from(is_technical)];
        HeardTerms { indices, filter: filter.get_or_init(union) }
    }
}

impl<'s> HeardTerms<'s> {
    /// Terms by themselves.
    pub(super) const fn alone(terms: &'s WordIndex, is_technical: bool) -> Self {
        let mut indices = [None; GROUPS];
        indices[0] = Some(terms);
        Self { indices, filter: terms.filter(is_technical) }
    }

    /// The indices of the terms.
    pub(super) fn each(&self) -> impl Iterator<Item = &'s WordIndex> {
        self.indices.into_iter().flatten()
    }
}

impl ReadyTerms {
    fn of(numbers: &[usize], all: &[IndexedTerm], names: &Names) -> Self {
        let read = ReadTerms::of(numbers, all);
        let varying: Vec<(usize, Literal)> =
            numbers.iter().filter_map(|&number| Some((number, all[number].varying()?))).collect();
        let counts = read.counts(all, varying.iter().map(|(_, literal)| literal));
        varying.into_iter().for_each(|(number, literal)| all[number].make_ready(literal, &counts, names));
        let words = WordIndex::of(&read, all, &counts, names);
        Self { counts, words }
    }
}
