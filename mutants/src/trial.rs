//! Runs tests, with a change or with none.

use crate::build::Binary;
use crate::switch;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

/// The most memory that a program of tests may ask for, in KB.
const MEMORY: u32 = 6_000_000;

/// A test, and what is known of it without any change.
pub struct Test {
    /// Which binary has it.
    pub binary: usize,
    /// Its name there.
    pub name: String,
    /// How long it takes alone, in seconds.
    pub seconds: f64,
    /// The changes that it reaches.
    pub reached: BTreeSet<u32>,
}

/// How some tests ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All passed.
    Passed,
    /// One failed, or ended its program.
    Failed(String),
    /// They took too long.
    TimedOut(String),
}

/// The tests of a binary.
///
/// # Errors
///
/// The binary cannot be run.
pub fn names(binary: &Binary, folder: &Path) -> Result<Vec<String>> {
    let listing = Command::new(&binary.path).args(["--list", "--format", "terse"]).current_dir(folder).output()?;
    ensure!(listing.status.success(), "the tests of {} cannot be listed", binary.name);
    let lines = String::from_utf8(listing.stdout)?;
    Ok(lines.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
}

/// Runs a test alone and without a change; `None` if it fails.
///
/// # Errors
///
/// The binary cannot be run, or the record of what it reached cannot be read.
pub fn learn(binaries: &[Binary], binary: usize, name: &str, folder: &Path, record: &Path) -> Result<Option<Test>> {
    if record.exists() {
        fs::remove_file(record)?;
    }
    let recorded = [(switch::REACHED, record.display().to_string())];
    let begin = Instant::now();
    let outcome = run(&binaries[binary], &[name], folder, &recorded, Duration::from_secs(600))?;
    let seconds = begin.elapsed().as_secs_f64();
    if outcome != Outcome::Passed {
        return Ok(None);
    }
    let bytes = if record.exists() { fs::read(record)? } else { Vec::new() };
    let reached = bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect();
    Ok(Some(Test { binary, name: name.to_owned(), seconds, reached }))
}

/// Runs tests of one binary with a change, until one fails.
///
/// # Errors
///
/// The binary cannot be run.
pub fn with_change(binary: &Binary, tests: &[&Test], change: u32, folder: &Path) -> Result<Outcome> {
    let usual: f64 = tests.iter().map(|test| test.seconds).sum();
    let names: Vec<&str> = tests.iter().map(|test| test.name.as_str()).collect();
    run(binary, &names, folder, &[(switch::CHANGE, change.to_string())], Duration::from_secs_f64(usual * 10.0 + 5.0))
}

fn run(
    binary: &Binary,
    names: &[&str],
    folder: &Path,
    variables: &[(&str, String)],
    limit: Duration,
) -> Result<Outcome> {
    let mut child = Command::new("bash")
        .args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"")])
        .arg(&binary.path)
        .args(["--exact", "--test-threads=1"])
        .args(names)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .env("RUST_BACKTRACE", "0")
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("bash is missing")?;
    let output = child.stdout.take().context("the output is piped")?;
    let (send, lines) = mpsc::channel();
    // It ends with the output, or with the first line after nobody listens.
    std::thread::spawn(move || {
        BufReader::new(output).lines().map_while(Result::ok).try_for_each(|line| send.send(line))
    });
    let deadline = Instant::now() + limit;
    let mut passed = BTreeSet::new();
    let outcome = loop {
        match lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(line) => match ended(&line) {
                Some((name, true)) => drop(passed.insert(name.to_owned())),
                Some((name, false)) => break Outcome::Failed(name.to_owned()),
                None => {}
            },
            Err(RecvTimeoutError::Timeout) => break Outcome::TimedOut(not_passed(names, &passed)),
            Err(RecvTimeoutError::Disconnected) if child.wait()?.success() => break Outcome::Passed,
            Err(RecvTimeoutError::Disconnected) => break Outcome::Failed(not_passed(names, &passed)),
        }
    };
    // It may have ended by itself.
    let _ = child.kill();
    child.wait()?;
    Ok(outcome)
}

/// The test that a line says the end of, and whether it passed.
fn ended(line: &str) -> Option<(&str, bool)> {
    let (name, end) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    let name = name.strip_suffix(" - should panic").unwrap_or(name);
    match end {
        "ok" => Some((name, true)),
        end => end.starts_with("FAILED").then_some((name, false)),
    }
}

/// The first test, in the order of running, that has not passed.
fn not_passed(names: &[&str], passed: &BTreeSet<String>) -> String {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.into_iter().find(|name| !passed.contains(*name)).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_test_is_read_from_its_line() {
        assert_eq!(ended("test score::a_half ... ok"), Some(("score::a_half", true)));
        assert_eq!(ended("test score::a_half ... FAILED"), Some(("score::a_half", false)));
        assert_eq!(ended("test result: ok. 3 passed"), None);
        assert_eq!(ended("running 3 tests"), None);
    }
}
