//! The draft as blocks of plain text, each byte mapped to the source.
//!
//! Invariant: each byte of the source that holds a letter or a digit lies under a segment of exactly one block,
//! so nothing can hide where a parser gives no event. Readings, measures and patterns see only [`Block::text`];
//! [`Block::source`] takes a place in it back to the draft.

use super::{Block, Blocks, DraftHead, Format};

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

/// A draft that is being taken apart.
#[derive(Debug)]
pub(super) struct DraftParts<'t> {
    pub(super) source: &'t str,
    pub(super) format: Format,
    pub(super) blocks: Blocks,
    pub(super) head: DraftHead,
    pub(super) notes: Vec<String>,
}

impl<'t> DraftParts<'t> {
    /// The document, once all of it was read.
    pub(super) fn close(self) -> Document<'t> {
        let Self { source, format, blocks, head, notes } = self;
        Document { source, format, blocks: blocks.share(), head, notes }
    }
}
