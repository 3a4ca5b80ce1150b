//! How our names are written.

use super::{Meaning, Rule, listing, quoted};
use crate::error::Cause;
use crate::rule::{Defaults, Family, Fields, Forms, Header, Place, Places, Severity, Term, Value};

/// What a naming rule says where the policy does not.
const DEFAULTS: Defaults = Defaults {
    family: Family::Naming,
    severity: Severity::Low,
    read: Places::of(&[Place::Prose, Place::Metadata]),
    forms: Forms::WORDING,
};

/// A naming rule.
#[derive(Clone, Debug)]
pub(crate) struct Naming {
    /// The right spelling.
    pub(crate) right: String,
    /// Spellings to correct.
    pub(crate) wrong: Vec<Term>,
}

impl Naming {
    /// What triggers the rule, in one line.
    pub(super) fn describe(&self) -> String {
        let wrong = listing("spellings", self.wrong.iter().map(quoted)).unwrap_or_default();
        format!("{wrong}, instead of `{}`", self.right)
    }
}

/// Takes a `[[naming]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>) -> Rule {
    let right = fields.require("use").and_then(|value| value.text("spelling"));
    let wrong = fields.require("not");
    let wrong_terms = wrong.map(Value::terms).unwrap_or_default();
    if let (Some(right), Some(wrong)) = (right, wrong)
        && wrong_terms.iter().any(|term| term.text == right)
    {
        wrong.note(Cause::RightAndWrong);
    }
    let meaning = Meaning::Naming(Naming { right: right.unwrap_or_default().to_owned(), wrong: wrong_terms });
    Rule { header: Header::lower(fields, DEFAULTS), meaning }
}
