//! The section of one draft: its verdict, its scores, its text with the warnings beside it, and what was let pass.

use super::inline::{self, printed};
use super::layout::{LaidCell, LaidOut, LaidRow, RowKind};
use super::score;
use super::sheet::Sheet;
use crate::draft::{Context, Draft};
use crate::emit::digest::Digest;
use crate::emit::draft_line::{needs, to_pass};
use crate::report::{Report, Veil, Warning, merged};
use crate::score::Verdict;
use crate::text::one_line;
use maud::{Markup, PreEscaped, html};

/// The most bytes of a draft's rows.
const ROOM: usize = 1 << 20;
/// The most silenced matches that are listed.
const MOST_SILENCED: usize = 100;

impl Sheet<'_> {
    /// The section of the draft.
    pub(super) fn section(&self) -> Markup {
        let (report, texts, words) = (self.report, self.texts(), self.look.texts());
        let verdict = report.verdict();
        html! {
            section.draft id={ "d" (self.number) } aria-labelledby={ "d" (self.number) "-t" }
                data-verdict=(verdict.name()) {
                header.(verdict.name()) {
                    h2 id={ "d" (self.number) "-t" } { (one_line(report.path().unwrap_or(words.draft[0]))) }
                    p.verdict { span.pill.(verdict.name()) { (words.verdict(verdict)) } " " (texts.verdicts[verdict as usize]) }
                    @let steps = self.steps();
                    @if !steps.is_empty() { p.steps { (steps) } }
                    @let needs = one_line(&needs(report, self.look).join(" "));
                    @if !needs.is_empty() { p.steps { (needs) } }
                    p.facts { (self.facts()) }
                    @for problem in report.problems() {
                        p.problem { (words.error) (words.colon) " " (one_line(problem.message()))
                            @if let Some(help) = problem.help() { "; " (one_line(help)) } }
                    }
                    @for note in report.notes() { p.problem { (words.note) (words.colon) " " (one_line(note)) } }
                }
                @if report.score() > 0.0 { (score::scores(self)) }
                (self.exchange())
                (self.silenced())
            }
        }
    }

    /// What has to change so that the draft passes, on one line.
    fn steps(&self) -> String {
        let digest = Digest::of(self.report, self.thresholds);
        one_line(&to_pass(self.report, &digest, self.look).join(" "))
    }

    /// The facts of a draft on one line: its channel, who speaks to whom, its language, its words and warnings.
    fn facts(&self) -> String {
        let (report, words) = (self.report, self.look.texts());
        let language = report.language().map(|language| language.code().to_owned());
        let named = [report.channels(), report.authors(), report.roles(), report.audiences()];
        let named = named.into_iter().flatten().map(|name| one_line(name));
        let mut facts: Vec<String> = named.chain(language).collect();
        facts.push(words.counted(report.warnings().len(), words.warning));
        facts.join(" · ")
    }

    /// The draft's text, with the warnings beside it.
    pub(super) fn body(&self) -> Markup {
        let (report, texts, words) = (self.report, self.texts(), self.look.texts());
        let path = report.path().unwrap_or_default();
        let draft = Draft::new(self.source, report.format()).path(path);
        let document = draft.document();
        let scene = LaidOut::of(&document, report, &self.shown);
        let veil = report.veil(self.source);
        let language = report.language().map(|language| language.code());
        let mut written = String::new();
        let mut left = report.warnings().len() - self.shown.len();
        for row in &scene.rows {
            if written.len() > ROOM {
                left += row.warnings.len();
                continue;
            }
            written.push_str(&self.row(row, &veil, language).0);
        }
        html! {
            h3.sr { (texts.text) }
            @if report.warnings().is_empty() { p.clean { (texts.clean) } }
            @if !scene.loose.is_empty() {
                div.loose { h3 { (texts.whole) } (self.notes(&scene.loose, language, false)) }
            }
            div.rows { (PreEscaped(written)) }
            @if left > 0 {
                p.left-out { (words.counted(left, texts.no_room)) ". " (texts.elsewhere) }
            }
        }
    }

    fn row(&self, row: &LaidRow<'_>, veil: &Veil, language: Option<&str>) -> Markup {
        let (texts, words) = (self.texts(), self.look.texts());
        let cell = |cell: &LaidCell<'_>| self.cell(cell, veil);
        let own = || row.cells.first().map(cell);
        let text = match row.kind {
            RowKind::Gap(count) => {
                return html! { div.row { p.gap { "… " (words.counted(count, texts.left_out)) } } };
            }
            RowKind::Paragraph => html! { p { (own().unwrap_or_default()) } },
            RowKind::Heading(level) => {
                let name = ["h1", "h2", "h3", "h4", "h5", "h6"][level.clamp(1, 6) - 1];
                html! { p.heading.(name) { (own().unwrap_or_default()) } }
            }
            RowKind::Item(depth) => {
                let name = ["i0", "i1", "i2", "i3", "i4", "i5"][depth.min(5)];
                html! { p.item.(name) { (own().unwrap_or_default()) } }
            }
            RowKind::Title => html! { p.title { (own().unwrap_or_default()) } },
            RowKind::Code => html! { pre tabindex="0" { (own().unwrap_or_default()) } },
            RowKind::Aside(context) => {
                html! { p.aside { span.where { (self.place(context, row)) } " " (own().unwrap_or_default()) } }
            }
            RowKind::Table => self.table(row, &cell),
        };
        let quoted = row.cells.first().is_some_and(|cell| cell.block.quoted);
        html! {
            div.row {
                div.text.quoted[quoted] lang=[language] dir="auto" { (text) }
                @if !row.warnings.is_empty() { (self.notes(&row.warnings, language, true)) }
            }
        }
    }

    fn table(&self, row: &LaidRow<'_>, cell: &dyn Fn(&LaidCell<'_>) -> Markup) -> Markup {
        let mut lines: Vec<Vec<Markup>> = Vec::new();
        let mut last: Option<&LaidCell<'_>> = None;
        for own in &row.cells {
            match lines.last_mut() {
                Some(line) if last.is_some_and(|before| !own.begins_line(before)) => line.push(cell(own)),
                Some(_) | None => lines.push(vec![cell(own)]),
            }
            last = Some(own);
        }
        html! {
            div.wide tabindex="0" role="region" aria-label=(self.texts().text) {
                table { @for (number, line) in lines.iter().enumerate() {
                    tr { @for cell in line {
                        @if number == 0 { th scope="col" { (cell) } } @else { td { (cell) } }
                    } }
                } }
            }
        }
    }

    fn cell(&self, cell: &LaidCell<'_>, veil: &Veil) -> Markup {
        let masked = self.report.masked_spans().iter().flat_map(|span| cell.stretches(*span));
        let hidden = merged(masked.chain(veil.stretches(&cell.block.text)));
        inline::text(cell, self.source, &hidden, &|number| self.mark(number))
    }

    /// The name of a place that readers do not see, or not in the text.
    fn place(&self, context: Context, row: &LaidRow<'_>) -> String {
        let places = &self.texts().places;
        let name = match context {
            Context::LinkTarget => places.link_target,
            Context::LinkTitle | Context::ImageTitle => places.title,
            Context::ImageAlt => places.image,
            Context::Comment => places.comment,
            Context::HtmlAttribute => places.attribute,
            Context::Metadata => places.metadata,
            Context::FileName => places.file_name,
            Context::Paragraph
            | Context::Heading
            | Context::ListItem
            | Context::TableCell
            | Context::Footnote
            | Context::Code
            | Context::HtmlText
            | Context::Markup => places.markup,
        };
        let key = row.cells.first().and_then(|cell| cell.block.key.as_deref());
        // A key is text of the draft, and may hold anything.
        let key = key.filter(|_| self.report.masked_spans().is_empty());
        key.map_or_else(|| name.to_owned(), |key| format!("{name} · {}", one_line(key)))
    }

    fn notes(&self, numbers: &[usize], language: Option<&str>, has_marks: bool) -> Markup {
        let warnings = numbers.iter().filter_map(|number| Some((*number, self.report.warnings().get(*number)?)));
        html! { ul.notes { @for (number, warning) in warnings { (self.note(number, warning, language, has_marks)) } } }
    }

    /// A warning: what, why, what to do, what to write instead, whom to ask, what it rests on.
    fn note(&self, number: usize, warning: &Warning, language: Option<&str>, has_mark: bool) -> Markup {
        let (texts, words) = (self.texts(), self.look.texts());
        let mark = self.mark(number);
        let severity = warning.severity();
        let line = words.lines(&[warning.position().line], 1);
        let confidence = texts.confidence.replace("{n}", &warning.confidence().to_string());
        let share = texts.share.replace("{n}", &words.number(warning.share()));
        let here = warning.related().iter().filter(|related| related.is_at(warning) || related.path.is_some());
        html! {
            li.note.(severity.name()) id=(mark.warning) tabindex="-1" data-family=(warning.family().name())
                data-severity=(severity.name()) data-owner=(one_line(warning.owner().unwrap_or_default())) {
                details open[self.is_unfolded(number)] {
                    summary {
                        span.number aria-hidden="true" { (mark.number) }
                        span.kind { (words.severity(severity)) " · " (words.family(warning.family())) }
                        span.message id={ (mark.warning) "-t" } lang=[language] { (one_line(warning.message())) }
                    }
                    div.more lang=[language] {
                        @if !warning.why().trim().is_empty() { p { (one_line(warning.why())) } }
                        @if !warning.advice().trim().is_empty() { p.advice { (one_line(warning.advice())) } }
                        @for related in here { p { (one_line(&related.note)) } }
                    }
                    dl {
                        @for text in warning.suggestions() { div { dt { (words.instead) } dd { ins { (one_line(text)) } } } }
                        @if let Some(owner) = warning.owner() { div { dt { (words.ask) } dd { (one_line(owner)) } } }
                        @if let Some(trailer) = warning.trailer() {
                            div { dt { (words.approve) } dd { code { (one_line(&trailer)) } } }
                        }
                        @for source in warning.sources() { div { dt { (words.source) } dd { (cited(source)) } } }
                    }
                    p.small {
                        @if has_mark { a.back href={ "#" (mark.id) } title=(texts.back) { (line) } " · " }
                        (confidence) " · " (share) " · " code { (warning.rule()) }
                    }
                }
            }
        }
    }

    fn silenced(&self) -> Markup {
        let (texts, words) = (self.texts(), self.look.texts());
        let (silenced, count) = (self.report.silenced(), self.report.silenced_count(None));
        html! {
            @if count > 0 {
                details.silenced {
                    summary { (texts.silenced.replace("{n}", &count.to_string())) }
                    ul {
                        @for found in silenced.iter().take(MOST_SILENCED) {
                            li {
                                (words.lines(&[found.position().line], 1)) " · " code { (found.rule()) } " · "
                                (words.silencer(found.by())) (words.colon) " " (one_line(found.allowed_because()))
                                @if let Some(owner) = found.allowed_by() { " (" (one_line(owner)) ")" }
                                @if let Some(until) = found.allowed_until_told() {
                                    ", " (words.until.replace("{until}", until))
                                }
                            }
                        }
                        @if count > MOST_SILENCED {
                            li { (words.and_more.replace("{n}", &(count - MOST_SILENCED).to_string())) }
                        }
                    }
                }
            }
        }
    }
}

/// A source, as a link where it is the address of a page.
fn cited(source: &str) -> Markup {
    let is_address = ["https://", "http://"].iter().any(|start| source.starts_with(start));
    if is_address && !source.contains(char::is_whitespace) {
        return html! { a href=(source) rel="noopener noreferrer nofollow" { (printed(source)) } };
    }
    html! { (printed(&one_line(source))) }
}

/// Returns whether there is nothing to say of a draft.
pub(super) fn says_nothing(report: &Report) -> bool {
    let is_empty = report.warnings().is_empty() && report.silenced().is_empty();
    let is_empty = is_empty && report.notes().is_empty() && report.problems().is_empty();
    is_empty && report.reply().is_none() && report.verdict() == Verdict::Pass
}
