//! The files beside a policy: `discretion.toml` and baselines. Each is an error with its place, or it can be used; a baseline
//! that was read is written as the same one.

#![no_main]

use discretion::config::{Baseline, Config};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(config) = Config::parse("discretion.toml", text) {
        for path in ["a.md", "blog/a.md", "../a.md", ""] {
            let drafts = config.drafts_at(path);
            let _ = config.policies_of(drafts).count();
        }
    }
    if let Ok(baseline) = Baseline::parse("baseline.toml", text) {
        let again = Baseline::parse("baseline.toml", &baseline.to_toml()).expect("what is written can be read");
        assert_eq!(again.to_toml(), baseline.to_toml());
    }
});
