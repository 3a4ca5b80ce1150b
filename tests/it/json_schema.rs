//! The JSON format of reports: real output is valid by the published schema, and its places are true.

use crate::support::{self, written};
use discretion::moment::Moment;
use discretion::{Checker, Draft, Policy, Report};
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
sources = ["https://acme.example/launch"]

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
until = 2026-12-31T00:00:00Z

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

fn policy() -> Policy {
    support::policy(POLICY)
}

fn reports() -> Vec<(Report, &'static str)> {
    let checker = Checker::new(&policy()).expect("nothing is missing").at(Moment::from_unix(0));
    let check =
        |(path, text): (_, &'static str)| (checker.check(&Draft::markdown(text).path(path).channel("blog")), text);
    DRAFTS.into_iter().map(check).collect()
}

/// The drafts, and one that cannot be read, as JSON.
fn json() -> String {
    written("json", &policy(), &reports(), &[("gone.md", "no such \u{1b} file")])
}

fn value() -> Value {
    serde_json::from_str(&json()).expect("the report is JSON")
}

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    jsonschema::meta::validate(&schema).expect("the schema is a schema");
    jsonschema::validator_for(&schema).expect("the schema can be used")
}

fn assert_valid(written: &str) {
    let report: Value = serde_json::from_str(written).expect("the report is JSON");
    let errors: Vec<String> =
        validator().iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn real_reports_are_valid_by_the_schema() {
    assert_valid(&json());
    assert_valid(&written("json", &policy(), &[], &[]));
}

#[test]
fn the_schema_is_open_to_new_keys_and_words() {
    let mut report = value();
    report["new"] = Value::from(1);
    report["drafts"][2]["new"] = Value::from(1);
    report["drafts"][2]["warnings"][0]["form"] = Value::from("whispered");
    report["drafts"][2]["warnings"][0]["family"] = Value::from("require");
    assert_valid(&report.to_string());
}

#[test]
fn the_schema_refuses_what_is_missing_or_has_another_meaning() {
    for (pointer, wrong) in [
        ("/drafts/2/warnings/0/rank", Value::from(0)),
        ("/drafts/2/warnings/0/masked", Value::Null),
        ("/drafts/2/score", Value::from(101)),
        ("/drafts/5/silenced/0/text", Value::Null),
        ("/policy/thresholds", Value::from(70)),
        ("/verdict", Value::from("maybe")),
    ] {
        let mut report = value();
        *report.pointer_mut(pointer).expect("the key is there") = wrong;
        assert!(!validator().is_valid(&report), "{pointer}");
    }
    let mut report = value();
    report["drafts"][2]["warnings"][0].as_object_mut().expect("an object").remove("group");
    assert!(!validator().is_valid(&report));
}

/// Whatever is written is what the schema describes: a key that nobody documented is a mistake.
#[test]
fn every_key_is_described() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let report = value();
    let described = |names: &[&str]| {
        let keys = names.iter().flat_map(|name| schema["$defs"][name]["properties"].as_object().expect("it has keys"));
        // Only a draft that answers a message has it.
        keys.map(|(key, _)| key.clone()).filter(|key| key != "reply").collect::<std::collections::BTreeSet<_>>()
    };
    for (pointer, names) in [
        ("", &["run"][..]),
        ("/drafts/2", &["draft"]),
        ("/drafts/2/warnings/0", &["finding", "warning"]),
        ("/drafts/5/silenced/0", &["finding", "silenced"]),
    ] {
        let object = report.pointer(pointer).and_then(Value::as_object).expect("it is an object");
        assert_eq!(object.keys().cloned().collect::<std::collections::BTreeSet<_>>(), described(names), "{pointer}");
    }
}

#[test]
fn a_report_writes_the_same_object_alone() {
    let (report, _) = &reports()[2];
    for written in [report.to_json(), report.to_json_pretty()] {
        let mut alone: Value = serde_json::from_str(&written).expect("the report is JSON");
        assert_eq!(alone, serde_json::to_value(report.json()).expect("it is written"));
        assert_eq!(alone.as_object_mut().and_then(|object| object.remove("version")), Some(1.into()));
        assert_eq!(alone, value()["drafts"][2]);
    }
}

#[test]
fn places_lead_back_to_the_text() {
    let report = value();
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
    let report = value();
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
    let written = json();
    assert!(!written.chars().any(|letter| (letter.is_control() && letter != '\n') || letter == '\u{202e}'));
    let report: Value = serde_json::from_str(&written).expect("the report is JSON");
    assert_eq!(report["errors"][0]["message"], "no such \u{1b} file");
}

#[test]
fn what_could_not_be_read_is_never_reported_as_passed() {
    let policy = policy();
    let report = Checker::new(&policy).expect("nothing is missing").check(&Draft::markdown("Good.").path("a.md"));
    let reports = [(report, "Good.")];
    let verdict = |unread| serde_json::from_str::<Value>(&written("json", &policy, &reports, unread)).expect("JSON");
    assert_eq!(verdict(&[])["verdict"], "pass");
    assert_eq!(verdict(&[("b.md", "not a file")])["verdict"], Value::Null);
    let text = written("text", &policy, &reports, &[("b.md", "not a file")]);
    let expected = "a.md: pass\nerror: b.md: not a file\n1 draft: 1 pass; 0 warnings; 1 path could not be read\nrules: 7 in force\n";
    assert_eq!(text, expected);
}

/// What is cut off anywhere is not JSON, so half a report is never read as a whole one.
#[test]
fn half_a_report_is_no_json() {
    let json = json();
    let whole = json.trim_end().len();
    for (end, _) in json.char_indices().take_while(|(end, _)| *end < whole).step_by(97) {
        let half = json.get(..end).expect("a letter begins there");
        assert!(serde_json::from_str::<Value>(half).is_err(), "{end}");
    }
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
