//! Typical mistakes of people who do not write TOML every day, told in their words instead of the parser's.
//!
//! A parser says what it expected; here the text at that place says what was meant. No help quotes the text. Each kind of
//! mistake is a function of one table, and the first that knows the place speaks.

mod signs;
mod values;

use super::Cause;
use crate::text::Span;

/// A mistake in words, and what to do.
type InWords = (&'static str, String);

/// A place at which the parser stumbled.
#[derive(Clone, Copy, Debug)]
struct Stumble<'t> {
    /// The words of the parser.
    message: &'t str,
    /// The text that it points at.
    value: &'t str,
    /// The line up to the place.
    before: &'t str,
    /// The line from the place on.
    here: &'t str,
    /// The whole line.
    line: &'t str,
}

/// A function for each kind of mistake: the surer ones first.
const KINDS: &[fn(&Stumble<'_>) -> Option<InWords>] = &[
    merge_mark,
    foreign_line,
    signs::word_processor,
    signs::invisible,
    signs::full_width,
    signs::dash,
    values::day,
    values::truth,
    values::nothing,
    values::number,
    values::braces,
    values::parentheses,
    values::unquoted,
    values::escape,
    signs::semicolon,
    list,
    values::inside,
    values::unclosed,
    signs::equals,
    header,
    twice,
    key,
];

/// A syntax problem as its writer would say it, with what to do; the parser's words where the mistake is none of these.
pub(super) fn mistake(text: &str, span: Span, message: &str) -> (Cause, Option<String>) {
    let start = Span::new(0, span.start).slice(text).rfind('\n').map_or(0, |at| at + 1);
    let rest = Span::new(span.start, text.len()).slice(text);
    let end = rest.find('\n').map_or(text.len(), |at| span.start + at);
    let stumble = Stumble {
        message,
        value: span.slice(text),
        before: Span::new(start, span.start).slice(text),
        here: Span::new(span.start, end).slice(text).trim_end_matches('\r'),
        line: Span::new(start, end).slice(text).trim_end_matches('\r'),
    };
    match KINDS.iter().find_map(|kind| kind(&stumble)) {
        Some((cause, help)) => (Cause::Mistake(cause), Some(help)),
        None => (Cause::Syntax(message.to_owned()), values::way_out(&stumble)),
    }
}

fn told(cause: &'static str, help: impl Into<String>) -> Option<InWords> {
    Some((cause, help.into()))
}

/// A mark that Git leaves behind where two changes meet.
fn merge_mark(stumble: &Stumble<'_>) -> Option<InWords> {
    let is_mark = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| stumble.line.starts_with(mark));
    is_mark.then(|| told("a merge left this line behind", "keep one of the two versions, and remove the marks"))?
}

/// How lines of other languages begin, what that is, and what to do.
const FOREIGN: &[(&[&str], &str, &str)] = &[
    (&["---", "%YAML"], "this line belongs to YAML, and a policy is TOML", "remove it"),
    (&["```", "~~~"], "this line belongs to Markdown, and a policy is TOML", "remove it"),
    (&["<"], "this is HTML, and a policy is TOML", "save the file as plain text"),
    (&["{"], "this is JSON, and a policy is TOML", "write each key in a line of its own: `name = \"acme\"`"),
    (&["- ", "* ", "• ", "– "], "a list stands between `[` and `]`", "write `[\"…\", \"…\"]` after the `=`"),
    (&["//", "--", ";", "/*", "%", "REM "], "a remark begins with `#`", "write `#` before it"),
];

/// A line that another language begins so.
fn foreign_line(stumble: &Stumble<'_>) -> Option<InWords> {
    let line = stumble.line.trim_start();
    let is_key = line.find(['=', ':']).is_some_and(|sign| line.find(['"', '\'']).is_none_or(|quote| sign < quote));
    let (_, cause, help) = FOREIGN.iter().find(|(starts, _, _)| starts.iter().any(|start| line.starts_with(start)))?;
    // `- "hype"` is an entry; `{ en = … }` in a line of its own may be one of a list.
    if stumble.before.trim().is_empty() || !is_key { told(cause, *help) } else { None }
}

/// A list whose commas or brackets are missing.
fn list(stumble: &Stumble<'_>) -> Option<InWords> {
    if stumble.message.starts_with("unclosed array") && !stumble.message.contains("table") {
        return told("this list has no closing bracket", "end it with `]`");
    }
    if stumble.message.starts_with("unexpected key or value") && stumble.here.starts_with(',') {
        return told("several texts are a list", "write them between `[` and `]`: `[\"…\", \"…\"]`");
    }
    if !stumble.message.starts_with("missing comma between array elements") {
        return None;
    }
    let line = stumble.line.trim_start();
    let is_next = line.starts_with('[') || line.split_once('=').is_some_and(|(key, _)| is_bare(key.trim()));
    if is_next && stumble.before.trim().is_empty() {
        return told("the list above has no closing bracket", "end it with `]`");
    }
    if stumble.before.ends_with(['"', '\'']) {
        // A quotation mark inside a text.
        return None;
    }
    told("a comma is missing before this", "write `,` between the entries of a list")
}

/// The name of a table between brackets that do not match.
fn header(stumble: &Stumble<'_>) -> Option<InWords> {
    let is_header = ["unclosed array table", "unclosed table"].iter().any(|said| stumble.message.starts_with(said));
    is_header.then(|| {
        told("the brackets around this name do not match", "write `[[tone]]` for a rule, and `[company]` for a setting")
    })?
}

/// A key or a table that stands there already.
fn twice(stumble: &Stumble<'_>) -> Option<InWords> {
    if !stumble.message.starts_with("duplicate key") {
        return None;
    }
    if stumble.line.trim_start().starts_with('[') {
        return told("this table stands here twice", "write its keys below the first one");
    }
    told("this key stands twice in its table", "keep one of them; for another rule, write its `[[…]]` first")
}

/// A line that is no key with a value.
fn key(stumble: &Stumble<'_>) -> Option<InWords> {
    if stumble.message.starts_with("invalid unquoted key") {
        let letter = stumble.here.chars().next()?;
        return (letter.is_alphabetic() && !letter.is_ascii())
            .then(|| told("a key has no accents", "the keys are English words, such as `severity`"))?;
    }
    if stumble.message.starts_with("carriage return") {
        return told("a line ends with a carriage return alone", "save the file with the line ends of Unix or Windows");
    }
    if !stumble.message.starts_with("key with no value") {
        return None;
    }
    let key = stumble.line.split_once('=').map(|(key, _)| key.trim());
    if key.is_some_and(|key| key.split(' ').all(is_bare)) {
        return told("a key is one word", "join its words with `_`");
    }
    told("a key without a value", "write `=` and a value after it; a remark begins with `#`")
}

/// Returns whether a word may be a key without quotation marks.
pub(crate) fn is_bare(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}
