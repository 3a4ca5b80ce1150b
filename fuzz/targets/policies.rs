//! Policies as text. A policy is an error with its place, or it makes a checker that checks.

#![no_main]

use discretion::moment::Moment;
use discretion::{Checker, Draft, Policy};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Policy::parse("fuzz.toml", text) {
        Ok(policy) => {
            // Keys and lists that are kept elsewhere are not there.
            if let Ok(checker) = Checker::new(&policy) {
                let _ = checker.check(&Draft::markdown("We launch *Project* Falcon, better than Globex, in Q1 2027!"));
            }
            let _ = policy.weaknesses(Moment::parse("2026-11-27T00:00:00Z").expect("an instant"));
        }
        Err(error) => assert!(!error.issues().is_empty() && !error.to_string().is_empty()),
    }
});
