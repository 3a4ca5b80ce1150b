//! The content of a tag, the same for a term that is sealed and for words of a text.
//!
//! The version of this format and a zero byte; the name of the policy and a zero byte; the number of words, one
//! byte; then each folded word and the byte 0x1F. The symbols that stand between two words, where they count, go
//! before the second one. For words in disguise 128 is added to the number, accents are dropped and each `l` is an `i`,
//! because disguises do not keep them.

use crate::reading::{Words, bare};
use crate::secret::{Key, Tag};

/// The version of the format. Whoever changes what is hashed changes this, and all sealed terms become invalid.
const VERSION: &[u8] = b"discretion/1\0";

/// The hashed bytes, word by word.
#[derive(Clone, Debug)]
pub(super) struct SealedMessage {
    bytes: Vec<u8>,
    /// The offset of the number of words.
    count_at: usize,
}

impl SealedMessage {
    /// A message without words for a policy.
    pub(super) fn new(policy: &str) -> Self {
        let mut bytes = VERSION.to_vec();
        bytes.extend_from_slice(policy.as_bytes());
        bytes.extend_from_slice(&[0, 0]);
        Self { count_at: bytes.len() - 1, bytes }
    }

    /// Adds a word, and what stands before it.
    pub(super) fn push(&mut self, symbols: &str, word: &str) {
        self.bytes[self.count_at] = self.bytes[self.count_at].saturating_add(1);
        self.bytes.extend_from_slice(symbols.as_bytes());
        self.bytes.extend_from_slice(word.as_bytes());
        self.bytes.push(0x1f);
    }

    /// Its reach, to come back to.
    pub(super) const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Goes back to where it had so many words.
    pub(super) fn cut(&mut self, len: usize, words: u8) {
        self.bytes.truncate(len);
        self.bytes[self.count_at] = words;
    }

    /// Its tag.
    pub(super) fn tag(&self, key: &Key) -> Tag {
        key.tag(&self.bytes)
    }

    /// Its tag, where some of its words are disguised.
    pub(super) fn disguised_tag(&mut self, key: &Key) -> Tag {
        let (head, words) = self.bytes.split_at(self.count_at + 1);
        if words.is_ascii() && !words.contains(&b'l') {
            self.bytes[self.count_at] |= 0x80;
            let tag = self.tag(key);
            self.bytes[self.count_at] &= 0x7f;
            return tag;
        }
        let mut bytes = head.to_vec();
        bytes[self.count_at] |= 0x80;
        if words.is_ascii() {
            bytes.extend_from_slice(words);
        } else {
            let mut folded = String::with_capacity(words.len());
            bare(&String::from_utf8_lossy(words), &mut folded);
            bytes.extend_from_slice(folded.as_bytes());
        }
        bytes[self.count_at + 1..].iter_mut().filter(|byte| **byte == b'l').for_each(|byte| *byte = b'i');
        key.tag(&bytes)
    }

    /// The letters of its words, run together, as far as all spellings of a term agree in them.
    pub(super) fn letters(&self) -> String {
        let words = self.bytes.get(self.count_at + 1..).unwrap_or_default();
        Words::of(&String::from_utf8_lossy(words)).folded.replace('l', "i")
    }
}
