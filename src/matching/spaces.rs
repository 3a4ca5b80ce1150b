//! How far words stand apart: counted by the white space between them, as what a word is differs from reader to reader.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind};
use std::fmt;

/// The most stretches of white space that stand between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct MostSpaces(u8);

/// Stands before them in the file of gates.
pub(super) const SIGN: char = '<';

/// All characters that are white space.
const SPACES: [char; 25] = [
    '\t', '\n', '\u{b}', '\u{c}', '\r', ' ', '\u{85}', '\u{a0}', '\u{1680}', '\u{2000}', '\u{2001}', '\u{2002}',
    '\u{2003}', '\u{2004}', '\u{2005}', '\u{2006}', '\u{2007}', '\u{2008}', '\u{2009}', '\u{200a}', '\u{2028}',
    '\u{2029}', '\u{202f}', '\u{205f}', '\u{3000}',
];

impl MostSpaces {
    pub(super) const NONE: Self = Self(0);
    /// Any number of them.
    pub(super) const ANY: Self = Self(u8::MAX);

    /// Those in what a part of a pattern matches.
    pub(super) fn in_part(part: &Hir) -> Self {
        match part.kind() {
            HirKind::Empty | HirKind::Look(_) => Self::NONE,
            HirKind::Literal(literal) => match std::str::from_utf8(&literal.0) {
                Ok(text) => u8::try_from(stretches(text)).map_or(Self::ANY, Self),
                Err(_) => Self::ANY,
            },
            HirKind::Class(Class::Unicode(class)) => Self(u8::from(has_space(class))),
            HirKind::Class(Class::Bytes(_)) => Self::ANY,
            HirKind::Repetition(repeated) => match (Self::in_part(&repeated.sub), repeated.sub.kind()) {
                (Self::NONE, _) => Self::NONE,
                (once, HirKind::Class(Class::Unicode(class))) if is_space(class) => once,
                (once, _) => once.times(repeated.max),
            },
            HirKind::Capture(group) => Self::in_part(&group.sub),
            HirKind::Concat(parts) => parts.iter().map(Self::in_part).fold(Self::NONE, Self::and),
            HirKind::Alternation(parts) => parts.iter().map(Self::in_part).max().unwrap_or(Self::NONE),
        }
    }

    /// Those of one part and of another behind it.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// Those of a part so many times.
    fn times(self, count: Option<u32>) -> Self {
        count.and_then(|count| u8::try_from(count).ok()).map_or(Self::ANY, |count| Self(self.0.saturating_mul(count)))
    }

    /// Returns whether so many stretches are no more.
    pub(super) fn allows(self, stretches: usize) -> bool {
        self == Self::ANY || stretches <= usize::from(self.0)
    }

    /// Reads them as the file of gates has them.
    pub(super) fn read(written: &str) -> Self {
        written.parse().map_or(Self::ANY, Self)
    }
}

impl fmt::Display for MostSpaces {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::ANY { Ok(()) } else { write!(out, "{SIGN}{}", self.0) }
    }
}

/// The number of stretches of white space in a text.
pub(super) fn stretches(text: &str) -> usize {
    let mut is_within = false;
    let begins = |letter: char| {
        let was_within = std::mem::replace(&mut is_within, letter.is_whitespace());
        is_within && !was_within
    };
    text.chars().map(begins).filter(|&begins| begins).count()
}

fn has_space(class: &ClassUnicode) -> bool {
    let has = |range: &ClassUnicodeRange| SPACES.iter().any(|space| (range.start()..=range.end()).contains(space));
    class.iter().any(has)
}

/// Returns whether a class has nothing else.
fn is_space(class: &ClassUnicode) -> bool {
    class.iter().all(|range| range.len() <= SPACES.len() && (range.start()..=range.end()).all(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_white_space_is_known() {
        assert!(('\0'..=char::MAX).filter(|letter| letter.is_whitespace()).eq(SPACES));
    }

    #[test]
    fn a_part_has_so_many_stretches_at_most() {
        let table = [
            (r"a\b", "<0"),
            (r"\s+", "<1"),
            (r"\s*,\s*", "<2"),
            (r"(?:\w+\s+){0,3}", "<3"),
            (r"a b|c  d e|f", "<2"),
            (r"[^.]{0,40}", "<40"),
            (r"(?:a\s)+", ""),
        ];
        for (part, most) in table {
            assert_eq!(MostSpaces::in_part(&regex_syntax::parse(part).unwrap()).to_string(), most, "{part}");
        }
    }
}
