//! The key of sealed terms, and the tags that it makes.
//!
//! A tag is the start of a keyed hash: without the key nobody can make one, so nobody can try words until one fits.
//! What is hashed is for `matching` to say; here stand only how keys and tags are written, and what is no key.

use std::fmt;

/// Bytes of a key.
const KEY_BYTES: usize = 32;

/// Bytes of a tag: 128 bits, so that no text meets a tag by chance.
const TAG_BYTES: usize = 16;

/// The start of every tag: the first way in which tags are made.
const TAG_PREFIX: &str = "b1:";

/// The beginning of every check, so that nobody takes it for the tag of a term.
const CHECK_PREFIX: &str = "c1:";

/// Random bytes hold at least so many different ones: fewer come about once in 10^20 keys.
const FEWEST_BYTES: usize = 16;

/// The key that terms are sealed with: 32 random bytes.
///
/// Its `Debug` shows nothing of it.
///
/// ```
/// use discretion::policy::seal::Key;
///
/// let key = Key::parse("3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889")?;
/// assert_eq!(format!("{key:?}"), "Key(…)");
/// assert!(Key::parse("correct horse battery staple").is_err());
/// # Ok::<(), discretion::policy::seal::KeyError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key([u8; KEY_BYTES]);

/// The reason why a text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.describe())]
pub struct KeyError(NotAKey);

/// A mistake in a text that should be a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NotAKey {
    /// It is neither hexadecimal nor base 64 of the right length.
    Written,
    /// Its bytes are not random.
    Weak,
}

impl Key {
    /// Takes 32 bytes that the caller has drawn at random: from the system's generator, never from a text.
    ///
    /// # Errors
    /// When the bytes are plainly not random: text, or few different bytes.
    pub fn generate(bytes: [u8; 32]) -> Result<Self, KeyError> {
        let different = bytes.iter().enumerate().filter(|(at, byte)| !bytes[..*at].contains(byte)).count();
        let is_text = bytes.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t'));
        if different < FEWEST_BYTES || is_text { Err(KeyError(NotAKey::Weak)) } else { Ok(Self(bytes)) }
    }

    /// Reads a key: 64 hexadecimal digits, or 44 characters of base 64. White space around it does not count.
    ///
    /// # Errors
    /// When the text is anything else, such as a passphrase, or when its bytes are plainly not random.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let text = text.trim();
        let bytes = from_hex(text).or_else(|| from_base64(text)).ok_or(KeyError(NotAKey::Written))?;
        Self::generate(bytes)
    }

    /// The key as 64 hexadecimal digits, to be put where secrets are kept.
    #[must_use]
    pub fn to_hex(&self) -> String {
        hex(&self.0)
    }

    /// The tag of a message.
    pub(crate) fn tag(&self, message: &[u8]) -> Tag {
        let hash = blake3::keyed_hash(&self.0, message);
        let mut tag = [0; TAG_BYTES];
        tag.copy_from_slice(&hash.as_bytes()[..TAG_BYTES]);
        Tag(tag)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl NotAKey {
    const fn describe(self) -> &'static str {
        match self {
            Self::Written => "expected 64 hexadecimal digits or 44 characters of base 64, not a passphrase",
            Self::Weak => "expected 32 random bytes, and these are not",
        }
    }
}

/// One sealed spelling: `b1:` and 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tag([u8; TAG_BYTES]);

impl Tag {
    /// Reads a tag.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        tag_bytes(text.strip_prefix(TAG_PREFIX)?).map(Self)
    }

    /// Its first eight bytes: as good as a hash of it.
    pub(crate) const fn beginning(self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.0;
        u64::from_le_bytes([a, b, c, d, e, f, g, h])
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{TAG_PREFIX}{}", hex(&self.0))
    }
}

/// A tag that identifies the key that terms were sealed with: `c1:` and 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Check(Tag);

impl Check {
    /// The check that has the bytes of a tag.
    pub(crate) const fn new(tag: Tag) -> Self {
        Self(tag)
    }

    /// Reads a check.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        tag_bytes(text.strip_prefix(CHECK_PREFIX)?).map(|bytes| Self(Tag(bytes)))
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{CHECK_PREFIX}{}", hex(&self.0.0))
    }
}

/// The bytes of lower-case digits.
fn tag_bytes(digits: &str) -> Option<[u8; TAG_BYTES]> {
    if digits.bytes().any(|byte| byte.is_ascii_uppercase()) { None } else { from_hex(digits) }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of exactly as many hexadecimal digits as they need.
fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits: Vec<u32> = text.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let bytes: Vec<u8> = digits.chunks_exact(2).filter_map(|two| u8::try_from(two[0] << 4 | two[1]).ok()).collect();
    if digits.len() == N * 2 { bytes.try_into().ok() } else { None }
}

/// The bytes of a key in base 64, in the usual alphabet or in that of addresses, with its one `=`.
fn from_base64(text: &str) -> Option<[u8; KEY_BYTES]> {
    let digits = text.strip_suffix('=').filter(|digits| digits.len() == 43)?;
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(KEY_BYTES), 0_u32, 0);
    for digit in digits.bytes() {
        bits = (bits << 6 | u32::from(value(digit)?)) & 0xffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    bytes.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEX: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff";
    const BASE_64: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHv8=";

    #[test]
    fn a_key_is_written_in_hexadecimal_or_base_64() {
        let key = Key::parse(HEX).unwrap();
        assert_eq!(key.to_hex(), HEX);
        assert_eq!(Key::parse(&format!(" {}\n", HEX.to_uppercase())), Ok(key.clone()));
        assert_eq!(Key::parse(BASE_64), Ok(key.clone()));
        assert_eq!(Key::parse(&BASE_64.replace('/', "_")), Ok(key));
    }

    #[test]
    fn what_is_not_32_random_bytes_is_no_key() {
        for text in [
            "",
            "correct horse battery staple",
            HEX.get(1..).unwrap(),
            BASE_64.get(1..).unwrap(),
            &HEX.replace("1e", "1g"),
            &format!("é{}", HEX.get(2..).unwrap()),
        ] {
            assert_eq!(Key::parse(text), Err(KeyError(NotAKey::Written)), "{text}");
        }
        let passphrase = "Y29ycmVjdCBob3JzZSBiYXR0ZXJ5IHN0YXBsZSBvbmU=";
        for text in ["0".repeat(64), "0123456789abcdef".repeat(4), passphrase.to_owned()] {
            assert_eq!(Key::parse(&text), Err(KeyError(NotAKey::Weak)), "{text}");
        }
    }

    #[test]
    fn a_tag_is_read_as_it_is_written() {
        let tag = Key::parse(HEX).unwrap().tag(b"message");
        assert_eq!(Tag::parse(&tag.to_string()), Some(tag));
        assert_eq!(tag.to_string().len(), "b1:".len() + 32);
        for text in ["b1:9f2c", "9f2c", "b2:00000000000000000000000000000000", "b1:0000000000000000000000000000000G"] {
            assert_eq!(Tag::parse(text), None, "{text}");
        }
    }
}
