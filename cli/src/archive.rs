//! `archive`: hands archives in Parquet to `discretion-archive`, a program of its own because the engine in it is large.

use crate::Outcome;
use crate::arguments::ArchiveArguments;
use anyhow::{Context, bail};
use std::env;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::Command;

const PROGRAM: &str = "discretion-archive";

/// Runs `discretion-archive` with the arguments as they are, and ends as it does.
pub(crate) fn run(arguments: &ArchiveArguments) -> anyhow::Result<Outcome> {
    let program = beside().unwrap_or_else(|| PathBuf::from(PROGRAM));
    let ended = match Command::new(program).args(&arguments.arguments).status() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("there is no {PROGRAM}, neither beside this program nor on the PATH: see docs/scale.md");
        }
        ended => ended.with_context(|| format!("cannot run {PROGRAM}"))?,
    };
    Ok(if ended.success() { Outcome::Success } else { Outcome::Error })
}

/// The program in the folder of this one, if it is there.
fn beside() -> Option<PathBuf> {
    let program = env::current_exe().ok()?.with_file_name(PROGRAM).with_extension(env::consts::EXE_EXTENSION);
    program.is_file().then_some(program)
}
