//! Places in a text: byte spans inside, lines and columns at the edge.
//!
//! Every place in the library is a [`Span`], half-open byte offsets into the draft as it was read. People and
//! editors get a [`Position`], which a [`LineIndex`] computes from an offset. This is the only module that slices
//! text, so an offset inside a character can go wrong in one place only: it is moved down to the character's
//! start.

use crate::text::ColumnUnit;
use std::fmt;
use std::ops::Range;

/// A half-open range of bytes in a text.
///
/// ```
/// use discretion::text::Span;
///
/// let span = Span::new(4, 10);
/// assert_eq!(span.slice("the falcon"), "falcon");
/// assert_eq!(span.len(), 6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// Makes a span; an `end` before `start` gives an empty span at `start`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Returns whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns whether `other` lies within this span, borders included.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether the two spans share at least one byte.
    pub(crate) const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub(crate) fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text under the span. A border beyond the text is moved to its end, one inside a character to the
    /// character's start.
    #[must_use]
    #[inline]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_else(|| self.slice_inside(text))
    }

    /// The text of a range that is none of whole characters within it.
    #[cold]
    fn slice_inside(self, text: &str) -> &str {
        let start = text.floor_char_boundary(self.start);
        let end = text.floor_char_boundary(self.end).max(start);
        text.get(start..end).unwrap_or_default()
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A place for people: line and column, both counted from 1, the column in Unicode code points.
///
/// A byte order mark at the start of the text has no column; see [`LineIndex`] for what ends a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The line starts of a text, to turn byte offsets into positions.
///
/// A line ends after `\n`, after `\r\n`, or after a `\r` that no `\n` follows: the line endings of `CommonMark`.
/// The characters of a line ending belong to the line that they end.
///
/// ```
/// use discretion::text::{LineIndex, Position};
///
/// let text = "Été\r\nfalcon";
/// let index = LineIndex::new(text);
/// assert_eq!(index.position(text, 7), Position { line: 2, column: 1 });
/// ```
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

/// The byte order mark, which some editors put at the start of a file.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

impl LineIndex {
    /// Finds the line starts of a text. Cost: one pass over its bytes.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        if memchr::memchr(b'\r', text.as_bytes()).is_some() {
            let lone = text.match_indices('\r').map(|(at, _)| at + 1);
            starts.extend(lone.filter(|&after| text.as_bytes().get(after) != Some(&b'\n')));
            starts.sort_unstable();
        }
        Self { starts }
    }

    /// The position of a byte offset in `text`, which must be the text that the index was made from.
    /// Cost: a binary search, then one pass over the line up to the offset.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> Position {
        Position { line: self.line_number(offset), column: self.column(text, offset, ColumnUnit::CodePoints) }
    }

    /// The column of a byte offset in `text` in any unit, from 1; the byte order mark has none in any of them.
    /// Cost: that of [`LineIndex::position`].
    ///
    /// ```
    /// use discretion::text::{ColumnUnit, LineIndex};
    ///
    /// let text = "a\n😀 Falcon";
    /// let column = |unit| LineIndex::new(text).column(text, 7, unit);
    /// assert_eq!((column(ColumnUnit::CodePoints), column(ColumnUnit::Utf16), column(ColumnUnit::Bytes)), (3, 4, 6));
    /// ```
    #[must_use]
    pub fn column(&self, text: &str, offset: usize, unit: ColumnUnit) -> usize {
        let start = self.starts.get(self.line_number(offset) - 1).copied().unwrap_or(0);
        let before = Span::new(start, offset).slice(text);
        let marked = before.strip_prefix(BYTE_ORDER_MARK).filter(|_| start == 0);
        unit.count(marked.unwrap_or(before)) + 1
    }

    /// The number of the line that a byte offset lies in.
    pub(crate) fn line_number(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset).max(1)
    }

    /// The positions of sorted byte offsets, in one pass over the text.
    pub(crate) fn positions(&self, text: &str, offsets: &[usize]) -> Vec<Position> {
        let mut positions: Vec<Position> = Vec::with_capacity(offsets.len());
        let mut before = 0;
        for &offset in offsets {
            let line = self.line_number(offset);
            let position = match positions.last() {
                Some(last) if last.line == line => {
                    let between = Span::new(before, offset).slice(text).chars();
                    let marks = usize::from(before == 0 && between.clone().next() == Some(BYTE_ORDER_MARK));
                    Position { line, column: last.column + between.count() - marks }
                }
                _ => self.position(text, offset),
            };
            before = offset;
            positions.push(position);
        }
        positions
    }

    /// The span of a line without its line ending; lines count from 1. A line beyond the text is empty.
    #[must_use]
    pub fn line(&self, text: &str, line: usize) -> Span {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(text.len());
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        let content = Span::new(start, end).slice(text).trim_end_matches(['\r', '\n']);
        Span::new(start, start + content.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_lf_crlf_and_lone_cr() {
        let text = "a\nb\r\nc\rd";
        let index = LineIndex::new(text);
        let places: Vec<_> = [0, 2, 5, 7].iter().map(|&at| index.position(text, at).to_string()).collect();
        assert_eq!(places, ["1:1", "2:1", "3:1", "4:1"]);
        assert_eq!(index.line(text, 2).slice(text), "b");
    }

    #[test]
    fn columns_count_code_points_and_no_byte_order_mark() {
        let text = "\u{feff}é😀x";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, text.len() - 1), Position { line: 1, column: 3 });
        assert_eq!(index.position(text, 0), Position { line: 1, column: 1 });
    }

    #[test]
    fn positions_of_many_offsets_are_those_of_each() {
        let text = "\u{feff}été\r\nune 😀 ligne\rfin";
        let index = LineIndex::new(text);
        let offsets: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
        let each: Vec<Position> = offsets.iter().map(|&at| index.position(text, at)).collect();
        assert_eq!(index.positions(text, &offsets), each);
    }

    #[test]
    fn a_slice_never_splits_a_character() {
        assert_eq!(Span::new(0, 1).slice("é"), "");
        assert_eq!(Span::new(1, 9).slice("éa"), "éa");
    }
}
