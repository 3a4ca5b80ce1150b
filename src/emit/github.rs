//! Annotations of GitHub Actions: workflow commands, which GitHub shows at the lines of a change.
//!
//! GitHub takes ten annotations of each level per step and drops the rest, so no more are written, and the last line counts
//! the others. Data escape `%` and line breaks, properties `:` and `,` too: no draft can write a command.

use super::advice::AdviceNote;
use super::closing;
use super::emitter::{CheckedDraft, Emitter};
use super::explanation::explanation;
use super::look::Look;
use super::run::Run;
use crate::policy::Policy;
use crate::report::Warning;
use crate::rule::Severity;
use crate::text::{one_line, printable};
use std::io::{self, Write};

/// The annotations of one level that a step can have.
const MOST: usize = 10;

pub(super) fn emitter(look: &Look) -> Box<dyn Emitter> {
    Box::new(GithubEmitter { look: *look, written: [0; 3], dropped: 0 })
}

#[derive(Debug)]
struct GithubEmitter {
    look: Look,
    /// The annotations of each level, in the order of [`AnnotationLevel`].
    written: [usize; 3],
    /// The warnings for which there was no room.
    dropped: usize,
}

/// The levels of annotations.
#[derive(Clone, Copy, Debug)]
enum AnnotationLevel {
    Error,
    Warning,
    Notice,
}

/// A workflow command that is being written.
#[derive(Debug)]
struct Annotation {
    level: AnnotationLevel,
    properties: Vec<(&'static str, String)>,
    message: String,
}

impl Emitter for GithubEmitter {
    fn begin(&mut self, _: &[&Policy], _: &Run, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn draft(&mut self, draft: &CheckedDraft<'_>, _: &Run, out: &mut dyn Write) -> io::Result<()> {
        if let Some(note) = AdviceNote::on(draft.report, &self.look) {
            self.write(&Annotation::advising(draft, note), out)?;
        }
        for warning in draft.report.warnings() {
            self.write(&self.annotation(draft, warning), out)?;
        }
        Ok(())
    }

    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        for unread in run.unread() {
            let mut properties = vec![("file", unread.path.clone())];
            if let Some(at) = unread.position {
                properties.extend([("line", at.line.to_string()), ("col", at.column.to_string())]);
            }
            properties.push(("title", "this draft was not checked".to_owned()));
            let message = one_line(&unread.message);
            // Never dropped: GitHub keeps the first ten, and the log has all.
            writeln!(out, "{}", Annotation { level: AnnotationLevel::Error, properties, message }.command())?;
        }
        if self.dropped > 0 {
            let message =
                format!("{} more: GitHub shows {MOST} of each level; the summary of the job has all", self.dropped);
            let properties = vec![("title", "not all warnings are shown".to_owned())];
            writeln!(out, "{}", Annotation { level: AnnotationLevel::Notice, properties, message }.command())?;
        }
        writeln!(out, "{}", printable(&closing::counts(run, &self.look)))?;
        closing::left_out(run, &self.look).into_iter().try_for_each(|line| writeln!(out, "{line}"))
    }
}

impl GithubEmitter {
    fn annotation(&self, draft: &CheckedDraft<'_>, warning: &Warning) -> Annotation {
        let location = warning.location();
        let (start, end) = (draft.start(location), draft.end(location));
        let mut properties = vec![
            ("file", draft.path().to_owned()),
            ("line", start.line.to_string()),
            ("endLine", end.line.to_string()),
            ("col", start.column.to_string()),
        ];
        // GitHub takes columns for one line only, and counts the last character in.
        if start.line == end.line {
            properties.push(("endColumn", end.column.saturating_sub(1).max(start.column).to_string()));
        }
        properties.push(("title", format!("{} ({})", warning.rule(), warning.severity())));
        let mut lines = vec![one_line(warning.message())];
        lines.extend(
            explanation(warning, self.look.texts())
                .iter()
                .map(|(label, text)| format!("{label}{} {}", self.look.texts().colon, one_line(text))),
        );
        Annotation { level: AnnotationLevel::of(warning.severity()), properties, message: lines.join("\n") }
    }

    fn write(&mut self, annotation: &Annotation, out: &mut dyn Write) -> io::Result<()> {
        let written = &mut self.written[annotation.level as usize];
        if *written == MOST {
            self.dropped += 1;
            return Ok(());
        }
        *written += 1;
        writeln!(out, "{}", annotation.command())
    }
}

impl AnnotationLevel {
    const fn of(severity: Severity) -> Self {
        match severity {
            Severity::Critical | Severity::High => Self::Error,
            Severity::Medium => Self::Warning,
            Severity::Low | Severity::Info => Self::Notice,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

impl Annotation {
    /// The message that a draft answers, at its beginning.
    fn advising(draft: &CheckedDraft<'_>, AdviceNote { title, lines, severity }: AdviceNote) -> Self {
        let properties = vec![("file", draft.path().to_owned()), ("line", "1".to_owned()), ("title", title)];
        Self { level: AnnotationLevel::of(severity), properties, message: lines.join("\n") }
    }

    fn command(&self) -> String {
        let properties: Vec<String> =
            self.properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
        format!("::{} {}::{}", self.level.name(), properties.join(","), data(&self.message))
    }
}

/// The text of a command. The line breaks in it are ours: what comes from a draft has none.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(&printable(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_command_or_begins_one() {
        assert_eq!(data("100 %0A\r\n::error::x"), "100 %250A%0D%0A::error::x");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25\\u{a}");
    }
}
