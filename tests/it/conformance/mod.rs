//! Public test sets: what the library says of them reaches the goals, and every place it gives is exact.
//!
//! The sets are not part of the project. They are looked for where `DISCRETION_CONFORMANCE` points, else beside the
//! repository; where they are in neither place, each test says so and passes. The example of the same name prints
//! what is compared here.

#[path = "../../../examples/conformance/sets/mod.rs"]
mod sets;

mod goals;
mod places;
mod score;

use serde_json::Value;
use sets::{Predictor, Row};
use std::io::Write;
use std::path::PathBuf;

/// The folder of the sets, where there is one.
fn folder() -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance");
    let named = std::env::var_os("DISCRETION_CONFORMANCE").map_or_else(beside, PathBuf::from);
    [named.join("sets"), named].into_iter().find(|folder| folder.join("markdown_commonmark.jsonl").is_file())
}

/// The rows of a set; nothing where the sets are not at hand.
fn rows(set: &str) -> Option<Vec<Row>> {
    let Some(folder) = folder() else {
        let skip =
            format!("skipped `{set}`: the sets are neither where DISCRETION_CONFORMANCE points nor beside here\n");
        std::io::stderr().write_all(skip.as_bytes()).expect("the error output is open");
        return None;
    };
    let path = folder.join(format!("{set}.jsonl"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    Some(text.lines().map(|line| serde_json::from_str(line).expect("each line is a row")).collect())
}

/// The rows of a set, each with what the library says of it.
fn answers(set: &str) -> Option<Vec<(Row, Value)>> {
    let predictor = Predictor::for_file(&format!("{set}.jsonl")).expect("the kind of the set is known");
    let answer = |row: Row| {
        let prediction = predictor.predict(&row).unwrap_or_else(|problem| panic!("{}: {problem}", row.id));
        (row, prediction)
    };
    Some(rows(set)?.into_iter().map(answer).collect())
}
