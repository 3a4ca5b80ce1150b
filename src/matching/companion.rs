//! The companions that need no list: `@link`, `@figure`, `@date`.

use crate::draft::{Block, Document};
use crate::rule::Place;
use crate::text::{BlockNumber, Span, Spot};
use regex::Regex;
use std::sync::LazyLock;

/// A number as a figure: with its currency, its unit or its per cent, not a part of a name (`Q3`, `HX450`).
static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?: [€$£¥]\s? | \b ) \d+ (?: [.,\u{a0}\u{202f}\u{2009}\x20'’] \d+ )*
          (?: \s? (?: [%‰€$£¥] | (?: [kKMG] | Md | bn | mio | million s? | billion s? | milliard s? ) (?: \s?[€$£] | \b ) ) )? ",
    )
    .expect("the expression is fixed and compiles in a test")
});

/// A date in the ways that English and French write one; a year alone is a figure.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let month = "(?:jan(?:uary|vier)?|f(?:e\u{301}?|é)b(?:ruary)?|f(?:e\u{301}?|é)vr(?:ier)?|mar(?:ch|s)?|a(?:pr(?:il)?|vr(?:il)?)|mai|may|\
                 june?|juin|july?|juil(?:let)?|aug(?:ust)?|ao(?:u\u{302}?|û)t|sept?(?:ember|embre)?|oct(?:ober|obre)?|\
                 nov(?:ember|embre)?|d(?:e\u{301}?|é)c(?:ember|embre)?)";
    Regex::new(&format!(
        r"(?i)\b(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\d{{1,2}}(?:er|st|nd|rd|th)?\s(?:of\s)?{month}\b\.?(?:,?\s\d{{4}})?|{month}\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}})?|{month}\b\.?\s\d{{4}}|(?:Q|T)[1-4]\s\d{{4}})\b"
    ))
    .expect("the expression is fixed and compiles in a test")
});

/// The figures of a text.
pub(crate) fn figures(text: &str) -> Vec<Span> {
    FIGURE.find_iter(text).map(|found| Span::from(found.range())).collect()
}

/// The dates of a text.
pub(crate) fn dates(text: &str) -> Vec<Span> {
    DATE.find_iter(text).map(|found| Span::from(found.range())).collect()
}

/// The links and footnote references of a document's prose: the place where the text of each ends, which is empty, so
/// that a link over the very words that need it is one.
pub(super) fn links(document: &Document<'_>) -> Vec<Spot> {
    let prose = |(_, block): &(usize, &Block)| block.context.place() == Place::Prose;
    let ends = |(number, block): (usize, &Block)| {
        block
            .links
            .iter()
            .map(move |link| Spot::new(BlockNumber(number), Span::new(link.end, link.end)))
            .collect::<Vec<_>>()
    };
    let mut links: Vec<Spot> = document.blocks.iter().enumerate().filter(prose).flat_map(ends).collect();
    links.sort_unstable();
    links.dedup();
    links
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
