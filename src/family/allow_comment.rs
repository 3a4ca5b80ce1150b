//! Comments in drafts that let a warning pass, where they do not do what they seem to: the rule that every policy has.
//!
//! What such a comment says is read where warnings are silenced; here stands what is wrong with it, and the words for
//! that. The rule is locked, so that nothing silences what silences nothing.

use super::finding::Finding;
use super::{Judge, Meaning, Rule};
use crate::language::texts::{Texts, Wording};
use crate::rule::{
    Calendar, Defaults, Evidence, Family, Forms, Header, Lapse, Origin, Place, Places, RuleId, RuleNumber, Severity,
    WrittenKeys, fill,
};
use crate::text::{Spot, quoted};

/// The id of the rule in every policy.
pub(crate) const ALLOW_COMMENT: &str = "allow-comment";

/// The rule about comments: what is wrong with them is found where they are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AllowComment;

impl Judge for AllowComment {
    fn write_keys(&self, _header: &Header, _keys: &mut WrittenKeys) {}

    fn texts(&self, _header: &Header, _finding: &Finding, texts: &Wording) -> Texts {
        texts.comment
    }

    fn describe(&self) -> String {
        "comments `discretion: allow …` that are malformed, unknown, locked, expired, new or unused".to_owned()
    }
}

/// A mistake in a comment. Words of the draft are quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It does not go on with `allow` and the id of a rule.
    NoRule,
    /// After the rule stands something else than `until` or the reason.
    Unexpected(String),
    /// The date is not a date.
    NoDate(String),
    /// It gives no reason.
    NoReason,
    /// No rule has that id; the nearest one that there is.
    UnknownRule(String, Option<RuleId>),
    /// The rule is locked.
    Locked(RuleId),
    /// It does not hold any more, or nobody can say.
    Lapsed(Lapse),
    /// It did not stand there before a change that is not trusted, or not before the same words.
    Changed,
    /// It silenced no warning of that rule.
    Unused(RuleId),
}

/// The rule of a policy.
pub(crate) fn rule_on_comments(policy: &str, owner: Option<&str>, origin: Origin) -> Rule {
    let places = Places::of(&[Place::Comments]);
    let defaults = Defaults { family: Family::Tone, severity: Severity::Medium, places, forms: Forms::WORDING };
    let header = Header::implied(RuleId::new(policy, ALLOW_COMMENT), defaults, owner, origin);
    Rule { header: Header { locked: true, ..header }, meaning: Meaning::AllowComment(AllowComment) }
}

impl Fault {
    /// The finding of the rule, which has that number, at the place of the comment or of its wrong part.
    pub(crate) fn into_finding(self, number: RuleNumber, spot: Spot, calendar: Calendar<'_>) -> Finding {
        let severity = match &self {
            Self::Unused(_) => Severity::Low,
            Self::NoRule
            | Self::Unexpected(_)
            | Self::NoDate(_)
            | Self::NoReason
            | Self::UnknownRule(..)
            | Self::Locked(_)
            | Self::Lapsed(_)
            | Self::Changed => Severity::Medium,
        };
        let (problem, advice) = self.said(calendar);
        let mut finding = Finding::new(number, spot, severity, vec![Evidence::Comment], problem.clone());
        finding.details = vec![("problem", problem), ("advice", advice)];
        finding
    }

    /// The problem, and the advice.
    fn said(&self, calendar: Calendar<'_>) -> (String, String) {
        let texts = calendar.language.data().texts.faults;
        let with = |(problem, advice): (&str, &str), name: &str, value: &str| {
            let fill = |text: &str| fill(text, |own| (own == name).then_some(value));
            (fill(problem), fill(advice))
        };
        match self {
            Self::NoRule => (texts.no_rule.to_owned(), texts.form.to_owned()),
            Self::NoReason => (texts.no_reason.to_owned(), texts.form.to_owned()),
            Self::Unexpected(word) => with((texts.unexpected, texts.form), "word", &quoted(word)),
            Self::NoDate(word) => with(texts.no_date, "word", &quoted(word)),
            Self::UnknownRule(id, near) => {
                let (problem, advice) = with(texts.unknown_rule, "word", &quoted(id));
                let near = near.as_ref().map(|near| with((texts.near_rule, ""), "rule", &near.to_string()).0);
                (problem, near.unwrap_or(advice))
            }
            Self::Locked(rule) => with(texts.locked, "rule", &rule.to_string()),
            Self::Lapsed(lapse) => with(texts.lapsed, "lapse", &lapse.said(calendar)),
            Self::Changed => (texts.changed.0.to_owned(), texts.changed.1.to_owned()),
            Self::Unused(rule) => with(texts.unused, "rule", &rule.to_string()),
        }
    }
}
