//! What the recorded pages must show: each verb, argument, value, exit status and error text, as they are defined.

use super::Arguments;
use clap::{Arg, Command, CommandFactory};
use discretion::emit::FORMATS;
use std::fs;
use std::path::Path;

/// The exit statuses of each verb.
const STATUSES: [(&str, &[u8]); 14] = [
    ("check", &[0, 1, 2]),
    ("reply", &[0, 1, 2]),
    ("lint", &[0, 1, 2]),
    ("trial", &[0, 2]),
    ("test", &[0, 1, 2]),
    ("show", &[0, 2]),
    ("explain", &[0, 2]),
    ("init", &[0, 2]),
    ("seal", &[0, 2]),
    ("archive", &[0, 2]),
    ("schema", &[0, 2]),
    ("lsp", &[0, 1, 2]),
    ("completions", &[0, 2]),
    ("man", &[0, 2]),
];

/// A command of a page, and the status it ended with.
#[derive(Debug)]
struct RecordedCommand {
    line: String,
    status: u8,
}

/// The pages, with what they hold.
fn pages() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recorded");
    let page = |entry: fs::DirEntry| {
        let name = entry.file_name().to_str()?.strip_suffix(".md")?.to_owned();
        Some((name, fs::read_to_string(entry.path()).ok()?))
    };
    let mut pages: Vec<_> = fs::read_dir(folder).expect("the pages are there").flatten().filter_map(page).collect();
    pages.sort();
    pages
}

fn commands() -> Vec<RecordedCommand> {
    let mut commands: Vec<RecordedCommand> = Vec::new();
    for line in pages().iter().flat_map(|(_, page)| page.lines()) {
        if let Some(line) = line.strip_prefix("$ ") {
            commands.push(RecordedCommand { line: line.to_owned(), status: 0 });
        } else if let (Some(status), Some(last)) = (line.strip_prefix("? "), commands.last_mut()) {
            last.status = status.parse().expect("it is a status");
        }
    }
    commands
}

impl RecordedCommand {
    /// The words after the name of the program, of each of its runs.
    fn runs(&self) -> impl Iterator<Item = Vec<&str>> {
        self.line.split("discretion ").skip(1).map(|run| {
            let end = run.find([';', '|', '&']).unwrap_or(run.len());
            run.get(..end).unwrap_or_default().split_whitespace().collect()
        })
    }

    /// Returns whether a run of a verb has some words one after the other.
    fn has(&self, verb: &str, words: &[&str]) -> bool {
        self.runs().any(|run| {
            run.contains(&verb) && (words.is_empty() || run.windows(words.len()).any(|window| window == words))
        })
    }
}

/// The spellings of an argument that is no place.
fn spellings(argument: &Arg) -> Vec<String> {
    let long = argument.get_long().map(|long| format!("--{long}"));
    long.into_iter().chain(argument.get_short().map(|short| format!("-{short}"))).collect()
}

fn verbs(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|verb| verb.get_name() != "help")
}

#[test]
fn every_verb_and_argument_is_recorded() {
    let mut all = Arguments::command();
    all.build();
    let commands = commands();
    let mut missing: Vec<String> = Vec::new();
    let check: Vec<&str> = verbs(&all)
        .filter(|verb| verb.get_name() == "check")
        .flat_map(|verb| verb.get_arguments().map(|argument| argument.get_id().as_str()))
        .collect();
    for verb in verbs(&all) {
        let name = verb.get_name();
        // An answer is checked as any draft is.
        let is_own = |argument: &&Arg| name != "reply" || !check.contains(&argument.get_id().as_str());
        for argument in verb.get_arguments().filter(|argument| !argument.is_global_set()).filter(is_own) {
            let spellings = spellings(argument);
            for spelling in &spellings {
                if !commands.iter().any(|command| command.has(name, &[spelling])) {
                    missing.push(format!("{name} {spelling}"));
                }
            }
            let values = argument.get_possible_values();
            for value in values.iter().map(clap::builder::PossibleValue::get_name) {
                let has = |command: &RecordedCommand| {
                    spellings.iter().any(|spelling| command.has(name, &[spelling, value]))
                        || (spellings.is_empty() && command.has(name, &[value]))
                };
                if argument.get_action().takes_values() && !commands.iter().any(has) {
                    missing.push(format!("{name} {} {value}", spellings.join("/")));
                }
            }
        }
    }
    let globals = all.get_arguments().filter(|argument| argument.is_global_set());
    for (argument, value) in globals.flat_map(|argument| {
        argument.get_possible_values().into_iter().map(move |value| (argument, value.get_name().to_owned()))
    }) {
        let words = [&spellings(argument)[0], &value].map(|word| word.as_str().to_owned());
        if !commands.iter().any(|command| command.has(&words[0], &[&words[0], &words[1]])) {
            missing.push(words.join(" "));
        }
    }
    assert!(missing.is_empty(), "no page records {missing:#?}");
}

#[test]
fn every_format_is_recorded() {
    let commands = commands();
    let is_recorded = |name: &str| commands.iter().any(|command| command.has("check", &["--format", name]));
    let missing: Vec<&str> =
        FORMATS.iter().map(discretion::emit::ReportFormat::name).filter(|name| !is_recorded(name)).collect();
    assert!(missing.is_empty(), "no page records {missing:?}");
}

#[test]
fn every_exit_status_is_recorded() {
    let all = Arguments::command();
    assert!(verbs(&all).map(Command::get_name).eq(STATUSES.map(|(verb, _)| verb)));
    let commands = commands();
    for (verb, statuses) in STATUSES {
        let ends = |status: u8| commands.iter().any(|command| command.status == status && command.has(verb, &[]));
        for status in 0..=2 {
            assert_eq!(ends(status), statuses.contains(&status), "{verb} with {status}");
        }
    }
}

#[test]
fn every_verb_is_recorded_in_each_width() {
    let all = Arguments::command();
    let commands = commands();
    for width in ["60", "80", "120"] {
        let in_width = |command: &&RecordedCommand| command.line.starts_with(&format!("COLUMNS={width} "));
        for verb in verbs(&all).map(Command::get_name) {
            assert!(commands.iter().filter(in_width).any(|command| command.has(verb, &[])), "{verb} in {width}");
        }
        assert!(commands.iter().filter(in_width).any(|command| command.has("check", &["--ui", "fr"])), "in {width}");
    }
}

/// Errors that no command brings about: the machine would have to fail, or another program.
const BEYOND: &[&str] = &[
    "a message cannot be written",
    "a thread has ended",
    "all threads have ended",
    "cannot ask",
    "cannot find the root of the repository",
    "cannot find the working folder",
    "cannot look for revision",
    "cannot read standard input",
    "cannot read the answer",
    "cannot run git",
    "cannot run {PROGRAM}",
    "cannot start a thread",
    "cannot write to standard output",
    "git cannot compare",
    "git gives no answers",
    "git names no path",
    "git takes no questions",
    "is not UTF-8",
    "more than {",
    "not corrected, because it changed while it was checked",
    "the clock is before 1970",
    "the completions are no text",
    "the files change while they are compared",
    "the list cannot be written",
    "the page is no text",
    "the system gives no random bytes",
    "the trial cannot be written",
    "there are no more drafts",
    "there is no message",
    "there is a report for people where there is no other",
    "this policy would not be sound",
];

/// The sources of the program.
fn sources(folder: &Path, all: &mut Vec<(bool, String)>) {
    for path in fs::read_dir(folder).expect("it can be read").flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            let text = fs::read_to_string(&path).expect("it can be read");
            let is_of_gate = path.parent().is_some_and(|folder| folder.ends_with("gate"));
            all.push((is_of_gate, text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()));
        }
    }
}

/// What stands before the text of an error.
const MAKERS: [&str; 7] =
    ["bail!(", "anyhow!(", ".context(", "with_context(||", "problem(&path,", "Err(", "let message ="];

/// What stands there where drafts are looked for and read.
const MAKERS_OF_GATE: [&str; 2] = ["ok_or_else(||", "=> format!("];

/// The texts with which errors are made.
fn error_texts() -> Vec<String> {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let mut texts: Vec<String> = Vec::new();
    for (is_of_gate, source) in &all {
        for maker in MAKERS.iter().chain(MAKERS_OF_GATE.iter().filter(|_| *is_of_gate)) {
            for (at, _) in source.match_indices(*maker) {
                let rest = source.get(at + maker.len()..).unwrap_or_default().trim_start();
                let rest = rest.strip_prefix("format!(").unwrap_or(rest);
                let text = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
                texts.extend(text.map(|(text, _)| text.to_owned()));
            }
        }
    }
    texts.sort();
    texts.dedup();
    texts
}

/// The longest part of a text that is always the same.
fn fixed_part(text: &str) -> &str {
    let parts = text.split(['{', '}']).step_by(2);
    parts.max_by_key(|part| part.len()).unwrap_or_default().trim()
}

#[test]
fn every_error_of_the_program_is_recorded() {
    // Long lines are broken in what is recorded.
    let recorded: String =
        pages().into_iter().map(|(_, page)| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let texts = error_texts();
    assert!(texts.len() > 40, "the errors are found: {texts:#?}");
    let is_missing =
        |text: &&String| !recorded.contains(fixed_part(text)) && !BEYOND.iter().any(|beyond| text.contains(beyond));
    let missing: Vec<&String> = texts.iter().filter(is_missing).collect();
    assert!(missing.is_empty(), "no page records {missing:#?}");
    let unknown: Vec<_> = BEYOND.iter().filter(|beyond| !texts.iter().any(|text| text.contains(**beyond))).collect();
    assert!(unknown.is_empty(), "the program has no errors {unknown:#?}");
}
