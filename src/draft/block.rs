//! A block of a draft: plain text that belongs together, each byte mapped to the source.
//!
//! The texts of all blocks of a document stand one after another in one string, and so do their maps: a block is a
//! [`BlockShare`] of each. [`Written`] asks any text with a map what stands where.

use super::Context;
use crate::rule::Places;
use crate::text::Span;
use std::fmt;
use std::ops::{Deref, Index, Range};
use std::sync::Arc;

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

/// The share of one block in what all blocks of a document have in common. It reads as that share alone.
#[derive(Clone)]
pub(crate) struct BlockShare<T> {
    whole: Arc<T>,
    place: Range<usize>,
}

impl<T> BlockShare<T> {
    /// The share at a place that lies within the whole.
    pub(super) fn new(whole: &Arc<T>, place: Span) -> Self {
        Self { whole: Arc::clone(whole), place: place.start..place.end }
    }
}

impl<T: Index<Range<usize>>> Deref for BlockShare<T> {
    type Target = T::Output;

    #[inline]
    fn deref(&self) -> &T::Output {
        &self.whole[self.place.clone()]
    }
}

impl<T: Index<Range<usize>, Output: fmt::Debug>> fmt::Debug for BlockShare<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
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
    pub(crate) text: BlockShare<String>,
    /// The map to the source, ascending in `at`; the first segment has `at` 0.
    pub(crate) segments: BlockShare<Vec<Segment>>,
    /// The key of a metadata value, with dots between levels (`author.name`).
    pub(crate) key: Option<BlockShare<String>>,
    /// The text of each link, in order; an empty place where a footnote is referred to, or where no text is known.
    pub(crate) links: BlockShare<Vec<Span>>,
    /// The subject of an HTML comment: from its first byte to the end of the block that it stands in, or of the next
    /// one where it is a block of its own. None for whatever is no comment to a browser.
    pub(crate) about: Option<Span>,
}

impl Block {
    /// The place in the draft that a range of the text stands for: from the first byte of its first segment that
    /// is touched to the last byte of the last. An empty range gives an empty span. Cost: two binary searches.
    pub(crate) fn source(&self, range: Span) -> Span {
        self.written().source(range)
    }

    /// The kind of text at an offset. Cost: a binary search.
    pub(crate) fn context_at(&self, offset: usize) -> Context {
        context_at(&self.segments, offset).unwrap_or(self.context)
    }

    /// The places in which it lies, or a part of it does. Cost: one look at each segment.
    pub(crate) fn places(&self) -> Places {
        let parts = self.segments.iter().map(|segment| segment.context);
        parts.chain([self.context]).map(Context::place).collect()
    }

    /// The segments that a range of the text touches: the part of the text in each, and the part of the draft.
    pub(crate) fn pieces(&self, range: Span) -> impl Iterator<Item = (Span, Span)> {
        self.written().pieces(range)
    }

    /// The part of the text that a segment holds.
    pub(crate) fn stretch(&self, segment: usize) -> Span {
        self.written().stretch(segment)
    }

    /// The first byte of the draft that the block stands for.
    pub(crate) fn start(&self) -> usize {
        self.written().start()
    }

    fn written(&self) -> Written<'_> {
        Written {
            context: self.context,
            quoted: self.quoted,
            text: &self.text,
            segments: &self.segments,
            links: &self.links,
            about: self.about,
        }
    }
}

/// A block as it is written, wherever its text and its map are kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'b> {
    pub(super) context: Context,
    pub(super) quoted: bool,
    pub(super) text: &'b str,
    pub(super) segments: &'b [Segment],
    pub(super) links: &'b [Span],
    pub(super) about: Option<Span>,
}

impl<'b> Written<'b> {
    /// The place in the draft that a range of the text stands for, as [`Block::source`] says.
    pub(super) fn source(self, range: Span) -> Span {
        let Some(first) = segment_at(self.segments, range.start) else { return Span::new(0, 0) };
        let start = self.place(first, range.start).start;
        if range.is_empty() {
            return Span::new(start, start);
        }
        let Some(last) = segment_at(self.segments, range.end - 1) else { return Span::new(start, start) };
        Span::new(start, self.place(last, range.end - 1).end)
    }

    /// The place in the draft of the whole text.
    pub(super) fn place_of_all(self) -> Span {
        self.source(Span::new(0, self.text.len()))
    }

    /// The kind of text at an offset.
    pub(super) fn context_at(self, offset: usize) -> Context {
        context_at(self.segments, offset).unwrap_or(self.context)
    }

    /// The segments that a range of the text touches: the part of the text in each, and the part of the draft.
    pub(super) fn pieces(self, range: Span) -> impl Iterator<Item = (Span, Span)> + use<'b> {
        let first = segment_at(self.segments, range.start).unwrap_or(self.segments.len());
        (first..self.segments.len()).map_while(move |at| {
            let whole = self.stretch(at);
            let part = Span::new(whole.start.max(range.start), whole.end.min(range.end));
            (whole.start < range.end && !part.is_empty()).then(|| (part, self.source(part)))
        })
    }

    /// The part of the text that a segment holds.
    pub(super) fn stretch(self, segment: usize) -> Span {
        let start = self.segments.get(segment).map_or(self.text.len(), |segment| segment.at);
        let end = self.segments.get(segment + 1).map_or(self.text.len(), |segment| segment.at);
        Span::new(start, end)
    }

    /// The first byte of the draft that the block stands for.
    pub(super) fn start(self) -> usize {
        self.segments.first().map_or(0, |segment| segment.source.start)
    }

    /// Returns whether it has no text but white space.
    pub(super) fn is_blank(self) -> bool {
        self.text.trim_ascii().is_empty()
    }

    /// The segments with another context for ranges of the text, ascending and apart, except where they are code.
    /// Cost: one pass over the segments, however many ranges there are.
    pub(super) fn marked(self, ranges: &[Span], context: Context) -> Vec<Segment> {
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
        parts
    }

    /// The place of one byte of the text, or the end of the last segment for the end of the text.
    fn place(self, at: usize, offset: usize) -> Span {
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

/// The number of the segment that an offset of the text lies in, or at whose end it stands.
fn segment_at(segments: &[Segment], offset: usize) -> Option<usize> {
    segments.partition_point(|segment| segment.at <= offset).checked_sub(1)
}

/// The kind of text at an offset.
fn context_at(segments: &[Segment], offset: usize) -> Option<Context> {
    segment_at(segments, offset).map(|at| segments[at].context)
}
