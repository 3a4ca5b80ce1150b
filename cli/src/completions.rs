//! The verbs `completions` and `man`: what shells and readers of manuals know of the arguments.

use crate::Outcome;
use crate::arguments::{Arguments, CompletionsArguments, ManArguments};
use crate::output::Output;
use anyhow::Context;
use clap::CommandFactory;
use clap_complete::generate;
use clap_mangen::Man;
use std::fs;

/// The name of the program.
const NAME: &str = "discretion";

/// Prints the completions for a shell.
pub(crate) fn run(arguments: &CompletionsArguments, output: &Output) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    generate(arguments.shell, &mut Arguments::command(), NAME, &mut script);
    output.write(&String::from_utf8(script).context("the completions are no text")?)?;
    Ok(Outcome::Success)
}

/// Prints the manual page of the program, or writes those of all verbs into a folder.
pub(crate) fn manual(arguments: &ManArguments, output: &Output) -> anyhow::Result<Outcome> {
    let mut command = Arguments::command();
    let Some(folder) = &arguments.folder else {
        let mut page = Vec::new();
        Man::new(command).render(&mut page)?;
        output.write(&String::from_utf8(page).context("the page is no text")?)?;
        return Ok(Outcome::Success);
    };
    command.build();
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    clap_mangen::generate_to(command, folder)
        .with_context(|| format!("cannot write the pages into {}", folder.display()))?;
    Ok(Outcome::Success)
}
