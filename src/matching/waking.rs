//! What wakes a pattern where it stands: letters and signs.

use super::demand::GateText;
use super::gate;
use crate::text::{Span, eight};

/// Letters that wake patterns, by the first three of them.
#[derive(Clone, Debug)]
pub(super) struct WakingLetters {
    /// For each two letters one bit for each third one.
    thirds: Box<[u32; PAIRS]>,
    /// For each second and third letter one bit for each fourth one; all where none has to follow.
    later: Box<[u32; PAIRS]>,
    /// For each two letters how many triples there are before theirs.
    ranks: Box<[u32; PAIRS]>,
    /// The end of those that begin with each triple.
    ends: Vec<u32>,
    all: Vec<Waking>,
}

/// Letters or signs, and the pattern that they wake.
#[derive(Clone, Debug)]
struct Waking {
    /// The first eight bytes of them, and those of their bits that count.
    first: u64,
    mask: u64,
    written: GateText,
    at: usize,
}

impl Waking {
    fn new((written, at): (GateText, usize)) -> Self {
        let mask = u64::MAX >> (64 - 8 * written.len().clamp(1, 8));
        Self { first: eight(written.as_bytes()), mask, written, at }
    }

    /// Returns whether a text, with its first eight bytes, begins with them.
    #[inline]
    fn begins(&self, text: &[u8], start: u64) -> bool {
        (self.first ^ start) & self.mask == 0
            && (self.written.len() <= size_of::<u64>() || text.starts_with(self.written.as_bytes()))
    }
}

/// So many bits of a letter are looked at: they tell those of `a` to `z` apart.
const LETTER_BITS: usize = 5;

/// The number of pairs of letters, by these bits.
const PAIRS: usize = 1 << (2 * LETTER_BITS);

impl WakingLetters {
    /// Takes letters and their patterns.
    pub(super) fn new(all: Vec<(GateText, usize)>) -> Self {
        let mut all: Vec<Waking> = all.into_iter().map(Waking::new).collect();
        all.sort_by_key(|own| triple(own.first));
        let (mut thirds, mut later, mut ranks) = (Box::new([0_u32; PAIRS]), Box::new([0; PAIRS]), Box::new([0; PAIRS]));
        let mut ends = vec![0];
        for own in &all {
            let (pair, third) = triple(own.first);
            if thirds[pair] & third == 0 {
                thirds[pair] |= third;
                ends.push(*ends.last().unwrap_or(&0));
            }
            ends.last_mut().into_iter().for_each(|end| *end += 1);
            let fourth = own.written.as_bytes().get(gate::SHORTEST).map_or(u32::MAX, |&letter| bit_of(letter));
            later[triple(own.first >> 8).0] |= fourth;
        }
        for pair in 1..PAIRS {
            ranks[pair] = ranks[pair - 1] + thirds[pair - 1].count_ones();
        }
        Self { thirds, later, ranks, ends, all }
    }

    /// Returns whether a text begins with a known triple, and goes on as some letters do.
    #[inline]
    pub(super) fn may_begin(&self, text: &[u8]) -> bool {
        let eight = eight(text);
        let ((pair, third), (later, fourth)) = (triple(eight), triple(eight >> 8));
        (self.thirds[pair] & third != 0) & (self.later[later] & fourth != 0)
    }

    /// Calls `found` with each pattern that is woken by what a text begins with, which is a known triple.
    #[inline(never)]
    pub(super) fn at(&self, text: &[u8], mut found: impl FnMut(usize)) {
        let (pair, third) = triple(eight(text));
        let rank = (self.ranks[pair] + (self.thirds[pair] & (third - 1)).count_ones()) as usize;
        let (own, start) = (self.ends[rank] as usize..self.ends[rank + 1] as usize, eight(text));
        self.all[own].iter().filter(|own| own.begins(text, start)).for_each(|own| found(own.at));
    }

    /// Calls `found` with the pattern of all letters in a text, and each place where they stand.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        if self.all.is_empty() {
            return;
        }
        let (bytes, mut from) = (text.as_bytes(), 0);
        while let Some(start) = self.next_known(bytes, from) {
            let rest = &bytes[start..];
            if self.may_begin(rest) {
                self.at(rest, |at| found(at, start));
            }
            from = start + 1;
        }
    }

    /// The next place where a known triple stands. A loop of its own, so that all it needs stays in registers.
    #[inline(never)]
    fn next_known(&self, bytes: &[u8], from: usize) -> Option<usize> {
        let (first, rest) = bytes.get(from..)?.split_at_checked(gate::SHORTEST - 1)?;
        let mut pair = first.iter().fold(0, |pair, &letter| pair_of(pair, letter));
        let known = rest.iter().position(|&letter| {
            let is_known = self.thirds[pair] & bit_of(letter) != 0;
            pair = pair_of(pair, letter);
            is_known
        });
        Some(from + known?)
    }
}

/// The number of the last two letters, once a letter is taken.
#[inline]
const fn pair_of(before: usize, letter: u8) -> usize {
    ((before << LETTER_BITS) | (letter as usize % (1 << LETTER_BITS))) % PAIRS
}

/// The number of the first two of eight bytes, and the bit of the third.
#[inline]
const fn triple(eight: u64) -> (usize, u32) {
    let [first, second, third, ..] = eight.to_le_bytes();
    (pair_of(pair_of(0, first), second), bit_of(third))
}

/// One bit of 32 for a letter.
#[inline]
const fn bit_of(letter: u8) -> u32 {
    1 << (letter % (1 << LETTER_BITS))
}

/// Signs that wake patterns, by their first bytes.
#[derive(Clone, Debug)]
pub(super) struct WakingSigns {
    first: Box<[bool; 256]>,
    all: Vec<Waking>,
}

impl WakingSigns {
    /// Takes signs and their patterns.
    pub(super) fn new(all: Vec<(GateText, usize)>) -> Self {
        let mut first = Box::new([false; 256]);
        all.iter().filter_map(|(signs, _)| signs.bytes().next()).for_each(|byte| first[usize::from(byte)] = true);
        Self { first, all: all.into_iter().map(Waking::new).collect() }
    }

    /// Returns whether any of them may begin in a text.
    pub(super) fn may_be_in(&self, text: &str) -> bool {
        // Without an early end, which nobody can foresee.
        text.bytes().fold(false, |found, byte| found | self.first[usize::from(byte)])
    }

    /// Calls `found` with the pattern of all signs that begin in a stretch of a text.
    #[inline(never)]
    pub(super) fn find(&self, text: &str, stretch: Span, mut found: impl FnMut(usize)) {
        for start in stretch.start..stretch.end {
            let rest = &text.as_bytes()[start..];
            if self.first[usize::from(rest[0])] {
                let eight = eight(rest);
                self.all.iter().filter(|own| own.begins(rest, eight)).for_each(|own| found(own.at));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_any_length_are_found_where_they_stand() {
        let all = ["abc", "abcd", "abcde", "abcdef", "abcdefgh", "été", "ab\u{153}"];
        let waking = WakingLetters::new(all.iter().zip(0..).map(|(letters, at)| ((*letters).into(), at)).collect());
        for text in ["", "a", "ab", "abc", "abcd", "xabcdefghi", "étéabc", "abœ", "ababcde"] {
            let starting = (0..all.len()).filter(|&at| text.starts_with(all[at]));
            let mut found = Vec::new();
            if waking.may_begin(text.as_bytes()) {
                waking.at(text.as_bytes(), |at| found.push(at));
            }
            found.sort_unstable();
            assert_eq!(found, starting.collect::<Vec<_>>(), "{text}");
            let anywhere = (0..all.len()).flat_map(|at| text.match_indices(all[at]).map(move |(place, _)| (at, place)));
            let mut found = Vec::new();
            waking.find(text, |at, place| found.push((at, place)));
            found.sort_unstable();
            assert_eq!(found, anywhere.collect::<Vec<_>>(), "{text}");
        }
    }
}
