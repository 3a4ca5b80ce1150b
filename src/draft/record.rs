//! Drafts that stand beside each other in one file: where each of them is.

use crate::text::Span;

/// Where a draft stands in a file that holds many, as a line of JSON Lines does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Record {
    /// The name that the file gives it.
    pub id: Option<String>,
    /// Its line, from 1.
    pub line: u64,
    /// The bytes of its line in the file, the end of the line left out: a run can begin again where the last one ended.
    pub bytes: Span,
}

impl Record {
    /// A record on a line, which takes these bytes of the file.
    #[must_use]
    pub const fn new(id: Option<String>, line: u64, bytes: Span) -> Self {
        Self { id, line, bytes }
    }
}
