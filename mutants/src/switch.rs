//! The module of the copy that says which change is on.

/// The module's text; `count` is one more than the largest number of a change.
pub fn module(count: usize) -> String {
    MODULE.replace("COUNT_OF_CHANGES", &count.to_string())
}

/// The variable that names the change that is on.
pub const CHANGE: &str = "MUTANTS_CHANGE";

/// The variable that names the file for the changes that are reached, four bytes each.
pub const REACHED: &str = "MUTANTS_REACHED";

// Nothing is allocated but at the beginning: some tests count what the library allocates.
const MODULE: &str = r#"//! Which change is on.
use std::fs::File;
use std::io::Write;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};

const UNREAD: u32 = u32::MAX;
const RECORDING: u32 = u32::MAX - 1;
const NONE: u32 = u32::MAX - 2;
static ACTIVE: AtomicU32 = AtomicU32::new(UNREAD);
static REACHED: [AtomicBool; COUNT_OF_CHANGES] = [const { AtomicBool::new(false) }; COUNT_OF_CHANGES];
static RECORD: OnceLock<Option<File>> = OnceLock::new();

#[inline]
pub fn on(number: u32) -> bool {
    let active = ACTIVE.load(Relaxed);
    active == number || (active >= RECORDING && ask(number))
}

#[cold]
fn ask(number: u32) -> bool {
    let record = RECORD.get_or_init(|| {
        let path = std::env::var_os("MUTANTS_REACHED")?;
        File::options().append(true).create(true).open(path).ok()
    });
    if ACTIVE.load(Relaxed) == UNREAD {
        let of_environment = std::env::var("MUTANTS_CHANGE").ok().and_then(|number| number.parse().ok());
        ACTIVE.store(if record.is_some() { RECORDING } else { of_environment.unwrap_or(NONE) }, Relaxed);
        return on(number);
    }
    if let Some(mut record) = record.as_ref()
        && !REACHED[number as usize].swap(true, Relaxed)
    {
        record.write_all(&number.to_le_bytes()).expect("the record can be written");
    }
    false
}
"#;
