//! What a draft says of itself can make the check stricter, never milder without a word.

use discretion::moment::Moment;
use discretion::{Checker, Draft, Policy, Report};

/// A policy whose rules depend on channels, dates and languages.
const POLICY: &str = r#"
discretion = 1
name = "acme"

[channels.linkedin]
max_length = 3000
[channels.x]
max_length = 30

[[confidential]]
id = "channel"
terms = ["Halcyon"]
channels = ["linkedin"]

[[confidential]]
id = "embargo"
terms = ["Kestrel"]
until = 2027-03-01T00:00:00+01:00
locked = true

[[confidential]]
id = "season"
terms = ["Osprey"]
from = 2026-12-01T00:00:00Z

[[confidential]]
id = "english"
terms = { en = ["revenue forecast"] }
severity = "critical"
"#;

/// A body that every rule reads.
const BODY: &str = "Halcyon and Kestrel and Osprey and our revenue forecast are here, and this is what they are.";

fn checker(more: &str) -> Checker {
    let text = POLICY.replacen("name = \"acme\"\n", &format!("name = \"acme\"\n{more}\n"), 1);
    let policy = Policy::parse("acme.toml", &text).expect("the policy is valid");
    let now = Moment::parse("2026-11-26T12:00:00Z").expect("an instant");
    Checker::new(&policy).expect("nothing is missing").at(now)
}

/// The rules that speak, then what is wrong with the head.
fn told(report: &Report) -> (String, Vec<String>) {
    let own = |warning: &'_ discretion::report::Warning| warning.rule().as_str().trim_start_matches("acme/").to_owned();
    let mut rules: Vec<String> = report.warnings().iter().map(own).collect();
    rules.retain(|rule| !rule.ends_with("max-length"));
    rules.sort_unstable();
    rules.dedup();
    let problem = |problem: &discretion::report::DraftProblem| {
        let help = problem.help().map(|help| format!("; {help}")).unwrap_or_default();
        format!("{}: {}{help}", problem.location().start, problem.message())
    };
    (rules.join(" "), report.problems().iter().map(problem).collect())
}

fn check(head: &str) -> (String, Vec<String>) {
    told(&checker("").check(&Draft::markdown(&format!("{head}{BODY}\n"))))
}

#[test]
fn a_channel_is_one_that_somebody_knows() {
    let dated = "embargo english";
    for (head, rules, problems) in [
        ("", dated.to_owned(), vec![]),
        ("---\nchannel: linkedin\n---\n", format!("channel {dated}"), vec![]),
        ("---\nchannel: LinkedIn\n---\n", format!("channel {dated}"), vec![]),
        ("---\nchannel: x\n---\n", dated.to_owned(), vec![]),
        ("---\nchannel: mastodon\n---\n", dated.to_owned(), vec![]),
        ("---\nchannel: [x, linkedin]\n---\n", format!("channel {dated}"), vec![]),
        ("---\nchannels:\n- x\n- mastodon\n---\n", dated.to_owned(), vec![]),
        (
            "---\nchannel: linkdin\n---\n",
            format!("channel {dated}"),
            vec!["2:10: unknown channel `linkdin`; did you mean `linkedin`?"],
        ),
        ("---\nchannel: [x, bolg]\n---\n", format!("channel {dated}"), vec!["2:14: unknown channel `bolg`"]),
        ("---\nchannel: ''\n---\n", format!("channel {dated}"), vec!["2:10: `channel` is empty"]),
        ("{\"channel\": \"linkedin\"}\n", format!("channel {dated}"), vec![]),
        (
            "<!-- SPDX-License-Identifier: CC0-1.0 -->\n---\nchannel: linkedin\n---\n",
            format!("channel {dated}"),
            vec![],
        ),
        ("+++\n[params]\nchannel = 'linkedin'\n+++\n", format!("channel {dated}"), vec![]),
    ] {
        let problems: Vec<String> = problems.into_iter().map(str::to_owned).collect();
        assert_eq!(check(head), (rules, problems), "{head}");
    }
}

#[test]
fn an_unknown_channel_is_a_note_where_no_rule_depends_on_channels() {
    let policy = Policy::parse("a.toml", "discretion = 1\nname = \"a\"\n[[tone]]\nid = \"h\"\nterms = [\"hype\"]");
    let checker = Checker::new(&policy.expect("the policy is valid")).expect("nothing is missing");
    let report = checker.check(&Draft::markdown("---\nchannel: newsletter\n---\nGood.\n"));
    assert_eq!(report.notes(), ["unknown channel `newsletter`; no rule depends on it"]);
    assert!(report.problems().is_empty() && report.verdict() == discretion::report::Verdict::Pass);
}

#[test]
fn a_head_that_cannot_be_parsed_puts_every_rule_in_force() {
    for (head, format) in [
        ("---\nchannel: x\ntitle: News: the \"best\" [draft\n---\n", "YAML"),
        ("+++\nchannel = x\n+++\n", "TOML"),
        ("---\ntitle: [a\n---\n", "YAML"),
    ] {
        let (rules, problems) = check(head);
        assert_eq!(rules, "channel embargo english season", "{head}");
        assert!(problems[0].contains(&format!("the front matter is not valid {format}")), "{problems:?}");
    }
}

#[test]
fn a_date_adds_a_moment_at_which_rules_hold() {
    let (both, embargo) = ("embargo english season", "embargo english");
    for (date, rules) in [
        ("publish_at: 2099-01-01T00:00:00Z", both),
        ("date: 2020-01-01T00:00:00Z", embargo),
        ("date: 2026-12-05", both),
        ("date: 2026-12-05 10:00:00 +0100", both),
        ("publishDate: 2026-12-05T10:00:00Z", both),
        ("pubDate: 2026-12-05T10:00:00Z", both),
        ("published: true\ndate: 2026-12-01", both),
        ("date: 2026-11-30", embargo),
        ("published: true", embargo),
    ] {
        assert_eq!(check(&format!("---\n{date}\n---\n")), (rules.to_owned(), vec![]), "{date}");
    }
}

#[test]
fn a_date_that_cannot_be_read_is_a_problem() {
    const FORMS: &str = "write it like `2027-03-02`, or like `2027-03-02T09:00:00+01:00`";
    for date in ["tomorrow", "2026-12-05 09:00", "05/12/2026", "2026-02-30"] {
        let (rules, problems) = check(&format!("---\npublish_at: {date}\n---\n"));
        assert_eq!(rules, "embargo english season", "{date}");
        assert_eq!(problems, [format!("2:13: `publish_at` is not a date: `{date}`; {FORMS}")]);
    }
    let local = "---\ndate: 2026-12-05 10:00:00\n---\n";
    assert!(check(local).1[0].contains("give the policy a `timezone`"));
    let draft = format!("{local}{BODY}");
    let report = checker("timezone = \"Europe/Paris\"").check(&Draft::markdown(&draft));
    assert_eq!(told(&report), ("embargo english season".to_owned(), vec![]));
}

#[test]
fn a_day_counts_whole_in_the_time_zone_of_the_policy() {
    // The embargo ends with the 28th in Paris; in UTC, an hour of that day is left.
    let draft = |day: &str| format!("---\ndate: {day}\n---\nKestrel is here.");
    let rules = |more: &str, day: &str| told(&checker(more).trusting_dates().check(&Draft::markdown(&draft(day)))).0;
    assert_eq!(rules("timezone = \"Europe/Paris\"", "2027-03-01"), "");
    assert_eq!(rules("timezone = \"Europe/Paris\"", "2027-02-28"), "embargo");
    assert_eq!(rules("timezone = \"America/New_York\"", "2027-02-28"), "embargo");
    assert_eq!(rules("", "2027-03-01"), "");
}

#[test]
fn what_the_run_says_holds() {
    let draft = format!("---\nchannel: linkdin\ndate: soon\nlang: de\n---\n{BODY}");
    let moment = Moment::parse("2027-04-01T00:00:00Z").expect("an instant");
    let draft = Draft::markdown(&draft).channel("x").publish_at(moment).language("en");
    assert_eq!(told(&checker("").check(&draft)), ("english season".to_owned(), vec![]));
}

#[test]
fn a_claimed_language_that_the_text_contradicts_puts_both_to_work() {
    let text = format!("---\nlang: fr\n---\n{BODY} We are glad that you are here with us, and that you read this.");
    let report = checker("").check(&Draft::markdown(&text));
    assert_eq!(told(&report).0, "declared-language embargo english");
    assert!(report.verdict().blocks() && report.notes().is_empty());
    let warning =
        report.warnings().iter().find(|one| one.rule().as_str() == "acme/declared-language").expect("it is there");
    assert_eq!((warning.text(), warning.position().line, warning.severity().name()), ("fr", 2, "medium"));
    assert_eq!(warning.message(), "the front matter says `fr`, and the text reads as `en`");
    let french = "---\ntitle: Bonjour\nlanguage: EN-us\n---\n<!-- discretion: allow acme/declared-language -- x -->\n\nNous \
                  sommes contents que vous soyez ici, et nous vous remercions de votre visite.";
    let report = checker("").check(&Draft::markdown(french));
    assert_eq!(told(&report).0, "allow-comment declared-language", "nothing silences it");
    assert!(report.warnings()[0].message().starts_with("l'en-tête annonce `en`"), "{}", report.warnings()[0].message());
    for right in ["---\nlang: en\n---\n", "", "---\nlang: de\n---\n"] {
        assert!(
            !told(&checker("").check(&Draft::markdown(&format!("{right}{BODY}")))).0.contains("declared"),
            "{right}"
        );
    }
    assert!(
        !told(&checker("").check(&Draft::markdown(&text).language("fr"))).0.contains("declared"),
        "the run says so"
    );
    let report = checker("").check(&Draft::markdown("---\nlang: de\n---\nWir freuen uns.\n"));
    assert_eq!(report.notes(), ["no rule knows the language `de`"]);
}

#[test]
fn an_unknown_time_zone_is_an_error_with_the_nearest() {
    let text = POLICY.replacen("name = \"acme\"\n", "name = \"acme\"\ntimezone = \"Europe/Pariss\"\n", 1);
    let error = Policy::parse("acme.toml", &text).expect_err("there is no such zone");
    assert_eq!(error.to_string(), "acme.toml:4:12: unknown time zone `Europe/Pariss`; did you mean `Europe/Paris`?");
}

/// What a draft says of itself puts no locked rule to sleep: it sleeps by the word of the run, or by what all drafts share.
#[test]
fn a_locked_rule_never_sleeps_by_a_drafts_word() {
    let rule =
        |id: &str, keys: &str| format!("[[confidential]]\nid = \"{id}\"\nterms = [\"{id}\"]\nlocked = true\n{keys}\n");
    let text = format!(
        "discretion = 1\nname = \"acme\"\n[channels.blog]\n[channels.x]\n{}{}{}{}[[tone]]\nid = \"hype\"\n\
         terms = {{ en = [\"zany\"] }}\nlocked = true\n",
        rule("quagmoor", "channels = [\"blog\"]"),
        rule("zephyrion", "until = 2027-03-01T00:00:00Z"),
        rule("brimblewick", "languages = [\"en\"]"),
        rule("halcyon", "").replace("[\"halcyon\"]", "{ en = [\"halcyon\"] }"),
    );
    let checker = Checker::new(&Policy::parse("acme.toml", &text).expect("it is sound")).expect("nothing is missing");
    let at = |moment: &str| checker.clone().at(Moment::parse(moment).expect("an instant"));
    let now = at("2026-11-26T12:00:00Z");
    let rules = |checker: &Checker, draft: &Draft<'_>| told(&checker.check(draft)).0;
    for (head, body, expected) in [
        ("channel: x", "Quagmoor", "quagmoor"),
        ("channel: [x]", "Quagmoor", "quagmoor"),
        ("channel: blog", "Quagmoor", "quagmoor"),
        ("title: Hi", "Quagmoor", ""),
        ("date: 2099-01-01", "Zephyrion", "zephyrion"),
        ("lang: fr", "Brimblewick", "brimblewick"),
        ("lang: fr", "Halcyon", "halcyon"),
        ("lang: fr", "Zany", "hype"),
        ("lang: en", "Halcyon", "halcyon"),
    ] {
        let text = format!("---\n{head}\n---\n{body}\n");
        assert_eq!(rules(&now, &Draft::markdown(&text)), expected, "{text}");
        let report = now.check(&Draft::markdown(&text));
        let mut asleep = report.asleep().iter().flat_map(|asleep| asleep.rules().iter());
        assert!(!asleep.any(|id| id.as_str() == format!("acme/{expected}")), "{text}");
    }
    let dated = "---\ndate: 2099-01-01\n---\nZephyrion";
    assert_eq!(rules(&checker, &Draft::markdown(dated)), "zephyrion", "nobody else knows the time");
    assert_eq!(rules(&at("2027-03-02T00:00:00Z"), &Draft::markdown(dated)), "");
    assert_eq!(rules(&now, &Draft::markdown("---\nchannel: blog\n---\nQuagmoor").channel("x")), "");
    assert_eq!(rules(&now, &Draft::markdown("---\nlang: en\n---\nHalcyon").language("fr")), "");
    let french = "Nous sommes contents que vous soyez ici avec Halcyon, et nous vous remercions.";
    assert_eq!(rules(&now, &Draft::markdown(french)), "", "the text itself is French");
}

/// An embargo is told by the clocks of the policy, in the language of the draft; programs get the instant.
#[test]
fn an_embargo_is_told_in_the_time_zone_of_the_policy() {
    let english = "Kestrel is here, and we are glad that you are with us.";
    let french = "Kestrel est ici, et nous sommes contents que vous soyez avec nous.";
    for (more, text, expected) in [
        ("timezone = \"Europe/Paris\"", english, "confidential until 1 March 2027 at 00:00 (Europe/Paris)"),
        ("timezone = \"Europe/Paris\"", french, "confidentiel jusqu'au 1er mars 2027 à 00:00 (Europe/Paris)"),
        ("timezone = \"America/New_York\"", english, "confidential until 28 February 2027 at 18:00 (America/New_York)"),
        ("", english, "confidential until 28 February 2027 at 23:00 (UTC)"),
    ] {
        let report = checker(more).check(&Draft::markdown(text));
        let warning = &report.warnings()[0];
        let date = expected.split_once("until ").or(expected.split_once("jusqu'au ")).expect("it has a date").1;
        assert!(warning.message().ends_with(expected), "{}", warning.message());
        assert!(warning.why().contains(date), "{}", warning.why());
    }
}
