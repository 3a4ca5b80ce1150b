//! Plain text: a paragraph between blank lines, line breaks inside it as one space.

use super::{Context, DraftParts};
use crate::text::Span;
use memchr::memchr2;

/// Reads the text from `start` on as plain.
pub(super) fn read(document: &mut DraftParts<'_>, start: usize) {
    let source = document.source;
    for place in paragraphs(source, Span::new(start, source.len())) {
        let mut block = document.blocks.open(Context::Paragraph, false);
        block.push(place.slice(source), place, Context::Paragraph);
        document.blocks.close(block);
    }
}

/// The stretches between blank lines within a place, without the white space at their ends.
pub(super) fn paragraphs(source: &str, place: Span) -> impl Iterator<Item = Span> {
    let mut at = place.start;
    std::iter::from_fn(move || {
        let mut open: Option<Span> = None;
        while let Some(rest) = source.as_bytes().get(at..place.end).filter(|rest| !rest.is_empty()) {
            let line = Span::new(at, at + memchr2(b'\n', b'\r', rest).map_or(rest.len(), |ending| ending + 1));
            let text = Span::new(at, at + line.slice(source).trim_end().len());
            // The `\n` of a `\r\n` comes as a line of its own: it ends no paragraph.
            let rest_of_ending = rest[0] == b'\n' && at > 0 && source.as_bytes()[at - 1] == b'\r';
            at = line.end;
            if rest_of_ending {
                continue;
            }
            if !text.is_empty() {
                open = Some(open.map_or(text, |so_far| so_far.hull(text)));
            } else if open.is_some() {
                return open;
            }
        }
        open
    })
}

#[cfg(test)]
mod tests {
    use crate::draft::{Context, Draft};
    use crate::text::Span;

    fn texts(text: &str) -> Vec<String> {
        Draft::plain(text).document().blocks.into_iter().map(|block| block.text.to_string()).collect()
    }

    #[test]
    fn blank_lines_separate_paragraphs_whatever_ends_the_lines() {
        for ending in ["\n", "\r\n", "\r"] {
            let text = ["One", "two.", "", " ", "Three."].join(ending);
            assert_eq!(texts(&text), ["One two.", "Three."], "{ending:?}");
        }
    }

    #[test]
    fn a_line_break_maps_to_the_line_ending_alone() {
        let text = "Project\r\n  Zephyrion";
        let block = Draft::plain(text).document().blocks.remove(0);
        assert_eq!(&*block.text, "Project   Zephyrion");
        assert_eq!(block.source(Span::new(7, 8)).slice(text), "\r\n");
    }

    #[test]
    fn markup_is_text_and_front_matter_is_none() {
        assert_eq!(texts("---\na: [*b](c)\n---"), ["--- a: [*b](c) ---"]);
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(texts("\u{feff}Falcon"), ["Falcon"]);
    }

    #[test]
    fn an_address_is_a_link_target() {
        let block = Draft::plain("See https://example.com/Zephyrion.").document().blocks.remove(0);
        let at = block.text.find("Zeph").expect("the text is there");
        assert_eq!(block.context_at(at), Context::LinkTarget);
        assert_eq!(block.context_at(block.text.len() - 1), Context::Paragraph);
    }
}
