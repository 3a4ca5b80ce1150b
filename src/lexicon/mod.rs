//! What the families know of English and French: data, no logic.
//!
//! All words stand in the bare fold (small letters, no accents), sorted, so that a look-up is a binary search. The
//! lists were written for this project.

pub(crate) mod abbreviations;
pub(crate) mod function_words;
pub(crate) mod particles;
pub(crate) mod stance;

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_sorted_folded_and_without_repetition() {
        let lists = [
            super::abbreviations::NEVER_LAST,
            super::function_words::ENGLISH,
            super::function_words::FRENCH,
            super::particles::ELIDED,
        ];
        for list in lists {
            assert!(list.is_sorted_by(|one, next| one < next), "{list:?}");
            assert!(list.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())), "{list:?}");
        }
    }
}
