//! Plurals, by rule.
//!
//! A term is looked up with its plurals, and a found word is compared with the term through the same rules. They
//! are regular plurals only: what is irregular stands in a policy as a term of its own.

use std::sync::LazyLock;

use super::LANGUAGES;

/// Words shorter than this have no plural here: `HX` is not in `HXs`, `is` not in `iss`.
pub(crate) const SHORTEST: usize = 3;

/// The last of several words may be shorter, as the words before it leave no doubt: `start-ups`.
pub(crate) const SHORTEST_LAST: usize = 2;

/// The way words with an ending have their plural.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plural {
    /// The ending of the singular; empty for any word.
    pub(crate) singular: &'static str,
    /// What the plural has in its place.
    pub(crate) plural: &'static str,
    /// Letters that do not stand before the ending: `days`, not `daies`.
    pub(crate) not_after: &'static [char],
}

impl Plural {
    /// The plural of words with an ending.
    pub(crate) const fn of(singular: &'static str, plural: &'static str) -> Self {
        Self { singular, plural, not_after: &[] }
    }

    /// The part of a word that stays; nothing where the rule is not for the word.
    #[inline]
    fn stem<'w>(&self, word: &'w str) -> Option<&'w str> {
        word.strip_suffix(self.singular).filter(|stem| self.not_after.is_empty() || !stem.ends_with(self.not_after))
    }
}

/// The rules of all languages, each once: every term asks them all.
static RULES: LazyLock<Vec<Plural>> = LazyLock::new(|| {
    let mut rules = Vec::new();
    for &rule in LANGUAGES.iter().flat_map(|data| data.plurals) {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    rules
});

/// The same by the last byte of the words that they are for, each in order.
static BY_ENDING: LazyLock<[Vec<Plural>; 256]> = LazyLock::new(|| {
    let fits =
        |rule: &&Plural, last: usize| rule.singular.bytes().next_back().is_none_or(|own| usize::from(own) == last);
    std::array::from_fn(|last| RULES.iter().filter(|rule| fits(rule, last)).copied().collect())
});

/// Returns whether a folded word can have a plural: unless it has fewer letters than `shortest`, or a digit at its end.
fn has_plural(word: &str, shortest: usize) -> bool {
    word.ends_with(char::is_alphabetic) && word.chars().nth(shortest - 1).is_some()
}

/// The regular plurals of a folded word, in any language, unless it has fewer letters than `shortest`.
pub(crate) fn plurals(word: &str, shortest: usize) -> Vec<String> {
    let mut plurals = Vec::new();
    for (stem, ending) in endings(word, shortest) {
        let plural = [stem, ending].concat();
        if !plurals.contains(&plural) {
            plurals.push(plural);
        }
    }
    plurals
}

/// The same plurals, each in two parts: what stays of the word, and its new ending. One may come twice.
pub(crate) fn endings(word: &str, shortest: usize) -> impl Iterator<Item = (&str, &'static str)> {
    let last = word.bytes().next_back().filter(|_| has_plural(word, shortest));
    let rules = last.map_or(&[][..], |last| BY_ENDING[usize::from(last)].as_slice());
    rules.iter().filter_map(move |rule| Some((rule.stem(word)?, rule.plural)))
}

/// The folded words that a word may be a regular plural of, those with fewer letters than `shortest` left out.
pub(crate) fn singulars(word: &str, shortest: usize) -> Vec<String> {
    let mut singulars = Vec::new();
    for rule in RULES.iter() {
        let singular = word.strip_suffix(rule.plural).map(|stem| [stem, rule.singular].concat());
        let singular = singular.filter(|singular| !singulars.contains(singular));
        singulars.extend(singular.filter(|singular| is_plural(singular, word, shortest)));
    }
    singulars
}

/// Returns whether a folded word is a regular plural of another, which has no fewer letters than `shortest`.
pub(crate) fn is_plural(singular: &str, word: &str, shortest: usize) -> bool {
    is_like(singular, word)
        && RULES.iter().any(|rule| rule.stem(singular).is_some_and(|stem| word.strip_prefix(stem) == Some(rule.plural)))
        && has_plural(singular, shortest)
}

/// Returns whether a word begins like another one, as it does where it is that or a plural of it: a plural shares the first
/// letter, and [all but the longest ending](shared) of any rule. Most words are told apart by that.
#[inline]
pub(crate) fn is_like(singular: &str, word: &str) -> bool {
    let shared = shared(singular);
    let (singular, word) = (singular.as_bytes(), word.as_bytes());
    word.first() == singular.first() && word.get(..shared) == singular.get(..shared)
}

/// So many of its first bytes a folded word shares with each of its plurals, if not more.
pub(crate) const fn shared(word: &str) -> usize {
    let most = word.len().saturating_sub(LONGEST_ENDING);
    if most == 0 && !word.is_empty() { 1 } else { most }
}

/// Returns whether all plurals of a folded word begin with its first two letters, or its only one.
pub(crate) fn keeps_two(word: &str) -> bool {
    word.len() >= LONGEST_ENDING + 2
        || endings(word, SHORTEST_LAST).all(|(stem, ending)| {
            let second = stem.bytes().chain(ending.bytes()).nth(1);
            second.as_ref() == word.as_bytes().get(1)
        })
}

/// The longest ending of a singular that a plural replaces, in bytes; a test holds it.
const LONGEST_ENDING: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_follow_all_languages() {
        let table = [
            ("halcyon", "halcyons"),
            ("box", "boxes"),
            ("policy", "policies"),
            ("journal", "journaux"),
            ("travail", "travaux"),
            ("bateau", "bateaux"),
            ("batch", "batches"),
            ("resultat", "resultats"),
        ];
        for (singular, plural) in table {
            assert!(is_plural(singular, plural, SHORTEST), "{plural}");
            assert!(!is_plural(plural, singular, SHORTEST), "{singular}");
            assert!(singulars(plural, SHORTEST).iter().any(|found| found == singular), "{plural}");
            assert!(plurals(singular, SHORTEST).iter().any(|found| found == plural), "{plural}");
        }
        assert!(!is_plural("hx", "hxs", SHORTEST));
        assert!(is_plural("up", "ups", SHORTEST_LAST));
        assert!(!is_plural("450", "450s", SHORTEST));
        assert!(!is_plural("halcyon", "halcyone", SHORTEST));
        assert!(!is_plural("day", "daies", SHORTEST));
    }

    #[test]
    fn a_plural_keeps_two_letters_of_its_word_but_for_short_ones() {
        let words =
            ["ail", "ami", "sky", "by", "oeil", "at", "a", "l", "box", "halcyon", "œuf", "été", "", "le", "eau", "al"];
        for word in words {
            let two = |word: &str| word.bytes().take(2).collect::<Vec<_>>();
            let keeps = plurals(word, SHORTEST_LAST).iter().all(|plural| two(plural) == two(word));
            assert_eq!(keeps_two(word), keeps, "{word}");
        }
        assert!(!keeps_two("ail") && keeps_two("halcyon"));
    }

    #[test]
    fn each_language_has_plurals_with_endings_of_three_letters_at_most() {
        for data in LANGUAGES {
            assert!(!data.plurals.is_empty(), "{} has no plurals", data.code);
        }
        assert!(RULES.iter().all(|rule| rule.singular.len() <= LONGEST_ENDING && rule.singular != rule.plural));
        // What has a plural has two letters at least, so that the first one stays.
        let stays = |rule: &Plural| {
            rule.singular.len() < SHORTEST_LAST || rule.plural.chars().next() == rule.singular.chars().next()
        };
        assert!(RULES.iter().all(stays));
    }
}
