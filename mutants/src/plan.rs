//! Which tests are run for a change, and in which order.

use crate::build::Binary;
use crate::trial::{self, Outcome, Test};
use anyhow::Result;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;

/// How many tests that caught another change of the same file go first.
const TELLING: usize = 8;

/// How much of the usual time the first tests take together, in seconds; the next ones take twice as much each time.
const FIRST: f64 = 0.25;

/// The most that tests take together in one process.
const LONGEST: f64 = 8.0;

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A test fails.
    Caught(String),
    /// A test does not end.
    TimedOut(String),
    /// All tests that reach it pass.
    Missed,
    /// Tests pass as long as patience lasts.
    GivenUp,
    /// No test reaches it.
    Unreached,
}

/// Runs tests for changes, and remembers which were telling.
pub struct Plan<'t> {
    binaries: &'t [Binary],
    tests: &'t [Test],
    folder: &'t Path,
    /// How many seconds the tests of one change usually take, at most.
    patience: f64,
    /// By file and number of the test: how many changes it caught.
    telling: Mutex<HashMap<(String, usize), u32>>,
}

impl<'t> Plan<'t> {
    /// A plan without any experience.
    pub fn new(binaries: &'t [Binary], tests: &'t [Test], folder: &'t Path, patience: f64) -> Self {
        Self { binaries, tests, folder, patience, telling: Mutex::default() }
    }

    /// Runs the tests that reach a change of a file until one fails.
    ///
    /// # Errors
    ///
    /// Tests cannot be run.
    pub fn fate(&self, change: u32, file: &str) -> Result<Fate> {
        let mut left = self.in_order(change, file);
        if left.is_empty() {
            return Ok(Fate::Unreached);
        }
        let (mut size, mut spent) = (FIRST, 0.0);
        while let Some(&first) = left.first() {
            let seconds = self.tests[first].seconds;
            if spent + seconds > self.patience {
                return Ok(Fate::GivenUp);
            }
            let batch = self.batch(&mut left, size.min(self.patience - spent));
            let tests: Vec<&Test> = batch.iter().map(|&test| &self.tests[test]).collect();
            match trial::with_change(&self.binaries[tests[0].binary], &tests, change, self.folder)? {
                Outcome::Passed => {}
                Outcome::Failed(name) => {
                    self.remember(file, &batch, &name);
                    return Ok(Fate::Caught(name));
                }
                Outcome::TimedOut(name) => return Ok(Fate::TimedOut(name)),
            }
            spent += tests.iter().map(|test| test.seconds).sum::<f64>();
            size = (size * 2.0).min(LONGEST);
        }
        Ok(Fate::Missed)
    }

    /// The tests that reach a change: those that were telling for its file, then the quickest.
    fn in_order(&self, change: u32, file: &str) -> Vec<usize> {
        let mut reaching: Vec<usize> =
            (0..self.tests.len()).filter(|&test| self.tests[test].reached.contains(&change)).collect();
        reaching.sort_by(|&a, &b| self.tests[a].seconds.total_cmp(&self.tests[b].seconds));
        let telling = self.telling.lock().expect("no thread panics while it remembers");
        let caught = |test: usize| telling.get(&(file.to_owned(), test)).copied().unwrap_or(0);
        let mut first: Vec<usize> = reaching.iter().copied().filter(|&test| caught(test) > 0).collect();
        first.sort_by(|&a, &b| {
            let worth = |test: usize| f64::from(caught(test)) / (self.tests[test].seconds + 0.05);
            worth(b).total_cmp(&worth(a))
        });
        first.truncate(TELLING);
        reaching.retain(|test| !first.contains(test));
        first.into_iter().chain(reaching).collect()
    }

    /// Takes tests of one binary, in order, that take so many seconds together, or the first alone.
    fn batch(&self, left: &mut Vec<usize>, seconds: f64) -> Vec<usize> {
        let binary = self.tests[left[0]].binary;
        let mut sum = 0.0;
        let mut batch = Vec::new();
        left.retain(|&test| {
            let Test { binary: of, seconds: more, .. } = &self.tests[test];
            let fits = *of == binary && (batch.is_empty() || sum + more <= seconds);
            if fits {
                sum += more;
                batch.push(test);
            }
            !fits
        });
        batch
    }

    fn remember(&self, file: &str, batch: &[usize], name: &str) {
        if let Some(&test) = batch.iter().find(|&&test| self.tests[test].name == name) {
            let mut telling = self.telling.lock().expect("no thread panics while it remembers");
            *telling.entry((file.to_owned(), test)).or_default() += 1;
        }
    }
}
