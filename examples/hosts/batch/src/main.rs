//! Checks posts in JSON Lines: a line of standard input is a post, a line of standard output is its report.
//!
//! ```text
//! {"id": "a1", "text": "We have news.", "channel": "blog"}
//! ```
//!
//! Lines are read in rounds, checked on all processors and written in the order in which they came. So memory holds one
//! round, however many posts there are. A line that is no post has an `error` in its place, and the batch goes on.

use anyhow::Context;
use discretion::emit::ReportJson;
use discretion::policy::Secrets;
use discretion::report::Masking;
use discretion::{Checker, Draft, Policy};
use serde::{Deserialize, Serialize};
use std::env;
use std::io::{self, BufRead, BufWriter, Read, Write};
use std::num::NonZero;
use std::process::ExitCode;
use std::thread;
use std::time::SystemTime;

/// The most bytes of a line.
const LONGEST_LINE: u64 = 1 << 20;
/// The most bytes of a round, its last line excepted.
const ROUND_BYTES: usize = 4 << 20;
/// The most lines of a round.
const ROUND_LINES: usize = 1024;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Post {
    id: Option<String>,
    text: String,
    channel: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'r> {
    Report { id: Option<&'r str>, report: ReportJson<'r> },
    Error { line: usize, error: String },
}

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(wrong) => {
            eprintln!("{wrong} lines are no posts");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("discretion-batch: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Checks all lines. Returns how many are no posts.
fn run() -> anyhow::Result<usize> {
    let file = env::args().nth(1).context("usage: discretion-batch POLICY < posts.jsonl > reports.jsonl")?;
    let policy = Policy::load(file)?;
    let checker = Checker::with_secrets(&policy, &Secrets::from_environment(&policy))?;
    let checker = checker.by_clock(SystemTime::now().into());
    let (mut input, mut output) = (io::stdin().lock(), BufWriter::new(io::stdout().lock()));
    let (mut before, mut wrong) = (0, 0);
    loop {
        let round = read_round(&mut input)?;
        if round.is_empty() {
            output.flush()?;
            return Ok(wrong);
        }
        for answer in answers(&checker, &round, before) {
            wrong += usize::from(!answer.is_report);
            writeln!(output, "{}", answer.line)?;
        }
        before += round.len();
        output.flush()?;
    }
}

/// Reads the next lines. Of one that is too long, no more is kept than shows it.
fn read_round(input: &mut impl BufRead) -> io::Result<Vec<Vec<u8>>> {
    let (mut round, mut bytes) = (Vec::new(), 0);
    while bytes < ROUND_BYTES && round.len() < ROUND_LINES {
        let mut line = Vec::new();
        if input.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.len() as u64 > LONGEST_LINE && line.last() != Some(&b'\n') {
            input.skip_until(b'\n')?;
        }
        bytes += line.len();
        round.push(line);
    }
    Ok(round)
}

/// The line that answers a post.
struct Written {
    line: String,
    is_report: bool,
}

/// Answers the lines of a round on all processors, in their order. `before` lines came before them.
fn answers(checker: &Checker, round: &[Vec<u8>], before: usize) -> Vec<Written> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let share = round.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = (round.chunks(share).enumerate())
            .map(|(at, lines)| {
                let first = before + at * share + 1;
                let each =
                    move || lines.iter().zip(first..).map(|(line, number)| answer(checker, line, number)).collect();
                scope.spawn(each)
            })
            .collect();
        parts.into_iter().flat_map(|part| -> Vec<Written> { part.join().expect("a check does not panic") }).collect()
    })
}

fn answer(checker: &Checker, line: &[u8], number: usize) -> Written {
    let refused = |error: String| Written { line: json(&Answer::Error { line: number, error }), is_report: false };
    if line.len() as u64 > LONGEST_LINE {
        return refused(format!("more than {LONGEST_LINE} bytes"));
    }
    let post: Post = match serde_json::from_slice(line) {
        Ok(post) => post,
        Err(error) => return refused(error.to_string()),
    };
    let mut draft = Draft::plain(&post.text);
    if let Some(channel) = &post.channel {
        draft = draft.channel(channel);
    }
    if let Err(unknown) = checker.knows(&draft) {
        return refused(unknown.to_string());
    }
    let report = checker.check(&draft).masked(Masking::Sealed);
    Written { line: json(&Answer::Report { id: post.id.as_deref(), report: report.json() }), is_report: true }
}

fn json(answer: &Answer<'_>) -> String {
    serde_json::to_string(answer).expect("a report can be written")
}
