//! The batch as a process, with many lines and with wrong ones.

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::{fs, thread};

fn policy() -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("batch.toml");
    let text = "discretion = 1\nname = \"acme\"\n[channels.blog]\n[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n";
    fs::write(&path, text).expect("the folder can be written to");
    path
}

fn start() -> Child {
    let mut batch = Command::new(env!("CARGO_BIN_EXE_discretion-batch"));
    batch.arg(policy()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    batch.spawn().expect("it is built")
}

/// The answers to some lines, and whether all were posts.
fn answers(lines: String) -> (Vec<Value>, bool) {
    let mut batch = start();
    let mut input = batch.stdin.take().expect("it is a pipe");
    let writer = thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = batch.wait_with_output().expect("it ends");
    writer.join().expect("it was written").expect("it was read");
    let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    let answers = text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    (answers, output.status.success())
}

#[test]
fn each_line_has_its_answer_in_order() {
    let lines: String = (0..3000)
        .map(|n| {
            format!("{{\"id\": \"{n}\", \"text\": \"{}\"}}\n", if n % 7 == 0 { "All hype." } else { "Good news." })
        })
        .collect();
    let (answers, success) = answers(lines);
    assert!(success && answers.len() == 3000);
    for (n, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"], n.to_string());
        assert_eq!(answer["report"]["warnings"].as_array().map(Vec::len), Some(usize::from(n % 7 == 0)), "{n}");
        assert_eq!(answer["report"]["policy"]["name"], "acme");
    }
}

#[test]
fn a_line_that_is_no_post_says_why_and_the_others_are_checked() {
    let long = format!("{{\"text\": \"{}\"}}", "a ".repeat(1 << 20));
    let lines =
        ["{\"text\": \"One.\"}", "not JSON", "{\"tex\": 1}", &long, "{\"text\": \"x\", \"channel\": \"blgo\"}", ""];
    let (answers, success) = answers(lines.join("\n") + "\n{\"text\": \"Last.\"}");
    assert!(!success);
    let errors: Vec<Option<u64>> = answers.iter().map(|answer| answer["line"].as_u64()).collect();
    assert_eq!(errors, [None, Some(2), Some(3), Some(4), Some(5), Some(6), None]);
    let message = answers[4]["error"].as_str().unwrap_or_default();
    assert!(message.contains("did you mean `blog`?"), "{message}");
}

/// The most memory that a process has held so far, in bytes.
#[cfg(target_os = "linux")]
fn peak(batch: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", batch.id())).expect("it runs");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("Linux says so");
    line.trim().trim_end_matches(" kB").parse::<u64>().expect("a number") * 1024
}

/// After ten times as many lines, memory is as it was.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_number_of_lines() {
    let line = format!("{{\"text\": \"{}\"}}\n", "We have news for you. ".repeat(200));
    let mut batch = start();
    let mut input = batch.stdin.take().expect("it is a pipe");
    let mut output = BufReader::new(batch.stdout.take().expect("it is a pipe"));
    let writer = thread::spawn(move || (0..12_500).try_for_each(|_| input.write_all(line.as_bytes())));
    let mut read = |lines: usize| {
        let mut text = String::new();
        for _ in 0..lines {
            text.clear();
            assert!(output.read_line(&mut text).expect("it answers") > 0);
        }
    };
    read(1_000);
    let early = peak(&batch);
    read(10_000);
    // It waits until somebody reads the last answers.
    let late = peak(&batch);
    read(1_500);
    writer.join().expect("it was written").expect("it was read");
    assert!(batch.wait().expect("it ends").success());
    // 48 MB of posts came in between.
    assert!(late < early + early / 2 + (16 << 20), "{early} bytes, then {late}");
}
