//! What becomes of each place where a rule might speak: for the author of the rule.

use crate::support;
use discretion::check::CandidateFate;
use discretion::report::{Form, Masking, Relation, SilencedBy, SleepReason, Way};
use discretion::{Checker, Draft};

/// The fates of the places of a rule `test/it`.
fn fates(rule: &str, draft: &Draft<'_>) -> Vec<(String, CandidateFate)> {
    let checker = support::checker(rule);
    let explained = checker.explain("test/it", &checker.read(draft), Masking::Sealed).expect("the policy has the rule");
    explained.candidates.into_iter().map(|one| (one.text, one.fate)).collect()
}

fn only(rule: &str, text: &str) -> CandidateFate {
    let found = fates(rule, &Draft::markdown(text));
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.into_iter().next().expect("there is one").1
}

#[test]
fn each_place_says_why_it_is_a_warning_or_none() {
    let claim = |more: &str| format!("[[claim]]\nid = \"it\"\nterms = [\"the fastest\"]\n{more}\n");
    let saved = |text: &str| CandidateFate::Saved(text.to_owned());
    for (more, text, fate) in [
        ("", "We sell the fastest store.", CandidateFate::Warns),
        ("", "It is not the fastest store.", CandidateFate::Way(Way::Denied)),
        ("", "Some vendors have the fastest store.", CandidateFate::OfOthers),
        ("", "We run `the fastest store`.", CandidateFate::Place),
        (
            "except = [\"the fastest man\"]",
            "We met the fastest man.",
            CandidateFate::Except("the fastest man".to_owned()),
        ),
        ("needs = { any = [\"source:\"] }", "The source: we sell the fastest store.", saved("source:")),
        ("not_near = [\"we hope\"]", "Here we hope for the fastest store.", saved("we hope")),
        ("near = [\"in town\"]", "We sell the fastest store.", CandidateFate::Alone),
        ("case = \"sensitive\"", "We sell The Fastest store.", CandidateFate::Form),
        (
            "languages = [\"fr\"]",
            "We sell the fastest store, and that is all that there is to say.",
            CandidateFate::Asleep,
        ),
        ("trial = true", "We sell the fastest store.", CandidateFate::Silenced(SilencedBy::Trial)),
    ] {
        assert_eq!(only(&claim(more), text), fate, "{more} {text}");
    }
    let other = "[[claim]]\nid = \"other\"\nseverity = \"critical\"\nterms = [\"the fastest\"]\n";
    let fate = only(&format!("{}{other}", claim("")), "We sell the fastest store.");
    assert!(matches!(&fate, CandidateFate::TakenOver(rule) if rule.as_str() == "test/other"), "{fate:?}");
}

#[test]
fn a_longer_match_and_a_limit_are_told() {
    let tone = "[[tone]]\nid = \"it\"\nterms = [\"great\", \"great news\"]\nmax = 2\n";
    let found = fates(tone, &Draft::markdown("Here is great news."));
    let unheard = CandidateFate::Unheard;
    let longer = CandidateFate::Longer("great news".to_owned());
    assert!(found.contains(&("great".to_owned(), longer)), "{found:?}");
    assert!(found.contains(&("great news".to_owned(), unheard)), "{found:?}");
    let claim = "[[claim]]\nid = \"it\"\nterms = [\"the fastest\", \"the fastest store\"]\n";
    let found = fates(claim, &Draft::markdown("We sell the fastest store."));
    let longer = CandidateFate::Longer("the fastest store".to_owned());
    assert!(found.contains(&("the fastest".to_owned(), longer)), "{found:?}");
}

#[test]
fn a_sleeping_rule_says_why_it_sleeps() {
    let checker = support::checker("[[tone]]\nid = \"it\"\nterms = [\"hype\"]\nchannels = [\"x\"]\n");
    let on =
        |draft: &Draft<'_>| checker.explain("test/it", &checker.read(draft), Masking::Sealed).expect("it is there");
    let blog = on(&Draft::markdown("Pure hype.").channel("bluesky"));
    assert_eq!((blog.asleep, blog.candidates.len()), (Some(SleepReason::Channel), 1));
    assert_eq!(on(&Draft::markdown("Pure hype.").channel("x")).asleep, None);
    assert_eq!(checker.explain("test/other", &checker.read(&Draft::markdown("x")), Masking::Sealed), None);
}

#[test]
fn form_ways_sentence_and_part_are_told() {
    let policy = "[[competitor]]\nid = \"it\"\nnames = [\"Globex\"]\n";
    let checker: Checker = support::checker(policy);
    let draft = Draft::markdown("Hello. Analysts say that GLOBEX sells your data. Bye.");
    let on = checker.explain("test/it", &checker.read(&draft), Masking::Sealed).expect("it is there");
    let one = &on.candidates[0];
    assert_eq!((one.form, one.relation), (Some(Form::Case), Some(Relation::Subject)));
    assert_eq!(one.ways, [Way::Reported, Way::OfOthers]);
    assert_eq!((one.sentence.trim(), one.location.start.column), ("Analysts say that GLOBEX sells your data.", 26));
}

#[test]
fn what_is_measured_is_told_as_a_check_tells_it() {
    let measure = "[[tone]]\nid = \"it\"\nmeasure = \"exclamation-marks\"\nmax = 1\n";
    assert_eq!(only(measure, "Yes! And yes! So there! Now."), CandidateFate::Warns);
    assert!(fates(measure, &Draft::markdown("Yes! And yes.")).is_empty());
    let silent = format!("{measure}trial = true\n");
    assert_eq!(only(&silent, "Yes! And yes!"), CandidateFate::Silenced(SilencedBy::Trial));
    let length = "[[tone]]\nid = \"it\"\nmeasure = \"words\"\nmax = 3\n";
    assert_eq!(only(length, "One two three four."), CandidateFate::Warns);
}
