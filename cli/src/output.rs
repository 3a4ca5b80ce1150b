//! Where the program writes, and how it looks there.

use crate::arguments::Color;
use anstream::{AutoStream, ColorChoice};
use std::io::{self, Write};
use terminal_size::{Width, terminal_size_of};

/// The width of what is no terminal, in columns.
const WIDTH: usize = 80;

/// How text looks: with colours or not, and how wide.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// Whether colours are used.
    pub(crate) coloured: bool,
    /// Columns.
    pub(crate) width: usize,
}

impl Look {
    /// Of a file: no colours.
    pub(crate) const FILE: Self = Self { coloured: false, width: WIDTH };

    /// Of standard output.
    pub(crate) fn of_stdout(color: Color) -> Self {
        let stdout = io::stdout();
        Self::new(color, AutoStream::choice(&stdout), terminal_size_of(&stdout).map(|(width, _)| width))
    }

    /// Of standard error.
    pub(crate) fn of_stderr(color: Color) -> Self {
        let stderr = io::stderr();
        Self::new(color, AutoStream::choice(&stderr), terminal_size_of(&stderr).map(|(width, _)| width))
    }

    fn new(color: Color, choice: ColorChoice, width: Option<Width>) -> Self {
        let coloured = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => choice != ColorChoice::Never,
        };
        // Narrower than this nothing can be read, whatever the terminal says.
        let width = width.map_or(WIDTH, |Width(columns)| usize::from(columns).max(40));
        Self { coloured, width }
    }
}

/// Standard output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    /// How text looks there.
    pub(crate) look: Look,
}

impl Output {
    /// Standard output with a look.
    pub(crate) const fn new(look: Look) -> Self {
        Self { look }
    }

    /// Writes text. Whoever reads it may stop reading, as `head` does: that is no error, and the exit status stays
    /// the one that the work has.
    pub(crate) fn write(&self, text: &str) -> anyhow::Result<()> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(anyhow::Error::new(error).context("cannot write to standard output"))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

/// Writes to standard error; where that cannot be written to, nobody can be told.
pub(crate) fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
