//! JSON as all formats write it: without characters that a terminal would obey.

use crate::text::{Span, has_byte, is_printable};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};
use std::io;

/// JSON over several lines. The structs of a format have no map whose keys are not texts, and no NaN.
pub(super) fn pretty(value: &impl Serialize) -> String {
    in_list(value, 0)
}

/// JSON on one line.
pub(super) fn line(value: &impl Serialize) -> String {
    escaped(serde_json::to_string(value).expect("the structs of a format can be written"))
}

/// JSON over several lines, so many columns to the right, two for each list or object that it stands in.
pub(super) fn in_list(value: &impl Serialize, columns: usize) -> String {
    let (mut written, mut formatter) = (vec![b' '; columns], PrettyFormatter::new());
    (0..columns / 2).try_for_each(|_| formatter.begin_object(&mut io::sink())).expect("nothing is written");
    value
        .serialize(&mut Serializer::with_formatter(&mut written, formatter))
        .expect("the structs of a format can be written");
    escaped(String::from_utf8(written).expect("JSON is text"))
}

/// The text with what is not printable as escapes. Nearly every text has nothing but plain ASCII.
fn escaped(written: String) -> String {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~' | b'\n');
    if !has_byte(&written, |byte| !is_plain(byte)) {
        return written;
    }
    let (mut escaped, mut copied, mut at) = (String::new(), 0, 0);
    while let Some(ahead) = written.as_bytes().get(at..).and_then(|rest| rest.iter().position(|byte| !is_plain(*byte)))
    {
        let start = at + ahead;
        let Some(letter) = Span::new(start, written.len()).slice(&written).chars().next() else { break };
        at = start + letter.len_utf8();
        if is_printable(letter) {
            continue;
        }
        escaped.push_str(Span::new(copied, start).slice(&written));
        // Such a character can only stand in a string: JSON itself is written in ASCII.
        for unit in letter.encode_utf16(&mut [0; 2]) {
            escaped.push_str(&format!("\\u{unit:04x}"));
        }
        copied = at;
    }
    if copied == 0 {
        return written;
    }
    escaped.push_str(Span::new(copied, written.len()).slice(&written));
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_list_is_moved_to_the_right() {
        let value = serde_json::json!({ "a": [1, { "b": {} }], "c": [], "d": "x\ny" });
        for columns in [0, 2, 4, 8] {
            let indent = " ".repeat(columns);
            let plain = serde_json::to_string_pretty(&value).unwrap();
            let lines: Vec<String> = plain.lines().map(|line| format!("{indent}{line}")).collect();
            assert_eq!(in_list(&value, columns), lines.join("\n"));
        }
    }

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_nothing_else() {
        for (text, written) in [
            ("plain", "plain"),
            ("", ""),
            ("été 日本 👩\u{200d}💻", "été 日本 👩\\u200d💻"),
            ("\u{1b}[1m", "\\u001b[1m"),
            ("a\u{7f}", "a\\u007f"),
            ("\u{202e}gnp.exe", "\\u202egnp.exe"),
            ("x\u{e0041}", "x\\udb40\\udc41"),
            ("two\nlines", "two\\nlines"),
        ] {
            assert_eq!(line(&text), format!("\"{written}\""), "{text:?}");
            assert_eq!(serde_json::from_str::<String>(&line(&text)).ok().as_deref(), Some(text));
        }
    }
}
