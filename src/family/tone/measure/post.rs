//! The draft as it will be posted: what a channel counts.
//!
//! Of a plain draft, all of it but the empty lines at its ends. Of Markdown, the text that a reader sees: paragraphs,
//! headings, items, cells and notes with their code spans and bare addresses, line breaks between them as written, at
//! most a blank line; no code blocks, no targets of links, no markup.

use crate::draft::{Block, Context, Document, Format};
use crate::text::{BYTE_ORDER_MARK, BlockNumber, Span, Spot};

/// A text, with the blocks that it is made of.
#[derive(Debug, Default)]
pub(crate) struct Post {
    /// The text.
    pub(crate) text: String,
    /// Where each block begins in it, ascending, with its number and its length.
    parts: Vec<(usize, BlockNumber, usize)>,
}

impl Post {
    /// Puts a document together.
    pub(super) fn of(document: &Document<'_>) -> Self {
        let mut post = Self::default();
        let mut reached = None;
        let between = |from: usize, to: usize| Span::new(from.min(to), to).slice(document.source);
        for (number, block) in document.blocks.iter().enumerate().filter(|(_, block)| is_shown(block)) {
            let place = block.source(Span::new(0, block.text.len()));
            post.text.push_str(&match (document.format, reached) {
                (_, Some(before)) => separator(between(before, place.start), document.format),
                (Format::Plain, None) => {
                    between(0, place.start).rsplit(['\n', '\r']).next().unwrap_or("").replace(BYTE_ORDER_MARK, "")
                }
                (Format::Markdown, None) => String::new(),
            });
            post.parts.push((post.text.len(), BlockNumber(number), block.text.len()));
            post.text.push_str(&block.text);
            reached = Some(place.end.max(reached.unwrap_or(0)));
        }
        if let (Format::Plain, Some(before)) = (document.format, reached) {
            post.text.push_str(between(before, document.source.len()).split(['\n', '\r']).next().unwrap_or(""));
        }
        post
    }

    /// The block and the place in it that a stretch of the text begins in; in a gap, the start of the next block.
    pub(crate) fn spot(&self, stretch: Span) -> Spot {
        let next = self.parts.partition_point(|part| part.0 <= stretch.start);
        let Some(&(at, number, length)) = next.checked_sub(1).and_then(|own| self.parts.get(own)) else {
            return Spot::new(BlockNumber(0), Span::new(0, 0));
        };
        let start = stretch.start - at;
        match self.parts.get(next) {
            Some(&(_, following, _)) if start >= length => Spot::new(following, Span::new(0, 0)),
            Some(_) | None => {
                let end = (stretch.end - at).min(length);
                Spot::new(number, Span::new(start.min(length), end))
            }
        }
    }
}

/// Whether a block is text that readers of the post see.
const fn is_shown(block: &Block) -> bool {
    match block.context {
        Context::Paragraph
        | Context::Heading
        | Context::ListItem
        | Context::TableCell
        | Context::Footnote
        | Context::HtmlText => true,
        Context::Code
        | Context::LinkTarget
        | Context::LinkTitle
        | Context::ImageAlt
        | Context::ImageTitle
        | Context::Comment
        | Context::HtmlAttribute
        | Context::Metadata
        | Context::Markup => false,
    }
}

/// What stands between two blocks: of plain text, that; of Markdown, line breaks as written where nothing else stands
/// there, else one or two.
fn separator(gap: &str, format: Format) -> String {
    let gap = gap.replace("\r\n", "\n");
    let breaks = gap.matches(['\n', '\r']).count();
    match format {
        Format::Plain => gap,
        Format::Markdown if gap.trim().is_empty() => "\n".repeat(breaks.max(1)),
        Format::Markdown => "\n".repeat(breaks.clamp(1, 2)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;

    #[test]
    fn a_plain_draft_is_posted_as_it_is() {
        let text = "\nOne\ntwo. \n\n\nThree https://example.com\r\n\r\nfour \n";
        let post = Post::of(&Draft::plain(text).document());
        assert_eq!(post.text, "One two. \n\n\nThree https://example.com\n\nfour ");
    }

    #[test]
    fn markdown_is_posted_as_readers_see_it() {
        let text =
            "---\ntitle: No\n---\n# Hello\n\nSee [docs](https://example.com) `now`.\n\n- a\n- b\n\n```\ncode\n```\n";
        let document = Draft::markdown(text).document();
        let post = Post::of(&document);
        assert_eq!(post.text, "Hello\n\nSee docs now.\n\na\nb");
        let at = post.text.find("docs").expect("it is there");
        let spot = post.spot(Span::new(at, at + 4));
        assert_eq!(document.blocks[spot.block.0].source(spot.span).slice(text), "docs");
    }
}
