//! What a policy cannot do to a rule that a policy below it locks: each line of the table is an error.

use crate::support::Folder;
use discretion::{Checker, Draft, Policy};

/// The policy of the group, which locks two rules.
const GROUP: &str = r#"discretion = 1
name = "group"
jurisdictions = ["eu", "us"]

[verdict]
review = 20
block = 60

[[confidential]]
id = "falcon"
terms = ["Falcon"]
jurisdictions = ["us"]
locked = true

[[competitor]]
id = "globex"
names = ["Globex"]
products = ["HyperCube"]
stances = { insinuation = "medium" }
locked = true
"#;

/// Loads a policy that builds on the group's, and says what is wrong with it.
fn build_on(test: &str, what: &str) -> Result<Policy, String> {
    let top = format!("discretion = 1\nname = \"top\"\nextends = [\"group.toml\"]\n{what}");
    Folder::new(&format!("locks-{test}"), &[("group.toml", GROUP), ("top.toml", &top)]).attempt("top.toml")
}

#[test]
fn settings_cannot_loosen_what_is_locked_below() {
    let falcon = ("falcon", "9:1");
    let globex = ("globex", "15:1");
    let table = [
        ("[verdict]\nreview = 30", "5:10", falcon),
        ("[verdict]\nblock = 61", "5:9", falcon),
        ("jurisdictions = [\"eu\"]", "4:17", falcon),
        ("[competitors.stances]\ndisparaging = \"medium\"", "5:15", globex),
        ("[competitors.stances]\ncomparative = \"info\"", "5:15", globex),
        ("[competitors.words]\nnot = [\"garbage\"]", "5:7", globex),
        ("[competitors.words]\nwithout = [\"garbage\"]", "5:11", globex),
        ("[competitors.words]\nsubstantiated = [\"everybody knows\"]", "5:17", globex),
        ("[competitors.words]\nintegration = [\"crushes\"]", "5:15", globex),
        ("[[adjust]]\nrule = \"group/globex\"\nstances = { insinuation = \"low\" }\nreason = \"so\"", "6:11", globex),
        ("[company]\nnames = [\"Acme\", \"Globex\"]", "5:18", globex),
        ("[company]\nnames = [\"HyperCube for Acme\"]", "5:10", globex),
    ];
    for (what, place, (rule, there)) in table {
        let error = build_on("loosen", what).expect_err(what);
        let expected = format!(
            "top.toml:{place}: rule `group/{rule}` is locked, and this would weaken it\n  group.toml:{there}: the rule is here"
        );
        assert_eq!(error, expected, "{what}");
    }
}

/// A policy that locks rules for some people and audiences.
const SPEAKERS: &str = r#"discretion = 1
name = "group"

[people.jane]
handles = ["@jane"]
role = "product"

[audiences]
public = { channels = ["blog"] }
internal = { channels = ["slack"] }

[lists]
subject-storage = ["object store"]

[[confidential]]
id = "public"
terms = ["Falcon"]
audiences = { not = ["internal"] }
locked = true

[[confidential]]
id = "product"
terms = ["Kestrel"]
roles = ["product"]
locked = true

[[confidential]]
id = "guest"
terms = ["Osprey"]
authors = ["@anna"]
locked = true
"#;

#[test]
fn people_and_audiences_cannot_become_others_below_a_lock() {
    let load = |what: &str| {
        let top = format!("discretion = 1\nname = \"top\"\nextends = [\"group.toml\"]\n{what}");
        let files = [("group.toml", SPEAKERS), ("top.toml", top.as_str())];
        Folder::new("locks-speakers", &files).attempt("top.toml").map(|_| ())
    };
    for (what, at, rule, there) in [
        ("[audiences]\ninternal = { channels = [\"slack\", \"wiki\"] }", "5:12", "public", "15:1"),
        ("[audiences.internal]\nchannels = [\"x\"]", "4:1", "public", "15:1"),
        ("[people.jane]\nrole = \"guest\"", "4:1", "product", "21:1"),
        ("[people.jane]\nhandles = [\"@jane\"]", "4:1", "product", "21:1"),
    ] {
        let expected = format!(
            "top.toml:{at}: rule `group/{rule}` is locked, and this would weaken it\n  group.toml:{there}: the rule is here"
        );
        assert_eq!(load(what), Err(expected), "{what}");
    }
    for what in [
        "[audiences]\npartners = { channels = [\"portal\"] }",
        // The blog stays one that the public reads.
        "[audiences]\nstaff = { channels = [\"blog\", \"slack\"] }",
        "[people.jane]\nhandles = [\"@jane\"]\nrole = \"product\"\nsubjects = [\"storage\"]",
        // A guest who has a name now is still meant by their handle.
        "[people.anna]\nhandles = [\"@Anna\"]",
        "[people.tom]\nrole = \"sales\"",
    ] {
        assert_eq!(load(what), Ok(()), "{what}");
    }
}

#[test]
fn a_subject_keeps_its_words_below_a_lock() {
    let group = "discretion = 1\nname = \"group\"\n[lists]\nsubject-storage = [\"object store\"]\nsubject-price = [\"fee\"]\n\
                 [people.jane]\nhandles = [\"@jane\"]\nsubjects = [\"storage\"]\n\
                 [people.tom]\nhandles = [\"@tom\"]\nsubjects = [\"price\"]\n\
                 [[adjust]]\nrule = \"group/subject-storage\"\nlocked = true\n";
    let folder = |lists: &str| {
        let top = format!("discretion = 1\nname = \"top\"\nextends = [\"group.toml\"]\n[lists]\n{lists}\n");
        Folder::new("locks-subjects", &[("group.toml", group), ("top.toml", top.as_str())])
    };
    let refused = folder("subject-storage = [\"bucket\"]").error("top.toml");
    assert!(refused.contains("rule `group/subject-storage` is locked, and this would weaken it"), "{refused}");
    for lists in ["subject-price = [\"charge\"]", "subject-storage = [\"bucket\", \"object store\"]"] {
        assert!(folder(lists).load("top.toml").is_ok(), "{lists}");
    }
    let policy = folder("\"group/subject-storage\" = [\"bucket\"]").load("top.toml").unwrap();
    let checker = Checker::new(&policy).unwrap();
    for text in ["The bucket is full.", "The object store is full."] {
        let report = checker.check(&Draft::markdown(text).author("@tom"));
        assert_eq!(report.warnings().len(), 1, "{text}");
    }
}

#[test]
fn settings_can_be_stricter_than_those_below_a_lock() {
    let table = [
        "[verdict]\nreview = 10\nblock = 50",
        "jurisdictions = [\"us\"]",
        "[competitors.stances]\ndisparaging = \"critical\"",
        // The rule says itself how bad an insinuation is.
        "[competitors.stances]\ninsinuation = \"medium\"",
        "[competitors.words]\ndisparaging = [\"toy\"]",
        "[company]\nnames = [\"Acme\", \"Globe\"]",
        "[[adjust]]\nrule = \"group/globex\"\nstances = { neutral = \"low\" }",
    ];
    for what in table {
        assert!(build_on("strict", what).is_ok(), "{what}");
    }
}

/// Of two rules at one place and as severe, the locked one speaks, else that of the higher layer; the other is named.
#[test]
fn the_locked_rule_speaks_then_that_of_the_higher_layer() {
    let rule = "[[confidential]]\nid = \"zebra\"\nterms = [\"Falcon\", \"Condor\"]\nowner = \"top@x\"\n";
    let checker = Checker::new(&build_on("ties", rule).expect("it is sound")).expect("it is sound");
    let told = |text: &str| -> Vec<(String, Vec<String>)> {
        let report = checker.check(&Draft::plain(text));
        let one = |warning: &discretion::report::Warning| {
            let related = warning.related().iter().map(|place| place.note.clone()).collect();
            (warning.rule().as_str().to_owned(), related)
        };
        report.warnings().iter().map(one).collect()
    };
    assert_eq!(told("Falcon"), [("group/falcon".to_owned(), vec!["also matches top/zebra (top@x)".to_owned()])]);
    assert_eq!(told("Condor"), [("top/zebra".to_owned(), vec![])]);
    let pack = "discretion = 1\nname = \"acme\"\nowner = \"us@x\"\nextends = [\"pack:tone\"]\n[[tone]]\nid = \"zest\"\n\
                terms = [\"game-changing\"]\nseverity = \"low\"\nadvice = \"Say it our way.\"\n";
    let checker = Checker::new(&Policy::parse("acme.toml", pack).expect("it is sound")).expect("it is sound");
    let report = checker.check(&Draft::plain("It is game-changing.").language("en"));
    let advice: Vec<_> = report.warnings().iter().map(|one| (one.rule().as_str(), one.advice())).collect();
    assert_eq!(advice, [("acme/zest", "Say it our way.")]);
}
