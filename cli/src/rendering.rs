//! What people see: warnings and problems with the text they are about.
//!
//! Every word of a draft or a policy is made printable before it is rendered.

use crate::excerpt::Excerpt;
use crate::output::Look;
use annotate_snippets::renderer::{DEFAULT_ERROR_STYLE, DEFAULT_NOTE_STYLE, DEFAULT_WARNING_STYLE};
use annotate_snippets::{AnnotationKind, Group, Level, Message, Origin, Renderer, Snippet, Title};
use discretion::emit::printable;
use discretion::{Issue, LineIndex, Severity, Verdict, Warning};

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

    /// A warning of a draft: what, where, the sentence, why, what to do, whom to ask.
    pub(crate) fn warning(&self, path: &str, source: &str, warning: &Warning) -> String {
        let position = warning.position();
        let level = match warning.severity() {
            Severity::Critical | Severity::High => Level::ERROR,
            Severity::Medium => Level::WARNING,
            Severity::Low => Level::NOTE,
            Severity::Info => Level::INFO,
            _ => Level::WARNING,
        };
        let title = level.with_name(warning.severity().name());
        let title = title.primary_title(one_line(warning.message())).id(warning.rule().as_str());
        let excerpt = Excerpt::new(source, warning.sentence(), warning.span(), position.line, self.reach());
        let mut notes = vec![("why", warning.why().to_owned()), ("advice", warning.advice().to_owned())];
        notes.extend(warning.suggestions().iter().map(|text| ("instead", text.clone())));
        notes.extend(warning.owner().map(|owner| ("ask", owner.to_owned())));
        notes.extend(warning.sources().iter().map(|source| ("source", source.clone())));
        let group = self.group(title, path, Some((position.line, position.column)), Some(&excerpt));
        self.render(group.elements(self.notes(&notes)))
    }

    /// A problem of a policy, in the text of its file; without the text where it may be confidential.
    pub(crate) fn issue(&self, issue: &Issue, text: &str) -> String {
        let title = Level::ERROR.primary_title(one_line(&issue.message()));
        let place = issue.position().map(|position| (position.line, position.column));
        let excerpt =
            issue.span().zip(place).filter(|_| !issue.is_withheld() && !text.is_empty()).map(|(span, place)| {
                let line = LineIndex::new(text).line(text, place.0);
                Excerpt::of_line(text, line, span, place.0, self.reach())
            });
        let mut notes = Vec::new();
        if let Some(related) = issue.related() {
            notes.push(("see", related.to_string()));
        }
        notes.extend(issue.help().map(|help| ("help", help.to_owned())));
        let group = self.group(title, issue.file(), place, excerpt.as_ref());
        self.render(group.elements(self.notes(&notes)))
    }

    /// A title with a place and notes, without text.
    pub(crate) fn notice(
        &self,
        title: &str,
        path: &str,
        place: (usize, usize),
        notes: &[(&'static str, String)],
    ) -> String {
        let title = Level::ERROR.primary_title(one_line(title));
        self.render(self.group(title, path, Some(place), None).elements(self.notes(notes)))
    }

    /// A line in the colour of a verdict; none is an error.
    pub(crate) fn coloured(&self, line: &str, verdict: Option<Verdict>) -> String {
        let style = match verdict {
            Some(Verdict::Pass) => DEFAULT_NOTE_STYLE,
            Some(Verdict::Review) => DEFAULT_WARNING_STYLE,
            _ => DEFAULT_ERROR_STYLE,
        };
        if self.look.coloured { format!("{style}{line}{style:#}") } else { line.to_owned() }
    }

    fn group<'t>(
        &self,
        title: Title<'t>,
        path: &'t str,
        place: Option<(usize, usize)>,
        excerpt: Option<&'t Excerpt>,
    ) -> Group<'t> {
        let mut origin = Origin::path(printable(path));
        if let Some((line, column)) = place {
            origin = origin.line(line).char_column(column);
        }
        let group = Group::with_title(title).element(origin);
        let Some(Excerpt { text, line, marked }) = excerpt else { return group };
        let annotation = AnnotationKind::Primary.span(marked.clone());
        group.element(Snippet::source(text).line_start(*line).fold(false).annotation(annotation))
    }

    /// Words under the text, each with its label, wrapped.
    fn notes(&self, notes: &[(&'static str, String)]) -> Vec<Message<'static>> {
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

/// An error that has no place.
pub(crate) fn error(message: &str, look: Look) -> String {
    let rendering = Rendering::new(look);
    format!("{} {}\n", rendering.coloured("error:", None), one_line(message))
}

/// A text with its white space and line breaks made single spaces, and printable.
pub(crate) fn one_line(text: &str) -> String {
    printable(&text.split_whitespace().collect::<Vec<_>>().join(" "))
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
