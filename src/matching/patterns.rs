//! Regular expressions, run only where they can match.
//!
//! A literal that every match of a pattern holds is taken from its syntax tree. One automaton looks for all those
//! literals at once, and a pattern runs over the blocks that hold one of its own; a pattern without any runs over
//! every block.

use crate::rule::Pattern;
use crate::text::Span;
use aho_corasick::{AhoCorasick, MatchKind};
use regex_syntax::hir::{Class, Hir, HirKind, Repetition};
use std::collections::BTreeSet;

/// Literals that are less rare occur everywhere and save nothing.
const COMMONEST: usize = 2;

/// A class of more letters spells nothing.
const MOST_LETTERS: usize = 6;

/// Neighbours spell at most so many literals together.
const MOST_SPELLINGS: usize = 48;

/// A higher number of repetitions is cut to this.
const MOST_REPEATED: u32 = 8;

/// All patterns of a policy.
#[derive(Clone, Debug)]
pub(crate) struct Patterns {
    patterns: Vec<Pattern>,
    /// Finds the needed literals; nothing where no pattern needs one.
    needed: Option<AhoCorasick>,
    /// The pattern that each literal of `needed` belongs to.
    owner: Vec<usize>,
    /// Patterns that need no literal.
    always: Vec<usize>,
}

/// Letters that are a `k` or an `s` to a pattern that ignores case, but no ASCII letter: where a text has one, the
/// needed literals say nothing, and every pattern runs.
const ODD_CASES: [char; 2] = ['\u{212a}', '\u{17f}'];

impl Patterns {
    /// Takes the patterns and the literals that they need.
    pub(crate) fn new(patterns: Vec<Pattern>) -> Self {
        let (mut literals, mut owner, mut always) = (Vec::new(), Vec::new(), Vec::new());
        for (at, pattern) in patterns.iter().enumerate() {
            match needed(pattern.tree()) {
                Some(any) => {
                    owner.extend(std::iter::repeat_n(at, any.len()));
                    literals.extend(any);
                }
                None => always.push(at),
            }
        }
        let automaton =
            AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::Standard).build(&literals);
        match automaton {
            Ok(found) if !literals.is_empty() => Self { patterns, needed: Some(found), owner, always },
            // Without the automaton every pattern runs everywhere: slower, never less.
            _ => Self { always: (0..patterns.len()).collect(), patterns, needed: None, owner: Vec::new() },
        }
    }

    /// Calls `found` with each pattern, its number, and each place where it matches in a text, pattern by pattern. A match whose check digits are wrong is none.
    pub(crate) fn find(&self, text: &str, mut found: impl FnMut(usize, &Pattern, Span)) {
        if self.patterns.is_empty() {
            return;
        }
        let mut due = self.always.clone();
        if !text.is_ascii() && text.contains(ODD_CASES) {
            due = (0..self.patterns.len()).collect();
        } else if let Some(needed) = &self.needed {
            due.extend(needed.find_overlapping_iter(text).map(|hit| self.owner[hit.pattern().as_usize()]));
            due.sort_unstable();
            due.dedup();
        }
        for at in due {
            let pattern = &self.patterns[at];
            for hit in pattern.regex().find_iter(text).filter(|hit| !hit.is_empty()) {
                if pattern.verified.is_none_or(|kind| kind.holds(text, Span::from(hit.range()))) {
                    found(at, pattern, Span::from(hit.range()));
                }
            }
        }
    }
}

/// Literals one of which every match holds; nothing where there is no such set. The syntax tree is walked as deep as
/// the parser allows it to nest, no deeper.
fn needed(tree: &Hir) -> Option<Vec<String>> {
    match tree.kind() {
        HirKind::Capture(group) => needed(&group.sub),
        HirKind::Concat(parts) => rarest(parts.iter().filter_map(needed).chain(spelled(parts))),
        HirKind::Alternation(parts) => {
            let each: Option<Vec<Vec<String>>> = parts.iter().map(needed).collect();
            each.map(|each| each.into_iter().flatten().collect())
        }
        HirKind::Repetition(repeated) if repeated.min > 0 => {
            rarest(needed(&repeated.sub).into_iter().chain(spelled(std::slice::from_ref(tree))))
        }
        HirKind::Literal(_) => rarest(spelled(std::slice::from_ref(tree)).into_iter()),
        HirKind::Empty | HirKind::Class(_) | HirKind::Look(_) | HirKind::Repetition(_) => None,
    }
}

/// Of some sets of literals the one that the fewest texts hold. A literal that holds another one says nothing more.
fn rarest(sets: impl Iterator<Item = Vec<String>>) -> Option<Vec<String>> {
    let rank = |any: &Vec<String>| (any.iter().map(|literal| rarity(literal)).min(), std::cmp::Reverse(any.len()));
    let rare = sets.filter(|any| any.iter().all(|literal| rarity(literal) >= COMMONEST));
    let mut any = rare.max_by_key(rank)?;
    any.sort_by_key(String::len);
    let all = any.clone();
    any.retain(|literal| all.iter().find(|other| literal.contains(other.as_str())) == Some(literal));
    any.dedup();
    Some(any)
}

/// The rarity of a literal in prose, roughly: the longer, and digits and unusual signs twice as much as letters.
fn rarity(literal: &str) -> usize {
    let common = |c: char| c.is_alphabetic() || c.is_whitespace() || ".,:;!?()'\"-/".contains(c);
    literal.chars().map(|c| if common(c) { 1 } else { 2 }).sum()
}

/// The literals that neighbours spell, whatever their case: `(?i)cust` is four classes of two letters each, and
/// `d[1!]g*` spells `d1` and `d!`.
fn spelled(parts: &[Hir]) -> Vec<Vec<String>> {
    let mut runs = vec![vec![String::new()]];
    for part in parts {
        let (spelling, more) = match part.kind() {
            HirKind::Repetition(repeated) => match exactly(part) {
                Some(all) => (Some(all), false),
                None => (at_least(repeated), true),
            },
            HirKind::Empty
            | HirKind::Literal(_)
            | HirKind::Class(_)
            | HirKind::Look(_)
            | HirKind::Capture(_)
            | HirKind::Concat(_)
            | HirKind::Alternation(_) => (exactly(part), false),
        };
        let Some(spelling) = spelling else {
            runs.push(vec![String::new()]);
            continue;
        };
        match runs.last_mut().and_then(|last| Some((joined(last, &spelling)?, last))) {
            Some((longer, last)) => *last = longer,
            None => runs.push(spelling.clone()),
        }
        // What may be repeated further stands between what is spelled before and after.
        if more {
            runs.push(spelling);
        }
    }
    runs
}

/// The least that a repetition spells, where that is little.
fn at_least(repeated: &Repetition) -> Option<Vec<String>> {
    let once = exactly(&repeated.sub).filter(|_| repeated.min > 0)?;
    (1..repeated.min.min(MOST_REPEATED)).try_fold(once.clone(), |spelling, _| joined(&spelling, &once))
}

/// Every head with every tail, where that is little.
fn joined(heads: &[String], tails: &[String]) -> Option<Vec<String>> {
    let few = heads.len() * tails.len() <= MOST_SPELLINGS;
    few.then(|| heads.iter().flat_map(|head| tails.iter().map(move |tail| format!("{head}{tail}"))).collect())
}

/// All that a part of a pattern can match, where that is little.
fn exactly(part: &Hir) -> Option<Vec<String>> {
    let spelling = match part.kind() {
        HirKind::Empty | HirKind::Look(_) => vec![String::new()],
        HirKind::Literal(literal) => vec![std::str::from_utf8(&literal.0).ok()?.to_owned()],
        HirKind::Class(Class::Unicode(class)) => {
            let size: usize = class.iter().map(regex_syntax::hir::ClassUnicodeRange::len).sum();
            if size > 3 * MOST_LETTERS {
                return None;
            }
            let letters = class.iter().flat_map(|range| range.start()..=range.end());
            // Where a text has an odd case, every pattern runs.
            let letters =
                letters.map(|letter| letter.to_ascii_lowercase()).filter(|letter| !ODD_CASES.contains(letter));
            let letters: BTreeSet<char> = letters.collect();
            if letters.len() > MOST_LETTERS {
                return None;
            }
            letters.into_iter().map(String::from).collect()
        }
        HirKind::Class(Class::Bytes(_)) => return None,
        HirKind::Repetition(repeated) => {
            let once = exactly(&repeated.sub)?;
            let most = repeated.max.filter(|&max| max <= MOST_REPEATED)?;
            let (mut all, mut times) = (Vec::new(), vec![String::new()]);
            for count in 0..=most {
                if count >= repeated.min {
                    all.extend(times.iter().cloned());
                }
                if count < most {
                    times = joined(&times, &once)?;
                }
            }
            all
        }
        HirKind::Capture(group) => exactly(&group.sub)?,
        HirKind::Concat(parts) => {
            let nothing = vec![String::new()];
            parts.iter().try_fold(nothing, |whole, part| joined(&whole, &exactly(part)?))?
        }
        HirKind::Alternation(parts) => {
            parts.iter().map(exactly).collect::<Option<Vec<_>>>()?.into_iter().flatten().collect()
        }
    };
    (1..=MOST_SPELLINGS).contains(&spelling.len()).then_some(spelling)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(patterns: &[&str], text: &str) -> Vec<(usize, String)> {
        let compile = |pattern: &&str| Pattern::new(pattern, regex_syntax::parse(pattern).unwrap());
        let mut places = Vec::new();
        Patterns::new(patterns.iter().map(compile).collect()).find(text, |at, _, span| {
            places.push((at, span.slice(text).to_owned()));
        });
        places
    }

    #[test]
    fn the_literal_that_a_pattern_needs_comes_from_its_syntax() {
        let of = |pattern: &str| needed(&regex_syntax::parse(pattern).unwrap());
        assert_eq!(of(r"\bCUST-\d{6}\b"), Some(vec!["CUST-".to_owned()]));
        assert_eq!(of("(?:alpha|beta)-x"), Some(vec!["beta-x".to_owned(), "alpha-x".to_owned()]));
        assert_eq!(of(r"\d+"), None);
        assert_eq!(of("(?i)cust-9"), Some(vec!["cust-9".to_owned()]));
        assert_eq!(of("(?i)[kc]ust"), Some(vec!["cust".to_owned(), "kust".to_owned()]));
        assert_eq!(of("(?:abc)?"), None);
        assert_eq!(of("<{7}x"), Some(vec!["<<<<<<<x".to_owned()]));
        assert_eq!(of(r"(?i)\bf\*{2,5}k?"), Some(vec!["f**".to_owned()]));
        assert_eq!(of(r"ab+c\d{20}"), Some(vec!["bc".to_owned()]));
        assert_eq!(of(r"[a-z]+\.(?:in|for)1"), Some(vec![".in1".to_owned(), ".for1".to_owned()]));
    }

    #[test]
    fn odd_cases_of_a_letter_are_no_hiding_place() {
        assert_eq!(places(&["(?i)cust"], "cu\u{17f}t"), [(0, "cu\u{17f}t".to_owned())]);
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
            assert_eq!(places(&[pattern, "zzz"], text).len(), 1, "{pattern}");
        }
    }

    #[test]
    fn patterns_match_with_and_without_literals() {
        let found = places(&[r"CUST-\d+", r"(?i)cust-\d", r"\d{3}"], "see CUST-123");
        let expected = [(0, "CUST-123"), (1, "CUST-1"), (2, "123")];
        assert_eq!(found, expected.map(|(at, text)| (at, text.to_owned())));
        assert_eq!(places(&["x?"], "yyy"), []);
    }
}
