//! Rarity of words: how well one tells the terms that have it from all others.

use crate::language::telling;
use crate::reading::hash;
use std::cmp::Reverse;

/// Words of fewer letters are common.
const SHORTEST_RARE: usize = 3;

/// The words of all terms of an index, by their hashes, each as often as there are terms that have it; in order.
#[derive(Clone, Debug)]
pub(super) struct TermWords(Vec<u64>);

/// How rare a word of a term is; the greater one is the rarer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rarity {
    /// True for words that nearly every text has.
    is_common: Reverse<bool>,
    /// The number of terms that share it.
    sharing: Reverse<usize>,
    /// The number of its letters.
    length: usize,
}

impl Rarity {
    /// Returns whether nearly every text has the word.
    pub(super) const fn is_common(self) -> bool {
        self.is_common.0
    }
}

impl TermWords {
    /// Takes the hashes of the words.
    pub(super) fn new(mut hashes: Vec<u64>) -> Self {
        hashes.sort_unstable();
        Self(hashes)
    }

    /// How rare a folded word is.
    pub(super) fn rarity(&self, word: &str) -> Rarity {
        self.rarity_of(hash(word.as_bytes()), word)
    }

    /// The same, where the hash is known.
    pub(super) fn rarity_of(&self, hash: u64, word: &str) -> Rarity {
        let length = word.chars().count();
        let from = self.0.partition_point(|&other| other < hash);
        let sharing = self.0[from..].partition_point(|&other| other == hash);
        let is_common = length < SHORTEST_RARE || telling::is_function_word(word);
        Rarity { is_common: Reverse(is_common), sharing: Reverse(sharing), length }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_fewer_terms_share_is_rarer_and_of_two_the_longer() {
        let words = ["project", "project", "halcyon", "merlin", "the", "hx"];
        let words = TermWords::new(words.iter().map(|word| hash(word.as_bytes())).collect());
        let order = ["the", "project", "merlin", "halcyon"];
        assert!(order.is_sorted_by(|one, next| words.rarity(one) < words.rarity(next)));
        assert!(words.rarity("the").is_common() && words.rarity("hx").is_common());
        assert!(!words.rarity("project").is_common());
    }
}
