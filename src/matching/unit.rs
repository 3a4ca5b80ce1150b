//! A part of a block that stands for a part of a term.

use super::likeness::Likeness;
use crate::language::Language;
use crate::rule::Forms;
use crate::text::Span;

/// The most ways of taking the first parts of a term that are looked at: more would make a check slow, and no reader could
/// tell them apart.
const MOST_WAYS: usize = 32;

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
    /// The language that an entry of a list is bound to which stands in it.
    pub(crate) language: Option<Language>,
}

impl Unit {
    /// Two units and what stands between them, in order. Their languages are not two.
    pub(super) fn with(self, next: Self, gap: Forms) -> Self {
        let likeness = self.likeness.with(next.likeness);
        let likeness = Likeness { forms: likeness.forms.union(gap), ..likeness };
        let language = self.language.or(next.language);
        Self { first: self.first, last: next.last, span: self.span.hull(next.span), likeness, language }
    }

    /// Returns whether two units can be parts of one match: no entry is of one language and another of another.
    pub(super) fn agrees(self, other: Self) -> bool {
        self.language.is_none() || other.language.is_none() || self.language == other.language
    }

    /// Returns whether an entry in it is bound to another language than that of its block.
    pub(super) fn is_foreign(self, block: Option<Language>) -> bool {
        block.is_some() && self.language.is_some() && self.language != block
    }
}

/// Every way of growing each of some ways, the same one once.
pub(super) fn each_way(ways: &[Unit], grow: impl Fn(Unit) -> Vec<Unit>) -> Vec<Unit> {
    let mut grown: Vec<Unit> = Vec::new();
    for way in ways.iter().flat_map(|&way| grow(way)) {
        let is_new = grown.iter().all(|other| (other.span, other.language) != (way.span, way.language));
        if is_new && grown.len() < MOST_WAYS {
            grown.push(way);
        }
    }
    grown
}
