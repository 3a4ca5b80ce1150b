//! The companions that need no list: `@link`, `@figure`, `@date`.

use crate::draft::Block;
use crate::language::LANGUAGES;
use crate::rule::Place;
use crate::text::{BlockNumber, Span, Spot};
use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// A number as a figure: with its currency, its unit or its per cent, not a part of a name (`Q3`, `HX450`).
static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    let magnitudes = any(LANGUAGES.iter().flat_map(|data| data.numbers.magnitudes).copied());
    Regex::new(&format!(
        r"(?x) (?: [€$£¥]\s? | \b ) \d+ (?: [.,\u{{a0}}\u{{202f}}\u{{2009}}\x20'’] \d+ )*
          (?: \s? (?: [%‰€$£¥] | (?: [kKMG] | {magnitudes} ) (?: \s?[€$£] | \b ) ) )? ",
    ))
    .expect("the expression is fixed and compiles in a test")
});

/// A date in the ways that each language writes one; a year alone is a figure.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let dates = || LANGUAGES.iter().map(|data| &data.dates);
    let months: Vec<String> = dates().flat_map(|own| own.months).map(|month| with_any_mark(month)).collect();
    let month = any(months.iter().map(String::as_str));
    let ordinal = any(dates().flat_map(|own| own.ordinals).copied());
    let of = any(dates().flat_map(|own| own.of).copied());
    let quarter: String = dates().map(|own| own.quarter).collect();
    Regex::new(&format!(
        r"(?i)\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\d{{1,2}}{ordinal}?\s(?:{of}\s)?{month}\b\.?(?:,?\s\d{{4}})?|{month}\b\.?\s\d{{1,2}}{ordinal}?\b(?:,?\s\d{{4}})?|{month}\b\.?\s\d{{4}}|[{quarter}][1-4]\s\d{{4}})\b"
    ))
    .expect("the expression is fixed and compiles in a test")
});

/// An expression for any of some words.
fn any<'w>(words: impl Iterator<Item = &'w str>) -> String {
    format!("(?:{})", words.collect::<Vec<_>>().join("|"))
}

/// An expression for a word whose marks may be left out, or stand apart from their letters.
fn with_any_mark(word: &str) -> String {
    let letter = |letter: char| {
        let parts: Vec<char> = std::iter::once(letter).nfd().collect();
        match parts[..] {
            [base, mark] => format!("(?:{base}{mark}?|{letter})"),
            _ => letter.to_string(),
        }
    };
    word.chars().map(letter).collect()
}

/// The figures of a text.
pub(crate) fn figures(text: &str) -> Vec<Span> {
    FIGURE.find_iter(text).map(|found| Span::from(found.range())).collect()
}

/// The dates of a text.
pub(crate) fn dates(text: &str) -> Vec<Span> {
    DATE.find_iter(text).map(|found| Span::from(found.range())).collect()
}

/// The links and footnote references of a block of prose: the place where the text of each ends, which is empty, so
/// that a link over the very words that need it is one.
pub(super) fn links(number: BlockNumber, block: &Block) -> impl Iterator<Item = Spot> {
    let links = if block.context.place() == Place::Prose { &block.links[..] } else { &[] };
    links.iter().map(move |link| Spot::new(number, Span::new(link.end, link.end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(spans: Vec<Span>, text: &str) -> Vec<&str> {
        spans.into_iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn figures_carry_their_units_and_are_no_parts_of_names() {
        let text = "Q3 reached €4.2M, 12 % more; 1 000 users, 3 millions of them, HX450 not, 99.9%";
        assert_eq!(texts(figures(text), text), ["€4.2M", "12 %", "1 000", "3 millions", "99.9%"]);
    }

    #[test]
    fn dates_are_read_in_both_languages() {
        for text in [
            "2026-10-01",
            "1er octobre 2026",
            "October 1, 2026",
            "12 août",
            "June 2026",
            "01/10/2026",
            "T3 2026",
            "3 fe\u{301}vrier 2026",
        ] {
            assert_eq!(texts(dates(text), text), [text]);
        }
        assert_eq!(dates("in 2026 we may go, march on"), []);
    }
}
