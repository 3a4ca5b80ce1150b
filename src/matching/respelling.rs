//! Other letters for the same sound, as people write words that filters know: `fvck`, `phuck`, `kock`, `btch`.
//!
//! Only for wording in which disguises count. Each word gets a few spellings, which sit in the index beside it.

use crate::language::is_vowel;

/// A spelling has at least so many letters.
const SHORTEST: usize = 4;

/// Letters and how else they are spelled: anywhere, at the start, at the end.
const ANYWHERE: [(&str, &[&str]); 3] = [("ck", &["k", "kk", "kc", "cc", "cck"]), ("u", &["v"]), ("i", &["y"])];
const START: [(&str, &str); 3] = [("f", "ph"), ("ph", "f"), ("c", "k")];
const END: [(&str, &str); 4] = [("er", "a"), ("er", "ah"), ("ing", "in"), ("s", "z")];

/// Spellings that are words or names of their own, in order: "bona fide", "open-source orgs".
const WORDS: [&str; 6] = ["bona", "coville", "koon", "koons", "nika", "orgs"];

/// The spellings of a folded word other than its own, a line for each; one may come twice.
pub(super) fn of(word: &str) -> String {
    let mut all = String::new();
    for (from, others) in ANYWHERE {
        // A look at each place is faster than a search that is made ready for a long text.
        let place = word.as_bytes().windows(from.len()).position(|part| part == from.as_bytes());
        let parts = place.and_then(|at| word.split_at_checked(at));
        if let Some((before, after)) = parts.and_then(|(before, rest)| Some((before, rest.strip_prefix(from)?))) {
            others.iter().for_each(|to| all.extend([before, to, after, "\n"]));
        }
    }
    all.extend(started(word));
    for (from, to) in END {
        all.extend(word.strip_suffix(from).into_iter().flat_map(|rest| [rest, to, "\n"]));
    }
    // Two at once: `phuk`, `kokk`.
    let twice: String = all.lines().filter(|spelling| spelling.contains(['k', 'v'])).flat_map(started).collect();
    all.push_str(&twice);
    all.extend(without_vowels(word));
    let mut spellings = String::with_capacity(all.len() + 1);
    for spelling in all.lines() {
        if spelling != word && spelling.chars().count() >= SHORTEST && WORDS.binary_search(&spelling).is_err() {
            spellings.extend([spelling, "\n"]);
        }
    }
    spellings
}

/// The lines of a word with other letters at its start.
fn started(word: &str) -> impl Iterator<Item = &str> {
    let start = |(from, to)| word.strip_prefix(from).map(|rest| [to, rest, "\n"]);
    START.into_iter().filter_map(start).flatten()
}

/// A word without the vowels between its first letter and its last. One vowel less is often another word: `slope`.
fn without_vowels(word: &str) -> impl Iterator<Item = char> {
    let last = word.char_indices().next_back().map_or(0, |(last, _)| last);
    let is_inner = move |at: usize, letter: char| at > 0 && at < last && is_vowel(letter);
    word.char_indices().filter(move |&(at, letter)| !is_inner(at, letter)).map(|(_, letter)| letter)
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
