//! The substance of a sentence: whether a reader finds something to use or to check in it, or praise and filler alone.
//!
//! A sentence is useful (100) if it has more things that can be used or checked than words of praise, hype and filler,
//! or if it admits a fault or credits others; it is filler (0) if it has such words and no more things than them; else
//! it is plain (50). The draft has their mean. Things are figures, versions and dates, links, code, phrases of steps,
//! examples and sources, and a name that the draft has not had: whoever repeats their own name says nothing new. The
//! formula and the lists are ours: of what a press release is blamed for, they count what can be pointed at.
//! `docs/substance.md` has the figures of public texts.

use super::cues::CueList;
use crate::language::Language;
use crate::reading::{Letters, Word};
use crate::text::Span;
use std::collections::BTreeSet;

/// The most things of one kind that count in a sentence: a table in words is no better than a figure.
const MOST: usize = 2;

/// The weight of a phrase that is a thing, in tenths. One that weighs more admits a fault or credits others.
const THING: i32 = 10;

/// The formula, which goes through the sentences of a draft in order.
#[derive(Debug, Default)]
pub(super) struct SubstanceFormula {
    /// The words that stood in names so far, by their hashes.
    named: BTreeSet<u64>,
}

impl SubstanceFormula {
    /// The figure of the next sentence with its words; `others` are its links and stretches of code.
    pub(super) fn figure(&mut self, text: &str, words: &[Word], others: usize, language: Language) -> f64 {
        let spans = |list: CueList| list.in_language(language).find(words);
        let (filler, hype, cues) = (spans(CueList::Filler), spans(CueList::Hype), spans(CueList::Substance));
        let is_puff = |at: usize| filler.iter().chain(&hype).any(|cue| (cue.first..=cue.last).contains(&at));
        let figures = words.iter().filter(|word| has_digit(text, word)).count();
        // A headline in capitals has no names to tell.
        let speaks = words.iter().any(|word| word.letters == Letters::Lower);
        let is_new = |at: usize| is_name(text, words, at) && !is_puff(at) && !self.named.contains(&words[at].hash);
        let names_somebody = speaks && (1..words.len()).any(is_new);
        let is_open = cues.iter().any(|cue| cue.tenths > THING);
        // What is open counts whatever it names, so that it takes no name away from what comes after it.
        if !is_open {
            self.named.extend(words.iter().filter(|word| is_capital(word)).map(|word| word.hash));
        }
        let things = [figures, cues.len(), others].map(|count| count.min(MOST)).iter().sum::<usize>();
        let things = things + usize::from(names_somebody);
        let puff = filler.len() + hype.len();
        match (is_open || things > puff, puff > 0) {
            (true, _) => 100.0,
            (false, true) => 0.0,
            (false, false) => 50.0,
        }
    }
}

fn has_digit(text: &str, word: &Word) -> bool {
    word.span().slice(text).bytes().any(|byte| byte.is_ascii_digit())
}

/// Returns whether a word inside a sentence is written as a name: with a capital, where the words around it have none
/// of their own for the sake of a headline.
fn is_name(text: &str, words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let before = Span::new(words[at - 1].end(), word.start()).slice(text);
    let opens = before.contains(['.', ':', '!', '?', '"', '“', '«', '(']);
    !opens && is_capital(word)
}

fn is_capital(word: &Word) -> bool {
    word.end() - word.start() > 1 && matches!(word.letters, Letters::Capital | Letters::Upper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Words;

    fn of(text: &str, language: Language) -> f64 {
        SubstanceFormula::default().figure(text, &Words::of(text).list, 0, language)
    }

    #[test]
    fn useful_sentences_have_things_and_empty_ones_praise() {
        let english: [(&str, f64); 20] = [
            ("Exports now take 4 seconds where they took 40.", 100.0),
            ("The fix is in version 2.3.1.", 100.0),
            ("Support for Debian ends in March.", 100.0),
            ("To try it, run the installer again.", 100.0),
            ("For example, you can sort the list by date.", 100.0),
            ("We were wrong about the default.", 100.0),
            ("It does not yet work with shared folders.", 100.0),
            ("According to the survey, readers want fewer emails.", 100.0),
            ("Maria Ortiz from the platform team wrote the first draft.", 100.0),
            ("If a sync stops, open the log and look for the last line.", 100.0),
            ("We are thrilled to announce an amazing new chapter of our journey.", 0.0),
            ("Our passionate team is committed to excellence.", 0.0),
            ("We are proud to be a trusted partner.", 0.0),
            ("This is a true game changer.", 0.0),
            ("We believe in the power of innovation.", 0.0),
            ("We are uniquely positioned to deliver value.", 0.0),
            ("The list is longer than before.", 50.0),
            ("Thank you for reading.", 50.0),
            ("It depends on what you want.", 50.0),
            ("People asked for this.", 50.0),
        ];
        let french: [(&str, f64); 16] = [
            ("L'export prend 4 secondes au lieu de 40.", 100.0),
            ("La correction est dans la version 2.3.1.", 100.0),
            ("La prise en charge de Debian s'arrête en mars.", 100.0),
            ("Pour l'essayer, relancez l'installation.", 100.0),
            ("Par exemple, vous pouvez trier la liste par date.", 100.0),
            ("Nous nous sommes trompés sur le réglage.", 100.0),
            ("Les dossiers partagés ne sont pas encore pris en charge.", 100.0),
            ("Selon l'enquête, les lecteurs veulent moins de courriels.", 100.0),
            ("Nous sommes fiers d'ouvrir une nouvelle page de notre aventure.", 0.0),
            ("Nos équipes passionnées s'engagent pour l'excellence.", 0.0),
            ("C'est une solution innovante et incontournable.", 0.0),
            ("L'innovation est dans notre ADN.", 0.0),
            ("La liste est plus longue qu'avant.", 50.0),
            ("Merci de nous lire.", 50.0),
            ("Cela dépend de ce que vous voulez.", 50.0),
            ("On nous l'a demandé.", 50.0),
        ];
        for (text, expected) in english {
            assert!((of(text, Language::English) - expected).abs() < 0.1, "{text}: {}", of(text, Language::English));
        }
        for (text, expected) in french {
            assert!((of(text, Language::French) - expected).abs() < 0.1, "{text}: {}", of(text, Language::French));
        }
    }
    #[test]
    fn a_name_counts_where_it_is_new() {
        let table: [(&[&str], [f64; 3], Language); 2] = [
            (
                &["The mill is in Dunmore.", "People like Dunmore.", "They also went to Galway."],
                [100.0, 50.0, 100.0],
                Language::English,
            ),
            (
                &["Le moulin est à Quimper.", "On aime Quimper.", "Ils sont aussi passés à Brest."],
                [100.0, 50.0, 100.0],
                Language::French,
            ),
        ];
        for (sentences, expected, language) in table {
            let mut formula = SubstanceFormula::default();
            for (text, expected) in sentences.iter().zip(expected) {
                let figure = formula.figure(text, &Words::of(text).list, 0, language);
                assert!((figure - expected).abs() < 0.1, "{text}: {figure}");
            }
        }
    }

    #[test]
    fn an_admission_or_credit_outweighs_praise() {
        let english = [
            "We were late, and our passionate team is proud of what it is building.",
            "The innovative, world-class engine is still slow on old phones.",
            "We are thrilled with the launch, but we underestimated the support it needs.",
            "Our exciting new search does not yet find attachments.",
            "We broke the calendar on our amazing journey.",
            "Their editor is an innovative tool that does this better.",
            "An exceptional team got there first.",
            "We believe that the outstanding idea came from readers.",
            "Our award-winning design was inspired by theirs.",
            "For big teams, their premium plan is the better choice.",
        ];
        let french = [
            "Nous avons eu tort, et nos équipes passionnées le savent.",
            "Notre solution innovante est en retard.",
            "Nous sommes fiers du lancement, mais nous avons sous-estimé le travail.",
            "Notre formidable aventure ne marche pas hors ligne, une belle innovation pourtant.",
            "Nous aurions dû écouter nos partenaires de confiance.",
            "Leur éditeur, innovant et performant, fait mieux.",
            "Ce pionnier remarquable nous a devancés.",
            "Notre vision innovante s'inspire de la leur.",
            "L'idée vient d'un acteur majeur du secteur.",
            "Leur outil, une référence, est un meilleur choix pour les grandes équipes.",
        ];
        for (texts, language) in [(english, Language::English), (french, Language::French)] {
            for text in texts {
                assert!((of(text, language) - 100.0).abs() < 0.1, "{text}: {}", of(text, language));
            }
        }
    }
}
