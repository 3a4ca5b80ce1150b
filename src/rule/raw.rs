//! A policy file as it is written, and how it is taken apart without stopping at the first problem.
//!
//! [`Fields`] is a table: what lowers it takes the keys that it knows, one after the other, and what is left over at
//! the end is unknown. [`Value`] is a value with its place: each conversion either succeeds, or notes an issue at
//! that place and gives nothing. So a problem never hides another, and every place is exact. The conversions that
//! only rules need stand with the types that they make.
//!
//! Values of secret tables are never quoted in an issue; keys are.

use crate::error::{Cause, Issue, Quoted, Related, Spaced};
use crate::rule::bounds::{BOUNDS, Budget, Counted, Tally};
use crate::rule::spelling;
use crate::rule::template::Placeholder;
use crate::rule::term::Lists;
use crate::text::{LineIndex, Position, Span};
use std::cell::RefCell;
use toml::de::{DeTable, DeValue};

/// The text of one layer of a policy.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The file as it was named, or `pack:` and the name of a pack.
    pub(crate) file: String,
    /// Its text.
    pub(crate) text: String,
    /// Its lines.
    pub(crate) lines: LineIndex,
    /// Whether it is a pack, made for everybody.
    pub(crate) shipped: bool,
}

impl Source {
    /// A text with its lines.
    pub(crate) fn new(file: String, text: String) -> Self {
        let lines = LineIndex::new(&text);
        Self { file, text, lines, shipped: false }
    }

    /// Line and column of a span's first character.
    pub(crate) fn position(&self, span: Span) -> Position {
        self.lines.position(&self.text, span.start)
    }

    /// An issue at a span.
    pub(crate) fn issue(&self, span: Span, cause: Cause) -> Issue {
        Issue::at(&self.file, span, self.position(span), cause)
    }

    /// The other place of a conflict.
    pub(crate) fn related(&self, span: Span, note: &'static str) -> Related {
        Related::new(&self.file, self.position(span), note)
    }
}

/// One layer while it is lowered: its text, what its rules may refer to, and the issues found so far.
#[derive(Debug)]
pub(crate) struct Lowering<'a> {
    /// The text.
    pub(crate) source: &'a Source,
    /// The `name` of the policy; empty until the file's frame is read, and where it has none.
    pub(crate) policy: String,
    /// The `owner` of the policy.
    pub(crate) owner: Option<String>,
    /// The lists that rules can name; none while lists themselves are read.
    pub(crate) lists: Option<Lists>,
    budget: &'a Budget,
    issues: RefCell<Vec<Issue>>,
    /// The placeholders of its terms that stand for names, with their places.
    pub(crate) named: RefCell<Vec<(Placeholder, Span)>>,
}

impl<'a> Lowering<'a> {
    /// Begins with a layer.
    pub(crate) const fn new(source: &'a Source, budget: &'a Budget) -> Self {
        Self {
            source,
            policy: String::new(),
            owner: None,
            lists: None,
            budget,
            issues: RefCell::new(Vec::new()),
            named: RefCell::new(Vec::new()),
        }
    }

    /// Notes an issue.
    pub(crate) fn push(&self, issue: Issue) {
        let mut issues = self.issues.borrow_mut();
        if issues.len() < BOUNDS.issues {
            issues.push(issue);
        }
    }

    /// Notes an issue at a span.
    pub(crate) fn note(&self, span: Span, cause: Cause) {
        self.push(self.source.issue(span, cause));
    }

    /// The issues found.
    pub(crate) fn into_issues(self) -> Vec<Issue> {
        self.issues.into_inner()
    }

    /// Remembers a placeholder, to be asked later whether there is a name that it stands for.
    pub(crate) fn remember(&self, placeholder: Placeholder, span: Span) {
        match placeholder {
            Placeholder::Us | Placeholder::Competitor => self.named.borrow_mut().push((placeholder, span)),
            Placeholder::Number | Placeholder::Year | Placeholder::Name => {}
        }
    }

    /// Counts one more thing of which a policy may hold so many, and says whether there is room for it.
    pub(crate) fn room(&self, span: Span, what: &'static str, limit: usize, tally: fn(&Budget) -> &Tally) -> bool {
        let counted = tally(self.budget).count(limit);
        if counted == Counted::First {
            self.note(span, Cause::TooMany { what, limit });
        }
        counted == Counted::Within
    }

    /// "did you mean …", unless there are so many issues already that searching would take long.
    pub(crate) fn suggest<'c>(&self, word: &str, known: impl IntoIterator<Item = &'c str>) -> Option<String> {
        if self.issues.borrow().len() < 100 { spelling::suggestion(word, known) } else { None }
    }
}

/// A key of a table with its value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    /// The key.
    pub(crate) key: &'a str,
    /// Where the key stands.
    pub(crate) key_span: Span,
    /// Its value.
    pub(crate) value: Value<'a>,
}

/// A table of which keys are taken until none is left.
#[derive(Clone, Debug)]
pub(crate) struct Fields<'a> {
    /// The layer.
    pub(crate) lowering: &'a Lowering<'a>,
    /// The table's header, or its braces.
    pub(crate) span: Span,
    entries: Vec<Entry<'a>>,
    known: Vec<&'static str>,
    refused: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The keys of a table in the order of the file.
    pub(crate) fn new(lowering: &'a Lowering<'a>, table: &'a DeTable<'a>, span: Span, secret: bool) -> Self {
        Self::within(lowering, table, span, secret, false)
    }

    /// The keys of a table inside one of a rule that may be locked; the table may say so itself.
    fn within(lowering: &'a Lowering<'a>, table: &'a DeTable<'a>, span: Span, secret: bool, locked: bool) -> Self {
        let locked = locked || matches!(table.get("locked").map(toml::Spanned::get_ref), Some(DeValue::Boolean(true)));
        let entry = |(key, value): (&'a toml::Spanned<toml::de::DeString<'a>>, &'a toml::Spanned<DeValue<'a>>)| Entry {
            key: key.get_ref(),
            key_span: key.span().into(),
            value: Value { lowering, secret, locked, span: value.span().into(), raw: value.get_ref() },
        };
        let mut entries: Vec<Entry<'a>> = table.iter().map(entry).collect();
        entries.sort_by_key(|entry| entry.key_span);
        Self { lowering, span, entries, known: Vec::new(), refused: Vec::new() }
    }

    /// The value of a key that may be absent.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<Value<'a>> {
        self.known.push(key);
        self.remove(key).map(|entry| entry.value)
    }

    /// The value of a key that must be there.
    pub(crate) fn require(&mut self, key: &'static str) -> Option<Value<'a>> {
        let value = self.take(key);
        if value.is_none() {
            self.lowering.note(self.span, Cause::Missing(vec![key]));
        }
        value
    }

    /// Notes an issue unless one of the keys is there. To be asked before they are taken.
    pub(crate) fn require_one_of(&self, keys: &[&'static str]) {
        if !keys.iter().any(|key| self.holds(key)) {
            self.lowering.note(self.span, Cause::Missing(keys.to_vec()));
        }
    }

    /// The key that stands first in the file, of those not taken yet.
    pub(crate) fn first_key(&self) -> Option<&'a str> {
        self.entries.first().map(|entry| entry.key)
    }

    /// Whether a key is there and not taken yet.
    pub(crate) fn holds(&self, key: &str) -> bool {
        self.look(key).is_some()
    }

    /// The value of a key, which stays to be taken.
    pub(crate) fn look(&self, key: &str) -> Option<Value<'a>> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| entry.value)
    }

    /// Refuses keys that make no sense beside another one.
    pub(crate) fn refuse_beside(&mut self, beside: &'static str, keys: &[&'static str]) {
        for key in keys {
            self.refuse(key, Cause::Excluded { key, beside }, None);
        }
    }

    /// Refuses a key where it is there, and says whether it was. It is never suggested.
    pub(crate) fn refuse(&mut self, key: &'static str, cause: Cause, help: Option<String>) -> bool {
        self.refused.push(key);
        let Some(entry) = self.remove(key) else { return false };
        self.lowering.push(self.lowering.source.issue(entry.key_span, cause).with_help(help));
        true
    }

    /// All entries that are left, in the order of the file: for tables whose keys are names.
    pub(crate) fn into_entries(self) -> Vec<Entry<'a>> {
        self.entries
    }

    /// Refuses what was not taken.
    pub(crate) fn finish(mut self) {
        self.known.retain(|key| !self.refused.contains(key));
        for entry in &self.entries {
            let expected = self.known.clone();
            let help = self.lowering.suggest(entry.key, expected.iter().copied());
            let cause = Cause::Unknown { what: "key", found: Spaced(Quoted::shown(entry.key)), expected };
            self.lowering.push(self.lowering.source.issue(entry.key_span, cause).with_help(help));
        }
    }

    fn remove(&mut self, key: &str) -> Option<Entry<'a>> {
        let at = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.remove(at))
    }
}

/// A value and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'a> {
    /// The layer.
    pub(crate) lowering: &'a Lowering<'a>,
    /// Whether it must not be quoted.
    pub(crate) secret: bool,
    /// Whether it is of a rule that later layers cannot weaken.
    pub(crate) locked: bool,
    /// Where it stands, quotes and brackets included.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) raw: &'a DeValue<'a>,
}

impl<'a> Value<'a> {
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
        self.mismatch("a string", None);
        None
    }

    /// A string that holds more than white space and, line breaks and tabs apart, no control character.
    pub(crate) fn text(self, what: &'static str) -> Option<&'a str> {
        let text = self.string()?;
        if text.trim().is_empty() {
            self.note(Cause::Empty(what));
            return None;
        }
        if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
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
        let kebab: String = text.to_lowercase().split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join("-");
        let told = !self.secret && is_kebab(&kebab);
        self.note_with_help(Cause::NotKebab { what }, told.then(|| format!("did you mean `{kebab}`?")));
        None
    }

    /// `true` or `false`.
    pub(crate) fn boolean(self) -> Option<bool> {
        if let DeValue::Boolean(truth) = self.raw {
            return Some(*truth);
        }
        self.mismatch("`true` or `false`", None);
        None
    }

    /// A whole number, zero included.
    pub(crate) fn count(self) -> Option<usize> {
        let DeValue::Integer(written) = self.raw else {
            self.mismatch("a whole number", None);
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
                self.mismatch("a number", None);
                None
            }
        }
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

    /// A table.
    pub(crate) fn fields(self) -> Option<Fields<'a>> {
        if let DeValue::Table(table) = self.raw {
            return Some(Fields::within(self.lowering, table, self.span, self.secret, self.locked));
        }
        self.mismatch("a table", None);
        None
    }

    /// The tables of a `[[name]]`; those of secret families keep their values from issues.
    pub(crate) fn tables(self, name: &str, secret: bool) -> Vec<Fields<'a>> {
        if !matches!(self.raw, DeValue::Array(_)) {
            self.mismatch("a list of tables", Some(&format!("write `[[{name}]]`")));
            return Vec::new();
        }
        Self { secret, ..self }.items().into_iter().filter_map(Self::fields).collect()
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

/// Whether a word is kebab-case: a-z and 0-9, with single hyphens between them.
pub(crate) fn is_kebab(word: &str) -> bool {
    word.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}
