//! The table of incoming messages under `tests/replies`: its rows follow the format and the order of decisions that its
//! README gives, so that a figure counted on it means what it says.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

const HALVES: [&str; 2] = ["messages.jsonl", "aside.jsonl"];

/// The decision of each row of the table, from row 1 on.
const DECISIONS: [&str; 17] = [
    "escalate-now",
    "escalate-legal",
    "escalate-press",
    "escalate-security",
    "escalate-privacy",
    "escalate-investors",
    "no-reply",
    "monitor",
    "no-reply",
    "no-reply",
    "stop",
    "restore",
    "fix-the-facts",
    "escalate-owner",
    "answer",
    "thank",
    "let-stand",
];

/// The kinds that lead to the first rows, with the row of each.
const FIRST_ROWS: [(&str, u64); 10] = [
    ("self-harm", 1),
    ("threat", 1),
    ("legal", 2),
    ("regulator", 2),
    ("press", 3),
    ("security-report", 4),
    ("data-request", 5),
    ("investor", 6),
    ("hate", 7),
    ("troll", 8),
];

fn rows(file: &str) -> Vec<Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/replies").join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).expect("a row is JSON")).collect()
}

/// The row of the table that the labelled kinds and the circumstances of a message lead to.
fn row_of(message: &Value) -> u64 {
    let kinds = message["kinds"].as_array().expect("kinds are a list");
    let is = |kind: &str| kinds.iter().any(|given| given == kind);
    let number = |key: &str| message[key].as_u64().unwrap_or(0);
    let stands_alone = !is("question") && !is("factual-claim") && !is("negative-experience");
    let may_correct = message["public_source"] == true && message["within_subjects"] != false;
    if let Some((_, row)) = FIRST_ROWS.iter().find(|(kind, _)| is(kind)) {
        return *row;
    }
    match () {
        () if (is("rant") || is("joke")) && stands_alone => 9,
        () if is("bait") => 10,
        () if number("already_answered") >= 2 || number("thread_depth") >= 4 => 11,
        () if is("negative-experience") => 12,
        () if is("factual-claim") && may_correct => 13,
        () if is("factual-claim") => 14,
        () if is("question") => 15,
        () if is("praise") => 16,
        () => 17,
    }
}

#[test]
fn labels_follow_the_order_of_the_table() {
    for message in HALVES.iter().flat_map(|half| rows(half)) {
        let row = row_of(&message);
        let decision = DECISIONS[usize::try_from(row - 1).expect("a row is small")];
        assert_eq!(
            (&message["row"], &message["decision"]),
            (&Value::from(row), &Value::from(decision)),
            "{}",
            message["id"]
        );
        assert_eq!(message["hard"] == true, message["why"].is_string(), "{}", message["id"]);
    }
}

#[test]
fn no_message_is_in_both_halves_and_a_third_is_hard() {
    let all: Vec<Value> = HALVES.iter().flat_map(|half| rows(half)).collect();
    let texts: BTreeSet<&str> = all.iter().filter_map(|message| message["message"].as_str()).collect();
    assert_eq!(texts.len(), all.len());
    for (language, least) in [("en", 160), ("fr", 110)] {
        let count = |hard: bool| {
            all.iter().filter(|message| message["language"] == language && (!hard || message["hard"] == true)).count()
        };
        assert!(count(false) >= least && count(true) * 3 >= count(false), "{language}");
    }
}

#[test]
fn both_halves_hold_every_decision_in_both_languages() {
    for half in HALVES {
        for language in ["en", "fr"] {
            let rows = rows(half);
            let seen: BTreeSet<u64> =
                rows.iter().filter(|row| row["language"] == language).filter_map(|row| row["row"].as_u64()).collect();
            assert_eq!(seen, (1..=17).collect(), "{half}, {language}");
        }
    }
}
