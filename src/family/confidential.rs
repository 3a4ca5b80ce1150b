//! Confidential matters: code names, figures, customers, markers of internal papers.

use super::finding::Finding;
use super::{Elsewhere, Judge, Meaning, Rule, Shelf, describe_wording};
use crate::language::texts::{Texts, Wording};
use crate::rule::{
    Defaults, Family, Fields, Forms, Header, Pattern, Places, RULE_KEYS, Severity, Term, Value, WORDING_KEYS,
    WrittenKeys, holds_all, loosened,
};
use crate::secret::{SECRET_KEYS, Sealed, Secret};
use crate::table::TableKeys;

/// The keys of `[[confidential]]`.
pub(super) const KEYS: TableKeys =
    TableKeys { table: "[[confidential]]", slices: &[WORDING_KEYS, SECRET_KEYS, RULE_KEYS], later: &[] };

/// Defaults of confidential rules.
pub(super) const DEFAULTS: Defaults =
    Defaults { family: Family::Confidential, severity: Severity::High, places: Places::ALL, forms: Forms::SECRETS };

/// A confidential rule.
#[derive(Clone, Debug)]
pub(crate) struct Confidential {
    /// Words and phrases.
    pub(crate) terms: Vec<Term>,
    /// Regular expressions.
    pub(crate) patterns: Vec<Pattern>,
    /// Terms that nobody can read here.
    pub(crate) sealed: Option<Sealed>,
    /// A list of terms that is kept elsewhere.
    pub(crate) terms_file: Option<Secret>,
}

impl Confidential {
    /// The keys by which the rule is looser than it was.
    pub(super) fn looser_than(&self, before: &Self) -> Vec<&'static str> {
        let Self { terms, patterns, sealed, terms_file } = self;
        let keeps_sealed =
            before.sealed.as_ref().is_none_or(|before| sealed.as_ref().is_some_and(|sealed| sealed.covers(before)));
        let keeps_list = before
            .terms_file
            .as_ref()
            .is_none_or(|before| terms_file.as_ref().is_some_and(|list| list.keeper == before.keeper));
        loosened([
            ("terms", !holds_all(terms, &before.terms)),
            ("patterns", !holds_all(patterns, &before.patterns)),
            ("sealed", !keeps_sealed),
            ("terms_file", !keeps_list),
        ])
    }
}

impl Judge for Confidential {
    fn write_keys(&self, _header: &Header, keys: &mut WrittenKeys) {
        keys.terms("terms", &self.terms);
        keys.patterns(&self.patterns);
        if let Some(sealed) = &self.sealed {
            keys.add("sealed", sealed);
        }
        if let Some(list) = &self.terms_file {
            keys.add("terms_file", list.keeper.as_list());
        }
    }

    fn index(&self, shelf: &mut Shelf<'_>) {
        shelf.wording(&self.terms, &self.patterns);
        shelf.wording(&shelf.unlocked.terms, &[]);
        if let (Some(sealed), Some(key)) = (&self.sealed, &shelf.unlocked.key) {
            shelf.builder.sealed(shelf.number, sealed, key);
        }
    }

    fn elsewhere(&self) -> Elsewhere<'_> {
        Elsewhere { sealed: self.sealed.as_ref(), terms_file: self.terms_file.as_ref() }
    }

    fn texts(&self, header: &Header, _finding: &Finding, texts: &Wording) -> Texts {
        if header.until.is_some() { texts.embargo } else { texts.confidential }
    }

    fn describe(&self) -> String {
        let wording = Some(describe_wording(&self.terms, &self.patterns)).filter(|wording| !wording.is_empty());
        let sealed = self.sealed.as_ref().map(|sealed| format!("sealed terms ({} tags)", sealed.tags.len()));
        let elsewhere = self.terms_file.as_ref().map(|_| "a list of terms kept elsewhere".to_owned());
        [wording, sealed, elsewhere].into_iter().flatten().collect::<Vec<_>>().join("; ")
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

/// Takes a `[[confidential]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>) -> Rule {
    fields.require_one_of(&["terms", "patterns", "sealed", "terms_file"]);
    let terms = fields.take("terms").map(Value::terms).unwrap_or_default();
    let patterns = Pattern::take(&mut fields);
    if fields.holds("sealed") {
        fields.refuse_beside("sealed", &["case"]);
    }
    let policy = &fields.lowering.context.policy;
    let sealed = fields.take("sealed").and_then(|value| value.sealed(policy));
    let terms_file = fields.take("terms_file").and_then(Value::list_of_terms);
    let meaning = Meaning::Confidential(Confidential { terms, patterns, sealed, terms_file });
    Rule { header: Header::lower(fields, DEFAULTS), meaning }
}
