//! The measure `substance` and its pack: notes that quote the emptiest sentence, and openness that is no fault.

use crate::support::{checker, written};
use discretion::emit::FORMATS;
use discretion::report::{Masking, Verdict};
use discretion::{Checker, Draft, Policy};

const EMPTY: [(&str, &str, &str); 2] = [
    (
        "en",
        "It is here. We are thrilled to begin a new chapter. Our passionate team is committed to excellence. We believe \
         in innovation. Thank you all.",
        "We are thrilled to begin a new chapter",
    ),
    (
        "fr",
        "Le voilà. Nous sommes fiers d'ouvrir une nouvelle page. Nos équipes passionnées s'engagent. L'innovation est \
         dans notre ADN. Merci à tous.",
        "Nous sommes fiers d'ouvrir une nouvelle page",
    ),
];

/// Texts that tell a lot, something, and nothing.
const ENGLISH: [&str; 4] = [
    // It has the name that openness may have, too.
    "It is here. It is small. It is calm. It is round. The editor looks like Globex.",
    "Exports take 4 seconds. Open the menu, then click on Export. The fix is in version 2.3.1. See the changelog.",
    "People asked for a smaller window. Here it is. It keeps its place when you close it. It took 3 weeks.",
    "We are thrilled to begin a new chapter. Our passionate team is committed to excellence. It is a game changer. \
     We believe in innovation.",
];
const FRENCH: [&str; 4] = [
    "Le voilà. Il est petit. Il est calme. Il est rond. L'éditeur ressemble à Globex.",
    "L'export prend 4 secondes. Ouvrez le menu, puis cliquez sur Exporter. La correction est dans la version 2.3.1. \
     Voir le journal.",
    "Vous vouliez une fenêtre plus petite. La voici. Elle garde sa place quand on la ferme. Il a fallu 3 semaines.",
    "Nous sommes fiers d'ouvrir une nouvelle page. Nos équipes passionnées s'engagent. C'est une solution innovante. \
     L'innovation est dans notre ADN.",
];

/// Admissions, and credit to rivals.
const OPEN_ENGLISH: [&str; 16] = [
    "We were late.",
    "We got it wrong.",
    "We should have told you sooner, and our partners too.",
    "I was wrong about the default.",
    "Shared folders are still missing.",
    "The import does not yet work on phones.",
    "It took longer than we said.",
    "We underestimated the work.",
    "We broke the calendar on Tuesday.",
    "Our exciting launch was a mistake.",
    "Globex does this better than we do.",
    "Globex had it first.",
    "Credit goes to Globex for the idea.",
    "Their search is faster than ours.",
    "For big teams, Globex is the better choice.",
    "We learned from Globex how to do it.",
];
const OPEN_FRENCH: [&str; 16] = [
    "Nous avons eu tort.",
    "Nous nous sommes trompés.",
    "Nous aurions dû vous le dire plus tôt, à nos partenaires aussi.",
    "J'ai eu tort sur le réglage.",
    "Il manque encore les dossiers partagés.",
    "L'import ne marche pas sur téléphone.",
    "Nous sommes en retard.",
    "Nous avons sous-estimé le travail.",
    "Nous avons cassé le calendrier.",
    "Ce formidable lancement était une erreur.",
    "Globex le fait mieux que nous.",
    "Globex l'a fait en premier.",
    "L'idée vient de Globex.",
    "Leur recherche est plus rapide que la nôtre.",
    "Pour les grandes équipes, Globex est un meilleur choix.",
    "Bravo à Globex, qui y a pensé avant nous.",
];

fn pack() -> (Policy, Checker) {
    let policy = Policy::packs(&["substance"]).expect("it is a pack");
    let checker = Checker::new(&policy).expect("it needs nothing from outside");
    (policy, checker)
}

/// The figure of a draft, in tenths; nothing for fewer than five sentences.
fn figure(measuring: &Checker, language: &str, text: &str) -> Option<i32> {
    let report = measuring.check(&Draft::plain(text).language(language));
    let told = report.warnings().first()?.message().to_owned();
    let (whole, tenth) = told.split_once('.').unwrap_or((&told, "0"));
    Some(whole.parse::<i32>().ok()? * 10 + tenth.parse::<i32>().ok()?)
}

fn measuring() -> Checker {
    let rule = |limit: &str, id: &str| {
        format!(
            "[[tone]]\nid = \"{id}\"\nmeasure = \"substance\"\n{limit}\nseverity = \"info\"\nmessage = \"{{count}}\"\n"
        )
    };
    checker(&(rule("min = 100", "below") + &rule("max = 0", "above")))
}

#[test]
fn an_admission_or_credit_never_lowers_the_figure() {
    let measuring = measuring();
    for (language, texts, open) in [("en", ENGLISH, OPEN_ENGLISH), ("fr", FRENCH, OPEN_FRENCH)] {
        for text in texts {
            let sentences: Vec<&str> = text.split_inclusive(". ").collect();
            // A neutral fifth sentence gives the text a figure.
            let close = if language == "en" { " It is done." } else { " C'est fait." };
            let before = figure(&measuring, language, &format!("{text}{close}")).expect("five sentences have a figure");
            for sentence in open {
                for at in 0..=sentences.len() {
                    let (head, tail) = sentences.split_at(at);
                    let space = if at == sentences.len() { " " } else { "" };
                    let with = format!("{}{space}{sentence} {}{close}", head.concat(), tail.concat());
                    let after = figure(&measuring, language, &with).expect("six sentences have a figure");
                    assert!(after >= before, "{before} to {after}: {with}");
                }
            }
        }
    }
}

#[test]
fn a_draft_of_praise_passes_with_a_note_that_quotes_it() {
    let (_, checker) = pack();
    for (language, text, quoted) in EMPTY {
        let report = checker.check(&Draft::markdown(text).language(language));
        assert_eq!(report.warnings().len(), 1, "{language}");
        let warning = &report.warnings()[0];
        assert_eq!((report.verdict(), warning.severity().name()), (Verdict::Pass, "info"), "{language}");
        assert!(report.score().abs() < f64::EPSILON, "{language}: {}", report.score());
        assert!(warning.message().contains(quoted), "{}", warning.message());
        assert_eq!(warning.related()[0].location.span.slice(text), quoted);
    }
}

#[test]
fn a_whole_page_of_praise_passes() {
    let policy = Policy::packs(&["tone", "own-voice", "substance"]).expect("they are packs");
    let checker = Checker::new(&policy).expect("they need nothing from outside");
    for (language, text, _) in EMPTY {
        let page = format!("{text}\n\n").repeat(40);
        assert_eq!(checker.check(&Draft::markdown(&page).language(language)).verdict(), Verdict::Pass, "{language}");
    }
}

#[test]
fn every_format_quotes_the_emptiest_sentence() {
    let (policy, checker) = pack();
    let shows_nothing_of_notes = ["junit", "github"];
    for (language, text, quoted) in EMPTY {
        for format in FORMATS.iter().map(|format| format.name()).filter(|name| !shows_nothing_of_notes.contains(name)) {
            let report = checker.check(&Draft::markdown(text).path("post.md").language(language));
            let page = written(format, &policy, &[(report, text)], &[]).replace("&#39;", "'").replace('\n', " ");
            assert!(page.contains(quoted), "{format}, {language}: {page}");
        }
    }
}

#[test]
fn a_quoted_sentence_hides_what_is_masked() {
    let checker = checker("extends = [\"pack:substance\"]\n[[confidential]]\nid = \"falcon\"\nterms = [\"Falcon\"]\n");
    let text = "We are thrilled by Falcon. We are proud. Our passionate team is committed to excellence. It is amazing. \
                We believe in innovation.";
    let report = checker.check(&Draft::plain(text).language("en")).masked(Masking::Confidential);
    let note = report.warnings().iter().find(|one| one.rule().as_str() == "substance/few-facts").expect("it is empty");
    assert!(note.message().contains("We are thrilled by •••"), "{}", note.message());
}

#[test]
fn a_long_sentence_is_quoted_in_one_short_line() {
    let checker = checker(
        "[[tone]]\nid = \"plain\"\nmeasure = \"reading-ease\"\nmin = \"90 per sentence\"\nmessage = \"“{sentence}”\"\n",
    );
    let long = "The administrative reconsideration\nof organisational responsibilities necessitates comprehensive \
                interdepartmental documentation, notwithstanding considerable preliminary deliberations.";
    let report = checker.check(&Draft::plain(long).language("en"));
    let message = report.warnings()[0].message();
    assert!(message.starts_with("“The administrative reconsideration of") && message.ends_with("…”"), "{message}");
    assert!(message.chars().count() < 110, "{message}");
}
