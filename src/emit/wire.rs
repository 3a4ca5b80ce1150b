//! JSON as all formats write it: without characters that a terminal would obey.

use crate::text::is_printable;
use serde::Serialize;

/// JSON over several lines. The structs of a format have no map whose keys are not texts, and no NaN.
pub(super) fn pretty(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string_pretty(value).expect("the structs of a format can be written"))
}

/// JSON on one line.
pub(super) fn line(value: &impl Serialize) -> String {
    escaped(&serde_json::to_string(value).expect("the structs of a format can be written"))
}

/// An object over several lines, moved to the right by so many columns. No string holds a line break as it is.
pub(super) fn in_list(object: &str, columns: usize) -> String {
    let indent = " ".repeat(columns);
    format!("{indent}{}", object.replace('\n', &format!("\n{indent}")))
}

fn escaped(written: &str) -> String {
    let mut escaped = String::with_capacity(written.len());
    for letter in written.chars() {
        if is_printable(letter) || letter == '\n' {
            escaped.push(letter);
        } else {
            // Such a character can only stand in a string: JSON itself is written in ASCII.
            for unit in letter.encode_utf16(&mut [0; 2]) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    escaped
}
