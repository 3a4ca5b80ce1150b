//! The gaps between the words of a term and of a text.
//!
//! White space, hyphens, underscores, slashes, dots and quotation marks are soft: any of them may stand for any
//! other. Every other symbol is part of the term: the `&` of `R&D`, the comma of `Box, Inc.`.

use crate::language::negation::{is_contraction, phrases, stands};
use crate::reading::{folded, is_apostrophe};
use crate::rule::{Form, Forms, is_open};
use crate::text::{Span, is_invisible};
use unicode_normalization::char::is_combining_mark;

/// The gap between two words of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    written: String,
    symbols: String,
    /// The words that a `…` in it stands for.
    opening: Option<Opening>,
}

impl Gap {
    /// The gap as a term writes it.
    pub(crate) fn of(written: &str) -> Self {
        let opening = is_open(written).then(|| Opening::of(written));
        Self { written: written.to_owned(), symbols: symbols_between(written), opening }
    }

    /// Returns whether a `…` in it stands for words.
    pub(crate) const fn is_open(&self) -> bool {
        self.opening.is_some()
    }

    /// Says that no word that a `…` in it stands for may negate: a promise that is denied is none.
    pub(crate) fn affirm(&mut self) {
        if let Some(opening) = &mut self.opening {
            opening.affirms = true;
        }
    }

    /// Returns whether the words touch: a seam inside a name (`HyperCube`, `HX450`).
    pub(crate) const fn is_seam(&self) -> bool {
        self.written.is_empty()
    }

    /// Returns whether it may follow an initial.
    pub(crate) fn follows_initial(&self) -> bool {
        follows_initial(&self.written)
    }

    /// Returns whether it is nothing but white space, or nothing at all.
    pub(crate) fn is_blank(&self) -> bool {
        is_blank(&self.written)
    }

    /// The symbols that a sealed spelling has in its place, in every way in which a text can write it: see
    /// [`SealedSymbols`].
    pub(crate) fn sealed_spellings(&self, short: bool) -> Vec<String> {
        let mut spellings = vec![one_apostrophe(self.symbols.clone())];
        if self.symbols == "." {
            spellings.push(String::new());
        }
        if short && !self.is_seam() && spellings.iter().any(String::is_empty) {
            spellings.push(" ".to_owned());
        }
        spellings
    }

    /// The forms in which a gap of a text can be this one; nothing where it cannot. `short` says that one of the
    /// words beside it is a single letter.
    pub(crate) fn compare(&self, there: &str, short: bool) -> Option<Forms> {
        if there == self.written || (is_apostrophe(there) && is_apostrophe(&self.written)) {
            return Some(Forms::NONE);
        }
        if let Some(opening) = &self.opening {
            return opening.compare(there);
        }
        if there.is_empty() {
            return self.symbols.is_empty().then_some(Forms::of(&[Form::Joined]));
        }
        let is_space = there.chars().all(char::is_whitespace);
        if self.is_seam() && short && is_space {
            return None;
        }
        // A text may leave out the full stop of an abbreviation ("St Mary"); any other symbol must be there.
        let symbols = symbols_between(there);
        if symbols != self.symbols && !(symbols.is_empty() && self.symbols == ".") {
            return None;
        }
        let blank = |gap: &str| !gap.is_empty() && gap.chars().all(char::is_whitespace);
        if blank(&self.written) && is_space && !there.contains('\n') {
            return Some(Forms::NONE);
        }
        Some(Forms::of(&[Form::Separated]))
    }
}

/// The signs beside a `…`, which a text must have too: the `%` of `{n}% … off`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Opening {
    before: String,
    after: String,
    /// True if none of its words may negate.
    affirms: bool,
}

impl Opening {
    /// The signs in a gap of a term that has a `…`.
    fn of(written: &str) -> Self {
        let (before, after) = written.split_once('…').unwrap_or((written, ""));
        Self { before: symbols(before), after: symbols(after), affirms: false }
    }

    /// The forms in which what stands between two parts of a term can be the words of a `…`; nothing where it cannot.
    fn compare(&self, there: &str) -> Option<Forms> {
        let start = reach(there, &self.before)?;
        let rest = Span::new(start, there.len()).slice(there);
        let length = if self.after.is_empty() { 0 } else { reach_back(rest, &self.after)? };
        let words = Span::new(0, rest.len() - length).slice(rest);
        let spaced = there.contains(char::is_whitespace);
        let forms = match (there.is_empty(), spaced) {
            (true, _) => Forms::of(&[Form::Joined]),
            (false, true) => Forms::NONE,
            (false, false) => Forms::of(&[Form::Separated]),
        };
        (is_one_clause(words) && !(self.affirms && negates(words))).then_some(forms)
    }
}

/// Returns whether a gap is nothing but white space, or nothing at all.
pub(crate) fn is_blank(gap: &str) -> bool {
    gap.chars().all(char::is_whitespace)
}

/// The symbols that a gap of a text puts between the words of a sealed spelling: its symbols that count, with one apostrophe for
/// all; a space where it is blank beside a word of one letter, because such a gap may not open a seam.
#[derive(Clone, Debug)]
pub(crate) struct SealedSymbols {
    symbols: String,
    /// True if it is white space.
    is_space: bool,
}

impl SealedSymbols {
    /// The symbols of a gap.
    pub(crate) fn of(gap: &str) -> Self {
        Self { symbols: one_apostrophe(symbols_between(gap)), is_space: !gap.is_empty() && is_blank(gap) }
    }

    /// The symbols, where a word beside them may be a single letter.
    pub(crate) fn beside(&self, short: bool) -> &str {
        if short && self.is_space && self.symbols.is_empty() { " " } else { &self.symbols }
    }
}

fn one_apostrophe(symbols: String) -> String {
    if symbols.is_ascii() { symbols } else { symbols.replace(['’', '\u{2bc}', '\u{ff07}'], "'") }
}

/// The symbols of a gap that count: soft ones left out, but for a full stop before a space.
fn symbols_between(gap: &str) -> String {
    if matches!(gap, " " | "" | "-" | "\n") {
        return String::new();
    }
    // An apostrophe ties words; beside a space it is a quotation mark.
    let quotes = gap.contains(char::is_whitespace);
    let mut symbols = String::new();
    let mut rest = gap.chars().peekable();
    while let Some(c) = rest.next() {
        let ends_sentence = c == '.' && rest.peek().is_some_and(|next| next.is_whitespace());
        let is_path = c == ':' && rest.next_if_eq(&':').is_some();
        if !is_path && (ends_sentence || !(is_soft(c) || (quotes && is_single_quote(c)))) {
            symbols.push(c);
        }
    }
    symbols
}

/// Returns whether a gap is what follows an initial: a full stop, a space or both.
pub(crate) fn follows_initial(gap: &str) -> bool {
    matches!(gap.strip_prefix('.').unwrap_or(gap), "" | " " | "\u{a0}" | "\u{202f}")
}

/// The symbols before or after a whole term: everything but white space and what no reader sees.
pub(crate) fn symbols(edge: &str) -> String {
    edge.chars().filter(|&c| !c.is_whitespace() && !is_invisible(c)).collect()
}

/// How far into `after` the wanted symbols reach, white space between them allowed; nothing where others stand.
pub(crate) fn reach(after: &str, wanted: &str) -> Option<usize> {
    let mut wanted = wanted.chars().peekable();
    for (at, c) in after.char_indices() {
        if wanted.peek().is_none() {
            return Some(at);
        }
        if wanted.next_if_eq(&c).is_none() && !c.is_whitespace() && !is_invisible(c) {
            return None;
        }
    }
    wanted.peek().is_none().then_some(after.len())
}

/// The length of the end of `before` that holds the wanted symbols, white space between and after them allowed; nothing where
/// others stand.
pub(crate) fn reach_back(before: &str, wanted: &str) -> Option<usize> {
    let mut wanted = wanted.chars().rev().peekable();
    for (at, c) in before.char_indices().rev() {
        if wanted.next_if_eq(&c).is_none() && !c.is_whitespace() && !is_invisible(c) {
            return None;
        }
        if wanted.peek().is_none() {
            return Some(before.len() - at);
        }
    }
    None
}

/// Returns whether a symbol between two words can stand for any other.
fn is_soft(c: char) -> bool {
    c.is_whitespace()
        || is_invisible(c)
        || matches!(
            c,
            '-' | '_'
                | '/'
                | '\\'
                | '.'
                | '\u{2010}'
                | '\u{2011}'
                | '\u{2012}'
                | '\u{2013}'
                | '"'
                | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '®'
                | '™'
                | '©'
                | '℠'
        )
        || is_combining_mark(c)
}

/// Returns whether a sign is a quotation mark where it is no apostrophe.
const fn is_single_quote(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‚' | '‹' | '›')
}

/// Returns whether a word of a stretch negates what stands beside it: "does not", « pas ». What only stresses does not: "not only".
fn negates(stretch: &str) -> bool {
    let listed = |word: &str| stands(word, |own| own.each) || stands(word, |own| own.together);
    // Most words are plain, and need no folding. Those with accents that negate are short: « guère ».
    let is_plain =
        |word: &str| word.bytes().all(|byte| byte.is_ascii_lowercase()) || (!word.is_ascii() && word.len() > 6);
    let mut words = stretch.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if words.all(|word| is_plain(word) && !listed(word) && word != "t" && !stands(word, |own| own.fused)) {
        return false;
    }
    let folded = folded(stretch);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_negator = |at: usize| {
        let word = words[at];
        let alone = listed(word) || stands(word, |own| own.fused);
        alone || (at > 0 && is_contraction(words[at - 1], word))
    };
    let spaced = format!(" {folded} ");
    let stresses = || phrases(|own| (own.stress)()).any(|phrase| spaced.contains(&format!(" {phrase} ")));
    (0..words.len()).any(is_negator) && !stresses()
}

/// Returns whether no sign in a stretch ends a clause. A sign inside a word or a number ends none: `node.js`, `1,000`.
fn is_one_clause(stretch: &str) -> bool {
    let mut before = None;
    let mut rest = stretch.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let is_inside = before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric);
        let is_apart = before.is_none_or(char::is_whitespace) && next.is_none_or(char::is_whitespace);
        let ends = match c {
            '(' | ')' | '[' | ']' | '{' | '}' | '—' => true,
            ',' | ';' | ':' | '.' | '!' | '?' => !is_inside,
            '-' | '–' => is_apart,
            _ => false,
        };
        if ends {
            return false;
        }
        before = Some(c);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soft_symbols_stand_for_each_other_and_others_do_not() {
        let form = |own: &str, there: &str| Gap::of(own).compare(there, false);
        assert_eq!(form(" ", " "), Some(Forms::NONE));
        assert_eq!(form(" ", "  "), Some(Forms::NONE));
        for there in ["-", "_", "/", "\\", "::", ".", "\n", " - ", " “", " '", "' ", "’ ", " ‹", "® ", "™", " \u{336}"]
        {
            assert_eq!(form(" ", there), Some(Forms::of(&[Form::Separated])), "{there:?}");
        }
        assert_eq!(form(" ", ""), Some(Forms::of(&[Form::Joined])));
        for there in [". ", ", ", " (", ": ", "! ", "'", "’", ":", ". '"] {
            assert_eq!(form(" ", there), None, "{there:?}");
        }
        assert_eq!(form(", ", ","), Some(Forms::of(&[Form::Separated])));
        assert_eq!(form("&", " & "), Some(Forms::of(&[Form::Separated])));
        assert_eq!(form("&", " "), None);
        assert_eq!(form(". ", " "), Some(Forms::of(&[Form::Separated])));
    }

    #[test]
    fn one_apostrophe_is_as_good_as_another() {
        assert_eq!(Gap::of("'").compare("’", true), Some(Forms::NONE));
        assert_eq!(Gap::of("’").compare("'", true), Some(Forms::NONE));
        assert_eq!(Gap::of("'").compare(" ", true), None);
    }

    #[test]
    fn a_space_does_not_open_a_seam_beside_one_letter() {
        assert_eq!(Gap::of("").compare(" ", true), None);
        assert_eq!(Gap::of("").compare("-", true), Some(Forms::of(&[Form::Separated])));
    }

    #[test]
    fn symbols_after_a_term_may_be_spaced() {
        assert_eq!(reach("\u{a0}: x", ":"), Some(3));
        assert_eq!(reach("++ x", "++"), Some(2));
        assert_eq!(reach("+", "++"), None);
        assert_eq!(reach(" x", ":"), None);
    }

    #[test]
    fn symbols_before_a_term_may_be_spaced() {
        assert_eq!(reach_back("x %\u{a0}", "%"), Some(3));
        assert_eq!(reach_back("- - ", "--"), Some(4));
        assert_eq!(reach_back("% (", "%"), None);
        assert_eq!(reach_back(" ", "%"), None);
    }

    #[test]
    fn signs_that_end_a_clause_end_an_opening() {
        for words in [
            " ",
            " pre- and post ",
            " -less ",
            " you and yours ",
            " your node.js server ",
            " 1,000 users ",
            " l'",
            " well-known ",
            " “us” ",
        ] {
            assert!(is_one_clause(words), "{words}");
        }
        for words in
            [", ", "- ", " -", " –", " you, ", " us. ", " now! ", " it (", " – ", " - ", " us — ", " : ", " ? ", ") "]
        {
            assert!(!is_one_clause(words), "{words}");
        }
    }

    #[test]
    fn no_word_of_an_opening_negates_in_a_promise() {
        let mut promise = Gap::of(" … ");
        assert_eq!(promise.compare(" pas le ", false), Some(Forms::NONE));
        promise.affirm();
        for words in [" pas le ", " n'est pas ", " do not ", " doesn't ", " can’t ", " never ", " jamais de "] {
            assert_eq!(promise.compare(words, false), None, "{words}");
        }
        for words in [" your own ", " not only ", " pas seulement ", " de la "] {
            assert_eq!(promise.compare(words, false), Some(Forms::NONE), "{words}");
        }
    }

    #[test]
    fn signs_of_the_term_stay_where_they_are() {
        let opening = Opening::of("% … $");
        assert_eq!(opening.compare("% off your $"), Some(Forms::NONE));
        assert_eq!(opening.compare("% $"), Some(Forms::NONE));
        for there in [" off your $", "% off your ", "% off, your $"] {
            assert_eq!(opening.compare(there), None, "{there}");
        }
    }
}
