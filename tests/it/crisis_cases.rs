//! What the packs on crises, comparisons, listed companies and residue say of cases that they were made for.

use crate::support::{report, severities_of};

/// What a text sets off under a policy that extends a pack and has one competitor: rules and severities.
fn found(pack: &str, text: &str) -> Vec<(String, &'static str)> {
    let policy = format!(
        "discretion = 1\nname = \"ours\"\nextends = [\"pack:{pack}\"]\n[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n"
    );
    let report = report(&policy, text);
    let shipped = severities_of(&report).into_iter().filter(|(rule, _)| !rule.starts_with("ours/"));
    shipped.map(|(rule, severity)| (rule.to_owned(), severity)).collect()
}

/// Asserts that each text sets off exactly one rule of a pack, at a severity, or none at all.
fn assert_cases(pack: &str, cases: &[(&str, Option<(&str, &str)>)]) {
    for (text, expected) in cases {
        let found = found(pack, text);
        let found: Vec<(&str, &str)> = found.iter().map(|(rule, severity)| (rule.as_str(), *severity)).collect();
        assert_eq!(found, expected.iter().copied().collect::<Vec<_>>(), "{pack}: {text}");
    }
}

#[test]
fn the_pack_cases_of_a_listed_company_hold() {
    let results = |severity| Some(("listed-company/results-of-a-period", severity));
    assert_cases(
        "listed-company",
        &[
            ("Q3 revenue reached €4.2M.", results("high")),
            ("Le chiffre d'affaires du T3 atteint 4,2 M€.", results("high")),
            ("Q3 revenue reached €4.2M, as [filed](https://sec.example/10-q).", results("info")),
            ("Le chiffre d'affaires du T3 atteint 4,2 M€ ([communiqué](https://amf.example/c)).", results("info")),
            ("We are in talks to acquire Globex.", Some(("listed-company/deal-in-progress", "critical"))),
            ("Notre levée de fonds avance.", Some(("listed-company/fundraising", "medium"))),
            ("The leader election takes two rounds.", None),
            ("A race condition in the merge request", None),
            ("Our Series A oscilloscope and the T1 line", None),
        ],
    );
}

#[test]
fn the_pack_cases_of_security_hold() {
    assert_cases(
        "security-incident",
        &[
            ("CVE-2026-1234, fixed in 2.3.1", None),
            ("La CVE-2026-1234 est corrigée dans la 2.3.1.", None),
            ("The self-healing cluster exploits parallelism.", None),
            ("Nous avons été piratés.", Some(("security-incident/breach-wording", "high"))),
        ],
    );
    for text in ["Unpatched hole, PoC below.", "Faille non corrigée, PoC ci-dessous."] {
        let found = found("security-incident", text);
        assert!(found.contains(&("security-incident/exploit-before-fix".to_owned(), "critical")), "{text}: {found:?}");
    }
}

#[test]
fn comparisons_weigh_more_where_the_law_is_stricter() {
    for (pack, imitation, lawsuit) in
        [("comparative", "low", "medium"), ("comparative-us", "low", "medium"), ("comparative-eu-fr", "medium", "high")]
    {
        let cases = [
            ("We are the Globex of gardens.", Some(("comparative/imitation", imitation))),
            ("A Globex killer at last", Some(("comparative/imitation", imitation))),
            ("Notre outil est un clone de Globex.", Some(("comparative/imitation", imitation))),
            ("Globex is being sued.", Some(("comparative/lawsuit-of-others", lawsuit))),
            ("Globex a été condamné au printemps.", Some(("comparative/lawsuit-of-others", lawsuit))),
            ("Globex costs 12 €.", Some(("comparative/price-without-terms", "medium"))),
            ("Globex costs 12 € per month, list price as of 3 March 2026.", None),
            ("Other vendors sell your data.", Some(("comparative/others-run-down", "medium"))),
            ("The process killer works with Globex.", None),
        ];
        assert_cases(pack, &cases);
    }
}

#[test]
fn residue_is_told_from_talk_about_it() {
    assert_cases(
        "drafting-residue",
        &[
            ("As an AI language model, I recommend the fair.", Some(("drafting-residue/assistant-speech", "high"))),
            (
                "En tant que modèle de langage, je conseille ce salon.",
                Some(("drafting-residue/assistant-speech", "high")),
            ),
            ("Join us in [insert city].", Some(("drafting-residue/template-gap", "high"))),
            ("Lorem ipsum dolor sit amet", Some(("drafting-residue/filler-text", "high"))),
            (
                "[Study](https://example.org/?utm_source=chatgpt.com)",
                Some(("drafting-residue/assistant-link", "medium")),
            ),
            ("TODO: the quote", Some(("drafting-residue/note-to-self", "medium"))),
            ("She asked the chatbot, and it said: \"As an AI language model, I cannot.\"", None),
            ("A TODO list, `{{ first_name }}` and `[insert name]`", None),
        ],
    );
}

#[test]
fn tragedies_are_kept_apart_from_offers() {
    assert_cases(
        "controversy-and-respect",
        &[
            (
                "After the earthquake, 20% discount on everything!",
                Some(("controversy-and-respect/tragedy-with-an-offer", "critical")),
            ),
            (
                "Après le séisme, profitez de nos soldes.",
                Some(("controversy-and-respect/tragedy-with-an-offer", "critical")),
            ),
            ("The leader election, a race condition and a war room", None),
            ("Un stage de voile et l'élection du bureau", None),
        ],
    );
}
