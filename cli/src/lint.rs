//! The verb `lint`: what is weak in a policy, and with `--over` what its rules do in many drafts.

use crate::Outcome;
use crate::arguments::{LintArguments, ListFormat};
use crate::gate::{DraftList, MAX_BYTES, Problem};
use crate::manner::{Manner, ReadBoth};
use crate::moments::now;
use crate::output::{self, Look, Output};
use crate::parallel::{in_order, threads};
use crate::policies::{self, FoundPolicy, PolicySearch};
use crate::rendering;
use anyhow::{Context, bail};
use discretion::check::{Usage, Weakness};
use discretion::report::Verdict;
use discretion::text::{counted, one_line, wrapped};
use discretion::{Checker, Policy};
use serde::Serialize;

/// Lints the policy that the arguments name.
pub(crate) fn run(arguments: &LintArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    let search = PolicySearch { file: arguments.policy.as_deref(), no_config: arguments.no_config };
    let policy = match policies::find(search, None, errors)? {
        FoundPolicy::Named(policy) => *policy,
        FoundPolicy::Refused => return Ok(Outcome::Error),
        FoundPolicy::Nothing => bail!("no policy to lint: name one with --policy"),
    };
    let at = arguments.at.map_or_else(now, Ok)?;
    let mut weak = policy.weaknesses(at);
    let mut is_whole = true;
    if !arguments.over.is_empty() {
        let Some(checker) = policies::checker(&policy, errors) else { return Ok(Outcome::Error) };
        let list = DraftList::over(&arguments.over);
        let Some(drafts) = Manner::of_each(&list.drafts, [Some(&policy), None], arguments.no_config, errors)? else {
            return Ok(Outcome::Error);
        };
        let mut usage = Usage::default();
        is_whole = read_all(&drafts, list.problems, &checker.at(at), arguments.jobs, &mut usage, errors)?;
        weak.extend(usage.weaknesses(&policy));
    }
    output.write(&match arguments.format {
        ListFormat::Text => text(&policy, &weak, output.look),
        ListFormat::Json => json(&weak)?,
    })?;
    Ok(match (is_whole, weak.is_empty()) {
        (false, _) => Outcome::Error,
        (true, true) => Outcome::Success,
        (true, false) => Outcome::Failure,
    })
}

/// Checks all drafts, and returns whether each could be read.
fn read_all(
    drafts: &[ReadBoth<'_>],
    mut problems: Vec<Problem>,
    checker: &Checker,
    jobs: Option<u16>,
    usage: &mut Usage,
    errors: Look,
) -> anyhow::Result<bool> {
    let check = |(source, [manner, _]): &ReadBoth<'_>| {
        let text = source.read(MAX_BYTES)?;
        Ok(checker.check(&manner.draft(source, &source.name, &text)))
    };
    in_order(drafts, threads(jobs), check, |checked| {
        match checked {
            Ok(report) => usage.add(&report),
            Err(problem) => problems.push(problem),
        }
        Ok(())
    })?;
    for problem in &problems {
        output::complain(&rendering::error(&format!("{}: {}", problem.path, problem.message), errors));
    }
    Ok(problems.is_empty())
}

/// A paragraph for each weakness, then how many there are.
fn text(policy: &Policy, weak: &[Weakness], look: Look) -> String {
    let mut text = String::new();
    for weakness in weak {
        let line = format!("{}: {} [{}]", weakness.at, one_line(&weakness.message), weakness.kind.name());
        text.push_str(&wrapped(&line, look.width.saturating_sub(2)).join("\n  "));
        text.push('\n');
    }
    let rules = policy.rules().filter(|rule| rule.is_active()).count();
    let line = format!("{}: {}, {}", policy.name(), counted(rules, "rule"), counted(weak.len(), "weak point"));
    let verdict = if weak.is_empty() { Verdict::Pass } else { Verdict::Review };
    text.push_str(&format!("{}\n", look.coloured(&line, Some(verdict))));
    text
}

/// A weakness as a program reads it.
#[derive(Serialize)]
struct WeaknessJson<'w> {
    kind: &'static str,
    file: &'w str,
    line: usize,
    column: usize,
    message: &'w str,
}

fn json(weak: &[Weakness]) -> anyhow::Result<String> {
    let list: Vec<WeaknessJson<'_>> = weak
        .iter()
        .map(|weakness| WeaknessJson {
            kind: weakness.kind.name(),
            file: &weakness.at.file,
            line: weakness.at.position.line,
            column: weakness.at.position.column,
            message: &weakness.message,
        })
        .collect();
    let written = serde_json::to_string_pretty(&list).context("the list cannot be written")?;
    Ok(format!("{written}\n"))
}
