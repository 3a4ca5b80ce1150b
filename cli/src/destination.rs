//! Destinations of reports: standard output, or files.
//!
//! A file gets its name when the report in it is whole; until then there is the old one, or none. A report is never
//! written over what is being checked.

use crate::arguments::CheckArguments;
use crate::gate::{self, DraftList, Problem};
use crate::orders::Orders;
use crate::output::{self, Look, Output, Stdout};
use crate::rendering;
use crate::whole_file::{WholeFile, real_path};
use anyhow::{Context, anyhow, bail};
use discretion::Report;
use discretion::emit::{FORMATS, LeftOut, ReportFormat, ReportWriter, Run};
use discretion::text::{counted, one_line};
use std::env;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The reports of one run, each in its format.
#[derive(Debug)]
pub(crate) struct Reports {
    open: Vec<(ReportWriter<BufWriter<Sink>>, String)>,
    /// The way standard error looks.
    errors: Look,
}

impl Reports {
    /// Begins a report for each format that the arguments name; standard output is for people where no other format
    /// takes it.
    pub(crate) fn begin(
        arguments: &CheckArguments,
        orders: &Orders,
        list: &DraftList,
        output: &Output,
        errors: Look,
    ) -> anyhow::Result<Self> {
        let mut wanted: Vec<(&ReportFormat, Option<&Path>)> =
            arguments.format.iter().map(|choice| (choice.format, choice.file.as_deref())).collect();
        if arguments.fix.dry_run && wanted.iter().any(|(_, file)| file.is_none()) {
            bail!("--dry-run shows the changes on standard output; send reports to files: --format json=report.json")
        }
        match wanted.iter().filter(|(_, file)| file.is_none()).count() {
            0 => {
                wanted.extend(FORMATS.iter().find(|format| is_default(format, arguments)).map(|format| (format, None)));
            }
            1 => {}
            _ => keep_first(&mut wanted),
        }
        let read: Vec<PathBuf> = orders
            .files()
            .iter()
            .chain(&arguments.policy)
            .chain(&arguments.news.baseline)
            .map(|file| real_path(file))
            .collect();
        let fails_from = orders.strictest(arguments.fail_on).verdict();
        let mut real: Vec<PathBuf> = Vec::new();
        for file in wanted.iter().filter_map(|(_, file)| *file) {
            let place = real_path(file);
            if real.contains(&place) {
                bail!("two reports go to {}", file.display());
            }
            if list.holds(&place) || read.contains(&place) {
                bail!("a report would overwrite {}, which this run reads", file.display());
            }
            real.push(place);
        }
        let stdout = if arguments.fix.dry_run { Destination::Nowhere } else { Destination::Stdout };
        let summaries: Vec<(&ReportFormat, Destination<'_>)> =
            wanted.iter().filter_map(|(format, _)| summary(format)).collect();
        let wanted = wanted.into_iter().map(|(format, file)| (format, file.map_or(stdout.clone(), Destination::File)));
        let open = |(format, destination): (&ReportFormat, Destination<'_>)| {
            let name = destination.name();
            let is_stdout = matches!(destination, Destination::Stdout);
            let mut look = if is_stdout { output.look } else { Look::default() };
            look.language = output.look.language;
            look.shows_all = arguments.all;
            look.explains_score = arguments.explain_score;
            look.fails_from = fails_from;
            look.quiet = arguments.quiet;
            look.lists_silenced = arguments.show_silenced;
            look.shows_approval = arguments.owner.is_some();
            // Standard error has them.
            look.lists_unread = !is_stdout;
            look.counts_one = list.is_open;
            let writer = destination
                .open()
                .and_then(|sink| ReportWriter::new(format, look, &orders.policies(), BufWriter::new(sink)));
            Ok((writer.map_err(|error| cannot_write(&name, &error))?, name))
        };
        Ok(Self { open: wanted.chain(summaries).map(open).collect::<anyhow::Result<_>>()?, errors })
    }

    /// Adds a draft to every report, and says on standard error what of its head nobody understands.
    pub(crate) fn add(&mut self, report: &Report, text: &str) -> anyhow::Result<()> {
        report.problems().iter().for_each(|problem| self.complain(&Problem::of_head(report, problem)));
        for (writer, name) in &mut self.open {
            writer.add(report, text).map_err(|error| cannot_write(name, &error))?;
        }
        Ok(())
    }

    /// Adds what could not be read to every report, and says so on standard error.
    pub(crate) fn add_problem(&mut self, problem: &Problem) {
        self.complain(problem);
        let Problem { path, message } = problem;
        self.open.iter_mut().for_each(|(writer, _)| writer.add_unread(path, message));
    }

    /// Counts drafts in every report that a change did not touch.
    pub(crate) fn add_unchanged(&mut self, drafts: usize) {
        self.open.iter_mut().for_each(|(writer, _)| writer.add_unchanged(drafts));
    }

    /// Says on standard error how many names of a draft were corrected.
    pub(crate) fn add_corrected(&self, report: &Report, corrected: usize) {
        if corrected > 0 {
            let path = report.path().unwrap_or("draft");
            output::complain(&format!("{}: {} corrected\n", one_line(path), counted(corrected, "name")));
        }
    }

    fn complain(&self, Problem { path, message }: &Problem) {
        output::complain(&rendering::error(&format!("{path}: {message}"), self.errors));
    }

    /// Adds a file that was left out to every report.
    pub(crate) fn add_left_out(&mut self, left_out: &LeftOut) {
        self.open.iter_mut().for_each(|(writer, _)| writer.add_left_out(left_out.clone()));
    }

    /// Ends every report, and gives what came of the drafts.
    pub(crate) fn finish(self) -> anyhow::Result<Run> {
        let mut last = None;
        for (writer, name) in self.open {
            let finish = || {
                let (run, out) = writer.finish()?;
                out.into_inner().map_err(io::IntoInnerError::into_error)?.keep()?;
                Ok(run)
            };
            last = Some(finish().map_err(|error| cannot_write(&name, &error))?);
        }
        last.context("there is a report for people where there is no other")
    }
}

/// Returns whether standard output gets a format where no other takes it.
fn is_default(format: &ReportFormat, arguments: &CheckArguments) -> bool {
    if arguments.input.input_format.is_some() { format.name() == "jsonl" } else { format.is_for_people() }
}

fn cannot_write(name: &str, error: &io::Error) -> anyhow::Error {
    anyhow!("cannot write {name}: {}", gate::reason(error))
}

/// The place that a report is wanted at.
#[derive(Clone, Debug)]
enum Destination<'d> {
    Stdout,
    /// Standard output has something else to show.
    Nowhere,
    File(&'d Path),
    /// A file that others write to as well.
    End(PathBuf),
}

impl Destination<'_> {
    /// The name of the place in errors.
    fn name(&self) -> String {
        match self {
            Self::Stdout | Self::Nowhere => "standard output".to_owned(),
            Self::File(file) => file.display().to_string(),
            Self::End(file) => file.display().to_string(),
        }
    }

    fn open(&self) -> io::Result<Sink> {
        match self {
            Self::Stdout => Ok(Sink::Stdout(Stdout::open())),
            Self::Nowhere => Ok(Sink::Nowhere),
            Self::File(file) => WholeFile::create(file).map(Sink::File),
            Self::End(file) => OpenOptions::new().append(true).create(true).open(file).map(Sink::End),
        }
    }
}

/// The summary that a format adds to a file which the environment names.
fn summary(format: &ReportFormat) -> Option<(&'static ReportFormat, Destination<'static>)> {
    let (variable, format) = format.summary()?;
    let file = env::var_os(variable).filter(|file| !file.is_empty())?;
    Some((ReportFormat::named(format).ok()?, Destination::End(PathBuf::from(file))))
}

/// A report's way out.
#[derive(Debug)]
enum Sink {
    Stdout(Stdout),
    Nowhere,
    File(WholeFile),
    /// The end of a file that others write to as well.
    End(File),
}

impl Sink {
    /// Says that the report is whole.
    fn keep(self) -> io::Result<()> {
        match self {
            Self::Stdout(mut stdout) => stdout.flush(),
            Self::Nowhere | Self::End(_) => Ok(()),
            Self::File(file) => file.keep(),
        }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::File(file) => file.write(bytes),
            Self::End(file) => file.write(bytes),
            Self::Nowhere => Ok(bytes.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::File(file) => file.flush(),
            Self::End(file) => file.flush(),
            Self::Nowhere => Ok(()),
        }
    }
}

/// Leaves of the formats without a file the first one, and says which have to be given a file.
fn keep_first(wanted: &mut Vec<(&ReportFormat, Option<&Path>)>) {
    let mut written: Option<&str> = None;
    wanted.retain(|(format, file)| {
        let Some(first) = written.filter(|_| file.is_none()) else {
            written = written.or(file.is_none().then(|| format.name()));
            return true;
        };
        let name = format.name();
        output::complain(&format!(
            "note: `{name}` is not written: `{first}` goes to standard output; write --format {name}=FILE\n"
        ));
        false
    });
}
