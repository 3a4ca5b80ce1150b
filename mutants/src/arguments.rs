//! What the command line says.

use anyhow::{Context, Result, bail};

/// How to call it.
pub const USAGE: &str = "usage: scripts/mutants [--sample N [--seed S]] [--patience SECONDS] [--minutes N] [--jobs N] [--missed] [--list] [GLOB...]";

/// The files without any glob: scores, silence, masking, matching and families.
const FILES: &[&str] =
    &["src/score/*.rs", "src/check/sieve/*.rs", "src/report/masking.rs", "src/matching/**/*.rs", "src/family/**/*.rs"];

/// What the command line says.
#[derive(Clone, Debug, PartialEq)]
pub struct Arguments {
    /// Which files have changes.
    pub globs: Vec<String>,
    /// How many changes are tried, chosen by chance.
    pub sample: Option<usize>,
    /// What chance begins with.
    pub seed: u64,
    /// How many seconds the tests of one change usually take, at most.
    pub patience: f64,
    /// After how many minutes no other change is tried.
    pub minutes: f64,
    /// How many changes are tried at once.
    pub jobs: usize,
    /// Only those that the last run missed.
    pub missed: bool,
    /// Only list the changes.
    pub list: bool,
}

impl Arguments {
    /// Reads arguments.
    ///
    /// # Errors
    ///
    /// One is unknown, or a number is missing.
    pub fn read(given: impl Iterator<Item = String>) -> Result<Self> {
        let jobs = std::thread::available_parallelism().map_or(1, usize::from);
        let mut read = Self {
            globs: Vec::new(),
            sample: None,
            seed: 1,
            patience: f64::INFINITY,
            minutes: f64::INFINITY,
            jobs,
            missed: false,
            list: false,
        };
        let mut given = given;
        while let Some(argument) = given.next() {
            let mut number = || given.next().with_context(|| format!("{argument} needs a number"));
            match argument.as_str() {
                "--sample" => read.sample = Some(number()?.parse()?),
                "--seed" => read.seed = number()?.parse()?,
                "--patience" => read.patience = number()?.parse()?,
                "--minutes" => read.minutes = number()?.parse()?,
                "--jobs" => read.jobs = number()?.parse()?,
                "--missed" => read.missed = true,
                "--list" => read.list = true,
                flag if flag.starts_with('-') => bail!("unknown flag {flag}\n{USAGE}"),
                _ => read.globs.push(argument),
            }
        }
        if read.globs.is_empty() {
            read.globs = FILES.iter().map(|&glob| glob.to_owned()).collect();
        }
        Ok(read)
    }
}
