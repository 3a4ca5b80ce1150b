//! What patterns ask of a block: words by their numbers, signs, crowds.

use super::crowd::{CrowdCounts, Crowding};
use super::demand::GateText;
use super::spaces::MostSpaces;

/// The number of a word that some pattern asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WordNumber(pub(super) u32);

impl WordNumber {
    /// One of 64 bits, which it shares with other words.
    pub(super) const fn bit(self) -> u64 {
        1 << (self.0 % 64)
    }

    /// Returns whether a word has its bit among those of all words.
    #[inline]
    pub(super) fn is_among(self, all: &[u64]) -> bool {
        all[self.0 as usize / 64] & self.bit() != 0
    }

    /// The bits of some words.
    pub(super) fn bits(words: &[Self]) -> u64 {
        words.iter().fold(0, |bits, word| bits | word.bit())
    }
}

/// What a pattern asks of a block, but for beginnings of words and for letters.
#[derive(Clone, Debug)]
pub(super) struct Demands {
    /// Words that follow each other.
    pub(super) words: Vec<AskedPlace>,
    /// For each of the first of these places the [bits](WordNumber::bit) of its words; none where there is no such place.
    pub(super) bits: [u64; 4],
    /// Of each of these one as it is written.
    pub(super) signs: Vec<Vec<GateText>>,
    pub(super) crowds: Crowding,
}

/// A place among the words of a pattern.
#[derive(Clone, Debug)]
pub(super) struct AskedPlace {
    /// The words that may stand there, in order.
    pub(super) any: Vec<WordNumber>,
    /// How far it may stand from the word at the place before.
    pub(super) within: MostSpaces,
}

/// A word that a pattern asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedWord {
    pub(super) hash: u64,
    /// The number of the pattern, and the place among its [words](Demands::words).
    pub(super) at: u32,
    pub(super) place: u16,
    /// True if the word wakes the pattern.
    pub(super) wakes: bool,
}

impl Demands {
    /// Returns false where a block lacks what each match has, by the bits of its words and by its crowds.
    #[inline]
    pub(super) fn may_hold(&self, bits: u64, counts: CrowdCounts) -> bool {
        // Nobody can foresee what a block lacks, so all of it is looked at.
        self.bits.iter().fold(true, |all, &any| all & ((any & bits != 0) | (any == 0)))
            & self.crowds.may_be_among(counts)
    }
}
