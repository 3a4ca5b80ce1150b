//! Sentences that were written before a pack was mended for them, class by class: what must be found, and what stands
//! near it and is nothing. A sentence that the packs get wrong is marked, so the marks are the figures.

use crate::support;
use discretion::policy::Severity;
use discretion::{Checker, Draft};

/// The classes with their sentences.
///
/// The first lines of a file name the packs, and the rules of them that count; without rules, all do. A sentence after
/// `+` must be found, one after `-` must not; a `?` after the sign marks what is wrong today.
const CLASSES: &[(&str, &str)] = &[
    ("ai", include_str!("fresh/ai.txt")),
    ("all clears", include_str!("fresh/all_clears.txt")),
    ("contests", include_str!("fresh/contests.txt")),
    ("cures", include_str!("fresh/cures.txt")),
    ("earnings", include_str!("fresh/earnings.txt")),
    ("gifts", include_str!("fresh/gifts.txt")),
    ("green", include_str!("fresh/green.txt")),
    ("hype", include_str!("fresh/hype.txt")),
    ("insults", include_str!("fresh/insults.txt")),
    ("jobs", include_str!("fresh/jobs.txt")),
    ("law", include_str!("fresh/law.txt")),
    ("origin", include_str!("fresh/origin.txt")),
    ("promises", include_str!("fresh/promises.txt")),
    ("proof", include_str!("fresh/proof.txt")),
    ("reviews", include_str!("fresh/reviews.txt")),
    ("slurs", include_str!("fresh/slurs.txt")),
    ("superlatives", include_str!("fresh/superlatives.txt")),
    ("threats", include_str!("fresh/threats.txt")),
];

/// The words after a key of a file's head.
fn head<'f>(file: &'f str, key: &str) -> Vec<&'f str> {
    let line = file.lines().find_map(|line| line.strip_prefix(key));
    line.into_iter().flat_map(str::split_whitespace).collect()
}

/// A checker with the packs of a class, for a company and a competitor.
fn checker(file: &str) -> Checker {
    let packs: Vec<String> = head(file, "packs ").iter().map(|pack| format!("\"pack:{pack}\"")).collect();
    support::checker(&format!(
        "discretion = 1\nname = \"t\"\nextends = [{}]\n[company]\nnames = [\"Initrode\"]\n\
         [[competitor]]\nid = \"rivalco\"\nnames = [\"Rivalco\"]\n",
        packs.join(", ")
    ))
}

/// Returns whether a rule of the class says more of a text than a note.
fn is_found(checker: &Checker, rules: &[&str], text: &str) -> bool {
    let report = checker.check(&Draft::markdown(text));
    report.warnings().iter().any(|warning| {
        let rule = warning.rule().as_str();
        let (pack, name) = rule.split_once('/').unwrap_or_default();
        warning.severity() > Severity::Info && pack != "t" && (rules.is_empty() || rules.contains(&name))
    })
}

#[test]
fn fresh_sentences_are_judged_as_they_are_marked() {
    let mut wrong = Vec::new();
    for (class, file) in CLASSES {
        let (checker, rules) = (checker(file), head(file, "rules "));
        for line in file.lines() {
            let Some((sign @ ("+" | "-" | "+?" | "-?"), text)) = line.split_once(' ') else { continue };
            let is_right = is_found(&checker, &rules, text) == sign.starts_with('+');
            if is_right == sign.ends_with('?') {
                wrong.push(format!("{class}: {line}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0], "not as they are marked");
}

#[test]
fn each_class_has_sentences_of_both_kinds_in_both_languages() {
    for (class, file) in CLASSES {
        let parts: Vec<&str> = file.split("\nfr\n").collect();
        assert_eq!(parts.len(), 2, "{class}");
        for part in parts {
            let count = |sign: char| part.lines().filter(|line| line.starts_with(sign)).count();
            assert!(count('+') >= 8 && count('-') >= 8, "{class}");
        }
    }
}
