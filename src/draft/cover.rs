//! The cover: what no block holds and yet has a letter or a digit becomes a block of markup.
//!
//! So no byte of a draft that could be part of a word is left out, whatever the parsers give no event for: labels
//! of link definitions, names of tags, the language of a code block, keys of the front matter.

use super::{Block, Context, Document};
use crate::span::Span;

/// Adds the blocks of markup, and puts all blocks in the order of their first byte.
pub(super) fn complete(document: &mut Document<'_>) {
    document.blocks.retain(|block| !block.text.trim_ascii().is_empty());
    let mut covered: Vec<Span> = Vec::new();
    for block in &document.blocks {
        covered.extend(block.segments.iter().map(|segment| segment.source));
    }
    covered.sort();
    let mut markup = Vec::new();
    let mut at = 0;
    let end = document.source.len();
    for span in covered.into_iter().chain([Span::new(end, end)]) {
        if span.start > at {
            markup.extend(block(document.source, Span::new(at, span.start)));
        }
        at = at.max(span.end);
    }
    document.blocks.append(&mut markup);
    document.blocks.sort_by_key(Block::start);
}

/// The block of a stretch of markup, from its first letter or digit to its last, with the signs that belong to
/// names (`#`, `@`, `/` …) on both sides.
fn block(source: &str, gap: Span) -> Option<Block> {
    let text = gap.slice(source);
    let first = text.find(char::is_alphanumeric)?;
    let (last, letter) = text.char_indices().rfind(|(_, letter)| letter.is_alphanumeric())?;
    let belongs = |letter: &char| matches!(letter, '#' | '@' | '_' | '-' | '.' | '/' | ':');
    let after = last + letter.len_utf8();
    let before = Span::new(0, first).slice(text).chars().rev().take_while(belongs).count();
    let behind = Span::new(after, text.len()).slice(text).chars().take_while(belongs).count();
    let place = Span::new(gap.start + first - before, gap.start + after + behind);
    let mut block = Block::new(Context::Markup, false);
    block.push(place.slice(source), place, Context::Markup);
    Some(block)
}

#[cfg(test)]
mod tests {
    use crate::draft::{Context, Draft};

    fn markup(text: &str) -> Vec<String> {
        let blocks = Draft::markdown(text).document().blocks;
        blocks.into_iter().filter(|block| block.context == Context::Markup).map(|block| block.text).collect()
    }

    #[test]
    fn labels_tags_and_keys_are_markup() {
        assert_eq!(markup("[docs][Zephyrion]\n\n[Zephyrion]: /x"), ["Zephyrion", "Zephyrion"]);
        assert_eq!(markup("```Zephyrion\nx\n```"), ["Zephyrion"]);
        assert_eq!(markup("x <b>y</b>"), ["b", "/b"]);
        assert_eq!(markup("a[^Zephyrion]\n\n[^Zephyrion]: b"), ["Zephyrion", "Zephyrion"]);
        assert_eq!(markup("---\nZephyrion: a\n---\n"), ["Zephyrion:"]);
    }
}
