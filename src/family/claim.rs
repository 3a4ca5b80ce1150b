//! What is promised, and what must stand beside it: superlatives, guarantees, disclosures.

use crate::rule::{Pattern, Term};

/// A claim rule; its companion is the header's `needs`.
#[derive(Clone, Debug)]
pub(crate) struct Claim {
    /// Words and phrases.
    pub(crate) terms: Vec<Term>,
    /// Regular expressions.
    pub(crate) patterns: Vec<Pattern>,
}
