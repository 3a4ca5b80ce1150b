//! The names in a sentence: ours, and those of competitors.

use super::{Index, Page, Surroundings};
use crate::text::BlockNumber;
use std::ops::Range;

impl Index {
    /// The names of ours and those of competitors among some words of a block: the first and the last word of each, counted
    /// from the first of these words.
    pub(crate) fn names_in(
        &self,
        around: &Surroundings<'_>,
        block: BlockNumber,
        words: Range<usize>,
    ) -> [Vec<(usize, usize)>; 2] {
        let own = around.reading_of(block);
        let page = Page {
            text: &around.block(block).text,
            words: around.words_of(block),
            reading: around.reading,
            number: block,
            undone: &[],
            singles: &[],
            language: own.own_language,
            names: &self.names,
        };
        [&self.names.us, &self.names.competitors].map(|roster| {
            let mut found: Vec<(usize, usize)> = Vec::new();
            let mut at = words.start;
            while at < words.end {
                let longest = roster.starting(&page, at).into_iter().map(|unit| unit.last).max();
                let last = longest.filter(|&last| last < words.end);
                found.extend(last.map(|last| (at - words.start, last - words.start)));
                at = last.unwrap_or(at) + 1;
            }
            found
        })
    }
}
