//! A short stretch of a text to be shown, with the part in it that is meant.
//!
//! However long the lines of the text are, an excerpt is short, and making it costs as much as it is long. It holds
//! no character that a terminal obeys, line breaks and tabs apart, and none that is masked.

use crate::report::veiled;
use crate::text::{LineIndex, Span, printable};
use std::ops::Range;

/// The lines before and after those of the marked part.
const LINES_AROUND: usize = 2;
/// The most lines of the marked part.
const LINES_MARKED: usize = 4;

/// A part of a text that is to be shown with what stands around it.
#[derive(Clone, Copy, Debug)]
pub struct Quotation<'t> {
    text: &'t str,
    marked: Span,
    around: Span,
    masked: &'t [Span],
}

impl<'t> Quotation<'t> {
    /// A part of a text, with as much of `around` as is near. Of what lies under the `masked` spans, which are in order
    /// and apart from each other, no character is shown.
    #[must_use]
    pub fn new(text: &'t str, marked: Span, around: Span, masked: &'t [Span]) -> Self {
        Self { text, marked, around: around.hull(marked), masked }
    }

    /// A part of a text with the line that it starts in.
    #[must_use]
    pub fn in_line(text: &'t str, marked: Span) -> Self {
        let lines = LineIndex::new(text);
        let line = lines.line(text, lines.position(text, marked.start).line);
        let marked = Span::new(marked.start.min(line.end), marked.end.min(line.end));
        Self::new(text, marked, line, &[])
    }
}

/// A short stretch of a text, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The text that can be shown.
    pub(super) text: String,
    /// The number of its first line.
    pub(super) line: usize,
    /// The part of it that is meant, in bytes.
    pub(super) marked: Range<usize>,
}

impl Excerpt {
    /// What is quoted, which begins in a line of that number; `reach` is the most characters before it, in it and
    /// after it.
    pub(super) fn of(quoted: &Quotation<'_>, line: usize, reach: usize) -> Self {
        let &Quotation { text: source, marked, around, .. } = quoted;
        let before = Span::new(around.start, marked.start).slice(source);
        let after = Span::new(marked.end, around.end).slice(source);
        let kept = head(marked.slice(source), LINES_MARKED, reach).len();
        let whole = kept == marked.len();

        let mut text = String::new();
        let kept_before = tail(before, LINES_AROUND, reach).len();
        if !Span::new(0, before.len() - kept_before).slice(before).ends_with(BREAKS) && kept_before < before.len() {
            text.push(CUT);
        }
        let lines = push(&mut text, quoted, Span::new(marked.start - kept_before, marked.start));
        let start = text.len();
        push(&mut text, quoted, Span::new(marked.start, marked.start + kept));
        if !whole {
            text.push(CUT);
        }
        let end = text.len();
        if whole {
            let kept = head(after, LINES_AROUND, reach).len();
            push(&mut text, quoted, Span::new(marked.end, marked.end + kept));
            if kept < after.len() && !Span::new(kept, after.len()).slice(after).starts_with(BREAKS) {
                text.push(CUT);
            }
        }
        // A sentence ends with the space before the next one.
        text.truncate(text.trim_end().len().max(end));
        Self { text, line: line.saturating_sub(lines).max(1), marked: start..end }
    }
}

/// The sign for characters that were cut.
pub(super) const CUT: char = '…';
/// The characters that end a line.
const BREAKS: [char; 2] = ['\n', '\r'];

/// The beginning of a text: at most so many line breaks, and so many characters.
fn head(text: &str, breaks: usize, reach: usize) -> &str {
    let mut left = breaks;
    let mut last = '\0';
    for (at, letter) in text.char_indices().take(reach) {
        // The two characters of one line break count once.
        if BREAKS.contains(&letter) && !(last == '\r' && letter == '\n') {
            if left == 0 {
                return Span::new(0, at).slice(text);
            }
            left -= 1;
        }
        last = letter;
    }
    let end = text.char_indices().nth(reach).map_or(text.len(), |(at, _)| at);
    Span::new(0, end).slice(text)
}

/// The end of a text: at most so many line breaks, and so many characters.
fn tail(text: &str, breaks: usize, reach: usize) -> &str {
    let mut left = breaks;
    let mut next = '\0';
    let mut start = text.len();
    for (at, letter) in text.char_indices().rev().take(reach) {
        if BREAKS.contains(&letter) && !(next == '\n' && letter == '\r') {
            if left == 0 {
                break;
            }
            left -= 1;
        }
        next = letter;
        start = at;
    }
    Span::new(start, text.len()).slice(text)
}

/// Adds a stretch of a text as it can be shown, and returns how many lines it ends.
fn push(shown: &mut String, quoted: &Quotation<'_>, stretch: Span) -> usize {
    let mut lines = 0;
    let mut last = '\0';
    for letter in veiled(quoted.text, stretch, quoted.masked).chars() {
        match letter {
            '\n' if last == '\r' => {}
            '\n' | '\r' => {
                shown.push('\n');
                lines += 1;
            }
            '\t' => shown.push('\t'),
            other => shown.push_str(&printable(other.encode_utf8(&mut [0; 4]))),
        }
        last = letter;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt of the part between brackets, with brackets around what is marked.
    fn excerpt(source: &str, reach: usize) -> (usize, String) {
        let start = source.find('[').expect("the test marks a part");
        let source = source.replacen('[', "", 1);
        let end = source.find(']').expect("the test marks a part");
        let source = source.replacen(']', "", 1);
        let line = source.bytes().take(start).filter(|&byte| byte == b'\n').count() + 1;
        let whole = Span::new(0, source.len());
        let masked: Vec<Span> = source.match_indices("secret").map(|(at, it)| Span::new(at, at + it.len())).collect();
        let quoted = Quotation::new(&source, Span::new(start, end), whole, &masked);
        let excerpt = Excerpt::of(&quoted, line, reach);
        let Range { start, end } = excerpt.marked;
        let mut shown = excerpt.text;
        shown.insert(end, ']');
        shown.insert(start, '[');
        (excerpt.line, shown)
    }

    #[test]
    fn what_is_far_away_is_cut() {
        assert_eq!(excerpt("aaaa bb [Falcon] cc dddd", 4), (1, "…bb [Falc…]".replacen("…bb", "… bb", 1)));
        assert_eq!(excerpt("aaaa bb [Fal] cc dddd", 4), (1, "… bb [Fal] cc …".to_owned()));
        assert_eq!(excerpt("1\n2\n3\n4 [Fal] 4\n5\n6\n7", 40), (2, "2\n3\n4 [Fal] 4\n5\n6".to_owned()));
        assert_eq!(excerpt("[1\n2\n3\n4\n5\n6]", 40), (1, "[1\n2\n3\n4\n5…]".to_owned()));
    }

    #[test]
    fn line_breaks_of_any_kind_are_one_line_break() {
        assert_eq!(excerpt("1\r\n2 [Fal\r\ncon]\r3", 40), (1, "1\n2 [Fal\ncon]\n3".to_owned()));
    }

    #[test]
    fn what_is_masked_is_not_shown_wherever_it_is_cut() {
        assert_eq!(excerpt("a secret [Fal] b", 4), (1, "…••• [Fal] b".to_owned()));
        assert_eq!(excerpt("a [secret\r\n] secretsecret b", 8), (1, "a [••••••\n] •••••••…".to_owned()));
        assert_eq!(excerpt("[a secret b]", 4), (1, "[a ••…]".to_owned()));
    }

    #[test]
    fn the_mark_stays_where_characters_are_escaped() {
        assert_eq!(excerpt("\u{1b}é [F\u{202e}l]\u{9b}", 40), (1, "\\u{1b}é [F\\u{202e}l]\\u{9b}".to_owned()));
    }
}
