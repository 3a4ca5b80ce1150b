//! Who may import whom: each module uses only those after it in the table, and inside a module no files import each
//! other in a circle.
//!
//! The table is the order of `CONTRIBUTING.md`, which a test compares; a module that is missing from it fails, too.
//! `check` stands above `report` on purpose: a checker returns a report.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The modules of the library, each allowed to use those below it.
const ORDER: [&str; 18] = [
    "emit", "check", "config", "report", "policy", "family", "score", "clause", "campaign", "matching", "reading",
    "draft", "rule", "secret", "table", "network", "language", "moment",
];

/// Used by all, uses none.
const BOTTOM: &str = "text";

/// The one circle of files: a term has placeholders, which stand for names, which are terms.
const CIRCLE: [&str; 4] = ["matching/literal", "matching/page", "matching/roster", "matching/slot"];

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
fn the_contributing_guide_has_the_same_order() {
    let text = include_str!("../../CONTRIBUTING.md");
    let (_, line) = text.split_once("a test enforces the order:\n\n").expect("the guide has the order");
    let (line, _) = line.split_once("\n\n").expect("a paragraph ends");
    let names: Vec<&str> = line.split('→').map(|name| name.trim().trim_matches('`')).collect();
    let order: Vec<&str> = ORDER.iter().copied().chain([BOTTOM]).collect();
    assert_eq!(names, order);
}

/// The siblings of a file that its code imports, as `super::name` or as `crate::folder::name`.
fn siblings(code: &str, folder: &str) -> Vec<String> {
    let inside = format!("crate::{}::", folder.replace('/', "::"));
    let mut names = Vec::new();
    for path in ["super::", &inside] {
        for (at, _) in
            code.match_indices(path).filter(|(at, _)| !code.get(..*at).is_some_and(|before| before.ends_with("::")))
        {
            let rest = code.get(at + path.len()..).unwrap_or_default();
            let list = rest.strip_prefix('{').and_then(|rest| rest.split_once(';')).map_or(rest, |(list, _)| list);
            let items = if list.len() < rest.len() { list.split([',', '{']).collect() } else { vec![rest] };
            let word =
                |item: &str| item.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned);
            names.extend(items.into_iter().filter_map(word));
        }
    }
    names
}

#[test]
fn files_of_a_module_import_each_other_in_no_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&root, &mut all);
    let name =
        |file: &PathBuf| file.strip_prefix(&root).expect("it lies inside").with_extension("").display().to_string();
    let known: BTreeSet<String> = all.iter().map(name).collect();
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in all.iter().filter(|file| !file.ends_with("mod.rs")) {
        let (own, text) = (name(file), std::fs::read_to_string(file).expect("a source can be read"));
        let Some((folder, _)) = own.rsplit_once('/') else { continue };
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let paths = siblings(code, folder).into_iter().map(|sibling| format!("{folder}/{sibling}"));
        let others = paths.filter(|path| *path != own && known.contains(path)).collect();
        imports.insert(own, others);
    }
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() > 100, "the imports were found");
    // A file that imports none of the rest, or that none of them imports, lies in no circle.
    loop {
        let imported: BTreeSet<String> = imports.values().flatten().cloned().collect();
        let before = imports.len();
        imports.retain(|file, others| !others.is_empty() && imported.contains(file));
        let left: BTreeSet<String> = imports.keys().cloned().collect();
        imports.values_mut().for_each(|others| others.retain(|other| left.contains(other)));
        if imports.len() == before {
            break;
        }
    }
    assert_eq!(imports.keys().collect::<Vec<_>>(), CIRCLE, "{imports:#?}");
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
