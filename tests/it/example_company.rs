//! The example company under `examples/campaign`: its drafts and good answers are posts that pass, and its four drafts
//! differ where `PLANTED.md` says so.

use crate::support::severities_of;
use discretion::report::Verdict;
use discretion::{Checker, Draft, Policy};
use std::fs;
use std::path::PathBuf;

const DRAFTS: [&str; 4] = ["blog-en.md", "blog-fr.md", "linkedin.md", "x.md"];

const MESSAGES: [&str; 5] = ["avocat", "encryption", "faille", "linux", "lost-rights"];

/// A reading, in the spelling of either language, and the drafts that have it.
type SaidIn = ([&'static str; 2], &'static [&'static str]);

/// What differs: most drafts say the first, one says the second.
const PLANTED: [[SaidIn; 2]; 7] = [
    [
        (["3 December", "3 décembre"], &["blog-en.md", "blog-fr.md", "x.md"]),
        (["2 December", "2 décembre"], &["linkedin.md"]),
    ],
    [(["38 %", "38 %"], &["blog-en.md", "blog-fr.md", "linkedin.md"]), (["35 %", "35 %"], &["x.md"])],
    [(["€6", "6 €"], &["blog-en.md", "linkedin.md"]), (["€7", "7 €"], &["blog-fr.md"])],
    [(["Kovač", "Kovač"], &["blog-en.md", "linkedin.md"]), (["Kovacs", "Kovacs"], &["blog-fr.md"])],
    [(["in beta", "en bêta"], &["blog-en.md", "blog-fr.md"]), (["available now", "disponible"], &["linkedin.md"])],
    [(["#AcmeSync5", "#AcmeSync5"], &["linkedin.md"]), (["#AcmeSyncV5", "#AcmeSyncV5"], &["x.md"])],
    [(["/sync-5", "/sync-5"], &["blog-en.md", "blog-fr.md", "linkedin.md"]), (["/sync5", "/sync5"], &["x.md"])],
];

fn read(file: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/campaign").join(file);
    fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

#[test]
fn drafts_and_good_answers_pass_with_notes_at_most() {
    let policy = Policy::parse("policy.toml", &read("policy.toml")).unwrap_or_else(|error| panic!("{error}"));
    let checker = Checker::new(&policy).expect("the policy is ready");
    let answers = MESSAGES.map(|message| format!("messages/{message}.good.md"));
    for file in DRAFTS.iter().copied().chain(answers.iter().map(String::as_str)) {
        let report = checker.check(&Draft::markdown(&read(file)));
        let found: Vec<_> = severities_of(&report).into_iter().filter(|(_, severity)| *severity != "info").collect();
        assert_eq!((found, report.verdict()), (vec![], Verdict::Pass), "{file}");
    }
}

#[test]
fn every_message_has_a_good_and_a_bad_answer_to_it() {
    for message in MESSAGES {
        assert!(!read(&format!("messages/{message}.txt")).trim().is_empty());
        for answer in ["good", "bad"].map(|kind| format!("messages/{message}.{kind}.md")) {
            assert!(read(&answer).contains(&format!("reply_to: {message}.txt\n")), "{answer}");
        }
    }
}

#[test]
fn drafts_differ_where_the_page_says_so_and_only_there() {
    let page = read("PLANTED.md");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| the ")).collect();
    let body = |file: &str| read(file).splitn(3, "---\n").nth(2).expect("the front matter ends").to_owned();
    let says = |spellings: &[&str; 2]| -> Vec<&str> {
        let has = |file: &str| spellings.iter().any(|spelling| body(file).contains(spelling));
        DRAFTS.into_iter().filter(|file| has(file)).collect()
    };
    for readings in PLANTED {
        for (spellings, drafts) in readings {
            assert_eq!(says(&spellings), drafts, "{spellings:?}");
            let lists = |row: &&&str| spellings.iter().any(|spelling| row.contains(spelling.trim_start_matches('/')));
            let row = rows.iter().find(lists);
            let row = row.unwrap_or_else(|| panic!("the page does not list {spellings:?}"));
            assert!(drafts.iter().all(|file| row.contains(file)), "{row}");
        }
    }
    assert_eq!(rows.len(), PLANTED.len());
}
