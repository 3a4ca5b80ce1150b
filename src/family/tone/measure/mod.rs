//! Measures of a draft.
//!
//! A measure is one of three kinds: occurrences that can be pointed at one by one, sizes (of sentences, paragraphs,
//! the draft), or levels, which a formula gives for a sentence and for the draft. [`MEASURES`] is the table of all;
//! each kind has its formulas in a file here. Limits are applied in `limits` and `tone`; nothing here knows of them.

mod capitals;
mod cues;
mod ease;
mod figures;
mod hostility;
mod hype;
mod level;
mod mood;
mod post;
mod signs;
mod size;
mod substance;
mod table;

pub(crate) use level::{Level, Levels};
pub(crate) use post::Post;
pub(crate) use size::{beyond, first_word, size};
pub(crate) use table::{MEASURES, Measure, MeasureKind};

use crate::draft::{Block, admonition};
use crate::matching::Surroundings;
use crate::rule::{Header, Place, Places};
use crate::text::{BlockNumber, Span, Spot};
use figures::BlockFigures;
use std::cell::OnceCell;

/// One occurrence of what is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// Its place.
    pub(crate) spot: Spot,
    /// The weight: the words of a shout, the emoji of a run, the words of a sentence.
    pub(crate) count: usize,
}

/// What the measures know of a block.
#[derive(Clone, Debug)]
struct GaugedBlock {
    /// The places of its segments.
    places: Places,
    figures: OnceCell<BlockFigures>,
}

/// Values shared by the measures of one draft: found once, and only where a rule asks.
#[derive(Debug, Default)]
pub(crate) struct Gauge {
    blocks: OnceCell<Vec<GaugedBlock>>,
    post: OnceCell<Post>,
    levels: [OnceCell<Levels>; Level::COUNT],
}

impl Gauge {
    /// The draft as it will be posted.
    pub(crate) fn post(&self, around: &Surroundings<'_>) -> &Post {
        self.post.get_or_init(|| Post::of(around.document))
    }

    /// The words, sentences and characters of the draft's prose.
    pub(crate) fn prose(&self, around: &Surroundings<'_>) -> (usize, usize, usize) {
        let blocks = self.blocks(around);
        prose_blocks(around).fold((0, 0, 0), |(words, sentences, characters), (number, _)| {
            let own = blocks[number.0].figures(number, around);
            (words + own.words, sentences + own.sentences, characters + own.characters)
        })
    }

    fn blocks(&self, around: &Surroundings<'_>) -> &[GaugedBlock] {
        let gauged = |block: &Block| {
            let places = block.segments.iter().map(|segment| segment.context.place()).collect();
            GaugedBlock { places, figures: OnceCell::new() }
        };
        self.blocks.get_or_init(|| around.document.blocks.iter().map(gauged).collect())
    }

    /// A level, of the draft and its sentences.
    pub(crate) fn levels(&self, level: Level, around: &Surroundings<'_>) -> &Levels {
        self.levels[level.number()].get_or_init(|| Levels::of(level, around))
    }

    /// The occurrences of a measure in the languages and places that a rule reads, in order. Of parts of the
    /// draft those are enough that have more words than `above`.
    pub(crate) fn occurrences(
        &self,
        measure: Measure,
        above: Option<usize>,
        around: &Surroundings<'_>,
        header: &Header,
    ) -> Vec<Occurrence> {
        // A link is counted by its target, which no reader reads.
        let reads_all = measure == Measure::Links;
        let above = above.filter(|_| measure.row().kind == MeasureKind::Parts);
        let mut found = Vec::new();
        for (number, own) in self.blocks(around).iter().enumerate() {
            let number = BlockNumber(number);
            if !(reads_all || own.places.meets(header.places))
                || above.is_some_and(|above| around.words_of(number).len() <= above)
                || !own.figures(number, around).may_hold(measure)
            {
                continue;
            }
            let block = around.block(number);
            let language = around.reading_of(number).language;
            if language.is_some_and(|own| !header.languages.holds(Some(&own))) {
                continue;
            }
            let places = places(measure, number, block, around);
            let occurrences =
                places.into_iter().map(|(span, count)| Occurrence { spot: Spot::new(number, span), count });
            found.extend(occurrences.filter(|found| reads_all || around.is_in(found.spot, header.places)));
        }
        found
    }
}

impl GaugedBlock {
    /// The figures of the block, which has that number.
    fn figures(&self, number: BlockNumber, around: &Surroundings<'_>) -> &BlockFigures {
        let count = || BlockFigures::of(around.block(number), around.sentences_of(number), around.words_of(number));
        self.figures.get_or_init(count)
    }
}

/// The places of a measure in a block, each with how much it counts.
fn places(measure: Measure, number: BlockNumber, block: &Block, around: &Surroundings<'_>) -> Vec<(Span, usize)> {
    let words = around.words_of(number);
    let text = &*block.text;
    match measure {
        Measure::ExclamationMarks => {
            let mut marks = signs::exclamation_marks(text);
            // The marks of `!!! note` close nothing.
            if text.starts_with('!') && admonition::opens_block(block.start(), around.document.source) {
                marks.drain(..marks.len().min(admonition::MARKS));
            }
            marks
        }
        Measure::StackedPunctuation => signs::stacked_marks(text),
        Measure::UppercaseWords => capitals::shouts(text, words),
        Measure::Emoji | Measure::EmojiRun => signs::emoji_runs(text),
        Measure::Hashtags => signs::tags(text, words, b'#'),
        Measure::Mentions => signs::mentions(text, words),
        Measure::Links => signs::links(block),
        Measure::SentenceWords => size::sentences(block, around.document.source, around.sentences_of(number), words),
        Measure::ParagraphWords => vec![size::sized(text, words, Span::new(0, text.len()))],
        Measure::Hype => hype::places(block, words, around.reading_of(number).language),
        Measure::Words
        | Measure::Length
        | Measure::ReadingEase
        | Measure::Negativity
        | Measure::SelfReference
        | Measure::Hostility
        | Measure::Substance => Vec::new(),
    }
}

/// The blocks of prose, with their numbers.
fn prose_blocks<'d>(around: &Surroundings<'d>) -> impl Iterator<Item = (BlockNumber, &'d Block)> {
    around.blocks().filter(|(_, block)| block.context.place() == Place::Prose)
}
