//! The draft as blocks of plain text, each byte mapped to the source.
//!
//! Invariant: each byte of the source that holds a letter or a digit lies under a segment of exactly one block,
//! so nothing can hide where a parser gives no event. Readings, measures and patterns see only [`Block::text`];
//! [`Block::source`] takes a place in it back to the draft.

use super::{DraftHead, Format};
use crate::rule::Place;
use crate::text::{Span, UnknownName, has_byte, named};
use std::str::FromStr;

/// The kind of a stretch of a draft: where a reader of the page or its source would meet it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Context {
    /// A paragraph of running text.
    Paragraph,
    /// A heading.
    Heading,
    /// The text of a list item.
    ListItem,
    /// A cell of a table.
    TableCell,
    /// The text of a footnote.
    Footnote,
    /// A code span, a code block, or the inside of `<script>` and `<style>`.
    Code,
    /// The target of a link or an image, written or automatic.
    LinkTarget,
    /// The title of a link.
    LinkTitle,
    /// The alternative text of an image.
    ImageAlt,
    /// The title of an image.
    ImageTitle,
    /// An HTML comment.
    Comment,
    /// Text between HTML tags.
    HtmlText,
    /// The value of an HTML attribute.
    HtmlAttribute,
    /// A value of the front matter.
    Metadata,
    /// The name of the draft's file, of which its address is made. It has no place in the draft but its start.
    FileName,
    /// Markup between blocks: a link label, a heading id, the language of a code block, a metadata key.
    Markup,
}

impl Context {
    /// Every kind of place.
    pub const EACH: &'static [Self] = &[
        Self::Paragraph,
        Self::Heading,
        Self::ListItem,
        Self::TableCell,
        Self::Footnote,
        Self::Code,
        Self::LinkTarget,
        Self::LinkTitle,
        Self::ImageAlt,
        Self::ImageTitle,
        Self::Comment,
        Self::HtmlText,
        Self::HtmlAttribute,
        Self::Metadata,
        Self::FileName,
        Self::Markup,
    ];

    /// The kind of place, as the key `places` of a rule names it.
    pub(crate) const fn place(self) -> Place {
        match self {
            Self::Paragraph
            | Self::Heading
            | Self::ListItem
            | Self::TableCell
            | Self::Footnote
            | Self::LinkTitle
            | Self::ImageAlt
            | Self::ImageTitle
            | Self::HtmlText
            | Self::HtmlAttribute => Place::Prose,
            Self::Code | Self::FileName | Self::Markup => Place::Code,
            Self::LinkTarget => Place::Links,
            Self::Comment => Place::Comments,
            Self::Metadata => Place::Metadata,
        }
    }

    /// Returns whether readers of the page see it as running text.
    pub(crate) const fn is_shown(self) -> bool {
        match self {
            Self::Paragraph | Self::Heading | Self::ListItem | Self::TableCell | Self::Footnote | Self::HtmlText => {
                true
            }
            Self::Code
            | Self::LinkTarget
            | Self::LinkTitle
            | Self::ImageAlt
            | Self::ImageTitle
            | Self::Comment
            | Self::HtmlAttribute
            | Self::Metadata
            | Self::FileName
            | Self::Markup => false,
        }
    }

    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::ListItem => "list-item",
            Self::TableCell => "table-cell",
            Self::Footnote => "footnote",
            Self::Code => "code",
            Self::LinkTarget => "link-target",
            Self::LinkTitle => "link-title",
            Self::ImageAlt => "image-alt",
            Self::ImageTitle => "image-title",
            Self::Comment => "comment",
            Self::HtmlText => "html-text",
            Self::HtmlAttribute => "html-attribute",
            Self::Metadata => "metadata",
            Self::FileName => "file-name",
            Self::Markup => "markup",
        }
    }
}

impl FromStr for Context {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("context", Self::EACH, Self::name, written)
    }
}

/// A stretch of a block's text and the source that it stands for.
///
/// A segment reaches from its `at` to the next segment's, or to the end of the text. Where that stretch is as long
/// as `source`, it is a copy of it, byte for byte. Where it is not (an entity, an escape, a line break with its
/// quote markers), every byte of it stands for the whole of `source`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Offset of the stretch in the block's text.
    pub(crate) at: usize,
    /// The bytes of the draft that it stands for.
    pub(crate) source: Span,
    /// The kind of stretch: a code span inside a paragraph is [`Context::Code`], the rest of it is not.
    pub(crate) context: Context,
}

impl Segment {
    /// Cuts a copy in two at an offset of the text within it: gives the first part and keeps the second.
    const fn split_off(&mut self, offset: usize) -> Self {
        let middle = self.source.start + (offset - self.at);
        let first = Self { source: Span::new(self.source.start, middle), ..*self };
        self.at = offset;
        self.source.start = middle;
        first
    }
}

/// A run of plain text that belongs together: words of different blocks never form a phrase.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The kind of block.
    pub(crate) context: Context,
    /// True if the block lies inside a block quote.
    pub(crate) quoted: bool,
    /// The plain text: markup removed, entities and escapes decoded, line breaks as one space.
    pub(crate) text: String,
    /// The map to the source, ascending in `at`; the first segment has `at` 0.
    pub(crate) segments: Vec<Segment>,
    /// The key of a metadata value, with dots between levels (`author.name`).
    pub(crate) key: Option<String>,
    /// The text of each link, in order; an empty place where a footnote is referred to, or where no text is known.
    pub(crate) links: Vec<Span>,
    /// The subject of an HTML comment: from its first byte to the end of the block that it stands in, or of the next
    /// one where it is a block of its own. None for whatever is no comment to a browser.
    pub(crate) about: Option<Span>,
}

impl Block {
    /// An empty block.
    pub(crate) fn new(context: Context, quoted: bool) -> Self {
        Self { context, quoted, text: String::new(), segments: Vec::new(), key: None, links: Vec::new(), about: None }
    }

    /// An empty block with room for the text of a stretch of the draft.
    pub(super) fn with_room(context: Context, quoted: bool, source: Span) -> Self {
        let text = String::with_capacity(source.len());
        Self { text, ..Self::new(context, quoted) }
    }

    /// Appends text that stands for a stretch of the draft. Text as long as its source is a copy of it, and its
    /// line endings become one space each, in code one `\n`.
    pub(super) fn push(&mut self, text: &str, source: Span, context: Context) {
        let holds = |wanted: u8| has_byte(text, |byte| byte == wanted);
        let (feeds, returns) = (holds(b'\n'), holds(b'\r'));
        let copied = text.len() == source.len();
        if !returns && (!feeds || (copied && context == Context::Code)) {
            self.append(text, source, context);
        } else if returns && copied {
            self.push_lines(text, source, context);
        } else {
            self.append(&text.replace(['\n', '\r'], " "), source, context);
        }
    }

    /// Appends what a character reference stands for. `&ngE;` has two characters that are together as long as it
    /// is: each is a segment of its own, so that they are not taken for a copy.
    pub(super) fn push_decoded(&mut self, text: &str, source: Span, context: Context) {
        if text.len() != source.len() {
            self.push(text, source, context);
            return;
        }
        for (at, letter) in text.char_indices() {
            self.push(Span::new(at, at + letter.len_utf8()).slice(text), source, context);
        }
    }

    /// Appends the text of another block, with the places that it comes from.
    pub(super) fn push_from(&mut self, other: &Self, range: Span, context: Context) {
        for (stretch, source) in other.pieces(range) {
            self.push(stretch.slice(&other.text), source, context);
        }
    }

    /// Replaces stretches of the text, ascending and apart, each of which keeps its place in the draft.
    pub(super) fn replace(&mut self, edits: &[(Span, String)]) {
        if edits.is_empty() {
            return;
        }
        let text = String::with_capacity(self.text.len());
        let segments = Vec::with_capacity(self.segments.len() + 2 * edits.len());
        let old = std::mem::replace(self, Self { text, segments, ..Self::new(self.context, self.quoted) });
        let mut reached = vec![(0, 0)];
        let mut at = 0;
        for (range, text) in edits {
            self.copy(&old, Span::new(at, range.start));
            self.append(text, old.source(*range), old.context_at(range.start));
            at = range.end;
            reached.push((at, self.text.len()));
        }
        self.copy(&old, Span::new(at, old.text.len()));
        let moved = |offset: usize| {
            let (before, after) = reached[reached.partition_point(|&(before, _)| before <= offset) - 1];
            (after + offset - before).min(self.text.len())
        };
        self.links = old.links.iter().map(|link| Span::new(moved(link.start), moved(link.end))).collect();
        (self.key, self.about) = (old.key, old.about);
    }

    /// The block of a text that was read out of another block's text: its places are those of the draft.
    pub(super) fn through(self, outer: &Self) -> Self {
        let mut block =
            Self { segments: Vec::with_capacity(self.segments.len()), ..Self::new(self.context, self.quoted) };
        for (number, segment) in self.segments.iter().enumerate() {
            let stretch = self.stretch(number);
            if stretch.len() != segment.source.len() {
                block.append(stretch.slice(&self.text), outer.source(segment.source), segment.context);
                continue;
            }
            for (part, source) in outer.pieces(segment.source) {
                let start = stretch.start + (part.start - segment.source.start);
                block.append(Span::new(start, start + part.len()).slice(&self.text), source, segment.context);
            }
        }
        Self { key: self.key, links: self.links, about: self.about.map(|about| outer.source(about)), ..block }
    }

    /// Appends a part of another block as it is.
    fn copy(&mut self, other: &Self, range: Span) {
        for (stretch, source) in other.pieces(range) {
            self.append(stretch.slice(&other.text), source, other.context_at(stretch.start));
        }
    }

    /// The place in the draft that a range of the text stands for: from the first byte of its first segment that
    /// is touched to the last byte of the last. An empty range gives an empty span. Cost: two binary searches.
    pub(crate) fn source(&self, range: Span) -> Span {
        let Some(first) = self.segment_at(range.start) else { return Span::new(0, 0) };
        let start = self.place(first, range.start).start;
        if range.is_empty() {
            return Span::new(start, start);
        }
        let Some(last) = self.segment_at(range.end - 1) else { return Span::new(start, start) };
        Span::new(start, self.place(last, range.end - 1).end)
    }

    /// The kind of text at an offset. Cost: a binary search.
    pub(crate) fn context_at(&self, offset: usize) -> Context {
        self.segment_at(offset).and_then(|at| self.segments.get(at)).map_or(self.context, |segment| segment.context)
    }

    /// The segments that a range of the text touches: the part of the text in each, and the part of the draft.
    pub(crate) fn pieces(&self, range: Span) -> impl Iterator<Item = (Span, Span)> {
        let first = self.segment_at(range.start).unwrap_or(self.segments.len());
        (first..self.segments.len()).map_while(move |at| {
            let whole = self.stretch(at);
            let part = Span::new(whole.start.max(range.start), whole.end.min(range.end));
            (whole.start < range.end && !part.is_empty()).then(|| (part, self.source(part)))
        })
    }

    /// The part of the text that a segment holds.
    pub(crate) fn stretch(&self, segment: usize) -> Span {
        let start = self.segments.get(segment).map_or(self.text.len(), |segment| segment.at);
        let end = self.segments.get(segment + 1).map_or(self.text.len(), |segment| segment.at);
        Span::new(start, end)
    }

    /// The first byte of the draft that the block stands for.
    pub(crate) fn start(&self) -> usize {
        self.segments.first().map_or(0, |segment| segment.source.start)
    }

    /// Gives ranges of the text, ascending and apart, another context, except where they are code. Cost: one pass
    /// over the segments, however many ranges there are.
    pub(super) fn mark(&mut self, ranges: &[Span], context: Context) {
        let is_marked = |offset: usize| {
            let next = ranges.partition_point(|range| range.end <= offset);
            ranges.get(next).is_some_and(|range| range.start <= offset)
        };
        let mut borders = ranges.iter().flat_map(|range| [range.start, range.end]).peekable();
        let mut parts = Vec::with_capacity(self.segments.len() + 2 * ranges.len());
        for (at, &segment) in self.segments.iter().enumerate() {
            let stretch = self.stretch(at);
            let copied = stretch.len() == segment.source.len();
            let mut rest = segment;
            while let Some(border) = borders.next_if(|&border| border < stretch.end) {
                if copied && border > rest.at {
                    parts.push(rest.split_off(border));
                }
            }
            parts.push(rest);
        }
        for part in parts.iter_mut().filter(|part| part.context != Context::Code && is_marked(part.at)) {
            part.context = context;
        }
        self.segments = parts;
    }

    fn push_lines(&mut self, text: &str, source: Span, context: Context) {
        let line_break = if context == Context::Code { "\n" } else { " " };
        let bytes = text.as_bytes();
        let mut from = 0;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let ending = match byte {
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => 2,
                b'\r' | b'\n' => 1,
                _ => 0,
            };
            if ending == 0 {
                at += 1;
                continue;
            }
            let place = |from, to| Span::new(source.start + from, source.start + to);
            self.append(Span::new(from, at).slice(text), place(from, at), context);
            self.append(line_break, place(at, at + ending), context);
            at += ending;
            from = at;
        }
        self.append(Span::new(from, bytes.len()).slice(text), Span::new(source.start + from, source.end), context);
    }

    /// Appends text as it is.
    pub(super) fn append(&mut self, text: &str, source: Span, context: Context) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        if let Some(last) = self.segments.last_mut() {
            let copied = last.source.len() == at - last.at && text.len() == source.len();
            if copied && last.source.end == source.start && last.context == context {
                last.source.end = source.end;
                return;
            }
        }
        self.segments.push(Segment { at, source, context });
    }

    fn segment_at(&self, offset: usize) -> Option<usize> {
        let after = self.segments.partition_point(|segment| segment.at <= offset);
        after.checked_sub(1)
    }

    /// The place of one byte of the text, or the end of the last segment for the end of the text.
    fn place(&self, at: usize, offset: usize) -> Span {
        let Some(segment) = self.segments.get(at) else { return Span::new(0, 0) };
        let stretch = self.stretch(at);
        if offset >= stretch.end {
            return Span::new(segment.source.end, segment.source.end);
        }
        if stretch.len() != segment.source.len() {
            return segment.source;
        }
        let byte = segment.source.start + (offset - segment.at);
        Span::new(byte, byte + 1)
    }
}

/// A draft taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Document<'t> {
    /// The draft's text as it was read.
    pub(crate) source: &'t str,
    /// The way it is written.
    pub(crate) format: Format,
    /// The blocks, in the order of their first byte in the source.
    pub(crate) blocks: Vec<Block>,
    /// Data on the draft from the front matter.
    pub(crate) head: DraftHead,
    /// Parts that could not be read as the format says, and was read as plain text instead.
    pub(crate) notes: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(source: &str, pieces: &[(&str, usize, usize)]) -> Block {
        let mut block = Block::new(Context::Paragraph, false);
        for &(text, start, end) in pieces {
            let text = if text.is_empty() { Span::new(start, end).slice(source) } else { text };
            block.push(text, Span::new(start, end), Context::Paragraph);
        }
        block
    }

    #[test]
    fn a_copy_maps_byte_to_byte_and_the_rest_to_the_whole() {
        let source = "Fal&#99;on x";
        let block = block(source, &[("", 0, 3), ("c", 3, 8), ("", 8, 12)]);
        assert_eq!(block.text, "Falcon x");
        assert_eq!(block.source(Span::new(0, 6)).slice(source), "Fal&#99;on");
        assert_eq!(block.source(Span::new(3, 4)).slice(source), "&#99;");
        assert_eq!(block.source(Span::new(1, 3)).slice(source), "al");
    }

    #[test]
    fn an_empty_range_has_a_place() {
        let source = "Fal&#99;on x";
        let block = block(source, &[("", 0, 3), ("c", 3, 8), ("", 8, 12)]);
        for (at, place) in [(0, 0), (3, 3), (5, 9), (8, 12)] {
            assert_eq!(block.source(Span::new(at, at)), Span::new(place, place));
        }
    }

    #[test]
    fn line_endings_become_one_space() {
        let source = "a\r\nb\rc\nd";
        let block = block(source, &[("", 0, source.len())]);
        assert_eq!(block.text, "a b c d");
        assert_eq!(block.source(Span::new(1, 2)).slice(source), "\r\n");
        assert_eq!(block.source(Span::new(6, 7)).slice(source), "d");
    }

    #[test]
    fn a_mark_splits_segments_at_its_borders_only() {
        let source = "see example here";
        let mut block = block(source, &[("", 0, source.len())]);
        block.mark(&[Span::new(4, 11)], Context::LinkTarget);
        let contexts: Vec<_> = [0, 4, 10, 11].iter().map(|&at| block.context_at(at)).collect();
        assert_eq!(contexts, [Context::Paragraph, Context::LinkTarget, Context::LinkTarget, Context::Paragraph]);
        assert_eq!(block.source(Span::new(0, 16)), Span::new(0, 16));
    }
}
