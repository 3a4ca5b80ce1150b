//! For whom drafts are written: `[audiences]`.

use crate::rule::{Entry, Value, WrittenKeys};
use crate::table::{Cause, KeyRow, TableKeys, ValueKind, is_kebab};

/// The keys of `[audiences.NAME]`.
pub(super) const KEYS: TableKeys = TableKeys {
    table: "[audiences.NAME]",
    slices: &[&[KeyRow::new(
        "channels",
        ValueKind::Names,
        "none",
        "What is published on one of these is for this audience, whatever else its front matter says.",
    )]],
    later: &[],
};

/// An audience of a policy: a table `[audiences.NAME]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PolicyAudience {
    /// The name, as drafts and rules give it.
    pub(crate) name: String,
    /// The channels that it reads.
    pub(crate) channels: Vec<String>,
}

impl PolicyAudience {
    /// Takes an audience's table apart.
    pub(super) fn lower(entry: Entry<'_>) -> Option<Self> {
        let mut fields = entry.value.fields(&KEYS)?;
        if !is_kebab(entry.key) {
            fields.lowering.note(entry.key_span, Cause::NotKebab { what: "the name of an audience" });
        }
        let channels = fields.take("channels").map(Value::names).unwrap_or_default();
        fields.finish();
        Some(Self { name: entry.key.to_owned(), channels })
    }

    /// Writes its keys.
    pub(super) fn write_keys(&self, keys: &mut WrittenKeys) {
        keys.list("channels", self.channels.iter().map(String::as_str));
    }
}
