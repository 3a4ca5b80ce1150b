//! Numbers in words, what a number is counted in, and dates.
//!
//! Units of measure and their signs are those of the International System (BIPM, "The International System of Units",
//! 9th edition, tables 2, 4, 7 and 8) that occur in company posts, with the units of data of IEC 80000-13.

use super::LANGUAGES;
use crate::text::{Table, hash};
use std::sync::LazyLock;

/// The numbers of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers {
    /// Numbers in words: up to twelve, the tens, and what they multiply.
    pub(crate) words: &'static [&'static str],
    /// What joins two of them: `vingt et un`.
    pub(crate) and: &'static str,
    /// Units in words, folded.
    pub(crate) units: &'static [&'static str],
    /// Units whose capitals matter, beyond the international ones.
    pub(crate) symbols: &'static [&'static str],
    /// What may stand between a number and its unit, as it is written: `3 millions d'euros`.
    pub(crate) of: &'static [&'static str],
    /// "Per cent" in two words.
    pub(crate) per_cent: (&'static str, &'static str),
    /// What multiplies a figure right after it, as it is written: `4 bn`.
    pub(crate) magnitudes: &'static [&'static str],
}

/// The dates of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dates {
    /// The months and their abbreviations, in small letters with their accents.
    pub(crate) months: &'static [&'static str],
    /// What follows the number of a day: `1st`.
    pub(crate) ordinals: &'static [&'static str],
    /// What may stand between the day and the month, with the space after it.
    pub(crate) of: &'static [&'static str],
    /// The letter that stands before the number of a quarter: `Q3`.
    pub(crate) quarter: char,
}

/// Signs that may follow a number.
pub(crate) const SIGNS: &[char] = &['%', '‰', '€', '$', '£', '¥', '°', '×'];

/// Signs of currency that may stand before a number.
pub(crate) const CURRENCIES: &[char] = &['€', '$', '£', '¥'];

/// Units whose capitals matter, the same in all languages.
const SYMBOLS: &[&str] = &[
    "B", "C", "F", "GB", "GHz", "GW", "GWh", "Gb", "GiB", "Gt", "Hz", "K", "KB", "Kb", "L", "M", "MB", "MHz", "MW",
    "MWh", "Mb", "MiB", "Mt", "T", "TB", "TWh", "TiB", "V", "W", "cm", "g", "h", "k", "kB", "kHz", "kV", "kW", "kWh",
    "kg", "km", "l", "lb", "lbs", "m", "mg", "min", "ml", "mm", "ms", "ns", "px", "s", "t", "x",
];

/// The hashes of numbers in words.
static WORDS: LazyLock<Table<()>> =
    LazyLock::new(|| Table::new(numbers().flat_map(|own| own.words).map(|word| (hash(word.as_bytes()), ())).collect()));

/// Returns whether a folded word is a number in words.
pub(crate) fn is_word(word: &str) -> bool {
    WORDS.get(hash(word.as_bytes())).next().is_some()
}

/// Returns whether a folded word joins two numbers in words.
pub(crate) fn joins(word: &str) -> bool {
    numbers().any(|own| own.and == word)
}

/// Returns whether a folded word is a unit.
pub(crate) fn is_unit(word: &str) -> bool {
    numbers().any(|own| own.units.binary_search(&word).is_ok())
}

/// Returns whether a word, as it is written, is the symbol of a unit.
pub(crate) fn is_symbol(written: &str) -> bool {
    SYMBOLS.binary_search(&written).is_ok() || numbers().any(|own| own.symbols.binary_search(&written).is_ok())
}

/// What stands at the beginning of a text between a number and its unit.
pub(crate) fn of(text: &str) -> Option<&'static str> {
    numbers().flat_map(|own| own.of).copied().find(|of| text.starts_with(of))
}

/// The second word of "per cent", after the first.
pub(crate) fn cent_after(word: &str) -> Option<&'static str> {
    numbers().map(|own| own.per_cent).find(|(per, _)| *per == word).map(|(_, cent)| cent)
}

/// Returns whether a folded word is the second one of "per cent".
pub(crate) fn is_cent(word: &str) -> bool {
    numbers().any(|own| own.per_cent.1 == word)
}

fn numbers() -> impl Iterator<Item = &'static Numbers> {
    LANGUAGES.iter().map(|data| &data.numbers)
}

#[cfg(test)]
mod tests {
    #[test]
    fn symbols_are_sorted() {
        assert!(super::SYMBOLS.is_sorted_by(|one, next| one < next));
    }
}
