//! Reading ease: words per sentence and syllables per word.
//!
//! The formula is Flesch's, with the figures of each language. 100 is very easy, 60 plain, 30 academic, below 0 hardly
//! readable.

use crate::language::Language;
use crate::language::ease::Ease;
use crate::reading::{Letters, Reading, Word};
use unicode_normalization::UnicodeNormalization;

/// The words of a draft below which it has no figure: Flesch takes samples of a hundred, and a few words say nothing.
pub(super) const FEWEST_WORDS: usize = 30;

/// What the formulas need to know of a stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct EaseCount {
    pub(super) words: usize,
    pub(super) sentences: usize,
    pub(super) syllables: usize,
}

impl EaseCount {
    /// Counts one sentence by its words, which come with their numbers in a reading; those without letters count nowhere.
    pub(super) fn of(reading: &Reading, words: &[(usize, Word)], text: &str, language: Language) -> Self {
        let mut tally = Self { sentences: 1, ..Self::default() };
        let ease = language.data().ease;
        let mut small = String::new();
        for &(number, word) in words.iter().filter(|(_, word)| word.letters != Letters::None) {
            tally.words += usize::from(word.counts);
            let folded = reading.words.fold_of(number, number);
            if !word.counts && folded.len() <= ease.longest_tied {
                continue;
            }
            tally.syllables += (ease.syllables)(if ease.accents {
                small.clear();
                small.extend(word.span().slice(text).nfc().flat_map(char::to_lowercase));
                &small
            } else {
                folded
            });
        }
        tally
    }

    /// The two together.
    pub(super) const fn with(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            sentences: self.sentences + other.sentences,
            syllables: self.syllables + other.syllables,
        }
    }

    /// The reading ease; nothing without a word.
    pub(super) fn ease(self, language: Language) -> Option<f64> {
        let (words, sentences, syllables) = (number(self.words), number(self.sentences), number(self.syllables));
        let Ease { base, per_word, per_syllable, .. } = language.data().ease;
        (self.words > 0).then(|| base - per_word * (words / sentences) - per_syllable * (syllables / words))
    }
}

/// A count as a number of the formulas. Counts of a draft are exact in it.
pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formulas_are_those_of_their_authors() {
        let tally = EaseCount { words: 100, sentences: 5, syllables: 150 };
        let close = |language, expected: f64| tally.ease(language).is_some_and(|ease| (ease - expected).abs() < 1e-9);
        assert!(close(Language::English, 206.835 - 20.3 - 126.9));
        assert!(close(Language::French, 207.0 - 20.3 - 110.4));
        assert_eq!(EaseCount::default().ease(Language::English), None);
    }
}
