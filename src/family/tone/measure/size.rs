//! Sizes: of sentences and paragraphs, and of the draft.

use super::{Measure, prose_blocks};
use crate::draft::Block;
use crate::family::Scene;
use crate::matching::Surroundings;
use crate::reading::Word;
use crate::text::{BlockNumber, Span, Spot};

/// The lines of the sentences of a block, each with its number of words.
pub(super) fn sentences(block: &Block, source: &str, own: &[Span], words: &[Word]) -> Vec<(Span, usize)> {
    // A break that the author set is a segment of its own, so a block of one segment has none.
    let broken = block.segments.len() > 1;
    let mut found = Vec::with_capacity(own.len());
    let mut rest = words;
    for &sentence in own {
        let mut take = |line: Span| {
            let first = rest.iter().take_while(|word| word.start() < line.start).count();
            rest = &rest[first..];
            found.push(sized(&block.text, rest, line));
        };
        if broken { lines(block, source, sentence).into_iter().for_each(take) } else { take(sentence) }
    }
    found
}

/// The parts of a sentence between line breaks that its author set (`\`, two spaces, `<br>`): to the eye each stands
/// alone, as the lines of a list of names do. For everything but its length the sentence is one.
fn lines(block: &Block, source: &str, sentence: Span) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut from = sentence.start;
    for (stretch, place) in block.pieces(sentence) {
        let written = place.slice(source);
        let is_break = stretch.slice(&block.text) == " "
            && (written.starts_with('<') || (written.starts_with(['\\', ' ']) && written.contains(['\n', '\r'])));
        if is_break {
            lines.push(Span::new(from, stretch.start));
            from = stretch.end;
        }
    }
    lines.push(Span::new(from, sentence.end));
    lines
}

/// A stretch without the white space around it, with its number of words.
pub(super) fn sized(text: &str, words: &[Word], stretch: Span) -> (Span, usize) {
    let whole = stretch.slice(text);
    let start = stretch.start + whole.len() - whole.trim_start().len();
    let first = words.iter().take_while(|word| word.start() < stretch.start).count();
    let own = words[first..].iter().take_while(|word| word.start() < stretch.end).count();
    let counted = (first..first + own).filter(|&at| counts(text, words, at)).count();
    (Span::new(start, start + whole.trim().len()), counted)
}

/// Returns whether a word begins one as people count them: what a hyphen ties (`peut-être`), and an address, is one
/// word.
#[inline]
pub(super) fn counts(text: &str, words: &[Word], at: usize) -> bool {
    let is_tied = |before: &Word| {
        matches!(text.as_bytes()[before.end()..words[at].start()], [b'-' | b'@'] | [0xe2, 0x80, 0x90 | 0x91])
    };
    // Nobody can foresee which of the two it is.
    words[at].counts & (words[at].is_spaced() || at == 0 || !is_tied(&words[at - 1]))
}

/// The size of the draft in a measure that the whole draft has; nothing for the others.
pub(crate) fn size(measure: Measure, scene: &Scene<'_>) -> Option<usize> {
    match measure {
        Measure::Words => Some(scene.gauge.prose(scene.around).0),
        Measure::Length => Some(scene.count.of(&scene.gauge.post(scene.around).text)),
        Measure::ExclamationMarks
        | Measure::StackedPunctuation
        | Measure::UppercaseWords
        | Measure::Emoji
        | Measure::EmojiRun
        | Measure::Hashtags
        | Measure::Mentions
        | Measure::Links
        | Measure::SentenceWords
        | Measure::ParagraphWords
        | Measure::ReadingEase
        | Measure::Negativity
        | Measure::SelfReference
        | Measure::Hostility
        | Measure::Substance
        | Measure::Hype => None,
    }
}

/// The first place that a size of the whole draft no longer allows: a word, or the rest of one.
pub(crate) fn beyond(measure: Measure, allowed: usize, scene: &Scene<'_>) -> Spot {
    if measure == Measure::Length {
        let post = scene.gauge.post(scene.around);
        let start = scene.count.end_of(&post.text, allowed);
        let Spot { block, span } = post.spot(Span::new(start, post.text.len()));
        let word = scene.around.words_of(block).iter().find(|word| word.end() > span.start);
        return Spot::new(block, Span::new(span.start, word.map_or(span.end, |word| word.end())));
    }
    let mut left = allowed;
    let mut last = Spot::new(BlockNumber(0), Span::new(0, 0));
    for (number, block) in prose_blocks(scene.around) {
        let (text, words) = (&*block.text, scene.around.words_of(number));
        let mut counted = (0..words.len()).filter(|&at| counts(text, words, at));
        let size = counted.clone().count();
        if let Some(word) = counted.nth(left).map(|at| &words[at]) {
            return Spot::new(number, word.span());
        }
        left -= size.min(left);
        last = Spot::new(number, Span::new(block.text.len(), block.text.len()));
    }
    last
}

/// The first word of the prose.
pub(crate) fn first_word(around: &Surroundings<'_>) -> Option<Spot> {
    prose_blocks(around).find_map(|(number, _)| {
        let word = around.words_of(number).first()?;
        Some(Spot::new(number, word.span()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;

    #[test]
    fn compounds_and_addresses_are_one_word() {
        let counted = |text: &str| sized(text, &crate::reading::Words::of(text).list, Span::new(0, text.len())).1;
        for (text, words) in [
            ("Write to first.m.last@college.example", 3),
            ("Peut-être aujourd'hui", 2),
            ("Peut‑être, dit-il", 2),
            ("a state-of-the-art store", 3),
            ("Ask jane@acme.example or @jane", 4),
            ("On 2026-11-26 - not later", 4),
            ("C'est-à-dire l'arc-en-ciel", 2),
            ("one – two -three", 3),
        ] {
            assert_eq!(counted(text), words, "{text}");
        }
    }

    #[test]
    fn a_set_line_break_ends_a_line_of_a_sentence() {
        let cut = |text: &str| -> Vec<String> {
            let block = Draft::markdown(text).document().blocks.remove(0);
            let whole = Span::new(0, block.text.len());
            lines(&block, text, whole).iter().map(|line| line.slice(&block.text).to_owned()).collect()
        };
        for text in ["One two\\\nthree", "One two  \nthree", "One two<br>three"] {
            assert_eq!(cut(text), ["One two", "three"], "{text:?}");
        }
        assert_eq!(cut("One two\nthree \\* four  &amp; ![x](y) five"), ["One two three * four  &   five"]);
    }
}
