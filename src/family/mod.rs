//! The families of rules: the one table of what a policy can speak about.
//!
//! Each family is one file: its raw form, its meaning, what it looks for, how it decides from hits, its default
//! words, its tests.

mod claim;
mod competitor;
mod confidential;
mod naming;
mod tone;

pub(crate) use claim::Claim;
pub use competitor::Stance;
pub(crate) use competitor::{Competitor, Competitors, Stances};
pub(crate) use confidential::Confidential;
pub(crate) use naming::Naming;
pub(crate) use tone::{Measure, Tone, Trigger};

use crate::rule::{Family, Fields, Header, Pattern, Term};

/// A rule: the keys that all rules have, and what its family means by the rest.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// The keys that every rule has.
    pub(crate) header: Header,
    /// What its family adds.
    pub(crate) meaning: Meaning,
}

/// What a family adds to a rule.
#[derive(Clone, Debug)]
pub(crate) enum Meaning {
    /// What must not get out.
    Confidential(Confidential),
    /// Who is a competitor.
    Competitor(Competitor),
    /// How things are said.
    Tone(Tone),
    /// What is promised.
    Claim(Claim),
    /// How our names are written.
    Naming(Naming),
}

impl Meaning {
    /// What triggers the rule, in one line.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Confidential(meaning) => meaning.describe(),
            Self::Competitor(meaning) => meaning.describe(),
            Self::Tone(meaning) => meaning.describe(),
            Self::Claim(meaning) => meaning.describe(),
            Self::Naming(meaning) => meaning.describe(),
        }
    }
}

/// Takes a rule apart: the table of its family says how.
pub(crate) fn lower(family: Family, fields: Fields<'_>, competitors: &Competitors) -> Rule {
    match family {
        Family::Confidential => confidential::lower(fields),
        Family::Competitor => competitor::lower(fields, competitors),
        Family::Tone => tone::lower(fields),
        Family::Claim => claim::lower(fields),
        Family::Naming => naming::lower(fields),
    }
}

/// Whether the values of a family's tables must not be told in errors.
pub(crate) const fn is_secret(family: Family) -> bool {
    match family {
        Family::Confidential => true,
        Family::Competitor | Family::Tone | Family::Claim | Family::Naming => false,
    }
}

/// Terms and patterns in one line.
fn wording(terms: &[Term], patterns: &[Pattern]) -> String {
    let patterns = patterns.iter().map(|pattern| format!("`{}`", pattern.regex.as_str()));
    [listing("terms", terms.iter().map(quoted)), listing("patterns", patterns)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ")
}

/// A label and what stands under it; nothing where nothing does.
fn listing(label: &str, words: impl Iterator<Item = String>) -> Option<String> {
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| format!("{label} {}", words.join(", ")))
}

/// A term as people read it, with its language.
fn quoted(term: &Term) -> String {
    term.language.map_or_else(|| format!("`{}`", term.text), |language| format!("`{}` ({language})", term.text))
}
