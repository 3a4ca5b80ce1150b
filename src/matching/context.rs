//! What stands beside a hit: companions in its sentence, its block, the draft, or before the fold.

use super::{Hit, companion};
use crate::draft::{Block, Document};
use crate::reading::{BlockReading, Reading};
use crate::rule::{Companion, Nearby, Place, Places, Within};
use crate::span::Span;
use std::cell::OnceCell;

/// How much of a draft everybody sees before "more": the first sentence, or so many characters of its prose.
const FOLD: usize = 125;

/// A document and its reading, asked about what stands beside a hit.
#[derive(Debug)]
pub(crate) struct Surroundings<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) reading: &'d Reading,
    links: OnceCell<Vec<Span>>,
}

impl<'d> Surroundings<'d> {
    /// Takes a document and its reading.
    pub(crate) const fn new(document: &'d Document<'d>, reading: &'d Reading) -> Self {
        Self { document, reading, links: OnceCell::new() }
    }

    /// The block of a hit.
    pub(crate) fn block(&self, block: usize) -> (&'d Block, &'d BlockReading) {
        (&self.document.blocks[block], &self.reading.blocks[block])
    }

    /// Whether every part of a stretch of a block lies in places of a set.
    pub(crate) fn is_in(&self, block: usize, span: Span, places: Places) -> bool {
        let (block, _) = self.block(block);
        let first = block.segments.partition_point(|segment| segment.at <= span.start).saturating_sub(1);
        let touched = block.segments.iter().skip(first).take_while(|segment| segment.at < span.end);
        touched.map(|segment| segment.context.place()).all(|place| places.contains(place))
    }

    /// The companions of a rule that stand near enough to a hit, as blocks and spans of their text. `listed` are the
    /// hits of the companion's terms.
    pub(crate) fn companions(&self, hit: &Hit, wanted: &Nearby, listed: &[Hit], read: Places) -> Vec<(usize, Span)> {
        let mut found: Vec<(usize, Span)> = listed
            .iter()
            .filter(|other| self.is_in(other.block, other.span, read))
            .map(|other| (other.block, other.span))
            .filter(|&(block, span)| self.is_within(hit, block, span, wanted.within))
            .collect();
        for companion in &wanted.any {
            match companion {
                Companion::Term(_) => {}
                Companion::Figure => self.computed(hit, wanted.within, read, companion::figures, &mut found),
                Companion::Date => self.computed(hit, wanted.within, read, companion::dates, &mut found),
                Companion::Link => self.linked(hit, wanted.within, &mut found),
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Adds the figures or dates that stand near enough.
    fn computed(
        &self,
        hit: &Hit,
        within: Within,
        read: Places,
        find: fn(&str) -> Vec<Span>,
        found: &mut Vec<(usize, Span)>,
    ) {
        let blocks = match within {
            Within::Sentence | Within::Paragraph | Within::Words(_) => hit.block..hit.block + 1,
            Within::Draft | Within::Start => 0..self.document.blocks.len(),
        };
        for block in blocks {
            for span in find(&self.document.blocks[block].text) {
                let apart = block != hit.block || !span.overlaps(hit.span);
                if apart && self.is_in(block, span, read) && self.is_within(hit, block, span, within) {
                    found.push((block, span));
                }
            }
        }
    }

    /// Adds the place after which a link or a footnote follows, where one is near enough.
    fn linked(&self, hit: &Hit, within: Within, found: &mut Vec<(usize, Span)>) {
        let links = self.links.get_or_init(|| companion::links(self.document));
        for number in 0..self.document.blocks.len() {
            let (block, reading) = self.block(number);
            if block.context.place() != Place::Prose || (number != hit.block && !matches!(within, Within::Draft | Within::Start)) {
                continue;
            }
            for &sentence in &reading.sentences {
                let reach = self.source_of_sentence(block, sentence);
                let first = links.partition_point(|link| link.start < reach.start);
                if links.get(first).is_some_and(|link| link.start < reach.end) {
                    // A link has no words of its own: any place of its sentence stands for it.
                    let near = if number == hit.block && sentence.contains(hit.span) { hit.span } else { sentence };
                    if self.is_within(hit, number, near, within) {
                        found.push((number, near));
                    }
                }
            }
        }
    }

    /// The source from the start of a sentence to the start of what follows it, so that a link at its end counts.
    fn source_of_sentence(&self, block: &Block, sentence: Span) -> Span {
        let start = block.source(Span::new(sentence.start, sentence.start + 1)).start;
        let end = if sentence.end < block.text.len() {
            block.source(Span::new(sentence.end, sentence.end + 1)).start
        } else {
            let last = block.source(Span::new(0, block.text.len())).end;
            let rest = Span::new(last, self.document.source.len()).slice(self.document.source);
            rest.find(['\n', '\r']).map_or(self.document.source.len(), |at| last + at)
        };
        Span::new(start, end)
    }

    /// Whether a place is near enough to a hit.
    fn is_within(&self, hit: &Hit, block: usize, span: Span, within: Within) -> bool {
        match within {
            Within::Draft => true,
            Within::Start => self.is_before_fold(block, span),
            Within::Paragraph => block == hit.block,
            Within::Sentence => block == hit.block && self.sentence_of(hit).overlaps(span),
            Within::Words(count) => {
                block == hit.block && self.sentence_of(hit).overlaps(span) && self.distance(hit, span) <= count
            }
        }
    }

    /// The sentence of a hit, in its block's text.
    pub(crate) fn sentence_of(&self, hit: &Hit) -> Span {
        let (block, reading) = self.block(hit.block);
        reading.sentence_at(&block.text, hit.span.start)
    }

    /// How many words, as people count them, a place of the same block is away from a hit.
    fn distance(&self, hit: &Hit, span: Span) -> usize {
        let words = self.reading.words_of(hit.block);
        let (from, until) = if span.start >= hit.span.end {
            (hit.span.end, span.start + 1)
        } else if span.end <= hit.span.start {
            (span.end, hit.span.start + 1)
        } else {
            return 0;
        };
        let first = words.partition_point(|word| word.start < from);
        words[first..].iter().take_while(|word| word.start < until).filter(|word| word.counts).count().max(1)
    }

    /// Whether a place of the prose stands before the fold.
    fn is_before_fold(&self, block: usize, span: Span) -> bool {
        let mut characters = 0;
        let mut is_first = true;
        for (number, own) in self.document.blocks.iter().enumerate().take(block + 1) {
            if own.context.place() != Place::Prose {
                continue;
            }
            if number == block {
                let before = Span::new(0, span.start).slice(&own.text).chars().count();
                let first = self.reading.blocks[number].sentences.first();
                let opens = is_first && first.is_some_and(|sentence| sentence.contains(span));
                return opens || characters + before < FOLD;
            }
            characters += own.text.chars().count();
            is_first = false;
            if characters >= FOLD {
                return false;
            }
        }
        false
    }
}
