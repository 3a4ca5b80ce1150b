//! A text of a policy, in one language or several.

use crate::rule::Language;

/// A text that a rule shows: by language, or one for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// One text for drafts of any language.
    Any(String),
    /// Texts by language; never empty, one text a language.
    By(Vec<(Language, String)>),
}

impl Text {
    /// The text for a draft of a language: in that language, else in English, else the first there is.
    pub(crate) fn in_language(&self, language: Option<Language>) -> &str {
        match self {
            Self::Any(text) => text,
            Self::By(texts) => {
                let wanted = language.unwrap_or(Language::English);
                let find = |tag: Language| texts.iter().find(|(known, _)| *known == tag);
                find(wanted).or_else(|| find(Language::English)).or_else(|| texts.first()).map_or("", |(_, text)| text)
            }
        }
    }
}
