//! `[[exception]]`: a rule that is silent in drafts of some paths, until a day.

use super::permission::{self, PERMISSION_KEYS, Rulebook};
use crate::rule::{Fields, Occasion, Origin, PathPattern, Permission, RuleNumber, Selection, SilencedBy, Value};
use crate::table::{KeyRow, TableKeys, ValueKind};

/// The keys of `[[exception]]`.
pub(super) const KEYS: TableKeys =
    TableKeys { table: "[[exception]]", slices: &[OWN_KEYS, PERMISSION_KEYS], later: &[] };

const OWN_KEYS: &[KeyRow] = &[
    KeyRow::required(
        "rule",
        ValueKind::Text,
        "The full name of a rule of yours, of a pack or of another file, as warnings show it.",
    ),
    KeyRow::required(
        "paths",
        ValueKind::ListOf("paths"),
        "Drafts whose path matches one of these: `*` stands for anything within a folder, `**` for folders too, `?` for \
         a letter, `{a,b}` for one of two. Paths are seen from the folder in which the check runs, with `/` between \
         their parts.",
    ),
    KeyRow::new(
        "channels",
        ValueKind::ListOrNot(&ValueKind::Names),
        "everywhere",
        "The exception holds on these channels only.",
    ),
    KeyRow::required("until", ValueKind::Instant, "The exception holds until this instant.").also(&["expires"]),
];

/// An exception to a rule in force.
#[derive(Clone, Debug)]
pub(crate) struct Exception {
    /// The rule, by its number in the policy.
    pub(crate) rule: RuleNumber,
    /// Only on these channels.
    pub(super) channels: Selection<String>,
    /// Only in drafts whose path one of these matches: a set for each pattern, because a set tells what is too large.
    paths: Vec<PathPattern>,
    /// The person who gave it, the reason and the end.
    pub(crate) permission: Permission,
    /// The place of its table.
    pub(crate) origin: Origin,
}

/// An exception as its layer says it: its rule is looked for when all layers are known.
#[derive(Debug)]
pub(super) struct ExceptionTable<'a> {
    rule: Option<Value<'a>>,
    channels: Selection<String>,
    paths: Vec<PathPattern>,
    permission: Permission,
    origin: Origin,
}

impl<'a> ExceptionTable<'a> {
    /// Takes a table apart.
    pub(super) fn lower(mut fields: Fields<'a>) -> Self {
        let origin = Origin::of(&fields);
        let rule = fields.take("rule");
        let paths = fields.take("paths").map(paths).unwrap_or_default();
        let channels = fields.take("channels").map(|value| value.selection(Value::names)).unwrap_or_default();
        let until = fields.take("until");
        let permission = permission::lower(&mut fields, SilencedBy::Exception, until);
        fields.finish();
        Self { rule, channels, paths, permission, origin }
    }

    /// The exception; nothing where its rule is unknown, locked or not in force.
    pub(super) fn resolve(self, known: &Rulebook<'_>) -> Option<Exception> {
        let rule = known.find(self.rule?)?;
        let Self { channels, paths, permission, origin, .. } = self;
        Some(Exception { rule, channels, paths, permission, origin })
    }
}

impl Exception {
    /// Returns whether it lets pass what another one lets pass, where their rules are the same, and for the same reason.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let Self { rule: _, channels, paths: _, permission, origin: _ } = self;
        let is_same = *channels == other.channels && *permission == other.permission;
        is_same && self.written_paths().eq(other.written_paths())
    }

    /// The channels that it is for.
    pub(super) const fn channels(&self) -> &Selection<String> {
        &self.channels
    }

    /// The patterns of its paths, as the policy writes them.
    pub(super) fn written_paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(|pattern| pattern.written.as_str())
    }

    /// Returns whether it is for drafts of a path on a channel. The parts of a path have `/` between them, on every system: a
    /// backslash is a letter of a name. `./` before them counts for nothing. A draft without a path has no exception.
    pub(crate) fn is_for(&self, path: Option<&str>, occasion: &Occasion) -> bool {
        let matches = |path: &str| self.paths.iter().any(|pattern| pattern.matches(path));
        occasion.is_only_on(&self.channels) && path.is_some_and(matches)
    }
}

/// The patterns of a list. `*` stays within a folder, `**` crosses them.
fn paths(value: Value<'_>) -> Vec<PathPattern> {
    let room = |item: &Value<'_>| permission::has_room(item.lowering, item.span);
    let items = value.items().into_iter().take_while(room);
    items.filter_map(Value::path_pattern).collect()
}
