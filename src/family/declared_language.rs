//! A language that the head of a draft declares and its text contradicts: a rule that every policy has.
//!
//! Which languages are read is decided where the draft is read; here stand the finding and its words. The rule is locked:
//! a draft whose own word is wrong cannot silence what says so.

use super::finding::Finding;
use super::{Judge, Meaning, Rule};
use crate::language::Language;
use crate::language::texts::{Texts, Wording};
use crate::rule::{
    Defaults, Evidence, Family, Forms, Header, Origin, Place, Places, RuleId, RuleNumber, Severity, WrittenKeys,
};
use crate::text::Spot;

/// The id of the rule in every policy.
pub(crate) const DECLARED_LANGUAGE: &str = "declared-language";

/// The rule about declared languages: what contradicts them is found where a draft is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DeclaredLanguage;

impl Judge for DeclaredLanguage {
    fn write_keys(&self, _header: &Header, _keys: &mut WrittenKeys) {}

    fn texts(&self, _header: &Header, _finding: &Finding, texts: &Wording) -> Texts {
        texts.declared_language
    }

    fn describe(&self) -> String {
        "a language in the front matter that the text contradicts".to_owned()
    }
}

/// The rule of a policy.
pub(crate) fn rule_on_languages(policy: &str, owner: Option<&str>, origin: Origin) -> Rule {
    let places = Places::of(&[Place::Metadata]);
    let defaults = Defaults { family: Family::Tone, severity: Severity::Medium, places, forms: Forms::WORDING };
    let header = Header::implied(RuleId::new(policy, DECLARED_LANGUAGE), defaults, owner, origin);
    Rule { header: Header { locked: true, ..header }, meaning: Meaning::DeclaredLanguage(DeclaredLanguage) }
}

/// The finding of the rule, which has that number, at the place where a language is declared and another one is told.
pub(crate) fn other_language(number: RuleNumber, spot: Spot, claimed: Language, told: Language) -> Finding {
    let value = format!("{claimed} {told}");
    let mut finding = Finding::new(number, spot, Severity::Medium, vec![Evidence::Measure], value);
    finding.details = vec![("claimed", claimed.code().to_owned()), ("told", told.code().to_owned())];
    finding
}
