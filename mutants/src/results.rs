//! The files that say what became of the changes, and their sums.

use crate::change::Change;
use crate::plan::Fate;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The file of what no test noticed.
pub const MISSED: &str = "missed.txt";

/// Sums of fates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    caught: u32,
    timed_out: u32,
    missed: u32,
    left_out: u32,
}

impl Sums {
    /// The share of changes that tests notice, of those that compile, in percent.
    fn share(self) -> f64 {
        let caught = self.caught + self.timed_out;
        100.0 * f64::from(caught) / f64::from((caught + self.missed).max(1))
    }
}

/// Writes results as they come.
pub struct Results {
    folder: PathBuf,
    files: BTreeMap<&'static str, File>,
    by_file: BTreeMap<String, Sums>,
}

impl Results {
    /// Empties the files of a folder.
    ///
    /// # Errors
    ///
    /// They cannot be written.
    pub fn new(folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let mut files = BTreeMap::new();
        for name in ["caught.txt", MISSED, "timeouts.txt", "not-compiling.txt", "unfit-tests.txt"] {
            files.insert(name, File::create(folder.join(name)).with_context(|| format!("{name} cannot be written"))?);
        }
        Ok(Self { folder: folder.to_owned(), files, by_file: BTreeMap::new() })
    }

    /// Writes down that a change does not compile.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn left_out(&mut self, change: &Change) -> Result<()> {
        self.sums(change).left_out += 1;
        self.line("not-compiling.txt", &change.to_string())
    }

    /// Writes down that a test fails without any change.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn unfit(&mut self, test: &str) -> Result<()> {
        self.line("unfit-tests.txt", test)
    }

    /// Writes down what became of a change.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn fate(&mut self, change: &Change, fate: &Fate) -> Result<()> {
        let sums = self.sums(change);
        match fate {
            Fate::Caught(_) => sums.caught += 1,
            Fate::TimedOut(_) => sums.timed_out += 1,
            Fate::Missed | Fate::GivenUp | Fate::Unreached => sums.missed += 1,
        }
        match fate {
            Fate::Caught(test) => self.line("caught.txt", &format!("{change} | {test}")),
            Fate::TimedOut(test) => self.line("timeouts.txt", &format!("{change} | {test}")),
            Fate::Missed => self.line(MISSED, &change.to_string()),
            Fate::GivenUp => self.line(MISSED, &format!("{change} | not every test was run")),
            Fate::Unreached => self.line(MISSED, &format!("{change} | no test reaches it")),
        }
    }

    /// Writes the sums of each file and of all, and gives the text.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn summary(&self) -> Result<String> {
        let mut all = Sums::default();
        let mut text = format!("{:>7} {:>8} {:>7} {:>13}  share\n", "caught", "timeout", "missed", "not compiling");
        let mut row = |name: &str, sums: Sums| {
            let Sums { caught, timed_out, missed, left_out } = sums;
            text.push_str(&format!(
                "{caught:>7} {timed_out:>8} {missed:>7} {left_out:>13}  {:.1} % {name}\n",
                sums.share()
            ));
        };
        for (file, sums) in &self.by_file {
            row(file, *sums);
            all.caught += sums.caught;
            all.timed_out += sums.timed_out;
            all.missed += sums.missed;
            all.left_out += sums.left_out;
        }
        row("in all", all);
        fs::write(self.folder.join("summary.txt"), &text)?;
        Ok(text)
    }

    fn sums(&mut self, change: &Change) -> &mut Sums {
        self.by_file.entry(change.file.clone()).or_default()
    }

    fn line(&mut self, name: &'static str, line: &str) -> Result<()> {
        let file = self.files.get_mut(name).context("each file is there from the beginning")?;
        Ok(writeln!(file, "{line}")?)
    }
}

/// The changes that an earlier run missed, as [`Change`] writes them.
///
/// # Errors
///
/// There was no earlier run.
pub fn missed_before(folder: &Path) -> Result<BTreeSet<String>> {
    let text = fs::read_to_string(folder.join(MISSED)).context("there is no earlier run")?;
    Ok(text.lines().map(|line| line.split(" | ").next().unwrap_or(line).to_owned()).collect())
}
