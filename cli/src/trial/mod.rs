//! The verb `trial`: what a policy would do to what has been published, beside what another one does to it.

mod json;
mod tally;
mod text;

use crate::Outcome;
use crate::arguments::{ListFormat, TrialArguments};
use crate::gate::{DraftList, MAX_BYTES, Problem};
use crate::manner::{Manner, ReadBoth};
use crate::moments::now;
use crate::output::{self, Look, Output};
use crate::parallel::{in_order, threads};
use crate::policies::{self, FoundPolicy, PolicySearch};
use crate::rendering;
use crate::secrecy;
use anyhow::bail;
use discretion::{Checker, Draft};
use tally::{Tally, TriedDraft};

/// Tries the policy that the arguments name.
pub(crate) fn run(arguments: &TrialArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    let search = PolicySearch { file: arguments.policy.as_deref(), no_config: arguments.no_config };
    let policy = match policies::find(search, None, errors)? {
        FoundPolicy::Named(policy) => *policy,
        FoundPolicy::Refused => return Ok(Outcome::Error),
        FoundPolicy::Nothing => bail!("no policy to try: name one with --policy"),
    };
    let at = arguments.at.map_or_else(now, Ok)?;
    let ready = |policy| Some(policies::checker(policy, errors)?.at(at));
    let Some(checker) = ready(&policy) else { return Ok(Outcome::Error) };
    let against = match &arguments.against {
        Some(file) => {
            let Some(checker) = policies::load(Some(file), errors).as_ref().and_then(ready) else {
                return Ok(Outcome::Error);
            };
            Some(checker)
        }
        None => None,
    };
    let list = DraftList::over(&arguments.paths);
    let compared = against.as_ref().map(Checker::policy);
    let Some(drafts) = Manner::of_each(&list.drafts, [Some(&policy), compared], arguments.no_config, errors)? else {
        return Ok(Outcome::Error);
    };
    let masking = secrecy::masking(arguments.mask);
    let mut problems = list.problems;
    let mut tally = Tally::of(&checker, against.as_ref(), arguments.samples);
    let work = |(source, [after, before]): &ReadBoth<'_>| {
        let text = source.read(MAX_BYTES)?;
        let report = |checker: &Checker, manner: &Manner| {
            let draft: Draft<'_> = manner.draft(source, &source.name, &text);
            // Here, before anything is taken from it: no writer has to think of it.
            checker.check(&draft).masked(masking)
        };
        let (after, before) = (report(&checker, after), against.as_ref().map(|against| report(against, before)));
        Ok::<_, Problem>(TriedDraft { path: source.name.clone(), text, after, before })
    };
    in_order(&drafts, threads(arguments.jobs), work, |tried| {
        match tried {
            Ok(draft) => tally.add(&draft),
            Err(problem) => problems.push(problem),
        }
        Ok(())
    })?;
    tally.sort();
    for problem in &problems {
        output::complain(&rendering::error(&format!("{}: {}", problem.path, problem.message), errors));
    }
    output.write(&match arguments.format {
        ListFormat::Text => text::told(&tally, &policy, compared, output.look),
        ListFormat::Json => json::told(&tally, &policy, compared, &problems)?,
    })?;
    Ok(if problems.is_empty() { Outcome::Success } else { Outcome::Error })
}
