//! A rule that warns thousands of times in one draft: the heaviest warnings are listed, and the rest are counted in
//! every format.

use crate::support::{checker, policy, report, written};
use discretion::policy::Severity;
use discretion::report::{SilencedBy, Verdict};
use discretion::{Checker, Draft};

const RULE: &str = "[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n";

#[test]
fn the_heaviest_thousand_are_listed_wherever_they_stand() {
    let crowd = "We met Globex.\n\n".repeat(1_500);
    for draft in [format!("{crowd}Globex is garbage.\n"), format!("Globex is garbage.\n\n{crowd}")] {
        let report = report(RULE, &draft);
        let heavy = report.warnings().iter().filter(|warning| warning.severity() == Severity::High);
        assert_eq!(heavy.count(), 1);
        assert_eq!((report.warnings().len(), report.unlisted()), (1_000, 501));
        assert!(report.warnings().is_sorted_by_key(|warning| warning.span().start));
    }
}

#[test]
fn a_thousand_are_all_listed_and_nothing_is_said() {
    let report = report(RULE, &"We met Globex.\n\n".repeat(1_000));
    assert_eq!((report.warnings().len(), report.unlisted()), (1_000, 0));
    assert_eq!(report.notes(), [""; 0]);
    assert_eq!(report.warnings()[0].related(), []);
}

#[test]
fn rules_do_not_share_their_room() {
    let two = format!("{RULE}[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n");
    let report = report(&two, &"All hype, says Globex.\n\n".repeat(1_001));
    let of = |rule: &str| report.warnings().iter().filter(|warning| warning.rule().as_str() == rule).count();
    assert_eq!((of("test/globex"), of("test/hype"), report.unlisted()), (1_000, 1_000, 2));
    assert_eq!(report.notes().len(), 2);
}

#[test]
fn every_format_says_that_there_are_more() {
    let draft = "Globex is garbage.\n\n".repeat(1_234);
    let report = report(RULE, &draft);
    assert_eq!(report.verdict(), Verdict::Block);
    for format in ["text", "json", "jsonl", "sarif", "github", "markdown", "html", "gitlab", "junit", "rdjson"] {
        let output = written(format, &policy(RULE), &[(report.clone(), &draft)], &[]);
        assert!(output.contains("234 more"), "{format}:\n{output}");
    }
}

#[test]
fn what_is_silenced_is_counted_to_the_last_and_listed_to_the_thousandth() {
    let cleared = "[[cleared]]\ntext = \"We met Globex\"\nreason = \"it is true\"\n";
    let draft = format!("{}Globex is garbage.\n", "We met Globex.\n\n".repeat(1_234));
    let report = report(&format!("{RULE}{cleared}"), &draft);
    assert_eq!((report.silenced().len(), report.silenced_count(None)), (1_000, 1_234));
    assert_eq!(report.silenced_count(Some(SilencedBy::Cleared)), 1_234);
    assert_eq!(report.silenced_count(Some(SilencedBy::Comment)), 0);
    assert_eq!(report.warnings().len(), 1);
    let note = "234 more silenced matches are not listed: 1000 of a rule and a reason are";
    assert_eq!(report.notes(), [note]);
    for format in ["text", "json", "html"] {
        let output = written(format, &policy(RULE), &[(report.clone(), &draft)], &[]);
        assert!(output.contains(note) && output.contains("1234"), "{format}:\n{output}");
    }
}

#[test]
fn a_name_does_not_depend_on_how_many_are_listed() {
    let draft = "Globex is garbage.\n\n".repeat(1_100);
    let names = |checker: &Checker, draft: &str| -> Vec<String> {
        checker
            .check(&Draft::markdown(draft))
            .warnings()
            .iter()
            .map(|warning| warning.fingerprint().to_owned())
            .collect()
    };
    let checker = checker(RULE);
    let shorter = names(&checker, &"Globex is garbage.\n\n".repeat(1_000));
    assert_eq!(names(&checker, &draft), shorter);
    assert_eq!(checker.check(&Draft::markdown(&draft)).baseline().len(), 1_100);
}
