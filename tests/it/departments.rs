//! Each department has its own say: a report names those whose yes it needs, and a yes holds for one sentence.

use crate::support;
use discretion::policy::Approval;
use discretion::report::{SilencedBy, Verdict};
use discretion::{Checker, Draft, Policy, Report};

const POLICY: &str = r#"
discretion = 1
name = "acme"

[[claim]]
id = "superlative"
terms = ["the fastest", "le plus rapide"]
owner = "legal@acme.example"
severity = "high"

[[tone]]
id = "words"
terms = ["the fastest", "awesome"]
owner = "comms@acme.example"
severity = "medium"

[[tone]]
id = "measured"
measure = "exclamation-marks"
max = 1
owner = "comms@acme.example"
severity = "high"

[[confidential]]
id = "names"
terms = ["Falcon", "Osprey"]
owner = "product@acme.example"

[[confidential]]
id = "elsewhere"
terms = ["Kestrel"]
channels = ["x"]

[[claim]]
id = "bound"
terms = ["for ever"]
owner = "legal@acme.example"
locked = true

[[claim]]
id = "nobodys"
terms = ["risk-free"]
"#;

const LEGAL: &str = "legal@acme.example";

fn checker() -> Checker {
    support::checker(POLICY)
}

fn approval(by: &str, code: &str) -> Approval {
    Approval { by: by.to_owned(), code: code.to_owned(), reason: "claim 26-114".to_owned() }
}

/// The code of the warning of a rule in a text.
fn code(text: &str, rule: &str) -> String {
    let report = checker().check(&Draft::markdown(text));
    let warning = report.warnings().iter().find(|warning| warning.rule().as_str() == rule);
    warning.and_then(|warning| warning.approval()).unwrap_or_default().to_owned()
}

fn rules(report: &Report) -> Vec<&str> {
    report.warnings().iter().map(|warning| warning.rule().as_str()).collect()
}

#[test]
fn a_report_names_those_whose_yes_it_needs() {
    let needs = |text: &str| {
        let report = checker().check(&Draft::markdown(text));
        let needs = report.needs().into_iter().map(|need| (need.owner.to_owned(), need.warnings));
        needs.collect::<Vec<_>>()
    };
    let owned = |needs: &[(&str, usize)]| needs.iter().map(|(owner, n)| ((*owner).to_owned(), *n)).collect::<Vec<_>>();
    let comms = "comms@acme.example";
    let table: [(&str, &[(&str, usize)]); 8] = [
        ("All is well.", &[]),
        ("Ours is the fastest store.", &[(comms, 1), (LEGAL, 1)]),
        ("Le nôtre est le plus rapide du marché.", &[(LEGAL, 1)]),
        ("Falcon is next. Falcon!", &[("product@acme.example", 2)]),
        ("Falcon is the fastest.", &[("product@acme.example", 1), (comms, 1), (LEGAL, 1)]),
        ("It is awesome.", &[(comms, 1)]),
        ("It is risk-free.", &[]),
        ("Yours for ever.", &[(LEGAL, 1)]),
    ];
    for (text, expected) in table {
        assert_eq!(needs(text), owned(expected), "{text}");
    }
}

#[test]
fn a_yes_holds_for_the_words_of_its_sentence() {
    let text = "Ours is the fastest store. It is small.";
    let code = code(text, "acme/superlative");
    let checker = checker().approving([approval(LEGAL, &code)]);
    for (text, passes) in [
        (text, true),
        ("Ours is **the fastest**\nstore. It is tiny, and this is new.", true),
        ("We are back. Ours is the fastest store.", true),
        ("Ours is the fastest store!", false),
        ("Ours is the fastest store of all.", false),
        ("Theirs is the fastest store.", false),
        ("Ours is the fastest shop.", false),
        ("Ours is the Fastest store.", false),
        ("Ours is le plus rapide store.", false),
    ] {
        let report = checker.check(&Draft::markdown(text));
        assert_eq!(!rules(&report).contains(&"acme/superlative"), passes, "{text}");
        // What belongs to others needs their own yes.
        assert_eq!(
            rules(&report).contains(&"acme/words"),
            text.to_lowercase().contains("the fastest"),
            "{text}: {:?}",
            rules(&report)
        );
    }
    for by in ["LEGAL@acme.example", "Legal Team <legal@acme.example>", " legal@acme.example "] {
        let checker = self::checker().approving([approval(by, &code)]);
        assert_eq!(rules(&checker.check(&Draft::markdown(text))), ["acme/words"], "{by}");
    }
    let report = checker.check(&Draft::markdown(text));
    let silenced = &report.silenced()[0];
    assert_eq!((silenced.by(), silenced.allowed_by()), (SilencedBy::Approval, Some(LEGAL)));
    assert_eq!(silenced.allowed_because(), "claim 26-114");
}

#[test]
fn the_second_of_two_equal_sentences_has_a_code_of_its_own() {
    let once = "Ours is the fastest store.";
    let checker = checker().approving([approval(LEGAL, &code(once, "acme/superlative"))]);
    let report = checker.check(&Draft::markdown("Ours is the fastest store.\n\nOurs is the fastest store."));
    assert_eq!(rules(&report).iter().filter(|rule| **rule == "acme/superlative").count(), 1);
}

#[test]
fn nobody_approves_for_others_of_what_is_locked_or_of_secrets() {
    let fast = "Ours is the fastest store.";
    let notes = |text: &str, approvals: Vec<Approval>| {
        let report = checker().approving(approvals).check(&Draft::markdown(text));
        assert!(report.silenced().is_empty() && !report.warnings().is_empty(), "{text}");
        let notes =
            report.warnings().iter().flat_map(|warning| warning.related().iter().map(|place| place.note.clone()));
        notes.collect::<Vec<_>>().join("; ")
    };
    let code_of_fast = code(fast, "acme/superlative");
    let told = notes(fast, vec![approval("jane@acme.example", &code_of_fast)]);
    assert!(told.contains("approved by jane@acme.example, who does not own the rule"), "{told}");
    let told = notes(fast, vec![approval("legal", &code_of_fast), approval("", &code_of_fast)]);
    assert!(told.contains("approved by legal, who does not own the rule"), "{told}");
    assert_eq!(code("Yours for ever.", "acme/bound"), "");
    let told = notes("Yours for ever.", vec![approval(LEGAL, ""), approval(LEGAL, &code_of_fast)]);
    assert!(!told.contains("approved by"), "{told}");
    let free = code("It is risk-free.", "acme/nobodys");
    assert!(!free.is_empty());
    notes("It is risk-free.", vec![approval("", &free), approval(LEGAL, &free)]);
    assert_eq!(code("Falcon is next.", "acme/names"), "");
    notes(
        "Falcon is next.",
        vec![approval("product@acme.example", ""), approval("product@acme.example", &code_of_fast)],
    );
}

#[test]
fn a_secret_enters_no_code_of_its_sentence() {
    let one = code("Falcon is the fastest store.", "acme/superlative");
    assert_eq!(one, code("Osprey is the fastest store.", "acme/superlative"));
    // A rule that sleeps keeps its secrets, too.
    assert_eq!(one, code("Kestrel is the fastest store.", "acme/superlative"));
    assert_ne!(one, code("Merlin is the fastest store.", "acme/superlative"));
}

#[test]
fn a_limit_is_approved_as_far_as_it_is_exceeded() {
    let yes = approval("comms@acme.example", &code("So! So! So!", "acme/measured"));
    let checker = checker().approving([yes]);
    assert_eq!(checker.check(&Draft::markdown("So! So! So!")).verdict(), Verdict::Pass);
    assert_eq!(rules(&checker.check(&Draft::markdown("So! So! So! So!"))), ["acme/measured"]);
}

#[test]
fn one_department_sees_what_is_its_own() {
    let report = checker().check(&Draft::markdown("Falcon is the fastest. It is awesome!"));
    let (all, verdict, score) = (report.warnings().len(), report.verdict(), report.score());
    let legal = report.clone().only_of("LEGAL");
    assert_eq!(rules(&legal), ["acme/superlative"]);
    assert_eq!((legal.verdict(), legal.score(), legal.of_others()), (verdict, score, all - 1));
    assert_eq!(legal.notes(), [format!("not shown: {} warnings of other owners", all - 1)]);
    assert_eq!(rules(&report.only_of("comms@acme.example")).len(), 2);
}

#[test]
fn an_exception_for_findings_needs_the_owner_and_knows_their_codes() {
    let text = "Ours is the fastest store.";
    let code = code(text, "acme/superlative");
    let with = |keys: &str| {
        let exception = "\n[[exception]]\npaths = [\"blog/*\"]\nreason = \"26-114\"\nuntil = 2027-01-01T00:00:00Z\n";
        Policy::parse("acme.toml", &format!("{POLICY}{exception}{keys}"))
    };
    let named = format!("rule = \"acme/superlative\"\nfindings = [\"{code}\"]\napproved_by = \"{LEGAL}\"");
    let now = discretion::moment::Moment::parse("2026-11-27T12:00:00Z").unwrap();
    let checker = Checker::new(&with(&named).unwrap()).unwrap().at(now);
    let found =
        |text: &str, path: &str| rules(&checker.check(&Draft::markdown(text).path(path))).contains(&"acme/superlative");
    assert!(!found(text, "blog/a.md") && found(text, "news/a.md") && found("Ours is the fastest box.", "blog/a.md"));
    let refused = |keys: &str| with(keys).unwrap_err().to_string();
    for (keys, told) in [
        ("rule = \"acme/superlative\"\napproved_by = \"x\"", "who approves says of what, with `findings`"),
        (
            &format!("rule = \"acme/superlative\"\nfindings = [\"{code}\"]\napproved_by = \"jane@acme.example\""),
            "`jane@acme.example` cannot approve of this: the owner of the rule is `legal@acme.example`",
        ),
        (
            &format!("rule = \"acme/nobodys\"\nfindings = [\"{code}\"]\napproved_by = \"x\""),
            "`x` cannot approve of this: the rule has no owner",
        ),
        (
            "rule = \"acme/superlative\"\nfindings = [\"ABC\"]",
            "code `ABC` is malformed, expected 16 letters and digits as in a report",
        ),
        (
            &format!("rule = \"acme/names\"\nfindings = [\"{code}\"]"),
            "warnings of a confidential rule have no codes, expected an exception for paths alone",
        ),
    ] {
        assert!(refused(keys).contains(told), "{}", refused(keys));
    }
}
