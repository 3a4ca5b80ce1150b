//! What is published has all that somebody needs who builds or installs it, and nothing else. `cargo package --workspace`
//! compiles it, too.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

/// The root of the project.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What cargo itself puts into each package, and what the law wants in it.
const ALWAYS: [&str; 7] = [
    ".cargo_vcs_info.json",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
];

/// The files of a package.
fn files(package: &str) -> BTreeSet<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["package", "--list", "--quiet", "--offline", "--locked", "--allow-dirty", "--package", package]);
    let output = cargo.current_dir(ROOT).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8(output.stdout).expect("it is text");
    told.lines().map(|line| line.replace('\\', "/")).collect()
}

/// The files beside those of some folders, and beside those that are always there.
fn others<'f>(files: &'f BTreeSet<String>, folders: &[&str]) -> Vec<&'f str> {
    let is_other = |file: &&str| !folders.iter().any(|folder| file.starts_with(folder)) && !ALWAYS.contains(file);
    files.iter().map(String::as_str).filter(is_other).collect()
}

/// A path without `..`.
fn plain(path: &Path) -> String {
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(parts.pop()),
            other => parts.push(other.as_os_str().to_string_lossy().into_owned()),
        }
    }
    parts.join("/")
}

/// The files that sources take in while they are compiled for a user: tests are for nobody else.
fn taken_in(root: &Path, files: &BTreeSet<String>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in files.iter().filter(|file| file.ends_with(".rs") && !file.ends_with("tests.rs")) {
        let text = fs::read_to_string(root.join(file)).expect("a source is text");
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for macro_of in ["include_str!(\"", "include_bytes!(\"", "include!(\""] {
            let named = text.split(macro_of).skip(1).filter_map(|rest| rest.split('"').next());
            names.extend(named.map(|name| plain(&Path::new(file).with_file_name(name))));
        }
    }
    names
}

#[test]
fn what_is_published_is_what_a_user_needs() {
    let library = files("discretion");
    let pages = ["CHANGELOG.md", "docs/embedding.md", "examples/embed.rs"];
    let schemas = ["docs/schema/config.v1.json", "docs/schema/policy.v1.json", "docs/schema/report.v1.json"];
    let expected: BTreeSet<&str> = pages.into_iter().chain(schemas).collect();
    assert_eq!(others(&library, &["src/", "policies/"]).into_iter().collect::<BTreeSet<_>>(), expected);
    let program = files("discretion-cli");
    assert_eq!(others(&program, &["src/"]), [""; 0]);
    for (package, files) in [("discretion", &library), ("discretion-cli", &program)] {
        let missing: Vec<&str> = ALWAYS.into_iter().filter(|file| !files.contains(*file)).collect();
        assert!(missing.is_empty(), "{package}: {missing:?}");
    }
}

#[test]
fn what_sources_take_in_is_published_with_them() {
    for (package, folder) in [("discretion", ""), ("discretion-cli", "cli")] {
        let (root, files) = (PathBuf::from(ROOT).join(folder), files(package));
        let named = taken_in(&root, &files);
        assert_eq!(named.difference(&files).collect::<Vec<_>>(), [""; 0], "{package}");
        assert!(package != "discretion" || named.len() > 50, "{named:?}");
    }
}
