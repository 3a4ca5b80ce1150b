//! Bytes eight at a time: hashes, and which of them are of a range.

/// A hash of a folded word, or of a text, the same on every platform: eight bytes at a time, each multiplied and rotated into
/// the state. It only spreads words over the index; a hit is always compared with its term.
#[inline]
pub(crate) fn hash(folded: &[u8]) -> u64 {
    let mut state = folded.len() as u64;
    let (eights, rest) = folded.as_chunks::<8>();
    for &eight in eights {
        state = (state.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(ODD);
    }
    if !rest.is_empty() {
        state = (state.rotate_left(5) ^ little(rest)).wrapping_mul(ODD);
    }
    state ^ (state >> 32)
}

/// The first eight bytes of a text as a number, the first of them the lowest; zeros stand for those that it lacks.
#[inline]
pub(crate) fn eight(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or_else(|| little(bytes), |&eight| u64::from_le_bytes(eight))
}

/// Fewer than eight bytes as a number, the first of them the lowest: read in parts that may overlap.
fn little(bytes: &[u8]) -> u64 {
    let shift = |from: usize| 8 * from as u32;
    if let (Some(&first), Some(&last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(last)) << shift(bytes.len() - 4)
    } else if let (Some(&first), Some(&last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        u64::from(u16::from_le_bytes(first)) | u64::from(u16::from_le_bytes(last)) << shift(bytes.len() - 2)
    } else {
        bytes.first().copied().map_or(0, u64::from)
    }
}

/// The hash of a word of up to eight letters of ASCII, the first of the eight bytes, with its capitals made small.
pub(crate) const fn hash_of_few(eight: u64, letters: usize) -> u64 {
    let own = (eight | each_of_eight(0x20)) & (u64::MAX >> (64 - 8 * letters));
    spread((letters as u64).rotate_left(5) ^ own)
}

/// Spreads a number over all bits.
pub(crate) const fn spread(number: u64) -> u64 {
    let spread = number.wrapping_mul(ODD);
    spread ^ (spread >> 32)
}

/// What the states of a hash are multiplied by.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A byte in each of eight bytes.
pub(crate) const fn each_of_eight(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The high bits of eight bytes.
pub(crate) const HIGH: u64 = each_of_eight(0x80);

/// The high bit of each of eight bytes that is of a range of ASCII. They are looked at together: where a word or a number
/// ends cannot be foreseen, so a branch for each byte costs more than all of them.
#[inline]
pub(crate) const fn in_range(eight: u64, first: u8, last: u8) -> u64 {
    let low = eight & !HIGH;
    // The high bit is set from the first one on, and from after the last one on. No sum reaches the next byte.
    let (from_first, after_last) = (low + each_of_eight(0x80 - first), low + each_of_eight(0x7f - last));
    from_first & !after_last & !eight & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_bytes_are_one_number_the_first_of_them_the_lowest() {
        let bytes = [0x81, 0x72, 0x63, 0x54, 0x45, 0x36, 0x27];
        for length in 0..=bytes.len() {
            let number = bytes[..length].iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
            assert_eq!(little(&bytes[..length]), number, "{length}");
            assert_eq!(eight(&bytes[..length]), number, "{length}");
        }
    }

    #[test]
    fn bytes_of_a_range_are_told_eight_at_a_time() {
        for byte in 0..=u8::MAX {
            let bytes = [byte, b'0', byte, 0xff, b'9', 0, byte, b':'];
            let marks = in_range(u64::from_le_bytes(bytes), b'0', b'9').to_le_bytes();
            assert_eq!(marks, bytes.map(|byte| if byte.is_ascii_digit() { 0x80 } else { 0 }), "{byte}");
        }
    }

    #[test]
    fn a_short_word_has_the_same_hash_from_a_register() {
        for length in 1..=8 {
            let word = "ZQaYbmnt".get(..length).unwrap();
            let text = word.to_owned() + "xyz, and more";
            let eight = u64::from_le_bytes(*text.as_bytes().first_chunk().unwrap());
            assert_eq!(hash_of_few(eight, length), hash(word.to_ascii_lowercase().as_bytes()), "{word}");
        }
    }
}
