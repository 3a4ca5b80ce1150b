//! Markdown: one pass over the parser's events, which builds the blocks as it goes.
//!
//! The parser gives most text as slices of the draft, so the map to the source costs next to nothing. What it
//! gives no place for (destinations, titles, attributes) is found inside the range of its own event. Should the
//! parser fail on a draft, the draft is read as plain text and a note says so.

use super::about::{self, Abouts};
use super::admonition::{self, AdmonitionText};
use super::block::Written;
use super::container::Container;
use super::{Blocks, Context, DraftParts, Format, OpenBlock, align, components, emphasis, html, link, plain};
use crate::text::Span;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads the text from `start` on as Markdown.
pub(super) fn read(document: &mut DraftParts<'_>, start: usize) {
    let source = document.source;
    let before = document.blocks.len();
    let components = document.format == Format::Mdx;
    let blocks = &mut document.blocks;
    let outcome = catch_unwind(AssertUnwindSafe(|| Reader { components, ..Reader::new(source, start, blocks) }.run()));
    if outcome.is_err() {
        document.blocks.split_off(before);
        document.notes.push("the Markdown could not be parsed and was read as plain text".to_owned());
        plain::read(document, start);
    }
}

/// Reads the text of a block as Markdown: the cell of a notebook, what a component holds. Should the parser fail, the
/// block is kept as it is.
pub(super) fn read_within(written: Written<'_>, blocks: &mut Blocks) {
    let mut inner = Blocks::default();
    let outcome = catch_unwind(AssertUnwindSafe(|| Reader::new(written.text, 0, &mut inner).run()));
    match outcome {
        Ok(()) => inner.all().for_each(|block| blocks.push(&OpenBlock::through(block, written))),
        Err(_) => blocks.push(&OpenBlock::of(written)),
    }
}

/// Options of the parser. Metadata blocks are not: the parser would accept them anywhere. Heading attributes are
/// not: they would take text out of headings.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

/// The state of the pass.
struct Reader<'d, 't> {
    source: &'t str,
    /// The start of the body in the source: the parser counts from there.
    base: usize,
    blocks: &'d mut Blocks,
    /// The block of the running text.
    open: Option<OpenBlock>,
    /// The alternative text of the image that the pass is in, and how many images deep.
    alt: Option<(OpenBlock, usize)>,
    /// The HTML block that the pass is in, as it stands without quote markers.
    html: Option<OpenBlock>,
    /// A line break whose end is known when the next event comes.
    line_break: Option<Span>,
    /// The place in its block where the text of each open link begins; nothing for an e-mail address.
    link_starts: Vec<Option<usize>>,
    /// The end of the last event within a link's text.
    inner_end: usize,
    containers: Vec<Container>,
    /// The subjects of comments.
    abouts: Abouts,
    quotes: usize,
    footnotes: usize,
    /// True if HTML is components with Markdown inside.
    components: bool,
    /// Inside a paragraph that is a comment.
    comment: bool,
    /// Inside `<https://…>`.
    automatic: bool,
    /// Inside `<code>` in running text.
    code: bool,
    /// Inside the indented text of an admonition.
    admonition: Option<AdmonitionText>,
}

impl<'d, 't> Reader<'d, 't> {
    fn new(source: &'t str, base: usize, blocks: &'d mut Blocks) -> Self {
        Self {
            source,
            base,
            blocks,
            open: None,
            alt: None,
            html: None,
            line_break: None,
            link_starts: Vec::new(),
            inner_end: base,
            containers: Vec::new(),
            abouts: Abouts::default(),
            quotes: 0,
            footnotes: 0,
            components: false,
            comment: false,
            automatic: false,
            code: false,
            admonition: None,
        }
    }

    fn run(mut self) {
        let source = self.source;
        let mut events =
            Parser::new_ext(Span::new(self.base, source.len()).slice(source), options()).into_offset_iter();
        for (event, range) in events.by_ref() {
            let range = self.place(range);
            self.finish_line_break(range);
            self.event(event, range);
        }
        self.close();
        let mut definitions: Vec<_> =
            events.reference_definitions().iter().map(|(_, definition)| definition.span.clone()).collect();
        definitions.sort_by_key(|span| span.start);
        let before = self.blocks.len();
        for span in definitions {
            let span = self.place(span);
            self.definition(span);
        }
        about::next_block(self.blocks, before);
    }

    fn event(&mut self, event: Event<'_>, range: Span) {
        if self.components && self.is_in_comment(&event, range) {
            return;
        }
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => self.code_span(&text, range),
            Event::Html(text) => self.html_line(&text, range),
            Event::InlineHtml(text) => self.inline_html(&text, range),
            Event::SoftBreak | Event::HardBreak => self.line_break = Some(range),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.code_span(&text, range),
            Event::Rule => self.close(),
            Event::FootnoteReference(_) => {
                self.inner_end = range.end;
                self.link(None);
            }
            Event::TaskListMarker(_) => self.inner_end = range.end,
        }
    }

    /// Returns whether an event belongs to a paragraph that is a comment of MDX: `{/* … */}`.
    fn is_in_comment(&mut self, event: &Event<'_>, range: Span) -> bool {
        if self.comment {
            self.comment = !matches!(event, Event::End(TagEnd::Paragraph));
            return true;
        }
        let is_start = matches!(event, Event::Start(Tag::Paragraph));
        let found = is_start.then(|| components::comment(self.source, range, self.quotes > 0)).flatten();
        let Some(block) = found else { return false };
        self.comment = true;
        let before = self.blocks.len();
        self.blocks.push(&block);
        self.abouts.add_html(before, range, self.blocks);
        true
    }

    fn start(&mut self, tag: &Tag<'_>, range: Span) {
        if about::is_block(tag.to_end()) {
            self.abouts.enter(range, self.blocks);
        }
        match tag {
            Tag::Paragraph => self.begin(self.paragraph()),
            Tag::Heading { .. } => self.begin(Context::Heading),
            Tag::TableCell => self.begin(Context::TableCell),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => self.begin(Context::Code),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.begin_indented(),
            Tag::BlockQuote(None) => self.enter(Container::Quote),
            Tag::BlockQuote(Some(_)) => self.enter(Container::Alert),
            Tag::Item => self.enter(Container::Item),
            Tag::FootnoteDefinition(_) => self.enter(Container::Footnote),
            Tag::HtmlBlock => {
                self.close();
                self.html = Some(self.blocks.open(Context::Code, self.quotes > 0));
            }
            Tag::Link { link_type, .. } => {
                // An e-mail address in angle brackets is read as what it is: text.
                self.automatic = *link_type == LinkType::Autolink;
                self.inner_end = range.start + 1;
                let start = self.block().text.len();
                self.link_starts.push((*link_type != LinkType::Email).then_some(start));
            }
            Tag::Image { .. } => self.enter_image(range),
            Tag::List(_)
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::MetadataBlock(_) => self.close(),
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Span) {
        if about::is_block(tag) {
            self.abouts.leave();
        }
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => self.leave(),
            TagEnd::HtmlBlock => {
                if let Some(written) = self.html.take() {
                    let before = self.blocks.len();
                    html::read_block(written.written(), self.blocks);
                    if self.components || written.text.contains("markdown=") {
                        components::read(self.blocks, before, read_within);
                    }
                    self.abouts.add_html(before, range, self.blocks);
                    self.blocks.discard(written);
                }
            }
            TagEnd::Link => {
                self.automatic = false;
                self.tail(range, Context::LinkTitle);
                self.inner_end = range.end;
                if let Some(Some(start)) = self.link_starts.pop() {
                    self.link(Some(start));
                }
            }
            TagEnd::Image => {
                self.tail(range, Context::ImageTitle);
                self.inner_end = range.end;
                self.leave_image();
                self.link(None);
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                self.inner_end = range.end;
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::MetadataBlock(_) => self.close(),
        }
    }

    fn text(&mut self, text: &str, range: Span) {
        self.inner_end = range.end;
        if let Some(written) = &mut self.html {
            written.push(text, range, Context::Code);
            return;
        }
        let is_code = self.admonition.as_mut().is_some_and(|own| own.is_code(text));
        let context = if is_code { Context::Code } else { self.text_context() };
        let is_decoded = self.source.as_bytes().get(range.start) == Some(&b'&') && range.slice(self.source) != text;
        let has_lines =
            self.admonition.is_some() || self.open.as_ref().is_some_and(|open| open.context == Context::Code);
        let block = self.block();
        if is_decoded {
            block.push_decoded(text, range, context);
        } else if has_lines || text.len() != range.len() {
            block.push(text, range, context);
        } else {
            // The parser gives each line of running text by itself.
            debug_assert!(!text.contains(['\n', '\r']), "a line ending in {text:?}");
            block.append(text, range, context);
        }
    }

    fn code_span(&mut self, text: &str, range: Span) {
        self.inner_end = range.end;
        let source = self.source;
        let written = range.slice(source);
        let ticks = written.bytes().take_while(|&byte| byte == b'`').count();
        let inside = Span::new(range.start + ticks, range.end.saturating_sub(ticks));
        align::push_code(self.block(), text, source, inside);
    }

    fn html_line(&mut self, text: &str, range: Span) {
        if let Some(written) = &mut self.html {
            written.push(text, range, Context::Code);
        }
    }

    fn inline_html(&mut self, text: &str, range: Span) {
        self.inner_end = range.end;
        if html::is_line_break(text) {
            let bare = !text.contains(['=', '"']);
            let place = if bare { range } else { Span::new(range.start, range.start + 1) };
            let context = self.text_context();
            self.block().push(" ", place, context);
        }
        if html::is_link(text) {
            self.link(None);
        }
        match text {
            "<code>" => self.code = true,
            "</code>" => self.code = false,
            _ => {}
        }
        if html::holds_text(text) {
            let mut written = self.blocks.open(Context::Code, self.quotes > 0);
            align::push(&mut written, text, self.source, range, Context::Code);
            let before = self.blocks.len();
            html::read_block(written.written(), self.blocks);
            self.abouts.add_inline(before, self.blocks);
            self.blocks.discard(written);
        }
    }

    /// Notes a link whose text begins at an offset and ends here, or one without text.
    fn link(&mut self, start: Option<usize>) {
        let block = self.block();
        let end = block.text.len();
        block.links.push(Span::new(start.unwrap_or(end), end));
    }

    /// The destination and the title of an inline link or image, whose text has just ended.
    fn tail(&mut self, range: Span, title: Context) {
        let Some(after) = link::after_bracket(self.source, self.inner_end, range.end) else { return };
        if self.source.as_bytes().get(after) == Some(&b'(') && after + 1 < range.end {
            let place = Span::new(after + 1, range.end - 1);
            link::read(self.blocks, self.source, place, self.quotes > 0, title);
        }
    }

    /// A link definition, used or not.
    fn definition(&mut self, range: Span) {
        let Some(after) = link::after_bracket(self.source, range.start + 1, range.end) else { return };
        let place = Span::new(after + 1, range.end);
        // `[//]: # (…)` defines nothing: it is how Markdown without HTML writes a comment.
        let is_comment = Span::new(range.start, after).slice(self.source) == "[//]";
        let title = if is_comment { Context::Comment } else { Context::LinkTitle };
        let before = self.blocks.len();
        link::read(self.blocks, self.source, place, false, title);
        for number in before..self.blocks.len() {
            if self.blocks.get(number).context == Context::Comment {
                *self.blocks.about(number) = Some(range);
            }
        }
    }

    fn enter_image(&mut self, range: Span) {
        self.inner_end = range.start + 2;
        match &mut self.alt {
            Some((_, depth)) => *depth += 1,
            None => {
                // A space in the image's place, so that the words around it do not fuse. It stands for `![`: as long
                // as its source, it would be taken for a copy.
                let context = self.text_context();
                self.block().push(" ", Span::new(range.start, range.start + 2), context);
                self.alt = Some((self.blocks.open(Context::ImageAlt, self.quotes > 0), 1));
            }
        }
    }

    fn leave_image(&mut self) {
        if let Some((_, depth)) = &mut self.alt {
            *depth -= 1;
            if *depth > 0 {
                return;
            }
        }
        if let Some((alt, _)) = self.alt.take() {
            self.blocks.close(alt);
        }
    }

    fn finish_line_break(&mut self, next: Span) {
        let Some(place) = self.line_break.take() else { return };
        let end = next.start.max(place.end);
        let context = self.text_context();
        self.block().append(" ", Span::new(place.start, end), context);
        self.inner_end = end;
    }

    fn begin(&mut self, context: Context) {
        self.close();
        self.open = Some(self.blocks.open(context, self.quotes > 0));
    }

    fn begin_indented(&mut self) {
        self.close();
        let opens =
            self.blocks.all().next_back().is_some_and(|before| admonition::opens_block(before.start(), self.source));
        self.begin(if opens { self.paragraph() } else { Context::Code });
        self.admonition = opens.then(AdmonitionText::default);
    }

    fn close(&mut self) {
        self.code = false;
        let is_admonition = self.admonition.take().is_some();
        if let Some(mut block) = self.open.take() {
            if is_admonition {
                emphasis::take_out(&mut block);
            }
            self.blocks.close(block);
        }
    }

    fn enter(&mut self, container: Container) {
        self.close();
        self.quotes += usize::from(container == Container::Quote);
        self.footnotes += usize::from(container == Container::Footnote);
        self.containers.push(container);
    }

    fn leave(&mut self) {
        self.close();
        let left = self.containers.pop();
        self.quotes -= usize::from(left == Some(Container::Quote));
        self.footnotes -= usize::from(left == Some(Container::Footnote));
    }

    /// The block that text goes to; a tight list item opens its block with its first text.
    fn block(&mut self) -> &mut OpenBlock {
        let (context, quoted) = (self.paragraph(), self.quotes > 0);
        if self.open.is_none() {
            self.abouts.begin_text(self.blocks);
        }
        match &mut self.alt {
            Some((alt, _)) => alt,
            None => self.open.get_or_insert_with(|| self.blocks.open(context, quoted)),
        }
    }

    /// The kind of a paragraph at this point.
    fn paragraph(&self) -> Context {
        match self.containers.last() {
            _ if self.footnotes > 0 => Context::Footnote,
            Some(Container::Item) => Context::ListItem,
            Some(Container::Quote | Container::Alert | Container::Footnote) | None => Context::Paragraph,
        }
    }

    /// The kind of the next text.
    fn text_context(&self) -> Context {
        if self.automatic {
            Context::LinkTarget
        } else if self.code {
            Context::Code
        } else if self.alt.is_some() {
            Context::ImageAlt
        } else {
            self.open.as_ref().map_or_else(|| self.paragraph(), |block| block.context)
        }
    }

    fn place(&self, range: Range<usize>) -> Span {
        Span::new(range.start + self.base, range.end + self.base)
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::{Block, Draft};
    use crate::text::Span;

    fn blocks(text: &str) -> Vec<Block> {
        Draft::markdown(text).document().blocks
    }

    fn contexts(text: &str) -> Vec<&'static str> {
        blocks(text).iter().map(|block| block.context.name()).filter(|name| *name != "markup").collect()
    }

    #[test]
    fn a_paragraph_is_what_it_stands_in() {
        assert_eq!(
            contexts("a\n\n- b\n\n  c\n\n> - d\n\n- > e"),
            ["paragraph", "list-item", "list-item", "list-item", "paragraph"]
        );
        assert_eq!(contexts("a[^1]\n\n[^1]: b\n\n    - c"), ["paragraph", "footnote", "footnote"]);
    }

    #[test]
    fn a_line_break_holds_what_stands_before_the_next_text() {
        let text = "> a\n>   *b*";
        let block = blocks(text).remove(0);
        assert_eq!(&*block.text, "a b");
        assert_eq!(block.source(Span::new(1, 2)).slice(text), "\n>   ");
        assert_eq!(block.source(Span::new(2, 3)).slice(text), "b");
    }
}
