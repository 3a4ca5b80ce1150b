//! What is promised, and what must stand beside it: superlatives, guarantees, disclosures.

use super::{Meaning, Rule, wording};
use crate::rule::{Defaults, Family, Fields, Forms, Header, Pattern, Place, Places, Severity, Term, Value};

/// What a claim rule says where the policy does not.
const DEFAULTS: Defaults = Defaults {
    family: Family::Claim,
    severity: Severity::Medium,
    read: Places::of(&[Place::Prose, Place::Metadata]),
    forms: Forms::WORDING,
};

/// A claim rule; its companion is the header's `needs`.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    /// Words and phrases.
    pub(crate) terms: Vec<Term>,
    /// Regular expressions.
    pub(crate) patterns: Vec<Pattern>,
}

impl Claim {
    /// What triggers the rule, in one line.
    pub(super) fn describe(&self) -> String {
        wording(&self.terms, &self.patterns)
    }
}

/// Takes a `[[claim]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>) -> Rule {
    fields.require_one_of(&["terms", "patterns"]);
    let terms = fields.take("terms").map(Value::terms).unwrap_or_default();
    let patterns = fields.take("patterns").map(Value::patterns).unwrap_or_default();
    let needs = fields.take("needs").and_then(Value::nearby);
    let mut header = Header::lower(fields, DEFAULTS);
    header.needs = needs;
    Rule { header, meaning: Meaning::Claim(Claim { terms, patterns }) }
}
