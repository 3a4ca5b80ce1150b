//! Regular expressions of a policy.

mod beyond;
mod sketch;
mod stretches;

pub(crate) use beyond::Beyond;

use crate::language::Language;
use crate::rule::{Evidence, Fields, Value};
use crate::rule::{Verification, WrittenKeys, quoted};
use crate::table::{BOUNDS, Cause, KeyRow, ValueKind};
use crate::text::Span;
use regex_automata::meta;
use regex_automata::util::syntax;
use regex_syntax::ParserBuilder;
use regex_syntax::hir::Hir;
use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};
use stretches::Sketched;

/// A regular expression that compiles, stays under the size limit and never matches the empty string.
///
/// It runs in Unicode mode over the plain text of a block, capitals as written: `(?i)` at its start asks for any. Those of
/// the packs, which a test compiles, are compiled when a draft needs them.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    expression: Arc<Expression>,
    /// The language of the texts that it is looked for in; none for all.
    pub(crate) language: Option<Language>,
    /// The check that a match must pass.
    pub(crate) verified: Option<Verification>,
    /// The basis of what it finds: surer in a pack, whose examples are tried.
    pub(crate) basis: Evidence,
}

/// The part shared by all copies of a pattern.
#[derive(Debug)]
struct Expression {
    written: String,
    /// Its meaning, where it was parsed.
    tree: Option<Hir>,
    /// True if it is compiled for the letters of the languages of packs alone.
    narrow: bool,
    compiled: OnceLock<meta::Regex>,
    /// Its sketch, where that compiles.
    sketched: OnceLock<Option<Box<Sketched>>>,
    /// How far it may look beyond a match, once that was asked.
    beyond: OnceLock<Beyond>,
}

/// Two patterns find the same where they are written alike.
impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        let Self { expression, language, verified, basis: _ } = self;
        expression.written == other.expression.written && *language == other.language && *verified == other.verified
    }
}

/// Brackets within brackets; real patterns stay far below.
const NESTING: u32 = 100;

/// The keys of rules that wording triggers.
pub(crate) const WORDING_KEYS: &[KeyRow] = &[
    KeyRow::new("terms", ValueKind::Terms, "none", "Words and phrases that the rule looks for.")
        .also(&["names", "words", "keywords"]),
    KeyRow::new("patterns", ValueKind::Patterns, "none", "Regular expressions that the rule looks for.")
        .also(&["regex", "regexes"]),
    KeyRow::new(
        "verify",
        ValueKind::Word(|| Verification::EACH.map(Verification::name).to_vec()),
        "none",
        "Beside `patterns`: a match must carry right check digits (`card`, `iban`, the French `nir`), or be an address \
         that is not reserved for examples, fiction or private networks (`email`, `phone`, `ip`).",
    ),
];

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
        // The shape of an address tells neither whose it is nor that it is secret.
        let is_shape = verified.is_some_and(|kind| !kind.is_proof());
        let pattern = |(item, language): (Value<'_>, _)| {
            let pattern = item.pattern()?;
            let basis = if is_shape { Evidence::Pattern } else { pattern.basis };
            Some(Self { language, verified, basis, ..pattern })
        };
        items.filter_map(pattern).collect()
    }

    /// A pattern of no language, which nothing verifies, not compiled yet.
    pub(crate) fn new(written: &str, tree: Option<Hir>) -> Self {
        let expression = Expression {
            written: written.to_owned(),
            tree,
            narrow: false,
            compiled: OnceLock::new(),
            sketched: OnceLock::new(),
            beyond: OnceLock::new(),
        };
        Self { expression: Arc::new(expression), language: None, verified: None, basis: Evidence::Pattern }
    }

    /// The same for promises of one's own. Nobody hides these behind the letters of other scripts, so those of a pack know the
    /// letters of its languages alone.
    pub(crate) fn of_promises(mut self) -> Self {
        // A pattern is asked for this as it is read, before it is copied.
        if let Some(expression) = Arc::get_mut(&mut self.expression).filter(|own| own.tree.is_none()) {
            expression.narrow = true;
        }
        self
    }

    /// The expression as the policy writes it.
    pub(crate) fn written(&self) -> &str {
        &self.expression.written
    }

    /// Its meaning.
    pub(crate) fn tree(&self) -> Cow<'_, Hir> {
        let Expression { written, tree, .. } = &*self.expression;
        tree.as_ref().map_or_else(|| Cow::Owned(known(written)), Cow::Borrowed)
    }

    /// How far it may have to look beyond a match.
    pub(crate) fn beyond(&self) -> Beyond {
        *self.expression.beyond.get_or_init(|| Beyond::of(&self.tree()))
    }

    /// Calls `found` with the matches in a text, one after another, until that breaks off.
    ///
    /// An automaton first tells whether there can be any: few texts have one, and it is made far faster than all that finds
    /// where a match begins and ends.
    pub(crate) fn matches(&self, text: &str, found: impl FnMut(Span) -> ControlFlow<()>) {
        let Expression { written, tree, compiled, sketched, .. } = &*self.expression;
        let has_borders = || tree.as_ref().is_none_or(|tree| tree.properties().look_set().contains_word_unicode());
        let sketched = || sketched.get_or_init(|| Sketched::of(written).map(Box::new)).as_deref();
        let exact = || known(&self.spelled());
        let is_fast = compiled.get().is_some() && (text.is_ascii() || !has_borders());
        let _ = match if is_fast { None } else { sketched() } {
            Some(sketched) => sketched.matches(|| self.regex(), exact, text, found),
            None => stretches::each(self.regex(), text, 0, found),
        };
    }

    /// The compiled expression.
    fn regex(&self) -> &meta::Regex {
        let compiled_now =
            || compile(&self.spelled()).expect("what is not compiled when it is read is known to compile");
        self.expression.compiled.get_or_init(compiled_now)
    }

    /// The expression as it is compiled.
    fn spelled(&self) -> Cow<'_, str> {
        let Expression { written, narrow, .. } = &*self.expression;
        if *narrow { Cow::Owned(for_packs(written)) } else { Cow::Borrowed(written) }
    }
}

impl WrittenKeys {
    /// Adds `patterns` and `verify`, where there are any.
    pub(crate) fn patterns(&mut self, patterns: &[Pattern]) {
        // A literal string holds no quote of its own kind.
        let written = |pattern: &Pattern| match pattern.written() {
            text if text.contains('\'') => quoted(text),
            text => format!("'{text}'"),
        };
        let texts = patterns.iter().map(|pattern| (pattern.language, written(pattern)));
        self.by_language("patterns", texts.collect());
        let verified = patterns.first().and_then(|pattern| pattern.verified);
        self.text("verify", verified.map(Verification::name));
    }
}

fn parse(written: &str) -> Result<Hir, Box<regex_syntax::Error>> {
    ParserBuilder::new().nest_limit(NESTING).build().parse(written).map_err(Box::new)
}

/// The meaning of an expression that was parsed before, or that a test parses.
fn known(written: &str) -> Hir {
    parse(written).expect("what is not parsed when it is read is known to be right")
}

/// The letters and digits of the languages of packs, as they stand in a class.
const LETTERS: &str = "0-9A-Za-z_À-ÖØ-öø-ÿŒœŸ";

/// An expression of a pack with `\w` and `\d` for the letters and digits of the languages that packs are written in. Those of all
/// scripts make an automaton forty times as large, which is built anew in each run.
pub(crate) fn for_packs(written: &str) -> String {
    let mut text = String::with_capacity(2 * written.len());
    let (mut depth, mut letters) = (0_usize, written.chars());
    while let Some(letter) = letters.next() {
        let escaped = if letter == '\\' { letters.next() } else { None };
        let class = match escaped {
            Some('w') => LETTERS,
            Some('d') => "0-9",
            Some(_) | None => {
                match letter {
                    '[' => depth += 1,
                    ']' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                text.extend([Some(letter), escaped].into_iter().flatten());
                continue;
            }
        };
        let (open, close) = if depth == 0 { ("[", "]") } else { ("", "") };
        text.extend([open, class, close]);
    }
    text
}

/// Compiles an expression; nothing where it is too large.
pub(crate) fn compile(written: &str) -> Option<meta::Regex> {
    let config =
        meta::Config::new().nfa_size_limit(Some(BOUNDS.compiled_bytes)).hybrid_cache_capacity(BOUNDS.compiled_bytes);
    let syntax = syntax::Config::new().nest_limit(NESTING);
    meta::Builder::new().configure(config).syntax(syntax).build(written).ok()
}

impl Value<'_> {
    fn pattern(self) -> Option<Pattern> {
        let written = self.string()?;
        if written.is_empty() {
            self.note(Cause::Empty("pattern"));
            return None;
        }
        if written.contains('\u{8}') {
            let help = r"write the pattern between single quotation marks: '\bword\b'".to_owned();
            self.note_with_help(Cause::Backspace, Some(help));
            return None;
        }
        if written.len() > BOUNDS.pattern_bytes {
            self.note(Cause::TooMany { what: "bytes in a pattern", limit: BOUNDS.pattern_bytes });
            return None;
        }
        if !self.lowering.room(self.span, "patterns", BOUNDS.patterns, |budget| &budget.patterns) {
            return None;
        }
        if self.lowering.source.is_shipped() {
            // A test parses and compiles those of packs.
            return Some(Pattern { basis: Evidence::PackPattern, ..Pattern::new(written, None) });
        }
        let pattern = Pattern::new(written, Some(self.parsed(written)?));
        let Some(regex) = compile(written) else {
            // What does not parse was refused before, so only the size is left.
            self.note(Cause::PatternSize(BOUNDS.compiled_bytes));
            return None;
        };
        pattern.expression.compiled.set(regex).ok().map(|()| pattern)
    }

    /// Parses the pattern: the parser says where it is wrong without quoting it, and what it can match at least.
    fn parsed(self, written: &str) -> Option<Hir> {
        let cause = match parse(written) {
            Ok(meaning) => match meaning.properties().minimum_len() {
                None => Cause::PatternNever,
                Some(0) => Cause::PatternEmpty,
                Some(_) => return Some(meaning),
            },
            Err(error) => {
                let (message, at) = match &*error {
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
