//! Words and endings of grammar that tell who is compared with whom, and of whom a sentence speaks.
//!
//! Which language a sentence is in is often in doubt, so a word counts where it stands in the list of any language.

use super::{LANGUAGES, WordList};

/// The grammar of one language, as far as the judging of sentences needs it. Words are folded and in order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grammar {
    /// Words that join two things of one kind.
    pub(crate) and: &'static [&'static str],
    /// The same for one of two things.
    pub(crate) or: &'static [&'static str],
    /// Articles of a thing that is any of its kind.
    pub(crate) indefinite: &'static [&'static str],
    /// Articles of a thing that is known.
    pub(crate) definite: &'static [&'static str],
    /// Articles that make the highest degree of a higher one: « la plus rapide ».
    pub(crate) highest: &'static [&'static str],
    /// Degrees that such an article stands before.
    pub(crate) degrees: &'static [&'static str],
    /// What the other side of a degree begins with, and how far that is to be trusted.
    pub(crate) than: &'static [(&'static str, Than)],
    /// Words of degree that also say "too": « aussi ».
    pub(crate) also: &'static [&'static str],
    /// What follows one of these where it says "too".
    pub(crate) after_also: &'static [&'static str],
    /// Words that speak after a [`Than::Conjunction`] where it is one.
    pub(crate) subjects: &'static [&'static str],
    /// Words that hold a thing against its own past: "than before", "than my previous".
    pub(crate) past: &'static [&'static str],
    /// Words that make a conjunction together with it.
    pub(crate) conjunctions: &'static [&'static str],
    /// Endings of infinitives, where adjectives hardly have them.
    pub(crate) infinitives: &'static [&'static str],
    /// Words with one of these endings that are none.
    pub(crate) no_infinitives: &'static [&'static str],
    /// Endings of verbs after a `than` that name no other side: "than importing".
    pub(crate) acting: &'static [&'static str],
    /// Endings of comparatives: `crisper`.
    pub(crate) comparatives: &'static [&'static str],
    /// Words with one of these endings that are none.
    pub(crate) no_comparatives: WordList,
    /// The way words begin that compare with a `to`: `superior`.
    pub(crate) superior: &'static [&'static str],
    /// Verbs that compare with a `to`: `prefer`.
    pub(crate) prefers: &'static [&'static str],
    /// Verbs of taste: "I like Globex better".
    pub(crate) likes: &'static [&'static str],
    /// Words that stand for those who were named before.
    pub(crate) standins: &'static [&'static str],
    /// Words that begin a place or a circumstance.
    pub(crate) places: &'static [&'static str],
    /// Words that may follow the object of a verb.
    pub(crate) follows: &'static [&'static str],
    /// Of these, words that stand for the thing itself: "than what Globex offers".
    pub(crate) free_relatives: &'static [&'static str],
    /// Words that begin another clause after a comma: who speaks changes.
    pub(crate) speakers: &'static [&'static str],
    /// Words that come first in a question; none where questions are told by their mark alone.
    pub(crate) asking: &'static [&'static str],
    /// Words for what a programming language has, beside a name with an `@`: `the @media rule`.
    pub(crate) syntax: &'static [&'static str],
    /// Words that make another word of what a hyphen ties them to: `error-free`.
    pub(crate) combining: &'static [&'static str],
    /// Words that ask for a reason, and so take for granted what they ask about.
    pub(crate) why: &'static [&'static str],
}

/// How far a word can be trusted to begin the other side of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Than {
    /// It does nothing else.
    Sure,
    /// It is another word, which people write for it: `then`.
    Slip,
    /// It is a conjunction more often than not: `que`.
    Conjunction,
}

impl Than {
    /// The kind of a folded word.
    pub(crate) fn of(word: &str) -> Option<Self> {
        let each = LANGUAGES.iter().flat_map(|data| data.grammar.than);
        each.copied().find(|(own, _)| *own == word).map(|(_, than)| than)
    }
}

/// Returns whether a folded word stands in a list of any language.
pub(crate) fn stands(word: &str, list: impl Fn(&Grammar) -> &'static [&'static str]) -> bool {
    LANGUAGES.iter().any(|data| list(&data.grammar).binary_search(&word).is_ok())
}

/// Returns whether a folded word ends like one of a list of any language.
pub(crate) fn ends(word: &str, list: impl Fn(&Grammar) -> &'static [&'static str]) -> bool {
    LANGUAGES.iter().any(|data| list(&data.grammar).iter().any(|ending| word.ends_with(ending)))
}

/// Returns whether a folded word begins like one of a list of any language.
pub(crate) fn begins(word: &str, list: impl Fn(&Grammar) -> &'static [&'static str]) -> bool {
    LANGUAGES.iter().any(|data| list(&data.grammar).iter().any(|beginning| word.starts_with(beginning)))
}

/// Returns whether a folded word joins things: `and`, `ou`.
pub(crate) fn joins(word: &str) -> bool {
    stands(word, |own| own.and) || stands(word, |own| own.or)
}

#[cfg(test)]
mod tests {
    use crate::language::stance::Cue;

    #[test]
    fn each_word_that_opens_the_other_side_says_how_sure_it_is() {
        for (language, word) in Cue::Than.words() {
            assert!(language.data().grammar.than.iter().any(|(own, _)| *own == word), "{language}: {word}");
        }
    }
}
