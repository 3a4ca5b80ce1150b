//! Pronouns for whoever writes, for us and for the reader.

/// The pronouns of one language, folded and in order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pronouns {
    /// Words for whoever writes.
    pub(crate) me: &'static [&'static str],
    /// Words for us.
    pub(crate) us: &'static [&'static str],
    /// Words for the reader.
    pub(crate) you: &'static [&'static str],
}
