//! Names and first words: one type per name, and few comments that open with a question word.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Words that open a comment without saying what the item is.
const HEADLESS: [&str; 6] = ["What", "Where", "Who", "Whom", "Whose", "Whether"];

/// Every source of the library and the program, with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "cli/src"] {
        crate::imports::files(&root.join(folder), &mut files);
    }
    let read = |file: &PathBuf| {
        let inside = file.strip_prefix(root).expect("it lies inside").to_owned();
        let is_test = inside.components().any(|part| part.as_os_str() == "tests") || inside.ends_with("tests.rs");
        (!is_test).then(|| (inside, std::fs::read_to_string(file).expect("a source can be read")))
    };
    let sources: Vec<_> = files.iter().filter_map(read).collect();
    assert!(sources.len() > 80, "the sources were found");
    sources
}

/// The name that a line declares, if it declares a type. Associated types are indented, and repeat by nature.
fn declared(line: &str) -> Option<&str> {
    let indented = line.starts_with(' ');
    let line = line.trim_start();
    let line = ["pub(crate) ", "pub(super) ", "pub "].iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
    let (keyword, rest) = line.split_once(' ')?;
    let is_type = matches!(keyword, "struct" | "enum" | "trait") || (keyword == "type" && !indented);
    let name = rest.split(|c: char| !c.is_alphanumeric()).next()?;
    (is_type && name.starts_with(char::is_uppercase)).then_some(name)
}

#[test]
fn a_type_name_stands_for_one_type() {
    let mut owners: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for (file, text) in sources() {
        for name in text.lines().filter_map(declared) {
            owners.entry(name.to_owned()).or_default().push(file.clone());
        }
    }
    owners.retain(|_, files| files.len() > 1);
    assert!(owners.is_empty(), "{owners:#?}");
}

#[test]
fn comments_begin_with_a_verb_or_a_noun() {
    let (mut all, mut headless) = (0, Vec::new());
    for (file, text) in sources() {
        let mut goes_on = false;
        for (number, line) in text.lines().enumerate() {
            let line = line.trim_start();
            let Some(comment) = line.strip_prefix("/// ").or_else(|| line.strip_prefix("//! ")) else {
                goes_on = line.starts_with("///") || line.starts_with("//!");
                continue;
            };
            if !goes_on {
                all += 1;
                if HEADLESS.contains(&comment.split(' ').next().unwrap_or_default()) {
                    headless.push(format!("{}:{}: {comment}", file.display(), number + 1));
                }
            }
            goes_on = true;
        }
    }
    assert!(headless.len() * 100 <= all * 5, "{} of {all}:\n{}", headless.len(), headless.join("\n"));
}
