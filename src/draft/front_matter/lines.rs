//! Front matter of simple lines, as most posts have it: read without a parser, to the values that the parser gives.
//!
//! A simple line gives a key a text in quotation marks, or words that are nothing else, or a list of these in brackets;
//! in YAML the items of a list may have lines of their own. Where one line is not simple, the parser reads them all.

use super::{Fence, Scalar};
use crate::text::Span;
use std::borrow::Cow;

/// The number of keys up to which each is compared with those before it.
const MOST_KEYS: usize = 64;

/// The values of front matter; nothing where a line is not simple.
pub(super) fn values(text: &str, format: Fence) -> Option<Vec<Scalar<'_>>> {
    let mut lines = HeadLines {
        is_toml: matches!(format, Fence::Toml),
        keys: Vec::with_capacity(16),
        table: "",
        list: None,
        values: Vec::with_capacity(16),
    };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let own = line.strip_suffix('\n')?;
        if !own.is_empty() {
            lines.read(own, at)?;
        }
        at += line.len();
    }
    let is_whole = lines.list.is_none_or(|list| list.has_items);
    is_whole.then_some(lines.values)
}

/// The lines that were read.
struct HeadLines<'t> {
    is_toml: bool,
    /// The keys, each with its table.
    keys: Vec<(&'t str, &'t str)>,
    table: &'t str,
    list: Option<ItemList<'t>>,
    values: Vec<Scalar<'t>>,
}

/// A list whose items have lines of their own.
#[derive(Clone, Copy)]
struct ItemList<'t> {
    key: &'t str,
    has_items: bool,
}

impl<'t> HeadLines<'t> {
    /// Reads a line that begins at an offset.
    fn read(&mut self, line: &'t str, at: usize) -> Option<()> {
        if let Some(item) = line.strip_prefix("  - ").filter(|_| !self.is_toml) {
            let list = self.list.as_mut()?;
            list.has_items = true;
            let key = list.key;
            return self.whole(key, item, at + line.len() - item.len());
        }
        if self.list.take().is_some_and(|list| !list.has_items) {
            return None;
        }
        if let Some(name) = line.strip_prefix('[').filter(|_| self.is_toml) {
            self.table = "";
            self.table = self.key(name.strip_suffix(']')?)?;
            return Some(());
        }
        if let Some(name) = line.strip_suffix(':').filter(|_| !self.is_toml) {
            self.list = Some(ItemList { key: self.key(name)?, has_items: false });
            return Some(());
        }
        let (name, value) = line.split_once(if self.is_toml { " = " } else { ": " })?;
        let key = self.key(name)?;
        let from = at + line.len() - value.len();
        match value.strip_prefix('[') {
            Some(items) => self.items(key, items, from + 1),
            None => self.whole(key, value, from),
        }
    }

    /// Takes a key that did not come before.
    fn key(&mut self, name: &'t str) -> Option<&'t str> {
        let is_key = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        let own = (self.table, name);
        // What a key that comes twice means, the parser knows.
        if !is_key || name.len() > MOST_KEYS || self.keys.len() == MOST_KEYS || self.keys.contains(&own) {
            return None;
        }
        self.keys.push(own);
        Some(name)
    }

    /// Takes the items of a list, from behind its bracket on.
    fn items(&mut self, key: &'t str, mut items: &'t str, at: usize) -> Option<()> {
        let end = at + items.len();
        loop {
            let rest = self.value(key, items, end - items.len(), true)?;
            match rest.strip_prefix(", ") {
                Some(next) => items = next,
                None => return (rest == "]").then_some(()),
            }
        }
    }

    /// Takes a value that is all of a text.
    fn whole(&mut self, key: &'t str, text: &'t str, at: usize) -> Option<()> {
        self.value(key, text, at, false).filter(|rest| rest.is_empty()).map(|_| ())
    }

    /// Takes the value at the start of a text; what comes after it.
    fn value(&mut self, key: &'t str, text: &'t str, at: usize, in_brackets: bool) -> Option<&'t str> {
        let mark = text.chars().next().filter(|first| matches!(first, '"' | '\''));
        let (value, rest) = match mark {
            Some(mark) => text.get(1..)?.split_once(mark)?,
            None if in_brackets => text.split_at(text.find([',', ']'])?),
            None => (text, ""),
        };
        let is_plain = mark.is_some() || if self.is_toml { is_literal(value) } else { is_words(value, in_brackets) };
        if !is_plain || !value.chars().all(is_simple) {
            return None;
        }
        let key = match self.table {
            "" => Cow::Borrowed(key),
            table => Cow::Owned(format!("{table}.{key}")),
        };
        let place = Span::new(at, at + text.len() - rest.len());
        self.values.push(Scalar { key, text: Cow::Borrowed(value), place });
        Some(rest)
    }
}

/// Returns whether a character means nothing but itself in quotation marks, and is none of those that nobody sees.
fn is_simple(letter: char) -> bool {
    matches!(letter, ' '..='[' | ']'..='~' | '\u{2010}'..='\u{2027}') || letter.is_alphanumeric()
}

/// Returns whether a text without quotation marks is nothing but words in YAML.
fn is_words(text: &str, in_brackets: bool) -> bool {
    let is_open = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_' | '.');
    text.starts_with(char::is_alphanumeric)
        && !text.ends_with([' ', ':'])
        && if in_brackets {
            text.chars().all(is_open)
        } else {
            !text.as_bytes().windows(2).any(|pair| matches!(pair, b": " | b" #"))
        }
}

/// Returns whether a text is a truth or a whole number in TOML.
fn is_literal(text: &str) -> bool {
    let is_number = text.starts_with(|first: char| matches!(first, '1'..='9')) && text.len() < 18;
    matches!(text, "true" | "false") || (is_number && text.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::front_matter::{toml, yaml};
    use proptest::prelude::{ProptestConfig, prop, proptest};

    fn shown(values: &[Scalar<'_>]) -> Vec<String> {
        values.iter().map(|value| format!("{}={}@{:?}", value.key, value.text, value.place)).collect()
    }

    fn parsed(text: &str, format: Fence) -> Option<Vec<Scalar<'_>>> {
        if matches!(format, Fence::Toml) { toml::values(text) } else { yaml::values(text) }
    }

    #[test]
    fn most_heads_are_simple() {
        for (format, text) in [
            (Fence::Yaml, "title: It's a \"test\", l'été\ndate: 2025-03-03T00:00:00.000Z\ntags: [a b, \"c, d\"]\n"),
            (Fence::Yaml, "authors:\n  - ann\n  - 'B. Ob'\n\nslug: x/y\n"),
            (Fence::Toml, "title = \"A: b\"\naliases = [\"c\", 'd']\n\n[extra]\nteam = \"e\"\nrelease = true\n"),
        ] {
            let expected = parsed(text, format).map(|values| shown(&values));
            assert_eq!(values(text, format).map(|values| shown(&values)), expected, "{text}");
            assert!(expected.is_some_and(|values| values.len() > 2), "{text}");
        }
    }

    #[test]
    fn no_line_but_a_simple_one_is_read() {
        for text in [
            "a: b: c",
            "a: b #c",
            "a: b:",
            "a: b ",
            "a:  b",
            "a: *b",
            "a: 'b'c",
            "a: 'b''c'",
            "a: \"b\\n\"",
            "a: [b, [c]]",
            "a: [b: c]",
            "a: []",
            "a:",
            "  - b",
            "a: b\n  - c",
            "a:\nb: c",
            "a: b\nc",
            "a: b\n c",
            "a: b\r",
            "a: \u{feff}b",
            "a: b\na: c",
            "- a",
        ] {
            assert!(values(&format!("{text}\n"), Fence::Yaml).is_none(), "{text}");
        }
        for text in [
            "a = b",
            "a = \"\"\"b\"\"\"",
            "a = 01",
            "a = [\"b\",]",
            "a = [\"b\", ]",
            "a = \"b\" # c",
            "a=\"b\"",
            "[a]\n[a]",
            "a = \"b\"\n[a]",
            "[a.b]",
            "a = \"b\"\na = \"c\"",
            "a.b = \"c\"",
            "a = \"\tb\"",
        ] {
            assert!(values(&format!("{text}\n"), Fence::Toml).is_none(), "{text}");
        }
    }

    /// Pieces of lines, simple and not.
    const PIECES: &[&str] = &[
        "a",
        "b-c",
        "é",
        "1",
        "true",
        ": ",
        " = ",
        ":",
        "=",
        " ",
        "\"",
        "'",
        "[",
        "]",
        ", ",
        ",",
        "#",
        " #",
        "\n",
        "\n",
        "\n  - ",
        "\n[d]\n",
        "{",
        "}",
        "&",
        "*",
        "|",
        "- ",
        "\\",
        ".",
        "\na: ",
        "\nb = ",
        "\u{2028}",
        "\u{2019}",
        "2026-12-05",
        "~",
        "_",
        "%",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_simple_has_the_values_of_the_parser(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..12)) {
            for (format, start) in [(Fence::Yaml, "a: "), (Fence::Toml, "a = "), (Fence::Yaml, "a:\n  - ")] {
                let text = format!("{start}{}\n", pieces.concat());
                if let Some(found) = values(&text, format) {
                    let expected = parsed(&text, format).map(|values| shown(&values));
                    assert_eq!(Some(shown(&found)), expected, "{text:?}");
                }
            }
        }
    }
}
