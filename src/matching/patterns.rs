//! Regular expressions, run only where they can match.
//!
//! A literal that every match of a pattern holds is taken from its syntax tree. One automaton looks for all those
//! literals at once, and a pattern runs over the blocks that hold one of its own; a pattern without any runs over
//! every block.

use crate::rule::{Pattern, Verification};
use crate::span::Span;
use aho_corasick::{AhoCorasick, MatchKind};
use regex_syntax::hir::{Class, Hir, HirKind};

/// Shorter literals occur everywhere and save nothing.
const SHORTEST: usize = 2;

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
            let needed = regex_syntax::parse(pattern.regex.as_str()).ok().and_then(|tree| needed(&tree));
            match needed {
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

    /// Calls `found` with each pattern's number, what its match was verified as, and each place where it matches in a
    /// text, pattern by pattern. A match whose check digits are wrong is none.
    pub(crate) fn find(&self, text: &str, mut found: impl FnMut(usize, Option<Verification>, Span)) {
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
            let Pattern { regex, verified, language: _ } = &self.patterns[at];
            for hit in regex.find_iter(text).filter(|hit| !hit.is_empty()) {
                if verified.is_none_or(|kind| kind.holds(hit.as_str())) {
                    found(at, *verified, Span::from(hit.range()));
                }
            }
        }
    }
}

/// Literals one of which every match holds; nothing where there is no such set. The syntax tree is walked as deep as
/// the parser allows it to nest, no deeper.
fn needed(tree: &Hir) -> Option<Vec<String>> {
    match tree.kind() {
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            (text.len() >= SHORTEST).then(|| vec![text.to_owned()])
        }
        HirKind::Capture(group) => needed(&group.sub),
        HirKind::Repetition(repeated) if repeated.min > 0 => needed(&repeated.sub),
        HirKind::Concat(parts) => {
            let spelled = spelled(parts).into_iter().map(|literal| vec![literal]);
            let inner = parts.iter().filter_map(needed).chain(spelled);
            inner.max_by_key(|any| any.iter().map(String::len).min())
        }
        HirKind::Alternation(parts) => {
            let each: Option<Vec<Vec<String>>> = parts.iter().map(needed).collect();
            each.map(|each| each.into_iter().flatten().collect())
        }
        HirKind::Empty | HirKind::Class(_) | HirKind::Look(_) | HirKind::Repetition(_) => None,
    }
}

/// The runs of letters that neighbours spell, whatever their case: `(?i)cust` is four classes of two letters each.
fn spelled(parts: &[Hir]) -> Vec<String> {
    let mut runs = vec![String::new()];
    for part in parts {
        match (one_letter(part), runs.last_mut()) {
            (Some(letters), Some(run)) => run.push_str(&letters),
            (None, _) => runs.push(String::new()),
            (Some(_), None) => {}
        }
    }
    runs.retain(|run| run.len() >= SHORTEST);
    runs
}

/// What a part of a pattern spells: a literal, or a class of one letter in both cases.
fn one_letter(part: &Hir) -> Option<String> {
    match part.kind() {
        HirKind::Literal(literal) => std::str::from_utf8(&literal.0).ok().map(str::to_owned),
        HirKind::Class(Class::Unicode(class)) => {
            let mut letters = class.iter().flat_map(|range| [range.start(), range.end()]);
            let first = class.iter().next()?.start().to_ascii_lowercase();
            let known = |c: char| c.to_ascii_lowercase() == first || ODD_CASES.contains(&c);
            (first.is_ascii_alphabetic() && letters.all(known)).then(|| first.to_string())
        }
        HirKind::Empty
        | HirKind::Class(Class::Bytes(_))
        | HirKind::Look(_)
        | HirKind::Repetition(_)
        | HirKind::Capture(_)
        | HirKind::Concat(_)
        | HirKind::Alternation(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    fn places(patterns: &[&str], text: &str) -> Vec<(usize, String)> {
        let compile = |pattern: &&str| Pattern { regex: Regex::new(pattern).unwrap(), language: None, verified: None };
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
        assert_eq!(of("(?:alpha|beta)-x"), Some(vec!["alpha".to_owned(), "beta".to_owned()]));
        assert_eq!(of(r"\d+"), None);
        assert_eq!(of("(?i)cust-9"), Some(vec!["cust-9".to_owned()]));
        assert_eq!(of("(?i)[kc]ust"), Some(vec!["ust".to_owned()]));
        assert_eq!(of("(?:abc)?"), None);
    }

    #[test]
    fn odd_cases_of_a_letter_are_no_hiding_place() {
        assert_eq!(places(&["(?i)cust"], "cu\u{17f}t"), [(0, "cu\u{17f}t".to_owned())]);
    }

    #[test]
    fn patterns_match_with_and_without_literals() {
        let found = places(&[r"CUST-\d+", r"(?i)cust-\d", r"\d{3}"], "see CUST-123");
        let expected = [(0, "CUST-123"), (1, "CUST-1"), (2, "123")];
        assert_eq!(found, expected.map(|(at, text)| (at, text.to_owned())));
        assert_eq!(places(&["x?"], "yyy"), []);
    }
}
