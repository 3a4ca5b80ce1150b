//! Confidence, points, score, verdict: how findings become a number and a decision.
//!
//! The formula is documented in docs/score.md, with examples that a test recomputes. What it keeps: the score is
//! 0 to 100; one more finding, a higher severity or a higher confidence never lowers it; the order of findings
//! does not matter; repeating a term counts little; findings of low severity alone never ask for review, of medium
//! severity alone never block; the shares of the findings add up to the number shown; the number shown implies the
//! verdict; and only `+ − × ÷ √` on IEEE doubles are used, so every platform finds the same bytes.

mod number;
mod share;
#[cfg(test)]
mod tests;

pub(crate) use number::{Score, Tenths};

use crate::rule::{Evidence, Family, Severity};
use crate::text::{UnknownName, named};
use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

/// The decision on a draft.
///
/// ```
/// use discretion::report::Verdict;
///
/// assert!(Verdict::Pass < Verdict::Review && Verdict::Review < Verdict::Block);
/// assert_eq!(Verdict::Block.to_string(), "block");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// It can go out.
    Pass,
    /// Somebody should read it before it goes out.
    Review,
    /// It must not go out as it is.
    Block,
}

impl Verdict {
    /// All verdicts, mildest first.
    pub const EACH: &'static [Self] = &[Self::Pass, Self::Review, Self::Block];

    /// The word that policies and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Review => "review",
            Self::Block => "block",
        }
    }

    /// Returns whether the draft must not go out as it is.
    #[must_use]
    pub const fn blocks(self) -> bool {
        match self {
            Self::Pass | Self::Review => false,
            Self::Block => true,
        }
    }
}

impl FromStr for Verdict {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("verdict", Self::EACH, Self::name, written)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The scores from which a draft is for review and from which it is blocked: 30 and 70 by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Thresholds {
    review: Tenths,
    block: Tenths,
}

impl Thresholds {
    /// Makes thresholds, or nothing where they are not both from 0.1 to 100 with at most one decimal, or where
    /// `block` is below `review`. Equal ones leave no room for review. A draft without findings always passes.
    ///
    /// The promise that findings of low severity alone never ask for review holds for a `review` above 29, the
    /// promise that those of medium severity alone never block for a `block` above 69.
    ///
    /// ```
    /// use discretion::policy::Thresholds;
    ///
    /// assert_eq!(Thresholds::new(30.0, 70.0), Some(Thresholds::default()));
    /// assert_eq!(Thresholds::new(70.0, 30.0), None);
    /// assert_eq!(Thresholds::new(30.0, 69.95), None);
    /// ```
    #[must_use]
    pub fn new(review: f64, block: f64) -> Option<Self> {
        let (review, block) = (Tenths::read(review)?, Tenths::read(block)?);
        (Tenths(0) < review && review <= block).then_some(Self { review, block })
    }

    /// The score from which a draft is for review.
    #[must_use]
    pub fn review(&self) -> f64 {
        self.review.value()
    }

    /// The score from which a draft is blocked.
    #[must_use]
    pub fn block(&self) -> f64 {
        self.block.value()
    }

    fn verdict(&self, score: Score) -> Verdict {
        if score >= self.block.score() {
            Verdict::Block
        } else if score >= self.review.score() {
            Verdict::Review
        } else {
            Verdict::Pass
        }
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { review: Tenths(300), block: Tenths(700) }
    }
}

/// The confidence that evidence makes, 0 to 100: the strongest basis and each adjustment once, added up first and
/// clamped once, so that neither order nor repetition matters.
pub(crate) fn confidence(evidence: &[Evidence]) -> u8 {
    let basis = evidence.iter().filter(|kind| kind.is_basis()).map(|kind| kind.weight()).max().unwrap_or(0);
    let mut adjustments: Vec<_> = evidence.iter().filter(|kind| !kind.is_basis()).collect();
    adjustments.sort_unstable();
    adjustments.dedup();
    let sum = basis + adjustments.into_iter().map(|kind| kind.weight()).sum::<i32>();
    sum.clamp(0, 100) as u8
}

/// One warning as the score sees it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weighed<'a> {
    /// The category that it counts in.
    pub(crate) family: Family,
    /// Its severity.
    pub(crate) severity: Severity,
    /// The confidence, 0 to 100; more counts as 100.
    pub(crate) confidence: u8,
    /// Rule id and normalised value: findings of one group are mentions of the same thing.
    pub(crate) group: &'a str,
}

/// The score of a draft, of each family, and what each finding has in it.
#[derive(Clone, Debug)]
pub(crate) struct Assessment {
    /// The highest score of a family.
    pub(crate) score: Score,
    /// The score as it is shown.
    pub(crate) printed: Tenths,
    /// The highest verdict of a family.
    pub(crate) verdict: Verdict,
    /// All findings taken together: to sort drafts of equal score, never for a verdict.
    pub(crate) combined: Score,
    /// Each family, in the order of [`Family::EACH`].
    pub(crate) families: Vec<FamilyScore>,
    /// Each finding, in the order in which they were given.
    pub(crate) parts: Vec<Contribution>,
}

/// The score of a family.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FamilyScore {
    /// The family.
    pub(crate) family: Family,
    /// Its score.
    pub(crate) score: Score,
    /// The score as it is shown.
    pub(crate) printed: Tenths,
    /// The limit that cut the score.
    pub(crate) cut: Cut,
    /// Its verdict, and the threshold that says so.
    pub(crate) reason: Reason,
}

/// A finding's part in the score of its family, so that a person can recompute it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Contribution {
    /// The points of its severity times its confidence, as they are shown.
    pub(crate) points: Tenths,
    /// Its share of the family's score; the shares of a family add up to the score as it is shown.
    pub(crate) share: Tenths,
    /// Its place among the mentions of the same thing, from 1, the heaviest first. Each counts half as much as the
    /// one before; after the eighth they no longer count.
    pub(crate) rank: usize,
    /// The limit that cut the score of its family.
    pub(crate) cut: Cut,
    /// The verdict of its family, and the threshold that says so.
    pub(crate) reason: Reason,
}

/// A limit that cuts a family's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Nothing.
    Nothing,
    /// The ceiling of the highest severity among its findings.
    Ceiling(Severity),
    /// Findings of less than medium severity cannot tip a block: without them the score stays below its threshold.
    BelowBlock,
}

impl fmt::Display for Cut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => Ok(()),
            Self::Ceiling(severity) => write!(f, ", cut to the ceiling of {severity}"),
            Self::BelowBlock => f.write_str(", which milder warnings cannot tip"),
        }
    }
}

/// The reason why a family has its verdict: "confidential ≥ 70", "tone < 30".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reason {
    /// The family.
    pub(crate) family: Family,
    /// Its verdict.
    pub(crate) verdict: Verdict,
    /// The threshold that is reached, or the lowest that is not.
    threshold: Tenths,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let relation = match self.verdict {
            Verdict::Pass => '<',
            Verdict::Review | Verdict::Block => '≥',
        };
        write!(f, "{} {relation} {}", self.family, self.threshold.value())
    }
}

/// The reason why a family has its verdict, with the limit that cut its score. It is put into words when somebody asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grounds {
    /// The reason.
    pub(crate) reason: Reason,
    /// The limit.
    pub(crate) cut: Cut,
}

impl fmt::Display for Grounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.reason, self.cut)
    }
}

/// Scores the findings of a draft. Ties between equal findings go to the earlier one, so that findings given in
/// the order of their places always have the same ranks and shares. Cost: a sort of the findings.
pub(crate) fn assess(findings: &[Weighed<'_>], thresholds: &Thresholds) -> Assessment {
    let mut parts: Vec<Option<Contribution>> = vec![None; findings.len()];
    let families: Vec<_> =
        Family::EACH.iter().copied().map(|family| assess_family(family, findings, thresholds, &mut parts)).collect();
    let score = families.iter().map(|family| family.score).max().unwrap_or_default();
    let combined = category(&rank(findings, |_| true)).0;
    Assessment {
        score,
        printed: score.printed(thresholds),
        verdict: thresholds.verdict(score),
        combined,
        families,
        parts: parts.into_iter().map(|part| part.expect("each finding has one of the families")).collect(),
    }
}

/// Scores one family and fills in the parts of its findings.
fn assess_family(
    family: Family,
    findings: &[Weighed<'_>],
    thresholds: &Thresholds,
    parts: &mut [Option<Contribution>],
) -> FamilyScore {
    let mut ranked = rank(findings, |finding| finding.family == family);
    // Two findings of different points may weigh the same to the bit: the order in which they came tells nothing of them.
    ranked.sort_by_key(|ranked| (Reverse(hundredths(ranked.finding)), ranked.at));
    let (score, cut) = family_score(findings, &ranked, thresholds);
    let printed = score.printed(thresholds);
    let verdict = thresholds.verdict(score);
    let threshold = match verdict {
        Verdict::Pass | Verdict::Review => thresholds.review,
        Verdict::Block => thresholds.block,
    };
    let reason = Reason { family, verdict, threshold };
    let weights: Vec<_> = ranked.iter().map(|ranked| ranked.weight).collect();
    for (ranked, share) in ranked.iter().zip(share::split(printed, &weights)) {
        let points = hundredths(ranked.finding).printed(thresholds);
        parts[ranked.at] = Some(Contribution { points, share, rank: ranked.rank + 1, cut, reason });
    }
    FamilyScore { family, score, printed, cut, reason }
}

/// The score of a family and what cut it:
///
/// ```text
/// score = cat                                    where the findings of at least medium severity alone reach block
///         min(cat, the tenth below block)        else
/// ```
fn family_score(findings: &[Weighed<'_>], ranked: &[Ranked<'_>], thresholds: &Thresholds) -> (Score, Cut) {
    let (score, cut) = category(ranked);
    let block = thresholds.block.score();
    let below = thresholds.block.below().score();
    // Not "below block": a score between the two would fall when one more mild finding made the cut apply.
    if score <= below {
        return (score, cut);
    }
    // Ranks change where the milder mentions of a group are left out, so this is computed anew.
    let family = ranked.first().map(|ranked| ranked.finding.family);
    let worthy = rank(findings, |finding| Some(finding.family) == family && finding.severity >= Severity::Medium);
    if category(&worthy).0 >= block { (score, cut) } else { (below, Cut::BelowBlock) }
}

/// `cat = min(raw, ceiling of the highest severity)` with `raw = 100 · (1 − Π v)`, and whether the ceiling cut it.
fn category(ranked: &[Ranked<'_>]) -> (Score, Cut) {
    let raw = Score::lost(survival(ranked));
    let severity = ranked.iter().map(|ranked| ranked.finding.severity).max().unwrap_or(Severity::Info);
    let ceiling = Score::hundredths(ceiling(severity) * 100);
    if raw > ceiling { (ceiling, Cut::Ceiling(severity)) } else { (raw, Cut::Nothing) }
}

/// `Π v`, from the smallest factor to the largest, so that the order of the findings changes no bit.
fn survival(ranked: &[Ranked<'_>]) -> f64 {
    let mut factors: Vec<_> = ranked.iter().map(|ranked| ranked.survives).collect();
    factors.sort_by(f64::total_cmp);
    factors.into_iter().product()
}

/// A finding with its place in its group.
#[derive(Clone, Copy, Debug)]
struct Ranked<'a> {
    /// Its index among all findings.
    at: usize,
    finding: &'a Weighed<'a>,
    /// From 0, the heaviest first.
    rank: usize,
    /// `v_k = (1 − r)^(1/2^k)`, the part of a clean draft that it leaves.
    survives: f64,
    /// Its weight in the family's score, relative to the others; see [`weigh`].
    weight: f64,
}

/// Mentions of one thing that count.
const COUNTED_MENTIONS: usize = 8;

/// Ranks the wanted findings within their groups, in the order in which they were given.
fn rank<'a>(findings: &'a [Weighed<'a>], wanted: impl Fn(&Weighed<'_>) -> bool) -> Vec<Ranked<'a>> {
    let unranked = |(at, finding)| Ranked { at, finding, rank: 0, survives: 1.0, weight: 0.0 };
    let mut ranked: Vec<_> = findings.iter().enumerate().filter(|(_, finding)| wanted(finding)).map(unranked).collect();
    let group = |ranked: &Ranked<'a>| (ranked.finding.family, ranked.finding.group);
    ranked.sort_by_key(|ranked| (group(ranked), Reverse(hundredths(ranked.finding)), ranked.at));
    for mentions in ranked.chunk_by_mut(|a, b| group(a) == group(b)) {
        for (rank, mention) in mentions.iter_mut().enumerate() {
            mention.rank = rank;
            mention.survives = survives(mention.finding, rank);
        }
        weigh(mentions);
    }
    ranked.sort_by_key(|ranked| ranked.at);
    ranked
}

/// `r · 100 = points of the severity · confidence / 100`, exactly.
fn hundredths(finding: &Weighed<'_>) -> Score {
    Score::hundredths(points(finding.severity) * u32::from(finding.confidence.min(100)))
}

/// `v_k = (1 − r)^(1/2^k)` as k square roots: a root is exact to the last bit everywhere, a power is not.
fn survives(finding: &Weighed<'_>, rank: usize) -> f64 {
    if rank >= COUNTED_MENTIONS {
        return 1.0;
    }
    let whole = 1.0 - f64::from(points(finding.severity) * u32::from(finding.confidence.min(100))) / 10_000.0;
    (0..rank).fold(whole, |root, _| root.sqrt())
}

/// Weighs the mentions of one group, the heaviest first.
///
/// A group weighs what the score would lose without it. With `G` the product of its `v`, that is
/// `raw − raw without the group = 100 · Π v · (1/G − 1)`, of which the factor `100 · Π v` is the same for all groups
/// and left out (it may be too small for a double). Within the group each mention has the step that it adds to the
/// ones before, `v_0 ⋯ v_(k−1) · (1 − v_k)`; the steps add up to `1 − G`. Leaving out single mentions instead would
/// give nothing to any of nine equal ones, since each of them has a substitute.
fn weigh(mentions: &mut [Ranked<'_>]) {
    let group: f64 = mentions.iter().map(|mention| mention.survives).product();
    let mut before = 1.0;
    for mention in mentions {
        mention.weight = before * (1.0 - mention.survives) / group;
        before *= mention.survives;
    }
}

/// The points of a severity: what one certain finding scores.
pub(crate) const fn points(severity: Severity) -> u32 {
    match severity {
        Severity::Info => 0,
        Severity::Low => 10,
        Severity::Medium => 36,
        Severity::High => 83,
        Severity::Critical => 98,
    }
}

/// The most that findings of at most this severity can score together.
pub(crate) const fn ceiling(severity: Severity) -> u32 {
    match severity {
        Severity::Info => 0,
        Severity::Low => 29,
        Severity::Medium => 69,
        Severity::High => 94,
        Severity::Critical => 100,
    }
}
