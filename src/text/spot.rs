//! Places in a draft that was taken apart into blocks.

use super::Span;

/// A block of a draft, by its number from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct BlockNumber(pub(crate) usize);

/// A stretch of a block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    /// The block.
    pub(crate) block: BlockNumber,
    /// The stretch, in bytes of the block's text.
    pub(crate) span: Span,
}

impl Spot {
    /// A stretch of a block.
    pub(crate) const fn new(block: BlockNumber, span: Span) -> Self {
        Self { block, span }
    }

    /// Another stretch of the same block.
    pub(crate) const fn with(self, span: Span) -> Self {
        Self { span, ..self }
    }

    /// The stretch that reaches over another one of the same block, too.
    pub(crate) fn hull(self, span: Span) -> Self {
        self.with(self.span.hull(span))
    }
}
