//! The gallery under `examples/gallery`: five policies to be copied, tried on their own examples and on their drafts.
//!
//! The folder of a draft is its verdict, and the table names the rules that speak in it. Drafts that pass are silent.

use crate::support::severities_of;
use discretion::check::Trial;
use discretion::language::Language;
use discretion::moment::Moment;
use discretion::policy::Example;
use discretion::policy::Secrets;
use discretion::{Checker, Draft, Policy};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// A draft below `drafts`, and the rules that speak in it, in their order.
type Row = (&'static str, &'static [&'static str]);

const SOFTWARE: [Row; 6] = [
    (
        "block/merci-la-mutuelle.md",
        &[
            "norvale/customers-without-consent",
            "norvale/globex",
            "norvale/inside-hosts",
            "norvale/names-a-culprit",
            "norvale/next-version",
        ],
    ),
    (
        "block/what-i-cannot-show-you.md",
        &[
            "norvale/customers-without-consent",
            "norvale/globex",
            "norvale/inside-hosts",
            "norvale/project-cormorant",
            "security-incident/fix-still-missing",
        ],
    ),
    ("pass/la-colonne-qui-manquait.md", &[]),
    ("pass/the-button-without-a-second-step.md", &[]),
    ("review/goodbye-old-import.md", &["norvale/goodbye-with-a-date"]),
    ("review/la-nuit-du-certificat.md", &["norvale/audits"]),
];

const BANK: [Row; 6] = [
    (
        "block/the-garage-on-monday.md",
        &[
            "finance-promises/credit-and-haste",
            "merival/asks-for-secrets",
            "merival/credit-warning",
            "merival/easy-credit",
        ],
    ),
    ("block/une-page-se-tourne.md", &["merival/banking-secrecy", "merival/project-alder", "merival/supervisor"]),
    ("pass/livret-a-mode-demploi.md", &[]),
    ("pass/the-call-i-nearly-believed.md", &[]),
    ("review/compte-des-18-25.md", &["merival/free-banking"]),
    ("review/two-cuts.md", &["merival/economist-disclaimer"]),
];

const CLINIC: [Row; 6] = [
    (
        "block/a-nose-for-the-summer.md",
        &[
            "elvan/as-a-trade",
            "elvan/looks",
            "elvan/outcomes",
            "elvan/patient-story",
            "elvan/prescription-medicines",
            "health/prescription-offer",
        ],
    ),
    (
        "block/merci-aux-equipes.md",
        &[
            "elvan/better-than-others",
            "elvan/patient-story",
            "elvan/tanneurs",
            "elvan/west-site",
            "elvan/what-patients-say",
        ],
    ),
    ("pass/four-in-the-morning.md", &[]),
    ("pass/la-valise-de-maternite.md", &[]),
    ("review/a-tight-chest-on-the-stairs.md", &["elvan/where-to-call"]),
    ("review/un-bilan-pour-la-nouvelle-annee.md", &["elvan/care-for-everybody"]),
];

const PUBLIC_SERVICE: [Row; 6] = [
    ("block/three-bidders-and-a-hunch.md", &["lauviere/bus-tender", "lauviere/papers-in-public", "lauviere/sides"]),
    (
        "block/une-belle-apres-midi.md",
        &["lauviere/child-protection", "lauviere/deserving", "lauviere/new-school", "lauviere/sides"],
    ),
    ("pass/le-bibliobus-et-le-silence.md", &[]),
    ("pass/the-bus-that-came-early.md", &[]),
    ("review/chauffage-cet-hiver.md", &["lauviere/aid-without-conditions"]),
    ("review/works-in-brezins.md", &["lauviere/closure"]),
];

const SHOP: [Row; 6] = [
    (
        "block/frost-on-the-shelves.md",
        &[
            "disclosure-fr/paid-author",
            "pernelle/givre-collection",
            "pernelle/instalments-warning",
            "pernelle/partner-posts",
            "pernelle/soldes-before",
            "pernelle/vegan-leather",
            "pernelle/workshops",
        ],
    ),
    (
        "block/tout-doit-partir.md",
        &[
            "consumer-ucpd/bought-reviews",
            "pernelle/halden",
            "pernelle/instalments-warning",
            "pernelle/reduced-price",
            "pernelle/soldes-before",
            "pernelle/vegan-leather",
        ],
    ),
    ("pass/reparer-une-chaise.md", &[]),
    ("pass/the-jug-that-leaks.md", &[]),
    ("review/la-lampe-qui-ne-gene-personne.md", &["pernelle/reduced-price"]),
    ("review/the-bench-by-the-window.md", &["pernelle/reduced-price"]),
];

const GALLERY: [(&str, &[Row]); 5] = [
    ("software", &SOFTWARE),
    ("bank", &BANK),
    ("clinic", &CLINIC),
    ("public-service", &PUBLIC_SERVICE),
    ("shop", &SHOP),
];

/// A rule about English names in French texts has nothing to flag in an English one.
const FRENCH_ONLY: &str = "lauviere/english-names";

fn path(kind: &str, file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/gallery").join(kind).join(file)
}

fn read(kind: &str, file: &str) -> String {
    let path = path(kind, file);
    fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

fn policy(kind: &str) -> Policy {
    Policy::parse("policy.toml", &read(kind, "policy.toml")).unwrap_or_else(|error| panic!("{kind}: {error}"))
}

/// The day on which the gallery was last looked through: before the embargoes are over.
fn today() -> Moment {
    Moment::parse("2026-11-27T12:00:00Z").expect("an instant")
}

#[test]
fn the_rules_that_the_gallery_names_speak_in_its_drafts_and_no_others() {
    for (kind, rows) in GALLERY {
        let checker = Checker::new(&policy(kind)).expect("the policy is ready").at(today());
        for (draft, rules) in rows {
            let report = checker.check(&Draft::markdown(&read(kind, &format!("drafts/{draft}"))));
            let speaking: BTreeSet<&str> = severities_of(&report).into_iter().map(|(rule, _)| rule).collect();
            assert_eq!(speaking.into_iter().collect::<Vec<_>>(), *rules, "{kind}/{draft}");
            let (folder, _) = draft.split_once('/').expect("a draft lies in the folder of its verdict");
            assert_eq!(report.verdict().name(), folder, "{kind}/{draft}");
        }
    }
}

#[test]
fn no_draft_of_the_gallery_is_left_out() {
    for (kind, rows) in GALLERY {
        let mut drafts: Vec<String> = Vec::new();
        for folder in ["block", "pass", "review"] {
            let files = fs::read_dir(path(kind, &format!("drafts/{folder}"))).expect("the folder is there");
            let name = |file: fs::DirEntry| format!("{folder}/{}", file.file_name().to_string_lossy());
            drafts.extend(files.map(|file| name(file.expect("a file"))));
        }
        drafts.sort();
        assert_eq!(drafts, rows.iter().map(|(draft, _)| *draft).collect::<Vec<_>>(), "{kind}");
    }
}

#[test]
fn drafts_of_the_gallery_are_posts_of_a_length_that_people_read() {
    for (kind, rows) in GALLERY {
        for (draft, _) in rows {
            let text = read(kind, &format!("drafts/{draft}"));
            let body = text.splitn(3, "---\n").nth(2).expect("the front matter ends");
            let words = body.split_whitespace().count();
            assert!((80..=250).contains(&words), "{kind}/{draft}: {words}");
        }
    }
}

#[test]
fn policies_of_the_gallery_hold_what_their_examples_say_in_both_languages() {
    for (kind, _) in GALLERY {
        let policy = policy(kind);
        let trial = Trial::of_own_rules(&policy, &Secrets::new()).expect("the policy is ready");
        let failures: Vec<&str> = trial.failures().map(|failure| failure.example.text.as_str()).collect();
        assert_eq!(failures, [""; 0], "{kind}");
        let written = trial.rules.iter().filter(|rule| !rule.flags.is_empty() || !rule.passes.is_empty());
        for rule in written.filter(|rule| rule.rule.as_str() != FRENCH_ONLY) {
            for examples in [&rule.flags, &rule.passes] {
                let languages: BTreeSet<Option<&str>> =
                    examples.iter().map(|tried| language_of(&tried.example)).collect();
                assert_eq!(languages, BTreeSet::from([Some("en"), Some("fr")]), "{kind}: {}", rule.rule.as_str());
            }
        }
    }
}

#[test]
fn nothing_in_a_policy_of_the_gallery_is_weak() {
    for (kind, _) in GALLERY {
        let weak: Vec<String> = policy(kind).weaknesses(today()).into_iter().map(|weak| weak.message).collect();
        assert_eq!(weak, [""; 0], "{kind}");
    }
}

/// The language that an example is written for.
fn language_of(example: &Example) -> Option<&'static str> {
    example.language.map(Language::code)
}
