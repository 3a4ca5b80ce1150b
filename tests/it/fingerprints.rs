//! What the name of a warning in a baseline depends on, and what it does not.

use discretion::report::Masking;
use discretion::{Checker, Draft, Policy, Report};

const POLICY: &str = r#"
discretion = 1
name = "acme"

[[tone]]
id = "hype"
terms = ["game-changing", "revolutionary"]

[[tone]]
id = "excuse"
patterns = ["sorry for \\w+"]
"#;

const FALCON: &str = r#"
[[confidential]]
id = "falcon"
terms = ["Falcon", "Heron"]
"#;

fn checker(more: &str) -> Checker {
    let policy = Policy::parse("acme.toml", &format!("{POLICY}{more}")).expect("the policy is valid");
    Checker::new(&policy).expect("nothing is missing")
}

/// The fingerprints of a rule's findings in the order of their places, silenced or not.
fn prints(report: &Report, rule: &str) -> Vec<String> {
    let warnings = report.warnings().iter().map(|warning| (warning.rule(), warning.span(), warning.fingerprint()));
    let silenced = report.silenced().iter().map(|silent| (silent.rule(), silent.span(), silent.fingerprint()));
    let mut all: Vec<_> = warnings.chain(silenced).filter(|(own, ..)| own.as_str() == rule).collect();
    all.sort_by_key(|(_, span, _)| *span);
    all.into_iter().map(|(.., fingerprint)| fingerprint.to_owned()).collect()
}

fn of(text: &str, rule: &str) -> Vec<String> {
    prints(&checker(FALCON).check(&Draft::markdown(text)), rule)
}

#[test]
fn to_silence_one_of_two_equal_sentences_gives_the_other_no_other_name() {
    let comment = "<!-- discretion: allow acme/hype -- a quotation -->\n\n";
    let sentence = "It is game-changing.\n\n";
    let open = checker("").check(&Draft::markdown(&format!("{sentence}{sentence}{sentence}")));
    let before = prints(&open, "acme/hype");
    assert_eq!(before.len(), 3);
    for first in 0..3 {
        let text: String = (0..3).map(|at| format!("{}{sentence}", if at == first { comment } else { "" })).collect();
        let report = checker("").check(&Draft::markdown(&text));
        assert_eq!((report.warnings().len(), report.silenced().len()), (2, 1), "{text}");
        assert_eq!(prints(&report, "acme/hype"), before, "{text}");
    }
}

#[test]
fn a_new_secret_rule_changes_the_name_of_no_neighbour() {
    let text = "The Falcon is game-changing. Falcon, sorry for Heron, is revolutionary; sorry for it.";
    let draft = Draft::markdown(text);
    let (without, with) = (checker("").check(&draft), checker(FALCON).check(&draft));
    assert_eq!(prints(&without, "acme/hype"), prints(&with, "acme/hype"));
    assert_eq!(prints(&without, "acme/hype").len(), 2);
    // What was found in its very place is no neighbour: nothing that holds a secret is known by its words.
    let (without, with) = (prints(&without, "acme/excuse"), prints(&with, "acme/excuse"));
    assert_ne!(without[0], with[0]);
    assert_eq!(without[1], with[1]);
}

#[test]
fn no_name_tells_a_secret() {
    for rule in ["acme/falcon", "acme/hype", "acme/excuse"] {
        let one = of("We say that the Falcon is revolutionary, and sorry for Falcon.", rule);
        assert!(!one.is_empty());
        assert_eq!(one, of("We say that the Heron is revolutionary, and sorry for Heron.", rule), "{rule}");
    }
}

#[test]
fn line_file_and_mask_do_not_enter() {
    let text = "We are game-changing, as the Falcon is.";
    let checker = checker(FALCON);
    let report = checker.check(&Draft::markdown(text));
    let moved = checker.check(&Draft::markdown(&format!("# News\n\nAll is well.\n\n> {text}\n")).path("other.md"));
    let masked = report.clone().masked(Masking::Confidential);
    for rule in ["acme/hype", "acme/falcon"] {
        let own = prints(&report, rule);
        assert_eq!(own.len(), 1);
        assert_eq!(own, prints(&moved, rule), "{rule}");
        assert_eq!(own, prints(&masked, rule), "{rule}");
    }
}

#[test]
fn rule_match_and_sentence_do() {
    let one = of("We say that it is game-changing.", "acme/hype");
    assert_ne!(one, of("We say that it is revolutionary.", "acme/hype"));
    assert_ne!(one, of("We say that it is not game-changing.", "acme/hype"));
    assert_eq!(one, of("We say that it is GAME CHANGING.", "acme/hype"));
    assert_ne!(one, of("We say that it is sorry for us.", "acme/excuse"));
    assert_ne!(of("It is sorry for us.", "acme/excuse"), of("It is sorry for them.", "acme/excuse"));
}

#[test]
fn equal_findings_are_told_apart_by_their_order() {
    let twice = of("It is game-changing. It is game-changing.", "acme/hype");
    assert_ne!(twice[0], twice[1]);
    assert_eq!(twice[0], of("It is game-changing.", "acme/hype")[0]);
}

/// What was silenced says what it would be, as a warning does.
#[test]
fn what_is_silenced_has_the_head_of_a_warning() {
    let text = "<!-- discretion: allow acme/hype -- a quotation -->\n\nIt is game-changing.";
    let checker = checker("");
    let report = checker.check(&Draft::markdown(text));
    let bare = checker.without_silencing().check(&Draft::markdown(text));
    let (silenced, warning) = (&report.silenced()[0], &bare.warnings()[0]);
    assert_eq!(**silenced, **warning);
    assert_eq!((silenced.severity(), silenced.message()), (warning.severity(), warning.message()));
    assert_eq!((silenced.allowed_because(), silenced.allowed_by()), ("a quotation", None));
}
