//! What the program `discretion` does, as a library: for packages in other languages that bring the command along.
//!
//! It reads files, asks the library and shows what the library says; it decides nothing itself. Each verb is one
//! module. The exit status is 0 where nothing is at or above `--fail-on`, 1 where something is, and 2 where
//! something could not be read or understood.

mod archive;
mod arguments;
mod baseline;
mod campaign;
mod check;
mod completions;
mod destination;
mod explain;
mod fixes;
mod gate;
mod init;
mod lint;
mod lsp;
mod manner;
mod moments;
mod orders;
mod output;
mod parallel;
mod policies;
mod progress;
mod records;
mod rendering;
mod reply;
mod schema;
mod seal;
mod secrecy;
mod show;
mod show_config;
mod test;
mod toml_quoting;
mod trial;
mod trusted;
mod whole_file;

use arguments::{Arguments, Verb};
use clap::Parser;
use output::{Output, look_of_stderr, look_of_stdout};
use std::ffi::OsString;
use std::io::{BufRead, Write};
use std::time::Duration;

/// The outcome, as an exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing stands in the way.
    Success,
    /// A draft is at or above `--fail-on`, or an example of a policy fails.
    Failure,
    /// Something could not be read or understood; what was said on standard error.
    Error,
}

impl Outcome {
    const fn status(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Failure => 1,
            Self::Error => 2,
        }
    }
}

/// Runs the program with the arguments of a command line, whose first is the name of the program. Returns the exit status.
///
/// A command line that cannot be understood ends the process with the status 2, and `--help` and `--version` with 0.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments = Arguments::parse_from(arguments);
    let output = Output::new(look_of_stdout(arguments.color, arguments.ui.as_deref()));
    let errors = look_of_stderr(arguments.color);
    let outcome = match arguments.verb {
        Verb::Check(arguments) if arguments.input.input_format.is_some() => records::run(&arguments, &output, errors),
        Verb::Check(arguments) => check::run(&arguments, None, &output, errors),
        Verb::Reply(arguments) => reply::run(&arguments, &output, errors),
        Verb::Lint(arguments) => lint::run(&arguments, &output, errors),
        Verb::Trial(arguments) => trial::run(&arguments, &output, errors),
        Verb::Test(arguments) => test::run(&arguments, &output, errors),
        Verb::Show(arguments) => show::run(&arguments, &output, errors),
        Verb::Explain(arguments) => explain::run(&arguments, &output, errors),
        Verb::Init(arguments) => init::run(&arguments, &output, errors),
        Verb::Seal(arguments) => seal::run(&arguments, &output, errors),
        Verb::Archive(arguments) => archive::run(&arguments),
        Verb::Lsp(_) => lsp::run(),
        Verb::Schema(arguments) => schema::run(&arguments, &output),
        Verb::Completions(arguments) => completions::run(&arguments, &output),
        Verb::Man(arguments) => completions::manual(&arguments, &output),
    };
    let outcome = outcome.unwrap_or_else(|error| {
        output::complain(&rendering::error(&format!("{error:#}"), errors));
        Outcome::Error
    });
    outcome.status()
}

/// Serves an editor at the other end of two streams as `discretion lsp` does, but checks what is typed at once. Returns the exit
/// status. It is there to try what an editor may send.
#[doc(hidden)]
pub fn serve_editor(reader: impl BufRead + Send + 'static, writer: impl Write + 'static) -> u8 {
    lsp::serve(reader, Box::new(writer), Duration::ZERO).unwrap_or(Outcome::Error).status()
}
