//! A table while it is read: whoever lowers it takes the keys that it knows; what is left over is unknown.

use super::{Cause, Lowering, Quoted, Spaced, TomlValue};
use crate::text::Span;
use toml::de::{DeTable, DeValue};

/// A key of a table with its value.
#[derive(Debug)]
pub(crate) struct TomlEntry<'a, C> {
    /// The key.
    pub(crate) key: &'a str,
    /// Where the key stands.
    pub(crate) key_span: Span,
    /// Its value.
    pub(crate) value: TomlValue<'a, C>,
}

impl<C> Clone for TomlEntry<'_, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for TomlEntry<'_, C> {}

/// A table of which keys are taken until none is left.
#[derive(Debug)]
pub(crate) struct TomlFields<'a, C> {
    /// The layer.
    pub(crate) lowering: &'a Lowering<'a, C>,
    /// The table's header, or its braces.
    pub(crate) span: Span,
    entries: Vec<TomlEntry<'a, C>>,
    known: Vec<&'static str>,
    refused: Vec<&'static str>,
}

impl<'a, C> TomlFields<'a, C> {
    /// The keys of a table in the order of the file.
    pub(crate) fn new(lowering: &'a Lowering<'a, C>, table: &'a DeTable<'a>, span: Span, secret: bool) -> Self {
        Self::within(lowering, table, span, secret, false)
    }

    /// The keys of a table inside one of a rule that may be locked; the table may say so itself.
    pub(super) fn within(
        lowering: &'a Lowering<'a, C>,
        table: &'a DeTable<'a>,
        span: Span,
        secret: bool,
        locked: bool,
    ) -> Self {
        let locked = locked || matches!(table.get("locked").map(toml::Spanned::get_ref), Some(DeValue::Boolean(true)));
        let entry =
            |(key, value): (&'a toml::Spanned<toml::de::DeString<'a>>, &'a toml::Spanned<DeValue<'a>>)| TomlEntry {
                key: key.get_ref(),
                key_span: key.span().into(),
                value: TomlValue { lowering, secret, locked, span: value.span().into(), raw: value.get_ref() },
            };
        let mut entries: Vec<TomlEntry<'a, C>> = table.iter().map(entry).collect();
        entries.sort_by_key(|entry| entry.key_span);
        Self { lowering, span, entries, known: Vec::new(), refused: Vec::new() }
    }

    /// The value of a key that may be absent.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<TomlValue<'a, C>> {
        self.known.push(key);
        self.remove(key).map(|entry| entry.value)
    }

    /// The value of a key that must be there.
    pub(crate) fn require(&mut self, key: &'static str) -> Option<TomlValue<'a, C>> {
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
    pub(crate) fn look(&self, key: &str) -> Option<TomlValue<'a, C>> {
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
    pub(crate) fn into_entries(self) -> Vec<TomlEntry<'a, C>> {
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

    fn remove(&mut self, key: &str) -> Option<TomlEntry<'a, C>> {
        let at = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.remove(at))
    }
}
