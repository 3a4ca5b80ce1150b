//! Places in a text that another program has rewritten, led back to the text as it was.

use super::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A text before and after a program rewrote it: an include that was filled in, a shortcode that was replaced. What was
/// found in the new text is led back to the lines that stand in both, byte for byte.
///
/// ```
/// use discretion::text::{Rewritten, Span};
///
/// let source = "# News\n\n{{#include head.md}}\n\nProject Falcon ships.\n";
/// let page = "# News\n\nWe are glad to say:\n\nProject Falcon ships.\n";
/// let rewritten = Rewritten::new(source, page);
/// let place = |word: &str| page.find(word).map(|at| Span::new(at, at + word.len())).expect("it is there");
/// assert_eq!(rewritten.origin(place("Falcon")).map(|span| span.slice(source)), Some("Falcon"));
/// assert_eq!(rewritten.origin(place("glad")), None);
/// assert_eq!(rewritten.line_before(place("glad")), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Rewritten<'s> {
    source: &'s str,
    /// The line of the source that each line of the new text is, both from 0; none where it is new.
    origins: Vec<Option<usize>>,
    /// The first byte of each line of the source.
    starts: Vec<usize>,
    /// The first byte of each new line.
    now: Vec<usize>,
}

impl<'s> Rewritten<'s> {
    /// Compares a text with what became of it. Lines are the same where they stand in the same order in both; of lines
    /// that occur several times, those next to one that occurs once. Cost: a sort of the lines.
    #[must_use]
    pub fn new(source: &'s str, text: &str) -> Self {
        let (before, after): (Vec<&str>, Vec<&str>) =
            (source.split_inclusive('\n').collect(), text.split_inclusive('\n').collect());
        let mut origins = vec![None; after.len()];
        for (old, new) in in_order(&twins(&before, &after)) {
            origins[new] = Some(old);
        }
        spread(&mut origins, &before, &after);
        let starts = |lines: &[&str]| {
            let ends = lines.iter().scan(0, |end, line| {
                *end += line.len();
                Some(*end)
            });
            std::iter::once(0).chain(ends).take(lines.len()).collect()
        };
        Self { source, origins, starts: starts(&before), now: starts(&after) }
    }

    /// The text as it was.
    #[must_use]
    pub const fn source(&self) -> &'s str {
        self.source
    }

    /// The place in the source that a place in the new text was; none where one of its lines is new, or where its lines
    /// did not follow each other.
    #[must_use]
    pub fn origin(&self, span: Span) -> Option<Span> {
        let (first, last) = (self.line(span.start), self.line(span.end.saturating_sub(1).max(span.start)));
        let origin = self.origins.get(first).copied().flatten()?;
        let follows = |line: usize| self.origins.get(line).copied().flatten() == Some(origin + line - first);
        if !(first..=last).all(follows) {
            return None;
        }
        let (old, new) = (*self.starts.get(origin)?, *self.now.get(first)?);
        Some(Span::new(span.start - new + old, span.end - new + old))
    }

    /// The number of the last line of the source that stands before a place in the new text, from 1; 0 where none does.
    /// It leads people near a place that has no origin.
    #[must_use]
    pub fn line_before(&self, span: Span) -> usize {
        let until = (self.line(span.start) + 1).min(self.origins.len());
        self.origins.iter().take(until).rev().find_map(|origin| *origin).map_or(0, |origin| origin + 1)
    }

    /// The place in the source that stands for a place in the new text: its origin, else the line that was rewritten
    /// there, else the start of the line after it. The place is empty where nothing was.
    pub(crate) fn near(&self, span: Span) -> Span {
        if let Some(origin) = self.origin(span) {
            return origin;
        }
        let line = self.line_before(span).min(self.starts.len().saturating_sub(1));
        let whole = self.source_line(line);
        if self.origins.contains(&Some(line)) { Span::new(whole.start, whole.start) } else { whole }
    }

    /// The lines of the source that are no line of the new text.
    pub(crate) fn lost(&self) -> impl Iterator<Item = Span> {
        let kept: BTreeSet<usize> = self.origins.iter().flatten().copied().collect();
        (0..self.starts.len()).filter(move |line| !kept.contains(line)).map(|line| self.source_line(line))
    }

    /// A line of the source by its number from 0, without what ends it.
    fn source_line(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.source.len());
        let end = self.starts.get(line + 1).copied().unwrap_or(self.source.len());
        let text = Span::new(start, end).slice(self.source);
        Span::new(start, start + text.trim_end_matches(['\r', '\n']).len())
    }

    /// The number of a line of the new text, from 0.
    fn line(&self, offset: usize) -> usize {
        self.now.partition_point(|start| *start <= offset).saturating_sub(1)
    }
}

/// The lines that occur once in each text, by their numbers there, in the order of the new one.
fn twins(before: &[&str], after: &[&str]) -> Vec<(usize, usize)> {
    // Of each line the number where it is last, and how often it occurs, in each text.
    let mut known: BTreeMap<&str, [(usize, usize); 2]> = BTreeMap::new();
    for (side, lines) in [before, after].into_iter().enumerate() {
        for (number, line) in lines.iter().enumerate() {
            let (last, times) = &mut known.entry(line).or_default()[side];
            (*last, *times) = (number, *times + 1);
        }
    }
    let once = known.into_values().filter(|sides| sides.iter().all(|(_, times)| *times == 1));
    let mut pairs: Vec<(usize, usize)> = once.map(|[(old, _), (new, _)]| (old, new)).collect();
    pairs.sort_unstable_by_key(|(_, new)| *new);
    pairs
}

/// The most of some pairs that stand in the same order in both texts: a longest increasing subsequence, by patience.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best chain of each length, and for each pair the one before it in its chain.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (old, _)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].0 < *old);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length < ends.len() {
            ends[length] = at;
        } else {
            ends.push(at);
        }
    }
    let mut chain: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |&at| before[at]).map(|at| pairs[at]).collect();
    chain.reverse();
    chain
}

/// Goes on from lines that are the same, downwards and upwards, as long as their neighbours are.
fn spread(origins: &mut [Option<usize>], before: &[&str], after: &[&str]) {
    let same = |old: usize, new: usize| before.get(old).is_some_and(|line| after.get(new) == Some(line));
    // No line of the source becomes two.
    let mut taken = vec![false; before.len()];
    origins.iter().flatten().for_each(|&old| taken[old] = true);
    let mut go = |origins: &mut [Option<usize>], new: usize, old: Option<usize>| {
        let Some(old) = old.filter(|&old| old < taken.len() && !taken[old] && same(old, new)) else { return };
        (origins[new], taken[old]) = (Some(old), true);
    };
    // Both texts begin and end alike, as a rule.
    if origins.first() == Some(&None) {
        go(origins, 0, Some(0));
    }
    for new in 1..origins.len() {
        if let (None, Some(above)) = (origins[new], origins[new - 1]) {
            go(origins, new, Some(above + 1));
        }
    }
    let last = origins.len().saturating_sub(1);
    if origins.last() == Some(&None) {
        go(origins, last, before.len().checked_sub(1));
    }
    for new in (0..last).rev() {
        if let (None, Some(below)) = (origins[new], origins[new + 1]) {
            go(origins, new, below.checked_sub(1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LineIndex;

    /// The lines of the new text with the numbers of those that they were, from 1.
    fn origins(source: &str, text: &str) -> Vec<(String, usize)> {
        let rewritten = Rewritten::new(source, text);
        let mut at = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let span = Span::new(at, at + line.trim_end().len().max(1));
            at += line.len();
            let origin =
                rewritten.origin(span).map(|origin| LineIndex::new(source).position(source, origin.start).line);
            (line.trim_end().to_owned(), origin.unwrap_or(0))
        });
        lines.collect()
    }

    fn numbers(source: &str, text: &str) -> Vec<usize> {
        origins(source, text).into_iter().map(|(_, origin)| origin).collect()
    }

    #[test]
    fn lines_that_stand_in_both_texts_lead_back() {
        for (source, text, expected) in [
            ("a\nb\nc\n", "a\nb\nc\n", vec![1, 2, 3]),
            ("a\n{x}\nc\n", "a\n1\n2\n3\nc\n", vec![1, 0, 0, 0, 3]),
            ("a\n\n{x}\n\nc\n", "a\n\n1\n\nc\n", vec![1, 2, 0, 4, 5]),
            ("{x}\nb\n", "1\n2\nb", vec![0, 0, 0]),
            ("a\nb\n", "", vec![]),
            ("", "a\n", vec![0]),
            ("same\nsame\nsame\n", "same\nsame\nsame\n", vec![1, 2, 3]),
            ("a\nb\nc\n", "c\na\nb\n", vec![0, 1, 2]),
            ("a\r\nb\r\n", "a\r\nnew\r\nb\r\n", vec![1, 0, 2]),
        ] {
            assert_eq!(numbers(source, text), expected, "{source:?} {text:?}");
        }
    }

    #[test]
    fn a_place_over_several_lines_leads_back_only_where_they_followed_each_other() {
        let (source, text) = ("one\ntwo\nthree\n", "one\nnew\ntwo\nthree\n");
        let rewritten = Rewritten::new(source, text);
        assert_eq!(rewritten.origin(Span::new(8, 17)).map(|span| span.slice(source)), Some("two\nthree"));
        assert_eq!(rewritten.origin(Span::new(0, 11)), None);
        assert_eq!(rewritten.line_before(Span::new(4, 7)), 1);
    }

    #[test]
    fn whatever_leads_back_has_the_same_text_there() {
        let words = ["a\n", "b\n", "\n", "a\n", "{x}\n", "c"];
        let texts: Vec<String> = (0..216).map(|n| [n % 6, n / 6 % 6, n / 36].map(|at| words[at]).concat()).collect();
        for source in texts.iter().step_by(5) {
            for text in texts.iter().step_by(7) {
                let rewritten = Rewritten::new(source, text);
                for start in 0..text.len() {
                    for end in start..=text.len() {
                        if let Some(origin) = rewritten.origin(Span::new(start, end)) {
                            assert_eq!(origin.slice(source), Span::new(start, end).slice(text), "{source:?} {text:?}");
                        }
                    }
                }
            }
        }
    }
}
