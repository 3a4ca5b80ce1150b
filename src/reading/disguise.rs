//! The second reading: suspicious words as they were before they were disguised.
//!
//! Most blocks have no suspicious word and cost a glance. A suspicious one is undone letter by letter: look-alikes
//! of other scripts become Latin letters, digits and signs the letters that they stand for, letters set apart are
//! brought together. The result is a key for look-ups, in which letters that disguises do not keep apart are one
//! (`i`, `l` and `1`); whether a term really stands there is decided by comparing it with [`Undone::letters`].

use super::Reading;
use super::apart::{hyphened_word, is_single, pieces, spaced_run};
use super::neighbours::{belongs, is_apart};
use super::undone::{Suspicion, Undone, is_mask, is_sign, latin};
use super::words::Word;
use crate::draft::Document;
use crate::rule::Place;
use crate::text::{BlockNumber, Span};
use unicode_normalization::char::is_combining_mark;

/// Letters set apart make a word from so many on.
const SPACED: usize = 4;

/// A hashtag or a label of a host name with no more letters holds no term and something besides.
const SHORT: usize = 5;

/// How far back an emphasis may begin that a star closes, in bytes.
const LONGEST_EMPHASIS: usize = 80;

/// The words of a draft at which matching looks twice.
#[derive(Clone, Debug, Default)]
pub(crate) struct Suspects {
    undone: Vec<Undone>,
    singles: Vec<usize>,
    /// The ends of the part of each block in both.
    ends: Vec<(usize, usize)>,
}

impl Suspects {
    /// Looks at all words of a document.
    pub(crate) fn of(document: &Document<'_>, reading: &Reading) -> Self {
        // Code and addresses have one in fewer words than that.
        let count = reading.words.list.len() / 16;
        let (undone, singles) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut suspects = Self { undone, singles, ends: Vec::with_capacity(document.blocks.len()) };
        for (number, block) in document.blocks.iter().enumerate() {
            let is_code = |at| matches!(block.context_at(at).place(), Place::Code | Place::Links);
            suspects.read(&block.text, reading.words_of(BlockNumber(number)), is_code);
        }
        suspects
    }

    /// The suspicious words of a block, undone, in order of their first words, and the numbers of its words of one
    /// byte; nothing where nobody has looked.
    pub(crate) fn in_block(&self, block: BlockNumber) -> (&[Undone], &[usize]) {
        let end = |at: usize| self.ends.get(at).copied().unwrap_or_default();
        let (from, until) = (block.0.checked_sub(1).map_or((0, 0), end), end(block.0));
        let undone = self.undone.get(from.0..until.0).unwrap_or_default();
        (undone, self.singles.get(from.1..until.1).unwrap_or_default())
    }

    /// Reads the next block. `is_code` tells whether an offset of its text is code.
    pub(super) fn read(&mut self, text: &str, words: &[Word], is_code: impl Fn(usize) -> bool) {
        let (foreign, drawn) = (Foreign::of(text, words), has_triples(text));
        let is_open = foreign == Foreign::None && !drawn;
        // Nearly every word, at a glance.
        let is_plain = |word: &Word| is_open && word.neighbours.is_plain() && word.end() - word.start() > 1;
        let mut at = 0;
        while let Some(plain) = words[at..].iter().position(|word| !is_plain(word)) {
            at += plain;
            let next = if foreign == Foreign::None && is_ordinary(text, words, at, drawn) {
                at + 1
            } else {
                self.undo(text, words, at, &is_code, foreign, drawn)
            };
            self.singles.extend((at..next).filter(|&at| words[at].end() - words[at].start() == 1));
            at = next;
        }
        self.ends.push((self.undone.len(), self.singles.len()));
    }

    /// Undoes what begins at a word, if it is suspicious, and gives the word to go on with.
    fn undo(
        &mut self,
        text: &str,
        words: &[Word],
        at: usize,
        is_code: impl Fn(usize) -> bool,
        foreign: Foreign,
        drawn: bool,
    ) -> usize {
        let last = spaced_run(text, words, at);
        if last + 1 >= at + SPACED {
            self.undone.push(pieces(text, words, at, last, Suspicion::Spaced));
            return last + 1;
        }
        let last = token_end(text, words, at, &is_code);
        let span = token_span(text, words, at, last, &is_code);
        if is_suspicious(text, words, at, last, span, foreign) {
            self.undone.push(Undone::token((at, last), Suspicion::Word, span));
        } else if let Some(broken) = hyphened_word(text, words, at) {
            self.undone.push(broken);
        } else if drawn && has_triples(span.slice(text)) {
            self.undone.push(Undone::token((at, last), Suspicion::Drawn, span));
        }
        if is_glued(text, words, at, last) {
            self.undone.push(Undone::token((at, last), Suspicion::Glued, span));
        }
        // A single letter that ends a token may begin a run of letters set apart.
        if last > at && is_single(text, &words[last]) { last } else { last + 1 }
    }
}

/// Returns whether a glance tells that nothing is suspicious about a word: it is no letter beside another one, no letter stands
/// three times in it, and nothing beside it could belong to it. `drawn` says that some letter of the text stands three
/// times in a row.
fn is_ordinary(text: &str, words: &[Word], at: usize, drawn: bool) -> bool {
    let word = &words[at];
    // Letters that are set apart follow each other.
    let is_spaced = || is_single(text, word) && words.get(at + 1).is_some_and(|next| is_single(text, next));
    (word.neighbours.is_apart() || stands_apart(text, words, at))
        && !is_spaced()
        && !(drawn && has_triples(word.span().slice(text)))
}

/// Returns whether nothing that stands beside a word could belong to it.
fn stands_apart(text: &str, words: &[Word], at: usize) -> bool {
    let (bytes, word) = (text.as_bytes(), &words[at]);
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b' ');
    let (before, after, next) = (byte(word.start().wrapping_sub(1)), byte(word.end()), byte(word.end() + 1));
    let is_long = word.end() - word.start() > SHORT;
    let follows = match after {
        b'.' => is_long && (next.is_ascii_alphanumeric() || !next.is_ascii()),
        b'-' => next == b'-' || next.is_ascii_whitespace(),
        b'_' => next == b'_',
        b'(' => next == b')',
        b'[' => next == b'_',
        // Letters beyond ASCII belong to it where they make a word of their own.
        0x80.. => {
            words.get(at + 1).is_some_and(|next| next.start() == word.end())
                || Span::new(word.end(), text.len()).slice(text).starts_with(is_sign)
        }
        _ => belongs(after),
    };
    let leads = match before {
        b'.' => is_long,
        0x80.. => at > 0 && words[at - 1].end() == word.start(),
        _ => belongs(before),
    };
    !follows && !leads
}

/// Returns whether a letter of ASCII stands three times in a row, in any capitals. Without an early end, so that the compiler can
/// look at many bytes at once.
fn has_triples(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (second, third) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    bytes.iter().zip(second).zip(third).fold(false, |found, ((&one, &two), &three)| {
        // The bits in which letters differ from each other, but for the case.
        let differ = ((one ^ two) | (two ^ three)) & !0x20;
        found | ((differ == 0) & one.is_ascii_alphabetic())
    })
}

/// Letters of other scripts in a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Foreign {
    /// Nothing.
    None,
    /// Some words in a text that is mostly Latin: each may be a disguise.
    Some,
    /// Most words: a text in that script. Only words of two scripts may be disguises.
    Most,
}

impl Foreign {
    fn of(text: &str, words: &[Word]) -> Self {
        let is_foreign = |word: &&Word| !word.neighbours.is_ascii() && is_foreign(word.span().slice(text));
        let count = if text.is_ascii() { 0 } else { words.iter().filter(is_foreign).count() };
        match count {
            0 => Self::None,
            some if some * 2 < words.len() => Self::Some,
            _ if words.len() == 1 => Self::Some,
            _ => Self::Most,
        }
    }
}

/// Returns whether a word has a letter that is not Latin but may look it.
fn is_foreign(word: &str) -> bool {
    let is_common = |c: char| matches!(c, '\0'..='\x7f' | '\u{c0}'..='\u{ff}' | 'œ');
    let is_foreign = |c: char| !is_common(c) && c.is_alphabetic() && latin(c).is_none();
    // What begins with these bytes is common.
    !word.bytes().all(|byte| matches!(byte, 0..=0xbf | 0xc3)) && word.chars().any(is_foreign)
}

/// Returns whether the words from one to another, one token, are worth undoing.
fn is_suspicious(text: &str, words: &[Word], first: usize, last: usize, span: Span, foreign: Foreign) -> bool {
    if first == last && span.len() == words[first].end() - words[first].start() {
        let word = span.slice(text);
        return foreign != Foreign::None && is_foreign(word) && (foreign == Foreign::Some || is_mixed(word));
    }
    let token = span.slice(text);
    let has_letter = token.chars().any(char::is_alphabetic);
    let has_sign = token.contains(|c: char| c.is_ascii_digit() || is_sign(c) || is_mask(c) || c == 'I');
    let strange = foreign != Foreign::None && is_foreign(token) && (foreign == Foreign::Some || is_mixed(token));
    has_letter && (has_sign || strange || is_masked(token))
}

/// Returns whether a word has letters of Latin and of another script.
fn is_mixed(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().any(|c| latin(c).is_some()) && letters.any(|c| latin(c).is_none())
}

/// Returns whether letters of a token are hidden by hyphens, underscores or empty brackets.
fn is_masked(token: &str) -> bool {
    token.contains(['-', '_', '(']) && ["--", "__", "()", "[_]"].iter().any(|mask| token.contains(mask))
}

/// The last word of the token that begins at a word: words with nothing but signs and masks between them.
fn token_end(text: &str, words: &[Word], first: usize, is_code: impl Fn(usize) -> bool) -> usize {
    let mut last = first;
    while let Some(next) = words.get(last + 1) {
        if next.start() == words[last].end() {
            last += 1;
            continue;
        }
        let gap = Span::new(words[last].end(), next.start()).slice(text);
        if gap.bytes().next().is_some_and(|first| is_apart(first) || first == b'.') {
            break;
        }
        let line = matches!(gap, "--" | "---" | "----" | "__" | "___" | "____");
        let hollow = matches!(gap, "()" | "()()" | "[_]");
        // Types and calls of code, and tags: `Result<T>`, `url()`, `p><a`.
        let bracket = hollow || gap.contains(['<', '>']);
        if bracket && ((gap.contains('<') && gap.contains('>')) || is_code(words[last].end())) {
            break;
        }
        if gap.len() > 8 || !(line || hollow || gap.chars().all(|c| is_sign(c) || is_mask(c))) {
            break;
        }
        last += 1;
    }
    last
}

/// The place of a token, with the signs that touch it: `$hit`, `@ss`, `clas$`. In code a sign after a name belongs
/// to the language (`Place*`, `json$`), and a star may close what another opened.
fn token_span(text: &str, words: &[Word], first: usize, last: usize, is_code: impl Fn(usize) -> bool) -> Span {
    let (mut start, mut end) = (words[first].start(), words[last].end());
    let bytes = text.as_bytes();
    if start > 0 && matches!(bytes[start - 1], b'$' | b'@' | b'|') {
        start -= 1;
    }
    let signs = bytes[end..].iter().take_while(|byte| matches!(byte, b'$' | b'@' | b'|' | b'+' | b'*')).count();
    if signs > 0 && !is_code(end - 1) && !(bytes[end] == b'*' && is_in_emphasis(text, start)) {
        end += signs;
    }
    Span::new(start, end)
}

/// Returns whether a star that opens an emphasis stands shortly before an offset: not one inside a word.
fn is_in_emphasis(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    let opens = |star: usize| bytes[star] == b'*' && is_letter(star + 1) && !star.checked_sub(1).is_some_and(is_letter);
    (at.saturating_sub(LONGEST_EMPHASIS)..at).any(opens)
}

/// Returns whether a token is a hashtag, or a label of a dotted name, and long enough to hold a term and more.
fn is_glued(text: &str, words: &[Word], first: usize, last: usize) -> bool {
    let (start, end) = (words[first].start(), words[last].end());
    let token = Span::new(start, end).slice(text);
    let letters = || token.chars().filter(|&c| !is_combining_mark(c)).take(SHORT + 1).count();
    if end - start <= SHORT || (!token.is_ascii() && letters() <= SHORT) {
        return false;
    }
    let is_name = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let (head, tail) = (Span::new(0, start).slice(text), Span::new(end, text.len()).slice(text));
    let dotted = tail.strip_prefix('.').is_some_and(|rest| rest.starts_with(is_name))
        || head.strip_suffix('.').is_some_and(|rest| rest.ends_with(is_name));
    head.ends_with('#') || dotted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::undone::key;
    use crate::reading::words::Words;

    fn undone(text: &str) -> Vec<String> {
        let words = Words::of(text);
        let spell = |word: Undone| word.letters(text).iter().map(|letter| key(letter.is)).collect();
        let mut suspects = Suspects::default();
        suspects.read(text, &words.list, |_| false);
        suspects.undone.into_iter().map(spell).collect()
    }

    #[test]
    fn suspicious_words_are_undone_and_others_left() {
        let table: [(&str, &[&str]); 22] = [
            ("H\u{430}lcyon is near", &["haicyon"]),
            ("the H4lcy0n launch", &["haicyon"]),
            ("H a l c y o n is near", &["haicyon"]),
            ("H.A.L.C.Y.O.N.", &["haicyon"]),
            ("a Halc*on, a Halcyo*", &["haic*on", "haicyo*"]),
            ("f#ck, f^^ker, fu&king", &["f*ck", "f**ker", "fu*king"]),
            ("f--k and f__k", &["f**k", "f**k"]),
            ("h.alcyon", &["aicyon"]),
            ("h()()g, h@@@ing, h[_]g", &["h**g", "h***ing", "h*g"]),
            ("fμ¢κ", &["fuck"]),
            ("masterb8, fu@ked, sh∥t", &["masterbate", "fu*ked", "shit"]),
            ("*one halcyon* and p><a", &[]),
            ("*été halcyon*, *e\u{301}te\u{301} halcyon*", &[]),
            ("a price* and @**oli**", &["price*"]),
            ("hHHaALcyon", &["hhhaaicyon"]),
            ("what $hit", &["shit"]),
            ("É t o i l e, e\u{301}.t.o.i.l.e", &["etoiie", "etoiie"]),
            ("Zeph- yrion", &["zephyrion"]),
            ("zephyrion.été, zephyrion.e\u{301}te\u{301}", &["zephyrion", "zephyrion"]),
            ("ZEPHYROŃabc.org, ZEPHYRON\u{301}abc.org", &["zephyronabc", "zephyronabc"]),
            ("Nothing to see here, e.g. a word.", &[]),
            ("Это обычный текст, не маскировка.", &[]),
        ];
        for (text, words) in table {
            assert_eq!(undone(text), words, "{text}");
        }
    }
}
