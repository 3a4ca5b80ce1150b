//! How the time of a check grows with its text, whatever the text is made of: four times the text, four times the time.
//!
//! `cargo bench -p discretion --bench growth` prints the fillings that grow most, and fails where one grows more than
//! three times as fast as its text. It is a benchmark and not a test, because only an idle machine can tell. A filling
//! that looks slow is measured three times; the smallest ratio counts.

#![allow(clippy::print_stdout, reason = "a benchmark reports")]

#[path = "../tests/it/laws/given.rs"]
mod given;

use discretion::{Checker, Draft, Policy};
use given::{FILLINGS, HEAD, RULES};
use std::time::{Duration, Instant};

/// The size of the shorter of two texts that are compared, in bytes.
const SMALL: usize = 1 << 15;

/// The greatest ratio that is still linear: a quadratic check would show sixteen.
const LIMIT: f64 = 12.0;

fn main() {
    let policy = Policy::parse("growth.toml", &(HEAD.to_owned() + &RULES.concat())).expect("the policy is sound");
    let checker = Checker::new(&policy).expect("the policy needs nothing from outside");
    let mixed = FILLINGS.iter().zip(FILLINGS.iter().skip(7)).map(|(one, other)| format!("{one}{other}"));
    let fillings = FILLINGS.iter().map(|filling| (*filling).to_owned()).chain(mixed);
    let mut ratios: Vec<(f64, String)> = fillings.map(|filling| (ratio(&checker, &filling), filling)).collect();
    ratios.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    for (ratio, filling) in ratios.iter().take(10) {
        println!("{ratio:>5.1} {filling:?}");
    }
    let slow: Vec<&(f64, String)> = ratios.iter().filter(|(ratio, _)| *ratio > LIMIT).collect();
    assert!(slow.is_empty(), "four times the text takes more than {LIMIT} times as long: {slow:?}");
}

/// The time of four times a text over the time of the text.
fn ratio(checker: &Checker, filling: &str) -> f64 {
    let once = || time(checker, filling, 4 * SMALL).as_secs_f64() / time(checker, filling, SMALL).as_secs_f64();
    let first = once();
    if first <= LIMIT / 2.0 { first } else { first.min(once()).min(once()) }
}

/// The shorter of the times of two checks.
fn time(checker: &Checker, filling: &str, bytes: usize) -> Duration {
    let text = format!("{} Zephyrion", filling.repeat(bytes / filling.len()));
    let check = || {
        let start = Instant::now();
        let report = checker.check(&Draft::markdown(&text));
        assert!(report.warnings().len() < text.len(), "the report is of this text");
        start.elapsed()
    };
    check().min(check())
}
