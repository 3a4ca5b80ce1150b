//! Words as people read them on a terminal: on one line, counted, wrapped.

use super::printable;
use unicode_width::UnicodeWidthStr;

/// A text with its white space and line breaks made single spaces, and printable.
///
/// ```
/// assert_eq!(discretion::text::one_line(" one\r\n\ttwo\u{1b}"), "one two\\u{1b}");
/// ```
#[must_use]
pub fn one_line(text: &str) -> String {
    printable(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The longest quotation of a draft, in characters.
const LONGEST: usize = 80;

/// A word of a draft between backticks, cut where it is long. Its characters stay as they are, so that what must not be shown
/// is still found in it; whoever writes it out makes them printable.
pub(crate) fn quoted(word: &str) -> String {
    let mut quoted: String = word.chars().take(LONGEST).collect();
    if quoted.len() < word.len() {
        quoted.push('…');
    }
    format!("`{quoted}`")
}

/// A number of things, in English.
///
/// ```
/// use discretion::text::counted;
///
/// assert_eq!([counted(1, "draft"), counted(2, "draft")], ["1 draft", "2 drafts"]);
/// ```
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The lines of a text, broken between words at so many columns of a terminal; a longer word has a line of its own.
///
/// ```
/// use discretion::text::wrapped;
///
/// assert_eq!(wrapped("日本 日本 ab cd", 7), ["日本", "日本 ab", "cd"]);
/// assert_eq!(wrapped("averylongword ab", 4), ["averylongword", "ab"]);
/// ```
#[must_use]
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let columns = word.width();
        if used > 0 && used + 1 + columns > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += columns;
        }
    }
    lines
}
