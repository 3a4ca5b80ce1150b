//! The keys of a policy file: from here every table of the language is reached.

use super::{adjust, channel, cleared, exception, frame};
use crate::family::{self, COMPETITORS};
use crate::rule::Family;
use crate::table::{KeyRow, TableKeys, ValueKind};

/// The keys of the file itself.
pub(super) const FILE: TableKeys = TableKeys { table: "the file", slices: &[HEAD, RULES, CHANGES], later: &[] };

/// What a file says besides its rules.
const HEAD: &[KeyRow] = &[
    KeyRow::required(
        "discretion",
        ValueKind::Whole,
        "The version of this language: `discretion = 1`, always the first key.",
    ),
    KeyRow::required(
        "name",
        ValueKind::Name,
        "Lower-case words with hyphens; a rule is known as `acme-social/project-falcon`.",
    ),
    KeyRow::new("version", ValueKind::Text, "none", "As you number your policies."),
    KeyRow::new("owner", ValueKind::Text, "none", "Whom to ask, unless a rule says otherwise."),
    KeyRow::new(
        "extends",
        ValueKind::ListOf("packs and paths"),
        "none",
        "The packs (`\"pack:tone\"`) and other policy files that yours builds on.",
    ),
    KeyRow::new(
        "jurisdictions",
        ValueKind::Names,
        "everywhere",
        "Where you speak, such as `[\"eu\", \"fr\"]`; rules for other places stay silent.",
    ),
    KeyRow::new(
        "timezone",
        ValueKind::Text,
        "UTC",
        "Where your days begin and end, such as `\"Europe/Paris\"`: a name of the IANA time zone database.",
    ),
    KeyRow::new("company", ValueKind::Table(&frame::COMPANY), "none", "Who \"we\" are."),
    KeyRow::new("verdict", ValueKind::Table(&frame::VERDICT), "as below", "The scores from which a post is held."),
    KeyRow::new("lists", ValueKind::NamedTerms, "none", "Vocabularies that several rules share: [lists](#lists)."),
    KeyRow::new(
        "channels",
        ValueKind::NamedTables(&channel::KEYS),
        "none",
        "What holds on one network: [channels](#channels).",
    ),
    KeyRow::new("competitors", ValueKind::Table(&COMPETITORS), "as below", "What holds for all competitors."),
];

/// The tables of rules.
const RULES: &[KeyRow] = &[
    KeyRow::new(
        "confidential",
        ValueKind::Tables(family::keys(Family::Confidential)),
        "none",
        "What must not get out.",
    ),
    KeyRow::new(
        "competitor",
        ValueKind::Tables(family::keys(Family::Competitor)),
        "none",
        "Who is a competitor, and how one may be spoken of.",
    ),
    KeyRow::new("tone", ValueKind::Tables(family::keys(Family::Tone)), "none", "How things are said."),
    KeyRow::new(
        "claim",
        ValueKind::Tables(family::keys(Family::Claim)),
        "none",
        "What is promised, and what must stand beside it.",
    ),
    KeyRow::new("naming", ValueKind::Tables(family::keys(Family::Naming)), "none", "How our names are written."),
];

/// What changes rules of other files, and what silences rules.
const CHANGES: &[KeyRow] = &[
    KeyRow::new("adjust", ValueKind::Tables(&adjust::KEYS), "none", "A change to a rule of a pack or of another file."),
    KeyRow::new("cleared", ValueKind::Tables(&cleared::KEYS), "none", "Wording that somebody has approved."),
    KeyRow::new(
        "exception",
        ValueKind::Tables(&exception::KEYS),
        "none",
        "A rule that is silent in some drafts, until a day.",
    ),
];
