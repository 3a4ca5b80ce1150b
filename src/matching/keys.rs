//! The keys of a word of a term: the folded words that it may be written as.

use super::respelling;
use crate::language::plural;
use crate::text::Span;

/// A word by which a term is looked up.
#[derive(Clone, Copy, Debug)]
pub(super) struct KeyWord<'w> {
    /// The word, folded.
    pub(super) folded: &'w str,
    /// With fewer letters it has no plural.
    pub(super) shortest: usize,
    /// True if it may be written in other letters for the same sound.
    pub(super) is_respelled: bool,
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
        if word.is_respelled {
            respelling::of(word.folded).iter().for_each(|other| self.add(&[other]));
        }
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

    /// Adds a key in parts, unless it is there.
    fn add(&mut self, parts: &[&str]) {
        let start = self.text.len();
        self.text.extend(parts.iter().copied());
        let new = Span::new(start, self.text.len()).slice(&self.text);
        if self.each().any(|known| known == new) {
            self.text.truncate(start);
        } else {
            self.ends.push(self.text.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(folded: &str, shortest: usize, is_respelled: bool) -> Vec<String> {
        let mut keys = KeyList::default();
        keys.take(KeyWord { folded: "before", shortest: 3, is_respelled: true });
        keys.take(KeyWord { folded, shortest, is_respelled });
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
