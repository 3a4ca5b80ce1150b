//! What wakes a pattern where it stands: letters and signs.

use super::gate::{self, GateText};
use crate::reading::{Table, eight, spread};
use crate::text::Span;

/// Letters that wake patterns, by the first of them.
#[derive(Clone, Debug)]
pub(super) struct WakingLetters {
    /// One bit for each number that the first three may have.
    known: Box<[u64; 1 << (3 * LETTER_BITS - 6)]>,
    /// The numbers of letters by as many of the first bytes as a [width](WIDTHS) has.
    firsts: Table<usize>,
    /// The letters, and the patterns.
    all: Vec<(GateText, usize)>,
}

/// So many bits of a letter are looked at: they tell those of `a` to `z` apart.
const LETTER_BITS: usize = 5;

/// Letters are looked up by so many bytes of them: by the largest of these numbers that they have.
const WIDTHS: [usize; 3] = [6, 4, gate::SHORTEST];

impl WakingLetters {
    /// Takes letters and their patterns.
    pub(super) fn new(all: Vec<(GateText, usize)>) -> Self {
        let mut known = Box::new([0; 1 << (3 * LETTER_BITS - 6)]);
        let mut firsts = Vec::with_capacity(all.len());
        for (number, (letters, _)) in all.iter().enumerate() {
            let start = letters.bytes().take(gate::SHORTEST).fold(0, Self::number);
            known[start / 64] |= 1 << (start % 64);
            let width = WIDTHS.into_iter().find(|&width| width <= letters.len()).unwrap_or(letters.len());
            firsts.push((Self::first(eight(letters.as_bytes()), width), number));
        }
        Self { known, firsts: Table::new(firsts), all }
    }

    /// The number of three letters, once the last of them is taken.
    const fn number(before: usize, letter: u8) -> usize {
        ((before << LETTER_BITS) | (letter as usize % (1 << LETTER_BITS))) % (1 << (3 * LETTER_BITS))
    }

    /// The hash of the first of eight bytes.
    const fn first(eight: u64, width: usize) -> u64 {
        spread((eight & (u64::MAX >> (64 - 8 * width))) ^ ((width as u64) << 56))
    }

    fn knows(&self, number: usize) -> bool {
        self.known[number / 64] & (1 << (number % 64)) != 0
    }

    /// Calls `found` with each pattern that is woken by what a text begins with.
    #[inline]
    pub(super) fn at(&self, text: &[u8], mut found: impl FnMut(usize)) {
        let start = eight(text);
        let first = start.to_le_bytes();
        if !self.knows(first[..gate::SHORTEST].iter().copied().fold(0, Self::number)) {
            return;
        }
        for width in WIDTHS {
            for number in self.firsts.get(Self::first(start, width)) {
                let (letters, at) = &self.all[number];
                if text.starts_with(letters.as_bytes()) {
                    found(*at);
                }
            }
        }
    }

    /// Calls `found` with the pattern of all letters in a text, and each place where they stand.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        if self.all.is_empty() {
            return;
        }
        let mut number = 0;
        for (end, &letter) in text.as_bytes().iter().enumerate() {
            number = Self::number(number, letter);
            if self.knows(number)
                && let Some(start) = (end + 1).checked_sub(gate::SHORTEST)
            {
                self.at(&text.as_bytes()[start..], |at| found(at, start));
            }
        }
    }
}

/// Signs that wake patterns, by their first bytes.
#[derive(Clone, Debug)]
pub(super) struct WakingSigns {
    first: Box<[bool; 256]>,
    /// The signs, and the patterns.
    all: Vec<(GateText, usize)>,
}

impl WakingSigns {
    /// Takes signs and their patterns.
    pub(super) fn new(all: Vec<(GateText, usize)>) -> Self {
        let mut first = Box::new([false; 256]);
        all.iter().filter_map(|(signs, _)| signs.bytes().next()).for_each(|byte| first[usize::from(byte)] = true);
        Self { first, all }
    }

    /// Calls `found` with the pattern of all signs that begin in a stretch of a text.
    pub(super) fn find(&self, text: &str, stretch: Span, mut found: impl FnMut(usize)) {
        for start in stretch.start..stretch.end {
            let rest = &text.as_bytes()[start..];
            if self.first[usize::from(rest[0])] {
                let here = self.all.iter().filter(|(signs, _)| rest.starts_with(signs.as_bytes()));
                here.for_each(|(_, at)| found(*at));
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
            waking.at(text.as_bytes(), |at| found.push(at));
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
