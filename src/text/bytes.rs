//! Bytes of a kind in a text: asked for without an early end, so that the compiler can look at many bytes at once.

/// Returns whether a text has a byte of a kind. Cost: one pass, however early there is one.
#[inline]
pub(crate) fn has_byte(text: &str, is_one: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(0, |found, byte| found | u8::from(is_one(byte))) != 0
}

/// How many bytes of a text are of a kind. Cost: one pass, in parts that one byte can count.
#[inline]
pub(crate) fn count_bytes(text: &str, is_one: impl Fn(u8) -> bool) -> usize {
    let parts = text.as_bytes().chunks(usize::from(u8::MAX));
    parts.map(|part| usize::from(part.iter().fold(0, |all: u8, &byte| all + u8::from(is_one(byte))))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_a_kind_are_found_and_counted_wherever_they_stand() {
        for length in [0, 1, 15, 16, 254, 255, 256, 1_000] {
            let text = "a".repeat(length) + "%" + &"b".repeat(length);
            assert_eq!(count_bytes(&text, |byte| byte == b'a'), length);
            assert_eq!(count_bytes(&text, |byte| byte.is_ascii_lowercase()), 2 * length);
            assert_eq!(count_bytes(&text, |byte| byte == b'%'), 1);
            assert!(has_byte(&text, |byte| byte == b'%'));
            assert!(!has_byte(&text, |byte| byte == b'+'));
        }
    }
}
