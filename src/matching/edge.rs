//! The edges of a found term, as forms: an ending of the language, a longer name that it is part
//! of, a path.

use crate::language::grammar::stands;
use crate::reading::{Word, folded, is_apostrophe};
use crate::rule::{Form, Forms};
use crate::text::Span;

/// The text right before and after a found term, as forms: a particle or an ending of the language, or a longer
/// name that it is part of.
pub(super) fn edges(text: &str, words: &[Word], first: usize, last: usize, span: Span) -> Forms {
    let from = first.checked_sub(1).map_or(0, |before| words[before].end());
    let until = words.get(last + 1).map_or(text.len(), |after| after.start());
    let before = Span::new(from, span.start).slice(text);
    let after = Span::new(span.end, until).slice(text);
    let mut forms = Forms::NONE;
    if first > 0 {
        forms = forms.union(edge(before));
    }
    if last + 1 < words.len() {
        forms = forms.union(edge(after));
    }
    if is_in_path(text, span) || (before == "-" && first > 0 && is_end_of_compound(text, span, last > first)) {
        forms = forms.with(Form::Joined);
    }
    if before.ends_with(['@', '#', '_']) || after.starts_with(['_', '@']) {
        forms = forms.with(Form::Joined);
    }
    forms
}

/// How far around a term the token that it is in is looked at, in bytes.
const LONGEST_TOKEN: usize = 120;

/// The parts of a token, without a space in it, before and after a place.
fn token(text: &str, span: Span) -> (&str, &str) {
    let before = Span::new(text.floor_char_boundary(span.start.saturating_sub(LONGEST_TOKEN)), span.start).slice(text);
    let after = Span::new(span.end, text.floor_char_boundary(span.end + LONGEST_TOKEN)).slice(text);
    let is_end = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | '“' | '”' | '«' | '»' | ',' | ';');
    (before.rsplit(is_end).next().unwrap_or(before), after.split(is_end).next().unwrap_or(after))
}

/// Returns whether a term is a part of a path: `/srv/github/acme`, `~/github`, `origin/github-pages`; not one of two words with a
/// slash between.
fn is_in_path(text: &str, span: Span) -> bool {
    let bytes = text.as_bytes();
    let before = span.start.checked_sub(1).map(|at| bytes[at]);
    if before != Some(b'/') && bytes.get(span.end) != Some(&b'/') {
        return false;
    }
    let (before, after) = token(text, span);
    let rooted = before.starts_with(['/', '~', '.']);
    let slashes = before.matches('/').count() + after.matches('/').count();
    rooted || slashes > 2 || (before.ends_with('/') && after.starts_with(['-', '_']))
}

/// Returns whether a term that a hyphen stands before is no word of its own there: the start of several words (`roll-off of`),
/// the end of a name in several parts (`docker-compose-plugin`), or a word that makes another one of what stands before it
/// (`error-free`).
fn is_end_of_compound(text: &str, span: Span, several: bool) -> bool {
    let (before, after) = token(text, span);
    let Some(head) = before.strip_suffix('-').filter(|head| head.ends_with(char::is_alphanumeric)) else {
        return false;
    };
    let combines = || stands(&folded(span.slice(text)), |own| own.combining);
    several || head.contains('-') || after.starts_with('-') || combines()
}

/// The form that a neighbour gives a term, from what stands between them.
fn edge(between: &str) -> Forms {
    if is_apostrophe(between) {
        return Forms::of(&[Form::Inflected]);
    }
    // A dot, an equals sign or nothing at all ties words into one name: a host, a file, a parameter, an identifier.
    if matches!(between, "" | "." | "=" | "_" | "://" | "%") {
        return Forms::of(&[Form::Joined]);
    }
    Forms::NONE
}
