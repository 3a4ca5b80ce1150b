//! What a policy does to many drafts, rule by rule, beside what another one does to them.

use discretion::policy::{Family, PolicyRule, RuleId, Severity};
use discretion::report::{Head, SilencedBy, Verdict, Warning, veiled};
use discretion::text::{Position, Span};
use discretion::{Checker, Policy, Report};
use std::collections::{BTreeMap, BTreeSet};

/// A draft that both policies have read.
#[derive(Debug)]
pub(super) struct TriedDraft {
    pub(super) path: String,
    pub(super) text: String,
    /// What the policy on trial says of it.
    pub(super) after: Report,
    /// What the other one says of it, where there is one.
    pub(super) before: Option<Report>,
}

/// Everything that came of a trial.
#[derive(Debug)]
pub(super) struct Tally {
    /// The most samples of a rule.
    most: usize,
    pub(super) drafts: usize,
    pub(super) after: VerdictCounts,
    pub(super) before: Option<VerdictCounts>,
    /// The drafts whose verdicts differ; without another policy, those that would be held.
    pub(super) changed: Vec<ChangedVerdict>,
    /// The rules of both policies.
    pub(super) rules: BTreeMap<RuleId, RuleTally>,
}

/// The number of drafts of each verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct VerdictCounts {
    pub(super) pass: usize,
    pub(super) review: usize,
    pub(super) block: usize,
}

/// A draft whose verdict differs.
#[derive(Debug)]
pub(super) struct ChangedVerdict {
    pub(super) path: String,
    pub(super) after: (Verdict, f64),
    pub(super) before: Option<(Verdict, f64)>,
    /// The rules that make the difference, heaviest first.
    pub(super) rules: Vec<String>,
}

/// What a rule found.
#[derive(Debug, Default)]
pub(super) struct RuleTally {
    /// What it is in the policy on trial; none where only the other one has it.
    pub(super) kind: Option<(Family, Severity)>,
    /// True if it comes with a pack.
    pub(super) is_shipped: bool,
    /// The drafts in which it found something.
    pub(super) drafts: usize,
    pub(super) matches: usize,
    /// How many of them something lets pass.
    pub(super) silenced: usize,
    /// How many of them hold nothing, because the rule is on trial.
    pub(super) on_trial: usize,
    /// What it found with the other policy.
    pub(super) before: usize,
    /// The drafts in which it slept.
    asleep: usize,
    pub(super) samples: Vec<TrialSample>,
}

/// A sentence in which a rule finds something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TrialSample {
    pub(super) path: String,
    pub(super) at: Position,
    pub(super) matched: String,
    /// The sentence: before the match, the match, after it.
    pub(super) sentence: [String; 3],
    /// True if only the other policy finds it.
    pub(super) is_gone: bool,
}

/// A place where a rule finds something, with what is said of it.
struct TrialFind<'r> {
    rule: &'r RuleId,
    head: &'r Head,
    by: Option<SilencedBy>,
}

impl Tally {
    /// Begins with what the policies have.
    pub(super) fn of(checker: &Checker, against: Option<&Checker>, most: usize) -> Self {
        let mut rules: BTreeMap<RuleId, RuleTally> = BTreeMap::new();
        for rule in active(checker.policy()) {
            let tally = rules.entry(rule.id().clone()).or_default();
            tally.kind = Some((rule.family(), rule.severity()));
            tally.is_shipped = rule.origin().file.starts_with("pack:");
        }
        for rule in against.into_iter().flat_map(|checker| active(checker.policy())) {
            rules.entry(rule.id().clone()).or_default();
        }
        let before = against.map(|_| VerdictCounts::default());
        Self { most, drafts: 0, after: VerdictCounts::default(), before, changed: Vec::new(), rules }
    }

    /// Adds a draft.
    pub(super) fn add(&mut self, draft: &TriedDraft) {
        self.drafts += 1;
        self.after.count(draft.after.verdict());
        if let (Some(counts), Some(before)) = (&mut self.before, &draft.before) {
            counts.count(before.verdict());
        }
        self.changed.extend(ChangedVerdict::of(draft));
        let after = finds(&draft.after);
        let before = draft.before.as_ref().map(finds).unwrap_or_default();
        let place = |find: &TrialFind<'_>| (find.rule.clone(), find.head.span());
        let (new, old): (BTreeSet<_>, BTreeSet<_>) =
            (after.iter().map(place).collect(), before.iter().map(place).collect());
        let mut seen = BTreeSet::new();
        for find in &after {
            let is_first = seen.insert(find.rule);
            let most = self.most;
            let tally = self.rules.entry(find.rule.clone()).or_default();
            tally.drafts += usize::from(is_first);
            tally.matches += 1;
            match find.by {
                Some(SilencedBy::Trial) => tally.on_trial += 1,
                Some(_) => tally.silenced += 1,
                None => {}
            }
            if !old.contains(&place(find)) {
                tally.sample(TrialSample::of(draft, &draft.after, find.head, false), most);
            }
        }
        for find in &before {
            let most = self.most;
            let tally = self.rules.entry(find.rule.clone()).or_default();
            tally.before += 1;
            if let (false, Some(report)) = (new.contains(&place(find)), &draft.before) {
                tally.sample(TrialSample::of(draft, report, find.head, true), most);
            }
        }
        for rule in draft.after.asleep().iter().flat_map(|asleep| asleep.rules()) {
            self.rules.entry(rule.clone()).or_default().asleep += 1;
        }
    }

    /// Sorts what is to be told: what matters most comes first.
    pub(super) fn sort(&mut self) {
        self.changed.sort_by(|one, other| {
            let weight = |changed: &ChangedVerdict| {
                let (verdict, score) = changed.after;
                let before = changed.before.map_or(0.0, |(_, score)| score);
                (changed.before.is_none_or(|(before, _)| verdict > before), (score - before).abs())
            };
            let (one_rises, one_by) = weight(one);
            let (other_rises, other_by) = weight(other);
            other_rises.cmp(&one_rises).then(other_by.total_cmp(&one_by)).then_with(|| one.path.cmp(&other.path))
        });
    }

    /// The rules that found something with either policy: those that differ most first, then those that find most.
    pub(super) fn busy(&self) -> Vec<(&RuleId, &RuleTally)> {
        let mut busy: Vec<_> = self.rules.iter().filter(|(_, tally)| tally.matches + tally.before > 0).collect();
        let compares = self.before.is_some();
        let change = |tally: &RuleTally| if compares { tally.matches.abs_diff(tally.before) } else { 0 };
        busy.sort_by_key(|(_, tally)| std::cmp::Reverse((change(tally), tally.matches)));
        busy
    }

    /// The rules of the policy on trial that found nothing: those that slept in every draft, or not.
    pub(super) fn idle(&self, asleep: bool) -> impl Iterator<Item = (&RuleId, &RuleTally)> {
        let is_idle = |tally: &RuleTally| tally.kind.is_some() && tally.matches == 0;
        let sleeps = |tally: &RuleTally| self.drafts > 0 && tally.asleep == self.drafts;
        self.rules.iter().filter(move |(_, tally)| is_idle(tally) && sleeps(tally) == asleep)
    }
}

/// The rules that can find something.
fn active(policy: &Policy) -> impl Iterator<Item = PolicyRule<'_>> {
    policy.rules().filter(|rule| rule.is_active())
}

/// The places where rules find something, those included where another rule speaks.
fn finds(report: &Report) -> Vec<TrialFind<'_>> {
    let warnings = report.warnings().iter().map(|warning| (&**warning, None));
    let silenced = report.silenced().iter().map(|silenced| (&**silenced, Some(silenced.by())));
    let mut finds = Vec::new();
    for (head, by) in warnings.chain(silenced) {
        let head: &Head = head;
        finds.extend(std::iter::once(head.rule()).chain(head.also()).map(|rule| TrialFind { rule, head, by }));
    }
    finds
}

impl VerdictCounts {
    fn count(&mut self, verdict: Verdict) {
        if verdict.blocks() {
            self.block += 1;
        } else if verdict == Verdict::Pass {
            self.pass += 1;
        } else {
            self.review += 1;
        }
    }
}

impl ChangedVerdict {
    fn of(draft: &TriedDraft) -> Option<Self> {
        let outcome = |report: &Report| (report.verdict(), report.score());
        let (after, before) = (outcome(&draft.after), draft.before.as_ref().map(outcome));
        if after.0 == before.map_or(Verdict::Pass, |(verdict, _)| verdict) {
            return None;
        }
        let (holding, other) = match &draft.before {
            Some(before) if before.verdict() > after.0 => (before, Some(&draft.after)),
            before => (&draft.after, before.as_ref()),
        };
        let has = |report: &Report, warning: &Warning| {
            report.warnings().iter().any(|known| (known.rule(), known.span()) == (warning.rule(), warning.span()))
        };
        let mut warnings: Vec<&Warning> =
            holding.warnings().iter().filter(|warning| !other.is_some_and(|other| has(other, warning))).collect();
        if warnings.is_empty() {
            // The same warnings weigh more, or a threshold is lower.
            warnings = holding.warnings().iter().collect();
        }
        warnings.sort_by(|one, other| other.points().total_cmp(&one.points()));
        let mut rules: Vec<String> = Vec::new();
        for warning in warnings {
            if !rules.iter().any(|rule| rule == warning.rule().as_str()) {
                rules.push(warning.rule().as_str().to_owned());
            }
        }
        Some(Self { path: draft.path.clone(), after, before, rules })
    }
}

impl RuleTally {
    /// Keeps a sample, unless there are enough, or it shows what another one of the draft shows.
    fn sample(&mut self, sample: TrialSample, most: usize) {
        let is_known = |known: &TrialSample| known.path == sample.path && known.matched == sample.matched;
        if self.samples.len() < most && !self.samples.iter().any(is_known) {
            self.samples.push(sample);
        }
    }
}

impl TrialSample {
    fn of(draft: &TriedDraft, report: &Report, head: &Head, is_gone: bool) -> Self {
        let (sentence, span) = (head.sentence(), head.span());
        let shown = |from: usize, to: usize| veiled(&draft.text, Span::new(from, to.max(from)), report.masked_spans());
        Self {
            path: draft.path.clone(),
            at: head.position(),
            matched: head.text().to_owned(),
            sentence: [
                shown(sentence.start.min(span.start), span.start),
                shown(span.start, span.end),
                shown(span.end, sentence.end),
            ],
            is_gone,
        }
    }
}
