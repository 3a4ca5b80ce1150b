//! Abbreviations whose full stop may not end a sentence, and the words that begin one: folded, without the last stop.

use super::LANGUAGES;
use super::telling::is_function_word;
use crate::text::{Table, hash};
use std::sync::LazyLock;

/// The abbreviations of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Abbreviations {
    /// Before what they belong to: a title, a name, an example. Nothing ends after them.
    pub(crate) leading: &'static [&'static str],
    /// Before a number: `No. 5`, « p. 12 », `Dec. 3`.
    pub(crate) counting: &'static [&'static str],
    /// After what they belong to, where a sentence may end: it goes on unless a word follows that begins one.
    pub(crate) late: &'static [&'static str],
    /// Words that begin a sentence where they have a capital, and are no function words that tell the language.
    pub(crate) starting: &'static [&'static str],
    /// Function words that are the first words of names, too: `U.S. New`, `a.m. May`.
    pub(crate) naming: &'static [&'static str],
}

/// The neighbour of an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Abbreviation {
    /// The text after it.
    Leading,
    /// A number that follows it.
    Counting,
    /// The text before it.
    Late,
}

/// The abbreviations of all languages, by their hashes.
static ABBREVIATIONS: LazyLock<Table<Abbreviation>> = LazyLock::new(|| {
    let lists = LANGUAGES.iter().flat_map(|data| {
        let Abbreviations { leading, counting, late, .. } = data.abbreviations;
        [(leading, Abbreviation::Leading), (counting, Abbreviation::Counting), (late, Abbreviation::Late)]
    });
    Table::new(lists.flat_map(|(list, kind)| list.iter().map(move |own| (hash(own.as_bytes()), kind))).collect())
});

/// What a folded word is as an abbreviation, in any language.
pub(crate) fn abbreviations(word: &str) -> impl Iterator<Item = Abbreviation> {
    ABBREVIATIONS.get(hash(word.as_bytes()))
}

/// Returns whether a folded word that has a capital begins a sentence, in some language.
pub(crate) fn begins_sentence(word: &str) -> bool {
    stands(word, |own| own.starting) || (is_function_word(word) && !stands(word, |own| own.naming))
}

fn stands(word: &str, list: impl Fn(&Abbreviations) -> &'static [&'static str]) -> bool {
    LANGUAGES.iter().any(|data| list(&data.abbreviations).binary_search(&word).is_ok())
}
