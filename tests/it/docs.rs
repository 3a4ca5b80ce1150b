//! The policies shown in the documentation are policies: each block of TOML is read.

use crate::support;
use discretion::check::Trial;
use discretion::config::Config;
use discretion::moment::Moment;
use discretion::{Checker, Draft, Policy};
use std::path::Path;

const PAGES: [&str; 12] = [
    "README.md",
    "CONTRIBUTING.md",
    "docs/campaigns.md",
    "docs/competitors.md",
    "docs/fr/campaigns.md",
    "docs/fr/policy.md",
    "docs/fr/prise-en-main.md",
    "docs/fr/replies.md",
    "docs/policy.md",
    "docs/replies.md",
    "docs/score.md",
    "docs/sealed.md",
];

/// The blocks of a language on a page, with the line that each begins at.
fn blocks(page: &str, language: &str) -> Vec<(usize, String)> {
    let opening = format!("```{language}");
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (number, line) in page.lines().enumerate() {
        match line {
            _ if line == opening => {
                open = true;
                found.push((number + 2, String::new()));
            }
            "```" => open = false,
            _ if open => found.last_mut().expect("a block was opened").1.push_str(&format!("{line}\n")),
            _ => {}
        }
    }
    found
}

/// The frame that a fragment leaves out.
fn whole(block: &str) -> String {
    if block.contains("discretion = 1") {
        return block.to_owned();
    }
    let rule = if block.contains("[[") { "" } else { "\n[[naming]]\nid = \"a\"\nuse = \"Acme\"\nnot = [\"acme\"]\n" };
    format!("discretion = 1\nname = \"shown\"\n{block}{rule}")
}

#[test]
fn every_policy_that_is_shown_is_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut read = 0;
    for page in PAGES {
        let Ok(text) = std::fs::read_to_string(root.join(page)) else { continue };
        for (line, block) in blocks(&text, "toml") {
            let name = format!("{page}:{line}");
            let policy = Policy::parse(&name, &whole(&block)).unwrap_or_else(|error| panic!("{error}"));
            assert!(policy.rules().count() > 0, "{name}");
            if let Ok(trial) = Trial::of(&policy) {
                let own = trial.rules.iter().filter(|rule| rule.file == name);
                let failed: Vec<&str> =
                    own.flat_map(|rule| rule.failures()).map(|one| one.example.text.as_str()).collect();
                assert!(failed.is_empty(), "{name}: {failed:?}");
            }
            read += 1;
        }
    }
    assert!(read > 0, "the front page shows a policy");
}

#[test]
fn every_configuration_that_is_shown_is_one() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/config.md"));
    let text = text.expect("the page can be read");
    let shown = blocks(&text, "toml");
    assert!(!shown.is_empty());
    for (line, block) in shown {
        Config::parse(&format!("docs/config.md:{line}"), &block).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn the_policy_of_the_front_page_does_what_its_examples_say() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("README.md")).expect("the front page can be read");
    let (_, block) = blocks(&text, "toml").into_iter().next().expect("it shows a policy");
    let policy = Policy::parse("README.md", &block).expect("it is one");
    let checker = Checker::new(&policy).expect("it is sound");
    let trial = policy.rules().find(|rule| rule.id().as_str().ends_with("falcon")).expect("it has the rule");
    for example in trial.flags() {
        let report = checker.check(&Draft::markdown(&example.text));
        assert!(report.warnings().iter().any(|warning| warning.rule() == trial.id()), "{}", example.text);
    }
}

#[test]
fn the_comment_that_is_shown_silences_what_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("docs/policy.md")).expect("the page can be read");
    let (_, draft) = blocks(&text, "markdown").into_iter().next().expect("it shows a draft");
    let policy = "discretion = 1\nname = \"acme-social\"\n[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n";
    let checker = support::checker(policy);
    let at = |moment| checker.clone().at(Moment::parse(moment).expect("it is one")).check(&Draft::markdown(&draft));
    let (before, after) = (at("2026-12-30T23:59:59Z"), at("2026-12-31T00:00:00Z"));
    assert_eq!((before.warnings().len(), before.silenced().len()), (0, 1));
    let rules: Vec<&str> = after.warnings().iter().map(|warning| warning.rule().as_str()).collect();
    assert_eq!(rules, ["acme-social/allow-comment", "acme-social/globex"]);
}

#[test]
fn a_channel_says_how_long_a_post_may_be() {
    let text = "discretion = 1\nname = \"acme\"\n[channels.x]\nmax_length = 20\n";
    let checker = support::checker(text);
    let long = Draft::plain("Twenty characters are not enough for this.").channel("x");
    let report = checker.check(&long);
    let found: Vec<_> = report.warnings().iter().map(|warning| (warning.rule().as_str(), warning.text())).collect();
    assert_eq!(found, [("acme/x-max-length", "e")]);
    assert!(checker.check(&Draft::plain("Short enough.").channel("x")).warnings().is_empty());
    assert!(checker.check(&Draft::plain("Twenty characters are not enough for this.")).warnings().is_empty());
}

#[test]
fn our_own_names_are_no_competitors() {
    let text = "discretion = 1\nname = \"acme\"\n[company]\nnames = [\"Globex Bridge\"]\n\
                [[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n";
    let checker = support::checker(text);
    let report = checker.check(&Draft::plain("Globex Bridge connects you to Globex."));
    let found: Vec<_> = report.warnings().iter().map(|warning| warning.span().start).collect();
    assert_eq!(found, [30]);
}

#[test]
fn each_dependency_of_the_library_has_its_reason() {
    let read =
        |file: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect("it is there");
    let (manifest, page) = (read("Cargo.toml"), read("docs/dependencies.md"));
    let (_, rest) = manifest.split_once("\n[dependencies]\n").expect("the table is there");
    let (table, _) = rest.split_once("\n[").expect("another table follows");
    let names = table.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    assert_eq!(rows.map(|(name, _)| name.to_owned()).collect::<Vec<_>>(), names);
}

/// What a page shows of a program stands there as it is shown; the program is compiled and run by `scripts/hosts`.
#[test]
fn what_is_shown_of_a_program_stands_in_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("docs/embedding.md")).expect("the page can be read");
    let shown = blocks(&page, "rust,ignore");
    assert_eq!(shown.len(), 2);
    for (line, block) in shown {
        let (path, text) = block.split_once('\n').expect("it has lines");
        let file = root.join(path.strip_prefix("// ").expect("the first line names the file"));
        let program = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("docs/embedding.md:{line}: {error}"));
        assert!(program.contains(text.trim_end()), "docs/embedding.md:{line}: the program has changed");
    }
}
