//! The diagnostic format of reviewdog, as one JSON object. Its columns count bytes.

use super::advice::AdviceNote;
use super::emitter::{CheckedDraft, Emitter};
use super::explanation::explanation;
use super::look::Look;
use super::run::Run;
use super::wire::in_list;
use crate::policy::Policy;
use crate::report::{Location, Warning};
use crate::rule::Severity;
use crate::text::Position;
use serde::Serialize;
use std::io::{self, Write};

pub(super) fn emitter(look: &Look) -> Box<dyn Emitter> {
    Box::new(RdjsonEmitter { look: *look, is_first: true })
}

#[derive(Debug)]
struct RdjsonEmitter {
    look: Look,
    /// True until a diagnostic was written.
    is_first: bool,
}

#[derive(Serialize)]
struct Diagnostic<'h> {
    message: String,
    location: RdLocation<'h>,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<RdCode<'h>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<RdSuggestion<'h>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RdRelated<'h>>,
}

impl<'h> Diagnostic<'h> {
    /// What no rule says.
    const fn bare(location: RdLocation<'h>, message: String, severity: &'static str) -> Self {
        Self { message, location, severity, code: None, suggestions: Vec::new(), related_locations: Vec::new() }
    }
}

#[derive(Serialize)]
struct RdCode<'h> {
    value: &'h str,
}

#[derive(Serialize)]
struct RdLocation<'h> {
    path: &'h str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<RdRange>,
}

#[derive(Clone, Copy, Serialize)]
struct RdRange {
    start: RdPosition,
    end: RdPosition,
}

#[derive(Clone, Copy, Serialize)]
struct RdPosition {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct RdSuggestion<'h> {
    range: RdRange,
    text: &'h str,
}

#[derive(Serialize)]
struct RdRelated<'h> {
    message: &'h str,
    location: RdLocation<'h>,
}

impl Emitter for RdjsonEmitter {
    fn begin(&mut self, _: &[&Policy], _: &Run, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\n  \"source\": {{\n    \"name\": \"{}\"\n  }},\n  \"diagnostics\": [", env!("CARGO_PKG_NAME"))
    }

    fn draft(&mut self, draft: &CheckedDraft<'_>, _: &Run, out: &mut dyn Write) -> io::Result<()> {
        if let Some(note) = AdviceNote::on(draft.report, &self.look) {
            let location = RdLocation { path: draft.path(), range: None };
            self.write(&Diagnostic::bare(location, note.text(), severity(note.severity)), out)?;
        }
        draft.report.warnings().iter().try_for_each(|warning| {
            let diagnostic = self.diagnostic(draft, warning);
            self.write(&diagnostic, out)
        })
    }

    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        for unread in run.unread() {
            let range = unread.position.map(|at| RdRange { start: at.into(), end: at.into() });
            let location = RdLocation { path: &unread.path, range };
            let message = format!("this draft was not checked: {}", unread.message);
            self.write(&Diagnostic::bare(location, message, "ERROR"), out)?;
        }
        writeln!(out, "{}]\n}}", if self.is_first { "" } else { "\n  " })
    }
}

impl RdjsonEmitter {
    fn write(&mut self, diagnostic: &Diagnostic<'_>, out: &mut dyn Write) -> io::Result<()> {
        let comma = if self.is_first { "" } else { "," };
        self.is_first = false;
        write!(out, "{comma}\n{}", in_list(diagnostic, 4))
    }

    fn diagnostic<'d>(&self, draft: &CheckedDraft<'d>, warning: &'d Warning) -> Diagnostic<'d> {
        let range =
            |location: Location| RdRange { start: draft.start(location).into(), end: draft.end(location).into() };
        let mut message = warning.message().to_owned();
        for (label, text) in explanation(warning, self.look.texts()) {
            message.push_str(&format!("\n{label}{} {text}", self.look.texts().colon));
        }
        let path = draft.path();
        let own = range(warning.location());
        let related = warning.related().iter().filter(|related| !related.is_at(warning));
        Diagnostic {
            message,
            location: RdLocation { path, range: Some(own) },
            severity: severity(warning.severity()),
            code: Some(RdCode { value: warning.rule().as_str() }),
            suggestions: warning.fix().map(|text| RdSuggestion { range: own, text }).into_iter().collect(),
            related_locations: related
                .map(|related| RdRelated {
                    message: &related.note,
                    location: RdLocation {
                        path: related.path.as_deref().unwrap_or(path),
                        range: Some(
                            related
                                .path
                                .as_ref()
                                .map_or_else(|| range(related.location), |_| elsewhere(related.location)),
                        ),
                    },
                })
                .collect(),
        }
    }
}

/// The place in another draft, whose text is not at hand: columns count code points.
fn elsewhere(location: Location) -> RdRange {
    RdRange { start: location.start.into(), end: location.end.into() }
}

impl From<Position> for RdPosition {
    fn from(Position { line, column }: Position) -> Self {
        Self { line, column }
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "ERROR",
        Severity::Medium => "WARNING",
        Severity::Low | Severity::Info => "INFO",
    }
}
