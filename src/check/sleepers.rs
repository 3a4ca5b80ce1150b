//! Which rules sleep while a draft is checked, and why.
//!
//! Most rules never sleep, so the few that may are known before any draft is read.

use super::ReadDraft;
use crate::family::{Rule, is_secret};
use crate::language::Language;
use crate::matching::Index;
use crate::policy::Policy;
use crate::report::{Asleep, SleepReason};
use crate::rule::{Facet, Occasion, Place, RuleId, RuleNumber};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rules of a policy that may sleep.
#[derive(Debug)]
pub(super) struct Sleepers {
    /// The rules that are not of other jurisdictions nor switched off, but for the two that every policy has.
    awake: usize,
    /// Those of them that may sleep.
    light: Vec<LightRule>,
    /// Those of other jurisdictions.
    elsewhere: Option<Asleep>,
}

/// A rule that may sleep.
#[derive(Debug)]
struct LightRule {
    number: RuleNumber,
    /// True if more than the language of a draft may put it to sleep.
    picks: bool,
    /// The languages that its triggers are bound to.
    bound: Option<Vec<Language>>,
}

/// The languages of the passages of a draft, in doubt where there is none.
#[derive(Debug, Default)]
struct Spoken {
    /// As most rules read them.
    whole: Vec<Option<Language>>,
    /// As rules read them that must not depend on the rest of the draft.
    own: Vec<Option<Language>>,
    /// True if nobody but the head of the draft says in which language some passage is: no word of that puts a locked
    /// rule to sleep.
    is_claimed: bool,
}

impl Sleepers {
    pub(super) fn of(policy: &Policy, index: &Index) -> Self {
        let sleeps = |(number, rule): (usize, &Rule)| {
            let (number, header) = (RuleNumber(number), &rule.header);
            let bound = index.bound_to(number).map(<[Language]>::to_vec);
            let dated = header.from.is_some() || header.until.is_some();
            let chooses = Facet::EACH.iter().copied().any(|facet| !header.facets[facet].is_all());
            let picks = dated || chooses || header.answers.is_some();
            (picks || bound.is_some() || !header.languages.is_all()).then_some(LightRule { number, picks, bound })
        };
        let elsewhere: Arc<[RuleId]> = policy.rules_elsewhere().map(|rule| rule.header.id.clone()).collect();
        Self {
            awake: policy.rules.iter().filter(|rule| !rule.is_of_every_policy()).count(),
            light: policy.rules.iter().enumerate().filter_map(sleeps).collect(),
            elsewhere: Some(Asleep { why: SleepReason::Jurisdiction, rules: elsewhere })
                .filter(|asleep| !asleep.rules.is_empty()),
        }
    }

    /// How many rules are in force for a draft, and those that sleep, by reason.
    pub(super) fn during(&self, policy: &Policy, draft: &ReadDraft<'_>, occasion: &Occasion) -> (usize, Vec<Asleep>) {
        let spoken = if self.light.is_empty() { Spoken::default() } else { Spoken::of(draft) };
        let mut by_reason = BTreeMap::<SleepReason, Vec<RuleId>>::new();
        for LightRule { number, picks, bound } in &self.light {
            let rule = policy.rule_at(*number);
            let unread = || (!spoken.is_read_by(rule, bound.as_deref())).then_some(SleepReason::Language);
            let Some(reason) = picks.then(|| passed_over(rule, occasion)).flatten().or_else(unread) else { continue };
            by_reason.entry(reason).or_default().push(rule.header.id.clone());
        }
        let count: usize = by_reason.values().map(Vec::len).sum();
        let asleep = by_reason.into_iter().map(|(why, rules)| Asleep { why, rules: rules.into() });
        (self.awake - count, asleep.chain(self.elsewhere.clone()).collect())
    }
}

/// Why the circumstances of a draft put a rule to sleep, if they do.
fn passed_over(rule: &Rule, occasion: &Occasion) -> Option<SleepReason> {
    if rule.header.sleeps(occasion) {
        Some(SleepReason::Date)
    } else if let Some(facet) = rule.header.missed(occasion) {
        Some(SleepReason::of(facet))
    } else {
        (!rule.header.answers(occasion)).then_some(SleepReason::Reply)
    }
}

impl Spoken {
    fn of(draft: &ReadDraft<'_>) -> Self {
        let mut spoken = Self::default();
        for (block, reading) in draft.document.blocks.iter().zip(&draft.reading.blocks) {
            if block.context.place() != Place::Prose || reading.words.is_empty() {
                continue;
            }
            spoken.is_claimed |= reading.is_claimed;
            for (list, language) in [(&mut spoken.whole, reading.language), (&mut spoken.own, reading.own_language)] {
                if !list.contains(&language) {
                    list.push(language);
                }
            }
        }
        spoken
    }

    /// Returns whether a rule can find anything in one of the languages, or there is no prose at all.
    fn is_read_by(&self, rule: &Rule, bound: Option<&[Language]>) -> bool {
        let spoken = if is_secret(rule.header.family) { &self.own } else { &self.whole };
        let reads = |language: &Language| {
            rule.header.languages.holds(Some(language)) && bound.is_none_or(|bound| bound.contains(language))
        };
        let is_claimed = rule.header.locked && self.is_claimed;
        is_claimed || spoken.is_empty() || spoken.iter().any(|language| language.as_ref().is_none_or(reads))
    }
}
