//! The verb `check`: drafts in, verdicts out.

use crate::Outcome;
use crate::arguments::{CheckArguments, StrictArguments};
use crate::destination::Reports;
use crate::gate::{DraftList, DraftScope, DraftSource, Problem, Strictness};
use crate::orders::{Desk, Order, Orders};
use crate::output::{Look, Output};
use crate::parallel::in_order;
use crate::secrecy;
use crate::trusted::Trusted;
use anyhow::Context;
use discretion::Report;
use discretion::moment::Moment;
use discretion::report::Masking;
use std::num::NonZero;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

/// Checks the drafts and reports on them.
pub(crate) fn run(arguments: &CheckArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    let trusted = Trusted::of(&arguments.trust)?;
    let list = DraftList::of(&arguments.paths, scope(arguments));
    let at = arguments.at.map_or_else(now, Ok)?;
    let desk = Desk { arguments, trusted: &trusted, at, errors };
    let Some(orders) = Orders::of(&list.drafts, desk)? else { return Ok(Outcome::Error) };
    let job = Job { arguments, trusted: &trusted, orders: &orders, masking: secrecy::masking(arguments.mask) };
    let mut reports = Reports::begin(arguments, &orders, &list, output, errors)?;
    list.problems.iter().for_each(|problem| reports.add_problem(problem));
    list.left_out.iter().for_each(|left_out| reports.add_left_out(left_out));
    let drafts: Vec<(&DraftSource, &Order)> = list.drafts.iter().zip(orders.each()).collect();
    let mut fails = false;
    in_order(
        &drafts,
        threads(arguments),
        |(source, order)| Ok((job.check(source, order)?, order.fail_on)),
        |checked| match checked {
            Ok(((report, text), fail_on)) => {
                for problem in report.problems() {
                    reports.add_problem(&Problem::of_head(&report, problem));
                }
                fails |= fail_on.fails(report.verdict());
                reports.add(&report, &text)
            }
            Err(problem) => {
                reports.add_problem(&problem);
                Ok(())
            }
        },
    )?;
    let is_whole = reports.finish()?.unread().is_empty();
    Ok(match (is_whole, fails) {
        (false, _) => Outcome::Error,
        (true, true) => Outcome::Failure,
        (true, false) => Outcome::Success,
    })
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

/// The part that is the same for all drafts.
#[derive(Clone, Copy, Debug)]
struct Job<'j> {
    arguments: &'j CheckArguments,
    trusted: &'j Trusted,
    orders: &'j Orders,
    masking: Masking,
}

impl Job<'_> {
    fn check(&self, source: &DraftSource, order: &Order) -> Result<(Report, String), Problem> {
        let text = source.read(self.arguments.max_bytes)?;
        let earlier = self.trusted.earlier(source)?;
        let draft = order.draft(source, &text, self.arguments.publish_at);
        let draft = match &earlier {
            Some(earlier) => draft.before(earlier.as_deref()),
            None => draft,
        };
        // Here, before anything is written in any format: no writer has to think of it.
        let report = self.orders.checker(order).check(&draft).masked(self.masking);
        Ok((report, text))
    }
}

fn now() -> anyhow::Result<Moment> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).context("the clock is before 1970; use --at")?;
    Ok(Moment::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX)))
}
