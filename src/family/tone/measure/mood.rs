//! The negativity of a sentence: its words weighed by a lexicon, turned round by a negation, weighed up or down by
//! degree and by contrast.
//!
//! After VADER (C.J. Hutto and E.E. Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social
//! Media Text", ICWSM 2014): its constants, its distances, its words; the weight of a denial is ours. The figure is its
//! compound score turned round and put on a scale of 0 to 100.

use crate::language::mood::{Effect, Mood};
use crate::language::negation;
use crate::language::{LANGUAGES, Language};
use crate::reading::{Letters, Word};
use crate::text::{Span, hash};
use std::sync::OnceLock;

/// The weight that a word of degree adds to the word after it, and how much of it is left one and two words further on.
const DEGREE: f64 = 0.293;
const FADING: [f64; 3] = [1.0, 0.95, 0.9];

/// The factor that a negation applies to the word after it.
const NEGATION: f64 = -0.74;

/// The weight of a negation by itself: what is denied reads as bad news.
const DENIAL: f64 = -0.8;

/// The weight of capitals and of each exclamation mark, up to four.
const CAPITALS: f64 = 0.733;
const EXCLAMATION: f64 = 0.292;

/// The factors for words before and after a "but".
const BEFORE_CONTRAST: f64 = 0.5;
const AFTER_CONTRAST: f64 = 1.5;

/// Smooths the sum: at its root, a sentence is seven tenths of the way to the end of the scale.
const SMOOTH: f64 = 15.0;

/// Words with an effect, by their hashes; a test of the lexicon holds each list free of repetition.
struct Effects(Vec<(u64, Effect)>);

/// Of each language, in their order.
static EFFECTS: [OnceLock<Effects>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];

impl Effects {
    fn of(lexicon: &Mood) -> Self {
        let mut list: Vec<(u64, Effect)> =
            lexicon.words().map(|(word, effect)| (hash(word.as_bytes()), effect)).collect();
        list.sort_by_key(|&(hash, _)| hash);
        Self(list)
    }

    fn in_language(language: Language) -> &'static Self {
        EFFECTS[language as usize].get_or_init(|| Self::of(&language.data().mood))
    }

    fn get(&self, word: &Word) -> Option<Effect> {
        self.0.binary_search_by_key(&word.hash, |&(hash, _)| hash).ok().map(|at| self.0[at].1)
    }
}

/// The negativity of a sentence with its words and their folds: 0 very good, 50 in between, 100 very bad.
pub(super) fn negativity(text: &str, sentence: Span, words: &[Word], folds: &[&str], language: Language) -> f64 {
    let sum = mood_sum(text, sentence, words, folds, language);
    50.0 - 50.0 * sum / (sum * sum + SMOOTH).sqrt()
}

/// The sum of what the words of a sentence weigh, good ones above zero.
pub(super) fn mood_sum(text: &str, sentence: Span, words: &[Word], folds: &[&str], language: Language) -> f64 {
    let effects = Effects::in_language(language);
    let mut found: Vec<Option<Effect>> = words.iter().map(|word| effects.get(word)).collect();
    for (first, _) in negation::cues(folds, language.into()) {
        found[first] = Some(Effect::Negation);
    }
    let quiet = words.iter().any(|word| word.letters == Letters::Lower && word.end() - word.start() > 1);
    let contrast = found.iter().rposition(|effect| *effect == Some(Effect::Contrast));
    let mut sum = 0.0;
    for (at, effect) in found.iter().enumerate() {
        let mut value = match effect {
            Some(Effect::Mood(tenths)) => f64::from(*tenths) / 10.0,
            Some(Effect::Negation) => {
                sum += DENIAL;
                continue;
            }
            Some(Effect::Degree(_) | Effect::Contrast) | None => continue,
        };
        if quiet && words[at].letters == Letters::Upper {
            value += CAPITALS * value.signum();
        }
        for (distance, before) in found[..at].iter().rev().take(3).enumerate() {
            match before {
                Some(Effect::Degree(steps)) => value += value.signum() * f64::from(*steps) * DEGREE * FADING[distance],
                Some(Effect::Negation) => value *= NEGATION,
                Some(Effect::Mood(_) | Effect::Contrast) | None => {}
            }
        }
        sum += match contrast {
            Some(but) if at < but => value * BEFORE_CONTRAST,
            Some(but) if at > but => value * AFTER_CONTRAST,
            Some(_) | None => value,
        };
    }
    if sum != 0.0 {
        let marks = sentence.slice(text).bytes().filter(|&byte| byte == b'!').take(4).count();
        sum += sum.signum() * EXCLAMATION * super::ease::number(marks);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Words;

    fn of(text: &str, language: Language) -> f64 {
        let words = Words::of(text);
        let folds: Vec<&str> = (0..words.list.len()).map(|at| words.fold_of(at, at)).collect();
        negativity(text, Span::new(0, text.len()), &words.list, &folds, language)
    }

    #[test]
    fn negation_degree_and_contrast_change_a_word() {
        let table = [
            (
                Language::English,
                ["The answer was terrible.", "The answer was very terrible.", "The answer was not terrible."],
            ),
            (
                Language::French,
                [
                    "La réponse était horrible.",
                    "La réponse était vraiment horrible.",
                    "La réponse n'était pas horrible.",
                ],
            ),
        ];
        for (language, [plain, more, less]) in table {
            assert!(of(plain, language) > 70.0, "{plain}: {}", of(plain, language));
            assert!(of(more, language) > of(plain, language), "{more}");
            assert!(of(less, language) < 50.0, "{less}: {}", of(less, language));
        }
        let english = |text| of(text, Language::English);
        assert!(english("It was great, but the end was awful.") > english("It was awful, but the end was great."));
        assert!(english("This isn't good.") > 60.0);
        let french = |text| of(text, Language::French);
        assert!(
            french("C'était superbe, mais la fin est lamentable.")
                > french("C'était lamentable, mais la fin est superbe.")
        );
    }

    /// "Terrible" weighs −2.1, "great" 3.1, and "very" one step: what stands in the sentence beside them changes that.
    #[test]
    fn each_rule_changes_the_sum_by_its_figure() {
        let sum = |text: &str| {
            let words = Words::of(text);
            let folds: Vec<&str> = (0..words.list.len()).map(|at| words.fold_of(at, at)).collect();
            mood_sum(text, Span::new(0, text.len()), &words.list, &folds, Language::English)
        };
        let (bad, good) = (sum("It is terrible."), sum("It is great."));
        assert!(bad < 0.0 && good > 0.0, "{bad} {good}");
        for (text, expected) in [
            ("It is here.", 0.0),
            ("It is terrible and terrible.", 2.0 * bad),
            ("It is great and terrible.", good + bad),
            ("It is very terrible.", bad - DEGREE),
            ("It is very great.", good + DEGREE),
            ("It is very much terrible.", sum("It is much terrible.") - DEGREE * FADING[1]),
            ("It is very late and terrible.", bad - DEGREE * FADING[2]),
            ("It is very late and so terrible.", sum("It is late and so terrible.")),
            ("It is not great.", DENIAL + good * NEGATION),
            ("It is not a great day.", DENIAL + good * NEGATION),
            ("It is not at this time great.", DENIAL + good),
            ("It is GREAT.", good + CAPITALS),
            ("It is TERRIBLE.", bad - CAPITALS),
            ("IT IS GREAT.", good),
            ("It is great!", good + EXCLAMATION),
            ("It is terrible!!", bad - 2.0 * EXCLAMATION),
            ("It is great!!!!!!", good + 4.0 * EXCLAMATION),
            ("It is here!", 0.0),
            ("It is great but terrible.", good * BEFORE_CONTRAST + bad * AFTER_CONTRAST),
            ("It is terrible but late.", bad * BEFORE_CONTRAST),
            ("But it is great.", good * AFTER_CONTRAST),
        ] {
            assert!((sum(text) - expected).abs() < 1e-9, "{text}: {}, expected {expected}", sum(text));
        }
    }

    #[test]
    fn plain_sentences_stand_in_the_middle_and_good_ones_below() {
        let table = [
            (Language::English, "We moved three services to the new cluster.", "Thank you, this was a wonderful year!"),
            (Language::French, "Nous avons déplacé trois services.", "Merci à tous, quelle année formidable !"),
        ];
        for (language, plain, good) in table {
            assert!((of(plain, language) - 50.0).abs() < 0.1, "{plain}: {}", of(plain, language));
            assert!(of(good, language) < 25.0, "{good}: {}", of(good, language));
        }
        assert!((of("", Language::English) - 50.0).abs() < f64::EPSILON);
    }

    #[test]
    fn what_is_denied_reads_a_little_worse() {
        for (language, told, denied) in [
            (Language::English, "The office opens on Monday.", "The office does not open on Monday."),
            (Language::French, "Le bureau ouvre lundi.", "Le bureau n'ouvre pas lundi."),
        ] {
            assert!(of(denied, language) > of(told, language) + 5.0, "{denied}: {}", of(denied, language));
            assert!(of(denied, language) < 65.0, "{denied}: {}", of(denied, language));
        }
    }

    #[test]
    fn the_worst_is_below_a_hundred() {
        let text = "Horrible, terrible, awful, disgusting and pathetic!!!!!! ".repeat(30);
        let worst = of(&text, Language::English);
        assert!(worst > 99.0 && worst <= 100.0, "{worst}");
    }
}
