//! The bar on a terminal: once it takes long, only there, and with nothing in it but numbers.

use crate::support::{discretion_in, folder};
use snapbox::cmd::Command;
use std::path::Path;

const POLICY: &[u8] =
    b"discretion = 1\nname = \"acme\"\n[[confidential]]\nid = \"bird\"\nterms = [\"Project Falcon\", \"nimbus\"]\n";

/// A folder with so many drafts of so many paragraphs, whose names hold a secret, too.
fn drafts(name: &str, count: usize, paragraphs: usize) -> std::path::PathBuf {
    let text = "# Project Falcon\n\n".to_owned()
        + &"We are glad to say that the weather was fine, and that nothing at all has come to pass today.\n\n"
            .repeat(paragraphs);
    let names: Vec<String> = (0..count).map(|number| format!("blog/nimbus-{number}.md")).collect();
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), text.as_bytes())).collect();
    files.push(("p.toml", POLICY));
    folder(name, &files)
}

/// What a terminal is sent by a command.
fn on_terminal(folder: &Path, arguments: &str) -> String {
    let line = format!("'{}' {arguments}", snapbox::cmd::cargo_bin!("discretion").display());
    let command = Command::new("script").args(["--quiet", "--command", &line, "/dev/null"]).current_dir(folder);
    let command = ["CI", "COLUMNS", "NO_COLOR", "LC_ALL", "LANG"].into_iter().fold(command, Command::env_remove);
    let output = command.env("TERM", "xterm").output().expect("`script` is part of util-linux");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What stays of it to be read: what comes after the bar was taken away.
fn read(sent: &str) -> Vec<String> {
    let kept = |line: &str| {
        let line = line.rsplit("\u{1b}[2K").next().unwrap_or_default();
        line.rsplit('\r').next().unwrap_or_default().to_owned()
    };
    sent.split('\n').map(|line| kept(line.trim_end_matches('\r'))).filter(|line| !line.is_empty()).collect()
}

/// A folder with enough drafts that a command takes long on this machine, and what a terminal is sent by it.
fn long_enough(name: &str, arguments: &str) -> (std::path::PathBuf, usize, String) {
    for count in [40, 160, 640, 2560] {
        let folder = drafts(name, count, 150);
        let sent = on_terminal(&folder, arguments);
        if sent.contains(&format!(" of {count} drafts [")) {
            return (folder, count, sent);
        }
    }
    panic!("no bar is shown, however many drafts there are");
}

#[test]
fn a_bar_says_how_far_it_is_and_tears_no_line() {
    let check = "check -p p.toml --mask --color never blog";
    let (folder, count, sent) = long_enough("progress", check);
    assert!(!sent.contains("Falcon"), "what is masked is not on the terminal");
    let output = discretion_in(&folder, check).output().expect("the program starts");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let bar = format!(" of {count} drafts [");
    assert!(output.stderr.is_empty() && !printed.contains(&bar), "there is no terminal");
    let lines: Vec<&str> = printed.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(read(&sent), lines);
    assert!(!sent.split('\r').any(|part| part.contains(&bar) && part.contains("nimbus")), "a path may be a secret");
}

#[test]
fn every_verb_that_reads_an_archive_has_a_bar() {
    for (name, verb) in [("progress-lint", "lint -p p.toml --over blog"), ("progress-trial", "trial -p p.toml blog")] {
        let (_, _, sent) = long_enough(name, &format!("{verb} --color never"));
        assert!(!sent.contains("panicked"), "{sent}");
    }
}

#[test]
fn what_is_done_at_once_needs_no_bar() {
    let folder = drafts("no-progress", 3, 1);
    let sent = on_terminal(&folder, "check -p p.toml --color never blog");
    assert!(sent.contains("3 drafts: ") && !sent.contains(" of 3 drafts"), "{sent}");
}
