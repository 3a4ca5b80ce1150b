//! The limits of docs/limits.md: each line names a test, and those on policies are here.

use crate::support::{self, Folder, checker, policy_error, texts_of};
use discretion::policy::Secrets;
use discretion::policy::seal::{self, Key};
use discretion::{Checker, Draft, Policy};
use std::path::Path;

/// The first problem of a policy with one rule that has these keys.
fn problem(keys: &str) -> String {
    let error = policy_error(&format!("[[tone]]\nid = \"a\"\n{keys}\n"));
    error.issues()[0].to_string()
}

#[test]
fn each_line_of_the_page_names_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| std::fs::read_to_string(root.join(file)).ok();
    let page = read("docs/limits.md").expect("the page is there");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| ") && line.ends_with("` |")).collect();
    assert!(rows.len() > 20, "the tables were found");
    for row in rows {
        let (_, test) = row.trim_end_matches("` |").rsplit_once('`').expect("a test at the end");
        let (file, test) = test.split_once("::").expect("a file and a test");
        let places = [
            format!("tests/it/{file}.rs"),
            format!("tests/it/policy_errors/{file}.rs"),
            format!("cli/tests/program/{file}.rs"),
        ];
        let text: String = places.iter().filter_map(|place| read(place)).collect();
        assert!(text.contains(&format!("#[test]\nfn {test}() {{")), "{file}::{test}");
    }
}

#[test]
fn a_long_line_of_a_policy_is_read() {
    let terms: Vec<String> = (0..95_000).map(|number| format!("\"codename{number}x\"")).collect();
    let rule = |last: &str| format!("[[confidential]]\nid = \"a\"\nterms = [{}{last}]\n", terms.join(", "));
    let report = checker(&rule("")).check(&Draft::markdown("We go on with codename94999x."));
    assert_eq!(texts_of(&report), ["codename94999x"]);
    let column = rule("").lines().last().map_or(0, str::len) + 2;
    let error = policy_error(&rule(", 7"));
    assert_eq!(error.issues()[0].position().map(|at| at.column), Some(column));
}

#[test]
fn a_policy_file_has_an_end() {
    let text = format!("discretion = 1\nname = \"p\"\n# {}\n", "x".repeat(4 << 20));
    let folder = Folder::new("large", &[("p.toml", &text)]);
    assert_eq!(folder.error("p.toml"), "p.toml:1:1: more than 4194304 bytes in a policy file");
}

#[test]
fn a_policy_has_so_many_layers() {
    let name = |number: usize| format!("{number}.toml");
    let rule = |number: usize| {
        format!("discretion = 1\nname = \"p{number}\"\n[[tone]]\nid = \"a\"\nterms = [\"word{number}\"]\n")
    };
    let extends: Vec<String> = (0..64).map(|number| format!("{:?}", name(number))).collect();
    let top = format!("discretion = 1\nname = \"top\"\nextends = [{}]\n", extends.join(", "));
    let mut files: Vec<(String, String)> = (0..64).map(|number| (name(number), rule(number))).collect();
    files.push(("top.toml".to_owned(), top));
    let files: Vec<(&str, &str)> = files.iter().map(|(file, text)| (file.as_str(), text.as_str())).collect();
    let error = Folder::new("wide", &files).error("top.toml");
    assert!(error.contains("more than 64 files and packs in one policy"), "{error}");
}

#[test]
fn a_policy_has_so_many_rules_terms_and_patterns() {
    let rules: String = (0..10_001).map(|number| format!("[[tone]]\nid = \"r{number}\"\nterms = [\"ab\"]\n")).collect();
    let first = |text: &str| policy_error(text).issues()[0].to_string();
    assert_eq!(first(&rules), "test.toml:30003:1: more than 10000 rules");
    assert_eq!(
        problem(&format!("terms = [\n{}]", "\"ab\",\n".repeat(100_001))),
        "test.toml:100006:1: more than 100000 terms"
    );
    assert_eq!(
        problem(&format!("patterns = [\n{}]", "'ab',\n".repeat(1_001))),
        "test.toml:1006:1: more than 1000 patterns"
    );
}

#[test]
fn a_term_and_a_pattern_have_an_end() {
    let table = [
        (format!("terms = [\"{}\"]", "x".repeat(1_001)), "test.toml:5:10: more than 1000 bytes in a term"),
        (format!("patterns = ['{}']", "x".repeat(4_097)), "test.toml:5:13: more than 4096 bytes in a pattern"),
        ("patterns = ['\\w{1000}']".to_owned(), "test.toml:5:13: the compiled pattern is larger than 1048576 bytes"),
    ];
    for (keys, expected) in table {
        assert_eq!(problem(&keys), expected);
    }
    let nested = |depth: usize| format!("patterns = ['{}ab{}']", "(".repeat(depth), ")".repeat(depth));
    support::policy(&format!("[[tone]]\nid = \"a\"\n{}\n", nested(99)));
    assert!(problem(&nested(101)).contains("nest"), "{}", problem(&nested(101)));
}

/// Each search for the next A reads to the end of the paragraph, for an x that does not come.
#[test]
fn a_pattern_reads_a_draft_so_often() {
    let checker = checker("[[confidential]]\nid = \"a\"\npatterns = ['A.*x|A']\n");
    let report_on = |text: &str| checker.check(&Draft::markdown(text));
    let places = |text: &str| report_on(text).warnings().iter().map(|warning| warning.span().start).collect::<Vec<_>>();
    // A paragraph of a post, and one of 200 matches.
    let few = report_on(&"A ".repeat(200));
    assert_eq!((texts_of(&few), few.notes()), (vec!["A"; 200], &[][..]));
    assert_eq!(places(&"A ".repeat(200)), (0..200).map(|at| 2 * at).collect::<Vec<_>>());
    let post = "We said A, and then we said A again, as we always do in the fourth part of a post. ".repeat(60);
    assert_eq!(places(&post), post.match_indices('A').map(|(at, _)| at).collect::<Vec<_>>());

    let letters = 20_000;
    let report = report_on(&"A".repeat(letters));
    let texts = texts_of(&report);
    assert!((64..70).contains(&texts.len()), "{}", texts.len());
    // What is left is one match: nothing of it passes, and all of it is hidden.
    assert_eq!(texts.iter().map(|text| text.len()).sum::<usize>(), letters);
    let note = "a pattern of `test/a` matches too often in one paragraph: the rest of it counts as one match";
    assert_eq!(report.notes(), [note]);

    // What one paragraph takes is not taken from the 64 readings of another.
    let both = "A".repeat(letters) + "\n\n" + &"A ".repeat(60);
    let after = letters + 2;
    let exact: Vec<usize> = places(&both).into_iter().filter(|start| *start >= after).collect();
    assert_eq!(exact, (0..60).map(|at| after + 2 * at).collect::<Vec<_>>());
}

#[test]
fn a_pattern_of_paths_has_an_end() {
    let exception = |path: &str| {
        let rule = "[[tone]]\nid = \"a\"\nterms = [\"ab\"]\n";
        format!(
            "{rule}[[exception]]\nrule = \"test/a\"\npaths = ['{path}']\nuntil = 2099-01-01T00:00:00Z\nreason = \"r\"\n"
        )
    };
    let refused = |path: &str| policy_error(&exception(path)).issues()[0].to_string();
    support::policy(&exception(&"a".repeat(1_000)));
    assert!(refused(&"a".repeat(1_001)).contains("more than 1,000 bytes"));
    // In a row they multiply, and cost no more for it.
    support::policy(&exception(&"{a,b,c,d,e,f,g,h,i,j}/".repeat(20)));
    assert!(refused(&"{a,b,c,d,e,f,g,h,i,j}/".repeat(21)).contains("more than 200 wildcards and alternatives"));
    support::policy(&exception(&"?".repeat(200)));
    assert!(refused(&"?".repeat(201)).contains("more than 200 wildcards and alternatives"));
    let nested = |depth: usize| "{a,".repeat(depth) + &"}".repeat(depth);
    support::policy(&exception(&nested(10)));
    assert!(refused(&nested(11)).contains("more than ten '{' within one another"));
}

#[test]
fn distances_and_stretches_have_an_end() {
    let near = |words: usize| format!("terms = [\"ab\"]\nnear = {{ any = [\"cd\"], within = \"{words} words\" }}");
    support::policy(&format!("[[tone]]\nid = \"a\"\n{}\n", near(1_000)));
    assert!(problem(&near(1_001)).contains("a number of words up to 1000"));
    let most = |words: usize| format!("terms = [\"ab\"]\nmax = \"3 per {words} words\"");
    support::policy(&format!("[[tone]]\nid = \"a\"\n{}\n", most(1_000_000)));
    assert!(problem(&most(1_000_001)).contains("malformed"));
}

#[test]
fn a_sealed_term_has_an_end() {
    assert!(seal::seal(&key(), "p", "one two three four five").is_ok());
    assert!(seal::seal(&key(), "p", "one two three four five six").is_err());
    let checker = sealing(seal::seal(&key(), "p", "marmalade").expect("it can be sealed").tags());
    let found = |letters: usize| {
        let tag = format!("#{}marmalade", "abcdefghij".repeat(14).split_at(letters - 9).0);
        checker.check(&Draft::markdown(&tag)).warnings().len()
    };
    assert_eq!((found(140), found(141)), (1, 0));
    let apart = |letters: usize| {
        let term: String = "abcdefghijklmnopqrstuvwxyz".split_at(letters).0.to_owned();
        let sealed = seal::seal(&key(), "p", &term).expect("it can be sealed");
        let checker = sealing(sealed.tags());
        let spaced = |text: &str| text.chars().map(|letter| format!("{letter} ")).collect::<String>();
        let found = |text: &str| checker.check(&Draft::markdown(text)).warnings().len();
        (found(&spaced(&term)), found(&spaced(&format!("q{term}q"))))
    };
    assert_eq!((apart(18), apart(19)), ((1, 1), (1, 0)));
}

fn key() -> Key {
    Key::parse("3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889").expect("a key")
}

/// A checker that looks for a sealed term.
fn sealing(tags: &[String]) -> Checker {
    let policy = format!(
        "discretion = 1\nname = \"p\"\n[[confidential]]\nid = \"x\"\n\
         sealed = {{ key = {{ env = \"KEY\" }}, check = {:?}, longest = 5, tags = {tags:?} }}\n",
        seal::check(&key(), "p"),
    );
    let policy = Policy::parse("p.toml", &policy).expect("it is sound");
    Checker::with_secrets(&policy, &Secrets::new().with_key("KEY", key())).expect("the key is there")
}

#[test]
fn so_many_problems_are_reported() {
    let keys: String = (0..1_500).map(|number| format!("unknown{number} = 1\n")).collect();
    assert_eq!(policy_error(&format!("[[tone]]\nid = \"a\"\nterms = [\"ab\"]\n{keys}")).issues().len(), 1_000);
}
