//! What can be counted in a draft: the formulas of the measures, with their units.
//!
//! A measure either gives occurrences, each with its place and how much it counts, or sizes of units (sentences,
//! paragraphs, the draft). Limits are applied in `limits`; nothing here knows of them.

use super::{Measure, Scene};
use crate::draft::{Block, Context};
use crate::matching::{Spot, Surroundings};
use crate::reading::{Letters, Word};
use crate::rule::{Header, Place};
use crate::span::Span;
use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Capitals in a row that make a shout: fewer are acronyms or a name.
const SHOUT: usize = 3;

/// The longest word in capitals that may be an acronym on its own.
const ACRONYM: usize = 5;

/// One occurrence of what is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// Its place.
    pub(crate) spot: Spot,
    /// How much it counts: the words of a shout, the emoji of a run, the words of a sentence.
    pub(crate) count: usize,
}

/// The occurrences of a measure in the languages and places that a rule reads, in order.
pub(crate) fn occurrences(measure: Measure, around: &Surroundings<'_>, header: &Header) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for (number, block) in around.document.blocks.iter().enumerate() {
        let language = around.reading.blocks[number].language;
        if !header.languages.is_empty() && language.is_some_and(|own| !header.languages.contains(&own)) {
            continue;
        }
        let words = around.reading.words_of(number);
        let text = &block.text;
        let places: Vec<(Span, usize)> = match measure {
            Measure::ExclamationMarks => marks(text)
                .filter(|span| span.slice(text).contains(['!', '！']))
                .flat_map(|span| each_mark(text, span))
                .collect(),
            Measure::StackedPunctuation => {
                marks(text).filter(|span| is_stacked(text, *span)).map(|span| (span, 1)).collect()
            }
            Measure::UppercaseWords => shouts(text, words),
            Measure::Emoji | Measure::EmojiRun => emoji_runs(text),
            Measure::Hashtags => tags(text, words, '#'),
            Measure::Mentions => tags(text, words, '@'),
            Measure::Links => links(block),
            Measure::SentenceWords => {
                let sentences = around.reading.blocks[number].sentences.iter();
                let lines = sentences.flat_map(|&sentence| lines(block, around.document.source, sentence));
                lines.map(|line| sized(text, words, line)).collect()
            }
            Measure::ParagraphWords => vec![sized(text, words, Span::new(0, text.len()))],
            Measure::Words | Measure::Length => Vec::new(),
        };
        let occurrences = places.into_iter().map(|(span, count)| Occurrence { spot: (number, span), count });
        // A link is counted by its target, which no reader reads.
        found.extend(occurrences.filter(|found| measure == Measure::Links || around.is_in(found.spot, header.read)));
    }
    found
}

/// Runs of exclamation and question marks that close something: not the `!` of `!x` or of `a != b`.
fn marks(text: &str) -> impl Iterator<Item = Span> {
    let is_mark = |c: char| matches!(c, '!' | '?' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉');
    let mut from = 0;
    std::iter::from_fn(move || {
        // Bytes first: prose is mostly neither a mark nor the lead byte of one.
        let start = loop {
            let lead = |&byte: &u8| matches!(byte, b'!' | b'?' | 0xe2 | 0xef);
            let at = from + text.as_bytes().get(from..)?.iter().position(lead)?;
            let c = Span::new(at, text.len()).slice(text).chars().next()?;
            if is_mark(c) {
                break at;
            }
            from = at + c.len_utf8();
        };
        let run = Span::new(start, text.len()).slice(text);
        let end = start + run.find(|c| !is_mark(c)).unwrap_or(run.len());
        from = end;
        Some(Span::new(start, end))
    })
    .filter(|span| {
        let next = Span::new(span.end, text.len()).slice(text).chars().next();
        next.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '=' | '[' | '(' | '_'))
    })
}

/// Each exclamation mark of a run.
fn each_mark(text: &str, run: Span) -> Vec<(Span, usize)> {
    let marks = run.slice(text).char_indices().filter(|(_, c)| matches!(c, '!' | '！' | '‼'));
    marks.map(|(at, c)| (Span::new(run.start + at, run.start + at + c.len_utf8()), 1)).collect()
}

/// Whether a run of marks is stacked: two or more, after a word. Spaces before it are no sign: French sets one.
fn is_stacked(text: &str, run: Span) -> bool {
    let several = run.slice(text).chars().count() > 1;
    let before = Span::new(0, run.start).slice(text).trim_end().chars().rfind(|&c| !is_combining_mark(c));
    several && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '"' | '”' | '»' | '’' | '\'' | '*'))
}

/// Runs of three or more words in capitals within one sentence, with their number of words. A run of nothing but
/// possible acronyms is none, and one letter alone ("I", « À ») goes with its neighbours but starts no run.
fn shouts(text: &str, words: &[Word]) -> Vec<(Span, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let run = words[at..].iter().enumerate().take_while(|(offset, word)| {
            let loud = word.letters == Letters::Upper || (word.letters == Letters::Capital && length(text, word) == 1);
            let near = *offset == 0 || is_flowing(text, words[at + offset - 1].end, word.start);
            loud && near
        });
        let count = run.count();
        let run = &words[at..at + count];
        let tied = |pair: &&[Word]| is_tied(text, pair[0].end, pair[1].start) && pair[1].counts;
        let spoken = run.iter().filter(|word| word.counts).count() - run.windows(2).filter(tied).count();
        let is_shout = spoken >= SHOUT
            && run.iter().filter(|word| word.letters == Letters::Upper).count() >= 2
            && !run.iter().all(|word| length(text, word) <= ACRONYM && !is_spoken(run, text));
        if is_shout {
            found.push((Span::new(run[0].start, run[count - 1].end), spoken));
        }
        at += count.max(1);
    }
    found
}

/// Whether a run in capitals is spoken language rather than a list of acronyms: it has a word too long for one, or
/// at least four words of which fewer than half are told apart by commas and the like.
fn is_spoken(run: &[Word], text: &str) -> bool {
    let long = run.iter().any(|word| length(text, word) > ACRONYM);
    let listed = |pair: &&[Word]| Span::new(pair[0].end, pair[1].start).slice(text).contains([',', '/', '&']);
    let plain = run.windows(2).filter(listed).count() * 2 < run.len();
    long || (plain && run.len() > SHOUT)
}

/// Whether two words are one token, as a reader of code or of a list of acronyms sees it: `APIT/RPIT`, `MAX_SIZE`.
fn is_tied(text: &str, from: usize, to: usize) -> bool {
    matches!(Span::new(from, to).slice(text), "/" | "_" | "-")
}

/// The letters of a word; the accents on them are none.
fn length(text: &str, word: &Word) -> usize {
    Span::new(word.start, word.end).slice(text).chars().filter(|&c| !is_combining_mark(c)).count()
}

/// Whether two words stand in one phrase: no end of a sentence between them.
fn is_flowing(text: &str, from: usize, to: usize) -> bool {
    !Span::new(from, to).slice(text).contains(['.', '!', '?', ';', ':', '\n', '(', ')', '|'])
}

/// A character, or a sequence of them, that is shown as an emoji (UTS #51): presented so by default or by a
/// variation selector, or a flag.
static EMOJI: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\p{Emoji_Presentation}|\p{Emoji}\x{FE0F}|\p{Regional_Indicator}|[0-9#*]\x{FE0F}?\x{20E3}")
        .expect("the expression is fixed and compiles in a test")
});

/// Runs of emoji with nothing but spaces between, with the number of grapheme clusters of each run.
fn emoji_runs(text: &str) -> Vec<(Span, usize)> {
    // No emoji lies below U+203C but the keycaps, and those hold U+20E3.
    if text.is_ascii() || !text.chars().any(|c| c >= '\u{203c}') {
        return Vec::new();
    }
    let mut runs: Vec<(Span, usize)> = Vec::new();
    let mut open = false;
    for (at, cluster) in text.grapheme_indices(true) {
        if EMOJI.is_match(cluster) {
            let end = at + cluster.len();
            match runs.last_mut() {
                Some((span, count)) if open => (span.end, *count) = (end, *count + 1),
                _ => runs.push((Span::new(at, end), 1)),
            }
            open = true;
        } else if !cluster.trim().is_empty() {
            open = false;
        }
    }
    runs
}

/// Hashtags or handles: a sign that no word character stands before, and the word after it.
fn tags(text: &str, words: &[Word], sign: char) -> Vec<(Span, usize)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = Span::new(0, word.start).slice(text).strip_suffix(sign);
        let free = before.is_some_and(|before| {
            !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '&' | '/' | '#' | '@'))
        });
        if !free || (sign == '#' && word.letters == Letters::None) {
            continue;
        }
        let tied = words[at..]
            .windows(2)
            .take_while(|pair| matches!(Span::new(pair[0].end, pair[1].start).slice(text), "" | "_"));
        let last = at + tied.count();
        found.push((Span::new(word.start - sign.len_utf8(), words[last].end), 1));
    }
    found
}

/// The link targets of a block; a target cut into segments by escapes is one.
fn links(block: &Block) -> Vec<(Span, usize)> {
    let mut found: Vec<(Span, usize)> = Vec::new();
    let ends = block.segments.iter().skip(1).map(|segment| segment.at).chain([block.text.len()]);
    let mut open = false;
    for (segment, end) in block.segments.iter().zip(ends) {
        let is_link = segment.context == Context::LinkTarget;
        match found.last_mut() {
            Some((span, _)) if is_link && open => span.end = end,
            _ if is_link => found.push((Span::new(segment.at, end), 1)),
            _ => {}
        }
        open = is_link;
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
fn sized(text: &str, words: &[Word], stretch: Span) -> (Span, usize) {
    let whole = stretch.slice(text);
    let start = stretch.start + whole.len() - whole.trim_start().len();
    let first = words.partition_point(|word| word.start < stretch.start);
    let counted = words[first..].iter().take_while(|word| word.start < stretch.end).filter(|word| word.counts).count();
    (Span::new(start, start + whole.trim().len()), counted)
}

impl Measure {
    /// Whether each occurrence has a size of its own that a limit is for, rather than all adding up.
    pub(crate) const fn is_sized(self) -> bool {
        match self {
            Self::EmojiRun | Self::SentenceWords | Self::ParagraphWords => true,
            Self::ExclamationMarks
            | Self::StackedPunctuation
            | Self::UppercaseWords
            | Self::Emoji
            | Self::Hashtags
            | Self::Mentions
            | Self::Links
            | Self::Words
            | Self::Length => false,
        }
    }
}

/// The size of the draft in a measure that the whole draft has; nothing for one of places.
pub(crate) fn size(measure: Measure, scene: Scene<'_>) -> Option<usize> {
    match measure {
        Measure::Words => Some(prose(scene.around).0),
        Measure::Length => Some(prose_blocks(scene.around).map(|(_, block)| scene.count.of(&block.text)).sum()),
        Measure::ExclamationMarks
        | Measure::StackedPunctuation
        | Measure::UppercaseWords
        | Measure::Emoji
        | Measure::EmojiRun
        | Measure::Hashtags
        | Measure::Mentions
        | Measure::Links
        | Measure::SentenceWords
        | Measure::ParagraphWords => None,
    }
}

/// The first place of the prose that a size of the whole draft no longer allows: a word, or the rest of a block.
pub(crate) fn beyond(measure: Measure, allowed: usize, scene: Scene<'_>) -> Spot {
    let mut left = allowed;
    let mut last = (0, Span::new(0, 0));
    for (number, block) in prose_blocks(scene.around) {
        let words = scene.around.reading.words_of(number);
        let (size, start) = if measure == Measure::Words {
            let mut counted = words.iter().filter(|word| word.counts);
            (counted.clone().count(), counted.nth(left).map(|word| word.start))
        } else {
            let end = scene.count.end_of(&block.text, left);
            (scene.count.of(&block.text), (end < block.text.len()).then_some(end))
        };
        if let Some(start) = start {
            let word = words.iter().find(|word| word.end > start);
            return (number, Span::new(start, word.map_or(block.text.len(), |word| word.end)));
        }
        left -= size.min(left);
        last = (number, Span::new(block.text.len(), block.text.len()));
    }
    last
}

/// The first word of the prose.
pub(crate) fn first_word(around: &Surroundings<'_>) -> Option<Spot> {
    prose_blocks(around).find_map(|(number, _)| {
        let word = around.reading.words_of(number).first()?;
        Some((number, Span::new(word.start, word.end)))
    })
}

/// The blocks of prose, with their numbers.
fn prose_blocks<'d>(around: &Surroundings<'d>) -> impl Iterator<Item = (usize, &'d Block)> {
    around.document.blocks.iter().enumerate().filter(|(_, block)| block.context.place() == Place::Prose)
}

/// The words, sentences and characters of a draft's prose.
pub(crate) fn prose(around: &Surroundings<'_>) -> (usize, usize, usize) {
    let (mut words, mut sentences, mut characters) = (0, 0, 0);
    for (number, block) in prose_blocks(around) {
        let reading = &around.reading.blocks[number];
        words += around.reading.words_of(number).iter().filter(|word| word.counts).count();
        sentences += reading.sentences.iter().filter(|span| !span.slice(&block.text).trim().is_empty()).count();
        characters += block.text.chars().count();
    }
    (words, sentences, characters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;
    use crate::reading::Words;

    fn texts<'t>(text: &'t str, found: &[(Span, usize)]) -> Vec<(&'t str, usize)> {
        found.iter().map(|(span, count)| (span.slice(text), *count)).collect()
    }

    #[test]
    fn shouts_are_runs_of_capitals_and_no_acronyms() {
        let shouted = |text: &'static str| texts(text, &shouts(text, &Words::of(text).list));
        assert_eq!(shouted("THIS IS HUGE NEWS FOR EVERYONE"), [("THIS IS HUGE NEWS FOR EVERYONE", 6)]);
        assert_eq!(shouted("C’EST ÉNORME POUR NOUS"), [("C’EST ÉNORME POUR NOUS", 4)]);
        assert_eq!(shouted("NASA, HTTP and JSON met the GDPR."), []);
        assert_eq!(shouted("HTML, CSS, JSON, XML, YAML"), []);
        assert_eq!(shouted("I AM"), []);
        assert_eq!(shouted("About APIT/RPIT/RPITIT in traits"), []);
        assert_eq!(shouted("Set MAX_RETRY_COUNT, not UTF-8-BOM-CHECK"), []);
        assert_eq!(shouted("READ IT, WE SHIP TODAY"), [("READ IT, WE SHIP TODAY", 5)]);
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

    #[test]
    fn stacked_marks_follow_a_word() {
        let stacked = |text: &'static str| -> Vec<&str> {
            marks(text).filter(|span| is_stacked(text, *span)).map(|span| span.slice(text)).collect()
        };
        assert_eq!(stacked("Amazing!!! Really?!"), ["!!!", "?!"]);
        assert_eq!(stacked("Vraiment ?!"), ["?!"]);
        assert_eq!(stacked("if (!!x) { go() } a != b"), Vec::<&str>::new());
        assert_eq!(stacked("Fine! Really?"), Vec::<&str>::new());
    }

    #[test]
    fn emoji_are_counted_as_people_see_them() {
        let run = |text: &'static str| texts(text, &emoji_runs(text));
        assert_eq!(run("Launch 🚀🚀🚀🚀 today"), [("🚀🚀🚀🚀", 4)]);
        assert_eq!(run("Meet our team 👩‍💻👨‍👩‍👧."), [("👩‍💻👨‍👩‍👧", 2)]);
        assert_eq!(run("🇫🇷 and ❤️, not ❤ ™ ©"), [("🇫🇷", 1), ("❤️", 1)]);
    }

    #[test]
    fn tags_begin_free_and_run_over_underscores() {
        let tagged = |text: &'static str, sign| texts(text, &tags(text, &Words::of(text).list, sign));
        assert_eq!(tagged("Hi #ProjectX_2 and a#b, #1", '#'), [("#ProjectX_2", 1)]);
        assert_eq!(tagged("ping @acme_cloud or x@acme.example", '@'), [("@acme_cloud", 1)]);
    }
}
