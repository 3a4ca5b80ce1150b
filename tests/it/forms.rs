//! The ways in which a term may be written, and those in which it is another word.

use crate::support::{confidential, report, texts_of};
use discretion::Draft;

/// What a confidential term finds in a text.
fn found(term: &str, text: &str) -> Vec<String> {
    let report = confidential(&[term]).check(&Draft::plain(text));
    texts_of(&report).into_iter().map(str::to_owned).collect()
}

#[test]
fn a_short_last_word_has_a_plural() {
    assert_eq!(found("meet-up", "Our local meet-ups are open."), ["meet-ups"]);
    assert_eq!(found("back up", "Two back ups a day."), ["back ups"]);
    assert_eq!(found("HX", "The HXs of today."), [""; 0]);
    assert_eq!(found("Plan B", "Their plan bs of old."), [""; 0]);
}

#[test]
fn a_name_in_one_word_is_not_the_plural_of_ordinary_words() {
    assert_eq!(found("BigQuery", "They serve big queries and small ones."), [""; 0]);
    assert_eq!(found("BigQuery", "The Big Query connector, the big-query page."), ["Big Query", "big-query"]);
    assert_eq!(
        found("HyperCube", "Two HyperCubes, two hypercubes, two Hyper Cubes."),
        ["HyperCubes", "hypercubes", "Hyper Cubes"]
    );
}

#[test]
fn the_right_spelling_in_capitals_is_corrected_only_where_the_policy_says_so() {
    let corrected = |wrong: &str| {
        let policy = format!("[[naming]]\nid = \"it\"\nuse = \"Acme\"\nnot = [{wrong}]\n");
        texts_of(&report(&policy, "ACME opens. Acme closes. The akme is far.")).join(" ")
    };
    assert_eq!(corrected("\"Akme\""), "akme");
    assert_eq!(corrected("\"acme\""), "");
    assert_eq!(corrected("\"ACME\", \"Akme\""), "ACME akme");
}
