//! What must not get out: code names, figures, customers, markers of internal papers.

use crate::rule::{Pattern, Term};

/// A confidential rule.
#[derive(Clone, Debug)]
pub(crate) struct Confidential {
    /// Words and phrases.
    pub(crate) terms: Vec<Term>,
    /// Regular expressions.
    pub(crate) patterns: Vec<Pattern>,
}
