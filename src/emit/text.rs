//! Plain lines for people and for tools that read lines.

use super::run::Run;
use crate::report::{Report, Silenced, Warning};
use crate::score::Verdict;
use crate::text::printable;
use std::fmt::Write;

/// A run in plain lines: `path:line:column: severity [rule] message` for each warning, then a line for each draft
/// with its verdict and score, then a line for each draft that could not be read.
///
/// ```
/// use discretion::emit::{Run, text};
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// [[confidential]]
/// id = "falcon"
/// terms = ["Falcon"]
/// severity = "critical"
/// message = "an unreleased product"
/// "#)?;
/// let checker = Checker::new(&policy)?;
/// let mut run = Run::new(&policy);
/// run.add(checker.check(&Draft::markdown("Meet *Falcon*.").path("post.md")));
/// assert!(text(&run).starts_with("post.md:1:7: critical [acme/falcon] an unreleased product\npost.md: block "));
/// # Ok::<(), discretion::PolicyError>(())
/// ```
#[must_use]
pub fn text(run: &Run) -> String {
    let mut lines = String::new();
    for report in run.reports() {
        for warning in report.warnings() {
            push(&mut lines, format_args!("{}", warning_line(report, warning)));
        }
    }
    for report in run.reports() {
        push(&mut lines, format_args!("{}", draft_line(report)));
    }
    for unread in run.unread() {
        push(&mut lines, format_args!("{}: error: {}", printable(&unread.path), one_line(&unread.message)));
    }
    lines
}

/// The line of a draft: its path, its verdict, and unless it has no points at all, its score and that of each
/// family that has points, then how much was silenced: `post.md: review 45.5 (competitor 45.5, tone 2.9); 1 silenced`.
#[must_use]
pub fn draft_line(report: &Report) -> String {
    let mut line = format!("{}: {}", path(report), report.verdict());
    let scores: Vec<String> = report
        .scores()
        .iter()
        .filter(|(_, score)| *score > 0.0)
        .map(|(family, score)| format!("{family} {score:.1}"))
        .collect();
    if report.verdict() > Verdict::Pass || !scores.is_empty() {
        push_to(&mut line, format_args!(" {:.1}", report.score()));
    }
    if !scores.is_empty() {
        push_to(&mut line, format_args!(" ({})", scores.join(", ")));
    }
    if !report.silenced().is_empty() {
        push_to(&mut line, format_args!("; {} silenced", report.silenced().len()));
    }
    line
}

/// The line of what was silenced in a draft: what silenced it, until when, why, and whom to ask.
///
/// ```
/// use discretion::emit::silenced_line;
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::packs(&["tone"])?;
/// let text = "<!-- discretion: allow tone/hype -- a quotation -->\n\n> A game-changing idea.";
/// let report = Checker::new(&policy)?.check(&Draft::markdown(text).path("post.md"));
/// let line = silenced_line(&report, &report.silenced()[0]);
/// assert_eq!(line, "post.md:3:5: silenced [tone/hype] by comment: a quotation");
/// # Ok::<(), discretion::PolicyError>(())
/// ```
#[must_use]
pub fn silenced_line(report: &Report, silenced: &Silenced) -> String {
    let (position, rule, by) = (silenced.location().start, silenced.rule(), silenced.by().name());
    let until = silenced.allowed_until().map(|until| format!(" until {until}")).unwrap_or_default();
    let owner = silenced.allowed_by().map(|owner| format!(" ({})", one_line(owner))).unwrap_or_default();
    let reason = one_line(silenced.allowed_because());
    format!("{}:{position}: silenced [{rule}] by {by}{until}: {reason}{owner}", path(report))
}

fn warning_line(report: &Report, warning: &Warning) -> String {
    let (position, severity, rule) = (warning.position(), warning.severity(), warning.rule());
    format!("{}:{position}: {severity} [{rule}] {}", path(report), one_line(warning.message()))
}

/// The path of a draft, or a word for a draft that has none.
fn path(report: &Report) -> String {
    printable(report.path().unwrap_or("draft"))
}

/// A text with its line breaks made spaces.
fn one_line(text: &str) -> String {
    printable(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn push(lines: &mut String, line: std::fmt::Arguments<'_>) {
    push_to(lines, line);
    lines.push('\n');
}

fn push_to(text: &mut String, words: std::fmt::Arguments<'_>) {
    text.write_fmt(words).expect("writing to a string cannot fail");
}
