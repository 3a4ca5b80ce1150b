//! The warnings of a draft in the order in which people should read them: what blocks, what is for review, then notes,
//! those of one rule together.

use crate::report::{Report, Warning};
use crate::rule::Severity;
use crate::score::{Thresholds, Verdict};

/// The warnings of a draft, by what they do to it.
#[derive(Clone, Debug, Default)]
pub(super) struct Digest<'r> {
    /// Those that block the draft, the most severe first.
    pub(super) blocking: Vec<&'r Warning>,
    /// Those that somebody should look at, the most severe first.
    pub(super) review: Vec<&'r Warning>,
    /// Those that never hold a draft, in groups of one rule that say the same; the most severe first.
    pub(super) notes: Vec<Vec<&'r Warning>>,
}

impl<'r> Digest<'r> {
    /// The warnings of a report.
    pub(super) fn of(report: &'r Report, thresholds: Thresholds) -> Self {
        let mut digest = Self::default();
        let blocks = |warning: &Warning| {
            let score = report.scores().iter().find(|(family, _)| *family == warning.family());
            score.is_some_and(|(_, score)| *score >= thresholds.block())
        };
        for warning in report.warnings() {
            match warning.severity() {
                Severity::Critical | Severity::High if report.verdict() == Verdict::Block && blocks(warning) => {
                    digest.blocking.push(warning);
                }
                Severity::Critical | Severity::High | Severity::Medium => digest.review.push(warning),
                Severity::Low | Severity::Info => digest.note(warning),
            }
        }
        // Stable: warnings of one severity stay in the order of their places.
        digest.blocking.sort_by_key(|warning| std::cmp::Reverse(warning.severity()));
        digest.review.sort_by_key(|warning| std::cmp::Reverse(warning.severity()));
        digest.notes.sort_by_key(|group| std::cmp::Reverse(group.first().map(|warning| warning.severity())));
        digest
    }

    fn note(&mut self, warning: &'r Warning) {
        let alike = |other: &&mut Vec<&Warning>| {
            other.first().is_some_and(|first| {
                (first.rule(), first.severity(), first.stance())
                    == (warning.rule(), warning.severity(), warning.stance())
            })
        };
        match self.notes.iter_mut().find(alike) {
            Some(group) => group.push(warning),
            None => self.notes.push(vec![warning]),
        }
    }
}
