//! A text read in one go: parsed, lowered, and all its problems told in the order of their places.

use super::mistake::mistake;
use super::{Budget, Issue, Lowering, PolicyError, TomlText};
use crate::text::Span;
use toml::Spanned;
use toml::de::{DeTable, Error};

/// The number of syntax problems of a file that are reported: the parser goes on after the first, and guesses more and
/// more.
const SYNTAX_PROBLEMS: usize = 3;

impl TomlText {
    /// Reads a text that stands alone, with no layer below it.
    pub(crate) fn lower<C, T>(
        &self,
        context: C,
        read: impl for<'a> FnOnce(&'a Lowering<'a, C>, &'a Spanned<DeTable<'a>>) -> T,
    ) -> Result<T, PolicyError> {
        let budget = Budget::default();
        let (root, syntax) = DeTable::parse_recoverable(&self.text);
        let lowering = Lowering::new(self, &budget, context);
        let lowered = read(&lowering, &root);
        let issues = self.told(lowering.into_issues(), &syntax);
        if issues.is_empty() { Ok(lowered) } else { Err(PolicyError::new(issues)) }
    }

    /// The issues of the text in order. After a syntax problem only those on lines before it are sure, and of these none
    /// that says that something is not there. A line has one syntax problem: what follows there follows from it.
    pub(crate) fn told(&self, found: Vec<Issue>, syntax: &[Error]) -> Vec<Issue> {
        let mut problems: Vec<(Span, &str)> =
            syntax.iter().map(|error| (error.span().unwrap_or_default().into(), error.message())).collect();
        problems.sort();
        problems.dedup_by_key(|(span, _)| self.lines.line_number(span.start));
        let first =
            problems.first().map(|(span, _)| self.lines.line(&self.text, self.lines.line_number(span.start)).start);
        let sure = |issue: &Issue| {
            let before = |first: usize| issue.span().is_none_or(|span| !span.is_empty() && span.end <= first);
            first.is_none_or(before) && !(first.is_some() && issue.depends_on_the_whole_file())
        };
        let told = problems.into_iter().take(SYNTAX_PROBLEMS);
        let mut issues: Vec<Issue> = told.map(|(span, message)| self.syntax(span, message)).collect();
        // A file with other line ends has the same problem in each line.
        issues.dedup_by(|next, issue| next.message() == issue.message() && next.message().contains("carriage return"));
        issues.extend(found.into_iter().filter(sure));
        issues.sort_by_key(Issue::span);
        issues.dedup();
        issues
    }

    fn syntax(&self, span: Span, message: &str) -> Issue {
        let (cause, help) = mistake(&self.text, span, message);
        self.issue(span, cause).with_help(help)
    }
}
