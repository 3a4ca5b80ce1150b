//! A problem of a policy, shown in the text of its file.

use super::excerpt::Quotation;
use super::look::Look;
use super::notice::Notice;
use crate::policy::Issue;

/// A problem of a policy as a program shows it to people: the line of its file that it is about, what was meant, the
/// other place of a conflict. `text` is that of [`Issue::file`]; where it is empty, no line is shown. Of what may be
/// confidential nothing is quoted, and where `many_read` the output, as a log of a build, nothing of what holds words of
/// confidential rules.
///
/// ```
/// use discretion::emit::{Look, issue_text};
/// use discretion::Policy;
///
/// let text = "discretion = 1\nname = \"acme\"\n\n[[tone]]\nid = \"hype\"\ntermz = [\"hype\"]\n";
/// let error = Policy::parse("acme.toml", text).expect_err("`termz` is no key");
/// let told = issue_text(&error.issues()[0], text, false, &Look::default());
/// assert!(told.contains(" --> acme.toml:6:1\n") && told.contains("6 | termz = [\"hype\"]\n  | ^^^^^\n"));
/// assert!(told.ends_with("  = help: did you mean `terms`?\n\n"));
/// ```
#[must_use]
pub fn issue_text(issue: &Issue, text: &str, many_read: bool, look: &Look) -> String {
    let title = issue.message();
    let mut notice = Notice::error(&title, issue.file(), issue.position());
    let may_quote = !(issue.is_withheld() || (issue.is_delicate() && many_read));
    if let Some(span) = issue.span().filter(|_| may_quote && !text.is_empty()) {
        notice = notice.quoting(Quotation::in_line(text, span));
    }
    if !may_quote {
        notice = notice.note("note", "the line is not shown, because it may be confidential");
    }
    if let Some(related) = issue.related() {
        notice = notice.note("see", related.to_string());
    }
    notice.note("help", issue.help().unwrap_or_default()).render(look)
}
