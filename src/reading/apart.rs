//! Words set apart: `H a l c y o n`, `Zeph- yrion`, `w anker`.

use super::undone::{Letter, Suspicion, Undone, add_letters};
use super::words::Word;
use crate::rule::Disguise;
use crate::text::{Span, is_invisible};
use unicode_normalization::char::is_combining_mark;

/// A broken word has at most so many pieces, and no piece has more bytes than the next number.
const MOST_PIECES: usize = 4;
const LONGEST_PIECE: usize = 6;

/// Returns whether a word is one letter; marks on it and what no reader sees make no more of it.
#[inline]
pub(super) fn is_single(text: &str, word: &Word) -> bool {
    let length = word.end() - word.start();
    if word.neighbours.is_ascii() { length == 1 } else { length <= 8 && is_one_letter(word.span().slice(text)) }
}

fn is_one_letter(word: &str) -> bool {
    let mut letters = word.chars().filter(|&c| c.is_ascii() || (!is_combining_mark(c) && !is_invisible(c)));
    letters.next().is_some() && letters.next().is_none()
}

/// The last word of the run of single letters that begins at a word.
pub(super) fn spaced_run(text: &str, words: &[Word], first: usize) -> usize {
    if !is_single(text, &words[first]) {
        return first;
    }
    let mut last = first;
    while let Some(next) = words.get(last + 1) {
        let gap = Span::new(words[last].end(), next.start()).slice(text);
        let apart =
            !gap.is_empty() && gap.chars().count() <= 4 && !gap.contains([',', ';', ':', '(', ')', '\n', '\'', '’']);
        if !apart || !is_single(text, next) {
            break;
        }
        last += 1;
    }
    last
}

/// A word broken by a hyphen at the end of a line, or by one that nobody needs (`Zeph- yrion` once lines are joined).
pub(super) fn hyphened_word(text: &str, words: &[Word], at: usize) -> Option<Undone> {
    let (word, next) = (words.get(at)?, words.get(at + 1)?);
    let gap = Span::new(word.end(), next.start()).slice(text);
    matches!(gap, "- " | "-\n" | "\u{2010} ").then(|| pieces(text, words, at, at + 1, Suspicion::Word))
}

/// Calls `found` with each word that is broken where nobody breaks one, around a single letter: `s.hit`, `w anker`, `f u cked`.
/// `singles` are the words of one byte. There are a dozen for each letter that stands alone, so none is kept.
pub(crate) fn broken_words(text: &str, words: &[Word], singles: &[usize], mut found: impl FnMut(&Undone)) {
    let mut room = Vec::new();
    let mut found = |first: usize, last: usize| {
        let whole = pieces_in(std::mem::take(&mut room), text, words, (first, last), Suspicion::Broken);
        found(&whole);
        room = whole.into_letters();
    };
    for &at in singles {
        let word = &words[at];
        // Letters that are words of their own, and most members of code: `i`, `x`, `y`.
        let letter = text.as_bytes()[word.start()].to_ascii_lowercase();
        if !letter.is_ascii_alphabetic() || matches!(letter, b'a' | b'i' | b'o' | b'x' | b'y') || is_tied(text, word) {
            continue;
        }
        if let Some(next) = words.get(at + 1)
            && Span::new(word.end(), next.start()).slice(text) == "."
            && text.as_bytes().get(next.end()) != Some(&b'.')
        {
            found(at, at + 1);
        }
        let apart = |at: usize| {
            words.get(at).zip(words.get(at + 1)).is_some_and(|(one, next)| {
                Span::new(one.end(), next.start()).slice(text) == " "
                    && one.end() - one.start() <= LONGEST_PIECE
                    && next.end() - next.start() <= LONGEST_PIECE
            })
        };
        for first in at.saturating_sub(2)..=at {
            let end = (first..first + MOST_PIECES - 1).find(|&gap| !apart(gap)).unwrap_or(first + MOST_PIECES - 1);
            for last in at.max(first + 1)..=end {
                found(first, last);
            }
        }
    }
}

/// Returns whether an apostrophe ties a letter to the word before or after it: `it's`, `l'heure`.
fn is_tied(text: &str, word: &Word) -> bool {
    let (head, tail) = (Span::new(0, word.start()).slice(text), Span::new(word.end(), text.len()).slice(text));
    head.ends_with(['\'', '’']) || tail.starts_with(['\'', '’'])
}

/// Some words as one; among letters set apart a digit is one of them.
pub(super) fn pieces(text: &str, words: &[Word], first: usize, last: usize, kind: Suspicion) -> Undone {
    pieces_in(Vec::new(), text, words, (first, last), kind)
}

/// The same, with its letters in a place that others had.
fn pieces_in(
    mut letters: Vec<Letter>,
    text: &str,
    words: &[Word],
    (first, last): (usize, usize),
    kind: Suspicion,
) -> Undone {
    letters.clear();
    let bare = kind == Suspicion::Spaced;
    words[first..=last].iter().for_each(|word| add_letters(text, word.span(), bare, &mut letters));
    for letter in &mut letters {
        letter.disguise = letter.disguise.or(Some(Disguise::Spaced));
    }
    Undone::spelled((first, last), kind, letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::words::Words;

    fn broken(text: &str) -> Vec<String> {
        let words = Words::of(text);
        let mut broken = Vec::new();
        let singles: Vec<usize> = (0..words.list.len()).filter(|&at| words.list[at].span().len() == 1).collect();
        broken_words(text, &words.list, &singles, |word| {
            broken.push(word.letters(text).iter().map(|letter| letter.is).collect());
        });
        broken
    }

    #[test]
    fn pieces_around_a_single_letter_are_brought_together() {
        assert_eq!(broken("h.alcyon"), ["halcyon"]);
        assert!(broken("a h alcyon").contains(&"halcyon".to_owned()));
        assert!(broken("halc y on").is_empty());
        assert!(broken("hal c yon is").contains(&"halcyon".to_owned()));
        assert!(broken("h l cyon").contains(&"hlcyon".to_owned()));
        assert!(broken("I am a word, as is x, here").is_empty());
    }
}
