//! The keys of `discretion.toml`.

use super::FailOn;
use crate::draft::Format;
use crate::language::Language;
use crate::table::{KeyRow, TableKeys, ValueKind};
use crate::text::names;

/// The keys of the file itself.
pub(super) const FILE: TableKeys = TableKeys { table: "the file", slices: &[OWN_KEYS], later: &[] };

/// The JSON Schema of `discretion.toml` (draft 7), by which editors complete and check it.
///
/// ```
/// assert!(discretion::config::schema().contains("\"fail_on\""));
/// ```
#[must_use]
pub fn schema() -> String {
    crate::table::schema("discretion.toml", &FILE, "", &[])
}

const OWN_KEYS: &[KeyRow] = &[
    KeyRow::new(
        "policies",
        ValueKind::ListOf("paths and packs"),
        "the standard packs",
        "What drafts are checked against, all of it together: policy files, seen from the folder of this file, and packs \
         (`\"pack:tone\"`).",
    )
    .also(&["policy", "extends"]),
    KeyRow::new(
        "fail_on",
        ValueKind::Word(|| names(FailOn::EACH, FailOn::name)),
        "`\"block\"`",
        "The verdict from which a draft fails.",
    ),
    KeyRow::new(
        "timezone",
        ValueKind::Text,
        "UTC",
        "Where days begin and end, such as `\"Europe/Paris\"`, for policies that do not say it themselves.",
    ),
    KeyRow::new("drafts", ValueKind::Tables(&DRAFTS), "none", "What holds for some drafts."),
];

/// The keys of `[[drafts]]`.
pub(super) const DRAFTS: TableKeys = TableKeys { table: "[[drafts]]", slices: &[DRAFTS_KEYS], later: &[] };

const DRAFTS_KEYS: &[KeyRow] = &[
    KeyRow::required(
        "paths",
        ValueKind::ListOf("paths"),
        "Drafts whose path matches one of these: `*` stands for anything within a folder, `**` for folders too, `?` for a \
         letter, `{a,b}` for one of two. Paths are seen from the folder of this file, with `/` between their parts. \
         Of several tables that match, the last one decides.",
    ),
    KeyRow::new("channel", ValueKind::Name, "as the draft says", "Where they will be published.").also(&["channels"]),
    KeyRow::new(
        "audience",
        ValueKind::Name,
        "as the draft says",
        "Who is meant to read them: an audience of the policy.",
    )
    .also(&["audiences"]),
    KeyRow::new(
        "campaign",
        ValueKind::Name,
        "as the draft says",
        "The campaign that they belong to: they are compared with each other.",
    )
    .also(&["campaigns"]),
    KeyRow::new(
        "language",
        ValueKind::Word(|| names(Language::EACH, Language::code)),
        "as the draft says, or as detected",
        "The language that they are in.",
    )
    .also(&["lang", "languages"]),
    KeyRow::new(
        "format",
        ValueKind::Word(|| names(Format::EACH, Format::name)),
        "by the name of the file",
        "How they are written.",
    ),
    KeyRow::new("policy", ValueKind::Text, "`policies`", "A policy file or a pack for them, instead of `policies`.")
        .also(&["policies"]),
];

/// The keys of a baseline.
pub(super) const BASELINE: TableKeys = TableKeys { table: "a baseline", slices: &[BASELINE_KEYS], later: &[] };

const BASELINE_KEYS: &[KeyRow] = &[
    KeyRow::required("baseline", ValueKind::Whole, "The version of the format: `baseline = 1`."),
    KeyRow::new("drafts", ValueKind::NamedTables(&KNOWN), "none", "What is known of each draft, by its path."),
];

/// The keys of `[drafts.PATH]`: the names of rules, each with the fingerprints of what it found.
const KNOWN: TableKeys = TableKeys { table: "[drafts.PATH]", slices: &[], later: &[] };
