//! Hype: big words anywhere, and in headlines phrases that promise and hold back ("21 things you …").

use super::cues::CueList;
use crate::draft::{Block, Context};
use crate::language::Language;
use crate::reading::Word;
use crate::text::Span;

/// The most words of a text that is a headline where nothing says what it is.
const LONGEST_HEADLINE: usize = 20;

/// The places of hype in a block, each counting one.
pub(super) fn places(block: &Block, words: &[Word], language: Option<Language>) -> Vec<(Span, usize)> {
    let Some(language) = language else { return Vec::new() };
    let mut lists = vec![CueList::Hype];
    if is_headline(block, words) {
        lists.push(CueList::Headlines);
    }
    let cues = lists.into_iter().flat_map(|list| list.in_language(language).find(words));
    let mut spans: Vec<Span> = cues.map(|cue| Span::new(words[cue.first].start(), words[cue.last].end())).collect();
    spans.sort_by_key(|span| (span.start, span.end));
    spans.dedup_by(|next, one| next.start < one.end);
    spans.into_iter().map(|span| (span, 1)).collect()
}

/// Returns whether a block is a headline: a heading, or a short paragraph that no full stop closes.
fn is_headline(block: &Block, words: &[Word]) -> bool {
    match block.context {
        Context::Heading => true,
        Context::Paragraph | Context::HtmlText | Context::Metadata => {
            words.len() <= LONGEST_HEADLINE && !block.text.trim_end().ends_with(['.', ':', ';', ',', '…'])
        }
        Context::ListItem
        | Context::Footnote
        | Context::TableCell
        | Context::Code
        | Context::LinkTarget
        | Context::LinkTitle
        | Context::ImageAlt
        | Context::ImageTitle
        | Context::Comment
        | Context::HtmlAttribute
        | Context::FileName
        | Context::Markup => false,
    }
}
