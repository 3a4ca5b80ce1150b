//! The verb `check`: drafts in, verdicts out.

use crate::Outcome;
use crate::arguments::{CheckArguments, FailOn, Format};
use crate::drafts::{self, Gathered, Problem, Source};
use crate::output::{self, Look, Output};
use crate::policies;
use crate::rendering::{self, Rendering, counted};
use crate::secrecy;
use anyhow::{Context, anyhow, bail};
use discretion::emit::{self, Run, draft_line, printable, silenced_line};
use discretion::{Checker, Draft, Masking, Moment, Policy, Report, Verdict};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Checks the drafts and reports on them.
pub(crate) fn run(arguments: &CheckArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    let Some(policy) = policies::load(arguments.policy.as_deref(), errors) else { return Ok(Outcome::Error) };
    let targets = Target::all(arguments, output)?;
    let format = format(arguments, &policy)?;
    let Gathered { sources, mut problems } = Gathered::of(&arguments.paths, arguments.stdin_path.as_deref());
    let checker = match secrecy::checker(&policy) {
        Ok(checker) if arguments.no_silence => checker.without_silencing(),
        Ok(checker) => checker,
        Err(error) => {
            policies::refuse(&error, errors);
            return Ok(Outcome::Error);
        }
    };
    let checker = checker.at(arguments.at.map_or_else(now, Ok)?);
    let masking = secrecy::masking(arguments.mask);
    let job = Job { arguments, checker: &checker, format, masking, targets: &targets };
    let results = job.check_all(&sources)?;

    let mut run = Run::new(&policy);
    let mut texts: Vec<String> = vec![String::new(); targets.len()];
    for result in results {
        match result {
            Ok(checked) => {
                run.add(checked.report);
                texts.iter_mut().zip(checked.texts).for_each(|(all, text)| all.push_str(&text));
            }
            Err(problem) => problems.push(problem),
        }
    }
    problems.sort();
    problems.into_iter().for_each(|problem| run.add_unread(problem.path, problem.message));
    for unread in run.unread() {
        output::complain(&rendering::error(&format!("{}: {}", unread.path, unread.message), errors));
    }
    for (target, text) in targets.iter().zip(texts) {
        target.write(&run, text, arguments.quiet, output)?;
    }
    Ok(outcome(&run, arguments.fail_on))
}

fn outcome(run: &Run, fail_on: FailOn) -> Outcome {
    if !run.unread().is_empty() {
        Outcome::Error
    } else if run.reports().iter().any(|report| fail_on.fails(report.verdict())) {
        Outcome::Failure
    } else {
        Outcome::Success
    }
}

/// Where a report goes, and how it looks there.
#[derive(Clone, Copy, Debug)]
struct Target<'a> {
    format: Format,
    /// None for standard output.
    file: Option<&'a Path>,
    look: Look,
}

impl<'a> Target<'a> {
    /// The targets that the arguments name; standard output is for people where no other format takes it.
    fn all(arguments: &'a CheckArguments, output: &Output) -> anyhow::Result<Vec<Self>> {
        let mut targets: Vec<Self> = arguments
            .format
            .iter()
            .map(|(format, file)| {
                let look = if file.is_some() { Look::FILE } else { output.look };
                Self { format: *format, file: file.as_deref(), look }
            })
            .collect();
        match targets.iter().filter(|target| target.file.is_none()).count() {
            0 => targets.push(Self { format: Format::Text, file: None, look: output.look }),
            1 => {}
            _ => bail!("two formats on standard output; write one to a file, as in --format json=out.json"),
        }
        Ok(targets)
    }

    /// Writes the report; `text` is what people are told of the drafts.
    fn write(&self, run: &Run, mut text: String, quiet: bool, output: &Output) -> anyhow::Result<()> {
        let whole = match self.format {
            Format::Json => emit::json(run),
            Format::Text => {
                if let Some(line) = summary_line(run).filter(|_| !quiet) {
                    // What could not be read is never shown in the colour of what passed.
                    let verdict = run.verdict().filter(|_| run.unread().is_empty());
                    text.push_str(&Rendering::new(self.look).coloured(&line, verdict));
                    text.push('\n');
                }
                text
            }
        };
        match self.file {
            Some(file) => fs::write(file, whole)
                .map_err(|error| anyhow!("cannot write {}: {}", file.display(), drafts::reason(&error))),
            None => output.write(&whole),
        }
    }
}

/// The counts of several drafts; none for a single one, whose line says it all.
fn summary_line(run: &Run) -> Option<String> {
    let summary = run.summary();
    let unread = run.unread().len();
    if summary.drafts < 2 && unread == 0 {
        return None;
    }
    let counts = [(summary.block, "block"), (summary.review, "review"), (summary.pass, "pass")];
    let verdicts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, verdict)| format!("{count} {verdict}"))
        .collect();
    let mut line = if summary.drafts == 0 {
        "no draft was checked".to_owned()
    } else {
        let warnings = counted(summary.warnings, "warning");
        format!("{}: {}; {warnings}", counted(summary.drafts, "draft"), verdicts.join(", "))
    };
    if summary.silenced > 0 {
        line.push_str(&format!("; {} silenced", summary.silenced));
    }
    if unread > 0 {
        line.push_str(&format!("; {} could not be read", counted(unread, "path")));
    }
    Some(line)
}

/// What is the same for all drafts.
#[derive(Clone, Copy, Debug)]
struct Job<'j> {
    arguments: &'j CheckArguments,
    checker: &'j Checker,
    /// The format that the channel has.
    format: Option<discretion::Format>,
    masking: Masking,
    targets: &'j [Target<'j>],
}

/// A draft that was checked, and what people are told of it on each target.
#[derive(Debug)]
struct Checked {
    report: Report,
    texts: Vec<String>,
}

impl Job<'_> {
    /// Checks drafts side by side; the results are in the order of the drafts.
    fn check_all(&self, sources: &[Source]) -> anyhow::Result<Vec<Result<Checked, Problem>>> {
        let jobs = self.arguments.jobs.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build().context("cannot start threads")?;
        let alone = sources.len() == 1;
        Ok(pool.install(|| sources.par_iter().map(|source| self.check(source, alone)).collect()))
    }

    fn check(&self, source: &Source, alone: bool) -> Result<Checked, Problem> {
        let text = source.read(self.arguments.max_bytes)?;
        // Here, before anything is written in any format: no writer has to think of it.
        let report = self.checker.check(&self.draft(source, &text)).masked(self.masking);
        let told = |target: &Target<'_>| match target.format {
            Format::Text => self.tell(&report, &text, alone, target.look),
            Format::Json => String::new(),
        };
        Ok(Checked { texts: self.targets.iter().map(told).collect(), report })
    }

    fn draft<'t>(&self, source: &Source, text: &'t str) -> Draft<'t> {
        let by_name = source.format();
        let format = self.format.filter(|_| !by_name.is_container()).unwrap_or(by_name);
        let mut draft = Draft::new(text, format);
        if let Some(channel) = &self.arguments.channel {
            draft = draft.channel(channel);
        }
        if let Some(language) = &self.arguments.language {
            draft = draft.language(language);
        }
        draft.path(&source.name)
    }

    /// What people are told of a draft: its warnings, what was silenced, and its line. A clean draft among others is not mentioned.
    fn tell(&self, report: &Report, text: &str, alone: bool, look: Look) -> String {
        let (fails, rendering) = (self.arguments.fail_on.fails(report.verdict()), Rendering::new(look));
        let says_nothing = report.warnings().is_empty() && report.silenced().is_empty() && report.notes().is_empty();
        let is_clean = says_nothing && report.verdict() == Verdict::Pass;
        if (self.arguments.quiet && !fails) || (is_clean && !alone && !fails) {
            return String::new();
        }
        let path = report.path().unwrap_or_default();
        let mut told: String =
            report.warnings().iter().map(|warning| rendering.warning(report, text, warning)).collect();
        for note in report.notes() {
            told.push_str(&format!("{}: note: {}\n", printable(path), rendering::one_line(note)));
        }
        for silenced in report.silenced().iter().filter(|_| self.arguments.show_silenced) {
            told.push_str(&format!("{}\n", silenced_line(report, silenced)));
        }
        let line = draft_line(report);
        told.push_str(&if is_clean { line } else { rendering.coloured(&line, Some(report.verdict())) });
        told.push_str(if report.warnings().is_empty() || alone { "\n" } else { "\n\n" });
        told
    }
}

/// The format of the channel that the arguments name, which must be one of the policy's where it describes any.
fn format(arguments: &CheckArguments, policy: &Policy) -> anyhow::Result<Option<discretion::Format>> {
    let Some(channel) = &arguments.channel else { return Ok(None) };
    let known: Vec<&str> = policy.channels().collect();
    if !known.is_empty() && !known.contains(&channel.as_str()) {
        bail!("unknown channel `{channel}`, the policy describes {}", known.join(", "));
    }
    Ok(policy.format_of(channel))
}

fn now() -> anyhow::Result<Moment> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock stands before 1970; use --at")?;
    Ok(Moment::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX)))
}
