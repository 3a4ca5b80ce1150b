//! The library in a tool of your own: `cargo run --example embed -- post.md`.

#![allow(clippy::print_stdout, reason = "a program for people")]

use discretion::policy::PolicyError;
use discretion::{Checker, Draft, Policy};
use std::time::SystemTime;

const POLICY: &str = r#"
discretion = 1
name = "acme-social"
extends = ["pack:tone", "pack:claims"]

[[confidential]]
id = "project-falcon"
terms = ["Project Falcon"]
severity = "critical"
until = 2027-03-01T09:00:00+01:00
advice = "Say \"our next storage engine\"."
"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(path)?,
        None => "*Project* Falcon is the fastest engine ever!!!".to_owned(),
    };
    let report = checker()?.check(&Draft::markdown(&text).channel("blog"));
    for warning in report.warnings() {
        println!("{}: {} ({}): {}", warning.position(), warning.message(), warning.severity(), warning.advice());
    }
    println!("{} {}", report.verdict(), report.score());
    Ok(())
}

/// Made once, shared by all threads. The library has no clock, so it is told what time it is.
fn checker() -> Result<Checker, PolicyError> {
    Ok(Checker::new(&Policy::parse("acme.toml", POLICY)?)?.by_clock(SystemTime::now().into()))
}
