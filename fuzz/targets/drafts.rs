//! Drafts of each format against one policy with a rule of each kind. The first byte picks the format, the rest is the draft.
//!
//! No draft makes a check panic, and each warning stands where it says, in each format of reports.

#![no_main]

use discretion::draft::Format;
use discretion::emit::{FORMATS, Look, ReportWriter};
use discretion::{Checker, Draft, Policy};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    let policy = Policy::parse("hostile.toml", include_str!("../../tests/hostile/policy.toml")).expect("it is sound");
    Checker::new(&policy).expect("it keeps nothing elsewhere")
});

const ENDINGS: [&str; 5] = ["a.md", "a.mdx", "a.html", "a.txt", "a.ipynb"];

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, text)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let path = ENDINGS[usize::from(first) % ENDINGS.len()];
    let format = Format::of_path(path).expect("it is a format that is read");
    let report = CHECKER.check(&Draft::new(text, format).path(path));
    for warning in report.warnings() {
        assert_eq!(warning.span().slice(text), warning.text());
    }
    let number = usize::from(first) / ENDINGS.len() % FORMATS.len();
    let mut writer =
        ReportWriter::new(&FORMATS[number], Look::default(), &[CHECKER.policy()], Vec::new()).expect("a list");
    writer.add(&report, text).expect("a list can be written to");
    let (_, written) = writer.finish().expect("a list can be written to");
    std::str::from_utf8(&written).expect("reports are text");
});
