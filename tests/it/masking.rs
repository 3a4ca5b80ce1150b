//! What a confidential rule would match stays hidden, whether the rule is in force for the draft or not.
//!
//! Secrets are planted where a rule is asleep, is for another channel or reads another language, and where another rule
//! speaks of the same words. Then every byte of every format is searched.

use crate::support::{self, written};
use discretion::emit::FORMATS;
use discretion::moment::Moment;
use discretion::policy::Secrets;
use discretion::policy::seal::{self, Key};
use discretion::report::Masking;
use discretion::{Checker, Draft, Policy, Report};
use unicode_normalization::UnicodeNormalization;

/// The secret of each rule, which nothing else in the policy says.
const SECRETS: [&str; 8] =
    ["zephyrion", "brimblewick", "quagmoor", "velocitas", "chartreuil", "halcyon", "ostrobogulous", "cust-123456"];

/// Rules that are asleep for most drafts, and rules that speak of whatever stands there.
const RULES: &str = r#"
discretion = 1
name = "acme"
timezone = "Europe/Paris"
[company]
names = ["Acme"]

[[confidential]]
id = "over"
terms = ["Zephyrion"]
until = 2026-03-01T09:00:00+01:00
[[confidential]]
id = "to-come"
terms = ["Brimblewick"]
from = 2028-01-01T00:00:00Z
[[confidential]]
id = "of-a-channel"
terms = ["Quagmoor"]
channels = ["blog"]
[[confidential]]
id = "in-english"
terms = { en = ["Velocitas"] }
[[confidential]]
id = "in-french"
terms = ["Chartreuil"]
languages = ["fr"]
[[confidential]]
id = "near"
terms = { en = ["Halcyon"] }
near = { any = { en = ["ship", "here"], fr = ["ici"] }, within = "sentence" }
until = 2026-03-01T09:00:00+01:00
[[confidential]]
id = "patterns"
patterns = ['(?i)\bCUST-\d{6}\b']
channels = { not = ["x"] }
from = 2028-01-01T00:00:00Z

[[tone]]
id = "names"
terms = ["{name} is here", "{name} est ici"]
message = "{match}: a name"
advice = "say less than {match}"
[[tone]]
id = "sentence"
terms = ["awesome", "formidable"]
max = "1 per draft"
[[tone]]
id = "long-sentences"
measure = "sentence-words"
max = 3
[[tone]]
id = "loud"
measure = "uppercase-words"
[[naming]]
id = "acme"
use = "Acme Cloud"
not = ["{name} Clowd"]
[[competitor]]
id = "globex"
names = ["Globex"]
[[claim]]
id = "fastest"
terms = ["the fastest", "le plus rapide"]
needs = { any = ["@link"], within = "sentence" }
"#;

/// Where a secret is written, as `{}`.
const PLACES: [&str; 16] = [
    "The awesome {} is here. It is awesome.",
    "Le formidable {} est ici. C'est formidable.",
    "We think that {} is here, and so is the other one that we wrote about.",
    "With {} we are the fastest, and {} is here.",
    "Unlike Globex, {} is here and does not sell your data.",
    "{} Clowd is here.",
    "It is **{}** that ships, and [{} est ici](https://a.example/{}).",
    "![{} is here](a.png \"{}\")\n\n<!-- {} is here -->\n\n`{} is here`",
    "---\nchannel: {}\nlang: {}\ndate: {}\ntitle: {} is here\n---\nIt is here.",
    "---\nchannel: [{}, x]\n---\n{} is here.",
    "---\ndate: {}\n---\n{} is here.",
    "---\nlang: fr\n---\nThe awesome {} is here, and we are sure that you will like the way it works.",
    "---\npublish_at: 2030-01-01\nchannel: x\n---\n{} is here.",
    "<!-- discretion: allow acme/{} -- {} is here -->\n\n{} is here.",
    "<!-- discretion: allow acme/names until {} -- x -->\n\n{} is here.",
    "<!-- discretion: allow acme/names -- {} -->\n\n{} is here.",
];

fn sealed_policy(key: &Key) -> String {
    let sealed = seal::seal(key, "acme", "Ostrobogulous").expect("it can be sealed");
    let (tags, check) = (sealed.tags(), seal::check(key, "acme"));
    format!(
        "{RULES}[[confidential]]\nid = \"sealed\"\nuntil = 2026-03-01T09:00:00+01:00\n\
         sealed = {{ tags = {tags:?}, check = {check:?}, key = {{ env = \"KEY\" }} }}\n"
    )
}

fn checker() -> Checker {
    let key = Key::parse("3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889").expect("a key");
    let policy = support::policy(&sealed_policy(&key));
    let checker = Checker::with_secrets(&policy, &Secrets::new().with_key("KEY", key)).expect("nothing is missing");
    checker.at(Moment::parse("2026-11-26T00:00:00Z").expect("an instant"))
}

/// The ways in which a secret is written: as it is, in other letters, with signs that no reader sees, and cut off.
fn spellings(secret: &str) -> Vec<String> {
    let mut first = secret.chars();
    let capital: String = first.next().into_iter().flat_map(char::to_uppercase).chain(first).collect();
    let (start, end) = capital.split_at(4);
    let plain = [capital.clone(), secret.to_uppercase(), format!("{} {capital}", "x".repeat(74))];
    // A pattern matches what it says, and no disguise.
    if secret.starts_with("cust") {
        return plain.to_vec();
    }
    let disguised = [
        format!("{start}\u{200b}{end}"),
        format!("{start}\u{ad}{end}"),
        capital.chars().map(|letter| if letter == 'o' { '0' } else { letter }).collect(),
    ];
    plain.into_iter().chain(disguised).collect()
}

/// All that a report says, in every format, and as a program that embeds the library reads it.
fn outputs(policy: &Policy, report: &Report, text: &str) -> Vec<String> {
    let mut outputs: Vec<String> =
        FORMATS.iter().map(|format| written(format.name(), policy, &[(report.clone(), text)], &[])).collect();
    outputs.extend([report.to_json(), format!("{report:?}")]);
    outputs
}

/// A text with all that could hide a word in it undone: escapes, accents, invisible signs, capitals.
fn bare(text: &str) -> String {
    let mut bare = text.to_owned();
    for hidden in ["200b", "ad", "00ad"] {
        bare = bare.replace(&format!("\\u{{{hidden}}}"), "").replace(&format!("\\u{hidden}"), "");
    }
    let letters = bare.nfkd().filter(|letter| !matches!(letter, '\u{200b}' | '\u{ad}'));
    letters.flat_map(char::to_lowercase).collect::<String>().replace('0', "o")
}

#[test]
fn what_sleeps_is_masked_in_every_byte_of_every_format() {
    let checker = checker();
    let mut planted = 0;
    for secret in SECRETS {
        for spelling in spellings(secret) {
            for place in PLACES {
                let text = place.replace("{}", &spelling);
                let report = checker.check(&Draft::markdown(&text).path("a.md")).masked(Masking::Confidential);
                for output in outputs(checker.policy(), &report, &text) {
                    let found = bare(&output);
                    let cut = format!("{}…", secret.chars().take(5).collect::<String>());
                    assert!(!found.contains(secret) && !found.contains(&cut), "{secret} in {text:?}:\n{output}");
                }
                planted += 1;
            }
        }
    }
    assert_eq!(planted, (SECRETS.len() * 6 - 3) * PLACES.len());
}

#[test]
fn nothing_else_is_masked() {
    let checker = checker();
    let report =
        checker.check(&Draft::markdown("The awesome Halcyon sleeps. It is awesome.")).masked(Masking::Confidential);
    assert_eq!(report.masked_spans(), [], "nothing stands near it");
    let report = checker.check(&Draft::markdown("The awesome Zephyrion is here.")).masked(Masking::None);
    assert_eq!(report.masked_spans(), []);
    let report = checker.check(&Draft::markdown("Zephyrion, Ostrobogulous.")).masked(Masking::Sealed);
    let texts: Vec<usize> = report.masked_spans().iter().map(|span| span.start).collect();
    assert_eq!(texts, [11], "only what is sealed");
}

/// The names by which warnings are known again are those of the clear report, and what the policy's author wrote stands.
#[test]
fn a_mask_takes_away_no_fingerprint_and_no_word_of_the_author() {
    let policy = "[[confidential]]\nid = \"x\"\nterms = [\"Zephyrion\"]\nmessage = \"Ask Jane first\"\nwhy = \"It is May's\"\n\
                  advice = \"Say the new tool\"\n[[tone]]\nid = \"y\"\nterms = [\"awesome\"]\n";
    let report = support::report(policy, "The awesome Zephyrion is here. Zephyrion again.");
    let masked = report.clone().masked(Masking::Confidential);
    assert_eq!(masked.warnings().len(), 3);
    for (clear, masked) in report.warnings().iter().zip(masked.warnings()) {
        assert_eq!(clear.fingerprint(), masked.fingerprint());
        assert_eq!((clear.severity(), clear.confidence()), (masked.severity(), masked.confidence()));
        assert_eq!(clear.location().start, masked.location().start);
    }
    let first = masked.warnings().iter().find(|warning| warning.is_masked()).expect("one is masked");
    assert_eq!((first.message(), first.why(), first.advice()), ("Ask Jane first", "It is May's", "Say the new tool"));
    assert!(!format!("{masked:?}").contains("Zephyrion"));
}

/// Forms of a secret that no rule finds, so that nothing masks them either: known misses.
#[test]
fn what_is_not_found_is_not_masked() {
    let checker = support::confidential(&["Quixotic Marmalade", "Zephyrion", "QZX"]);
    for text in MISSED {
        let report = checker.check(&Draft::markdown(text)).masked(Masking::Confidential);
        assert_eq!(support::texts_of(&report), [""; 0], "{text}");
    }
}

const MISSED: [&str; 8] = [
    "Quixotic. Marmalade",
    "Quixotic\n\nMarmalade",
    "We met %5Aephyrion today.",
    "We met Q Z X today.",
    "Zeph\n\nyrion",
    "noiryhpez",
    "Wrcuvolrq",
    "Zeph yr ion",
];
