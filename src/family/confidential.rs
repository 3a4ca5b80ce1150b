//! What must not get out: code names, figures, customers, markers of internal papers.

use super::finding::Texts;
use super::{Meaning, Rule, describe_wording};
use crate::rule::{Defaults, Family, Fields, Forms, Header, Language, Pattern, Places, Severity, Term, Value};

/// What a confidential rule says where the policy does not.
const DEFAULTS: Defaults =
    Defaults { family: Family::Confidential, severity: Severity::High, read: Places::ALL, forms: Forms::SECRETS };

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
        describe_wording(&self.terms, &self.patterns)
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

/// What the family says of a match.
pub(super) fn texts(header: &Header, language: Language) -> Texts {
    match (language, header.until.is_some()) {
        (Language::English, false) => Texts {
            message: "“{match}” is confidential",
            why: "It is not public, and what has been posted once cannot be taken back.",
            advice: "Leave it out, or say it in words that are already public.",
        },
        (Language::English, true) => Texts {
            message: "“{match}” is confidential until {until}",
            why: "It is under embargo until {until}, and what has been posted once cannot be taken back.",
            advice: "Wait until then, or say it in words that are already public.",
        },
        (Language::French, false) => Texts {
            message: "« {match} » est confidentiel",
            why: "Ce n'est pas public, et ce qui a été publié une fois ne peut plus être repris.",
            advice: "Retirez-le, ou dites-le avec des mots déjà publics.",
        },
        (Language::French, true) => Texts {
            message: "« {match} » est confidentiel jusqu'au {until}",
            why: "C'est sous embargo jusqu'au {until}, et ce qui a été publié une fois ne peut plus être repris.",
            advice: "Attendez cette date, ou dites-le avec des mots déjà publics.",
        },
    }
}
