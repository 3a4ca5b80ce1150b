//! Characters that crowd together: so many digits, capitals or signs of one kind in every match of a pattern.
//!
//! A number of a card has fifteen digits within seventeen bytes, wherever it stands. Few blocks have that, and a pattern
//! that no word wakes runs over these alone.

use super::alphabet::Alphabet;
use crate::text::{HIGH, eight, in_range};
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
    /// `.`, the same.
    Dots,
}

impl CrowdKind {
    const EACH: [Self; 4] = [Self::Digits, Self::Capitals, Self::Colons, Self::Dots];

    const fn name(self) -> &'static str {
        match self {
            Self::Digits => "digits",
            Self::Capitals => "capitals",
            Self::Colons => "colons",
            Self::Dots => "dots",
        }
    }

    fn has(self, c: char) -> bool {
        match self {
            Self::Digits => c.is_numeric(),
            Self::Capitals => c.is_uppercase(),
            Self::Colons => c == ':',
            Self::Dots => c == '.',
        }
    }

    /// The first and the last of them in ASCII.
    const fn ascii(self) -> (u8, u8) {
        match self {
            Self::Digits => (b'0', b'9'),
            Self::Capitals => (b'A', b'Z'),
            Self::Colons => (b':', b':'),
            Self::Dots => (b'.', b'.'),
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
            Self::Capitals | Self::Colons | Self::Dots => 2,
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

/// All that crowds in every match of a pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Crowding {
    crowds: Vec<Crowd>,
    /// The characters of which a match consists, where these are few.
    only: Option<Alphabet>,
}

impl Crowding {
    /// The crowds of every match of a pattern.
    pub(super) fn of(tree: &Hir) -> Self {
        let within = tree.properties().maximum_len();
        let crowd = |kind: CrowdKind| Crowd { kind, least: kind.least_in(tree), within };
        let crowds: Vec<Crowd> =
            CrowdKind::EACH.into_iter().map(crowd).filter(|crowd| crowd.least >= crowd.kind.fewest()).collect();
        let only = if crowds.is_empty() { None } else { Alphabet::of(tree) };
        Self { crowds, only }
    }

    /// Takes a line of the file of gates.
    pub(super) fn take(&mut self, line: &str) {
        match line.strip_prefix(ONLY) {
            Some(alphabet) => self.only = Alphabet::read(alphabet),
            None => self.crowds.extend(Crowd::read(line)),
        }
    }

    /// Returns whether a block with so many characters of each kind may have the crowds.
    #[inline]
    pub(super) fn may_be_among(&self, counts: CrowdCounts) -> bool {
        self.crowds.iter().all(|crowd| counts.0[crowd.kind as usize] as usize >= crowd.least)
    }

    /// Returns whether a block has so many of them so close together.
    pub(super) fn is_in(&self, block: &mut Crowds, text: &str) -> bool {
        let (Some(alphabet), Some(first)) = (self.only, self.crowds.first()) else {
            return self.crowds.iter().all(|crowd| crowd.is_in(block, text));
        };
        let least: usize = self.crowds.iter().map(|crowd| crowd.least).sum();
        let mut end = 0;
        let mut runs = block.places(first.kind, text).iter().filter_map(|&place| {
            let run = (place >= end).then(|| alphabet.run_at(text, place))?;
            end = run.end;
            Some(run)
        });
        runs.any(|run| run.len() >= least && self.may_be_among(CrowdCounts::of(run.slice(text))))
    }
}

/// Stands before the characters of a match in the file of gates.
const ONLY: &str = "only ";

impl Crowd {
    /// Reads a line of the file of gates.
    fn read(line: &str) -> Option<Self> {
        let (kind, numbers) = line.split_once(' ')?;
        let kind = CrowdKind::EACH.into_iter().find(|known| known.name() == kind)?;
        let (least, within) = numbers.split_once(' ').map_or((numbers, None), |(least, within)| (least, Some(within)));
        Some(Self { kind, least: least.parse().ok()?, within: within.and_then(|within| within.parse().ok()) })
    }

    /// Returns whether a block has so many of them so close together.
    fn is_in(self, block: &mut Crowds, text: &str) -> bool {
        let places = block.places(self.kind, text);
        match self.within {
            Some(within) => places.windows(self.least).any(|some| some[self.least - 1] - some[0] < within),
            None => places.len() >= self.least,
        }
    }
}

/// How many characters of each kind a block has at most: most of those beyond ASCII may be digits, or capitals. Those of Latin-1
/// are no digits, and capitals as their second byte tells; the commonest signs (dashes, quotation marks) are neither.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CrowdCounts([u32; CrowdKind::EACH.len()]);

impl CrowdCounts {
    /// Counts in a text, in one pass over parts that one byte can count, and another one where it is not all ASCII.
    pub(super) fn of(text: &str) -> Self {
        let mut all = Self::default();
        for part in text.as_bytes().chunks(usize::from(u8::MAX)) {
            let mut own = [0_u8; CrowdKind::EACH.len()];
            for &byte in part {
                let is_beyond = byte >= 0xc0;
                own[CrowdKind::Digits as usize] += u8::from(byte.is_ascii_digit() | is_beyond);
                own[CrowdKind::Capitals as usize] += u8::from(byte.is_ascii_uppercase() | is_beyond);
                own[CrowdKind::Colons as usize] += u8::from(byte == b':');
                own[CrowdKind::Dots as usize] += u8::from(byte == b'.');
            }
            for (sum, own) in all.0.iter_mut().zip(own) {
                *sum = sum.saturating_add(u32::from(own));
            }
        }
        if !text.is_ascii() {
            all.take_out_of_beyond(text);
        }
        all
    }

    /// The two counts together.
    pub(super) fn with(self, other: Self) -> Self {
        Self(std::array::from_fn(|kind| self.0[kind].saturating_add(other.0[kind])))
    }

    /// Takes out what is neither a digit nor a capital of those beyond ASCII.
    fn take_out_of_beyond(&mut self, text: &str) {
        let [digits, capitals, ..] = &mut self.0;
        let (bytes, part) = (text.as_bytes(), usize::from(u8::MAX));
        let seconds = bytes.get(1..).unwrap_or_default();
        for (firsts, seconds) in bytes.chunks(part).zip(seconds.chunks(part)) {
            let (mut no_digits, mut no_capitals) = (0_u8, 0_u8);
            for (&first, &second) in firsts.iter().zip(seconds) {
                let (is_sign, is_latin_1) = ((first == 0xe2) & (second == 0x80), first == 0xc3);
                no_digits += u8::from(is_sign | is_latin_1);
                no_capitals += u8::from(is_sign | (is_latin_1 & (second >= 0x9f)));
            }
            *digits = digits.saturating_sub(u32::from(no_digits));
            *capitals = capitals.saturating_sub(u32::from(no_capitals));
        }
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

impl std::fmt::Display for Crowding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.crowds.iter().try_for_each(|crowd| writeln!(f, "{crowd}"))?;
        self.only.map_or(Ok(()), |alphabet| writeln!(f, "{ONLY}{alphabet}"))
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

    fn crowding(pattern: &str) -> Crowding {
        Crowding::of(&regex_syntax::parse(pattern).unwrap())
    }

    #[test]
    fn a_pattern_tells_how_many_characters_of_a_kind_stand_close_together() {
        let table = [
            (r"\b\d{4}(?:[ -]?\d{4}){3}\b", vec!["digits 16 67"]),
            (r"[A-Z]{2}[0-9]{2} [A-Z]{3}", vec!["digits 2 8", "capitals 5 8"]),
            (r"(?i)[a-z]{2}[0-9]+", vec!["digits 1"]),
            (r"(?:[0-9a-f]{1,4}:){7}x", vec!["colons 7 36"]),
            (r"(?:[0-9]{1,3}\.){3}[0-9]", vec!["digits 4 13", "dots 3 13"]),
            (r"[0-9]|x", vec![]),
        ];
        for (pattern, expected) in table {
            let own = crowding(pattern);
            assert_eq!(own.crowds.iter().map(ToString::to_string).collect::<Vec<_>>(), expected, "{pattern}");
            let mut read = Crowding::default();
            own.to_string().lines().for_each(|line| read.take(line));
            assert_eq!(read, own, "{pattern}");
        }
    }

    #[test]
    fn crowds_are_in_a_block_where_they_stand_close_enough_in_one_run() {
        let table = [
            (r"[0-9]{2}(?: ?[0-9]{2}){2}", "12 34 56", true),
            (r"[0-9]{2}(?: ?[0-9]{2}){2}", "12 34, 56", false),
            (r"[0-9]{2}(?: ?[a-z]?[0-9]{2}){2}", "12 34 56", true),
            (r"[0-9]{2}(?: ?[a-z]?[0-9]{2}){2}", "12 34    56", false),
            (r"(?:[0-9]{1,3}\.){3}[0-9]", "2026. Version 1.2.", false),
            (r"(?:[0-9]{1,3}\.){3}[0-9]", "at 10.0.0.1, it", true),
            (r"(?:\d[^x]*){3}", "1, 2 and ٣", true),
            (r"(?:\d[^x]*){3}", "1, 2 and x", false),
            (r"\p{Lu}\w{0,3} \p{Lu}", "Été Où", true),
            (r"[0-9]{1,5}", "", false),
        ];
        for (pattern, text, is_in) in table {
            let own = crowding(pattern);
            let counts = CrowdCounts::of(text);
            let found = own.may_be_among(counts) && own.is_in(&mut Crowds::default(), text);
            assert_eq!(found, is_in, "{text} {pattern}");
        }
        for (text, counts) in
            [("", [0; 4]), ("1 A: Éé’.", [1, 2, 1, 1]), ("²٣Ł7", [4, 3, 0, 0]), (&"7".repeat(600), [600, 0, 0, 0])]
        {
            assert_eq!(CrowdCounts::of(text).0, counts, "{text}");
        }
    }
}
