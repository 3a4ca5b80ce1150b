//! The evidence behind a confidence: one table.
//!
//! A warning lists the evidence that made its confidence, so each kind has a word for reports, a phrase for people
//! and a weight that a person can add up: one basis (how the match was recognised) and any number of adjustments
//! (what stands around it). The sum is made in `score`, once, whatever the order.

use crate::rule::{Disguise, Form};
use crate::text::{UnknownName, named};
use std::fmt;
use std::str::FromStr;

/// One kind of evidence for or against a match.
///
/// ```
/// use discretion::report::{Evidence, Form};
///
/// assert_eq!(Evidence::Form(Form::Exact).weight(), 95);
/// assert_eq!(Evidence::Ambiguous.weight(), -45);
/// assert_eq!(Evidence::Ambiguous.name(), "ambiguous");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// Basis: a term, as it was written.
    Form(Form),
    /// Basis: a term, disguised.
    Disguise(Disguise),
    /// Basis: a term inside a hashtag or a host name whose letters show no border.
    Glued,
    /// Basis: a sealed term, of which only the folded words are known.
    Sealed,
    /// Basis: a regular expression, which says less about what it found than a word does.
    Pattern,
    /// Basis: a regular expression of a pack, which its examples try. One for addresses is a [`Self::Pattern`]: their
    /// shape does not tell whose they are.
    PackPattern,
    /// Basis: a limit that was counted. Not 100, because what counts as one word or one sentence is a convention.
    Measure,
    /// Basis: a comment that is written for this check.
    Comment,
    /// Basis: drafts of one campaign were compared with each other, or with what the campaign asks of them.
    Compared,
    /// The check digits of what a pattern found are right.
    Verified,
    /// A supporting word stands near the match.
    Support,
    /// A second support of another kind stands near it: a legal suffix, a domain, a handle, a price, a date.
    SecondSupport,
    /// A word that speaks against the match stands near it.
    Against,
    /// The term is an ordinary word too, and nothing supports the match.
    Ambiguous,
    /// The capital that tells the name from the word stands where any word would have one.
    SentenceStart,
    /// The match stands inside a quotation: somebody else's words. Counts in rules on tone and stance only.
    Quoted,
    /// The language of the block could not be told, so the rules of every language read it.
    LanguageInDoubt,
}

impl Evidence {
    /// All kinds, the bases first.
    pub const EACH: &'static [Self] = &[
        Self::Form(Form::Exact),
        Self::Form(Form::Case),
        Self::Form(Form::Inflected),
        Self::Form(Form::Separated),
        Self::Form(Form::Joined),
        Self::Form(Form::Unaccented),
        Self::Form(Form::Fuzzy),
        Self::Disguise(Disguise::Invisible),
        Self::Disguise(Disguise::Variant),
        Self::Disguise(Disguise::LookAlike),
        Self::Disguise(Disguise::Accents),
        Self::Disguise(Disguise::Spaced),
        Self::Disguise(Disguise::Leet),
        Self::Disguise(Disguise::Masked),
        Self::Disguise(Disguise::Repeated),
        Self::Disguise(Disguise::Respelled),
        Self::Glued,
        Self::Sealed,
        Self::Pattern,
        Self::PackPattern,
        Self::Measure,
        Self::Comment,
        Self::Compared,
        Self::Verified,
        Self::Support,
        Self::SecondSupport,
        Self::Against,
        Self::Ambiguous,
        Self::SentenceStart,
        Self::Quoted,
        Self::LanguageInDoubt,
    ];

    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Form(form) => form.name(),
            Self::Disguise(disguise) => disguise.name(),
            Self::Glued => "glued",
            Self::Sealed => "sealed",
            Self::Pattern => "pattern",
            Self::PackPattern => "pack-pattern",
            Self::Measure => "measure",
            Self::Comment => "comment",
            Self::Compared => "compared",
            Self::Verified => "verified",
            Self::Support => "support",
            Self::SecondSupport => "second-support",
            Self::Against => "against",
            Self::Ambiguous => "ambiguous",
            Self::SentenceStart => "sentence-start",
            Self::Quoted => "quoted",
            Self::LanguageInDoubt => "language-in-doubt",
        }
    }

    /// The phrase for people.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Form(Form::Exact) => "written as in the policy",
            Self::Form(Form::Case) => "written with other capitals",
            Self::Form(Form::Inflected) => "written with an ending or a particle",
            Self::Form(Form::Separated) => "written with other separators between its words",
            Self::Form(Form::Joined) => "written in one word, or inside a longer name",
            Self::Form(Form::Unaccented) => "written without its accents",
            Self::Form(Form::Disguised) => "disguised",
            Self::Form(Form::Fuzzy) => "written with one letter off",
            Self::Disguise(Disguise::Invisible) => "written with characters that no reader sees",
            Self::Disguise(Disguise::Variant) => "written in variants of its letters",
            Self::Disguise(Disguise::LookAlike) => "written with letters of another script that look alike",
            Self::Disguise(Disguise::Accents) => "written with accents that it does not have",
            Self::Disguise(Disguise::Spaced) => "written with its letters set apart",
            Self::Disguise(Disguise::Leet) => "written with digits and signs for letters",
            Self::Disguise(Disguise::Masked) => "written with signs over letters",
            Self::Disguise(Disguise::Repeated) => "written with letters drawn out",
            Self::Disguise(Disguise::Respelled) => "written with other letters for the same sound",
            Self::Glued => "inside a longer word of a hashtag or a host name",
            Self::Sealed => "the words of a sealed term",
            Self::Pattern => "found by a pattern",
            Self::PackPattern => "found by a pattern of a pack, which is tried on examples",
            Self::Measure => "counted",
            Self::Comment => "a comment for this check",
            Self::Compared => "drafts of one campaign were compared",
            Self::Verified => "its check digits are right",
            Self::Support => "a word beside it speaks for it",
            Self::SecondSupport => "a second sign beside it speaks for it",
            Self::Against => "a word beside it speaks against it",
            Self::Ambiguous => "an ordinary word too, and nothing beside it speaks for the name",
            Self::SentenceStart => "its capital may only be that of the sentence",
            Self::Quoted => "inside a quotation",
            Self::LanguageInDoubt => "the language of the passage could not be told",
        }
    }

    /// The points that it adds to a confidence, of a hundred: a basis 60 to 95, an adjustment -45 to 15.
    #[must_use]
    pub const fn weight(self) -> i32 {
        match self {
            Self::Form(Form::Exact) | Self::Sealed | Self::Measure | Self::Comment => 95,
            Self::Form(Form::Case | Form::Inflected) | Self::PackPattern => 92,
            Self::Form(Form::Separated | Form::Joined | Form::Disguised)
            | Self::Disguise(Disguise::Invisible | Disguise::Variant | Disguise::LookAlike | Disguise::Accents) => 90,
            Self::Form(Form::Unaccented) => 88,
            Self::Disguise(Disguise::Spaced) => 80,
            Self::Disguise(Disguise::Leet | Disguise::Masked | Disguise::Repeated | Disguise::Respelled)
            | Self::Glued => 75,
            Self::Compared => 85,
            Self::Form(Form::Fuzzy) => 60,
            Self::Pattern => 70,
            Self::Verified => 15,
            Self::Support | Self::SecondSupport => 10,
            Self::Against => -40,
            Self::Ambiguous => -45,
            Self::SentenceStart | Self::Quoted => -15,
            Self::LanguageInDoubt => -8,
        }
    }

    /// Returns whether it says how the match was recognised, rather than what stands around it.
    #[must_use]
    pub const fn is_basis(self) -> bool {
        match self {
            Self::Form(_)
            | Self::Disguise(_)
            | Self::Glued
            | Self::Sealed
            | Self::Pattern
            | Self::PackPattern
            | Self::Measure
            | Self::Comment
            | Self::Compared => true,
            Self::Verified
            | Self::Support
            | Self::SecondSupport
            | Self::Against
            | Self::Ambiguous
            | Self::SentenceStart
            | Self::Quoted
            | Self::LanguageInDoubt => false,
        }
    }
}

impl FromStr for Evidence {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("evidence", Self::EACH, Self::name, written)
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_complete_and_names_are_unique() {
        let forms = Evidence::EACH.iter().filter(|evidence| matches!(evidence, Evidence::Form(_))).count();
        // What is disguised says how, so the form itself is no evidence.
        assert_eq!(forms, Form::EACH.len() - 1);
        let mut names: Vec<_> = Evidence::EACH.iter().map(|evidence| evidence.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Evidence::EACH.len());
    }

    #[test]
    fn bases_are_in_range_and_adjustments_are_smaller() {
        for &evidence in Evidence::EACH {
            let range = if evidence.is_basis() { 60..=95 } else { -45..=15 };
            assert!(range.contains(&evidence.weight()), "{evidence}");
        }
    }
}
