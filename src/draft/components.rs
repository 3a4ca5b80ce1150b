//! MDX on top of Markdown: Markdown inside components, and comments in braces.

use super::block::Written;
use super::{Blocks, Context, OpenBlock};
use crate::text::Span;

/// Reads the text of the blocks from a number on, which stands in HTML, as `markdown` reads what is written in a block.
pub(super) fn read(blocks: &mut Blocks, from: usize, markdown: fn(Written<'_>, &mut Blocks)) {
    for laid in blocks.split_off(from) {
        let block = blocks.taken(&laid);
        let text = block.text.trim();
        if block.context != Context::HtmlText || text.is_empty() {
            let kept = OpenBlock::of(block);
            blocks.push(&kept);
            continue;
        }
        // Without the space before it: that of a component's indentation makes no code.
        let start = block.text.len() - block.text.trim_start().len();
        let mut written = OpenBlock::new(Context::HtmlText, block.quoted);
        written.push_from(block, Span::new(start, start + text.len()), Context::HtmlText);
        markdown(written.written(), blocks);
    }
}

/// The comment that a paragraph is: `{/* … */}`.
pub(super) fn comment(source: &str, paragraph: Span, quoted: bool) -> Option<OpenBlock> {
    let written = paragraph.slice(source).trim_end();
    let inside = written.strip_prefix("{/*")?.strip_suffix("*/}")?;
    let start = paragraph.start + "{/*".len();
    let mut block = OpenBlock::new(Context::Comment, quoted);
    block.push(inside, Span::new(start, start + inside.len()), Context::Comment);
    block.about = Some(paragraph);
    Some(block)
}

#[cfg(test)]
mod tests {
    use crate::draft::{Context, Draft, Format};

    fn blocks(text: &str) -> Vec<(Context, String)> {
        let blocks = Draft::new(text, Format::Mdx).document().blocks;
        let read = blocks.into_iter().filter(|block| block.context != Context::Markup);
        read.map(|block| (block.context, block.text.to_string())).collect()
    }

    #[test]
    fn components_hold_markdown() {
        for (text, inside) in [
            ("<Aside>\n  Some **text** `a`\n</Aside>", "Some text a"),
            ("<Aside>\n      # Some text\n</Aside>", "Some text"),
            ("<Tabs><Tab>Some [te](x)xt</Tab></Tabs>", "Some text"),
            ("<div markdown=\"span\">*Some* text</div>", "Some text"),
        ] {
            assert!(blocks(text).iter().any(|(_, text)| text == inside), "{text}: {:?}", blocks(text));
        }
    }

    #[test]
    fn comments_stand_in_braces() {
        assert_eq!(blocks("{/* one */}\n\ntwo")[0], (Context::Comment, " one ".to_owned()));
        assert_eq!(blocks("a {/* one */} b")[0].0, Context::Paragraph);
    }
}
