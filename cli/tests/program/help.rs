//! The help of the program and its verbs; `recorded` holds what it says.

use crate::support::{discretion, printed};

#[test]
fn the_help_fits_a_terminal_of_80_columns() {
    for verb in ["", "check", "test", "show", "explain", "seal"] {
        let shown = printed(discretion(&format!("{verb} --help")).env("COLUMNS", "80"));
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
    }
}
