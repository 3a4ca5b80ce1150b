//! What must not get out: code names, figures, customers, markers of internal papers.

use super::{Meaning, Rule, wording};
use crate::rule::{Defaults, Family, Fields, Form, Forms, Header, Pattern, Places, Severity, Term, Value};

/// What a confidential rule says where the policy does not.
const DEFAULTS: Defaults = Defaults {
    family: Family::Confidential,
    severity: Severity::High,
    read: Places::ALL,
    forms: Forms::of(&Form::EACH),
};

/// A confidential rule.
#[derive(Clone, Debug)]
pub(crate) struct Confidential {
    /// Words and phrases.
    pub(crate) terms: Vec<Term>,
    /// Regular expressions.
    pub(crate) patterns: Vec<Pattern>,
}

impl Confidential {
    /// What triggers the rule, in one line.
    pub(super) fn describe(&self) -> String {
        wording(&self.terms, &self.patterns)
    }
}

/// Takes a `[[confidential]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>) -> Rule {
    fields.refuse_unsupported(&["sealed", "key", "words", "terms_file"]);
    fields.require_one_of(&["terms", "patterns"]);
    let terms = fields.take("terms").map(Value::terms).unwrap_or_default();
    let patterns = fields.take("patterns").map(Value::patterns).unwrap_or_default();
    let meaning = Meaning::Confidential(Confidential { terms, patterns });
    Rule { header: Header::lower(fields, DEFAULTS), meaning }
}
