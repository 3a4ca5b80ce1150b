//! What stands beside a hit: companions in its sentence, its block, the draft, or before the fold.

use super::{Hit, companion};
use crate::draft::{Block, Document};
use crate::reading::{BlockReading, Reading};
use crate::rule::{Companion, Nearby, Place, Places, Within};
use crate::span::Span;
use std::cell::OnceCell;

/// How much of a draft everybody sees before "more": the first sentence, or so many characters of its prose.
const FOLD: usize = 125;

/// How many companions on either side of a hit are looked at: the nearest ones, so that a check stays linear.
const NEAREST: usize = 8;

/// A place in a block's text.
pub(crate) type Spot = (usize, Span);

/// A document and its reading, asked about what stands beside a hit.
#[derive(Debug)]
pub(crate) struct Surroundings<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) reading: &'d Reading,
    figures: OnceCell<Vec<Spot>>,
    dates: OnceCell<Vec<Spot>>,
    links: OnceCell<Vec<Spot>>,
}

impl<'d> Surroundings<'d> {
    /// Takes a document and its reading.
    pub(crate) const fn new(document: &'d Document<'d>, reading: &'d Reading) -> Self {
        Self { document, reading, figures: OnceCell::new(), dates: OnceCell::new(), links: OnceCell::new() }
    }

    /// A block with its reading.
    pub(crate) fn block(&self, block: usize) -> (&'d Block, &'d BlockReading) {
        (&self.document.blocks[block], &self.reading.blocks[block])
    }

    /// The source under a stretch of a block's text.
    pub(crate) fn source(&self, (block, span): Spot) -> Span {
        self.document.blocks[block].source(span)
    }

    /// Whether every part of a stretch of a block lies in places of a set.
    pub(crate) fn is_in(&self, (block, span): Spot, places: Places) -> bool {
        let segments = &self.document.blocks[block].segments;
        let first = segments.partition_point(|segment| segment.at <= span.start).saturating_sub(1);
        let mut touched = segments.iter().skip(first).take_while(|segment| segment.at < span.end);
        touched.all(|segment| places.contains(segment.context.place()))
    }

    /// The companions that stand near enough to a place, the nearest of each kind. `listed` are the hits of the
    /// companion's terms, sorted by place; only those in the given places count.
    pub(crate) fn companions(&self, spot: Spot, wanted: &Nearby, listed: &[Hit], read: Places) -> Vec<Spot> {
        let listed: Vec<Spot> = listed.iter().map(|hit| (hit.block, hit.span)).collect();
        let mut found = self.near(spot, &listed, wanted.within, read);
        for companion in &wanted.any {
            let built_in = match companion {
                Companion::Term(_) => continue,
                Companion::Figure => self.figures.get_or_init(|| self.each_block(companion::figures)),
                Companion::Date => self.dates.get_or_init(|| self.each_block(companion::dates)),
                Companion::Link => self.links.get_or_init(|| companion::links(self)),
            };
            found.extend(self.near(spot, built_in, wanted.within, read));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn each_block(&self, find: fn(&str) -> Vec<Span>) -> Vec<Spot> {
        let blocks = self.document.blocks.iter().enumerate();
        blocks.flat_map(|(number, block)| find(&block.text).into_iter().map(move |span| (number, span))).collect()
    }

    /// Those of some sorted places that stand near enough to one; it is no companion of itself.
    fn near(&self, spot: Spot, others: &[Spot], within: Within, read: Places) -> Vec<Spot> {
        let counts = |other: &&Spot| {
            let apart = other.0 != spot.0 || !other.1.overlaps(spot.1) || other.1.is_empty();
            apart && self.is_in(**other, read) && self.is_within(spot, **other, within)
        };
        match within {
            Within::Draft | Within::Start => others.iter().find(counts).copied().into_iter().collect(),
            Within::Sentence | Within::Paragraph | Within::Words(_) => {
                let here = others.partition_point(|other| *other < spot);
                let before = others[..here].iter().rev().take_while(|other| other.0 == spot.0).filter(counts);
                let after = others[here..].iter().take_while(|other| other.0 == spot.0).filter(counts);
                before.take(NEAREST).chain(after.take(NEAREST)).copied().collect()
            }
        }
    }

    /// Whether a place is near enough to another.
    fn is_within(&self, spot: Spot, other: Spot, within: Within) -> bool {
        let same = spot.0 == other.0;
        let touches = || {
            let sentence = self.sentence_of(spot);
            same && (sentence.overlaps(other.1) || sentence.contains(other.1))
        };
        match within {
            Within::Draft => true,
            Within::Start => self.is_before_fold(other),
            Within::Paragraph => same,
            Within::Sentence => touches(),
            Within::Words(count) => touches() && self.distance(spot, other.1) <= count,
        }
    }

    /// The sentence of a place, in its block's text.
    pub(crate) fn sentence_of(&self, (block, span): Spot) -> Span {
        let (block, reading) = self.block(block);
        reading.sentence_at(&block.text, span.start)
    }

    /// How many words, as people count them, a place of the same block is away from another.
    fn distance(&self, (block, spot): Spot, other: Span) -> usize {
        let words = self.reading.words_of(block);
        let (from, until) = if other.start >= spot.end {
            (spot.end, other.start + 1)
        } else if other.end <= spot.start {
            (other.end, spot.start + 1)
        } else {
            return 0;
        };
        let first = words.partition_point(|word| word.start < from);
        words[first..].iter().take_while(|word| word.start < until).filter(|word| word.counts).count().max(1)
    }

    /// Whether a place of the prose stands before the fold.
    fn is_before_fold(&self, (block, span): Spot) -> bool {
        let mut characters = 0;
        for number in 0..=block {
            let (own, reading) = self.block(number);
            if own.context.place() != Place::Prose {
                continue;
            }
            if number == block {
                let before = Span::new(0, span.start).slice(&own.text).chars().take(FOLD).count();
                let opens = characters == 0 && reading.sentences.first().is_some_and(|first| first.contains(span));
                return opens || characters + before < FOLD;
            }
            characters += own.text.chars().take(FOLD).count();
            if characters >= FOLD {
                return false;
            }
        }
        false
    }
}
