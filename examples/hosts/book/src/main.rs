//! A preprocessor for mdBook that fails a build where a chapter must not go out.
//!
//! ```toml
//! [preprocessor.discretion]
//! command = "mdbook-discretion"
//! after = ["links"]           # which fills in what chapters include
//! policy = "policy.toml"      # seen from the folder of book.toml
//! fail-on = "block"           # or "review", "pass", "never"
//! channel = "docs"            # optional
//! ```
//!
//! It reads what readers will read: chapters after mdBook has filled in what they include. Places are those of the files, as
//! their authors have them. The book is handed on as it came.

use anyhow::{Context, bail};
use discretion::config::FailOn;
use discretion::emit::{Look, ReportFormat, ReportWriter};
use discretion::policy::Secrets;
use discretion::report::Masking;
use discretion::text::Rewritten;
use discretion::{Checker, Draft, Policy};
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{PreprocessorContext, parse_input};
use serde::Deserialize;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;
use std::time::SystemTime;
use std::{env, fs};

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Settings {
    policy: String,
    fail_on: Option<String>,
    channel: Option<String>,
    /// The preprocessors that run before this one: mdBook reads it, too.
    #[serde(default)]
    after: Vec<String>,
}

fn main() -> ExitCode {
    // mdBook asks for each renderer whether it is supported: all are.
    if env::args().nth(1).as_deref() == Some("supports") {
        return ExitCode::SUCCESS;
    }
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("The book was not built: a chapter must not go out as it is.");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("discretion: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Checks the book that mdBook hands over, and hands it on. Returns whether it may be built.
fn run() -> anyhow::Result<bool> {
    let (context, book) = parse_input(io::stdin().lock())?;
    let settings: Option<Settings> = context.config.get("preprocessor.discretion")?;
    let settings = settings.context("`[preprocessor.discretion]` needs a `policy`")?;
    if !settings.after.iter().any(|name| name == "links") {
        bail!("`[preprocessor.discretion]` needs `after = [\"links\"]`: else what chapters include is not checked");
    }
    let may_go_out = check(&context, &book, &settings)?;
    serde_json::to_writer(io::stdout().lock(), &book)?;
    Ok(may_go_out)
}

fn check(context: &PreprocessorContext, book: &Book, settings: &Settings) -> anyhow::Result<bool> {
    let fail_on: FailOn = settings.fail_on.as_deref().map_or(Ok(FailOn::default()), str::parse)?;
    let policy = Policy::load(context.root.join(&settings.policy))?;
    let checker = Checker::with_secrets(&policy, &Secrets::from_environment(&policy))?;
    let checker = checker.by_clock(SystemTime::now().into());
    // Many may read the log of a build.
    let masking = if env::var_os("CI").is_some() { Masking::Confidential } else { Masking::Sealed };

    let mut look = Look::default();
    look.coloured = io::stderr().is_terminal();
    look.fails_from = fail_on.verdict();
    let mut writer = ReportWriter::new(ReportFormat::named("text")?, look, &[&policy], io::stderr())?;
    let sources = context.root.join(&context.config.book.src);
    for chapter in book.chapters() {
        // A chapter that another preprocessor has made has no file.
        let name = chapter.source_path.as_deref().map_or_else(|| chapter.name.clone(), written);
        let file = chapter.source_path.as_deref().map(|path| fs::read_to_string(sources.join(path))).transpose()?;
        let mut draft = Draft::markdown(&chapter.content).path(name);
        if let Some(channel) = &settings.channel {
            draft = draft.channel(channel);
        }
        checker.knows(&draft)?;
        let report = checker.check(&draft).masked(masking);
        match &file {
            Some(file) => writer.add(&report.at_origin(&Rewritten::new(file, &chapter.content)), file)?,
            None => writer.add(&report, &chapter.content)?,
        }
    }
    let (run, _) = writer.finish()?;
    // A head that nobody understands counts as unread.
    Ok(run.unread().is_empty() && run.verdict().is_none_or(|worst| !fail_on.fails(worst)))
}

/// A path with `/` between its parts on every system.
fn written(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
