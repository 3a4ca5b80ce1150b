//! What is looked for in every draft: in blocks of any language, or in those of one, made ready when a draft first has such a
//! block. Half of what packs know is of a language that most drafts lack.

use super::GroupNumber;
use super::indexed::{IndexedTerm, ReadTerms};
use super::literal::Literal;
use super::rarity::WordCounts;
use super::roster::Names;
use super::word_index::WordIndex;
use crate::language::Language;
use std::sync::OnceLock;

/// The terms that are looked for in blocks of any language, then those for one language each.
#[derive(Clone, Debug)]
pub(super) struct SpokenTerms(Vec<TermGroup>);

#[derive(Clone, Debug)]
struct TermGroup {
    /// The numbers of the terms.
    terms: Vec<usize>,
    ready: OnceLock<ReadyTerms>,
}

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
        let groups = 0..=Language::EACH.len() as u8;
        let own = |group| numbers.iter().copied().filter(|&at| all[at].group == GroupNumber(group)).collect();
        Self(groups.map(|group| TermGroup { terms: own(group), ready: OnceLock::new() }).collect())
    }

    /// The terms of a group, among all terms and names.
    pub(super) fn ready(&self, number: GroupNumber, all: &[IndexedTerm], names: &Names) -> &ReadyTerms {
        let group = &self.0[usize::from(number.0)];
        group.ready.get_or_init(|| ReadyTerms::of(&group.terms, all, names))
    }

    /// The groups that a block may hold, by its language.
    pub(super) fn in_language(&self, language: Option<Language>) -> impl Iterator<Item = GroupNumber> {
        let is_spoken = move |at: usize| at == 0 || language.is_none_or(|own| own as usize + 1 == at);
        let groups = self.0.iter().enumerate().filter(move |(at, group)| is_spoken(*at) && !group.terms.is_empty());
        groups.map(|(at, _)| GroupNumber(at as u8))
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
