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

/// The spellings of a folded word other than its own, in order and without doubles.
pub(super) fn of(word: &str) -> Vec<String> {
    let start = |(from, to): (&str, &str)| word.strip_prefix(from).map(|rest| [to, rest].concat());
    let end = |(from, to): (&str, &str)| word.strip_suffix(from).map(|rest| [rest, to].concat());
    let mut spellings = Vec::new();
    for (from, others) in ANYWHERE {
        // A look at each place is faster than a search that is made ready for a long text.
        let place = word.as_bytes().windows(from.len()).position(|part| part == from.as_bytes());
        let parts = place.and_then(|at| word.split_at_checked(at));
        if let Some((before, after)) = parts.and_then(|(before, rest)| Some((before, rest.strip_prefix(from)?))) {
            spellings.extend(others.iter().map(|to| [before, to, after].concat()));
        }
    }
    spellings.extend(START.into_iter().filter_map(start));
    spellings.extend(END.into_iter().filter_map(end));
    // Two at once: `phuk`, `kokk`.
    let twice: Vec<String> = spellings
        .iter()
        .filter(|spelling| spelling.contains('k') || spelling.contains('v'))
        .flat_map(|spelling| {
            START.into_iter().filter_map(|(from, to)| spelling.strip_prefix(from).map(|rest| [to, rest].concat()))
        })
        .collect();
    spellings.extend(twice);
    spellings.push(without_vowels(word));
    let is_new = |spelling: &String| spelling != word && WORDS.binary_search(&spelling.as_str()).is_err();
    spellings.retain(|spelling| spelling.chars().count() >= SHORTEST && is_new(spelling));
    spellings.sort_unstable();
    spellings.dedup();
    spellings
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
        let spelled = |word: &str, other: &str| of(word).iter().any(|own| own == other);
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
