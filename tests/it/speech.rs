//! Every language at work: a row of sentences for each, one for each thing that the library has to know of it.
//!
//! A language that is added without a row does not compile here; one that lacks a part fails by the name of that part.

use crate::support::report;
use discretion::Draft;
use discretion::language::Language;
use discretion::report::Stance;

/// What is said in one language. Parts between bars belong together.
struct Speech {
    language: Language,
    /// Tells the language.
    told: &'static str,
    /// Has letters that tell it beside words that tell little.
    accents: &'static str,
    /// Runs Globex down, and does not.
    slur: [&'static str; 2],
    /// Compares us with Globex.
    comparison: &'static str,
    /// Has Globex as something that ours works with.
    company: &'static str,
    /// Speaks of a group of competitors that nobody names.
    rivals: &'static str,
    /// Makes a claim of the term `claim`, and denies it.
    claim: [&'static str; 3],
    /// A term and a sentence with its plural.
    plural: [&'static str; 2],
    /// A word of the term `number`, which has a number in words after it.
    number: [&'static str; 2],
    /// Has a date in words and nothing else that is one.
    date: &'static str,
    /// Two sentences, the first of which has an abbreviation inside.
    abbreviation: &'static str,
    /// Has a negative mood, and the same turned round.
    mood: [&'static str; 2],
    /// Speaks of us, and of the reader.
    pronouns: [&'static str; 2],
    /// A word with a letter that is no disguise of the term in brackets, as the language has such letters; empty where it
    /// has none.
    no_disguise: [&'static str; 2],
}

const SPEECHES: [Speech; Language::EACH.len()] = [
    Speech {
        language: Language::English,
        told: "We have been late, and that is what they said about it.",
        accents: "",
        slur: ["Globex is garbage.", "Globex is not garbage."],
        comparison: "We are faster than Globex.",
        company: "Acme works with Globex.",
        rivals: "Our biggest competitor is garbage.",
        claim: ["guaranteed", "The result is guaranteed.", "The result is not guaranteed."],
        plural: ["policy", "They have the policies that they want."],
        number: ["teams of {n}", "We have teams of twelve there."],
        date: "It was done on June 3.",
        abbreviation: "We met Mr. Roe there. Then they left.",
        mood: ["The answer was horrible.", "The answer was not horrible."],
        pronouns: ["We are proud of our team, and our work is ours.", "You have your own room, and you use yours."],
        no_disguise: ["", ""],
    },
    Speech {
        language: Language::French,
        told: "Nous avons du retard, et c'est ce qu'ils nous ont dit.",
        accents: "Société générale créée",
        slur: ["Globex est une arnaque.", "Globex n'est plus une arnaque."],
        comparison: "Nous sommes plus rapides que Globex.",
        company: "Acme fonctionne avec Globex.",
        rivals: "Notre concurrent est une arnaque.",
        claim: ["garanti", "Le résultat est garanti.", "Le résultat n'est pas garanti."],
        plural: ["journal", "Nous avons les journaux qu'ils veulent."],
        number: ["équipes de {n}", "Nous avons des équipes de douze ici."],
        date: "Nous l'avons fait le 3 août.",
        abbreviation: "Nous avons vu M. Roy hier. Puis ils sont partis.",
        mood: ["La réponse était horrible.", "La réponse n'était pas horrible."],
        pronouns: [
            "Nous sommes fiers de notre équipe et de nos choix.",
            "Vous avez votre place, et vos choix sont à vous.",
        ],
        no_disguise: ["resume", "Nous avons résumé ce qu'ils disent."],
    },
];

const COMPETITOR: &str = "[company]\nnames = [\"Acme\"]\n[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n";

fn stances(text: &str) -> Vec<Stance> {
    let report = report(&format!("discretion = 1\nname = \"acme\"\n{COMPETITOR}"), text);
    report.warnings().iter().filter_map(|warning| warning.stance()).collect()
}

fn count(rule: &str, text: &str) -> usize {
    report(&format!("discretion = 1\nname = \"acme\"\n{rule}"), text).warnings().len()
}

#[test]
fn the_rows_stand_in_the_order_of_the_languages() {
    assert_eq!(SPEECHES.map(|speech| speech.language), Language::EACH);
}

#[test]
fn each_language_is_told_by_its_words_and_letters() {
    for speech in &SPEECHES {
        let told = |text: &str| Draft::plain(text).languages()[0];
        assert_eq!(told(speech.told), Some(speech.language), "{}", speech.told);
        if !speech.accents.is_empty() {
            assert_eq!(told(speech.accents), Some(speech.language), "{}", speech.accents);
        }
    }
}

#[test]
fn each_language_speaks_of_competitors() {
    for speech in &SPEECHES {
        assert_eq!(stances(speech.slur[0]), [Stance::Disparaging], "{}", speech.slur[0]);
        assert_eq!(stances(speech.slur[1]), [Stance::Neutral], "{}", speech.slur[1]);
        assert_eq!(stances(speech.comparison), [Stance::Comparative], "{}", speech.comparison);
        assert_eq!(stances(speech.company), Vec::new(), "{}", speech.company);
        assert_eq!(stances(speech.rivals), [Stance::Disparaging], "{}", speech.rivals);
    }
}

#[test]
fn each_language_denies_claims() {
    for Speech { claim: [term, said, denied], .. } in &SPEECHES {
        let rule = format!("[[claim]]\nid = \"claim\"\nterms = [\"{term}\"]\n");
        assert_eq!((count(&rule, said), count(&rule, denied)), (1, 0), "{term}");
    }
}

#[test]
fn each_language_has_plurals_and_numbers() {
    for Speech { plural, number, .. } in &SPEECHES {
        for [term, text] in [plural, number] {
            assert_eq!(count(&format!("[[tone]]\nid = \"term\"\nterms = [\"{term}\"]\n"), text), 1, "{term}");
        }
    }
}

#[test]
fn each_language_has_dates() {
    for Speech { date, .. } in &SPEECHES {
        let rule = "[[tone]]\nid = \"dated\"\nterms = [\"it\", \"nous\", \"es\", \"wir\"]\nnear = { any = [\"@date\"], within = \"sentence\" }\n";
        assert!(count(rule, date) > 0, "{date}");
    }
}

#[test]
fn each_language_has_abbreviations() {
    for Speech { abbreviation, .. } in &SPEECHES {
        let rule = "[[tone]]\nid = \"long\"\nmeasure = \"sentence-words\"\nmax = 4\n";
        assert_eq!(count(rule, abbreviation), 1, "{abbreviation}");
    }
}

#[test]
fn each_language_has_moods_and_pronouns() {
    for Speech { mood, pronouns, .. } in &SPEECHES {
        let rule = |measure: &str, max: usize| {
            format!("[[tone]]\nid = \"level\"\nmeasure = \"{measure}\"\nmax = \"{max} per sentence\"\n")
        };
        assert_eq!(mood.map(|text| count(&rule("negativity", 60), text)), [1, 0], "{}", mood[0]);
        assert_eq!(pronouns.map(|text| count(&rule("self-reference", 20), text)), [1, 0], "{}", pronouns[0]);
    }
}

#[test]
fn letters_of_a_language_are_no_disguise_in_it() {
    for Speech { no_disguise: [term, text], .. } in SPEECHES.iter().filter(|speech| !speech.no_disguise[0].is_empty()) {
        let rule = format!("[[confidential]]\nid = \"secret\"\nterms = [\"{term}\"]\n");
        assert_eq!(count(&rule, text), 0, "{text}");
    }
}

#[test]
fn each_language_stands_in_the_schema_and_on_the_pages() {
    let schema = include_str!("../../docs/schema/report.v1.json");
    let policy = include_str!("../../docs/policy.md");
    let codes: Vec<String> = Language::EACH.iter().map(|language| format!("\"{}\"", language.code())).collect();
    let listed = format!("{{ \"enum\": [{}] }}", codes.join(", "));
    assert!(schema.contains(&listed), "the schema has no {listed}");
    let named: Vec<String> = Language::EACH.iter().map(|language| format!("`{}`", language.code())).collect();
    let listed = format!("The languages are {}", named.join(" and "));
    assert!(policy.contains(&listed), "the page of policies does not say: {listed}");
}
