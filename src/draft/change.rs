//! The change that led to a draft: how it stood before, and which of its lines are new.

use super::Draft;
use std::ops::Range;

/// A stretch of lines that a change replaces by another one, either of them perhaps empty. Lines count from 1 and end with a
/// line feed, as Git counts them.
///
/// ```
/// use discretion::draft::Hunk;
///
/// // Git: @@ -3,2 +3 @@
/// assert_eq!(Hunk::new(3..5, 3..4).after, 3..4);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hunk {
    /// The lines before the change; where there are none, the line that the new ones stand before.
    pub before: Range<usize>,
    /// The lines after it; where there are none, the line that the old ones stood before.
    pub after: Range<usize>,
}

impl Hunk {
    /// Lines, each from the first to the one after the last.
    #[must_use]
    pub const fn new(before: Range<usize>, after: Range<usize>) -> Self {
        Self { before, after }
    }
}

/// The change that led to a draft.
#[derive(Clone, Debug)]
pub(crate) struct DraftChange<'t> {
    /// The draft before it.
    pub(crate) earlier: Draft<'t>,
    /// What it replaced, in order and apart from each other.
    pub(crate) hunks: Vec<Hunk>,
}
