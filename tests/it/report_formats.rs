//! The table of formats is the one that the documentation shows, and every format is written draft by draft.

use crate::support::written;
use discretion::draft::Message;
use discretion::emit::{FORMATS, Look, ReportWriter};
use discretion::{Checker, Draft, Policy, Report};
use std::path::Path;

/// The rows of the table of formats in the README, as they should be.
fn rows() -> String {
    let row = |format: &discretion::emit::ReportFormat| {
        let readers = if format.is_for_people() { "people" } else { "programs" };
        format!("| `{}` | {readers} | {} | {} |\n", format.name(), format.columns().name(), format.doc())
    };
    FORMATS.iter().map(row).collect()
}

#[test]
fn the_readme_lists_the_formats() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"));
    let table = format!("| format | for | columns in | what is written |\n|---|---|---|---|\n{}\n", rows());
    assert!(readme.expect("the front page can be read").contains(&table), "expected this table:\n{table}");
}

#[test]
fn each_draft_is_written_when_it_is_added() {
    let policy = Policy::packs(&["tone"]).expect("it is there");
    let checker = Checker::new(&policy).expect("nothing is missing");
    let texts = ["A game-changing idea.", "We have news.", "Another game-changing idea."];
    let reports: Vec<(Report, &str)> =
        texts.map(|text| (checker.check(&Draft::markdown(text).path("post.md")), text)).into();
    for format in FORMATS {
        let whole = written(format.name(), &policy, &reports, &[]);
        let mut bytes = Vec::new();
        let mut last = 0;
        for shown in 1..=reports.len() {
            bytes.clear();
            let mut writer =
                ReportWriter::new(format, Look::default(), &[&policy], &mut bytes).expect("it can be written");
            for (report, text) in &reports[..shown] {
                writer.add(report, text).expect("it can be written");
            }
            drop(writer);
            assert!(whole.as_bytes().starts_with(&bytes), "{}", format.name());
            // The page begins with the worst draft, which is known at the end.
            assert!(
                format.name() == "html" || bytes.len() > last || reports[shown - 1].0.warnings().is_empty(),
                "{}",
                format.name()
            );
            last = bytes.len();
        }
        assert!(bytes.len() < whole.len(), "{}: half a report looks whole", format.name());
    }
}

#[test]
fn every_format_says_what_to_do_about_the_message() {
    let policy = Policy::packs(&["reply"]).expect("it is there");
    let checker = Checker::new(&policy).expect("nothing is missing");
    let said = "Your update ate my files & <b>nobody</b> helps.\nI will sue you if they are gone.";
    let message = Message::new(said).path("in/message.txt");
    let text = "Thanks for writing! We will look at it.";
    let report = checker.check_reply(&message, &Draft::markdown(text).path("answer.md"));
    assert_eq!(report.reply().map(|advice| advice.decision().name()), Some("escalate-legal"));
    for format in FORMATS {
        let written = written(format.name(), &policy, &[(report.clone(), text)], &[]);
        let decision = if format.name() == "html" { "Escalate to legal" } else { "escalate-legal" };
        assert!(written.contains(decision), "{}: {written}", format.name());
        assert!(written.contains("in/message.txt"), "{}", format.name());
        assert!(!written.contains("<b>nobody</b>") || !matches!(format.name(), "html" | "junit"), "{}", format.name());
    }
    let page = written("html", &policy, &[(report, text)], &[]);
    assert!(page.contains(" &amp; &lt;b&gt;nobody&lt;/b&gt; helps."), "{page}");
    assert!(page.contains("sue you</mark><span class=\"kind\"> legal</span>"), "{page}");
    assert!(page.contains("</mark><span class=\"kind\"> negative experience</span>"));
}

#[test]
fn what_cannot_wait_is_as_loud_as_the_format_can_be() {
    let policy = Policy::packs(&["reply"]).expect("it is there");
    let checker = Checker::new(&policy).expect("nothing is missing");
    let message = Message::new("I will come to your office and kill you all.").path("message.txt");
    let text = "Thanks!";
    let report = checker.check_reply(&message, &Draft::markdown(text).path("answer.md"));
    for (format, loud) in [
        ("github", "::error file=answer.md,line=1,title=message.txt%3A escalate-now"),
        ("gitlab", "\"check_name\": \"discretion/reply\""),
        (
            "sarif",
            "\"level\": \"error\",\n              \"message\": {\n                \"text\": \"message.txt: escalate-now",
        ),
        ("rdjson", "\"severity\": \"ERROR\""),
    ] {
        let written = written(format, &policy, &[(report.clone(), text)], &[]);
        assert!(written.contains(loud), "{format}: {written}");
    }
}
