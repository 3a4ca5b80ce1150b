//! A report, written while the drafts are checked.

use super::emitter::{CheckedDraft, Emitter};
use super::format::ReportFormat;
use super::left_out::LeftOut;
use super::look::Look;
use super::run::Run;
use crate::policy::Policy;
use crate::report::Report;
use crate::text::ColumnUnit;
use std::io::{self, Write};

/// Writes the reports of several drafts in one format: begin, each draft, end.
///
/// Each draft is written when it is added and not kept. What was begun and not finished is no whole report: JSON lacks
/// its end, text its line of counts. So whoever writes to a file should rename it after [`ReportWriter::finish`].
///
/// ```
/// use discretion::emit::{Look, ReportFormat, ReportWriter};
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// [[confidential]]
/// id = "falcon"
/// terms = ["Falcon"]
/// severity = "critical"
/// message = "an unreleased product"
/// why = "It is announced in March."
/// advice = "Say nothing yet."
/// "#)?;
/// let checker = Checker::new(&policy)?;
/// let mut out = Vec::new();
/// let mut writer = ReportWriter::new(ReportFormat::named("text")?, Look::default(), &[&policy], &mut out)?;
/// let text = "Meet *Falcon*.";
/// writer.add(&checker.check(&Draft::markdown(text).path("post.md")), text)?;
/// let (run, _) = writer.finish()?;
/// assert!(run.verdict().is_some_and(|verdict| verdict.blocks()));
/// assert_eq!(String::from_utf8(out)?, "\
/// critical[acme/falcon]: an unreleased product
///  --> post.md:1:7
///   |
/// 1 | Meet *Falcon*.
///   |       ^^^^^^
///   |
///   = why: It is announced in March.
///   = advice: Say nothing yet.
///
/// post.md: block 93.1 (confidential 93.1)
/// to pass: resolve acme/falcon (line 1)
/// ");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct ReportWriter<W> {
    emitter: Box<dyn Emitter>,
    columns: ColumnUnit,
    run: Run,
    out: W,
}

impl<W: Write> ReportWriter<W> {
    /// Begins a report of drafts that are checked against these policies, each against one.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn new(format: &ReportFormat, look: Look, policies: &[&Policy], mut out: W) -> io::Result<Self> {
        let (run, mut emitter) = (Run::new(policies), format.emitter(&look));
        emitter.begin(policies, &run, &mut out)?;
        Ok(Self { emitter, columns: format.columns(), run, out })
    }

    /// Adds a draft: its report, and its text as it was checked. A report that is to be [masked](Report::masked) is
    /// masked before.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn add(&mut self, report: &Report, text: &str) -> io::Result<()> {
        let draft = CheckedDraft::new(report, text, self.columns);
        self.emitter.draft(&draft, &self.run, &mut self.out)?;
        self.run.add(report);
        Ok(())
    }

    /// Adds a draft that could not be read, and why.
    pub fn add_unread(&mut self, path: impl Into<String>, message: impl Into<String>) {
        self.run.add_unread(path, message);
    }

    /// Counts drafts that are left out because a change did not touch them.
    pub fn add_unchanged(&mut self, drafts: usize) {
        self.run.add_unchanged(drafts);
    }

    /// Adds a file that was left out, or a folder of such files.
    pub fn add_left_out(&mut self, left_out: LeftOut) {
        self.run.add_left_out(left_out);
    }

    /// Ends the report, and gives what came of all drafts, and what was written to.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn finish(mut self) -> io::Result<(Run, W)> {
        self.emitter.end(&self.run, &mut self.out)?;
        self.out.flush()?;
        Ok((self.run, self.out))
    }
}
