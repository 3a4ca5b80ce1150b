//! A draft that is being written, with what every part of its section needs to know.

use super::inline::PageMark;
use crate::emit::emitter::CheckedDraft;
use crate::emit::look::Look;
use crate::language::page::PageTexts;
use crate::report::{Report, Warning};
use crate::rule::Severity;
use crate::score::Thresholds;
use crate::text::one_line;
use std::collections::BTreeSet;

/// The most warnings of a draft that are shown, the heaviest.
const MOST_WARNINGS: usize = 300;

/// A draft that is being written.
#[derive(Debug)]
pub(super) struct Sheet<'d> {
    pub(super) report: &'d Report,
    pub(super) source: &'d str,
    pub(super) look: &'d Look,
    pub(super) thresholds: Thresholds,
    /// The number of the draft on the page.
    pub(super) number: usize,
    /// The warnings that are shown, by their index.
    pub(super) shown: Vec<usize>,
    /// Those of them that are unfolded: what a rule says once is not said again.
    unfolded: BTreeSet<usize>,
}

impl<'d> Sheet<'d> {
    pub(super) fn of(draft: &CheckedDraft<'d>, look: &'d Look, thresholds: Thresholds, number: usize) -> Self {
        let (report, source) = (draft.report, draft.text);
        let shown = heaviest(report.warnings());
        let mut said = BTreeSet::new();
        let is_new = |number: &usize| {
            let warning = report.warnings().get(*number).filter(|warning| warning.severity() >= Severity::Medium);
            warning.is_some_and(|warning| said.insert((warning.rule(), warning.why(), warning.advice())))
        };
        let unfolded = shown.iter().copied().filter(is_new).collect();
        Self { report, source, look, thresholds, number, shown, unfolded }
    }

    /// The words of the page.
    pub(super) const fn texts(&self) -> &'static PageTexts {
        &self.look.language.data().page
    }

    /// Returns whether a warning is shown with its reason and its advice at once.
    pub(super) fn is_unfolded(&self, number: usize) -> bool {
        self.unfolded.contains(&number)
    }

    /// The mark of a warning.
    pub(super) fn mark(&self, number: usize) -> PageMark {
        let (own, words) = (self.report.warnings().get(number), self.look.texts());
        let severity = own.map_or(Severity::Info, |warning| warning.severity());
        let message = own.map(|warning| one_line(warning.message())).unwrap_or_default();
        let label = self.texts().mark.replace("{n}", &(number + 1).to_string());
        let label = label.replace("{severity}", words.severity(severity)).replace("{message}", &message);
        PageMark {
            number: number + 1,
            severity,
            warning: format!("w{}-{}", self.number, number + 1),
            id: format!("m{}-{}", self.number, number + 1),
            label,
        }
    }
}

/// The warnings that are shown, by their index: all of them, or the heaviest.
fn heaviest(warnings: &[Warning]) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..warnings.len()).collect();
    if numbers.len() > MOST_WARNINGS {
        let weight = |number: &usize| warnings.get(*number).map_or(0.0, |warning| warning.points());
        numbers.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
        numbers.truncate(MOST_WARNINGS);
        numbers.sort_unstable();
    }
    numbers
}
