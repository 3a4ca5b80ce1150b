//! Bytes of a kind in a text: asked for in parts without an early end, so that the compiler can look at many at once.

/// Returns whether a text has a byte of a kind. Cost: one pass, however early there is one.
#[inline]
pub(crate) fn has_byte(text: &str, is_one: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(0, |found, byte| found | u8::from(is_one(byte))) != 0
}

/// So many bytes are looked at together.
const PART: usize = 16;

/// The next byte of a kind, from a place on. Cost: one pass over parts until one has such a byte.
#[inline]
pub(crate) fn next_byte(bytes: &[u8], from: usize, is_one: impl Fn(u8) -> bool) -> Option<usize> {
    let mut at = from;
    while let Some(part) = bytes.get(at..)?.first_chunk::<PART>() {
        if part.iter().fold(0, |found, &byte| found | u8::from(is_one(byte))) != 0 {
            break;
        }
        at += PART;
    }
    bytes[at..].iter().position(|&byte| is_one(byte)).map(|inside| at + inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_of_a_kind_is_found_wherever_it_stands() {
        for length in [0, 1, 15, 16, 254, 255, 256, 1_000] {
            let text = "a".repeat(length) + "%" + &"b".repeat(length);
            assert!(has_byte(&text, |byte| byte == b'%'));
            assert!(!has_byte(&text, |byte| byte == b'+'));
            for from in 0..=text.len() + 1 {
                let expected = if from <= length { Some(length) } else { None };
                assert_eq!(next_byte(text.as_bytes(), from, |byte| byte == b'%'), expected);
            }
        }
    }
}
