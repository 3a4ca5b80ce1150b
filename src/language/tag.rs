//! The languages that rules and drafts can be in.

use super::{LANGUAGES, LanguageData};
use crate::text::{UnknownName, names};
use std::fmt;
use std::str::FromStr;

/// A language that the rules know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
}

impl Language {
    /// All languages.
    pub const EACH: &'static [Self] = &{
        let mut each = [Self::DEFAULT; LANGUAGES.len()];
        let mut at = 0;
        while at < each.len() {
            each[at] = LANGUAGES[at].language;
            at += 1;
        }
        each
    };

    /// The language of texts where a draft's own is not known, or a policy does not have it.
    pub(crate) const DEFAULT: Self = Self::English;

    /// Its row of the table: a language without one does not compile.
    pub(crate) const fn data(self) -> &'static LanguageData {
        match self {
            Self::English => LANGUAGES[0],
            Self::French => LANGUAGES[1],
        }
    }

    /// The code in policies, drafts and reports: ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.data().code
    }

    /// Reads a language tag: a code, with or without a region (`fr`, `fr-CA`, `en_GB`), in any case.
    ///
    /// ```
    /// use discretion::language::Language;
    ///
    /// assert_eq!(Language::from_tag("fr-CA"), Some(Language::French));
    /// assert_eq!(Language::from_tag("de"), None);
    /// ```
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::EACH.iter().copied().find(|language| primary.eq_ignore_ascii_case(language.code()))
    }
}

impl FromStr for Language {
    type Err = UnknownName;

    /// Reads what [`Language::from_tag`] reads.
    fn from_str(tag: &str) -> Result<Self, UnknownName> {
        Self::from_tag(tag).ok_or_else(|| UnknownName::new("language", tag, names(Self::EACH, Self::code)))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
