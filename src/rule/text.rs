//! A text of a policy, in one language or several.

use crate::language::Language;
use crate::rule::Value;
use crate::rule::{Example, Family};
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
                let wanted = language.unwrap_or(Language::DEFAULT);
                let find = |tag: Language| texts.iter().find(|(known, _)| *known == tag);
                find(wanted).or_else(|| find(Language::DEFAULT)).or_else(|| texts.first()).map_or("", |(_, text)| text)
            }
        }
    }
}

/// Details that the texts of a warning may show, by family: placeholders that the family fills in.
const SHOWN: [(Family, &[&str]); 6] = [
    (Family::Confidential, &["{match}"]),
    (Family::Competitor, &["{match}"]),
    (Family::Tone, &["{match}", "{count}", "{counted}", "{min}", "{sentence}"]),
    (Family::Claim, &["{match}"]),
    (Family::Naming, &["{match}", "{use}"]),
    (Family::Require, &["{match}", "{needs}"]),
];

/// Details that the texts of a rule may show; the end of an embargo only where there is one.
pub(crate) fn shown(family: Family, has_end: bool) -> Vec<&'static str> {
    let own = SHOWN.iter().filter(|(own, _)| *own == family).flat_map(|(_, shown)| shown.iter().copied());
    own.chain(has_end.then_some("{until}")).collect()
}

impl Value<'_> {
    /// A text, or a table of texts by language, whose placeholders are among those `shown`.
    pub(crate) fn rule_text(self, shown: &[&'static str]) -> Option<Text> {
        let sound = |value: Self| {
            let text = value.text("text")?;
            value.check_braces("text", text, shown).then(|| text.to_owned())
        };
        if let DeValue::Table(_) = self.raw {
            let texts = self.languages().into_iter();
            let texts: Vec<_> = texts.filter_map(|(language, value)| Some((language, sound(value)?))).collect();
            return (!texts.is_empty()).then_some(Text::By(texts));
        }
        sound(self).map(Text::Any)
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
