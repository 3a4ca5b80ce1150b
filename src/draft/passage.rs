//! The parts of a draft that the library reads, for embedders: a read-only copy of the blocks.

use super::{Block, Context};
use crate::text::Span;

/// A run of plain text that the library reads as one: a paragraph, a heading, a cell, a link's target.
///
/// Words of different passages never form a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage {
    /// The kind of passage.
    pub context: Context,
    /// True if it lies inside a block quote.
    pub quoted: bool,
    /// The key of a value of the front matter, with dots between levels (`author.name`).
    pub key: Option<String>,
    /// The text without markup: entities and escapes decoded, line breaks as one space, in code as `\n`.
    pub text: String,
    /// The sources of the text, piece by piece, in the order of the text.
    pub pieces: Vec<Piece>,
}

/// A stretch of a passage and the bytes of the draft that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Piece {
    /// The kind of stretch: a code span in a paragraph is [`Context::Code`], the rest of the paragraph is not.
    pub context: Context,
    /// The stretch, in bytes of the passage's text.
    pub text: Span,
    /// The place in the draft, in bytes. Where it is as long as `text`, it is a copy, byte for byte.
    pub source: Span,
}

impl Passage {
    pub(super) fn new(block: Block) -> Self {
        let piece = |(at, segment): (usize, &super::block::Segment)| Piece {
            context: segment.context,
            text: block.stretch(at),
            source: segment.source,
        };
        let pieces = block.segments.iter().enumerate().map(piece).collect();
        Self {
            context: block.context,
            quoted: block.quoted,
            key: block.key.map(|key| key.to_string()),
            text: block.text.to_string(),
            pieces,
        }
    }
}
