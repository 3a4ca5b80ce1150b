//! The keys of a word of a term: the folded words that it may be written as.

use crate::language::plural;
use crate::text::{Span, hash};

/// A word by which a term is looked up.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyWord<'w> {
    /// The word, folded.
    pub(super) folded: &'w str,
    /// With fewer letters it has no plural.
    pub(super) shortest: usize,
    /// The same sound in other letters, where it may be written so: a spelling on each line.
    pub(super) respelled: &'w str,
}

/// The keys of one word after another, in one buffer that is used again.
#[derive(Debug, Default)]
pub(super) struct KeyList {
    text: String,
    /// The end of each key.
    ends: Vec<usize>,
}

impl KeyList {
    /// Takes the keys of a word: its plurals, then itself, and other letters for the same sound.
    pub(super) fn take(&mut self, word: KeyWord<'_>) {
        self.text.clear();
        self.ends.clear();
        for (stem, ending) in plural::endings(word.folded, word.shortest) {
            self.add(&[stem, ending]);
        }
        self.add(&[word.folded]);
        if !word.respelled.is_empty() {
            word.respelled.lines().for_each(|other| self.add(&[other]));
        }
    }

    /// The hashes of the keys of a word.
    pub(super) fn hashes(&mut self, word: KeyWord<'_>) -> impl Iterator<Item = u64> {
        self.take(word);
        self.each().map(|key| hash(key.as_bytes()))
    }

    /// The keys in their order.
    pub(super) fn each(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let own = Span::new(start, end);
            start = end;
            own.slice(&self.text)
        })
    }

    /// Adds a key in parts. One may come twice, which tables take once.
    fn add(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.text.push_str(part));
        self.ends.push(self.text.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::respelling;

    fn keys(folded: &str, shortest: usize, is_respelled: bool) -> Vec<String> {
        let mut keys = KeyList::default();
        let respelled = if is_respelled { respelling::of(folded) } else { String::new() };
        keys.take(KeyWord { folded: "before", shortest: 3, respelled: "bef0re" });
        keys.take(KeyWord { folded, shortest, respelled: &respelled });
        keys.each().map(str::to_owned).collect()
    }

    #[test]
    fn keys_are_plurals_the_word_and_its_respellings() {
        assert_eq!(keys("box", 3, false), ["boxs", "boxes", "box"]);
        assert_eq!(keys("up", 3, false), ["up"]);
        assert_eq!(keys("up", 2, false), ["ups", "up"]);
        assert_eq!(keys("4", 3, false), ["4"]);
        assert_eq!(keys("", 3, true), [""]);
        let all = keys("fuck", 3, true);
        assert_eq!(all[..2], ["fucks", "fuck"]);
        assert!(all.contains(&"phuck".to_owned()) && all.iter().all(|key| key != "fuck" || *key == all[1]));
    }
}
