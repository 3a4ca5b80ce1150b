//! What a policy says of its own rules: a line on the triggers of each family, and the keys as they would be written again.

use crate::support;

const POLICY: &str = r#"discretion = 1
name = "acme"
[company]
names = ["Acme"]
[competitors]
max_mentions = "3 per draft"
[competitors.stances]
comparative = "high"
[competitors.words]
disparaging = ["snoozefest"]
unnamed = ["the blue giant"]
without = ["garbage"]
[[confidential]]
id = "secret"
terms = { en = ["Falcon"], fr = ["Faucon"] }
patterns = ['HX-\d+']
[[confidential]]
id = "listed"
terms_file = "names.txt"
[[competitor]]
id = "globex"
names = ["Globex"]
products = ["HyperCube"]
handles = ["globexhq"]
domains = ["globex.example"]
[[tone]]
id = "hype"
terms = ["hype", "buzz"]
[[tone]]
id = "loud"
measure = "exclamation-marks"
max = 2
[[tone]]
id = "hard"
measure = "reading-ease"
min = 40
max = 90
[[claim]]
id = "best"
terms = ["the best"]
patterns = ['no\. 1']
[[naming]]
id = "cloud"
use = "Acme Cloud"
not = ["AcmeCloud", "Acme cloud"]
[[require]]
id = "contact"
when = { mentions = ["prices", "{us}"] }
needs = { any = ["Contact"] }
[[require]]
id = "all"
needs = { any = ["Contact", "@link"] }
"#;

#[test]
fn each_family_says_in_a_line_what_triggers_it() {
    let policy = support::policy(POLICY);
    let told: Vec<(&str, String)> = policy.rules().map(|rule| (rule.id().as_str(), rule.trigger())).collect();
    for (id, expected) in [
        ("acme/secret", "terms `Falcon` (en), `Faucon` (fr); patterns `HX-\\d+`"),
        ("acme/listed", "a list of terms kept elsewhere"),
        ("acme/globex", "names `Globex`; products `HyperCube`; handles `@globexhq`; domains `globex.example`"),
        ("acme/hype", "terms `hype`, `buzz`"),
        ("acme/loud", "exclamation-marks; at most 2"),
        ("acme/best", "terms `the best`; patterns `no\\. 1`"),
        ("acme/cloud", "spellings `AcmeCloud`, `Acme cloud`, instead of `Acme Cloud`"),
        ("acme/contact", "drafts that mention `{us}`, `prices`"),
        ("acme/all", "drafts that lack what must be there"),
        ("acme/unnamed-competitor", "competitors that nobody names: `our biggest competitor`, `nos concurrents`"),
        ("acme/competitor-mentions", "mentions of competitors; at most 3"),
    ] {
        assert!(told.contains(&(id, expected.to_owned())), "{id}: {told:?}");
    }
    let hard = policy.rule("acme/hard").expect("it is there").trigger();
    assert!(hard.starts_with("reading-ease; at most 90; at least 40; 206.835 − 1.015 × "), "{hard}");
    // Rules that every policy has are no part of the list.
    for (id, expected) in [
        ("acme/declared-language", "a language in the front matter that the text contradicts"),
        ("campaign/too-early", "drafts that appear before `not_before` of their `[campaign.NAME]`"),
        ("reply/echo", "answers that say an insult or a claim again"),
    ] {
        assert_eq!(policy.rule(id).map(|rule| rule.trigger()).as_deref(), Some(expected), "{id}");
    }
    let comment = policy.rule("discretion/allow-comment").map(|rule| rule.trigger());
    assert_ne!(comment.as_deref(), Some(""));
}

#[test]
fn each_family_writes_its_keys_again() {
    let policy = support::policy(POLICY);
    let keys = |id: &str| {
        let keys = policy.rule(id).expect("it is there").keys();
        keys.iter().map(|key| format!("{} = {}", key.name, key.value)).collect::<Vec<_>>().join("; ")
    };
    for (id, expected) in [
        ("acme/secret", "terms = { en = [\"Falcon\"], fr = [\"Faucon\"] }; patterns = ['HX-\\d+']"),
        (
            "acme/globex",
            "names = [\"Globex\"]; products = [\"HyperCube\"]; handles = [\"@globexhq\"]; domains = [\"globex.example\"]; \
             stances = { comparative = \"high\" }",
        ),
        ("acme/hard", "measure = \"reading-ease\"; max = \"90\"; min = \"40\""),
        ("acme/loud", "measure = \"exclamation-marks\"; max = \"2\""),
        (
            "acme/contact",
            "when = { mentions = [\"{us}\", \"prices\"] }; needs = { any = [\"Contact\"], within = \"draft\" }",
        ),
        ("acme/cloud", "use = \"Acme Cloud\"; not = [\"AcmeCloud\", \"Acme cloud\"]"),
        ("acme/best", "terms = [\"the best\"]; patterns = ['no\\. 1']"),
    ] {
        assert_eq!(keys(id), expected, "{id}");
    }
    let tables: Vec<String> = policy
        .tables()
        .iter()
        .flat_map(|table| table.keys.iter().map(move |key| format!("{} {} = {}", table.header, key.name, key.value)))
        .collect();
    assert_eq!(
        tables,
        [
            "[company] names = [\"Acme\"]",
            "[competitors] max_mentions = \"3\"",
            "[competitors] stances = { comparative = \"high\" }",
            "[competitors.words] disparaging = [\"snoozefest\"]",
            "[competitors.words] unnamed = [\"the blue giant\"]",
            "[competitors.words] without = [\"garbage\"]",
        ]
    );
}
