//! The way things are said: wording and limits.

mod counted;
mod level_limits;
mod limits;
mod measure;

pub(super) use limits::excesses;
pub(super) use measure::Occurrence;
pub(crate) use measure::{Gauge, Measure};

use super::finding::{Finding, Related};
use super::{Case, Judge, Meaning, Rule, Scene, Shelf, describe_wording, wording};
use crate::language::texts::{MeasureTexts, Texts, Wording};
use crate::rule::{
    Defaults, Evidence, Family, Fields, Forms, Header, Limit, Limitable, MessageKind, Pattern, Per, Place, Places,
    RULE_KEYS, Severity, Term, Value, WORDING_KEYS, Way, WrittenKeys, holds_all, loosened,
};
use crate::table::{Cause, KeyRow, TableKeys, ValueKind};
use crate::text::{Spot, names};
use counted::counted;
use level_limits::LevelLimits;
use measure::{MEASURES, MeasureKind};
use std::collections::BTreeMap;

/// The keys of `[[tone]]`.
pub(super) const KEYS: TableKeys =
    TableKeys { table: "[[tone]]", slices: &[WORDING_KEYS, OWN_KEYS, RULE_KEYS], later: &[] };

/// The keys that only rules about tone have.
const OWN_KEYS: &[KeyRow] = &[
    KeyRow::new(
        "measure",
        ValueKind::Word(|| MEASURES.iter().map(|row| row.name).collect()),
        "none",
        "What to measure, in place of `terms` and `patterns`.",
    ),
    KeyRow::new(
        "signals",
        ValueKind::Word(|| names(MessageKind::EACH, MessageKind::name)),
        "none",
        "The rule reads no drafts but the messages that they answer: a match says that a message is of this \
         [kind](#reply).",
    ),
    KeyRow::new("max", ValueKind::Limit, "none", "More than this is a warning."),
    KeyRow::new("min", ValueKind::Limit, "none", "Less than this in the draft is a warning."),
];

/// Defaults of tone rules.
pub(super) const DEFAULTS: Defaults = Defaults {
    family: Family::Tone,
    severity: Severity::Low,
    places: Places::of(&[Place::Prose]),
    forms: Forms::WORDING,
};

/// The limits of wording: `max` counts in any text, `min` in the draft.
const LIMITS_OF_TERMS: (Limitable, Limitable) = (
    Limitable { key: "max", of: "terms", per: &[Per::Draft, Per::Sentence, Per::Words(100)] },
    Limitable { key: "min", of: "terms", per: &[Per::Draft] },
);

/// A tone rule.
#[derive(Clone, Debug)]
pub(crate) struct Tone {
    /// The trigger that it counts.
    pub(crate) trigger: Trigger,
    /// The kind of message that a match tells; none where the rule reads drafts.
    pub(crate) signals: Option<MessageKind>,
    /// More than this is a warning; without `max` and `min`, each occurrence is one.
    pub(crate) max: Option<Limit>,
    /// Fewer than this in the draft is a warning.
    pub(crate) min: Option<Limit>,
}

/// The trigger of a tone rule.
#[derive(Clone, Debug)]
pub(crate) enum Trigger {
    /// Wording.
    Wording {
        /// Words and phrases.
        terms: Vec<Term>,
        /// Regular expressions.
        patterns: Vec<Pattern>,
    },
    /// Something counted.
    Measure(Measure),
    /// A figure that a formula gives, with the limits that it has in place of `max` and `min`.
    Level(LevelLimits),
}

impl Tone {
    /// The keys by which the rule is looser than it was.
    pub(super) fn looser_than(&self, before: &Self) -> Vec<&'static str> {
        let Self { trigger, signals, max, min } = self;
        // The first limit of a rule spares what each occurrence was warned of.
        let was_limited = before.max.is_some() || before.min.is_some();
        let most = match (max, before.max) {
            (None, _) => false,
            (Some(_), None) => !was_limited,
            (Some(max), Some(before)) => max.is_wider_than(before),
        };
        let least = match (min, before.min) {
            (None, before) => before.is_some(),
            (Some(_), None) => !was_limited && max.is_none(),
            (Some(min), Some(before)) => min.per != before.per || min.count < before.count,
        };
        let mut keys = trigger.looser_than(&before.trigger);
        keys.extend(loosened([("signals", *signals != before.signals), ("max", most), ("min", least)]));
        keys
    }
}

impl Judge for Tone {
    fn write_keys(&self, _header: &Header, keys: &mut WrittenKeys) {
        match &self.trigger {
            Trigger::Wording { terms, patterns } => {
                keys.terms("terms", terms);
                keys.patterns(patterns);
            }
            Trigger::Measure(measure) => keys.text("measure", Some(measure.name())),
            Trigger::Level(limits) => limits.write_keys(keys),
        }
        keys.text("signals", self.signals.map(MessageKind::name));
        for (key, limit) in [("max", self.max), ("min", self.min)] {
            if let Some(limit) = limit {
                keys.text(key, Some(&limit.to_string()));
            }
        }
    }

    fn index(&self, shelf: &mut Shelf<'_>) {
        match &self.trigger {
            Trigger::Wording { terms, patterns } => shelf.wording(terms, patterns),
            Trigger::Measure(_) | Trigger::Level(_) => {}
        }
    }

    fn looks_at_every_draft(&self) -> bool {
        match &self.trigger {
            Trigger::Wording { .. } => false,
            Trigger::Measure(_) | Trigger::Level(_) => true,
        }
    }

    fn spares_our_names(&self) -> bool {
        true
    }

    /// Findings beyond the rule's limits.
    fn detect(&self, case: Case<'_>) -> Vec<Finding> {
        match &self.trigger {
            Trigger::Wording { .. } => self.detect_wording(case),
            Trigger::Measure(measure) => self.detect_measure(*measure, case),
            Trigger::Level(limits) => limits.detect(case),
        }
    }

    fn texts(&self, _header: &Header, _finding: &Finding, texts: &Wording) -> Texts {
        self.own_texts(texts)
    }

    fn triggers(&self) -> Vec<&Term> {
        match &self.trigger {
            Trigger::Wording { terms, .. } => terms.iter().collect(),
            Trigger::Measure(_) | Trigger::Level(_) => Vec::new(),
        }
    }

    fn patterns(&self) -> &[Pattern] {
        match &self.trigger {
            Trigger::Wording { patterns, .. } => patterns,
            Trigger::Measure(_) | Trigger::Level(_) => &[],
        }
    }

    fn terms_mut(&mut self) -> Option<&mut Vec<Term>> {
        match &mut self.trigger {
            Trigger::Wording { terms, .. } => Some(terms),
            Trigger::Measure(_) | Trigger::Level(_) => None,
        }
    }

    fn describe(&self) -> String {
        let trigger = match &self.trigger {
            Trigger::Wording { terms, patterns } => describe_wording(terms, patterns),
            Trigger::Measure(measure) => measure.name().to_owned(),
            Trigger::Level(limits) => limits.describe(),
        };
        let max = self.max.map(|limit| format!("at most {limit}"));
        let min = self.min.map(|limit| format!("at least {limit}"));
        [Some(trigger), max, min].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

impl Trigger {
    /// The keys by which a rule with this trigger is looser than with another.
    fn looser_than(&self, before: &Self) -> Vec<&'static str> {
        match (self, before) {
            (Self::Wording { terms, patterns }, Self::Wording { terms: before, patterns: others }) => {
                loosened([("terms", !holds_all(terms, before)), ("patterns", !holds_all(patterns, others))])
            }
            (Self::Measure(measure), Self::Measure(before)) => loosened([("measure", measure != before)]),
            (Self::Level(limits), Self::Level(before)) => limits.looser_than(before),
            (Self::Wording { .. } | Self::Measure(_) | Self::Level(_), _) => vec!["measure"],
        }
    }
}

/// Takes a `[[tone]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>) -> Rule {
    fields.require_one_of(&["terms", "patterns", "measure"]);
    if fields.holds("measure") {
        fields.refuse_beside(
            "measure",
            &["terms", "patterns", "verify", "fields", "forms", "case", "except", "near", "not_near", "eased_by"],
        );
    }
    let terms = fields.take("terms").map(Value::terms).unwrap_or_default();
    let patterns = Pattern::take(&mut fields);
    let row = fields.take("measure").and_then(|value| value.word("measure", &MEASURES, |row| row.name));
    let trigger = match row {
        None => Trigger::Wording { terms, patterns },
        Some(row) => match row.kind {
            MeasureKind::Occurrences | MeasureKind::SizedOccurrences => Trigger::Measure(row.measure),
            MeasureKind::Parts | MeasureKind::Whole => {
                fields.require_one_of(&["max", "min"]);
                Trigger::Measure(row.measure)
            }
            MeasureKind::Level(level) => {
                fields.require_one_of(&["max", "min"]);
                Trigger::Level(LevelLimits::lower(row.measure, level, &mut fields))
            }
        },
    };
    let signals = fields.take("signals").and_then(|value| value.word("kind", MessageKind::EACH, MessageKind::name));
    let (max, min) = match trigger {
        Trigger::Level(_) => (None, None),
        Trigger::Wording { .. } => limits(&mut fields, LIMITS_OF_TERMS),
        Trigger::Measure(measure) => limits(&mut fields, measure.row().limitable()),
    };
    let meaning = Meaning::Tone(Tone { trigger, signals, max, min });
    Rule { header: Header::lower(fields, DEFAULTS), meaning }
}

/// The keys `max` and `min`.
fn limits(fields: &mut Fields<'_>, (most, least): (Limitable, Limitable)) -> (Option<Limit>, Option<Limit>) {
    let max = fields.take("max").and_then(|value| value.limit(most));
    let lowest = fields.take("min");
    let min = lowest.and_then(|value| value.limit(least));
    if let (Some(lowest), Some(max), Some(min)) = (lowest, max, min)
        && max.per == min.per
        && max.count < min.count
    {
        lowest.note(Cause::LimitOrder);
    }
    (max, min)
}

impl Tone {
    fn detect_wording(&self, case: Case<'_>) -> Vec<Finding> {
        let mut findings = wording::findings(case);
        for finding in &mut findings {
            if finding.ways.holds(Way::Quoted) {
                finding.evidence.push(Evidence::Quoted);
            }
        }
        if self.max.is_none() && self.min.is_none() {
            return findings;
        }
        let occurrences: Vec<Occurrence> =
            findings.iter().map(|finding| Occurrence { spot: finding.spot, count: 1 }).collect();
        let mut by_spot: BTreeMap<Spot, Finding> =
            findings.into_iter().map(|finding| (finding.spot, finding)).collect();
        let excesses = self.max.map(|max| excesses(&occurrences, max, case.around())).unwrap_or_default();
        let mut told = Vec::new();
        for excess in excesses {
            let Some(mut finding) = by_spot.remove(&excess.spot) else { continue };
            finding.related.extend(excess.others.iter().map(|&spot| (Related::Occurrence, spot)));
            finding.details.push(("count", excess.count.to_string()));
            finding.excess = excess.beyond;
            told.push(finding);
        }
        told.extend(self.too_few(occurrences.len(), case));
        told
    }

    fn detect_measure(&self, measure: Measure, case: Case<'_>) -> Vec<Finding> {
        let (scene, around) = (case.scene, case.around());
        let finding = |spot: Spot, count: usize| counted(measure, spot, count.to_string(), case);
        if let Some(size) = measure::size(measure, scene) {
            let beyond = self.max.and_then(|max| too_long(measure, size, max, scene));
            let beyond = beyond.map(|(spot, figure)| Finding {
                excess: i64::try_from(size).ok(),
                ..counted(measure, spot, figure, case)
            });
            return beyond.into_iter().chain(self.too_few(size, case)).collect();
        }
        let above = self.max.filter(|max| max.per == Per::Each && self.min.is_none()).map(|max| max.count);
        let occurrences = scene.gauge.occurrences(measure, above, around, case.header);
        let total = occurrences.iter().map(|occurrence| occurrence.count).sum();
        let mut told: Vec<Finding> = match self.max {
            None if self.min.is_some() => Vec::new(),
            None => occurrences.iter().map(|found| finding(found.spot, found.count)).collect(),
            Some(max) => excesses(&occurrences, max, around)
                .into_iter()
                .map(|excess| {
                    let mut finding = finding(excess.spot, excess.count);
                    finding.related = excess.others.iter().map(|&spot| (Related::Occurrence, spot)).collect();
                    finding.excess = excess.beyond;
                    finding
                })
                .collect(),
        };
        told.extend(self.too_few(total, case));
        told
    }

    /// The finding that a draft has fewer than the rule asks for, at the first word of its prose.
    fn too_few(&self, count: usize, case: Case<'_>) -> Option<Finding> {
        let min = self.min.filter(|min| count < min.count)?;
        let spot = measure::first_word(case.around())?;
        let mut finding = case.measured(spot, "too few");
        finding.excess = i64::try_from(count).ok().map(|count| -count);
        finding.details.push(("count", count.to_string()));
        finding.details.push(("min", min.to_string()));
        if let Trigger::Measure(measure) = self.trigger {
            finding.details.push(("counted", measure.counted(case.around().spoken()).to_owned()));
        }
        Some(finding)
    }

    /// The family's texts on a match.
    fn own_texts(&self, texts: &Wording) -> Texts {
        let limited = self.max.is_some() || self.min.is_some();
        let of = |measure: Measure, message: &'static str| {
            let MeasureTexts { why, advice, .. } = (measure.row().texts)(&texts.measures);
            Texts { message, why, advice }
        };
        match &self.trigger {
            Trigger::Measure(measure) => of(*measure, "{count} {counted}"),
            Trigger::Level(limits) => of(limits.measure, texts.measures.level),
            Trigger::Wording { .. } if limited => texts.wording_limit,
            Trigger::Wording { .. } => texts.wording,
        }
    }
}

/// The place where a size of the draft goes beyond a limit, and the figure to show: the size; where a network counts
/// bytes too, those; where it does not take a character, that.
fn too_long(measure: Measure, size: usize, max: Limit, scene: &Scene<'_>) -> Option<(Spot, String)> {
    let beyond = || measure::beyond(measure, max.count, scene);
    if size > max.count {
        return Some((beyond(), size.to_string()));
    }
    if measure != Measure::Length {
        return None;
    }
    let texts = scene.around.spoken().data().texts.measures;
    let post = scene.gauge.post(scene.around);
    if scene.count.bytes_allowed(max.count).is_some_and(|bytes| post.text.len() > bytes) {
        let bytes = texts.bytes;
        return Some((beyond(), format!("{} {bytes} {size}", post.text.len())));
    }
    let refused = post.spot(scene.count.refused(&post.text)?);
    Some((refused, format!("{} {size}", texts.refused)))
}
