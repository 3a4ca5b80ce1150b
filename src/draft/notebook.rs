//! Jupyter notebooks: JSON whose Markdown cells are read as Markdown, with exact places.
//!
//! A reader of its own walks over the JSON without recursion and hands out each string with its path and its place. The
//! lines of a cell are put together as one text, each byte mapped to the file, and read as the cell's kind says; every
//! other string is code. Keys are left to the cover. What is no JSON is read as plain text, and a note says so.

use super::{Blocks, Context, DraftParts, OpenBlock, markdown, plain};
use crate::text::Span;

/// Reads the notebook from `start` on.
pub(super) fn read(document: &mut DraftParts<'_>, start: usize) {
    let source = document.source;
    let Some(strings) = Strings::of(source, start) else {
        document.notes.push("the notebook is not valid JSON and was read as plain text".to_owned());
        plain::read(document, start);
        return;
    };
    let mut cell = Cell::default();
    for string in strings {
        let number = string.path.strip_prefix("cells.").and_then(|rest| rest.split('.').next()).map(str::to_owned);
        if cell.number != number {
            std::mem::take(&mut cell).finish(&mut document.blocks);
            cell.number = number;
        }
        let key = cell.number.as_ref().and_then(|number| string.path.get("cells.".len() + number.len() + 1..));
        match key.map(|key| key.split('.').next().unwrap_or(key)) {
            Some("source") => {
                let text = cell.text.get_or_insert_with(|| OpenBlock::new(Context::Code, false));
                decode(text, source, string.place);
            }
            Some("cell_type") => {
                cell.is_markdown = matches!(string.place.slice(source), "markdown" | "raw");
                document.blocks.push(&decoded(source, string.place));
            }
            _ => document.blocks.push(&decoded(source, string.place)),
        }
    }
    cell.finish(&mut document.blocks);
}

/// A cell whose strings are being read.
#[derive(Default)]
struct Cell {
    /// Its number in the file; nothing outside of cells.
    number: Option<String>,
    is_markdown: bool,
    text: Option<OpenBlock>,
}

impl Cell {
    fn finish(self, blocks: &mut Blocks) {
        match self.text {
            Some(text) if self.is_markdown => markdown::read_within(text.written(), blocks),
            Some(text) => blocks.push(&text),
            None => {}
        }
    }
}

/// A string of JSON.
struct JsonString {
    /// The keys and numbers that lead to it, with dots between.
    path: String,
    /// What is between its quotation marks.
    place: Span,
}

/// The strings of a JSON text that are values.
struct Strings<'t> {
    source: &'t str,
    at: usize,
    open: Vec<Nesting>,
    found: Vec<JsonString>,
}

/// An object or a list that is open.
enum Nesting {
    /// The key whose value comes next.
    Object(Option<Span>),
    /// The number of the item that comes next.
    List(usize),
}

impl<'t> Strings<'t> {
    /// The strings in order; nothing where the brackets, keys and quotation marks are not those of JSON.
    fn of(source: &'t str, start: usize) -> Option<Vec<JsonString>> {
        let mut strings = Strings { source, at: start, open: Vec::new(), found: Vec::new() };
        let mut is_whole = false;
        while let Some(&byte) = source.as_bytes().get(strings.at) {
            match byte {
                b' ' | b'\t' | b'\n' | b'\r' => strings.at += 1,
                _ if is_whole => return None,
                _ => {
                    strings.step(byte)?;
                    is_whole = strings.open.is_empty();
                }
            }
        }
        is_whole.then_some(strings.found)
    }

    fn step(&mut self, byte: u8) -> Option<()> {
        match byte {
            b'{' => self.open.push(Nesting::Object(None)),
            b'[' => self.open.push(Nesting::List(0)),
            b'}' | b']' => {
                let is_object = matches!(self.open.pop()?, Nesting::Object(_));
                (is_object == (byte == b'}')).then_some(())?;
            }
            b',' => match self.open.last_mut()? {
                Nesting::Object(key) => *key = None,
                Nesting::List(number) => *number += 1,
            },
            b':' => {}
            b'"' => {
                let place = self.string()?;
                match self.open.last_mut()? {
                    Nesting::Object(key @ None) => *key = Some(place),
                    Nesting::Object(Some(_)) | Nesting::List(_) => {
                        let path = self.path();
                        self.found.push(JsonString { path, place });
                    }
                }
                return Some(());
            }
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'+' | b'-' | b'.' if !self.open.is_empty() => {}
            _ => return None,
        }
        self.at += 1;
        Some(())
    }

    /// The inside of the string that begins here.
    fn string(&mut self) -> Option<Span> {
        let start = self.at + 1;
        let mut at = start;
        loop {
            match self.source.as_bytes().get(at)? {
                b'\\' => at += 2,
                b'"' => break,
                _ => at += 1,
            }
        }
        self.at = at + 1;
        Some(Span::new(start, at))
    }

    /// The keys and numbers down to here: of a deep text no more than cells need.
    fn path(&self) -> String {
        let name = |nesting: &Nesting| match nesting {
            Nesting::Object(key) => key.map_or("", |key| key.slice(self.source)).to_owned(),
            Nesting::List(number) => number.to_string(),
        };
        self.open.iter().take(4).map(name).collect::<Vec<_>>().join(".")
    }
}

/// A string as a block of code.
fn decoded(source: &str, place: Span) -> OpenBlock {
    let mut block = OpenBlock::new(Context::Code, false);
    decode(&mut block, source, place);
    block
}

/// Appends what a string of JSON says. An escape stands for the whole of what it is written in; what is none is text.
fn decode(block: &mut OpenBlock, source: &str, place: Span) {
    let mut at = place.start;
    while at < place.end {
        let rest = Span::new(at, place.end).slice(source);
        let plain = rest.find('\\').unwrap_or(rest.len());
        block.append(Span::new(0, plain).slice(rest), Span::new(at, at + plain), Context::Code);
        at += plain;
        let rest = Span::new(at, place.end).slice(source);
        if let Some((letter, length)) = escape(rest) {
            block.append(letter.encode_utf8(&mut [0; 4]), Span::new(at, at + length), Context::Code);
            at += length;
        } else if !rest.is_empty() {
            block.append("\\", Span::new(at, at + 1), Context::Code);
            at += 1;
        }
    }
}

/// What the escape at the start of a text stands for, and its length in bytes.
fn escape(text: &str) -> Option<(char, usize)> {
    let letter = match text.as_bytes().get(1)? {
        b'n' => '\n',
        b'r' | b't' | b'b' | b'f' => ' ',
        sign @ (b'"' | b'\\' | b'/') => char::from(*sign),
        b'u' => return unicode(text),
        _ => return None,
    };
    Some((letter, 2))
}

/// The letter of `\u00e9`, or of a pair of surrogates.
fn unicode(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(0)?;
    if let Some(Ok(letter)) = char::decode_utf16([first]).next() {
        return Some((letter, 6));
    }
    char::decode_utf16([first, unit(6)?]).next()?.ok().map(|letter| (letter, 12))
}

#[cfg(test)]
mod tests {
    use crate::draft::{Context, Draft, Format};
    use crate::text::Span;

    const NOTEBOOK: &str = "{\n \"cells\": [\n  {\n   \"cell_type\": \"markdown\",\n   \"metadata\": {\"id\": \"x\"},\n   \
        \"source\": [\n    \"# Project **Zeph**yrion\\n\",\n    \"\\n\",\n    \"See \\\"it\\\" \\u00e9t\\u00e9\"\n   ]\n  \
        },\n  {\"cell_type\": \"code\", \"source\": \"let a = 1\\nlet b\", \"outputs\": [{\"text\": [\"Zephyrion\\n\"]}]}\n ]\n}\n";

    fn texts(text: &str) -> Vec<(Context, String)> {
        let blocks = Draft::new(text, Format::Notebook).document().blocks;
        blocks
            .into_iter()
            .filter(|block| block.context != Context::Markup)
            .map(|block| (block.context, block.text.to_string()))
            .collect()
    }

    #[test]
    fn cells_are_markdown_and_code() {
        let expected = [
            (Context::Code, "markdown"),
            (Context::Code, "x"),
            (Context::Heading, "Project Zephyrion"),
            (Context::Paragraph, "See \"it\" été"),
            (Context::Code, "code"),
            (Context::Code, "let a = 1\nlet b"),
            (Context::Code, "Zephyrion\n"),
        ];
        assert_eq!(texts(NOTEBOOK), expected.map(|(context, text)| (context, text.to_owned())));
    }

    #[test]
    fn what_is_found_has_its_place_in_the_file() {
        let blocks = Draft::new(NOTEBOOK, Format::Notebook).document().blocks;
        let place = |wanted: &str| {
            let (block, at) =
                blocks.iter().find_map(|block| Some((block, block.text.find(wanted)?))).expect("it is there");
            block.source(Span::new(at, at + wanted.len())).slice(NOTEBOOK)
        };
        assert_eq!(place("Project Zephyrion"), "Project **Zeph**yrion");
        assert_eq!(place("\"it\" été"), "\\\"it\\\" \\u00e9t\\u00e9");
        assert_eq!(place("a = 1\nlet b"), "a = 1\\nlet b");
    }

    #[test]
    fn what_is_no_json_is_read_as_text() {
        for text in ["{\"cells\": [", "{\"a\": \"b", "[1, 2]]", "Project Zephyrion", "{]", "\"a\" b", ""] {
            let document = Draft::new(text, Format::Notebook).document();
            assert_eq!(document.notes.len(), 1, "{text}");
        }
    }

    #[test]
    fn deep_and_long_notebooks_are_read_in_one_pass() {
        let text = format!("{}\"Zephyrion\"{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(texts(&text).iter().any(|(_, text)| text == "Zephyrion"));
    }
}
