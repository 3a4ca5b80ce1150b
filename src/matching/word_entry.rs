//! The part that a folded word has in what is looked for.

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

/// How the folded word right after another one begins, or the one right before it: most words of a draft that a term has
/// are told by that not to be the term. A plural begins like its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct WordBeside(u8);

/// The bit that tells a word before from one after; no byte of ASCII has it.
const BEFORE: u8 = 0x80;

impl WordBeside {
    /// Any word may stand there, or none.
    pub(crate) const ANYTHING: Self = Self(0);

    /// That word stands beside it: the next one, or the one before.
    pub(crate) fn of(word: &str, is_next: bool) -> Self {
        let first = word.bytes().next().filter(u8::is_ascii);
        Self(first.map_or(0, |first| if is_next { first } else { first | BEFORE }))
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
    /// Takes the first byte of the word before and of the next one, 0 where there is none.
    pub(super) const fn new(before: u8, next: u8) -> Self {
        Self { before: before | BEFORE, next: next & !BEFORE }
    }

    /// Returns false where what must stand beside the word does not. Nobody can foresee which of the reasons holds, so all are
    /// looked at.
    #[inline]
    pub(super) const fn may_be(self, WordBeside(wanted): WordBeside) -> bool {
        (wanted == 0) | (wanted == self.before) | (wanted == self.next)
    }
}
