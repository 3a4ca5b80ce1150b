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
    /// The start of each block in it, ascending, and each stretch of one that it has as the draft writes it.
    parts: Vec<PostPart>,
}

/// A stretch of a post that stands for a stretch of a block.
#[derive(Clone, Copy, Debug)]
struct PostPart {
    /// Its start in the post.
    at: usize,
    /// The block.
    number: BlockNumber,
    /// The stretch of the block's text.
    own: Span,
}

impl Post {
    /// Puts a document together.
    pub(super) fn of(document: &Document<'_>) -> Self {
        let mut post = Self::default();
        let mut reached = None;
        let between = |from: usize, to: usize| Span::new(from.min(to), to).slice(document.source);
        for (number, block) in document.blocks.iter().enumerate().filter(|(_, block)| block.context.is_shown()) {
            let place = block.source(Span::new(0, block.text.len()));
            post.text.push_str(&match (document.format, reached) {
                (_, Some(before)) => separator(between(before, place.start), document.format),
                (Format::Plain, None) => {
                    between(0, place.start).rsplit(['\n', '\r']).next().unwrap_or("").replace(BYTE_ORDER_MARK, "")
                }
                (_, None) => String::new(),
            });
            post.push(BlockNumber(number), block, document);
            reached = Some(place.end.max(reached.unwrap_or(0)));
        }
        if let (Format::Plain, Some(before)) = (document.format, reached) {
            post.text.push_str(between(before, document.source.len()).split(['\n', '\r']).next().unwrap_or(""));
        }
        post
    }

    /// Appends a block. Addresses are counted as they are written, and so are marks of emphasis where nothing takes them
    /// out.
    fn push(&mut self, number: BlockNumber, block: &Block, document: &Document<'_>) {
        let is_plain = document.format == Format::Plain;
        let mut reached: Option<usize> = None;
        for (own, place) in block.pieces(Span::new(0, block.text.len())) {
            if let Some(before) = reached.filter(|&before| is_plain && before < place.start) {
                self.text.push_str(Span::new(before, place.start).slice(document.source));
            }
            reached = Some(place.end);
            let encoded = block.context_at(own.start) == Context::LinkTarget;
            let written = if encoded { place.slice(document.source) } else { own.slice(&block.text) };
            let copied = own.len() == place.len() && !encoded;
            match self.parts.last_mut() {
                Some(last) if copied && last.number == number && last.at + last.own.len() == self.text.len() => {
                    last.own.end = own.end;
                }
                _ => self.parts.push(PostPart { at: self.text.len(), number, own }),
            }
            self.text.push_str(written);
        }
    }

    /// The block and the place in it that a stretch of the text begins in; in a gap, the start of the next block.
    pub(crate) fn spot(&self, stretch: Span) -> Spot {
        let next = self.parts.partition_point(|part| part.at <= stretch.start);
        let Some(&PostPart { at, number, own }) = next.checked_sub(1).and_then(|own| self.parts.get(own)) else {
            return Spot::new(BlockNumber(0), Span::new(0, 0));
        };
        let start = stretch.start - at;
        match self.parts.get(next) {
            Some(following) if start >= own.len() => {
                Spot::new(following.number, Span::new(following.own.start, following.own.start))
            }
            Some(_) | None => {
                let end =
                    self.parts[next - 1..].iter().take_while(|part| part.number == number && part.at < stretch.end);
                let end = end.last().map_or(own.end, |part| part.own.end.min(part.own.start + stretch.end - part.at));
                let start = own.start + start.min(own.len());
                Spot::new(number, Span::new(start, end.max(start)))
            }
        }
    }
}

/// The text between two blocks: of plain text, that; of Markdown, line breaks as written where nothing else stands
/// there, else one or two.
fn separator(gap: &str, format: Format) -> String {
    let gap = gap.replace("\r\n", "\n");
    let breaks = gap.matches(['\n', '\r']).count();
    match format {
        Format::Plain => gap,
        _ if gap.trim().is_empty() => "\n".repeat(breaks.max(1)),
        Format::Markdown | Format::Mdx | Format::Html | Format::Notebook => "\n".repeat(breaks.clamp(1, 2)),
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

    #[test]
    fn what_stands_between_two_blocks_is_a_blank_line_at_most() {
        let page = Draft::new("<p>One</p>\n\n\n\n<p>two</p>", Format::Html).document();
        assert_eq!(Post::of(&page).text, "One\n\ntwo");
        let page = Draft::new("<p>One</p><p>two</p>", Format::Html).document();
        assert_eq!(Post::of(&page).text, "One\ntwo");
    }

    #[test]
    fn a_stretch_lies_in_the_block_where_it_begins() {
        let text = "See https://example.com/a%20b now\n\nor later";
        let document = Draft::plain(text).document();
        let post = Post::of(&document);
        assert_eq!(post.text, text);
        for stretch in
            ["See", "https://example.com/a%20b", "now", "See https://example.com/a%20b now", "or later", "now\n\nor"]
        {
            let at = post.text.find(stretch).expect("it is there");
            let spot = post.spot(Span::new(at, at + stretch.len()));
            let expected = stretch.split('\n').next().expect("there is one");
            assert_eq!(document.blocks[spot.block.0].source(spot.span).slice(text), expected, "{stretch}");
        }
    }

    #[test]
    fn marks_of_emphasis_stay_in_a_plain_draft() {
        for text in ["A *b* c", "A **b** _c_ d", "A `b` c", "A <b>b</b> &amp; c", "A b\u{ad}c"] {
            assert_eq!(Post::of(&Draft::plain(text).document()).text, text);
        }
    }
}
