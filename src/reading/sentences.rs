//! Cutting plain text into sentences, as UAX #29 says, abbreviations apart.
//!
//! Text of the letters and marks that English and French use takes a fast path, which a property test holds equal
//! to `unicode-segmentation`; any other text goes through that crate. On top of both, a full stop after a known
//! abbreviation does not end a sentence.

use super::fold;
use crate::language::abbreviation::{Abbreviation, abbreviations, begins_sentence as begins_one};
use crate::text::{Span, next_byte};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// The longest abbreviation, and the longest word that begins a sentence, in bytes.
const LONGEST_ABBREVIATION: usize = 12;

/// Room for what is needed of one text alone.
#[derive(Debug, Default)]
pub(super) struct SentenceRoom {
    /// The places where sentences may end.
    ends: Vec<usize>,
    /// The fold of a word.
    folded: String,
}

/// Appends the sentences of a text: they touch, and cover it.
pub(super) fn cut(text: &str, room: &mut SentenceRoom, sentences: &mut Vec<Span>) {
    let SentenceRoom { ends, folded } = room;
    ends.clear();
    if fast_ends(text, ends).is_none() {
        ends.clear();
        ends.extend(text.split_sentence_bound_indices().map(|(start, sentence)| start + sentence.len()));
        add_names(text, ends);
    }
    let last = ends.last().copied();
    let mut start = 0;
    for &end in &*ends {
        let rest = Span::new(end, text.len()).slice(text);
        if Some(end) == last || !goes_on(Span::new(start, end).slice(text), rest, folded) {
            sentences.push(Span::new(start, end));
            start = end;
        }
    }
}

/// Adds the ends of sentences before a name that begins small and goes on with a capital: `… us all. iCloud offers`.
/// Unicode's rules read on there.
fn add_names(text: &str, ends: &mut Vec<usize>) {
    let before = ends.len();
    let stops = text.match_indices('.').map(|(at, _)| at);
    ends.extend(stops.filter(|&at| is_before_name(text.as_bytes(), at)).map(|at| at + 2));
    if ends.len() > before {
        ends.sort_unstable();
        ends.dedup();
    }
}

/// Returns whether such a name stands after a full stop and a space.
fn is_before_name(bytes: &[u8], stop: usize) -> bool {
    let [b'.', b' ', first, rest @ ..] = &bytes[stop..] else { return false };
    first.is_ascii_lowercase()
        && rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).any(u8::is_ascii_uppercase)
        && (stop == 0 || bytes[stop - 1] != b'.')
}

/// Returns whether a sentence goes on after its end by Unicode's rules, because it ends in the full stop of an abbreviation or
/// of an initial. `rest` is what follows it; `folded` is room for a word.
fn goes_on(sentence: &str, rest: &str, folded: &mut String) -> bool {
    let bare = sentence.trim_end().trim_end_matches([')', ']', '}', '"', '”', '’', '»', '\'']).trim_end();
    let Some(before_stop) = bare.strip_suffix('.') else { return false };
    let word = before_stop.rsplit(|c: char| c.is_whitespace() || is_opening(c)).next().unwrap_or("");
    if word.is_empty() || word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    folded.clear();
    for (at, part) in word.split('.').enumerate() {
        if at > 0 {
            folded.push('.');
        }
        for (at, part) in part.split('-').enumerate() {
            if at > 0 {
                folded.push('-');
            }
            fold::bare(part, folded);
        }
    }
    let rest = || rest.trim_start_matches(|c: char| c.is_whitespace() || is_opening(c));
    // `I.` is hardly ever an initial: "you and I."
    let is_initial = word != "I" && word.split(['.', '-']).filter(|part| !part.is_empty()).all(is_capital);
    (is_initial && !begins_sentence(rest()))
        || abbreviations(folded).any(|kind| match kind {
            Abbreviation::Leading => true,
            Abbreviation::Counting => rest().starts_with(|c: char| c.is_ascii_digit()),
            Abbreviation::Late => !begins_sentence(rest()),
        })
}

/// Returns whether the first word of a text that has a capital has it because it begins a sentence: names have one everywhere.
fn begins_sentence(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphabetic() && !is_combining_mark(c)).next().unwrap_or("");
    let is_initial = is_capital(word) && text.get(word.len()..).is_some_and(|after| after.starts_with(['.', '-']));
    if word.len() > LONGEST_ABBREVIATION || is_initial {
        return false;
    }
    let mut folded = String::new();
    fold::bare(word, &mut folded);
    begins_one(&folded) || text.is_empty()
}

/// Returns whether a text is one capital letter.
fn is_capital(text: &str) -> bool {
    let mut letters = text.nfc();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Returns whether a word may follow the symbol directly.
const fn is_opening(symbol: char) -> bool {
    matches!(symbol, '(' | '[' | '{' | '"' | '“' | '‘' | '«' | '\'' | '’' | '—' | '–' | '/')
}

/// The class of a character at sentence boundaries (UAX #29, table 4).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Boundary {
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
const fn boundary(c: char) -> Option<Boundary> {
    Some(match c {
        'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'œ' => Boundary::Lower,
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Œ' => Boundary::Upper,
        '0'..='9' => Boundary::Numeric,
        '.' => Boundary::FullStop,
        '!' | '?' => Boundary::Terminal,
        '(' | ')' | '[' | ']' | '{' | '}' | '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' => Boundary::Close,
        ' ' | '\t' | '\u{a0}' | '\u{202f}' => Boundary::Space,
        ',' | '-' | ':' | ';' | '–' | '—' => Boundary::Continue,
        '#' | '$' | '%' | '&' | '*' | '+' | '/' | '<' | '=' | '>' | '@' | '\\' | '^' | '_' | '`' | '|' | '~' | '…'
        | '€' | '°' | '×' | '÷' | '£' | '©' | '®' | '·' | '•' | '→' => Boundary::Other,
        _ => return None,
    })
}

/// Returns whether a byte may end a sentence, is part of a longer character, or is none of the fast path.
#[inline]
const fn may_end(byte: u8) -> bool {
    // As a signed byte, what is beyond ASCII stands below the controls.
    (byte.cast_signed() < 0x20) | (byte == b'.') | (byte == b'!') | (byte == b'?') | (byte == 0x7f)
}

/// Adds the ends of the sentences of a text of the fast path; nothing for any other text, some of whose may be added.
fn fast_ends(text: &str, ends: &mut Vec<usize>) -> Option<()> {
    let mut at = 0;
    while let Some(next) = next_byte(text.as_bytes(), at, may_end) {
        at = next;
        let c = Span::new(at, text.len()).slice(text).chars().next()?;
        let (found, after) = (boundary(c)?, at + c.len_utf8());
        let end = if matches!(found, Boundary::FullStop | Boundary::Terminal) {
            let first = ends.last().copied().unwrap_or(0);
            let before = Span::new(first, at).slice(text).chars().next_back().and_then(boundary);
            let end = sentence_end(Span::new(after, text.len()).slice(text), found, before.unwrap_or(Boundary::Other))?;
            end.or_else(|| is_before_name(text.as_bytes(), at).then_some(1))
        } else {
            None
        };
        at = end.map_or(after, |end| after + end);
        ends.extend(end.map(|end| after + end));
    }
    if ends.last() != Some(&text.len()) && !text.is_empty() {
        ends.push(text.len());
    }
    Some(())
}

/// The end of the sentence whose terminal `stop` stands right before `after`: an offset in `after`, or nothing
/// where it goes on (rules SB6 to SB11). The outer nothing: a character outside the fast path.
fn sentence_end(after: &str, stop: Boundary, before: Boundary) -> Option<Option<usize>> {
    let mut chars = after.char_indices().map(|(at, c)| boundary(c).map(|found| (at, found))).peekable();
    if stop == Boundary::FullStop
        && let Some(next) = chars.peek()
    {
        let (_, next) = (*next)?;
        let inside = matches!(before, Boundary::Lower | Boundary::Upper) && next == Boundary::Upper;
        if next == Boundary::Numeric || inside {
            return Some(None);
        }
    }
    let (mut spaced, mut end) = (false, None);
    for found in chars {
        let (at, found) = found?;
        match found {
            Boundary::Close if !spaced && end.is_none() => {}
            Boundary::Space if end.is_none() => spaced = true,
            Boundary::Continue | Boundary::FullStop | Boundary::Terminal if end.is_none() => return Some(None),
            _ if stop == Boundary::Terminal => return Some(Some(at)),
            Boundary::Lower => return Some(None),
            Boundary::Upper | Boundary::FullStop | Boundary::Terminal => return Some(Some(end.unwrap_or(at))),
            Boundary::Numeric | Boundary::Close | Boundary::Space | Boundary::Continue | Boundary::Other => {
                end = end.or(Some(at));
            }
        }
    }
    Some(Some(end.unwrap_or(after.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{ProptestConfig, any, prop_assert_eq, prop_oneof, proptest};

    fn parts(text: &str) -> Vec<&str> {
        let mut sentences = Vec::new();
        cut(text, &mut SentenceRoom::default(), &mut sentences);
        sentences.into_iter().map(|span| span.slice(text)).collect()
    }

    /// Each text is cut where a bar stands, before which blanks belong to the sentence, and nowhere else.
    fn each(texts: &[&str]) {
        for text in texts {
            let expected: Vec<&str> = text.split('|').collect();
            assert_eq!(parts(&expected.concat()), expected, "{text}");
        }
    }

    #[test]
    fn titles_and_examples_go_on() {
        each(&[
            "M. Dupont et Mme. Roy. |Bien.",
            "MM. Dupont et Roy, Mlle. Roy et Dr. Dupont. |Nous y sommes.",
            "Voici M. Le Goff. |Il parle.",
            "I met Mr. Roy, Mrs. Roy, Ms. Doe and Prof. Lee. |They left.",
            "Des fruits, p. ex. Pommes. |Bien.",
            "Des outils (p. ex. Slack). |Bien.",
            "Des outils, c.-à-d. Slack. |Bien.",
            "Voir cf. Annexe. |Bien.",
            "Tools, e.g. Slack, i.e. Chat, vs. Zulip. |Then more.",
            "En 52 av. J.-C. Alésia tombe. |Bien.",
            "En 52 av. J.-C. |Nous y sommes.",
            "It is approx. It is so.",
        ]);
    }

    #[test]
    fn a_name_that_begins_small_begins_a_sentence() {
        each(&[
            "It stays cheap for us all. |iCloud offers none.",
            "We tried it. |macOS and iPadOS did too. |eBay did not.",
            "Nous avons essayé. |iPhone et iPad aussi.",
            "Use a phone, e.g. iPhone or Android. |Fine.",
            "We sell phones, tablets, etc. |iPads too.",
            "So... iCloud it is.",
            "Made by Mr. deVries. |Fine.",
            "See the docs. |getName returns it.",
            "It ends in .iCloud and nothing else.",
        ]);
    }

    #[test]
    fn what_counts_goes_on_before_a_number() {
        each(&[
            "Take No. 5 of them. |I said no. |We left.",
            "See Fig. 3 and fig. 4. |Then go.",
            "See it in the fig. |The rest.",
            "Voir p. 12 et n° 5. |Bien.",
            "On Dec. 3 we left. |Fine.",
            "State of the art. |We left.",
            "Chap. 2 : la suite.",
        ]);
    }

    #[test]
    fn what_may_end_a_sentence_ends_it_before_a_word_that_begins_one() {
        each(&[
            "Box, Inc. Filed. |Then e.g. Slack.",
            "We bought Box, Inc. |The deal is done.",
            "Acme Corp. |We left.",
            "Acme Corp. Labs. |We left.",
            "We use Slack, Zulip, etc. |Then we left.",
            "Des fruits, etc. |Pommes et poires.",
            "Des fruits, etc. |Nous y sommes.",
            "Des fruits (pommes, etc.) et des noix.",
            "The U.S. Army left the U.S. |They came.",
            "At 9 a.m. Monday. |At 9 a.m. |We met.",
            "At 9 p.m. May 3 it ends.",
            "Martin Luther King Jr. Day. |King Jr. |He spoke.",
            "Roe et al. Nature. |Fine.",
            "I said no. |We left etc.",
        ]);
    }

    #[test]
    fn initials_go_on_before_a_name() {
        each(&[
            "J. R. Roe and (A. Roe) left. |Fine.",
            "J. C. D. Roe left with J. A.-M. Doe. |Fine.",
            "George W. Bush spoke. |Fine.",
            "By « J. Roe ». |Bien.",
            "Plan B. |We left.",
            "It is you and I. |Nobody else.",
            "J.-P. Roy et É. Roy parlent. |Bien.",
            "E\u{301}. Roy parle. |E\u{301}te\u{301} comme hiver, avec Box, Inc. |Tre\u{300}s bien.",
        ]);
    }

    #[test]
    fn sentences_cover_any_text() {
        assert_eq!(parts(""), Vec::<&str>::new());
        assert_eq!(parts("日本。語"), ["日本。", "語"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]
        #[test]
        fn the_fast_path_agrees_with_unicode(text in "([a-cA-CéÉ0-9.!? ,;:()'\"“”’«»\u{a0}\u{202f}–…€-]|\\. [A-C]|[a-c]\\.[A-C]){0,24}") {
            let mut slow: Vec<usize> =
                text.split_sentence_bound_indices().map(|(start, sentence)| start + sentence.len()).collect();
            add_names(&text, &mut slow);
            let mut fast = Vec::new();
            prop_assert_eq!(fast_ends(&text, &mut fast), Some(()));
            prop_assert_eq!(fast, slow);
        }

        /// Any text at all, and any text of the characters that the fast path knows beside some that it does not.
        #[test]
        fn the_fast_path_agrees_with_unicode_or_leaves_a_text(
            text in prop_oneof![
                any::<String>(),
                "[ -~]{0,40}",
                "([ -~]|[ß-öø-ÿœÀ-ÖØ-ÞŒ]|[\\u{a0}\\u{202f}“”‘’«»–—…€°×÷£©®·•→]|[.!?] ){0,40}",
                "([ -~\\n\\r\\t]|[\\u{85}\\u{ad}\\u{200b}\\u{300}\\u{2028}\\u{3002}\\u{ff01}ªº日ж]){0,24}",
            ],
        ) {
            let mut fast = Vec::new();
            if fast_ends(&text, &mut fast).is_some() {
                let slow = text.split_sentence_bound_indices().map(|(start, sentence)| start + sentence.len());
                let mut slow: Vec<usize> = slow.collect();
                add_names(&text, &mut slow);
                prop_assert_eq!(fast, slow);
            }
        }
    }
}
