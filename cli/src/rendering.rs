//! What people see: warnings and problems with the text they are about.
//!
//! Every word of a draft or a policy is made printable before it is rendered.

use crate::excerpt::{Excerpt, Shown};
use crate::output::Look;
use annotate_snippets::renderer::{
    DEFAULT_ERROR_STYLE, DEFAULT_LINE_NUM_STYLE, DEFAULT_NOTE_STYLE, DEFAULT_WARNING_STYLE,
};
use annotate_snippets::{AnnotationKind, Group, Level, Message, Origin, Renderer, Snippet, Title};
use anstyle::Style;
use discretion::emit::printable;
use discretion::{Issue, LineIndex, Position, Report, Severity, Verdict, Warning};
use std::fmt;

/// Words under a text, with their label.
pub(crate) type Note = (&'static str, String);

/// A place in a file, or a file.
#[derive(Clone, Copy, Debug)]
struct Place<'p> {
    path: &'p str,
    position: Option<Position>,
}

/// How things are rendered.
#[derive(Clone, Debug)]
pub(crate) struct Rendering {
    look: Look,
    renderer: Renderer,
}

impl Rendering {
    /// A rendering for a look.
    pub(crate) const fn new(look: Look) -> Self {
        let renderer = if look.coloured { Renderer::styled() } else { Renderer::plain() };
        Self { look, renderer: renderer.term_width(look.width) }
    }

    /// A warning of a report on a draft: what, where, the sentence, why, what to do, whom to ask. No other warning's
    /// masked text is shown with it.
    pub(crate) fn warning(&self, report: &Report, source: &str, warning: &Warning) -> String {
        let path = report.path().unwrap_or_default();
        let source = Shown { text: source, masked: report.masked_spans() };
        let position = warning.position();
        let level = match warning.severity() {
            Severity::Critical | Severity::High => Level::ERROR,
            Severity::Medium => Level::WARNING,
            Severity::Low => Level::HELP,
            Severity::Info => Level::INFO,
            _ => Level::WARNING,
        };
        let title = level.with_name(warning.severity().name());
        let title = title.primary_title(one_line(warning.message())).id(warning.rule().as_str());
        let excerpt = Excerpt::new(source, warning.sentence(), warning.span(), position.line, self.reach());
        let mut notes = vec![("why", warning.why().to_owned()), ("advice", warning.advice().to_owned())];
        // What is told of the very place: that another rule matches, or that an exception has ended.
        let here = warning.related().iter().filter(|related| related.location.span == warning.span());
        notes.extend(here.map(|related| ("note", related.note.clone())));
        notes.extend(warning.suggestions().iter().map(|text| ("instead", text.clone())));
        notes.extend(warning.owner().map(|owner| ("ask", owner.to_owned())));
        notes.extend(warning.sources().iter().map(|source| ("source", source.clone())));
        self.framed(title, &Place { path, position: Some(position) }, Some(&excerpt), &notes)
    }

    /// A problem of a policy, in the text of its file; without the text where it may be confidential.
    pub(crate) fn issue(&self, issue: &Issue, text: &str) -> String {
        let title = Level::ERROR.primary_title(one_line(&issue.message()));
        let place = Place { path: issue.file(), position: issue.position() };
        let shown = issue.span().zip(issue.position()).filter(|_| !issue.is_withheld() && !text.is_empty());
        let excerpt = shown.map(|(span, Position { line, .. })| {
            Excerpt::of_line(text, LineIndex::new(text).line(text, line), span, line, self.reach())
        });
        let mut notes = Vec::new();
        if issue.is_withheld() {
            notes.push(("note", "the line is not shown, because it may be confidential".to_owned()));
        }
        if let Some(related) = issue.related() {
            notes.push(("see", related.to_string()));
        }
        notes.extend(issue.help().map(|help| ("help", help.to_owned())));
        self.framed(title, &place, excerpt.as_ref(), &notes)
    }

    /// An error with a place and notes, without text.
    pub(crate) fn notice(&self, title: &str, path: &str, position: Position, notes: &[Note]) -> String {
        let title = Level::ERROR.primary_title(one_line(title));
        self.framed(title, &Place { path, position: Some(position) }, None, notes)
    }

    /// A line in the colour of a verdict; none is an error.
    pub(crate) fn coloured(&self, line: &str, verdict: Option<Verdict>) -> String {
        let style = match verdict {
            Some(Verdict::Pass) => DEFAULT_NOTE_STYLE,
            Some(Verdict::Review) => DEFAULT_WARNING_STYLE,
            _ => DEFAULT_ERROR_STYLE,
        };
        self.styled(line, style)
    }

    fn styled(&self, text: &str, style: Style) -> String {
        if self.look.coloured { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// A title, a place, the text there, and notes.
    fn framed(&self, title: Title<'_>, place: &Place<'_>, excerpt: Option<&Excerpt>, notes: &[Note]) -> String {
        let group = Group::with_title(title);
        let notes = self.messages(notes);
        let Some(excerpt) = excerpt else {
            return self.render(group.element(place.origin()).elements(notes));
        };
        let annotation = AnnotationKind::Primary.span(excerpt.marked.clone());
        let snippet = Snippet::source(&excerpt.text).line_start(excerpt.line).fold(false).annotation(annotation);
        let rendered = self.render(group.element(snippet).elements(notes));
        // The renderer would name the place of the excerpt in itself, not that in the draft, so the line that names
        // it is ours: after the title, which is one line.
        let (title, rest) = rendered.split_once('\n').unwrap_or((&rendered, ""));
        let last_line = excerpt.line + excerpt.text.matches('\n').count();
        let indent = last_line.to_string().len();
        let arrow = self.styled("-->", DEFAULT_LINE_NUM_STYLE);
        format!("{title}\n{:indent$}{arrow} {place}\n{rest}", "")
    }

    /// Words under the text, each with its label, wrapped.
    fn messages(&self, notes: &[Note]) -> Vec<Message<'static>> {
        let texts = notes.iter().filter(|(_, text)| !text.trim().is_empty());
        texts
            .map(|&(label, ref text)| {
                let level = if label == "help" || label == "instead" { Level::HELP } else { Level::NOTE };
                // The frame before the text takes ten columns or less, and a label its own.
                let width = self.look.width.saturating_sub(label.len() + 10);
                level.with_name(label).message(wrapped(&one_line(text), width))
            })
            .collect()
    }

    fn render(&self, group: Group<'_>) -> String {
        format!("{}\n\n", self.renderer.render(&[group]))
    }

    /// More characters than fit beside a match: what does not fit the renderer cuts.
    const fn reach(&self) -> usize {
        self.look.width * 2
    }
}

impl Place<'_> {
    fn origin(&self) -> Origin<'static> {
        let origin = Origin::path(printable(self.path));
        match self.position {
            Some(Position { line, column }) => origin.line(line).char_column(column),
            None => origin,
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&printable(self.path))?;
        self.position.map_or(Ok(()), |position| write!(f, ":{position}"))
    }
}

/// An error that has no place.
pub(crate) fn error(message: &str, look: Look) -> String {
    let rendering = Rendering::new(look);
    format!("{} {}\n", rendering.coloured("error:", None), one_line(message))
}

/// A text with its white space and line breaks made single spaces, and printable.
pub(crate) fn one_line(text: &str) -> String {
    printable(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A number of things.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Breaks a line between words, at so many characters.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut used = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push('\n');
            used = 0;
        } else if used > 0 {
            lines.push(' ');
            used += 1;
        }
        lines.push_str(word);
        used += length;
    }
    lines
}
