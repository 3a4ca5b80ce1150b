//! The way drafts are written: one row for each format, with the endings of its files and what reads it.

use super::{DraftParts, front_matter, html, markdown, notebook, plain};
use crate::text::{UnknownName, named};
use std::path::Path;
use std::str::FromStr;

/// The way a draft is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Text as it is, a paragraph between blank lines.
    Plain,
    /// `CommonMark` with tables, strikethrough, task lists, footnotes and front matter.
    Markdown,
    /// Markdown with components: what stands inside them is Markdown, and `{/* … */}` is a comment.
    Mdx,
    /// HTML, with front matter before it where a site generator reads it.
    Html,
    /// A Jupyter notebook: its cells are Markdown and code.
    Notebook,
}

/// A format.
struct FormatRow {
    format: Format,
    /// The word that policies use.
    name: &'static str,
    /// The endings of its files, in small letters.
    endings: &'static [&'static str],
    /// Reads the text from an offset on.
    read: fn(&mut DraftParts<'_>, usize),
}

/// The formats, in the order of [`Format::EACH`].
const FORMATS: [FormatRow; 5] = [
    FormatRow { format: Format::Plain, name: "plain", endings: &["txt", "text"], read: plain::read },
    FormatRow {
        format: Format::Markdown,
        name: "markdown",
        // Those that site generators take for Markdown unless they are told otherwise: a file must not leave by its name.
        endings: &[
            "md", "markdown", "mkd", "mkdn", "mkdown", "mdown", "mdwn", "mdtxt", "mdtext", "qmd", "rmd", "livemd",
        ],
        read: |document, start| {
            let body = front_matter::read(document, start);
            markdown::read(document, body);
        },
    },
    FormatRow {
        format: Format::Mdx,
        name: "mdx",
        endings: &["mdx"],
        read: |document, start| {
            let body = front_matter::read(document, start);
            markdown::read(document, body);
        },
    },
    FormatRow {
        format: Format::Html,
        name: "html",
        endings: &["html", "htm", "xhtml"],
        read: |document, start| {
            let body = front_matter::read(document, start);
            html::read(document, body);
        },
    },
    FormatRow { format: Format::Notebook, name: "notebook", endings: &["ipynb"], read: notebook::read },
];

/// Formats that people publish from and that are not read, by the endings of their files.
const UNREAD: [(&str, &str); 26] = [
    ("adoc", "AsciiDoc"),
    ("asciidoc", "AsciiDoc"),
    ("creole", "Creole"),
    ("dbk", "DocBook"),
    ("dita", "DITA"),
    ("doc", "Word"),
    ("docx", "Word"),
    ("latex", "LaTeX"),
    ("markdoc", "Markdoc"),
    ("mdoc", "Markdoc"),
    ("mediawiki", "MediaWiki"),
    ("odp", "DraftParts"),
    ("odt", "DraftParts"),
    ("org", "Org"),
    ("pages", "Pages"),
    ("pdf", "PDF"),
    ("ppt", "PowerPoint"),
    ("pptx", "PowerPoint"),
    ("rest", "reStructuredText"),
    ("rst", "reStructuredText"),
    ("rtf", "RTF"),
    ("svx", "mdsvex"),
    ("tex", "LaTeX"),
    ("textile", "Textile"),
    ("typ", "Typst"),
    ("wiki", "MediaWiki"),
];

/// Templates, by the endings of their files: what is made of one may be a draft if its name has the ending of one
/// before, as `post.md.j2` has.
const TEMPLATES: [(&str, &str); 13] = [
    ("ejs", "EJS"),
    ("erb", "ERB"),
    ("gotmpl", "a Go template"),
    ("hbs", "Handlebars"),
    ("j2", "Jinja"),
    ("jinja", "Jinja"),
    ("jinja2", "Jinja"),
    ("liquid", "Liquid"),
    ("mustache", "Mustache"),
    ("njk", "Nunjucks"),
    ("tera", "Tera"),
    ("tmpl", "a template"),
    ("tpl", "a template"),
];

impl Format {
    /// Every format.
    pub const EACH: &'static [Self] = &[Self::Plain, Self::Markdown, Self::Mdx, Self::Html, Self::Notebook];

    /// The word that policies use.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The endings of its files, in small letters.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        self.row().endings
    }

    /// The format that the ending of a file tells; nothing for other endings and for those of no format.
    ///
    /// ```
    /// use discretion::draft::Format;
    ///
    /// assert_eq!(Format::of_path("blog/launch.MDX"), Some(Format::Mdx));
    /// assert_eq!(Format::of_path("notes"), None);
    /// ```
    #[must_use]
    pub fn of_path(path: &str) -> Option<Self> {
        let ending = ending(path)?;
        FORMATS.iter().find(|row| row.endings.contains(&ending.as_str())).map(|row| row.format)
    }

    /// The name of the format of a file that is a draft by its ending and that nothing here reads.
    ///
    /// ```
    /// use discretion::draft::Format;
    ///
    /// assert_eq!(Format::unread("blog/launch.rst"), Some("reStructuredText"));
    /// assert_eq!(Format::unread("blog/launch.md.j2"), Some("Jinja"));
    /// assert_eq!(Format::unread("blog/launch.md"), None);
    /// assert_eq!(Format::unread("blog/config.yaml.j2"), None);
    /// ```
    #[must_use]
    pub fn unread(path: &str) -> Option<&'static str> {
        let ending = ending(path)?;
        let named =
            |known: &[(&str, &'static str)]| known.iter().find(|(known, _)| *known == ending).map(|(_, name)| *name);
        let made_of = || path.rsplit_once('.').filter(|(rest, _)| Self::of_path(rest).is_some());
        named(&UNREAD).or_else(|| named(&TEMPLATES).filter(|_| made_of().is_some()))
    }

    /// The format of a draft that nobody says, by that of its channel and that of its path: a channel says nothing of a file that
    /// [holds others](Self::is_container). Without either it is Markdown.
    ///
    /// ```
    /// use discretion::draft::Format;
    ///
    /// assert_eq!(Format::of_draft(Some(Format::Plain), Some(Format::Markdown)), Format::Plain);
    /// assert_eq!(Format::of_draft(Some(Format::Plain), Some(Format::Html)), Format::Html);
    /// assert_eq!(Format::of_draft(None, None), Format::Markdown);
    /// ```
    #[must_use]
    pub fn of_draft(of_channel: Option<Self>, of_path: Option<Self>) -> Self {
        let of_container = of_path.filter(|format| format.is_container());
        of_container.or(of_channel).or(of_path).unwrap_or(Self::Markdown)
    }

    /// Returns whether the text shows where it ends and what surrounds it, so that a channel's format cannot stand for it.
    #[must_use]
    pub const fn is_container(self) -> bool {
        match self {
            Self::Plain | Self::Markdown => false,
            Self::Mdx | Self::Html | Self::Notebook => true,
        }
    }

    /// Reads the text of a draft from an offset on.
    pub(super) fn read(self, document: &mut DraftParts<'_>, start: usize) {
        (self.row().read)(document, start);
    }

    fn row(self) -> &'static FormatRow {
        &FORMATS[self as usize]
    }
}

impl FromStr for Format {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("format", Self::EACH, Self::name, written)
    }
}

/// The ending of a path, in small letters.
fn ending(path: &str) -> Option<String> {
    Path::new(path).extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_has_its_row_and_endings_of_its_own() {
        let mut endings: Vec<&str> = UNREAD.iter().chain(&TEMPLATES).map(|(ending, _)| *ending).collect();
        for (format, row) in Format::EACH.iter().copied().zip(&FORMATS) {
            assert_eq!(format, row.format);
            endings.extend(format.endings());
        }
        let known = endings.len();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!(endings.len(), known);
    }
}
