//! How things are said: wording and limits.

use super::finding::{Finding, Related, Texts};
use super::limits;
use super::measure::{self, Occurrence};
use super::{Meaning, Rule, Scene, describe_wording, index_wording, wording};
use crate::error::Cause;
use crate::matching::{Hit, IndexBuilder, Spot};
use crate::rule::{
    Defaults, Evidence, Family, Fields, Forms, Header, Language, Limit, Pattern, Place, Places, Severity, Term, Value,
};
use std::collections::BTreeMap;

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
            Trigger::Wording { terms, patterns } => describe_wording(terms, patterns),
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
        fields.refuse_beside(
            "measure",
            &["terms", "patterns", "verify", "fields", "forms", "case", "except", "near", "not_near", "eased_by"],
        );
    }
    let terms = fields.take("terms").map(Value::terms).unwrap_or_default();
    let patterns = Pattern::take(&mut fields);
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

impl Measure {
    /// What is counted, for people.
    const fn counted(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::ExclamationMarks, Language::English) => "exclamation marks",
            (Self::ExclamationMarks, Language::French) => "points d'exclamation",
            (Self::StackedPunctuation, Language::English) => "runs of exclamation and question marks",
            (Self::StackedPunctuation, Language::French) => "suites de points d'exclamation et d'interrogation",
            (Self::UppercaseWords, Language::English) => "words in capitals",
            (Self::UppercaseWords, Language::French) => "mots en capitales",
            (Self::Emoji, Language::English | Language::French) => "emoji",
            (Self::EmojiRun, Language::English) => "emoji in a row",
            (Self::EmojiRun, Language::French) => "emoji à la suite",
            (Self::Hashtags, Language::English | Language::French) => "hashtags",
            (Self::Mentions, Language::English) => "mentions of accounts",
            (Self::Mentions, Language::French) => "mentions de comptes",
            (Self::Links, Language::English) => "links",
            (Self::Links, Language::French) => "liens",
            (Self::SentenceWords, Language::English) => "words in a sentence",
            (Self::SentenceWords, Language::French) => "mots dans une phrase",
            (Self::ParagraphWords, Language::English) => "words in a paragraph",
            (Self::ParagraphWords, Language::French) => "mots dans un paragraphe",
            (Self::Words, Language::English) => "words",
            (Self::Words, Language::French) => "mots",
            (Self::Length, Language::English) => "characters",
            (Self::Length, Language::French) => "caractères",
        }
    }
}

impl Tone {
    /// Adds the wording.
    pub(super) fn index(&self, number: usize, header: &Header, builder: &mut IndexBuilder) {
        match &self.trigger {
            Trigger::Wording { terms, patterns } => index_wording(number, header, terms, patterns, builder),
            Trigger::Measure(_) => {}
        }
    }

    /// What is said or counted beyond the rule's limits.
    pub(super) fn detect(&self, number: usize, header: &Header, hits: &[Hit], scene: Scene<'_>) -> Vec<Finding> {
        match self.trigger {
            Trigger::Wording { .. } => self.detect_wording(number, header, hits, scene),
            Trigger::Measure(measure) => self.detect_measure(number, measure, header, scene),
        }
    }

    fn detect_wording(&self, number: usize, header: &Header, hits: &[Hit], scene: Scene<'_>) -> Vec<Finding> {
        let mut findings = wording::findings(number, header, hits, scene);
        for finding in &mut findings {
            if scene.around.document.blocks[finding.spot.0].quoted {
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
        let excesses = self.max.map(|max| limits::excesses(&occurrences, max, scene.around)).unwrap_or_default();
        let mut told = Vec::new();
        for excess in excesses {
            let Some(mut finding) = by_spot.remove(&excess.spot) else { continue };
            finding.related.extend(excess.others.iter().map(|&spot| (Related::Occurrence, spot)));
            finding.details.push(("count", excess.count.to_string()));
            told.push(finding);
        }
        told.extend(self.too_few(number, occurrences.len(), header, scene));
        told
    }

    fn detect_measure(&self, number: usize, measure: Measure, header: &Header, scene: Scene<'_>) -> Vec<Finding> {
        let around = scene.around;
        let finding = |spot: Spot, count: usize, language: Language| {
            let basis = vec![Evidence::Measure];
            let mut finding = Finding::new(number, spot, header.severity, basis, measure.name().to_owned());
            finding.details.push(("count", count.to_string()));
            finding.details.push(("counted", measure.counted(language).to_owned()));
            finding
        };
        let language = around.reading.language.unwrap_or(Language::English);
        if let Some(size) = measure::size(measure, scene) {
            let beyond = self.max.filter(|max| size > max.count).map(|max| {
                let spot = measure::beyond(measure, max.count, scene);
                finding(spot, size, language)
            });
            return beyond.into_iter().chain(self.too_few(number, size, header, scene)).collect();
        }
        let occurrences = measure::occurrences(measure, around, header);
        let total = occurrences.iter().map(|occurrence| occurrence.count).sum();
        let mut told: Vec<Finding> = match self.max {
            None if self.min.is_some() => Vec::new(),
            None => occurrences.iter().map(|found| finding(found.spot, found.count, language)).collect(),
            Some(max) if measure.is_sized() => {
                let large = occurrences.iter().filter(|found| found.count > max.count);
                large.map(|found| finding(found.spot, found.count, language)).collect()
            }
            Some(max) => limits::excesses(&occurrences, max, around)
                .into_iter()
                .map(|excess| {
                    let mut finding = finding(excess.spot, excess.count, language);
                    finding.related = excess.others.iter().map(|&spot| (Related::Occurrence, spot)).collect();
                    finding
                })
                .collect(),
        };
        told.extend(self.too_few(number, total, header, scene));
        told
    }

    /// The finding that a draft has fewer than the rule asks for, at the first word of its prose.
    fn too_few(&self, number: usize, count: usize, header: &Header, scene: Scene<'_>) -> Option<Finding> {
        let min = self.min.filter(|min| count < min.count)?;
        let spot = measure::first_word(scene.around)?;
        let mut finding = Finding::new(number, spot, header.severity, vec![Evidence::Measure], "too few".to_owned());
        finding.details.push(("count", count.to_string()));
        finding.details.push(("min", min.to_string()));
        Some(finding)
    }

    /// What the family says of a match.
    pub(super) const fn texts(&self, language: Language) -> Texts {
        let measured = matches!(self.trigger, Trigger::Measure(_));
        match (language, measured, self.max.is_some() || self.min.is_some()) {
            (Language::English, true, _) => Texts {
                message: "{count} {counted}",
                why: "It may draw attention away from what the post says.",
                advice: "Keep the ones that carry meaning.",
            },
            (Language::French, true, _) => Texts {
                message: "{count} {counted}",
                why: "Cela peut détourner l'attention de ce que dit le texte.",
                advice: "Gardez ceux qui portent du sens.",
            },
            (Language::English, false, false) => Texts {
                message: "“{match}” may be read in another tone than it was meant",
                why: "Readers hear the tone before they hear the point.",
                advice: "Say the same thing more plainly.",
            },
            (Language::English, false, true) => Texts {
                message: "“{match}” and the like, {count} times",
                why: "Said often, it may be read as noise.",
                advice: "Keep the one that matters most.",
            },
            (Language::French, false, false) => Texts {
                message: "« {match} » peut être lu sur un autre ton que voulu",
                why: "On entend le ton avant d'entendre le propos.",
                advice: "Dites la même chose plus simplement.",
            },
            (Language::French, false, true) => Texts {
                message: "« {match} » et semblables, {count} fois",
                why: "Répété, cela peut être lu comme du bruit.",
                advice: "Gardez celui qui compte le plus.",
            },
        }
    }
}
