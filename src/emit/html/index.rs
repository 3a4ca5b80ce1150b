//! The lists of a page with several drafts: the worst first, and by the people to ask.

use crate::emit::closing;
use crate::emit::look::Look;
use crate::emit::run::Run;
use crate::report::{Report, Warning};
use crate::rule::Severity;
use crate::score::Verdict;
use crate::text::one_line;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The most warnings of one draft that the lists by owner keep.
const MOST_OWNED: usize = 20;
/// The most warnings in the list of one owner.
const MOST_OF_OWNER: usize = 50;
/// The most owners.
const MOST_OWNERS: usize = 100;

/// A draft in the list.
#[derive(Debug)]
pub(super) struct IndexRow {
    path: Option<String>,
    verdict: Verdict,
    score: f64,
    combined: f64,
    number: usize,
    /// The number of its warnings of each severity, mildest first.
    warnings: [usize; 5],
}

/// A warning in the list of its owner.
#[derive(Debug)]
pub(super) struct OwnedWarning {
    owner: String,
    severity: Severity,
    /// The place, for people.
    line: String,
    message: String,
    /// The number of the warning in its draft, from 1.
    number: usize,
}

impl IndexRow {
    pub(super) fn of(report: &Report, number: usize) -> Self {
        let mut warnings = [0; 5];
        report.warnings().iter().for_each(|warning| warnings[warning.severity() as usize] += 1);
        Self {
            path: report.path().map(one_line),
            verdict: report.verdict(),
            score: report.score(),
            combined: report.combined(),
            number,
            warnings,
        }
    }

    /// Its place in the list: the worst has the most, and of two that are alike, the first.
    pub(super) fn weight(&self) -> (Verdict, u64, u64, usize, usize) {
        // Scores have one decimal.
        let tenths = |score: f64| (score * 10.0).round() as u64;
        let count: usize = self.warnings.iter().sum();
        (self.verdict, tenths(self.score), tenths(self.combined), count, usize::MAX - self.number)
    }

    /// Its path as it is shown.
    fn name(&self, look: &Look) -> String {
        self.path.clone().unwrap_or_else(|| look.texts().draft[0].to_owned())
    }
}

impl OwnedWarning {
    /// The warnings of a draft that have an owner, the most severe first.
    pub(super) fn each(report: &Report, look: &Look) -> Vec<Self> {
        let owned = |(number, warning): (usize, &Warning)| {
            Some(Self {
                owner: one_line(warning.owner()?),
                severity: warning.severity(),
                line: look.texts().lines(&[warning.position().line], 1),
                message: one_line(warning.message()),
                number: number + 1,
            })
        };
        let mut each: Vec<Self> = report.warnings().iter().enumerate().filter_map(owned).collect();
        each.sort_by_key(|owned| std::cmp::Reverse(owned.severity));
        each.truncate(MOST_OWNED);
        each
    }
}

/// The list of drafts, each with whether the page shows it.
pub(super) fn drafts(rows: &[(&IndexRow, bool)], left: usize, run: &Run, look: &Look) -> Markup {
    let (texts, words) = (&look.language.data().page, look.texts());
    let without = rows.iter().filter(|(row, is_shown)| !is_shown && row.verdict > Verdict::Pass).count();
    html! {
        section.index aria-labelledby="index-t" {
            h2 id="index-t" { (texts.drafts) }
            p.counts { (closing::counts(run, look)) }
            @if !rows.is_empty() {
                div.wide tabindex="0" role="region" aria-labelledby="index-t" {
                    table {
                        thead { tr {
                            @for column in [texts.verdict, texts.scores, texts.draft, texts.warnings] {
                                th scope="col" { (column) }
                            }
                        } }
                        tbody { @for (row, is_shown) in rows { (self::row(row, *is_shown, look)) } }
                    }
                }
            }
            @for (count, noun) in [(without, texts.no_room_for_text), (left, texts.no_room_in_list)] {
                @if count > 0 { p.left-out { (words.counted(count, noun)) ". " (texts.elsewhere) } }
            }
        }
    }
}

fn row(row: &IndexRow, is_shown: bool, look: &Look) -> Markup {
    let words = look.texts();
    html! {
        tr data-draft={ "d" (row.number) } data-verdict=(row.verdict.name()) {
            td { span.pill.(row.verdict.name()) { (words.verdict(row.verdict)) } }
            td.value { (words.number(row.score)) }
            td.path { @if is_shown { a href={ "#d" (row.number) } { (row.name(look)) } } @else { (row.name(look)) } }
            td {
                @for severity in Severity::EACH.iter().copied().rev() {
                    @let count = row.warnings[severity as usize];
                    @if count > 0 { span.count.(severity.name()) { (count) " " (words.severity(severity)) } " " }
                }
            }
        }
    }
}

/// The list of each owner: what that person should see.
pub(super) fn owners<'o>(owned: impl Iterator<Item = (&'o IndexRow, &'o OwnedWarning)>, look: &Look) -> Markup {
    let (texts, words) = (&look.language.data().page, look.texts());
    let mut owners: BTreeMap<&str, Vec<(&IndexRow, &OwnedWarning)>> = BTreeMap::new();
    owned.for_each(|(row, owned)| owners.entry(&owned.owner).or_default().push((row, owned)));
    let more = owners.len().saturating_sub(MOST_OWNERS);
    html! {
        @if !owners.is_empty() {
            section.owners aria-labelledby="owners-t" {
                h2 id="owners-t" { (texts.owners) }
                @for (owner, list) in owners.iter().take(MOST_OWNERS) {
                    details {
                        summary { (owner) " " span.small { (words.counted(list.len(), words.warning)) } }
                        ul {
                            @for (row, owned) in list.iter().take(MOST_OF_OWNER) {
                                li {
                                    span.count.(owned.severity.name()) { (words.severity(owned.severity)) } " "
                                    a href={ "#w" (row.number) "-" (owned.number) } { (row.name(look)) ", " (owned.line) }
                                    (words.colon) " " (owned.message)
                                }
                            }
                            @if list.len() > MOST_OF_OWNER {
                                li { (words.and_more.replace("{n}", &(list.len() - MOST_OF_OWNER).to_string())) }
                            }
                        }
                    }
                }
                @if more > 0 { p.left-out { (words.and_more.replace("{n}", &more.to_string())) } }
            }
        }
    }
}
