//! How things are said: wording and limits.

use super::{Meaning, Rule, wording};
use crate::error::Cause;
use crate::rule::{Defaults, Family, Fields, Forms, Header, Limit, Pattern, Place, Places, Severity, Term, Value};

/// What a tone rule says where the policy does not.
const DEFAULTS: Defaults = Defaults {
    family: Family::Tone,
    severity: Severity::Low,
    read: Places::of(&[Place::Prose]),
    forms: Forms::WORDING,
};

/// Measures that belong to the policy language and are not supported yet.
const LATER_MEASURES: [&str; 3] = ["reading-ease", "negativity", "self-reference"];

/// A tone rule.
#[derive(Clone, Debug)]
pub(crate) struct Tone {
    /// What it counts.
    pub(crate) trigger: Trigger,
    /// More than this is a warning; without `max` and `min`, each occurrence is one.
    pub(crate) max: Option<Limit>,
    /// Fewer than this in the draft is a warning.
    pub(crate) min: Option<Limit>,
}

/// What a tone rule counts.
#[derive(Clone, Debug)]
pub(crate) enum Trigger {
    /// Wording.
    Wording {
        /// Words and phrases.
        terms: Vec<Term>,
        /// Regular expressions.
        patterns: Vec<Pattern>,
    },
    /// Something measured.
    Measure(Measure),
}

/// What can be measured; formulas and units stand at each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Exclamation marks in prose.
    ExclamationMarks,
    /// Runs of two or more `!` and `?`, each run one.
    StackedPunctuation,
    /// Words in runs of three or more words in capitals.
    UppercaseWords,
    /// Emoji, counted as grapheme clusters.
    Emoji,
    /// Emoji in one unbroken run.
    EmojiRun,
    /// Hashtags.
    Hashtags,
    /// Handles (`@name`).
    Mentions,
    /// Links.
    Links,
    /// Words of a sentence.
    SentenceWords,
    /// Words of a paragraph.
    ParagraphWords,
    /// Words of the draft's prose.
    Words,
    /// Characters of the draft, as its channel counts them.
    Length,
}

impl Measure {
    /// All measures.
    pub(crate) const EACH: [Self; 12] = [
        Self::ExclamationMarks,
        Self::StackedPunctuation,
        Self::UppercaseWords,
        Self::Emoji,
        Self::EmojiRun,
        Self::Hashtags,
        Self::Mentions,
        Self::Links,
        Self::SentenceWords,
        Self::ParagraphWords,
        Self::Words,
        Self::Length,
    ];

    /// The word that policies use.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::ExclamationMarks => "exclamation-marks",
            Self::StackedPunctuation => "stacked-punctuation",
            Self::UppercaseWords => "uppercase-words",
            Self::Emoji => "emoji",
            Self::EmojiRun => "emoji-run",
            Self::Hashtags => "hashtags",
            Self::Mentions => "mentions",
            Self::Links => "links",
            Self::SentenceWords => "sentence-words",
            Self::ParagraphWords => "paragraph-words",
            Self::Words => "words",
            Self::Length => "length",
        }
    }

    /// Whether it counts things that can be pointed at one by one, so that a rule can do without a limit: then each
    /// is a warning. The others say how long something is, which is no warning by itself.
    pub(crate) const fn has_occurrences(self) -> bool {
        match self {
            Self::ExclamationMarks
            | Self::StackedPunctuation
            | Self::UppercaseWords
            | Self::Emoji
            | Self::EmojiRun
            | Self::Hashtags
            | Self::Mentions
            | Self::Links => true,
            Self::SentenceWords | Self::ParagraphWords | Self::Words | Self::Length => false,
        }
    }
}

impl Tone {
    /// What triggers the rule, in one line.
    pub(super) fn describe(&self) -> String {
        let trigger = match &self.trigger {
            Trigger::Wording { terms, patterns } => wording(terms, patterns),
            Trigger::Measure(measure) => measure.name().to_owned(),
        };
        let max = self.max.map(|limit| format!("at most {limit}"));
        let min = self.min.map(|limit| format!("at least {limit}"));
        [Some(trigger), max, min].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

/// Takes a `[[tone]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>) -> Rule {
    fields.require_one_of(&["terms", "patterns", "measure"]);
    if fields.holds("measure") {
        fields.refuse_beside("measure", &["terms", "patterns", "forms", "case", "except", "near", "not_near"]);
    }
    let terms = fields.take("terms").map(Value::terms).unwrap_or_default();
    let patterns = fields.take("patterns").map(Value::patterns).unwrap_or_default();
    let measure =
        fields.take("measure").and_then(|value| value.word("measure", &Measure::EACH, Measure::name, &LATER_MEASURES));
    if measure.is_some_and(|measure| !measure.has_occurrences()) {
        fields.require_one_of(&["max", "min"]);
    }
    let (max, min) = limits(&mut fields);
    let trigger = measure.map_or(Trigger::Wording { terms, patterns }, Trigger::Measure);
    let meaning = Meaning::Tone(Tone { trigger, max, min });
    Rule { header: Header::lower(fields, DEFAULTS), meaning }
}

/// The keys `max` and `min`.
fn limits(fields: &mut Fields<'_>) -> (Option<Limit>, Option<Limit>) {
    let max = fields.take("max").and_then(Value::limit);
    let lowest = fields.take("min");
    let min = lowest.and_then(Value::limit);
    if let (Some(lowest), Some(max), Some(min)) = (lowest, max, min)
        && max.per == min.per
        && max.count < min.count
    {
        lowest.note(Cause::LimitOrder);
    }
    (max, min)
}
