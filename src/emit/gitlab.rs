//! The code quality report of GitLab, a subset of Code Climate's.
//!
//! GitLab compares reports by fingerprint, so each is there once: one that comes again gets a number.

use super::advice::AdviceNote;
use super::emitter::{CheckedDraft, Emitter};
use super::explanation::explanation;
use super::look::Look;
use super::run::{Run, Unread, short_hash};
use super::wire::in_list;
use crate::policy::Policy;
use crate::rule::Severity;
use crate::text::Position;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(super) fn emitter(look: &Look) -> Box<dyn Emitter> {
    Box::new(GitlabEmitter { look: *look, fingerprints: BTreeMap::new() })
}

#[derive(Debug)]
struct GitlabEmitter {
    look: Look,
    /// How often each fingerprint was written.
    fingerprints: BTreeMap<String, usize>,
}

#[derive(Serialize)]
struct QualityIssue<'h> {
    #[serde(rename = "type")]
    kind: &'static str,
    check_name: &'h str,
    description: &'h str,
    content: QualityContent,
    categories: [&'static str; 1],
    severity: &'static str,
    fingerprint: String,
    location: QualityLocation<'h>,
}

#[derive(Serialize)]
struct QualityContent {
    body: String,
}

#[derive(Serialize)]
struct QualityLocation<'h> {
    path: &'h str,
    positions: QualityPositions,
}

#[derive(Serialize)]
struct QualityPositions {
    begin: QualityPosition,
    end: QualityPosition,
}

#[derive(Serialize)]
struct QualityPosition {
    line: usize,
    column: usize,
}

impl Emitter for GitlabEmitter {
    fn begin(&mut self, _: &[&Policy], _: &Run, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "[")
    }

    fn draft(&mut self, draft: &CheckedDraft<'_>, _: &Run, out: &mut dyn Write) -> io::Result<()> {
        if let Some(note) = AdviceNote::on(draft.report, &self.look) {
            let at = Position { line: 1, column: 1 };
            let issue = QualityIssue {
                check_name: "discretion/reply",
                description: &note.title,
                content: QualityContent { body: note.lines.join("\n\n") },
                severity: severity(note.severity),
                ..issue(draft.path(), at, at)
            };
            self.write(issue, &short_hash(&format!("{}\0{}", draft.path(), note.title)), out)?;
        }
        for warning in draft.report.warnings() {
            let body = explanation(warning, self.look.texts());
            let body: Vec<String> =
                body.iter().map(|(label, text)| format!("**{label}{}** {text}", self.look.texts().colon)).collect();
            let location = warning.location();
            let issue = QualityIssue {
                check_name: warning.rule().as_str(),
                description: warning.message(),
                content: QualityContent { body: body.join("\n\n") },
                severity: severity(warning.severity()),
                ..issue(draft.path(), draft.start(location), draft.end(location))
            };
            self.write(issue, warning.fingerprint(), out)?;
        }
        Ok(())
    }

    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        for unread in run.unread() {
            self.write(unchecked(unread), &unread.fingerprint(), out)?;
        }
        writeln!(out, "{}]", if self.fingerprints.is_empty() { "" } else { "\n" })
    }
}

impl GitlabEmitter {
    fn write(&mut self, issue: QualityIssue<'_>, fingerprint: &str, out: &mut dyn Write) -> io::Result<()> {
        let comma = if self.fingerprints.is_empty() { "" } else { "," };
        let times = self.fingerprints.entry(fingerprint.to_owned()).or_insert(0);
        *times += 1;
        let fingerprint = if *times == 1 { fingerprint.to_owned() } else { format!("{fingerprint}-{times}") };
        write!(out, "{comma}\n{}", in_list(&QualityIssue { fingerprint, ..issue }, 2))
    }
}

/// An issue of a place, about which nothing is said yet.
fn issue(path: &str, begin: Position, end: Position) -> QualityIssue<'_> {
    let position = |Position { line, column }| QualityPosition { line, column };
    QualityIssue {
        kind: "issue",
        check_name: "",
        description: "",
        content: QualityContent { body: String::new() },
        categories: ["Style"],
        severity: "info",
        fingerprint: String::new(),
        // GitLab finds no file by a path from the root of the machine, nor by one that begins with a dot.
        location: QualityLocation {
            path: path.trim_start_matches("./").trim_start_matches('/'),
            positions: QualityPositions { begin: position(begin), end: position(end) },
        },
    }
}

/// A draft that could not be read.
fn unchecked(unread: &Unread) -> QualityIssue<'_> {
    let at = unread.position.unwrap_or(Position { line: 1, column: 1 });
    QualityIssue {
        check_name: "discretion/unread-draft",
        description: &unread.message,
        content: QualityContent { body: "This draft was not checked.".to_owned() },
        severity: "blocker",
        ..issue(&unread.path, at, at)
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "blocker",
        Severity::High => "critical",
        Severity::Medium => "major",
        Severity::Low => "minor",
        Severity::Info => "info",
    }
}
