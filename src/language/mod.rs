//! What the families know of English and French: data, no logic.
//!
//! Words stand in the bare fold (small letters, no accents) unless a list says otherwise, sorted, so that a look-up is
//! a binary search. The lists were written for this project, but for those that name another source.

pub(crate) mod abbreviations;
pub(crate) mod everyday_words;
pub(crate) mod function_words;
pub(crate) mod mood;
pub(crate) mod negation;
pub(crate) mod numbers;
pub(crate) mod particles;
pub(crate) mod pronouns;
pub(crate) mod stance;
pub(crate) mod syllables;
mod tag;
pub(crate) mod top_level_domains;

pub use tag::Language;

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_sorted_folded_and_without_repetition() {
        let lists = [
            super::abbreviations::STARTING,
            super::abbreviations::NAMING,
            super::everyday_words::ENGLISH,
            super::everyday_words::FRENCH,
            super::function_words::ENGLISH,
            super::function_words::FRENCH,
            super::function_words::FAINT,
            super::function_words::SILENT,
            super::particles::ELIDED,
            super::numbers::WORDS,
            super::numbers::UNITS,
            super::negation::ENGLISH,
            super::negation::CONTRACTED,
            super::negation::FUSED,
            super::negation::FRENCH,
            super::negation::FRENCH_AFTER_NE,
            super::negation::OTHER_CLAUSE,
            super::negation::AFTER_AND,
            super::negation::BLAME,
            super::pronouns::ENGLISH_US,
            super::pronouns::ENGLISH_YOU,
            super::pronouns::FRENCH_US,
            super::pronouns::FRENCH_YOU,
            super::syllables::ENGLISH_SILENT_E,
        ];
        for list in lists {
            assert!(list.is_sorted_by(|one, next| one < next), "{list:?}");
            assert!(list.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())), "{list:?}");
        }
    }

    #[test]
    fn lists_of_phrases_are_sorted_folded_and_without_repetition() {
        assert!(super::numbers::SYMBOLS.is_sorted_by(|one, next| one < next));
        for list in [super::negation::PHRASES, super::negation::NO_NEGATION] {
            assert!(list.is_sorted_by(|one, next| one < next), "{list:?}");
            let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(list.iter().all(|phrase| phrase.split(' ').all(word)), "{list:?}");
        }
    }

    #[test]
    fn lists_of_written_words_are_sorted_and_without_repetition() {
        let lists = [
            super::abbreviations::LEADING,
            super::abbreviations::COUNTING,
            super::abbreviations::LATE,
            super::syllables::FRENCH_SILENT_ENT,
            super::syllables::FRENCH_SPOKEN_ENT,
            super::top_level_domains::TOP_LEVEL_DOMAINS.as_slice(),
        ];
        for list in lists {
            assert!(list.is_sorted_by(|one, next| one < next), "{list:?}");
        }
    }
}
