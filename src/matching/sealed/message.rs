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
    /// The offset of the first byte that is another one where words are disguised.
    bent: Option<usize>,
}

impl SealedMessage {
    /// A message without words for a policy.
    pub(super) fn new(policy: &str) -> Self {
        let mut bytes = VERSION.to_vec();
        bytes.extend_from_slice(policy.as_bytes());
        bytes.extend_from_slice(&[0, 0]);
        Self { count_at: bytes.len() - 1, bytes, bent: None }
    }

    /// Adds a word, and what stands before it.
    pub(super) fn push(&mut self, symbols: &str, word: &str) {
        let from = self.bytes.len();
        self.bytes[self.count_at] = self.bytes[self.count_at].saturating_add(1);
        self.bytes.extend_from_slice(symbols.as_bytes());
        self.bytes.extend_from_slice(word.as_bytes());
        self.bytes.push(0x1f);
        self.look_for_bent(from);
    }

    /// Adds a letter to the last word.
    pub(super) fn grow(&mut self, letter: char) {
        let end = self.bytes.len() - 1;
        self.bytes.truncate(end);
        self.bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        self.bytes.push(0x1f);
        self.look_for_bent(end);
    }

    fn look_for_bent(&mut self, from: usize) {
        if self.bent.is_none() {
            let is_bent = |byte: &u8| *byte == b'l' || !byte.is_ascii();
            self.bent = self.bytes[from..].iter().position(is_bent).map(|at| from + at);
        }
    }

    /// Its reach, to come back to.
    pub(super) const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Goes back to where it had so many words.
    pub(super) fn cut(&mut self, len: usize, words: u8) {
        self.bytes.truncate(len);
        self.bytes[self.count_at] = words;
        self.bent = self.bent.filter(|at| *at < len);
    }

    /// Its tag.
    pub(super) fn tag(&self, key: &Key) -> Tag {
        key.tag(&self.bytes)
    }

    /// Its tag, where some of its words are disguised.
    pub(super) fn disguised_tag(&mut self, key: &Key) -> Tag {
        if self.bent.is_none() {
            self.bytes[self.count_at] |= 0x80;
            let tag = self.tag(key);
            self.bytes[self.count_at] &= 0x7f;
            return tag;
        }
        let (head, words) = self.bytes.split_at(self.count_at + 1);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        Key::parse("3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889").expect("it is a key")
    }

    #[test]
    fn a_word_that_grows_is_the_word_that_is_pushed() {
        for word in ["falcon", "quiff", "été", "l", "ab\u{410}", "0l"] {
            let (mut pushed, mut grown) = (SealedMessage::new("acme"), SealedMessage::new("acme"));
            // A part that was tried before leaves nothing behind.
            let len = grown.len();
            grown.push("", "all");
            grown.cut(len, 0);
            grown.push("", "");
            word.chars().for_each(|letter| grown.grow(letter));
            pushed.push("", word);
            assert_eq!(grown.tag(&key()), pushed.tag(&key()), "{word}");
            assert_eq!(grown.disguised_tag(&key()), pushed.disguised_tag(&key()), "{word}");
        }
    }

    #[test]
    fn accents_and_l_are_forgotten_in_disguise_wherever_they_stand() {
        let tag = |words: &[(&str, &str)]| {
            let mut message = SealedMessage::new("acme");
            words.iter().for_each(|(symbols, word)| message.push(symbols, word));
            message.disguised_tag(&key())
        };
        assert_eq!(tag(&[("", "fiight"), ("", "pian")]), tag(&[("", "flight"), ("", "plan")]));
        assert_eq!(tag(&[("", "the"), ("&", "ete")]), tag(&[("", "the"), ("&", "été")]));
        assert_ne!(tag(&[("", "the"), ("&", "ete")]), tag(&[("", "the"), ("", "été")]));
    }
}
