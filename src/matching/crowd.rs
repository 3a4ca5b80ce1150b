//! Characters that crowd together: so many digits, capitals or signs of one kind in every match of a pattern.
//!
//! A number of a card has fifteen digits within seventeen bytes, wherever it stands. Few blocks have that, and a pattern
//! that no word wakes runs over these alone.

use crate::text::count_bytes;
use regex_syntax::hir::{Class, Hir, HirKind};

/// Classes of more characters are taken for any.
const LARGE_CLASS: usize = 4_000;

/// So many characters of a kind that every match holds, and the bytes within which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Crowd {
    kind: CrowdKind,
    least: usize,
    /// The longest match, where there is one.
    within: Option<usize>,
}

/// Characters that are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CrowdKind {
    /// Numbers of any script.
    Digits,
    /// Letters in upper case.
    Capitals,
    /// `:`, which prose has one at a time.
    Colons,
}

impl CrowdKind {
    const EACH: [Self; 3] = [Self::Digits, Self::Capitals, Self::Colons];

    const fn name(self) -> &'static str {
        match self {
            Self::Digits => "digits",
            Self::Capitals => "capitals",
            Self::Colons => "colons",
        }
    }

    fn has(self, c: char) -> bool {
        match self {
            Self::Digits => c.is_numeric(),
            Self::Capitals => c.is_uppercase(),
            Self::Colons => c == ':',
        }
    }

    /// Adds where they stand in a text, by what tells them among ASCII.
    fn find(self, text: &str, is_ascii: impl Fn(u8) -> bool, places: &mut Vec<usize>) {
        for (at, &byte) in text.as_bytes().iter().enumerate() {
            // Continuation bytes begin no character.
            if is_ascii(byte)
                || (byte >= 0xc0 && text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| self.has(c)))
            {
                places.push(at);
            }
        }
    }

    /// How many of them a text has at most: each character beyond ASCII may be one.
    fn most_in(self, text: &str) -> usize {
        match self {
            Self::Digits => count_bytes(text, |byte| byte.is_ascii_digit() || byte >= 0xc0),
            Self::Capitals => count_bytes(text, |byte| byte.is_ascii_uppercase() || byte >= 0xc0),
            Self::Colons => count_bytes(text, |byte| byte == b':'),
        }
    }

    /// Fewer of them tell nothing.
    const fn fewest(self) -> usize {
        match self {
            Self::Digits => 1,
            Self::Capitals | Self::Colons => 2,
        }
    }

    /// How many of them every match of a part holds.
    fn least_in(self, part: &Hir) -> usize {
        match part.kind() {
            HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => 0,
            HirKind::Literal(text) => {
                std::str::from_utf8(&text.0).map_or(0, |text| text.chars().filter(|c| self.has(*c)).count())
            }
            HirKind::Class(Class::Unicode(class)) => {
                let size: usize = class.iter().map(regex_syntax::hir::ClassUnicodeRange::len).sum();
                let mut letters = class.iter().flat_map(|range| range.start()..=range.end());
                usize::from(size < LARGE_CLASS && letters.all(|c| self.has(c)))
            }
            HirKind::Repetition(repeated) => self.least_in(&repeated.sub).saturating_mul(repeated.min as usize),
            HirKind::Capture(group) => self.least_in(&group.sub),
            HirKind::Concat(parts) => parts.iter().map(|part| self.least_in(part)).fold(0, usize::saturating_add),
            HirKind::Alternation(parts) => parts.iter().map(|part| self.least_in(part)).min().unwrap_or(0),
        }
    }
}

impl Crowd {
    /// The crowds of every match of a pattern.
    pub(super) fn all_of(tree: &Hir) -> Vec<Self> {
        let within = tree.properties().maximum_len();
        let crowd = |kind: CrowdKind| Self { kind, least: kind.least_in(tree), within };
        CrowdKind::EACH.into_iter().map(crowd).filter(|crowd| crowd.least >= crowd.kind.fewest()).collect()
    }

    /// Reads a line of the file of gates.
    pub(super) fn read(line: &str) -> Option<Self> {
        let (kind, numbers) = line.split_once(' ')?;
        let kind = CrowdKind::EACH.into_iter().find(|known| known.name() == kind)?;
        let (least, within) = numbers.split_once(' ').map_or((numbers, None), |(least, within)| (least, Some(within)));
        Some(Self { kind, least: least.parse().ok()?, within: within.and_then(|within| within.parse().ok()) })
    }

    /// So many digits are in every match of a pattern with these crowds.
    pub(super) fn digits_in(crowds: &[Self]) -> usize {
        crowds.iter().find(|crowd| crowd.kind == CrowdKind::Digits).map_or(0, |crowd| crowd.least)
    }

    /// Returns whether a block has so many of them so close together.
    pub(super) fn is_in(self, block: &mut Crowds, text: &str) -> bool {
        let Some(places) = block.places(self.kind, text, self.least) else { return false };
        match self.within {
            Some(within) => places.windows(self.least).any(|some| some[self.least - 1] - some[0] < within),
            None => places.len() >= self.least,
        }
    }
}

/// The characters of a block that may crowd, by their places.
#[derive(Debug, Default)]
pub(super) struct Crowds {
    /// How many characters of each kind there are at most, where that was asked for.
    most: [Option<usize>; CrowdKind::EACH.len()],
    /// The kinds whose places are known.
    known: [bool; CrowdKind::EACH.len()],
    /// For each of these the byte at which each character begins.
    places: [Vec<usize>; CrowdKind::EACH.len()],
}

impl Crowds {
    /// Forgets the block, so that the text of another can be given.
    pub(super) fn forget(&mut self) {
        *self = Self { places: std::mem::take(&mut self.places), ..Self::default() };
    }

    /// Where the characters of a kind stand, if there may be so many.
    fn places(&mut self, kind: CrowdKind, text: &str, least: usize) -> Option<&[usize]> {
        if *self.most[kind as usize].get_or_insert_with(|| kind.most_in(text)) < least {
            return None;
        }
        let places = &mut self.places[kind as usize];
        if !std::mem::replace(&mut self.known[kind as usize], true) {
            places.clear();
            match kind {
                CrowdKind::Digits => kind.find(text, |byte| byte.is_ascii_digit(), places),
                CrowdKind::Capitals => kind.find(text, |byte| byte.is_ascii_uppercase(), places),
                CrowdKind::Colons => kind.find(text, |byte| byte == b':', places),
            }
        }
        Some(places)
    }
}

/// How many digits a text has, of any script.
pub(super) fn count_digits(text: &str) -> usize {
    let digits = count_bytes(text, |byte| byte.is_ascii_digit());
    if text.is_ascii() {
        return digits;
    }
    digits + text.chars().filter(|&c| !c.is_ascii() && CrowdKind::Digits.has(c)).count()
}

impl std::fmt::Display for Crowd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind.name(), self.least)?;
        self.within.map_or(Ok(()), |within| write!(f, " {within}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crowds(pattern: &str) -> Vec<String> {
        Crowd::all_of(&regex_syntax::parse(pattern).unwrap()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_pattern_tells_how_many_characters_of_a_kind_stand_close_together() {
        let table = [
            (r"\b\d{4}(?:[ -]?\d{4}){3}\b", vec!["digits 16 67"]),
            (r"[A-Z]{2}[0-9]{2} [A-Z]{3}", vec!["digits 2 8", "capitals 5 8"]),
            (r"(?i)[a-z]{2}[0-9]+", vec!["digits 1"]),
            (r"(?:[0-9a-f]{1,4}:){7}x", vec!["colons 7 36"]),
            (r"[0-9]|x", vec![]),
        ];
        for (pattern, expected) in table {
            assert_eq!(crowds(pattern), expected, "{pattern}");
            let read: Vec<_> = expected.iter().map(|line| Crowd::read(line).unwrap().to_string()).collect();
            assert_eq!(read, expected);
        }
    }

    #[test]
    fn a_crowd_is_in_a_block_where_it_stands_close_enough() {
        let table = [
            ("12 34 56", "digits 6 8", true),
            ("12 34  56", "digits 6 8", false),
            ("1, 2 and 3", "digits 3", true),
            ("1, 2 and ٣", "digits 3", true),
            ("1, 2 and x", "digits 3", false),
            ("Été Où", "capitals 2 9", true),
            ("", "digits 1 5", false),
        ];
        for (text, crowd, is_in) in table {
            assert_eq!(Crowd::read(crowd).unwrap().is_in(&mut Crowds::default(), text), is_in, "{text} {crowd}");
        }
    }
}
