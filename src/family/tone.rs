//! How things are said: wording and limits.

use crate::rule::{Limit, Pattern, Term};

/// A tone rule.
#[derive(Clone, Debug)]
pub(crate) struct Tone {
    /// What it counts.
    pub(crate) trigger: Trigger,
    /// More than this is a warning; without `max` and `min`, each occurrence is one.
    pub(crate) max: Option<Limit>,
    /// Fewer than this in the draft is a warning.
    pub(crate) min: Option<Limit>,
}

/// What a tone rule counts.
#[derive(Clone, Debug)]
pub(crate) enum Trigger {
    /// Wording.
    Wording {
        /// Words and phrases.
        terms: Vec<Term>,
        /// Regular expressions.
        patterns: Vec<Pattern>,
    },
    /// Something measured.
    Measure(Measure),
}

/// What can be measured; formulas and units stand at each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Exclamation marks in prose.
    ExclamationMarks,
    /// Runs of two or more `!` and `?`, each run one.
    StackedPunctuation,
    /// Words in runs of three or more words in capitals.
    UppercaseWords,
    /// Emoji, counted as grapheme clusters.
    Emoji,
    /// Emoji in one unbroken run.
    EmojiRun,
    /// Hashtags.
    Hashtags,
    /// Handles (`@name`).
    Mentions,
    /// Links.
    Links,
    /// Words of a sentence.
    SentenceWords,
    /// Words of a paragraph.
    ParagraphWords,
    /// Words of the draft's prose.
    Words,
    /// Characters of the draft, as its channel counts them.
    Length,
}
