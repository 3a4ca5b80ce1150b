//! The files beside a policy: `discretion.toml` and baselines. Each is an error with its place, or it can be used; a baseline
//! that was read is written as the same one.

use discretion::config::{Baseline, Config};

/// Holds the promise for a file.
pub(crate) fn hold(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Config::parse("discretion.toml", text) {
        Ok(config) => {
            for path in ["a.md", "blog/a.md", "../a.md", ""] {
                let drafts = config.drafts_at(path);
                let _ = config.policies_of(drafts).count();
            }
        }
        Err(error) => assert!(!error.issues().is_empty() && !error.to_string().is_empty()),
    }
    match Baseline::parse("baseline.toml", text) {
        Ok(baseline) => {
            let again = Baseline::parse("baseline.toml", &baseline.to_toml()).expect("what is written can be read");
            assert_eq!(again.to_toml(), baseline.to_toml());
        }
        Err(error) => assert!(!error.issues().is_empty() && !error.to_string().is_empty()),
    }
}
