//! See `promises/settings.rs`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "each target holds one of the promises")]
#[path = "../promises/mod.rs"]
mod promises;

fuzz_target!(|bytes: &[u8]| promises::settings::hold(bytes));
