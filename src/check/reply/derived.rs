//! The policies that read messages and answers: made of the policy's own rules, and of those of packs that it does not have.

use crate::family::Rule;
use crate::policy::Policy;
use crate::rule::{ByFacet, Header, MessageKind, Severity};
use std::sync::Arc;

/// The pack of rules that read messages.
const MESSAGES: &str = "replies";

/// The pack of rules that read answers.
const ANSWERS: &str = "reply";

/// Rules of the pack `tone` that tell the kind of a message.
const OF_TONE: [(&str, MessageKind); 3] = [
    ("tone/threats", MessageKind::Threat),
    ("tone/slurs", MessageKind::Hate),
    ("tone/personal-attack", MessageKind::Rant),
];

/// Rules of other packs that every answer is held to, and the severity that they have there at least: in an answer a quarrel
/// has somebody at its other end, and what is promised or admitted is said to somebody who may act on it.
const OF_ANSWERS: [(&str, Severity); 15] = [
    ("tone/personal-attack", Severity::High),
    ("tone/threats", Severity::High),
    ("tone/slurs", Severity::High),
    ("tone/aggression", Severity::High),
    ("tone/passive-aggression", Severity::High),
    ("tone/provocation", Severity::High),
    ("tone/blame", Severity::High),
    ("tone/shouting", Severity::High),
    ("claims/guarantee", Severity::Medium),
    ("claims/absolute-promise", Severity::Medium),
    ("legal-crisis/admission", Severity::High),
    ("legal-crisis/blame", Severity::High),
    ("customers-and-people/bank-account", Severity::High),
    ("customers-and-people/payment-card", Severity::High),
    ("customers-and-people/social-security-number", Severity::High),
];

/// The packs that have them.
const PACKS: [&str; 5] = [ANSWERS, "tone", "claims", "legal-crisis", "customers-and-people"];

/// The kind of message that a match of a rule tells.
pub(super) fn kind_of(rule: &Rule) -> Option<MessageKind> {
    let of_tone = || OF_TONE.iter().find(|(id, _)| *id == rule.header.id.as_str()).map(|(_, kind)| *kind);
    rule.signals().or_else(of_tone)
}

/// The policy that reads messages: the policy's own signals, and beside them those of the pack that it does not know; what the
/// pack `tone` knows of quarrels, and the subjects of its people.
pub(super) fn for_messages(policy: &Policy) -> Policy {
    let pack = Policy::packs(&["tone", MESSAGES]).expect("the packs are sound, as a test holds");
    let of_pack = pack.signals.iter().filter(|rule| !policy.knows_rule(&rule.header.id));
    let of_tone = pack.rules.iter().filter(|rule| kind_of(rule).is_some());
    let of_subject = |rule: &&Rule| policy.settings.subject_of(&rule.header.id).is_some();
    let subjects = policy.rules.iter().filter(of_subject).map(|rule| Rule {
        header: Header { facets: ByFacet::default(), ..rule.header.clone() },
        meaning: rule.meaning.clone(),
    });
    let rules = policy.signals.iter().chain(of_pack).chain(of_tone).cloned().chain(subjects).collect();
    let mut messages = policy.with_rules(rules, false);
    // They are its rules now: it reads no message with others.
    messages.signals = Arc::default();
    messages
}

/// The policy that reads answers: the policy's own rules, and those for answers that it does not have.
pub(super) fn for_answers(policy: &Policy) -> Policy {
    let packs = Policy::packs(&PACKS).expect("the packs are sound, as a test holds");
    let mut rules: Vec<Rule> = policy.own_rules().to_vec();
    for rule in &mut rules {
        let is_adjusted = rule.header.changes.iter().any(|change| change.key == "severity");
        if let Some(least) = least_severity(rule).filter(|_| !is_adjusted) {
            rule.header.severity = rule.header.severity.max(least);
        }
    }
    let is_known = |rule: &Rule| policy.knows_rule(&rule.header.id);
    let more = packs.own_rules().iter().filter(|rule| !is_known(rule));
    for rule in more {
        let Some(least) = least_severity(rule) else { continue };
        let mut rule = rule.clone();
        rule.header.severity = rule.header.severity.max(least);
        rule.header.owner = rule.header.owner.take().or_else(|| policy.owner().map(str::to_owned));
        rules.push(rule);
    }
    rules.extend(policy.answers.iter().cloned());
    policy.with_rules(rules, true)
}

/// The severity that a rule has in answers at least; none for a rule that answers are not held to of their own.
fn least_severity(rule: &Rule) -> Option<Severity> {
    if rule.header.id.policy() == ANSWERS {
        return Some(Severity::Info);
    }
    OF_ANSWERS.iter().find(|(id, _)| *id == rule.header.id.as_str()).map(|(_, severity)| *severity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_that_answers_share_with_packs_exist() {
        let packs = Policy::packs(&PACKS).expect("the packs are sound");
        let all = OF_ANSWERS.iter().map(|(id, _)| *id).chain(OF_TONE.iter().map(|(id, _)| *id));
        let missing: Vec<&str> = all.filter(|id| packs.rule(id).is_none()).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert!(!Policy::packs(&[MESSAGES]).expect("the pack is sound").signals.is_empty());
    }
}
