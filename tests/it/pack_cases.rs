//! Sentences that the packs must judge as people do: what they must not let pass, and what they must leave alone.

use crate::support;
use discretion::policy::Severity;
use discretion::report::Verdict;
use discretion::{Checker, Draft, Policy, Report};

fn checker(packs: &[&str]) -> Checker {
    let policy = Policy::packs(packs).expect("the packs go together");
    Checker::new(&policy).expect("packs need nothing from outside")
}

fn check(checker: &Checker, text: &str) -> Report {
    checker.check(&Draft::markdown(text))
}

/// Texts that a pack must have no warning for.
fn assert_quiet(packs: &[&str], texts: &[&str]) {
    let checker = checker(packs);
    for text in texts {
        let report = check(&checker, text);
        let found: Vec<_> = report.warnings().iter().map(|own| (own.rule().as_str(), own.text())).collect();
        assert_eq!(found, [], "{text}");
    }
}

/// Texts and what a rule must find in them, in order.
fn assert_finds(packs: &[&str], rule: &str, table: &[(&str, &[&str])]) {
    let checker = checker(packs);
    for (text, expected) in table {
        let report = check(&checker, text);
        let own = report.warnings().iter().filter(|warning| warning.rule().as_str() == rule);
        assert_eq!(own.map(|warning| warning.text()).collect::<Vec<_>>(), *expected, "{text}");
    }
}

#[test]
fn a_crude_word_alone_asks_for_review_wherever_it_stands() {
    let checker = checker(&["tone"]);
    for text in [
        "Fuck you",
        "Fuck you all, and good night.",
        "Motherfuckers!",
        "You cocksuckers.",
        "Well, fuck you.",
        "Salopes !",
        "Connards !",
        "Bande de salopes !",
        "Enculés.",
        "Va te faire foutre.",
        "Ta gueule, connard.",
    ] {
        assert_eq!(check(&checker, text).verdict(), Verdict::Review, "{text}");
    }
}

#[test]
fn the_disclaimer_that_law_prescribes_claims_no_cure() {
    assert_quiet(
        &["health"],
        &[
            "This product is not intended to diagnose, treat, cure, or prevent any disease.",
            "These products aren't meant to diagnose, treat, cure or prevent any disease.",
            "* This statement has not been evaluated by the FDA. Our tea is not intended to diagnose, mitigate, treat, cure, \
             or prevent any illness.",
            "Nothing here is meant to treat, cure or prevent a disease.",
            "Ce produit n'est pas destiné à diagnostiquer, traiter, guérir ou prévenir une maladie.",
            "Ces gélules ne visent ni à traiter, ni à guérir, ni à prévenir une maladie.",
            "Notre tisane n'a pas pour but de diagnostiquer, de traiter, de guérir ou de prévenir une maladie quelconque.",
            "Ces déclarations ne sont pas destinées à soigner, guérir ou prévenir les maladies.",
        ],
    );
    let checker = checker(&["health"]);
    for text in [
        "It is intended to diagnose, treat, cure, or prevent any disease.",
        "It is not a drug, it cures and prevents any disease.",
        "Ce produit est destiné à traiter, guérir ou prévenir une maladie.",
    ] {
        assert_eq!(check(&checker, text).verdict(), Verdict::Review, "{text}");
    }
}

#[test]
fn surnames_places_and_compounds_are_no_slurs_and_no_profanity() {
    assert_quiet(
        &["tone"],
        &[
            "On organise un pique-nique dimanche.",
            "Un Pique-Nique géant, et l'on pique-niquera encore demain.",
            "Sergey Shitov wrote the patch, and Anna Shitova read it.",
            "Le chanteur Joseph Nègre était là.",
            "La famille Nègre tient la librairie.",
            "Joël Nègre, maire de la commune, a signé.",
            "Un nègre littéraire a écrit le livre.",
            "Ms. Coon lives in Coon Rapids.",
            "We met Ernest Coon at Coon Creek.",
        ],
    );
    let checker = checker(&["tone"]);
    for text in ["Sale nègre !", "Sale Nègre !", "Stupid coon.", "Filthy Coon!", "Un nègre, dit-il."] {
        assert_eq!(check(&checker, text).verdict(), Verdict::Block, "{text}");
    }
}

#[test]
fn versions_are_no_internet_addresses() {
    assert_quiet(
        &["customers-and-people"],
        &[
            "Version 81.2.69.142 fixes what the user saw.",
            "The user runs v10.0.19045.1 of the client.",
            "The client sends Chrome/120.0.0.0 and Edg/120.0.2210.91 to the user.",
            "The user moved from version 4.18.0.1 to 4.18.0.2.",
            "Le client est passé de la version 4.18.0.1 à 4.18.0.2.",
            "La mise à jour 12.4.1.7 corrige ce que voyait l'utilisateur.",
            "The 4.18.7.1 release answers the customer.",
        ],
    );
    assert_finds(
        &["customers-and-people"],
        "customers-and-people/ip-address",
        &[
            ("On version 2.1, a visitor came from 81.2.69.142.", &["visitor came from 81.2.69.142"]),
            (
                "The user with Chrome/120.0.0.0 had the IP 81.2.69.142.",
                &["user with Chrome/120.0.0.0 had the IP 81.2.69.142"],
            ),
            ("The user's IP: 81.2.69.142", &["user's IP: 81.2.69.142"]),
            (
                "L'utilisateur de la version 3 venait de 92.184.100.17.",
                &["utilisateur de la version 3 venait de 92.184.100.17"],
            ),
            ("Somebody connected from 92.184.100.17 with build 7.", &["connected from 92.184.100.17"]),
            ("We traced the attacker to 81.2.69.142, of release 4.", &["traced the attacker to 81.2.69.142"]),
        ],
    );
}

#[test]
fn each_number_is_a_match_of_its_own() {
    let numbers: &[&str] = &["Call 06 40 98 12 34", "06 40 98 12 35", "06 40 98 12 36"];
    assert_finds(
        &["customers-and-people"],
        "customers-and-people/phone-number",
        &[
            ("Call 06 40 98 12 34, 06 40 98 12 35 or 06 40 98 12 36.", numbers),
            ("06 40 98 12 34 or 06 40 98 12 35 is her number.", &["06 40 98 12 34", "06 40 98 12 35 is her number"]),
            ("Appelez le 01 42 68 53 00 ou le 01 42 68 53 11.", &["Appelez le 01 42 68 53 00", "01 42 68 53 11"]),
            ("Joignable au 06 40 98 12 34 / 06 40 98 12 35.", &["Joignable au 06 40 98 12 34", "06 40 98 12 35"]),
            ("Text her: +44 7911 123456, +44 7911 123457.", &["Text her: +44 7911 123456", "+44 7911 123457"]),
            ("Call her on +44 7911 123456.", &["Call her on +44 7911 123456"]),
        ],
    );
}

#[test]
fn one_address_is_one_warning_though_two_rules_find_it() {
    let policy = Policy::packs(&["customers-and-people", "internal-places"]).expect("the packs go together");
    let checker = Checker::new(&policy).expect("packs need nothing from outside");
    for (text, found) in [
        ("Write to marie.durand@mail.acme.corp today.", "marie.durand@mail.acme.corp"),
        ("Ask marie.durand@acme.lan for it.", "marie.durand@acme.lan"),
        ("Ask Marie <marie.durand@acme.intranet> for it.", "marie.durand@acme.intranet"),
        ("Écrivez à jeanne.martin@srv.acme.corp.", "jeanne.martin@srv.acme.corp"),
        ("Contactez jeanne.martin@acme.lan, svp.", "jeanne.martin@acme.lan"),
        ("The wiki is on docs.acme.corp.", "docs.acme.corp"),
    ] {
        let report = check(&checker, text);
        let texts: Vec<_> = report.warnings().iter().map(|warning| warning.text()).collect();
        assert_eq!(texts, [found], "{text}");
    }
}

#[test]
fn an_address_in_angle_brackets_is_read_unless_it_is_of_examples() {
    assert_finds(
        &["customers-and-people"],
        "customers-and-people/email-address",
        &[
            ("Ask Marie <marie.durand@acme.fr>.", &["marie.durand@acme.fr"]),
            ("Écrivez à Jeanne Martin <jeanne.martin@gmail.com>", &["jeanne.martin@gmail.com"]),
            ("<marie.durand@acme.fr>", &["marie.durand@acme.fr"]),
            (
                "Ask <marie.durand@acme.fr> or <jeanne.martin@acme.fr>.",
                &["marie.durand@acme.fr", "jeanne.martin@acme.fr"],
            ),
            ("Ask Marie <marie.durand@example.fr>.", &[]),
            ("Ask Marie <marie.durand@acme.example>.", &[]),
        ],
    );
}

#[test]
fn open_source_health_data_and_encrypted_disks_are_no_sources() {
    let policy = "[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n";
    let checker = support::checker(policy);
    for (text, stance) in [
        ("We are faster than Globex, and open source.", "comparative"),
        ("We are faster than Globex, as is our source tree.", "comparative"),
        ("We are faster than Globex with data from your phone.", "comparative"),
        ("Nous sommes plus rapides que Globex pour les données de santé.", "comparative"),
        ("Nous sommes plus sûrs que Globex : des échanges chiffrés de bout en bout.", "comparative"),
        ("Nous sommes plus rapides que Globex, et notre code source est ouvert.", "comparative"),
        ("We are faster than Globex (source: StorBench).", "substantiated"),
        ("We are faster than Globex, data from StorBench.", "substantiated"),
        ("Nous sommes plus rapides que Globex, d'après les données de StorBench.", "substantiated"),
        ("Nous sommes plus rapides que Globex (chiffres de StorBench).", "substantiated"),
        ("Unlike Globex, there is no central website.", "comparative"),
        ("Contrairement à Globex, il n'y a pas de site central.", "comparative"),
    ] {
        let report = check(&checker, text);
        let stances: Vec<_> = report.warnings().iter().filter_map(|own| own.stance()).map(|own| own.name()).collect();
        assert_eq!(stances, [stance], "{text}");
    }
    assert_finds(
        &["claims"],
        "claims/superlative",
        &[
            ("The fastest store, open source: MIT.", &["The fastest"]),
            ("Le plus rapide du marché, code source : Git.", &["Le plus rapide du marché"]),
            ("The fastest store, source: StorBench.", &[]),
            ("Le plus rapide du marché, source : StorBench.", &[]),
        ],
    );
}

#[test]
fn an_address_that_is_spelled_out_or_stands_in_a_query_is_found() {
    let checker = checker(&["customers-and-people"]);
    for (text, found) in [
        ("Write to marie.durand [at] gmail [dot] com.", "marie.durand [at] gmail [dot] com"),
        ("Ask jane.doe(at)acme(dot)fr for it.", "jane.doe(at)acme(dot)fr"),
        ("Écrivez à jeanne [arobase] laposte [point] net", "jeanne [arobase] laposte [point] net"),
        ("Demandez à jeanne.martin [chez] acme.fr", "jeanne.martin [chez] acme.fr"),
        ("See https://x.fr/?email=marie.durand%40gmail.com today.", "marie.durand%40gmail.com"),
        ("[Here](https://x.fr/read?a=1&user=marie.durand@acme.fr)", "marie.durand@acme.fr"),
        ("[marie.durand@acme.fr](mailto:marie.durand@acme.fr)", "marie.durand@acme.fr"),
        ("<a href=\"https://x.fr/?u=marie77@outlook.com\">Here</a>", "marie77@outlook.com"),
    ] {
        let report = check(&checker, text);
        let texts: Vec<_> = report.warnings().iter().map(|warning| warning.text()).collect();
        assert_eq!(texts, [found], "{text}");
    }
    assert_quiet(
        &["customers-and-people"],
        &[
            "Meet us [at] Lyon [dot] com is no address.",
            "Write to contact [at] acme [dot] fr.",
            "Write to jane.doe [at] example [dot] com.",
            "[Jane](mailto:jane.doe@acme.fr) reads it.",
            "https://x.fr/?to=security@acme.fr",
            "https://x.fr/?email=jane.doe%40example.org",
        ],
    );
}

#[test]
fn threats_in_other_forms_of_the_verb_are_threats() {
    let checker = checker(&["tone"]);
    for text in [
        "Nous vous tuerons tous, dit le message.",
        "On vous retrouvera et on vous cassera la gueule.",
        "Je te buterai.",
        "Ils vous égorgeront.",
        "Je vais te péter les dents.",
        "On te fera la peau.",
        "Vous allez tous crever !",
        "Je t'étranglerai.",
    ] {
        let report = check(&checker, text);
        assert!(report.warnings().iter().any(|own| own.rule().as_str() == "tone/threats"), "{text}");
    }
    assert_quiet(
        &["tone"],
        &[
            "Vous allez mourir de rire.",
            "Ce film vous tuera de rire, dit l'affiche.",
            "Il va se casser la figure sur la glace.",
            "Nous vous appellerons demain.",
            "Je te casserai les prix.",
        ],
    );
}

#[test]
fn advice_on_secrets_is_no_stamp_and_stamps_are() {
    assert_quiet(
        &["confidential-markers"],
        &[
            "Please do not share your password with anyone.",
            "Do not distribute your private key.",
            "Please don't share your PIN over the phone.",
            "Please do not share one-time codes or your verification code.",
            "Ne pas divulguer votre mot de passe à un tiers.",
            "Merci de ne pas partager vos identifiants.",
            "Ne diffusez pas vos coordonnées bancaires.",
        ],
    );
    let checker = checker(&["confidential-markers"]);
    for text in [
        "DO NOT PUBLISH",
        "NOT FOR PUBLICATION",
        "NE PAS PUBLIER",
        "Please do not share this with anyone.",
        "Embargo: March 3, 9am ET",
        "**Embargo:** Monday 9 am",
        "Embargo : 3 mars, 9 h",
        "Chiffres provisoires, ne pas divulguer.",
    ] {
        assert_eq!(check(&checker, text).verdict(), Verdict::Block, "{text}");
    }
}

#[test]
fn bread_bottles_and_villages_are_not_crude() {
    assert_quiet(
        &["tone"],
        &[
            "Le bâtard, un pain de 400 g, sort du four.",
            "Deux bâtards et une baguette, dit la boulangère.",
            "Un chien bâtard garde l'entrée.",
            "Le cul de la bouteille est épais, la rue est un cul-de-sac.",
            "Le stage a lieu à Pussy, en Savoie.",
            "Un cul-de-lampe orne la page.",
        ],
    );
    assert_finds(
        &["tone"],
        "tone/crude-homographs",
        &[("Quel bâtard, celui-là.", &["bâtard"]), ("Ces bâtards nous ont menti.", &["bâtards"])],
    );
    assert_finds(
        &["tone"],
        "tone/mild-profanity",
        &[("This sh!+ happens.", &["sh!+"]), ("What a load of a$$.", &["a$$"]), ("He is such an @ss.", &["an @ss"])],
    );
}

#[test]
fn a_table_of_a_policy_is_no_stamp_and_a_stamp_has_no_space_around_it() {
    assert_finds(
        &["confidential-markers"],
        "confidential-markers/confidential-stamp",
        &[
            ("Write `[[confidential]]` first.", &[]),
            ("```toml\n[[confidential]]\nid = \"a\"\n```", &[]),
            ("The table [[ confidential ]] is one.", &[]),
            ("Pricing \\[confidential\\] for all.", &["[confidential\\]"]),
            ("A table\n\n    [confidential] prices", &["[confidential]"]),
            ("Prices (Company Confidential) for all.", &["(Company Confidential)"]),
            ("Le plan [confidentiel] de demain.", &["[confidentiel]"]),
            ("Intro\n\n  Confidential: the plan", &["Confidential:"]),
        ],
    );
}

/// Everyday swearing is a note wherever it stands in its sentence.
#[test]
fn everyday_swearing_is_a_note() {
    let checker = checker(&["tone"]);
    for text in [
        "Damn, the printer again.",
        "The damn printer again.",
        "Shit happens.",
        "Putain, ça marche enfin.",
        "Ce bug est chiant.",
        "Merde, encore raté.",
    ] {
        let report = check(&checker, text);
        let severities: Vec<_> = report.warnings().iter().map(|own| own.severity()).collect();
        assert_eq!(severities, [Severity::Info], "{text}");
    }
}

/// A slur that is spoken of as one is a note; used, it is none.
#[test]
fn a_slur_that_is_spoken_of_is_a_note() {
    let checker = checker(&["tone"]);
    for (text, expected) in [
        ("The word faggot is a slur.", Severity::Info),
        ("Only faggots write like that.", Severity::High),
        ("Le mot bougnoule est une insulte raciste.", Severity::Info),
        ("Un sale immigré de plus.", Severity::High),
        ("Encore un romanichel à la réunion.", Severity::High),
        ("Encore une moricaude à l'accueil.", Severity::High),
    ] {
        let report = check(&checker, text);
        let slurs = report.warnings().iter().filter(|own| own.rule().as_str() == "tone/slurs");
        assert_eq!(slurs.map(|own| own.severity()).collect::<Vec<_>>(), [expected], "{text}");
    }
}
