//! A text of a policy, in one language or several.

use crate::rule::raw::Value;
use crate::rule::{Example, Language};
use toml::de::DeValue;

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

impl Value<'_> {
    /// A text, or a table of texts by language.
    pub(crate) fn rule_text(self) -> Option<Text> {
        if let DeValue::Table(_) = self.raw {
            let texts = self.languages().into_iter();
            let texts: Vec<_> =
                texts.filter_map(|(language, value)| Some((language, value.text("text")?.to_owned()))).collect();
            return (!texts.is_empty()).then_some(Text::By(texts));
        }
        self.text("text").map(|text| Text::Any(text.to_owned()))
    }

    /// A text, or a list of texts.
    pub(crate) fn text_or_texts(self, what: &'static str) -> Vec<String> {
        let values = if let DeValue::String(_) = self.raw { vec![self] } else { self.items() };
        values.into_iter().filter_map(|value| value.text(what)).map(str::to_owned).collect()
    }

    /// Examples: a list, or a table of lists by language.
    pub(crate) fn examples(self) -> Vec<Example> {
        let lists = if let DeValue::Table(_) = self.raw {
            self.languages().into_iter().map(|(language, list)| (Some(language), list)).collect()
        } else {
            vec![(None, self)]
        };
        let mut examples = Vec::new();
        for (language, list) in lists {
            for item in list.items() {
                if let Some(text) = item.text("example") {
                    examples.push(Example {
                        text: text.to_owned(),
                        language,
                        at: self.lowering.source.position(item.span),
                    });
                }
            }
        }
        examples
    }
}
