//! The last lines of the text for people: the drafts counted, and the files that were left out, by name.

use super::left_out::{LeftOut, Omission};
use super::look::Look;
use super::run::Run;
use crate::report::SleepReason;
use crate::score::Verdict;
use crate::text::{one_line, wrapped};
use unicode_width::UnicodeWidthStr;

/// Returns whether the last lines have more to say than the line of a single draft.
pub(super) fn is_needed(run: &Run) -> bool {
    let summary = run.summary();
    let is_part = summary.unchanged_drafts + summary.unchanged_warnings > 0;
    summary.drafts != 1
        || is_part
        || !run.campaigns.is_empty()
        || !run.unread().is_empty()
        || !run.left_out().is_empty()
}

/// The counts of several drafts: `3 drafts: 1 block, 2 pass; 4 warnings`.
pub(super) fn counts(run: &Run, look: &Look) -> String {
    let (texts, summary) = (look.texts(), run.summary());
    let counts = [(summary.block, Verdict::Block), (summary.review, Verdict::Review), (summary.pass, Verdict::Pass)];
    let verdicts: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, verdict)| texts.counted(count, texts.counted_verdicts[verdict as usize]))
        .collect();
    let mut line = if summary.drafts == 0 {
        texts.no_draft.to_owned()
    } else {
        let (drafts, verdicts) = (texts.counted(summary.drafts, texts.draft), verdicts.join(", "));
        format!(
            "{drafts}{} {verdicts}{}{}",
            texts.colon,
            texts.semicolon,
            texts.counted(summary.warnings, texts.warning)
        )
    };
    if summary.silenced > 0 {
        line.push_str(&format!("{}{}", texts.semicolon, texts.counted(summary.silenced, texts.silenced)));
    }
    if summary.baseline > 0 {
        line.push_str(&format!(", {}", texts.by_baseline.replace("{n}", &summary.baseline.to_string())));
    }
    let others =
        [(summary.on_trial, texts.on_trial), (summary.left_out, texts.left_out), (run.unread().len(), texts.unread)];
    for (count, noun) in others.into_iter().filter(|(count, _)| *count > 0) {
        line.push_str(&format!("{}{}", texts.semicolon, texts.counted(count, noun)));
    }
    line
}

/// How much the verdicts mean: `rules: 12 in force; asleep: date 1, channel 3`. Of several drafts, the fewest and the
/// most.
pub(super) fn rules(run: &Run, look: &Look) -> Vec<String> {
    let (texts, work) = (look.texts(), run.at_work());
    let number = |(fewest, most): (usize, usize)| match fewest {
        fewest if fewest == most => most.to_string(),
        0 => texts.up_to.replace("{n}", &most.to_string()),
        fewest => texts.from_to.replace("{m}", &fewest.to_string()).replace("{n}", &most.to_string()),
    };
    let asleep: Vec<String> = SleepReason::EACH
        .iter()
        .copied()
        .zip(work.asleep)
        .filter(|(_, (_, most))| *most > 0)
        .map(|(reason, counts)| format!("{} {}", texts.sleep_reasons[reason as usize], number(counts)))
        .collect();
    let mut line = texts.in_force.replace("{n}", &number(work.in_force));
    if !asleep.is_empty() {
        line.push_str(&format!("{}{}", texts.semicolon, texts.asleep.replace("{list}", &asleep.join(", "))));
    }
    wrapped(&line, look.width)
}

/// What a change did not touch, or did not bring about: `left out, as the change did not touch them: 3 drafts, 2
/// warnings`.
pub(super) fn unchanged(run: &Run, look: &Look) -> Option<String> {
    let (summary, texts) = (run.summary(), look.texts());
    let counts = [(summary.unchanged_drafts, texts.draft), (summary.unchanged_warnings, texts.warning)];
    let counts: Vec<String> =
        counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| texts.counted(count, noun)).collect();
    (!counts.is_empty()).then(|| texts.unchanged.replace("{list}", &counts.join(", ")))
}

/// A line for each campaign: how many of its drafts were compared, or that it has one only.
pub(super) fn campaigns(run: &Run, look: &Look) -> Vec<String> {
    let texts = look.texts();
    let line = |(name, drafts): (&String, &usize)| {
        let said = if *drafts == 1 { texts.campaign_of_one } else { texts.campaign_compared };
        said.replace("{campaign}", &one_line(name)).replace("{drafts}", &texts.counted(*drafts, texts.draft))
    };
    run.campaigns.iter().map(line).collect()
}

/// A line for each reason why files were left out, with as many names as it has room for:
/// `left out by .gitignore: dist/ (12 files), old.md and 3 more`.
pub(super) fn left_out(run: &Run, look: &Look) -> Vec<String> {
    let mut reasons: Vec<(Omission, &str)> = Vec::new();
    for left_out in run.left_out() {
        let reason = (left_out.why, left_out.by.as_str());
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let of =
        |(why, by)| run.left_out().iter().filter(move |left_out| (left_out.why, left_out.by.as_str()) == (why, by));
    reasons.into_iter().map(|reason| left_out_line(reason, &of(reason).collect::<Vec<_>>(), look)).collect()
}

fn left_out_line((why, by): (Omission, &str), left_out: &[&LeftOut], look: &Look) -> String {
    let texts = look.texts();
    let line = match why {
        Omission::IgnoreFile => texts.left_by_file,
        Omission::Format => texts.left_by_format,
    };
    let mut line = line.replace("{by}", &one_line(by));
    for (number, one) in left_out.iter().enumerate() {
        let name = one_line(&one.path);
        let count =
            if name.ends_with('/') { format!(" ({})", texts.counted(one.files, texts.file)) } else { String::new() };
        let comma = if number == 0 { "" } else { "," };
        let next = format!("{comma} {name}{count}");
        let is_last = number + 1 == left_out.len();
        let room = if is_last { look.width } else { look.width.saturating_sub(texts.and_more.len() + 2) };
        if number > 0 && line.width() + next.width() > room {
            line.push_str(&format!(" {}", texts.and_more.replace("{n}", &(left_out.len() - number).to_string())));
            break;
        }
        line.push_str(&next);
    }
    line
}
