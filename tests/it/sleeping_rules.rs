//! Each report says how many rules were in force for its draft, which slept and why, and what it took for known.

use discretion::moment::Moment;
use discretion::report::{KnownFrom, Report, SleepReason};
use discretion::{Checker, Draft, Policy};

const POLICY: &str = r#"
discretion = 1
name = "acme"
jurisdictions = ["fr"]
timezone = "Europe/Paris"

[channels.blog]

[[confidential]]
id = "everywhere"
terms = ["Halcyon"]

[[confidential]]
id = "over"
terms = ["Falcon"]
until = 2026-11-01T00:00:00Z

[[confidential]]
id = "not-yet"
terms = ["Kestrel"]
from = 2027-11-01T00:00:00Z
channels = ["x"]

[[tone]]
id = "blog-only"
terms = ["hype"]
channels = ["blog"]

[[tone]]
id = "french-words"
terms = { fr = ["révolutionnaire"] }

[[tone]]
id = "french-readers"
terms = ["buzz"]
languages = ["fr"]

[[tone]]
id = "either"
terms = { en = ["awesome"], fr = ["génial"] }

[[confidential]]
id = "us-only"
terms = ["Merlin"]
jurisdictions = ["us"]
"#;

const ENGLISH: &str = "We are happy with what the team has done, and you should be too.";
const FRENCH: &str = "Nous sommes heureux de ce que l'équipe a fait, et vous devriez l'être aussi.";

fn at(text: &str) -> Moment {
    Moment::parse(text).expect("it is an instant")
}

fn checker() -> Checker {
    let policy = Policy::parse("acme.toml", POLICY).expect("it is a policy");
    Checker::new(&policy).expect("nothing is missing").by_clock(at("2026-11-26T12:00:00Z"))
}

/// The rules that slept: `date: over, not-yet; channel: blog-only`.
fn asleep(report: &Report) -> String {
    let names = |rules: &[discretion::policy::RuleId]| {
        rules.iter().map(|id| id.as_str().trim_start_matches("acme/").to_owned()).collect::<Vec<_>>().join(", ")
    };
    let groups = report.asleep().iter().map(|asleep| format!("{}: {}", asleep.why().name(), names(asleep.rules())));
    groups.collect::<Vec<_>>().join("; ")
}

#[test]
fn rules_sleep_by_date_channel_language_and_jurisdiction() {
    let away = "jurisdiction: us-only";
    for (draft, in_force, expected) in [
        (
            Draft::plain(ENGLISH),
            2,
            format!("date: over, not-yet; channel: blog-only; language: french-words, french-readers; {away}"),
        ),
        (
            Draft::plain(ENGLISH).channel("blog"),
            3,
            format!("date: over, not-yet; language: french-words, french-readers; {away}"),
        ),
        (Draft::plain(FRENCH).channel("blog"), 5, format!("date: over, not-yet; {away}")),
        // Words that may be French.
        (Draft::plain("Kubernetes 1.30").channel("x"), 4, format!("date: over, not-yet; channel: blog-only; {away}")),
        (Draft::plain("").channel("blog"), 5, format!("date: over, not-yet; {away}")),
        // The head alone cannot end an embargo, but it can begin one.
        (
            Draft::markdown("---\ndate: 2028-01-01\nchannel: x\n---\nKubernetes"),
            5,
            format!("date: over; channel: blog-only; {away}"),
        ),
        (Draft::markdown("---\nchannel: linkdin\n---\nKubernetes"), 5, format!("date: over, not-yet; {away}")),
        (Draft::markdown("---\ndate: soon\n---\nKubernetes"), 5, format!("channel: not-yet, blog-only; {away}")),
    ] {
        let report = checker().check(&draft);
        assert_eq!((report.rules_in_force(), asleep(&report)), (in_force, expected), "{draft:?}");
        let all: usize = report.asleep().iter().map(|asleep| asleep.rules().len()).sum();
        assert_eq!(report.rules_in_force() + all, 8);
    }
}

#[test]
fn a_rule_that_sleeps_finds_nothing_and_one_that_does_not_finds_its_terms() {
    let words = "Halcyon Falcon Kestrel hype révolutionnaire buzz awesome génial Merlin";
    for sentence in [ENGLISH, FRENCH, ""] {
        for channel in ["x", "blog"] {
            for now in ["2026-11-26T12:00:00Z", "2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"] {
                let text = words.split(' ').map(|word| format!("{sentence} {word}.\n\n")).collect::<String>();
                let report = checker().at(at(now)).check(&Draft::plain(&text).channel(channel));
                let asleep = asleep(&report);
                for warning in report.warnings() {
                    let rule = warning.rule().as_str().trim_start_matches("acme/");
                    assert!(!asleep.split([',', ';', ':']).any(|name| name.trim() == rule), "{rule}: {asleep}");
                }
                let found: std::collections::BTreeSet<_> = report.warnings().iter().map(|one| one.rule()).collect();
                assert_eq!(found.len(), report.rules_in_force(), "{asleep}: {found:?}");
            }
        }
    }
}

#[test]
fn a_draft_for_which_no_rule_is_in_force_gets_a_note() {
    let note = "no rule of the policy is in force for this draft";
    let head = "discretion = 1\nname = \"acme\"\n[[confidential]]\nid = \"falcon\"\n";
    for (rule, draft, expected) in [
        ("terms = [\"Falcon\"]\nuntil = 2027-01-01T00:00:00Z", Draft::plain(ENGLISH), 0),
        ("terms = [\"Falcon\"]\nfrom = 2027-01-01T00:00:00Z", Draft::plain(ENGLISH), 1),
        ("terms = [\"Falcon\"]\nchannels = [\"x\"]", Draft::plain(ENGLISH), 1),
        ("terms = [\"Falcon\"]\nchannels = [\"x\"]", Draft::plain(ENGLISH).channel("blog"), 1),
        ("terms = [\"Falcon\"]\nchannels = [\"x\"]", Draft::plain(ENGLISH).channel("x"), 0),
        ("terms = { fr = [\"Falcon\"] }", Draft::plain(ENGLISH), 1),
        ("terms = { fr = [\"Falcon\"] }", Draft::plain(ENGLISH).path("posts/falcon.md"), 1),
        ("terms = { fr = [\"Falcon\"] }", Draft::plain(FRENCH), 0),
        ("terms = [\"Falcon\"]\nlanguages = [\"fr\"]", Draft::plain(ENGLISH), 1),
        ("terms = [\"Falcon\"]", Draft::plain(ENGLISH), 0),
    ] {
        let policy = Policy::parse("acme.toml", &format!("{head}{rule}\n")).expect("it is a policy");
        let checker = Checker::new(&policy).expect("nothing is missing").at(at("2026-11-26T12:00:00Z"));
        let report = checker.check(&draft);
        assert_eq!(report.notes().iter().filter(|said| *said == note).count(), expected, "{rule} {draft:?}");
        assert_eq!(usize::from(report.rules_in_force() == 0), expected, "{rule} {draft:?}");
    }
}

#[test]
fn what_is_known_comes_from_somewhere() {
    use KnownFrom::{Clock, FrontMatter, Run, Text};
    let day = at("2027-03-02T09:00:00Z");
    let head = format!("---\nchannel: blog\nlang: en\npublish_at: 2027-03-02T09:00:00Z\n---\n{ENGLISH}\n");
    let wrong = format!("---\nchannel: blgo\nlang: fr\ndate: soon\n---\n{ENGLISH}\n");
    for (draft, checked, published, channels, language) in [
        (Draft::plain(ENGLISH), Some(Clock), None, None, Some(Text)),
        (Draft::plain("Kubernetes"), Some(Clock), None, None, None),
        (
            Draft::plain(ENGLISH).channel("x").language("en").publish_at(day),
            Some(Clock),
            Some(Run),
            Some(Run),
            Some(Run),
        ),
        (Draft::markdown(&head), Some(Clock), Some(FrontMatter), Some(FrontMatter), Some(FrontMatter)),
        (Draft::markdown(&head).channel("x").publish_at(day), Some(Clock), Some(Run), Some(Run), Some(FrontMatter)),
        // What nobody understands is not used; a language that the text contradicts is not either.
        (Draft::markdown(&wrong), None, None, None, Some(Text)),
    ] {
        let known = checker().check(&draft).circumstances();
        assert_eq!(known.checked.map(|(_, from)| from), checked, "{draft:?}");
        assert_eq!(known.published.map(|published| published.from), published, "{draft:?}");
        assert_eq!((known.channels, known.language), (channels, language), "{draft:?}");
    }
    let run = checker().at(day).check(&Draft::plain(ENGLISH)).circumstances();
    assert_eq!(run.checked, Some((day, Run)));
}

#[test]
fn every_reason_has_its_word() {
    let words: Vec<&str> = SleepReason::EACH.iter().map(|reason| reason.name()).collect();
    assert_eq!(words, ["date", "channel", "author", "role", "audience", "reply", "language", "jurisdiction"]);
}
