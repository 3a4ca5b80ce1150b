//! Findings that say the same thing twice.

use super::Rule;
use super::finding::{Finding, Related};
use crate::matching::Surroundings;
use crate::rule::Evidence;
use std::cmp::Reverse;

/// Sorts findings by place, and drops those that lie inside another of their family that weighs as much: they would
/// tell the same thing twice. What is dropped is named as related to what stays, with whom to ask about it.
///
/// Of two at the same place and as severe, the one whose rule is locked speaks, else the one of the higher layer, which
/// knows better whom to ask; it is as sure as the surer of them.
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
        let header = |finding: &Finding| &rules[finding.rule.0].header;
        let key = |finding: &Finding| {
            let span = place(finding);
            (span.start, Reverse(span.end), family(finding), Reverse(finding.severity), !header(finding).locked)
        };
        let certainty = |finding: &Finding| Reverse(confidence(&finding.evidence));
        // Rules stand in the order of their layers, the lowest first.
        let same_layer = || (certainty(one), &header(one).id).cmp(&(certainty(other), &header(other).id));
        key(one).cmp(&key(other)).then_with(|| {
            if header(one).id.policy() == header(other).id.policy() { same_layer() } else { other.rule.cmp(&one.rule) }
        })
    });
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let is_term = |finding: &Finding| finding.form.is_some();
        let is_pattern = |finding: &Finding| {
            finding.evidence.iter().any(|own| matches!(own, Evidence::Pattern | Evidence::PackPattern))
        };
        let is_wording = |finding: &Finding| is_term(finding) || is_pattern(finding);
        // An address, a number: what lies inside says no more. What several words say may hold something else.
        let is_token = |finding: &Finding| !around.text(finding.spot).contains(char::is_whitespace);
        let recent = kept
            .iter_mut()
            .rev()
            .take_while(|other| place(other).end > place(&finding).start || other.rule == finding.rule);
        let cover = recent.take(8).find(|other| {
            family(other) == family(&finding)
                && other.rule != finding.rule
                && is_wording(other)
                && is_wording(&finding)
                && ((is_term(other) && is_term(&finding)) || is_token(other) || says_the_same(other, &finding))
                && name(other).contains(name(&finding))
                && (weight(other) >= weight(&finding)
                    || says_the_same(other, &finding)
                    || (is_token(other) && is_pattern(other) && is_pattern(&finding)))
        });
        match cover {
            Some(other) => {
                let header = &rules[finding.rule.0].header;
                let owner =
                    header.owner.clone().filter(|owner| rules[other.rule.0].header.owner.as_ref() != Some(owner));
                // An address at an internal host is as severe as the host.
                other.severity = other.severity.max(finding.severity);
                other.related.push((Related::AlsoMatches(header.id.clone(), owner), finding.spot));
                if says_the_same(other, &finding) && confidence(&finding.evidence) > confidence(&other.evidence) {
                    (other.evidence, other.form) = (finding.evidence, finding.form);
                }
            }
            None => kept.push(finding),
        }
    }
    kept
}

/// Returns whether two findings are at the same place and as severe.
fn says_the_same(one: &Finding, other: &Finding) -> bool {
    one.spot == other.spot && one.severity == other.severity
}
