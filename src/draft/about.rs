//! The subject of each HTML comment in Markdown: the block that they stand in, or the next one.
//!
//! A block is what a reader sees as one: a paragraph, a heading, a cell, a whole list, quote, table or block of code. HTML
//! with nothing but comments and tags is none.

use super::block::Written;
use super::{Blocks, Context};
use crate::text::Span;
use pulldown_cmark::TagEnd;

/// The blocks that the pass is in, and the comments that wait for the next one.
#[derive(Debug, Default)]
pub(super) struct Abouts {
    /// The blocks that are open, the innermost last.
    open: Vec<Span>,
    /// The comments since the last block began, by their numbers among the blocks of the document.
    waiting: Vec<usize>,
}

impl Abouts {
    /// A block begins.
    pub(super) fn enter(&mut self, block: Span, blocks: &mut Blocks) {
        self.reach(block, blocks);
        self.open.push(block);
    }

    /// The innermost block ends.
    pub(super) fn leave(&mut self) {
        self.open.pop();
    }

    /// Text begins in the innermost block: the item of a tight list has no paragraph around it.
    pub(super) fn begin_text(&mut self, blocks: &mut Blocks) {
        if let Some(&block) = self.open.last() {
            self.reach(block, blocks);
        }
    }

    /// The blocks from a number on came from HTML in running text: its comments are about the text.
    pub(super) fn add_inline(&mut self, from: usize, blocks: &mut Blocks) {
        self.waiting.extend(from..blocks.len());
        self.begin_text(blocks);
    }

    /// The blocks from a number on came from HTML that stands alone.
    pub(super) fn add_html(&mut self, from: usize, place: Span, blocks: &mut Blocks) {
        self.waiting.extend(from..blocks.len());
        let is_read = |block: Written<'_>| block.context != Context::Comment && !block.is_blank();
        if (from..blocks.len()).any(|number| is_read(blocks.get(number))) {
            self.reach(place, blocks);
        }
    }

    /// The comments that wait are about a block.
    fn reach(&mut self, block: Span, blocks: &mut Blocks) {
        for number in self.waiting.drain(..) {
            let about = blocks.about(number);
            *about = about.map(|about| about.hull(block));
        }
    }
}

/// Comments of the blocks from a number on, which lie outside of any block, are about the next text.
pub(super) fn next_text(blocks: &mut Blocks, from: usize) {
    let mut next: Option<Span> = None;
    for number in (from..blocks.len()).rev() {
        let block = blocks.get(number);
        match (block.about, next) {
            (Some(about), Some(next)) => *blocks.about(number) = Some(about.hull(next)),
            (Some(_), None) => {}
            (None, _) if block.is_blank() => {}
            (None, _) => next = Some(block.place_of_all()),
        }
    }
}

/// Comments of the blocks from a number on are about the first of the others that begins after them.
pub(super) fn next_block(blocks: &mut Blocks, from: usize) {
    for number in from..blocks.len() {
        let Some(about) = blocks.get(number).about else { continue };
        let others = blocks.all().take(from);
        let places = others.filter(|block| !block.text.is_empty() && block.start() >= about.end);
        let next = places.map(Written::place_of_all).min();
        *blocks.about(number) = Some(next.map_or(about, |next| about.hull(next)));
    }
}

/// Returns whether a tag begins and ends a block as a reader sees it.
pub(super) const fn is_block(tag: TagEnd) -> bool {
    match tag {
        TagEnd::Paragraph
        | TagEnd::Heading(_)
        | TagEnd::BlockQuote(_)
        | TagEnd::CodeBlock
        | TagEnd::List(_)
        | TagEnd::Item
        | TagEnd::FootnoteDefinition
        | TagEnd::DefinitionList
        | TagEnd::DefinitionListTitle
        | TagEnd::DefinitionListDefinition
        | TagEnd::Table
        | TagEnd::TableCell => true,
        TagEnd::HtmlBlock
        | TagEnd::TableHead
        | TagEnd::TableRow
        | TagEnd::Emphasis
        | TagEnd::Strong
        | TagEnd::Strikethrough
        | TagEnd::Superscript
        | TagEnd::Subscript
        | TagEnd::Link
        | TagEnd::Image
        | TagEnd::MetadataBlock(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::Draft;

    /// The subject of each comment of a draft, without the comment where it comes first.
    fn abouts(text: &str) -> Vec<&str> {
        let blocks = Draft::markdown(text).document().blocks.into_iter();
        blocks.filter_map(|block| block.about).map(|about| about.slice(text).trim()).collect()
    }

    #[test]
    fn a_comment_alone_is_about_the_next_block() {
        for block in
            ["One *two*.", "# One", "- a\n- b", "> a\n>\n> b", "| a |\n|---|\n| b |", "```\na\n```", "<p>a</p>"]
        {
            for between in ["\n", "\n\n", "\n\n---\n\n", "\n\n<div>\n\n", "\n<br>\n\n"] {
                let text = format!("Before.\n\n<!-- x -->{between}{block}\n\nAfter.");
                assert_eq!(abouts(&text), [format!("<!-- x -->{between}{block}")], "{text:?}");
            }
        }
    }

    #[test]
    fn a_comment_in_a_block_is_about_that_block() {
        assert_eq!(abouts("One\n\ntwo <!-- x --> three\n\nfour"), ["two <!-- x --> three"]);
        assert_eq!(abouts("- a\n- b <!-- x --> c\n\nd"), ["- b <!-- x --> c"]);
        assert_eq!(abouts("| a | b |\n|---|---|\n| c <!-- x --> | d |"), ["c <!-- x -->"]);
        assert_eq!(abouts("# a <!-- x -->\n\nb"), ["# a <!-- x -->"]);
        assert_eq!(abouts("<div>a <!-- x --> b</div>\n\nc"), ["<div>a <!-- x --> b</div>"]);
    }

    #[test]
    fn comments_one_after_another_are_about_the_same_block() {
        assert_eq!(abouts("<!-- x -->\n<!-- y -->\n\na"), ["<!-- x -->\n<!-- y -->\n\na", "<!-- y -->\n\na"]);
    }

    #[test]
    fn a_comment_first_in_an_item_is_about_the_item() {
        assert_eq!(abouts("- <!-- x -->\n  a\n- b"), ["- <!-- x -->\n  a"]);
        assert_eq!(abouts("> <!-- x -->\n> a\n\nb"), ["<!-- x -->\n> a"]);
    }

    #[test]
    fn a_comment_at_the_end_is_about_itself() {
        assert_eq!(abouts("a\n\n<!-- x -->"), ["<!-- x -->"]);
    }

    #[test]
    fn what_is_shown_is_no_comment() {
        let shown = ["`<!-- x -->`", "```html\n<!-- x -->\n```", "    <!-- x -->", "\\<!-- x -->", "&lt;!-- x -->"];
        let read = [
            "<?x?>",
            "<!x>",
            "<!-- x",
            "<!-- x --!>",
            "<script>\n<!-- x -->\n</script>",
            "<textarea>\n<!-- x -->\n</textarea>",
        ];
        for text in shown.into_iter().chain(read) {
            assert_eq!(abouts(&format!("{text}\n\na")), [""; 0], "{text:?}");
        }
    }
}
