//! The hostility of a sentence: how impolite it is, whom it blames, whom it despises.
//!
//! The sum of what its phrases weigh, with strategies of politeness below zero and blame and contempt above, put on a
//! scale of 0 to 100 by the logistic function. Strategies and their weights are those of C. Danescu-Niculescu-Mizil and
//! others, "A computational approach to politeness with application to social factors" (ACL 2013, table 3), where the
//! moods of words weigh a little too; those of the list of blame and contempt are ours.

use super::cues::CueList;
use super::mood::mood_sum;
use super::signs::stacked_marks;
use crate::language::Language;
use crate::reading::Word;
use crate::text::Span;

/// The sum that lies between a plain sentence and the middle of the scale: a plain one has 10.
const PLAIN: f64 = 2.2;

/// The part of the sum of moods that counts, and the most of that sum.
const MOOD: f64 = -0.1;
const MOST_MOOD: f64 = 6.0;

/// The weight of stacked marks.
const STACKED: f64 = 0.4;

/// The hostility of a sentence with its words and their folds: 10 for a plain one, 100 for the worst.
pub(super) fn hostility(text: &str, sentence: Span, words: &[Word], folds: &[&str], language: Language) -> f64 {
    let tenths: i32 = CueList::Hostility.in_language(language).find(words).iter().map(|cue| cue.tenths).sum();
    let mood = mood_sum(text, sentence, words, folds, language).clamp(-MOST_MOOD, MOST_MOOD);
    let stacked = !stacked_marks(sentence.slice(text)).is_empty();
    let sum = f64::from(tenths) / 10.0 + MOOD * mood + if stacked { STACKED } else { 0.0 };
    100.0 / (1.0 + (PLAIN - sum).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Words;

    fn of(text: &str, language: Language) -> f64 {
        let words = Words::of(text);
        let folds: Vec<&str> = (0..words.list.len()).map(|at| words.fold_of(at, at)).collect();
        hostility(text, Span::new(0, text.len()), &words.list, &folds, language)
    }

    /// Sentences from kind to hostile, each worse than the one before.
    const SCALES: [(Language, [&str; 6]); 2] = [
        (
            Language::English,
            [
                "Hi, thanks for the great report, could you please add a log?",
                "Could you add a log?",
                "The log is in the second folder.",
                "Why did you not add a log?",
                "You never read the docs, and this is ridiculous.",
                "Shut up, you incompetent idiots!",
            ],
        ),
        (
            Language::French,
            [
                "Bonjour et merci pour ce beau travail, pourriez-vous ajouter un journal, s'il vous plaît ?",
                "Pourriez-vous ajouter un journal ?",
                "Le journal est dans le deuxième dossier.",
                "Pourquoi n'avez-vous pas ajouté un journal ?",
                "Vous ne lisez jamais la documentation, c'est ridicule.",
                "Fermez-la, bande d'idiots incompétents !",
            ],
        ),
    ];

    #[test]
    fn the_figure_rises_from_thanks_over_blame_to_contempt() {
        for (language, sentences) in SCALES {
            let figures = sentences.map(|sentence| of(sentence, language));
            assert!(figures.is_sorted_by(|one, next| one + 1.0 < *next), "{figures:?}");
            assert!(figures[0] < 4.0 && figures[5] > 90.0, "{figures:?}");
            assert!((figures[2] - 10.0).abs() < 1.0, "{figures:?}");
        }
    }
}
