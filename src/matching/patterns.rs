//! Regular expressions, run only where they can match.
//!
//! What every match of a pattern holds is known from its syntax (see `gate`). The rarest of it wakes the pattern for a
//! block: words are looked up by their hashes, letters by the first three of them at the start of each word or in the
//! folded text of the whole draft, and signs in the text as it is. A pattern that is awake runs if the block has the rest as well; a
//! pattern without a gate always runs. An expression is compiled when it first runs.

use super::crowd::{Crowd, Crowds};
use super::gate::{self, Demand, DemandKind, Gate};
use crate::draft::Document;
use crate::reading::{Letters, Reading, Table, Word, Words, hash};
use crate::rule::Pattern;
use crate::text::{BlockNumber, Span};
use std::ops::Range;

/// All patterns of a policy.
#[derive(Clone, Debug)]
pub(crate) struct Patterns {
    patterns: Vec<Pattern>,
    /// The other demands of each pattern, by its number.
    rest: Vec<OtherDemands>,
    /// From a word to the patterns that it wakes.
    words: Table<usize>,
    /// The beginnings of words that wake a pattern.
    starts: WakingLetters,
    letters: WakingLetters,
    signs: WakingSigns,
    /// Patterns that nothing rare wakes, each with the fewest digits of a match, in order of these.
    always: Vec<(usize, usize)>,
}

/// The demands of a pattern that do not wake it: its block must fulfil them as well.
#[derive(Clone, Debug)]
struct OtherDemands {
    /// Words that follow each other, with whatever between: at each place the sorted hashes of those that may stand there.
    words: Vec<Vec<u64>>,
    /// Of each of these one as it is written.
    signs: Vec<Vec<String>>,
    crowds: Vec<Crowd>,
}

impl Patterns {
    /// Takes the patterns and their gates.
    pub(crate) fn new(patterns: Vec<Pattern>) -> Self {
        let (mut words, mut starts, mut always) = (Vec::new(), Vec::new(), Vec::new());
        let (mut letters, mut signs) = (Vec::new(), Vec::new());
        let mut rest = Vec::with_capacity(patterns.len());
        for (at, pattern) in patterns.iter().enumerate() {
            let Gate { clauses, rarest, crowds } = Gate::of(pattern);
            let digits = Crowd::digits_in(&crowds);
            rest.push(OtherDemands::of(&clauses, crowds));
            let Some(first) = rarest.map(|rarest| &clauses[rarest]) else {
                always.push((digits, at));
                continue;
            };
            let own = first.any.iter();
            match first.kind {
                DemandKind::Words => words.extend(own.map(|word| (hash(word.as_bytes()), at))),
                DemandKind::Starts => starts.extend(own.map(|start| (start.clone(), at))),
                DemandKind::Letters => letters.extend(own.map(|letters| (letters.clone(), at))),
                DemandKind::Signs => signs.extend(own.map(|signs| (signs.clone(), at))),
            }
        }
        always.sort_unstable();
        let (starts, letters) = (WakingLetters::new(starts), WakingLetters::new(letters));
        let (words, signs) = (Table::new(words), WakingSigns::new(signs));
        Self { patterns, rest, words, starts, letters, signs, always }
    }

    /// Calls `found` with each block and pattern, its number, and each place where it matches, block by block and
    /// pattern by pattern. A match whose check digits are wrong is none.
    pub(crate) fn find(
        &self,
        document: &Document<'_>,
        reading: &Reading,
        mut found: impl FnMut(BlockNumber, usize, &Pattern, Span),
    ) {
        if self.patterns.is_empty() {
            return;
        }
        for (block, at) in self.awake(document, reading) {
            let (text, pattern) = (&*document.blocks[block.0].text, &self.patterns[at]);
            for hit in pattern.matches(text) {
                let span = without_space(text, Span::from(hit.range()));
                if !span.is_empty() && pattern.verified.is_none_or(|kind| kind.holds(text, span)) {
                    found(block, at, pattern, span);
                }
            }
        }
    }

    /// The patterns that run, by their numbers, each with the block that it runs over, in order.
    fn awake(&self, document: &Document<'_>, reading: &Reading) -> Vec<(BlockNumber, usize)> {
        let Words { list, folded } = &reading.words;
        let (mut woken, mut here): (Vec<(BlockNumber, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut glance = BlockGlance::default();
        for (number, block) in reading.blocks.iter().enumerate() {
            let block_number = BlockNumber(number);
            for word in stretches(&reading.words, block.words.clone()) {
                here.extend(self.words.get(word));
            }
            for word in &list[block.words.clone()] {
                here.extend(self.starts.at(&folded.as_bytes()[word.folded..]));
            }
            let text = &document.blocks[number].text;
            self.signs.find(text, |at| here.push(at));
            glance.turn_to(block_number);
            let digits = glance.crowds.digits(text);
            here.extend(self.always.iter().take_while(|(least, _)| *least <= digits).map(|(_, at)| at));
            // Of many short blocks each may wake many, and few stay.
            here.sort_unstable();
            here.dedup();
            let stays = |at: &usize| self.rest[*at].is_in(document, reading, block_number, &mut glance);
            woken.extend(here.drain(..).filter(stays).map(|at| (block_number, at)));
        }
        let mut late = Vec::new();
        self.letters.find(folded, |at, place| {
            let word = list.partition_point(|word| word.folded <= place) - 1;
            let block = BlockNumber(reading.blocks.partition_point(|block| block.words.end <= word));
            if late.last() != Some(&(block, at)) {
                late.push((block, at));
            }
        });
        late.sort_unstable();
        late.dedup();
        woken
            .extend(late.into_iter().filter(|&(block, at)| self.rest[at].is_in(document, reading, block, &mut glance)));
        woken.sort_unstable();
        woken.dedup();
        let is_odd = |number: BlockNumber| {
            let text = &document.blocks[number.0].text;
            !text.is_ascii()
                && text.chars().any(gate::is_odd)
                && reading.words_of(number).iter().any(|word| is_odd(word, text))
        };
        let odd: Vec<bool> = (0..reading.blocks.len()).map(|number| is_odd(BlockNumber(number))).collect();
        woken.retain(|&(block, _)| !odd[block.0]);
        let whole = (0..odd.len()).filter(|&number| odd[number]).map(BlockNumber);
        woken.extend(whole.flat_map(|number| (0..self.patterns.len()).map(move |at| (number, at))));
        woken.sort_unstable();
        woken
    }
}

impl OtherDemands {
    fn of(clauses: &[Demand], crowds: Vec<Crowd>) -> Self {
        let any = |wanted| clauses.iter().filter(move |clause| clause.kind == wanted).map(|clause| &clause.any);
        let hashes = |any: &Vec<String>| {
            let mut hashes: Vec<u64> = any.iter().map(|word| hash(word.as_bytes())).collect();
            hashes.sort_unstable();
            hashes
        };
        let (words, signs) = (any(DemandKind::Words).map(hashes).collect(), any(DemandKind::Signs).cloned().collect());
        Self { words, signs, crowds }
    }

    fn is_in(&self, document: &Document<'_>, reading: &Reading, block: BlockNumber, glance: &mut BlockGlance) -> bool {
        let own = || stretches(&reading.words, reading.blocks[block.0].words.clone());
        let text = &document.blocks[block.0].text;
        glance.turn_to(block);
        let mut words = own();
        self.crowds.iter().all(|crowd| crowd.is_in(&mut glance.crowds, text))
            && self.words.iter().all(|any| any.iter().any(|&word| glance.may_hold(word, own)))
            && self.words.iter().all(|any| words.any(|word| any.binary_search(&word).is_ok()))
            && self.signs.iter().all(|any| any.iter().any(|signs| text.contains(signs.as_str())))
    }
}

/// What a block has, at a glance: found out when it is asked for.
#[derive(Debug, Default)]
struct BlockGlance {
    block: Option<BlockNumber>,
    /// One bit for several words.
    words: Option<[u64; 16]>,
    crowds: Crowds,
}

impl BlockGlance {
    /// Turns to a block, unless it is that already.
    fn turn_to(&mut self, block: BlockNumber) {
        if self.block != Some(block) {
            (self.block, self.words) = (Some(block), None);
            self.crowds.forget();
        }
    }

    /// Returns false where a word is not among those of the block.
    fn may_hold<W: Iterator<Item = u64>>(&mut self, word: u64, words: impl Fn() -> W) -> bool {
        let bits = self.words.get_or_insert_with(|| {
            let mut bits = [0; 16];
            words().for_each(|word| bits[(word >> 6) as usize % 16] |= 1 << (word % 64));
            bits
        });
        bits[(word >> 6) as usize % 16] & (1 << (word % 64)) != 0
    }
}

/// The hashes of the stretches of letters among some words, which the reading may cut at capitals.
fn stretches(words: &Words, range: Range<usize>) -> impl Iterator<Item = u64> {
    let has_letters = |word: &Word| word.letters != Letters::None;
    let touch = move |word: &Word, next: &Word| word.end == next.start && has_letters(word) && has_letters(next);
    let Range { mut start, end } = range;
    std::iter::from_fn(move || {
        let first = start;
        let word = words.list[..end].get(first)?;
        start += 1;
        while start < end && touch(&words.list[start - 1], &words.list[start]) {
            start += 1;
        }
        Some(if start == first + 1 { word.hash } else { hash(words.fold_of(first, start - 1).as_bytes()) })
    })
}

/// Returns whether a word has a character about which gates say nothing.
fn is_odd(word: &Word, text: &str) -> bool {
    let written = Span::new(word.start, word.end).slice(text);
    !written.is_ascii() && written.chars().any(gate::is_odd)
}

/// Letters that wake patterns, by the first three of them.
#[derive(Clone, Debug)]
struct WakingLetters {
    /// One bit for each number that the first three may have.
    known: Box<[u64; 1 << (3 * LETTER_BITS - 6)]>,
    /// These numbers, the letters, and the patterns, in order.
    all: Vec<(usize, String, usize)>,
}

/// So many bits of a letter are looked at: they tell those of `a` to `z` apart.
const LETTER_BITS: usize = 5;

impl WakingLetters {
    /// Takes letters and their patterns.
    fn new(all: Vec<(String, usize)>) -> Self {
        let number = |letters: &str| letters.bytes().take(gate::SHORTEST).fold(0, Self::number);
        let mut all: Vec<_> = all.into_iter().map(|(letters, at)| (number(&letters), letters, at)).collect();
        all.sort_unstable();
        let mut known = Box::new([0; 1 << (3 * LETTER_BITS - 6)]);
        all.iter().for_each(|(number, ..)| known[number / 64] |= 1 << (number % 64));
        Self { known, all }
    }

    /// The number of three letters, once the last of them is taken.
    const fn number(before: usize, letter: u8) -> usize {
        ((before << LETTER_BITS) | (letter as usize % (1 << LETTER_BITS))) % (1 << (3 * LETTER_BITS))
    }

    fn knows(&self, number: usize) -> bool {
        self.known[number / 64] & (1 << (number % 64)) != 0
    }

    /// The patterns that are woken by what a text begins with.
    fn at(&self, text: &[u8]) -> impl Iterator<Item = usize> {
        let number = text.first_chunk::<{ gate::SHORTEST }>().map(|first| first.iter().copied().fold(0, Self::number));
        let from = number
            .filter(|&number| self.knows(number))
            .map_or(self.all.len(), |number| self.all.partition_point(|(other, ..)| *other < number));
        let same = self.all[from..].iter().take_while(move |(other, ..)| Some(*other) == number);
        same.filter(|(_, letters, _)| text.starts_with(letters.as_bytes())).map(|(.., at)| *at)
    }

    /// Calls `found` with the pattern of all letters in a text, and each place where they stand.
    fn find(&self, text: &str, mut found: impl FnMut(usize, usize)) {
        if self.all.is_empty() {
            return;
        }
        let mut number = 0;
        for (end, &letter) in text.as_bytes().iter().enumerate() {
            number = Self::number(number, letter);
            if self.knows(number)
                && let Some(start) = (end + 1).checked_sub(gate::SHORTEST)
            {
                self.at(&text.as_bytes()[start..]).for_each(|at| found(at, start));
            }
        }
    }
}

/// Signs that wake patterns, by their first bytes.
#[derive(Clone, Debug)]
struct WakingSigns {
    first: Box<[bool; 256]>,
    /// The signs, and the patterns.
    all: Vec<(String, usize)>,
}

impl WakingSigns {
    /// Takes signs and their patterns.
    fn new(all: Vec<(String, usize)>) -> Self {
        let mut first = Box::new([false; 256]);
        all.iter().filter_map(|(signs, _)| signs.bytes().next()).for_each(|byte| first[usize::from(byte)] = true);
        Self { first, all }
    }

    /// Calls `found` with the pattern of all signs in a text.
    fn find(&self, text: &str, mut found: impl FnMut(usize)) {
        let mut rest = text.as_bytes();
        while let Some(before) = rest.iter().position(|&byte| self.first[usize::from(byte)]) {
            let here = self.all.iter().filter(|(signs, _)| rest[before..].starts_with(signs.as_bytes()));
            here.for_each(|(_, at)| found(*at));
            rest = &rest[before + 1..];
        }
    }
}

/// A match without the white space around it: a pattern may ask for some before a sign.
fn without_space(text: &str, span: Span) -> Span {
    let matched = span.slice(text);
    let start = span.start + matched.len() - matched.trim_start().len();
    Span::new(start, start + matched.trim().len())
}

#[cfg(test)]
mod tests {
    use super::gate::tests::of_packs;
    use super::*;
    use crate::draft::Draft;
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::string::string_regex;
    use proptest::test_runner::TestRunner;

    fn patterns(all: &[&str]) -> Patterns {
        Patterns::new(all.iter().map(|pattern| Pattern::new(pattern, None)).collect())
    }

    fn places(patterns: &Patterns, document: &Document<'_>) -> Vec<(usize, String)> {
        let reading = Reading::of(document, None, None);
        let mut places = Vec::new();
        patterns.find(document, &reading, |block, at, _, span| {
            places.push((at, span.slice(&document.blocks[block.0].text).to_owned()));
        });
        places
    }

    fn places_in(all: &[&str], text: &str) -> Vec<(usize, String)> {
        places(&patterns(all), &Draft::plain(text).document())
    }

    #[test]
    fn odd_cases_of_a_letter_are_no_hiding_place() {
        assert_eq!(places_in(&["(?i)cust"], "cu\u{17f}t"), [(0, "cu\u{17f}t".to_owned())]);
    }

    /// A literal that a match does not hold would hide the match.
    #[test]
    fn every_match_holds_what_its_pattern_needs() {
        let table = [
            (r"(?i)ab+c", "xABBBCx"),
            (r"x{2,3}\s?%", "xxx %"),
            (r"a{9,}b", "aaaaaaaaaaaaab"),
            (r"a{9}b", "aaaaaaaaab"),
            (r"(?i)s[a1@]{2}k", "S@1K"),
            (r"(?:ab|c[de]f){2,}", "cefab"),
            (r"d[1!]g*", "d!"),
            (r"(?i)été\b", "ÉTÉ"),
            (r"<{7}\s", "<<<<<<< "),
            (r"m(?:other|utha)[ -]?f\d{2}", "muthaf12"),
            (r"x(?:a|b){3}y", "xabay"),
            (r"x(?:a|bc){2,}\by?", "xbcaa "),
        ];
        for (pattern, text) in table {
            assert_eq!(places_in(&[pattern, "zzz"], &format!("{text}|")).len(), 1, "{pattern}");
        }
    }

    /// The gates of packs, and those that are derived, against the expressions alone.
    #[test]
    fn gates_let_every_match_through() {
        let (mut runner, mut count) = (TestRunner::deterministic(), 0);
        let beside = ["", "x", "9", "\u{200b}", "_", "²", "🄗"];
        let own = [r"v\d+(?:\.\d+)*", r"(?i)straße\d?\b", r"\b[A-Z]{2}²", r"(?i)q[1-4]\s+\w+", r"日本\b", r"\x{200b}a"];
        for pattern in of_packs().into_iter().chain(own.map(str::to_owned)) {
            let spelled = ["(?:^|", r"\b", "(?m)^", "(?im)^", "^", "$)", "$"];
            let spelled = spelled.iter().fold(pattern.clone(), |all, edge| match *edge {
                "(?:^|" => all.replace(edge, "(?:"),
                "$)" => all.replace("|$)", ")"),
                _ => all
                    .replace("[^", "[\0")
                    .replace(edge, if edge.contains('i') { "(?i)" } else { "" })
                    .replace('\0', "^"),
            });
            let matching = string_regex(&spelled).expect("without borders it can be spelled");
            let (regex, gated) = (regex::Regex::new(&pattern).unwrap(), patterns(&[&pattern]));
            for (before, after) in beside.iter().flat_map(|before| beside.iter().map(move |after| (before, after))) {
                let core = matching.new_tree(&mut runner).unwrap().current();
                let core = core.replace(char::is_whitespace, " ");
                let text = format!("a word{before}{core}{after}, and {core}.");
                let draft = Draft::plain(&text);
                let document = draft.document();
                let blocks = document.blocks.iter();
                let all = blocks
                    .flat_map(|block| regex.find_iter(&block.text))
                    .map(|hit| (0, hit.as_str().trim().to_owned()));
                let all: Vec<_> = all.collect();
                count += all.len();
                assert_eq!(places(&gated, &document), all, "{pattern} {text:?}");
            }
        }
        assert!(count > 5_000, "{count} matches");
    }

    #[test]
    fn each_pattern_runs_once_over_a_block_about_which_gates_say_nothing() {
        let patterns = patterns(&[r"\bworld\b", r"\btool\b"]);
        let draft = Draft::plain("A wor\u{200b}ld.\n\nA world.\n\nA to\u{200b}ol, a world.");
        let document = draft.document();
        let awake = patterns.awake(&document, &Reading::of(&document, None, None));
        let awake: Vec<(usize, usize)> = awake.into_iter().map(|(block, at)| (block.0, at)).collect();
        assert_eq!(awake, [(0, 0), (0, 1), (1, 0), (2, 0), (2, 1)]);
    }

    #[test]
    fn the_words_of_a_match_are_asked_for_in_their_order() {
        let text = "The world is large, and this is the best tool in the world.";
        let table =
            [(r"\bbest \w+ in the world\b", true), (r"\blarge[^.]+\bworld\b", true), (r"\btool [^.]*\bbest\b", false)];
        for (pattern, runs) in table {
            let (patterns, document) = (patterns(&[pattern]), Draft::plain(text).document());
            assert_eq!(!patterns.awake(&document, &Reading::of(&document, None, None)).is_empty(), runs, "{pattern}");
        }
    }

    #[test]
    fn patterns_match_with_and_without_literals() {
        let found = places_in(&[r"CUST-\d+", r"(?i)cust-\d", r"\d{3}"], "see CUST-123");
        let expected = [(0, "CUST-123"), (1, "CUST-1"), (2, "123")];
        assert_eq!(found, expected.map(|(at, text)| (at, text.to_owned())));
        assert_eq!(places_in(&["x?"], "yyy"), []);
    }
}
