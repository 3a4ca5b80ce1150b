//! The JSON format of reports: real output is valid by the published schema, and its places are true.

use crate::support;
use discretion::emit::{self, Run};
use discretion::{Checker, Draft, Moment, Policy};
use serde_json::Value;

const SCHEMA: &str = include_str!("../../docs/schema/report.v1.json");

const POLICY: &str = r##"
discretion = 1
name = "acme"
version = "2026.11"
owner = "comms@acme.example"

[[confidential]]
id = "falcon"
terms = ["Project Falcon"]
severity = "critical"
source = ["https://acme.example/launch"]

[[confidential]]
id = "customer"
patterns = ['\bCUST-\d{6}\b']

[[competitor]]
id = "globex"
names = ["Globex"]

[[tone]]
id = "hype"
terms = { en = ["game-changing"], fr = ["révolutionnaire"] }
max = "1 per draft"
severity = "low"

[[claim]]
id = "superlative"
terms = { en = ["the fastest"], fr = ["le plus rapide"] }
needs = { any = ["@link"], within = "paragraph" }

[[naming]]
id = "cloud"
use = "Acme Cloud"
not = ["AcmeCloud"]

[[exception]]
rule = "acme/globex"
paths = ["silent.*"]
reason = "joint release"
expires = 2026-12-31T00:00:00Z

[[cleared]]
text = "This is the fastest"
reason = "claim 26-114"
"##;

const DRAFTS: [(&str, &str); 7] = [
    ("empty.md", ""),
    ("clean.md", "We have news for you today."),
    ("mixed.md", "# 😀 Été\r\n\r\nAcmeCloud is the fastest. *Project*\r\nFalcon, CUST-123456, unlike Globex.\r\n"),
    ("mark.md", "\u{feff}Project Falcon, game-changing and game-changing and game-changing."),
    ("french.md", "---\nlang: fr\ntitle: Projet révolutionnaire\n---\n\nC’est le plus rapide, révolutionnaire et bon."),
    (
        "silent.md",
        "Globex, unlike us.\r\n\r\n*This* is the fastest. <!-- discretion: allow acme/hype -- \u{202e}no \u{1b}[31m red -->",
    ),
    ("escape.md", "Project \u{1b}[31m Falcon \u{202e}Project Falcon\u{9b}31m."),
];

fn run() -> Run {
    let policy = support::policy(POLICY);
    let checker = Checker::new(&policy).expect("nothing is missing").at(Moment::from_unix(0));
    let mut run = Run::new(&policy);
    for (path, text) in DRAFTS {
        run.add(checker.check(&Draft::markdown(text).path(path).channel("blog")));
    }
    run.add_unread("gone.md", "no such \u{1b} file");
    run
}

fn assert_valid(written: &str) {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("the schema is a schema");
    let validator = jsonschema::validator_for(&schema).expect("the schema can be used");
    let report: Value = serde_json::from_str(written).expect("the report is JSON");
    let errors: Vec<String> =
        validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn real_reports_are_valid_by_the_schema() {
    assert_valid(&emit::json(&run()));
    assert_valid(&emit::json(&Run::new(&Policy::packs(&["tone"]).expect("it is there"))));
}

#[test]
fn the_schema_refuses_what_is_not_in_it() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema can be used");
    let mut report: Value = serde_json::from_str(&emit::json(&run())).expect("the report is JSON");
    report["drafts"][0]["new"] = Value::from(1);
    assert!(!validator.is_valid(&report));
}

#[test]
fn places_lead_back_to_the_text() {
    let report: Value = serde_json::from_str(&emit::json(&run())).expect("the report is JSON");
    for (draft, (path, source)) in report["drafts"].as_array().expect("a list").iter().zip(DRAFTS) {
        assert_eq!(draft["path"], path);
        let warnings = draft["warnings"].as_array().expect("a list");
        assert_eq!(warnings.is_empty(), ["empty.md", "clean.md"].contains(&path), "{path}");
        for warning in warnings {
            assert_eq!(text_at(source, warning), warning["text"].as_str().expect("a string"), "{path}");
            for place in warning["related"].as_array().expect("a list").iter().chain([warning]) {
                for (border, offset) in [("start", &place["span"]["start"]), ("end", &place["span"]["end"])] {
                    let offset = usize::try_from(offset.as_u64().expect("a number")).expect("it is small");
                    let expected = place_of(source, offset);
                    let found = (place[border]["line"].as_u64(), place[border]["column"].as_u64());
                    assert_eq!(found, (Some(expected.0), Some(expected.1)), "{path} {border}");
                }
            }
        }
    }
}

#[test]
fn what_was_silenced_has_its_place_its_reason_and_its_end() {
    let report: Value = serde_json::from_str(&emit::json(&run())).expect("the report is JSON");
    let (path, source) = DRAFTS[5];
    let silenced = report["drafts"][5]["silenced"].as_array().expect("a list");
    let told: Vec<String> = silenced
        .iter()
        .map(|one| format!("{} {} {} {} {}", one["rule"], one["by"], one["reason"], one["until"], text_at(source, one)))
        .collect();
    let expected = [
        "\"acme/globex\" \"exception\" \"joint release\" \"2026-12-31T00:00:00Z\" Globex",
        "\"acme/superlative\" \"cleared\" \"claim 26-114\" null the fastest",
    ];
    assert_eq!((path, &told[..]), ("silent.md", &expected.map(str::to_owned)[..]));
    assert_eq!(report["summary"]["silenced"], 2);
}

#[test]
fn control_and_format_characters_are_escaped_and_mean_the_same() {
    let written = emit::json(&run());
    assert!(!written.chars().any(|letter| (letter.is_control() && letter != '\n') || letter == '\u{202e}'));
    let report: Value = serde_json::from_str(&written).expect("the report is JSON");
    assert_eq!(report["errors"][0]["message"], "no such \u{1b} file");
}

#[test]
fn what_could_not_be_read_is_never_reported_as_passed() {
    let policy = support::policy(POLICY);
    let mut run = Run::new(&policy);
    run.add(Checker::new(&policy).expect("nothing is missing").check(&Draft::markdown("Good.").path("a.md")));
    assert!(emit::json(&run).contains("\"verdict\": \"pass\",\n  \"score\": 0.0,"));
    run.add_unread("b.md", "not a file");
    assert!(emit::json(&run).contains("\"verdict\": null,\n"));
    assert_eq!(emit::text(&run), "a.md: pass\nb.md: error: not a file\n");
}

/// The text at the span of a warning.
fn text_at<'s>(source: &'s str, warning: &Value) -> &'s str {
    let border = |name: &str| usize::try_from(warning["span"][name].as_u64().expect("a number")).expect("small");
    source.get(border("start")..border("end")).expect("spans are at character borders")
}

/// Line and column of an offset, counted without the library.
fn place_of(source: &str, offset: usize) -> (u64, u64) {
    let before = source.get(..offset).expect("a character border").replace("\r\n", "\n");
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start_matches('\u{feff}');
    let count = |number: usize| u64::try_from(number).expect("small");
    (count(before.matches('\n').count() + 1), count(line.chars().count() + 1))
}
