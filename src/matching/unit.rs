//! A part of a block that stands for a part of a term.

use super::likeness::Likeness;
use crate::rule::Forms;
use crate::text::Span;

/// A word, a suspicious stretch of words, or what stands for a placeholder, in a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unit {
    /// Its first word.
    pub(crate) first: usize,
    /// Its last word.
    pub(crate) last: usize,
    /// Its place in the block's text.
    pub(crate) span: Span,
    /// The way it departs from the term.
    pub(crate) likeness: Likeness,
}

impl Unit {
    /// Two units and what stands between them, in order.
    pub(super) fn with(self, next: Self, gap: Forms) -> Self {
        let likeness = self.likeness.with(next.likeness);
        let likeness = Likeness { forms: likeness.forms.union(gap), ..likeness };
        Self { first: self.first, last: next.last, span: self.span.hull(next.span), likeness }
    }
}
