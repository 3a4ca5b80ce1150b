//! The line of a draft: its path, its verdict, its scores; how they are made, and what would make it pass.

use super::digest::Digest;
use super::look::Look;
use super::notice::UNBROKEN;
use crate::report::{Need, Report, SilencedBy, Warning};
use crate::score::Verdict;
use crate::text::{one_line, printable, wrapped};

/// The path of a draft, its verdict, and unless it has no points at all, its score and that of each family that has
/// points, then how much was silenced: `post.md: review 45.5 (competitor 45.5, tone 2.9); 1 silenced`.
pub(super) fn draft_line(report: &Report, look: &Look) -> String {
    let texts = look.texts();
    let mut line = format!("{}{} {}", path(report), texts.colon, texts.verdict(report.verdict()));
    let with_points = report.scores().iter().filter(|(_, score)| *score > 0.0);
    let scores: Vec<String> =
        with_points.map(|(family, score)| format!("{} {}", texts.family(*family), texts.number(*score))).collect();
    if report.verdict() > Verdict::Pass || !scores.is_empty() {
        line.push_str(&format!(" {}", texts.number(report.score())));
    }
    if !scores.is_empty() {
        line.push_str(&format!(" ({})", scores.join(", ")));
    }
    let on_trial = report.silenced_count(Some(SilencedBy::Trial));
    for (count, noun) in [(report.silenced_count(None) - on_trial, texts.silenced), (on_trial, texts.on_trial)] {
        if count > 0 {
            line.push_str(&format!("{}{}", texts.semicolon, texts.counted(count, noun)));
        }
    }
    line
}

/// The path of a draft, or a word for a draft that has none.
pub(super) fn path(report: &Report) -> String {
    printable(report.path().unwrap_or("draft"))
}

/// The most rules that have to be dealt with, by name.
const MOST_RULES: usize = 5;
/// The most places of one rule.
const MOST_LINES: usize = 8;

/// What has to change so that a draft passes: `to pass: resolve acme/falcon (lines 4, 9)`. Nothing for one that does.
pub(super) fn to_pass(report: &Report, digest: &Digest<'_>, look: &Look) -> Vec<String> {
    if report.verdict() == Verdict::Pass {
        return Vec::new();
    }
    let texts = look.texts();
    let pressing = digest.blocking.iter().chain(&digest.review).copied();
    let holding: Vec<_> = pressing.filter(|warning| warning.holds()).collect();
    let mut rules: Vec<&str> = Vec::new();
    for rule in holding.iter().map(|warning| warning.rule().as_str()) {
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    let told = rules.iter().take(MOST_RULES).map(|rule| {
        let own = holding.iter().filter(|warning| warning.rule().as_str() == *rule);
        let lines: Vec<usize> = own.map(|warning| warning.position().line).collect();
        format!("{rule} ({})", unbroken(&texts.lines(&lines, MOST_LINES)))
    });
    let mut list = told.collect::<Vec<_>>().join(", ");
    if rules.len() > MOST_RULES {
        list.push_str(&format!(" {}", texts.and_more.replace("{n}", &(rules.len() - MOST_RULES).to_string())));
    }
    let mend = (!report.problems().is_empty()).then(|| texts.mend_head.to_owned());
    let resolve = (!list.is_empty()).then(|| texts.resolve.replace("{list}", &list));
    let steps: Vec<String> = mend.into_iter().chain(resolve).collect();
    if steps.is_empty() { steps } else { labelled(texts.to_pass, &steps.join("; "), look) }
}

/// Those whose yes is missing, with the number of their warnings: `needs: legal@acme.example (2),
/// product@acme.example`.
pub(super) fn needs(report: &Report, look: &Look) -> Vec<String> {
    let need = |need: Need<'_>| {
        let owner = one_line(need.owner);
        if need.warnings == 1 { owner } else { unbroken(&format!("{owner} ({})", need.warnings)) }
    };
    let needs: Vec<String> = report.needs().into_iter().map(need).collect();
    if needs.is_empty() { Vec::new() } else { labelled(look.texts().needs, &needs.join(", "), look) }
}

/// How the score of each family is made: the share of each warning, then why the family has its verdict.
pub(super) fn score_lines(report: &Report, look: &Look) -> Vec<String> {
    let texts = look.texts();
    let mut lines = Vec::new();
    for ((family, score), reason) in report.scores().iter().zip(report.reasons()).filter(|((_, score), _)| *score > 0.0)
    {
        let own = report.warnings().iter().filter(|warning| warning.family() == *family && warning.share() > 0.0);
        let share = |warning: &Warning| {
            let place = unbroken(&texts.lines(&[warning.position().line], 1));
            format!("{} {} ({place})", texts.number(warning.share()), warning.rule())
        };
        // Those of some owners alone add up to nothing.
        let shares: Vec<String> = own.map(share).collect();
        let sum = if report.of_others() > 0 { String::new() } else { format!(" = {}", shares.join(" + ")) };
        let reason = reason.replacen(family.name(), texts.family(*family), 1);
        let line = format!("{} {}{sum}; {reason}", texts.family(*family), texts.number(*score));
        lines.extend(labelled(texts.score, &line, look));
    }
    lines
}

/// A text whose first word is not left alone at the end of a line: `lines` stays with the first number.
pub(super) fn unbroken(text: &str) -> String {
    text.replacen(' ', UNBROKEN.encode_utf8(&mut [0; 4]), 1)
}

/// Words after a label, broken between words.
fn labelled(label: &str, text: &str, look: &Look) -> Vec<String> {
    let lines = wrapped(&format!("{label}{} {text}", look.texts().colon), look.width.saturating_sub(2));
    let lines = lines.into_iter().map(|line| line.replace(UNBROKEN, " ")).enumerate();
    lines.map(|(number, line)| if number == 0 { line } else { format!("  {line}") }).collect()
}
