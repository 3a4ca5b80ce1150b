//! Regular expressions, run only where they can match.
//!
//! What every match of a pattern holds is known from its syntax (see `gate`). The rarest of it wakes the pattern for a
//! block: words are looked up by their hashes, letters by the first of them at the start of each word or in the folded
//! text of a block, and signs in the text as it is. A pattern that is awake runs if the block has the rest
//! as well; a pattern without a gate always runs. An expression is compiled when it first runs.
//!
//! All words that any pattern asks for have numbers, and a draft is read as those of its words that have one. So each
//! word is looked up once for all patterns, and most of these are told to be out of the question by the draft as a whole.

use super::asked::WordNumber;
use super::gate::{self, Gate};
use super::gates::Gates;
use super::glance::DraftGlance;
use crate::draft::Document;
use crate::reading::Reading;
use crate::rule::{Beyond, Pattern, Places};
use crate::text::{BlockNumber, Span};
use std::ops::{ControlFlow, Range};

/// All patterns of a policy.
#[derive(Clone, Debug)]
pub(crate) struct Patterns {
    patterns: Vec<Pattern>,
    /// The places in which each counts.
    places: Vec<Places>,
    gates: Gates,
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
    /// Takes the patterns, and the places in which each counts.
    pub(crate) fn new(patterns: Vec<Pattern>, places: Vec<Places>) -> Self {
        let gates = Gates::new(patterns.iter().map(Gate::of), &places);
        Self { patterns, places, gates }
    }

    /// Calls `found` with each block and pattern, its number, and each place where it matches, block by block and
    /// pattern by pattern. A pattern runs over blocks that lie in places in which it counts; `places` are those of each block. A
    /// match whose check digits are wrong is none. Where a pattern that looks far beyond its matches has read a block and
    /// the draft [`MOST_READINGS`] times, and [`ALWAYS_READ`], what is left of the block from its next match on counts as one.
    pub(crate) fn find(
        &self,
        document: &Document<'_>,
        reading: &Reading,
        places: &[Places],
        mut found: impl FnMut(BlockNumber, usize, &Pattern, Matched),
    ) {
        if self.patterns.is_empty() {
            return;
        }
        let length: usize = document.blocks.iter().map(|block| block.text.len()).sum();
        let of_draft = (MOST_READINGS * length).max(ALWAYS_READ);
        let mut read_of_draft = vec![0; self.patterns.len()];
        for (block, at) in self.awake(document, reading, places) {
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

    /// The patterns that run, by their numbers, each with the block that it runs over, in order.
    fn awake(&self, document: &Document<'_>, reading: &Reading, places: &[Places]) -> Vec<(BlockNumber, usize)> {
        let mut draft = DraftGlance::of(&self.gates, document, reading, places);
        let mut woken = std::mem::take(&mut draft.woken);
        woken.retain(|&(_, at)| draft.may_hold(at));
        for (number, Range { start, end }) in reading.blocks.iter().map(|block| block.words.clone()).enumerate() {
            let folded = if start < end { reading.words.fold_of(start, end - 1) } else { "" };
            self.gates.wakers(places[number]).letters.find(folded, |at, _| {
                if draft.may_hold(at) {
                    woken.push((BlockNumber(number), at));
                }
            });
        }
        let wakes = draft.waking();
        self.gates.all.always.iter().for_each(|&at| _ = draft.may_hold(at));
        for (number, &places) in (0..).map(BlockNumber).zip(places) {
            let (words, counts) = (draft.words_of(number), draft.counts[number.0]);
            let bits = WordNumber::bits(words);
            // Of many short blocks each may wake many, and few stay.
            let may_hold =
                |&&at: &&usize| draft.may_hold[at] == Some(true) && self.gates.demands[at].may_hold(bits, counts);
            for word in words.iter().filter(|word| word.is_among(&wakes)) {
                woken.extend(self.gates.woken[word.0 as usize].iter().filter(may_hold).map(|&at| (number, at)));
            }
            woken.extend(self.gates.wakers(places).always.iter().filter(may_hold).map(|&at| (number, at)));
        }
        woken.sort_unstable();
        woken.dedup();
        let counts = |block: BlockNumber, at: usize| self.places[at].meets(places[block.0]);
        woken.retain(|&(block, at)| counts(block, at) && draft.may_hold_in(block, &document.blocks[block.0].text, at));
        let odd = |number: &BlockNumber| gate::is_odd(&document.blocks[number.0].text, reading.words_of(*number));
        let odd: Vec<BlockNumber> = (0..document.blocks.len()).map(BlockNumber).filter(odd).collect();
        if !odd.is_empty() {
            woken.retain(|(block, _)| odd.binary_search(block).is_err());
            let all = odd.into_iter().flat_map(|block| (0..self.patterns.len()).map(move |at| (block, at)));
            woken.extend(all.filter(|&(block, at)| counts(block, at)));
            woken.sort_unstable();
        }
        woken
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
        Patterns::new(all.iter().map(|pattern| Pattern::new(pattern, None)).collect(), vec![Places::ALL; all.len()])
    }

    fn everywhere(document: &Document<'_>) -> Vec<Places> {
        vec![Places::ALL; document.blocks.len()]
    }

    fn places(patterns: &Patterns, document: &Document<'_>) -> Vec<(usize, String)> {
        let reading = Reading::of(document, None, None);
        let mut places = Vec::new();
        patterns.find(document, &reading, &everywhere(document), |block, at, _, found| {
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
        let awake = patterns.awake(&document, &Reading::of(&document, None, None), &everywhere(&document));
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
            assert_eq!(
                !patterns.awake(&document, &Reading::of(&document, None, None), &everywhere(&document)).is_empty(),
                runs,
                "{pattern}"
            );
        }
    }

    /// The places of a pattern in a text, with the bytes that its searches may have read: each may read all that follows in
    /// its block.
    fn readings(pattern: &str, text: &str) -> (usize, Vec<Matched>) {
        let (patterns, draft) = (patterns(&[pattern]), Draft::plain(text));
        let document = draft.document();
        let reading = Reading::of(&document, None, None);
        let (mut read, mut places) = (0, Vec::new());
        patterns.find(&document, &reading, &everywhere(&document), |block, _, _, found| {
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
