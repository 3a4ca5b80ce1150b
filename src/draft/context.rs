//! The kinds of places in a draft: where a reader of the page or its source would meet a stretch of it.

use crate::rule::Place;
use crate::text::{UnknownName, named};
use std::str::FromStr;

/// The kind of a stretch of a draft: where a reader of the page or its source would meet it.
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
    /// The name of the draft's file, of which its address is made. It has no place in the draft but its start.
    FileName,
    /// Markup between blocks: a link label, a heading id, the language of a code block, a metadata key.
    Markup,
}

impl Context {
    /// Every kind of place.
    pub const EACH: &'static [Self] = &[
        Self::Paragraph,
        Self::Heading,
        Self::ListItem,
        Self::TableCell,
        Self::Footnote,
        Self::Code,
        Self::LinkTarget,
        Self::LinkTitle,
        Self::ImageAlt,
        Self::ImageTitle,
        Self::Comment,
        Self::HtmlText,
        Self::HtmlAttribute,
        Self::Metadata,
        Self::FileName,
        Self::Markup,
    ];

    /// The kind of place, as the key `places` of a rule names it.
    pub(crate) const fn place(self) -> Place {
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
            Self::Code | Self::FileName | Self::Markup => Place::Code,
            Self::LinkTarget => Place::Links,
            Self::Comment => Place::Comments,
            Self::Metadata => Place::Metadata,
        }
    }

    /// Returns whether readers of the page see it as running text.
    pub(crate) const fn is_shown(self) -> bool {
        match self {
            Self::Paragraph | Self::Heading | Self::ListItem | Self::TableCell | Self::Footnote | Self::HtmlText => {
                true
            }
            Self::Code
            | Self::LinkTarget
            | Self::LinkTitle
            | Self::ImageAlt
            | Self::ImageTitle
            | Self::Comment
            | Self::HtmlAttribute
            | Self::Metadata
            | Self::FileName
            | Self::Markup => false,
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
            Self::FileName => "file-name",
            Self::Markup => "markup",
        }
    }
}

impl FromStr for Context {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("context", Self::EACH, Self::name, written)
    }
}
