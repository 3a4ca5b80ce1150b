//! How many warnings of one rule, and how many silenced matches, a report lists: a draft of a megabyte may hold a
//! hundred thousand, which nobody reads and which would take gigabytes.
//!
//! The heaviest are listed, so that no crowd of notes hides what blocks. The rest are counted, and the first warning of
//! the rule says so in every format.

use crate::family::{Finding, Related};
use crate::matching::{Hit, Writing};
use crate::policy::Policy;
use crate::report::UnlistedSilenced;
use crate::rule::{Permission, RuleNumber, SilencedBy};
use crate::score;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The most warnings of one rule that the report of a draft lists.
pub(super) const MOST_LISTED: usize = 1_000;

/// The findings that a report lists, in their order, and how many it does not list of each rule.
pub(super) fn listed(mut findings: Vec<Finding>) -> (Vec<Finding>, BTreeMap<RuleNumber, usize>) {
    let mut counts = BTreeMap::<RuleNumber, usize>::new();
    findings.iter().for_each(|finding| *counts.entry(finding.rule).or_default() += 1);
    counts.retain(|_, count| *count > MOST_LISTED);
    if counts.is_empty() {
        return (findings, counts);
    }
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|&at| (Reverse((findings[at].severity, score::confidence(&findings[at].evidence))), at));
    let mut room = BTreeMap::new();
    let mut keeps = vec![false; findings.len()];
    for at in order {
        let room: &mut usize = room.entry(findings[at].rule).or_insert(MOST_LISTED);
        keeps[at] = *room > 0;
        *room = room.saturating_sub(1);
    }
    let mut keeps = keeps.into_iter();
    findings.retain(|_| keeps.next().unwrap_or(true));
    for (rule, count) in &mut counts {
        *count -= MOST_LISTED;
        if let Some(first) = findings.iter_mut().find(|finding| finding.rule == *rule) {
            first.related.push((Related::Unlisted(*count), first.spot));
        }
    }
    (findings, counts)
}

/// What a report lists of what was silenced, the first of each rule and permission, and how much it does not list, by
/// the means that silenced it.
pub(super) fn listed_silenced(
    mut silenced: Vec<(Finding, Permission)>,
) -> (Vec<(Finding, Permission)>, UnlistedSilenced) {
    let mut unlisted = UnlistedSilenced::new();
    if silenced.len() > MOST_LISTED {
        let mut counts = BTreeMap::<(RuleNumber, SilencedBy, String), usize>::new();
        silenced.retain(|(finding, permission)| {
            let count = counts.entry((finding.rule, permission.by, permission.reason.clone())).or_default();
            *count += 1;
            if *count > MOST_LISTED {
                *unlisted.entry(permission.by).or_default() += 1;
            }
            *count <= MOST_LISTED
        });
    }
    (silenced, unlisted)
}

/// What a report says of what was silenced and is not listed.
pub(super) fn note_on_silenced(unlisted: &UnlistedSilenced) -> Option<String> {
    let count: usize = unlisted.values().sum();
    (count > 0)
        .then(|| format!("{count} more silenced matches are not listed: {MOST_LISTED} of a rule and a reason are"))
}

/// What a report says of the warnings that it does not list.
pub(super) fn notes(unlisted: &BTreeMap<RuleNumber, usize>, policy: &Policy) -> Vec<String> {
    let note = |(rule, count): (&RuleNumber, &usize)| {
        let id = &policy.rule_at(*rule).header.id;
        format!("{count} more warnings of `{id}` are not listed: the {MOST_LISTED} heaviest of a rule are")
    };
    unlisted.iter().map(note).collect()
}

/// What a report says of patterns that match too often in a paragraph to be looked for to its end.
pub(super) fn notes_on_rests(hits: &[Hit], policy: &Policy) -> Vec<String> {
    let mut rules: Vec<RuleNumber> =
        hits.iter().filter(|hit| matches!(hit.writing, Writing::Rest(_)) && !hit.foreign).map(|hit| hit.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let note = |rule: RuleNumber| {
        let id = &policy.rule_at(rule).header.id;
        format!("a pattern of `{id}` matches too often in one paragraph: the rest of it counts as one match")
    };
    rules.into_iter().map(note).collect()
}
