//! Rarity of words: how well one tells the terms that have it from all others.

use crate::language::LANGUAGES;
use crate::text::{Table, hash};
use std::cmp::Reverse;
use std::sync::LazyLock;

/// Words of fewer letters are common.
const SHORTEST_RARE: usize = 3;

/// Words that addresses have.
const OF_ADDRESSES: [&str; 6] = ["com", "html", "http", "https", "org", "www"];

/// The hashes of function words, and of those of addresses: they choose how a term is looked up, and nothing else.
static COMMON_WORDS: LazyLock<Table<()>> = LazyLock::new(|| {
    let words = LANGUAGES.iter().flat_map(|data| (data.telling.function_words)()).chain(&OF_ADDRESSES);
    Table::new(words.map(|word| (hash(word.as_bytes()), ())).collect())
});

/// The words of some terms, by their hashes in order, each with the number of times that terms have it.
#[derive(Clone, Debug)]
pub(super) struct WordCounts(Vec<(u64, u32)>);

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

impl WordCounts {
    /// Takes the hashes of the words.
    pub(super) fn new(mut hashes: Vec<u64>) -> Self {
        hashes.sort_unstable();
        let counted = hashes.chunk_by(|one, next| one == next);
        Self(counted.map(|same| (same[0], u32::try_from(same.len()).unwrap_or(u32::MAX))).collect())
    }

    /// The number of times that terms have the word of a hash.
    pub(super) fn count(&self, hash: u64) -> usize {
        let at = self.0.binary_search_by_key(&hash, |(word, _)| *word);
        at.map_or(0, |at| self.0[at].1 as usize)
    }

    /// How rare a folded word is.
    pub(super) fn rarity(&self, word: &str) -> Rarity {
        self.rarity_of(hash(word.as_bytes()), word)
    }

    /// The same, where the hash is known.
    pub(super) fn rarity_of(&self, hash: u64, word: &str) -> Rarity {
        let length = word.chars().count();
        let is_common = Reverse(length < SHORTEST_RARE || COMMON_WORDS.get(hash).next().is_some());
        Rarity { is_common, sharing: Reverse(self.count(hash)), length }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_fewer_terms_share_is_rarer_and_of_two_the_longer() {
        let words = ["project", "project", "halcyon", "merlin", "the", "hx"];
        let words = WordCounts::new(words.iter().map(|word| hash(word.as_bytes())).collect());
        let order = ["the", "project", "merlin", "halcyon"];
        assert!(order.is_sorted_by(|one, next| words.rarity(one) < words.rarity(next)));
        assert!(words.rarity("the").is_common() && words.rarity("hx").is_common());
        assert!(!words.rarity("project").is_common());
        let count = |word: &str| words.count(hash(word.as_bytes()));
        assert_eq!(["project", "halcyon", "elsewhere"].map(count), [2, 1, 0]);
    }
}
