//! Levels: figures that a formula gives for each sentence and for the draft.
//!
//! Read are paragraphs, list items and notes in a known language, without their code; headings and cells are no
//! sentences. Figures are kept in tenths, so that what is compared with a limit is what is shown.

use super::ease::{self, EaseCount, number};
use super::hostility::hostility;
use super::mood::negativity;
use super::substance::SubstanceFormula;
use crate::draft::{Block, Context};
use crate::language::Language;
use crate::matching::Surroundings;
use crate::reading::{Letters, Word};
use crate::rule::Place;
use crate::text::{Span, Spot};

/// The words for us and for the reader below which a draft has no figure.
const FEWEST_PRONOUNS: usize = 5;

/// The sentences below which a draft has no share of those with something to use.
const FEWEST_SENTENCES: usize = 5;

/// The words of a sentence below which it is not hard to read, however long they are.
const FEWEST_OF_SENTENCE: usize = 8;

/// A figure that a formula gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// Its reading ease.
    ReadingEase,
    /// The negativity of its words.
    Negativity,
    /// The share of words about us against those about the reader.
    SelfReference,
    /// Its hostility.
    Hostility,
    /// What of it a reader can use or check.
    Substance,
}

impl Level {
    /// Their number.
    pub(crate) const COUNT: usize = 5;

    /// Its number, below [`Level::COUNT`].
    pub(crate) const fn number(self) -> usize {
        self as usize
    }
}

/// A level of one draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Levels {
    /// Of the whole draft, in tenths; nothing where it has too little text for one.
    pub(crate) draft: Option<i32>,
    /// Of each sentence that has one, in the order of the draft.
    pub(crate) sentences: Vec<(Spot, i32)>,
}

impl Levels {
    /// Measures a draft.
    pub(super) fn of(level: Level, around: &Surroundings<'_>) -> Self {
        match level {
            Level::ReadingEase => Self::of_ease(around),
            Level::Negativity => Self::of_words(around, negativity),
            Level::SelfReference => Self::of_self_reference(around),
            Level::Hostility => Self::of_words(around, hostility),
            Level::Substance => Self::of_substance(around),
        }
    }

    fn of_ease(around: &Surroundings<'_>) -> Self {
        let mut levels = Self::default();
        let mut whole = EaseCount::default();
        for_each_sentence(around, |sentence| {
            let MeasuredSentence { spot, words, text, language, .. } = sentence;
            let tally = EaseCount::of(around.reading, &words, text, language);
            if tally.words == 0 {
                return;
            }
            if Some(language) == around.reading.language {
                whole = whole.with(tally);
            }
            if let Some(figure) = tally.ease(language).filter(|_| tally.words >= FEWEST_OF_SENTENCE) {
                levels.sentences.push((spot, tenths(figure)));
            }
        });
        let enough = whole.words >= ease::FEWEST_WORDS;
        let language = around.reading.language.filter(|_| enough);
        levels.draft = language.and_then(|language| whole.ease(language)).map(tenths);
        levels
    }

    /// A figure of each sentence, and their mean.
    fn of_means(around: &Surroundings<'_>, mut figure: impl FnMut(&MeasuredSentence<'_>) -> f64) -> Self {
        let mut levels = Self::default();
        let mut sum = 0.0;
        for_each_sentence(around, |sentence| {
            let figure = figure(&sentence);
            sum += figure;
            levels.sentences.push((sentence.spot, tenths(figure)));
        });
        let count = levels.sentences.len();
        levels.draft = (count > 0).then(|| tenths(sum / number(count)));
        levels
    }

    /// The same of a formula that looks at words.
    fn of_words(around: &Surroundings<'_>, formula: SentenceFormula) -> Self {
        Self::of_means(around, |MeasuredSentence { whole, words, text, language, .. }| {
            let folds: Vec<&str> = words.iter().map(|&(at, _)| around.reading.words.fold_of(at, at)).collect();
            let words: Vec<Word> = words.iter().map(|&(_, word)| word).collect();
            formula(text, *whole, &words, &folds, *language)
        })
    }

    /// Whether each sentence has something to use or check, and their mean.
    fn of_substance(around: &Surroundings<'_>) -> Self {
        let targets = around.blocks().filter(|(_, block)| block.context == Context::LinkTarget);
        let mut links: Vec<usize> =
            targets.filter_map(|(_, block)| Some(block.segments.first()?.source.start)).collect();
        links.sort_unstable();
        let mut formula = SubstanceFormula::default();
        let mut levels = Self::of_means(around, |MeasuredSentence { spot, whole, words, text, language }| {
            let source = around.source(spot.with(*whole));
            let before = |offset: usize| links.partition_point(|link| *link < offset);
            let segments = &around.block(spot.block).segments;
            let first = segments.partition_point(|segment| segment.at < whole.start);
            let own = segments[first..].iter().take_while(|segment| segment.at < whole.end);
            let code = own.filter(|segment| segment.context == Context::Code).count();
            let words: Vec<Word> = words.iter().map(|&(_, word)| word).collect();
            formula.figure(text, &words, before(source.end) - before(source.start) + code, *language)
        });
        levels.draft = levels.draft.filter(|_| levels.sentences.len() >= FEWEST_SENTENCES);
        levels
    }

    fn of_self_reference(around: &Surroundings<'_>) -> Self {
        let mut levels = Self::default();
        let (mut all_us, mut all) = (0, 0);
        for_each_sentence(around, |sentence| {
            let is_one = |number: usize, list: &[&str]| {
                list.binary_search(&around.reading.words.fold_of(number, number)).is_ok()
            };
            let pronouns = sentence.language.data().pronouns;
            let spoken = || sentence.words.iter().filter(|(_, word)| word.letters != Letters::Upper);
            let us = spoken().filter(|(number, _)| is_one(*number, pronouns.us)).count();
            let you = spoken().filter(|(number, _)| is_one(*number, pronouns.you)).count();
            (all_us, all) = (all_us + us, all + us + you);
            if us + you > 0 {
                levels.sentences.push((sentence.spot, tenths(100.0 * number(us) / number(us + you))));
            }
        });
        levels.draft = (all >= FEWEST_PRONOUNS).then(|| tenths(100.0 * number(all_us) / number(all)));
        levels
    }

    /// The sentences whose figures are the lowest, or the highest, of all; those that stand first where equal.
    pub(crate) fn extremes(&self, lowest: bool, most: usize) -> Vec<Spot> {
        let mut sorted: Vec<&(Spot, i32)> = self.sentences.iter().collect();
        sorted.sort_by_key(|(_, figure)| if lowest { *figure } else { -figure });
        sorted.truncate(most);
        sorted.into_iter().map(|(spot, _)| *spot).collect()
    }
}

/// Gives a figure for a sentence of a text, with its words and their folds.
type SentenceFormula = fn(&str, Span, &[Word], &[&str], Language) -> f64;

/// A sentence of a known language.
struct MeasuredSentence<'d> {
    /// Its place, without the white space around it.
    spot: Spot,
    /// Its stretch of the text, with the marks that close it.
    whole: Span,
    /// Its words, those in code apart, with their numbers in the reading.
    words: Vec<(usize, Word)>,
    /// The text of its block.
    text: &'d str,
    language: Language,
}

/// Calls for each sentence with a word.
fn for_each_sentence<'d>(around: &Surroundings<'d>, mut tell: impl FnMut(MeasuredSentence<'d>)) {
    for (number, block) in around.blocks().filter(|(_, block)| speaks(block)) {
        let reading = around.reading_of(number);
        let Some(language) = reading.language else { continue };
        let all = around.words_of(number);
        let plain = block.segments.iter().all(|segment| segment.context.place() == Place::Prose);
        let mut from = 0;
        for &sentence in around.sentences_of(number) {
            let skipped = all[from..].iter().take_while(|word| word.start() < sentence.start).count();
            let count = all[from + skipped..].iter().take_while(|word| word.start() < sentence.end).count();
            let first = from + skipped;
            from = first + count;
            let own = &all[first..from];
            let is_prose = |word: &Word| plain || block.context_at(word.start()).place() == Place::Prose;
            let numbered = (reading.words.start + first..).zip(own.iter().copied());
            let words: Vec<(usize, Word)> = numbered.filter(|(_, word)| is_prose(word)).collect();
            let (Some((_, head)), Some((_, last))) = (words.first(), words.last()) else { continue };
            let spot = Spot::new(number, Span::new(head.start(), last.end()));
            tell(MeasuredSentence { spot, whole: sentence, words, text: &block.text, language });
        }
    }
}

/// Returns whether a block is made of sentences.
const fn speaks(block: &Block) -> bool {
    match block.context {
        Context::Paragraph | Context::ListItem | Context::Footnote | Context::HtmlText => true,
        Context::Heading
        | Context::TableCell
        | Context::Code
        | Context::LinkTarget
        | Context::LinkTitle
        | Context::ImageAlt
        | Context::ImageTitle
        | Context::Comment
        | Context::HtmlAttribute
        | Context::Metadata
        | Context::FileName
        | Context::Markup => false,
    }
}

/// A figure in tenths, as it is shown.
fn tenths(figure: f64) -> i32 {
    (figure * 10.0).round() as i32
}
