//! What a rule says, key by key, with values as a policy writes them: for `show`, `explain` and whoever else shows a
//! rule whole.
//!
//! Each family writes its own keys, [`Header`](super::Header) the shared ones. A key at its default is left out; a test
//! holds that every declared key is written where it is set.

use super::{Companion, Example, Nearby, Selection, Term, Text, Within};
use crate::language::Language;
use std::fmt;

/// Keys with their values, in the order in which they were written.
#[derive(Clone, Debug, Default)]
pub(crate) struct WrittenKeys(Vec<(&'static str, String)>);

impl WrittenKeys {
    /// The keys with their values.
    pub(crate) fn into_list(self) -> Vec<(&'static str, String)> {
        self.0
    }

    /// Adds a key with a value as TOML writes it.
    pub(crate) fn add(&mut self, key: &'static str, value: impl fmt::Display) {
        self.0.push((key, value.to_string()));
    }

    /// Adds a text, where there is one.
    pub(crate) fn text(&mut self, key: &'static str, text: Option<&str>) {
        if let Some(text) = text {
            self.add(key, quoted(text));
        }
    }

    /// Adds a list of texts, where it is not empty.
    pub(crate) fn list<'t>(&mut self, key: &'static str, texts: impl IntoIterator<Item = &'t str>) {
        let texts: Vec<&str> = texts.into_iter().collect();
        if !texts.is_empty() {
            self.add(key, list(texts.into_iter()));
        }
    }

    /// Adds what is selected, where that is not everything.
    pub(crate) fn selection<T>(&mut self, key: &'static str, selection: &Selection<T>, name: fn(&T) -> &str) {
        if !selection.left_out().is_empty() {
            self.add(key, format!("{{ not = {} }}", list(selection.left_out().iter().map(name))));
        } else if !selection.is_all() {
            self.add(key, list(selection.included().iter().map(name)));
        }
    }

    /// Adds a list of terms, where it is not empty.
    pub(crate) fn terms(&mut self, key: &'static str, terms: &[Term]) {
        let texts = terms.iter().map(|term| (term.language, quoted(&term.text)));
        self.by_language(key, texts.collect());
    }

    /// Adds texts of which each is of a language or of none, where there are any.
    pub(crate) fn by_language(&mut self, key: &'static str, texts: Vec<(Option<Language>, String)>) {
        if !texts.is_empty() {
            self.add(key, by_language(&texts));
        }
    }

    /// Adds examples, where there are any.
    pub(crate) fn examples(&mut self, key: &'static str, examples: &[Example]) {
        let texts = examples.iter().map(|example| (example.language, quoted(&example.text)));
        self.by_language(key, texts.collect());
    }

    /// Adds a text in one language or several, where there is one.
    pub(crate) fn words(&mut self, key: &'static str, text: Option<&Text>) {
        match text {
            None => {}
            Some(Text::Any(text)) => self.add(key, quoted(text)),
            Some(Text::By(texts)) => {
                let each = texts.iter().map(|(language, text)| format!("{} = {}", language.code(), quoted(text)));
                self.add(key, format!("{{ {} }}", each.collect::<Vec<_>>().join(", ")));
            }
        }
    }

    /// Adds a condition on what stands near, where there is one.
    pub(crate) fn nearby(&mut self, key: &'static str, nearby: Option<&Nearby>) {
        let Some(Nearby { any, within }) = nearby else { return };
        let texts = any.iter().map(|companion| match companion {
            Companion::Term(term) => (term.language, quoted(&term.text)),
            Companion::Link => (None, quoted("@link")),
            Companion::Figure => (None, quoted("@figure")),
            Companion::Date => (None, quoted("@date")),
        });
        let any = by_language(&texts.collect::<Vec<_>>());
        self.add(key, format!("{{ any = {any}, within = {} }}", quoted(&within.to_string())));
    }
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sentence => f.write_str("sentence"),
            Self::Paragraph => f.write_str("paragraph"),
            Self::Draft => f.write_str("draft"),
            Self::Start => f.write_str("start"),
            Self::Words(1) => f.write_str("1 word"),
            Self::Words(count) => write!(f, "{count} words"),
        }
    }
}

/// A text between quotes, as TOML writes it on one line.
pub(crate) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            letter if letter.is_ascii_control() => quoted.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

/// Texts between brackets.
fn list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    format!("[{}]", texts.map(quoted).collect::<Vec<_>>().join(", "))
}

/// Quoted texts as a list, or as a table of lists where they are of languages. What is of no language among others
/// stands in a list after the table: a policy writes it in a list that it shares.
fn by_language(texts: &[(Option<Language>, String)]) -> String {
    let of = |wanted: Option<Language>| -> Vec<&str> {
        texts.iter().filter(|(language, _)| *language == wanted).map(|(_, text)| text.as_str()).collect()
    };
    let tables: Vec<String> = Language::EACH
        .iter()
        .copied()
        .map(|language| (language, of(Some(language))))
        .filter(|(_, texts)| !texts.is_empty())
        .map(|(language, texts)| format!("{} = [{}]", language.code(), texts.join(", ")))
        .collect();
    let any = of(None);
    let any = if any.is_empty() && !tables.is_empty() { None } else { Some(format!("[{}]", any.join(", "))) };
    let tables = if tables.is_empty() { None } else { Some(format!("{{ {} }}", tables.join(", "))) };
    [tables, any].into_iter().flatten().collect::<Vec<_>>().join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_written_as_a_policy_writes_them() {
        let term = |text: &str, language| Term::plain(text.to_owned(), language);
        let mut keys = WrittenKeys::default();
        keys.terms("terms", &[term("a \"b\"", None), term("c", None)]);
        keys.terms("except", &[term("le", Some(Language::French)), term("the", Some(Language::English))]);
        keys.terms("near", &[]);
        let any = vec![Companion::Link, Companion::Term(term("x", None))];
        keys.nearby("needs", Some(&Nearby { any, within: Within::Words(8) }));
        assert_eq!(
            keys.into_list(),
            [
                ("terms", r#"["a \"b\"", "c"]"#.to_owned()),
                ("except", r#"{ en = ["the"], fr = ["le"] }"#.to_owned()),
                ("needs", r#"{ any = ["@link", "x"], within = "8 words" }"#.to_owned()),
            ]
        );
    }
}
