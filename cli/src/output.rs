//! The program's output, and its look.

use crate::arguments::Color;
use anstream::{AutoStream, ColorChoice};
pub(crate) use discretion::emit::Look;
use discretion::language::Language;
use std::env;
use std::io::{self, Write};
use terminal_size::{Width, terminal_size_of};

/// The fewest columns that are used: in fewer nothing can be read, whatever the terminal says.
const LEAST_WIDTH: usize = 40;

/// The way text looks on standard output.
pub(crate) fn look_of_stdout(color: Color, ui: Option<&str>) -> Look {
    let stdout = io::stdout();
    let mut look = look(color, AutoStream::choice(&stdout), terminal_size_of(&stdout).map(|(width, _)| width));
    look.language = language(ui);
    look
}

/// The language of labels: the one that is asked for, else that of the locale, as POSIX says which variable counts.
fn language(ui: Option<&str>) -> Language {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    let wanted = ui.map_or_else(locale, str::to_owned);
    let code = wanted.split(['_', '.', '@', '-']).next().unwrap_or_default();
    Language::EACH.into_iter().find(|language| language.code() == code).unwrap_or(Language::English)
}

/// The way text looks on standard error. What is said there is in English.
pub(crate) fn look_of_stderr(color: Color) -> Look {
    let stderr = io::stderr();
    look(color, AutoStream::choice(&stderr), terminal_size_of(&stderr).map(|(width, _)| width))
}

fn look(color: Color, choice: ColorChoice, width: Option<Width>) -> Look {
    let mut look = Look::default();
    look.coloured = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => choice != ColorChoice::Never,
    };
    let columns = || env::var("COLUMNS").ok()?.parse::<usize>().ok();
    if let Some(columns) = width.map(|Width(columns)| usize::from(columns)).or_else(columns) {
        look.width = columns.max(LEAST_WIDTH);
    }
    look
}

/// Standard output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    /// The way text looks there.
    pub(crate) look: Look,
}

impl Output {
    /// Standard output with a look.
    pub(crate) const fn new(look: Look) -> Self {
        Self { look }
    }

    /// Writes text.
    pub(crate) fn write(&self, text: &str) -> anyhow::Result<()> {
        let mut stdout = Stdout::default();
        let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
        written.map_err(|error| anyhow::Error::new(error).context("cannot write to standard output"))
    }
}

/// Standard output, for text that comes bit by bit. Whoever reads it may stop reading, as `head` does: that is not an
/// error, and the exit status stays the one that the work has.
#[derive(Debug, Default)]
pub(crate) struct Stdout {
    is_closed: bool,
}

impl Stdout {
    fn unless_closed<T>(&mut self, result: io::Result<T>, closed: T) -> io::Result<T> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(closed)
            }
            other => other,
        }
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = if self.is_closed { Ok(bytes.len()) } else { io::stdout().write(bytes) };
        self.unless_closed(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = if self.is_closed { Ok(()) } else { io::stdout().flush() };
        self.unless_closed(flushed, ())
    }
}

/// Writes to standard error; where that cannot be written to, nobody can be told.
pub(crate) fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
