//! What is promised, and what must stand beside it: superlatives, guarantees, disclosures.

use super::finding::{Finding, Texts};
use super::{Meaning, Rule, Scene, describe_wording, wording};
use crate::language::Language;
use crate::matching::Hit;
use crate::rule::{
    Defaults, Family, Fields, Forms, Header, NEAR, Pattern, Place, Places, RULE_KEYS, RuleNumber, Severity, Term,
    Value, WORDING_KEYS,
};
use crate::table::{KeyRow, TableKeys, ValueKind};

/// The keys of `[[claim]]`.
pub(super) const KEYS: TableKeys =
    TableKeys { table: "[[claim]]", slices: &[WORDING_KEYS, OWN_KEYS, RULE_KEYS], later: &[] };

/// The keys that only claims have.
const OWN_KEYS: &[KeyRow] =
    &[KeyRow::new("needs", ValueKind::Table(&NEAR), "none", "With one of these near, there is no warning.")];

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
        describe_wording(&self.terms, &self.patterns)
    }
}

/// The claims of a draft: what is negated in its clause claims nothing.
pub(super) fn findings(number: RuleNumber, header: &Header, hits: &[Hit], scene: Scene<'_>) -> Vec<Finding> {
    let found = wording::matches(header, hits, scene.around).into_iter();
    let claimed = found.filter(|found| scene.around.negation(found.hit.spot()).is_none());
    claimed.map(|found| found.into_finding(number, header, scene)).collect()
}

/// Takes a `[[claim]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>) -> Rule {
    fields.require_one_of(&["terms", "patterns"]);
    let terms = fields.take("terms").map(Value::terms).unwrap_or_default();
    let patterns = Pattern::take(&mut fields);
    let needs = fields.take("needs").and_then(Value::nearby);
    let mut header = Header::lower(fields, DEFAULTS);
    header.needs = needs;
    Rule { header, meaning: Meaning::Claim(Claim { terms, patterns }) }
}

/// What the family says of a match.
pub(super) const fn texts(header: &Header, language: Language) -> Texts {
    match (language, header.needs.is_some()) {
        (Language::English, true) => Texts {
            message: "“{match}” stands without what should stand beside it",
            why: "A claim may be read as a promise, and the company has to be able to show what it rests on.",
            advice: "Put the proof or the mention that it needs beside it, or say less.",
        },
        (Language::English, false) => Texts {
            message: "“{match}” may be read as a promise",
            why: "The company has to be able to show what a claim rests on.",
            advice: "Say what was measured, or say less.",
        },
        (Language::French, true) => Texts {
            message: "« {match} » n'est pas accompagné de ce qui devrait l'être",
            why: "Une affirmation peut être lue comme une promesse, et l'entreprise doit pouvoir montrer sur quoi elle repose.",
            advice: "Ajoutez à côté la preuve ou la mention attendue, ou dites-en moins.",
        },
        (Language::French, false) => Texts {
            message: "« {match} » peut être lu comme une promesse",
            why: "L'entreprise doit pouvoir montrer sur quoi repose une affirmation.",
            advice: "Dites ce qui a été mesuré, ou dites-en moins.",
        },
    }
}
