//! What is prose in Markdown: its words, and its ranges.

use super::Row;
use discretion::Draft;
use discretion::draft::{Context, Passage, Piece};
use regex::Regex;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// A word as the sets cut them: letters, digits and underscores.
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[\p{L}\p{N}_]+").expect("the pattern compiles"));

/// The words of the running text, without code, in order.
pub(super) fn words(row: &Row) -> Value {
    let mut words = Vec::new();
    for passage in row.draft().passages().iter().filter(|passage| is_running(passage.context)) {
        let prose: String = prose_pieces(passage).map(|piece| piece.text.slice(&passage.text)).collect();
        words.extend(WORD.find_iter(&prose).map(|word| word.as_str().to_owned()));
    }
    json!({ "id": row.id, "words": words })
}

/// The ranges of the text that are read as prose, in UTF-16 units. Text in HTML is none for this set; the
/// alternative text of an image is.
pub(super) fn prose(row: &Row) -> Value {
    let units = units(&row.text);
    let is_prose = |passage: &&Passage| {
        passage.context == Context::ImageAlt || (is_running(passage.context) && passage.context != Context::HtmlText)
    };
    let passages = Draft::markdown(&row.text).passages();
    let pieces = passages.iter().filter(is_prose).flat_map(prose_pieces);
    let spans: Vec<[usize; 2]> = pieces.map(|piece| [units[piece.source.start], units[piece.source.end]]).collect();
    json!({ "id": row.id, "spans": spans })
}

/// Whether a passage is running text: no title, no attribute, nothing that only stands in for an image.
fn is_running(context: Context) -> bool {
    matches!(
        context,
        Context::Paragraph
            | Context::Heading
            | Context::ListItem
            | Context::TableCell
            | Context::Footnote
            | Context::HtmlText
    )
}

fn prose_pieces(passage: &Passage) -> impl Iterator<Item = &Piece> {
    passage.pieces.iter().filter(|piece| piece.context != Context::Code)
}

/// For each byte of a text and for its end, how many UTF-16 units stand before it.
fn units(text: &str) -> Vec<usize> {
    let mut units = Vec::with_capacity(text.len() + 1);
    let mut count = 0;
    for letter in text.chars() {
        units.extend(std::iter::repeat_n(count, letter.len_utf8()));
        count += letter.len_utf16();
    }
    units.push(count);
    units
}
