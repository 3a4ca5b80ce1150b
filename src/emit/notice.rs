//! One message for people: what, where, the text there with the part that is meant underlined, and what to know of it.
//!
//! ```text
//! critical[acme/falcon]: an unannounced product
//!  --> post.md:1:6
//!   |
//! 1 | Meet Falcon.
//!   |      ^^^^^^
//!   |
//!   = why: It is announced in March.
//! ```
//!
//! Every word of a draft or a policy is made printable first. Columns are those of a terminal: wide characters take two.

use super::excerpt::{CUT, Excerpt, Quotation};
use super::look::{Look, Paint};
use crate::rule::Severity;
use crate::text::{Position, one_line, printable, wrapped};
use std::fmt::Write;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of a tab.
const TAB: &str = "    ";

/// A message for people, with its place and the text there.
///
/// ```
/// use discretion::emit::{Look, Notice, Quotation};
/// use discretion::text::Span;
///
/// let text = "a = 1\nb = hihg";
/// let at = discretion::text::LineIndex::new(text).position(text, 10);
/// let notice = Notice::error("unknown severity `hihg`", "acme.toml", Some(at))
///     .quoting(Quotation::in_line(text, Span::new(10, 14)))
///     .note("help", "did you mean `high`?");
/// assert_eq!(notice.render(&Look::default()), "\
/// error: unknown severity `hihg`
///  --> acme.toml:2:5
///   |
/// 2 | b = hihg
///   |     ^^^^
///   |
///   = help: did you mean `high`?
///
/// ");
/// ```
#[derive(Clone, Debug)]
pub struct Notice<'n> {
    severity: Option<Severity>,
    rule: Option<&'n str>,
    title: &'n str,
    path: &'n str,
    at: Option<Position>,
    quotation: Option<Quotation<'n>>,
    notes: Vec<(&'static str, String)>,
}

impl<'n> Notice<'n> {
    /// An error, and its place or its file.
    #[must_use]
    pub fn error(title: &'n str, path: &'n str, position: Option<Position>) -> Self {
        Self { severity: None, rule: None, title, path, at: position, quotation: None, notes: Vec::new() }
    }

    /// A warning at a line and column.
    pub(super) fn warning(severity: Severity, rule: &'n str, title: &'n str, path: &'n str, at: Position) -> Self {
        let (severity, rule, at) = (Some(severity), Some(rule), Some(at));
        Self { severity, rule, title, path, at, quotation: None, notes: Vec::new() }
    }

    /// With the text there; without a position it is not shown.
    #[must_use]
    pub const fn quoting(mut self, quotation: Quotation<'n>) -> Self {
        self.quotation = Some(quotation);
        self
    }

    /// With words under it after a label; empty ones are left out.
    #[must_use]
    pub fn note(mut self, label: &'static str, text: impl Into<String>) -> Self {
        self.notes.push((label, one_line(&text.into())));
        self
    }

    /// The message, with an empty line at its end.
    #[must_use]
    pub fn render(&self, look: &Look) -> String {
        let line = self.at.map_or(1, |at| at.line);
        // More characters than fit beside a match: what does not fit is cut line by line.
        let excerpt =
            self.quotation.filter(|_| self.at.is_some()).map(|quoted| Excerpt::of(&quoted, line, look.width * 2));
        let last = excerpt.as_ref().map_or(1, |excerpt| excerpt.line + excerpt.text.matches('\n').count());
        let gutter = Gutter { look, digits: last.to_string().len() };
        let mut rendered = self.head(&gutter);
        if let Some(excerpt) = &excerpt {
            gutter.quote(&mut rendered, excerpt);
        }
        if excerpt.is_some() && self.notes.iter().any(|(_, text)| !text.trim().is_empty()) {
            gutter.line(&mut rendered, "", "");
        }
        for (label, text) in &self.notes {
            gutter.note(&mut rendered, label, text);
        }
        rendered.push('\n');
        rendered
    }

    /// The title and the place.
    fn head(&self, gutter: &Gutter<'_>) -> String {
        let texts = gutter.look.texts();
        let kind = self.severity.map_or(texts.error, |severity| texts.severity(severity));
        let rule = self.rule.map(|rule| format!("[{}]", printable(rule))).unwrap_or_default();
        let title = heading(gutter.look, &format!("{kind}{rule}"), Paint::of(self.severity), &one_line(self.title));
        let arrow = gutter.look.painted("-->", Paint::Frame);
        let at = self.at.map(|at| format!(":{at}")).unwrap_or_default();
        format!("{title}\n{:width$}{arrow} {}{at}\n", "", printable(self.path), width = gutter.digits)
    }
}

/// A space at which no line is broken; it is written as a plain one. Texts of drafts and policies have none on one line.
pub(super) const UNBROKEN: char = '\u{a0}';

/// A title after its label, broken between words. A label has no space.
pub(super) fn heading(look: &Look, label: &str, paint: Paint, title: &str) -> String {
    let lines = wrapped(&format!("{label}: {title}"), look.width.saturating_sub(2));
    let mut lines = lines.into_iter().map(|line| line.replace(UNBROKEN, " "));
    let first = lines.next().unwrap_or_default();
    let rest = first.strip_prefix(label).unwrap_or_default();
    let mut heading = format!("{}{}", look.painted(label, paint), look.painted(rest, Paint::Strong));
    lines.for_each(|line| heading.push_str(&format!("\n  {}", look.painted(&line, Paint::Strong))));
    heading
}

/// The lines to the left of an excerpt, and what it is shown with.
#[derive(Clone, Copy, Debug)]
struct Gutter<'l> {
    look: &'l Look,
    /// The number of digits that the line numbers have.
    digits: usize,
}

impl Gutter<'_> {
    /// Adds the lines of an excerpt, and a line under each that has something of the marked part.
    fn quote(&self, rendered: &mut String, excerpt: &Excerpt) {
        let room = self.look.width.saturating_sub(self.digits + 3);
        let mut start = 0;
        self.line(rendered, "", "");
        for (number, line) in (excerpt.line..).zip(excerpt.text.split('\n')) {
            let end = start + line.len();
            let touches = excerpt.marked.start <= end && excerpt.marked.end >= start;
            let marked = excerpt.marked.start.clamp(start, end) - start..excerpt.marked.end.clamp(start, end) - start;
            let strip = Strip::of(line, &marked, room);
            self.line(rendered, &number.to_string(), &strip.text);
            if touches && (!marked.is_empty() || excerpt.marked.is_empty()) {
                let under = self.look.painted(&"^".repeat(strip.marked.max(1)), Paint::Bad);
                self.line(rendered, "", &format!("{:width$}{under}", "", width = strip.before));
            }
            start = end + 1;
        }
    }

    fn line(&self, rendered: &mut String, number: &str, text: &str) {
        let bar = self.look.painted(&format!("{number:>width$} |", width = self.digits), Paint::Frame);
        let space = if text.is_empty() { "" } else { " " };
        push(rendered, format_args!("{bar}{space}{text}\n"));
    }

    /// Adds words after a label, wrapped.
    fn note(&self, rendered: &mut String, label: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let colon = self.look.texts().colon;
        let indent = self.digits + 3 + label.width() + colon.width() + 1;
        let sign = self.look.painted("=", Paint::Frame);
        let label = self.look.painted(label, Paint::Strong);
        let lines = wrapped(text, self.look.width.saturating_sub(indent)).join(&format!("\n{:indent$}", ""));
        push(rendered, format_args!("{:width$} {sign} {label}{colon} {lines}\n", "", width = self.digits));
    }
}

/// As much of a line as there is room for, with the marked part in it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Strip {
    text: String,
    /// The columns before the marked part, and those of it.
    before: usize,
    marked: usize,
}

impl Strip {
    fn of(line: &str, marked: &Range<usize>, room: usize) -> Self {
        let cells: Vec<(usize, &str)> = line
            .grapheme_indices(true)
            .map(|(at, letters)| (at, if letters == "\t" { TAB } else { letters }))
            .collect();
        let columns = |cells: &[(usize, &str)]| cells.iter().map(|(_, letters)| letters.width()).sum::<usize>();
        let index = |offset: usize| cells.partition_point(|(at, _)| *at < offset);
        let (first, last) = (index(marked.start), index(marked.end).max(index(marked.start)));
        let shown = if columns(&cells) <= room {
            0..cells.len()
        } else {
            let widths: Vec<usize> = cells.iter().map(|(_, letters)| letters.width()).collect();
            window(&widths, first..last, room.saturating_sub(2))
        };
        let cut = |is_cut: bool| if is_cut { CUT.to_string() } else { String::new() };
        let (left, right) = (cut(shown.start > 0), cut(shown.end < cells.len()));
        let (first, last) = (first.clamp(shown.start, shown.end), last.clamp(shown.start, shown.end));
        let text: String = cells[shown.clone()].iter().map(|(_, letters)| *letters).collect();
        Self {
            before: left.width() + columns(&cells[shown.start..first]),
            marked: columns(&cells[first..last]),
            text: format!("{left}{text}{right}"),
        }
    }
}

/// The cells of a line that are shown: the marked ones from the first on, then as many before as after, as there is room.
fn window(widths: &[usize], marked: Range<usize>, room: usize) -> Range<usize> {
    let Range { mut start, end: last } = marked;
    let (mut end, mut used) = (start, 0);
    let grow_right = |end: &mut usize, used: &mut usize, last: usize| {
        while *end < last && *used + widths[*end] <= room {
            *used += widths[*end];
            *end += 1;
        }
    };
    grow_right(&mut end, &mut used, last);
    let half = room - (room - used) / 2;
    while start > 0 && used + widths[start - 1] <= half {
        start -= 1;
        used += widths[start];
    }
    if end >= last {
        grow_right(&mut end, &mut used, widths.len());
    }
    while start > 0 && used + widths[start - 1] <= room {
        start -= 1;
        used += widths[start];
    }
    start..end
}

fn push(rendered: &mut String, words: std::fmt::Arguments<'_>) {
    rendered.write_fmt(words).expect("writing to a string cannot fail");
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A strip of the line with brackets around its marked part, as text and underline.
    fn strip(line: &str, room: usize) -> [String; 2] {
        let start = line.find('[').expect("the test marks a part");
        let end = line.find(']').expect("the test marks a part") - 1;
        let Strip { text, before, marked } = Strip::of(&line.replace(['[', ']'], ""), &(start..end), room);
        [text, format!("{}{}", " ".repeat(before), "^".repeat(marked))]
    }

    #[test]
    fn a_line_that_fits_is_whole() {
        assert_eq!(strip("We like [Acme].", 13), ["We like Acme.", "        ^^^^"]);
        assert_eq!(strip("日本 [😀] x", 20), ["日本 😀 x", "     ^^"]);
        assert_eq!(strip("\te\u{301}[a\u{301}b]", 20), ["    e\u{301}a\u{301}b", "     ^^"]);
    }

    #[test]
    fn a_line_that_does_not_fit_is_cut_on_both_sides_of_the_match() {
        assert_eq!(strip("one two three [Acme] four five six", 14), ["…ree Acme fou…", "     ^^^^"]);
        assert_eq!(strip("[Acme] one two three four", 14), ["Acme one two…", "^^^^"]);
        assert_eq!(strip("one two three four [Acme]", 14), ["…ee four Acme", "         ^^^^"]);
        assert_eq!(strip("a [Acme Cloud is long]", 10), ["…Acme Clo…", " ^^^^^^^^"]);
        assert_eq!(strip("日本日本日本 [x] 日本日本", 10), ["…本 x 日…", "    ^"]);
    }

    #[test]
    fn no_strip_is_wider_than_its_room() {
        let line = "日本 e\u{301} 👩‍💻\u{200b}abc ".repeat(4);
        for room in 3..60 {
            for (at, _) in line.char_indices() {
                let strip = Strip::of(&line, &(at..line.len().min(at + 9)), room);
                assert!(strip.text.width() <= room && strip.before + strip.marked <= room, "{room} {at} {strip:?}");
            }
        }
    }
}
