//! Reports in each format, of drafts with any path. The first byte picks the format of the report, the second says how
//! many of the next bytes are the path, and the rest is the draft.
//!
//! Each report is text that no terminal obeys. What is written as JSON can be read again, and says what the report
//! says.

use super::CHECKER;
use discretion::emit::{FORMATS, Look, ReportFormat, ReportWriter};
use discretion::{Draft, Report};
use serde_json::Value;

/// Holds the promise for a report.
pub(crate) fn hold(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let mut letters = text.chars();
    let (Some(format), Some(length)) = (letters.next(), letters.next()) else { return };
    let rest = letters.as_str();
    let end = rest.char_indices().nth(length as usize % 16).map_or(rest.len(), |(at, _)| at);
    let (path, draft) = rest.split_at(end);
    let report = CHECKER.check(&Draft::markdown(draft).path(path));
    let format = &FORMATS[format as usize % FORMATS.len()];
    let written = written(format, &report, draft);
    let is_obeyed = |letter: char| letter.is_control() && letter != '\n';
    assert!(!written.chars().any(is_obeyed), "{written:?}");
    match format.name() {
        "json" => {
            let run: Value = serde_json::from_str(&written).expect("it is JSON");
            assert_eq!(run["summary"]["warnings"], report.warnings().len());
            says_the_same(&run["drafts"][0], &report, draft);
        }
        "jsonl" => {
            let lines: Vec<Value> =
                written.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
            let of_draft = lines.iter().find(|line| line["kind"] == "draft").expect("there is a draft");
            says_the_same(of_draft, &report, draft);
        }
        "sarif" | "gitlab" | "rdjson" => drop(serde_json::from_str::<Value>(&written).expect("it is JSON")),
        _ => {}
    }
}

/// The report of one draft in a format.
fn written(format: &ReportFormat, report: &Report, draft: &str) -> String {
    let mut writer =
        ReportWriter::new(format, Look::default(), &[CHECKER.policy()], Vec::new()).expect("a list can be written to");
    writer.add(report, draft).expect("a list can be written to");
    let (_, written) = writer.finish().expect("a list can be written to");
    String::from_utf8(written).expect("reports are text")
}

/// Compares a draft in JSON with the report that it was written from.
fn says_the_same(json: &Value, report: &Report, draft: &str) {
    assert_eq!(json["verdict"], report.verdict().name());
    assert_eq!(json["score"], report.score());
    assert_eq!(json["path"].as_str(), report.path());
    let warnings = json["warnings"].as_array().expect("a list");
    assert_eq!(warnings.len(), report.warnings().len());
    for (written, warning) in warnings.iter().zip(report.warnings()) {
        assert_eq!(written["rule"], warning.rule().as_str());
        assert_eq!(written["fingerprint"], warning.fingerprint());
        assert_eq!(written["text"], warning.text());
        let byte = |end: &str| written["span"][end].as_u64().expect("a number") as usize;
        assert_eq!(draft.get(byte("start")..byte("end")), Some(warning.text()));
    }
    assert_eq!(json["silenced"].as_array().expect("a list").len(), report.silenced().len());
}

/// Holds that the object of a draft in JSON says what its report says.
pub(crate) fn says_the_same_as_json(report: &Report, draft: &str) {
    says_the_same(&serde_json::from_str(&report.to_json()).expect("it is JSON"), report, draft);
}

/// Holds that warnings, and what was silenced, stand in the draft where they say, in order.
pub(crate) fn stand_where_they_say(report: &Report, draft: &str) {
    let silenced = report.silenced().iter().map(|silenced| (silenced.span(), silenced.text()));
    for (span, text) in report.warnings().iter().map(|warning| (warning.span(), warning.text())).chain(silenced) {
        assert_eq!(span.slice(draft), text);
    }
    assert!(report.warnings().is_sorted_by_key(|warning| warning.span().start), "warnings stand in order");
    assert!((0.0..=100.0).contains(&report.score()), "{}", report.score());
}
