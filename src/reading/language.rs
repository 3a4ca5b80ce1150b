//! Telling a block's language: a vote of words, contractions, elisions, endings and accents that may abstain.
//!
//! No detector is reliable on a word or two, so this one says nothing where it is not sure; the draft's vote then
//! stands in, unless the block leans the other way, and where that abstains too, the rules of both languages read the
//! block at a lower confidence. Names, acronyms, identifiers and code have no voice.

use super::fold;
use super::letters::Letters;
use super::neighbours::is_no_name;
use super::words::{Word, Words};
use crate::language::{LANGUAGES, Language};
use crate::text::{Span, eight, hash};
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The number of words of a block that vote: enough to be sure, few enough to cost nothing.
const SAMPLE: usize = 60;

/// The voices that a language needs more than the other to win a block.
const MARGIN: u32 = 2;

/// The voices of what only one language has: `the`, « qu'il », `don't`. All else has one.
const SURE: u32 = 2;

/// The shortest word whose ending has a voice.
const SHORTEST_ENDING: usize = 5;

/// How far the rest of an address is looked for, in bytes.
const NEARBY: usize = 80;

/// The votes that words cast, small enough to stay in the first cache.
struct Voices {
    /// A [`Voice`] for each word, in order of the hashes.
    words: Vec<Voice>,
    /// The start of each run of words whose hashes share their first bits, then the end of the last.
    starts: Vec<u16>,
}

/// The number of first bits of a hash that tell where to look: a word or none stands there.
const FIRST_BITS: u32 = 12;

/// The vote of a word: of its hash the bits after the [first](FIRST_BITS), then the number of its language, and whether it has
/// one voice alone. Of a thousand million words that are none of these, two are taken for one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Voice(u32);

impl Voice {
    /// The bits that tell what a word says.
    const SAID: u32 = 0b111;

    fn new(word: u64, language: Language, voices: u32) -> Self {
        Self(Self::told(word) | (language as u32) << 1 | u32::from(voices == 1))
    }

    /// The bits of a hash after the first ones.
    const fn told(word: u64) -> u32 {
        ((word << FIRST_BITS) >> u32::BITS) as u32 & !Self::SAID
    }

    /// The language, and the number of voices.
    fn said(self) -> (Language, u32) {
        let language = Language::EACH[(self.0 & Self::SAID) as usize >> 1];
        (language, if self.0 & 1 == 0 { SURE } else { 1 })
    }
}

static VOICES: LazyLock<Voices> = LazyLock::new(|| {
    let each = LANGUAGES.iter().flat_map(|data| {
        let (telling, language) = (&data.telling, data.language);
        let heard = (telling.function_words)().iter().filter(|word| telling.silent.binary_search(word).is_err());
        let voices = |word: &&str| if telling.faint.binary_search(word).is_ok() { 1 } else { SURE };
        let function_words = heard.map(move |word| (hash(word.as_bytes()), language, voices(word)));
        function_words.chain((telling.everyday_words)().iter().map(move |word| (hash(word.as_bytes()), language, 1)))
    });
    let mut words: Vec<_> = each.collect();
    words.sort_unstable();
    // A test holds that there are few enough.
    let mut starts = vec![0_u16; (1 << FIRST_BITS) + 1];
    words.iter().for_each(|(word, ..)| starts[(word >> (u64::BITS - FIRST_BITS)) as usize + 1] += 1);
    (1..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
    let words = words.into_iter().map(|(word, language, voices)| Voice::new(word, language, voices)).collect();
    Voices { words, starts }
});

impl Voices {
    #[inline]
    fn get(&self, word: u64) -> Option<(Language, u32)> {
        let bits = (word >> (u64::BITS - FIRST_BITS)) as usize;
        let here = &self.words[usize::from(self.starts[bits])..usize::from(self.starts[bits + 1])];
        let told = Voice::told(word);
        here.iter().find(|own| own.0 & !Voice::SAID == told).map(|own| own.said())
    }
}

/// The endings of all languages, by the last byte: as the last of eight bytes, with the bits of these that count.
static ENDINGS: LazyLock<Endings> = LazyLock::new(|| {
    let each = || LANGUAGES.iter().flat_map(|data| data.telling.endings.iter().map(|ending| (*ending, data.language)));
    std::array::from_fn(|last| {
        let own = each().filter(|(ending, _)| ending.bytes().next_back().is_some_and(|byte| usize::from(byte) == last));
        own.map(|(ending, language)| (last_eight(ending.as_bytes()), u64::MAX << (64 - 8 * ending.len()), language))
            .collect()
    })
});

type Endings = [Vec<(u64, u64, Language)>; 256];

/// The last eight bytes of some as a number, the last of them the highest; zeros stand for those that are not there.
#[inline]
fn last_eight(bytes: &[u8]) -> u64 {
    bytes.last_chunk().map_or_else(|| eight(bytes) << (64 - 8 * bytes.len().max(1)), |&last| u64::from_le_bytes(last))
}

/// The word after one, and what stands between them.
#[derive(Clone, Copy)]
struct Next<'t> {
    gap: &'t str,
    key: &'t str,
    letters: Letters,
}

/// Voices for each language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Vote([u32; LANGUAGES.len()]);

/// A stretch of text whose words are heard.
struct Hearing<'t> {
    text: &'t str,
    words: &'t [Word],
    /// These words among others, and the number of the first.
    all: &'t Words,
    first: usize,
    voices: &'static Voices,
    endings: &'static Endings,
}

impl<'t> Hearing<'t> {
    /// The vote of a word.
    fn vote(&self, at: usize) -> Vote {
        let (word, mut vote) = (&self.words[at], Vote::default());
        if let Some(next) = self.next(at) {
            if is_apostrophe(next.gap) {
                if vote.hear_apostrophe(self.key(at), next) {
                    return vote;
                }
            } else if next.gap == " " && next.letters == Letters::Lower {
                vote.hear_capital(word, word.span().slice(self.text));
            }
        }
        if let Some((language, voices)) = self.voices.get(word.hash) {
            vote.add(language, voices);
        } else if word.is_ascii() {
            vote.hear_ending(self.endings, self.key(at).as_bytes());
        }
        if !word.is_ascii() {
            vote.hear_letters(self.key(at), word.span().slice(self.text));
        }
        vote
    }

    /// The word after one, where that may tell something: a space before it tells nothing of a word without a capital.
    fn next(&self, at: usize) -> Option<Next<'t>> {
        let (word, next) = (&self.words[at], self.words.get(at + 1)?);
        if next.is_spaced() && word.letters != Letters::Capital {
            return None;
        }
        let gap = Span::new(word.end(), next.start()).slice(self.text);
        Some(Next { gap, key: self.key(at + 1), letters: next.letters })
    }

    /// The fold of a word.
    fn key(&self, at: usize) -> &'t str {
        self.all.fold_of(self.first + at, self.first + at)
    }
}

impl Vote {
    /// Takes the vote of a stretch of text with its words, some among others; those in code have none.
    pub(crate) fn of(text: &str, all: &Words, own: Range<usize>, is_code: impl Fn(usize) -> bool) -> Self {
        let (first, words) = (own.start, &all.list[own]);
        let heard = Hearing { text, words, all, first, voices: &VOICES, endings: &ENDINGS };
        let (mut vote, shouts) = (Self::default(), !text.chars().any(char::is_lowercase));
        for (at, word) in words.iter().take(SAMPLE).enumerate() {
            let is_acronym = word.letters == Letters::Upper && !shouts;
            let is_name = || !word.neighbours.is_no_name() && is_part_of_name(text, word);
            if is_acronym || is_name() || is_code(word.start()) {
                continue;
            }
            let own = heard.vote(at);
            // A word alone may be anything, and a capital inside a sentence begins a name.
            let is_faint = words.len() == 1 || (at > 0 && word.letters == Letters::Capital);
            vote = vote.with(if is_faint { own.at_most(1) } else { own });
        }
        vote
    }

    /// Hears what an apostrophe ties together; tells whether the word before it has no voice of its own.
    fn hear_apostrophe(&mut self, key: &str, next: Next<'_>) -> bool {
        for data in LANGUAGES {
            if let Some(contraction) = data.telling.contraction(key, next.key) {
                self.add(data.language, if contraction.is_sure { SURE } else { 1 });
                return false;
            }
        }
        let elides = LANGUAGES.into_iter().find(|data| data.telling.is_elision(key, next.key));
        if let Some(data) = elides {
            // Before a capital it may be part of a name: `d'Angelo`.
            self.add(data.language, if next.letters == Letters::Capital { 1 } else { SURE });
        }
        elides.is_some()
    }

    /// Hears a word that has its capital everywhere, before a word without one.
    fn hear_capital(&mut self, word: &Word, written: &str) {
        if word.letters == Letters::Capital {
            for data in LANGUAGES.into_iter().filter(|data| data.telling.capitals.contains(&written)) {
                self.add(data.language, 1);
            }
        }
    }

    /// Hears the letters with marks: names of another language with one are rare.
    fn hear_letters(&mut self, key: &str, written: &str) {
        for data in LANGUAGES {
            let telling = data.telling;
            if !telling.telling_letters.is_empty() && has_letter(written, telling.telling_letters) {
                self.add(data.language, if telling.accented.contains(&key) { SURE } else { 1 });
            }
        }
    }

    fn hear_ending(&mut self, endings: &Endings, key: &[u8]) {
        if key.len() < SHORTEST_ENDING {
            return;
        }
        let last = last_eight(key);
        let own = &endings[usize::from(last.to_le_bytes()[7])];
        if let Some((.., language)) = own.iter().find(|(ending, bits, _)| (last ^ ending) & bits == 0) {
            self.add(*language, 1);
        }
    }

    /// The same vote with fewer voices.
    fn at_most(self, voices: u32) -> Self {
        Self(self.0.map(|own| own.min(voices)))
    }

    const fn add(&mut self, language: Language, voices: u32) {
        self.0[language as usize] += voices;
    }

    /// The two votes together.
    pub(crate) fn with(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] + other.0[at]))
    }

    /// The language that won: ahead by two voices, and with twice as many as any other.
    pub(crate) fn winner(self) -> Option<Language> {
        Language::EACH.iter().copied().find(|&language| {
            let (own, most) = (self.0[language as usize], self.most_beside(language));
            own >= most * 2 && own >= most + MARGIN
        })
    }

    /// Returns whether more voices speak for another language than for this one.
    pub(crate) fn is_against(self, language: Language) -> bool {
        self.most_beside(language) > self.0[language as usize]
    }

    /// The voices of the other language that has the most.
    fn most_beside(self, language: Language) -> u32 {
        let others = Language::EACH.iter().copied().filter(|&other| other != language);
        others.map(|other| self.0[other as usize]).max().unwrap_or(0)
    }
}

/// Returns whether a text has one of some letters, composed or not.
fn has_letter(text: &str, letters: &str) -> bool {
    // Nothing below combining marks is composed any further.
    if text.chars().all(|c| c < '\u{300}') {
        return text.contains(|c: char| !c.is_ascii() && letters.contains(c));
    }
    text.nfc().any(|c| letters.contains(c))
}

/// Returns whether what stands between two words is one apostrophe, typewriter or typographic.
pub(crate) fn is_apostrophe(gap: &str) -> bool {
    matches!(gap, "'" | "\u{2019}" | "\u{2bc}" | "\u{ff07}")
}

/// Returns whether a word is part of an identifier, an address or a tag: `getPrototypeOf`, `std::mem::take`, `#now`. The bytes
/// beside it leave that open.
fn is_part_of_name(text: &str, word: &Word) -> bool {
    let bytes = text.as_bytes();
    let at = |offset: usize| bytes.get(offset).copied().unwrap_or(b' ');
    let (before, after) = (word.start().checked_sub(1).map_or(b' ', at), at(word.end()));
    let ends = matches!(after, b'.' | b':') && at(word.end() + 1).is_ascii_whitespace();
    if is_no_name(before) && (ends || is_no_name(after)) {
        return false;
    }
    let before = Span::new(text.floor_char_boundary(word.start().saturating_sub(NEARBY)), word.start()).slice(text);
    let after = Span::new(word.end(), text.floor_char_boundary(word.end() + NEARBY)).slice(text);
    let mut later = after.chars();
    let (last, first) = (before.chars().next_back().unwrap_or(' '), later.next().unwrap_or(' '));
    let glued = |c: char| fold::is_word(c) || matches!(c, '_' | '/' | '@' | '#' | '\\');
    let leads = glued(last) || matches!(last, '.' | ':' | '$');
    let follows = glued(first)
        || first == '('
        || (matches!(first, '.' | ':') && later.next().is_some_and(|next| next.is_alphanumeric() || next == ':'));
    // With a hyphen, the rest of an address may be farther away.
    let is_address = |part: Option<&str>| part.is_some_and(|part| part.contains(['/', '_', '@']));
    let hyphened = last == '-' || first == '-';
    let far =
        || is_address(before.rsplit(char::is_whitespace).next()) || is_address(after.split(char::is_whitespace).next());
    leads || follows || (hyphened && far())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<Language> {
        let words = Words::of(text);
        Vote::of(text, &words, 0..words.list.len(), |_| false).winner()
    }

    #[test]
    fn every_ending_is_one_of_eight_bytes() {
        for data in LANGUAGES {
            for ending in data.telling.endings {
                assert!((1..=8).contains(&ending.len()), "{ending}");
                let mut vote = Vote::default();
                vote.hear_ending(&ENDINGS, format!("xxxxx{ending}").as_bytes());
                assert_ne!(vote, Vote::default(), "{ending}");
            }
        }
        assert_eq!(last_eight(b"ab").to_le_bytes(), [0, 0, 0, 0, 0, 0, b'a', b'b']);
        assert_eq!(last_eight(b"abcdefghij").to_le_bytes(), *b"cdefghij");
    }

    #[test]
    fn words_with_a_voice_do_not_collide() {
        let told = |own: &Voice| own.0 & !Voice::SAID;
        let mut heard = 0;
        for bucket in VOICES.starts.windows(2) {
            let own = &VOICES.words[usize::from(bucket[0])..usize::from(bucket[1])];
            assert!(own.is_sorted_by(|one, next| told(one) < told(next)));
            heard += own.len();
        }
        let each = LANGUAGES.map(|data| {
            let telling = data.telling;
            for &word in (telling.function_words)() {
                let voices = if telling.faint.contains(&word) { 1 } else { SURE };
                let said = (!telling.silent.contains(&word)).then_some((data.language, voices));
                assert_eq!(VOICES.get(hash(word.as_bytes())), said, "{word}");
            }
            for word in (telling.everyday_words)() {
                assert_eq!(VOICES.get(hash(word.as_bytes())), Some((data.language, 1)), "{word}");
            }
            (telling.function_words)().len() + (telling.everyday_words)().len() - telling.silent.len()
        });
        assert!(heard <= usize::from(u16::MAX));
        assert_eq!(heard, each.into_iter().sum::<usize>());
        assert!(LANGUAGES.len() <= (Voice::SAID >> 1) as usize + 1);
    }

    #[test]
    fn a_sentence_tells_its_language_or_nothing() {
        for text in [
            "We moved from Slack to Zulip.",
            "The future",
            "I'm sorry",
            "Don't panic",
            "I hate women.",
            "Migrating existing apps",
            "Rust's memory is safe.",
            "C's memory",
            "WE ARE LATE",
        ] {
            let expected = (text != "C's memory").then_some(Language::English);
            assert_eq!(told(text), expected, "{text}");
        }
        for text in [
            "Une solution révolutionnaire et incontournable",
            "Contrairement à Acme Cloud, nous ne vendons pas vos données.",
            "Nous avons du retard. Take a bite.",
            "Une ve\u{301}rite\u{301}",
            "J'arrive",
            "a\u{300} Paris",
            "L'équipe",
            "Passons à la suite",
            "Tu as raison",
            "Le but du jeu",
            "Cliquez ici",
            "à Paris",
        ] {
            assert_eq!(told(text), Some(Language::French), "{text}");
        }
        for text in [
            "Project Halcyon 2.0",
            "My résumé",
            "getPrototypeOf",
            "std::mem::take",
            "AI",
            "Amanieu d'Antras",
            "Mark Côté",
            "Guillaume Gomez",
            "has",
            "example.com/react-component-unit-testing-of-it",
            "c'mon",
            "New York",
            "La Liga",
            "https://example.com/the/end/of/it",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
        // A letter with an accent goes on with a name as any other, however it is encoded.
        assert_eq!(told("%ZéphyrionÉ the of we"), told("%Ze\u{301}phyrionE\u{301} the of we"));
        assert_eq!(told("%Ze\u{301}phyrionE\u{301} we"), told("%ZéphyrionÉ we"));
    }
}
