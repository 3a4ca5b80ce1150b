//! The program `discretion`: checks drafts of public posts against a company policy.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(discretion_cli::run(std::env::args_os()))
}
