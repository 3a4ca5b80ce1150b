//! Prints what the library says of a public test set, one prediction a row.
//!
//! `cargo run --release --example conformance -- SET.jsonl > predictions.jsonl`. The name of the file says which set
//! it is, and so what is asked; each line of it is a JSON object with a text. The sets are not part of the project:
//! their rows come from public test suites and published posts. The test of the same name holds the goals.

mod sets;

use sets::{Predictor, Row};
use std::fmt;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(path), None) = (arguments.next(), arguments.next()) else {
        return complain(2, "usage: conformance SET.jsonl");
    };
    let path = Path::new(&path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let predictor = match Predictor::for_file(&name) {
        Ok(predictor) => predictor,
        Err(problem) => return complain(2, problem),
    };
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(problem) => return complain(1, format_args!("cannot read `{}`: {problem}", path.display())),
    };
    match print(&predictor, &text) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the predictions has seen enough of them.
        Err(Problem::Output(problem)) if problem.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Problem::Output(problem)) => complain(1, format_args!("cannot write: {problem}")),
        Err(Problem::Row(problem)) => complain(1, format_args!("`{}`, {problem}", path.display())),
    }
}

/// Why the predictions of a set end early.
enum Problem {
    /// The output cannot be written.
    Output(io::Error),
    /// A row cannot be read, or a policy cannot be made of it.
    Row(String),
}

fn print(predictor: &Predictor, text: &str) -> Result<(), Problem> {
    let mut output = BufWriter::new(io::stdout().lock());
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let row: Row =
            serde_json::from_str(line).map_err(|problem| Problem::Row(format!("line {}: {problem}", at + 1)))?;
        let prediction = predictor.predict(&row);
        let prediction = prediction.map_err(|problem| Problem::Row(format!("row `{}`: {problem}", row.id)))?;
        writeln!(output, "{prediction}").map_err(Problem::Output)?;
    }
    output.flush().map_err(Problem::Output)
}

fn complain(status: u8, problem: impl fmt::Display) -> ExitCode {
    // Where even the error output is closed, the status still says it.
    drop(writeln!(io::stderr(), "conformance: {problem}"));
    ExitCode::from(status)
}
