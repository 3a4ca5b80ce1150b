//! Values that are no TOML: texts without quotation marks, days, per cents, words for yes, no and nothing.

use super::signs::DASHES;
use super::{InWords, Stumble, told};

const QUOTE: &str = "write it between straight quotation marks: \"…\"";
const LITERAL: &str = "write the text between single quotation marks, where a backslash is one: '\\d+'";
const INSIDE: &str = "write \\\" for a quotation mark inside a text, or put the text between single ones: '…'";
/// The way a date is written.
const DATE: &str = "write it like `2027-03-01T09:00:00+01:00`: year, month, day, time and offset, without quotes";

/// Words for yes and no that are none here.
const TRUTHS: [&str; 10] = ["yes", "no", "on", "off", "oui", "non", "vrai", "faux", "true", "false"];

/// Words for nothing.
const NOTHING: [&str; 6] = ["null", "none", "nil", "nul", "undefined", "~"];

/// A day as people write it: `01/03/2027`, `1.3.2027`, `1 March 2027`; or one whose hyphens are dashes.
pub(super) fn day(stumble: &Stumble<'_>) -> Option<InWords> {
    let value = scalar(stumble)?;
    is_day_of_people(value).then(|| told("this is not how a date is written", DATE))?
}

/// A word for yes or no.
pub(super) fn truth(stumble: &Stumble<'_>) -> Option<InWords> {
    let value = scalar(stumble)?.to_lowercase();
    TRUTHS.contains(&value.as_str()).then(|| {
        told(
            "the only words without quotation marks are `true` and `false`",
            format!("write one of them, or {QUOTE}").replace("write it", "a text"),
        )
    })?
}

/// A word for nothing, or nothing at all.
pub(super) fn nothing(stumble: &Stumble<'_>) -> Option<InWords> {
    let value = scalar(stumble)?;
    if value.is_empty() && stumble.message.starts_with("string values must be quoted") {
        return told("this key has no value", "write one after `=`, or remove the line");
    }
    let is_nothing = NOTHING.contains(&value.to_lowercase().as_str());
    is_nothing.then(|| told("there is no word for nothing", "remove the whole line"))?
}

/// A number with a sign for per cent, a decimal comma, or zeros before it.
pub(super) fn number(stumble: &Stumble<'_>) -> Option<InWords> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    if stumble.here.starts_with(',')
        && stumble.before.ends_with(is_digit)
        && stumble.message.starts_with("unexpected key")
    {
        return told("a decimal number has a point", "write `.` instead of the comma");
    }
    if stumble.message.starts_with("unexpected leading zero") {
        return told("a number does not begin with a zero", "write it without");
    }
    let digits = scalar(stumble)?.strip_suffix('%')?.trim_end();
    let is_number = !digits.is_empty() && digits.chars().all(|letter| is_digit(letter) || letter == '.');
    is_number.then(|| told("a number stands without a sign for per cent", "remove the `%`"))?
}

/// Braces around a list, or around keys without their values.
pub(super) fn braces(stumble: &Stumble<'_>) -> Option<InWords> {
    let is_unpaired = ["extra comma in inline table", "missing assignment between key-value pairs"]
        .iter()
        .any(|said| stumble.message.starts_with(said));
    let is_pair = stumble.here.starts_with([':', '=']) || stumble.before.trim_end().ends_with(':');
    (is_unpaired && !is_pair).then(|| {
        told("between braces stand keys with their values", "write `{ en = [\"…\"] }`, or a list between `[` and `]`")
    })?
}

/// Parentheses around a list.
pub(super) fn parentheses(stumble: &Stumble<'_>) -> Option<InWords> {
    let is_list = stumble.here.starts_with('(') && stumble.before.trim_end().ends_with(['=', ',', '[']);
    is_list.then(|| told("a list stands between `[` and `]`", "write `[\"…\", \"…\"]`"))?
}

/// A text without quotation marks, or with the last one only.
pub(super) fn unquoted(stumble: &Stumble<'_>) -> Option<InWords> {
    if stumble.message.starts_with("missing opening quote") {
        return told("this text has no opening quotation mark", QUOTE);
    }
    stumble
        .message
        .starts_with("string values must be quoted")
        .then(|| told("this text stands without quotation marks", QUOTE))?
}

/// A backslash that begins an escape.
pub(super) fn escape(stumble: &Stumble<'_>) -> Option<InWords> {
    if !stumble.message.contains("escape") {
        return None;
    }
    let is_path = stumble.line.trim_start().starts_with("extends");
    let help = if is_path { "write `/` between the folders of a path, on every system" } else { LITERAL };
    told("a backslash between double quotation marks begins an escape", help)
}

/// A quotation mark inside a text, which ends it.
pub(super) fn inside(stumble: &Stumble<'_>) -> Option<InWords> {
    let goes_on = ["unexpected key or value", "missing comma"].iter().any(|said| stumble.message.starts_with(said));
    (goes_on && stumble.before.ends_with(['"', '\'']))
        .then(|| told("a quotation mark ends the text before this", INSIDE))?
}

/// A text without its end.
pub(super) fn unclosed(stumble: &Stumble<'_>) -> Option<InWords> {
    if stumble.message.starts_with("invalid multi-line") {
        return told("a text that begins with three quotation marks has no end", "end it with three more");
    }
    let is_text =
        ["invalid basic string", "invalid literal string"].iter().any(|said| stumble.message.starts_with(said));
    if is_text
        && stumble.value.chars().any(char::is_control)
        && !stumble.value.trim_end_matches(['\r', '\n']).is_empty()
    {
        return told("a control character stands in this text", "remove it");
    }
    is_text.then(|| told("the text in this line has no closing quotation mark", "close it on the same line"))?
}

/// Help beside the parser's own words, where these say what is wrong.
pub(super) fn way_out(stumble: &Stumble<'_>) -> Option<String> {
    let is_date =
        ["invalid date", "invalid time", "invalid offset"].iter().any(|said| stumble.message.starts_with(said));
    is_date.then(|| DATE.to_owned())
}

/// The value at the place, as far as it goes; none where no value stands there.
fn scalar<'t>(stumble: &Stumble<'t>) -> Option<&'t str> {
    stumble.before.trim_end().ends_with(['=', '[', ',']).then_some(())?;
    let end = stumble.here.find([',', ']', '}', '#', '"', '\'']).unwrap_or(stumble.here.len());
    stumble.here.get(..end).map(str::trim)
}

/// Returns whether a value is a day, and not as TOML writes it.
fn is_day_of_people(value: &str) -> bool {
    let has_dash = value.contains(DASHES);
    let value = value.replace(DASHES, "-");
    let parts: Vec<&str> = value.split(['/', '.', '-', ' ', 'T']).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |part: &str| part.chars().count() > 2 && part.chars().all(char::is_alphabetic);
    let [day, month, year, rest @ ..] = parts.as_slice() else { return false };
    let is_day = is_number(day) && (is_number(month) || is_month(month)) && is_number(year);
    let is_toml = day.len() == 4 && value.as_bytes().get(4) == Some(&b'-') && !has_dash;
    is_day && !is_toml && (rest.is_empty() || has_dash || day.len() <= 2 && value.contains(['/', ' ']))
}
