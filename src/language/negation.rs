//! Words that negate, and those that only look like it.
//!
//! The method is that of `NegEx` (Chapman and others, "A simple algorithm for identifying negated findings and
//! diseases in discharge summaries", 2001): cues, a scope behind them, words that end the scope, and phrases that
//! hold a cue and negate nothing.

use super::{LANGUAGES, WordList};

/// The negation of one language. Words are folded and in order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Negation {
    /// Words that negate what follows, each by itself: two of them are none.
    pub(crate) each: &'static [&'static str],
    /// Words that are one negation with any of these: `neither`, `nor`.
    pub(crate) neither: &'static [&'static str],
    /// What stands before the apostrophe of a contraction that negates: `isn't`.
    pub(crate) contracted: &'static [&'static str],
    /// What stands behind that apostrophe; empty where there is no such contraction.
    pub(crate) contraction: &'static str,
    /// Such contractions in one word.
    pub(crate) fused: &'static [&'static str],
    /// Words that stand for "number" before a figure: `no 1`.
    pub(crate) numbered: &'static [&'static str],
    /// Words of several that negate what follows.
    pub(crate) phrases: &'static [&'static str],
    /// Words that negate together: several in one clause are one negation.
    pub(crate) together: &'static [&'static str],
    /// The first half of a negation of two: « ne ».
    pub(crate) particles: &'static [&'static str],
    /// Words that negate, together, where such a half stands before them.
    pub(crate) after_particle: &'static [&'static str],
    /// Of these, the ones that must follow it in order, and only restrict before one of the next list: « ne … plus que ».
    pub(crate) restricting: &'static [&'static str],
    /// What makes a negation of two a restriction.
    pub(crate) than: &'static [&'static str],
    /// Words that negate what follows and that another negation turns round: « pas sans ».
    pub(crate) without: &'static [&'static str],
    /// The same, but only right before what they negate: « non garanti ».
    pub(crate) right_before: &'static [&'static str],
    /// Words that negate what they follow: "we guarantee nothing".
    pub(crate) following: &'static [&'static str],
    /// Phrases that hold a word that negates, and negate nothing: they stress, or what they deny is a doubt.
    pub(crate) stress: WordList,
    /// Words that begin another clause: a negation does not reach over them.
    pub(crate) other_clause: &'static [&'static str],
    /// Words that begin another clause after an "and".
    pub(crate) after_and: &'static [&'static str],
    /// Words of blame: to deny them is to praise ("never slower").
    pub(crate) blame: &'static [&'static str],
}

/// Whether a folded word stands in a list of any language.
pub(crate) fn stands(word: &str, list: impl Fn(&Negation) -> &'static [&'static str]) -> bool {
    LANGUAGES.iter().any(|data| list(&data.negation).binary_search(&word).is_ok())
}

/// The phrases of a list, of all languages.
pub(crate) fn phrases(list: impl Fn(&Negation) -> &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().flat_map(move |data| list(&data.negation)).copied()
}

/// Whether a word after an apostrophe is a contraction that negates, with the word before it: `isn't`.
pub(crate) fn is_contraction(before: &str, after: &str) -> bool {
    let own = |negation: &Negation| negation.contraction == after && negation.contracted.binary_search(&before).is_ok();
    LANGUAGES.iter().any(|data| own(&data.negation))
}
