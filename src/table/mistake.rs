//! Typical mistakes of people who do not write TOML every day, told in their words instead of the parser's.
//!
//! A parser says what it expected; here the text at that place says what was meant. No help quotes the text.

use super::Cause;
use crate::text::Span;

/// Quotation marks that word processors make.
const CURLY: [char; 10] = ['“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '″'];

const STRAIGHT: &str = "write straight ones: \"…\"";
const QUOTE: &str = "write it between straight quotation marks: \"…\"";
const LITERAL: &str = "write the text between single quotation marks, where a backslash is one: '\\d+'";
const INSIDE: &str = "write \\\" for a quotation mark inside a text, or put the text between single ones: '…'";
/// The way a date is written.
const DATE: &str = "write it like `2027-03-01T09:00:00+01:00`: year, month, day, time and offset, without quotes";

/// A syntax problem as its writer would say it, with what to do; the parser's words where the mistake is none of these.
pub(super) fn mistake(text: &str, span: Span, message: &str) -> (Cause, Option<String>) {
    let told = |cause: &'static str, help: &'static str| (Cause::Mistake(cause), Some(help.to_owned()));
    let value = span.slice(text);
    let line_start = Span::new(0, span.start).slice(text).rfind('\n').map_or(0, |at| at + 1);
    let before = Span::new(line_start, span.start).slice(text);
    let here = Span::new(span.start, text.len()).slice(text);
    if value.starts_with(CURLY) || here.starts_with(CURLY) {
        return told("these are the quotation marks of a word processor", STRAIGHT);
    }
    if message.starts_with("string values must be quoted") {
        if is_slashed_date(value) {
            return told("this is not how a date is written", DATE);
        }
        return told("this text stands without quotation marks", QUOTE);
    }
    if message.contains("escaped value") || message.contains("escape") {
        return told("a backslash between double quotation marks begins an escape", LITERAL);
    }
    let ends_text = before.ends_with(['"', '\'']);
    if ends_text && (message.starts_with("unexpected key or value") || message.starts_with("missing comma")) {
        return told("a quotation mark ends the text before this", INSIDE);
    }
    if message.starts_with("invalid basic string") || message.starts_with("invalid literal string") {
        return told("the text in this line has no closing quotation mark", "close it on the same line");
    }
    if here.starts_with(':') || (message.starts_with("key with no value") && before.trim_end().ends_with(':')) {
        return told("a colon stands between a key and its value", "write `=` instead");
    }
    (Cause::Syntax(message.to_owned()), None)
}

/// Returns whether a value looks like a day as people write it: `01/03/2027`, `1.3.2027`.
fn is_slashed_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split(['/', '.']).collect();
    let is_number = |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number)
}
