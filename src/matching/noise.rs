//! Letters that are no words: those of hashes, keys, UUIDs, colours, addresses of machines.
//!
//! A short name occurs in them by chance. What they are is told by their shape where a term was found: hexadecimal with
//! digits among the letters, groups of fixed lengths, letters and digits in a mix that no identifier has. A name that is a
//! part of its own (`ada-7f3c91`, `getAdaClient`, `/srv/ada`) lies in none of them.

use crate::text::Span;

/// Names with more bytes do not occur by chance.
const LONGEST_NAME: usize = 6;

/// How much on either side of a name is looked at, in bytes.
const WINDOW: usize = 64;

/// Returns whether a place lies in letters that are no words.
pub(super) fn is_noise(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let joins = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"+/:-=".contains(byte));
    let before = span.start.checked_sub(1).and_then(|at| bytes.get(at));
    if span.len() > LONGEST_NAME || !(joins(before) || joins(bytes.get(span.end))) {
        return false;
    }
    let run = grown(bytes, span, |byte| byte.is_ascii_alphanumeric());
    if run != span && is_random(&bytes[run.start..run.end]) {
        return true;
    }
    if is_group(bytes, span) {
        return true;
    }
    let token = grown(bytes, span, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    let padded = bytes.get(token.end) == Some(&b'=');
    let encoded = bytes[..token.start].ends_with(b"base64,");
    let long = token.len() >= if padded { 20 } else { 40 };
    encoded || (long && token != run && is_random(&bytes[token.start..token.end]))
}

/// The first bytes of accents that stand after their letter, U+0300 to U+036F, and of some letters that no key has either.
const ACCENTS: std::ops::RangeInclusive<u8> = 0xcc..=0xcd;

/// A place with the wanted bytes on both sides.
fn grown(bytes: &[u8], span: Span, wanted: impl Fn(u8) -> bool) -> Span {
    let (first, last) = (span.start.saturating_sub(WINDOW), (span.end + WINDOW).min(bytes.len()));
    let before = bytes[first..span.start].iter().rev().take_while(|&&byte| wanted(byte)).count();
    let after = bytes[span.end..last].iter().take_while(|&&byte| wanted(byte)).count();
    // A letter with an accent is no letter of a key, be it one character or two.
    let accented = after > 0 && bytes[span.end + after..].first().is_some_and(|byte| ACCENTS.contains(byte));
    Span::new(span.start - before, span.end + after - usize::from(accented))
}

/// Returns whether letters and digits without a sign between them are mixed as in a key.
fn is_random(token: &[u8]) -> bool {
    let (mut numbers, mut switches, mut seams, mut wordy, mut small) = (0, 0, 0, 0, 0);
    let mut before = None;
    for &byte in token.iter().chain(b"/") {
        let class = Class::of(byte);
        if class != Class::Small {
            // Four small letters and more are a word, with the capital before them.
            wordy += if small >= 4 { small + 1 } else { 0 };
            small = 0;
        }
        small += usize::from(class == Class::Small);
        numbers += usize::from(class == Class::Digit && before != Some(Class::Digit));
        let changes = before.is_some_and(|before| before != class);
        switches += usize::from(changes && byte != b'/' && (class == Class::Digit || before == Some(Class::Digit)));
        seams += usize::from(changes && !(before == Some(Class::Capital) && class == Class::Small));
        before = Some(class);
    }
    let hexadecimal = token.iter().all(u8::is_ascii_hexdigit);
    let digits = token.iter().filter(|byte| byte.is_ascii_digit()).count();
    let unlike_words = wordy * 5 < token.len() * 2;
    (hexadecimal && token.len() >= 6 && switches >= 2)
        || (hexadecimal && token.len() >= 16 && digits > 0)
        || (token.len() >= 8 && numbers >= 2 && unlike_words)
        || (token.len() >= 16 && seams * 4 > token.len() && unlike_words)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Small,
    Capital,
    Sign,
}

impl Class {
    const fn of(byte: u8) -> Self {
        match byte {
            b'0'..=b'9' => Self::Digit,
            b'a'..=b'z' => Self::Small,
            b'A'..=b'Z' => Self::Capital,
            _ => Self::Sign,
        }
    }
}

/// Returns whether a place is in a group of a UUID, of a MAC address or of an IPv6 address.
fn is_group(bytes: &[u8], span: Span) -> bool {
    let dashed = grown(bytes, span, |byte| byte.is_ascii_hexdigit() || byte == b'-');
    let lengths = |place: Span, separator: u8| -> Vec<usize> {
        bytes[place.start..place.end].split(|&byte| byte == separator).map(<[u8]>::len).collect()
    };
    let dashes = lengths(dashed, b'-');
    let apart = grown(bytes, span, |byte| byte.is_ascii_hexdigit() || byte == b':');
    let colons = lengths(apart, b':');
    let has_digit = bytes[apart.start..apart.end].iter().any(u8::is_ascii_digit);
    dashes == [8, 4, 4, 4, 12]
        || dashes == [2; 6]
        || colons == [2; 6]
        || (colons.len() >= 4 && has_digit && colons.iter().all(|&length| length <= 4))
}

#[cfg(test)]
mod tests {
    use super::is_noise;
    use crate::text::Span;

    /// Returns whether the `ada` of a text, in any capitals, is noise.
    fn noise(text: &str) -> bool {
        let at = text.to_ascii_lowercase().find("ada").expect("each text has one");
        is_noise(text, Span::new(at, at + 3))
    }

    #[test]
    fn keys_of_all_kinds_hold_no_names() {
        for text in [
            "7f3ada91c0",
            "#1ada3f",
            "sha512-q9ADA2f8Kz7Lr0uT5w==",
            "12345678-1ada-4222-8333-444455556666",
            "a2345678-fada-4222-8333-4444ada56666",
            "1ada:0db8:85a3::8a2e:370:7334",
            "fe80::ada:1:2",
            "eJzt7x9X85nWjkSYAdaK5QXPaeFwHhc02tsBERw==",
            "data:image/png;base64,Ada+xyz",
            "zX8kQ/Ada+9fLkPq2Rt/Yw7mBnv0sD3eGhJ5uK1o",
            "k3f9ada2x8",
        ] {
            assert!(noise(text), "{text}");
        }
    }

    #[test]
    fn an_accent_is_no_part_of_a_key_however_it_is_encoded() {
        for text in ["1ada4é", "1ada4e\u{301}", "1ada4ét", "1ada4e\u{301}t", "1ada4x9e\u{301}"] {
            assert!(!noise(text), "{text}");
        }
        assert!(noise("1ada4e") && noise("1ada4x9e"));
    }

    #[test]
    fn names_that_are_parts_of_their_own_are_words() {
        for text in [
            "Ada",
            "Ada1",
            "v2Ada",
            "ada-7f3c91c0",
            "ada_2024",
            "getAdaClient",
            "getAdaClientFromRegistry2",
            "/srv/ada/v2",
            "https://x.example/7f3c91c0/ada",
            "ada.example",
            "a:b:ada:c",
            "ADA_KEY_2",
            "x=ada",
            "12:30:ada",
            "2026-11-26-ada-launch",
        ] {
            assert!(!noise(text), "{text}");
        }
    }
}
