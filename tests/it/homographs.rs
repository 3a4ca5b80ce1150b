//! Words of one language that the other one has, too: rules bound to a language are silent in texts of the other.
//!
//! Every text is harmless in its own language and is checked against all packs, once with its language said and once
//! without, alone and inside a draft whose other paragraphs are in the other language.

use crate::support;
use discretion::policy::Pack;
use discretion::{Checker, Draft, Policy};

/// English texts with words that mean something else in French.
const ENGLISH: &[&str] = &[
    "Take a bite and tell us what you think of the cake.",
    "Every bite of this bread is worth the wait.",
    "We had a chat about the coin that fell behind the fin.",
    "The con of this design is its size; the pro is its speed.",
    "They are pros at fixing cons, said the reviewer.",
    "A brute force search finds the key in an hour.",
    "Ask the nurse to put the tape over the slit.",
    "The four of us sat in the salon and read a roman.",
    "Please sort the list, then pour the rest into the pot.",
    "The main bras are folded and the pies are in the oven.",
    "The pute command was renamed to put.",
    "He asked for the sale price of the pain relief cream.",
    "The bride and the groom saw the chair near the door.",
    "Her grand slam made the crowd sing.",
    "The tour of the village ends at the old port.",
    "Set the location and the legende of the map.",
    "The rate is high, but the seat belt of the bus holds.",
    "My dent is small, and the car has a new cote of paint.",
    "The tool can batter the wall and rate the result.",
    "A tit landed on the branch, a blue tit as it happens.",
    "The cock crowed and the ass brayed on the farm.",
    "We retard the spark by two degrees on this engine.",
    "Use flame retardant cable in the retarded time model.",
    "The editor marks each occurrence of the word in bold.",
    "The sale of the coins goes to the charity of your choice.",
    "A promise is kept; the figures are final.",
    "Sign in, then choose a plan for the trial.",
    "The large bun and the small bun are both fresh.",
    "Enter your nom de plume and the name of the patron.",
    "It is a bona fide request from two open-source orgs, says Ms Koons.",
    "The agenda has a slot for the demand forecast.",
];

/// French texts with words that mean something else in English.
const FRENCH: &[&str] = &[
    "Nous avons du retard sur le calendrier.",
    "Le pain est cuit, le chat dort dans un coin.",
    "Un pain au chocolat et un café, pour finir.",
    "Le retard de la livraison est de deux jours.",
    "C'est la fin du mois, et nous sommes prêts.",
    "Dans son for intérieur, elle le savait.",
    "Le phoque nage vers la côte, on le voit d'ici.",
    "La douche est froide, mais le four est chaud.",
    "Il a une dent contre nous, dit-il en riant.",
    "On a vu la fac, puis la bibliothèque et le port.",
    "Le crap n'est pas un poisson, c'est la carpe.",
    "Les champs sont à gauche de la ferme.",
    "Le bras du robot tourne, la main reste en place.",
    "Un cocktail de bienvenue attend les invités.",
    "La pipe de mon grand-père est dans le salon.",
    "Vous pouvez damner le sol avec cet outil.",
    "Le dam de la société est réparé.",
    "Ce fat personnage du roman me fait rire.",
    "Le slip de bain est sec, la robe est pâle.",
    "Les figures du livre sont en couleur.",
    "Nous avons un as dans la manche et un sale temps.",
    "La location est ouverte, le parking est gratuit pour les visiteurs.",
    "Voici les promesses du candidat et leur sort.",
    "Le demander ne coûte rien, et la réponse est rapide.",
    "Les tags de la pièce sont de Marie, les tests de Paul.",
    "Un rapport sur la population et l'habitat.",
    "La caution est rendue à la fin du bail.",
    "L'hôte vous attend au bar de la gare.",
    "Nika Coville présente la nouvelle gamme à Lyon.",
    "Le rat des villes et le rat des champs, dit la fable.",
];

/// Fragments of each language that tell none: only what is said, or the rest of a draft, does.
const FRAGMENTS: [(&str, &[&str]); 2] = [
    (
        "en",
        &[
            "A bite",
            "Bite",
            "Bites",
            "Con",
            "Cons",
            "Pros and cons",
            "Coin",
            "Chat",
            "Fin",
            "Pies",
            "Tit",
            "Queue",
            "Port",
            "Tape",
            "Pipe",
            "Slit",
            "Brute force",
            "Main",
            "Pine",
            "Verge",
            "Gland",
            "Moule",
            "Bordel",
            "Conne",
        ],
    ),
    (
        "fr",
        &[
            "Retard",
            "Retards",
            "Du retard",
            "Pain",
            "Un pain",
            "Douche",
            "Phoque",
            "Fin",
            "Chat",
            "Coin",
            "Four",
            "For",
            "Dam",
            "Slip",
            "Fat",
            "Champs",
            "Fagot",
            "Dique",
            "Cocktail",
            "Bum",
            "Crack",
        ],
    ),
];

/// A paragraph of each language that nothing is wrong with.
const PARAGRAPHS: [(&str, &str); 2] = [
    ("en", "The room on the second floor is open from nine to five, and the library is next to it."),
    ("fr", "La salle du deuxième étage est ouverte de neuf heures à cinq heures, et la bibliothèque est à côté."),
];

#[test]
fn words_of_the_other_language_fire_nothing() {
    let checker = checker();
    let mut found = Vec::new();
    for (texts, tag) in [(ENGLISH, "en"), (FRENCH, "fr")] {
        for text in texts {
            let mixed: Vec<String> =
                PARAGRAPHS.iter().map(|(_, other)| format!("{other}\n\n{text}\n\n{other}")).collect();
            let mut drafts = vec![Draft::markdown(text), Draft::markdown(text).language(tag)];
            drafts.extend(mixed.iter().map(|mixed| Draft::markdown(mixed)));
            for (at, draft) in drafts.iter().enumerate() {
                for warning in checker.check(draft).warnings() {
                    found.push(format!("{tag} {at} {} {:?} in {text:?}", warning.rule(), warning.text()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_is_said_of_a_draft_or_the_rest_of_it_settles_a_fragment() {
    let checker = checker();
    let mut found = Vec::new();
    for ((tag, fragments), (_, paragraph)) in FRAGMENTS.into_iter().zip(PARAGRAPHS) {
        for fragment in fragments {
            let heading = format!("# {fragment}\n\n{paragraph}");
            for (at, draft) in
                [Draft::markdown(fragment).language(tag), Draft::markdown(&heading)].into_iter().enumerate()
            {
                for warning in checker.check(&draft).warnings() {
                    found.push(format!("{tag} {at} {} {:?}", warning.rule(), warning.text()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_fragment_in_doubt_is_read_in_both_languages_less_sure() {
    let checker = support::checker("[[tone]]\nid = \"x\"\nterms = { en = [\"retard\"], fr = [\"bite\"] }\n");
    let confidence = |draft: Draft<'_>| checker.check(&draft).warnings().first().map(|warning| warning.confidence());
    for (text, tag, other) in [("Retard", "en", "fr"), ("Bite", "fr", "en")] {
        let (said, open) = (confidence(Draft::plain(text).language(tag)), confidence(Draft::plain(text)));
        assert!(open.is_some() && open < said, "{text}: {open:?}, {said:?}");
        assert_eq!(confidence(Draft::plain(text).language(other)), None, "{text}");
    }
}

fn checker() -> Checker {
    let names: Vec<&str> = Pack::each().map(Pack::name).collect();
    Checker::new(&Policy::packs(&names).expect("the packs go together")).expect("it is ready")
}
