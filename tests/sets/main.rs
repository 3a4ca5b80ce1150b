//! Tests over texts that are not part of the repository: public test sets, acceptance cases, word lists.
//!
//! `libtest` cannot ignore a test at run time, so this binary brings its own list. A test whose files are missing is
//! reported as ignored, with the name of the first missing file; the last line counts and names all missing files.
//! The example `conformance` prints the answers that are compared here.

#![allow(clippy::print_stderr, reason = "the closing line says what was skipped")]

#[path = "../../examples/conformance/sets/mod.rs"]
mod predict;
#[allow(dead_code, reason = "the other test binary uses the rest of it")]
#[path = "../it/support.rs"]
mod support;

mod acceptance;
mod goals;
mod languages;
mod page;
mod phrases;
mod places;
mod plant;
mod planted;
mod score;
mod source;

use libtest_mimic::{Arguments, Completion, Trial};
use source::Source;
use std::collections::BTreeSet;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let laws = [acceptance::LAWS, goals::LAWS, languages::LAWS, phrases::LAWS, places::LAWS, planted::LAWS].concat();
    let missing: BTreeSet<Source> =
        laws.iter().flat_map(|law| law.sources).filter(|source| source.path().is_none()).copied().collect();
    let conclusion = libtest_mimic::run(&arguments, laws.into_iter().flat_map(Law::trials).collect());
    if !missing.is_empty() && !arguments.list {
        eprintln!("{}", skipped(&missing));
    }
    conclusion.exit_code()
}

/// A test, and the files it reads.
#[derive(Clone, Copy)]
struct Law {
    name: &'static str,
    sources: &'static [Source],
    holds: Holds,
}

/// Whether a law holds of all its files together or of each alone.
#[derive(Clone, Copy)]
enum Holds {
    Together(fn()),
    Each(fn(Source)),
}

impl Law {
    /// A law that needs all its files.
    const fn together(name: &'static str, sources: &'static [Source], holds: fn()) -> Self {
        Self { name, sources, holds: Holds::Together(holds) }
    }

    /// A law that is one test per file.
    const fn each(name: &'static str, sources: &'static [Source], holds: fn(Source)) -> Self {
        Self { name, sources, holds: Holds::Each(holds) }
    }

    fn trials(self) -> Vec<Trial> {
        match self.holds {
            Holds::Together(holds) => vec![trial(self.name, self.sources, holds)],
            Holds::Each(holds) => {
                let one =
                    |source: &'static Source| trial(self.name, std::slice::from_ref(source), move || holds(*source));
                self.sources.iter().map(one).collect()
            }
        }
    }
}

/// A test as the runner lists it, with the number of lines of each file; ignored where a file is missing.
fn trial(name: &str, sources: &'static [Source], holds: impl FnOnce() + Send + 'static) -> Trial {
    let sizes: Vec<String> = sources.iter().map(|source| source.size()).collect();
    Trial::ignorable_test(format!("{name} ({})", sizes.join(", ")), move || {
        if let Some(missing) = sources.iter().find(|source| source.path().is_none()) {
            return Ok(Completion::ignored_with(format!("no {}", missing.name())));
        }
        holds();
        Ok(Completion::Completed)
    })
}

/// The line about missing files, and what to set so that they are found.
fn skipped(missing: &BTreeSet<Source>) -> String {
    let names: Vec<&str> = missing.iter().map(|source| source.name()).collect();
    let variables: BTreeSet<&str> = missing.iter().map(|source| source.variable()).collect();
    let variables: Vec<&str> = variables.into_iter().collect();
    format!("{} sets skipped: {} (set {})", names.len(), names.join(", "), variables.join(", "))
}
