//! The index of terms that count when they are disguised.
//!
//! Its keys are folded further than those of the plain index, so that letters which disguises confuse are one. It is
//! asked about suspicious words only: whole, or in all their parts where their borders are not known.

use super::piece::{SHORTEST_DISGUISED, TermPiece, drawn_key};
use super::table::{Table, WordEntry};
use crate::reading::{Letter, Suspicion, Undone, hash, key};
use std::collections::BTreeMap;

/// The longest word whose ends are looked at, in letters: longer ones are keys and hashes.
const LONGEST_COMPOUND: usize = 16;

/// Terms by the keys of their disguises.
#[derive(Clone, Debug)]
pub(crate) struct Hidden {
    words: Table,
    drawn: Table,
    /// Entries by first letter and number of letters, for words with masked letters.
    masked: BTreeMap<(char, usize), Vec<WordEntry>>,
    /// Keys of wording, which counts inside a longer word too where it is disguised there.
    wording: Table,
    has_wording: bool,
    /// The length that keys have at most that begin with the same [`SHORTEST_DISGUISED`] letters.
    longest: Table<usize>,
}

/// Collects the keys of terms.
#[derive(Debug, Default)]
pub(crate) struct HiddenBuilder {
    words: Vec<(u64, WordEntry)>,
    drawn: Vec<(u64, WordEntry)>,
    wording: Vec<(u64, WordEntry)>,
    masked: BTreeMap<(char, usize), Vec<WordEntry>>,
    longest: BTreeMap<u64, usize>,
}

impl HiddenBuilder {
    /// Adds the words by which a term is looked up; `wording` says that it is no name, so that it counts with letters drawn out, broken
    /// apart and inside longer words too.
    pub(crate) fn term<'p>(&mut self, words: impl Iterator<Item = (WordEntry, &'p TermPiece)>, wording: bool) {
        for (entry, piece) in words {
            for word in piece.hidden_keys() {
                let length = word.chars().count();
                let start: String = word.chars().take(SHORTEST_DISGUISED).collect();
                let longest = self.longest.entry(hash(start.as_bytes())).or_default();
                *longest = length.max(*longest);
                self.words.push((hash(word.as_bytes()), entry));
                if wording {
                    self.wording.push((hash(word.as_bytes()), entry));
                }
                if let Some(first) = word.chars().next() {
                    self.masked.entry((first, length)).or_default().push(entry);
                }
            }
            if wording {
                self.drawn.push((hash(piece.drawn_key().as_bytes()), entry));
            }
        }
    }

    /// Builds the index; nothing where no term counts in disguise.
    pub(crate) fn build(self) -> Option<Hidden> {
        let Self { words, drawn, wording, masked, longest } = self;
        let used = !words.is_empty() || !drawn.is_empty();
        used.then(|| Hidden {
            has_wording: !wording.is_empty(),
            words: Table::new(words),
            drawn: Table::new(drawn),
            wording: Table::new(wording),
            masked,
            longest: Table::new(longest.into_iter().collect()),
        })
    }
}

impl Hidden {
    /// Returns whether there is any wording that is no name.
    pub(crate) const fn has_wording(&self) -> bool {
        self.has_wording
    }

    /// Calls `found` with each term that may stand in a suspicious word, and the letters in which.
    pub(crate) fn look_up<'u>(&self, word: &'u Undone, mut found: impl FnMut(WordEntry, &'u [Letter])) {
        let letters = word.letters.as_slice();
        match word.kind {
            Suspicion::Word => {
                self.whole(letters, &mut found);
                self.ends(letters, &mut found);
            }
            Suspicion::Broken => self.look(&self.wording, letters, &mut found),
            Suspicion::Spaced | Suspicion::Glued => self.parts(letters, &mut found),
            Suspicion::Drawn => {
                let cut = drawn_key(letters.iter().map(|letter| letter.is));
                self.drawn.get(hash(cut.as_bytes())).for_each(|entry| found(entry, letters));
            }
        }
    }

    /// A word as a whole; with masked letters, against all terms of its length and first letter.
    fn whole<'u>(&self, letters: &'u [Letter], found: &mut impl FnMut(WordEntry, &'u [Letter])) {
        if letters.iter().any(|letter| letter.is == '*') {
            let first = letters.first().map_or('*', |letter| key(letter.is));
            self.masked.get(&(first, letters.len())).into_iter().flatten().for_each(|&entry| found(entry, letters));
        } else {
            self.look(&self.words, letters, found);
        }
    }

    fn look<'u>(&self, table: &Table, letters: &'u [Letter], found: &mut impl FnMut(WordEntry, &'u [Letter])) {
        let word: String = letters.iter().map(|letter| key(letter.is)).collect();
        table.get(hash(word.as_bytes())).for_each(|entry| found(entry, letters));
    }

    /// Wording at the start or at the end of a longer word, where its own letters are disguised and no others:
    /// `blackc0ck`.
    fn ends<'u>(&self, letters: &'u [Letter], found: &mut impl FnMut(WordEntry, &'u [Letter])) {
        let disguised = |letter: &Letter| letter.disguise.is_some();
        let (Some(first), Some(last)) = (letters.iter().position(disguised), letters.iter().rposition(disguised))
        else {
            return;
        };
        if letters.len() > LONGEST_COMPOUND || !self.has_wording {
            return;
        }
        let keys = Keys::of(letters);
        let heads = (SHORTEST_DISGUISED.max(last + 1)..letters.len()).map(|end| (0, end));
        let tails =
            (1..=first.min(letters.len().saturating_sub(SHORTEST_DISGUISED))).map(|start| (start, letters.len()));
        for (start, end) in heads.chain(tails) {
            self.wording.get(keys.hash(start, end)).for_each(|entry| found(entry, &letters[start..end]));
        }
    }

    /// All parts of a word that a term may be. Cost: the letters, and where a term begins like the rest of them, its
    /// length.
    fn parts<'u>(&self, letters: &'u [Letter], found: &mut impl FnMut(WordEntry, &'u [Letter])) {
        let keys = Keys::of(letters);
        for start in 0..(letters.len() + 1).saturating_sub(SHORTEST_DISGUISED) {
            let least = start + SHORTEST_DISGUISED;
            for longest in self.longest.get(keys.hash(start, least)) {
                for end in least..=letters.len().min(start + longest) {
                    self.words.get(keys.hash(start, end)).for_each(|entry| found(entry, &letters[start..end]));
                }
            }
        }
    }
}

/// The keys of some letters, one after another.
struct Keys {
    text: String,
    /// The start of each key, then the end of the last.
    borders: Vec<usize>,
}

impl Keys {
    fn of(letters: &[Letter]) -> Self {
        let text: String = letters.iter().map(|letter| key(letter.is)).collect();
        let borders = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { text, borders }
    }

    /// The hash of the keys of a range of letters.
    fn hash(&self, start: usize, end: usize) -> u64 {
        hash(&self.text.as_bytes()[self.borders[start]..self.borders[end]])
    }
}
