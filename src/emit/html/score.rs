//! The scores of a draft: a bar for each family, and the table by which they can be recomputed.

use super::sheet::Sheet;
use crate::report::Warning;
use crate::rule::{Family, Severity};
use crate::score::{ceiling, points};
use maud::{Markup, html};

/// The most rows of the table: with more, the page does not recompute.
const MOST_ROWS: usize = 400;
/// The places before the decimals of a bar, which is 1,000 wide.
const WIDTH: f64 = 10.0;

/// The scores of a draft.
pub(super) fn scores(sheet: &Sheet<'_>) -> Markup {
    let (report, texts) = (sheet.report, sheet.texts());
    let scored = report.scores().iter().filter(|(_, score)| *score > 0.0);
    let is_whole = report.warnings().len() <= MOST_ROWS && report.unlisted() + report.of_others() == 0;
    html! {
        div.scores data-review=(sheet.thresholds.review()) data-block=(sheet.thresholds.block())
            data-recompute[is_whole] {
            h3.sr { (texts.scores) }
            @for (family, score) in scored { (bar(sheet, *family, *score)) }
            @if is_whole { (table(sheet)) }
        }
    }
}

/// A family's score on a line from 0 to 100, with the places where review and block begin.
fn bar(sheet: &Sheet<'_>, family: Family, score: f64) -> Markup {
    let (texts, words) = (sheet.texts(), sheet.look.texts());
    let (review, block) = (sheet.thresholds.review(), sheet.thresholds.block());
    let level = if score >= block {
        "block"
    } else if score >= review {
        "review"
    } else {
        "pass"
    };
    let label = texts.bar.replace("{family}", words.family(family)).replace("{score}", &words.number(score));
    let label = label.replace("{review}", &words.number(review)).replace("{block}", &words.number(block));
    html! {
        div.bar data-family=(family.name()) {
            span.name { (words.family(family)) }
            svg viewBox="0 0 1000 14" preserveAspectRatio="none" role="img" aria-label=(label) {
                rect.ground x="0" y="3" width="1000" height="8" rx="4" {}
                rect.(level) data-fill x="0" y="3" width=(width(score)) height="8" rx="4" {}
                rect.tick x=(width(review)) y="0" width="3" height="14" {}
                rect.tick x=(width(block)) y="0" width="3" height="14" {}
            }
            span.value data-value { (words.number(score)) }
        }
    }
}

/// A score as a width, to one decimal.
fn width(score: f64) -> String {
    format!("{:.0}", score * WIDTH)
}

/// The warnings that count, with all that the formula needs.
fn table(sheet: &Sheet<'_>) -> Markup {
    let (report, texts, words) = (sheet.report, sheet.texts(), sheet.look.texts());
    let ceilings = Severity::EACH.iter().copied().filter(|severity| *severity > Severity::Info);
    let ceilings: Vec<String> =
        ceilings.map(|severity| format!("{} {}", words.severity(severity), ceiling(severity))).collect();
    let formula = texts.formula.replace("{ceilings}", &ceilings.join(", "));
    let formula = formula.replace("{review}", &words.number(sheet.thresholds.review()));
    let formula = formula.replace("{block}", &words.number(sheet.thresholds.block()));
    html! {
        details.how {
            summary { (texts.how) }
            p { (formula) }
            p.recomputed aria-live="polite" data-template=(texts.recomputed) hidden {}
            div.wide tabindex="0" role="region" aria-label=(texts.how) {
                table {
                    thead { tr { @for column in texts.columns { th scope="col" { (column) } } } }
                    tbody { @for (number, warning) in report.warnings().iter().enumerate() {
                        (row(sheet, number, warning))
                    } }
                }
            }
        }
    }
}

fn row(sheet: &Sheet<'_>, number: usize, warning: &Warning) -> Markup {
    let (texts, words) = (sheet.texts(), sheet.look.texts());
    let severity = warning.severity();
    html! {
        tr data-family=(warning.family().name()) data-points=(points(severity)) data-ceiling=(ceiling(severity))
            data-confidence=(warning.confidence()) data-group=(warning.group())
            data-tips[severity >= Severity::Medium] {
            td { input type="checkbox" checked aria-label={ (texts.columns[0]) " " (number + 1) }; }
            td { a href={ "#w" (sheet.number) "-" (number + 1) } { (number + 1) } " " code { (warning.rule()) } }
            td { (words.severity(severity)) }
            td { (points(severity)) }
            td { (warning.confidence()) " %" }
            td { (warning.group()) "." (warning.rank()) }
            td { (words.number(warning.share())) }
        }
    }
}
