//! The words that are read together: a sentence, or a part of one that is too long.

use crate::matching::Surroundings;
use crate::text::{Span, Spot};

/// The number of words of a sentence that are read together. Nobody writes longer ones; what has no end of a sentence is read
/// in stretches of so many words, so that a check stays linear.
pub(crate) const STRETCH: usize = 256;

/// The stretch of words that a place is read in: its sentence, or a part of one that is too long.
pub(crate) fn stretch_of(spot: Spot, around: &Surroundings<'_>) -> Span {
    let sentence = around.sentence_of(spot);
    let words = around.words_of(spot.block);
    let from = words.partition_point(|word| word.start() < sentence.start);
    let own = &words[from..words.partition_point(|word| word.start() < sentence.end)];
    let at = own.partition_point(|word| word.end() <= spot.span.start);
    match own.chunks(STRETCH).nth(at / STRETCH) {
        Some([first, .., last]) if own.len() > STRETCH => Span::new(first.start(), last.end()),
        _ => sentence,
    }
}
