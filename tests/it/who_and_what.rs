//! Who speaks, to whom, and with what substance: each of it in both languages, in every form that people and programs read.

use crate::schemas;
use crate::support::written;
use discretion::check::CandidateFate;
use discretion::moment::Moment;
use discretion::report::Masking;
use discretion::{Checker, Draft, Policy, Report};
use jsonschema::Validator;

const POLICY: &str = r##"discretion = 1
name = "acme"
owner = "comms@acme.example"
extends = ["pack:own-voice"]

[company]
names = ["Acme"]

[lists.subject-pricing]
en = ["price list"]
fr = ["grille tarifaire"]
[lists.subject-storage]
en = ["object store"]
fr = ["stockage objet"]

[people.jane]
name = "Jane Roe"
role = "product"
subjects = ["storage"]
[people.ana]
role = "company"
subjects = ["pricing"]

[audiences]
public = { channels = ["blog"] }
internal = { channels = ["intranet"] }

[[tone]]
id = "in-house-words"
terms = { en = ["the fourth floor"], fr = ["le quatrième étage"] }
audiences = ["public"]

[[require]]
id = "label"
when = { channels = ["newsletter"], mentions = { en = ["sponsor"], fr = ["parrain"] } }
needs = { any = { en = ["paid partnership"], fr = ["collaboration commerciale"] }, within = "start" }

[[tone]]
id = "something-to-use"
measure = "substance"
min = 40
"##;

/// What is tried: the rule, the channel and the author, and a text of each language that it speaks of.
const TRIED: [(&str, &str, &str, [&str; 2]); 6] = [
    (
        "own-voice/affiliation",
        "x",
        "jane",
        ["Acme has a new dashboard, have a look.", "Acme a un nouveau tableau de bord, regardez."],
    ),
    (
        "own-voice/company-voice",
        "x",
        "jane",
        [
            "We are proud to announce our new dashboard. I work at Acme.",
            "Nous sommes fiers de vous présenter notre tableau de bord. Je travaille chez Acme.",
        ],
    ),
    (
        "acme/in-house-words",
        "blog",
        "ana",
        ["As they say on the fourth floor, less is more.", "Comme on dit, le quatrième étage préfère la simplicité."],
    ),
    (
        "acme/label",
        "newsletter",
        "ana",
        [
            "Our sponsor of the month has something for readers.",
            "Le parrain du mois a quelque chose pour les lecteurs.",
        ],
    ),
    (
        "acme/subject-pricing",
        "x",
        "jane",
        [
            "I work at Acme, and the price list changes in May.",
            "Je travaille chez Acme, et la grille tarifaire change en mai.",
        ],
    ),
    (
        "acme/something-to-use",
        "blog",
        "ana",
        [
            "We are thrilled to begin a new chapter. Our passionate team is committed to excellence. It is a game changer. \
         We believe in innovation. Thank you all.",
            "Nous sommes fiers d'ouvrir un nouveau chapitre. Nos équipes passionnées s'engagent. C'est une solution \
         innovante. L'innovation est dans notre ADN. Merci à tous.",
        ],
    ),
];

fn policy() -> Policy {
    Policy::parse("acme.toml", POLICY).unwrap_or_else(|error| panic!("{error}"))
}

/// Calls something with each draft: the rule that must speak of it, the checker, the draft, its text and its language.
fn each(look: impl Fn(&str, &Checker, &Draft<'_>, &str, &str)) {
    let checker = Checker::new(&policy()).expect("nothing is missing");
    for (rule, channel, author, texts) in TRIED {
        for (language, text) in ["en", "fr"].into_iter().zip(texts) {
            let draft = Draft::markdown(text).path("post.md").channel(channel).author(author).language(language);
            look(rule, &checker, &draft, text, language);
        }
    }
}

#[test]
fn each_speaks_in_both_languages() {
    each(|rule, checker, draft, text, language| {
        let report = checker.check(draft);
        let found = report.warnings().iter().find(|one| one.rule().as_str() == rule);
        let rules: Vec<&str> = report.warnings().iter().map(|one| one.rule().as_str()).collect();
        let found = found.unwrap_or_else(|| panic!("{rule} says nothing of {text}: {rules:?}"));
        assert!(text.contains(found.text()), "{rule}: {}", found.text());
        let is_french =
            |said: &str| [" le ", " la ", " les ", " un ", " une ", " de ", "«"].iter().any(|word| said.contains(word));
        assert_eq!(
            is_french(&format!(" {} {} ", found.message(), found.why())),
            language == "fr",
            "{}",
            found.message()
        );
    });
}

#[test]
fn each_is_explained() {
    each(|rule, checker, draft, text, _| {
        let read = checker.read(draft);
        let explained = checker.explain(rule, &read, Masking::None).expect("there is such a rule");
        let warns = explained.candidates.iter().any(|one| one.fate == CandidateFate::Warns);
        assert!(warns, "{rule} on {text}: {:?}", explained.candidates);
    });
}

#[test]
fn each_is_in_every_report() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../docs/schema/report.v1.json")).expect("the schema is JSON");
    let schema: Validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let policy = policy();
    each(|rule, checker, draft, text, _| {
        let reports: [(Report, &str); 1] = [(checker.check(draft), text)];
        for format in ["text", "json", "html", "markdown", "sarif"] {
            let written = written(format, &policy, &reports, &[]);
            assert!(written.replace('\\', "").contains(rule), "{format}: {rule}: {written}");
            if format == "json" {
                let json = serde_json::from_str(&written).expect("it is JSON");
                let faults: Vec<String> = schema.iter_errors(&json).map(|error| error.to_string()).collect();
                assert!(faults.is_empty(), "{rule}: {faults:?}");
            }
        }
    });
}

#[test]
fn the_policy_is_of_its_schema_and_has_no_weakness() {
    assert_eq!(schemas::policy_faults(POLICY), Some(vec![]));
    let at = Moment::parse("2026-11-27T12:00:00Z").expect("it is a moment");
    let weak: Vec<String> = policy().weaknesses(at).iter().map(|one| format!("{one:?}")).collect();
    assert!(weak.iter().all(|one| one.contains("xample")), "{weak:?}");
}
