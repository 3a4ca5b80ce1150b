//! The shipped packs and the example policy, tried on their own examples, and the example posts.

use crate::support::{report, severities_of};
use discretion::check::{Trial, TriedExample};
use discretion::language::Language;
use discretion::moment::Moment;
use discretion::policy::Pack;
use discretion::report::{Silenced, SilencedBy, Verdict};
use discretion::{Checker, Draft, Policy, Report};
use std::path::{Path, PathBuf};

/// How many examples of each kind a rule of a pack has in each language, at least.
const EXAMPLES: usize = 3;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn names() -> Vec<&'static str> {
    Pack::each().map(Pack::name).collect()
}

fn example_policy() -> Policy {
    Policy::load(root().join("policies/example.toml")).expect("the example policy is good")
}

/// The examples that did not do as they must, each as a line.
fn failures(policy: &Policy) -> Vec<String> {
    let trial = Trial::of(policy).expect("the policy is ready");
    assert!(!trial.rules.is_empty());
    let line = |failure: &TriedExample| format!("{:?}", failure.example.text);
    let rules = trial.rules.iter();
    rules.flat_map(|rule| rule.failures().map(move |failure| format!("{}: {}", rule.rule, line(failure)))).collect()
}

#[test]
fn every_pack_does_as_its_examples_say() {
    for pack in names() {
        let policy = Policy::packs(&[pack]).expect("the pack is good");
        assert_eq!(failures(&policy), Vec::<String>::new(), "{pack}");
    }
}

#[test]
fn all_packs_together_do_as_their_examples_say() {
    let policy = Policy::packs(&names()).expect("the packs go together");
    assert_eq!(failures(&policy), Vec::<String>::new());
}

#[test]
fn the_example_policy_does_as_its_examples_say() {
    assert_eq!(failures(&example_policy()), Vec::<String>::new());
}

#[test]
fn every_rule_of_a_pack_has_examples_in_each_of_its_languages() {
    let policy = Policy::packs(&names()).expect("the packs go together");
    let mut poor = Vec::new();
    for rule in policy.rules() {
        let bound = rule.languages();
        let languages = if bound.is_all() { Language::EACH } else { bound.included() };
        for &language in languages {
            for (kind, examples) in [("flags", rule.flags()), ("passes", rule.passes())] {
                let count = examples.iter().filter(|example| example.language == Some(language)).count();
                if count < EXAMPLES {
                    poor.push(format!("{}: {count} {kind} in {}", rule.id(), language.code()));
                }
            }
        }
    }
    assert_eq!(poor, Vec::<String>::new());
}

#[test]
fn clean_posts_have_no_warning() {
    for post in ["clean.md", "propre.md"] {
        let report = check(post);
        let rules: Vec<&str> = report.warnings().iter().map(|warning| warning.rule().as_str()).collect();
        assert_eq!(rules, Vec::<&str>::new(), "{post}");
        assert_eq!(report.verdict(), Verdict::Pass, "{post}");
    }
}

#[test]
fn posts_with_a_leak_are_blocked_with_all_that_is_wrong_in_them() {
    for post in ["launch.md", "lancement.md"] {
        let report = check(post);
        let rules: Vec<&str> = report.warnings().iter().map(|warning| warning.rule().as_str()).collect();
        let count = |rule: &str| rules.iter().filter(|found| **found == rule).count();
        assert_eq!(report.verdict(), Verdict::Block, "{post}");
        assert_eq!(count("acme-social/project-kestrel"), 2, "{post}: {rules:?}");
        for rule in ["acme-social/globex", "tone/exclamation-marks", "claims/superlative", "acme-social/acme-cloud"] {
            assert_eq!(count(rule), 1, "{post}, {rule}: {rules:?}");
        }
        assert_eq!(rules.len(), 6, "{post}: {rules:?}");
    }
}

#[test]
fn a_post_that_was_agreed_on_passes_as_long_as_that_holds() {
    let text = std::fs::read_to_string(root().join("examples/posts/joint-release.md")).expect("the post is there");
    let draft = Draft::markdown(&text).path("examples/posts/joint-release.md");
    let checker = Checker::new(&example_policy()).expect("the policy is ready");
    let at = |moment| checker.clone().at(Moment::parse(moment).expect("it is a moment")).check(&draft);
    let agreed = at("2026-11-24T09:00:00+01:00");
    let silenced = |report: &Report| report.silenced().iter().map(Silenced::by).collect::<Vec<_>>();
    assert_eq!((agreed.verdict(), agreed.warnings().len()), (Verdict::Pass, 0), "{:?}", agreed.warnings());
    assert!(silenced(&agreed).contains(&SilencedBy::Exception) && silenced(&agreed).contains(&SilencedBy::Cleared));
    let ended = at("2027-01-31T00:00:00+01:00");
    assert_eq!(ended.verdict(), Verdict::Review);
    assert_eq!(silenced(&ended), [SilencedBy::Cleared]);
    assert!(ended.warnings().iter().all(|warning| warning.rule().as_str() == "acme-social/globex"));
}

/// The rules that a text sets off under a pack, and how heavily, for some jurisdictions.
fn found(pack: &str, jurisdictions: &str, text: &str) -> Vec<(String, &'static str)> {
    let policy =
        format!("discretion = 1\nname = \"ours\"\nextends = [\"pack:{pack}\"]\njurisdictions = {jurisdictions}\n");
    let report = report(&policy, text);
    severities_of(&report).into_iter().map(|(rule, severity)| (rule.to_owned(), severity)).collect()
}

/// Asserts what each text sets off under a pack: a rule and its severity, or nothing.
fn assert_found(pack: &str, jurisdictions: &str, cases: &[(&str, Option<(&str, &str)>)]) {
    for (text, expected) in cases {
        let found = found(pack, jurisdictions, text);
        let found: Vec<(&str, &str)> = found.iter().map(|(rule, severity)| (rule.as_str(), *severity)).collect();
        assert_eq!(found, expected.iter().copied().collect::<Vec<_>>(), "{pack} for {jurisdictions}: {text}");
    }
}

#[test]
fn the_pack_cases_of_claims_hold() {
    let superlative = |severity| Some(("claims/superlative", severity));
    let absolute = |severity| Some(("claims/absolute-promise", severity));
    let cases = [
        ("Acme Cloud is the fastest object store.", superlative("medium")),
        ("Acme Cloud is [the fastest object store](https://acme.example).", superlative("info")),
        ("Acme Cloud is the fastest object store, according to the 2026 report.", None),
        ("Le stockage le plus rapide du marché", superlative("medium")),
        ("[Le stockage](https://acme.example) le plus rapide du marché", superlative("info")),
        ("Le stockage le plus rapide du marché, selon le rapport de mars", None),
        ("An unparalleled comfort", Some(("claims/vague-superlative", "low"))),
        ("Un confort inégalé", Some(("claims/vague-superlative", "low"))),
        ("We guarantee 100% uptime.", absolute("medium")),
        ("[We guarantee 100% uptime.](https://acme.example)", absolute("medium")),
        ("100% uptime in October, as measured by the probes", absolute("info")),
        ("100 % de disponibilité en octobre, mesurée par les sondes", absolute("info")),
        ("There is no guarantee of success.", None),
        ("Rien n'est garanti.", None),
    ];
    assert_found("claims", "[\"fr\"]", &cases);
}

#[test]
fn the_pack_cases_of_the_environment_hold() {
    let clean = ["The tests are green.", "A green build.", "Un stockage durable.", "Le build est au vert."];
    for (pack, place, generic, neutral) in [
        ("green-eu", "[\"eu\"]", "medium", "critical"),
        ("green-fr", "[\"fr\"]", "medium", "critical"),
        ("green-us", "[\"us\"]", "medium", "high"),
        ("green-eu", "[\"us\"]", "medium", "high"),
        ("green", "[\"ca\"]", "medium", "high"),
    ] {
        let cases = [
            ("Our eco-friendly servers", Some(("green/generic-claim", generic))),
            ("Nos serveurs écologiques", Some(("green/generic-claim", generic))),
            ("Carbon neutral thanks to offsets", Some(("green/neutrality", neutral))),
            ("Neutre en carbone grâce à la compensation", Some(("green/neutrality", neutral))),
            ("We will be net zero by 2040.", Some(("green/future-neutrality", "medium"))),
            ("EU Ecolabel-certified paper", Some(("green/certified-green", "info"))),
            ("Eco-friendly paper with the EU Ecolabel", Some(("green/generic-claim", "info"))),
        ];
        assert_found(pack, place, &cases);
        assert_found(pack, place, &clean.map(|text| (text, None)));
    }
}

#[test]
fn the_pack_cases_of_money_hold() {
    let promise = |severity| Some(("finance-promises/guaranteed-return", severity));
    let cases = [
        ("A guaranteed 12% return", promise("high")),
        ("Un rendement garanti de 12 %", promise("high")),
        ("A guaranteed 12% return. Your capital is at risk.", promise("info")),
        ("Un rendement garanti de 12 %, avec un risque de perte en capital.", promise("info")),
        ("Our fund made an 11% annual return.", Some(("finance-promises/performance", "high"))),
        ("It returns a guaranteed non-null pointer.", None),
        ("Une migration sans risque de collision", None),
    ];
    assert_found("finance-promises", "[\"us\"]", &cases);
}

#[test]
fn the_pack_cases_of_consumers_hold() {
    let cases = [
        ("Last chance to submit, 12 October", Some(("consumer-ucpd/hurry", "info"))),
        ("Last chance to submit!", Some(("consumer-ucpd/hurry", "medium"))),
        ("Last chance to hear the talk!", None),
        ("Dernière chance de commander : 12 octobre", Some(("consumer-ucpd/hurry", "info"))),
        ("Dernière chance : 12 octobre", None),
        ("Free as in freedom", None),
        ("Un logiciel libre et gratuit", None),
        ("`free()` gives the memory back.", None),
        ("The winner of the tournament", None),
    ];
    assert_found("consumer-ucpd", "[\"eu\"]", &cases);
}

#[test]
fn the_pack_cases_of_health_hold() {
    let cases = [
        ("Notre tisane guérit le stress.", Some(("health/cure", "medium"))),
        ("Guérit le stress", Some(("health/cure", "medium"))),
        ("Cures stress", Some(("health/cure", "medium"))),
        ("A self-healing cluster", None),
        ("Le parseur traite les données.", None),
        ("Prepared statements are immune to injection attacks.", None),
    ];
    assert_found("health", "[\"fr\"]", &cases);
}

/// Checks an example post against the example policy.
fn check(post: &str) -> Report {
    let path = root().join("examples/posts").join(Path::new(post));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    Checker::new(&example_policy()).expect("the policy is ready").check(&Draft::markdown(&text))
}

#[test]
fn the_pack_cases_of_disclosure_hold() {
    let late = "Music for a rainy Sunday. They sit well, they sound well, and the battery lasted from breakfast \
                until the last page of a very long book. #ad";
    let tags = "Love these! #music #sound #tech #home #cat #happy #sunday #fun #new #red #bass #ad";
    assert_found(
        "disclosure",
        "[\"ca\"]",
        &[
            ("Thanks to Acme for the headphones!", Some(("disclosure/gift", "medium"))),
            ("Merci à Acme pour ce séjour", Some(("disclosure/gift", "medium"))),
            ("Acme gifted me this bag.", Some(("disclosure/benefit", "high"))),
            ("La marque m'a offert ce sac.", Some(("disclosure/benefit", "high"))),
            ("The best coffee in town #sp", Some(("disclosure/vague-tag", "medium"))),
            ("Acme gave me this for free: thanks to Acme for the headphones!", None),
            ("Publicité. Merci à Acme pour ce séjour", None),
            ("Thanks to Jane Doe for the review!", None),
            (late, None),
        ],
    );
    let us = [
        (late, Some(("disclosure-us/after-the-fold", "medium"))),
        (tags, Some(("disclosure-us/among-hashtags", "medium"))),
        ("#ad Love these! #music #sound #tech", None),
        ("Mon café préféré #gifted", None),
    ];
    assert_found("disclosure-us", "[\"us\"]", &us);
    let fr = [
        ("Mon nouveau café préféré #gifted", Some(("disclosure-fr/english-tag", "medium"))),
        ("Publicité : mon nouveau café préféré #gifted", None),
        ("Mes pronos VIP sont sur mon canal Telegram.", Some(("disclosure-fr/trading-and-tips", "critical"))),
        ("Les injections SQL expliquées : inscrivez-vous.", None),
    ];
    assert_found("disclosure-fr", "[\"fr\"]", &fr);
}

#[test]
fn the_pack_cases_of_employees_hold() {
    let protected = Some(("employee-advocacy/protected-speech", "info"));
    let cases = [
        ("We are hiring; overtime is paid", protected),
        ("Nous recrutons ; les heures supplémentaires sont payées", protected),
        ("Let us talk about our wages.", protected),
        ("La grève commence lundi.", protected),
        ("The union of both sets is empty.", None),
        ("I write this on behalf of my employer.", Some(("employee-advocacy/speaks-for-the-company", "medium"))),
        ("Ne me citez pas, mais la date a bougé.", Some(("employee-advocacy/insider-hint", "medium"))),
    ];
    assert_found("employee-advocacy", "[\"us\"]", &cases);
    let eased = found("employee-advocacy", "[\"us\"]", "Our boss told us not to speak of our wages.");
    assert_eq!(eased.iter().map(|(_, severity)| *severity).collect::<Vec<_>>(), ["info", "info"], "{eased:?}");
}

#[test]
fn the_pack_cases_of_customers_and_people_hold() {
    let rule = |id, severity| Some((id, severity));
    let cases = [
        ("Our customer Globex moved in a week.", rule("customers-and-people/named-customer", "high")),
        ("Notre client Globex, avec son accord, a migré.", None),
        ("Ask jane.doe@acme.fr for it.", rule("customers-and-people/email-address", "medium")),
        ("Ask jane.doe@example.com for it.", None),
        ("Appelez-la au 06 40 98 12 34.", rule("customers-and-people/phone-number", "medium")),
        ("Call 415-555-0132 in the film.", None),
        ("My card is 4111 1111 1111 1111.", rule("customers-and-people/payment-card", "high")),
        ("In tests, pay with 4111 1111 1111 1111.", None),
        ("The visitor came from 81.2.69.142.", rule("customers-and-people/ip-address", "high")),
        ("The visitor came from 192.0.2.14.", None),
        ("Ma collègue Jeanne est enceinte.", rule("customers-and-people/private-life", "critical")),
        ("I was diagnosed with diabetes.", None),
    ];
    assert_found("customers-and-people", "[\"fr\"]", &cases);
}
