//! Hits: places where terms and patterns were found.

use super::likeness::Likeness;
use super::{Role, Use};
use crate::draft::Block;
use crate::language::Language;
use crate::rule::{Evidence, Form, Places, RuleNumber, Verification};
use crate::text::{BlockNumber, Span, Spot};

/// A place where a term or a pattern was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The rule, or the cleared text, by its number in the policy.
    pub(crate) rule: RuleNumber,
    /// The use that the rule makes of it.
    pub(crate) role: Role,
    /// The block.
    pub(crate) block: BlockNumber,
    /// The place in the block's text.
    pub(crate) span: Span,
    /// Its first and last word in the block; a pattern may lie between words.
    pub(crate) words: (usize, usize),
    /// The way it was written.
    pub(crate) writing: Writing,
    /// The language that its term is bound to.
    pub(crate) language: Option<Language>,
    /// True if that is another language than the block's: it is masked all the same, and counts for a locked rule where nobody
    /// but the draft's own head says which language that is.
    pub(crate) foreign: bool,
}

impl Hit {
    /// Its block and its place there.
    pub(crate) const fn spot(&self) -> Spot {
        Spot::new(self.block, self.span)
    }
}

/// The kind of literal found, and its spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// A term by its number in the index, and how it departs from it.
    Term(usize, Likeness),
    /// A sealed term by a hash of its letters, and how the text departs from its folded words.
    Sealed(u64, Likeness),
    /// A match of a pattern, how sure that is, and what its letters were verified as.
    Pattern(Evidence, Option<Verification>),
    /// The rest of a block in which a pattern that looks far matches too often, and how sure that is.
    Rest(Evidence),
}

/// The place of a found literal among the words of a block, and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
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

/// The block in which something was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct InBlock<'p> {
    pub(super) number: BlockNumber,
    pub(super) block: &'p Block,
    pub(super) source: &'p str,
    pub(super) language: Option<Language>,
    /// The places that it lies in.
    pub(super) places: Places,
}

impl InBlock<'_> {
    /// Returns whether a term that is bound to a language is bound to another one than the block's.
    pub(super) fn is_foreign(&self, bound: Option<Language>) -> bool {
        bound.is_some() && self.language.is_some() && bound != self.language
    }

    /// Returns whether a term of that use is looked for there.
    pub(super) fn speaks(&self, wanted: Use) -> bool {
        (wanted.anywhere || !self.is_foreign(wanted.language)) && wanted.places.meets(self.places)
    }

    /// Returns whether no part of it is in a language.
    pub(super) fn is_technical(&self) -> bool {
        !self.places.meets(Places::LANGUAGE)
    }

    /// A hit of a term there.
    pub(super) fn hit(&self, wanted: Use, found: Found, writing: impl Fn(Likeness) -> Writing) -> Hit {
        let Found { first, last, span, mut likeness, language: of_entry } = found;
        if first < last && self.block.source(span).slice(self.source).contains(['\n', '\r']) {
            likeness.forms = likeness.forms.with(Form::Separated);
        }
        let Use { rule, role, language, forms: _, anywhere: _, places: _ } = wanted;
        let language = language.or(of_entry);
        let (words, foreign) = ((first, last), self.is_foreign(language));
        Hit { rule, role, block: self.number, span, words, writing: writing(likeness), language, foreign }
    }
}

/// How far a hit departs from its term, to keep the closest of several at one place.
pub(super) const fn departure(hit: &Hit) -> (bool, u32) {
    match hit.writing {
        Writing::Term(_, likeness) | Writing::Sealed(_, likeness) => (likeness.basis.is_some(), likeness.forms.len()),
        // A term that says more than a pattern at the same place speaks for both, whatever its capitals.
        Writing::Pattern(..) | Writing::Rest(_) => (true, 0),
    }
}
