//! Characters that crowd together: so many digits, capitals or signs of one kind in every match of a pattern.
//!
//! A number of a card has fifteen digits within seventeen bytes, wherever it stands. Few blocks have that, and a pattern
//! that no word wakes runs over these alone.

use crate::reading::{HIGH, eight, in_range};
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

    /// The first and the last of them in ASCII.
    const fn ascii(self) -> (u8, u8) {
        match self {
            Self::Digits => (b'0', b'9'),
            Self::Capitals => (b'A', b'Z'),
            Self::Colons => (b':', b':'),
        }
    }

    /// Adds where they stand in a text.
    fn find(self, text: &str, places: &mut Vec<usize>) {
        let (first, last) = self.ascii();
        for (number, bytes) in text.as_bytes().chunks(size_of::<u64>()).enumerate() {
            let (start, eight) = (number * size_of::<u64>(), eight(bytes));
            if eight & HIGH != 0 {
                // Continuation bytes begin no character.
                let each = (start..start + bytes.len()).filter_map(|at| Some((at, text.get(at..)?.chars().next()?)));
                places.extend(each.filter(|&(_, c)| self.has(c)).map(|(at, _)| at));
                continue;
            }
            let mut marks = in_range(eight, first, last);
            while marks != 0 {
                places.push(start + (marks.trailing_zeros() / 8) as usize);
                marks &= marks - 1;
            }
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

    /// Returns whether a block has so many of them so close together.
    pub(super) fn is_in(self, block: &mut Crowds, text: &str) -> bool {
        let places = block.places(self.kind, text);
        match self.within {
            Some(within) => places.windows(self.least).any(|some| some[self.least - 1] - some[0] < within),
            None => places.len() >= self.least,
        }
    }
}

/// How many characters of each kind a block has at most: each one beyond ASCII may be of any kind but colons.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CrowdCounts([u32; CrowdKind::EACH.len()]);

impl CrowdCounts {
    /// Counts in a text, in one pass over parts that one byte can count.
    pub(super) fn of(text: &str) -> Self {
        let mut all = Self::default();
        for part in text.as_bytes().chunks(usize::from(u8::MAX)) {
            let (mut digits, mut capitals, mut colons) = (0_u8, 0_u8, 0_u8);
            for &byte in part {
                let is_beyond = byte >= 0xc0;
                digits += u8::from(byte.is_ascii_digit() | is_beyond);
                capitals += u8::from(byte.is_ascii_uppercase() | is_beyond);
                colons += u8::from(byte == b':');
            }
            for (sum, own) in all.0.iter_mut().zip([digits, capitals, colons]) {
                *sum = sum.saturating_add(u32::from(own));
            }
        }
        all
    }

    /// Returns whether there may be enough of each kind for some crowds.
    #[inline]
    pub(super) fn may_hold(self, crowds: &[Crowd]) -> bool {
        crowds.iter().all(|crowd| self.0[crowd.kind as usize] as usize >= crowd.least)
    }
}

/// The characters of a block that may crowd, by their places.
#[derive(Debug, Default)]
pub(super) struct Crowds {
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

    /// Where the characters of a kind stand.
    fn places(&mut self, kind: CrowdKind, text: &str) -> &[usize] {
        let places = &mut self.places[kind as usize];
        if !std::mem::replace(&mut self.known[kind as usize], true) {
            places.clear();
            kind.find(text, places);
        }
        places
    }
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
            let crowd = Crowd::read(crowd).unwrap();
            assert_eq!(crowd.is_in(&mut Crowds::default(), text), is_in, "{text} {crowd}");
            assert!(!is_in || CrowdCounts::of(text).may_hold(&[crowd]), "{text} {crowd}");
        }
        for (text, counts) in [("", [0; 3]), ("1 A: É", [2, 2, 1]), (&"7".repeat(600), [600, 0, 0])] {
            assert_eq!(CrowdCounts::of(text).0, counts, "{text}");
        }
    }
}
