//! Output for people besides reports: problems with the text they are about, and lines of words.

use crate::output::Look;
use discretion::emit::{Notice, Quotation};
use discretion::policy::Issue;
use discretion::report::Verdict;
use discretion::text::{Position, printable};

/// Words under a text, with their label.
pub(crate) type Note = (&'static str, String);

/// How things are rendered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rendering {
    look: Look,
}

impl Rendering {
    /// A rendering for a look.
    pub(crate) const fn new(look: Look) -> Self {
        Self { look }
    }

    /// A problem of a policy, in the text of its file; without the text where it may be confidential.
    pub(crate) fn issue(&self, issue: &Issue, text: &str) -> String {
        let title = issue.message();
        let mut notice = Notice::error(&title, issue.file(), issue.position());
        if let Some(span) = issue.span().filter(|_| !issue.is_withheld() && !text.is_empty()) {
            notice = notice.quoting(Quotation::in_line(text, span));
        }
        if issue.is_withheld() {
            notice = notice.note("note", "the line is not shown, because it may be confidential");
        }
        if let Some(related) = issue.related() {
            notice = notice.note("see", related.to_string());
        }
        notice.note("help", issue.help().unwrap_or_default()).render(&self.look)
    }

    /// An error with a place and notes, without text.
    pub(crate) fn notice(&self, title: &str, path: &str, position: Position, notes: &[Note]) -> String {
        let notice = Notice::error(title, path, Some(position));
        notes.iter().fold(notice, |notice, (label, text)| notice.note(label, text)).render(&self.look)
    }

    /// A line in the colour of a verdict; none is an error.
    pub(crate) fn coloured(&self, line: &str, verdict: Option<Verdict>) -> String {
        self.look.coloured(line, verdict)
    }
}

/// An error that has no place.
pub(crate) fn error(message: &str, look: Look) -> String {
    format!("{} {}\n", look.coloured("error:", None), one_line(message))
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
