//! How far the work on many drafts is, on a terminal, once it takes long.
//!
//! The bar tells numbers only: a path may hold what must not be shown. It stands on standard error, and whoever writes to
//! the terminal beside it does so through [`aside`], so that no line is torn.

use indicatif::{ProgressBar, ProgressStyle};
use std::env;
use std::io::{self, IsTerminal};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The time for which nobody wonders.
const PATIENCE: Duration = Duration::from_millis(500);

/// The bar that stands on the terminal now.
static SHOWN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// The progress of work on so many drafts.
#[derive(Debug)]
pub(crate) struct Progress {
    all: usize,
    done: usize,
    begun: Instant,
    /// The bar, once there is one.
    bar: Option<ProgressBar>,
    /// True if somebody may look.
    is_seen: bool,
}

impl Progress {
    /// Begins.
    pub(crate) fn over(all: usize) -> Self {
        let is_dumb = env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        let is_seen = all > 1 && io::stderr().is_terminal() && !is_dumb;
        Self { all, done: 0, begun: Instant::now(), bar: None, is_seen }
    }

    /// Counts a draft that is done.
    pub(crate) fn step(&mut self) {
        self.done += 1;
        if self.bar.is_none() && self.is_seen && self.done < self.all && self.begun.elapsed() >= PATIENCE {
            let bar = ProgressBar::new(self.all as u64).with_elapsed(self.begun.elapsed());
            bar.set_style(
                ProgressStyle::with_template("{pos} of {len} drafts [{bar:30}] {eta} left")
                    .unwrap_or_else(|_| ProgressStyle::default_bar())
                    .progress_chars("=> "),
            );
            show(Some(bar.clone()));
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done as u64);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            show(None);
            bar.finish_and_clear();
        }
    }
}

fn show(bar: Option<ProgressBar>) {
    if let Ok(mut shown) = SHOWN.lock() {
        *shown = bar;
    }
}

/// Writes something to the terminal while the bar steps aside.
pub(crate) fn aside<R>(write: impl FnOnce() -> R) -> R {
    let shown = SHOWN.lock().ok().and_then(|shown| shown.clone());
    match shown {
        Some(bar) => bar.suspend(write),
        None => write(),
    }
}
