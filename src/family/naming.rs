//! The way our names are written.

use super::finding::Finding;
use super::{Case, Judge, Meaning, Rule, Shelf, listing, quoted, wording};
use crate::language::texts::{Texts, Wording};
use crate::rule::{
    Defaults, Family, Fields, Forms, Header, Place, Places, RULE_KEYS, Severity, Term, Value, WrittenKeys, holds_all,
    loosened,
};
use crate::table::{Cause, KeyRow, TableKeys, ValueKind};

/// The keys of `[[naming]]`.
pub(super) const KEYS: TableKeys = TableKeys { table: "[[naming]]", slices: &[OWN_KEYS, RULE_KEYS], later: &[] };

/// The keys that only rules about names have.
const OWN_KEYS: &[KeyRow] = &[
    KeyRow::required("use", ValueKind::Text, "The right spelling.").also(&["name"]),
    KeyRow::required("not", ValueKind::Terms, "Spellings to correct.").also(&["terms", "instead_of", "avoid"]),
];

/// Defaults of naming rules.
pub(super) const DEFAULTS: Defaults = Defaults {
    family: Family::Naming,
    severity: Severity::Low,
    places: Places::of(&[Place::Prose, Place::Metadata]),
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
    /// The keys by which the rule is looser than it was.
    pub(super) fn looser_than(&self, before: &Self) -> Vec<&'static str> {
        let Self { right, wrong } = self;
        loosened([("use", *right != before.right), ("not", !holds_all(wrong, &before.wrong))])
    }
}

impl Judge for Naming {
    fn write_keys(&self, _header: &Header, keys: &mut WrittenKeys) {
        keys.text("use", Some(&self.right));
        keys.terms("not", &self.wrong);
    }

    fn index(&self, shelf: &mut Shelf<'_>) {
        shelf.wording(&self.wrong, &[]);
    }

    /// The wrong spellings of a draft. The right one never counts, even where a wrong one is written alike but for
    /// its capitals; nor does the right one in capitals throughout, as headings may be, unless the policy names it.
    fn detect(&self, case: Case<'_>) -> Vec<Finding> {
        let mut findings = wording::findings(case);
        findings.retain(|finding| {
            let spaced = case.around().text(finding.spot).split_whitespace().collect::<Vec<_>>().join(" ");
            let is_named = self.wrong.iter().any(|term| term.text == spaced);
            spaced != self.right && (is_named || spaced != self.right.to_uppercase())
        });
        for finding in &mut findings {
            finding.suggestions.push(self.right.clone());
            finding.details.push(("use", self.right.clone()));
        }
        findings
    }

    fn triggers(&self) -> Vec<&Term> {
        self.wrong.iter().collect()
    }

    fn texts(&self, _header: &Header, _finding: &Finding, texts: &Wording) -> Texts {
        texts.naming
    }

    fn describe(&self) -> String {
        let wrong = listing("spellings", self.wrong.iter().map(quoted)).unwrap_or_default();
        format!("{wrong}, instead of `{}`", self.right)
    }
}

/// Takes a `[[naming]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>) -> Rule {
    let right = fields.take("use").and_then(|value| value.text("spelling"));
    let wrong = fields.take("not");
    let wrong_terms = wrong.map(Value::fixed_terms).unwrap_or_default();
    if let (Some(right), Some(wrong)) = (right, wrong)
        && wrong_terms.iter().any(|term| term.text == right)
    {
        wrong.note(Cause::RightAndWrong);
    }
    let meaning = Meaning::Naming(Naming { right: right.unwrap_or_default().to_owned(), wrong: wrong_terms });
    Rule { header: Header::lower(fields, DEFAULTS), meaning }
}
