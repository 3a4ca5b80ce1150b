//! A text while it is read: where its lines are, what was found wrong, how much of the limits is used.

use super::{BOUNDS, Budget, Cause, Issue, OtherPlace, TomlTree};
use crate::table::bounds::{Counted, Quota, Used};
use crate::table::translation::translations;
use crate::text::nearest;
use crate::text::{BYTE_ORDER_MARK, LineIndex, Position, Span, WideEncoding};
use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use toml::Spanned;
use toml::de::{DeTable, Error};

/// A text of TOML with a name.
#[derive(Clone, Debug)]
pub(crate) struct TomlText {
    /// The file as it was named, or `pack:` and the name of a pack.
    pub(crate) file: String,
    /// Its text.
    pub(crate) text: Cow<'static, str>,
    /// Its lines.
    pub(crate) lines: LineIndex,
    /// Made where a long line asks for it.
    letters: OnceCell<LetterCounts>,
    /// What stands where in a pack, made for everybody.
    pub(crate) tree: Option<TomlTree>,
}

impl TomlText {
    /// A text with its lines.
    pub(crate) fn new(file: String, text: String) -> Self {
        let lines = LineIndex::new(&text);
        Self { file, text: text.into(), lines, letters: OnceCell::new(), tree: None }
    }

    /// The text of a pack, which a test has looked at.
    pub(crate) fn of_pack(file: String, text: &'static str, tree: TomlTree) -> Self {
        let lines = LineIndex::new(text);
        Self { file, text: text.into(), lines, letters: OnceCell::new(), tree: Some(tree) }
    }

    /// Returns whether it is a pack, made for everybody.
    pub(crate) const fn is_shipped(&self) -> bool {
        self.tree.is_some()
    }

    /// Its values as far as it can be read, and what is wrong with it as TOML.
    pub(crate) fn values(&self) -> (Spanned<DeTable<'_>>, Vec<Error>) {
        let known = self.tree.and_then(|tree| tree.read(&self.text));
        known.map_or_else(|| DeTable::parse_recoverable(&self.text), |values| (values, Vec::new()))
    }

    /// The text of a file, and why it is not read where it is not UTF-8 or too long to be looked at.
    pub(crate) fn of_bytes(file: String, bytes: Vec<u8>, limited: &'static str) -> (Self, Option<Issue>) {
        let wide = WideEncoding::of(&bytes);
        let too_long = bytes.len() > BOUNDS.file_bytes;
        let (text, wrong) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some((valid, Cause::NotUtf8)))
            }
        };
        let source = Self::new(file, text);
        let limit = |what, limit| Cause::TooMany { what, limit };
        let wrong = if too_long { Some((0, limit(limited, BOUNDS.file_bytes))) } else { wrong };
        let wrong = wide.filter(|_| !too_long).map(|encoding| (0, Cause::Wide(encoding))).or(wrong);
        let issue = wrong.map(|(at, cause)| {
            let latin = (cause == Cause::NotUtf8).then_some("it may be Latin-1 or Windows-1252; save it as UTF-8");
            let help = if matches!(cause, Cause::Wide(_)) { Some("save it as UTF-8") } else { latin };
            source.issue(Span::new(at, at), cause).with_help(help.map(str::to_owned))
        });
        (source, issue)
    }

    /// Line and column of a span's first character. Cheap in the longest line.
    pub(crate) fn position(&self, span: Span) -> Position {
        let line = self.lines.line_number(span.start);
        let start = self.lines.line(&self.text, line).start;
        let mark = usize::from(start == 0 && span.start > 0 && self.text.starts_with(BYTE_ORDER_MARK));
        let before = match self.text.as_bytes().get(start..span.start) {
            Some(bytes) if bytes.len() < LetterCounts::APART => letters(bytes),
            _ => {
                let counts = self.letters.get_or_init(|| LetterCounts::of(&self.text));
                counts.before(&self.text, span.start) - counts.before(&self.text, start)
            }
        };
        Position { line, column: before - mark + 1 }
    }

    /// An issue at a span.
    pub(crate) fn issue(&self, span: Span, cause: Cause) -> Issue {
        Issue::at(&self.file, span, self.position(span), cause)
    }

    /// The other place of a conflict.
    pub(crate) fn related(&self, span: Span, note: &'static str) -> OtherPlace {
        OtherPlace::new(&self.file, self.position(span), note)
    }
}

/// A text while it is lowered, with the issues found so far.
///
/// The context is what the conversions of its reader need to know besides the text: of a policy, the lists that its
/// rules can name.
#[derive(Debug)]
pub(crate) struct Lowering<'a, C> {
    /// The text.
    pub(crate) source: &'a TomlText,
    /// Context for conversions.
    pub(crate) context: C,
    budget: &'a Budget,
    issues: RefCell<Vec<Issue>>,
}

impl<'a, C> Lowering<'a, C> {
    /// Begins with a text.
    pub(crate) const fn new(source: &'a TomlText, budget: &'a Budget, context: C) -> Self {
        Self { source, context, budget, issues: RefCell::new(Vec::new()) }
    }

    /// Notes an issue, unless the same one is noted already: a rule that is changed is read again.
    pub(crate) fn push(&self, issue: Issue) {
        let mut issues = self.issues.borrow_mut();
        if issues.len() < BOUNDS.issues && !issues.contains(&issue) {
            issues.push(issue);
        }
    }

    /// Notes an issue at a span.
    pub(crate) fn note(&self, span: Span, cause: Cause) {
        self.push(self.source.issue(span, cause));
    }

    /// The number of issues that were found so far.
    pub(crate) fn count_issues(&self) -> usize {
        self.issues.borrow().len()
    }

    /// Takes back the issues that were found after the first so many.
    pub(crate) fn withdraw_issues(&self, count: usize) -> Vec<Issue> {
        self.issues.borrow_mut().split_off(count)
    }

    /// The terms and patterns that were counted so far.
    pub(crate) fn used(&self) -> Used {
        self.budget.used()
    }

    /// Gives back terms and patterns of a table that is read once more.
    pub(crate) fn give_back(&self, used: Used) {
        self.budget.give_back(used);
    }

    /// The issues found.
    pub(crate) fn into_issues(self) -> Vec<Issue> {
        self.issues.into_inner()
    }

    /// Counts one more thing of which a policy may hold so many, and says whether there is room for it.
    pub(crate) fn room(&self, span: Span, what: &'static str, limit: usize, quota: fn(&Budget) -> &Quota) -> bool {
        let counted = quota(self.budget).count(limit);
        if counted == Counted::First {
            self.note(span, Cause::TooMany { what, limit });
        }
        counted == Counted::Within
    }

    /// "did you mean …", unless there are so many issues already that searching would take long.
    pub(crate) fn suggest<'c>(&self, word: &str, known: impl IntoIterator<Item = &'c str>) -> Option<String> {
        self.meant(word, known).map(|meant| format!("did you mean `{meant}`?"))
    }

    /// The known word that is meant: a translation, a rule whose policy is left out, or the nearest one.
    pub(crate) fn meant<'c>(&self, word: &str, known: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        if self.issues.borrow().len() >= 100 {
            return None;
        }
        let known: Vec<&str> = known.into_iter().collect();
        let translated = translations(word).iter().find_map(|meant| known.iter().find(|known| *known == meant));
        let is_of_rule = |known: &&&str| known.rsplit_once('/').is_some_and(|(_, id)| id == word);
        translated.or_else(|| known.iter().rfind(is_of_rule)).copied().or_else(|| nearest(word, known.iter().copied()))
    }
}

/// How many characters of a text come before a place, told from counts that are not far apart: a policy in one line of four
/// megabytes may have a thousand problems.
#[derive(Clone, Debug)]
struct LetterCounts(Vec<usize>);

impl LetterCounts {
    /// The bytes between two counts.
    const APART: usize = 4 << 10;

    fn of(text: &str) -> Self {
        let mut count = 0;
        let each = text.as_bytes().chunks(Self::APART).map(|bytes| {
            let before = count;
            count += letters(bytes);
            before
        });
        Self(each.collect())
    }

    fn before(&self, text: &str, offset: usize) -> usize {
        let block = (offset / Self::APART).min(self.0.len().saturating_sub(1));
        let rest = text.as_bytes().get(block * Self::APART..offset).unwrap_or_default();
        self.0.get(block).copied().unwrap_or(0) + letters(rest)
    }
}

/// The characters that begin in some bytes of a text.
fn letters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| !(0x80..0xc0).contains(&byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_of_the_lines() {
        for text in ["\u{feff}été\r\nune 😀 ligne\rfin".to_owned(), format!("\u{feff}{}", "é😀a".repeat(3_000))]
        {
            let source = TomlText::new("p.toml".to_owned(), text.clone());
            for offset in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let expected = source.lines.position(&text, offset);
                assert_eq!(source.position(Span::new(offset, offset)), expected, "{offset}");
            }
        }
    }
}
