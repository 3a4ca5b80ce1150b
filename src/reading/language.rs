//! Telling a block's language: a vote of function words, elisions and accents that may abstain.
//!
//! No detector is reliable on a sentence or two, so this one says nothing where it is not sure; the draft's vote
//! then stands in, and where that abstains too, the rules of both languages read the block at a lower confidence.

use super::words::{Word, hash};
use crate::lexicon::{function_words, particles};
use crate::rule::Language;
use crate::span::Span;
use std::sync::LazyLock;

/// How many words of a block vote: enough to be sure, few enough to cost nothing.
const SAMPLE: usize = 60;

/// The voices that a language needs more than the other to win a block.
const MARGIN: u32 = 2;

/// The function words of both languages by their hashes, which a test holds free of collisions.
struct Voices(Vec<(u64, Language)>);

static VOICES: LazyLock<Voices> = LazyLock::new(|| {
    let list =
        |words: &[&str], language| words.iter().map(|word| (hash(word.as_bytes()), language)).collect::<Vec<_>>();
    let mut voices = list(function_words::ENGLISH, Language::English);
    voices.extend(list(function_words::FRENCH, Language::French));
    voices.sort_unstable();
    Voices(voices)
});

impl Voices {
    fn get(&self, word: u64) -> Option<Language> {
        self.0.binary_search_by_key(&word, |(own, _)| *own).ok().map(|at| self.0[at].1)
    }
}

/// Voices for each language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Vote {
    english: u32,
    french: u32,
}

impl Vote {
    /// Takes the vote of a stretch of text with its words.
    pub(crate) fn of(text: &str, words: &[Word], folded: &str) -> Self {
        let mut vote = Self::default();
        for (at, word) in words.iter().take(SAMPLE).enumerate() {
            let end = words.get(at + 1).map_or(folded.len(), |next| next.folded);
            let key = folded.get(word.folded..end).unwrap_or("");
            vote.hear(text, word, key, words.get(at + 1));
        }
        vote
    }

    fn hear(&mut self, text: &str, word: &Word, key: &str, next: Option<&Word>) {
        let tied = || next.is_some_and(|next| is_apostrophe(Span::new(word.end, next.start).slice(text)));
        if key.len() < 3 && particles::ELIDED.binary_search(&key).is_ok() && tied() {
            self.french += 1;
        } else {
            match VOICES.get(word.hash) {
                Some(Language::English) => self.english += 1,
                Some(Language::French) => self.french += 1,
                None => {}
            }
        }
        // A small accented letter is French where the other language is English; names with one are rare.
        let written = Span::new(word.start, word.end).slice(text);
        if !written.is_ascii() && written.contains(is_french_letter) {
            self.french += 1;
        }
    }

    /// The two votes together.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self { english: self.english + other.english, french: self.french + other.french }
    }

    /// The language that won: ahead by two voices, and with twice as many as the other.
    pub(crate) const fn winner(self) -> Option<Language> {
        if self.english >= self.french * 2 && self.english >= self.french + MARGIN {
            Some(Language::English)
        } else if self.french >= self.english * 2 && self.french >= self.english + MARGIN {
            Some(Language::French)
        } else {
            None
        }
    }
}

/// Whether what stands between two words is one apostrophe, typewriter or typographic.
pub(crate) fn is_apostrophe(gap: &str) -> bool {
    matches!(gap, "'" | "\u{2019}" | "\u{2bc}" | "\u{ff07}")
}

const fn is_french_letter(c: char) -> bool {
    matches!(c, 'à' | 'â' | 'ç' | 'è' | 'é' | 'ê' | 'ë' | 'î' | 'ï' | 'ô' | 'ù' | 'û' | 'œ' | 'É' | 'À' | 'Ê' | 'Ç')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::words::Words;

    fn told(text: &str) -> Option<Language> {
        let words = Words::of(text);
        Vote::of(text, &words.list, &words.folded).winner()
    }

    #[test]
    fn function_words_do_not_collide() {
        assert!(VOICES.0.is_sorted_by(|one, next| one.0 < next.0));
        assert_eq!(VOICES.0.len(), function_words::ENGLISH.len() + function_words::FRENCH.len());
    }

    #[test]
    fn a_sentence_tells_its_language_or_nothing() {
        assert_eq!(told("We moved from Slack to Zulip."), Some(Language::English));
        assert_eq!(told("Une solution révolutionnaire et incontournable"), Some(Language::French));
        assert_eq!(told("Contrairement à Acme Cloud, nous ne vendons pas vos données."), Some(Language::French));
        assert_eq!(told("Nous avons du retard. Take a bite."), Some(Language::French));
        assert_eq!(told("Project Halcyon 2.0"), None);
        assert_eq!(told("My résumé"), None);
    }
}
