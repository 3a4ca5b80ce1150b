//! Signs of a language: its words, what an apostrophe ties together, endings and letters.
//!
//! Words stand in the bare fold (small letters, no accents).

use super::{LANGUAGES, Language, LanguageData, WordList};

/// Signs of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Telling {
    /// Function words that no other language has.
    pub(crate) function_words: WordList,
    /// Of these, the ones that also stand in names and titles which another language borrows (`made in`, `du jour`), or
    /// have a namesake there: they tell little.
    pub(crate) faint: &'static [&'static str],
    /// Of the function words, those that tell nothing: « tu as », « le but », `AI`.
    pub(crate) silent: &'static [&'static str],
    /// Function words that another language has, too: not among the function words, as they tell none.
    pub(crate) shared: &'static [&'static str],
    /// Frequent words, hardly ever one of another language.
    pub(crate) everyday_words: WordList,
    /// Endings of words that hardly any word of another language has, and that are no words of their own.
    pub(crate) endings: &'static [&'static str],
    /// Words that an apostrophe ties to the word before it.
    pub(crate) contractions: &'static [Contraction],
    /// Words that an apostrophe ties to the word after it: `l'équipe`, `jusqu'ici`.
    pub(crate) elided: &'static [&'static str],
    /// The first letters, folded, of the words that may follow one of these.
    pub(crate) opening: &'static [char],
    /// Words that begin with a capital anywhere: `I`.
    pub(crate) capitals: &'static [&'static str],
    /// Letters with a mark or ligatures that its words have, small ones.
    pub(crate) letters: &'static str,
    /// Of these, those that tell it, capitals among them: names of other languages have the rest.
    pub(crate) telling_letters: &'static str,
    /// Folded words that such a letter tells for certain: « à », « où ».
    pub(crate) accented: &'static [&'static str],
}

/// Words that an apostrophe ties to the word before it: the `ll` of `we'll`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Contraction {
    /// The letters after the apostrophe.
    pub(crate) after: &'static str,
    /// The text before it.
    pub(crate) before: Before,
    /// True if only this language has it.
    pub(crate) is_sure: bool,
}

/// What may stand before the apostrophe of a contraction.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Before {
    /// Any word.
    Any,
    /// This word.
    Word(&'static str),
    /// A word with this ending.
    Ending(&'static str),
}

impl Telling {
    /// The contraction that two words with an apostrophe between them are.
    pub(crate) fn contraction(&self, before: &str, after: &str) -> Option<&Contraction> {
        self.contractions.iter().find(|contraction| {
            contraction.after == after
                && match contraction.before {
                    Before::Any => true,
                    Before::Word(word) => before == word,
                    Before::Ending(ending) => before.ends_with(ending),
                }
        })
    }

    /// Returns whether two words with an apostrophe between them are an elision, by the first of them and the first letter of the
    /// second.
    pub(crate) fn is_elision(&self, before: &str, after: &str) -> bool {
        self.elided.binary_search(&before).is_ok() && after.starts_with(self.opening)
    }
}

/// The longest function word of any language, in bytes; a test holds it.
pub(super) const LONGEST_FUNCTION_WORD: usize = 9;

/// Returns whether a folded word is a function word of some language that no other one has.
pub(crate) fn is_function_word(word: &str) -> bool {
    let is_one = |data: &&LanguageData| (data.telling.function_words)().binary_search(&word).is_ok();
    word.len() <= LONGEST_FUNCTION_WORD && LANGUAGES.iter().any(is_one)
}

/// Returns whether a folded word is a function word of several languages.
pub(crate) fn is_shared_word(word: &str) -> bool {
    LANGUAGES.iter().any(|data| data.telling.shared.contains(&word))
}

/// Returns whether a folded word has a capital wherever it stands.
pub(crate) fn has_capital_anywhere(word: &str) -> bool {
    LANGUAGES.iter().any(|data| data.telling.capitals.iter().any(|own| own.eq_ignore_ascii_case(word)))
}

/// What is left before the apostrophe of a word that is elided: `d` of `de`.
pub(crate) fn elided(word: &str) -> Option<&str> {
    let left = word.strip_suffix(['a', 'e'])?;
    let is_one = LANGUAGES.iter().any(|data| data.telling.elided.binary_search(&left).is_ok());
    (is_one && word != "ca").then_some(left)
}

/// Returns whether a letter with a mark, or a ligature, is one of a language; of any language where that is in doubt.
pub(crate) fn has_letter(language: Option<Language>, letter: char) -> bool {
    let is_own = |telling: &Telling| letter.to_lowercase().all(|small| telling.letters.contains(small));
    language.map_or_else(|| LANGUAGES.iter().any(|data| is_own(&data.telling)), |own| is_own(&own.data().telling))
}
