//! The index of terms that count when they are disguised.
//!
//! Its keys are folded further than those of the plain index, so that letters which disguises confuse are one. It is
//! asked about suspicious words only: whole, or in all their parts where their borders are not known.

use super::keys::{KeyList, KeyWord};
use super::piece::{SHORTEST_DISGUISED, drawn_key};
use super::word_entry::WordEntry;
use crate::reading::{Letter, Suspicion, Table, Undone, hash, key};
use crate::text::Span;
use std::cmp::Reverse;
use std::sync::OnceLock;

/// The longest word whose ends are looked at, in letters: longer ones are keys and hashes.
const LONGEST_COMPOUND: usize = 16;

/// Terms by the keys of their disguises.
#[derive(Clone, Debug)]
pub(crate) struct Hidden {
    words: Table<WordEntry>,
    drawn: Table<WordEntry>,
    /// Keys of wording, which counts inside a longer word too where it is disguised there.
    wording: Table<WordEntry>,
    has_wording: bool,
    /// The length that keys have at most that begin with the same [`SHORTEST_DISGUISED`] letters.
    longest: Table<usize>,
    sources: KeySources,
    /// Entries by first letter, number of letters and last letter, for words with masked letters; in the order in which
    /// they came. Made of the sources when a draft first has such a word.
    masked: OnceLock<Table<(u32, WordEntry)>>,
}

/// Collects the keys of terms.
#[derive(Debug, Default)]
pub(crate) struct HiddenBuilder {
    words: Vec<(u64, WordEntry)>,
    drawn: Vec<(u64, WordEntry)>,
    wording: Vec<(u64, WordEntry)>,
    /// The length of the longest key of each word, by its first [`SHORTEST_DISGUISED`] letters.
    longest: Vec<(u64, usize)>,
    sources: KeySources,
    /// Room for a key.
    room: String,
}

/// The words of which keys are made, in order.
#[derive(Clone, Debug, Default)]
struct KeySources {
    text: String,
    words: Vec<KeySource>,
}

#[derive(Clone, Copy, Debug)]
struct KeySource {
    /// The end of the word in the text.
    end: u32,
    shortest: u16,
    is_respelled: bool,
    entry: WordEntry,
}

/// A word as disguises confuse it.
#[derive(Clone, Copy, Debug)]
struct DisguiseKey {
    hash: u64,
    /// The hash of its first [`SHORTEST_DISGUISED`] letters.
    start: u64,
    length: usize,
    first: Option<char>,
    last: Option<char>,
}

impl DisguiseKey {
    /// The key of a word; nothing where it is too short. `room` is for its letters.
    fn of(word: &str, room: &mut String) -> Option<Self> {
        room.clear();
        room.extend(word.chars().map(key));
        let (last_of_start, letter) = room.char_indices().nth(SHORTEST_DISGUISED - 1)?;
        Some(Self {
            hash: hash(room.as_bytes()),
            start: hash(&room.as_bytes()[..last_of_start + letter.len_utf8()]),
            length: room.chars().count(),
            first: room.chars().next(),
            last: room.chars().next_back(),
        })
    }
}

impl KeySources {
    fn push(&mut self, word: KeyWord<'_>, entry: WordEntry) {
        let KeyWord { folded, shortest, is_respelled } = word;
        self.text.push_str(folded);
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let shortest = u16::try_from(shortest).unwrap_or(u16::MAX);
        self.words.push(KeySource { end, shortest, is_respelled, entry });
    }

    /// The table of words with masked letters.
    fn masked(&self) -> Table<(u32, WordEntry)> {
        let (mut list, mut room, mut entries) = (KeyList::default(), String::new(), Vec::new());
        let (mut start, mut number) = (0, 0);
        for source in &self.words {
            let end = source.end as usize;
            let folded = Span::new(start, end).slice(&self.text);
            start = end;
            let shortest = usize::from(source.shortest);
            list.take(KeyWord { folded, shortest, is_respelled: source.is_respelled });
            for key in list.each().filter_map(|word| DisguiseKey::of(word, &mut room)) {
                for last in [key.last, None] {
                    entries.push((masked_key(key.first, key.length, last), (number, source.entry)));
                    number += 1;
                }
            }
        }
        Table::new(entries)
    }
}

impl HiddenBuilder {
    /// Adds a word by which a term is looked up, with its keys; `wording` says that it is no name, so that it counts with
    /// letters drawn out, broken apart and inside longer words too.
    pub(super) fn word(&mut self, entry: WordEntry, word: KeyWord<'_>, keys: &KeyList, wording: bool) {
        let first = self.longest.len();
        for written in keys.each() {
            let Some(key) = DisguiseKey::of(written, &mut self.room) else { continue };
            match self.longest[first..].iter_mut().find(|(start, _)| *start == key.start) {
                Some((_, longest)) => *longest = key.length.max(*longest),
                None => self.longest.push((key.start, key.length)),
            }
            self.words.push((key.hash, entry));
            if wording {
                self.wording.push((key.hash, entry));
            }
        }
        if self.longest.len() > first {
            self.sources.push(word, entry);
        }
        if wording {
            self.drawn.push((hash(drawn_key(word.folded.chars()).as_bytes()), entry));
        }
    }

    /// Builds the index; nothing where no term counts in disguise.
    pub(crate) fn build(self) -> Option<Hidden> {
        let Self { words, drawn, wording, mut longest, sources, room: _ } = self;
        let used = !words.is_empty() || !drawn.is_empty();
        // The longest first, which alone is kept.
        longest.sort_unstable_by_key(|&(start, length)| (start, Reverse(length)));
        longest.dedup_by_key(|(start, _)| *start);
        used.then(|| Hidden {
            has_wording: !wording.is_empty(),
            words: Table::new(words),
            drawn: Table::new(drawn),
            wording: Table::new(wording),
            longest: Table::new(longest),
            sources,
            masked: OnceLock::new(),
        })
    }
}

/// The key of words by their first letter, their length, and their last letter where that is not masked.
fn masked_key(first: Option<char>, length: usize, last: Option<char>) -> u64 {
    let [first, last] = [first, last].map(|letter| letter.map_or(0, u32::from).to_le_bytes());
    hash(&[first, last, (length as u32).to_le_bytes()].concat())
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

    /// A word as a whole; with masked letters, against all terms of its length, its first and its last letter.
    fn whole<'u>(&self, letters: &'u [Letter], found: &mut impl FnMut(WordEntry, &'u [Letter])) {
        if letters.iter().any(|letter| letter.is == '*') {
            let seen = |letter: Option<&Letter>| letter.map(|letter| key(letter.is)).filter(|&letter| letter != '*');
            let place = masked_key(seen(letters.first()), letters.len(), seen(letters.last()));
            let masked = self.masked.get_or_init(|| self.sources.masked());
            masked.get(place).for_each(|(_, entry)| found(entry, letters));
        } else {
            self.look(&self.words, letters, found);
        }
    }

    fn look<'u>(
        &self,
        table: &Table<WordEntry>,
        letters: &'u [Letter],
        found: &mut impl FnMut(WordEntry, &'u [Letter]),
    ) {
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
