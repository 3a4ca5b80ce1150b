//! Plain words: letters of ASCII and of Latin-1, read eight bytes at a time.

use super::fold;
use super::letters::Letters;
use crate::text::{HIGH, each_of_eight, eight, hash, hash_of_few, in_range};

/// The bit that small letters of ASCII have beside capitals.
const SMALL: u8 = 0x20;

/// A word of small letters after a first one of either case, or of a few digits or capitals alone.
pub(super) struct PlainWord {
    pub(super) end: usize,
    /// The start of its fold in the room.
    pub(super) folded: usize,
    pub(super) hash: u64,
    pub(super) letters: Letters,
    pub(super) is_ascii: bool,
}

impl PlainWord {
    /// Reads the word that begins there, and takes its fold; nothing if it is another one, or a long one.
    #[inline]
    pub(super) fn read(bytes: &[u8], start: usize, room: &mut FoldRoom) -> Option<Self> {
        let first = bytes[start];
        let is_capital = first.is_ascii_uppercase();
        let letters = eight(&bytes[start..]) | if first.is_ascii_alphabetic() { u64::from(SMALL) } else { 0 };
        let count = small_letters(letters);
        if !(1..size_of::<u64>()).contains(&count) || !is_between(bytes, start + count) {
            return Self::read_other(bytes, start, letters, is_capital, room);
        }
        // Nearly every word has fewer than eight letters, all of them of ASCII.
        let folded = room.length;
        room.push(letters, count);
        let (end, hash) = (start + count, hash_of_few(letters, count));
        Some(Self { end, folded, hash, letters: Letters::of_plain(is_capital), is_ascii: true })
    }

    /// The same for up to seven digits or capitals, which are a word as a whole.
    fn read_few(bytes: &[u8], start: usize, room: &mut FoldRoom) -> Option<Self> {
        let (eight, first) = (eight(&bytes[start..]), bytes[start]);
        let (range, letters) = match first {
            b'0'..=b'9' => ((b'0', b'9'), Letters::None),
            b'A'..=b'Z' => ((b'A', b'Z'), Letters::Upper),
            _ => return None,
        };
        let count = leading(eight, range);
        if count == size_of::<u64>() || !is_between(bytes, start + count) {
            return None;
        }
        let folded = room.length;
        // Digits have the bit that makes capitals small.
        room.push(eight | each_of_eight(SMALL), count);
        Some(Self { end: start + count, folded, hash: hash_of_few(eight, count), letters, is_ascii: true })
    }

    /// The same for longer words and for letters beyond ASCII; `letters` are the first eight bytes.
    #[inline(never)]
    fn read_other(
        bytes: &[u8],
        start: usize,
        mut letters: u64,
        mut is_capital: bool,
        room: &mut FoldRoom,
    ) -> Option<Self> {
        if let Some(few) = Self::read_few(bytes, start, room) {
            return Some(few);
        }
        let (folded, mut end, mut is_ascii) = (room.length, start, true);
        while room.length - folded <= LONGEST_PLAIN {
            let count = small_letters(letters);
            room.push(letters, count);
            end += count;
            if count < size_of::<u64>() {
                let Some((letter, is_small)) = letter_with_mark(bytes, end) else { break };
                if !is_small && end > start {
                    break;
                }
                is_capital |= !is_small;
                is_ascii = false;
                room.push(u64::from(letter), 1);
                end += 2;
            }
            letters = eight(&bytes[end..]);
        }
        let length = room.length - folded;
        if length == 0 || length > LONGEST_PLAIN || !ends_word(bytes, end) {
            room.length = folded;
            return None;
        }
        let (letters, hash) = (Letters::of_plain(is_capital), hash(&room.bytes[folded..room.length]));
        Some(Self { end, folded, hash, letters, is_ascii })
    }
}

/// The folds of some plain words, before they are appended to the others.
pub(super) struct FoldRoom {
    bytes: [u8; FOLD_ROOM],
    pub(super) length: usize,
}

/// How many bytes are kept together.
const FOLD_ROOM: usize = 1_024;

/// A longer word is not read as a plain one.
const LONGEST_PLAIN: usize = 48;

impl Default for FoldRoom {
    fn default() -> Self {
        Self { bytes: [0; FOLD_ROOM], length: 0 }
    }
}

impl FoldRoom {
    /// Appends the first `count` of eight bytes.
    #[inline]
    pub(super) fn push(&mut self, eight: u64, count: usize) {
        if let Some(place) = self.bytes[self.length..].first_chunk_mut() {
            *place = eight.to_le_bytes();
            self.length += count;
        }
    }

    /// Returns whether another word may not fit in.
    #[inline]
    pub(super) const fn is_full(&self) -> bool {
        self.length > FOLD_ROOM - 2 * LONGEST_PLAIN
    }

    /// Appends all to other folds.
    #[inline(never)]
    pub(super) fn empty_into(&mut self, folded: &mut String) {
        // Only letters of ASCII are ever taken.
        folded.push_str(std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default());
        self.length = 0;
    }
}

/// How many small letters of ASCII eight bytes begin with.
#[inline]
const fn small_letters(eight: u64) -> usize {
    leading(eight, (b'a', b'z'))
}

/// How many bytes of a range of ASCII eight bytes begin with.
#[inline]
const fn leading(eight: u64, (first, last): (u8, u8)) -> usize {
    let others = in_range(eight, first, last) ^ HIGH;
    (others.trailing_zeros() / 8) as usize
}

/// The letter of ASCII that one of U+00C0 to U+00FF folds to, and whether that is a small one.
fn letter_with_mark(bytes: &[u8], at: usize) -> Option<(u8, bool)> {
    let &[0xc3, second] = bytes.get(at..)?.first_chunk()? else { return None };
    let letter = fold::latin_1(second)?;
    Some((letter, second >= 0xa0))
}

/// Returns whether a text ends at a place, or a byte of ASCII stands there that is part of no word.
#[inline]
fn is_between(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|&byte| IS_BETWEEN[usize::from(byte)])
}

/// Returns whether no run of letters and digits goes on at a place: at the end, before what is between words in ASCII, and
/// before the commonest signs beyond it (dashes, quotation marks, no-break spaces).
fn ends_word(bytes: &[u8], at: usize) -> bool {
    match bytes[at..] {
        [0xc2, second, ..] => matches!(second, 0xa0 | 0xab | 0xbb),
        [0xe2, 0x80, third, ..] => matches!(third, 0x90..=0xa7 | 0xaf),
        _ => is_between(bytes, at),
    }
}

/// Bytes of ASCII that are part of no word.
pub(super) static IS_BETWEEN: [bool; 256] = {
    let mut between = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        between[byte as usize] = !byte.is_ascii_alphanumeric();
        byte += 1;
    }
    between
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_eight_at_a_time() {
        for length in 0..=20 {
            for after in ["", "`", "{", "A", "Z", "0", " ", "é", "\u{ff41}", "\0", "@[", "\u{7f}"] {
                let text = "azqmbyn".chars().cycle().take(length).collect::<String>() + after + "abcdefghij";
                let one_by_one = text.bytes().take_while(u8::is_ascii_lowercase).count();
                assert_eq!(small_letters(eight(text.as_bytes())), one_by_one.min(8), "{text:?}");
            }
        }
    }
}
