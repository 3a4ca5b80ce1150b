//! Markdown, for a comment on a change or the summary of a build.
//!
//! No text of a draft or a policy is markup, a mention of somebody or a reference to an issue. GitHub takes 65,536
//! characters in a comment: what does not fit is counted.

use super::advice::AdviceNote;
use super::closing;
use super::digest::Digest;
use super::draft_line::{draft_line, needs};
use super::emitter::{CheckedDraft, Emitter};
use super::explanation::explanation;
use super::look::Look;
use super::run::Run;
use crate::policy::Policy;
use crate::report::Warning;
use crate::text::one_line;
use std::io::{self, Write};

/// The most bytes before the last lines.
const ROOM: usize = 56_000;
/// The most lines of places that a note names.
const MOST_LINES: usize = 20;

pub(super) fn emitter(look: &Look) -> Box<dyn Emitter> {
    Box::new(MarkdownEmitter { look: *look, room: ROOM, left: (0, 0) })
}

#[derive(Debug)]
struct MarkdownEmitter {
    look: Look,
    /// The bytes that there is room for.
    room: usize,
    /// The drafts that were not written, and their warnings.
    left: (usize, usize),
}

impl Emitter for MarkdownEmitter {
    fn begin(&mut self, _: &[&Policy], _: &Run, out: &mut dyn Write) -> io::Result<()> {
        // By the comment, a program that posts this finds what it posted before.
        writeln!(out, "<!-- discretion -->\n## discretion")
    }

    fn draft(&mut self, draft: &CheckedDraft<'_>, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        let report = draft.report;
        let fails = self.look.fails(report.verdict());
        let says_nothing = report.warnings().is_empty() && report.notes().is_empty() && report.reply().is_none();
        if !fails && (self.look.quiet || says_nothing) {
            return Ok(());
        }
        let Digest { blocking, review, notes } = Digest::of(report, run.thresholds_of(report));
        let mut parts = vec![format!("\n### {}\n\n", escaped(&draft_line(report, &self.look)))];
        parts.extend(report.notes().iter().map(|note| format!("- {}: {}\n", self.look.texts().note, escaped(note))));
        parts.extend(AdviceNote::on(report, &self.look).map(|note| advice(&note)));
        parts.extend(blocking.iter().chain(&review).map(|warning| self.warning(draft, warning)));
        parts.extend(notes.iter().map(|group| self.note(draft, group)));
        let needs = needs(report, &self.look).join(" ");
        parts.extend((!needs.is_empty()).then(|| format!("\n{}\n", escaped(&needs))));
        for (written, part) in parts.iter().enumerate() {
            if part.len() > self.room {
                self.left.0 += 1;
                self.left.1 += parts.len() - written.max(1);
                self.room = 0;
                break;
            }
            self.room -= part.len();
            out.write_all(part.as_bytes())?;
        }
        Ok(())
    }

    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        if !run.unread().is_empty() {
            writeln!(out, "\n### {}\n", self.look.texts().not_checked)?;
            let mut room = ROOM / 8;
            for (number, unread) in run.unread().iter().enumerate() {
                let line = format!("- {}: {}\n", code(&unread.place()), escaped(&unread.message));
                if line.len() > room {
                    writeln!(out, "- … {}", run.unread().len() - number)?;
                    break;
                }
                room -= line.len();
                out.write_all(line.as_bytes())?;
            }
        }
        let (drafts, warnings) = self.left;
        if drafts > 0 {
            writeln!(out, "\n{}", self.no_room(drafts, warnings))?;
        }
        writeln!(out, "\n{}", escaped(&closing::counts(run, &self.look)))?;
        closing::left_out(run, &self.look).into_iter().try_for_each(|line| writeln!(out, "\n{}", escaped(&line)))
    }
}

impl MarkdownEmitter {
    fn warning(&self, draft: &CheckedDraft<'_>, warning: &Warning) -> String {
        let texts = self.look.texts();
        let at = draft.start(warning.location());
        let mut item = format!(
            "- **{}** {} {}: {}\n",
            texts.severity(warning.severity()),
            code(&format!("{}:{at}", draft.path())),
            code(warning.rule().as_str()),
            escaped(warning.message()),
        );
        for (label, text) in explanation(warning, texts) {
            item.push_str(&format!("  - {label}{} {}\n", texts.colon, escaped(text)));
        }
        item
    }

    fn no_room(&self, drafts: usize, warnings: usize) -> String {
        let texts = self.look.texts();
        let drafts = texts.counted(drafts, texts.draft);
        texts.no_room.replace("{warnings}", &texts.counted(warnings, texts.warning)).replace("{drafts}", &drafts)
    }

    /// The notes of one rule on one line.
    fn note(&self, draft: &CheckedDraft<'_>, group: &[&Warning]) -> String {
        let Some(first) = group.first() else { return String::new() };
        let texts = self.look.texts();
        let lines: Vec<usize> = group.iter().map(|warning| draft.start(warning.location()).line).collect();
        format!(
            "- {} {}: {}{} ({})\n",
            texts.severity(first.severity()),
            code(first.rule().as_str()),
            if group.len() > 1 { format!("{} × ", group.len()) } else { String::new() },
            escaped(first.message()),
            texts.lines(&lines, MOST_LINES),
        )
    }
}

/// The message that a draft answers, and what to do about it.
fn advice(note: &AdviceNote) -> String {
    let lines = note.lines.iter().map(|line| format!("  - {}\n", escaped(line)));
    format!("- {}\n{}", escaped(&note.title), lines.collect::<String>())
}

/// A text of which Markdown makes nothing else, and that speaks to nobody.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in one_line(text).chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // A comment cuts a mention or a reference short, and nobody sees it.
            '@' | '#' => {
                escaped.push(letter);
                escaped.push_str("<!-- -->");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

/// A text as code, between more backticks than it has in a row.
fn code(text: &str) -> String {
    let text = one_line(text);
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_markup_or_a_mention() {
        assert_eq!(escaped("a **b** <i>&\n- c"), "a \\*\\*b\\*\\* &lt;i&gt;&amp; - c");
        assert_eq!(escaped("@acme #12 ![a](b)"), "@<!-- -->acme #<!-- -->12 \\!\\[a\\](b)");
        assert_eq!(code("a``b"), "```a``b```");
        assert_eq!(code("`a"), "`` `a ``");
    }
}
