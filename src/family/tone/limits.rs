//! Limits: when occurrences are too many.
//!
//! More than a limit allows is one warning, at the first occurrence beyond it, with the others related to it; a
//! limit by sentence gives one for each sentence. The window of "3 per 100 words" slides: no stretch of a hundred
//! words of prose may hold more than three.

use super::measure::Occurrence;
use crate::draft::Block;
use crate::matching::Surroundings;
use crate::rule::{Limit, Per, Place};
use crate::text::{BlockNumber, Spot};

/// The number of other occurrences that a warning shows.
const SHOWN: usize = 20;

/// An excess: the first occurrence beyond the limit, how many there are, and the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Excess {
    /// The first occurrence beyond the limit.
    pub(crate) spot: Spot,
    /// The number that the window holds.
    pub(crate) count: usize,
    /// How far the whole draft is beyond the limit; none for a limit of one place or sentence.
    pub(crate) beyond: Option<i64>,
    /// The other occurrences, at most twenty.
    pub(crate) others: Vec<Spot>,
}

/// The places where sorted occurrences exceed a limit.
pub(crate) fn excesses(occurrences: &[Occurrence], limit: Limit, around: &Surroundings<'_>) -> Vec<Excess> {
    // No window holds more than all of them.
    if occurrences.iter().map(|occurrence| occurrence.count).sum::<usize>() <= limit.count {
        return Vec::new();
    }
    match limit.per {
        Per::Each => {
            let large = occurrences.iter().filter(|occurrence| occurrence.count > limit.count);
            large
                .map(|found| Excess { spot: found.spot, count: found.count, beyond: None, others: Vec::new() })
                .collect()
        }
        Per::Draft => {
            let beyond = |excess: &Excess| i64::try_from(excess.count).ok();
            let of_draft = |excess: Excess| Excess { beyond: beyond(&excess), ..excess };
            in_window(occurrences, limit.count).map(of_draft).into_iter().collect()
        }
        Per::Sentence => {
            let same = |one: &Occurrence, next: &Occurrence| {
                one.spot.block == next.spot.block && around.sentence_of(one.spot) == around.sentence_of(next.spot)
            };
            occurrences.chunk_by(same).filter_map(|sentence| in_window(sentence, limit.count)).collect()
        }
        Per::Words(words) => {
            let places = word_numbers(occurrences, around);
            let mut first = 0;
            let (mut held, mut first_beyond, mut beyond) = (0, None, 0_i64);
            for (at, occurrence) in occurrences.iter().enumerate() {
                held += occurrence.count;
                while places[at] - places[first] >= words {
                    held -= occurrences[first].count;
                    first += 1;
                }
                if held > limit.count {
                    // Each occurrence that is one too many counts, so that a second cluster is worse than one.
                    beyond += 1;
                    first_beyond.get_or_insert((at, held));
                }
            }
            let told = first_beyond.map(|(at, held)| Excess { beyond: Some(beyond), ..excess(occurrences, at, held) });
            told.into_iter().collect()
        }
    }
}

/// The excess of occurrences that all share one window.
fn in_window(occurrences: &[Occurrence], allowed: usize) -> Option<Excess> {
    let total = occurrences.iter().map(|occurrence| occurrence.count).sum();
    let mut held = 0;
    let beyond = occurrences.iter().position(|occurrence| {
        held += occurrence.count;
        held > allowed
    })?;
    Some(excess(occurrences, beyond, total))
}

fn excess(occurrences: &[Occurrence], beyond: usize, count: usize) -> Excess {
    let others = occurrences.iter().enumerate().filter(|(at, _)| *at != beyond).map(|(_, other)| other.spot);
    Excess { spot: occurrences[beyond].spot, count, beyond: None, others: others.take(SHOWN).collect() }
}

/// The number of the prose word that each of sorted occurrences stands at.
fn word_numbers(occurrences: &[Occurrence], around: &Surroundings<'_>) -> Vec<usize> {
    let (mut block, mut before) = (BlockNumber(0), 0);
    let count = |block: BlockNumber| around.words_of(block).iter().filter(|word| word.counts).count();
    let is_prose = |block: &Block| block.context.place() == Place::Prose;
    let mut numbers = Vec::with_capacity(occurrences.len());
    let (mut word, mut inside) = (0, 0);
    for occurrence in occurrences {
        while block < occurrence.spot.block {
            before += if is_prose(around.block(block)) { count(block) } else { 0 };
            (block, word, inside) = (BlockNumber(block.0 + 1), 0, 0);
        }
        let words = around.words_of(block);
        while words.get(word).is_some_and(|word| word.start() < occurrence.spot.span.start) {
            inside += usize::from(words[word].counts);
            word += 1;
        }
        numbers.push(before + inside);
    }
    numbers
}
