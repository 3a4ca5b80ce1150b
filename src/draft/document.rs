//! The draft as blocks of plain text, each byte mapped to the source.
//!
//! Invariant: each byte of the source that holds a letter or a digit lies under a segment of exactly one block,
//! so nothing can hide where a parser gives no event. Readings, measures and patterns see only [`Block::text`];
//! [`Block::source`] takes a place in it back to the draft.

use crate::rule::{Language, Moment, Place};
use crate::span::Span;

/// What a stretch of a draft is: where a reader, or a reader of the page's source, would meet it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Context {
    /// A paragraph of running text.
    Paragraph,
    /// A heading.
    Heading,
    /// The text of a list item.
    ListItem,
    /// A cell of a table.
    TableCell,
    /// The text of a footnote.
    Footnote,
    /// A code span, a code block, or the inside of `<script>` and `<style>`.
    Code,
    /// The target of a link or an image, written or automatic.
    LinkTarget,
    /// The title of a link.
    LinkTitle,
    /// The alternative text of an image.
    ImageAlt,
    /// The title of an image.
    ImageTitle,
    /// An HTML comment.
    Comment,
    /// Text between HTML tags.
    HtmlText,
    /// The value of an HTML attribute.
    HtmlAttribute,
    /// A value of the front matter.
    Metadata,
    /// Markup between blocks: a link label, a heading id, the language of a code block, a metadata key.
    Markup,
}

impl Context {
    /// The kind of place, as the key `read` of a rule names it.
    #[must_use]
    pub const fn place(self) -> Place {
        match self {
            Self::Paragraph
            | Self::Heading
            | Self::ListItem
            | Self::TableCell
            | Self::Footnote
            | Self::LinkTitle
            | Self::ImageAlt
            | Self::ImageTitle
            | Self::HtmlText
            | Self::HtmlAttribute => Place::Prose,
            Self::Code | Self::Markup => Place::Code,
            Self::LinkTarget => Place::Links,
            Self::Comment => Place::Comments,
            Self::Metadata => Place::Metadata,
        }
    }

    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::ListItem => "list-item",
            Self::TableCell => "table-cell",
            Self::Footnote => "footnote",
            Self::Code => "code",
            Self::LinkTarget => "link-target",
            Self::LinkTitle => "link-title",
            Self::ImageAlt => "image-alt",
            Self::ImageTitle => "image-title",
            Self::Comment => "comment",
            Self::HtmlText => "html-text",
            Self::HtmlAttribute => "html-attribute",
            Self::Metadata => "metadata",
            Self::Markup => "markup",
        }
    }
}

/// A stretch of a block's text and the source that it stands for.
///
/// A segment reaches from its `at` to the next segment's, or to the end of the text. Where that stretch is as long
/// as `source`, it is a copy of it, byte for byte. Where it is not (an entity, an escape, a line break with its
/// quote markers), every byte of it stands for the whole of `source`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Offset of the stretch in the block's text.
    pub(crate) at: usize,
    /// The bytes of the draft that it stands for.
    pub(crate) source: Span,
    /// What the stretch is: a code span inside a paragraph is [`Context::Code`], the rest of it is not.
    pub(crate) context: Context,
}

/// A run of plain text that belongs together: words of different blocks never form a phrase.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// What the block is.
    pub(crate) context: Context,
    /// Whether the block lies inside a block quote.
    pub(crate) quoted: bool,
    /// The plain text: markup removed, entities and escapes decoded, line breaks as one space.
    pub(crate) text: String,
    /// The map to the source, ascending in `at`; the first segment has `at` 0.
    pub(crate) segments: Vec<Segment>,
    /// The key of a metadata value, with dots between levels (`author.name`).
    pub(crate) key: Option<String>,
}

impl Block {
    /// The bytes of the draft that a stretch of the text stands for.
    pub(crate) fn source(&self, span: Span) -> Span {
        span
    }
}

/// A draft taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Document<'t> {
    /// The draft's text as it was read.
    pub(crate) source: &'t str,
    /// The blocks, in the order of their first byte in the source.
    pub(crate) blocks: Vec<Block>,
    /// What the front matter says about the draft.
    pub(crate) metadata: Metadata,
    /// What could not be read as the format says, and was read as plain text instead.
    pub(crate) notes: Vec<String>,
}

/// What the front matter says about the draft itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Metadata {
    /// The value of `channel`.
    pub(crate) channel: Option<String>,
    /// The value of `lang` or `language`, where it is a language that the rules know.
    pub(crate) language: Option<Language>,
    /// The value of `publish_at`, else of `date`, where it is a date and a time with an offset.
    pub(crate) publish_at: Option<Moment>,
}
