//! Limits as policies write them: `"3"`, `"3 per 100 words"`, `"1 per sentence"`, `"2 per draft"`.

/// How many are allowed, and in how much text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    /// The number allowed.
    pub(crate) count: usize,
    /// The text that it is allowed in.
    pub(crate) per: Per,
}

/// The text that a limit counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Per {
    /// Any stretch of so many words of the draft's prose; a shorter draft counts as one.
    Words(usize),
    /// Each sentence.
    Sentence,
    /// The whole draft: `"3"` and `"3 per draft"`.
    Draft,
}
