//! Names and their spelling, hashtags, and words between quotation marks.

use super::fact::{Fact, FactContent};
use super::words::{CampaignWord, Passages, is_function};
use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The most words, cut where a camel-case name cuts them, that a compared name has.
const LONGEST: usize = 4;

/// The fewest words of a quotation: a shorter one is a name or a word that is spoken about.
const SHORTEST_QUOTATION: usize = 4;

/// The names of a passage: every run of words with a capital, and every part of it.
pub(super) fn names(passage: &Passages<'_>, found: &mut Vec<Fact>) {
    for first in 0..passage.words.len() {
        for last in first..(first + LONGEST).min(passage.words.len()) {
            if last > first && !is_joined(passage.gap(last - 1)) {
                break;
            }
            if !passage.words[last].is_capital() && !is_glued(passage, last) {
                break;
            }
            if is_whole(passage, first, last) {
                found.extend(name(passage, first, last));
            }
        }
    }
}

/// Returns whether a word belongs to the one before it: `iPhone`, `v2`.
fn is_glued(passage: &Passages<'_>, at: usize) -> bool {
    at > 0 && passage.gap(at - 1).is_empty()
}

/// Returns whether a gap may stand inside a name.
fn is_joined(gap: &str) -> bool {
    matches!(gap, "" | " " | "-" | "\u{a0}")
}

/// Returns whether some words begin and end where words as people see them do.
fn is_whole(passage: &Passages<'_>, first: usize, last: usize) -> bool {
    let touches = |at: usize| passage.gap(at).is_empty() && at + 1 < passage.words.len();
    let is_inside = first > 0 && touches(first - 1);
    !is_inside && !touches(last)
}

fn name(passage: &Passages<'_>, first: usize, last: usize) -> Option<Fact> {
    let words = &passage.words[first..=last];
    let span = words[0].span.hull(words[words.len() - 1].span);
    let begins = &words[0];
    if is_function(begins.fold) || begins.is_number() || !passage.is_text(span) || is_marked(passage, span) {
        return None;
    }
    let joined: String = words.iter().map(|word| word.fold).collect();
    let written = span.slice(passage.text()).to_owned();
    let parts: Vec<&str> = written.split([' ', '\u{a0}']).collect();
    let last = parts.last().filter(|_| parts.len() > 1).map(|last| (*last).to_owned());
    let in_doubt = parts.len() == 1 && !passage.is_name(first) && !has_inner_capital(&written);
    let content = FactContent::Name { written: written.clone(), joined, last, in_doubt };
    (joined_len(words) >= 3).then(|| Fact {
        spot: passage.spot(span),
        reading: written,
        content,
        around: Default::default(),
    })
}

fn joined_len(words: &[CampaignWord<'_>]) -> usize {
    words.iter().map(|word| word.fold.len()).sum()
}

/// Returns whether a place is part of a hashtag, a handle or an address.
fn is_marked(passage: &Passages<'_>, span: Span) -> bool {
    let text = passage.text();
    let before = Span::new(0, span.start).slice(text);
    let after = Span::new(span.end, text.len()).slice(text);
    let mut rest = after.chars();
    let is_host = rest.next() == Some('.') && rest.next().is_some_and(char::is_alphanumeric);
    before.ends_with(['#', '@', '/', '_', '.']) || after.starts_with(['/', '_', '@']) || is_host
}

/// Returns whether a name has a capital that is not its first letter, and a small letter too.
pub(super) fn has_inner_capital(written: &str) -> bool {
    let letters: Vec<char> = written.chars().filter(|letter| letter.is_alphabetic()).collect();
    letters.iter().skip(1).any(|letter| letter.is_uppercase()) && letters.iter().any(|letter| letter.is_lowercase())
}

/// A hashtag.
static HASHTAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)").expect("the expression is fixed and compiles in a test")
});

/// The hashtags of a passage.
pub(super) fn hashtags(passage: &Passages<'_>, found: &mut Vec<Fact>) {
    let text = passage.text();
    for captures in HASHTAG.captures_iter(text) {
        let (Some(whole), Some(tag)) = (captures.get(0), captures.get(1)) else { continue };
        let before = Span::new(0, whole.start()).slice(text).chars().next_back();
        let is_part = before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '/' | '&' | '#'));
        let span = Span::from(whole.range());
        if is_part || !passage.is_text(span) {
            continue;
        }
        found.push(Fact {
            spot: passage.spot(span),
            reading: whole.as_str().to_owned(),
            content: FactContent::Hashtag(tag.as_str().to_owned()),
            around: Default::default(),
        });
    }
}

/// Words between quotation marks.
static QUOTATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("“([^“”]{12,600})”|«([^«»]{12,600})»|\"([^\"]{12,600})\"")
        .expect("the expression is fixed and compiles in a test")
});

/// The quotations of a passage.
pub(super) fn quotations(passage: &Passages<'_>, found: &mut Vec<Fact>) {
    for captures in QUOTATION.captures_iter(passage.text()) {
        let Some(inside) = captures.iter().skip(1).flatten().next() else { continue };
        let span = Span::from(inside.range());
        let span = Span::new(span.start + (inside.as_str().len() - inside.as_str().trim_start().len()), span.end);
        let span = Span::new(span.start, span.start + span.slice(passage.text()).trim_end().len());
        let words: Vec<String> =
            passage.words.iter().filter(|word| span.contains(word.span)).map(|word| word.fold.to_owned()).collect();
        if words.len() < SHORTEST_QUOTATION || !passage.is_text(span) {
            continue;
        }
        found.push(Fact {
            spot: passage.spot(span),
            reading: span.slice(passage.text()).to_owned(),
            content: FactContent::Quotation(words),
            around: Default::default(),
        });
    }
}
