//! Fingerprints: the name of a warning in a baseline, the same wherever its passage moves.
//!
//! A fingerprint depends on the rule, the matched words and the sentence around them, never on line, file, message
//! or mask. It shows nothing of the text; but whoever knows the public key can try words until one fits, so for
//! confidential rules the matched words themselves do not enter: what is in a repository must not give them away.

use crate::rule::RuleId;

/// The public key of fingerprints: it keeps them apart from other uses of the hash, and hides nothing.
/// It changes when the meaning of a fingerprint does, which makes every baseline invalid.
const PUBLIC_KEY: &[u8; 32] = b"discretion fingerprint version 1";

/// Letters and digits of base 32 (RFC 4648, section 6), in lower case.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Bytes of the hash that are kept: 80 bits, sixteen digits of base 32.
const KEPT_BYTES: usize = 10;

/// The fingerprint of a warning: sixteen letters and digits.
///
/// `value` is the matched text, `sentence_before` and `sentence_after` are the rest of its sentence, each as folded
/// words joined by one space. `ordinal` counts, from 0, the earlier warnings of the draft whose other arguments are
/// the same; where `confidential` is set, `value` does not enter, so it is left out of that comparison too.
pub(crate) fn fingerprint(
    rule: &RuleId,
    confidential: bool,
    value: &str,
    sentence_before: &str,
    sentence_after: &str,
    ordinal: usize,
) -> String {
    let value = if confidential { "" } else { value };
    let mut hasher = blake3::Hasher::new_keyed(PUBLIC_KEY);
    for field in [rule.as_str(), value, sentence_before, sentence_after] {
        // The length goes first, so that a border between fields cannot move unnoticed.
        hasher.update(&(field.len() as u64).to_le_bytes());
        hasher.update(field.as_bytes());
    }
    hasher.update(&(ordinal as u64).to_le_bytes());
    base32(&hasher.finalize().as_bytes()[..KEPT_BYTES])
}

/// Writes bytes in base 32; five bytes are eight digits, and there are no others.
fn base32(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() / 5 * 8);
    for chunk in bytes.chunks_exact(5) {
        let bits = chunk.iter().fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte));
        digits.extend((0..8).rev().map(|place| char::from(ALPHABET[(bits >> (place * 5) & 31) as usize])));
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(policy: &str, confidential: bool, value: &str, around: [&str; 2], ordinal: usize) -> String {
        fingerprint(&RuleId::new(policy, "falcon"), confidential, value, around[0], around[1], ordinal)
    }

    #[test]
    fn base32_is_that_of_the_rfc() {
        assert_eq!(base32(b"fooba"), "mzxw6ytb");
        assert_eq!(base32(&[0xff; 10]), "7777777777777777");
    }

    #[test]
    fn a_fingerprint_is_sixteen_letters_and_digits() {
        let fingerprint = of("acme", false, "globex", ["unlike", "we care"], 0);
        assert_eq!(fingerprint.len(), 16);
        assert!(fingerprint.bytes().all(|byte| ALPHABET.contains(&byte)));
    }

    #[test]
    fn fingerprints_stay_the_same_from_version_to_version() {
        assert_eq!(of("acme", false, "globex", ["unlike", "we care"], 0), "yc2bqmyjtgqg322o");
        assert_eq!(of("acme", true, "project falcon", ["", "ships soon"], 0), "rbb3qpf6w2b7f7zs");
    }

    #[test]
    fn each_argument_changes_it() {
        let around = ["unlike", "we care"];
        let different = [
            of("acme", false, "globex", around, 0),
            of("other", false, "globex", around, 0),
            of("acme", false, "initech", around, 0),
            of("acme", false, "globex", ["like", "we care"], 0),
            of("acme", false, "globex", ["unlike", "we dare"], 0),
            of("acme", false, "globex", around, 1),
            of("acme", true, "globex", around, 0),
        ];
        for (at, fingerprint) in different.iter().enumerate() {
            assert!(!different[..at].contains(fingerprint), "{at}");
        }
    }

    #[test]
    fn the_words_of_a_confidential_match_do_not_enter() {
        let around = ["we ship", "on monday"];
        assert_eq!(of("acme", true, "project falcon", around, 0), of("acme", true, "project heron", around, 0));
        assert_ne!(of("acme", true, "", around, 0), of("acme", true, "", ["we ship", "on friday"], 0));
        assert_ne!(of("acme", true, "", around, 0), of("acme", true, "", around, 1));
        assert_ne!(of("acme", true, "", around, 0), of("other", true, "", around, 0));
    }

    #[test]
    fn a_word_cannot_move_from_field_to_field() {
        assert_ne!(of("acme", false, "a b", ["", ""], 0), of("acme", false, "a", ["", "b"], 0));
        assert_ne!(of("acme", false, "a", ["x", "y"], 0), of("acme", false, "a", ["xy", ""], 0));
        assert_ne!(of("acme", false, "a\0b", ["", ""], 0), of("acme", false, "a", ["b", ""], 0));
    }
}
