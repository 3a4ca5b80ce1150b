//! The outcome of checking several drafts.

use super::left_out::LeftOut;
use crate::policy::{Policy, PolicyIdentity};
use crate::report::{DraftProblem, Report, SilencedBy, SleepReason};
use crate::rule::RuleId;
use crate::score::{Thresholds, Verdict};
use crate::text::Position;
use std::collections::BTreeMap;

/// The outcome of several drafts against one policy or several, without their reports: it stays small however many
/// drafts there are.
///
/// ```
/// use discretion::emit::Run;
/// use discretion::report::Verdict;
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::packs(&["tone"])?;
/// let checker = Checker::new(&policy)?;
/// let mut run = Run::new(&[&policy]);
/// run.add(&checker.check(&Draft::markdown("We have news.").path("news.md")));
/// assert_eq!(run.verdict(), Some(Verdict::Pass));
///
/// run.add_unread("secret.md", "permission denied");
/// assert_eq!(run.verdict(), None);
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub(super) policies: Vec<PolicyName>,
    summary: Summary,
    worst: Option<Verdict>,
    score: f64,
    unread: Vec<Unread>,
    left_out: Vec<LeftOut>,
    at_work: AtWork,
    /// The number of drafts of each campaign.
    pub(super) campaigns: BTreeMap<String, usize>,
}

/// How many rules were in force for the drafts, and how many slept: of all drafts the fewest and the most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct AtWork {
    /// Those in force.
    pub(super) in_force: (usize, usize),
    /// Those that slept, in the order of [`SleepReason::EACH`].
    pub(super) asleep: [(usize, usize); SleepReason::EACH.len()],
}

/// The identity of a policy, and what scores are compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PolicyName {
    pub(super) identity: PolicyIdentity,
    /// The number of rules in force.
    pub(super) rules: usize,
    pub(super) thresholds: Thresholds,
    /// The rules of other jurisdictions.
    pub(super) elsewhere: Vec<RuleId>,
}

/// A draft that could not be read, or whose head could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unread {
    /// The path as it was given.
    pub path: String,
    /// The place in it that cannot be understood; none where nothing of it could be read.
    pub position: Option<Position>,
    /// The reason why it could not be read.
    pub message: String,
}

impl Unread {
    fn of_head(path: &str, problem: &DraftProblem) -> Self {
        let help = problem.help().map(|help| format!("; {help}")).unwrap_or_default();
        let message = format!("{}{help}", problem.message());
        Self { path: path.to_owned(), position: Some(problem.location().start), message }
    }

    /// A name for the problem that stays as long as it does: 16 hexadecimal digits.
    pub(super) fn fingerprint(&self) -> String {
        short_hash(&format!("{}\0{}", self.path, self.message))
    }

    /// The path, and the place where there is one: `post.md:2:10`.
    #[must_use]
    pub fn place(&self) -> String {
        let position = self.position.map(|position| format!(":{position}")).unwrap_or_default();
        format!("{}{position}", self.path)
    }
}

/// A name for a text that stays as long as it does: 16 hexadecimal digits.
pub(super) fn short_hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().chars().take(16).collect()
}

/// The number of drafts of each verdict, and of warnings.
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
    /// The number of silenced warnings in all drafts, without those on trial.
    pub silenced: usize,
    /// How many of them a baseline silenced.
    pub baseline: usize,
    /// Warnings that are left out because a change did not bring them about.
    pub unchanged_warnings: usize,
    /// Warnings that are counted and not listed: see [`Report::unlisted`].
    pub unlisted_warnings: usize,
    /// Drafts that are left out because a change did not touch them.
    pub unchanged_drafts: usize,
    /// The number of warnings of rules on trial.
    pub on_trial: usize,
    /// Files that may be drafts and were not checked.
    pub left_out: usize,
}

impl Run {
    /// Begins with no draft, against these policies.
    #[must_use]
    pub fn new(policies: &[&Policy]) -> Self {
        Self {
            policies: policies.iter().copied().map(PolicyName::of).collect(),
            summary: Summary::default(),
            worst: None,
            score: 0.0,
            unread: Vec::new(),
            left_out: Vec::new(),
            at_work: AtWork::default(),
            campaigns: BTreeMap::new(),
        }
    }

    /// Counts the report of a draft. What its head says and nobody understands counts as unread.
    pub fn add(&mut self, report: &Report) {
        self.at_work.add(report, self.summary.drafts == 0);
        self.summary.drafts += 1;
        for campaign in report.campaigns() {
            *self.campaigns.entry(campaign.name.clone()).or_default() += 1;
        }
        self.summary.warnings += report.warnings().len();
        let on_trial = report.silenced_count(Some(SilencedBy::Trial));
        self.summary.silenced += report.silenced_count(None) - on_trial;
        self.summary.on_trial += on_trial;
        self.summary.baseline += report.silenced_count(Some(SilencedBy::Baseline));
        self.summary.unchanged_warnings += report.unchanged();
        self.summary.unlisted_warnings += report.unlisted();
        match report.verdict() {
            Verdict::Pass => self.summary.pass += 1,
            Verdict::Review => self.summary.review += 1,
            Verdict::Block => self.summary.block += 1,
        }
        self.worst = self.worst.max(Some(report.verdict()));
        self.score = self.score.max(report.score());
        let path = report.path().unwrap_or("draft");
        self.unread.extend(report.problems().iter().map(|problem| Unread::of_head(path, problem)));
    }

    /// Adds a draft that could not be read, and why.
    pub fn add_unread(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.unread.push(Unread { path: path.into(), position: None, message: message.into() });
    }

    /// The scores from which a draft is for review and from which it is blocked, as its policy says.
    pub(super) fn thresholds_of(&self, report: &Report) -> Thresholds {
        let policy = self.policies.iter().find(|policy| policy.identity.has_files_of(report.policy()));
        policy.map(|policy| policy.thresholds).unwrap_or_default()
    }

    pub(super) const fn at_work(&self) -> AtWork {
        self.at_work
    }

    /// Counts drafts that are left out because a change did not touch them.
    pub fn add_unchanged(&mut self, drafts: usize) {
        self.summary.unchanged_drafts += drafts;
    }

    /// Adds a file that was left out, or a folder of such files.
    pub fn add_left_out(&mut self, left_out: LeftOut) {
        self.summary.left_out += left_out.files;
        self.left_out.push(left_out);
    }

    /// The files that were left out, in the order in which they were added.
    #[must_use]
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// The drafts that could not be read, in the order in which they were added.
    #[must_use]
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// The worst verdict of all drafts. None where no draft was checked, and none instead of
    /// [`Verdict::Pass`] where a draft could not be read: nobody knows what it says.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.worst.filter(|worst| *worst > Verdict::Pass || self.unread.is_empty())
    }

    /// The highest score of all drafts, 0 to 100, one decimal.
    #[must_use]
    pub const fn score(&self) -> f64 {
        self.score
    }

    /// The drafts by verdict, and the warnings, counted.
    #[must_use]
    pub const fn summary(&self) -> Summary {
        self.summary
    }
}

impl PolicyName {
    fn of(policy: &Policy) -> Self {
        Self {
            identity: policy.identity().clone(),
            rules: policy.rules().filter(|rule| rule.is_active() && rule.signals().is_none()).count(),
            thresholds: policy.thresholds(),
            elsewhere: policy.rules_elsewhere().map(|rule| rule.header.id.clone()).collect(),
        }
    }
}

impl AtWork {
    fn add(&mut self, report: &Report, is_first: bool) {
        let add = |(fewest, most): &mut (usize, usize), count: usize| {
            *fewest = if is_first { count } else { count.min(*fewest) };
            *most = count.max(*most);
        };
        add(&mut self.in_force, report.rules_in_force());
        for (reason, counts) in SleepReason::EACH.iter().copied().zip(&mut self.asleep) {
            let asleep = report.asleep().iter().find(|asleep| asleep.why() == reason);
            add(counts, asleep.map_or(0, |asleep| asleep.rules().len()));
        }
    }
}
