//! A value and its place: each conversion either succeeds, or notes an issue at that place and gives nothing.
//!
//! So a problem never hides another, and every place is exact. The conversions that only some tables need stand with
//! the types that they make. Values of secret tables are never quoted in an issue; keys are.

use super::fields::{TomlEntry, TomlFields, entries};
use super::translation::without_accents;
use super::{Cause, Lowering, Quoted, Spaced, TableKeys};
use crate::text::{Span, has_byte};
use toml::de::DeValue;

/// A value and its place.
#[derive(Debug)]
pub(crate) struct TomlValue<'a, C> {
    /// The layer.
    pub(crate) lowering: &'a Lowering<'a, C>,
    /// True if it must not be quoted.
    pub(crate) secret: bool,
    /// True if it is of a rule that later layers cannot weaken.
    pub(crate) locked: bool,
    /// Its place, quotes and brackets included.
    pub(crate) span: Span,
    /// The value.
    pub(crate) raw: &'a DeValue<'a>,
}

impl<C> Clone for TomlValue<'_, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for TomlValue<'_, C> {}

impl<'a, C> TomlValue<'a, C> {
    /// Notes an issue with the value.
    pub(crate) fn note(self, cause: Cause) {
        self.lowering.note(self.span, cause);
    }

    /// Notes an issue with the value, and what to do instead.
    pub(crate) fn note_with_help(self, cause: Cause, help: Option<String>) {
        self.lowering.push(self.lowering.source.issue(self.span, cause).with_help(help));
    }

    /// A part of the value as an issue may show it after a noun.
    pub(crate) fn quote(self, word: &str) -> Spaced {
        Spaced(if self.secret { Quoted::withheld() } else { Quoted::shown(word) })
    }

    /// Notes that the value is of the wrong type.
    pub(crate) fn mismatch(self, expected: &'static str, help: Option<&str>) {
        let found = match self.raw {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "an integer",
            DeValue::Float(_) => "a float",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date or time",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.note_with_help(Cause::Type { expected, found }, help.map(str::to_owned));
    }

    /// A string, whatever it holds.
    pub(crate) fn string(self) -> Option<&'a str> {
        if let DeValue::String(text) = self.raw {
            return Some(text);
        }
        let is_list = matches!(self.raw, DeValue::Array(_) | DeValue::Table(_));
        let help = if is_list {
            "write one text between quotation marks: \"…\""
        } else {
            "write it between quotation marks: \"…\""
        };
        self.mismatch("a string", Some(help));
        None
    }

    /// A string that holds more than white space and, line breaks and tabs apart, no control character.
    pub(crate) fn text(self, what: &'static str) -> Option<&'a str> {
        let text = self.string()?;
        if text.trim().is_empty() {
            self.note(Cause::Empty(what));
            return None;
        }
        // In UTF-8, control characters beyond ASCII begin with this byte.
        let may_be_control = |byte: u8| byte.is_ascii_control() || byte == 0xc2;
        let is_control = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
        if has_byte(text, may_be_control) && text.chars().any(is_control) {
            self.note(Cause::Control(what));
            return None;
        }
        Some(text)
    }

    /// A string in kebab-case.
    pub(crate) fn kebab(self, what: &'static str) -> Option<&'a str> {
        let text = self.text(what)?;
        if is_kebab(text) {
            return Some(text);
        }
        let plain = without_accents(text);
        let words = plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        let kebab = words.collect::<Vec<_>>().join("-");
        let told = !self.secret && is_kebab(&kebab);
        self.note_with_help(Cause::NotKebab { what }, told.then(|| format!("did you mean `{kebab}`?")));
        None
    }

    /// `true` or `false`.
    pub(crate) fn boolean(self) -> Option<bool> {
        if let DeValue::Boolean(truth) = self.raw {
            return Some(*truth);
        }
        self.mismatch("`true` or `false`", self.without_marks());
        None
    }

    /// A whole number, zero included.
    pub(crate) fn count(self) -> Option<usize> {
        let DeValue::Integer(written) = self.raw else {
            self.mismatch("a whole number", self.without_marks());
            return None;
        };
        let count = usize::from_str_radix(written.as_str(), written.radix()).ok();
        if count.is_none() {
            self.note(Cause::OutOfRange("that is not negative"));
        }
        count
    }

    /// A number, whole or not.
    pub(crate) fn number(self) -> Option<f64> {
        match self.raw {
            DeValue::Integer(written) => {
                i32::from_str_radix(written.as_str(), written.radix()).ok().map(f64::from).or(Some(f64::NAN))
            }
            DeValue::Float(written) => Some(written.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => {
                self.mismatch("a number", self.without_marks());
                None
            }
        }
    }

    /// What to do where a text stands in place of a number or of a word for yes and no.
    const fn without_marks(self) -> Option<&'static str> {
        if matches!(self.raw, DeValue::String(_)) { Some("write it without quotation marks") } else { None }
    }

    /// The elements of a list that must not be empty.
    pub(crate) fn items(self) -> Vec<Self> {
        let DeValue::Array(array) = self.raw else {
            self.mismatch("a list", matches!(self.raw, DeValue::String(_)).then_some("write it between `[` and `]`"));
            return Vec::new();
        };
        if array.is_empty() {
            self.note(Cause::Empty("list"));
        }
        array.iter().map(|item| Self { span: item.span().into(), raw: item.get_ref(), ..self }).collect()
    }

    /// The keys of a table with their values.
    pub(crate) fn entries(self) -> Option<Vec<TomlEntry<'a, C>>> {
        if let DeValue::Table(table) = self.raw {
            return Some(entries(self.lowering, table, self.secret, self.locked));
        }
        self.mismatch("a table", None);
        None
    }

    /// A table that may hold some keys.
    pub(crate) fn fields(self, keys: &'static TableKeys) -> Option<TomlFields<'a, C>> {
        if !matches!(self.raw, DeValue::Table(_)) {
            self.mismatch("a table", Some(&format!("write `{}`", keys.table)));
        }
        let DeValue::Table(table) = self.raw else { return None };
        let entries = entries(self.lowering, table, self.secret, self.locked);
        Some(TomlFields::new(self.lowering, self.span, entries, keys))
    }

    /// The tables of a `[[name]]`; those of secret families keep their values from issues.
    pub(crate) fn tables(self, keys: &'static TableKeys, secret: bool) -> Vec<TomlFields<'a, C>> {
        if !matches!(self.raw, DeValue::Array(_)) {
            self.mismatch("a list of tables", Some(&format!("write `{}`", keys.table)));
            return Vec::new();
        }
        Self { secret, ..self }.items().into_iter().filter_map(|item| item.fields(keys)).collect()
    }

    /// One of a fixed set of words.
    pub(crate) fn word<T: Copy>(self, what: &'static str, each: &[T], name: fn(T) -> &'static str) -> Option<T> {
        let word = self.string()?;
        let found = each.iter().copied().find(|&one| name(one) == word);
        if found.is_some() {
            return found;
        }
        let expected: Vec<&'static str> = each.iter().copied().map(name).collect();
        let help = self.lowering.suggest(word, expected.iter().copied());
        self.note_with_help(Cause::Unknown { what, found: self.quote(word), expected }, help);
        None
    }
}

/// Returns whether a word is kebab-case: a-z and 0-9, with single hyphens between them.
pub(crate) fn is_kebab(word: &str) -> bool {
    word.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}
