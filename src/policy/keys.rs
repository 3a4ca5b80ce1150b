//! The keys of a policy file: from here every table of the language is reached.

use super::{adjust, audience, campaign, channel, cleared, exception, frame, people, reply};
use crate::family::{self, COMPETITORS};
use crate::rule::Family;
use crate::table::{KeyRow, TableKeys, ValueKind};

/// The keys of the file itself.
pub(super) const FILE: TableKeys = TableKeys { table: "the file", slices: &[HEAD, RULES, CHANGES], later: &[] };

/// The JSON Schema of policy files (draft 7), by which editors complete and check them. It takes every file that
/// [`Policy::load`](crate::Policy::load) takes, and refuses unknown keys, values of another kind and missing keys.
///
/// ```
/// assert!(discretion::policy::schema().contains("\"title\": \"Policy of discretion\""));
/// ```
#[must_use]
pub fn schema() -> String {
    crate::table::schema(
        "Policy of discretion",
        &FILE,
        adjust::KEYS.table,
        &Family::EACH.iter().copied().map(family::keys).collect::<Vec<_>>(),
    )
}

/// The settings of a file.
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
    KeyRow::new(
        "people",
        ValueKind::NamedTables(&people::KEYS),
        "none",
        "Who may speak, and as what: [people](#people).",
    ),
    KeyRow::new(
        "audiences",
        ValueKind::NamedTables(&audience::KEYS),
        "none",
        "For whom drafts are written: [audiences](#audiences).",
    ),
    KeyRow::new(
        "campaign",
        ValueKind::NamedTables(&campaign::KEYS),
        "none",
        "What a campaign asks of each of its drafts: [campaigns](#campaigns).",
    ),
    KeyRow::new(
        "reply",
        ValueKind::Table(&reply::KEYS),
        "as below",
        "Whom to ask about incoming messages, and who answers what: [reply](#reply).",
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
    KeyRow::new("require", ValueKind::Tables(family::keys(Family::Require)), "none", "What must be there."),
];

/// Changes to rules of other files, and exceptions.
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

#[cfg(test)]
mod tests {
    use super::FILE;
    use crate::Policy;
    use crate::rule::{RULE_KEYS, Severity};
    use crate::table::page::{assert_on_page, page_table};
    use crate::table::{KeyRow, TableKeys, ValueKind};
    use std::collections::BTreeSet;

    /// Every table of the language, the file first, each once.
    fn tables() -> Vec<&'static TableKeys> {
        let mut all: Vec<&'static TableKeys> = vec![&FILE];
        let mut at = 0;
        while let Some(keys) = all.get(at) {
            let inner: Vec<&'static TableKeys> = keys.rows().filter_map(|row| row.kind.table()).collect();
            for keys in inner {
                if !all.iter().any(|known| known.table == keys.table) {
                    all.push(keys);
                }
            }
            at += 1;
        }
        all
    }

    /// The rows of a table that it does not share with all rules.
    fn own_rows(keys: &'static TableKeys) -> impl Iterator<Item = &'static KeyRow> {
        let own = keys.slices.iter().filter(|slice| slice.first().is_none_or(|row| row.name != RULE_KEYS[0].name));
        own.flat_map(|slice| slice.iter())
    }

    /// Every key of the language stands on the page with the words of its row.
    /// `REWRITE_DOCS=1 cargo test --lib the_page_shows_every_key` writes them there.
    #[test]
    fn the_page_shows_every_key() {
        let mut wanted: Vec<(&str, String)> =
            tables().into_iter().map(|keys| (keys.table, page_table(own_rows(keys)))).collect();
        wanted.push(("every rule", page_table(RULE_KEYS.iter())));
        assert_on_page("docs/policy.md", wanted);
    }

    #[test]
    fn rows_are_written_alike() {
        for keys in tables() {
            let names: Vec<&str> = keys.rows().map(|row| row.name).collect();
            let distinct: BTreeSet<&str> = names.iter().copied().collect();
            assert_eq!(names.len(), distinct.len(), "{}", keys.table);
            for row in keys.rows() {
                assert!(row.doc.ends_with(['.', '"']) && !row.doc.contains('|'), "{} {}", keys.table, row.name);
                assert!(row.also.iter().all(|word| !distinct.contains(word)), "{} {}", keys.table, row.name);
                assert!(!keys.later.contains(&row.name), "{} {}", keys.table, row.name);
                assert_eq!(row.since, "0.1", "{} {}", keys.table, row.name);
            }
        }
    }

    /// A rule of each family with what it needs, but for the keys that are tried.
    const FAMILIES: [(&str, &str); 6] = [
        ("[[confidential]]", "terms = [\"falcon\"]\n"),
        ("[[competitor]]", "names = [\"Globex\"]\n"),
        ("[[tone]]", "terms = [\"hype\"]\n"),
        ("[[claim]]", "terms = [\"the best\"]\n"),
        ("[[naming]]", "use = \"Acme\"\nnot = [\"acme\"]\n"),
        ("[[require]]", "when = { mentions = [\"gift\"] }\nneeds = { any = [\"#ad\"] }\n"),
    ];

    /// A policy with one key of a table.
    fn with(keys: &TableKeys, row: &KeyRow, value: &str) -> Option<String> {
        let line = format!("{} = {value}\n", row.name);
        let claim = "[[claim]]\nid = \"a\"\nterms = [\"the best\"]\n";
        let head = "discretion = 1\nname = \"p\"\n";
        if let Some((table, rest)) = FAMILIES.into_iter().find(|(table, _)| *table == keys.table) {
            let rest: String =
                rest.split_inclusive('\n').filter(|given| !given.starts_with(&format!("{} =", row.name))).collect();
            let id = if row.name == "id" { "" } else { "id = \"b\"\n" };
            return Some(format!("{head}{table}\n{id}{rest}{line}"));
        }
        let table = keys.table;
        match table {
            "the file" if row.name == "discretion" => Some(format!("{line}name = \"p\"\n{claim}")),
            "the file" if row.name == "name" => Some(format!("discretion = 1\n{line}{claim}")),
            "the file" => Some(format!("{head}{line}")),
            "[company]"
            | "[verdict]"
            | "[competitors]"
            | "[reply]"
            | "[competitors.stances]"
            | "[competitors.words]"
            | "[[cleared]]"
            | "[[exception]]" => Some(format!("{head}{claim}{table}\n{line}")),
            "[[adjust]]" => {
                let rule = if row.name == "rule" { "" } else { "rule = \"tone/hype\"\n" };
                Some(format!("{head}extends = [\"pack:tone\"]\n[[adjust]]\n{rule}{line}"))
            }
            "[channels.NAME]" => Some(format!("{head}{claim}[channels.x]\n{line}")),
            _ => None,
        }
    }

    #[test]
    fn the_kind_of_each_key_is_what_reading_accepts() {
        let values = ["true", "1", "1.5", "2026-12-31T00:00:00Z", "\"x\"", "[\"x\"]", "{ x = 1 }"];
        let mut tried = 0;
        for keys in tables() {
            for row in keys.rows() {
                for value in values {
                    let Some(policy) = with(keys, row, value) else { continue };
                    let issues = Policy::parse("p.toml", &policy).err();
                    let issues = issues.iter().flat_map(|error| error.issues());
                    let refused = issues.into_iter().any(|issue| {
                        issue.message().starts_with("expected ")
                            && issue.message().contains(", found a")
                            && issue.span().is_some_and(|span| span.slice(&policy) == value)
                    });
                    let known = "`severity` of a competitor is refused by name";
                    if keys.table == "[[competitor]]" && row.name == "severity" {
                        assert!(!refused, "{known}");
                        continue;
                    }
                    assert_eq!(refused, !row.kind.admits(value), "{} {} = {value}\n{policy}", keys.table, row.name);
                    tried += 1;
                }
            }
        }
        assert!(tried > 500, "{tried}");
    }

    impl ValueKind {
        /// The keys of the tables that it stands for.
        fn table(self) -> Option<&'static TableKeys> {
            match self {
                Self::Table(keys)
                | Self::TextOrTable(keys)
                | Self::TermsOrTable(keys)
                | Self::WordsOrTable(_, keys)
                | Self::NamedTables(keys)
                | Self::Tables(keys) => Some(keys),
                Self::Truth
                | Self::Whole
                | Self::Number
                | Self::Limit
                | Self::Instant
                | Self::Text
                | Self::Texts
                | Self::TextByLanguage
                | Self::TextsByLanguage
                | Self::Terms
                | Self::Patterns
                | Self::ListOf(_)
                | Self::Name
                | Self::Names
                | Self::Word(_)
                | Self::Words(_)
                | Self::ListOrNot(_)
                | Self::NamedTerms => None,
            }
        }

        /// Returns whether a value is of a type that it takes.
        fn admits(self, value: &str) -> bool {
            let first = value.chars().next().expect("a value is not empty");
            let (list, table, text) = (first == '[', first == '{', first == '"');
            match self {
                Self::Truth => value == "true",
                Self::Whole => value == "1",
                Self::Number => value == "1" || value == "1.5",
                Self::Limit => value == "1" || text,
                Self::Instant => value.ends_with('Z'),
                Self::Text | Self::Name | Self::Word(_) => text,
                Self::Texts => text || list,
                Self::TextByLanguage => text || table,
                Self::ListOrNot(_) => list || table,
                Self::TextsByLanguage | Self::Terms | Self::Patterns => list || table,
                Self::ListOf(_) | Self::Names | Self::Words(_) => list,
                Self::Table(_) | Self::NamedTables(_) | Self::NamedTerms => table,
                Self::TextOrTable(_) => text || table,
                Self::TermsOrTable(_) | Self::WordsOrTable(..) => list || table,
                Self::Tables(_) => list,
            }
        }
    }

    /// A value that no family has where a policy says nothing.
    fn other_value(row: &KeyRow) -> String {
        match row.name {
            "severity" => format!("{:?}", Severity::Critical.name()),
            "verify" => "\"card\"".to_owned(),
            "measure" => "\"emoji\"".to_owned(),
            "forms" => "[\"fuzzy\"]".to_owned(),
            "places" => "[\"code\"]".to_owned(),
            "languages" => "[\"fr\"]".to_owned(),
            "handles" | "authors" => "[\"@x\"]".to_owned(),
            "domains" => "[\"x.example\"]".to_owned(),
            "stances" => "{ neutral = \"high\" }".to_owned(),
            "from" => "2026-01-01T00:00:00Z".to_owned(),
            "until" => "2027-01-01T00:00:00Z".to_owned(),
            "case" => "\"sensitive\"".to_owned(),
            "max" => "3".to_owned(),
            "min" => "1".to_owned(),
            "patterns" => "['\\d{9}']".to_owned(),
            "sealed" => {
                let zeros = "0".repeat(32);
                format!("{{ tags = [\"b1:{zeros}\"], key = {{ env = \"K\" }}, check = \"c1:{zeros}\" }}")
            }
            "near" | "not_near" | "needs" | "eased_by" => "{ any = [\"x\"] }".to_owned(),
            "when" => "{ mentions = [\"x\"] }".to_owned(),
            "unless" => "[\"past\"]".to_owned(),
            "about" => "\"us\"".to_owned(),
            "answers" => "[\"praise\"]".to_owned(),
            "signals" => "\"praise\"".to_owned(),
            "locked" | "ambiguous" | "trial" => "true".to_owned(),
            "message" | "why" | "advice" | "owner" | "terms_file" | "use" => "\"x\"".to_owned(),
            _ => "[\"x\"]".to_owned(),
        }
    }

    #[test]
    fn a_rule_shows_each_key_that_is_set() {
        for keys in tables().into_iter().filter(|keys| FAMILIES.iter().any(|(table, _)| *table == keys.table)) {
            for row in keys.rows().filter(|row| row.name != "id") {
                if keys.table == "[[competitor]]" && row.name == "severity" {
                    continue;
                }
                let mut policy = with(keys, row, &other_value(row)).expect("it is a table of rules");
                // What the key cannot stand beside, or needs.
                match row.name {
                    "measure" => policy = policy.replace("terms = [\"hype\"]\n", ""),
                    "audiences" => policy.push_str("[audiences.x]\n"),
                    "verify" => policy.push_str("patterns = ['\\d{9}']\n"),
                    "min" => policy = policy.replace("terms = [\"hype\"]\n", "measure = \"emoji\"\n"),
                    // What claims say without a word.
                    "about" if keys.table == "[[claim]]" => policy = policy.replace("\"us\"", "\"anyone\""),
                    _ => {}
                }
                let policy = Policy::parse("p.toml", &policy).unwrap_or_else(|error| panic!("{policy}\n{error}"));
                let rule = policy.rules().next().expect("there is one");
                assert!(rule.keys().iter().any(|key| key.name == row.name), "{} {}", keys.table, row.name);
            }
        }
    }
}
