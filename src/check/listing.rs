//! How many warnings of one rule a report lists: a draft of a megabyte may hold a hundred thousand, which nobody reads and
//! which would take gigabytes.
//!
//! The heaviest are listed, so that no crowd of notes hides what blocks. The rest are counted, and the first warning of the
//! rule says so in every format.

use crate::family::{Finding, Related};
use crate::policy::Policy;
use crate::rule::RuleNumber;
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

/// What a report says of the warnings that it does not list.
pub(super) fn notes(unlisted: &BTreeMap<RuleNumber, usize>, policy: &Policy) -> Vec<String> {
    let note = |(rule, count): (&RuleNumber, &usize)| {
        let id = &policy.rule_at(*rule).header.id;
        format!("{count} more warnings of `{id}` are not listed: the {MOST_LISTED} heaviest of a rule are")
    };
    unlisted.iter().map(note).collect()
}
