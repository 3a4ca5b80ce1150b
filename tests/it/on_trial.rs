//! Rules on trial: what they find is told, counted apart, and holds no draft.

use crate::support;
use discretion::check::Trial;
use discretion::report::{SilencedBy, Verdict};
use discretion::{Checker, Draft};

const POLICY: &str = r#"discretion = 1
name = "test"
[[confidential]]
id = "tried"
terms = ["Halcyon"]
severity = "critical"
owner = "legal@acme.example"
trial = true
flags = ["We buy Halcyon."]
passes = ["We buy nothing."]
[[tone]]
id = "hype"
terms = ["game-changing Halcyon"]
"#;

fn checker(policy: &str) -> Checker {
    support::checker(policy)
}

#[test]
fn what_a_rule_on_trial_finds_holds_no_draft() {
    for checker in [checker(POLICY), checker(POLICY).without_silencing()] {
        let report = checker.check(&Draft::plain("We buy Halcyon."));
        assert_eq!((report.verdict(), report.score(), report.warnings().len()), (Verdict::Pass, 0.0, 0));
        let tried: Vec<_> = report.on_trial().collect();
        assert_eq!((tried[0].rule().as_str(), tried[0].text(), tried.len()), ("test/tried", "Halcyon", 1));
        assert_eq!((tried[0].by(), tried[0].allowed_by()), (SilencedBy::Trial, Some("legal@acme.example")));
    }
}

#[test]
fn it_takes_no_place_of_another_rule() {
    let report = checker(POLICY).check(&Draft::plain("It is a game-changing Halcyon."));
    let rules: Vec<&str> = report.warnings().iter().map(|warning| warning.rule().as_str()).collect();
    assert_eq!((rules, report.on_trial().count()), (vec!["test/hype"], 1));
}

#[test]
fn its_examples_are_tried_and_the_key_is_shown() {
    let policy = support::policy(POLICY);
    let rule = policy.rule("test/tried").expect("it is there");
    assert!(rule.keys().iter().any(|key| key.name == "trial" && key.value == "true"));
    assert_eq!(Trial::of(&policy).expect("nothing is missing").failures().count(), 0);
    let wrong = POLICY.replace("We buy nothing.", "Halcyon again");
    let policy = support::policy(&wrong);
    assert_eq!(Trial::of(&policy).expect("nothing is missing").failures().count(), 1);
}

#[test]
fn a_locked_rule_cannot_be_put_on_trial_from_above() {
    let lower = "discretion = 1\nname = \"lower\"\n[[tone]]\nid = \"it\"\nterms = [\"hype\"]\nlocked = true\n";
    let upper = "discretion = 1\nname = \"upper\"\nextends = [\"lower.toml\"]\n[[adjust]]\nrule = \"lower/it\"\nreason = \"r\"\ntrial = true\n";
    let folder = support::Folder::new("on-trial", &[("lower.toml", lower), ("upper.toml", upper)]);
    let error = folder.load("upper.toml").map(|_| ()).expect_err("it is locked");
    assert!(error.to_string().contains("locked"), "{error}");
}
