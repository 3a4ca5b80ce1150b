//! Other people's words: what stands in quotation marks or in a block quote, and words that are spoken about.

use super::stretch::{STRETCH, stretch_of};
use crate::language::LANGUAGES;
use crate::language::way::{WayCue, cues};
use crate::matching::Surroundings;
use crate::text::{Span, Spot};

/// Pairs of quotation marks.
const QUOTES: [(char, char); 4] = [('“', '”'), ('«', '»'), ('"', '"'), ('„', '“')];

/// So many words before a word may say that it is spoken about: "the word", « le mot clé ».
const BEFORE: usize = 4;

/// Returns whether a place is somebody else's words, or is a word that is spoken about: the word "guarantee".
pub(crate) fn is_quoted(around: &Surroundings<'_>, spot: Spot) -> bool {
    let text = &*around.block(spot.block).text;
    around.block(spot.block).quoted
        || stands_between_marks(text, stretch_of(spot, around), window(around, spot), spot.span)
        || is_spoken_about(around, spot)
}

/// The words before and after a place that quotation marks are looked for among.
fn window(around: &Surroundings<'_>, spot: Spot) -> Span {
    let words = around.words_of(spot.block);
    let first = words.partition_point(|word| word.end() <= spot.span.start).saturating_sub(STRETCH);
    let after = words.partition_point(|word| word.start() < spot.span.end) + STRETCH;
    let start = if first == 0 { 0 } else { words[first].start() };
    Span::new(start, words.get(after).map_or(around.block(spot.block).text.len(), |word| word.start()))
}

/// Returns whether a place of a text lies between quotation marks: in a window, or in its sentence, for marks that open and
/// close alike.
pub(crate) fn stands_between_marks(text: &str, sentence: Span, window: Span, place: Span) -> bool {
    QUOTES.into_iter().any(|(open, close)| {
        let around = if open == close { sentence } else { window };
        let before = Span::new(around.start.min(place.start), place.start).slice(text);
        let after = Span::new(place.end, around.end.max(place.end)).slice(text);
        let opened = if open == close {
            before.matches(open).count() % 2 == 1
        } else {
            before.rfind(open).is_some_and(|at| before.rfind(close).is_none_or(|closed| closed < at))
        };
        opened && after.contains(close)
    })
}

/// Returns whether the words right before a place say that it is a word: "the term", « le mot ».
fn is_spoken_about(around: &Surroundings<'_>, spot: Spot) -> bool {
    let words = around.words_of(spot.block);
    let until = words.partition_point(|word| word.end() <= spot.span.start);
    let from = until.saturating_sub(BEFORE);
    if from == until {
        return false;
    }
    let folds: Vec<&str> = (from..until).map(|at| around.fold(spot.block, at)).collect();
    let gap = Span::new(words[until - 1].end(), spot.span.start).slice(&around.block(spot.block).text);
    let touches = gap.chars().all(|c| c.is_whitespace() || "\"'“”«»‘’*_`".contains(c));
    let language = around.reading_of(spot.block).language;
    let spoken = LANGUAGES.iter().filter(|data| language.is_none_or(|language| language == data.language));
    touches
        && spoken
            .flat_map(|data| cues(&folds, data.language))
            .any(|cue| cue.cue == WayCue::SpokenAbout && cue.last + 1 == folds.len())
}
