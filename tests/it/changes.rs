//! What a change brings about, and what was there before it: a draft with its earlier version and the lines that differ.

use crate::support::{checker, texts_of};
use discretion::Draft;
use discretion::draft::Hunk;

/// What a rule says of a draft whose first line has changed: the places of its warnings, and how many are not new.
fn brought(rule: &str, before: &str, after: &str) -> (Vec<String>, usize) {
    changed(rule, Draft::markdown(before), Draft::markdown(after))
}

fn changed(rule: &str, before: Draft<'_>, after: Draft<'_>) -> (Vec<String>, usize) {
    let report = checker(rule).check(&after.since(before, vec![Hunk::new(1..2, 1..2)]));
    (texts_of(&report).into_iter().map(str::to_owned).collect(), report.unchanged())
}

#[test]
fn what_stands_in_a_changed_line_is_new_though_it_stood_there_before() {
    let rule = "[[tone]]\nid = \"a\"\nterms = [\"plim\"]\n";
    assert_eq!(brought(rule, "We plim now.\n", "We plim now!\n"), (vec!["plim".to_owned()], 0));
    assert_eq!(brought(rule, "One.\n\nWe plim now.\n", "Two.\n\nWe plim now.\n"), (vec![], 1));
}

#[test]
fn fewer_of_what_a_draft_must_have_is_new_and_more_is_not() {
    let marks = "[[tone]]\nid = \"a\"\nmeasure = \"exclamation-marks\"\nmin = 3\n";
    let [none, one, two] = ["We go.\n", "We go!\n", "We go! You go!\n"];
    for (before, after, new) in [(two, one, true), (one, none, true), (none, one, false), (one, two, false)] {
        let (texts, unchanged) = brought(marks, before, after);
        assert_eq!((texts.len(), unchanged), (usize::from(new), usize::from(!new)), "{before} {after}");
    }
    let ease = "[[tone]]\nid = \"a\"\nmeasure = \"reading-ease\"\nmin = 90\n";
    let hard = "The administrative reconsideration necessitated comprehensive documentation of responsibilities. The cat \
                sat on the mat and looked at us, and we looked at the cat for a while, until it was gone.\n";
    let harder = hard.replace("was gone", "disappeared internationally");
    assert_eq!(brought(ease, hard, &harder).0.len(), 1);
    assert_eq!(brought(ease, &harder, hard), (vec![], 1));
}

#[test]
fn the_name_of_a_file_is_new_where_it_is_another_one() {
    let rule = "[[confidential]]\nid = \"a\"\nterms = [\"plim\"]\n";
    let [before, after] = ["We go.\n", "We went.\n"].map(Draft::markdown);
    assert_eq!(changed(rule, before.clone().path("plim.md"), after.clone().path("plim.md")), (vec![], 1));
    assert_eq!(changed(rule, before.path("x.md"), after.path("plim.md")).0.len(), 1);
}
