//! Cutting plain text into sentences, as UAX #29 says, abbreviations apart.
//!
//! Text of the letters and marks that English and French use takes a fast path, which a property test holds equal
//! to `unicode-segmentation`; any other text goes through that crate. On top of both, a full stop after a known
//! abbreviation does not end a sentence.

use super::fold;
use crate::lexicon::abbreviations;
use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a text: they touch, and cover it.
pub(crate) fn sentences(text: &str) -> Vec<Span> {
    let ends = fast_ends(text).unwrap_or_else(|| {
        text.split_sentence_bound_indices().map(|(start, sentence)| start + sentence.len()).collect()
    });
    let last = ends.last().copied();
    let mut start = 0;
    let mut spans = Vec::with_capacity(ends.len());
    for end in ends {
        if Some(end) == last || !ends_in_abbreviation(Span::new(start, end).slice(text)) {
            spans.push(Span::new(start, end));
            start = end;
        }
    }
    spans
}

/// Whether a sentence ends in the full stop of an abbreviation.
fn ends_in_abbreviation(sentence: &str) -> bool {
    let Some(before_stop) = sentence.trim_end().strip_suffix('.') else { return false };
    let word = before_stop.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    if word.is_empty() || word.len() > 8 {
        return false;
    }
    let mut folded = String::new();
    fold::bare(word, &mut folded);
    abbreviations::NEVER_LAST.binary_search(&folded.as_str()).is_ok()
}

/// What a character is to sentence boundaries (UAX #29, table 4).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Lower,
    Upper,
    Numeric,
    FullStop,
    Terminal,
    Close,
    Space,
    Continue,
    Other,
}

/// The class of a character of the fast path; nothing for a character outside it.
const fn class(c: char) -> Option<Class> {
    Some(match c {
        'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'œ' => Class::Lower,
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Œ' => Class::Upper,
        '0'..='9' => Class::Numeric,
        '.' => Class::FullStop,
        '!' | '?' => Class::Terminal,
        '(' | ')' | '[' | ']' | '{' | '}' | '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' => Class::Close,
        ' ' | '\t' | '\u{a0}' | '\u{202f}' => Class::Space,
        ',' | '-' | ':' | ';' | '–' | '—' => Class::Continue,
        '#' | '$' | '%' | '&' | '*' | '+' | '/' | '<' | '=' | '>' | '@' | '\\' | '^' | '_' | '`' | '|' | '~' | '…'
        | '€' | '°' | '×' | '÷' | '£' | '©' | '®' | '·' | '•' | '→' => Class::Other,
        _ => return None,
    })
}

/// The ends of the sentences of a text of the fast path; nothing for any other text.
fn fast_ends(text: &str) -> Option<Vec<usize>> {
    let mut ends = Vec::new();
    let mut before = Class::Other;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let found = class(c)?;
        if matches!(found, Class::FullStop | Class::Terminal) {
            let after = Span::new(at + c.len_utf8(), text.len());
            if let Some(end) = sentence_end(after.slice(text), found, before)? {
                let end = after.start + end;
                ends.push(end);
                while rest.next_if(|&(next, _)| next < end).is_some() {}
                before = Class::Other;
                continue;
            }
        }
        before = found;
    }
    if ends.last() != Some(&text.len()) && !text.is_empty() {
        ends.push(text.len());
    }
    Some(ends)
}

/// Where the sentence ends whose terminal `stop` stands right before `after`: an offset in `after`, or nothing
/// where it goes on (rules SB6 to SB11). The outer nothing: a character outside the fast path.
fn sentence_end(after: &str, stop: Class, before: Class) -> Option<Option<usize>> {
    let mut chars = after.char_indices().map(|(at, c)| class(c).map(|class| (at, class))).peekable();
    if stop == Class::FullStop
        && let Some(next) = chars.peek()
    {
        let (_, next) = (*next)?;
        let inside = matches!(before, Class::Lower | Class::Upper) && next == Class::Upper;
        if next == Class::Numeric || inside {
            return Some(None);
        }
    }
    let (mut spaced, mut end) = (false, None);
    for found in chars {
        let (at, class) = found?;
        match class {
            Class::Close if !spaced && end.is_none() => {}
            Class::Space if end.is_none() => spaced = true,
            Class::Continue | Class::FullStop | Class::Terminal if end.is_none() => return Some(None),
            _ if stop == Class::Terminal => return Some(Some(at)),
            Class::Lower => return Some(None),
            Class::Upper | Class::FullStop | Class::Terminal => return Some(Some(end.unwrap_or(at))),
            Class::Numeric | Class::Close | Class::Space | Class::Continue | Class::Other => {
                end = end.or(Some(at));
            }
        }
    }
    Some(Some(end.unwrap_or(after.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

    fn cut(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_eq!(cut("M. Dupont et Mme Roy. Bien."), ["M. Dupont et Mme Roy. ", "Bien."]);
        assert_eq!(cut("Box, Inc. Filed. Then e.g. Slack."), ["Box, Inc. Filed. ", "Then e.g. Slack."]);
        assert_eq!(cut("Des fruits, p. ex. Pommes."), ["Des fruits, p. ex. Pommes."]);
        assert_eq!(cut("I said no. We left etc."), ["I said no. ", "We left etc."]);
    }

    #[test]
    fn sentences_cover_any_text() {
        assert_eq!(cut(""), Vec::<&str>::new());
        assert_eq!(cut("日本。語"), ["日本。", "語"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn the_fast_path_agrees_with_unicode(text in "([a-cA-CéÉ0-9.!? ,;:()'\"“”’«»\u{a0}\u{202f}–…€-]|\\. [A-C]|[a-c]\\.[A-C]){0,24}") {
            let slow: Vec<usize> =
                text.split_sentence_bound_indices().map(|(start, sentence)| start + sentence.len()).collect();
            prop_assert_eq!(fast_ends(&text), Some(slow));
        }
    }
}
