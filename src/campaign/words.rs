//! The words of a draft's prose, sentence by sentence, and what stands around a place.

use super::fact::Neighbourhood;
use crate::draft::{Block, Context};
use crate::language::Language;
use crate::language::campaign::{CampaignCue, has_subject, is_listed, month, number, subject, weekday};
use crate::language::telling;
use crate::matching::Surroundings;
use crate::reading::Letters;
use crate::rule::Place;
use crate::text::{BlockNumber, Span, Spot};
use std::collections::BTreeSet;

/// How far a word may stand from a fact to say for certain what it is about, in words that have a meaning.
const NEAR: usize = 3;

/// How far one may stand to count at all.
const FAR: usize = 9;

/// Front matter that readers of a page see.
const SHOWN: [&str; 6] = ["title", "subtitle", "description", "summary", "excerpt", "headline"];

/// A word of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct CampaignWord<'d> {
    /// Its letters, folded.
    pub(super) fold: &'d str,
    /// Its place in the block.
    pub(super) span: Span,
    /// The way its letters are written.
    pub(super) letters: Letters,
}

impl CampaignWord<'_> {
    /// Returns whether it begins with a capital.
    pub(super) const fn is_capital(&self) -> bool {
        match self.letters {
            Letters::Capital | Letters::Upper => true,
            Letters::None | Letters::Lower => false,
        }
    }

    /// Returns whether it is a number.
    pub(super) fn is_number(&self) -> bool {
        self.fold.starts_with(|letter: char| letter.is_ascii_digit())
    }
}

impl AsRef<str> for CampaignWord<'_> {
    fn as_ref(&self) -> &str {
        self.fold
    }
}

/// A block of prose with its words.
#[derive(Debug)]
pub(super) struct Passages<'d> {
    around: &'d Surroundings<'d>,
    number: BlockNumber,
    pub(super) block: &'d Block,
    pub(super) language: Option<Language>,
    pub(super) words: Vec<CampaignWord<'d>>,
}

impl<'d> Passages<'d> {
    /// The blocks of a draft that its readers read.
    pub(super) fn of(around: &'d Surroundings<'d>) -> impl Iterator<Item = Self> {
        around.blocks().filter(|(_, block)| is_read(block)).map(move |(number, block)| {
            let words = around.words_of(number).iter().enumerate();
            let word = |(at, word): (usize, &crate::reading::Word)| CampaignWord {
                fold: around.fold(number, at),
                span: word.span(),
                letters: word.letters,
            };
            let language = around.reading_of(number).language.or(around.reading.language);
            Self { around, number, block, language, words: words.map(word).collect() }
        })
    }

    /// The text.
    pub(super) fn text(&self) -> &'d str {
        &self.block.text
    }

    /// A place of the block.
    pub(super) const fn spot(&self, span: Span) -> Spot {
        Spot::new(self.number, span)
    }

    /// Returns whether a reader reads a place as text: it is neither code nor an address.
    pub(super) fn is_text(&self, span: Span) -> bool {
        let is_text = |at| matches!(self.block.context_at(at).place(), Place::Prose | Place::Metadata);
        is_text(span.start) && is_text(span.end.saturating_sub(1))
    }

    /// The words of the sentence that holds a place, as numbers of words of the block.
    pub(super) fn sentence(&self, span: Span) -> std::ops::Range<usize> {
        let sentence = self.around.sentence_of(self.spot(span));
        let first = self.words.partition_point(|word| word.span.end <= sentence.start);
        let last = self.words.partition_point(|word| word.span.start < sentence.end);
        first..last.max(first)
    }

    /// The first word that begins at a place or after it.
    pub(super) fn word_at(&self, offset: usize) -> usize {
        self.words.partition_point(|word| word.span.start < offset)
    }

    /// The words right before a place, at most so many.
    pub(super) fn before(&self, offset: usize, most: usize) -> &[CampaignWord<'d>] {
        let end = self.words.partition_point(|word| word.span.end <= offset);
        &self.words[end.saturating_sub(most)..end]
    }

    /// The words right after a place, at most so many.
    pub(super) fn after(&self, offset: usize, most: usize) -> &[CampaignWord<'d>] {
        let first = self.word_at(offset);
        &self.words[first..(first + most).min(self.words.len())]
    }

    /// The text between two words that follow each other.
    pub(super) fn gap(&self, first: usize) -> &'d str {
        match (self.words.get(first), self.words.get(first + 1)) {
            (Some(word), Some(next)) => Span::new(word.span.end, next.span.start).slice(self.text()),
            (Some(word), None) => Span::new(word.span.end, self.text().len()).slice(self.text()),
            (None, _) => "",
        }
    }

    /// Returns whether a word follows a place at once: nothing but white space or a hyphen is between them.
    pub(super) fn is_close(&self, offset: usize, word: Option<&CampaignWord<'_>>) -> bool {
        word.is_some_and(|word| {
            let gap = Span::new(offset, word.span.start).slice(self.text());
            gap.chars().all(|letter| letter.is_whitespace() || letter == '-')
        })
    }

    /// Returns whether a word is a name: it has a capital that is not only that of its sentence.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let word = &self.words[at];
        let before = Span::new(0, word.span.start).slice(self.text()).trim_end();
        let opens = before.is_empty()
            || before.ends_with(['.', '!', '?', ':', '•', '«', '“', '"', '(', '…', '-', '—', '–', '|']);
        let is_title = matches!(self.block.context, Context::Heading | Context::Metadata);
        word.is_capital() && !opens && !is_title && !is_function(word.fold) && weekday(word.fold).is_none()
    }

    /// What stands around a place.
    pub(super) fn neighbourhood(&self, span: Span) -> Neighbourhood {
        let sentence = self.sentence(span);
        let mut around = Neighbourhood { heads: self.heads(span.end), ..Neighbourhood::default() };
        let end = self.words.partition_point(|word| word.span.end <= span.start).max(sentence.start);
        let begin = self.word_at(span.end).min(sentence.end);
        self.gather(span, (sentence.start..end.min(sentence.end)).rev(), &mut around);
        self.gather(span, begin..sentence.end, &mut around);
        around.years = self.words[sentence.clone()]
            .iter()
            .filter(|word| is_year(word.fold))
            .map(|word| word.fold.to_owned())
            .collect();
        around.bound = self.bound(span.end);
        around
    }

    /// Adds words to a neighbourhood, nearest first.
    fn gather(&self, span: Span, words: impl Iterator<Item = usize>, around: &mut Neighbourhood) {
        let (mut distance, mut reached) = (0, span);
        for at in words {
            let word = &self.words[at];
            let is_before = word.span.end <= reached.start;
            let gap = if is_before {
                Span::new(word.span.end, reached.start)
            } else {
                Span::new(reached.end, word.span.start)
            };
            let gap = gap.slice(self.text());
            // What is said after a comma or an "and" is mostly said of something else.
            if gap.contains([',', ';', '(', ')', '—', '–', '/']) || DIVIDING.contains(&word.fold) {
                distance = distance.max(FAR);
            }
            reached = word.span;
            if is_listed(word.fold, CampaignCue::Weak) {
                around.directions.insert(subject(word.fold));
                continue;
            }
            if !says_something(word) {
                continue;
            }
            distance += 1;
            let weight = if distance <= NEAR {
                3
            } else if distance <= FAR {
                2
            } else {
                1
            };
            let known = around.subjects.entry(subject(word.fold)).or_insert(weight);
            *known = (*known).max(weight);
        }
    }

    /// The nouns that a figure counts, which ends at a place: a few words after it, as far as nothing separates them.
    fn heads(&self, end: usize) -> Vec<String> {
        let mut heads = Vec::new();
        let mut reached = end;
        for word in self.after(end, 6) {
            let gap = Span::new(reached, word.span.start).slice(self.text());
            let is_close = gap.chars().all(|letter| letter.is_whitespace() || matches!(letter, '-' | '\'' | '’'));
            let goes_on = says_something(word) || is_joint(word.fold) || is_listed(word.fold, CampaignCue::Light);
            if !is_close || !goes_on || word.is_number() || heads.len() == 3 {
                break;
            }
            if says_something(word) {
                heads.push(subject(word.fold));
            }
            reached = word.span.end;
        }
        heads
    }

    /// The names that bind a place: those that follow a short word such as "in", within a few words after it.
    fn bound(&self, end: usize) -> BTreeSet<String> {
        let first = self.word_at(end);
        let mut bound = BTreeSet::new();
        for at in first..(first + 6).min(self.words.len()) {
            let gap = if at == 0 { "" } else { self.gap(at - 1) };
            if gap.contains(['.', ',', ';', ':', '!', '?', '(']) && at > first {
                break;
            }
            let follows = at > first && BINDING.contains(&self.words[at - 1].fold);
            if follows && self.is_name(at) {
                bound.insert(subject(self.words[at].fold));
            }
        }
        bound
    }
}

/// Words that divide what is said of one thing from what is said of another.
const DIVIDING: [&str; 9] = ["and", "or", "but", "while", "et", "ou", "mais", "tandis", "puis"];

/// Short words that bind a figure to a place or a time.
const BINDING: [&str; 10] = ["in", "across", "for", "at", "en", "au", "aux", "a", "dans", "chez"];

/// Returns whether a word may stand between a figure and what it counts.
fn is_joint(fold: &str) -> bool {
    matches!(
        fold,
        "of" | "de" | "d" | "des" | "du" | "the" | "les" | "la" | "le" | "l" | "our" | "nos" | "your" | "vos"
    )
}

/// Returns whether a word only carries grammar.
pub(super) fn is_function(fold: &str) -> bool {
    telling::is_function_word(fold) || telling::is_shared_word(fold)
}

/// Returns whether a word tells what a fact is about.
pub(super) fn says_something(word: &CampaignWord<'_>) -> bool {
    word.fold.len() > 2
        && (has_subject(word.fold) || !is_function(word.fold))
        && !word.is_number()
        && number(word.fold).is_none()
        && !(word.fold.len() > 3 && month(word.fold).is_some())
        && !is_listed(word.fold, CampaignCue::Light)
        && !is_listed(word.fold, CampaignCue::Weak)
}

/// Returns whether a word is a year.
fn is_year(fold: &str) -> bool {
    fold.len() == 4
        && (fold.starts_with("19") || fold.starts_with("20"))
        && fold.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether readers read a block as text: of front matter, what a page shows.
fn is_read(block: &Block) -> bool {
    let is_shown_key = |key: &str| SHOWN.iter().any(|own| key.eq_ignore_ascii_case(own));
    block.context.is_shown() || (block.context == Context::Metadata && block.key.as_deref().is_some_and(is_shown_key))
}
