//! What fuzzing came upon keeps its promises: the seeds of each fuzz target, run through the code that the target runs.

#[path = "../../fuzz/promises/mod.rs"]
mod promises;

use promises::PROMISES;
use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

/// A path of the folder of fuzzing.
fn fuzz(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(path)
}

/// What lies in a folder, in order.
fn within(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be read").path()).collect();
    paths.sort_unstable();
    paths
}

#[test]
fn each_seed_keeps_its_promise() {
    let mut broken = Vec::new();
    for (name, promise) in PROMISES {
        let seeds = within(&fuzz("seeds").join(name));
        assert!(seeds.len() >= 5, "{name} has {} seeds", seeds.len());
        for seed in seeds {
            let bytes = fs::read(&seed).expect("it can be read");
            if catch_unwind(|| promise(&bytes)).is_err() {
                broken.push(seed.display().to_string());
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn each_promise_has_a_target_and_a_line_of_the_page() {
    // The tests of the program hold that of editors.
    let names = PROMISES.iter().map(|(name, _)| *name).chain(["editor"]);
    let named: BTreeSet<String> = names.map(str::to_owned).collect();
    let targets = within(&fuzz("targets"));
    let stem = |path: &PathBuf| path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
    assert_eq!(targets.iter().map(stem).collect::<BTreeSet<_>>(), named);
    let (manifest, page) = (fs::read_to_string(fuzz("Cargo.toml")), include_str!("../../docs/trust.md"));
    let manifest = manifest.expect("it can be read");
    for name in named {
        assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
        assert!(page.contains(&format!("| `{name}` |")), "{name}");
    }
}
