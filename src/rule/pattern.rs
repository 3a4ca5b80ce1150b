//! Regular expressions of a policy.

use crate::error::Cause;
use crate::rule::bounds::BOUNDS;
use crate::rule::raw::Value;
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
}

/// Brackets within brackets; real patterns stay far below.
const NESTING: u32 = 100;

impl Value<'_> {
    /// A list of patterns.
    pub(crate) fn patterns(self) -> Vec<Pattern> {
        self.items().into_iter().filter_map(Self::pattern).collect()
    }

    fn pattern(self) -> Option<Pattern> {
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
        regex.map(|regex| Pattern { regex })
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
