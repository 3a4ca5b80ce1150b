//! What is counted in a block, once for all measures and for the report.

use super::Measure;
use super::capitals::FEWEST_UPPER;
use super::signs::Signs;
use super::size::counts;
use crate::draft::Block;
use crate::reading::{Letters, Word};
use crate::text::Span;

/// The figures of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct BlockFigures {
    signs: Signs,
    /// Its words, as people count them.
    pub(super) words: usize,
    /// Its words in capitals, in the parts that matching sees.
    upper: usize,
    pub(super) sentences: usize,
    pub(super) characters: usize,
}

impl BlockFigures {
    /// Counts in a block. Cost: one pass over its text and its words.
    pub(super) fn of(block: &Block, sentences: &[Span], words: &[Word]) -> Self {
        let text = &*block.text;
        let (mut counted, mut upper) = (0, 0);
        for (at, word) in words.iter().enumerate() {
            counted += usize::from(counts(text, words, at));
            upper += usize::from(word.letters == Letters::Upper);
        }
        let is_said = |sentence: &str| sentence.contains(|c: char| !c.is_whitespace());
        let sentences = sentences.iter().filter(|span| is_said(span.slice(text))).count();
        let characters = if text.is_ascii() { text.len() } else { text.chars().count() };
        Self { signs: Signs::of(text), words: counted, upper, sentences, characters }
    }

    /// Returns whether a measure can have an occurrence in the block.
    pub(super) fn may_hold(&self, measure: Measure) -> bool {
        self.signs.may_hold(measure) && (measure != Measure::UppercaseWords || self.upper >= FEWEST_UPPER)
    }
}
