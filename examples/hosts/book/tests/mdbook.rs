//! The preprocessor under the real mdBook: `mdbook` must be installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const POLICY: &str = r#"
discretion = 1
name = "acme-docs"

[channels.docs]

[[confidential]]
id = "falcon"
terms = ["Project Falcon"]
severity = "critical"

[[tone]]
id = "hype"
terms = ["game-changing"]
severity = "medium"
"#;

/// A book of two chapters, the second of which includes a file.
fn book(name: &str, settings: &str, chapter: &str, included: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("src/guide")).expect("the folder can be written to");
    let command = env!("CARGO_BIN_EXE_mdbook-discretion");
    let config = format!(
        "[book]\ntitle = \"Guide\"\n[preprocessor.discretion]\ncommand = {command:?}\npolicy = \"policy.toml\"\nafter = [\"links\"]\n{settings}\n"
    );
    let files = [
        ("book.toml", config.as_str()),
        ("policy.toml", POLICY),
        ("src/SUMMARY.md", "# Summary\n\n- [First](first.md)\n- [Second](guide/second.md)\n"),
        ("src/first.md", "# First\n\nAll is well.\n"),
        ("src/guide/second.md", chapter),
        ("src/guide/part.md", included),
    ];
    for (file, text) in files {
        fs::write(root.join(file), text).expect("the folder can be written to");
    }
    root
}

fn build(root: &Path) -> Output {
    let program = std::env::var_os("MDBOOK").unwrap_or_else(|| "mdbook".into());
    let built = Command::new(&program).arg("build").current_dir(root).env_remove("CI").output();
    built.unwrap_or_else(|error| panic!("{} cannot be run: {error}", program.display()))
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_clean_book_is_built_as_without_the_preprocessor() {
    let root = book("clean", "channel = \"docs\"", "# Second\n\n{{#include part.md}}\n", "A part.\n");
    let output = build(&root);
    assert!(output.status.success(), "{}", told(&output));
    let page = fs::read_to_string(root.join("book/guide/second.html")).expect("the chapter was built");
    assert!(page.contains("A part."));
}

#[test]
fn a_chapter_that_must_not_go_out_fails_the_build_at_its_place_in_the_file() {
    let chapter = "# Second\n\n{{#include part.md}}\n\nSoon: *Project*\nFalcon.\n";
    let root = book("blocked", "", chapter, "One\n\ntwo\n\nthree.\n");
    let output = build(&root);
    assert!(!output.status.success());
    let told = told(&output);
    assert!(told.contains("critical[acme-docs/falcon]") && told.contains("--> guide/second.md:5:8"), "{told}");
    assert!(told.contains("5 | Soon: *Project*"), "{told}");
    assert!(!root.join("book/guide/second.html").exists());
}

#[test]
fn what_is_included_is_read_and_shown_where_it_is_included() {
    let root = book("included", "", "# Second\n\n{{#include part.md}}\n\nThe end.\n", "Meet Project Falcon.\n");
    let output = build(&root);
    assert!(!output.status.success());
    let told = told(&output);
    assert!(told.contains("--> guide/second.md:3:1") && told.contains("3 | {{#include part.md}}"), "{told}");
}

#[test]
fn the_verdict_that_fails_a_build_is_the_one_that_is_asked_for() {
    let chapter = "# Second\n\nIt is game-changing.\n";
    assert!(build(&book("mild", "", chapter, "")).status.success());
    let output = build(&book("strict", "fail-on = \"review\"", chapter, ""));
    assert!(!output.status.success() && told(&output).contains("game-changing"), "{}", told(&output));
}

/// mdBook runs preprocessors in the order of their names, unless they say otherwise.
#[test]
fn a_preprocessor_that_would_not_see_what_is_included_is_refused() {
    let root = book("early", "", "# Second\n\n{{#include part.md}}\n", "Meet Project Falcon.\n");
    let config = fs::read_to_string(root.join("book.toml")).expect("it was written");
    fs::write(root.join("book.toml"), config.replace("after = [\"links\"]\n", "")).expect("it can be written to");
    let output = build(&root);
    assert!(!output.status.success() && told(&output).contains("needs `after = [\"links\"]`"), "{}", told(&output));
}

#[test]
fn settings_that_mean_nothing_are_refused() {
    for (name, settings, expected) in [
        ("fail-on", "fail-on = \"blokc\"", "did you mean `block`?"),
        ("channel", "channel = \"dosc\"", "did you mean `docs`?"),
    ] {
        let output = build(&book(name, settings, "# Second\n", ""));
        assert!(!output.status.success() && told(&output).contains(expected), "{}", told(&output));
    }
}

#[test]
fn a_log_of_a_build_shows_nothing_confidential() {
    let root = book("masked", "", "# Second\n\nMeet Project Falcon.\n", "");
    let program = std::env::var_os("MDBOOK").unwrap_or_else(|| "mdbook".into());
    let output = Command::new(program).arg("build").current_dir(&root).env("CI", "true").output();
    let output = output.expect("mdbook can be run");
    assert!(!output.status.success() && !told(&output).contains("Falcon"), "{}", told(&output));
}
