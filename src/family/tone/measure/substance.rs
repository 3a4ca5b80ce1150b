//! The substance of a sentence: whether a reader finds something to use or to check in it, or praise and filler alone.
//!
//! A sentence is useful (100) if it has more things that can be used or checked than words of praise, hype and filler;
//! it is filler (0) if it has such words and no more things than them; else it is plain (50). The draft has their mean.
//! Things are figures, versions and dates, names inside of the sentence, links, code, and phrases of steps, examples,
//! admissions and sources. The formula and the lists are ours: of what a press release is blamed for, they count what
//! can be pointed at.

use super::cues::CueList;
use crate::language::Language;
use crate::reading::{Letters, Word};
use crate::text::Span;

/// The most things of one kind that count in a sentence: a table in words is no better than a figure.
const MOST: usize = 2;

/// The figure of a sentence with its words; `others` are its links and stretches of code.
pub(super) fn substance(text: &str, words: &[Word], others: usize, language: Language) -> f64 {
    let spans = |list: CueList| list.in_language(language).find(words);
    let (filler, hype) = (spans(CueList::Filler), spans(CueList::Hype));
    let is_puff = |at: usize| filler.iter().chain(&hype).any(|cue| (cue.first..=cue.last).contains(&at));
    let figures = words.iter().filter(|word| has_digit(text, word)).count();
    // A headline in capitals has no names to tell.
    let speaks = words.iter().any(|word| word.letters == Letters::Lower);
    let is_own = |&at: &usize| speaks && is_name(text, words, at) && !is_puff(at);
    let names = (1..words.len()).filter(is_own).take(MOST).count();
    let cues = spans(CueList::Substance).len();
    let things = [figures, names, cues, others].map(|count| count.min(MOST)).iter().sum::<usize>();
    let puff = filler.len() + hype.len();
    match (things > puff, puff > 0) {
        (true, _) => 100.0,
        (false, true) => 0.0,
        (false, false) => 50.0,
    }
}

fn has_digit(text: &str, word: &Word) -> bool {
    Span::new(word.start, word.end).slice(text).bytes().any(|byte| byte.is_ascii_digit())
}

/// Returns whether a word inside a sentence is written as a name: with a capital, where the words around it have none
/// of their own for the sake of a headline.
fn is_name(text: &str, words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let before = Span::new(words[at - 1].end, word.start).slice(text);
    let opens = before.contains(['.', ':', '!', '?', '"', '“', '«', '(']);
    let is_long = word.end - word.start > 1;
    is_long && !opens && matches!(word.letters, Letters::Capital | Letters::Upper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Words;

    fn of(text: &str, language: Language) -> f64 {
        substance(text, &Words::of(text).list, 0, language)
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
}
