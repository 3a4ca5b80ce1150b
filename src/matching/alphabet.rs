//! The characters of which every match of a pattern consists: a number of a card is digits, spaces and hyphens.
//!
//! What a match must have then stands in one run of these characters. A year and a version in one block are no card.

use crate::text::Span;
use regex_syntax::hir::{Class, Hir, HirKind};

/// A set of characters of ASCII, and all others or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Alphabet {
    ascii: u128,
    has_others: bool,
}

impl Alphabet {
    /// The characters of a pattern; nothing where small letters are among them, since prose is one run of such a set.
    pub(super) fn of(tree: &Hir) -> Option<Self> {
        let mut all = Self::default();
        all.take(tree);
        (!(b'a'..=b'z').any(|letter| all.has(letter))).then_some(all)
    }

    /// Reads it from the file of gates.
    pub(super) fn read(written: &str) -> Option<Self> {
        let (ascii, others) = written.split_once(' ').map_or((written, ""), |(ascii, others)| (ascii, others));
        Some(Self { ascii: u128::from_str_radix(ascii, 16).ok()?, has_others: others == OTHERS })
    }

    fn take(&mut self, part: &Hir) {
        match part.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(text) => text.0.iter().for_each(|&byte| self.add(byte, byte)),
            HirKind::Class(Class::Bytes(class)) => class.iter().for_each(|range| self.add(range.start(), range.end())),
            HirKind::Class(Class::Unicode(class)) => {
                let byte = |c: char| u8::try_from(c).unwrap_or(u8::MAX);
                class.iter().for_each(|range| self.add(byte(range.start()), byte(range.end())));
            }
            HirKind::Repetition(repeated) => self.take(&repeated.sub),
            HirKind::Capture(group) => self.take(&group.sub),
            HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().for_each(|part| self.take(part)),
        }
    }

    fn add(&mut self, first: u8, last: u8) {
        (first..=last.min(0x7f)).for_each(|byte| self.ascii |= 1 << byte);
        self.has_others |= last > 0x7f;
    }

    const fn has(self, byte: u8) -> bool {
        if byte.is_ascii() { self.ascii >> byte & 1 != 0 } else { self.has_others }
    }

    /// The run of its characters in which the character at a place stands.
    pub(super) fn run_at(self, text: &str, place: usize) -> Span {
        let (before, after) = text.as_bytes().split_at(place);
        let start = before.iter().rposition(|&byte| !self.has(byte)).map_or(0, |other| other + 1);
        let length = after.iter().position(|&byte| !self.has(byte)).unwrap_or(after.len());
        Span::new(start, place + length)
    }
}

/// Says in the file of gates that characters beyond ASCII are in the set.
const OTHERS: &str = "others";

impl std::fmt::Display for Alphabet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:x}", self.ascii)?;
        if self.has_others { write!(f, " {OTHERS}") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_without_small_letters_has_runs_of_its_characters() {
        let run = |pattern: &str, text: &'static str, at: &str| -> Option<&str> {
            let alphabet = Alphabet::of(&regex_syntax::parse(pattern).unwrap())?;
            assert_eq!(Alphabet::read(&alphabet.to_string()), Some(alphabet));
            Some(alphabet.run_at(text, text.find(at).unwrap()).slice(text))
        };
        assert_eq!(run(r"\b[0-9]{1,3}(?:\.[0-9]+){3}\b", "a 1.2.3, 4 or 10.0", "2"), Some("1.2.3"));
        assert_eq!(run(r"\b[0-9]{1,3}(?:\.[0-9]+){3}\b", "a 1.2.3, 4 or 10.0", "0"), Some("10.0"));
        assert_eq!(run(r"[A-Z]{2}\d\d", "AB12é été 1٣ A", "2"), Some("AB12é"));
        assert_eq!(run(r"[A-Z]+", "A", "A"), Some("A"));
        assert_eq!(run(r"(?i)X\d", "X1", "1"), None);
        assert_eq!(run(r"\w", "X1", "1"), None);
    }
}
