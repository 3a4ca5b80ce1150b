//! Limits of levels: when a figure of the draft, or of a sentence, is too high or too low.
//!
//! For the draft that is one warning, at its first word, with the sentences that weigh most in it; for sentences, one
//! for each.

use super::super::Case;
use super::super::finding::{Finding, Related};
use super::counted::counted;
use super::measure::{self, Level, Measure};
use crate::language::Language;
use crate::rule::{Bar, Fields, Figure, Per, WrittenKeys, fill, loosened};
use crate::table::Cause;
use crate::text::{Span, Spot};

/// The number of sentences that a warning shows: those that weigh most.
const SHOWN: usize = 3;

/// The most letters of a sentence that a message quotes.
const QUOTED: usize = 100;

/// A level with its limits; at least one of the two.
#[derive(Clone, Debug)]
pub(crate) struct LevelLimits {
    /// The measure.
    pub(crate) measure: Measure,
    level: Level,
    /// A higher figure is a warning.
    max: Option<Bar>,
    /// A lower figure is a warning.
    min: Option<Bar>,
}

/// On which side of a limit a figure is a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

impl LevelLimits {
    /// The keys `max` and `min` of a level.
    pub(super) fn lower(measure: Measure, level: Level, fields: &mut Fields<'_>) -> Self {
        let (most, least) = measure.row().limitable();
        let max = fields.take("max").and_then(|value| value.bar(most));
        let lowest = fields.take("min");
        let min = lowest.and_then(|value| value.bar(least));
        if let (Some(lowest), Some(max), Some(min)) = (lowest, max, min)
            && max.per == min.per
            && max.tenths < min.tenths
        {
            lowest.note(Cause::LimitOrder);
        }
        Self { measure, level, max, min }
    }

    /// Writes the measure and the limits.
    pub(super) fn write_keys(&self, keys: &mut WrittenKeys) {
        keys.text("measure", Some(self.measure.name()));
        for (key, bar) in [("max", self.max), ("min", self.min)] {
            if let Some(bar) = bar {
                keys.text(key, Some(&bar.to_string()));
            }
        }
    }

    /// The keys by which these limits are looser than others.
    pub(super) fn looser_than(&self, before: &Self) -> Vec<&'static str> {
        let Self { measure, level: _, max, min } = self;
        let is_looser = |now: Option<Bar>, before: Option<Bar>, milder: fn(i32, i32) -> bool| match (now, before) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(now), Some(before)) => now.per != before.per || milder(now.tenths, before.tenths),
        };
        loosened([
            ("measure", *measure != before.measure),
            ("max", is_looser(*max, before.max, |now, before| now > before)),
            ("min", is_looser(*min, before.min, |now, before| now < before)),
        ])
    }

    /// A line on the triggers of the rule, with the formula.
    pub(super) fn describe(&self) -> String {
        let max = self.max.map(|bar| format!("at most {bar}"));
        let min = self.min.map(|bar| format!("at least {bar}"));
        let row = self.measure.row();
        let parts = [Some(row.name.to_owned()), max, min, Some(row.formula.to_owned())];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// A finding where a figure crosses a limit.
    pub(super) fn detect(&self, case: Case<'_>) -> Vec<Finding> {
        let above = self.max.map(|bar| (bar, Side::Above));
        let below = self.min.map(|bar| (bar, Side::Below));
        let crossed = [above, below].into_iter().flatten();
        crossed.flat_map(|(bar, side)| self.crossings(bar, side, case)).collect()
    }

    fn crossings(&self, bar: Bar, side: Side, case: Case<'_>) -> Vec<Finding> {
        let (around, header) = (case.around(), case.header);
        let speaks =
            |language: Option<Language>| language.is_none_or(|language| header.languages.holds(Some(&language)));
        let finding = |spot: Spot, figure: i32, weighs_most: Option<Spot>| {
            let mut finding = counted(self.measure, spot, Figure(figure).to_string(), case);
            finding.details.push(("limit", wanted(bar, side, around.spoken())));
            finding.details.extend(weighs_most.map(|sentence| ("sentence", quoted(around.text(sentence)))));
            finding
        };
        let levels = case.scene.gauge.levels(self.level, around);
        if bar.per == Per::Sentence {
            let spoken = levels.sentences.iter().filter(|(spot, _)| speaks(around.reading_of(spot.block).language));
            let crossed = spoken.filter(|(_, figure)| side.is_crossed(bar, *figure));
            return crossed.map(|&(spot, figure)| finding(spot, figure, Some(spot))).collect();
        }
        let crossed = levels.draft.filter(|&figure| speaks(around.reading.language) && side.is_crossed(bar, figure));
        let Some((figure, spot)) = crossed.zip(measure::first_word(around)) else { return Vec::new() };
        let weighing = levels.extremes(side == Side::Below, SHOWN);
        let mut told = finding(spot, figure, weighing.first().copied());
        told.excess = Some(match side {
            Side::Above => i64::from(figure),
            Side::Below => -i64::from(figure),
        });
        told.related = weighing.into_iter().map(|spot| (Related::Weighs, spot)).collect();
        vec![told]
    }
}

impl Side {
    const fn is_crossed(self, bar: Bar, figure: i32) -> bool {
        match self {
            Self::Above => figure > bar.tenths,
            Self::Below => figure < bar.tenths,
        }
    }
}

/// The demand of a limit, as a phrase.
fn wanted(bar: Bar, side: Side, language: Language) -> String {
    let texts = language.data().texts.measures;
    let text = match side {
        Side::Above => texts.at_most,
        Side::Below => texts.at_least,
    };
    let figure = Figure(bar.tenths).to_string();
    fill(text, |name| (name == "figure").then_some(figure.as_str()))
}

/// A sentence as a message quotes it: in one line, its beginning where it is long.
fn quoted(sentence: &str) -> String {
    let line = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = line.char_indices().nth(QUOTED).map(|(at, _)| at);
    end.map_or_else(|| line.clone(), |end| format!("{}…", Span::new(0, end).slice(&line)))
}
