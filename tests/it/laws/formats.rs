//! Laws 3 and 5 in every format that the library writes: what a report says of a draft lies where it says, and what is
//! masked is nowhere.

use super::{config, drafts::anything};
use crate::support::{self, written};
use discretion::emit::FORMATS;
use discretion::moment::Moment;
use discretion::policy::Family;
use discretion::report::{Masking, veiled};
use discretion::text::Span;
use discretion::{Checker, Draft, Policy, Report};
use proptest::prelude::{any, proptest};
use serde_json::Value;
use std::sync::LazyLock;

/// Ids and texts of its rules do not hold what the rules look for.
const RULES: &str = r#"
discretion = 1
name = "laws"
extends = ["pack:tone", "pack:claims", "pack:confidential-markers"]

[[confidential]]
id = "a"
terms = ["Zephyrion", "Project Zephyrion", "Étoile filante"]
message = "{match}: not yet"
advice = "say something else than {match}"

[[confidential]]
id = "b"
patterns = ['\bCUST-\d{6}\b']

[[competitor]]
id = "c"
names = ["Acme"]

[[tone]]
id = "d"
terms = ["project", "the meeting", "étoile"]
message = "{match}: a word"

[[exception]]
rule = "laws/a"
paths = ["silent.md"]
reason = "agreed"
until = 2026-06-01T00:00:00Z
"#;

static POLICY: LazyLock<Policy> = LazyLock::new(|| support::policy(RULES));

static CHECKER: LazyLock<Checker> =
    LazyLock::new(|| Checker::new(&POLICY).expect("the policy needs nothing from outside").at(Moment::from_unix(0)));

proptest! {
    #![proptest_config(config(150))]

    /// Law 5.
    #[test]
    fn masked_output_never_holds_the_clear_term(
        text in anything(),
        markdown in any::<bool>(),
        silent in any::<bool>(),
    ) {
        let draft = if markdown { Draft::markdown(&text) } else { Draft::plain(&text) };
        let draft = draft.path(if silent { "silent.md" } else { "a.md" });
        let (report, all) = (CHECKER.check(&draft), CHECKER.clone().without_silencing().check(&draft));
        let secret = all.warnings().iter().filter(|warning| warning.family() == Family::Confidential);
        let secrets: Vec<String> = secret.map(|warning| warning.text().to_lowercase()).collect();
        let report = report.masked(Masking::Confidential);
        // For people, the sentence around a match is shown: in it, a longer word that is no match may hold a term.
        let shown = veiled(&text, Span::new(0, text.len()), report.masked_spans()).to_lowercase();
        for format in FORMATS {
            let written = plain(&in_format(format.name(), &report, &text)).to_lowercase();
            let stays = |secret: &&String| !(format.is_for_people() && shown.contains(secret.as_str()));
            for secret in secrets.iter().filter(stays) {
                assert!(!written.contains(secret.as_str()), "{secret:?} in {written}");
            }
        }
    }

    /// Law 3, in the format that has places in bytes.
    #[test]
    fn a_place_in_json_holds_its_text(draft in anything()) {
        let report = CHECKER.check(&Draft::markdown(&draft));
        let file: Value = serde_json::from_str(&in_format("json", &report, &draft)).expect("the format is JSON");
        let warnings = file["drafts"][0]["warnings"].as_array().expect("a draft has warnings");
        assert_eq!(warnings.len(), report.warnings().len());
        for warning in warnings {
            let at = |end: &str| warning["span"][end].as_u64().and_then(|at| usize::try_from(at).ok()).expect("an offset");
            assert_eq!(warning["text"], Span::new(at("start"), at("end")).slice(&draft));
        }
    }
}

/// Where another rule's match holds the term as a part of a longer word.
#[test]
fn a_term_inside_the_match_of_another_rule_is_masked() {
    let draft = "the ZEPHYRIONETOILE FILANTE%HX-450Zephyrion";
    let report = CHECKER.check(&Draft::plain(draft));
    assert!(report.to_json().contains("ZEPHYRIONETOILE"), "another rule shows the word");
    let report = report.masked(Masking::Confidential);
    assert!(report.warnings().iter().all(|warning| warning.is_masked() || !warning.text().contains("ZEPHYRION")));
    assert!(!report.to_json().contains("ZEPHYRION"));
}

fn in_format(format: &str, report: &Report, text: &str) -> String {
    written(format, &POLICY, &[(report.clone(), text)], &[])
}

/// What a format says, with the strings of JSON as they are read.
fn plain(written: &str) -> String {
    let values: Result<Vec<Value>, _> = serde_json::Deserializer::from_str(written).into_iter().collect();
    match values {
        Ok(values) => values.iter().flat_map(strings).collect::<Vec<_>>().join("\n"),
        Err(_) => written.to_owned(),
    }
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        Value::Object(fields) => fields.values().flat_map(strings).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}
