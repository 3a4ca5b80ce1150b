//! The number of a rule in its policy.

/// A rule in force, by its place among those of its policy, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RuleNumber(pub(crate) usize);
