//! `[[cleared]]`: wording that somebody has approved, inside which rules are silent.

use super::permission::{self, PERMISSION_KEYS, Rulebook};
use crate::rule::{Fields, Origin, Permission, RuleNumber, SilencedBy, Term, Value};
use crate::table::{KeyRow, TableKeys, ValueKind};

/// The keys of `[[cleared]]`.
pub(super) const KEYS: TableKeys = TableKeys { table: "[[cleared]]", slices: &[OWN_KEYS, PERMISSION_KEYS], later: &[] };

const OWN_KEYS: &[KeyRow] = &[
    KeyRow::required("text", ValueKind::Text, "The wording: two words or more, without placeholders."),
    KeyRow::new(
        "rules",
        ValueKind::ListOf("full names of rules"),
        "all that are not locked",
        "The rules that it silences.",
    ),
    KeyRow::new("until", ValueKind::Instant, "without end", "It holds until this instant.").also(&["expires"]),
];

/// A cleared text.
#[derive(Clone, Debug)]
pub(crate) struct Cleared {
    /// The wording.
    pub(crate) text: Term,
    /// The rules that it silences, by their numbers in the policy; none for all that are not locked.
    pub(crate) rules: Option<Vec<RuleNumber>>,
    /// The person who cleared it, the reason and the end.
    pub(crate) permission: Permission,
    /// The place of its table.
    pub(crate) origin: Origin,
}

/// A cleared text as its layer says it: its rules are looked for when all layers are known.
#[derive(Debug)]
pub(super) struct ClearedTable<'a> {
    text: Option<Term>,
    rules: Option<Vec<Value<'a>>>,
    permission: Permission,
    origin: Origin,
}

impl<'a> ClearedTable<'a> {
    /// Takes a table apart.
    pub(super) fn lower(mut fields: Fields<'a>) -> Self {
        let origin = Origin::of(&fields);
        let text = fields.take("text").and_then(Value::cleared_text);
        let rules = fields.take("rules").map(Value::items);
        let until = fields.take("until");
        let permission = permission::lower(&mut fields, SilencedBy::Cleared, until);
        fields.finish();
        Self { text, rules, permission, origin }
    }

    /// The cleared text, for those of its rules that are in force.
    pub(super) fn resolve(self, known: &Rulebook<'_>) -> Option<Cleared> {
        let find = |rules: Vec<Value<'a>>| rules.into_iter().filter_map(|rule| known.find(rule)).collect();
        let rules = self.rules.map(find);
        Some(Cleared { text: self.text?, rules, permission: self.permission, origin: self.origin })
    }
}
