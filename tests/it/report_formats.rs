//! The table of formats is the one that the documentation shows, and every format is written draft by draft.

use crate::support::written;
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
