//! The verdict of a draft for the line of status of an editor: the notification `discretion/status`.
//!
//! Its body is described in `docs/editors.md`.

use super::drafts::EditorReport;
use discretion::Report;
use discretion::report::Verdict;
use discretion::text::counted;
use serde::Serialize;
use std::collections::BTreeMap;

/// The name of the notification.
pub(super) const STATUS: &str = "discretion/status";

/// What a verdict is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DraftState {
    /// It is that of the draft and of the policy as they are.
    Checked,
    /// The policy is broken: what is shown was found by the one before, and there is no verdict.
    OldPolicy,
    /// Nothing was checked, or not all of it.
    NotChecked,
}

/// The body of the notification.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DraftStatus {
    uri: String,
    version: i32,
    state: DraftState,
    /// One line for people.
    message: String,
    verdict: Option<&'static str>,
    /// True if `check` would end with 1, or with 2.
    fails: bool,
    score: Option<f64>,
    scores: BTreeMap<&'static str, f64>,
    warnings: usize,
    silenced: usize,
    /// Those whose yes is missing.
    needs: Vec<String>,
    policy: Option<String>,
    rules: usize,
    notes: Vec<String>,
}

impl DraftStatus {
    pub(super) fn of(checked: &EditorReport, state: DraftState) -> Self {
        let report = checked.report.as_deref();
        let judged = report.filter(|_| state == DraftState::Checked);
        let (verdict, score) = (judged.map(Report::verdict), judged.map(Report::score));
        let fails = match (judged, &checked.desk) {
            (Some(judged), Some(desk)) => !judged.problems().is_empty() || desk.fail_on.fails(judged.verdict()),
            (_, _) => true,
        };
        let warnings = report.map_or(0, |report| report.warnings().len());
        // A head that is not understood fails the draft, whatever its score.
        let problem = report.and_then(|report| report.problems().first()).map(|one| one.message().to_owned());
        let message = checked.refusal().or(problem).unwrap_or_else(|| match (verdict, score) {
            (Some(verdict), Some(score)) => told(verdict, score, warnings),
            (_, _) => "not checked".to_owned(),
        });
        Self {
            uri: checked.draft.uri.clone(),
            version: checked.draft.version,
            state,
            message,
            verdict: verdict.map(Verdict::name),
            fails,
            score,
            scores: judged
                .map(|report| report.scores().iter().map(|(family, score)| (family.name(), *score)).collect())
                .unwrap_or_default(),
            warnings,
            silenced: report.map_or(0, |report| report.silenced_count(None)),
            needs: judged
                .map(|report| report.needs().iter().map(|need| need.owner.to_owned()).collect())
                .unwrap_or_default(),
            policy: checked.desk.as_ref().map(|desk| desk.checker.policy().name().to_owned()),
            rules: report.map_or(0, Report::rules_in_force),
            notes: report.map(|report| report.notes().to_vec()).unwrap_or_default(),
        }
    }

    /// Returns whether the editor should say it aloud where it has no line of status.
    pub(super) fn is_refusal(&self) -> bool {
        self.state != DraftState::Checked
    }

    /// One line for people.
    pub(super) fn message(&self) -> &str {
        &self.message
    }
}

fn told(verdict: Verdict, score: f64, warnings: usize) -> String {
    let warnings = if warnings == 0 { String::new() } else { format!(", {}", counted(warnings, "warning")) };
    format!("{} {score:.1}{warnings}", verdict.name())
}
