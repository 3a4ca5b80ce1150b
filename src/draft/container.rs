//! Containers of Markdown: what a paragraph may stand in, which tells its kind.

/// The container of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// A block quote.
    Quote,
    /// A block quote that is a note or a warning: nobody's words but the author's.
    Alert,
    /// An item of a list.
    Item,
    /// A footnote.
    Footnote,
}
