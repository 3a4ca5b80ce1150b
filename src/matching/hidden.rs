//! The index of terms that count when they are disguised.
//!
//! Its keys are folded further than those of the plain index, so that letters which disguises confuse are one. It is
//! asked about suspicious words only: whole, or in all their parts where their borders are not known.

use super::keys::{KeyList, KeyWord};
use super::piece::{SHORTEST_DISGUISED, drawn_key};
use super::word_entry::WordEntry;
use crate::language::plural;
use crate::reading::{Letter, Suspicion, Undone, key};
use crate::text::{Span, Table, hash, spread};
use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// The longest word whose ends are looked at, in letters: longer ones are keys and hashes.
const LONGEST_COMPOUND: usize = 16;

/// Terms by the keys of their disguises. Each table is made of the words when a draft first asks for it.
#[derive(Clone, Debug)]
pub(crate) struct Hidden {
    sources: KeySources,
    has_wording: bool,
    /// How many suspicious words were looked up before there was a table of all keys.
    asked: Arc<AtomicUsize>,
    words: OnceLock<WholeKeys>,
    drawn: OnceLock<Table<WordEntry>>,
    /// Keys of wording, which counts inside a longer word too where it is disguised there.
    wording: OnceLock<Table<WordEntry>>,
    /// Entries by first letter, number of letters and last letter, for words with masked letters; in the order in which
    /// they came.
    masked: OnceLock<Table<(u32, WordEntry)>>,
}

/// The table of all keys is made once so many suspicious words were looked up. Until then the words that may stand in one
/// are picked out for it: a post with a link or two costs a fifth of the table.
const FEW_LOOK_UPS: usize = 5;

/// All keys, and the lengths of those that begin with the same [`SHORTEST_DISGUISED`] letters.
#[derive(Clone, Debug)]
struct WholeKeys {
    entries: Table<WordEntry>,
    lengths: Table<usize>,
}

/// The words of which keys are made, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct KeySources {
    /// Each word, then the lines of how else it is spelled, if it is.
    text: String,
    words: Vec<KeySource>,
}

#[derive(Clone, Copy, Debug)]
struct KeySource {
    /// The end of the word in the text, with its spellings.
    end: u32,
    shortest: u16,
    /// True if it is no name, so that it counts with letters drawn out, broken apart and inside longer words too.
    is_wording: bool,
    /// So many of its first letters all of its keys share; 0 where that is not known.
    shared: u8,
    entry: WordEntry,
}

impl KeySource {
    /// The word, of which that is written with its spellings.
    fn word<'w>(&self, written: &'w str) -> KeyWord<'w> {
        let (folded, respelled) = written.split_once('\n').unwrap_or((written, ""));
        KeyWord { folded, shortest: usize::from(self.shortest), respelled }
    }
}

impl KeySources {
    /// Adds a word by which a term is looked up.
    pub(super) fn push(&mut self, entry: WordEntry, word: KeyWord<'_>, is_wording: bool) {
        let KeyWord { folded, shortest, respelled } = word;
        self.text.push_str(folded);
        if !respelled.is_empty() {
            self.text.extend(["\n", respelled]);
        }
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let shortest = u16::try_from(shortest).unwrap_or(u16::MAX);
        let shared = if respelled.is_empty() && folded.is_ascii() { plural::shared(folded) } else { 0 };
        let shared = shared.min(SHORTEST_DISGUISED) as u8;
        self.words.push(KeySource { end, shortest, is_wording, shared, entry });
    }

    /// The index of the words; nothing where no term counts in disguise.
    pub(super) fn build(self) -> Option<Hidden> {
        let has_wording = self.words.iter().any(|word| word.is_wording);
        (!self.words.is_empty()).then(|| Hidden {
            sources: self,
            has_wording,
            asked: Arc::default(),
            words: OnceLock::new(),
            drawn: OnceLock::new(),
            wording: OnceLock::new(),
            masked: OnceLock::new(),
        })
    }

    /// Each source with its word, its spellings among it.
    fn written(&self) -> impl Iterator<Item = (&KeySource, &str)> {
        let mut start = 0;
        self.words.iter().map(move |source| {
            let own = Span::new(start, source.end as usize);
            start = own.end;
            (source, own.slice(&self.text))
        })
    }

    /// A table of the keys that are long enough, each as disguises confuse it, of the words that are wanted.
    fn table<E: Copy + Ord>(
        &self,
        is_wanted: impl Fn(&KeySource, &str) -> bool,
        mut add: impl FnMut(&DisguiseKey, WordEntry, &mut Vec<(u64, E)>),
    ) -> Table<E> {
        let (mut list, mut key, mut entries) = (KeyList::default(), DisguiseKey::default(), Vec::new());
        for (source, written) in self.written().filter(|(source, written)| is_wanted(source, written)) {
            list.take(source.word(written));
            for word in list.each() {
                key.take(word);
                if key.length >= SHORTEST_DISGUISED {
                    add(&key, source.entry, &mut entries);
                }
            }
        }
        Table::new(entries)
    }

    /// All keys of the words that are wanted, with the longest of those that follow each other and begin alike.
    fn whole(&self, is_wanted: impl Fn(&KeySource, &str) -> bool) -> WholeKeys {
        let mut lengths: Vec<(u64, usize)> = Vec::new();
        let entries = self.table(is_wanted, |key, entry, entries| {
            entries.push((hash(&key.letters), entry));
            let start = hash(&key.letters[..key.start]);
            match lengths.last_mut().filter(|(last, _)| *last == start) {
                Some((_, longest)) => *longest = key.length.max(*longest),
                None => lengths.push((start, key.length)),
            }
        });
        WholeKeys { entries, lengths: Table::new(lengths) }
    }

    /// The table of the keys of wording.
    fn wording(&self) -> Table<WordEntry> {
        self.table(|source, _| source.is_wording, |key, entry, entries| entries.push((hash(&key.letters), entry)))
    }

    /// The table of words with letters drawn out.
    fn drawn(&self) -> Table<WordEntry> {
        let wording = self.written().filter(|(source, _)| source.is_wording);
        let key = |(source, written): (&KeySource, &str)| {
            (hash(drawn_key(source.word(written).folded.chars()).as_bytes()), source.entry)
        };
        Table::new(wording.map(key).collect())
    }

    /// The table of words with masked letters.
    fn masked(&self) -> Table<(u32, WordEntry)> {
        let mut number = 0;
        self.table(
            |_, _| true,
            |key, entry, entries| {
                for last in [key.last, None] {
                    entries.push((masked_key(key.first, key.length, last), (number, entry)));
                    number += 1;
                }
            },
        )
    }
}

/// A word as disguises confuse it.
#[derive(Debug, Default)]
struct DisguiseKey {
    letters: Vec<u8>,
    /// The end of the first [`SHORTEST_DISGUISED`] of them.
    start: usize,
    length: usize,
    first: Option<char>,
    last: Option<char>,
}

/// The keys of the letters of ASCII, small and capital.
static KEYS: [u8; 128] = {
    let mut keys = [0; 128];
    let mut letter = 0_u8;
    while letter < 128 {
        keys[letter as usize] = key((letter as char).to_ascii_lowercase()) as u8;
        letter += 1;
    }
    keys
};

impl DisguiseKey {
    /// Takes the letters of a word.
    fn take(&mut self, word: &str) {
        self.letters.clear();
        if word.is_ascii() {
            self.letters.extend(word.bytes().map(|letter| KEYS[usize::from(letter % 128)]));
            (self.start, self.length) = (SHORTEST_DISGUISED.min(word.len()), word.len());
        } else {
            self.length = 0;
            for letter in word.chars() {
                self.letters.extend_from_slice(key(letter).encode_utf8(&mut [0; 4]).as_bytes());
                self.length += 1;
                if self.length <= SHORTEST_DISGUISED {
                    self.start = self.letters.len();
                }
            }
        }
        (self.first, self.last) = (word.chars().next().map(key), word.chars().next_back().map(key));
    }
}

/// The key of words by their first letter, their length, and their last letter where that is not masked.
fn masked_key(first: Option<char>, length: usize, last: Option<char>) -> u64 {
    let [first, last] = [first, last].map(|letter| letter.map_or(0, u64::from));
    spread(spread(first << u32::BITS | last) ^ length as u64)
}

impl Hidden {
    /// Returns whether there is any wording that is no name.
    pub(crate) const fn has_wording(&self) -> bool {
        self.has_wording
    }

    /// Calls `found` with each term that may stand in a suspicious word of a text, and the letters in which.
    pub(crate) fn look_up<'u>(&self, text: &str, word: &'u Undone, mut found: impl FnMut(WordEntry, &'u [Letter])) {
        let keys = Keys::of(text, word);
        let mut found = |entry: WordEntry, start: usize, end: usize| found(entry, &word.letters(text)[start..end]);
        match word.kind {
            Suspicion::Word => {
                self.whole(&keys, &mut found);
                self.ends(&keys, &mut found);
            }
            Suspicion::Broken => look(self.wording(), &keys, 0, keys.length, &mut found),
            Suspicion::Spaced | Suspicion::Glued => self.parts(&keys, &mut found),
            Suspicion::Drawn => {
                let cut = drawn_key(word.letters(text).iter().map(|letter| letter.is));
                let drawn = self.drawn.get_or_init(|| self.sources.drawn());
                drawn.get(hash(cut.as_bytes())).for_each(|entry| found(entry, 0, keys.length));
            }
        }
    }

    /// A word as a whole; with masked letters, against all terms of its length, its first and its last letter.
    fn whole(&self, keys: &Keys, found: &mut impl FnMut(WordEntry, usize, usize)) {
        if let Some(place) = keys.masked {
            let masked = self.masked.get_or_init(|| self.sources.masked());
            masked.get(place).for_each(|(_, entry)| found(entry, 0, keys.length));
        } else {
            look(&self.words(keys).entries, keys, 0, keys.length, found);
        }
    }

    /// Wording at the start or at the end of a longer word, where its own letters are disguised and no others:
    /// `blackc0ck`.
    fn ends(&self, keys: &Keys, found: &mut impl FnMut(WordEntry, usize, usize)) {
        let Some((first, last)) = keys.disguised.filter(|_| keys.length <= LONGEST_COMPOUND && self.has_wording) else {
            return;
        };
        let heads = (SHORTEST_DISGUISED.max(last + 1)..keys.length).map(|end| (0, end));
        let tails = (1..=first.min(keys.length.saturating_sub(SHORTEST_DISGUISED))).map(|start| (start, keys.length));
        heads.chain(tails).for_each(|(start, end)| look(self.wording(), keys, start, end, found));
    }

    /// All parts of a word that a term may be. Cost: the letters, and where a term begins like the rest of them, its
    /// length.
    fn parts(&self, keys: &Keys, found: &mut impl FnMut(WordEntry, usize, usize)) {
        let words = self.words(keys);
        let WholeKeys { entries, lengths } = &*words;
        for start in 0..(keys.length + 1).saturating_sub(SHORTEST_DISGUISED) {
            let least = start + SHORTEST_DISGUISED;
            if let Some(longest) = lengths.get(keys.hash(start, least)).max() {
                for end in least..=keys.length.min(start + longest) {
                    look(entries, keys, start, end, found);
                }
            }
        }
    }

    /// All keys, or those of the words that may stand in a suspicious one.
    fn words(&self, keys: &Keys) -> Cow<'_, WholeKeys> {
        let is_first = || keys.many.is_none() && self.asked.fetch_add(1, Ordering::Relaxed) < FEW_LOOK_UPS;
        match self.words.get() {
            Some(all) => Cow::Borrowed(all),
            None if is_first() => {
                let pairs = KeyPairs::of(&keys.few[..keys.length]);
                Cow::Owned(self.sources.whole(|source, written| pairs.may_hold(source, written)))
            }
            None => Cow::Borrowed(self.words.get_or_init(|| self.sources.whole(|_, _| true))),
        }
    }

    fn wording(&self) -> &Table<WordEntry> {
        self.wording.get_or_init(|| self.sources.wording())
    }
}

/// Looks a range of the letters of a word up.
fn look(
    table: &Table<WordEntry>,
    keys: &Keys,
    start: usize,
    end: usize,
    found: &mut impl FnMut(WordEntry, usize, usize),
) {
    table.get(keys.hash(start, end)).for_each(|entry| found(entry, start, end));
}

/// The keys of the letters of a suspicious word, one after another.
struct Keys {
    length: usize,
    /// They, if they are few and of ASCII.
    few: [u8; FEW],
    /// Else they.
    many: Option<ManyKeys>,
    /// The first and the last letter that is disguised.
    disguised: Option<(usize, usize)>,
    /// The key of the word among those with masked letters, where it has some.
    masked: Option<u64>,
}

/// Which letters follow each other in a suspicious word, by the lowest bits of their keys.
struct KeyPairs {
    /// For each letter one bit for each letter after it.
    after: [u32; 32],
    /// One bit for each letter.
    letters: u32,
}

impl KeyPairs {
    fn of(keys: &[u8]) -> Self {
        let mut after = [0; 32];
        keys.windows(2).for_each(|pair| after[usize::from(pair[0] % 32)] |= 1 << (pair[1] % 32));
        Self { after, letters: keys.iter().fold(0, |letters, key| letters | 1 << (key % 32)) }
    }

    /// Returns false if no key of a word can stand among the letters.
    fn may_hold(&self, source: &KeySource, written: &str) -> bool {
        if source.shared > 0 {
            return self.may_begin(written.as_bytes(), usize::from(source.shared));
        }
        let may_be = |spelled: &str, shared| !spelled.is_ascii() || self.may_begin(spelled.as_bytes(), shared);
        let KeyWord { folded, respelled, .. } = source.word(written);
        may_be(folded, plural::shared(folded)) || respelled.lines().any(|spelled| may_be(spelled, spelled.len()))
    }

    /// Returns false if the first letters of a word, so many of them, do not follow each other.
    fn may_begin(&self, word: &[u8], letters: usize) -> bool {
        let key = |at: usize| KEYS[usize::from(word[at] % 128)] % 32;
        let letters = letters.min(SHORTEST_DISGUISED).min(word.len());
        (letters == 0 || self.letters & (1 << key(0)) != 0)
            && (1..letters).all(|at| self.after[usize::from(key(at - 1))] & (1 << key(at)) != 0)
    }
}

/// Many keys, or such as are beyond ASCII.
struct ManyKeys {
    text: String,
    /// The start of each, then the end of the last.
    borders: Vec<usize>,
}

impl ManyKeys {
    /// The hash of a range of them: few words ask, so it stays out of the loops of the others.
    #[inline(never)]
    fn hash(&self, start: usize, end: usize) -> u64 {
        hash(&self.text.as_bytes()[self.borders[start]..self.borders[end]])
    }
}

/// So many keys take no room of their own.
const FEW: usize = 64;

impl Keys {
    fn of(text: &str, word: &Undone) -> Self {
        match word.as_written(text).filter(|written| written.len() <= FEW) {
            Some(written) => Self::of_written(written.as_bytes(), word.is_bare()),
            None => Self::of_letters(word.letters(text)),
        }
    }

    /// The keys of letters and digits of ASCII; `is_bare` where the digits are no letters in disguise.
    fn of_written(word: &[u8], is_bare: bool) -> Self {
        let mut few = [0; FEW];
        few.iter_mut().zip(word).for_each(|(own, &letter)| *own = KEYS[usize::from(letter % 128)]);
        let ends = || Some((word.iter().position(u8::is_ascii_digit)?, word.iter().rposition(u8::is_ascii_digit)?));
        let disguised = if is_bare { None } else { ends() };
        Self { length: word.len(), few, many: None, disguised, masked: None }
    }

    fn of_letters(letters: &[Letter]) -> Self {
        let mut few = [0; FEW];
        let take = |(letter, own): (&Letter, &mut u8)| u8::try_from(key(letter.is)).map(|key| *own = key);
        let are_few = letters.len() <= FEW && letters.iter().zip(&mut few).map(take).all(|key| key.is_ok());
        let many = || {
            let text: String = letters.iter().map(|letter| key(letter.is)).collect();
            let borders = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            ManyKeys { text, borders }
        };
        let is_disguised = |letter: &Letter| letter.disguise.is_some();
        let disguised = letters.iter().position(is_disguised).zip(letters.iter().rposition(is_disguised));
        let seen = |letter: Option<&Letter>| letter.map(|letter| key(letter.is)).filter(|&letter| letter != '*');
        let is_masked = letters.iter().any(|letter| letter.is == '*');
        let masked = is_masked.then(|| masked_key(seen(letters.first()), letters.len(), seen(letters.last())));
        Self { length: letters.len(), few, many: (!are_few || !few.is_ascii()).then(many), disguised, masked }
    }

    /// The hash of the keys of a range of letters.
    #[inline]
    fn hash(&self, start: usize, end: usize) -> u64 {
        match &self.many {
            None => hash(&self.few[start..end]),
            Some(many) => many.hash(start, end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;
    use crate::matching::respelling;
    use crate::reading::{Reading, Suspects};
    use crate::text::BlockNumber;

    #[test]
    fn a_word_has_the_same_keys_as_written_and_as_spelled() {
        let mut compared = Vec::new();
        let text = "H4lcyon, beta1 and x86, #GitHub2 at zephyr9on.example, b8er";
        let document = Draft::plain(text).document();
        let reading = Reading::of(&document, None, None);
        let suspects = Suspects::of(&document, &reading);
        for block in (0..document.blocks.len()).map(BlockNumber) {
            let text = &*document.blocks[block.0].text;
            for word in suspects.in_block(block).0 {
                let Some(written) = word.as_written(text) else { continue };
                let own = Keys::of_written(written.as_bytes(), word.is_bare());
                let spelled = Keys::of_letters(word.letters(text));
                assert_eq!(
                    (own.length, own.disguised, own.masked),
                    (spelled.length, spelled.disguised, spelled.masked)
                );
                assert_eq!(own.few, spelled.few, "{written}");
                compared.push(written);
            }
        }
        assert!(["H4lcyon", "x86", "GitHub2", "b8er"].iter().all(|word| compared.contains(word)), "{compared:?}");
    }

    #[test]
    fn a_word_finds_the_same_among_those_that_it_may_hold_and_among_all() {
        let words = [
            "halcyon", "box", "boxes", "mail", "sky", "cock", "phuck", "été", "zephyr", "al", "travail", "office",
            "ox", "",
        ];
        let text = "H4lcyon, my-mailbox.example/halcyons#zephyr, @skyboxes ph4ck c0cks #travaux kock été1 h-a-l-c-y-o-n 0ffices b.o.x.e.s";
        let document = Draft::plain(text).document();
        let reading = Reading::of(&document, None, None);
        let (suspects, mut count) = (Suspects::of(&document, &reading), 0);
        for (folded, at) in words.iter().zip(0..) {
            let mut sources = KeySources::default();
            let respelled = respelling::of(folded);
            for (entry, respelled) in [(at, ""), (at + 100, &*respelled)] {
                sources.push(WordEntry::joined(entry), KeyWord { folded, shortest: 2, respelled }, at % 2 == 0);
            }
            let hidden = sources.build().unwrap();
            for block in (0..document.blocks.len()).map(BlockNumber) {
                let text = &*document.blocks[block.0].text;
                for word in suspects.in_block(block).0 {
                    let found = |asked| {
                        let mut found = Vec::new();
                        hidden.asked.store(asked, Ordering::Relaxed);
                        hidden.look_up(text, word, |entry, letters| found.push((entry, letters.to_vec())));
                        found
                    };
                    let few = found(0);
                    count += few.len();
                    assert_eq!(few, found(FEW_LOOK_UPS), "{folded} in {word:?}");
                }
            }
            // The table of all keys was made at last.
            assert!(hidden.words.get().is_some());
        }
        assert!(count > 10, "{count}");
    }
}
