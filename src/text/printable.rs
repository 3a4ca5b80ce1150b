//! Characters that nobody sees: those that a terminal or an editor would obey, made visible, and those that leave no
//! trace on a page.

use std::ops::RangeInclusive;

/// Format characters (general category Cf of Unicode 16), and the two separators of lines and paragraphs: they are
/// invisible, and some of them turn the direction of the text around.
const FORMAT: &[RangeInclusive<char>] = &[
    '\u{ad}'..='\u{ad}',
    '\u{600}'..='\u{605}',
    '\u{61c}'..='\u{61c}',
    '\u{6dd}'..='\u{6dd}',
    '\u{70f}'..='\u{70f}',
    '\u{890}'..='\u{891}',
    '\u{8e2}'..='\u{8e2}',
    '\u{180e}'..='\u{180e}',
    '\u{200b}'..='\u{200f}',
    '\u{2028}'..='\u{202e}',
    '\u{2060}'..='\u{2064}',
    '\u{2066}'..='\u{206f}',
    '\u{feff}'..='\u{feff}',
    '\u{fff9}'..='\u{fffb}',
    '\u{110bd}'..='\u{110bd}',
    '\u{110cd}'..='\u{110cd}',
    '\u{13430}'..='\u{1343f}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0001}'..='\u{e0001}',
    '\u{e0020}'..='\u{e007f}',
];

/// A text with every control and format character written as `\u{…}`, so that no terminal obeys it and nobody
/// overlooks it. Line breaks and tabs are control characters too.
///
/// ```
/// use discretion::text::printable;
///
/// assert_eq!(printable("red \u{1b}[31m, \u{202e}turned"), "red \\u{1b}[31m, \\u{202e}turned");
/// assert_eq!(printable("été 😀"), "été 😀");
/// ```
#[must_use]
pub fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_printable(letter) {
            shown.push(letter);
        } else {
            shown.extend(letter.escape_unicode());
        }
    }
    shown
}

/// Returns whether a character can be shown as it is.
pub(crate) fn is_printable(letter: char) -> bool {
    !letter.is_control() && !FORMAT.iter().any(|range| range.contains(&letter))
}

/// Returns whether a character leaves no trace on the page: the default-ignorable code points of Unicode that occur in
/// running text (soft hyphen, zero-width characters, joiners, variation selectors, tags).
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_control_and_format_characters_are_made_visible() {
        let invisible = regex::Regex::new(r"^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]$").expect("the pattern is valid");
        for letter in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            assert_eq!(!is_printable(letter), invisible.is_match(letter.encode_utf8(&mut buffer)), "{letter:?}");
        }
    }
}
