//! Words one letter off: looked up only where a rule asks for it.
//!
//! Two words are one edit apart where they, or one of each with a letter left out, are alike. So the index holds
//! each term's words with every letter left out in turn, and a word of a text is looked up in the same ways; the
//! few that meet are compared for real.

use super::piece::SHORTEST_FUZZY;
use super::word_entry::WordEntry;
use crate::text::{Table, hash};

/// Terms by their words with one letter left out.
#[derive(Clone, Debug)]
pub(crate) struct Fuzzy(Table<WordEntry>);

/// Collects the words of terms.
#[derive(Debug, Default)]
pub(crate) struct FuzzyBuilder(Vec<(u64, WordEntry)>);

impl FuzzyBuilder {
    /// Adds a word of a term.
    pub(crate) fn word(&mut self, entry: WordEntry, word: &str) {
        if word.chars().count() >= SHORTEST_FUZZY {
            self.0.extend(ways(word).map(|way| (hash(way.as_bytes()), entry)));
        }
    }

    /// Builds the index; nothing where no term is fuzzy.
    pub(crate) fn build(self) -> Option<Fuzzy> {
        (!self.0.is_empty()).then(|| Fuzzy(Table::new(self.0)))
    }
}

impl Fuzzy {
    /// The terms that a folded word may be one letter off of.
    pub(crate) fn look_up(&self, word: &str) -> Vec<WordEntry> {
        let mut found: Vec<WordEntry> = ways(word).flat_map(|way| self.0.get(hash(way.as_bytes()))).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// A word, and the word with each letter left out.
fn ways(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    let without = (0..letters.len())
        .map(move |gone| letters.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, letter)| letter).collect());
    std::iter::once(word.to_owned()).chain(without)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::word_entry::WordBeside;

    #[test]
    fn words_one_edit_apart_meet_in_the_index() {
        let mut builder = FuzzyBuilder::default();
        builder.word(WordEntry::anchor(7, 1, WordBeside::ANYTHING), "halcyon");
        let fuzzy = builder.build().unwrap();
        for near in ["halycon", "halcion", "halcyn", "halcyyon"] {
            assert_eq!(fuzzy.look_up(near), [WordEntry::anchor(7, 1, WordBeside::ANYTHING)], "{near}");
        }
        assert_eq!(fuzzy.look_up("elsewhere"), []);
        assert!(FuzzyBuilder::default().build().is_none());
    }
}
