//! Which figures and dates of two drafts are said of the same thing.
//!
//! A short post says less than a long one, so a fact that one draft leaves out is no difference, and neither are two that speak of
//! different things. Two values are one difference if each is the other's nearest by what stands around it, nothing that agrees is
//! as near, and the likeness is enough: less is asked where each draft has only one value of the kind.

use super::day::{CampaignDate, Grain};
use super::fact::{Fact, FactContent, FactKind};
use super::quantity::{Quantity, QuantityPart, QuantityUnit};
use std::collections::BTreeSet;
use std::ops::Range;

/// How much nearer than any other the right one must be.
const MARGIN: u32 = 2;

/// The likeness from which two values are said of the same thing although both drafts have both values.
const CERTAIN: u32 = 8;

/// How like two facts must be.
#[derive(Clone, Copy, Debug)]
struct LikenessBar {
    /// Where each draft has one value of the kind.
    alone: u32,
    /// Where one has several.
    among_others: u32,
}

/// Two facts that can be compared.
#[derive(Clone, Copy, Debug)]
struct PairLikeness {
    one: usize,
    other: usize,
    likeness: u32,
    agrees: bool,
}

/// The pairs of facts of two drafts, and those of each fact.
struct ComparedPairs<'f> {
    one: &'f [Fact],
    other: &'f [Fact],
    /// All, in the order of the facts of the first draft.
    all: Vec<PairLikeness>,
    /// Which of them each fact of the first draft has.
    by_one: Vec<Range<usize>>,
    /// The same of the other.
    by_other: Vec<Vec<usize>>,
}

/// The differences in figures, prices and dates between two drafts: pairs of numbers of facts.
pub(super) fn differences(one: &[Fact], other: &[Fact]) -> Vec<(usize, usize)> {
    let pairs = ComparedPairs::of(one, other);
    let differs = |pair: &&PairLikeness| !pair.agrees && pairs.is_difference(pair);
    let mut found: Vec<&PairLikeness> = pairs.all.iter().filter(differs).collect();
    found.sort_by_key(|pair| (std::cmp::Reverse(pair.likeness), pair.one, pair.other));
    let (mut ones, mut others) = (BTreeSet::new(), BTreeSet::new());
    let mut differences = Vec::new();
    for pair in found {
        if !ones.contains(&pair.one) && !others.contains(&pair.other) {
            ones.insert(pair.one);
            others.insert(pair.other);
            differences.push((pair.one, pair.other));
        }
    }
    differences
}

/// Returns whether two facts are of a kind that can be compared, and if so, whether they agree.
pub(super) fn compared(one: &Fact, other: &Fact) -> Option<bool> {
    match (&one.content, &other.content) {
        (FactContent::Quantity(here), FactContent::Quantity(there)) => {
            let is_like = here.is_like(there)
                && here.unit != QuantityUnit::Bare
                && (here.unit != QuantityUnit::Things || one.around.counts_alike(&other.around));
            // The figures of ranges and those of earlier times agree with any, and differ only from each other.
            let agrees = here.agrees(there);
            (is_like && (agrees || here.part == there.part)).then_some(agrees)
        }
        (FactContent::Date(here), FactContent::Date(there)) => may_be_compared(here, there).then(|| here.agrees(there)),
        _ => None,
    }
}

/// Returns whether the grain of two dates lets them be compared.
fn may_be_compared(one: &CampaignDate, other: &CampaignDate) -> bool {
    match (one.grain(), other.grain()) {
        (Grain::Clock, Grain::Clock) => one.zone_agrees(other),
        (Grain::Clock, _) | (_, Grain::Clock) => false,
        (Grain::Weekday, there) | (there, Grain::Weekday) => there == Grain::Weekday,
        (Grain::Day | Grain::Month | Grain::Quarter, Grain::Day | Grain::Month | Grain::Quarter) => true,
    }
}

/// How much two facts are said of the same thing; nothing where they are said of different ones.
fn likeness(one: &Fact, other: &Fact) -> Option<u32> {
    let (here, there) = (&one.around, &other.around);
    let is_apart = here.is_apart(there) || (one.content.kind() == FactKind::Date && here.begins_another(there));
    let direction = u32::from(here.shares_direction(there));
    (!is_apart).then(|| here.likeness(there) + direction)
}

impl<'f> ComparedPairs<'f> {
    /// Cost: the product of the numbers of facts.
    fn of(one: &'f [Fact], other: &'f [Fact]) -> Self {
        let mut pairs =
            Self { one, other, all: Vec::new(), by_one: Vec::new(), by_other: vec![Vec::new(); other.len()] };
        for (at, fact) in one.iter().enumerate() {
            let first = pairs.all.len();
            for (there, counterpart) in other.iter().enumerate() {
                if let Some(agrees) = compared(fact, counterpart)
                    && let Some(likeness) = likeness(fact, counterpart)
                {
                    pairs.by_other[there].push(pairs.all.len());
                    pairs.all.push(PairLikeness { one: at, other: there, likeness, agrees });
                }
            }
            pairs.by_one.push(first..pairs.all.len());
        }
        pairs
    }

    /// The other pairs of the fact of the first draft.
    fn here(&self, pair: &PairLikeness) -> impl Iterator<Item = &PairLikeness> {
        let counterpart = pair.other;
        self.all[self.by_one[pair.one].clone()].iter().filter(move |own| own.other != counterpart)
    }

    /// The other pairs of the fact of the other draft.
    fn there(&self, pair: &PairLikeness) -> impl Iterator<Item = &PairLikeness> {
        let at = pair.one;
        self.by_other[pair.other].iter().map(|&number| &self.all[number]).filter(move |own| own.one != at)
    }

    /// Returns whether a pair that does not agree is a difference.
    fn is_difference(&self, pair: &PairLikeness) -> bool {
        let bar = bar(&self.one[pair.one], &self.other[pair.other]);
        if pair.likeness < bar.alone {
            return false;
        }
        let (here, there) = (|| self.here(pair), || self.there(pair));
        let is_nearest = here().chain(there()).filter(|own| !own.agrees).all(|own| own.likeness <= pair.likeness);
        let nearest_agreed = here().chain(there()).filter(|own| own.agrees).map(|own| own.likeness).max();
        if !is_nearest || nearest_agreed.is_some_and(|agreed| agreed + 1 >= pair.likeness.min(CERTAIN)) {
            return false;
        }
        // The same value again is no rival: a title repeats what the text says.
        let rivals_here = here().filter(|own| !own.agrees && is_rival(&self.other[own.other], &self.other[pair.other]));
        let rivals_there = there().filter(|own| !own.agrees && is_rival(&self.one[own.one], &self.one[pair.one]));
        let rival = rivals_here.chain(rivals_there).map(|own| own.likeness).max().unwrap_or(0);
        if nearest_agreed.is_some() {
            return pair.likeness >= CERTAIN && rival + MARGIN <= pair.likeness;
        }
        self.has_one_value(pair) || (pair.likeness >= bar.among_others && rival + MARGIN <= pair.likeness)
    }

    /// Returns whether each draft has one value only that could be compared with the other's.
    fn has_one_value(&self, pair: &PairLikeness) -> bool {
        let (one, other) = (&self.one[pair.one], &self.other[pair.other]);
        self.here(pair).all(|own| !is_rival(&self.other[own.other], other))
            && self.there(pair).all(|own| !is_rival(&self.one[own.one], one))
    }
}

/// Returns whether two facts of one draft have different values.
fn is_rival(one: &Fact, other: &Fact) -> bool {
    compared(one, other) != Some(true)
}

/// How like two facts must be, by what they count.
fn bar(one: &Fact, other: &Fact) -> LikenessBar {
    match (&one.content, &other.content) {
        (FactContent::Quantity(here), FactContent::Quantity(there)) => quantity_bar(here, there),
        (FactContent::Date(date), _) => match date.grain() {
            Grain::Clock => LikenessBar { alone: 1, among_others: 3 },
            Grain::Day | Grain::Month | Grain::Quarter | Grain::Weekday => LikenessBar { alone: 2, among_others: 3 },
        },
        _ => LikenessBar { alone: u32::MAX, among_others: u32::MAX },
    }
}

fn quantity_bar(one: &Quantity, other: &Quantity) -> LikenessBar {
    let more = u32::from(one.in_words || other.in_words) + u32::from(one.part != QuantityPart::Whole);
    let (alone, among_others) = match one.unit {
        QuantityUnit::Version(_) => (0, u32::MAX),
        QuantityUnit::Percent | QuantityUnit::Points | QuantityUnit::Times => (1, 4),
        QuantityUnit::Money { .. } if one.shares_period(other) => (0, 3),
        QuantityUnit::Money { .. } => (1, 3),
        QuantityUnit::Bytes | QuantityUnit::Symbol(_) => (2, 4),
        QuantityUnit::Seconds | QuantityUnit::Months => (3, 4),
        QuantityUnit::Things => (3, 5),
        QuantityUnit::Bare => (u32::MAX, u32::MAX),
    };
    LikenessBar { alone, among_others: among_others.saturating_add(more) }
}
