//! Regular expressions, run only where they can match.
//!
//! What every match of a pattern holds is known from its syntax (see `gate`). The rarest of it wakes the pattern for a
//! block: words are looked up by their hashes, letters by the first of them at the start of each word or in the folded
//! text of the whole draft, and signs in the text as it is. A pattern that is awake runs if the block has the rest
//! as well; a pattern without a gate always runs. An expression is compiled when it first runs.
//!
//! All words that any pattern asks for have numbers, and a draft is read as those of its words that have one. So each
//! word is looked up once for all patterns, and most of these are told to be out of the question by the draft as a whole.

use super::asked::{AskedWord, Demands, WordNumber};
use super::crowd::{CrowdCounts, Crowds};
use super::demand::{Demand, DemandKind, GateText};
use super::gate::{self, Gate};
use super::waking::{WakingLetters, WakingSigns};
use crate::draft::Document;
use crate::reading::{Reading, Words};
use crate::rule::{Beyond, Pattern};
use crate::text::{BlockNumber, Span, Table, hash};
use std::ops::ControlFlow;

/// All patterns of a policy.
#[derive(Clone, Debug)]
pub(crate) struct Patterns {
    patterns: Vec<Pattern>,
    /// What a block must have for each pattern, by its number.
    demands: Vec<Demands>,
    /// The numbers of the words that patterns ask for.
    words: Table<WordNumber>,
    /// The patterns that each of these words wakes.
    woken: Vec<Vec<usize>>,
    /// The beginnings of words that wake a pattern.
    starts: WakingLetters,
    letters: WakingLetters,
    signs: WakingSigns,
    /// Patterns that nothing rare wakes: the crowds of their matches may.
    always: Vec<usize>,
}

/// How often a pattern that looks far beyond its matches may read a draft as a whole, and besides each block of it.
const MOST_READINGS: usize = 64;

/// The bytes that such a pattern may read of a draft, however short that is. So a post is not cut short: a paragraph of
/// 7 KB with a match in each 50 bytes takes no more, nor one of 1 KB that is nothing but matches. Twice as many make a draft
/// of 3 KB cost twenty times as much as prose, where borders of words stand beside letters that are not ASCII.
const ALWAYS_READ: usize = 1 << 19;

/// A place where a pattern matches.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Matched {
    pub(crate) span: Span,
    /// True if it is the rest of a block, in which the pattern matches too often.
    pub(crate) is_rest: bool,
}

impl Patterns {
    /// Takes the patterns and their gates.
    pub(crate) fn new(patterns: Vec<Pattern>) -> Self {
        let (mut starts, mut letters, mut signs, mut always) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        // Nearly all patterns ask for some ten words.
        let (mut demands, mut asked) = (Vec::with_capacity(patterns.len()), Vec::with_capacity(16 * patterns.len()));
        for (at, Gate { clauses, rarest, crowds }) in patterns.iter().map(Gate::of).enumerate() {
            if rarest.is_none() {
                always.push(at);
            }
            let mut own = Demands { words: Vec::new(), bits: [0; 4], signs: Vec::new(), crowds };
            for (number, Demand { kind, any }) in clauses.iter().enumerate() {
                let wakes = Some(number) == rarest;
                match kind {
                    DemandKind::Words => {
                        let (place, before) = (own.words.len(), asked.len());
                        let asking = |word: GateText| AskedWord {
                            hash: hash(word.as_bytes()),
                            at: at as u32,
                            place: place as u16,
                            wakes,
                        };
                        asked.extend(any.each().map(asking));
                        own.words.push(Vec::with_capacity(asked.len() - before));
                    }
                    DemandKind::Starts => starts.extend(any.each().filter(|_| wakes).map(|start| (start, at))),
                    DemandKind::Letters => letters.extend(any.each().filter(|_| wakes).map(|letters| (letters, at))),
                    DemandKind::Signs => {
                        own.signs.push(any.each().collect());
                        signs.extend(any.each().filter(|_| wakes).map(|signs| (signs, at)));
                    }
                }
            }
            demands.push(own);
        }
        asked.sort_unstable_by_key(|word| word.hash);
        let (mut words, mut woken) = (Vec::new(), Vec::new());
        for (same, number) in asked.chunk_by(|one, next| one.hash == next.hash).zip(0..) {
            let number = WordNumber(number);
            same.iter().for_each(|word| demands[word.at as usize].words[usize::from(word.place)].push(number));
            words.push((same[0].hash, number));
            woken.push(same.iter().filter(|word| word.wakes).map(|word| word.at as usize).collect());
        }
        for own in &mut demands {
            own.bits.iter_mut().zip(&own.words).for_each(|(bits, any)| *bits = WordNumber::bits(any));
        }
        let (starts, letters) = (WakingLetters::new(starts), WakingLetters::new(letters));
        let (words, signs) = (Table::new(words), WakingSigns::new(signs));
        Self { patterns, demands, words, woken, starts, letters, signs, always }
    }

    /// Calls `found` with each block and pattern, its number, and each place where it matches, block by block and
    /// pattern by pattern. A match whose check digits are wrong is none. Where a pattern that looks far beyond its matches has read a
    /// block and the draft [`MOST_READINGS`] times, and [`ALWAYS_READ`], what is left of the block from its next match on
    /// counts as one.
    pub(crate) fn find(
        &self,
        document: &Document<'_>,
        reading: &Reading,
        mut found: impl FnMut(BlockNumber, usize, &Pattern, Matched),
    ) {
        if self.patterns.is_empty() {
            return;
        }
        let length: usize = document.blocks.iter().map(|block| block.text.len()).sum();
        let of_draft = (MOST_READINGS * length).max(ALWAYS_READ);
        let mut read_of_draft = vec![0; self.patterns.len()];
        for (block, at) in self.awake(document, reading) {
            let (text, pattern) = (&*document.blocks[block.0].text, &self.patterns[at]);
            let mut read = 0;
            pattern.matches(text, |own| {
                let is_too_much = read > MOST_READINGS * text.len() && read_of_draft[at] + read > of_draft;
                let is_rest = is_too_much && pattern.beyond() > Beyond::Bounded;
                let span = without_space(text, if is_rest { Span::new(own.start, text.len()) } else { own });
                if !span.is_empty() && (is_rest || pattern.verified.is_none_or(|kind| kind.holds(text, span))) {
                    found(block, at, pattern, Matched { span, is_rest });
                }
                // The search for the next one may read all that follows.
                read += text.len() - own.end;
                if is_rest { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            read_of_draft[at] += read;
        }
    }

    /// The words that a glance does not tell from those that patterns look at. The list is written without a branch, as nobody
    /// can foresee what it takes.
    fn candidates(&self, words: &Words) -> Vec<GlancedWord> {
        let (folded, mut count) = (words.folded.as_bytes(), 0);
        let mut list = vec![GlancedWord::default(); words.list.len()];
        for (word, at) in words.list.iter().zip(0..) {
            let starts = self.starts.may_begin(&folded[word.folded()..]);
            let asked = (self.words.may_have(word.hash) | word.is_one_stretch()) & !word.goes_on();
            list[count] = GlancedWord { at, starts, asked };
            count += usize::from(starts | asked);
        }
        list.truncate(count);
        list
    }

    /// The patterns that run, by their numbers, each with the block that it runs over, in order.
    fn awake(&self, document: &Document<'_>, reading: &Reading) -> Vec<(BlockNumber, usize)> {
        let Words { list, folded } = &reading.words;
        let mut draft = DraftGlance::of(self, document, reading);
        let mut woken = std::mem::take(&mut draft.woken);
        woken.retain(|&(_, at)| draft.may_hold(at));
        self.letters.find(folded, |at, place| {
            if draft.may_hold(at) {
                let word = list.partition_point(|word| word.folded() <= place) - 1;
                let own = (BlockNumber(reading.blocks.partition_point(|block| block.words.end <= word)), at);
                if woken.last() != Some(&own) {
                    woken.push(own);
                }
            }
        });
        let always: Vec<usize> = self.always.iter().copied().filter(|&at| draft.may_hold(at)).collect();
        let wakes = draft.waking(self);
        for number in (0..document.blocks.len()).map(BlockNumber) {
            let (words, counts) = (draft.words_of(number), draft.counts[number.0]);
            let bits = WordNumber::bits(words);
            // Of many short blocks each may wake many, and few stay.
            let may_hold = |&&at: &&usize| draft.may_hold[at] == Some(true) && self.demands[at].may_hold(bits, counts);
            for word in words.iter().filter(|word| word.is_among(&wakes)) {
                woken.extend(self.woken[word.0 as usize].iter().filter(may_hold).map(|&at| (number, at)));
            }
            woken.extend(always.iter().filter(may_hold).map(|&at| (number, at)));
        }
        woken.sort_unstable();
        woken.dedup();
        woken.retain(|&(block, at)| draft.may_hold_in(block, &document.blocks[block.0].text, at));
        let odd = |number: &BlockNumber| gate::is_odd(&document.blocks[number.0].text, reading.words_of(*number));
        let odd: Vec<BlockNumber> = (0..document.blocks.len()).map(BlockNumber).filter(odd).collect();
        if !odd.is_empty() {
            woken.retain(|(block, _)| odd.binary_search(block).is_err());
            woken.extend(odd.into_iter().flat_map(|block| (0..self.patterns.len()).map(move |at| (block, at))));
            woken.sort_unstable();
        }
        woken
    }
}

/// A word that patterns may look at.
#[derive(Clone, Copy, Debug, Default)]
struct GlancedWord {
    /// Its number in the draft.
    at: u32,
    /// True if it may begin as what wakes a pattern.
    starts: bool,
    /// True if it ends a stretch of letters that a pattern may ask for.
    asked: bool,
}

/// What patterns see of a draft: the words that any of them asks for.
#[derive(Debug)]
struct DraftGlance<'p> {
    demands: &'p [Demands],
    /// These words of all blocks, in order.
    words: Vec<WordNumber>,
    /// The end of those of each block.
    ends: Vec<usize>,
    /// What else wakes a pattern in a block, in the order of the blocks: beginnings of words, signs.
    woken: Vec<(BlockNumber, usize)>,
    /// One bit for each word that the draft has.
    has: Vec<u64>,
    /// For each pattern whether the draft has the words and the crowds for it, once that was asked for.
    may_hold: Vec<Option<bool>>,
    /// What each block may have of crowds, and all of them together.
    counts: Vec<CrowdCounts>,
    all_counts: CrowdCounts,
    /// The block that the crowds are of.
    block: Option<BlockNumber>,
    crowds: Crowds,
}

impl<'p> DraftGlance<'p> {
    /// Looks at a draft: one pass over its words, and at what stands between them.
    fn of(patterns: &'p Patterns, document: &Document<'_>, reading: &Reading) -> Self {
        let (list, candidates) = (&reading.words.list, patterns.candidates(&reading.words));
        let (mut words, mut woken) = (Vec::with_capacity(candidates.len()), Vec::new());
        let (mut rest, mut has) = (&candidates[..], vec![0; patterns.woken.len().div_ceil(64)]);
        let blocks = reading.blocks.len();
        let (mut ends, mut counts) = (Vec::with_capacity(blocks), Vec::with_capacity(blocks));
        for (number, block) in reading.blocks.iter().enumerate() {
            let (number, text) = (BlockNumber(number), &*document.blocks[number].text);
            let here = rest.iter().take_while(|word| (word.at as usize) < block.words.end).count();
            for &GlancedWord { at, starts, asked } in &rest[..here] {
                if starts {
                    let rest = &reading.words.folded.as_bytes()[list[at as usize].folded()..];
                    patterns.starts.at(rest, |at| woken.push((number, at)));
                }
                if asked {
                    for number in patterns.words.get(reading.words.hash_of_stretch(at as usize)) {
                        has[number.0 as usize / 64] |= number.bit();
                        words.push(number);
                    }
                }
            }
            rest = &rest[here..];
            if patterns.signs.may_be_in(text) {
                // A sign stands between words, never inside one.
                let mut gap = 0;
                for word in &list[block.words.clone()] {
                    patterns.signs.find(text, Span::new(gap, word.start()), |at| woken.push((number, at)));
                    gap = word.end();
                }
                patterns.signs.find(text, Span::new(gap, text.len()), |at| woken.push((number, at)));
            }
            ends.push(words.len());
            counts.push(CrowdCounts::of(text));
        }
        let may_hold = vec![None; patterns.patterns.len()];
        let demands = &patterns.demands;
        let all_counts = counts.iter().fold(CrowdCounts::default(), |all, &own| all.with(own));
        let (block, crowds) = (None, Crowds::default());
        Self { demands, words, ends, woken, has, may_hold, counts, all_counts, block, crowds }
    }

    /// One bit for each of the words that wake a pattern which the draft may have; all that any of them wakes is asked for.
    fn waking(&mut self, patterns: &Patterns) -> Vec<u64> {
        let mut wakes = self.has.clone();
        for (place, wakes) in wakes.iter_mut().enumerate() {
            let mut rest = *wakes;
            while rest != 0 {
                let number = WordNumber((64 * place) as u32 + rest.trailing_zeros());
                let woken = patterns.woken[number.0 as usize].iter();
                if !woken.fold(false, |any, &at| any | self.may_hold(at)) {
                    *wakes &= !number.bit();
                }
                rest &= rest - 1;
            }
        }
        wakes
    }

    /// The words of a block that any pattern asks for.
    fn words_of(&self, block: BlockNumber) -> &[WordNumber] {
        let start = block.0.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start..self.ends[block.0]]
    }

    /// Returns false where the draft lacks words or crowds that each match of a pattern has.
    fn may_hold(&mut self, pattern: usize) -> bool {
        let Demands { words, crowds, .. } = &self.demands[pattern];
        let has = |word: &WordNumber| word.is_among(&self.has);
        let all = || crowds.may_be_among(self.all_counts) && words.iter().all(|any| any.iter().any(has));
        *self.may_hold[pattern].get_or_insert_with(all)
    }

    /// Returns false where a block lacks what each match of a pattern has.
    fn may_hold_in(&mut self, block: BlockNumber, text: &str, pattern: usize) -> bool {
        let Demands { words, signs, crowds, .. } = &self.demands[pattern];
        let mut here = self.words_of(block).iter();
        if !words.iter().all(|any| here.any(|word| any.binary_search(word).is_ok())) {
            return false;
        }
        if self.block != Some(block) {
            self.block = Some(block);
            self.crowds.forget();
        }
        crowds.may_be_among(self.counts[block.0])
            && signs.iter().all(|any| any.iter().any(|signs| text.contains(&**signs)))
            && crowds.is_in(&mut self.crowds, text)
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
        patterns.find(document, &reading, |block, at, _, found| {
            places.push((at, found.span.slice(&document.blocks[block.0].text).to_owned()));
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
            (r"(?i)\bhypercube\b", "HyperCube"),
            (r"(?i)\bacmecloud\b", "AcmeCLOUD"),
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

    /// The places of a pattern in a text, with the bytes that its searches may have read: each may read all that follows in
    /// its block.
    fn readings(pattern: &str, text: &str) -> (usize, Vec<Matched>) {
        let (patterns, draft) = (patterns(&[pattern]), Draft::plain(text));
        let document = draft.document();
        let reading = Reading::of(&document, None, None);
        let (mut read, mut places) = (0, Vec::new());
        patterns.find(&document, &reading, |block, _, _, found| {
            read += document.blocks[block.0].text.len() - found.span.end;
            places.push(found);
        });
        (read + text.len(), places)
    }

    #[test]
    fn a_pattern_that_looks_far_reads_a_draft_so_often_and_no_more() {
        for pattern in ["(?s).*x|A", "A.*x|A", "A(?:A*x)?"] {
            for letters in [1_000, 4_000, 40_000] {
                let one = "A".repeat(letters);
                let many = format!("{}\n\n", "A".repeat(letters / 20)).repeat(20);
                for text in [one, many] {
                    let (read, places) = readings(pattern, &text);
                    let most = (MOST_READINGS * letters).max(ALWAYS_READ) + (MOST_READINGS + 2) * letters;
                    assert!(read <= most, "{pattern} reads {read} bytes of {letters}");
                    // What is not looked for any further is no hiding place.
                    assert_eq!(places.iter().map(|place| place.span.len()).sum::<usize>(), letters, "{pattern}");
                }
            }
        }
    }

    #[test]
    fn where_a_pattern_looks_far_each_match_has_its_place_until_too_much_is_read() {
        let rests = |pattern: &str, text: &str| {
            let places = readings(pattern, text).1;
            (places.len(), places.iter().filter(|place| place.is_rest).count())
        };
        assert_eq!(rests("(?s).*x|A", &"A ".repeat(700)), (700, 0));
        // What one block takes from all is not taken from what each may be read.
        let greedy = "A".repeat(40_000);
        assert_eq!(rests("A.*x|A", &format!("{greedy}\n\n{}", "A ".repeat(60))), (66 + 60, 1));
        assert_eq!(rests("A.*x|A", &format!("{greedy}\n\n{}", "A ".repeat(1_000))).1, 2);
        // Each block takes half a megabyte: two and a part of the third are within what all may be read.
        assert_eq!(rests("A.*x|A", &format!("{}\n\n", "A".repeat(1_000)).repeat(20)).1, 18);
        // Others match as often as they do.
        assert_eq!(rests("A", &"A ".repeat(10_000)), (10_000, 0));
        assert_eq!(rests(r"(?s)A.*x", &"A ".repeat(10_000)), (0, 0));
    }

    #[test]
    fn patterns_match_with_and_without_literals() {
        let found = places_in(&[r"CUST-\d+", r"(?i)cust-\d", r"\d{3}"], "see CUST-123");
        let expected = [(0, "CUST-123"), (1, "CUST-1"), (2, "123")];
        assert_eq!(found, expected.map(|(at, text)| (at, text.to_owned())));
        assert_eq!(places_in(&["x?"], "yyy"), []);
    }
}
