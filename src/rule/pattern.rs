//! Regular expressions of a policy.

use crate::error::Cause;
use crate::rule::bounds::BOUNDS;
use crate::rule::raw::{Fields, Value};
use crate::rule::{Language, Verification};
use crate::span::Span;
use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;

/// A regular expression that compiles, stays under the size limit and never matches the empty string.
///
/// It runs in Unicode mode over the plain text of a block, capitals as written: `(?i)` at its start asks for any.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// The compiled expression.
    pub(crate) regex: Regex,
    /// The language of the texts that it is looked for in; none for all.
    pub(crate) language: Option<Language>,
    /// What a match must be by its check digits.
    pub(crate) verified: Option<Verification>,
}

/// Brackets within brackets; real patterns stay far below.
const NESTING: u32 = 100;

impl Pattern {
    /// The keys `patterns`, a list or a table by language, and `verify`.
    pub(crate) fn take(fields: &mut Fields<'_>) -> Vec<Self> {
        let given = fields.take("patterns");
        let verify = fields.take("verify");
        if verify.is_some() && given.is_none() {
            fields.lowering.note(fields.span, Cause::Missing(vec!["patterns"]));
        }
        let verified = verify.and_then(Value::verification);
        let items = given.map(Value::by_language).unwrap_or_default().into_iter();
        items.filter_map(|(item, language)| item.pattern().map(|regex| Self { regex, language, verified })).collect()
    }
}

impl Value<'_> {
    fn pattern(self) -> Option<Regex> {
        let written = self.string()?;
        if written.is_empty() {
            self.note(Cause::Empty("pattern"));
            return None;
        }
        if written.len() > BOUNDS.pattern_bytes {
            self.note(Cause::TooMany { what: "bytes in a pattern", limit: BOUNDS.pattern_bytes });
            return None;
        }
        if !self.lowering.room(self.span, "patterns", BOUNDS.patterns, |budget| &budget.patterns) {
            return None;
        }
        self.check(written)?;
        let mut builder = RegexBuilder::new(written);
        builder.size_limit(BOUNDS.compiled_bytes).dfa_size_limit(BOUNDS.compiled_bytes).nest_limit(NESTING);
        let regex = builder.build().ok();
        if regex.is_none() {
            // What does not parse was refused before, so only the size is left.
            self.note(Cause::PatternSize(BOUNDS.compiled_bytes));
        }
        regex
    }

    /// Parses the pattern: the parser says where it is wrong without quoting it, and what it can match at least.
    fn check(self, written: &str) -> Option<()> {
        let parsed = ParserBuilder::new().nest_limit(NESTING).build().parse(written);
        let cause = match parsed {
            Ok(meaning) => match meaning.properties().minimum_len() {
                None => Cause::PatternNever,
                Some(0) => Cause::PatternEmpty,
                Some(_) => return Some(()),
            },
            Err(error) => {
                let (message, at) = match &error {
                    regex_syntax::Error::Parse(error) => (error.kind().to_string(), Some(*error.span())),
                    regex_syntax::Error::Translate(error) => (error.kind().to_string(), Some(*error.span())),
                    _ => ("it is not understood".to_owned(), None),
                };
                let inside = at.and_then(|at| self.inside(written, Span::new(at.start.offset, at.end.offset)));
                self.lowering.note(inside.unwrap_or(self.span), Cause::Pattern(message));
                return None;
            }
        };
        self.note(cause);
        None
    }

    /// The place in the file of a place in a string: known where the string stands there letter for letter.
    fn inside(self, written: &str, part: Span) -> Option<Span> {
        let raw = self.span.slice(&self.lowering.source.text);
        let start = self.span.start + raw.find(written)?;
        Some(Span::new(start + part.start, start + part.end))
    }
}
