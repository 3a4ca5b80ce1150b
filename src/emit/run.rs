//! The outcome of checking several drafts.

use crate::policy::Policy;
use crate::report::Report;
use crate::score::Verdict;

/// The reports of several drafts that were checked against one policy, and what could not be read.
///
/// ```
/// use discretion::emit::Run;
/// use discretion::{Checker, Draft, Policy, Verdict};
///
/// let policy = Policy::packs(&["tone"])?;
/// let checker = Checker::new(&policy)?;
/// let mut run = Run::new(&policy);
/// run.add(checker.check(&Draft::markdown("We have news.").path("news.md")));
/// assert_eq!(run.verdict(), Some(Verdict::Pass));
///
/// run.add_unread("secret.md", "permission denied");
/// assert_eq!(run.verdict(), None);
/// # Ok::<(), discretion::PolicyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub(super) policy: PolicyName,
    reports: Vec<Report>,
    unread: Vec<Unread>,
}

/// What tells one policy from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PolicyName {
    pub(super) name: String,
    pub(super) version: Option<String>,
    pub(super) digest: String,
    /// How many rules are in force.
    pub(super) rules: usize,
}

/// A draft that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unread {
    /// The path as it was given.
    pub path: String,
    /// Why it could not be read.
    pub message: String,
}

/// How many drafts there are of each verdict, and how many warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Drafts that were checked.
    pub drafts: usize,
    /// Those that can go out.
    pub pass: usize,
    /// Those that somebody should read.
    pub review: usize,
    /// Those that must not go out.
    pub block: usize,
    /// Warnings of all drafts.
    pub warnings: usize,
    /// What was silenced in all drafts.
    pub silenced: usize,
}

impl Run {
    /// Begins with no draft.
    #[must_use]
    pub fn new(policy: &Policy) -> Self {
        let name = PolicyName {
            name: policy.name().to_owned(),
            version: policy.version().map(str::to_owned),
            digest: policy.digest().to_owned(),
            rules: policy.rules().filter(|rule| rule.is_active()).count(),
        };
        Self { policy: name, reports: Vec::new(), unread: Vec::new() }
    }

    /// Adds the report of a draft; reports stay in the order in which they were added.
    pub fn add(&mut self, report: Report) {
        self.reports.push(report);
    }

    /// Adds a draft that could not be read, and why.
    pub fn add_unread(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.unread.push(Unread { path: path.into(), message: message.into() });
    }

    /// The reports, in the order in which they were added.
    #[must_use]
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    /// The drafts that could not be read.
    #[must_use]
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// The worst verdict of all drafts. None where no draft was checked, and none instead of
    /// [`Verdict::Pass`] where a draft could not be read: nobody knows what it says.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        let worst = self.reports.iter().map(Report::verdict).max()?;
        (worst > Verdict::Pass || self.unread.is_empty()).then_some(worst)
    }

    /// The highest score of all drafts, 0 to 100, one decimal.
    #[must_use]
    pub fn score(&self) -> f64 {
        self.reports.iter().map(Report::score).fold(0.0, f64::max)
    }

    /// The drafts by verdict, and the warnings, counted.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary { drafts: self.reports.len(), ..Summary::default() };
        for report in &self.reports {
            summary.warnings += report.warnings().len();
            summary.silenced += report.silenced().len();
            match report.verdict() {
                Verdict::Pass => summary.pass += 1,
                Verdict::Review => summary.review += 1,
                Verdict::Block => summary.block += 1,
            }
        }
        summary
    }
}
