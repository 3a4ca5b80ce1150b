//! Policies whose files are not on the disk: read as those on it, and nothing else is.

use discretion::policy::{PolicyError, Secrets};
use discretion::{Checker, Draft, Policy};
use std::cell::RefCell;
use std::io;

const RULE: &str = "[[claim]]\nid = \"best\"\nterms = [\"the best\"]\n";

fn policy(name: &str, rest: &str) -> String {
    format!("discretion = 1\nname = \"{name}\"\n{rest}")
}

/// A function that reads some files, and notes which it was asked for.
fn store<'f>(
    files: &'f [(&'f str, String)],
    asked: &'f RefCell<Vec<String>>,
) -> impl Fn(&str) -> io::Result<Vec<u8>> + 'f {
    |path| {
        asked.borrow_mut().push(path.to_owned());
        let file = files.iter().find(|(name, _)| *name == path).ok_or(io::ErrorKind::NotFound)?;
        Ok(file.1.as_bytes().to_vec())
    }
}

fn load(files: &[(&str, String)]) -> (Result<Policy, PolicyError>, Vec<String>) {
    let asked = RefCell::new(Vec::new());
    let policy = Policy::load_from("rules/p.toml", &store(files, &asked));
    (policy, asked.into_inner())
}

#[test]
fn each_file_is_asked_for_once_by_its_path() {
    let files = [
        ("rules/p.toml", policy("p", &format!("extends = [\"a.toml\", \"sub/b.toml\", \"pack:tone\"]\n{RULE}"))),
        ("rules/a.toml", policy("a", &format!("extends = [\"sub/b.toml\"]\n{RULE}"))),
        ("rules/sub/b.toml", policy("b", &format!("extends = [\"../sub/./c.toml\"]\n{RULE}"))),
        ("rules/sub/c.toml", policy("c", RULE)),
    ];
    let (policy, asked) = load(&files);
    let policy = policy.expect("it is a policy");
    for rule in ["p/best", "a/best", "b/best", "c/best", "tone/hype"] {
        assert!(policy.rule(rule).is_some(), "{rule}");
    }
    assert_eq!(asked, ["rules/p.toml", "rules/a.toml", "rules/sub/b.toml", "rules/sub/c.toml"]);
}

#[test]
fn what_is_wrong_is_said_as_of_files_on_the_disk() {
    let top = |extends: &str| ("rules/p.toml", policy("p", &format!("extends = [\"{extends}\"]\n{RULE}")));
    for (files, expected) in [
        (vec![], "rules/p.toml: cannot read this file: no such file"),
        (vec![top("gone.toml")], "rules/p.toml:3:12: cannot read `gone.toml`: no such file"),
        (
            vec![top("../up.toml"), ("up.toml", policy("up", RULE))],
            "rules/p.toml:3:12: `../up.toml` lies outside the folder of the policy that is loaded",
        ),
        (
            vec![top("/rules/a.toml")],
            "rules/p.toml:3:12: `/rules/a.toml` is an absolute path, expected one relative to this file",
        ),
        (
            vec![top("a.toml"), ("rules/a.toml", policy("a", "extends = [\"p.toml\"]\n"))],
            "rules/a.toml:3:12: `p.toml` extends itself: rules/p.toml → rules/a.toml → rules/p.toml",
        ),
        (vec![top("p.toml")], "rules/p.toml:3:12: `p.toml` extends itself: rules/p.toml → rules/p.toml"),
    ] {
        let error = load(&files).0.expect_err("the policy has a problem").to_string();
        assert_eq!(error, expected);
    }
}

#[test]
fn lists_of_terms_are_read_where_the_policy_is() {
    let rule = "[[confidential]]\nid = \"names\"\nterms_file = \"../names.txt\"\n";
    let mut files = vec![("rules/p.toml", policy("p", rule)), ("rules/../names.txt", "Halcyon\n".to_owned())];
    let (policy, _) = load(&files);
    let policy = policy.expect("it is a policy");
    let asked = RefCell::new(Vec::new());
    let checker = |files: &[(&str, String)]| {
        Checker::with_secrets(&policy, &Secrets::from_environment_and(&policy, &store(files, &asked)))
    };
    let report = checker(&files).expect("the list is there").check(&Draft::plain("Halcyon is near."));
    assert_eq!(report.warnings().len(), 1);
    assert_eq!(asked.borrow().as_slice(), ["rules/../names.txt"]);
    files.pop();
    let error = checker(&files).expect_err("the list is gone").to_string();
    assert_eq!(error, "rules/p.toml:5:14: cannot read the list of terms `rules/../names.txt`: no such file");
    files.push(("rules/../names.txt", String::new()));
    assert!(checker(&files).is_err(), "an empty list is none");
}
