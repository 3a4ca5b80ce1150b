//! What the bytes right beside a word tell of it, at a glance, and how it follows the word before it.

use super::undone::{is_mask, is_sign};
use crate::text::Span;

/// What a glance at a word, at the byte on either side of it and at the word before it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Neighbours(u8);

/// Neither byte makes a longer word of it, whatever stands on its other side.
const APART: u8 = 1;

/// Neither byte makes a name of it: an identifier, an address, a tag.
const NO_NAME: u8 = 2;

/// The word itself is of ASCII.
const ASCII: u8 = 4;

/// One space stands between the word and the one before it.
const SPACED: u8 = 8;

/// Nothing stands between the word and the one before it.
const TOUCHING: u8 = 16;

/// The same, and both are of letters.
const ONE_STRETCH: u8 = 32;

/// The next word stands in one of these two ways to the word.
const TOUCHED: u8 = TOUCHING << TO_NEXT;
const GOES_ON: u8 = ONE_STRETCH << TO_NEXT;

/// How far the mark of how a word follows lies from that of how the next one does.
const TO_NEXT: u32 = 2;

/// How a word follows the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follows {
    /// After one space.
    Space,
    /// At once.
    Touching,
    /// At once, as letters after letters: the reading cut them apart at a capital.
    Letters,
    /// After anything else, or as the first one.
    Other,
}

impl Follows {
    const fn mark(self) -> u8 {
        match self {
            Self::Space => SPACED,
            Self::Touching => TOUCHING,
            Self::Letters => TOUCHING | ONE_STRETCH,
            Self::Other => 0,
        }
    }
}

/// What each byte says of the word after it.
static BEFORE: [u8; 256] = says(b".");

/// What each byte says of the word before it.
static AFTER: [u8; 256] = says(b".-_([");

/// What each byte says of a word beside it, if some may make a longer word of it with what stands on their other side.
const fn says<const N: usize>(openers: &[u8; N]) -> [u8; 256] {
    let mut says = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if !belongs(byte) {
            says[byte as usize] |= APART;
        }
        let joins = matches!(byte, b'_' | b'/' | b'@' | b'#' | b'\\' | b'.' | b':' | b'$' | b'(' | b'-');
        if !byte.is_ascii_alphanumeric() && !joins {
            says[byte as usize] |= NO_NAME;
        }
        byte += 1;
    }
    let mut at = 0;
    while at < N {
        says[openers[at] as usize] &= !APART;
        at += 1;
    }
    says
}

impl Neighbours {
    /// Looks at a word of a text. The ends of a text are as good as spaces.
    #[inline]
    pub(super) fn of(text: &str, word: Span, is_ascii: bool, follows: Follows) -> Self {
        let bytes = text.as_bytes();
        let before = word.start.checked_sub(1).map_or(b' ', |at| bytes[at]);
        let after = bytes.get(word.end).copied().unwrap_or(b' ');
        let ascii = if is_ascii { ASCII } else { 0 };
        Self((BEFORE[usize::from(before)] & AFTER[usize::from(after)]) | ascii | follows.mark())
    }

    /// Notes how the next word follows.
    pub(super) const fn note_next(&mut self, follows: Follows) {
        self.0 |= (follows.mark() & (TOUCHING | ONE_STRETCH)) << TO_NEXT;
    }

    /// Returns whether nothing stands between a word and the next one.
    pub(super) const fn is_touched(self) -> bool {
        self.0 & TOUCHED != 0
    }

    /// Returns whether a word and the next one are one stretch of letters.
    pub(super) const fn goes_on(self) -> bool {
        self.0 & GOES_ON != 0
    }

    /// Returns whether one space stands between a word and the one before it.
    pub(super) const fn is_spaced(self) -> bool {
        self.0 & SPACED != 0
    }

    /// Returns whether nothing stands between a word and the one before it.
    pub(super) const fn is_touching(self) -> bool {
        self.0 & TOUCHING != 0
    }

    /// Returns whether a word and the one before it are one stretch of letters.
    pub(super) const fn is_one_stretch(self) -> bool {
        self.0 & ONE_STRETCH != 0
    }

    /// Returns whether nothing beside a word can make a longer word of it.
    pub(super) const fn is_apart(self) -> bool {
        self.0 & APART != 0
    }

    /// Returns whether nothing beside a word can make a name of it.
    pub(super) const fn is_no_name(self) -> bool {
        self.0 & NO_NAME != 0
    }

    /// Returns whether a word is of ASCII.
    pub(super) const fn is_ascii(self) -> bool {
        self.0 & ASCII != 0
    }

    /// Returns whether a word is of ASCII, and nothing beside it can make a longer word of it.
    pub(super) const fn is_plain(self) -> bool {
        self.0 & (APART | ASCII) == APART | ASCII
    }
}

/// Returns whether a byte makes no longer word of the word before it, whatever stands on its other side.
pub(super) const fn is_apart(byte: u8) -> bool {
    AFTER[byte as usize] & APART != 0
}

/// Returns whether a byte makes no name of a word beside it.
pub(super) const fn is_no_name(byte: u8) -> bool {
    AFTER[byte as usize] & NO_NAME != 0
}

/// Returns whether a byte beside a word may be a letter of it in disguise.
pub(super) const fn belongs(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || is_sign(byte as char) || is_mask(byte as char)
}
