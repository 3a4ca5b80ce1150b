//! Changes the code of the library in small ways and names the changes that no test notices.
//!
//! cargo-mutants builds once for each change. Here all changes are written into one copy of the repository, each behind a
//! switch that an environment variable turns on, so one build does ("mutant schemata": Untch, Offutt and Harrold, 1993). Then
//! each test runs once alone to learn which changes it reaches, and for each change only the tests that reach it run.

mod arguments;
mod build;
mod change;
mod find;
mod operators;
mod plan;
mod results;
mod rewrite;
mod sample;
mod switch;
mod tree;
mod trial;
mod values;

#[cfg(test)]
mod tests;

use anyhow::{Context, Result};
use arguments::Arguments;
use build::Binary;
use plan::Plan;
use results::Results;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use tree::Tree;
use trial::Test;

fn main() -> Result<()> {
    let arguments = Arguments::read(std::env::args().skip(1))?;
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the tool lies in the repository")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| repository.join("target"), PathBuf::from);
    let folder = target.join("mutants");
    let mut tree = Tree::of(repository, folder.join("tree"), &arguments.globs)?;
    let mut chosen = choose(&tree, &arguments, &folder)?;
    if arguments.list {
        chosen.iter().for_each(|&number| println!("{}", tree.changes[number as usize]));
        return Ok(());
    }
    let begin = Instant::now();
    eprintln!("{} changes, {} of them chosen", tree.changes.len(), chosen.len());
    tree.copy(repository)?;
    let left_out = build::leave_out(&mut tree, &mut chosen, &target)?;
    let mut results = Results::new(&folder)?;
    for number in left_out {
        results.left_out(&tree.changes[number as usize])?;
    }
    let binaries = build::tests(&tree, &target)?;
    eprintln!("built after {} s", begin.elapsed().as_secs());
    let tests = learn(&binaries, &tree, &folder, arguments.jobs, &mut results)?;
    eprintln!("{} tests known after {} s", tests.len(), begin.elapsed().as_secs());
    let plan = Plan::new(&binaries, &tests, tree.root(), arguments.patience);
    let results = Mutex::new(results);
    let numbers = sample::shuffled(&chosen, arguments.seed);
    each(arguments.jobs, numbers.len(), |_, n| {
        if begin.elapsed().as_secs_f64() > arguments.minutes * 60.0 {
            return Ok(());
        }
        let change = &tree.changes[numbers[n] as usize];
        let fate = plan.fate(numbers[n], &change.file)?;
        if n % 50 == 49 {
            eprintln!("{} changes tried after {} s", n + 1, begin.elapsed().as_secs());
        }
        results.lock().expect("no thread panics while it writes").fate(change, &fate)
    })?;
    let results = results.into_inner().expect("no thread panics while it writes");
    println!(
        "{}\nof {} changes that compile; {} s; the lines stand in {}",
        results.summary()?,
        numbers.len(),
        begin.elapsed().as_secs(),
        folder.display()
    );
    Ok(())
}

/// The changes to try.
fn choose(tree: &Tree, arguments: &Arguments, folder: &Path) -> Result<BTreeSet<u32>> {
    let mut chosen: BTreeSet<u32> = (0..u32::try_from(tree.changes.len())?).collect();
    if arguments.missed {
        let missed = results::missed_before(folder)?;
        chosen.retain(|&number| missed.contains(&tree.changes[number as usize].to_string()));
    }
    Ok(match arguments.sample {
        Some(size) => sample::shuffled(&chosen, arguments.seed).into_iter().take(size).collect(),
        None => chosen,
    })
}

/// Runs each test alone.
fn learn(binaries: &[Binary], tree: &Tree, folder: &Path, jobs: usize, results: &mut Results) -> Result<Vec<Test>> {
    let mut all: Vec<(usize, String)> = Vec::new();
    for (n, binary) in binaries.iter().enumerate() {
        all.extend(trial::names(binary, tree.root())?.into_iter().map(|name| (n, name)));
    }
    let (known, unfit) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    each(jobs, all.len(), |job, n| {
        let (binary, name) = &all[n];
        let test = trial::learn(binaries, *binary, name, tree.root(), &folder.join(format!("reached-{job}")))?;
        match test {
            Some(test) => known.lock().expect("no thread panics here").push(test),
            None => unfit.lock().expect("no thread panics here").push(format!("{} {name}", binaries[*binary].name)),
        }
        Ok(())
    })?;
    for test in unfit.into_inner().expect("no thread panics here") {
        results.unfit(&test)?;
    }
    Ok(known.into_inner().expect("no thread panics here"))
}

/// Does something for each number below a count, some at once. It is told which of the jobs it is, too.
fn each(jobs: usize, count: usize, work: impl Fn(usize, usize) -> Result<()> + Sync) -> Result<()> {
    let next = AtomicUsize::new(0);
    let one = |job: usize| -> Result<()> {
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= count {
                return Ok(());
            }
            work(job, n)?;
        }
    };
    let one = &one;
    std::thread::scope(|scope| {
        let jobs: Vec<_> = (0..jobs.max(1)).map(|job| scope.spawn(move || one(job))).collect();
        jobs.into_iter().try_for_each(|job| job.join().expect("a job returns its error"))
    })
}
