//! Documents as the editor has them, saved or not, and their places in the unit that editor and server agree on.

use super::protocol::{ContentChange, EditorPlace, OpenedItem, Range};
use super::uri;
use discretion::config::FILE_NAME;
use discretion::draft::Format;
use discretion::text::{ColumnUnit, LineIndex, Span};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The names of formats as editors have them.
const LANGUAGE_IDS: [(&str, Format); 11] = [
    ("markdown", Format::Markdown),
    ("md", Format::Markdown),
    ("quarto", Format::Markdown),
    ("rmd", Format::Markdown),
    ("mdx", Format::Mdx),
    ("html", Format::Html),
    ("xhtml", Format::Html),
    ("plaintext", Format::Plain),
    ("plain text", Format::Plain),
    ("text", Format::Plain),
    ("txt", Format::Plain),
];

/// A text with its lines, for places in one unit.
#[derive(Clone, Debug)]
pub(super) struct PlacedText {
    pub(super) text: Arc<str>,
    lines: Arc<LineIndex>,
    unit: ColumnUnit,
}

impl PlacedText {
    pub(super) fn new(text: &str, unit: ColumnUnit) -> Self {
        Self { text: Arc::from(text), lines: Arc::new(LineIndex::new(text)), unit }
    }

    /// The place of a byte.
    pub(super) fn place(&self, offset: usize) -> EditorPlace {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.lines.position(&self.text, offset).line;
        // A byte order mark counts: the editor has sent it.
        let start = self.lines.line(&self.text, line).start;
        let character = self.unit.count(Span::new(start, offset).slice(&self.text));
        EditorPlace { line: number(line - 1), character: number(character) }
    }

    pub(super) fn range(&self, span: Span) -> Range {
        Range { start: self.place(span.start), end: self.place(span.end) }
    }

    /// The byte of a place. One beyond its line is the end of the line, one inside a character the character's start.
    pub(super) fn offset(&self, place: EditorPlace) -> usize {
        let line = self.lines.line(&self.text, usize::try_from(place.line).unwrap_or(usize::MAX).saturating_add(1));
        let wanted = usize::try_from(place.character).unwrap_or(usize::MAX);
        let mut passed = 0;
        for (at, letter) in line.slice(&self.text).char_indices() {
            passed += self.unit.count(letter.encode_utf8(&mut [0; 4]));
            if passed > wanted {
                return line.start + at;
            }
        }
        line.end
    }

    pub(super) fn span(&self, range: Range) -> Span {
        Span::new(self.offset(range.start), self.offset(range.end))
    }

    /// A line, counted from one.
    pub(super) fn line(&self, number: usize) -> Span {
        self.lines.line(&self.text, number)
    }

    fn changed(&self, change: &ContentChange) -> Self {
        let Some(range) = change.range else { return Self::new(&change.text, self.unit) };
        let span = self.span(range);
        let (before, after) = (Span::new(0, span.start), Span::new(span.end, self.text.len()));
        let text = format!("{}{}{}", before.slice(&self.text), change.text, after.slice(&self.text));
        Self::new(&text, self.unit)
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A document that is open.
#[derive(Clone, Debug)]
pub(super) struct OpenDocument {
    pub(super) uri: String,
    /// Its file; none where it is none, or not yet.
    pub(super) path: Option<PathBuf>,
    pub(super) version: i32,
    pub(super) text: PlacedText,
    pub(super) kind: DocumentKind,
}

/// What a document is to this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DocumentKind {
    Draft(Format),
    /// A file of rules, by itself or for another one.
    Policy,
    /// `discretion.toml`.
    Config,
    /// Nothing that is read.
    Other,
}

impl OpenDocument {
    pub(super) fn of(item: OpenedItem, unit: ColumnUnit) -> Self {
        let path = uri::path_of(&item.uri);
        let kind = kind_of(path.as_deref(), &item.language_id, &item.text);
        Self { path, version: item.version, text: PlacedText::new(&item.text, unit), kind, uri: item.uri }
    }

    /// Takes changes, one after the other.
    pub(super) fn change(&mut self, version: Option<i32>, changes: &[ContentChange]) {
        for change in changes {
            self.text = self.text.changed(change);
        }
        self.version = version.unwrap_or_else(|| self.version.saturating_add(1));
        if self.kind == DocumentKind::Other && is_policy(&self.text.text) && self.is_toml() {
            self.kind = DocumentKind::Policy;
        }
    }

    /// Returns whether a policy may be read from it.
    pub(super) fn is_toml(&self) -> bool {
        self.path.as_deref().is_some_and(is_toml)
    }

    /// Returns whether it is a file of rules or a configuration.
    pub(super) const fn is_of_authors(&self) -> bool {
        matches!(self.kind, DocumentKind::Policy | DocumentKind::Config)
    }
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"))
}

fn kind_of(path: Option<&Path>, language_id: &str, text: &str) -> DocumentKind {
    if path.and_then(Path::file_name).is_some_and(|name| name == FILE_NAME) {
        return DocumentKind::Config;
    }
    if path.is_some_and(is_toml) || language_id == "toml" {
        // What has no file extends none, and nothing names it.
        return if path.is_some() && is_policy(text) { DocumentKind::Policy } else { DocumentKind::Other };
    }
    let by_name = path.and_then(|path| Format::of_path(&path.to_string_lossy()));
    let by_language = || LANGUAGE_IDS.iter().find(|(id, _)| id.eq_ignore_ascii_case(language_id)).map(|(_, own)| *own);
    by_name.or_else(by_language).map_or(DocumentKind::Other, DocumentKind::Draft)
}

/// Returns whether the first key of a TOML text is `discretion`.
fn is_policy(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#')).unwrap_or_default();
    first.strip_prefix("discretion").is_some_and(|rest| rest.trim_start().starts_with('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNITS: [ColumnUnit; 3] = [ColumnUnit::Bytes, ColumnUnit::Utf16, ColumnUnit::CodePoints];

    #[test]
    fn a_place_comes_back_in_each_unit() {
        let text = "\u{feff}été 😀 Falcon\r\nune 👩‍💻 ligne\r\nlast\rfin";
        for unit in UNITS {
            let placed = PlacedText::new(text, unit);
            for offset in (0..text.len()).filter(|&at| text.is_char_boundary(at)) {
                let ends_line = text.get(offset..).is_some_and(|rest| rest.starts_with(['\n']));
                let back = placed.offset(placed.place(offset));
                assert!(back == offset || ends_line, "{offset} of {unit:?}: {back}");
            }
        }
        let place = |unit| PlacedText::new(text, unit).place(text.find("Falcon").unwrap_or_default()).character;
        assert_eq!(UNITS.map(place), [14, 8, 7]);
    }

    #[test]
    fn a_place_beyond_the_text_is_its_end_and_one_inside_a_letter_its_start() {
        let placed = PlacedText::new("😀a\nb", ColumnUnit::Utf16);
        let at = |line, character| placed.offset(EditorPlace { line, character });
        assert_eq!([at(0, 1), at(0, 2), at(0, 99), at(7, 0), at(u32::MAX, u32::MAX)], [0, 4, 5, 7, 7]);
    }

    #[test]
    fn changes_are_taken_one_after_the_other() {
        let change = |start: (u32, u32), end: (u32, u32), text: &str| ContentChange {
            range: Some(Range {
                start: EditorPlace { line: start.0, character: start.1 },
                end: EditorPlace { line: end.0, character: end.1 },
            }),
            text: text.to_owned(),
        };
        let item = OpenedItem {
            uri: "file:///a.md".to_owned(),
            language_id: "markdown".to_owned(),
            version: 1,
            text: "one\ntwo".to_owned(),
        };
        let mut document = OpenDocument::of(item, ColumnUnit::Utf16);
        document.change(
            Some(2),
            &[change((0, 0), (0, 0), "😀 "), change((0, 3), (0, 6), "uno"), change((1, 0), (9, 9), "")],
        );
        assert_eq!((&*document.text.text, document.version), ("😀 uno\n", 2));
        document.change(Some(3), &[ContentChange { range: None, text: "all".to_owned() }]);
        assert_eq!(&*document.text.text, "all");
        // An end before its start changes nothing but inserts.
        document.change(Some(4), &[change((0, 2), (0, 1), "X")]);
        assert_eq!(&*document.text.text, "alXl");
    }

    #[test]
    fn a_document_is_a_draft_a_policy_or_a_configuration() {
        for (path, language_id, text, kind) in [
            ("/a/post.md", "", "", DocumentKind::Draft(Format::Markdown)),
            ("/a/post.mdx", "markdown", "", DocumentKind::Draft(Format::Mdx)),
            ("/a/post", "plaintext", "", DocumentKind::Draft(Format::Plain)),
            ("/a/main.rs", "rust", "", DocumentKind::Other),
            ("/a/discretion.toml", "toml", "", DocumentKind::Config),
            ("/a/acme.toml", "toml", "# ours\n\ndiscretion = 1\n", DocumentKind::Policy),
            ("/a/Cargo.toml", "toml", "[package]\n", DocumentKind::Other),
        ] {
            assert_eq!(kind_of(Some(Path::new(path)), language_id, text), kind, "{path}");
        }
    }
}
