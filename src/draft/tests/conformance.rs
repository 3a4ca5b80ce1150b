//! Public test suites, where they are at hand: beside the repository, or where `DISCRETION_CONFORMANCE` points.

use crate::draft::{Block, Context, Draft};
use crate::rule::Place;
use serde_json::Value;
use std::path::PathBuf;

/// The rows of a set; none where the sets are not at hand.
pub(super) fn rows(set: &str) -> Vec<Value> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance");
    let folder = std::env::var_os("DISCRETION_CONFORMANCE").map_or_else(beside, PathBuf::from);
    let Ok(text) = std::fs::read_to_string(folder.join("sets").join(format!("{set}.jsonl"))) else { return Vec::new() };
    text.lines().map(|line| serde_json::from_str(line).expect("each line is a row")).collect()
}

/// Whether a block is running text: not alternative text, not titles, not attributes.
fn is_running(block: &Block) -> bool {
    let beside = [Context::LinkTitle, Context::ImageAlt, Context::ImageTitle, Context::HtmlAttribute];
    block.context.place() == Place::Prose && !beside.contains(&block.context)
}

/// The words of the running text without code, as `\w+` finds them.
fn words(text: &str) -> Vec<String> {
    let word = regex::Regex::new(r"[\p{Alphabetic}\p{N}_]+").expect("the pattern compiles");
    let mut words = Vec::new();
    for block in Draft::markdown(text).document().blocks.iter().filter(|block| is_running(block)) {
        let mut prose = String::new();
        for (at, segment) in block.segments.iter().enumerate() {
            if segment.context != Context::Code {
                prose.push_str(block.stretch(at).slice(&block.text));
            }
        }
        words.extend(word.find_iter(&prose).map(|found| found.as_str().to_owned()));
    }
    words
}

#[test]
fn words_are_those_of_the_commonmark_examples() {
    let rows = rows("markdown_commonmark");
    let mut differing = Vec::new();
    for row in &rows {
        let expected: Vec<_> =
            row["expect"]["words"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        let found = words(row["text"].as_str().expect("a text"));
        if found != expected {
            differing.push(format!("{} {}: {found:?}, expected {expected:?}", row["id"], row["text"]));
        }
    }
    assert!(differing.len() <= 15, "{} of {}:\n{}", differing.len(), rows.len(), differing.join("\n"));
}

#[test]
fn prose_is_where_textlint_sees_it() {
    let (mut ranges, mut missed, mut leaks) = (0, Vec::new(), Vec::new());
    for row in rows("markdown_textlint_ast") {
        let text = row["text"].as_str().expect("a text");
        let read = prose_units(text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let is_word = |at: usize| char::from_u32(units[at].into()).is_some_and(char::is_alphanumeric);
        let bounds = |range: &Value| {
            let border = |at: usize| range[at].as_u64().and_then(|unit| usize::try_from(unit).ok()).expect("a number");
            border(0)..border(1)
        };
        for prose in row["expect"]["prose"].as_array().expect("a list") {
            ranges += 1;
            if !bounds(&prose["range"]).all(|at| read[at] || !is_word(at)) {
                missed.push(format!("{} {}", row["id"], prose["raw"]));
            }
        }
        for skip in row["expect"]["skip"].as_array().expect("a list") {
            let range = if skip.is_object() { &skip["range"] } else { skip };
            if bounds(range).any(|at| read[at] && is_word(at)) {
                leaks.push(format!("{} {skip} {}", row["id"], String::from_utf16_lossy(&units[bounds(range)])));
            }
        }
    }
    assert!(missed.len() * 100 <= ranges, "missed {} of {ranges}:\n{}", missed.len(), missed.join("\n"));
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), leaks.join("\n"));
}

/// For each UTF-16 unit of a text, whether it is read as prose of Markdown.
fn prose_units(text: &str) -> Vec<bool> {
    let mut bytes = vec![false; text.len()];
    for block in Draft::markdown(text).document().blocks {
        let segments = block.segments.iter().filter(|segment| segment.context != Context::Code);
        if (is_running(&block) || block.context == Context::ImageAlt) && block.context != Context::HtmlText {
            for segment in segments {
                bytes[segment.source.start..segment.source.end].fill(true);
            }
        }
    }
    text.char_indices().flat_map(|(at, letter)| vec![bytes[at]; letter.len_utf16()]).collect()
}
