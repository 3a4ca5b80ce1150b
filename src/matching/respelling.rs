//! Other letters for the same sound, as people write words that filters know: `fvck`, `phuck`, `kock`, `btch`.
//!
//! Only for wording in which disguises count. Each word gets a few spellings, which sit in the index beside it.

use crate::language::is_vowel;
use crate::text::Span;

/// A spelling has at least so many letters.
const SHORTEST: usize = 4;

/// Letters and how else they are spelled: anywhere, at the start, at the end.
const ANYWHERE: [(&str, &[&str]); 3] = [("ck", &["k", "kk", "kc", "cc", "cck"]), ("u", &["v"]), ("i", &["y"])];
const START: [(&str, &str); 3] = [("f", "ph"), ("ph", "f"), ("c", "k")];
const END: [(&str, &str); 4] = [("er", "a"), ("er", "ah"), ("ing", "in"), ("s", "z")];

/// Respellings that are words or names of their own, in order: "bona fide", "open-source orgs".
const WORDS: [&str; 6] = ["bona", "coville", "koon", "koons", "nika", "orgs"];

/// The spellings of a folded word other than its own, a line for each; one may come twice.
pub(super) fn of(word: &str) -> String {
    let mut spellings = Respellings { word, lines: String::new() };
    for (from, others) in ANYWHERE {
        // A look at each place is faster than a search that is made ready for a long text.
        let place = word.as_bytes().windows(from.len()).position(|part| part == from.as_bytes());
        let parts = place.and_then(|at| word.split_at_checked(at));
        if let Some((before, after)) = parts.and_then(|(before, rest)| Some((before, rest.strip_prefix(from)?))) {
            others.iter().for_each(|to| spellings.add(&[before, to, after]));
        }
    }
    started(word).for_each(|parts| spellings.add(&parts));
    for (from, to) in END {
        word.strip_suffix(from).into_iter().for_each(|rest| spellings.add(&[rest, to]));
    }
    let consonants = without_vowels(word);
    spellings.take(&[&consonants]);
    spellings.lines
}

/// The spellings of a word, as they are found.
struct Respellings<'w> {
    word: &'w str,
    lines: String,
}

impl Respellings<'_> {
    /// Adds a spelling in parts, and where it has a new `k` or `v`, the same with other letters at its start: `phuk`, `kokk`.
    fn add(&mut self, parts: &[&str]) {
        self.take(parts);
        if parts.iter().any(|part| part.contains(['k', 'v'])) {
            started(&parts.concat()).for_each(|parts| self.take(&parts));
        }
    }

    /// Adds a spelling, unless it is the word itself, too short or another word.
    fn take(&mut self, parts: &[&str]) {
        let start = self.lines.len();
        self.lines.extend(parts.iter().copied());
        let own = Span::new(start, self.lines.len()).slice(&self.lines);
        let is_long = own.chars().nth(SHORTEST - 1).is_some();
        if own == self.word || !is_long || WORDS.binary_search(&own).is_ok() {
            self.lines.truncate(start);
        } else {
            self.lines.push('\n');
        }
    }
}

/// A word with other letters at its start, in parts.
fn started(word: &str) -> impl Iterator<Item = [&str; 2]> {
    START.into_iter().filter_map(|(from, to)| Some([to, word.strip_prefix(from)?]))
}

/// A word without the vowels between its first letter and its last. One vowel less is often another word: `slope`.
fn without_vowels(word: &str) -> String {
    let last = word.char_indices().next_back().map_or(0, |(last, _)| last);
    let is_inner = |at: usize, letter: char| at > 0 && at < last && is_vowel(letter);
    word.char_indices().filter(|&(at, letter)| !is_inner(at, letter)).map(|(_, letter)| letter).collect()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn ordinary_words_are_in_order() {
        assert!(super::WORDS.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn words_are_spelled_as_they_sound() {
        let spelled = |word: &str, other: &str| of(word).lines().any(|own| own == other);
        let table = [
            ("fuck", "fvck"),
            ("fuck", "phuk"),
            ("fucking", "fuking"),
            ("bitch", "btch"),
            ("cock", "kock"),
            ("fucker", "fvcker"),
            ("merde", "mrde"),
        ];
        for (word, other) in table {
            assert!(spelled(word, other), "{word} {other}");
        }
        assert!(of("ass").is_empty());
        assert!(!spelled("salope", "slope"));
        for (word, other) in [("boner", "bona"), ("orgies", "orgs"), ("coon", "koon"), ("couille", "coville")] {
            assert!(!spelled(word, other), "{word} {other}");
        }
    }
}
