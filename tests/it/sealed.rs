//! Sealed terms: found like terms that can be read, with the right key only, and never shown.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test stops where something is not as it must be")]

use crate::support::texts_of as texts;
use discretion::policy::Secrets;
use discretion::policy::seal::{self, Key};
use discretion::report::Form;
use discretion::{Checker, Draft, Policy, Report};
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
        "discretion = 1\nname = \"p\"\n[[confidential]]\nid = \"x\"\n\
         sealed = {{ key = {{ env = \"KEY\" }}, check = {:?}, longest = 5, tags = {tags:?} }}\n",
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
        ("#ourverybeautifulandratherlongprojecthalcyonrocks", "projecthalcyon", Some(Form::Joined), 75),
        ("une etoile filante", "etoile filante", None, 95),
        ("ETOILE FILANTE", "ETOILE FILANTE", None, 95),
        ("Zep\u{200b}hyrion", "Zep\u{200b}hyrion", Some(Form::Disguised), 90),
        ("Z\u{435}phyrion is near", "Z\u{435}phyrion", Some(Form::Disguised), 90),
        ("ｚｅｐｈｙｒｉｏｎ", "ｚｅｐｈｙｒｉｏｎ", Some(Form::Disguised), 90),
        ("We wait for the zéphyrïon of this year", "zéphyrïon", Some(Form::Disguised), 90),
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

/// What stands between `[` and `]` is what these terms find, sealed or as they can be read.
#[test]
fn a_sealed_term_is_found_where_one_that_can_be_read_is() {
    let table: &[(&[&str], &[&str])] = &[
        (&["Plan Halcyon"], &["[Plan H4lcyon]", "[Pl4n H4lcyon]", "#my[Plan H4lcyon]", "Plan and H4lcyon"]),
        // A word of two letters has a plural at the end of a term alone.
        (&["start up", "up launch"], &["two [start ups]", "ups launch", "the [up launch]"]),
        (&["start up launch"], &["[start up launches]", "start ups launch"]),
        (&["box launch"], &["[boxs launch]", "[boxes launch]", "boxing launch"]),
        (&["Project Halcyon"], &["#my[projecthalcyon]rocks", "#mypr0jecthalcyonrocks", "#mypr0jecth4lcyonrocks"]),
        (&["Project Halcyon"], &["[Pr0ject H4lcyon]", "[Project H*lcyon]", "[P*oject Halcyon]", "H4lcyon Project"]),
        (&["Project Halcyon"], &["[P r o j e c t H a l c y o n]", "[P r o j e c t  H a l c y o n]"]),
        (&["Falcon9"], &["[F4lcon9]", "[F4lc0n9]", "[Falc0n9]", "[falcon-9]", "Falcon 9", "a Falcong", "[FALCON9]"]),
        (&["HX-450"], &["[hx 450]", "[hx450]", "[hx_450]", "HX4S0", "HX-45O", "HX-4500", "an [HX-450], so"]),
        (&["Zephyrion"], &["[Z3phyr10n]", "[Zephyr1ons]", "[Z*phyrion]", "[Zephyrio*]", "*ephyrion", "Zephyrio"]),
        (&["Zephyrion"], &["x [Z e p h y r i o n] y z", "a b [Z 3 p h y r i o n]", "[Z.e.p.h.y.r.i.o.n].s"]),
        (&["Zephyrion"], &["#my[Zephyrion]rocks", "#my[zephyrion]rocks", "#myz3phyrionrocks"]),
        (&["R&D unit"], &["[r & d unit]", "[r&d units]", "RD unit", "R and D unit"]),
        (&["St. Mary"], &["[St Mary]", "[St. Mary]", "[StMary]", "[st.mary]", "Saint Mary"]),
        (&["Zephyr1on"], &["[Z*phyr1on]", "[Zephyr1on]"]),
        // Inside a longer word a term has five letters at least, and four where letters stand apart.
        (&["Ada"], &["#myadarocks", "x A d a y", "#[Ada]"]),
        (&["Hawk"], &["#myhawkrocks", "x [H a w k] y", "#[Hawk]"]),
        (&["Eagle"], &["#my[eagle]rocks", "x [E a g l e] y"]),
        (&["iPhone"], &["[i-Phone]", "[iPhone]", "I phone"]),
        (&["d'or"], &["[d'or]", "[d’or]", "[dor]", "d or"]),
        (&["Équipe d'été"], &["[equipe d’ete]", "[ÉQUIPES D'ÉTÉS]", "équipe de été"]),
        (&["Plan B launch"], &["[Plan b launch]", "[PlanBlaunch]", "#[planblaunch]", "Plan 8 launch", "planb launch"]),
        (&["one two three four five"], &["[one two three four five] six", "one two three four and five"]),
    ];
    for (terms, marked) in table {
        let checkers = [("sealed", checker(&sealed(terms))), ("plain", checker(&plain(terms)))];
        for (marked, (kind, checker)) in marked.iter().flat_map(|one| checkers.iter().map(move |own| (one, own))) {
            let expected: Vec<&str> = marked.split('[').skip(1).map(|rest| rest.split_once(']').unwrap().0).collect();
            let text = marked.replace(['[', ']'], "");
            let report = checker.check(&Draft::plain(&text));
            assert_eq!(texts(&report), expected, "{kind} {terms:?} in {marked}");
        }
    }
}

/// What a sealed term does not allow for, though one that can be read does.
#[test]
fn a_sealed_term_has_no_other_initials_and_one_masked_letter() {
    for (term, text) in [
        ("Plan B launch", "Plan B. launch"),
        ("JP Morgan", "J.P. Morgan"),
        ("Plan Halcyon", "x1Plan H4lcyon"),
        ("Quiffle", "Qui**le"),
        // Of the readings of a word 64 are tried, and a masked letter has 26.
        ("Zephyr10n", "Z*phyr10n"),
        ("Zephyrion", "Z**hyrion"),
    ] {
        let found = [plain(&[term]), sealed(&[term])].map(|policy| checker(&policy).check(&Draft::plain(text)));
        assert_eq!(found.map(|report| report.warnings().len()), [1, 0], "{term} in {text}");
    }
}

#[test]
fn between_two_words_of_a_sealed_term_stand_sixteen_bytes_at_most() {
    let checker = checker(&sealed(&["Project Halcyon"]));
    let found = |spaces: usize| {
        let text = format!("The Project{}Halcyon.", " ".repeat(spaces));
        checker.check(&Draft::plain(&text)).warnings().len()
    };
    assert_eq!([1, 15, 16, 17, 40].map(found), [1, 1, 1, 0, 0]);
}

#[test]
fn sealed_terms_of_a_rule_weigh_as_those_that_can_be_read() {
    let terms = ["Zephyrion", "Quiffle"];
    let score = |policy: &str, text: &str| checker(policy).check(&Draft::plain(text)).score();
    let of = |text: &str| score(&sealed(&terms), text);
    for text in ["Zephyrion and Quiffle", "Zephyrion and Zephyrion", "Zephyrion and Z3phyrion"] {
        assert_eq!(of(text), score(&plain(&terms), text), "{text}");
    }
    // A term that is there again adds less than another one, however it is written.
    assert!(of("Zephyrion and Quiffle") > of("Zephyrion and zephyrion"));
    assert_eq!(of("Zephyrion and zephyrion"), of("Zephyrion and Zephyrions"));
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

/// Everything that a report says, in one text.
fn said(report: &Report) -> String {
    format!("{report:?}")
}

/// A draft in which other rules speak about the words of a sealed term too.
const SHARED: &str = "discretion = 1\nname = \"p\"\n\
    [[tone]]\nid = \"t\"\nterms = [\"Halcyon ships\", \"soon\"]\nmessage = \"{match}: project HALCYON\"\nadvice = \"not {match}\"\n\
    [[tone]]\nid = \"q\"\npatterns = ['Hal[a-z]+ \\w+ soon']\n\
    [[naming]]\nid = \"n\"\nuse = \"Project Halcyon\"\nnot = [\"project halcyon\"]\n\
    [[confidential]]\nid = \"plain\"\nterms = [\"ships soon\"]\nwhy = \"Project Halcyon\"\n";

#[test]
fn a_masked_report_does_not_hold_the_term() {
    let rest = sealed(&["Project Halcyon"]).replace("discretion = 1\nname = \"p\"\n", "");
    let checker = checker(&format!("{SHARED}{rest}"));
    let draft = Draft::markdown("Our *project* halcyon ships soon. Halcyon ships: Project Halcyon.");
    let report = checker.check(&draft);
    let spans: Vec<_> = report.warnings().iter().filter(|warning| warning.is_masked()).map(|w| w.span()).collect();
    assert_eq!(report.masked_spans(), []);
    let masked = report.clone().masked(discretion::report::Masking::Sealed);
    assert_eq!(masked.masked_spans(), spans);
    assert_eq!((masked.score(), masked.verdict()), (report.score(), report.verdict()));
    let texts: Vec<&str> = masked.warnings().iter().filter(|w| w.is_masked()).map(|w| w.text()).collect();
    assert!(texts.iter().all(|text| text.split(' ').all(|word| word == "•••")), "{texts:?}");
    assert!(!said(&masked).to_lowercase().contains("project halcyon"));
    assert!(said(&report.clone().masked(discretion::report::Masking::None)).contains("Project Halcyon"));
    let all = report.masked(discretion::report::Masking::Confidential);
    assert!(
        all.warnings().iter().filter(|w| w.family() == discretion::policy::Family::Confidential).all(|w| w.is_masked())
    );
}

#[test]
fn what_another_rule_covers_is_masked_too() {
    let cover = "[[confidential]]\nid = \"cover\"\nterms = [\"Zephyrions ship\"]\nseverity = \"critical\"\n";
    let checker = checker(&format!("{}{cover}", sealed(&["Zephyrion"])));
    let report = checker.check(&Draft::markdown("---\nchannel: zephyrion\n---\nOur Zephyrions ship."));
    assert_eq!(texts(&report), ["zephyrion", "Zephyrions ship"]);
    let masked = report.masked(discretion::report::Masking::Sealed);
    assert!(!said(&masked).to_lowercase().contains("zephyrion"), "{masked:#?}");
}

#[test]
fn a_report_without_secrets_stays_as_it_is() {
    let report = checker(&plain(&["Project Halcyon"])).check(&Draft::markdown("Project Halcyon"));
    assert!(!report.warnings()[0].is_masked());
    assert_eq!(report.clone().masked(discretion::report::Masking::Sealed), report);
}

#[test]
fn no_fingerprint_depends_on_a_confidential_word() {
    let rest = sealed(&["Project Halcyon", "Zephyrion"]).replace("discretion = 1\nname = \"p\"\n", "");
    let checker = checker(&format!("{SHARED}{rest}"));
    let prints = |text: &str| {
        let report = checker.check(&Draft::markdown(text));
        report.warnings().iter().map(|warning| warning.fingerprint().to_owned()).collect::<Vec<_>>()
    };
    let one = prints("We say that Zephyrion is here soon.");
    assert_eq!(one.len(), 2);
    assert_eq!(one, prints("We say that Project Halcyon is here soon."));
    assert_ne!(one, prints("We say that Zephyrion is not here soon."));
}

/// The problems of a policy with what it keeps elsewhere.
fn problems(policy: &str, secrets: &Secrets) -> String {
    let policy = Policy::parse("p.toml", policy).unwrap();
    Checker::with_secrets(&policy, secrets).expect_err("something is missing").to_string()
}

#[test]
fn no_checker_is_made_without_its_secrets() {
    let policy = sealed(&["Project Halcyon"]);
    let other = Key::parse(&KEY.replace("3f", "4f")).unwrap();
    assert_eq!(
        problems(&policy, &Secrets::new()),
        "p.toml:5:26: the key of sealed terms was not given; `Checker::with_secrets` takes what a policy keeps elsewhere"
    );
    let wrong = "p.toml:5:26: the key is not the one that these terms were sealed with; \
                 terms are sealed for one key and one policy name; where either changes, seal them again";
    assert_eq!(problems(&policy, &Secrets::new().with_key("KEY", other)), wrong);
    let renamed = policy.replace("name = \"p\"", "name = \"q\"");
    assert_eq!(problems(&renamed, &Secrets::new().with_key("KEY", key())), wrong);
    let list = "discretion = 1\nname = \"p\"\n[[confidential]]\nid = \"x\"\nterms_file = { path_env = \"LIST\" }\n";
    let with = |lines: &str| problems(list, &Secrets::new().with_terms("LIST", lines));
    assert_eq!(with("# none\n\n"), "p.toml:5:27: empty list of terms");
    let hashtag = Secrets::new().with_terms("LIST", "# one\n#ProjectHalcyon\n");
    let checker = Checker::with_secrets(&Policy::parse("p.toml", list).unwrap(), &hashtag).unwrap();
    assert_eq!(checker.check(&Draft::plain("Soon: #ProjectHalcyon.")).warnings().len(), 1);
    assert_eq!(with("# one\nFalcon\n!!\n"), "p.toml:5:27: line 3 of the list: a term needs a letter or a digit");
    let inactive = policy.replace("id = \"x\"\n", "id = \"x\"\njurisdictions = [\"us\"]\n");
    let inactive =
        inactive.replace("[[conf", "jurisdictions = [\"fr\"]\n[[claim]]\nid = \"c\"\nterms = [\"best\"]\n[[conf");
    assert!(Checker::new(&Policy::parse("p.toml", &inactive).unwrap()).is_ok());
}

#[test]
fn secrets_are_read_from_files_and_variables() {
    let folder = std::env::temp_dir().join(format!("discretion-sealed-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("policies")).unwrap();
    let write = |file: &str, text: &[u8]| std::fs::write(folder.join(file), text).unwrap();
    let policy = sealed(&["Project Halcyon"]).replace("{ env = \"KEY\" }", "{ file = \"../p.key\" }");
    let list = "[[confidential]]\nid = \"l\"\nterms_file = \"../terms.txt\"\n";
    write("policies/p.toml", format!("{policy}{list}").as_bytes());
    let load = || {
        let policy = Policy::load(folder.join("policies/p.toml")).unwrap();
        let shown = folder.join("policies/").display().to_string();
        Checker::with_secrets(&policy, &Secrets::from_environment(&policy))
            .map_err(|error| error.to_string().replace(&shown, ""))
    };
    assert_eq!(
        load().unwrap_err(),
        "p.toml:5:27: cannot read the key file `../p.key`: no such file\n\
         p.toml:8:14: cannot read the list of terms `../terms.txt`: no such file"
    );
    write("p.key", b"correct horse battery staple");
    write("terms.txt", b"Falc\xffon\n");
    assert_eq!(
        load().unwrap_err(),
        "p.toml:5:27: this is no key of sealed terms: expected 64 hexadecimal digits or 44 characters of base 64, not a \
         passphrase; `discretion seal --new-key` makes one\n\
         p.toml:8:14: the list of terms is not valid UTF-8"
    );
    write("p.key", format!("{KEY}\n").as_bytes());
    write("terms.txt", "\u{feff}# ours\r\n\r\nBlue Falcon\r\n".as_bytes());
    let report = load().unwrap().check(&Draft::markdown("project halcyon, #bluefalcon"));
    assert_eq!(texts(&report), ["project halcyon", "bluefalcon"]);
    assert!(report.warnings().iter().all(|warning| warning.is_masked()));
    std::fs::remove_dir_all(&folder).unwrap();
    let unset = sealed(&["Project Halcyon"]).replace("\"KEY\"", "\"DISCRETION_NO_SUCH_VARIABLE\"");
    let policy = Policy::parse("p.toml", &unset).unwrap();
    let error = Checker::with_secrets(&policy, &Secrets::from_environment(&policy)).unwrap_err();
    assert_eq!(error.to_string(), "p.toml:5:26: the environment variable `DISCRETION_NO_SUCH_VARIABLE` is not set");
}

#[test]
fn nothing_shows_a_key_or_a_list() {
    let secrets = Secrets::new().with_key("KEY", key()).with_terms("LIST", "Zanzibar");
    let policy = Policy::parse("p.toml", &sealed(&["Project Halcyon"])).unwrap();
    let checker = Checker::with_secrets(&policy, &secrets).unwrap();
    let shown = format!("{secrets:?} {checker:?} {:?}", key());
    assert!(!shown.contains("Zanzibar") && !shown.contains("3f0c") && !shown.contains("63, 12"), "{shown}");
}

#[test]
fn terms_that_cannot_be_sealed_are_told() {
    let error = |term: &str| seal::seal(&key(), "p", term).unwrap_err().to_string();
    assert_eq!(error("R&D"), "a sealed term needs at least three letters or digits");
    assert_eq!(
        error("one two three four five six"),
        "a sealed term has at most five words, counted as a text is cut: `HX-450` is two"
    );
    assert_eq!(error("#falcon"), "a sealed term begins and ends with a letter or a digit");
    // Each word with an accent has two spellings, and so has each gap beside a single letter.
    assert_eq!(error("é é été été été"), "the term can be written in too many ways: seal its parts one by one");
    assert_eq!(seal::seal(&key(), "p", "é é été été").unwrap().words(), 4);
    assert_eq!(seal::seal(&key(), "p", " Falcon ").unwrap().words(), 1);
    let term = seal::seal(&key(), "p", "Project Halcyon").unwrap();
    assert_eq!((term.tags().len(), term.words()), (4, 2));
    assert_ne!(term, seal::seal(&key(), "q", "Project Halcyon").unwrap());
}

/// Tags are in policies of others: what they are made of must not change.
#[test]
fn tags_are_keyed_hashes_of_folded_words() {
    let bytes: Vec<u8> = (0..32).map(|at| u8::from_str_radix(&KEY[at * 2..at * 2 + 2], 16).unwrap()).collect();
    let raw = |count: u8, words: &str| {
        let mut message = b"discretion/1\0acme\0".to_vec();
        message.push(count);
        message.extend_from_slice(words.as_bytes());
        let hash = blake3::keyed_hash(bytes.as_slice().try_into().unwrap(), &message);
        format!("b1:{}", &hash.to_hex()[..32])
    };
    assert_eq!(seal::check(&key(), "acme"), raw(2, "discretion\x1fcheck\x1f").replace("b1:", "c1:"));
    let sealed = |term: &str| seal::seal(&key(), "acme", term).unwrap().tags().to_vec();
    let sorted = |mut tags: Vec<String>| {
        tags.sort();
        tags
    };
    let falcon = [raw(1, "falcon\x1f"), raw(0x81, "faicon\x1f")];
    assert_eq!(sealed("Falcon"), sorted(falcon.to_vec()));
    let team = [
        raw(2, "équipe\x1fdor\x1f"),
        raw(2, "equipe\x1fdor\x1f"),
        raw(1, "équipedor\x1f"),
        raw(1, "equipedor\x1f"),
        raw(0x82, "equipe\x1fdor\x1f"),
        raw(0x81, "equipedor\x1f"),
    ];
    assert_eq!(sealed("Équipe Dor"), sorted(team.to_vec()));
    assert_eq!(sealed("St. Mary").len(), 6);
}

/// The policy that the page on sealed terms shows.
#[test]
fn the_documented_policy_finds_its_term() {
    let page = include_str!("../../docs/sealed.md");
    let policy = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("there is a policy");
    let policy = Policy::parse("acme.toml", policy).unwrap_or_else(|error| {
        let tags = seal::seal(&key(), "acme-social", "Project Halcyon").unwrap();
        panic!("{error}\n{:?} {}", tags.tags(), seal::check(&key(), "acme-social"))
    });
    let checker = Checker::with_secrets(&policy, &Secrets::new().with_key("DISCRETION_KEY", key())).unwrap();
    assert_eq!(texts(&checker.check(&Draft::markdown("#ProjectHalcyon"))), ["ProjectHalcyon"]);
}
