//! What an editor shows under the mouse: why, what to do, whom to ask, and how the points were made.

use super::drafts::{EditorReport, is_page};
use super::labels::EditorTexts;
use super::protocol::{EditorPlace, Range};
use super::settings::{Client, EditorSettings};
use discretion::report::Warning;
use discretion::text::{Span, one_line};
use serde_json::{Value, json};

/// The warnings at a place; nothing where there are none.
pub(super) fn hover(checked: &EditorReport, at: EditorPlace, client: &Client, settings: &EditorSettings) -> Value {
    let offset = checked.draft.text.offset(at);
    let texts = EditorTexts::of(settings.ui);
    let mut pieces = Vec::new();
    let mut range: Option<Range> = None;
    for warning in checked.warnings_at(Span::new(offset, offset)) {
        pieces.push(if client.has_markdown { in_markdown(warning, texts) } else { plainly(warning, texts) });
        range = range.or_else(|| Some(checked.draft.text.range(warning.span())));
    }
    let Some(range) = range else { return Value::Null };
    let (kind, between) = if client.has_markdown { ("markdown", "\n\n---\n\n") } else { ("plaintext", "\n\n") };
    json!({"contents": {"kind": kind, "value": pieces.join(between)}, "range": range})
}

/// The lines of a warning, each with its label.
fn lines(warning: &Warning, texts: &EditorTexts) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    let mut add = |label, text: String| {
        if !text.is_empty() {
            lines.push((label, text));
        }
    };
    add(texts.why, one_line(warning.why()));
    add(texts.advice, one_line(warning.advice()));
    add(texts.instead, warning.suggestions().iter().map(|text| one_line(text)).collect::<Vec<_>>().join(" · "));
    add(texts.ask, warning.owner().map(one_line).unwrap_or_default());
    add(texts.sources, warning.sources().iter().map(|source| one_line(source)).collect::<Vec<_>>().join(" · "));
    add(texts.numbers, numbers(warning, texts));
    add(texts.evidence, evidence(warning));
    add(texts.rule, format!("{} ({})", warning.rule(), warning.rule_at()));
    lines
}

/// Points, the weight and confidence that they come from, and the family in whose score they count.
fn numbers(warning: &Warning, texts: &EditorTexts) -> String {
    let (severity, family) = (warning.severity().name(), warning.family().name());
    let confidence = f64::from(warning.confidence());
    // The points are the weight of the severity, as far as the match is certain.
    let weight = if confidence > 0.0 { warning.points() * 100.0 / confidence } else { 0.0 };
    format!(
        "{:.1} {} = {severity} ({weight:.0}) × {confidence:.0} %; {} {:.1}, {family}",
        warning.points(),
        texts.points,
        texts.share,
        warning.share(),
    )
}

/// What the confidence is made of.
fn evidence(warning: &Warning) -> String {
    let each = warning.evidence().iter().map(|kind| format!("{} {:+}", kind.name(), kind.weight()));
    each.collect::<Vec<_>>().join(", ")
}

fn in_markdown(warning: &Warning, texts: &EditorTexts) -> String {
    let mut text = format!("**{}**", escaped(&one_line(warning.message())));
    for (label, said) in lines(warning, texts) {
        let said = if label == texts.sources { linked(warning) } else { escaped(&said) };
        text.push_str(&format!("\n\n*{label}*: {said}"));
    }
    text
}

fn plainly(warning: &Warning, texts: &EditorTexts) -> String {
    let mut text = one_line(warning.message());
    for (label, said) in lines(warning, texts) {
        text.push_str(&format!("\n{label}: {said}"));
    }
    text
}

/// The sources, those that are pages as links.
fn linked(warning: &Warning) -> String {
    let link = |source: &String| {
        let text = one_line(source);
        if is_page(source) && !source.contains(['<', '>']) { format!("<{source}>") } else { escaped(&text) }
    };
    warning.sources().iter().map(link).collect::<Vec<_>>().join(" · ")
}

/// A text in Markdown that shows what it says: it may be that of a draft, or of a policy of somebody else.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|' | '~' | '>' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}
