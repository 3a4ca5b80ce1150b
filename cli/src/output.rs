//! The program's output, and its look.

use crate::arguments::Color;
use crate::progress;
use anstream::{AutoStream, ColorChoice};
pub(crate) use discretion::emit::Look;
use discretion::language::Language;
use std::env;
use std::io::{self, IsTerminal, Write};
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

/// The language of labels: the one that is asked for, by a person or an editor, else that of the locale, as POSIX says which variable counts.
pub(crate) fn language(ui: Option<&str>) -> Language {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default();
    let wanted = ui.map_or_else(locale, str::to_owned);
    let code = wanted.split(['_', '.', '@', '-']).next().unwrap_or_default();
    code.parse().unwrap_or(Language::English)
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
        let mut stdout = Stdout::open();
        let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
        written.map_err(|error| anyhow::Error::new(error).context("cannot write to standard output"))
    }
}

/// Standard output, for text that comes bit by bit. Whoever reads it may stop reading, as `head` does: that is not an
/// error, and the exit status stays the one that the work has.
#[derive(Debug)]
pub(crate) struct Stdout {
    is_closed: bool,
    /// True if lines are written whole, so that a bar can stand below them.
    is_terminal: bool,
    /// The line that is begun.
    line: Vec<u8>,
}

impl Stdout {
    /// Standard output as it is.
    pub(crate) fn open() -> Self {
        Self { is_closed: false, is_terminal: io::stdout().is_terminal(), line: Vec::new() }
    }

    fn unless_closed(&mut self, result: io::Result<()>) -> io::Result<()> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.is_closed = true;
                Ok(())
            }
            other => other,
        }
    }

    fn pass_on(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = if self.is_closed { Ok(()) } else { progress::aside(|| io::stdout().write_all(bytes)) };
        self.unless_closed(written)
    }
}

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_terminal {
            self.pass_on(bytes)?;
            return Ok(bytes.len());
        }
        self.line.extend_from_slice(bytes);
        if let Some(end) = self.line.iter().rposition(|byte| *byte == b'\n') {
            let begun = self.line.split_off(end + 1);
            let lines = std::mem::replace(&mut self.line, begun);
            self.pass_on(&lines)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        self.pass_on(&line)?;
        let flushed = if self.is_closed { Ok(()) } else { progress::aside(|| io::stdout().flush()) };
        self.unless_closed(flushed)
    }
}

/// Writes to standard error; where that cannot be written to, nobody can be told.
pub(crate) fn complain(text: &str) {
    let _ = progress::aside(|| io::stderr().lock().write_all(text.as_bytes()));
}
