//! Answers to messages: which message a draft names, and what is shown of one.

use crate::support::{discretion_in, folder};
use std::path::Path;

const POLICY: &[u8] = br#"discretion = 1
name = "acme"
[[confidential]]
id = "code-name"
terms = ["Zephyrion"]
[[tone]]
id = "curious"
signals = "bait"
terms = ["where is Zephyrion"]
"#;

const THREAT: &[u8] = b"There is a bomb in your building.";

fn printed(folder: &Path, arguments: &str) -> String {
    let output = discretion_in(folder, arguments).output().expect("the program starts");
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// However a head writes the key, the message is read.
#[test]
fn a_draft_names_its_message_in_any_spelling_of_the_key() {
    for (at, key) in ["reply_to", "Reply_To", "REPLY_TO", "reply-to", "in-reply-to", "In_Reply_To"].iter().enumerate() {
        let draft = format!("---\n{key}: message.txt\n---\nThanks for letting us know!\n");
        let files: [(&str, &[u8]); 3] =
            [("acme.toml", POLICY), ("message.txt", THREAT), ("answer.md", draft.as_bytes())];
        let folder = folder(&format!("replies_key_{at}"), &files);
        discretion_in(&folder, "check -p acme.toml answer.md").assert().code(1);
        assert!(printed(&folder, "check -p acme.toml answer.md").contains("escalate-now (row 1)"), "{key}");
    }
}

/// The format that a configuration gives a draft is that in which its head is read.
#[test]
fn a_draft_names_its_message_in_the_format_that_it_is_checked_in() {
    let config = b"policies = [\"acme.toml\"]\n[[drafts]]\npaths = [\"*.txt\"]\nformat = \"markdown\"\n";
    let files: [(&str, &[u8]); 4] = [
        ("acme.toml", POLICY),
        ("discretion.toml", config),
        ("threat.md", THREAT),
        ("answer.txt", b"---\nreply_to: threat.md\n---\nThanks for letting us know!\n"),
    ];
    let folder = folder("replies_format", &files);
    discretion_in(&folder, "check answer.txt").assert().code(1);
    assert!(printed(&folder, "check answer.txt").contains("escalate-now (row 1)"));
}

/// What a message keeps back in the report of its answer stays back where only the advice is asked for.
#[test]
fn secrets_of_a_message_are_masked() {
    let files: [(&str, &[u8]); 3] = [
        ("acme.toml", POLICY),
        ("message.txt", b"Come on, where is Zephyrion? Admit it."),
        ("answer.md", b"Wait and see.\n"),
    ];
    let folder = folder("replies_masked", &files);
    for answer in ["", "answer.md"] {
        let formats = ["text", "json", "html", "markdown", "github", "gitlab", "sarif", "junit", "rdjson"];
        // Without an answer, the advice is for people or as JSON.
        for format in &formats[..if answer.is_empty() { 2 } else { formats.len() }] {
            let arguments = format!("reply -p acme.toml --to message.txt {answer} --format {format}");
            assert!(printed(&folder, &arguments).contains("Zephyrion"), "{arguments}");
            let masked = printed(&folder, &format!("{arguments} --mask"));
            assert!(masked.contains("bait") && !masked.contains("Zephyrion"), "{masked}");
        }
    }
}

/// A message is read for what its writer sees: code and indentation hide nothing.
#[test]
fn no_markup_hides_what_a_message_says() {
    let texts = [
        "There is a bomb in your building.",
        "`There is a bomb in your building.`",
        "    There is a bomb in your building.",
        "```\nThere is a bomb in your building.\n```",
        "There is a **bomb** in your building.",
        "> There is a bomb in your building.",
        "<!-- There is a bomb in your building. -->",
    ];
    for (at, text) in texts.iter().enumerate() {
        let folder = folder(&format!("replies_markup_{at}"), &[("acme.toml", POLICY), ("message.md", text.as_bytes())]);
        let told = printed(&folder, "reply -p acme.toml --to message.md");
        assert!(told.contains("escalate-now (row 1)"), "{text}: {told}");
    }
}

/// One message needs one answer: a run over a folder counts the drafts that name it.
#[test]
fn answers_to_one_message_are_counted() {
    let head = |message: &str| format!("---\nreply_to: {message}\n---\nThanks for the kind words!\n").into_bytes();
    let (first, second, third) = (head("../in/a.txt"), head("../in/a.txt"), head("../in/b.txt"));
    let files: [(&str, &[u8]); 6] = [
        ("acme.toml", POLICY),
        ("in/a.txt", b"I love your app, thank you so much!"),
        ("in/b.txt", b"I love your app, thank you so much!"),
        ("out/1.md", &first),
        ("out/2.md", &second),
        ("out/3.md", &third),
    ];
    let folder = folder("replies_counted", &files);
    let told = printed(&folder, "check -p acme.toml --format jsonl out");
    let drafts: Vec<&str> = told.lines().filter(|line| line.contains("\"out/")).collect();
    let piled: Vec<bool> = drafts.iter().map(|line| line.contains("reply/pile-on")).collect();
    assert_eq!(piled, [true, true, false], "{told}");
    assert!(!printed(&folder, "check -p acme.toml --format jsonl out/1.md").contains("reply/pile-on"));
}

/// However a draft writes the path of its message, it is one message; and a draft names none that is nobody's business.
#[test]
fn the_message_of_a_draft_is_near_it() {
    let head = |message: &str| format!("---\nreply_to: {message}\n---\nThanks for the kind words!\n").into_bytes();
    let (first, second) = (head("../in/a.txt"), head("./.././out/../in/a.txt"));
    let outside = std::env::temp_dir().join(format!("replies_outside_{}.txt", std::process::id()));
    std::fs::write(&outside, "the secret of another").expect("it can be written");
    let third = head(&outside.display().to_string());
    let files: [(&str, &[u8]); 5] = [
        ("acme.toml", POLICY),
        ("in/a.txt", b"I love your app, thank you so much!"),
        ("out/1.md", &first),
        ("out/2.md", &second),
        ("out/3.md", &third),
    ];
    let folder = folder("replies_near", &files);
    let told = printed(&folder, "check -p acme.toml --format jsonl out/1.md ./out/2.md");
    assert_eq!(told.matches("reply/pile-on").count(), 2, "{told}");
    let told = printed(&folder, "check -p acme.toml out/3.md");
    assert!(told.contains("the message that it answers is outside of its project"), "{told}");
    assert!(!told.contains("secret of another"), "{told}");
    discretion_in(&folder, "check -p acme.toml out/3.md").assert().code(2);
    std::fs::remove_file(outside).expect("it is there");
}
