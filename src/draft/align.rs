//! Decoded text laid over the source that it came from, where a parser gives the two and no map between them.
//!
//! Serves code spans and tags that go over several lines of a quote, and values of the front matter.

use super::{Context, OpenBlock};
use crate::text::Span;

/// Appends `text` to a block, mapped to the place in `source` where its characters stand. Between them only
/// white space, quote markers, quotation marks and backslashes are skipped; where that does not do, the whole of
/// the text stands for the whole of the place.
pub(super) fn push(block: &mut OpenBlock, text: &str, source: &str, place: Span, context: Context) {
    let written = place.slice(source);
    if written == text {
        block.push(text, place, context);
        return;
    }
    if is_between_quotes(text, written) {
        block.push(text, Span::new(place.start + 1, place.end - 1), context);
        return;
    }
    match pieces(text, written) {
        Some(found) => {
            for (part, start) in found {
                let start = place.start + start;
                block.push(part.slice(text), Span::new(start, start + part.len()), context);
            }
        }
        None => block.push(text, place, context),
    }
}

/// Appends the text of a code span, whose source between its ticks is the place. One space on each side belongs to the
/// ticks where the code has one on both; the parser has taken them off, but of a `\r\n`, of which it makes two spaces,
/// only one, so they are put back and taken off once each line ending is one space.
pub(super) fn push_code(block: &mut OpenBlock, text: &str, source: &str, place: Span) {
    let code = place.slice(source);
    let is_blank = |letter: char| matches!(letter, ' ' | '\r' | '\n');
    if code == text && !code.starts_with(is_blank) {
        block.push(text, place, Context::Code);
        return;
    }
    // In a quote the last line may hold its markers alone.
    let last = code.rfind(['\r', '\n']).map_or("", |at| Span::new(at, code.len()).slice(code));
    let ends =
        code.ends_with(is_blank) || (!last.is_empty() && last.chars().all(|letter| letter == '>' || is_blank(letter)));
    if !code.starts_with(is_blank) || !ends || text.bytes().all(|byte| byte == b' ') {
        push(block, text, source, place, Context::Code);
        return;
    }
    let Some(mut found) = pieces(&format!(" {text} "), code) else {
        block.push(text, place, Context::Code);
        return;
    };
    if let Some((first, start)) = found.first_mut() {
        (first.start, *start) = (first.start + 1, *start + 1);
    }
    if let Some((last, _)) = found.last_mut() {
        last.end -= 1;
    }
    for (part, start) in found.into_iter().filter(|(part, _)| !part.is_empty()) {
        let text = Span::new(part.start - 1, part.end - 1).slice(text);
        let start = place.start + start;
        block.push(text, Span::new(start, start + text.len()), Context::Code);
    }
}

/// The stretches of `text` that stand in `written` as they are, each with its offset there.
fn pieces(text: &str, written: &str) -> Option<Vec<(Span, usize)>> {
    let mut pieces: Vec<(Span, usize)> = Vec::new();
    let mut rest = written.char_indices().peekable();
    for (at, wanted) in text.char_indices() {
        let found = loop {
            let &(place, letter) = rest.peek()?;
            if letter == wanted || (matches!(wanted, ' ' | '\n') && matches!(letter, '\n' | '\r')) {
                break place;
            }
            if !is_skipped(letter) {
                return None;
            }
            rest.next();
        };
        let (_, letter) = rest.next()?;
        if letter.len_utf8() != wanted.len_utf8() {
            return None;
        }
        // The parser makes two spaces of `\r\n` in a code span; it is one line ending.
        if wanted == ' ' && letter == '\n' && found.checked_sub(1).is_some_and(|at| written.as_bytes()[at] == b'\r') {
            continue;
        }
        match pieces.last_mut() {
            Some((part, start)) if part.end == at && *start + part.len() == found => part.end += wanted.len_utf8(),
            _ => pieces.push((Span::new(at, at + wanted.len_utf8()), found)),
        }
    }
    rest.all(|(_, letter)| is_skipped(letter)).then_some(pieces)
}

/// Returns whether a text stands in what is written as it is, between quotation marks.
fn is_between_quotes(text: &str, written: &str) -> bool {
    let inside = |mark: char| written.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    ['"', '\''].into_iter().any(|mark| inside(mark) == Some(text) && !text.starts_with(mark))
}

const fn is_skipped(letter: char) -> bool {
    matches!(letter, ' ' | '\n' | '\r' | '\t' | '>' | '\\' | '"' | '\'' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str, source: &str) -> Vec<String> {
        let mut block = OpenBlock::new(Context::Metadata, false);
        push(&mut block, text, source, Span::new(0, source.len()), Context::Metadata);
        block.written().segments.iter().map(|segment| segment.source.slice(source).to_owned()).collect()
    }

    #[test]
    fn quote_markers_and_escapes_are_stepped_over() {
        assert_eq!(places("a b", "a\n> b"), ["a\n", "b"]);
        assert_eq!(places("say \"hi\"", r#""say \"hi\"""#), ["say ", "\"hi", "\""]);
        assert_eq!(places("it's", "'it''s'"), ["it'", "s"]);
    }

    #[test]
    fn a_tab_stands_for_a_tab_alone() {
        assert_eq!(places("\ta", "\n\ta"), ["\ta"]);
        assert_eq!(places("\ta", " \ta\n"), ["\ta"]);
    }

    #[test]
    fn a_line_ending_in_code_is_one_space_and_an_edge_has_none() {
        let code = |text: &str, source: &str| {
            let mut block = OpenBlock::new(Context::Paragraph, false);
            push_code(&mut block, text, source, Span::new(0, source.len()));
            let places: Vec<&str> =
                block.written().segments.iter().map(|segment| segment.source.slice(source)).collect();
            (block.text, places.join("|"))
        };
        let expected = |text: &str, places: &str| (text.to_owned(), places.to_owned());
        assert_eq!(code("a b", "a\n> b"), expected("a b", "a\n|b"));
        assert_eq!(code("a  b", "a\r\n> b"), expected("a b", "a\r|b"));
        assert_eq!(code(" the", "\n the "), expected(" the", " the"));
        assert_eq!(code("  the", "\r\n the "), expected(" the", " the"));
        assert_eq!(code("  the>", "  \nthe> "), expected("  the>", " \nthe>"));
        assert_eq!(code("   the>", "  \r\nthe> "), expected("  the>", " \r|the>"));
        assert_eq!(code("a  ", " a \r\n"), expected("a ", "a "));
        assert_eq!(code("|--|", " |--|\n>"), expected("|--|", "|--|"));
        assert_eq!(code("|--| ", " |--|\r\n>"), expected("|--|", "|--|"));
        assert_eq!(code("   ", "\r\n "), expected("  ", "\r| "));
    }

    #[test]
    fn what_does_not_align_stands_for_the_whole() {
        assert_eq!(places("tab\there", r#""tab\there""#), [r#""tab\there""#]);
        assert_eq!(places("A", r#""\x41""#), [r#""\x41""#]);
    }
}
