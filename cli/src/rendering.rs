//! Output for people besides reports: problems with the text they are about, and lines of words.

use crate::output::Look;
use crate::secrecy::is_ci;
use discretion::emit::{Notice, issue_text};
use discretion::policy::Issue;
use discretion::report::Verdict;
use discretion::text::{Position, one_line};

/// Words under a text, with their label.
pub(crate) type Note = (&'static str, String);

/// The way things are rendered.
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
        issue_text(issue, text, is_ci(), &self.look)
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
