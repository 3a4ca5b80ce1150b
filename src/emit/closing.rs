//! The last lines of the text for people: the drafts counted, and the files that were left out, by name.

use super::left_out::{LeftOut, Omission};
use super::run::Run;
use crate::report::SleepReason;
use crate::text::{counted, one_line, wrapped};
use unicode_width::UnicodeWidthStr;

/// Returns whether the last lines have more to say than the line of a single draft.
pub(super) fn is_needed(run: &Run) -> bool {
    let summary = run.summary();
    let is_part = summary.unchanged_drafts + summary.unchanged_warnings > 0;
    summary.drafts != 1 || is_part || !run.unread().is_empty() || !run.left_out().is_empty()
}

/// The counts of several drafts: `3 drafts: 1 block, 2 pass; 4 warnings`.
pub(super) fn counts(run: &Run) -> String {
    let (summary, unread) = (run.summary(), run.unread().len());
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
    if summary.baseline > 0 {
        line.push_str(&format!(", {} of them by the baseline", summary.baseline));
    }
    if summary.left_out > 0 {
        line.push_str(&format!("; {} left out", counted(summary.left_out, "file")));
    }
    if unread > 0 {
        line.push_str(&format!("; {} could not be read", counted(unread, "path")));
    }
    line
}

/// How much the verdicts mean: `rules: 12 in force; asleep: date 1, channel 3`. Of several drafts, the fewest and the
/// most.
pub(super) fn rules(run: &Run, width: usize) -> Vec<String> {
    let work = run.at_work();
    let number = |(fewest, most): (usize, usize)| match fewest {
        fewest if fewest == most => most.to_string(),
        0 => format!("up to {most}"),
        fewest => format!("{fewest} to {most}"),
    };
    let asleep: Vec<String> = SleepReason::EACH
        .into_iter()
        .zip(work.asleep)
        .filter(|(_, (_, most))| *most > 0)
        .map(|(reason, counts)| format!("{} {}", reason.name(), number(counts)))
        .collect();
    let in_force = format!("rules: {} in force", number(work.in_force));
    let asleep = if asleep.is_empty() { String::new() } else { format!("; asleep: {}", asleep.join(", ")) };
    wrapped(&format!("{in_force}{asleep}"), width)
}

/// What a change did not touch, or did not bring about: `left out, because the change did not touch it: 3 drafts, 2 warnings`.
pub(super) fn unchanged(run: &Run) -> Option<String> {
    let summary = run.summary();
    let counts = [(summary.unchanged_drafts, "draft"), (summary.unchanged_warnings, "warning")];
    let counts: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(count, noun)).collect();
    (!counts.is_empty()).then(|| format!("left out, as the change did not touch them: {}", counts.join(", ")))
}

/// A line for each reason why files were left out, with as many names as it has room for:
/// `left out by .gitignore: dist/ (12 files), old.md and 3 more`.
pub(super) fn left_out(run: &Run, width: usize) -> Vec<String> {
    let mut reasons: Vec<(Omission, &str)> = Vec::new();
    for left_out in run.left_out() {
        let reason = (left_out.why, left_out.by.as_str());
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let of =
        |(why, by)| run.left_out().iter().filter(move |left_out| (left_out.why, left_out.by.as_str()) == (why, by));
    reasons.into_iter().map(|reason| left_out_line(reason, &of(reason).collect::<Vec<_>>(), width)).collect()
}

fn left_out_line((why, by): (Omission, &str), left_out: &[&LeftOut], width: usize) -> String {
    let by = one_line(by);
    let mut line = match why {
        Omission::IgnoreFile => format!("left out by {by}:"),
        Omission::Format => format!("left out because {by} is not read:"),
    };
    for (number, one) in left_out.iter().enumerate() {
        let name = one_line(&one.path);
        let count = if name.ends_with('/') { format!(" ({})", counted(one.files, "file")) } else { String::new() };
        let comma = if number == 0 { "" } else { "," };
        let next = format!("{comma} {name}{count}");
        let is_last = number + 1 == left_out.len();
        let room = if is_last { width } else { width.saturating_sub(" and 9999 more".len()) };
        if number > 0 && line.width() + next.width() > room {
            line.push_str(&format!(" and {} more", left_out.len() - number));
            break;
        }
        line.push_str(&next);
    }
    line
}
