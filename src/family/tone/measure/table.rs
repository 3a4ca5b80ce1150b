//! The one table of measures. A new one is a variant, a row here, and its formula where the compiler asks for it.

use super::Level;
use crate::language::Language;
use crate::rule::{Limitable, Per};

/// What can be measured; formulas, units and sources stand in [`MEASURES`].
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
    /// How easy it is to read.
    ReadingEase,
    /// How negative its words are.
    Negativity,
    /// How much it speaks of us rather than of the reader.
    SelfReference,
}

/// What a measure gives.
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

/// A text in each language: English, French.
type Both = (&'static str, &'static str);

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// The measure.
    pub(crate) measure: Measure,
    /// The word that policies use.
    pub(crate) name: &'static str,
    /// What it gives.
    pub(crate) kind: MeasureKind,
    /// What a limit `max` can count in; the first where it does not say.
    pub(crate) max: &'static [Per],
    /// What a limit `min` can count in; empty where a minimum means nothing.
    pub(crate) min: &'static [Per],
    /// What is counted, after a number; for a level, what the number is, before it.
    pub(crate) counted: Both,
    /// How it is computed, and after whom.
    pub(crate) formula: &'static str,
    /// Why an excess is a risk.
    pub(crate) why: Both,
    /// What to do about it.
    pub(crate) advice: Both,
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

const NOISE: Both =
    ("It may draw attention away from what the post says.", "Cela peut détourner l'attention de ce que dit le texte.");
const KEEP_FEW: Both = ("Keep the ones that carry meaning.", "Gardez ceux qui portent du sens.");
const LONG: Both =
    ("Readers may lose the thread, or not begin at all.", "Le lecteur peut perdre le fil, ou ne pas commencer.");
const CUT: Both =
    ("Make several of it, or leave out what can wait.", "Coupez en plusieurs, ou gardez le reste pour plus tard.");

/// All measures, in the order of their variants.
pub(crate) const MEASURES: [Row; 15] = [
    Row {
        measure: Measure::ExclamationMarks,
        name: "exclamation-marks",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        counted: ("exclamation marks", "points d'exclamation"),
        formula: "`!` in prose that closes something, each one",
        why: NOISE,
        advice: KEEP_FEW,
    },
    Row {
        measure: Measure::StackedPunctuation,
        name: "stacked-punctuation",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        counted: ("runs of exclamation and question marks", "suites de points d'exclamation et d'interrogation"),
        formula: "runs of two or more `!` and `?` after a word, spaces of French typography apart",
        why: NOISE,
        advice: ("One mark is enough.", "Un seul signe suffit."),
    },
    Row {
        measure: Measure::UppercaseWords,
        name: "uppercase-words",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        counted: ("words in capitals", "mots en capitales"),
        formula: "words of runs of three or more words in capitals, acronyms apart",
        why: NOISE,
        advice: ("Write them in lower case.", "Écrivez-les en minuscules."),
    },
    Row {
        measure: Measure::Emoji,
        name: "emoji",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        counted: ("emoji", "émojis"),
        formula: "grapheme clusters shown as emoji (UTS #51)",
        why: NOISE,
        advice: KEEP_FEW,
    },
    Row {
        measure: Measure::EmojiRun,
        name: "emoji-run",
        kind: MeasureKind::SizedOccurrences,
        max: EACH,
        min: NONE,
        counted: ("emoji in a row", "émojis à la suite"),
        formula: "emoji with nothing but spaces between them",
        why: NOISE,
        advice: KEEP_FEW,
    },
    Row {
        measure: Measure::Hashtags,
        name: "hashtags",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        counted: ("hashtags", "mots-dièse"),
        formula: "`#` and a word with a letter",
        why: NOISE,
        advice: KEEP_FEW,
    },
    Row {
        measure: Measure::Mentions,
        name: "mentions",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        counted: ("mentions of accounts", "mentions de comptes"),
        formula: "`@` and a name",
        why: NOISE,
        advice: KEEP_FEW,
    },
    Row {
        measure: Measure::Links,
        name: "links",
        kind: MeasureKind::Occurrences,
        max: ANY_TEXT,
        min: DRAFT,
        counted: ("links", "liens"),
        formula: "targets of links and images, and addresses in running text",
        why: NOISE,
        advice: KEEP_FEW,
    },
    Row {
        measure: Measure::SentenceWords,
        name: "sentence-words",
        kind: MeasureKind::Parts,
        max: EACH_SENTENCE,
        min: NONE,
        counted: ("words in a sentence", "mots dans une phrase"),
        formula: "words between sentence borders and set line breaks (UAX #29)",
        why: LONG,
        advice: CUT,
    },
    Row {
        measure: Measure::ParagraphWords,
        name: "paragraph-words",
        kind: MeasureKind::Parts,
        max: EACH,
        min: NONE,
        counted: ("words in a paragraph", "mots dans un paragraphe"),
        formula: "words of a paragraph, list item or cell (UAX #29)",
        why: LONG,
        advice: CUT,
    },
    Row {
        measure: Measure::Words,
        name: "words",
        kind: MeasureKind::Whole,
        max: DRAFT,
        min: DRAFT,
        counted: ("words", "mots"),
        formula: "words of the prose (UAX #29)",
        why: LONG,
        advice: CUT,
    },
    Row {
        measure: Measure::Length,
        name: "length",
        kind: MeasureKind::Whole,
        max: DRAFT,
        min: DRAFT,
        counted: ("characters", "caractères"),
        formula: "characters of the draft as it will be posted, counted as its channel does",
        why: LONG,
        advice: CUT,
    },
    Row {
        measure: Measure::ReadingEase,
        name: "reading-ease",
        kind: MeasureKind::Level(Level::ReadingEase),
        max: DRAFT_OR_SENTENCE,
        min: DRAFT_OR_SENTENCE,
        counted: ("reading ease", "facilité de lecture"),
        formula: "206.835 − 1.015 × words per sentence − 84.6 × syllables per word (Flesch 1948); French: 207 − 1.015 × \
                  words per sentence − 73.6 × syllables per word (Kandel and Moles 1958)",
        why: (
            "Long sentences of long words tire readers, and lose those who read in a hurry or in another language.",
            "De longues phrases de mots longs fatiguent, et perdent ceux qui lisent vite ou dans une autre langue.",
        ),
        advice: (
            "Begin with the sentences shown: cut each in two, and take the shorter word.",
            "Commencez par les phrases indiquées : coupez-les en deux, et prenez le mot le plus court.",
        ),
    },
    Row {
        measure: Measure::Negativity,
        name: "negativity",
        kind: MeasureKind::Level(Level::Negativity),
        max: DRAFT_OR_SENTENCE,
        min: DRAFT_OR_SENTENCE,
        counted: ("negativity", "négativité"),
        formula: "100 × −s/√(s² + 15) where s, the sum of a sentence's weighted words, is negative, else 0; of the draft, \
                  the mean over its sentences (after VADER, Hutto and Gilbert 2014)",
        why: (
            "The mood of a text is heard before its argument, and may be taken for that of the company.",
            "L'humeur d'un texte s'entend avant ses arguments, et peut passer pour celle de l'entreprise.",
        ),
        advice: (
            "Say what went wrong once, in plain words, then what is being done about it.",
            "Dites une fois ce qui n'allait pas, sobrement, puis ce qui est fait pour y remédier.",
        ),
    },
    Row {
        measure: Measure::SelfReference,
        name: "self-reference",
        kind: MeasureKind::Level(Level::SelfReference),
        max: DRAFT_OR_SENTENCE,
        min: DRAFT_OR_SENTENCE,
        counted: ("self-reference", "références à soi"),
        formula: "100 × w/(w + y): w the words “we, us, our”, y the words “you, your”; from five of them on",
        why: (
            "A text about ourselves leaves readers to find out what is in it for them.",
            "Un texte qui parle de nous laisse au lecteur le soin de trouver ce qui le concerne.",
        ),
        advice: (
            "Turn some sentences round: not what we did, but what readers can do now.",
            "Retournez quelques phrases : non ce que nous avons fait, mais ce que le lecteur peut faire.",
        ),
    },
];

impl Measure {
    /// Its row of the table.
    pub(crate) const fn row(self) -> &'static Row {
        &MEASURES[self as usize]
    }

    /// The word that policies use.
    pub(crate) const fn name(self) -> &'static str {
        self.row().name
    }

    /// What is counted, for people.
    pub(crate) const fn counted(self, language: Language) -> &'static str {
        in_language(self.row().counted, language)
    }
}

impl Row {
    /// What its limits can say: `max`, `min`.
    pub(crate) const fn limitable(&self) -> (Limitable, Limitable) {
        let most = Limitable { key: "max", of: self.name, per: self.max };
        (most, Limitable { key: "min", of: self.name, per: self.min })
    }

    /// Why an excess is a risk, and what to do about it.
    pub(crate) const fn texts(&self, language: Language) -> (&'static str, &'static str) {
        (in_language(self.why, language), in_language(self.advice, language))
    }
}

const fn in_language(both: Both, language: Language) -> &'static str {
    match language {
        Language::English => both.0,
        Language::French => both.1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
            for (english, french) in [row.why, row.advice] {
                assert!(english.ends_with('.') && french.ends_with('.'), "{}", row.name);
            }
            let (english, french) = row.counted;
            assert!(!english.is_empty() && !french.is_empty(), "{}", row.name);
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
