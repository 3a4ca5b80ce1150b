//! Comments in drafts that let a warning pass, where they do not do what they seem to: the rule that every policy has.
//!
//! What such a comment says is read where warnings are silenced; here stands what is wrong with it, and the words for
//! that. The rule is locked, so that nothing silences what silences nothing.

use super::finding::{Finding, Texts};
use super::{Judge, Meaning, Rule};
use crate::language::Language;
use crate::rule::{
    Defaults, Evidence, Family, Forms, Header, Lapse, Origin, Place, Places, RuleId, RuleNumber, Severity,
};
use crate::table::Quoted;
use crate::text::Spot;

/// The id of the rule in every policy.
pub(crate) const ALLOW_COMMENT: &str = "allow-comment";

/// The rule about comments: what is wrong with them is found where they are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AllowComment;

impl Judge for AllowComment {
    fn texts(&self, _header: &Header, _finding: &Finding, language: Language) -> Texts {
        texts(language)
    }

    fn describe(&self) -> String {
        "comments `discretion: allow …` that are malformed, unknown, locked, expired or unused".to_owned()
    }
}

/// What is wrong with a comment. Words of the draft are quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It does not go on with `allow` and the id of a rule.
    NoRule,
    /// After the rule stands something else than `until` or the reason.
    Unexpected(String),
    /// What should be a date is none.
    NoDate(String),
    /// It gives no reason.
    NoReason,
    /// No rule has that id; the nearest one that there is.
    UnknownRule(String, Option<RuleId>),
    /// The rule is locked.
    Locked(RuleId),
    /// It does not hold any more, or nobody can say.
    Lapsed(Lapse),
    /// It silenced no warning of that rule.
    Unused(RuleId),
}

/// The rule of a policy.
pub(crate) fn rule_on_comments(policy: &str, owner: Option<&str>, origin: Origin) -> Rule {
    let read = Places::of(&[Place::Comments]);
    let defaults = Defaults { family: Family::Tone, severity: Severity::Medium, read, forms: Forms::WORDING };
    let header = Header::implied(RuleId::new(policy, ALLOW_COMMENT), defaults, owner, origin);
    Rule { header: Header { locked: true, ..header }, meaning: Meaning::AllowComment(AllowComment) }
}

const fn texts(language: Language) -> Texts {
    match language {
        Language::English => Texts {
            message: "{problem}",
            why: "It looks as if somebody had agreed, but it silences no warning.",
            advice: "{advice}",
        },
        Language::French => Texts {
            message: "{problem}",
            why: "On peut croire que quelqu'un a donné son accord, alors qu'il ne fait taire aucune alerte.",
            advice: "{advice}",
        },
    }
}

impl Fault {
    /// The finding of the rule, which has that number, at the place of the comment or of its wrong part.
    pub(crate) fn into_finding(self, number: RuleNumber, spot: Spot, language: Language) -> Finding {
        let severity = match &self {
            Self::Unused(_) => Severity::Low,
            Self::NoRule
            | Self::Unexpected(_)
            | Self::NoDate(_)
            | Self::NoReason
            | Self::UnknownRule(..)
            | Self::Locked(_)
            | Self::Lapsed(_) => Severity::Medium,
        };
        let (problem, advice) = self.said(language);
        let mut finding = Finding::new(number, spot, severity, vec![Evidence::Comment], problem.clone());
        finding.details = vec![("problem", problem), ("advice", advice)];
        finding
    }

    /// What is wrong, and what to do.
    fn said(&self, language: Language) -> (String, String) {
        match language {
            Language::English => self.in_english(),
            Language::French => self.in_french(),
        }
    }

    fn in_english(&self) -> (String, String) {
        const FORM: &str = "Write `discretion: allow RULE until DATE -- REASON`; `until DATE` may be left out.";
        let (problem, advice) = match self {
            Self::NoRule => ("this comment does not say which rule to allow".to_owned(), FORM.to_owned()),
            Self::Unexpected(word) => (format!("{} is not expected in this comment", quoted(word)), FORM.to_owned()),
            Self::NoDate(word) => (
                format!("{} is not a date", quoted(word)),
                "Write a date such as 2026-12-31, or an instant with its offset.".to_owned(),
            ),
            Self::NoReason => ("this comment gives no reason".to_owned(), FORM.to_owned()),
            Self::UnknownRule(id, near) => (
                format!("the policy has no rule {}", quoted(id)),
                near.as_ref().map_or_else(
                    || "Copy the id of the rule from its warning.".to_owned(),
                    |near| format!("Did you mean `{near}`?"),
                ),
            ),
            Self::Locked(rule) => (
                format!("rule `{rule}` is locked, so no comment silences it"),
                "Change the text, or ask whoever keeps the policy.".to_owned(),
            ),
            Self::Lapsed(lapse) => (
                format!("this comment {}", lapse.said(Language::English)),
                "Remove it, or ask again and give a new date.".to_owned(),
            ),
            Self::Unused(rule) => (format!("this comment silences no warning of `{rule}`"), "Remove it.".to_owned()),
        };
        (problem, advice)
    }

    fn in_french(&self) -> (String, String) {
        const FORM: &str = "Écrivez `discretion: allow RÈGLE until DATE -- RAISON` ; `until DATE` peut être omis.";
        let (problem, advice) = match self {
            Self::NoRule => ("ce commentaire ne dit pas quelle règle permettre".to_owned(), FORM.to_owned()),
            Self::Unexpected(word) => {
                (format!("{} n'est pas attendu dans ce commentaire", quoted(word)), FORM.to_owned())
            }
            Self::NoDate(word) => (
                format!("{} n'est pas une date", quoted(word)),
                "Écrivez une date comme 2026-12-31, ou un instant avec son décalage.".to_owned(),
            ),
            Self::NoReason => ("ce commentaire ne donne aucune raison".to_owned(), FORM.to_owned()),
            Self::UnknownRule(id, near) => (
                format!("la charte n'a pas de règle {}", quoted(id)),
                near.as_ref().map_or_else(
                    || "Copiez le nom de la règle depuis son alerte.".to_owned(),
                    |near| format!("Vouliez-vous dire `{near}` ?"),
                ),
            ),
            Self::Locked(rule) => (
                format!("la règle `{rule}` est verrouillée : aucun commentaire ne la fait taire"),
                "Changez le texte, ou demandez à qui tient la charte.".to_owned(),
            ),
            Self::Lapsed(lapse) => (
                format!("ce commentaire {}", lapse.said(Language::French)),
                "Retirez-le, ou redemandez et donnez une nouvelle date.".to_owned(),
            ),
            Self::Unused(rule) => {
                (format!("ce commentaire ne fait taire aucune alerte de `{rule}`"), "Retirez-le.".to_owned())
            }
        };
        (problem, advice)
    }
}

/// A word of the draft, as errors of policies show theirs.
fn quoted(word: &str) -> String {
    Quoted::shown(word).to_string()
}
