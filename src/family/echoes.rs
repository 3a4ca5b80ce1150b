//! Findings that say the same thing twice.

use super::Rule;
use super::finding::{Finding, Related};
use crate::matching::Surroundings;
use crate::rule::Evidence;

/// Sorts findings by place, and drops those that lie inside another of their family that weighs as much: they would
/// tell the same thing twice. What is dropped is named as related to what stays.
pub(crate) fn without_echoes(
    mut findings: Vec<Finding>,
    rules: &[Rule],
    around: &Surroundings<'_>,
    confidence: fn(&[Evidence]) -> u8,
) -> Vec<Finding> {
    let weight = |finding: &Finding| (finding.severity, confidence(&finding.evidence));
    let family = |finding: &Finding| rules[finding.rule.0].header.family;
    let place = |finding: &Finding| around.source(finding.spot);
    // Two competitors of one comparison are two findings, though the place of one holds the other.
    let name = |finding: &Finding| around.source(finding.mention.map_or(finding.spot, |mention| mention.spot));
    findings.sort_by(|one, other| {
        let key = |finding: &Finding| {
            let span = place(finding);
            (span.start, std::cmp::Reverse(span.end), family(finding), std::cmp::Reverse(weight(finding)))
        };
        key(one).cmp(&key(other)).then_with(|| rules[one.rule.0].header.id.cmp(&rules[other.rule.0].header.id))
    });
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let is_term = |finding: &Finding| finding.form.is_some();
        let recent = kept
            .iter_mut()
            .rev()
            .take_while(|other| place(other).end > place(&finding).start || other.rule == finding.rule);
        let cover = recent.take(8).find(|other| {
            family(other) == family(&finding)
                && other.rule != finding.rule
                && is_term(other)
                && is_term(&finding)
                && name(other).contains(name(&finding))
                && weight(other) >= weight(&finding)
        });
        match cover {
            Some(other) => {
                let rule = rules[finding.rule.0].header.id.clone();
                other.related.push((Related::AlsoMatches(rule), finding.spot));
            }
            None => kept.push(finding),
        }
    }
    kept
}
