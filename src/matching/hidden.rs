//! The index of terms that count when they are disguised.
//!
//! Its keys are folded further than those of the plain index, so that letters which disguises confuse are one. It is
//! asked about suspicious words only: whole, or in all their parts where their borders are not known.

use super::literal::Literal;
use super::piece::{SHORTEST_DISGUISED, drawn_key};
use super::table::{Entry, Table};
use crate::reading::{Kind, Letter, Undone, hash, key};
use std::collections::BTreeMap;

/// The longest word whose ends are looked at, in letters: longer ones are keys and hashes.
const LONGEST_COMPOUND: usize = 16;

/// Terms by the keys of their disguises.
#[derive(Clone, Debug)]
pub(crate) struct Hidden {
    words: Table,
    drawn: Table,
    /// Entries by first letter and number of letters, for words with masked letters.
    masked: BTreeMap<(char, usize), Vec<Entry>>,
    /// Keys of wording, which counts inside a longer word too where it is disguised there.
    wording: Table,
    has_wording: bool,
    /// The number of letters of the longest key.
    longest: usize,
}

/// Collects the keys of terms.
#[derive(Debug, Default)]
pub(crate) struct HiddenBuilder {
    words: Vec<(u64, Entry)>,
    drawn: Vec<(u64, Entry)>,
    wording: Vec<(u64, Entry)>,
    masked: BTreeMap<(char, usize), Vec<Entry>>,
    longest: usize,
}

impl HiddenBuilder {
    /// Adds a term by its number; `wording` says that it is no name, so that it counts with letters drawn out, broken
    /// apart and inside longer words too.
    pub(crate) fn term(&mut self, number: usize, literal: &Literal, wording: bool) {
        for (entry, piece) in literal.entries(number) {
            for word in piece.hidden_keys() {
                let length = word.chars().count();
                self.longest = self.longest.max(length);
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
            longest,
        })
    }
}

impl Hidden {
    /// Whether there is any wording that is no name.
    pub(crate) const fn has_wording(&self) -> bool {
        self.has_wording
    }

    /// Calls `found` with each term that may stand in a suspicious word, and the letters in which.
    pub(crate) fn look_up<'u>(&self, word: &'u Undone, mut found: impl FnMut(Entry, &'u [Letter])) {
        let letters = word.letters.as_slice();
        match word.kind {
            Kind::Word => {
                self.whole(letters, &mut found);
                self.ends(letters, &mut found);
            }
            Kind::Broken => self.look(&self.wording, letters, &mut found),
            Kind::Spaced | Kind::Glued => self.parts(letters, &mut found),
            Kind::Drawn => {
                let cut = drawn_key(letters.iter().map(|letter| letter.is));
                self.drawn.get(hash(cut.as_bytes())).for_each(|entry| found(entry, letters));
            }
        }
    }

    /// A word as a whole; with masked letters, against all terms of its length and first letter.
    fn whole<'u>(&self, letters: &'u [Letter], found: &mut impl FnMut(Entry, &'u [Letter])) {
        if letters.iter().any(|letter| letter.is == '*') {
            let first = letters.first().map_or('*', |letter| key(letter.is));
            self.masked.get(&(first, letters.len())).into_iter().flatten().for_each(|&entry| found(entry, letters));
        } else {
            self.look(&self.words, letters, found);
        }
    }

    fn look<'u>(&self, table: &Table, letters: &'u [Letter], found: &mut impl FnMut(Entry, &'u [Letter])) {
        let word: String = letters.iter().map(|letter| key(letter.is)).collect();
        table.get(hash(word.as_bytes())).for_each(|entry| found(entry, letters));
    }

    /// Wording at the start or at the end of a longer word, where its own letters are disguised: `blackc0ck`.
    fn ends<'u>(&self, letters: &'u [Letter], found: &mut impl FnMut(Entry, &'u [Letter])) {
        if letters.len() > LONGEST_COMPOUND || !self.has_wording {
            return;
        }
        let disguised = |part: &[Letter]| part.iter().any(|letter| letter.disguise.is_some());
        for cut in 1..letters.len() {
            let (head, tail) = letters.split_at(cut);
            for (part, rest) in [(head, tail), (tail, head)] {
                if part.len() >= SHORTEST_DISGUISED && disguised(part) && !disguised(rest) {
                    self.look(&self.wording, part, found);
                }
            }
        }
    }

    /// All parts of a word, none longer than the longest term. Cost: the letters times that length.
    fn parts<'u>(&self, letters: &'u [Letter], found: &mut impl FnMut(Entry, &'u [Letter])) {
        let keys: String = letters.iter().map(|letter| key(letter.is)).collect();
        let mut borders: Vec<usize> = keys.char_indices().map(|(at, _)| at).collect();
        borders.push(keys.len());
        for start in 0..letters.len() {
            let last = letters.len().min(start + self.longest);
            for end in start + SHORTEST_DISGUISED..=last {
                let part = &keys.as_bytes()[borders[start]..borders[end]];
                self.words.get(hash(part)).for_each(|entry| found(entry, &letters[start..end]));
            }
        }
    }
}
