//! The way what stands in a text departs from a term.

use crate::rule::{Disguise, Evidence, Form, Forms};

/// The way a text departs from a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Likeness {
    /// Every form that it departs in; none where it does not.
    pub(crate) forms: Forms,
    /// The basis of the confidence where forms give none: a disguise, a glued word.
    pub(crate) basis: Option<Evidence>,
}

impl Likeness {
    /// Written exactly.
    pub(crate) const EXACT: Self = Self { forms: Forms::NONE, basis: None };

    /// Both departures: of two bases the weaker.
    pub(crate) fn with(self, other: Self) -> Self {
        let weaker = [self.basis, other.basis].into_iter().flatten().min_by_key(|basis| basis.weight());
        Self { forms: self.forms.union(other.forms), basis: weaker }
    }

    pub(super) fn disguised(disguise: Disguise) -> Self {
        Self { forms: Forms::of(&[Form::Disguised]), basis: Some(Evidence::Disguise(disguise)) }
    }
}
