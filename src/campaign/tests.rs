//! Tables of drafts, and the differences between them: all, and only they.

use super::DraftFacts;
use crate::draft::Draft;
use crate::reading::Reading;

/// The differences between two drafts, in a line: `figure: 12 % / 20 %`.
pub(super) fn told(one: &str, other: &str) -> String {
    let facts = |text| {
        let draft = Draft::markdown(text);
        let document = draft.document();
        let reading = Reading::of(&document, None, None);
        DraftFacts::of(&document, &reading)
    };
    let (one, other) = (facts(one), facts(other));
    let each = one.differences(&other).into_iter();
    let lines = each.map(|found| format!("{}: {} / {}", found.kind.name(), found.one.reading, found.other.reading));
    lines.collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn check(table: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(one, other, expected)| told(one, other) != *expected)
        .map(|(one, other, expected)| format!("{one}\n{other}\n  expected {expected}\n  found    {}", told(one, other)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn figures_of_one_thing_differ() {
    check(&[
        (
            "Halcyon cuts the cost of storage by 12 %, our customers tell us.",
            "Halcyon cuts storage costs by 20%.",
            "figure: 12 % / 20%",
        ),
        ("Sync is 12% faster than before.", "Now 20% faster!", "figure: 12% / 20%"),
        ("We open our service in 12 new regions.", "Available in 20 regions.", "figure: 12 new regions / 20 regions"),
        (
            "More than 3,000 customers use it.",
            "2,000 customers use it today.",
            "figure: 3,000 customers / 2,000 customers",
        ),
        ("It uses 12 % less memory and 30 % less energy.", "20 % less memory.", "figure: 12 % / 20 %"),
        ("The backup takes 30 minutes.", "A backup takes 45 minutes, no more.", "figure: 30 minutes / 45 minutes"),
        ("You get 50 GB of storage.", "And 100 GB of storage for you.", "figure: 50 GB / 100 GB"),
        ("Try Halcyon 4.2 today.", "Meet Halcyon 4.3 today.", "figure: Halcyon 4.2 / Halcyon 4.3"),
        ("Our team has four engineers.", "We are a team of five engineers.", "figure: four engineers / five engineers"),
        (
            "Trois millions de clients l'utilisent.",
            "Déjà 2 millions de clients.",
            "figure: Trois millions de clients / 2 millions de clients",
        ),
    ]);
}

#[test]
fn figures_of_other_things_do_not() {
    check(&[
        ("It uses 12 % less memory and 30 % less energy.", "30 % less energy.", ""),
        ("Halcyon is 12 % faster.", "Our customers save 20 % of their bill.", ""),
        ("We serve 12 regions in Europe.", "We serve 20 regions in Asia.", ""),
        ("Sales grew by 12 % in 2024.", "Sales grew by 20 % in 2025.", ""),
        ("We went from 8 to 12 people.", "We are 12 people.", ""),
        ("The price falls to $8 instead of $12.", "It is $8 now.", ""),
        ("Nearly 3,000 customers use it.", "2,950 customers use it.", ""),
        ("It is 12.4% faster.", "It is 12% faster.", ""),
        ("One million users.", "1,000,000 users.", ""),
        ("A group of 99 women.", "Un groupe de quatre-vingt-dix-neuf femmes.", ""),
        ("We have 1,200 users.", "Nous avons 1 200 utilisateurs.", ""),
        ("It takes 12 months.", "It takes one year, or 365 days.", ""),
        ("Use HX-450 or HX-451.", "Use HX-452.", ""),
        ("Read it in 5 minutes.", "The migration took 30 minutes.", ""),
        ("A 10-year guarantee, 24/7 support.", "Support within 2 hours.", ""),
    ]);
}

#[test]
fn prices_differ() {
    check(&[
        ("The plan costs $12 per month.", "Plans from $10 per month.", "price: $12 per month / $10 per month"),
        ("L'abonnement coûte 12 € par mois.", "Seulement 10 €/mois !", "price: 12 € par mois / 10 €/mois"),
        ("It costs €1,200 a year.", "Our offer: €1,300 a year.", "price: €1,200 a year / €1,300 a year"),
        (
            "The subscription is $12 per month.",
            "The subscription is $12 per year.",
            "price: $12 per month / $12 per year",
        ),
        ("The price is $12 per month.", "The price is $120 per year.", ""),
        ("It costs €12, or 12 euros.", "12 € seulement.", ""),
        ("We raised $3 million.", "The plan costs $12.", ""),
        ("The pass costs $49.", "Le pass coûte 49 $.", ""),
        ("The pass costs $49 in the shop.", "Le pass coûte 45 €.", ""),
    ]);
}

#[test]
fn dates_differ() {
    check(&[
        ("Halcyon launches on 3 April 2027.", "Halcyon ships on April 4.", "date: 3 April 2027 / April 4"),
        ("The webinar is on 12 May.", "Join the webinar on 13 May!", "date: 12 May / 13 May"),
        ("Join us on Tuesday 6 April.", "Join us on Wednesday 6 April.", "date: Tuesday 6 April / Wednesday 6 April"),
        ("Sign up for the webinar at 10:00 a.m.", "The webinar is at 11:00.", "date: 10:00 a.m. / 11:00"),
        ("Available in April.", "Available in May.", "date: April / May"),
        ("Le lancement est prévu au T3 2027.", "Lancement au T2 2027.", "date: T3 2027 / T2 2027"),
        (
            "Registration closes on 1 May; the conference opens on 3 June.",
            "The conference opens on 4 June.",
            "date: 3 June / 4 June",
        ),
        ("Registration closes on 1 May; the conference opens on 3 June.", "The conference opens on 3 June.", ""),
        ("Halcyon launches on 3 April 2027.", "Halcyon launches on 2027-04-03.", ""),
        ("The launch is on 04/03/2027.", "The launch is on 3 April 2027.", ""),
        ("Halcyon launches on 3 April.", "Halcyon launches in April.", ""),
        ("Halcyon launches on 3 April.", "Halcyon launches in Q2 2027.", ""),
        ("The webinar starts at 2 p.m.", "Le webinaire commence à 14 h.", ""),
        ("The webinar starts at 3 p.m.", "Le webinaire commence à 14 h.", "date: 3 p.m. / 14 h"),
        ("Le webinaire commence à 14h.", "Le webinaire commence à 15 h 30.", "date: 14h / 15 h 30"),
        ("La sauvegarde dure 14 h.", "The webinar starts at 3 p.m.", ""),
        ("The webinar starts at 10:00 ET.", "The webinar starts at 16:00 CET.", ""),
        ("We may march on; come see us.", "In May we met.", ""),
        (
            "Registration closes on 1 May. The conference opens on 3 June.",
            "The conference opens on 4 June.",
            "date: 3 June / 4 June",
        ),
        ("The office opened on 3 March 2019.", "Halcyon ships on 3 April.", ""),
    ]);
}

#[test]
fn availability_differs() {
    check(&[
        ("Halcyon is available today.", "Halcyon: coming soon.", "availability: is available today / coming soon"),
        (
            "Halcyon est disponible dès aujourd'hui.",
            "Halcyon arrive bientôt.",
            "availability: est disponible dès aujourd'hui / arrive bientôt",
        ),
        (
            "Halcyon is in public beta.",
            "Halcyon is generally available.",
            "availability: public beta / generally available",
        ),
        (
            "Halcyon is available today.",
            "Halcyon is available from 3 April.",
            "availability: is available today / 3 April",
        ),
        ("---\ndate: 2027-04-03\n---\nHalcyon is available today.", "Halcyon is available from 3 April.", ""),
        ("---\ndate: 2027/04/03\n---\nHalcyon is available today.", "Halcyon is available from 3 April.", ""),
        ("---\ndate: 2027-4-3t10:00:00Z\n---\nHalcyon is available today.", "Halcyon is available from 3 April.", ""),
        (
            "---\ndate: 2027-00-03\n---\nHalcyon is available today.",
            "Halcyon is available from 3 April.",
            "availability: is available today / 3 April",
        ),
        ("The API is available now, the app is coming soon.", "The app is coming soon.", ""),
        ("The API is available now, the app is coming soon.", "The API: available now!", ""),
        ("Halcyon is available today in beta.", "Halcyon is available today.", ""),
        ("Halcyon is available today.", "Not available today: Halcyon.", ""),
        (
            "The Linux client is in beta.",
            "The Linux client is available now as well.",
            "availability: in beta / is available now",
        ),
        ("Halcyon is out on 3 April 2027.", "Halcyon is coming soon: 3 April.", ""),
        ("Halcyon is available now.", "More integrations are coming soon.", ""),
    ]);
}

#[test]
fn names_links_and_hashtags_differ() {
    check(&[
        ("We use Acme Cloud every day.", "Meet AcmeCloud today.", "name: Acme Cloud / AcmeCloud"),
        ("We moved to GitHub.", "We moved to Github.", "name: GitHub / Github"),
        ("Meet Halcyon today.", "Meet Halycon today.", "name: Halcyon / Halycon"),
        ("We asked Jane Roe why.", "We asked Jane Row why.", "name: Jane Roe / Jane Row"),
        (
            "See https://acme.example/halcyon now.",
            "See https://acme.example/halycon now.",
            "link: https://acme.example/halcyon / https://acme.example/halycon",
        ),
        ("[Read the report](https://acme.example/a) now.", "[Read the report](https://acme.example/b) now.", ""),
        (
            "[The StorBench report](https://acme.example/a).",
            "[The StorBench report](https://acme.example/b).",
            "link: https://acme.example/a / https://acme.example/b",
        ),
        ("#AcmeHalcyon is here", "#AcmeHalycon is here", "hashtag: #AcmeHalcyon / #AcmeHalycon"),
        ("Cloud storage. Open source.", "The cloud. Open Source Week", ""),
        ("See https://www.acme.example/en/a?utm_source=x", "Voir https://acme.example/fr/a/", ""),
        ("The Halcyon team", "Our Halcyons", ""),
        ("#cloud #storage", "#cloud #sync", ""),
        ("Mirela Kovač wrote it.", "Mirela Kovacs wrote it.", "name: Mirela Kovač / Mirela Kovacs"),
        ("Run Acme Cloud. Acme is here.", "Run two Acme Clouds. Acme is here.", ""),
        ("Partner with us at Acme Summit.", "Partners of Acme.", ""),
    ]);
}

#[test]
fn quotations_and_promises_differ() {
    check(&[
        (
            "“We cut our bills by a half in one month,” says Jane Roe.",
            "“We cut our bills by a third in one month”",
            "quotation: We cut our bills by a half in one month, / We cut our bills by a third in one month",
        ),
        ("“We cut our bills by a half in one month,” she says.", "“We cut our bills by a half”", ""),
        (
            "We guarantee an answer to every support request on weekdays.",
            "We aim to answer every support request on weekdays.",
            "promise: guarantee / aim to",
        ),
        ("The export is part of all plans and all regions.", "The export is part of Pro plans.", "promise: all / Pro"),
    ]);
}

#[test]
fn translations_are_compared() {
    check(&[
        ("Halcyon launches on 3 April.", "Halcyon est disponible le 4 avril.", "date: 3 April / 4 avril"),
        ("Sync is 12% faster.", "La synchro est 20 % plus rapide.", "figure: 12% / 20 %"),
        ("It saves 12% of energy.", "Elle économise 12,0 % d'énergie.", ""),
        ("1,200 customers use it.", "1 300 clients l'utilisent.", "figure: 1,200 customers / 1 300 clients"),
        ("We open in 12 regions.", "Nous ouvrons dans 20 régions.", "figure: 12 regions / 20 régions"),
        ("The plan costs $12 per month.", "Le forfait coûte 10 $ par mois.", "price: $12 per month / 10 $ par mois"),
        ("Halcyon is available today.", "Halcyon arrive bientôt.", "availability: is available today / arrive bientôt"),
        ("We use Acme Cloud.", "Nous utilisons AcmeCloud.", "name: Acme Cloud / AcmeCloud"),
        ("In Canada, 12 offices.", "Au Canada, 12 bureaux.", ""),
        ("#innovation for the climate", "#innovations pour le climat", ""),
    ]);
}
