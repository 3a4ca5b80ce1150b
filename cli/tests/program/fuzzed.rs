//! What fuzzing the language server came upon keeps its promise: see `tests/it/fuzzed.rs` for the other targets.

#[path = "../../../fuzz/promises/editor.rs"]
mod editor;

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

#[test]
fn each_conversation_that_is_kept_ends_in_good_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds/editor");
    let seeds = fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("it can be read").path());
    let mut seeds: Vec<_> = seeds.collect();
    seeds.sort_unstable();
    assert!(seeds.len() >= 5, "{seeds:?}");
    let broken: Vec<_> = seeds
        .into_iter()
        .filter(|seed| {
            let bytes = fs::read(seed).expect("it can be read");
            catch_unwind(|| editor::hold(&bytes)).is_err()
        })
        .collect();
    assert!(broken.is_empty(), "{broken:?}");
}
