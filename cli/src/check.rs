//! The verb `check`: drafts in, verdicts out.

use crate::Outcome;
use crate::arguments::{CheckArguments, FixArguments, StrictArguments};
use crate::baseline::{FoundNow, KnownBefore};
use crate::campaign::DraftTexts;
use crate::destination::Reports;
use crate::fixes;
use crate::gate::{Changes, DraftList, DraftScope, DraftSource, EditedDraft, Problem, Strictness};
use crate::moments::now;
use crate::orders::{Desk, Order, Orders};
use crate::output::{Look, Output};
use crate::parallel::{in_order, threads};
use crate::reply::GivenMessage;
use crate::secrecy;
use crate::trusted::Trusted;
use anyhow::Context;
use discretion::Report;
use discretion::check::ReadDraft;
use discretion::draft::KnownFindings;
use discretion::report::Masking;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Checks the drafts and reports on them.
pub(crate) fn run(
    arguments: &CheckArguments,
    message: Option<&GivenMessage>,
    output: &Output,
    errors: Look,
) -> anyhow::Result<Outcome> {
    let trusted = Trusted::of(&arguments.trust)?;
    let mut list = DraftList::of(&arguments.paths, scope(arguments));
    let changes = arguments.news.since.as_deref().map(Changes::since).transpose()?;
    let unchanged = changes.as_ref().map_or(0, |changes| list.retain_changed(changes));
    let at = arguments.at.map_or_else(now, Ok)?;
    let desk = Desk { arguments, trusted: &trusted, at, errors };
    let Some(mut orders) = Orders::of(&list.drafts, desk)? else { return Ok(Outcome::Error) };
    if let Some(changes) = &changes
        && !follow_renames(&mut orders, &list, changes, desk)?
    {
        return Ok(Outcome::Error);
    }
    let Some(mut known) = KnownBefore::of(arguments, &trusted, errors)? else { return Ok(Outcome::Error) };
    let masking = secrecy::masking(arguments.mask);
    let drafts: Vec<(&DraftSource, &Order)> = list.drafts.iter().zip(orders.each()).collect();
    let texts = DraftTexts::of(&drafts, arguments.max_bytes);
    let members = texts.read(&drafts, &orders, arguments.publish_at);
    let answers = &texts.answers(&drafts, &members);
    let changes = changes.as_ref();
    let (trusted, orders_of_all) = (&trusted, &orders);
    let (texts, members) = (&texts, members.as_slice());
    let input = &OnceLock::new();
    let job =
        Job { arguments, message, trusted, orders: orders_of_all, changes, masking, texts, input, members, answers };
    known.follow(&drafts, |source, order| job.found(source, order));
    let mut reports = Reports::begin(arguments, &orders, &list, output, errors)?;
    reports.add_unchanged(unchanged);
    list.problems.iter().for_each(|problem| reports.add_problem(problem));
    list.left_out.iter().for_each(|left_out| reports.add_left_out(left_out));
    let (mut fails, mut found) = (false, FoundNow::default());
    let check = |(source, order): &(&DraftSource, &Order)| job.check(source, order, &known);
    let mut sources = drafts.iter();
    in_order(&drafts, threads(arguments.jobs), check, |checked| match checked {
        Ok(checked) => {
            let (source, order) = sources.next().context("there are no more drafts")?;
            fails |= order.fail_on.fails(checked.report.verdict());
            found.take(&known, source, &checked.report);
            output.write(&checked.diff)?;
            reports.add_corrected(&checked.report, checked.corrected);
            reports.add(&checked.report, &checked.text)
        }
        Err(problem) => {
            sources.next();
            reports.add_problem(&problem);
            Ok(())
        }
    })?;
    let is_whole = reports.finish()?.unread().is_empty();
    if is_whole && arguments.news.write_baseline {
        known.write(&found)?;
        return Ok(Outcome::Success);
    }
    known.tell(&found);
    // The program ends here: nobody waits for thousands of terms to be freed one by one.
    std::mem::forget(orders);
    Ok(match (is_whole, fails) {
        (false, _) => Outcome::Error,
        (true, true) => Outcome::Failure,
        (true, false) => Outcome::Success,
    })
}

/// Takes the orders for drafts as they were before they were renamed, if they were drafts of this run. False where a
/// policy is refused.
fn follow_renames(orders: &mut Orders, list: &DraftList, changes: &Changes, desk: Desk<'_>) -> anyhow::Result<bool> {
    for draft in &list.drafts {
        if let Some(path) = changes.renamed_from(draft).filter(|path| list.means(path))
            && orders.add_earlier(draft, &path, desk)?.is_none()
        {
            return Ok(false);
        }
    }
    Ok(true)
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

/// The part that is the same for all drafts.
#[derive(Clone, Copy, Debug)]
struct Job<'j> {
    arguments: &'j CheckArguments,
    /// The message that all drafts answer, if the command line names one.
    message: Option<&'j GivenMessage>,
    trusted: &'j Trusted,
    orders: &'j Orders,
    changes: Option<&'j Changes>,
    masking: Masking,
    /// The texts of the drafts of campaigns, and of answers.
    texts: &'j DraftTexts,
    /// The text of standard input, once it is read.
    input: &'j OnceLock<String>,
    /// These drafts, read.
    members: &'j [ReadDraft<'j>],
    /// How many drafts answer each message, by its path.
    answers: &'j BTreeMap<PathBuf, usize>,
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

/// What is known of a draft from before.
#[derive(Debug)]
struct DraftBefore {
    /// Its text where silence is trusted, if it stood there; none where nobody asks.
    trusted: Option<Option<String>>,
    /// Its text before the change under check, and what that replaced.
    edited: Option<EditedDraft>,
    /// True if that had another path.
    was_renamed: bool,
    /// What the baseline knows.
    known: KnownFindings,
}

impl Job<'_> {
    fn check(&self, source: &DraftSource, order: &Order, known: &KnownBefore) -> Result<CheckedSource, Problem> {
        let text = self.text(source)?;
        let before = self.before(source, known)?;
        let report = self.report(source, order, &text, &before)?;
        let FixArguments { writes, dry_run } = self.arguments.fix;
        let corrected = report.fixes().len();
        match fixes::fixed(&report, &text).filter(|_| writes) {
            Some(_) if dry_run => Ok(CheckedSource { diff: fixes::diff(&report, &text), report, text, corrected: 0 }),
            Some(fixed) => {
                fixes::write(source, &text, &fixed)?;
                // What is left is reported: a correction may be what another rule looks for.
                let report = self.report(source, order, &fixed, &before)?;
                Ok(CheckedSource { report, text: fixed, diff: String::new(), corrected })
            }
            None => Ok(CheckedSource { report, text, diff: String::new(), corrected: 0 }),
        }
    }

    /// The text of a draft. Standard input can be read once only, so its text is kept.
    fn text(&self, source: &DraftSource) -> Result<String, Problem> {
        let read = || source.read(self.arguments.max_bytes);
        match (self.texts.get(source), source.file(), self.input.get()) {
            (Some(text), ..) => Ok(text.to_owned()),
            (None, Some(_), _) => read(),
            (None, None, Some(text)) => Ok(text.clone()),
            (None, None, None) => read().map(|text| self.input.get_or_init(|| text).clone()),
        }
    }

    /// What a draft has, the baseline aside; none where it cannot be read.
    fn found(&self, source: &DraftSource, order: &Order) -> Option<Report> {
        let text = self.text(source).ok()?;
        let before = self.before(source, &KnownBefore::default()).ok()?;
        self.report(source, order, &text, &before).ok()
    }

    /// What is known of a draft from before.
    fn before(&self, source: &DraftSource, known: &KnownBefore) -> Result<DraftBefore, Problem> {
        let changed = self.changes.filter(|_| !self.arguments.news.whole_drafts);
        Ok(DraftBefore {
            trusted: self.trusted.earlier(source)?,
            was_renamed: self.changes.is_some_and(|changes| changes.renamed_from(source).is_some()),
            edited: changed.map(|changes| changes.edited(source)).transpose()?.flatten(),
            known: known.of_draft(source),
        })
    }

    fn report(&self, source: &DraftSource, order: &Order, text: &str, before: &DraftBefore) -> Result<Report, Problem> {
        let published = self.arguments.publish_at;
        let mut draft = order.draft(source, &source.name, text, published).known(&before.known);
        if let Some(earlier) = &before.trusted {
            draft = draft.before(earlier.as_deref());
        }
        if let Some(EditedDraft { name, text, hunks }) = &before.edited
            && let Some(order) = self.orders.before(source, order, before.was_renamed)
        {
            draft = draft.since(order.draft(source, name, text, published), hunks.clone());
        }
        let checker = self.orders.checker(order);
        let read = checker.read(&draft);
        let named = match self.message {
            Some(_) => None,
            None => {
                let here = Some(Path::new("."));
                GivenMessage::of_draft(source, &read, here, self.arguments.max_bytes, self.answers)?
            }
        };
        let report = match self.message.or(named.as_ref()) {
            Some(message) => checker.answering(&message.message()).judge_among(&read, self.members),
            None => checker.judge_among(&read, self.members),
        };
        // Here, before anything is written in any format: no writer has to think of it.
        Ok(self.arguments.shown(report.masked(self.masking)))
    }
}
