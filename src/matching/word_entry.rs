//! The part that a folded word has in what is looked for.

use crate::language::plural;

/// The role of a folded word, small: a large policy has a million of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WordEntry {
    /// The word of that position in that literal, and the word that must stand beside it.
    Anchor(u32, u16, WordBeside),
    /// That literal, its words run together.
    Joined(u32),
    /// The first word of an entry of the list of that grid.
    Listed(u32, WordBeside),
}

impl WordEntry {
    /// The word of a position in a literal. Policies have fewer terms than 2^32, and terms fewer words than 2^16.
    pub(crate) fn anchor(term: usize, own: usize, beside: WordBeside) -> Self {
        Self::Anchor(narrow(term), u16::try_from(own).unwrap_or(u16::MAX), beside)
    }

    /// A literal with its words run together.
    pub(crate) fn joined(term: usize) -> Self {
        Self::Joined(narrow(term))
    }

    /// The first word of an entry of the list of a grid.
    pub(crate) fn listed(grid: usize, beside: WordBeside) -> Self {
        Self::Listed(narrow(grid), beside)
    }

    /// The literal, or the grid.
    pub(crate) const fn number(self) -> usize {
        match self {
            Self::Anchor(number, ..) | Self::Joined(number) | Self::Listed(number, _) => number as usize,
        }
    }

    /// What must stand beside the word.
    pub(crate) const fn beside(self) -> WordBeside {
        match self {
            Self::Anchor(_, _, beside) | Self::Listed(_, beside) => beside,
            Self::Joined(_) => WordBeside::ANYTHING,
        }
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// How the folded word right after another one begins, or the one right before it, by its first two letters: most words of a
/// draft that a term has are told by that not to be the term. A plural begins like its word, but for few short ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WordBeside(u8);

/// The bit that tells a word before from one after; no two letters have it.
const BEFORE: u8 = 0x80;

/// The number of the first two letters of a folded word, from 1 to 127; several pairs share each.
#[inline]
const fn number_of(first: u8, second: u8) -> u8 {
    // The letters of words tell 26 from each other, and 127 is prime.
    ((first as u32 * 26 + second as u32) % 127) as u8 + 1
}

impl WordBeside {
    /// Any word may stand there, or none.
    pub(crate) const ANYTHING: Self = Self(0);

    /// That word stands beside it: the next one, or the one before.
    pub(crate) fn of(word: &str, is_next: bool) -> Self {
        match *word.as_bytes() {
            [first, ref rest @ ..] if plural::keeps_two(word) => {
                let number = number_of(first, rest.first().copied().unwrap_or(0));
                Self(if is_next { number } else { number | BEFORE })
            }
            _ => Self::ANYTHING,
        }
    }

    /// The number of the word beside that of a number which must stand there.
    pub(super) const fn place(self, at: usize) -> usize {
        if self.0 & BEFORE == 0 { at + 1 } else { at.wrapping_sub(1) }
    }
}

/// How the words on both sides of one begin, as a [`WordBeside`] has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct BothBeside {
    before: u8,
    next: u8,
}

impl BothBeside {
    /// Takes the first two bytes of the word before and of the next one, 0 for what there is not.
    pub(super) const fn new(before: [u8; 2], next: [u8; 2]) -> Self {
        Self { before: number_of(before[0], before[1]) | BEFORE, next: number_of(next[0], next[1]) }
    }

    /// Returns false where what must stand beside the word does not. Nobody can foresee which of the reasons holds, so all are
    /// looked at.
    #[inline]
    pub(super) const fn may_be(self, WordBeside(wanted): WordBeside) -> bool {
        (wanted == 0) | (wanted == self.before) | (wanted == self.next)
    }
}
