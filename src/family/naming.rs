//! How our names are written.

use crate::rule::Term;

/// A naming rule.
#[derive(Clone, Debug)]
pub(crate) struct Naming {
    /// The right spelling.
    pub(crate) right: String,
    /// Spellings to correct.
    pub(crate) wrong: Vec<Term>,
}
