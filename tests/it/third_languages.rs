//! Texts in a language that the library has no rules for: they are left to confidential terms and to names.
//!
//! Each has words that mean something else in English or French, or that a rule of a pack would find if it read on.

use crate::support;
use discretion::policy::{Family, Pack};
use discretion::{Checker, Draft, Policy};
use std::sync::LazyLock;

/// Paragraphs in Spanish, Portuguese, Italian and German.
const PARAGRAPHS: &[&str] = &[
    "El gato negro está en la casa de mi abuela y no quiere salir.",
    "Un abrigo negro para el invierno.",
    "La casa negra y el perro negro.",
    "Vamos con ella al mercado, con calma y con ganas, y compramos pan negro.",
    "Somos el líder mundial, el mejor producto, 100 % garantizado, sin riesgo, gratis para siempre.",
    "Esta es la solución única, innovadora, revolucionaria.",
    "O gato negro está na casa da minha avó.",
    "Ela comprou um vestido negro, preto e branco.",
    "Somos o número um, a melhor solução, com resultados garantidos.",
    "Retarde não é bom, e o pico de uso passou.",
    "Il gatto è nero, ma il negro romano era un vino.",
    "Con questo aggiornamento siamo leader mondiale, il miglior prodotto con garanzia.",
    "Questa è la soluzione unica, innovativa, rivoluzionaria.",
    "Wir sind die Nummer eins, die beste Lösung, garantiert ohne Risiko.",
    "Die Mutter starb im Krieg, die Kinder leben noch.",
    "Man muss das Gift im Bad lassen.",
    "Die einzige Lösung, die revolutionär ist; exclusive Version.",
];

/// All packs.
static PACKS: LazyLock<Checker> = LazyLock::new(|| {
    let names: Vec<&str> = Pack::each().map(Pack::name).collect();
    Checker::new(&Policy::packs(&names).expect("the packs are there")).expect("they need nothing from outside")
});

#[test]
fn what_is_neither_english_nor_french_gets_no_warning() {
    for text in PARAGRAPHS {
        for draft in [(*text).to_owned(), format!("We moved the whole archive to the new building.\n\n{text}")] {
            let report = PACKS.check(&Draft::markdown(&draft));
            assert_eq!(support::texts_of(&report), [""; 0], "{draft}");
        }
    }
}

#[test]
fn secrets_and_names_are_found_in_every_language() {
    let rules = "[[confidential]]\nid = \"x\"\nterms = [\"Zephyrion\"]\n[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n";
    let checker = support::checker(rules);
    for text in PARAGRAPHS {
        let report = checker.check(&Draft::markdown(&format!("{text} Zephyrion, Globex.")));
        let families: Vec<Family> = report.warnings().iter().map(|warning| warning.family()).collect();
        assert_eq!(families, [Family::Confidential, Family::Competitor], "{text}");
    }
}
