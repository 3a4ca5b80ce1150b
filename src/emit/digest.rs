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
                Severity::Low | Severity::Info => add(&mut digest.notes, warning),
            }
        }
        // Stable: warnings of one severity stay in the order of their places.
        digest.blocking.sort_by_key(|warning| std::cmp::Reverse(warning.severity()));
        digest.review.sort_by_key(|warning| std::cmp::Reverse(warning.severity()));
        digest.notes.sort_by_key(|group| std::cmp::Reverse(group.first().map(|warning| warning.severity())));
        digest
    }

    /// Warnings in groups of one rule that say the same, in the order of the first of each.
    pub(super) fn groups(warnings: impl Iterator<Item = &'r Warning>) -> Vec<Vec<&'r Warning>> {
        let mut groups = Vec::new();
        warnings.for_each(|warning| add(&mut groups, warning));
        groups
    }
}

/// Adds a warning to the group that says the same, or as a group of its own.
fn add<'r>(groups: &mut Vec<Vec<&'r Warning>>, warning: &'r Warning) {
    let says = |warning: &Warning| (warning.rule().clone(), warning.severity(), warning.stance());
    match groups.iter_mut().find(|group| group.first().is_some_and(|first| says(first) == says(warning))) {
        Some(group) => group.push(warning),
        None => groups.push(vec![warning]),
    }
}
