//! What a draft, a comment, a policy layer and a repository can do to a locked rule: docs/trust.md, line by line.
//!
//! Each line of the page's tables is a case here that is tried, or names a test of the program. What is tried is what the
//! page says: the lines are compared word by word.

use crate::support::Folder;
use discretion::moment::Moment;
use discretion::report::Verdict;
use discretion::{Checker, Draft, Policy, Report};
use std::path::Path;

/// The policy of a group, which locks its rules.
const GROUP: &str = r#"discretion = 1
name = "group"
jurisdictions = ["eu", "us"]
[verdict]
review = 20
block = 60
[channels.blog]
[lists.spared]
en = ["Falcon Heights"]
[[confidential]]
id = "falcon"
terms = ["Falcon"]
severity = "critical"
until = 2027-03-01T09:00:00+01:00
except = "@spared"
jurisdictions = ["us"]
locked = true
[[confidential]]
id = "season"
terms = ["Osprey"]
from = 2026-11-01T00:00:00Z
locked = true
[[confidential]]
id = "blog"
terms = ["Kestrel"]
channels = ["blog"]
locked = true
[[confidential]]
id = "english"
terms = { en = ["Merlin"] }
locked = true
[[competitor]]
id = "globex"
names = ["Globex"]
locked = true
[[tone]]
id = "hype"
terms = ["hype"]
"#;

/// The four who may try something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Draft,
    Comment,
    Layer,
}

/// A line of the page, and the proof.
struct Case(Who, &'static str, &'static str, fn());

const CASES: &[Case] = &[
    Case(Who::Draft, "says that it appears after an embargo", "nothing: the embargo must be over now, too", || {
        holds("---\npublish_at: 2099-01-01\n---\nFalcon", "falcon");
    }),
    Case(Who::Draft, "says that it appeared long ago", "nothing: a rule that is in force now holds", || {
        holds("---\ndate: 2020-01-01\n---\nOsprey", "season");
    }),
    Case(
        Who::Draft,
        "names another channel than the rule's",
        "nothing: only `--channel` decides for a locked rule",
        || {
            holds("---\nchannel: x\n---\nKestrel", "blog");
        },
    ),
    Case(
        Who::Draft,
        "names no channel at all",
        "**a rule for a channel sleeps**, and the report says so; pass `--channel`",
        || {
            let report = check("Kestrel");
            assert!(report.warnings().is_empty());
            let asleep = report.asleep().iter().flat_map(|asleep| asleep.rules()).any(|id| id.as_str() == "group/blog");
            assert!(asleep, "it is told");
        },
    ),
    Case(
        Who::Draft,
        "names a channel that nobody knows",
        "the draft is an error, and every rule for a channel holds",
        || {
            is_refused("---\nchannel: bolg\n---\nKestrel", "blog");
        },
    ),
    Case(
        Who::Draft,
        "declares another language than its text has",
        "a warning, and the rules of both languages read",
        || {
            let text = "---\nlang: fr\n---\nWe are glad that you are here with Merlin, and we hope that you like it.";
            holds(text, "english");
            holds(text, "declared-language");
        },
    ),
    Case(
        Who::Draft,
        "declares a language that its text does not tell",
        "nothing: a locked rule reads a text in doubt",
        || {
            holds("---\nlang: fr\n---\nMerlin", "english");
        },
    ),
    Case(
        Who::Draft,
        "writes a date that cannot be read",
        "the draft is an error, and no date puts a rule to sleep",
        || {
            is_refused("---\ndate: soon\n---\nFalcon", "falcon");
        },
    ),
    Case(Who::Draft, "breaks its front matter", "the draft is an error, and every rule holds", || {
        is_refused("---\nchannel: x\ntitle: [a\n---\nKestrel", "blog");
    }),
    Case(Who::Draft, "writes the term in other letters, signs or markup", "nothing: it is found", || {
        for text in
            ["F4lc0n", "**Fal**con", "Fal&#99;on", "F\u{430}lcon", "<img srcset=\"/Falc%6Fn.png 2x\">", "F a l c o n"]
        {
            holds(text, "falcon");
        }
    }),
    Case(Who::Draft, "has the term in its file name or its slug", "nothing: both are read", || {
        let report = checker(GROUP).check(&Draft::markdown("Good.").path("blog/falcon-launch.md"));
        assert_eq!(report.warnings()[0].rule().as_str(), "group/falcon");
        holds("---\nslug: falcon-launch\n---\nGood.", "falcon");
    }),
    Case(Who::Draft, "denies, quotes or asks about a secret", "nothing: it is out all the same", || {
        for text in ["There is no Falcon.", "> “Falcon”, they say.", "Falcon?", "This is not confidential: Falcon."]
        {
            holds(text, "falcon");
        }
    }),
    Case(Who::Comment, "allows a locked rule", "nothing but a warning that the rule is locked", || {
        let text = "<!-- discretion: allow group/falcon -- agreed -->\n\nFalcon";
        holds(text, "falcon");
        holds(text, "allow-comment");
    }),
    Case(
        Who::Comment,
        "allows a rule that does not exist, or for a reason that is not there",
        "nothing but a warning",
        || {
            for comment in
                ["allow group/falcn -- agreed", "allow group/falcon", "allow all -- agreed", "ignore group/falcon -- x"]
            {
                let text = format!("<!-- discretion: {comment} -->\n\nFalcon");
                holds(&text, "falcon");
                holds(&text, "allow-comment");
            }
        },
    ),
    Case(
        Who::Comment,
        "allows a rule that is not locked",
        "**the rule is silent in the next block**; counted in the report, ignored with `--no-silence`",
        || {
            let text = "<!-- discretion: allow group/hype until 9999-12-31 -- agreed -->\n\nIt is hype.";
            let report = check(text);
            assert_eq!((report.warnings().len(), report.silenced().len()), (0, 1));
            let strict = checker(GROUP).without_silencing().check(&Draft::markdown(text));
            assert_eq!(strict.warnings().len(), 1);
        },
    ),
    Case(
        Who::Comment,
        "allows the rule about comments, or the one about languages",
        "nothing: both are locked",
        || {
            for rule in ["allow-comment", "declared-language"] {
                let report = check(&format!("<!-- discretion: allow group/{rule} -- agreed -->\n\nGood."));
                assert_eq!(report.warnings()[0].rule().as_str(), "group/allow-comment");
            }
        },
    ),
    Case(Who::Layer, "lowers the severity, or switches the rule off", "an error that points at both places", || {
        for key in ["severity = \"low\"", "off = true"] {
            is_locked(&format!("[[adjust]]\nrule = \"group/falcon\"\n{key}\nreason = \"x\""));
        }
    }),
    Case(Who::Layer, "unlocks the rule", "an error", || {
        is_locked("[[adjust]]\nrule = \"group/falcon\"\nlocked = false\nreason = \"x\"");
    }),
    Case(Who::Layer, "narrows it: channels, languages, places, jurisdictions, dates", "an error", || {
        for key in [
            "channels = [\"x\"]",
            "languages = [\"fr\"]",
            "places = [\"prose\"]",
            "jurisdictions = [\"eu\"]",
            "until = 2026-01-01T00:00:00Z",
            "from = 2026-12-31T00:00:00Z",
            "forms = [\"exact\"]",
            "case = \"sensitive\"",
            "terms = [\"Eagle\"]",
        ] {
            is_locked(&format!("[[adjust]]\nrule = \"group/falcon\"\n{key}\nreason = \"x\""));
        }
    }),
    Case(Who::Layer, "adds exceptions to it, or conditions", "an error", || {
        for key in [
            "add_except = [\"Falcon now\"]",
            "near = [\"launch\"]",
            "not_near = [\"bird\"]",
            "eased_by = { any = [\"bird\"] }",
        ] {
            is_locked(&format!("[[adjust]]\nrule = \"group/falcon\"\n{key}\nreason = \"x\""));
        }
    }),
    Case(Who::Layer, "adds to a list that the rule excepts", "nothing: a locked rule keeps the list as it was", || {
        let top = build_on("[lists.\"group/spared\"]\nen = [\"Falcon now\"]\n").expect("it is sound");
        let report = checker_of(&top).check(&Draft::markdown("Falcon now. Falcon Heights."));
        assert_eq!(report.warnings().len(), 1);
    }),
    Case(Who::Layer, "raises the thresholds of the verdict", "an error", || {
        is_locked("[verdict]\nreview = 30");
        is_locked("[verdict]\nblock = 100");
    }),
    Case(Who::Layer, "leaves the rule's jurisdictions", "an error", || is_locked("jurisdictions = [\"eu\"]")),
    Case(Who::Layer, "makes stances milder, or gives words that do", "an error", || {
        is_locked("[competitors.stances]\ndisparaging = \"low\"");
        is_locked("[competitors.words]\nnot = [\"garbage\"]");
    }),
    Case(Who::Layer, "claims a competitor's name as its own", "an error", || {
        is_locked("[company]\nnames = [\"Globex by Acme\"]");
    }),
    Case(Who::Layer, "grants an exception for some paths", "an error", || {
        is_locked(
            "[[exception]]\nrule = \"group/falcon\"\npaths = [\"**\"]\nreason = \"x\"\nuntil = 2027-01-01T00:00:00Z",
        );
    }),
    Case(
        Who::Layer,
        "clears wording that holds the term",
        "an error where it names the rule; else the rule speaks all the same",
        || {
            is_locked("[[cleared]]\ntext = \"Falcon is here\"\nreason = \"x\"\nrules = [\"group/falcon\"]");
            let top = build_on("[[cleared]]\ntext = \"Falcon is here\"\nreason = \"x\"\n").expect("it is sound");
            assert_eq!(checker_of(&top).check(&Draft::markdown("Falcon is here.")).warnings().len(), 1);
        },
    ),
    Case(Who::Layer, "has a milder rule for the same words", "nothing: the locked rule speaks", || {
        let top = build_on("[[confidential]]\nid = \"bird\"\nterms = [\"Falcon\"]\nseverity = \"critical\"\n")
            .expect("it is sound");
        let report = checker_of(&top).check(&Draft::markdown("Falcon"));
        assert_eq!(report.warnings()[0].rule().as_str(), "group/falcon");
    }),
    Case(Who::Layer, "takes the name of the policy below it, or of one of its rules", "an error", || {
        let top = "discretion = 1\nname = \"group\"\nextends = [\"group.toml\"]\n[[confidential]]\nid = \"falcon\"\nterms = [\"Eagle\"]\n";
        let error = load(top).expect_err("two policies are named alike");
        assert!(error.contains("two policies are named `group`"), "{error}");
    }),
    Case(Who::Layer, "extends a file outside its folder", "an error", || {
        for file in ["../secret.toml", "/etc/passwd"] {
            let error = build_on_extending(file).expect_err("it lies elsewhere");
            assert!(error.contains("absolute path") || error.contains("lies outside"), "{error}");
        }
    }),
    Case(
        Who::Layer,
        "no longer extends the policy that locks",
        "**the rule is gone**; take the policy from where its author cannot change it",
        || {
            let alone = "discretion = 1\nname = \"top\"\n[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n";
            assert!(checker(alone).check(&Draft::markdown("Falcon")).warnings().is_empty());
        },
    ),
];

fn now() -> Moment {
    Moment::parse("2026-11-26T12:00:00Z").expect("an instant")
}

fn checker_of(policy: &Policy) -> Checker {
    Checker::new(policy).expect("nothing is missing").at(now())
}

fn checker(policy: &str) -> Checker {
    checker_of(&Policy::parse("group.toml", policy).expect("it is sound"))
}

fn check(text: &str) -> Report {
    checker(GROUP).check(&Draft::markdown(text))
}

/// Asserts that a rule of the group speaks.
fn holds(text: &str, rule: &str) {
    let rule = format!("group/{rule}");
    let report = check(text);
    assert!(report.warnings().iter().any(|warning| warning.rule().as_str() == rule), "{rule} in {text:?}");
}

/// Asserts that a draft is an error, and that a rule of the group speaks all the same.
fn is_refused(text: &str, rule: &str) {
    let report = check(text);
    assert!(!report.problems().is_empty() && report.verdict() >= Verdict::Review, "{text:?}");
    holds(text, rule);
}

/// Asserts that a policy that builds on the group's is refused, because it loosens a locked rule.
fn is_locked(top: &str) {
    let error = build_on(top).expect_err(top);
    let related = error.contains("\n  group.toml:") && error.contains(": the rule is here");
    assert!(error.contains(" is locked, and this would weaken it") && related, "{top}\n{error}");
}

fn build_on(top: &str) -> Result<Policy, String> {
    load(&format!("discretion = 1\nname = \"top\"\nextends = [\"group.toml\"]\n{top}"))
}

fn build_on_extending(file: &str) -> Result<Policy, String> {
    load(&format!("discretion = 1\nname = \"top\"\nextends = [\"group.toml\", \"{file}\"]\n"))
}

fn load(top: &str) -> Result<Policy, String> {
    Folder::new("trust", &[("group.toml", GROUP), ("top.toml", top)]).attempt("top.toml")
}

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows of the tables of the page that have so many columns, without their heads.
fn rows(page: &str, columns: usize) -> Vec<Vec<String>> {
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()
    };
    let tables = page.lines().filter(|line| line.starts_with("| "));
    let rows = tables.map(cells).filter(|row| row.len() == columns && row[0] != "means" && row[0] != "fault");
    rows.collect()
}

#[test]
fn each_line_of_the_page_is_tried() {
    let page = read("docs/trust.md");
    let cases: Vec<Vec<String>> =
        CASES.iter().map(|Case(_, means, outcome, _)| vec![means.to_string(), outcome.to_string()]).collect();
    for (line, case) in rows(&page, 2).iter().zip(&cases) {
        assert_eq!(line, case);
    }
    assert_eq!(rows(&page, 2).len(), cases.len(), "as many lines as cases");
    for who in [Who::Draft, Who::Comment, Who::Layer] {
        assert!(CASES.iter().filter(|case| case.0 == who).count() > 3, "{who:?}");
    }
    // One after the other: they share a folder.
    for Case(who, means, _, tried) in CASES {
        assert!(std::panic::catch_unwind(tried).is_ok(), "{who:?} {means}");
    }
}

#[test]
fn each_line_on_the_program_names_a_test_of_it() {
    let page = read("docs/trust.md");
    let lines = rows(&page, 3);
    assert!(lines.len() > 5, "the table was found");
    for line in lines {
        let (file, test) = line[2].trim_matches('`').split_once("::").expect("a file and a test");
        let places = [format!("cli/tests/program/{file}.rs"), format!("tests/it/{file}.rs"), format!("src/{file}.rs")];
        let tests: String = places
            .iter()
            .filter_map(|place| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(place)).ok())
            .collect();
        let tests = tests.replace("\n    ", "\n");
        assert!(tests.contains(&format!("#[test]\nfn {test}() {{")), "{file}::{test}");
    }
}
