//! The verb `check`: drafts in, verdicts out.

use crate::Outcome;
use crate::arguments::{CheckArguments, FailOn, FixArguments, StrictArguments};
use crate::destination::Reports;
use crate::fixes;
use crate::gate::{DraftList, DraftScope, DraftSource, Problem, Strictness};
use crate::output::{Look, Output};
use crate::parallel::in_order;
use crate::secrecy;
use crate::trusted::Trusted;
use anyhow::{Context, bail};
use discretion::draft::Format;
use discretion::emit::Run;
use discretion::moment::Moment;
use discretion::report::Masking;
use discretion::text::nearest;
use discretion::{Checker, Draft, Policy, Report};
use std::num::NonZero;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

/// Checks the drafts and reports on them.
pub(crate) fn run(arguments: &CheckArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    let trusted = Trusted::of(&arguments.trust)?;
    let Some(policy) = trusted.policy(arguments.policy.as_deref(), errors)? else { return Ok(Outcome::Error) };
    let format = format(arguments, &policy)?;
    let at = arguments.at.map_or_else(now, Ok)?;
    if let Err(error) = policy.refuse_when_over(arguments.publish_at.unwrap_or(at)) {
        trusted.refuse(&error, errors);
        return Ok(Outcome::Error);
    }
    let Some(checker) = trusted.checker(&policy, errors) else { return Ok(Outcome::Error) };
    let checker = if arguments.no_silence { checker.without_silencing() } else { checker };
    let checker = if arguments.at.is_some() { checker.at(at) } else { checker.by_clock(at) };
    let checker = if arguments.trust_dates { checker.trusting_dates() } else { checker };
    let masking = secrecy::masking(arguments.mask);
    let job = Job { arguments, trusted: &trusted, checker: &checker, format, masking };
    let list = DraftList::of(&arguments.paths, scope(arguments));
    let mut reports = Reports::begin(arguments, &policy, &list, output, errors)?;
    list.problems.iter().for_each(|problem| reports.add_problem(problem));
    list.left_out.iter().for_each(|left_out| reports.add_left_out(left_out));
    let check = |source: &DraftSource| job.check(source);
    in_order(&list.drafts, threads(arguments), check, |checked| match checked {
        Ok(checked) => {
            output.write(&checked.diff)?;
            reports.add_corrected(&checked.report, checked.corrected);
            reports.add(&checked.report, &checked.text)
        }
        Err(problem) => {
            reports.add_problem(&problem);
            Ok(())
        }
    })?;
    Ok(outcome(&reports.finish()?, arguments.fail_on))
}

/// How drafts are looked for.
fn scope(arguments: &CheckArguments) -> DraftScope<'_> {
    let strictness = match arguments.strict {
        StrictArguments { strict: true, .. } => Strictness::Strict,
        StrictArguments { no_strict: false, .. } if secrecy::is_ci() => Strictness::Globs,
        StrictArguments { .. } => Strictness::Lenient,
    };
    DraftScope { stdin_path: arguments.stdin_path.as_deref(), no_ignore: arguments.no_ignore, strictness }
}

fn threads(arguments: &CheckArguments) -> NonZero<usize> {
    let wanted = arguments.jobs.and_then(|jobs| NonZero::new(usize::from(jobs)));
    wanted.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN)
}

fn outcome(run: &Run, fail_on: FailOn) -> Outcome {
    if !run.unread().is_empty() {
        Outcome::Error
    } else if run.verdict().zip(fail_on.verdict()).is_some_and(|(verdict, from)| verdict >= from) {
        Outcome::Failure
    } else {
        Outcome::Success
    }
}

/// The part that is the same for all drafts.
#[derive(Clone, Copy, Debug)]
struct Job<'j> {
    arguments: &'j CheckArguments,
    trusted: &'j Trusted,
    checker: &'j Checker,
    /// The format that the channel has.
    format: Option<Format>,
    masking: Masking,
}

/// A draft that was checked.
#[derive(Debug)]
struct CheckedSource {
    report: Report,
    text: String,
    /// What would be corrected.
    diff: String,
    /// The number of corrections that were written.
    corrected: usize,
}

impl Job<'_> {
    fn check(&self, source: &DraftSource) -> Result<CheckedSource, Problem> {
        let text = source.read(self.arguments.max_bytes)?;
        let earlier = self.trusted.earlier(source)?;
        let report = self.report(source, &text, earlier.as_ref());
        let FixArguments { writes, dry_run } = self.arguments.fix;
        let corrected = report.fixes().len();
        match fixes::fixed(&report, &text).filter(|_| writes) {
            Some(_) if dry_run => Ok(CheckedSource { diff: fixes::diff(&report, &text), report, text, corrected: 0 }),
            Some(fixed) => {
                fixes::write(source, &text, &fixed)?;
                // What is left is reported: a correction may be what another rule looks for.
                let report = self.report(source, &fixed, earlier.as_ref());
                Ok(CheckedSource { report, text: fixed, diff: String::new(), corrected })
            }
            None => Ok(CheckedSource { report, text, diff: String::new(), corrected: 0 }),
        }
    }

    fn report(&self, source: &DraftSource, text: &str, earlier: Option<&Option<String>>) -> Report {
        let draft = self.draft(source, text);
        let draft = match earlier {
            Some(earlier) => draft.before(earlier.as_deref()),
            None => draft,
        };
        // Here, before anything is written in any format: no writer has to think of it.
        self.checker.check(&draft).masked(self.masking)
    }

    fn draft<'t>(&self, source: &DraftSource, text: &'t str) -> Draft<'t> {
        let by_name = source.format();
        let format = self.format.filter(|_| !by_name.is_container()).unwrap_or(by_name);
        let mut draft = Draft::new(text, format);
        if let Some(channel) = &self.arguments.channel {
            draft = draft.channel(channel);
        }
        if let Some(moment) = self.arguments.publish_at {
            draft = draft.publish_at(moment);
        }
        if let Some(language) = &self.arguments.language {
            draft = draft.language(language);
        }
        draft.path(&source.name)
    }
}

/// The format of the channel that the arguments name, which must be one of the policy's where it describes any.
fn format(arguments: &CheckArguments, policy: &Policy) -> anyhow::Result<Option<Format>> {
    let Some(channel) = &arguments.channel else { return Ok(None) };
    let channel = channel.to_lowercase();
    if policy.depends_on_channels() && !policy.knows_channel(&channel) {
        let known: Vec<&str> = policy.known_channels();
        let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        let near = nearest(&channel, known.iter().copied())
            .map(|name| format!("; did you mean `{name}`?"))
            .unwrap_or_default();
        bail!("unknown channel `{channel}`, expected one of {}{near}", names.join(", "));
    }
    Ok(policy.format_of(&channel))
}

fn now() -> anyhow::Result<Moment> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is before 1970; use --at")?;
    Ok(Moment::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX)))
}
