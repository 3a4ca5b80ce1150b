//! `[[exception]]`: a rule that is silent in drafts of some paths, until a day.

use super::permission::{self, PERMISSION_KEYS, Rulebook};
use crate::family::is_secret;
use crate::rule::{
    Fields, Occasion, Origin, PathPattern, Permission, RuleNumber, Selection, SilencedBy, Value, is_code, is_owner,
};
use crate::table::{Cause, KeyRow, Quoted, Spaced, TableKeys, ValueKind};

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
         a letter, `{a,b}` for one of two. Paths are seen from the folder in which the check runs, with `/` between their \
         parts.",
    ),
    KeyRow::new(
        "channels",
        ValueKind::ListOrNot(&ValueKind::Names),
        "everywhere",
        "The exception holds on these channels only.",
    ),
    KeyRow::new(
        "findings",
        ValueKind::ListOf("codes"),
        "all of the rule",
        "The exception holds for these warnings only: the codes that `discretion check --owner` and the JSON report show as \
         `approval`. A sentence that changes has another code.",
    ),
    KeyRow::new(
        "approved_by",
        ValueKind::Text,
        "none",
        "The owner of the rule, who has said yes to the `findings`; another name is an error.",
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
    /// Only in drafts whose path one of these matches.
    paths: Vec<PathPattern>,
    /// Only what has one of these codes of approvals; all where there is none.
    pub(crate) codes: Vec<String>,
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
    findings: Option<Value<'a>>,
    codes: Vec<String>,
    approved_by: Option<(Value<'a>, &'a str)>,
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
        let findings = fields.take("findings");
        let approved_by = fields.take("approved_by").and_then(|value| Some((value, value.text("owner")?)));
        if let (None, Some((value, _))) = (findings, approved_by) {
            value.note(Cause::NeedsFindings);
        }
        let codes = findings.map(codes_of).unwrap_or_default();
        let until = fields.take("until");
        let permission = permission::lower(&mut fields, SilencedBy::Exception, until);
        fields.finish();
        Self { rule, channels, paths, findings, codes, approved_by, permission, origin }
    }

    /// The exception; nothing where its rule is unknown, locked or not in force.
    pub(super) fn resolve(self, known: &Rulebook<'_>) -> Option<Exception> {
        let Self { channels, paths, findings, codes, approved_by, mut permission, origin, .. } = self;
        let rule = known.find(self.rule?)?;
        if let Some(list) = findings.filter(|_| is_secret(known.active[rule.0].header.family)) {
            list.note(Cause::NoCodes);
            return None;
        }
        if let Some((value, by)) = approved_by {
            let owner = known.active[rule.0].header.owner.as_deref();
            if !owner.is_some_and(|owner| is_owner(owner, by)) {
                value.note(Cause::NotTheirs { by: Quoted::shown(by), owner: owner.map(Quoted::shown) });
                return None;
            }
            permission.owner = Some(by.to_owned());
        }
        Some(Exception { rule, channels, paths, codes, permission, origin })
    }
}

impl Exception {
    /// Returns whether it lets pass what another one lets pass, where their rules are the same, and for the same
    /// reason.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let Self { rule: _, channels, paths: _, codes, permission, origin: _ } = self;
        let is_same = *channels == other.channels && *codes == other.codes && *permission == other.permission;
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

    /// Returns whether it is for drafts of a path on a channel. The parts of a path have `/` between them, on every
    /// system: a backslash is a letter of a name. `./` before them counts for nothing. A draft without a path has no
    /// exception.
    pub(crate) fn is_for(&self, path: Option<&str>, occasion: &Occasion) -> bool {
        let matches = |path: &str| self.paths.iter().any(|pattern| pattern.matches(path));
        occasion.is_only_on(&self.channels) && path.is_some_and(matches)
    }
}

/// The codes of a list.
fn codes_of(value: Value<'_>) -> Vec<String> {
    let code = |item: Value<'_>| {
        let code = item.text("code")?;
        if !is_code(code) {
            let expected = "16 letters and digits as in a report";
            item.note(Cause::Malformed { what: "code", found: Spaced(Quoted::shown(code)), expected });
            return None;
        }
        Some(code.to_owned())
    };
    let room = |item: &Value<'_>| permission::has_room(item.lowering, item.span);
    value.items().into_iter().take_while(room).filter_map(code).collect()
}

/// The patterns of a list. `*` stays within a folder, `**` crosses them.
fn paths(value: Value<'_>) -> Vec<PathPattern> {
    let room = |item: &Value<'_>| permission::has_room(item.lowering, item.span);
    let items = value.items().into_iter().take_while(room);
    items.filter_map(Value::path_pattern).collect()
}
