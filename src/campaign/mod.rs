//! Campaigns: what several drafts that belong together say differently.
//!
//! Each draft is read for facts with their places: figures, prices, dates, availability, promises, names, links, hashtags,
//! quotations. Two drafts are compared fact by fact, in one language or as translations of each other. Two readings are a
//! difference only where they are said of the same thing; what one draft leaves out is none, because a short post says less.
//!
//! `check` asks for the facts of the drafts of a campaign and makes a finding of each difference, in both drafts.

mod calendar;
mod day;
mod fact;
mod figure;
mod link;
mod name;
mod pairing;
mod parallel;
mod quantity;
mod spelling;
mod stated;
mod statement;
#[cfg(test)]
mod tests;
mod wording;
mod words;

pub(crate) use fact::{Fact, FactKind};
pub(crate) use wording::has_wording;

use crate::draft::Document;
use crate::language::Language;
use crate::matching::Surroundings;
use crate::reading::Reading;
use day::CampaignDate;
use spelling::SpelledDrafts;
use words::Passages;

/// The most facts of a kind that are compared: the cost is the square.
const MOST: usize = 2_000;

/// The facts of a draft.
#[derive(Clone, Debug)]
pub(crate) struct DraftFacts {
    facts: Vec<Fact>,
    language: Option<Language>,
    /// The number of its words.
    words: usize,
    /// The day on which it appears, as its head says.
    published: Option<CampaignDate>,
}

/// A difference between two drafts: a fact of each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Difference<'f> {
    /// The kind of fact.
    pub(crate) kind: FactKind,
    /// The fact of the first draft.
    pub(crate) one: &'f Fact,
    /// The fact of the other.
    pub(crate) other: &'f Fact,
}

impl DraftFacts {
    /// Reads the facts of a draft. Cost: linear in the draft.
    pub(crate) fn of(document: &Document<'_>, reading: &Reading) -> Self {
        let around = Surroundings::new(document, reading);
        let (mut facts, mut words) = (Vec::new(), 0);
        for passage in Passages::of(&around) {
            words += passage.words.len();
            let dates = calendar::facts(&passage, &mut facts);
            figure::facts(&passage, &dates, &mut facts);
            statement::facts(&passage, &mut facts);
            name::names(&passage, &mut facts);
            name::hashtags(&passage, &mut facts);
            name::quotations(&passage, &mut facts);
        }
        link::facts(&around, &mut facts);
        facts.sort_by_key(|fact| fact.spot);
        facts.truncate(MOST);
        let published = document.head.published.as_ref().and_then(|said| CampaignDate::of_head(&said.text));
        Self { facts, language: reading.language, words, published }
    }

    /// The differences from another draft, in the order of the facts. Cost: the product of the numbers of facts of a kind.
    pub(crate) fn differences<'f>(&'f self, other: &'f Self) -> Vec<Difference<'f>> {
        let words = [self.words, other.words];
        let (here, there) = (&self.facts, &other.facts);
        let values = match parallel::anchors(here, there, words) {
            Some(anchors) => {
                let mut pairs = parallel::differences(here, there, &anchors);
                let is_free = |(at, counterpart): &(usize, usize)| {
                    let is_taken = |(one, other): &(usize, usize)| one == at || other == counterpart;
                    !anchors.iter().chain(&pairs).any(is_taken)
                };
                let others: Vec<_> = pairing::differences(here, there).into_iter().filter(is_free).collect();
                pairs.extend(others);
                pairs
            }
            None => pairing::differences(here, there),
        };
        let same_language = self.language.is_none() || other.language.is_none() || self.language == other.language;
        let spelled = SpelledDrafts { one: here, other: there, same_language };
        let mut pairs = values;
        pairs.extend(stated::differences(here, there, words));
        pairs.extend(stated::from_a_day(here, there, self.published));
        let turned = stated::from_a_day(there, here, other.published);
        pairs.extend(turned.into_iter().map(|(counterpart, at)| (at, counterpart)));
        pairs.extend(spelled.differences());
        pairs.sort_unstable();
        pairs.dedup();
        let kind = |at: usize, counterpart: usize| match (here[at].content.kind(), there[counterpart].content.kind()) {
            (FactKind::Availability, _) | (_, FactKind::Availability) => FactKind::Availability,
            (kind, _) => kind,
        };
        let difference = |(at, counterpart): (usize, usize)| Difference {
            kind: kind(at, counterpart),
            one: &here[at],
            other: &there[counterpart],
        };
        pairs.into_iter().map(difference).collect()
    }
}
