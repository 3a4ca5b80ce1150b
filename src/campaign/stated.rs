//! What two drafts say differently of whether something can be had, how firmly it is promised, and for whom it holds.

use super::day::CampaignDate;
use super::fact::{Fact, FactContent};
use crate::language::campaign::CampaignCue;

/// The likeness from which two statements are about the same thing.
const ALIKE: u32 = 3;

/// The same for promises, which most sentences hold in some way.
const ALIKE_PROMISES: u32 = 5;

/// The fewest subjects that two promises share.
const SUBJECTS: usize = 3;

/// The most words of a post that speaks of one thing only.
const SHORT: usize = 80;

/// The differences between the statements of two drafts, of which each has so many words.
pub(super) fn differences(one: &[Fact], other: &[Fact], words: [usize; 2]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (here, there) = (stated(one), stated(other));
    for &(at, cue) in &here {
        let facing = there.iter().filter(|(_, counterpart)| contradicts(cue, *counterpart));
        let best = facing.max_by_key(|(counterpart, _)| {
            (one[at].around.likeness(&other[*counterpart].around), usize::MAX - counterpart)
        });
        let Some(&(counterpart, said)) = best else { continue };
        let likeness = one[at].around.likeness(&other[counterpart].around);
        let same_there = nearest(&one[at], other, &there, cue);
        let same_here = nearest(&other[counterpart], one, &here, said);
        let is_confirmed = [same_there, same_here].into_iter().flatten().any(|same| same + 1 >= likeness);
        let is_only = same_there.is_none() && same_here.is_none();
        if is_confirmed || found.iter().any(|(_, taken)| *taken == counterpart) {
            continue;
        }
        let is_enough = if is_promise(cue) {
            likeness >= ALIKE_PROMISES && is_meant(cue, &one[at], &other[counterpart])
        } else {
            let says_only_that = |fact: &Fact, words: usize| words <= SHORT && fact.around.is_empty();
            let is_short = says_only_that(&one[at], words[0]) || says_only_that(&other[counterpart], words[1]);
            let least = words[0].min(words[1]);
            likeness >= ALIKE || (is_only && (is_short || (likeness >= 1 && least <= SHORT)))
        };
        if is_enough {
            found.push((at, counterpart));
        }
    }
    found
}

/// Something that one draft, which appears on some day, gives out now, and the other from another day on.
pub(super) fn from_a_day(one: &[Fact], other: &[Fact], published: Option<CampaignDate>) -> Vec<(usize, usize)> {
    let is_now = |fact: &Fact| matches!(fact.content, FactContent::Availability(CampaignCue::Now));
    let opens = |fact: &Fact| match &fact.content {
        FactContent::Date(date) if date.opens => Some(*date),
        _ => None,
    };
    if other.iter().any(is_now) || one.iter().any(|fact| opens(fact).is_some()) {
        return Vec::new();
    }
    let days = other.iter().enumerate().filter_map(|(at, fact)| Some((at, opens(fact)?)));
    let days: Vec<_> = days.filter(|(_, date)| published.is_none_or(|day| !day.agrees(date))).collect();
    let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
    for (at, fact) in one.iter().enumerate().filter(|(_, fact)| is_now(fact)) {
        let likeness = |there: &usize| fact.around.likeness(&other[*there].around);
        pairs.extend(days.iter().map(|(there, _)| (likeness(there), at, *there)));
    }
    let nearest = pairs
        .into_iter()
        .filter(|(likeness, ..)| *likeness >= ALIKE)
        .max_by_key(|(likeness, at, there)| (*likeness, usize::MAX - at, usize::MAX - there));
    nearest.map(|(_, at, there)| (at, there)).into_iter().collect()
}

/// The statements of a draft.
fn stated(facts: &[Fact]) -> Vec<(usize, CampaignCue)> {
    let cue = |(at, fact): (usize, &Fact)| match &fact.content {
        FactContent::Availability(cue) | FactContent::Promise(cue) => Some((at, *cue)),
        FactContent::Quantity(_)
        | FactContent::Date(_)
        | FactContent::Name { .. }
        | FactContent::Link { .. }
        | FactContent::Hashtag(_)
        | FactContent::Quotation(_) => None,
    };
    facts.iter().enumerate().filter_map(cue).collect()
}

/// The likeness of the statement of a draft that says the same and is nearest.
fn nearest(fact: &Fact, facts: &[Fact], stated: &[(usize, CampaignCue)], cue: CampaignCue) -> Option<u32> {
    let same = stated.iter().filter(|(_, own)| *own == cue);
    same.map(|(at, _)| fact.around.likeness(&facts[*at].around)).max()
}

/// Returns whether two statements cannot both hold.
fn contradicts(one: CampaignCue, other: CampaignCue) -> bool {
    let pair = [one, other];
    [
        [CampaignCue::Now, CampaignCue::Soon],
        [CampaignCue::Soon, CampaignCue::General],
        [CampaignCue::Preview, CampaignCue::General],
        [CampaignCue::Preview, CampaignCue::Now],
        [CampaignCue::Firm, CampaignCue::Hedged],
        [CampaignCue::All, CampaignCue::Some],
    ]
    .into_iter()
    .any(|[here, there]| pair == [here, there] || pair == [there, here])
}

const fn is_promise(cue: CampaignCue) -> bool {
    matches!(cue, CampaignCue::Firm | CampaignCue::Hedged | CampaignCue::All | CampaignCue::Some)
}

/// Returns whether two promises are about the same people or things.
fn is_meant(cue: CampaignCue, one: &Fact, other: &Fact) -> bool {
    let shared = one.around.subjects.keys().filter(|subject| other.around.subjects.contains_key(*subject)).count();
    match cue {
        CampaignCue::All | CampaignCue::Some => one.around.counts_alike(&other.around) && shared >= 2,
        _ => shared >= SUBJECTS,
    }
}
