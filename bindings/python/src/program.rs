//! The program, for the command `discretion` that comes with the package.

use pyo3::prelude::*;
use std::ffi::OsString;

/// Runs the program with the arguments of a command line, whose first is its name. Returns the exit status.
#[pyfunction]
pub(crate) fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| discretion_cli::run(arguments))
}
