//! The example campaign: the planted differences are found, and nothing else.

use discretion::{Checker, Draft, Policy};
use std::fs;
use std::path::Path;

#[test]
fn the_planted_differences_of_the_example_are_found_and_no_other() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/campaign");
    let policy = Policy::load(folder.join("policy.toml")).unwrap_or_else(|error| panic!("{error}"));
    let checker = Checker::new(&policy).expect("the policy needs nothing from outside");
    let names = ["blog-en.md", "blog-fr.md", "linkedin.md", "x.md"];
    let texts = names.map(|name| fs::read_to_string(folder.join(name)).expect("the draft can be read"));
    let mut session = checker.session();
    for (name, text) in names.iter().zip(&texts) {
        session.add(&Draft::markdown(text).path(*name));
    }
    let mut found = Vec::new();
    for (name, report) in names.iter().zip(session.reports()) {
        for warning in report.warnings().iter().filter(|warning| warning.rule().as_str().starts_with("campaign/")) {
            let others: Vec<&str> = warning.related().iter().filter_map(|place| place.path.as_deref()).collect();
            found.push(format!("{name}: {} `{}` against {}", warning.rule(), warning.text(), others.join(", ")));
        }
    }
    let expected = [
        "blog-en.md: campaign/date `3 December\n2026` against linkedin.md",
        "blog-en.md: campaign/figure `38 %` against x.md",
        "blog-en.md: campaign/link `https://acme.example/sync-5` against x.md",
        "blog-en.md: campaign/name `Mirela Kovač` against blog-fr.md",
        "blog-en.md: campaign/price `€6 per user and month` against blog-fr.md",
        "blog-en.md: campaign/availability `in beta` against linkedin.md",
        "blog-fr.md: campaign/date `3 décembre 2026` against linkedin.md",
        "blog-fr.md: campaign/figure `38 %` against x.md",
        "blog-fr.md: campaign/link `https://acme.example/sync-5` against x.md",
        "blog-fr.md: campaign/name `Mirela Kovacs` against blog-en.md, linkedin.md",
        "blog-fr.md: campaign/price `7 € par personne et par mois` against blog-en.md, linkedin.md",
        "blog-fr.md: campaign/availability `en bêta` against linkedin.md",
        "linkedin.md: campaign/date `2 December 2026` against blog-en.md, blog-fr.md, x.md",
        "linkedin.md: campaign/figure `38 %` against x.md",
        "linkedin.md: campaign/link `https://acme.example/sync-5` against x.md",
        "linkedin.md: campaign/availability `is available now` against blog-en.md, blog-fr.md",
        "linkedin.md: campaign/price `€6 per user and month` against blog-fr.md",
        "linkedin.md: campaign/name `Mirela Kovač` against blog-fr.md",
        "linkedin.md: campaign/hashtag `#AcmeSync5` against x.md",
        "x.md: campaign/date `3 December 2026` against linkedin.md",
        "x.md: campaign/figure `35 %` against blog-en.md, blog-fr.md, linkedin.md",
        "x.md: campaign/link `https://acme.example/sync5` against blog-en.md, blog-fr.md, linkedin.md",
        "x.md: campaign/hashtag `#AcmeSyncV5` against linkedin.md",
    ];
    assert_eq!(found, expected, "{}", found.join("\n"));
}
