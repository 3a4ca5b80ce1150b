//! Who may import whom: each module uses only those after it in the table.
//!
//! The table is the order of `CONTRIBUTING.md`; a module that is missing from it fails the test, too.

use std::path::{Path, PathBuf};

/// The modules of the library, each allowed to use those below it.
const ORDER: [&str; 15] = [
    "emit", "check", "report", "policy", "family", "score", "matching", "reading", "draft", "rule", "secret", "table",
    "network", "language", "moment",
];

/// Used by all, uses none.
const BOTTOM: &str = "text";

pub(crate) fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder of the sources can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The module of the crate that a file belongs to.
fn module(root: &Path, file: &Path) -> String {
    let inside = file.strip_prefix(root).expect("the file lies in the folder");
    let first = inside.components().next().expect("a file has a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The modules that a text names after `crate::`, code only.
fn used(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let names = code.flat_map(|line| line.split("crate::").skip(1).map(str::to_owned).collect::<Vec<_>>());
    names.map(|rest| rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect()).collect()
}

#[test]
fn modules_import_only_what_lies_below_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&root, &mut all);
    assert!(all.len() > 40, "the sources were found");
    let rank = |name: &str| ORDER.iter().chain([&BOTTOM]).position(|known| *known == name);
    let mut wrong = Vec::new();
    for file in &all {
        let own = module(&root, file);
        if own == "lib" {
            continue;
        }
        let text = std::fs::read_to_string(file).expect("a source can be read");
        let place = rank(&own).unwrap_or_else(|| panic!("module `{own}` is missing from the table"));
        for name in used(&text).iter().filter(|name| !name.is_empty()) {
            match rank(name) {
                Some(other) if other >= place => {}
                Some(_) => wrong.push(format!("{} uses `{name}`, which lies above `{own}`", file.display())),
                None => wrong.push(format!("{} uses `{name}`, which is not in the table", file.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The names that a text exports with `pub use`, last parts of their paths.
fn exported(text: &str) -> Vec<&str> {
    let uses = text.split("pub use ").skip(1).filter_map(|rest| rest.split_once(';'));
    let words = uses.flat_map(|(names, _)| names.split([',', '{', '}']));
    words.filter_map(|path| path.trim().rsplit("::").next()).filter(|name| !name.is_empty()).collect()
}

#[test]
fn the_front_page_shows_four_types() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs"));
    let text = text.expect("the front page can be read");
    let mut names = exported(&text);
    names.sort_unstable();
    assert_eq!(names, ["Checker", "Draft", "Policy", "Report"]);
    let items = ["pub fn ", "pub struct ", "pub enum ", "pub trait ", "pub const ", "pub type ", "pub static "];
    let own: Vec<_> = text.lines().filter(|line| items.iter().any(|item| line.starts_with(item))).collect();
    assert!(own.is_empty(), "{own:?}");
    let page = text.lines().filter(|line| line.starts_with("//!") || line.starts_with("pub mod ")).count();
    assert!(page + names.len() <= 45, "the front page has {page} lines: more than a screen");
}

#[test]
fn no_source_is_longer_than_500_lines() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src", "cli/src", "tests", "cli/tests", "benches", "examples"] {
        let mut all = Vec::new();
        files(&root.join(folder), &mut all);
        for file in all {
            let lines = std::fs::read_to_string(&file).expect("a source can be read").lines().count();
            assert!(lines <= 500, "{} has {lines} lines", file.display());
        }
    }
}
