//! The one table of measures. A new one is a variant, a row here, and its formula where the compiler asks for it.

use super::Level;
use crate::language::Language;
use crate::language::texts::{MeasureTexts, MeasureWording};
use crate::rule::{Limitable, Per};

/// A measure; formulas, units and sources stand in [`MEASURES`].
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
    /// Its reading ease.
    ReadingEase,
    /// The negativity of its words.
    Negativity,
    /// The share of words about us against those about the reader.
    SelfReference,
    /// The hostility of its sentences.
    Hostility,
    /// The share of sentences with something to use or check.
    Substance,
    /// Words and headlines of hype.
    Hype,
}

/// The kind of result of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MeasureKind {
    /// Things that can be pointed at one by one and add up, so that a rule can do without a limit: then each is a
    /// warning.
    Occurrences,
    /// Things that each have a size that a limit is for: runs of emoji.
    SizedOccurrences,
    /// Parts of the draft that each have a size that a limit is for, which is no warning by itself.
    Parts,
    /// The size of the draft.
    Whole,
    /// A figure that a formula gives for a sentence and for the draft, with one decimal.
    Level(Level),
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MeasureRow {
    /// The measure.
    pub(crate) measure: Measure,
    /// The word that policies use.
    pub(crate) name: &'static str,
    /// Its kind of result.
    pub(crate) kind: MeasureKind,
    /// Its texts in each language.
    pub(crate) texts: fn(&MeasureWording) -> MeasureTexts,
    /// Texts that a limit `max` can count in; the first where it does not say.
    pub(crate) max: &'static [Per],
    /// Texts that a limit `min` can count in; empty where a minimum means nothing.
    pub(crate) min: &'static [Per],
    /// The way it is computed, and after whom.
    pub(crate) formula: &'static str,
}

/// Things that add up: in the draft, in a sentence, in a stretch of words.
const ANY_TEXT: &[Per] = &[Per::Draft, Per::Sentence, Per::Words(100)];
/// A figure or a number of the draft as a whole.
const DRAFT: &[Per] = &[Per::Draft];
/// A figure that the draft has and each sentence too.
const DRAFT_OR_SENTENCE: &[Per] = &[Per::Draft, Per::Sentence];
/// Things that each have a size.
const EACH: &[Per] = &[Per::Each];
/// Sentences, which each have a size: `40` and `40 per sentence` say the same.
const EACH_SENTENCE: &[Per] = &[Per::Each, Per::Sentence];
/// A limit that means nothing.
const NONE: &[Per] = &[];

/// All measures, in the order of their variants.
pub(crate) const MEASURES: [MeasureRow; 18] = [
    MeasureRow {
        measure: Measure::ExclamationMarks,
        name: "exclamation-marks",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        texts: |texts| texts.exclamation_marks,
        formula: "`!` in prose that closes something, each one",
    },
    MeasureRow {
        measure: Measure::StackedPunctuation,
        name: "stacked-punctuation",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        texts: |texts| texts.stacked_punctuation,
        formula: "runs of two or more `!` and `?` after a word, spaces of French typography apart",
    },
    MeasureRow {
        measure: Measure::UppercaseWords,
        name: "uppercase-words",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        texts: |texts| texts.uppercase_words,
        formula: "words of runs of three or more words in capitals, acronyms apart",
    },
    MeasureRow {
        measure: Measure::Emoji,
        name: "emoji",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        texts: |texts| texts.emoji,
        formula: "grapheme clusters shown as emoji (UTS #51)",
    },
    MeasureRow {
        measure: Measure::EmojiRun,
        name: "emoji-run",
        kind: MeasureKind::SizedOccurrences,
        max: EACH,
        min: NONE,
        texts: |texts| texts.emoji_run,
        formula: "emoji with nothing but spaces between them",
    },
    MeasureRow {
        measure: Measure::Hashtags,
        name: "hashtags",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        texts: |texts| texts.hashtags,
        formula: "`#` and a word with a letter",
    },
    MeasureRow {
        measure: Measure::Mentions,
        name: "mentions",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        texts: |texts| texts.mentions,
        formula: "`@` and a name, but no package (`@acme/cli`) and no word of a language beside “rule” or “annotation”",
    },
    MeasureRow {
        measure: Measure::Links,
        name: "links",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        texts: |texts| texts.links,
        formula: "targets of links and images, and addresses in running text",
    },
    MeasureRow {
        measure: Measure::SentenceWords,
        name: "sentence-words",
        kind: MeasureKind::Parts,
        max: EACH_SENTENCE,
        min: NONE,
        texts: |texts| texts.sentence_words,
        formula: "words between sentence borders and set line breaks (UAX #29; what a hyphen ties, and an address, is one)",
    },
    MeasureRow {
        measure: Measure::ParagraphWords,
        name: "paragraph-words",
        kind: MeasureKind::Parts,
        max: EACH,
        min: NONE,
        texts: |texts| texts.paragraph_words,
        formula: "words of a paragraph, list item or cell, counted in the same way",
    },
    MeasureRow {
        measure: Measure::Words,
        name: "words",
        kind: MeasureKind::Whole,
        max: DRAFT,
        min: DRAFT,
        texts: |texts| texts.words,
        formula: "words of the prose, counted in the same way",
    },
    MeasureRow {
        measure: Measure::Length,
        name: "length",
        kind: MeasureKind::Whole,
        max: DRAFT,
        min: DRAFT,
        texts: |texts| texts.length,
        formula: "characters of the draft as it will be posted, counted as its channel does",
    },
    MeasureRow {
        measure: Measure::ReadingEase,
        name: "reading-ease",
        kind: MeasureKind::Level(Level::ReadingEase),
        max: DRAFT_OR_SENTENCE,
        min: DRAFT_OR_SENTENCE,
        texts: |texts| texts.reading_ease,
        formula: "206.835 − 1.015 × words per sentence − 84.6 × syllables per word (Flesch 1948); French: 207 − 1.015 × \
                  words per sentence − 73.6 × syllables per word (Kandel and Moles 1958)",
    },
    MeasureRow {
        measure: Measure::Negativity,
        name: "negativity",
        kind: MeasureKind::Level(Level::Negativity),
        max: DRAFT_OR_SENTENCE,
        min: DRAFT_OR_SENTENCE,
        texts: |texts| texts.negativity,
        formula: "50 − 50 × s/√(s² + 15), s the sum of a sentence's weighted words; of the draft, the mean over its \
                  sentences (after VADER, Hutto and Gilbert 2014)",
    },
    MeasureRow {
        measure: Measure::SelfReference,
        name: "self-reference",
        kind: MeasureKind::Level(Level::SelfReference),
        max: DRAFT_OR_SENTENCE,
        min: DRAFT_OR_SENTENCE,
        texts: |texts| texts.self_reference,
        formula: "100 × w/(w + y): w the words “we, us, our”, y the words “you, your”; from five of them on",
    },
    MeasureRow {
        measure: Measure::Hostility,
        name: "hostility",
        kind: MeasureKind::Level(Level::Hostility),
        max: DRAFT_OR_SENTENCE,
        min: DRAFT_OR_SENTENCE,
        texts: |texts| texts.hostility,
        formula: "100/(1 + e^(2.2 − h)), h the sum of what a sentence's phrases weigh: thanks and requests below zero, \
                  blame and contempt above; of the draft, the mean over its sentences (after Danescu-Niculescu-Mizil \
                  and others 2013)",
    },
    MeasureRow {
        measure: Measure::Substance,
        name: "substance",
        kind: MeasureKind::Level(Level::Substance),
        max: DRAFT_OR_SENTENCE,
        min: DRAFT_OR_SENTENCE,
        texts: |texts| texts.substance,
        formula: "100 for a sentence with more figures, links, code, steps, examples and sources (up to two of a kind) and \
                  new names (one) than praise, hype and filler, and for any that admits a fault or credits others; 0 for \
                  one with praise, hype or filler and no more of them; 50 for any other; of the draft, the mean over its \
                  sentences",
    },
    MeasureRow {
        measure: Measure::Hype,
        name: "hype",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        texts: |texts| texts.hype,
        formula: "words of hype; in headlines also phrases that promise and hold back",
    },
];

impl Measure {
    /// Its row of the table.
    pub(crate) const fn row(self) -> &'static MeasureRow {
        &MEASURES[self as usize]
    }

    /// The word that policies use.
    pub(crate) const fn name(self) -> &'static str {
        self.row().name
    }

    /// The counted thing, for people.
    pub(crate) fn counted(self, language: Language) -> &'static str {
        (self.row().texts)(&language.data().texts.measures).counted
    }
}

impl MeasureRow {
    /// The texts that its limits can count in: `max`, `min`.
    pub(crate) const fn limitable(&self) -> (Limitable, Limitable) {
        let most = Limitable { key: "max", of: self.name, per: self.max };
        (most, Limitable { key: "min", of: self.name, per: self.min })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use std::collections::BTreeSet;

    #[test]
    fn rows_stand_in_the_order_of_the_measures() {
        for (number, row) in MEASURES.iter().enumerate() {
            assert_eq!(row.measure as usize, number, "{}", row.name);
            assert_eq!(row.measure.name(), row.name);
        }
    }

    #[test]
    fn names_are_unique_and_kebab_case_and_texts_are_whole() {
        let names: BTreeSet<_> = MEASURES.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), MEASURES.len());
        for row in MEASURES {
            assert!(crate::table::is_kebab(row.name), "{}", row.name);
            assert!(!row.formula.is_empty(), "{}", row.name);
            for data in LANGUAGES {
                let texts = (row.texts)(&data.texts.measures);
                assert!(texts.why.ends_with('.') && texts.advice.ends_with('.'), "{}", row.name);
                assert!(!texts.counted.is_empty(), "{}", row.name);
            }
        }
    }

    #[test]
    fn each_level_has_one_measure() {
        let levels: Vec<usize> = MEASURES
            .iter()
            .filter_map(|row| match row.kind {
                MeasureKind::Level(level) => Some(level.number()),
                MeasureKind::Occurrences | MeasureKind::SizedOccurrences | MeasureKind::Parts | MeasureKind::Whole => {
                    None
                }
            })
            .collect();
        assert_eq!(levels, (0..Level::COUNT).collect::<Vec<_>>());
    }
}
