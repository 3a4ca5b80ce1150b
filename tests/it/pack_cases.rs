//! Sentences that the packs must judge as people do: what they must not let pass, and what they must leave alone.

use discretion::report::Verdict;
use discretion::{Checker, Draft, Policy, Report};

fn checker(packs: &[&str]) -> Checker {
    let policy = Policy::packs(packs).expect("the packs go together");
    Checker::new(&policy).expect("packs need nothing from outside")
}

fn check(checker: &Checker, text: &str) -> Report {
    checker.check(&Draft::markdown(text))
}

/// Texts that a pack must have no warning for.
fn assert_quiet(packs: &[&str], texts: &[&str]) {
    let checker = checker(packs);
    for text in texts {
        let report = check(&checker, text);
        let found: Vec<_> = report.warnings().iter().map(|own| (own.rule().as_str(), own.text())).collect();
        assert_eq!(found, [], "{text}");
    }
}

/// Texts and what a rule must find in them, in order.
fn assert_finds(packs: &[&str], rule: &str, table: &[(&str, &[&str])]) {
    let checker = checker(packs);
    for (text, expected) in table {
        let report = check(&checker, text);
        let own = report.warnings().iter().filter(|warning| warning.rule().as_str() == rule);
        assert_eq!(own.map(|warning| warning.text()).collect::<Vec<_>>(), *expected, "{text}");
    }
}

#[test]
fn a_crude_word_alone_asks_for_review_wherever_it_stands() {
    let checker = checker(&["tone"]);
    for text in [
        "Fuck you",
        "Fuck you all, and good night.",
        "Motherfuckers!",
        "You cocksuckers.",
        "Well, fuck you.",
        "Salopes !",
        "Connards !",
        "Bande de salopes !",
        "Enculés.",
        "Va te faire foutre.",
        "Ta gueule, connard.",
    ] {
        assert_eq!(check(&checker, text).verdict(), Verdict::Review, "{text}");
    }
}
