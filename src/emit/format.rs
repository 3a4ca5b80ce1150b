//! The table of formats.

use super::emitter::Emitter;
#[cfg(feature = "html")]
use super::html;
use super::look::Look;
use super::{github, gitlab, json, junit, markdown, rdjson, sarif, text};
use crate::text::{ColumnUnit, UnknownName};
use std::str::FromStr;

/// The way a report can be written.
///
/// ```
/// use discretion::emit::ReportFormat;
///
/// assert!(ReportFormat::named("text")?.is_for_people());
/// let unknown = ReportFormat::named("jsn").unwrap_err();
/// assert!(unknown.to_string().ends_with("; did you mean `json`?"));
/// # Ok::<(), discretion::text::UnknownName>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ReportFormat {
    name: &'static str,
    doc: &'static str,
    for_people: bool,
    columns: ColumnUnit,
    /// The variable that names a file to which a summary is added, and its format.
    summary: Option<(&'static str, &'static str)>,
    emitter: fn(&Look) -> Box<dyn Emitter>,
}

/// Every format, in the order in which documentation lists them. A format is a file that implements one trait, and a
/// row here.
pub const FORMATS: &[ReportFormat] = &[
    ReportFormat {
        name: "text",
        doc: "what blocks, what to review, and notes: the sentence with the match underlined, why, advice; what makes it pass",
        for_people: true,
        columns: ColumnUnit::CodePoints,
        summary: None,
        emitter: text::emitter,
    },
    ReportFormat {
        name: "json",
        doc: "everything that is known of each draft, as docs/schema/report.v1.json describes it",
        for_people: false,
        columns: ColumnUnit::CodePoints,
        summary: None,
        emitter: json::emitter,
    },
    ReportFormat {
        name: "jsonl",
        doc: "the same as JSON lines, each draft as soon as it is checked",
        for_people: false,
        columns: ColumnUnit::CodePoints,
        summary: None,
        emitter: json::lines::emitter,
    },
    ReportFormat {
        name: "sarif",
        doc: "SARIF 2.1.0 with rules, related places, fixes and what was silenced, for code scanning",
        for_people: false,
        columns: ColumnUnit::CodePoints,
        summary: None,
        emitter: sarif::emitter,
    },
    ReportFormat {
        name: "github",
        doc: "annotations for GitHub Actions, and the `markdown` format in the summary of the job",
        for_people: false,
        columns: ColumnUnit::CodePoints,
        summary: Some(("GITHUB_STEP_SUMMARY", "markdown")),
        emitter: github::emitter,
    },
    ReportFormat {
        name: "markdown",
        doc: "a comment for a change: each draft with what blocks it, what to review, and notes",
        for_people: true,
        columns: ColumnUnit::CodePoints,
        summary: None,
        emitter: markdown::emitter,
    },
    #[cfg(feature = "html")]
    ReportFormat {
        name: "html",
        doc: "a page for reviewers: each draft as its readers see it, what is wrong beside the place, scores, filters",
        for_people: true,
        columns: ColumnUnit::CodePoints,
        summary: None,
        emitter: html::emitter,
    },
    ReportFormat {
        name: "gitlab",
        doc: "a code quality report for GitLab",
        for_people: false,
        columns: ColumnUnit::CodePoints,
        summary: None,
        emitter: gitlab::emitter,
    },
    ReportFormat {
        name: "junit",
        doc: "JUnit XML: a suite per draft, a test per warning",
        for_people: false,
        columns: ColumnUnit::CodePoints,
        summary: None,
        emitter: junit::emitter,
    },
    ReportFormat {
        name: "rdjson",
        doc: "diagnostics for reviewdog, with suggestions",
        for_people: false,
        columns: ColumnUnit::Bytes,
        summary: None,
        emitter: rdjson::emitter,
    },
];

impl ReportFormat {
    /// The format of a name.
    ///
    /// # Errors
    /// When there is none; the error lists all of them and names the nearest.
    pub fn named(name: &str) -> Result<&'static Self, UnknownName> {
        let known = || FORMATS.iter().map(Self::name);
        FORMATS.iter().find(|format| format.name == name).ok_or_else(|| UnknownName::new("format", name, known()))
    }

    /// The word for it on a command line.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its content, as a phrase.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns whether it is for people; the others are for programs.
    #[must_use]
    pub const fn is_for_people(&self) -> bool {
        self.for_people
    }

    /// The unit of its columns.
    #[must_use]
    pub const fn columns(&self) -> ColumnUnit {
        self.columns
    }

    /// The summary that goes with it where the environment asks for one: the variable that names a file to which it is
    /// added, and the name of its format.
    #[must_use]
    pub const fn summary(&self) -> Option<(&'static str, &'static str)> {
        self.summary
    }

    pub(super) fn emitter(&self, look: &Look) -> Box<dyn Emitter> {
        (self.emitter)(look)
    }
}

impl FromStr for ReportFormat {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::named(name).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_docs_are_phrases() {
        for (at, format) in FORMATS.iter().enumerate() {
            assert!(FORMATS[..at].iter().all(|other| other.name != format.name), "{}", format.name);
            assert!(!format.doc.ends_with('.') && !format.doc.contains('\n'), "{}", format.name);
            let summary = format.summary.map(|(_, summary)| ReportFormat::named(summary));
            assert!(summary.is_none_or(|summary| summary.is_ok_and(|summary| summary.for_people)), "{}", format.name);
        }
    }
}
