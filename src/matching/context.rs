//! The draft at hand: its text, its words, and what stands beside a hit, in its sentence, its block, the draft, or before
//! the fold.

use super::companion;
use crate::draft::{Block, Document};
use crate::language::Language;
use crate::reading::{BlockReading, Letters, Reading, Word};
use crate::rule::{Companion, Nearby, Place, Places, Within};
use crate::text::{BlockNumber, Span, Spot};
use std::cell::OnceCell;

/// How much of a draft everybody sees before "more" where its channel does not say: the first sentence, or so many
/// characters of its prose.
const FOLD: usize = 125;

/// The number of companions on either side of a hit that are looked at: the nearest ones, so that a check stays linear.
const NEAREST: usize = 8;

/// A document and its reading, asked about what stands where.
#[derive(Debug)]
pub(crate) struct Surroundings<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) reading: &'d Reading,
    /// The figures and the dates of each block, once they were asked for.
    figures: InBlocks,
    dates: InBlocks,
    /// The number of characters that stand before the fold.
    shown: usize,
    fold: OnceCell<(BlockNumber, usize)>,
}

/// Places in each block, once they were looked for there.
type InBlocks = OnceCell<Vec<OnceCell<Vec<Span>>>>;

impl<'d> Surroundings<'d> {
    /// Takes a document and its reading.
    pub(crate) const fn new(document: &'d Document<'d>, reading: &'d Reading) -> Self {
        Self { document, reading, figures: OnceCell::new(), dates: OnceCell::new(), shown: FOLD, fold: OnceCell::new() }
    }

    /// The same with the fold of a channel, where one is known.
    pub(crate) fn with_fold(self, shown: Option<usize>) -> Self {
        Self { shown: shown.unwrap_or(FOLD), ..self }
    }

    /// The blocks with their numbers.
    pub(crate) fn blocks(&self) -> impl DoubleEndedIterator<Item = (BlockNumber, &'d Block)> {
        self.document.blocks.iter().enumerate().map(|(number, block)| (BlockNumber(number), block))
    }

    /// A block.
    pub(crate) fn block(&self, block: BlockNumber) -> &'d Block {
        &self.document.blocks[block.0]
    }

    /// The reading of a block.
    pub(crate) fn reading_of(&self, block: BlockNumber) -> &'d BlockReading {
        &self.reading.blocks[block.0]
    }

    /// The sentences of a block.
    pub(crate) fn sentences_of(&self, block: BlockNumber) -> &'d [Span] {
        self.reading.sentences_of(block)
    }

    /// The words of a block.
    pub(crate) fn words_of(&self, block: BlockNumber) -> &'d [Word] {
        self.reading.words_of(block)
    }

    /// The folded word of a block, by its number there.
    pub(crate) fn fold(&self, block: BlockNumber, word: usize) -> &'d str {
        let word = self.reading_of(block).words.start + word;
        self.reading.words.fold_of(word, word)
    }

    /// The text of a place.
    pub(crate) fn text(&self, spot: Spot) -> &'d str {
        spot.span.slice(&self.block(spot.block).text)
    }

    /// The text of its block before a place.
    pub(crate) fn before(&self, spot: Spot) -> &'d str {
        Span::new(0, spot.span.start).slice(&self.block(spot.block).text)
    }

    /// The text of its block after a place.
    pub(crate) fn after(&self, spot: Spot) -> &'d str {
        let text = &self.block(spot.block).text;
        Span::new(spot.span.end, text.len()).slice(text)
    }

    /// Returns whether a place begins with a word that has a capital.
    pub(crate) fn is_capital(&self, spot: Spot) -> bool {
        let words = self.words_of(spot.block);
        let first = words.partition_point(|word| word.end() <= spot.span.start);
        words.get(first).is_some_and(|word| match word.letters {
            Letters::Capital | Letters::Upper => true,
            Letters::None | Letters::Lower => false,
        })
    }

    /// The language in which people are told of the draft.
    pub(crate) fn spoken(&self) -> Language {
        self.reading.language.unwrap_or(Language::DEFAULT)
    }

    /// The source under a place.
    pub(crate) fn source(&self, spot: Spot) -> Span {
        self.block(spot.block).source(spot.span)
    }

    /// Returns whether every part of a stretch of a block lies in places of a set.
    pub(crate) fn is_in(&self, Spot { block, span }: Spot, places: Places) -> bool {
        let segments = &self.block(block).segments;
        let first = segments.partition_point(|segment| segment.at <= span.start).saturating_sub(1);
        let mut touched = segments.iter().skip(first).take_while(|segment| segment.at < span.end);
        touched.all(|segment| places.contains(segment.context.place()))
    }

    /// The companions that a rule wants, in the places that it reads, sorted: those that may stand near enough to matches in
    /// some blocks; `listed` are the places of its terms.
    pub(crate) fn companions(
        &self,
        wanted: &Nearby,
        listed: Vec<Spot>,
        read: Places,
        matched: &[BlockNumber],
    ) -> Vec<Spot> {
        let all: Vec<BlockNumber>;
        let blocks = if wanted.within.is_far() {
            all = self.blocks().map(|(number, _)| number).collect();
            &all
        } else {
            matched
        };
        let mut found = listed;
        for companion in &wanted.any {
            match companion {
                Companion::Term(_) | Companion::Link => {}
                Companion::Figure => found.extend(blocks.iter().flat_map(|&block| self.figures(block))),
                Companion::Date => found.extend(blocks.iter().flat_map(|&block| self.dates(block))),
            }
        }
        found.retain(|&spot| self.is_in(spot, read));
        if wanted.any.contains(&Companion::Link) {
            // Their places are empty: what stands there may be the address itself.
            found.extend(blocks.iter().flat_map(|&block| companion::links(block, self.block(block))));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The figures of a block, in order.
    pub(crate) fn figures(&self, block: BlockNumber) -> impl Iterator<Item = Spot> {
        self.looked_for(&self.figures, block, companion::figures)
    }

    /// The dates of a block, in order.
    pub(crate) fn dates(&self, block: BlockNumber) -> impl Iterator<Item = Spot> {
        self.looked_for(&self.dates, block, companion::dates)
    }

    fn looked_for<'k>(
        &self,
        known: &'k InBlocks,
        block: BlockNumber,
        find: fn(&str) -> Vec<Span>,
    ) -> impl Iterator<Item = Spot> + use<'k> {
        let all = known.get_or_init(|| vec![OnceCell::new(); self.document.blocks.len()]);
        let here = all[block.0].get_or_init(|| find(&self.block(block).text));
        here.iter().map(move |&span| Spot::new(block, span))
    }

    /// Those of some sorted places that stand near enough to one; it is no companion of itself, but before the fold,
    /// where what counts is that the word stands there. Cost: a binary search, and a look at a few places on either
    /// side.
    pub(crate) fn near(&self, spot: Spot, others: &[Spot], within: Within) -> Vec<Spot> {
        let apart =
            |other: &&Spot| other.block != spot.block || !other.span.overlaps(spot.span) || other.span.is_empty();
        match within {
            Within::Draft => others.iter().find(apart).copied().into_iter().collect(),
            Within::Start => {
                let fold = *self.fold.get_or_init(|| self.find_fold());
                let mut seen = others.iter().take_while(|other| (other.block, other.span.start) < fold);
                let is_prose = |other: &&Spot| self.block(other.block).context.place() == Place::Prose;
                seen.find(is_prose).copied().into_iter().collect()
            }
            Within::Sentence | Within::Paragraph | Within::Words(_) => {
                let here = others.partition_point(|other| *other < spot);
                let beside = |other: &&Spot| other.block == spot.block;
                let before = others[..here].iter().rev().take_while(beside).take(NEAREST);
                let after = others[here..].iter().take_while(beside).take(NEAREST);
                let counts = |other: &&Spot| apart(other) && self.is_within(spot, other.span, within);
                before.chain(after).filter(counts).copied().collect()
            }
        }
    }

    /// Returns whether a place of the same block is near enough to another.
    fn is_within(&self, spot: Spot, other: Span, within: Within) -> bool {
        let touches = || {
            let sentence = self.sentence_of(spot);
            sentence.overlaps(other) || sentence.contains(other)
        };
        match within {
            Within::Draft | Within::Start | Within::Paragraph => true,
            Within::Sentence => touches(),
            Within::Words(count) => touches() && self.are_within(spot, other, count),
        }
    }

    /// The sentence of a place, in its block's text.
    pub(crate) fn sentence_of(&self, Spot { block, span }: Spot) -> Span {
        self.reading.sentence_at(block, &self.block(block).text, span.start)
    }

    /// Returns whether a place of the same block is at most so many words, as people count them, away from another.
    fn are_within(&self, Spot { block, span }: Spot, other: Span, count: usize) -> bool {
        let words = self.words_of(block);
        let (from, until) = if other.start >= span.end {
            (span.end, other.start + 1)
        } else if other.end <= span.start {
            (other.end, span.start + 1)
        } else {
            return true;
        };
        let first = words.partition_point(|word| word.start() < from);
        let between = words[first..].iter().take_while(|word| word.start() < until).filter(|word| word.counts);
        // Neighbours are one word apart, and no more words are counted than matter.
        between.take(count + 1).count().max(1) <= count
    }

    /// The block and the offset in it where the prose passes the fold: what stands before it, everybody sees.
    fn find_fold(&self) -> (BlockNumber, usize) {
        let mut characters = 0;
        for (number, block) in self.blocks() {
            if block.context.place() != Place::Prose {
                continue;
            }
            let first = self.sentences_of(number).first().filter(|_| characters == 0).map_or(0, |first| first.end);
            if let Some((offset, _)) = block.text.char_indices().nth(self.shown - characters) {
                return (number, offset.max(first));
            }
            characters += block.text.chars().count();
            if characters >= self.shown {
                return (number, block.text.len().max(first));
            }
        }
        (BlockNumber(self.document.blocks.len()), 0)
    }
}
