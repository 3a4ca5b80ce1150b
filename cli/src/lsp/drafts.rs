//! A draft checked, and what an editor is told of it.

use super::authors::{self, FileDiagnostics};
use super::checkers::{DraftDesk, DraftFault};
use super::glance::DraftOutline;
use super::open::PlacedText;
use super::protocol::{
    CodeDescription, EditorDiagnostic, EditorPlace, FoundAt, Range, RelatedInformation, severity, tag,
};
use super::settings::Client;
use super::status::{DraftState, DraftStatus};
use super::worker::EditorView;
use crate::gate::MAX_BYTES;
use crate::reply::GivenMessage;
use discretion::check::ReadDraft;
use discretion::policy::{Family, Severity};
use discretion::report::{DraftProblem, Head, RelatedPlace, Warning};
use discretion::text::{Span, one_line};
use discretion::{Draft, Report};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The name that diagnostics give as their source.
pub(super) const SOURCE: &str = "discretion";

/// A draft to check.
#[derive(Clone, Debug)]
pub(super) struct DraftText {
    pub(super) uri: String,
    pub(super) version: i32,
    pub(super) text: PlacedText,
}

/// A draft that was checked.
#[derive(Clone, Debug)]
pub(super) struct EditorReport {
    pub(super) draft: DraftText,
    /// What was found, masked; none where nothing was checked.
    pub(super) report: Option<Arc<Report>>,
    pub(super) desk: Option<DraftDesk>,
    pub(super) fault: Option<DraftFault>,
    /// Why the draft as it is cannot be checked.
    pub(super) problem: Option<String>,
    /// What is wrong with policies and configurations, by their files.
    pub(super) elsewhere: FileDiagnostics,
    /// Other drafts that are open, of the same policy: what they say is compared with it.
    members: Vec<(DraftText, DraftDesk)>,
    /// Its paragraphs.
    pub(super) outline: DraftOutline,
}

impl DraftDesk {
    /// A text as the draft of this desk.
    pub(super) fn draft<'t>(&self, text: &'t str) -> Draft<'t> {
        self.manner.draft(&self.source, &self.name, text)
    }

    /// Checks a text as the draft of this desk, as the answer that it is, among other drafts; says what is wrong where the
    /// message that it answers cannot be read.
    fn judged(&self, text: &str, members: &[(DraftText, Self)]) -> (Report, Option<String>) {
        let read = self.checker.read(&self.draft(text));
        let members: Vec<ReadDraft<'_>> =
            members.iter().map(|(draft, desk)| desk.checker.read(&desk.draft(&draft.text.text))).collect();
        match GivenMessage::of_draft(&self.source, &read, self.folder.as_deref(), MAX_BYTES, &BTreeMap::new()) {
            Ok(Some(message)) => (self.checker.answering(&message.message()).judge_among(&read, &members), None),
            Ok(None) => (self.checker.judge_among(&read, &members), None),
            Err(problem) => (self.checker.judge_among(&read, &members), Some(problem.message)),
        }
    }
}

impl EditorReport {
    /// Checks a draft, and compares it with others of its campaign.
    pub(super) fn of(
        draft: DraftText,
        (desk, fault): (Option<DraftDesk>, Option<DraftFault>),
        mut others: Vec<(DraftText, DraftDesk)>,
        view: &EditorView,
    ) -> Self {
        let elsewhere = match &fault {
            Some(DraftFault::Refused(error)) => authors::of_error(error, view),
            Some(DraftFault::Said(_)) | None => FileDiagnostics::new(),
        };
        let mut checked = Self {
            draft,
            report: None,
            desk,
            fault,
            problem: None,
            elsewhere,
            members: Vec::new(),
            outline: DraftOutline::default(),
        };
        let Some(desk) = &checked.desk else { return checked };
        let text = &*checked.draft.text.text;
        if u64::try_from(text.len()).unwrap_or(u64::MAX) > MAX_BYTES {
            checked.problem = Some(format!("larger than {MAX_BYTES} bytes"));
            return checked;
        }
        others.retain(|(draft, other)| {
            draft.uri != checked.draft.uri && other.checker.policy().digest() == desk.checker.policy().digest()
        });
        let (report, problem) = desk.judged(text, &others);
        checked.outline = DraftOutline::of(text, &desk.draft(text).passages());
        (checked.problem, checked.members) = (problem, others);
        // Here, before anything is told: nothing else has to think of it.
        checked.report = Some(Arc::new(report.masked(view.settings.masking)));
        checked
    }

    /// Checks another text in its place: of the same answer, among the same drafts. None where nothing was checked.
    pub(super) fn tried(&self, text: &str) -> Option<Report> {
        Some(self.desk.as_ref()?.judged(text, &self.members).0)
    }

    /// Returns whether drafts of its campaign may have to be compared anew where it changes.
    pub(super) fn is_of_campaign(&self) -> bool {
        self.report.as_ref().is_some_and(|report| !report.campaigns().is_empty())
    }

    /// The warnings at a stretch of the draft.
    pub(super) fn warnings_at(&self, span: Span) -> impl Iterator<Item = &Warning> {
        let warnings = self.report.as_deref().map(Report::warnings).unwrap_or_default();
        warnings.iter().filter(move |warning| warning.span().start <= span.end && span.start <= warning.span().end)
    }

    /// What an editor shows in the draft.
    pub(super) fn diagnostics(&self, client: &Client) -> Vec<EditorDiagnostic> {
        let mut all = Vec::new();
        if let Some(message) = self.refusal() {
            all.push(bare(severity::ERROR, message));
        }
        let Some(report) = &self.report else { return all };
        all.extend(self.problem_diagnostics(|span| Some(self.draft.text.range(span))));
        all.extend(report.warnings().iter().map(|warning| self.diagnostic(warning, client)));
        all
    }

    /// What is not understood in the head, at the places that a function gives; what has none is left out.
    pub(super) fn problem_diagnostics(&self, place: impl Fn(Span) -> Option<Range>) -> Vec<EditorDiagnostic> {
        let problems = self.report.as_deref().map(Report::problems).unwrap_or_default();
        let diagnostic = |problem: &DraftProblem| {
            let help = problem.help().map(|help| format!("; {help}")).unwrap_or_default();
            let range = place(problem.location().span)?;
            Some(EditorDiagnostic { range, ..bare(severity::ERROR, format!("{}{help}", problem.message())) })
        };
        problems.iter().filter_map(diagnostic).collect()
    }

    /// A warning as an editor shows it.
    pub(super) fn diagnostic(&self, warning: &Warning, client: &Client) -> EditorDiagnostic {
        let range = self.draft.text.range(warning.span());
        EditorDiagnostic { range, ..self.shown(warning, client, |span| Some(self.draft.text.range(span))) }
    }

    /// The same at the places that a function gives; none where the warning has none.
    pub(super) fn diagnostic_at(
        &self,
        warning: &Warning,
        client: &Client,
        place: impl Fn(Span) -> Option<Range>,
    ) -> Option<EditorDiagnostic> {
        Some(EditorDiagnostic { range: place(warning.span())?, ..self.shown(warning, client, place) })
    }

    fn shown(&self, warning: &Warning, client: &Client, place: impl Fn(Span) -> Option<Range>) -> EditorDiagnostic {
        let page = warning.sources().iter().find(|source| is_page(source)).filter(|_| client.has_code_description);
        let advice = if warning.advice().is_empty() { String::new() } else { format!("\n{}", warning.advice()) };
        let related = warning.related().iter().filter(|_| client.has_related);
        EditorDiagnostic {
            code: Some(warning.rule().to_string()),
            code_description: page.map(|page| CodeDescription { href: page.clone() }),
            tags: if client.has_tags { tags(warning) } else { Vec::new() },
            related_information: related.filter_map(|other| self.related(other, &place)).collect(),
            ..bare(severity_of(warning.severity()), format!("{}{advice}", warning.message()))
        }
    }

    /// Another place of a warning: in this draft, or in another one of its campaign.
    fn related(&self, other: &RelatedPlace, place: impl Fn(Span) -> Option<Range>) -> Option<RelatedInformation> {
        let location = match &other.path {
            None => FoundAt { uri: self.draft.uri.clone(), range: place(other.location.span)? },
            Some(path) => {
                let (draft, _) = self.members.iter().find(|(_, desk)| desk.name == *path)?;
                FoundAt { uri: draft.uri.clone(), range: draft.text.range(other.location.span) }
            }
        };
        Some(RelatedInformation { location, message: other.note.clone() })
    }

    /// Why the verdict does not hold, in a sentence; none where it does.
    pub(super) fn refusal(&self) -> Option<String> {
        if let Some(problem) = &self.problem {
            return Some(format!("not checked: {problem}"));
        }
        let what = match self.fault.as_ref()? {
            DraftFault::Said(what) => what.clone(),
            DraftFault::Refused(error) => {
                let issues = error.issues();
                let first = issues.first()?;
                let file = Path::new(first.file()).file_name().map(|name| name.to_string_lossy().into_owned());
                let line = first.position().map(|position| format!(" in line {}", position.line)).unwrap_or_default();
                let more = if issues.len() > 1 { format!(", and {} more", issues.len() - 1) } else { String::new() };
                let file = file.unwrap_or_else(|| first.file().to_owned());
                format!("{} is wrong{line}: {}{more}", one_line(&file), first.message())
            }
        };
        let kept = if self.report.is_some() { "; the warnings are those of the policy before" } else { "" };
        Some(format!("not checked with the current policy: {what}{kept}"))
    }

    /// What a line of status shows.
    pub(super) fn status(&self) -> DraftStatus {
        let state = match (&self.report, self.refusal()) {
            (Some(_), None) => DraftState::Checked,
            (Some(_), Some(_)) if self.problem.is_none() => DraftState::OldPolicy,
            (_, _) => DraftState::NotChecked,
        };
        DraftStatus::of(self, state)
    }
}

/// A diagnostic with nothing but a severity and a message, at the first letter of a document.
pub(super) const fn bare(severity: u8, message: String) -> EditorDiagnostic {
    let start = EditorPlace { line: 0, character: 0 };
    EditorDiagnostic {
        range: Range { start, end: start },
        severity,
        code: None,
        code_description: None,
        source: SOURCE,
        message,
        tags: Vec::new(),
        related_information: Vec::new(),
    }
}

/// The severity that an editor knows.
const fn severity_of(severity: Severity) -> u8 {
    match severity {
        Severity::Critical | Severity::High => severity::ERROR,
        Severity::Medium => severity::WARNING,
        Severity::Low => severity::INFORMATION,
        Severity::Info => severity::HINT,
        _ => severity::WARNING,
    }
}

/// A comment that silences nothing can go; a name that is not the right one is out of date.
fn tags(head: &Head) -> Vec<u8> {
    let is_comment = head.rule().as_str().ends_with("/allow-comment");
    match (head.family(), is_comment, head.severity()) {
        (_, true, Severity::Low) => vec![tag::UNNECESSARY],
        (Family::Naming, false, _) => vec![tag::DEPRECATED],
        _ => Vec::new(),
    }
}

/// Returns whether a source is a page that can be opened.
pub(super) fn is_page(source: &str) -> bool {
    let is_plain = |letter: char| !letter.is_whitespace() && !letter.is_control();
    (source.starts_with("https://") || source.starts_with("http://")) && source.chars().all(is_plain)
}
