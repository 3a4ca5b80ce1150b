//! Shouting: runs of words in capitals that are no acronyms.

use crate::language::telling::{is_function_word, is_shared_word};
use crate::reading::{Letters, Word, folded};
use crate::text::Span;
use unicode_normalization::char::is_combining_mark;

/// Capitals in a row that make a shout: fewer are acronyms or a name.
const SHOUT: usize = 3;

/// So many of these are longer than one letter.
pub(super) const FEWEST_UPPER: usize = 2;

/// The longest word in capitals that may be an acronym on its own.
const ACRONYM: usize = 5;

/// Runs of three or more words in capitals within one sentence, with their number of words. A run of nothing but
/// possible acronyms is none, and one letter alone ("I", « À ») goes with its neighbours but starts no run. Words in quotation marks are somebody else's.
pub(super) fn shouts(text: &str, words: &[Word]) -> Vec<(Span, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    // Most words are in small letters, and start no run.
    let is_loud = |word: &Word| matches!(word.letters, Letters::Upper | Letters::Capital);
    while let Some(skipped) = words.get(at..).and_then(|rest| rest.iter().position(is_loud)) {
        at += skipped;
        let run = words[at..].iter().enumerate().take_while(|(offset, word)| {
            let loud =
                word.letters == Letters::Upper || (word.letters == Letters::Capital && is_one_letter(text, word));
            let near = *offset == 0 || is_flowing(text, words[at + offset - 1].end(), word.start());
            loud && near
        });
        let count = run.count();
        let run = &words[at..at + count];
        let tied = |pair: &&[Word]| is_tied(text, pair[0].end(), pair[1].start()) && pair[1].counts;
        let spoken = run.iter().filter(|word| word.counts).count() - run.windows(2).filter(tied).count();
        let is_shout = spoken >= SHOUT
            && run.iter().filter(|word| word.letters == Letters::Upper).count() >= FEWEST_UPPER
            && is_spoken(run, text)
            && !is_quoted(text, Span::new(run[0].start(), run[count - 1].end()));
        if is_shout {
            found.push((Span::new(run[0].start(), run[count - 1].end()), spoken));
        }
        at += count.max(1);
    }
    found
}

/// Returns whether a run in capitals is spoken language rather than a row of acronyms and names: it has a small word of the
/// language or two words that are too long for an acronym, and no list ties at least half of it together.
fn is_spoken(run: &[Word], text: &str) -> bool {
    let listed = |pair: &&[Word]| Span::new(pair[0].end(), pair[1].start()).slice(text).contains([',', '/', '&']);
    let is_plain = run.windows(2).filter(listed).count() * 2 < run.len();
    let is_small = |word: &Word| {
        let folded = folded(word.span().slice(text));
        is_function_word(&folded) || is_shared_word(&folded)
    };
    let long = run.iter().filter(|word| length(text, word) > ACRONYM).count();
    is_plain && (long >= 2 || run.iter().any(is_small))
}

/// Returns whether quotation marks stand right around a run: the words are somebody else's, or a title.
fn is_quoted(text: &str, run: Span) -> bool {
    let before = Span::new(0, run.start).slice(text).trim_end();
    let after = Span::new(run.end, text.len()).slice(text);
    let after = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '!' | '?' | '.' | ','));
    before.ends_with(['"', '“', '«', '‘']) && after.starts_with(['"', '”', '»', '’'])
}

/// Returns whether two words are one token, as a reader of code or of a list of acronyms sees it: `APIT/RPIT`, `MAX_SIZE`.
fn is_tied(text: &str, from: usize, to: usize) -> bool {
    matches!(Span::new(from, to).slice(text), "/" | "_" | "-")
}

/// Returns whether a word is one letter; the accents on it are none.
fn is_one_letter(text: &str, word: &Word) -> bool {
    let mut letters = word.span().slice(text).chars();
    letters.next().is_some_and(|first| !is_combining_mark(first)) && letters.all(is_combining_mark)
}

/// The letters of a word; the accents on them are none.
fn length(text: &str, word: &Word) -> usize {
    word.span().slice(text).chars().filter(|&c| !is_combining_mark(c)).count()
}

/// Returns whether two words stand in one phrase: no end of a sentence between them.
fn is_flowing(text: &str, from: usize, to: usize) -> bool {
    !Span::new(from, to).slice(text).contains(['.', '!', '?', ';', ':', '\n', '(', ')', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Words;

    fn texts<'t>(text: &'t str, found: &[(Span, usize)]) -> Vec<(&'t str, usize)> {
        found.iter().map(|(span, count)| (span.slice(text), *count)).collect()
    }

    #[test]
    fn shouts_are_runs_of_capitals_and_no_acronyms() {
        let shouted = |text: &'static str| texts(text, &shouts(text, &Words::of(text).list));
        assert_eq!(shouted("THIS IS HUGE NEWS FOR EVERYONE"), [("THIS IS HUGE NEWS FOR EVERYONE", 6)]);
        assert_eq!(shouted("C’EST ÉNORME POUR NOUS"), [("C’EST ÉNORME POUR NOUS", 4)]);
        assert_eq!(shouted("NASA, HTTP and JSON met the GDPR."), []);
        assert_eq!(shouted("HTML, CSS, JSON, XML, YAML"), []);
        assert_eq!(shouted("I AM"), []);
        assert_eq!(shouted("About APIT/RPIT/RPITIT in traits"), []);
        assert_eq!(shouted("Set MAX_RETRY_COUNT, not UTF-8-BOM-CHECK"), []);
        assert_eq!(shouted("The NASA NSPIRES ROSES award, the ESSIC UMD & NASA GSFC"), []);
        assert_eq!(shouted("Frames may be DATA, HEADERS, CONTINUATION or PRIORITY"), []);
        assert_eq!(shouted("Write “thanks” and not “THANKS FOR SHARING!”"), []);
        assert_eq!(shouted("Écrivez « merci » au lieu de « MERCI DU PARTAGE ! »"), []);
        assert_eq!(shouted("GRANDE VENTE EXCEPTIONNELLE"), [("GRANDE VENTE EXCEPTIONNELLE", 3)]);
        assert_eq!(shouted("READ IT, WE SHIP TODAY"), [("READ IT, WE SHIP TODAY", 5)]);
    }
}
