//! The problems of a policy: every problem, where it stands, what was expected.
//!
//! A [`PolicyError`] is opaque outside and structured inside: a private cause for each kind of problem, whose words
//! stand in one table. Messages quote keys and values of a policy with control and bidirectional characters
//! escaped, and never a value of a `[[confidential]]` table. The reading of policies makes these errors; nothing
//! else in the library fails.

use super::{Cause, TomlText};
use crate::text::{Position, Span, printable};
use std::fmt;

/// The problems of a policy: all of them, not only the first.
///
/// Sorted by file, the lowest layer first, then by place. Its `Display` writes a line for each issue, and a second
/// line for the other place of a conflict.
///
/// ```
/// use discretion::Policy;
///
/// let text = "discretion = 1\nname = \"acme\"\n\n[[confidential]]\nid = \"falcon\"\ntermz = [\"Falcon\"]\n";
/// let error = Policy::parse("acme.toml", text).expect_err("`termz` is no key");
/// let issue = &error.issues()[0];
/// assert_eq!(issue.position().map(|position| position.to_string()).as_deref(), Some("6:1"));
/// assert!(issue.message().starts_with("unknown key `termz`, expected one of `terms`, `patterns`, "));
/// assert_eq!(issue.help(), Some("did you mean `terms`?"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", Lines(.issues))]
pub struct PolicyError {
    issues: Vec<Issue>,
}

impl PolicyError {
    /// Gathers the issues of a policy, which the caller has sorted.
    pub(crate) const fn new(issues: Vec<Issue>) -> Self {
        Self { issues }
    }

    /// The issues, at least one.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }
}

/// One problem of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    file: String,
    place: Option<(Span, Position)>,
    cause: Cause,
    help: Option<String>,
    related: Option<OtherPlace>,
    withheld: bool,
    delicate: bool,
}

impl Issue {
    /// An issue of a file as a whole.
    pub(crate) fn of_file(file: &str, cause: Cause) -> Self {
        Self { file: file.to_owned(), place: None, cause, help: None, related: None, withheld: false, delicate: false }
    }

    /// An issue at a place of a file.
    pub(crate) fn at(file: &str, span: Span, position: Position, cause: Cause) -> Self {
        Self { place: Some((span, position)), ..Self::of_file(file, cause) }
    }

    /// Adds what was probably meant, or what to do instead.
    pub(crate) fn with_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    /// Adds the other place of a conflict.
    pub(crate) fn with_related(mut self, related: OtherPlace) -> Self {
        self.related = Some(related);
        self
    }

    /// The issue at a place of another text that brought it about; its own place is the other one.
    pub(crate) fn moved(self, text: &TomlText, span: Span, note: &'static str) -> Self {
        let related = self.place.map(|(_, position)| OtherPlace::new(&self.file, position, note));
        Self { related: related.or(self.related), ..text.issue(span, self.cause).with_help(self.help) }
    }

    /// Marks the text at the place as one that must not be shown.
    pub(crate) const fn withhold(mut self) -> Self {
        self.withheld = true;
        self
    }

    /// Marks the text at the place as one that must not be shown to many.
    pub(crate) const fn mark_delicate(mut self) -> Self {
        self.delicate = true;
        self
    }

    /// Returns whether the issue may be only a consequence of text that could not be read.
    pub(crate) const fn depends_on_the_whole_file(&self) -> bool {
        self.cause.depends_on_the_whole_file()
    }

    /// Returns whether the issue may be only a consequence of another layer that could not be read.
    pub(crate) const fn depends_on_other_layers(&self) -> bool {
        self.cause.depends_on_other_layers()
    }

    /// The file as it was named when the policy was loaded, or `pack:` and the name of a pack.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Line and column of the first character; none where the file could not be read at all.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.place.map(|(_, position)| position)
    }

    /// The bytes of the file that the issue is about; none where the file could not be read at all.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.place.map(|(span, _)| span)
    }

    /// Returns whether the text at the place may be confidential: whoever shows the issue must not quote the file.
    #[must_use]
    pub const fn is_withheld(&self) -> bool {
        self.withheld
    }

    /// Returns whether the text at the place may hold words of confidential rules, as lists, cleared texts, adjustments and
    /// examples do: whoever shows the issue where many read must not quote the file.
    #[must_use]
    pub const fn is_delicate(&self) -> bool {
        self.delicate
    }

    /// The code of the problem, in kebab-case, such as `unknown-key`: it stays the same when the message is worded better.
    /// The page `docs/policy-codes.md` lists all of them.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.cause.code()
    }

    /// The problem, and what was expected.
    #[must_use]
    pub fn message(&self) -> String {
        self.cause.to_string()
    }

    /// The likely intention, or a way out.
    #[must_use]
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// The other place of a conflict.
    #[must_use]
    pub const fn related(&self) -> Option<&OtherPlace> {
        self.related.as_ref()
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", printable(&self.file))?;
        if let Some(position) = self.position() {
            write!(f, "{position}:")?;
        }
        write!(f, " {}", self.cause)?;
        if let Some(help) = &self.help {
            write!(f, "; {help}")?;
        }
        if let Some(related) = &self.related {
            write!(f, "\n  {related}")?;
        }
        Ok(())
    }
}

/// The other place of a conflict, and what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherPlace {
    file: String,
    position: Position,
    note: &'static str,
}

impl OtherPlace {
    /// A place that an issue points to besides its own.
    pub(crate) fn new(file: &str, position: Position, note: &'static str) -> Self {
        Self { file: file.to_owned(), position, note }
    }

    /// The file as it was named when the policy was loaded, or `pack:` and the name of a pack.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Line and column.
    #[must_use]
    pub const fn position(&self) -> Position {
        self.position
    }

    /// A phrase for what stands there: "first defined here".
    #[must_use]
    pub const fn note(&self) -> &str {
        self.note
    }
}

impl fmt::Display for OtherPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", printable(&self.file), self.position, self.note)
    }
}

/// Issues, a line for each.
struct Lines<'a>(&'a [Issue]);

impl fmt::Display for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, issue) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{issue}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Quoted;
    use crate::table::Spaced;

    #[test]
    fn an_issue_is_a_line_and_its_other_place_a_second() {
        let here = Position { line: 9, column: 1 };
        let there = Position { line: 2, column: 6 };
        let cause = Cause::Duplicate { what: "id", name: Spaced(Quoted::shown("a\u{1b}")) };
        let issue = Issue::at("acme.toml", Span::new(90, 93), here, cause)
            .with_help(Some("choose another".to_owned()))
            .with_related(OtherPlace::new("acme.toml", there, "first defined here"));
        assert_eq!(
            PolicyError::new(vec![issue]).to_string(),
            "acme.toml:9:1: duplicate id `a\\u{1b}`; choose another\n  acme.toml:2:6: first defined here"
        );
    }
}
