//! A table while it is read: whoever lowers it takes the declared keys one by one; what is left over is unknown.

use super::{Cause, Lowering, Quoted, Spaced, TableKeys, TomlValue};
use crate::text::Span;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// A key of a table with its value.
#[derive(Debug)]
pub(crate) struct TomlEntry<'a, C> {
    /// The key.
    pub(crate) key: &'a str,
    /// The place of the key.
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

/// The keys of a table with their values, in the order of the file. The values of a table that is locked, or inside one
/// that is, know it.
pub(crate) fn entries<'a, C>(
    lowering: &'a Lowering<'a, C>,
    table: &'a DeTable<'a>,
    secret: bool,
    locked: bool,
) -> Vec<TomlEntry<'a, C>> {
    let locked = locked || matches!(table.get("locked").map(Spanned::get_ref), Some(DeValue::Boolean(true)));
    let entry = |(key, value): (&'a Spanned<DeString<'a>>, &'a Spanned<DeValue<'a>>)| TomlEntry {
        key: key.get_ref(),
        key_span: key.span().into(),
        value: TomlValue { lowering, secret, locked, span: value.span().into(), raw: value.get_ref() },
    };
    let mut entries: Vec<TomlEntry<'a, C>> = table.iter().map(entry).collect();
    entries.sort_by_key(|entry| entry.key_span);
    entries
}

/// Keys of the head of a policy that no table has.
const HEAD_KEYS: [&str; 4] = ["discretion", "extends", "timezone", "version"];

/// A table of which declared keys are taken until none is left.
#[derive(Debug)]
pub(crate) struct TomlFields<'a, C> {
    /// The layer.
    pub(crate) lowering: &'a Lowering<'a, C>,
    /// The table's header, or its braces.
    pub(crate) span: Span,
    /// The keys that it may hold.
    keys: &'static TableKeys,
    entries: Vec<TomlEntry<'a, C>>,
    /// The keys that were taken, there or not.
    taken: Vec<&'static str>,
    /// The keys that make no sense in this table.
    refused: Vec<&'static str>,
}

impl<'a, C> TomlFields<'a, C> {
    /// A table that may hold some keys.
    pub(crate) const fn new(
        lowering: &'a Lowering<'a, C>,
        span: Span,
        entries: Vec<TomlEntry<'a, C>>,
        keys: &'static TableKeys,
    ) -> Self {
        Self { lowering, span, keys, entries, taken: Vec::new(), refused: Vec::new() }
    }

    /// The file itself, as a table.
    pub(crate) fn of_file(
        lowering: &'a Lowering<'a, C>,
        root: &'a Spanned<DeTable<'a>>,
        keys: &'static TableKeys,
    ) -> Self {
        Self::new(lowering, root.span().into(), entries(lowering, root.get_ref(), false, false), keys)
    }

    /// A copy of the table with keys of others laid over it, which may be of other files: they go over its own.
    pub(crate) fn under(&self, above: impl IntoIterator<Item = TomlEntry<'a, C>>) -> Self {
        let entries = self.entries.iter().copied().chain(above).collect();
        Self::new(self.lowering, self.span, entries, self.keys)
    }

    /// A table of the same place that may hold other keys, and holds none.
    pub(crate) const fn without_entries(&self, keys: &'static TableKeys) -> Self {
        Self::new(self.lowering, self.span, Vec::new(), keys)
    }

    /// All keys that are not taken yet, taken without a look at what they say.
    pub(crate) fn take_rest(&mut self) -> Vec<TomlEntry<'a, C>> {
        std::mem::take(&mut self.entries)
    }

    /// All values of a key that others laid over: the table's own first, the one that holds last.
    pub(crate) fn take_each(&mut self, key: &'static str) -> Vec<TomlValue<'a, C>> {
        let each = self.entries.iter().filter(|entry| entry.key == key).map(|entry| entry.value).collect();
        self.take(key);
        each
    }

    /// The value of a key. Notes an issue where it is absent and its row says that it must be there.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<TomlValue<'a, C>> {
        let row = self.keys.row(key);
        debug_assert!(row.is_some(), "`{key}` has no row in the keys of `{}`", self.keys.table);
        self.taken.push(key);
        let entry = self.remove(key);
        if entry.is_none() && row.is_some_and(|row| row.default.is_none()) && !self.is_meant(&[key]) {
            self.lowering.note(self.span, Cause::Missing(vec![key]));
        }
        entry.map(|entry| entry.value)
    }

    /// Notes an issue unless one of the keys is there. To be asked before they are taken.
    pub(crate) fn require_one_of(&self, keys: &[&'static str]) {
        if !keys.iter().any(|key| self.holds(key)) && !self.is_meant(keys) {
            self.lowering.note(self.span, Cause::Missing(keys.to_vec()));
        }
    }

    /// The key that stands first in the file, of those not taken yet.
    pub(crate) fn first_key(&self) -> Option<&'a str> {
        self.entries.first().map(|entry| entry.key)
    }

    /// Returns whether a key is there and not taken yet.
    pub(crate) fn holds(&self, key: &str) -> bool {
        self.look(key).is_some()
    }

    /// The value of a key, which stays to be taken.
    pub(crate) fn look(&self, key: &str) -> Option<TomlValue<'a, C>> {
        self.entries.iter().rfind(|entry| entry.key == key).map(|entry| entry.value)
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
        let lowering = entry.value.lowering;
        lowering.push(lowering.source.issue(entry.key_span, cause).with_help(help));
        true
    }

    /// Refuses what was not taken.
    pub(crate) fn finish(self) {
        let forgotten =
            self.keys.rows().find(|row| !self.taken.contains(&row.name) && !self.refused.contains(&row.name));
        debug_assert!(forgotten.is_none(), "nobody takes {forgotten:?} of `{}`", self.keys.table);
        let rows = || self.keys.rows().filter(|row| !self.refused.contains(&row.name));
        for entry in &self.entries {
            let lowering = entry.value.lowering;
            if self.keys.later.contains(&entry.key) {
                lowering.note(entry.key_span, Cause::Unsupported(Quoted::shown(entry.key)));
                continue;
            }
            if let Some(key) = HEAD_KEYS.into_iter().find(|key| *key == entry.key && self.keys.table.starts_with('[')) {
                let help =
                    format!("move it above the first table: what stands below `{}` belongs to it", self.keys.table);
                let cause = Cause::BelowTable { key, table: self.keys.table };
                lowering.push(lowering.source.issue(entry.key_span, cause).with_help(Some(help)));
                continue;
            }
            let also = rows().find(|row| row.also.contains(&entry.key)).map(|row| format!("use `{}`", row.name));
            let help = also.or_else(|| lowering.suggest(entry.key, rows().map(|row| row.name)));
            let expected = rows().map(|row| row.name).collect();
            let cause = Cause::Unknown { what: "key", found: Spaced(Quoted::shown(entry.key)), expected };
            lowering.push(lowering.source.issue(entry.key_span, cause).with_help(help));
        }
    }

    /// Returns whether a key that nobody knows is one of these, misspelt: then it is not missing, too.
    fn is_meant(&self, keys: &[&'static str]) -> bool {
        let rows = || self.keys.rows().filter(|row| !self.refused.contains(&row.name));
        self.entries.iter().filter(|entry| self.keys.row(entry.key).is_none()).any(|entry| {
            let also = rows().find(|row| row.also.contains(&entry.key)).map(|row| row.name);
            let meant = also.or_else(|| entry.value.lowering.meant(entry.key, rows().map(|row| row.name)));
            meant.is_some_and(|meant| keys.contains(&meant))
        })
    }

    fn remove(&mut self, key: &str) -> Option<TomlEntry<'a, C>> {
        let last = self.entries.iter().rfind(|entry| entry.key == key).copied();
        self.entries.retain(|entry| entry.key != key);
        last
    }
}
