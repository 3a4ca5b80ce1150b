//! See `promises/editor.rs`.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../promises/editor.rs"]
mod editor;

fuzz_target!(|bytes: &[u8]| editor::hold(bytes));
