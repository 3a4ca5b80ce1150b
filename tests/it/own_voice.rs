//! The pack `own-voice`: a person says where they work and speaks as themselves, the company speaks as the company.

use crate::support::{checker, severities_of};
use discretion::report::Verdict;
use discretion::{Checker, Draft};

const POLICY: &str = r#"
extends = [
  "pack:tone", "pack:claims", "pack:confidential-markers", "pack:drafting-residue", "pack:comparative",
  "pack:employee-advocacy", "pack:disclosure", "pack:own-voice",
]
[company]
names = ["Acme", "Acme Cloud"]
[[competitor]]
id = "globex"
names = ["Globex"]
[people.jane]
name = "Jane Roe"
role = "product"
[people.account]
handles = ["@acme"]
role = "company"
"#;

/// The rules of the pack that speak of a text in a role, by their names there.
fn spoken(checker: &Checker, role: &str, text: &str) -> Vec<String> {
    let report = checker.check(&Draft::plain(text).role(role));
    let own = report.warnings().iter().filter_map(|one| one.rule().as_str().strip_prefix("own-voice/"));
    own.map(str::to_owned).collect()
}

#[test]
fn whoever_recommends_what_their_employer_sells_says_so() {
    let checker = checker(POLICY);
    for (text, expected) in [
        ("Acme Cloud now syncs folders, go and see.", vec!["affiliation"]),
        ("Globex still has no folders, as far as I can see.", vec!["affiliation"]),
        ("I work at Acme, and we now sync folders.", vec![]),
        ("My employer is Acme, so I know both: Globex has folders.", vec![]),
        ("I do not work for Acme, I just like it.", vec!["affiliation"]),
        ("Folders are hard to get right, whoever builds them.", vec![]),
        ("Acme Cloud synchronise maintenant les dossiers, allez voir.", vec!["affiliation"]),
        ("Globex n'a toujours pas de dossiers, à ce que je vois.", vec!["affiliation"]),
        ("Je travaille chez Acme, et nous synchronisons les dossiers.", vec![]),
        ("Mon employeur est Acme, je connais donc les deux : Globex a des dossiers.", vec![]),
        ("Je ne travaille pas pour Acme, j'aime ce qu'ils font.", vec!["affiliation"]),
        ("Les dossiers sont difficiles, qui que l'on soit.", vec![]),
    ] {
        assert_eq!(spoken(&checker, "product", text), expected, "{text}");
        // Nobody says who speaks, or the company does.
        for draft in [Draft::plain(text), Draft::plain(text).author("@acme")] {
            let report = checker.check(&draft);
            assert!(!report.warnings().iter().any(|one| one.rule().as_str() == "own-voice/affiliation"), "{text}");
        }
    }
}

#[test]
fn a_person_is_no_company_and_a_company_no_person() {
    let checker = checker(POLICY);
    for (role, text, expected) in [
        ("product", "At Acme, where I work, we are delighted to unveil folders.", vec!["company-voice"]),
        ("product", "At Acme, where I work, I am delighted with the folders.", vec![]),
        ("product", "I work at Acme, and no, we are not proud to announce this delay.", vec![]),
        ("company", "We are delighted to unveil folders.", vec![]),
        ("company", "I've looked into it, and folders are fixed.", vec!["personal-voice"]),
        ("company", "We have looked into it, and folders are fixed.", vec![]),
        ("product", "Je travaille chez Acme, et nous sommes ravis de dévoiler les dossiers.", vec!["company-voice"]),
        ("product", "Je travaille chez Acme, et je suis ravie des dossiers.", vec![]),
        ("company", "Nous sommes ravis de dévoiler les dossiers.", vec![]),
        ("company", "J'ai regardé, et les dossiers sont réparés.", vec!["personal-voice"]),
        ("company", "Nous avons regardé, et les dossiers sont réparés.", vec![]),
        ("company", "« J'ai regardé », écrit Jane Roe.", vec![]),
    ] {
        assert_eq!(spoken(&checker, role, text), expected, "{role}: {text}");
    }
}

/// Openness is no fault: who admits a delay, gives a rival credit and says where they work has nothing to correct.
#[test]
fn an_open_post_by_a_product_manager_passes_without_a_warning() {
    let checker = checker(POLICY);
    for text in [
        "I work on sync at Acme as a product manager, and my employer owes you an update.\n\nWe said that shared folders would be \
         there in October. They are three weeks late, because we underestimated conflicts between renames. That is on me. They are \
         now in beta, and the notes say what is missing: https://acme.example/notes/3.2\n\nGlobex has had shared folders since \
         spring, and their conflict view is good. We learned from it.",
        "Je travaille chez Acme, où je suis cheffe de produit pour la synchronisation, et nous vous devons des nouvelles.\n\nNous \
         avions annoncé les dossiers partagés pour octobre. Ils ont trois semaines de retard, car nous avions sous-estimé les \
         conflits entre renommages. C'est ma faute. Ils sont maintenant en bêta, et les notes disent ce qui manque : \
         https://acme.example/notes/3.2\n\nGlobex a des dossiers partagés depuis le printemps, et leur vue des conflits est \
         bien faite. Nous en avons appris.",
    ] {
        let report = checker.check(&Draft::markdown(text).author("Jane Roe"));
        let told: Vec<(&str, &str)> =
            severities_of(&report).into_iter().filter(|(_, severity)| *severity != "info").collect();
        assert_eq!((told, report.verdict()), (vec![], Verdict::Pass), "{text}");
    }
}
