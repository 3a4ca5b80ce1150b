//! The formats for code hosts: what they say lies where they say, nothing is lost in them, and no draft writes in them.

use crate::support::{self, written};
use discretion::emit::FORMATS;
use discretion::moment::Moment;
use discretion::text::{LineIndex, Position, Span};
use discretion::{Checker, Draft, Policy, Report};
use serde_json::Value;
use std::collections::BTreeSet;

const POLICY: &str = r#"
discretion = 1
name = "acme"
owner = "comms@acme.example"
[channels.blog]

[[confidential]]
id = "falcon"
terms = ["Project Falcon"]
severity = "critical"
advice = "Never write Project Falcon."

[[competitor]]
id = "globex"
names = ["Globex"]

[[tone]]
id = "hype"
terms = ["game-changing"]
severity = "medium"
why = "It sounds like Project Falcon."
advice = "Say what it does."

[[naming]]
id = "cloud"
use = "Acme Cloud"
not = ["AcmeCloud"]

[[exception]]
rule = "acme/globex"
paths = ["silent.md"]
reason = "joint release"
owner = "legal@acme.example"
until = 2026-12-31T00:00:00Z
"#;

const DRAFTS: [(&str, &str); 5] = [
    ("clean.md", "We have news."),
    ("été 1.md", "# 😀 Été\r\n\r\nAcmeCloud is game-changing. *Project*\r\nFalcon; and AcmeCloud, unlike Globex.\r\n"),
    ("mark.md", "\u{feff}Project Falcon.\n\nAnd AcmeClouds, <!-- AcmeCloud --> [AcmeCloud](acmecloud.html)."),
    ("silent.md", "Globex is here.\n\n<!-- discretion: allow acme/hype -- we quote -->\n\nA game-changing idea."),
    ("head.md", "---\nchannel: blgo\n---\nAcmeCloud."),
];

fn policy() -> Policy {
    support::policy(POLICY)
}

fn reports() -> Vec<(Report, &'static str)> {
    let checker = Checker::new(&policy()).expect("nothing is missing").at(Moment::from_unix(0));
    DRAFTS.map(|(path, text)| (checker.check(&Draft::markdown(text).path(path)), text)).into()
}

/// All drafts in a format, and one that cannot be read.
fn in_format(format: &str) -> String {
    written(format, &policy(), &reports(), &[("gone.md", "no such \u{1b} file")])
}

fn json(format: &str) -> Value {
    serde_json::from_str(&in_format(format)).expect("the format is JSON")
}

/// The text between two lines and columns, which count from 1.
fn text_between(source: &str, start: (u64, u64), end: (u64, u64)) -> &str {
    let lines = LineIndex::new(source);
    let number = |number: u64| usize::try_from(number).expect("it is small");
    let offset = |(line, column)| {
        let position = Position { line: number(line), column: number(column) };
        let mut offsets = source.char_indices().map(|(at, _)| at).chain([source.len()]);
        offsets.rfind(|&at| lines.position(source, at) == position).expect("there is such a place")
    };
    Span::new(offset(start), offset(end)).slice(source)
}

fn region(region: &Value) -> ((u64, u64), (u64, u64)) {
    let number = |key: &str| region[key].as_u64().expect("it is a number");
    ((number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")))
}

#[test]
fn what_could_not_be_read_stands_in_every_format() {
    for format in FORMATS {
        let written = in_format(format.name());
        for said in ["gone.md", "no such ", "head.md", "unknown channel", "blgo"] {
            assert!(written.contains(said), "{}: {said} is missing in {written}", format.name());
        }
    }
}

#[test]
fn no_format_writes_what_a_terminal_obeys() {
    for format in FORMATS {
        let written = in_format(format.name());
        assert!(!written.chars().any(|letter| letter.is_control() && letter != '\n'), "{}", format.name());
    }
}

#[test]
fn every_warning_stands_in_every_format_for_programs() {
    let count: usize = reports().iter().map(|(report, _)| report.warnings().len()).sum();
    assert_eq!(count, 9);
    let lines =
        |written: &str, start: &str| written.lines().filter(|line| line.trim_start().starts_with(start)).count();
    assert_eq!(json("gitlab").as_array().map(Vec::len), Some(count + 2));
    assert_eq!(json("rdjson")["diagnostics"].as_array().map(Vec::len), Some(count + 2));
    assert_eq!(json("sarif")["runs"][0]["results"].as_array().map(Vec::len), Some(count + 2 + 2));
    let junit = in_format("junit");
    assert_eq!(lines(&junit, "<failure ") + lines(&junit, "<skipped "), count);
    assert_eq!((lines(&junit, "<error "), lines(&junit, "<testsuite ")), (2, DRAFTS.len() + 2));
    let github = in_format("github");
    assert_eq!(lines(&github, "::error ") + lines(&github, "::warning ") + lines(&github, "::notice "), count + 2);
}

#[test]
fn places_in_sarif_lead_back_to_the_text() {
    let log = json("sarif");
    let mut texts = Vec::new();
    for result in log["runs"][0]["results"].as_array().expect("a list") {
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a URI");
        let draft = DRAFTS.iter().find(|(path, _)| uri == path.replace('é', "%C3%A9").replace(' ', "%20"));
        let Some((_, source)) = draft else { continue };
        let (start, end) = region(&place["region"]);
        texts.push(text_between(source, start, end));
    }
    let expected = [
        "AcmeCloud",
        "game-changing",
        "Project*\r\nFalcon",
        "AcmeCloud",
        "unlike Globex",
        "Project Falcon",
        "AcmeClouds",
        "AcmeCloud",
        "Globex",
        "game-changing",
        "AcmeCloud",
        "",
    ];
    assert_eq!(texts, expected);
}

#[test]
fn sarif_knows_its_rules_and_what_was_silenced() {
    let log = json("sarif");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    let ids: BTreeSet<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    assert_eq!(ids.len(), rules.len());
    let results = run["results"].as_array().expect("a list");
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("each rule is listed")).expect("it is small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let silenced: Vec<String> = results
        .iter()
        .filter_map(|result| result["suppressions"].as_array())
        .map(|given| format!("{} {}", given[0]["kind"], given[0]["justification"]))
        .collect();
    let expected = [
        r#""external" "exception: joint release (legal@acme.example), until 31 December 2026 at 00:00 (UTC)""#,
        r#""inSource" "comment: we quote""#,
    ];
    assert_eq!(silenced, expected);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn the_rules_of_sarif_quote_no_confidential_term() {
    let log = json("sarif");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].to_string();
    assert!(!rules.contains("Project Falcon"), "{rules}");
    assert!(rules.contains("Say what it does."), "{rules}");
}

#[test]
fn only_a_name_that_is_spelled_out_is_mended() {
    let log = json("sarif");
    let results = log["runs"][0]["results"].as_array().expect("a list");
    let fixes: Vec<&Value> = results.iter().filter(|result| !result["fixes"].is_null()).collect();
    let written: Vec<&Value> = fixes
        .iter()
        .map(|result| &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"])
        .collect();
    assert_eq!(written, ["Acme Cloud"; 4]);
    let deleted = fixes.iter().filter_map(|result| {
        result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]["startColumn"].as_u64()
    });
    assert_eq!(deleted.collect::<Vec<_>>(), [1, 13, 37, 1], "neither the plural nor the comment");
}

#[test]
fn columns_for_reviewdog_count_bytes() {
    let policy = policy();
    let text = "😀é AcmeCloud";
    let report = Checker::new(&policy).expect("nothing is missing").check(&Draft::markdown(text).path("a.md"));
    let output = written("rdjson", &policy, &[(report, text)], &[]);
    let output: Value = serde_json::from_str(&output).expect("the format is JSON");
    let range = &output["diagnostics"][0]["location"]["range"];
    assert_eq!((range["start"]["column"].as_u64(), range["end"]["column"].as_u64()), (Some(8), Some(17)));
    assert_eq!(output["diagnostics"][0]["suggestions"][0]["text"], "Acme Cloud");
}

#[test]
fn fingerprints_for_gitlab_are_unique_and_paths_relative() {
    let policy = policy();
    let checker = Checker::new(&policy).expect("nothing is missing");
    let reports = ["/b/a.md", "./c.md", "d.md"].map(|path| {
        let text = "AcmeCloud.";
        (checker.check(&Draft::markdown(text).path(path)), text)
    });
    let output: Value = serde_json::from_str(&written("gitlab", &policy, &reports, &[])).expect("the format is JSON");
    let issues = output.as_array().expect("a list");
    let prints: BTreeSet<&str> = issues.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
    assert_eq!((issues.len(), prints.len()), (3, 3));
    let paths: Vec<&str> = issues.iter().filter_map(|issue| issue["location"]["path"].as_str()).collect();
    assert_eq!(paths, ["b/a.md", "c.md", "d.md"]);
}

#[test]
fn github_gets_ten_annotations_of_a_level_and_hears_of_the_others() {
    let policy = policy();
    let text = "Project Falcon and game-changing.\n\n".repeat(12);
    let checker = Checker::new(&policy).expect("nothing is missing");
    let report = checker.check(&Draft::markdown(&text).path("a,b:c%.md"));
    let output = written("github", &policy, &[(report, &text)], &[]);
    let count = |level: &str| output.lines().filter(|line| line.starts_with(level)).count();
    assert_eq!((count("::error "), count("::warning "), count("::notice ")), (10, 10, 1));
    assert!(output.contains("::notice title=not all warnings are shown::4 more"), "{output}");
    assert!(output.contains("::error file=a%2Cb%3Ac%25.md,line=1,endLine=1,col=1,endColumn=14,"), "{output}");
}

/// Whatever a draft, a path or a policy says, each line of the format is ours.
#[test]
fn no_draft_writes_a_command_for_github() {
    let rule = "[[tone]]\nid = \"x\"\nterms = [\"stop\"]\nmessage = \"{match}\\n::error::x\"\nwhy = \"%0A::error::y\\r\\n::z\"\n";
    let policy = support::policy(rule);
    let text = "Stop\n::set-output name=a::b";
    let checker = Checker::new(&policy).expect("nothing is missing");
    let report = checker.check(&Draft::markdown(text).path("a\n::error::b.md"));
    let output = written("github", &policy, &[(report, text)], &[("c\r\n::error::d.md", "no\n::error::e")]);
    for line in output.lines() {
        assert!(
            line.starts_with("::notice file=") || line.starts_with("::error file=") || line.starts_with("1 draft"),
            "{output}"
        );
    }
    assert!(output.contains("why: %250A::error::y"), "{output}");
}

#[test]
fn a_comment_is_never_longer_than_a_code_host_takes() {
    let policy = policy();
    let text = "Project Falcon and game-changing.\n\n".repeat(300);
    let report = Checker::new(&policy).expect("nothing is missing").check(&Draft::markdown(&text).path("a.md"));
    let output = written("markdown", &policy, &[(report, &text)], &[]);
    assert!(output.len() < 65_536, "{}", output.len());
    assert!(output.contains("No room here for "), "{}", output.lines().last().unwrap_or_default());
    assert!(output.ends_with("1 draft: 1 block; 600 warnings\n"));
}

#[test]
fn a_draft_that_passes_fails_no_test() {
    let policy = policy();
    let checker = Checker::new(&policy).expect("nothing is missing");
    let reports = ["AcmeCloud.", "Project Falcon and Globex."]
        .map(|text| (checker.check(&Draft::markdown(text).path("a.md")), text));
    let output = written("junit", &policy, &reports, &[]);
    let suites: Vec<&str> = output.lines().filter(|line| line.contains("<testsuite ")).collect();
    assert!(suites[0].contains("tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\""), "{output}");
    assert!(suites[1].contains("tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\""), "{output}");
}
