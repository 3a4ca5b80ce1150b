//! Policies as text. A policy is an error with its place, or it makes a checker that checks.

use discretion::moment::Moment;
use discretion::{Checker, Draft, Policy};

/// Holds the promise for a policy.
pub(crate) fn hold(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Policy::parse("fuzz.toml", text) {
        Ok(policy) => {
            // Keys and lists that are kept elsewhere are not there.
            if let Ok(checker) = Checker::new(&policy) {
                let draft = "We launch *Project* Falcon, better than Globex, in Q1 2027!";
                super::reports::stand_where_they_say(&checker.check(&Draft::markdown(draft)), draft);
            }
            let _ = policy.weaknesses(Moment::parse("2026-11-27T00:00:00Z").expect("an instant"));
        }
        Err(error) => assert!(!error.issues().is_empty() && !error.to_string().is_empty()),
    }
}
