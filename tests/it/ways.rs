//! Ways of speaking: which a sentence has, what `unless` and `about` make of them, and where they are shown.

use crate::support;
use discretion::report::Way;
use discretion::{Checker, Draft};

const HEAD: &str = r#"discretion = 1
name = "test"
[company]
names = ["Acme"]
[[competitor]]
id = "globex"
names = ["Globex"]
"#;

/// A tone rule that tells what it sees, whatever the way.
fn checker() -> Checker {
    let terms = r#"{ en = ["guarantee", "guaranteed", "cure~", "best", "embargo", "secret", "password"], fr = ["garanti", "garantie", "guérir~", "meilleur", "embargo", "secret", "mot de passe"] }"#;
    support::checker(&format!("{HEAD}[[tone]]\nid = \"it\"\nterms = {terms}\n"))
}

fn ways_of(checker: &Checker, text: &str) -> Vec<Way> {
    let report = checker.check(&Draft::markdown(text));
    let own = report.warnings().iter().find(|warning| warning.rule().as_str() == "test/it");
    own.unwrap_or_else(|| panic!("nothing is found in {text:?}")).ways().to_vec()
}

#[test]
fn a_sentence_has_the_ways_in_which_it_is_said() {
    use Way::{Asked, Denied, Instructed, OfOthers, Past, Quoted, Reported, Supposed};
    let checker = checker();
    let table: &[(&str, &[Way])] = &[
        ("Our store is the best on the market.", &[]),
        ("We guarantee your results.", &[]),
        ("Our results are guaranteed by the new engine of the house.", &[]),
        ("We do not guarantee your results.", &[Denied]),
        ("Our tea never cures anything in this world.", &[Denied]),
        ("They said \"guaranteed\" and we left the room at once.", &[Quoted]),
        ("> We guarantee your results.", &[Quoted]),
        ("We never use the word guarantee in our posts.", &[Denied, Quoted]),
        ("Globex says that its store is the best on the market.", &[Reported, OfOthers]),
        ("According to Globex, results are guaranteed.", &[Reported]),
        ("According to our tests, it is the best store.", &[]),
        ("It is the best store, analysts say.", &[Reported]),
        ("Is it the best store on the market?", &[Asked]),
        ("If results were guaranteed, we would be rich.", &[Supposed]),
        ("This tea would cure anything.", &[Supposed]),
        ("We test each release in order to guarantee quality.", &[Supposed]),
        ("We used to guarantee results.", &[Past]),
        ("The embargo was lifted in the morning.", &[Past]),
        ("The embargo held until 2020.", &[Past]),
        ("Please do not share your password.", &[Denied, Instructed]),
        ("Never share your password with anyone.", &[Denied, Instructed]),
        ("You should keep your password in a safe place.", &[Instructed]),
        ("Globex guarantees your results, and its guarantee is worthless.", &[OfOthers]),
        ("Some vendors guarantee results.", &[OfOthers]),
        ("The FTC wants a guarantee from companies.", &[OfOthers]),
        ("Nous avons le meilleur moteur du marché.", &[]),
        ("Vos résultats sont garantis par notre équipe de choc.", &[]),
        ("Nous ne sommes pas le meilleur moteur du marché.", &[Denied]),
        ("Nous avons retiré le mot « garanti » de nos pages.", &[Quoted]),
        ("Selon Globex, le meilleur moteur est à vendre.", &[Reported]),
        ("Globex affirme que le meilleur moteur est le sien.", &[Reported]),
        ("Est-ce que vous avez le meilleur moteur du marché ?", &[Asked]),
        ("Si vous étiez le meilleur moteur du marché, on le saurait.", &[Supposed]),
        ("L'embargo a été levé dans la matinée.", &[Past]),
        ("Ne partagez jamais votre mot de passe.", &[Denied, Instructed]),
        ("Certains éditeurs ont le meilleur moteur du marché.", &[OfOthers]),
    ];
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expected)| (text, expected, ways_of(&checker, text)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text}\n  found {found:?}\n  table {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The severities of what the rule `it` finds in each text.
fn severities(rule: &str, texts: &[&str]) -> Vec<Option<&'static str>> {
    let checker = support::checker(&format!("{HEAD}{rule}"));
    let of = |text: &&str| {
        let report = checker.check(&Draft::markdown(text));
        let own = report.warnings().iter().find(|warning| warning.rule().as_str() == "test/it");
        own.map(|warning| warning.severity().name())
    };
    texts.iter().map(of).collect()
}

#[test]
fn a_way_drops_a_match_or_makes_it_one_step_milder() {
    let texts = [
        "The password is on the wall of our office.",
        "The \"password\" is on the wall of our office.",
        "Do not share your password with anyone.",
        "The password was on the wall of our office in the past.",
    ];
    let rule = |unless: &str| {
        format!("[[tone]]\nid = \"it\"\nseverity = \"high\"\nterms = {{ en = [\"password\"] }}\n{unless}\n")
    };
    let high = Some("high");
    assert_eq!(severities(&rule(""), &texts), [high, high, high, high]);
    assert_eq!(severities(&rule("unless = [\"quoted\", \"instructed\"]"), &texts), [high, None, None, high]);
    let table = "unless = { past = \"lower\", quoted = \"drop\" }";
    assert_eq!(severities(&rule(table), &texts), [high, None, high, Some("medium")]);
}

#[test]
fn a_promise_is_one_of_ours_that_is_not_denied() {
    let texts = [
        "Our results are guaranteed for a year.",
        "Our results are not guaranteed for a year.",
        "Globex says that its results are guaranteed for a year.",
        "Some vendors say that results are guaranteed for a year.",
        "Results are guaranteed for a year.",
        "Choose guaranteed results for a year.",
    ];
    let rule = |more: &str| format!("[[claim]]\nid = \"it\"\nterms = {{ en = [\"guaranteed\"] }}\n{more}\n");
    let medium = Some("medium");
    assert_eq!(severities(&rule(""), &texts), [medium, None, None, medium, medium, medium]);
    assert_eq!(severities(&rule("about = \"anyone\""), &texts), [medium, None, medium, medium, medium, medium]);
    let reported = "unless = [\"reported\"]";
    assert_eq!(severities(&rule(reported), &texts), [medium, None, None, None, medium, medium]);
    let counts = "unless = { denied = \"count\" }";
    assert_eq!(severities(&rule(counts), &texts), [medium, medium, None, medium, medium, medium]);
}

#[test]
fn a_secret_is_out_whatever_the_way() {
    let rule = "[[confidential]]\nid = \"it\"\nterms = [\"Halcyon\"]\n";
    let texts = ["Globex says \"Halcyon\" would not be ours.", "We never had a Halcyon."];
    assert_eq!(severities(rule, &texts), [Some("high"), Some("high")]);
    let own = format!("{rule}unless = [\"denied\"]\n");
    assert_eq!(severities(&own, &texts), [Some("high"), None]);
}

#[test]
fn what_is_said_of_a_competitor_has_its_ways_and_its_part() {
    let policy = format!("{HEAD}[[tone]]\nid = \"it\"\nterms = [\"xylophone\"]\n");
    let checker = support::checker(&policy);
    let said = |text: &str| {
        let report = checker.check(&Draft::markdown(text));
        let own = report.warnings().first().expect("it is mentioned");
        (own.ways().to_vec(), own.relation().map(|relation| relation.name()))
    };
    assert_eq!(said("Globex sells your data."), (vec![Way::OfOthers], Some("subject")));
    assert_eq!(said("Avoid Globex at all costs.").1, Some("object"));
    assert_eq!(said("Analysts say that Globex sells your data.").0, [Way::Reported, Way::OfOthers]);
}

#[test]
fn what_unless_and_about_cannot_be_is_refused() {
    let messages = |keys: &str| {
        let rule = format!("{HEAD}[[tone]]\nid = \"it\"\nterms = [\"x y\"]\n{keys}\n");
        let error = support::policy_error(&rule);
        let each = error.issues().iter().map(|issue| (issue.message(), issue.help().map(str::to_owned)));
        each.collect::<Vec<_>>()
    };
    let ways = "expected one of `denied`, `quoted`, `reported`, `asked`, `supposed`, `past`, `instructed`, `of-others`";
    let help = |word: &str| Some(format!("did you mean `{word}`?"));
    assert_eq!(
        messages("unless = [\"qouted\"]"),
        [(format!("unknown way of speaking `qouted`, {ways}"), help("quoted"))]
    );
    assert_eq!(messages("unless = { past = \"drops\" }").len(), 1);
    assert_eq!(messages("unless = { paste = \"drop\" }")[0].1, help("past"));
    assert_eq!(messages("unless = []"), [("empty list".to_owned(), None)]);
    assert_eq!(
        messages("about = \"use\""),
        [("unknown value `use`, expected one of `us`, `anyone`".to_owned(), help("us"))]
    );
}

#[test]
fn more_excuses_make_a_locked_rule_looser() {
    let policy = |keys: &str| {
        let lower = "discretion = 1\nname = \"lower\"\n[[tone]]\nid = \"it\"\nterms = [\"hype\"]\nlocked = true\n";
        let upper = format!(
            "discretion = 1\nname = \"upper\"\nextends = [\"lower.toml\"]\n[[adjust]]\nrule = \"lower/it\"\nreason = \"r\"\n{keys}\n"
        );
        let files = [("lower.toml", lower), ("upper.toml", upper.as_str())];
        support::Folder::new(&format!("ways-{}", keys.len()), &files).load("upper.toml").map(|_| ())
    };
    for keys in ["unless = [\"quoted\"]", "about = \"us\"", "unless = { past = \"lower\" }"] {
        let error = policy(keys).expect_err("it is locked");
        assert!(error.to_string().contains("locked"), "{error}");
    }
}
