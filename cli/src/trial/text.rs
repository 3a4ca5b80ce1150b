//! A trial, for people.

use super::tally::{ChangedVerdict, RuleTally, Tally, TrialSample, VerdictCounts};
use crate::output::Look;
use discretion::Policy;
use discretion::policy::RuleId;
use discretion::report::Verdict;
use discretion::text::{counted, one_line, printable, wrapped};
use std::collections::BTreeMap;

/// The most characters of a sentence that are shown on each side of a match.
const REACH: usize = 60;
/// The most drafts that are named.
const MOST_DRAFTS: usize = 20;
/// The most rules that are named for a draft.
const MOST_RULES: usize = 3;

/// What came of a trial: the changed verdicts first, then the rules.
pub(super) fn told(tally: &Tally, policy: &Policy, against: Option<&Policy>, look: Look) -> String {
    let over = counted(tally.drafts, "draft");
    let against_it = against.map(|against| format!(", against {}", named(against))).unwrap_or_default();
    let mut lines = wrapped(&format!("{} over {over}{against_it}", named(policy)), look.width);
    lines.push(String::new());
    changes(tally, look, &mut lines);
    rules(tally, look, &mut lines);
    idle(tally, look, &mut lines);
    let before = tally.before.map(|before| format!("; before: {}", verdicts(before))).unwrap_or_default();
    let last = format!("{over}: {}{before}", verdicts(tally.after));
    lines.extend(wrapped(&last, look.width));
    lines.join("\n") + "\n"
}

fn named(policy: &Policy) -> String {
    let version = policy.version().map(|version| format!(" {}", one_line(version))).unwrap_or_default();
    format!("{}{version}", policy.name())
}

fn verdicts(counts: VerdictCounts) -> String {
    format!("{} block, {} review, {} pass", counts.block, counts.review, counts.pass)
}

/// The drafts whose verdicts differ.
fn changes(tally: &Tally, look: Look, lines: &mut Vec<String>) {
    let (count, all) = (tally.changed.len(), tally.drafts);
    let verb = if tally.before.is_some() { "another verdict" } else { "held" };
    lines.push(match (count, tally.before) {
        (0, Some(_)) => "No draft gets another verdict.".to_owned(),
        (0, None) => "No draft would be held.".to_owned(),
        (count, Some(_)) => format!("{count} of {all} would get {verb}:"),
        (count, None) => format!("{count} of {all} would be {verb}:"),
    });
    for changed in tally.changed.iter().take(MOST_DRAFTS) {
        lines.extend(change(changed, look));
    }
    if count > MOST_DRAFTS {
        lines.push(format!("  and {} more, which --format json names", count - MOST_DRAFTS));
    }
    lines.push(String::new());
}

fn change(changed: &ChangedVerdict, look: Look) -> Vec<String> {
    let told = |(verdict, score): (Verdict, f64)| {
        if verdict == Verdict::Pass { verdict.name().to_owned() } else { format!("{verdict} {score:.1}") }
    };
    let before = changed.before.map(|before| format!("{} -> ", told(before))).unwrap_or_default();
    let mut rules = changed.rules.iter().take(MOST_RULES).cloned().collect::<Vec<_>>().join(", ");
    if changed.rules.len() > MOST_RULES {
        rules.push_str(&format!(" and {} more", changed.rules.len() - MOST_RULES));
    }
    let verdicts = format!("{before}{}", told(changed.after));
    let line = format!("{}: {verdicts} ({rules})", printable(&changed.path));
    let lines = wrapped(&line, look.width.saturating_sub(4));
    let coloured = |line: &String| format!("  {}", look.coloured(line, Some(changed.after.0)));
    lines.iter().enumerate().map(|(at, line)| if at == 0 { coloured(line) } else { format!("    {line}") }).collect()
}

/// A line for each rule that found something, with samples.
fn rules(tally: &Tally, look: Look, lines: &mut Vec<String>) {
    let busy = tally.busy();
    if busy.is_empty() {
        lines.push("No rule finds anything.".to_owned());
        lines.push(String::new());
        return;
    }
    let width = busy.iter().map(|(id, _)| id.as_str().len()).max().unwrap_or(0).max("rule".len());
    let before = if tally.before.is_some() { format!("  {:>6}", "before") } else { String::new() };
    lines.push(format!("{:width$}  {:>6}  {:>7}{before}", "rule", "drafts", "matches"));
    for (id, rule) in busy {
        lines.push(row(id, rule, width, tally.before.is_some()));
        rule.samples.iter().for_each(|sample| lines.extend(told_sample(sample, tally.before.is_some(), look)));
    }
    lines.push(String::new());
}

fn row(id: &RuleId, rule: &RuleTally, width: usize, compares: bool) -> String {
    let before = if compares { format!("  {:>6}", rule.before) } else { String::new() };
    let mut notes = String::new();
    for (count, what) in [(rule.silenced, "silenced"), (rule.on_trial, "on trial")] {
        if count > 0 {
            notes.push_str(&format!("  {count} {what}"));
        }
    }
    if rule.kind.is_none() {
        notes.push_str("  no longer there");
    }
    format!("{:width$}  {:>6}  {:>7}{before}{notes}", id.as_str(), rule.drafts, rule.matches)
}

/// Where a sample stands, then as much of its sentence as is near the match.
fn told_sample(sample: &TrialSample, compares: bool, look: Look) -> Vec<String> {
    let sign = match (compares, sample.is_gone) {
        (true, true) => "- ",
        (true, false) => "+ ",
        (false, _) => "",
    };
    let mut lines = vec![format!("  {sign}{}:{}", printable(&sample.path), sample.at)];
    let [before, matched, after] = &sample.sentence;
    let text = format!("{}{matched}{}", tail(before), head(after));
    lines.extend(wrapped(&one_line(&text), look.width.saturating_sub(6)).iter().map(|line| format!("      {line}")));
    lines
}

/// The last words of a text.
fn tail(text: &str) -> String {
    let letters = text.chars().count();
    if letters <= REACH {
        return text.to_owned();
    }
    let kept: String = text.chars().skip(letters - REACH).collect();
    let from = kept.find(char::is_whitespace).map_or(0, |at| at + 1);
    format!("…{}", kept.get(from..).unwrap_or(&kept))
}

/// The first words of a text.
fn head(text: &str) -> String {
    if text.chars().count() <= REACH {
        return text.to_owned();
    }
    let kept: String = text.chars().take(REACH).collect();
    let to = kept.rfind(char::is_whitespace).unwrap_or(kept.len());
    format!("{}…", kept.get(..to).unwrap_or(&kept))
}

/// The rules that found nothing: those of files by name, those of packs counted.
fn idle(tally: &Tally, look: Look, lines: &mut Vec<String>) {
    let before = lines.len();
    for (label, asleep) in [("never fired", false), ("asleep in every draft", true)] {
        let mut names: Vec<String> = Vec::new();
        let mut packs: BTreeMap<&str, usize> = BTreeMap::new();
        for (id, rule) in tally.idle(asleep) {
            match id.as_str().split_once('/') {
                Some((pack, _)) if rule.is_shipped => *packs.entry(pack).or_default() += 1,
                Some(_) | None => names.push(id.as_str().to_owned()),
            }
        }
        names.extend(packs.into_iter().map(|(pack, count)| format!("{} of pack:{pack}", counted(count, "rule"))));
        if !names.is_empty() {
            let text = format!("{label}: {}", names.join(", "));
            lines.push(wrapped(&text, look.width.saturating_sub(2)).join("\n  "));
        }
    }
    if lines.len() > before {
        lines.push(String::new());
    }
}
