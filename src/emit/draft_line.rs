//! The line of a draft: its path, its verdict, its scores.

use super::look::Look;
use crate::report::Report;
use crate::score::Verdict;
use crate::text::printable;

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
    if !report.silenced().is_empty() {
        line.push_str(&format!("; {}", texts.counted(report.silenced().len(), texts.silenced)));
    }
    line
}

/// The path of a draft, or a word for a draft that has none.
pub(super) fn path(report: &Report) -> String {
    printable(report.path().unwrap_or("draft"))
}
