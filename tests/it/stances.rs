//! How texts speak of competitors, in both languages: literate cases of what is a comparison, an accusation, a slur, and
//! of what merely looks like one.

use crate::support::{self, policy_error};
use discretion::Report;
use discretion::policy::Severity;
use discretion::report::{Evidence, Stance, Warning};

pub(crate) const RIVALS: &str = "discretion = 1\nname = \"t\"\n[company]\nnames = [\"Initech\"]\n\
    [[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n\
    [[competitor]]\nid = \"hooli\"\nnames = [\"Hooli\"]\n";

/// The worst stance of a text, with the source under it; nothing for a clean text.
pub(crate) fn worst(report: &Report) -> Option<(Stance, &str)> {
    let told = report.warnings().iter().filter_map(|warning| Some((warning.stance()?, warning.text())));
    told.max_by_key(|(stance, _)| *stance)
}

/// Each text has the stance, and the place where one is given after a bar.
fn each(stance: Stance, texts: &[&str]) {
    for case in texts {
        let (text, place) = case.split_once(" | ").map_or((*case, None), |(text, place)| (text, Some(place)));
        let report = support::report(RIVALS, text);
        let found = worst(&report);
        assert_eq!(found.map(|(stance, _)| stance), Some(stance), "{text}");
        if let Some(place) = place {
            assert_eq!(found.map(|(_, text)| text), Some(place), "{text}");
        }
    }
}

#[test]
fn naming_is_neutral() {
    each(
        Stance::Neutral,
        &[
            "Globex opened an office in Lyon. | Globex",
            "We moved from Globex to Hooli last year.",
            "Our competitors are many. | Our competitors",
            "Globex a ouvert un bureau à Lyon. | Globex",
            "Nous sommes passés de Globex à Hooli.",
            "Nos concurrents sont nombreux. | Nos concurrents",
        ],
    );
}

#[test]
fn a_heading_or_the_lead_of_a_list_names_what_stands_below() {
    each(
        Stance::Disparaging,
        &[
            "# Globex\n\nFounded in Lyon.\n\nThe app crashes every day. It sells your data.\n\n# Next\n",
            "# What we think of Globex\n\nIt has been around for years.\n\n- It lies about its prices.\n",
            "Our view of Globex:\n\n- It spies on its users.\n- Open on Mondays.\n",
            "# Globex\n\nElle a ouvert un bureau à Lyon.\n\nL'entreprise espionne ses clients.\n",
            "Notre avis sur Globex :\n\n- Elle ment sur ses prix.\n",
        ],
    );
    each(
        Stance::Neutral,
        &[
            "# Globex\n\nIt opened an office in Lyon.\n\n# Our old importer\n\nIt crashes every day.\n",
            "# Globex and Hooli\n\nIt crashes every day.\n",
            "# Globex\n\nOur importer crashes every day, and we are sorry.\n",
            "We met Globex:\n\nIt crashes every day.\n",
            "# Globex\n\nNotre importateur plante chaque jour.\n",
        ],
    );
}

#[test]
fn allowed_company_is_no_warning() {
    for text in [
        "Our app works with Globex.",
        "Install the Globex connector first.",
        "Notre appli fonctionne avec Globex.",
        "Elle est compatible avec Globex.",
        "Other vendors exist.",
        "La concurrence est rude.",
    ] {
        assert_eq!(worst(&support::report(RIVALS, text)), None, "{text}");
    }
    let strict = RIVALS.replace("[company]", "[competitors.stances]\nintegration = \"low\"\n[company]");
    let report = support::report(&strict, "Our app works with Globex.");
    assert_eq!(worst(&report), Some((Stance::Integration, "Globex")));
}

#[test]
fn comparisons_are_comparative() {
    each(
        Stance::Comparative,
        &[
            "We are way faster than Globex. | way faster than Globex",
            "It is more reliable than Globex. | more reliable than Globex",
            "Initech is twice as fast as Globex. | as fast as Globex",
            "Compared to Globex, our setup is simple. | Compared to Globex",
            "Initech beats Globex. | beats Globex",
            "We built a better Globex. | better Globex",
            "Our tool leaves Globex behind. | leaves Globex behind",
            "Unlike Globex, we answer the phone. | Unlike Globex",
            "We are 3x faster than [Globex](https://globex.example).",
            "Globex is slower than us.",
            "We are faster than our competitors. | faster than our competitors",
            "Faster than other vendors.",
            "Hooli is fine, but Globex is faster. | Globex is faster",
            "Nous sommes bien plus rapides que Globex. | bien plus rapides que Globex",
            "Notre offre est moins chère que Globex. | moins chère que Globex",
            "C'est mieux que Globex. | mieux que Globex",
            "Nous sommes deux fois plus rapides que l'offre d'Hooli.",
            "Initech surpasse Globex. | surpasse Globex",
            "Par rapport à Globex, notre mise en place est simple. | Par rapport à Globex",
            "À la différence de Globex, nous répondons au téléphone. | À la différence de Globex",
            "Globex est plus lent que nous.",
            "Notre base est supérieure à Globex. | supérieure à Globex",
            "Notre outil laisse Globex sur place. | laisse Globex sur place",
            "Face à Globex, nous sommes moins chers.",
            "Nous sommes plus rapides que nos concurrents.",
            "Contrairement à notre principal concurrent, nous répondons. | Contrairement à notre principal concurrent",
        ],
    );
}

#[test]
fn a_source_substantiates_and_a_figure_alone_does_not() {
    each(
        Stance::Substantiated,
        &[
            "According to StorBench, we are faster than Globex. | Globex",
            "In our June 2026 test, median p95 was 12 % lower than Globex. | Globex",
            "We are [12 % faster](https://x.test/bench) than Globex.",
            "Selon StorBench, nous sommes plus rapides que Globex. | Globex",
            "D'après l'étude de juin 2026, nous sommes 12 % moins chers que Globex.",
        ],
    );
    each(Stance::Comparative, &["We are 12 % faster than Globex.", "Nous sommes 12 % plus rapides que Globex."]);
}

#[test]
fn plain_words_accuse_by_what_they_are_said_of() {
    each(
        Stance::Disparaging,
        &[
            "Globex sells your data. | Globex sells your data",
            "Globex's pricing has become absurd.",
            "Last year Globex was fined 40 million euros for violating the GDPR.",
            "Globex locks its users into a proprietary format.",
            "Globex never listens to its users.",
            "Globex still has not fixed the leak.",
            "A class action was filed against Globex.",
            "User data is sold by Globex.",
            "The problem with Globex is its price.",
            "Do yourself a favour and delete Globex.",
            "You should avoid Globex.",
            "Globex is not a reliable choice. It loses your files.",
            "Globex vend vos données. | Globex vend vos données",
            "Les tarifs de Globex sont devenus délirants.",
            "Globex enferme ses utilisateurs dans un format propriétaire.",
            "Globex est visé par une enquête.",
            "Globex n'est pas à la hauteur.",
            "Vos données sont vendues par Globex.",
            "Les dérives de Globex inquiètent les parents.",
            "Il est déconseillé d'utiliser Globex.",
            "N'utilisez pas Globex.",
            "Globex, c'est l'horreur.",
        ],
    );
}

#[test]
fn the_same_words_said_of_other_things_accuse_nobody() {
    each(
        Stance::Neutral,
        &[
            "Globex sells phones and watches.",
            "Globex shares its code on a public forge.",
            "Globex fights scams.",
            "Globex reduces the risk of data loss.",
            "Globex does not sell your data.",
            "Globex is not affected by this vulnerability.",
            "If Globex loses a file, restart it.",
            "Globex can track your parcels.",
            "Globex partage son code sur une forge publique.",
            "Globex lutte contre la fraude.",
            "Globex n'est pas touché par cette faille.",
            "Globex a corrigé la lenteur du démarrage.",
            "En cas de problème avec Globex, redémarrez-le.",
        ],
    );
}

#[test]
fn comparisons_need_no_than() {
    each(
        Stance::Comparative,
        &[
            "Initech is like Globex, but better.",
            "Even Globex can't do that.",
            "While Globex charges per seat, we do not.",
            "All of Globex, at half the price.",
            "Alors que Globex facture chaque poste, Initech non.",
            "Même Globex ne peut pas faire cela.",
            "Competitor D is slower than Initech. | Competitor D is slower than",
        ],
    );
}

#[test]
fn praise_concedes() {
    each(
        Stance::Conceding,
        &[
            "Globex is great for small teams.",
            "We love Globex.",
            "Globex excels at reports.",
            "Globex est excellent pour les petites équipes.",
            "J'adore Globex.",
        ],
    );
}

#[test]
fn contrasts_accuse() {
    each(
        Stance::Insinuation,
        &[
            "Unlike Globex, we don't sell your data. | Unlike Globex, we don't sell your data",
            "We respect your privacy, unlike Globex.",
            "Unlike Globex, we take security seriously.",
            "At least we don't lose files like Globex.",
            "Contrairement à Globex, nous ne vendons pas vos données.",
            "Nous respectons votre vie privée, contrairement à Globex.",
            "Nous, au moins, ne perdons pas vos fichiers comme Globex.",
            "Devinez qui s'est fait pirater : Globex.",
        ],
    );
}

#[test]
fn slurs_run_down_what_they_are_said_of() {
    each(
        Stance::Disparaging,
        &[
            "Globex is garbage. | Globex is garbage",
            "Globex sucks. | Globex sucks",
            "Globex's support is terrible. | Globex's support is terrible",
            "Honestly, the sync in Globex is garbage. | Globex is garbage",
            "La synchronisation dans Globex est nulle. | Globex est nulle",
            "Globex: what a joke. | Globex: what a joke",
            "Everyone knows that Globex is dying.",
            "Globex is being sued.",
            "Hooli is fine, but Globex is a nightmare. | Globex is a nightmare",
            "Globex, c'est une usine à gaz. | Globex, c'est une usine à gaz",
            "Globex est nul. | Globex est nul",
            "Le support de Globex est lamentable.",
            "Globex nous a copiés.",
            "Globex est poursuivi en justice.",
            "Nos concurrents sont des escrocs. | Nos concurrents sont des escrocs",
        ],
    );
}

#[test]
fn what_is_denied_past_or_technical_says_nothing() {
    each(
        Stance::Neutral,
        &[
            "Globex is not bad.",
            "Globex is no joke.",
            "Nobody says that Globex is garbage.",
            "We don't think Globex is terrible.",
            "We are no faster than Globex.",
            "Globex is faster than before.",
            "Better than nothing, says Globex.",
            "Globex kills the process when memory runs out.",
            "The dead letter queue of Globex is full.",
            "Garbage collection in Globex is configurable.",
            "We found a terrible bug in our Globex import.",
            "In Globex the old key is garbage.",
            "What we built for Globex is garbage.",
            "Our store is bigger than any other bucket on Globex.",
            "Globex n'est pas nul.",
            "Globex n'est pas une arnaque.",
            "Personne ne dit que Globex est une arnaque.",
            "Il n'est pas plus rapide que Globex.",
            "Globex est plus rapide qu'avant.",
            "C'est mieux que la v1, comme l'a vu Globex.",
            "Globex tue le processus quand la mémoire manque.",
            "Il ne reste plus qu'à lancer Globex.",
            "Cela fait plus d'un an que Globex a publié sa base.",
            "On peut aussi ajouter que Globex existe.",
        ],
    );
}

#[test]
fn an_address_is_no_side_of_a_comparison() {
    let report = support::report(RIVALS, "Improvements over the last month: https://globex.example/pull/1 and more");
    assert!(report.warnings().iter().all(|warning| warning.stance() <= Some(Stance::Neutral)));
}

#[test]
fn questions_and_quotations_weigh_less() {
    let severity = |text: &str| support::report(RIVALS, text).warnings()[0].severity();
    assert_eq!(severity("Globex is garbage."), Severity::High);
    assert_eq!(severity("Is Globex garbage?"), Severity::Medium);
    assert_eq!(severity("Est-ce que Globex est nul ?"), Severity::Medium);
    assert_eq!(severity("Why is Globex garbage?"), Severity::High);
    assert_eq!(severity("> Globex is garbage"), Severity::Medium);
    let report = support::report(RIVALS, "According to analysts, Globex is garbage.");
    assert!(report.warnings()[0].evidence().contains(&Evidence::Quoted));
    let report = support::report(RIVALS, "Un client : « Globex est nul ».");
    assert!(report.warnings()[0].evidence().contains(&Evidence::Quoted));
}

#[test]
fn a_warning_names_the_words_the_name_and_the_other_side() {
    let text = "Hooli is cheaper than Globex.";
    let report = support::report(RIVALS, text);
    let warning: &Warning = &report.warnings()[1];
    assert_eq!(warning.text(), "cheaper than Globex");
    assert_eq!(warning.mention().unwrap().span.slice(text), "Globex");
    let related: Vec<_> =
        warning.related().iter().map(|place| (place.location.span.slice(text), &*place.note)).collect();
    assert_eq!(related, [("cheaper than", "makes it comparative"), ("Hooli", "the other side of the comparison")]);
    assert_eq!(warning.message(), "“cheaper than” compares with “Globex”, a competitor, without a source");
}

#[test]
fn mentions_beyond_the_limit_are_one_warning() {
    let policy = RIVALS.replace("[company]", "[competitors]\nmax_mentions = 2\n[company]");
    let report = support::report(&policy, "Globex, Hooli, and an app that works with Globex. Hooli again.");
    let excess: Vec<_> = report.warnings().iter().filter(|warning| warning.stance().is_none()).collect();
    assert_eq!(excess.len(), 1);
    assert_eq!((excess[0].rule().as_str(), excess[0].span().start), ("t/competitor-mentions", 42));
    assert_eq!(excess[0].related().len(), 3);
    assert_eq!(excess[0].message(), "4 mentions of competitors; the limit is 2");
}

#[test]
fn mentions_are_limited_as_anything_is() {
    let found = |limit: &str, text: &str| {
        let policy = RIVALS.replace("[company]", &format!("[competitors]\nmax_mentions = \"{limit}\"\n[company]"));
        let report = support::report(&policy, text);
        let excess = report.warnings().iter().filter(|warning| warning.rule().as_str() == "t/competitor-mentions");
        excess.map(|warning| (warning.span().start, warning.severity())).collect::<Vec<_>>()
    };
    let text = "Globex and Hooli. An app that works with Globex and Hooli.";
    assert_eq!(found("2 per draft", text), [(41, Severity::Low)]);
    assert_eq!(found("1 per sentence", text), [(11, Severity::Low), (52, Severity::Low)]);
    assert!(found("2 per sentence", text).is_empty());
    assert_eq!(found("3 per 100 words", text), [(52, Severity::Low)]);
}

#[test]
fn a_policy_adds_words_and_takes_them_away() {
    let with = |words: &str| RIVALS.replace("[company]", &format!("[competitors.words]\n{words}\n[company]"));
    let told = |words: &str, text: &str| worst(&support::report(&with(words), text)).map(|(stance, _)| stance);
    assert_eq!(told("disparaging = [\"snoozefest\"]", "Globex is a snoozefest."), Some(Stance::Disparaging));
    assert_eq!(told("disparaging = { fr = [\"bouzin\"] }", "Globex est un bouzin."), Some(Stance::Disparaging));
    let verbs =
        "disparaging = { en = [\"throttle~\", \"phone~ home\"], fr = [\"brider~\"] }\ncomparative = [\"outpace~\"]";
    for (text, stance) in [
        ("Globex throttles your line.", Stance::Disparaging),
        ("Globex has throttled us for years.", Stance::Disparaging),
        ("Globex is throttling everybody.", Stance::Disparaging),
        ("We were throttled by Globex.", Stance::Disparaging),
        ("Globex phones home every hour.", Stance::Disparaging),
        ("Globex bridait nos connexions.", Stance::Disparaging),
        ("Initech outpaced Globex.", Stance::Comparative),
        ("Globex never throttles anybody.", Stance::Neutral),
        ("We throttle calls to Globex.", Stance::Neutral),
    ] {
        assert_eq!(told(verbs, text), Some(stance), "{text}");
    }
    let error = policy_error(&with("disparaging = [\"throtle~\"]")).to_string();
    assert!(error.contains("unknown verb `throtle`; did you mean `throttle`?"), "{error}");
    assert_eq!(told("comparative = [\"leapfrogs\"]", "Initech leapfrogs Globex."), Some(Stance::Comparative));
    assert_eq!(told("insinuation = [\"wink wink\"]", "Globex, wink wink."), Some(Stance::Insinuation));
    assert_eq!(told("integration = [\"snaps onto\"]", "Initech snaps onto Globex."), None);
    assert_eq!(
        told("substantiated = [\"as StorBench shows\"]", "As StorBench shows, we beat Globex."),
        Some(Stance::Substantiated)
    );
    assert_eq!(told("unnamed = [\"the blue giant\"]", "The blue giant sucks."), Some(Stance::Disparaging));
    assert_eq!(told("not = [\"garbage tier\"]", "Globex is garbage tier storage."), Some(Stance::Neutral));
    assert_eq!(told("without = [\"garbage\"]", "Globex is garbage."), Some(Stance::Neutral));
    let error = policy_error(&with("without = [\"garbag\"]")).to_string();
    assert!(error.contains("unknown built-in word `garbag`"), "{error}");
    let quiet = RIVALS.replace("[company]", "[competitors]\nunnamed = false\n[company]");
    assert_eq!(worst(&support::report(&quiet, "Unlike our biggest competitor, we answer.")), None);
}

#[test]
fn an_ordinary_word_is_a_name_by_what_stands_beside_it() {
    let rules: String = ["Box", "Orange", "Apple"]
        .map(|name| {
            format!("[[competitor]]\nid = \"{}\"\nnames = [\"{name}\"]\nambiguous = true\n", name.to_lowercase())
        })
        .concat();
    let policy = format!("discretion = 1\nname = \"t\"\n{rules}");
    let sure = |text: &str| support::report(&policy, text).warnings().first().map(|warning| warning.confidence());
    assert_eq!(sure("Box announced a new API."), Some(90));
    assert_eq!(sure("Then Box, Inc. moved."), Some(100));
    assert_eq!(sure("Je passe à la fibre Orange."), Some(100));
    assert_eq!(sure("Then Box it."), Some(50));
    for text in [
        "Orange is my favourite colour.",
        "Orange est ma couleur préférée.",
        "We ate an Apple tart.",
        "APPLE PIE RECIPE",
    ] {
        assert_eq!(sure(text), None, "{text}");
    }
}

#[test]
fn a_longer_name_needs_the_capital_of_one_of_its_words() {
    let policy = "discretion = 1\nname = \"t\"\n[[competitor]]\nid = \"orvanne\"\n\
                  names = [\"Banque Orvanne\", \"Orvanne\"]\nambiguous = true\n";
    for (text, expected) in [
        ("La banque Orvanne arnaque ses clients.", vec!["banque Orvanne arnaque"]),
        ("La Banque Orvanne arnaque ses clients.", vec!["Banque Orvanne arnaque"]),
        ("Les tarifs d'Orvanne et ses clients", vec!["Orvanne"]),
        ("Les clients de la banque orvanne", vec![]),
    ] {
        let report = support::report(policy, text);
        let found: Vec<&str> = support::texts_of(&report);
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_letter_with_its_accent_apart_makes_a_longer_name_too() {
    for text in ["L'étéGlobex arrive.", "L'e\u{301}te\u{301}Globex arrive.", "Globexe\u{301} arrive."] {
        assert_eq!(support::report(RIVALS, text).warnings().len(), 0, "{text}");
    }
}

#[test]
fn a_fault_beside_a_competitor_is_laid_at_its_door() {
    each(
        Stance::Disparaging,
        &[
            "A clean backup is painful to get with Globex.",
            "Globex runs jobs that are prohibitive for a small team.",
            "With Globex, every import is a fiasco.",
            "The drawback is how Globex stores its keys.",
            "Reports that come from Globex are misleading.",
            "Une sauvegarde propre est pénible à obtenir avec Globex.",
            "Avec Globex, chaque import est un fiasco.",
            "Globex lance des tâches qui sont ruineuses pour une petite équipe.",
            "L'inconvénient est la façon dont Globex range ses clés.",
        ],
    );
    each(
        Stance::Neutral,
        &[
            "We filed an issue on Globex.",
            "Globex handles the ugliest files without a word.",
            "It would be unfair to say that Globex is a mess.",
            "Il serait injuste de dire que Globex est lamentable.",
            "Our SRE bot posted in Globex that an incident had begun.",
            "Globex handles errors through its queue.",
            "All hosts except Globex are expensive.",
            "We found a limit in our own import from Globex.",
            "Is there a tool like Globex without ads?",
            "Nous avons ouvert un ticket sur Globex.",
            "Globex répond en JSON par défaut.",
            "Tous les hébergeurs sauf Globex sont ruineux.",
        ],
    );
}

#[test]
fn the_two_next_sentences_go_on_speaking_of_a_competitor() {
    each(
        Stance::Disparaging,
        &[
            "We looked at Globex. The company lies to its customers.",
            "Globex was our first choice. We spent a week on it. The tool crashes.",
            "Globex took over last year. Its support is terrible.",
            "Nous avons regardé Globex. L'entreprise ment à ses clients.",
            "Globex a repris le projet. Son support est lamentable.",
        ],
    );
    each(
        Stance::Neutral,
        &[
            "Globex came first. Our first tool crashes, we admit.",
            "Globex came first. Then Hooli. The tool is named after a bird.",
            "Globex a repris le projet. Notre premier outil plante, nous l'admettons.",
        ],
    );
}
