//! Laws on the words of every language.

use super::{LANGUAGES, LanguageData};
use std::collections::BTreeMap;

pub(super) fn is_sorted(list: &[&str]) -> bool {
    list.is_sorted_by(|one, next| one < next)
}

pub(super) fn is_folded_phrase(phrase: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    phrase.split(' ').all(|word| !word.is_empty() && word.bytes().all(is_letter))
}

/// The lists of folded words of a language that are looked up.
fn lists(data: &LanguageData) -> Vec<&'static [&'static str]> {
    let LanguageData { telling, numbers, pronouns, negation, grammar, .. } = data;
    vec![
        (telling.function_words)(),
        telling.faint,
        telling.silent,
        (telling.everyday_words)(),
        telling.elided,
        numbers.words,
        numbers.units,
        pronouns.me,
        pronouns.us,
        pronouns.you,
        negation.each,
        negation.neither,
        negation.contracted,
        negation.fused,
        negation.numbered,
        negation.phrases,
        negation.together,
        negation.particles,
        negation.after_particle,
        negation.restricting,
        negation.than,
        negation.without,
        negation.right_before,
        negation.following,
        (negation.stress)(),
        negation.other_clause,
        negation.after_and,
        negation.blame,
        grammar.and,
        grammar.or,
        grammar.indefinite,
        grammar.definite,
        grammar.highest,
        grammar.degrees,
        grammar.also,
        grammar.after_also,
        grammar.subjects,
        grammar.past,
        grammar.conjunctions,
        grammar.no_infinitives,
        (grammar.no_comparatives)(),
        grammar.prefers,
        grammar.likes,
        grammar.standins,
        grammar.places,
        grammar.follows,
        grammar.free_relatives,
        grammar.speakers,
        grammar.asking,
        grammar.why,
    ]
}

#[test]
fn lists_are_sorted_folded_and_without_repetition() {
    for data in LANGUAGES {
        for list in lists(data) {
            assert!(is_sorted(list), "{}: {list:?}", data.code);
            assert!(list.iter().all(|word| is_folded_phrase(word)), "{}: {list:?}", data.code);
        }
        let abbreviations = data.abbreviations;
        let written = [abbreviations.leading, abbreviations.counting, abbreviations.late];
        for list in written.into_iter().chain([abbreviations.starting, abbreviations.naming, data.numbers.symbols]) {
            assert!(is_sorted(list), "{}: {list:?}", data.code);
        }
    }
}

/// A word that tells two languages tells none: the one that stands first would win in silence.
#[test]
fn a_word_tells_one_language() {
    let mut tellers = BTreeMap::new();
    for data in LANGUAGES {
        let telling = data.telling;
        for word in (telling.function_words)().iter().chain((telling.everyday_words)()) {
            let before = tellers.insert(*word, data.code);
            assert_eq!(before, None, "`{word}` tells {} too", data.code);
        }
    }
}

#[test]
fn faint_and_silent_words_are_function_words() {
    for data in LANGUAGES {
        let telling = data.telling;
        for word in telling.faint.iter().chain(telling.silent).chain(data.abbreviations.naming) {
            assert!((telling.function_words)().contains(word), "{}: {word}", data.code);
        }
    }
}

/// What no compiler sees: lists that are there and empty.
#[test]
fn each_language_has_the_words_that_every_language_has() {
    for data in LANGUAGES {
        let LanguageData { telling, numbers, dates, pronouns, negation, mood, grammar, .. } = data;
        let lists = [
            ("function words", (telling.function_words)()),
            ("everyday words", (telling.everyday_words)()),
            ("numbers", numbers.words),
            ("units", numbers.units),
            ("magnitudes", numbers.magnitudes),
            ("months", dates.months),
            ("words for whoever writes", pronouns.me),
            ("words for us", pronouns.us),
            ("words for the reader", pronouns.you),
            ("phrases that only stress", (negation.stress)()),
            ("words that begin a clause", negation.other_clause),
            ("words of blame", negation.blame),
            ("words that make a mood stronger", mood.stronger),
            ("words that make a mood weaker", mood.weaker),
            ("words of contrast", mood.contrasts),
            ("words for and", grammar.and),
            ("words for or", grammar.or),
            ("places", grammar.places),
            ("words that ask why", grammar.why),
        ];
        for (what, list) in lists {
            assert!(!list.is_empty(), "{} has no {what}", data.code);
        }
        assert!(negation.each.len() + negation.together.len() > 2, "{} hardly negates", data.code);
        assert!(dates.months.len() >= 12, "{} has no year of months", data.code);
    }
}

#[test]
fn telling_letters_are_letters_of_the_language() {
    for data in LANGUAGES {
        let known = |letter: char| letter.to_lowercase().all(|small| data.telling.letters.contains(small));
        assert!(data.telling.telling_letters.chars().all(known), "{}", data.code);
    }
}

/// The syllables of words, by language: a language that has no row here fails.
const SYLLABLES: [(&str, &[(usize, &str)]); LANGUAGES.len()] = [
    (
        "en",
        &[
            (1, "the make makes asked league through"),
            (2, "something careful useful people being safely"),
            (3, "idea another realism"),
            (4, "information automatic"),
        ],
    ),
    (
        "fr",
        &[
            (0, "l qu"),
            (1, "le que peut jour œil feuille lieu mais à"),
            (2, "souvent arrive arrivent maison travail client"),
            (3, "arriver écriture obtenir argument"),
            (4, "actuellement bibliothèque"),
        ],
    ),
];

#[test]
fn words_have_their_syllables() {
    for (data, (code, table)) in LANGUAGES.into_iter().zip(SYLLABLES) {
        assert_eq!(data.code, code);
        for (count, words) in table {
            for word in words.split(' ') {
                assert_eq!((data.ease.syllables)(word), *count, "{code}: {word}");
            }
        }
    }
}

/// A word in the bare fold: small letters without accents.
pub(super) fn bare(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let letters = word.nfd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter));
    letters.flat_map(char::to_lowercase).collect::<String>().replace('œ', "oe").replace('æ', "ae")
}

#[test]
fn no_function_word_is_longer_than_the_longest() {
    let words = LANGUAGES.iter().flat_map(|data| (data.telling.function_words)().iter());
    assert_eq!(words.map(|word| word.len()).max(), Some(super::telling::LONGEST_FUNCTION_WORD));
}
