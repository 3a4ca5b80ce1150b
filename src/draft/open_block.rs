//! A block that is being written: its text and its map grow together.

use super::block::{Segment, Written};
use super::{Context, url};
use crate::text::Span;
use memchr::{memchr, memchr2};

/// A block that is being written. Its room serves for block after block.
#[derive(Clone, Debug)]
pub(super) struct OpenBlock {
    /// The kind of block.
    pub(super) context: Context,
    /// True if the block lies inside a block quote.
    pub(super) quoted: bool,
    /// The text so far.
    pub(super) text: String,
    /// The text of each link, as in a [`Block`](super::Block).
    pub(super) links: Vec<Span>,
    /// The subject of a comment, as in a [`Block`](super::Block).
    pub(super) about: Option<Span>,
    segments: Vec<Segment>,
}

impl OpenBlock {
    /// An empty block.
    pub(super) const fn new(context: Context, quoted: bool) -> Self {
        Self { context, quoted, text: String::new(), segments: Vec::new(), links: Vec::new(), about: None }
    }

    /// An empty block with room for a long paragraph.
    pub(super) fn with_room(context: Context, quoted: bool) -> Self {
        let (text, segments) = (String::with_capacity(1_024), Vec::with_capacity(16));
        Self { text, segments, ..Self::new(context, quoted) }
    }

    /// An empty block in the room of this one.
    pub(super) fn emptied(mut self, context: Context, quoted: bool) -> Self {
        self.text.clear();
        self.segments.clear();
        self.links.clear();
        Self { context, quoted, about: None, ..self }
    }

    /// A copy of a block.
    pub(super) fn of(block: Written<'_>) -> Self {
        let Written { context, quoted, text, segments, links, about } = block;
        Self { context, quoted, text: text.to_owned(), segments: segments.to_vec(), links: links.to_vec(), about }
    }

    /// The block so far.
    pub(super) fn written(&self) -> Written<'_> {
        Written {
            context: self.context,
            quoted: self.quoted,
            text: &self.text,
            segments: &self.segments,
            links: &self.links,
            about: self.about,
        }
    }

    /// Appends text that stands for a stretch of the draft. Text as long as its source is a copy of it, and its
    /// line endings become one space each, in code one `\n`.
    pub(super) fn push(&mut self, text: &str, source: Span, context: Context) {
        let copied = text.len() == source.len();
        let stays = copied && context == Context::Code;
        let bytes = text.as_bytes();
        let first = if stays { memchr(b'\r', bytes) } else { memchr2(b'\n', b'\r', bytes) };
        match first {
            None => self.append(text, source, context),
            Some(_) if copied && text.contains('\r') => self.push_lines(text, source, context),
            Some(_) => {
                let at = self.text.len();
                let mut lines = text.split(['\n', '\r']);
                self.text.push_str(lines.next().unwrap_or_default());
                lines.for_each(|line| self.text.extend([" ", line]));
                self.lay(at, source, context);
            }
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
    pub(super) fn push_from(&mut self, other: Written<'_>, range: Span, context: Context) {
        for (stretch, source) in other.pieces(range) {
            self.push(stretch.slice(other.text), source, context);
        }
    }

    /// Replaces stretches of the text, ascending and apart, each of which keeps its place in the draft.
    pub(super) fn replace(&mut self, edits: &[(Span, String)]) {
        if edits.is_empty() {
            return;
        }
        let old = std::mem::replace(self, Self { about: self.about, ..Self::new(self.context, self.quoted) });
        let all = old.written();
        let mut reached = vec![(0, 0)];
        let mut at = 0;
        for (range, text) in edits {
            self.copy(all, Span::new(at, range.start));
            self.append(text, all.source(*range), all.context_at(range.start));
            at = range.end;
            reached.push((at, self.text.len()));
        }
        self.copy(all, Span::new(at, all.text.len()));
        let moved = |offset: usize| {
            let (before, after) = reached[reached.partition_point(|&(before, _)| before <= offset) - 1];
            (after + offset - before).min(self.text.len())
        };
        self.links = all.links.iter().map(|link| Span::new(moved(link.start), moved(link.end))).collect();
    }

    /// The block of a text that was read out of another block's text: its places are those of the draft.
    pub(super) fn through(inner: Written<'_>, outer: Written<'_>) -> Self {
        let about = inner.about.map(|about| outer.source(about));
        let mut block = Self { links: inner.links.to_vec(), about, ..Self::new(inner.context, inner.quoted) };
        for (number, segment) in inner.segments.iter().enumerate() {
            let stretch = inner.stretch(number);
            if stretch.len() != segment.source.len() {
                block.append(stretch.slice(inner.text), outer.source(segment.source), segment.context);
                continue;
            }
            for (part, source) in outer.pieces(segment.source) {
                let start = stretch.start + (part.start - segment.source.start);
                block.append(Span::new(start, start + part.len()).slice(inner.text), source, segment.context);
            }
        }
        block
    }

    /// Appends a part of another block as it is.
    fn copy(&mut self, other: Written<'_>, range: Span) {
        for (stretch, source) in other.pieces(range) {
            self.append(stretch.slice(other.text), source, other.context_at(stretch.start));
        }
    }

    /// Marks the addresses in the text as link targets.
    pub(super) fn mark_addresses(&mut self) {
        let addresses = url::addresses(&self.text);
        self.segments = self.written().marked(&addresses, Context::LinkTarget);
        let is_link = |address: &Span| self.written().context_at(address.start) == Context::LinkTarget;
        let links: Vec<Span> = addresses.into_iter().filter(is_link).collect();
        self.links.extend(links);
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
        self.lay(at, source, context);
    }

    /// Lays the text from an offset on over its source.
    fn lay(&mut self, at: usize, source: Span, context: Context) {
        if let Some(last) = self.segments.last_mut() {
            let copied = last.source.len() == at - last.at && self.text.len() - at == source.len();
            if copied && last.source.end == source.start && last.context == context {
                last.source.end = source.end;
                return;
            }
        }
        self.segments.push(Segment { at, source, context });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(source: &str, pieces: &[(&str, usize, usize)]) -> OpenBlock {
        let mut block = OpenBlock::new(Context::Paragraph, false);
        for &(text, start, end) in pieces {
            let text = if text.is_empty() { Span::new(start, end).slice(source) } else { text };
            block.push(text, Span::new(start, end), Context::Paragraph);
        }
        block
    }

    fn place<'t>(block: &OpenBlock, start: usize, end: usize, source: &'t str) -> &'t str {
        block.written().source(Span::new(start, end)).slice(source)
    }

    #[test]
    fn a_copy_maps_byte_to_byte_and_the_rest_to_the_whole() {
        let source = "Fal&#99;on x";
        let block = block(source, &[("", 0, 3), ("c", 3, 8), ("", 8, 12)]);
        assert_eq!(block.text, "Falcon x");
        assert_eq!(place(&block, 0, 6, source), "Fal&#99;on");
        assert_eq!(place(&block, 3, 4, source), "&#99;");
        assert_eq!(place(&block, 1, 3, source), "al");
    }

    #[test]
    fn an_empty_range_has_a_place() {
        let source = "Fal&#99;on x";
        let block = block(source, &[("", 0, 3), ("c", 3, 8), ("", 8, 12)]);
        for (at, place) in [(0, 0), (3, 3), (5, 9), (8, 12)] {
            assert_eq!(block.written().source(Span::new(at, at)), Span::new(place, place));
        }
    }

    #[test]
    fn line_endings_become_one_space() {
        let source = "a\r\nb\rc\nd";
        let block = block(source, &[("", 0, source.len())]);
        assert_eq!(block.text, "a b c d");
        assert_eq!(place(&block, 1, 2, source), "\r\n");
        assert_eq!(place(&block, 6, 7, source), "d");
    }

    #[test]
    fn a_mark_splits_segments_at_its_borders_only() {
        let source = "see example here";
        let mut block = block(source, &[("", 0, source.len())]);
        block.segments = block.written().marked(&[Span::new(4, 11)], Context::LinkTarget);
        let contexts: Vec<_> = [0, 4, 10, 11].iter().map(|&at| block.written().context_at(at)).collect();
        assert_eq!(contexts, [Context::Paragraph, Context::LinkTarget, Context::LinkTarget, Context::Paragraph]);
        assert_eq!(block.written().source(Span::new(0, 16)), Span::new(0, 16));
    }
}
