//! The text of a block with its marks: emphasis, code and links as readers see them, what is masked as dots, and a link
//! to the warning where one speaks of it.

use super::layout::LaidCell;
use crate::draft::Context;
use crate::report::{merged, touches, veiled};
use crate::rule::Severity;
use crate::text::{Span, is_printable};
use maud::{Markup, PreEscaped, html};
use std::collections::BTreeSet;

/// A mark as the page shows it.
#[derive(Clone, Debug)]
pub(super) struct PageMark {
    /// The number that people read, from 1.
    pub(super) number: usize,
    pub(super) severity: Severity,
    /// The id of the warning on the page.
    pub(super) warning: String,
    /// The id of the mark itself.
    pub(super) id: String,
    /// Its name for screen readers.
    pub(super) label: String,
}

/// The look of a stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct InlineStyle {
    strong: bool,
    emphasised: bool,
    struck: bool,
    code: bool,
    link: bool,
}

/// The text of a cell: `hidden` are stretches of it that must not be shown, and `mark_of` knows what belongs to a
/// warning.
pub(super) fn text(cell: &LaidCell<'_>, source: &str, hidden: &[Span], mark_of: &dyn Fn(usize) -> PageMark) -> Markup {
    let styles = styles(cell, source);
    let whole = [Span::new(0, cell.block.text.len())];
    let shown: &[Span] = if cell.shown.is_empty() { &whole } else { &cell.shown };
    let mut borders: BTreeSet<usize> = shown.iter().flat_map(|span| [span.start, span.end]).collect();
    borders.extend(cell.marks.iter().flat_map(|(span, _)| [span.start, span.end]));
    borders.extend(styles.iter().map(|(at, _)| *at));
    let borders: Vec<usize> = borders.into_iter().collect();
    let mut begun = BTreeSet::new();
    let mut parts = Vec::new();
    for span in borders.windows(2).map(|pair| Span::new(pair[0], pair[1])) {
        let Some(part) = shown.iter().find(|part| part.contains(span)) else { continue };
        if part.start == span.start && part.start > 0 {
            parts.push(html! { span.cut { "… " } });
        }
        let reached = &styles[..styles.partition_point(|(at, _)| *at <= span.start)];
        let style = reached.last().map(|(_, style)| *style).unwrap_or_default();
        let styled = styled(printed(&veiled(&cell.block.text, span, hidden)), style);
        let own: Vec<usize> =
            cell.marks.iter().filter(|(mark, _)| mark.contains(span)).map(|(_, number)| *number).collect();
        let ends = |number: &usize| {
            let last = cell.marks.iter().filter(|(_, of)| of == number).map(|(mark, _)| mark.end).max();
            last == Some(span.end)
        };
        let ending: Vec<usize> = own.iter().copied().filter(ends).collect();
        let starting: Vec<usize> = own.iter().copied().filter(|number| begun.insert(*number)).collect();
        parts.push(marked(styled, &own, &starting, &ending, mark_of));
        if part.end == span.end && part.end < cell.block.text.len() {
            parts.push(html! { span.cut { " …" } });
        }
    }
    html! { @for part in &parts { (part) } }
}

/// A stretch that warnings speak of: a link to the worst of them, with the numbers of those that end here.
fn marked(
    text: Markup,
    own: &[usize],
    starting: &[usize],
    ending: &[usize],
    mark_of: &dyn Fn(usize) -> PageMark,
) -> Markup {
    let marks: Vec<PageMark> = own.iter().map(|number| mark_of(*number)).collect();
    let Some(worst) = marks.iter().max_by_key(|mark| (mark.severity, std::cmp::Reverse(mark.number))) else {
        return text;
    };
    let starts: Vec<PageMark> = starting.iter().map(|number| mark_of(*number)).collect();
    let of: Vec<&str> = marks.iter().map(|mark| mark.warning.as_str()).collect();
    let severity = worst.severity.name();
    let numbers = html! {
        @for number in ending { sup.number aria-hidden="true" { (mark_of(*number).number) } }
    };
    // Only the beginning of a mark is a stop for the keyboard. A second one that begins there has a place without text.
    let first = starts.iter().find(|mark| mark.warning == worst.warning).or_else(|| starts.first());
    let others = starts.iter().filter(|mark| first.is_none_or(|first| first.id != mark.id));
    let places = html! { @for other in others { span id=(other.id) {} } };
    match first {
        Some(first) => html! {
            (places)
            a.mark.(severity) id=(first.id) href={ "#" (first.warning) } data-of=(of.join(" "))
                aria-describedby={ (first.warning) "-t" } title=(first.label) { (text) (numbers) }
        },
        None => html! { (places) span.mark.(severity) data-of=(of.join(" ")) { (text) (numbers) } },
    }
}

fn styled(text: Markup, style: InlineStyle) -> Markup {
    let text = if style.code {
        html! { code { (text) } }
    } else {
        text
    };
    let text = if style.link {
        html! { span.link { (text) } }
    } else {
        text
    };
    let text = if style.struck {
        html! { s { (text) } }
    } else {
        text
    };
    let text = if style.emphasised {
        html! { em { (text) } }
    } else {
        text
    };
    if style.strong {
        html! { strong { (text) } }
    } else {
        text
    }
}

/// A text for the page: signs that nobody sees, or that turn it around, are made visible.
pub(super) fn printed(text: &str) -> Markup {
    let mut written = String::with_capacity(text.len());
    let mut last = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        match letter {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\n' => written.push('\n'),
            '\t' => written.push_str("    "),
            // Between the parts of an emoji, it is no disguise.
            '\u{200d}' if !last.is_alphanumeric() && !next.is_alphanumeric() => written.push(letter),
            letter if is_printable(letter) => written.push(letter),
            letter => {
                written.push_str(&format!("<span class=\"sign\">U+{:04X}</span>", u32::from(letter)));
            }
        }
        last = letter;
    }
    PreEscaped(written)
}

/// The look of a block's text, from each offset on.
fn styles(cell: &LaidCell<'_>, source: &str) -> Vec<(usize, InlineStyle)> {
    let block = cell.block;
    let mut styles: Vec<(usize, InlineStyle)> = Vec::new();
    let links = merged(block.links.iter().copied());
    let mut style = InlineStyle::default();
    let mut reached = block.start().saturating_sub(LONGEST_MARKUP);
    while !source.is_char_boundary(reached) {
        reached += 1;
    }
    for (number, segment) in block.segments.iter().enumerate() {
        let start = segment.source.start;
        if reached < start && start - reached <= 2 * LONGEST_MARKUP && block.context != Context::Code {
            turn(&mut style, Span::new(reached, start).slice(source), number == 0);
        }
        reached = segment.source.end.max(reached);
        let at = segment.at;
        let is_link = segment.context == Context::LinkTarget || touches(&links, Span::new(at, at + 1));
        let code = segment.context == Context::Code && block.context != Context::Code;
        styles.push((at, InlineStyle { code, link: is_link, ..style }));
    }
    styles
}

/// The longest markup between two stretches of text that is looked at, in bytes.
const LONGEST_MARKUP: usize = 40;

/// Begins or ends emphasis, as the markup between two stretches says. Before the first of a block, only what touches it
/// counts.
fn turn(style: &mut InlineStyle, markup: &str, is_first: bool) {
    let is_sign = |letter: char| matches!(letter, '*' | '_' | '~');
    let tail = markup.trim_end_matches(is_sign).len();
    let head = markup.len() - markup.trim_start_matches(is_sign).len();
    if !is_first && head > 0 && head < tail {
        signs(style, Span::new(0, head).slice(markup));
    }
    signs(style, Span::new(tail, markup.len()).slice(markup));
    let line = markup.rfind(['\n', '\r']).filter(|_| is_first).map_or(0, |at| at + 1);
    for tag in Span::new(line, markup.len()).slice(markup).split('<').skip(1) {
        let begins = !tag.starts_with('/');
        let name = tag.trim_start_matches('/').split(|letter: char| !letter.is_ascii_alphanumeric()).next();
        match name.unwrap_or_default() {
            "b" | "strong" => style.strong = begins,
            "i" | "em" => style.emphasised = begins,
            "s" | "del" => style.struck = begins,
            _ => {}
        }
    }
}

/// Begins or ends what signs in a row mean.
fn signs(style: &mut InlineStyle, signs: &str) {
    let count = signs.chars().filter(|letter| matches!(letter, '*' | '_')).count();
    style.emphasised ^= count % 2 == 1;
    style.strong ^= count >= 2;
    style.struck ^= signs.contains('~');
}
