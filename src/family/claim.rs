//! Promises, and the companions that they need: superlatives, guarantees, disclosures.

use super::finding::Finding;
use super::{Case, Judge, Meaning, Rule, Shelf, describe_wording, wording};
use crate::language::texts::{Texts, Wording};
use crate::rule::{
    Defaults, Family, Fields, Forms, Header, NEAR, Pattern, Place, Places, RULE_KEYS, Severity, Term, Value,
    WORDING_KEYS, WrittenKeys, holds_all, loosened,
};
use crate::table::{KeyRow, TableKeys, ValueKind};

/// The keys of `[[claim]]`.
pub(super) const KEYS: TableKeys =
    TableKeys { table: "[[claim]]", slices: &[WORDING_KEYS, OWN_KEYS, RULE_KEYS], later: &[] };

/// The keys that only claims have.
const OWN_KEYS: &[KeyRow] = &[KeyRow::new(
    "needs",
    ValueKind::Table(&NEAR),
    "none",
    "With one of these near, there is no warning. One that is denied is none.",
)];

/// Defaults of claim rules.
pub(super) const DEFAULTS: Defaults = Defaults {
    family: Family::Claim,
    severity: Severity::Medium,
    places: Places::of(&[Place::Prose, Place::Metadata]),
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
    /// The keys by which the rule is looser than it was.
    pub(super) fn looser_than(&self, before: &Self) -> Vec<&'static str> {
        let Self { terms, patterns } = self;
        loosened([("terms", !holds_all(terms, &before.terms)), ("patterns", !holds_all(patterns, &before.patterns))])
    }
}

impl Judge for Claim {
    fn write_keys(&self, header: &Header, keys: &mut WrittenKeys) {
        keys.terms("terms", &self.terms);
        keys.patterns(&self.patterns);
        keys.nearby("needs", header.needs.as_ref());
    }

    fn index(&self, shelf: &mut Shelf<'_>) {
        shelf.builder.promise(true);
        shelf.wording(&self.terms, &self.patterns);
        shelf.builder.promise(false);
    }

    fn spares_our_names(&self) -> bool {
        true
    }

    fn detect(&self, case: Case<'_>) -> Vec<Finding> {
        wording::findings(case)
    }

    fn texts(&self, header: &Header, _finding: &Finding, texts: &Wording) -> Texts {
        if header.needs.is_some() { texts.claim_alone } else { texts.claim }
    }

    fn describe(&self) -> String {
        describe_wording(&self.terms, &self.patterns)
    }

    fn triggers(&self) -> Vec<&Term> {
        self.terms.iter().collect()
    }

    fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    fn terms_mut(&mut self) -> Option<&mut Vec<Term>> {
        Some(&mut self.terms)
    }
}

/// Takes a `[[claim]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>) -> Rule {
    fields.require_one_of(&["terms", "patterns"]);
    let terms = fields.take("terms").map(Value::terms).unwrap_or_default();
    let patterns = Pattern::take(&mut fields).into_iter().map(Pattern::of_promises).collect();
    let needs = fields.take("needs").and_then(Value::nearby);
    let mut header = Header::lower(fields, DEFAULTS);
    header.needs = needs;
    Rule { header, meaning: Meaning::Claim(Claim { terms, patterns }) }
}
