//! A `commit-msg` hook of Git that refuses a message that must not go out: history is public, and stays.
//!
//! The policy is the file that `git config discretion.policy` names, else `.discretion/policy.toml`, from the root of the
//! repository. Whoever must commit anyway has `git commit --no-verify`, as with every hook of this kind.

use anyhow::Context;
use discretion::config::FailOn;
use discretion::emit::{Look, ReportFormat, ReportWriter};
use discretion::policy::Secrets;
use discretion::report::Masking;
use discretion::text::Rewritten;
use discretion::{Checker, Draft, Policy};
use std::io::{self, IsTerminal};
use std::process::{Command, ExitCode};
use std::time::SystemTime;
use std::{env, fs};

const POLICY: &str = ".discretion/policy.toml";

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("The message was refused. It is kept in the file named above.");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("discretion: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Checks the message in the file that Git names. Returns whether it may be committed.
fn run() -> anyhow::Result<bool> {
    let file = env::args().nth(1).context("Git gives a `commit-msg` hook the file of the message")?;
    let written = fs::read_to_string(&file).with_context(|| format!("cannot read `{file}`"))?;
    let policy = Policy::load(git_config("discretion.policy").as_deref().unwrap_or(POLICY))?;
    let checker = Checker::with_secrets(&policy, &Secrets::from_environment(&policy))?;
    let checker = checker.by_clock(SystemTime::now().into());

    let message = kept(&written, &git_config("core.commentChar").unwrap_or_else(|| "#".to_owned()));
    let report = checker.check(&Draft::plain(&message).path(&file)).masked(Masking::Sealed);
    let fails = FailOn::Block.fails(report.verdict());
    let mut look = Look::default();
    look.coloured = io::stderr().is_terminal();
    look.quiet = !fails;
    let mut writer = ReportWriter::new(ReportFormat::named("text")?, look, &[&policy], io::stderr())?;
    // The author sees the file as it is, with the lines that Git takes out.
    writer.add(&report.at_origin(&Rewritten::new(&written, &message)), &written)?;
    writer.finish()?;
    Ok(!fails)
}

/// What Git keeps of a message: no comments, and nothing below a line of scissors.
fn kept(written: &str, comment: &str) -> String {
    let scissors = format!("{comment} ------------------------ >8 ------------------------");
    let lines = written.split_inclusive('\n').take_while(|line| line.trim_end() != scissors);
    lines.filter(|line| !line.starts_with(comment)).collect()
}

/// A value of the configuration of Git, where it is set.
fn git_config(key: &str) -> Option<String> {
    let output = Command::new("git").args(["config", "--get", key]).output().ok()?;
    let value = String::from_utf8(output.stdout).ok()?.trim_end().to_owned();
    Some(value).filter(|value| output.status.success() && !value.is_empty())
}
