//! Lists in braces: each product of entries is found where it stands, and none where a sentence ends between.

use super::config;
use crate::support;
use discretion::text::Span;
use discretion::{Checker, Draft};
use proptest::prelude::{Just, Strategy, any, prop, prop_assert, prop_assert_eq, proptest};
use std::sync::LazyLock;

/// Entries of two lists, some within others.
const FIRST: [&str; 6] = ["vexil", "vexil drumlot", "Oskar-Plumb", "quorbé", "zimt 12", "drumlot"];
const SECOND: [&str; 6] = ["marfle", "drumlot", "drumlot marfle", "œlwick", "Tarn & Co", "l'orbex"];

static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    support::checker(&format!(
        "[lists]\nfirst = {FIRST:?}\nsecond = {SECOND:?}\n\
         [[confidential]]\nid = \"x\"\nterms = [\"{{@first}} {{@second}}\"]\n\
         [[confidential]]\nid = \"y\"\nterms = [\"{{@first}} … toward … {{@second}}\"]\n"
    ))
});

/// The places of a rule's warnings in a draft of words that tell no language.
fn places(rule: &str, text: &str) -> Vec<Span> {
    let report = CHECKER.check(&Draft::markdown(text));
    report.warnings().iter().filter(|one| one.rule().as_str() == rule).map(|one| one.span()).collect()
}

/// Two entries, as a writer may write them.
fn entries() -> impl Strategy<Value = (String, String)> {
    let of = |list: [&'static str; 6]| (prop::sample::select(list.to_vec()), any::<bool>());
    let write = |(entry, upper): (&str, bool)| if upper { entry.to_uppercase() } else { entry.to_owned() };
    (of(FIRST), of(SECOND)).prop_map(move |(one, other)| (write(one), write(other)))
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn every_product_of_entries_is_found_where_it_stands(
        (one, other) in entries(),
        gap in prop::sample::select(&[" ", "\n", "\u{a0}", "  ", "-", "_", " **"][..]),
    ) {
        let close = if gap == " **" { "**" } else { "" };
        let text = format!("Gnarl, {one}{gap}{other}{close}, plim.");
        prop_assert_eq!(places("test/x", &text), [Span::new(7, 7 + one.len() + gap.len() + other.len())], "{}", text);
    }

    #[test]
    fn no_product_reaches_over_the_end_of_a_clause(
        (one, other) in entries(),
        gap in prop::sample::select(&[". ", "! ", "? ", ", ", "; ", ": ", " (", ") ", "\n\n", " [", "] ", "\n\n- "][..]),
        opened in any::<bool>(),
    ) {
        let (before, after) = if opened { (" toward", "") } else { ("", "toward ") };
        for (before, after) in [("", ""), (before, after)] {
            let start = format!("Gnarl, {one}{before}");
            let text = format!("{start}{gap}{after}{other}, plim.");
            for span in ["test/x", "test/y"].into_iter().flat_map(|rule| places(rule, &text)) {
                prop_assert!(span.end <= start.len() || span.start > start.len(), "{}", text);
            }
        }
    }

    #[test]
    fn up_to_three_words_stand_for_an_opening_and_no_more(
        (one, other) in entries(),
        words in prop::collection::vec(prop::sample::select(&["flum", "well-worn", "node.js", "d'arm", "3,000"][..]), 0..6),
        first in any::<bool>(),
        end in Just(", plim."),
    ) {
        let words: String = words.iter().map(|word| format!("{word} ")).collect();
        let count = words.split(' ').flat_map(|word| word.split('-')).filter(|word| !word.is_empty()).count();
        let (before, after) = if first { (words.as_str(), "") } else { ("", words.as_str()) };
        let text = format!("Gnarl, {one} {before}toward {after}{other}{end}");
        let found = places("test/y", &text);
        let whole = Span::new(7, text.len() - end.len());
        prop_assert_eq!(found, if count <= 3 { vec![whole] } else { Vec::new() }, "{}", text);
    }
}
