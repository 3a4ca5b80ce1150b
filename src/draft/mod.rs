//! Drafts and what is read of them.
//!
//! A [`Draft`] is the text that somebody wants to publish, with what is known about it: format, channel, language,
//! moment of publication, path. [`Document`] is the draft taken apart into blocks of plain text, each byte of which
//! is mapped to the source. No later stage looks at markup, and no place is ever found by searching the text again.

mod document;

pub use document::Context;
pub(crate) use document::{Block, Document, Metadata, Segment};

/// How a draft is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Text as it is, a paragraph between blank lines.
    Plain,
    /// `CommonMark` with tables, strikethrough, task lists, footnotes and front matter.
    Markdown,
}
