//! Corrections of drafts: `--fix` writes them, `--fix --dry-run` shows what it would write.
//!
//! A file is replaced in one step, and only if it is still what was checked. Line ends and a byte order mark stay, because
//! nothing but the corrected words is written anew.

use crate::gate::{DraftSource, Problem, reason};
use crate::whole_file::write_whole;
use discretion::Report;
use discretion::report::veiled;
use discretion::text::{Span, printable};
use similar::TextDiff;
use std::fs;
use std::path::Path;

/// The lines around a change.
const CONTEXT: usize = 3;

/// The text with its corrections; none where there is nothing to correct.
pub(crate) fn fixed(report: &Report, text: &str) -> Option<String> {
    Some(with_fixes(report, text, &[])).filter(|fixed| fixed != text)
}

/// What the corrections of a draft would change, as a unified diff. What is masked is not shown in it.
pub(crate) fn diff(report: &Report, text: &str) -> String {
    let masked = report.masked_spans();
    let old = veiled(text, Span::new(0, text.len()), masked);
    let new = with_fixes(report, text, masked);
    let path = report.path().unwrap_or("draft");
    let diff = TextDiff::from_lines(&old, &new);
    let written =
        diff.unified_diff().context_radius(CONTEXT).header(&format!("a/{path}"), &format!("b/{path}")).to_string();
    let line = |line: &str| {
        let (line, end) = line.strip_suffix('\r').map_or((line, ""), |line| (line, "\r"));
        format!("{}{end}\n", printable(line))
    };
    written.split_terminator('\n').map(line).collect()
}

/// Writes the corrected text of a draft.
pub(crate) fn write(source: &DraftSource, text: &str, fixed: &str) -> Result<(), Problem> {
    let problem = |message: String| Problem { path: source.name.clone(), message };
    let file = source.file().ok_or_else(|| problem("standard input cannot be corrected; use --dry-run".to_owned()))?;
    replace(file, text, fixed).map_err(problem)
}

fn replace(file: &Path, text: &str, fixed: &str) -> Result<(), String> {
    let cannot = |error: std::io::Error| format!("cannot be corrected: {}", reason(&error));
    if fs::read(file).map_err(cannot)? != text.as_bytes() {
        return Err("not corrected, because it changed while it was checked".to_owned());
    }
    write_whole(file, fixed).map_err(cannot)
}

/// The text with its corrections, and without what is masked.
fn with_fixes(report: &Report, text: &str, masked: &[Span]) -> String {
    let (mut fixed, mut reached) = (String::with_capacity(text.len()), 0);
    for fix in report.fixes() {
        fixed.push_str(&veiled(text, Span::new(reached, fix.span.start), masked));
        fixed.push_str(fix.text);
        reached = fix.span.end;
    }
    fixed.push_str(&veiled(text, Span::new(reached, text.len()), masked));
    fixed
}
