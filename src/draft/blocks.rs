//! The blocks of a document that is being read: one string for all texts, one list for all maps.
//!
//! What is added is never moved or taken out; a block that changes is written anew behind the others.

use super::block::{Block, BlockShare, Segment, Written};
use super::{Context, OpenBlock, TextSign};
use crate::text::Span;
use std::sync::Arc;

/// The blocks of a document that is being read.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    store: Store,
    laid: Vec<LaidBlock>,
    /// Blocks that were closed: their room serves for the next ones.
    closed: Vec<OpenBlock>,
}

/// The texts of all blocks, their maps and their links.
#[derive(Debug, Default)]
struct Store {
    texts: String,
    segments: Vec<Segment>,
    links: Vec<Span>,
}

/// A block, by the places of its parts in the store.
#[derive(Clone, Copy, Debug)]
pub(super) struct LaidBlock {
    context: Context,
    quoted: bool,
    text: Span,
    segments: Span,
    links: Span,
    key: Option<Span>,
    about: Option<Span>,
    /// The first byte of the draft that it stands for.
    start: usize,
    /// True if it has no text but white space.
    is_blank: bool,
    /// The signs in its text, one bit for each.
    signs: u8,
}

impl Store {
    fn written(&self, laid: &LaidBlock) -> Written<'_> {
        Written {
            context: laid.context,
            quoted: laid.quoted,
            text: laid.text.slice(&self.texts),
            segments: self.segments_of(laid),
            links: self.links.get(laid.links.start..laid.links.end).unwrap_or_default(),
            about: laid.about,
        }
    }

    fn segments_of(&self, laid: &LaidBlock) -> &[Segment] {
        self.segments.get(laid.segments.start..laid.segments.end).unwrap_or_default()
    }

    fn add_text(&mut self, text: &str) -> Span {
        let start = self.texts.len();
        self.texts.push_str(text);
        Span::new(start, self.texts.len())
    }

    fn add(&mut self, block: Written<'_>) -> LaidBlock {
        LaidBlock {
            context: block.context,
            quoted: block.quoted,
            text: self.add_text(block.text),
            segments: add(&mut self.segments, block.segments),
            links: add(&mut self.links, block.links),
            key: None,
            about: block.about,
            start: block.start(),
            is_blank: block.is_blank(),
            signs: 0,
        }
    }
}

/// Appends what one block has to what all have; where it stands there.
fn add<T: Copy>(all: &mut Vec<T>, own: &[T]) -> Span {
    let start = all.len();
    if !own.is_empty() {
        all.extend_from_slice(own);
    }
    Span::new(start, all.len())
}

impl Blocks {
    /// No blocks yet, with room for those of most drafts of a length in bytes.
    pub(super) fn with_room(length: usize) -> Self {
        let store = Store {
            texts: String::with_capacity(length),
            segments: Vec::with_capacity(length / 24),
            links: Vec::with_capacity(length / 256),
        };
        Self { store, laid: Vec::with_capacity(length / 32), closed: Vec::new() }
    }

    /// An empty block that is closed once it is written.
    pub(super) fn open(&mut self, context: Context, quoted: bool) -> OpenBlock {
        match self.closed.pop() {
            Some(closed) => closed.emptied(context, quoted),
            None => OpenBlock::with_room(context, quoted),
        }
    }

    /// Adds a block that was opened.
    pub(super) fn close(&mut self, block: OpenBlock) {
        self.push(&block);
        self.discard(block);
    }

    /// Takes back a block that was opened, and adds nothing.
    pub(super) fn discard(&mut self, block: OpenBlock) {
        self.closed.push(block);
    }

    pub(super) const fn len(&self) -> usize {
        self.laid.len()
    }

    /// Adds a block.
    pub(super) fn push(&mut self, block: &OpenBlock) {
        let laid = self.store.add(block.written());
        self.laid.push(laid);
    }

    /// Adds the value of a key of the front matter.
    pub(super) fn close_value(&mut self, key: &str, block: OpenBlock) {
        self.close(block);
        let key = self.store.add_text(key);
        if let Some(laid) = self.laid.last_mut() {
            laid.key = Some(key);
        }
    }

    /// Adds a block whose text stands in the source as it is, with no line ending in it.
    pub(super) fn push_copy(&mut self, text: &str, source: Span, quoted: bool, context: Context) {
        let own = [Segment { at: 0, source, context }];
        let segments = if text.is_empty() { &own[..0] } else { &own[..] };
        self.laid.push(self.store.add(Written { context, quoted, text, segments, links: &[], about: None }));
    }

    /// Gives a block another text and another map.
    pub(super) fn rewrite(&mut self, number: usize, block: &OpenBlock) {
        let LaidBlock { context, quoted, key, about, signs, .. } = self.laid[number];
        let written = Written { context, quoted, about, ..block.written() };
        self.laid[number] = LaidBlock { key, signs, ..self.store.add(written) };
    }

    /// Gives ranges of a block's text another context, as [`Written::marked`] says.
    pub(super) fn mark(&mut self, number: usize, ranges: &[Span], context: Context) {
        let marked = self.get(number).marked(ranges, context);
        self.laid[number].segments = add(&mut self.store.segments, &marked);
    }

    /// A block that there is.
    pub(super) fn get(&self, number: usize) -> Written<'_> {
        self.store.written(&self.laid[number])
    }

    /// Notes which blocks have which signs, as long as their texts are in order. Cost: one pass over all texts at once
    /// for each sign, however many blocks there are.
    pub(super) fn note_signs(&mut self) {
        for &sign in TextSign::EACH {
            let (mut at, mut number) = (0, 0);
            while let Some(found) = sign.find(&self.store.texts, at) {
                number += self.laid[number..].iter().take_while(|laid| laid.text.end <= found).count();
                let Some(laid) = self.laid.get_mut(number) else { break };
                // What stands before the text of a block and in none before it is no block's text.
                let is_inside = laid.text.start <= found;
                laid.signs |= if is_inside { sign.bit() } else { 0 };
                at = if is_inside { laid.text.end } else { laid.text.start };
            }
        }
    }

    /// Returns whether a block had a sign when they were noted.
    pub(super) fn has(&self, number: usize, sign: TextSign) -> bool {
        self.laid[number].signs & sign.bit() != 0
    }

    /// The kind of a block.
    pub(super) fn context(&self, number: usize) -> Context {
        self.laid[number].context
    }

    /// The segments of all blocks.
    pub(super) fn segments(&self) -> impl Iterator<Item = &Segment> {
        self.laid.iter().flat_map(|laid| self.store.segments_of(laid))
    }

    /// All blocks, in the order in which they were added.
    pub(super) fn all(&self) -> impl DoubleEndedIterator<Item = Written<'_>> {
        self.laid.iter().map(|laid| self.store.written(laid))
    }

    /// The values of keys, each with its key.
    pub(super) fn values(&self) -> impl Iterator<Item = (&str, Written<'_>)> {
        self.laid.iter().filter_map(|laid| Some((laid.key?.slice(&self.store.texts), self.store.written(laid))))
    }

    /// The subject of a comment.
    pub(super) fn about(&mut self, number: usize) -> &mut Option<Span> {
        &mut self.laid[number].about
    }

    /// Takes out the blocks from a number on.
    pub(super) fn split_off(&mut self, number: usize) -> Vec<LaidBlock> {
        self.laid.split_off(number)
    }

    /// A block that was taken out.
    pub(super) fn taken(&self, laid: &LaidBlock) -> Written<'_> {
        self.store.written(laid)
    }

    /// Keeps the blocks that have text.
    pub(super) fn retain_text(&mut self) {
        self.laid.retain(|laid| !laid.is_blank);
    }

    /// The blocks for those who only read, in the order of their first byte in the source.
    pub(super) fn share(self) -> Vec<Block> {
        let Self { store, laid, .. } = self;
        let mut order: Vec<(usize, usize)> = laid.iter().map(|laid| laid.start).zip(0..).collect();
        order.sort_by_key(|&(start, _)| start);
        let (texts, segments, links) = (Arc::new(store.texts), Arc::new(store.segments), Arc::new(store.links));
        let shared =
            |LaidBlock { context, quoted, text, segments: map, links: own, key, about, .. }: LaidBlock| Block {
                context,
                quoted,
                text: BlockShare::new(&texts, text),
                segments: BlockShare::new(&segments, map),
                key: key.map(|key| BlockShare::new(&texts, key)),
                links: BlockShare::new(&links, own),
                about,
            };
        order.into_iter().map(|(_, number)| shared(laid[number])).collect()
    }
}
