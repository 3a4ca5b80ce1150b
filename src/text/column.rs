//! Columns as other programs count them.

/// The unit of a column.
///
/// People, editors, compilers and web services disagree, so each format of a report says which
/// of these it uses.
///
/// ```
/// use discretion::text::ColumnUnit;
///
/// assert_eq!(ColumnUnit::Bytes.count("é😀"), 6);
/// assert_eq!(ColumnUnit::Utf16.count("é😀"), 3);
/// assert_eq!(ColumnUnit::CodePoints.count("é😀"), 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ColumnUnit {
    /// Bytes of UTF-8.
    Bytes,
    /// UTF-16 code units, as JavaScript and most editors count.
    Utf16,
    /// Unicode code points, as [`Position`](super::Position) counts.
    CodePoints,
}

impl ColumnUnit {
    /// The word for it in prose, in the plural.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Utf16 => "UTF-16 code units",
            Self::CodePoints => "code points",
        }
    }

    /// The length of a text.
    #[must_use]
    pub fn count(self, text: &str) -> usize {
        match self {
            Self::Bytes => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::CodePoints => text.chars().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{LineIndex, Position};
    use proptest::prelude::{ProptestConfig, Strategy, prop, prop_oneof, proptest};

    /// Texts of what is hard to count: line breaks of all kinds, marks, emoji, accents as characters of their own.
    fn text() -> impl Strategy<Value = String> {
        let piece = prop_oneof!["\\PC", "[a-e]{1,3}", "\r\n|\n|\r|\t", "\u{feff}|e\u{301}|👩‍💻|😀|日|\u{202e}"];
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    /// Line and column of an offset, counted character by character from the start of the text.
    fn naive(text: &str, offset: usize, size: impl Fn(char) -> usize) -> (usize, usize) {
        let (mut line, mut column, mut last) = (1, 1, None);
        for (at, letter) in text.char_indices().take_while(|(at, _)| *at < offset) {
            if last == Some('\n') || (last == Some('\r') && letter != '\n') {
                (line, column) = (line + 1, 1);
            }
            if (at, letter) != (0, '\u{feff}') {
                column += size(letter);
            }
            last = Some(letter);
        }
        let splits_a_break = last == Some('\r') && text.as_bytes().get(offset) == Some(&b'\n');
        if last == Some('\n') || (last == Some('\r') && !splits_a_break) { (line + 1, 1) } else { (line, column) }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_column_is_what_counting_by_hand_gives(text in text()) {
            let index = LineIndex::new(&text);
            for offset in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                let column = |unit| index.column(&text, offset, unit);
                let (line, expected) = naive(&text, offset, |_| 1);
                assert_eq!(index.position(&text, offset), Position { line, column: expected });
                assert_eq!(column(ColumnUnit::CodePoints), expected);
                assert_eq!(column(ColumnUnit::Bytes), naive(&text, offset, char::len_utf8).1);
                assert_eq!(column(ColumnUnit::Utf16), naive(&text, offset, char::len_utf16).1);
            }
        }
    }
}
