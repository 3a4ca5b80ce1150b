//! The part that a folded word has in a term.

/// The role of a folded word, small: a large policy has a million of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WordEntry {
    /// The word of that position in that literal.
    Anchor(u32, u16),
    /// That literal, its words run together.
    Joined(u32),
}

impl WordEntry {
    /// The word of a position in a literal. Policies have fewer terms than 2^32, and terms fewer words than 2^16.
    pub(crate) fn anchor(term: usize, own: usize) -> Self {
        Self::Anchor(narrow(term), u16::try_from(own).unwrap_or(u16::MAX))
    }

    /// A literal with its words run together.
    pub(crate) fn joined(term: usize) -> Self {
        Self::Joined(narrow(term))
    }

    /// The literal.
    pub(crate) const fn term(self) -> usize {
        match self {
            Self::Anchor(term, _) | Self::Joined(term) => term as usize,
        }
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
