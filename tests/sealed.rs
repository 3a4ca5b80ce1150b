//! Sealed terms: found like terms that can be read, with the right key only, and never shown.

use discretion::seal::{self, Key};
use discretion::{Checker, Draft, Form, Policy, Report, Secrets};
use proptest::prelude::*;

const KEY: &str = "3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889";

fn key() -> Key {
    Key::parse(KEY).unwrap()
}

/// A policy with one rule that has these terms sealed.
fn sealed(terms: &[&str]) -> String {
    let tags: Vec<String> =
        terms.iter().flat_map(|term| seal::seal(&key(), "p", term).unwrap().tags().to_vec()).collect();
    format!(
        "discretion = 1\nname = \"p\"\n[[confidential]]\nid = \"x\"\nsealed = {tags:?}\nwords = 5\n\
         key = {{ env = \"KEY\" }}\ncheck = {:?}\n",
        seal::check(&key(), "p")
    )
}

/// A policy with one rule that has these terms as they are.
fn plain(terms: &[&str]) -> String {
    format!("discretion = 1\nname = \"p\"\n[[confidential]]\nid = \"x\"\nterms = {terms:?}\n")
}

fn checker(policy: &str) -> Checker {
    let policy = Policy::parse("p.toml", policy).unwrap();
    Checker::with_secrets(&policy, &Secrets::new().with_key("KEY", key())).unwrap()
}

fn texts(report: &Report) -> Vec<&str> {
    report.warnings().iter().map(|warning| warning.text()).collect()
}

#[test]
fn a_sealed_term_is_found_in_each_form() {
    let checker = checker(&sealed(&["Project Halcyon", "Étoile filante", "Zephyrion"]));
    let table: &[(&str, &str, Option<Form>, u8)] = &[
        ("Project Halcyon ships in May.", "Project Halcyon", None, 95),
        ("PROJECT halcyon ships", "PROJECT halcyon", None, 95),
        ("two project halcyons", "project halcyons", Some(Form::Inflected), 95),
        ("Project Halcyon's date", "Project Halcyon", Some(Form::Inflected), 95),
        ("l'étoile filante arrive", "étoile filante", Some(Form::Inflected), 95),
        ("les étoiles filantes", "étoiles filantes", Some(Form::Inflected), 95),
        ("project-halcyon", "project-halcyon", Some(Form::Separated), 95),
        ("project_halcyon", "project_halcyon", Some(Form::Separated), 95),
        ("Project\nHalcyon", "Project\nHalcyon", Some(Form::Separated), 95),
        ("Project *Hal*cyon", "Project *Hal*cyon", None, 95),
        ("#ProjectHalcyon", "ProjectHalcyon", Some(Form::Joined), 95),
        ("the ProjectHalcyonClient", "ProjectHalcyon", Some(Form::Joined), 95),
        ("see projecthalcyon.example", "projecthalcyon", Some(Form::Joined), 95),
        ("a projecthalcyon", "projecthalcyon", None, 95),
        ("pROJECThALCYON", "pROJECThALCYON", None, 95),
        ("#myprojecthalcyonrocks", "projecthalcyon", Some(Form::Joined), 75),
        ("une etoile filante", "etoile filante", None, 95),
        ("ETOILE FILANTE", "ETOILE FILANTE", None, 95),
        ("Zep\u{200b}hyrion", "Zep\u{200b}hyrion", Some(Form::Disguised), 90),
        ("Z\u{435}phyrion is near", "Z\u{435}phyrion", Some(Form::Disguised), 90),
        ("ｚｅｐｈｙｒｉｏｎ", "ｚｅｐｈｙｒｉｏｎ", Some(Form::Disguised), 90),
        ("the zéphyrïon", "zéphyrïon", Some(Form::Disguised), 90),
        ("Project H4lcy0n", "Project H4lcy0n", Some(Form::Disguised), 75),
        ("a Zephyr1on", "Zephyr1on", Some(Form::Disguised), 75),
        ("Z e p h y r i o n is near", "Z e p h y r i o n", Some(Form::Disguised), 80),
        ("A Z.e.p.h.y.r.i.o.n", "Z.e.p.h.y.r.i.o.n", Some(Form::Disguised), 80),
        ("a Zeph*rion", "Zeph*rion", Some(Form::Disguised), 75),
    ];
    for &(text, found, form, confidence) in table {
        let report = checker.check(&Draft::markdown(text));
        assert_eq!(texts(&report), [found], "{text}");
        let warning = &report.warnings()[0];
        assert_eq!((warning.form(), warning.confidence()), (form, confidence), "{text} {:?}", warning.evidence());
    }
}

#[test]
fn what_is_no_sealed_term_is_not_found() {
    let checker = checker(&sealed(&["Project Halcyon", "Marche", "HX-450", "therapist", "iPhone", "R&D unit"]));
    for text in [
        "The project. Halcyon days.",
        "a project, halcyon",
        "a project\n\nhalcyon",
        "halcyon project",
        "Le marché est dans la rue, et nous y allons avec les enfants.",
        "HX-4500 and HX-45",
        "call the rapist",
        "I phone you",
        "r d unit",
        "projection halcyonic",
    ] {
        assert_eq!(texts(&checker.check(&Draft::markdown(text))), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn of_nested_sealed_terms_the_longest_is_told() {
    let checker = checker(&sealed(&["Halcyon", "Project Halcyon"]));
    assert_eq!(texts(&checker.check(&Draft::markdown("Project Halcyon ships in May."))), ["Project Halcyon"]);
}

/// A term with something done to it, as texts do.
fn decorated() -> impl Strategy<Value = (&'static str, String)> {
    let terms = [
        "Project Halcyon",
        "Zephyrion",
        "HX-450",
        "Étoile filante",
        "HyperCube",
        "Équipe d'été",
        "falcon-db",
        "Plan B launch",
        "St. Mary",
        "Blue Policy Batch",
    ];
    let decoration = (prop::sample::select(terms.to_vec()), 0_usize..16, 0_usize..12, 0_usize..8);
    decoration.prop_map(|(term, how, place, around)| {
        let letters: Vec<char> = term.chars().collect();
        let at = place % letters.len();
        let insert = |what: char| {
            let mut changed = letters.clone();
            changed.insert(at.max(1), what);
            changed.into_iter().collect::<String>()
        };
        let replace = |from: &[(char, char)]| {
            let swap = |c: &char| from.iter().find(|(own, _)| own == c).map_or(*c, |(_, other)| *other);
            letters.iter().map(swap).collect::<String>()
        };
        let changed = match how {
            0 => term.to_uppercase(),
            1 => term.to_lowercase(),
            2 => format!("{term}s"),
            3 => term.replace([' ', '-'], "_"),
            4 => term.replace(' ', "\n"),
            5 => term.replace([' ', '-', '.'], ""),
            6 => term.replace([' ', '-', '.'], "").to_lowercase(),
            7 => insert('\u{200b}'),
            8 => insert('\u{ad}'),
            9 => replace(&[('a', '4'), ('o', '0'), ('e', '3'), ('i', '1'), ('l', '1')]),
            10 => replace(&[('a', '\u{430}'), ('o', '\u{43e}'), ('e', '\u{435}'), ('c', '\u{441}')]),
            11 => letters.iter().map(char::to_string).collect::<Vec<_>>().join(" "),
            12 => replace(&[('é', 'e'), ('É', 'E')]),
            13 => term.replace(' ', "-"),
            14 => letters.iter().map(|&c| if c.is_ascii_lowercase() { fullwidth(c) } else { c }).collect(),
            _ => term.to_owned(),
        };
        let text = match around {
            0 => format!("We ship {changed} in May."),
            1 => format!("#{changed} is here"),
            2 => format!("see {changed}.example"),
            3 => format!("**{changed}**, soon"),
            4 => format!("(“{changed}”)"),
            5 => format!("my{changed}app"),
            6 => format!("l'{changed} et le reste"),
            _ => format!("{changed}'s {changed}"),
        };
        (term, text)
    })
}

fn fullwidth(c: char) -> char {
    char::from_u32(c as u32 + 0xfee0).unwrap_or(c)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is left out: letters drawn out and more than one masked letter, which no tag can allow for.
    #[test]
    fn a_sealed_term_is_found_wherever_the_term_is((term, text) in decorated()) {
        let places = |policy: &str| {
            let report = checker(policy).check(&Draft::markdown(&text));
            report.warnings().iter().map(|warning| warning.span()).collect::<Vec<_>>()
        };
        prop_assert_eq!(places(&sealed(&[term])), places(&plain(&[term])), "{:?} in {:?}", term, text);
    }
}
