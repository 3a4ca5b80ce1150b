//! The program as its users meet it: what it prints and its exit status, recorded.
//!
//! `SNAPSHOTS=overwrite cargo test -p discretion-cli` records anew; read the difference before committing it.

mod approvals;
mod authoring;
mod baseline;
mod campaign;
mod check;
mod closed;
mod config;
#[cfg(target_os = "linux")]
mod documented;
#[cfg(unix)]
mod editor;
mod fixing;
mod folders;
mod formats;
mod fuzzed;
mod help;
mod init;
mod lint;
mod machine;
mod masked;
mod policies;
#[cfg(target_os = "linux")]
mod progress;
mod reading;
#[cfg(target_os = "linux")]
mod recorded;
mod records;
mod refusals;
mod rendering;
mod replies;
mod revisions;
mod seal;
mod sealed;
#[cfg(unix)]
mod services;
mod shells;
mod silence;
mod since;
mod support;
mod trial;
mod widths;
