//! Regular expressions of a policy.

use regex::Regex;

/// A regular expression that compiles, stays under the size limit and never matches the empty string.
///
/// It runs in Unicode mode over the plain text of a block, capitals as written: `(?i)` at its start asks for any.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// The compiled expression.
    pub(crate) regex: Regex,
}
