//! A term ready to be compared with words of a text.
//!
//! The index only says that a word of a term may be here; this module decides whether the term is, and in which
//! forms it was written, by comparing the term with the text as it stands.

use super::gap::{self, Gap};
use super::inflection;
use crate::reading::{Word, Words, accented, is_apostrophe};
use crate::rule::{Form, Forms};
use crate::span::Span;
use unicode_normalization::UnicodeNormalization;

/// A term, folded and cut into words like the texts that it is looked for in.
#[derive(Clone, Debug)]
pub(crate) struct Literal {
    words: Vec<Piece>,
    /// What stands between its words, one less than words.
    gaps: Vec<Gap>,
    /// The term with its words run together.
    joined: Piece,
    /// Symbols that must stand right before it: the `#` of `#ad`.
    prefix: String,
    /// Symbols that must stand after it: the `++` of `C++`.
    suffix: String,
}

/// One word of a term.
#[derive(Clone, Debug)]
struct Piece {
    written: String,
    accented: String,
    bare: String,
}

/// Where a literal was found among the words of a block, and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its first word.
    pub(crate) first: usize,
    /// Its last word.
    pub(crate) last: usize,
    /// Its place in the block's text.
    pub(crate) span: Span,
    /// Every form that it departs from the term in; `exact` alone where it does not.
    pub(crate) forms: Forms,
}

/// What the index knows of a possible place.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// The word at `.1` of the text may be the word `.0` of the term.
    Anchor(usize, usize),
    /// The words from the first to the last of the text, run together, may be the whole term.
    Joined(usize, usize),
}

impl Literal {
    /// Folds a term. It has at least one word, or is never found.
    pub(crate) fn new(term: &str) -> Self {
        let words = Words::of(term);
        let spans: Vec<Span> = words.list.iter().map(|word| Span::new(word.start, word.end)).collect();
        let pieces: Vec<Piece> =
            spans.iter().enumerate().map(|(at, span)| Piece::new(span.slice(term), words.fold_of(at, at))).collect();
        let gaps = spans.windows(2).map(|pair| Gap::of(Span::new(pair[0].end, pair[1].start).slice(term))).collect();
        let joined = Piece::join(&pieces);
        let start = spans.first().map_or(0, |first| first.start);
        let end = spans.last().map_or(0, |last| last.end);
        Self {
            words: pieces,
            gaps,
            joined,
            prefix: gap::symbols(Span::new(0, start).slice(term)),
            suffix: gap::symbols(Span::new(end, term.len()).slice(term)),
        }
    }

    /// The position of the word that the index looks the term up by: the longest.
    pub(crate) fn anchor(&self) -> usize {
        let length = |at: &usize| (self.words[*at].bare.chars().count(), std::cmp::Reverse(*at));
        (0..self.words.len()).max_by_key(length).unwrap_or(0)
    }

    /// The folded words that the anchor may be written as.
    pub(crate) fn anchor_keys(&self) -> Vec<String> {
        self.words.get(self.anchor()).map_or_else(Vec::new, Piece::keys)
    }

    /// The folded words that the whole term may be written as, where it has several words.
    pub(crate) fn joined_keys(&self) -> Vec<String> {
        if self.words.len() > 1 { self.joined.keys() } else { Vec::new() }
    }

    /// The folded words with a space between: the same for every form of the term.
    pub(crate) fn value(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.bare.as_str()).collect();
        words.join(" ")
    }

    /// Compares the term with the words of a block at a possible place.
    pub(crate) fn find(&self, text: &str, words: &[Word], folds: &Words, offset: usize, place: Place) -> Option<Found> {
        let (first, last, mut found) = match place {
            Place::Anchor(own, at) => self.align(text, words, folds, offset, at.checked_sub(own)?)?,
            Place::Joined(first, last) => {
                let span = Span::new(words.get(first)?.start, words.get(last)?.end);
                let mut forms = self.joined.compare(span.slice(text), folds.fold_of(offset + first, offset + last))?;
                if !self.gaps.iter().all(Gap::is_seam) {
                    forms = forms.with(Form::Joined);
                }
                (first, last, forms)
            }
        };
        let inner = Span::new(words[first].start, words[last].end);
        let span = self.affixes(text, words, first, last, inner)?;
        found = found.union(edges(text, words, first, last, span));
        Some(Found { first, last, span, forms: found })
    }

    /// Compares word by word from the word `first` on.
    fn align(
        &self,
        text: &str,
        words: &[Word],
        folds: &Words,
        offset: usize,
        first: usize,
    ) -> Option<(usize, usize, Forms)> {
        let last = first + self.words.len() - 1;
        let candidates = words.get(first..=last)?;
        let mut forms = Forms::NONE;
        for (at, (piece, word)) in self.words.iter().zip(candidates).enumerate() {
            let written = Span::new(word.start, word.end).slice(text);
            forms = forms.union(piece.compare(written, folds.fold_of(offset + first + at, offset + first + at))?);
        }
        for (at, own) in self.gaps.iter().enumerate() {
            let there = Span::new(candidates[at].end, candidates[at + 1].start).slice(text);
            let short = self.words[at].is_short() || self.words[at + 1].is_short();
            forms = forms.union(own.compare(there, short)?);
        }
        Some((first, last, forms))
    }

    /// The span with the term's own symbols before and after it; nothing where the text lacks them.
    fn affixes(&self, text: &str, words: &[Word], first: usize, last: usize, inner: Span) -> Option<Span> {
        let mut span = inner;
        if !self.prefix.is_empty() {
            let from = first.checked_sub(1).map_or(0, |before| words[before].end);
            let before = Span::new(from, inner.start).slice(text);
            span.start -= before.strip_suffix(self.prefix.as_str()).map(|_| self.prefix.len())?;
        }
        if !self.suffix.is_empty() {
            let until = words.get(last + 1).map_or(text.len(), |after| after.start);
            span.end += gap::reach(Span::new(inner.end, until).slice(text), &self.suffix)?;
        }
        Some(span)
    }
}

impl Piece {
    fn new(written: &str, bare: &str) -> Self {
        Self { written: written.nfc().collect(), accented: accented(written), bare: bare.to_owned() }
    }

    fn join(pieces: &[Self]) -> Self {
        let all = |part: fn(&Self) -> &str| pieces.iter().map(part).collect();
        Self { written: all(|p| &p.written), accented: all(|p| &p.accented), bare: all(|p| &p.bare) }
    }

    fn keys(&self) -> Vec<String> {
        let mut keys = inflection::plurals(&self.bare);
        keys.push(self.bare.clone());
        keys
    }

    /// Whether a space may not open a seam beside it: `iPhone` is not in "I phone".
    fn is_short(&self) -> bool {
        self.bare.chars().count() == 1
    }

    /// The forms in which a word of a text is this one; nothing where it is another word.
    fn compare(&self, written: &str, bare: &str) -> Option<Forms> {
        if written == self.written {
            return Some(Forms::NONE);
        }
        let inflected = bare != self.bare;
        if inflected && !inflection::is_plural(&self.bare, bare) {
            return None;
        }
        let mut forms = if inflected { Forms::of(&[Form::Inflected]) } else { Forms::NONE };
        let folded = accented(written);
        let same = folded == self.accented || (inflected && inflection::is_plural(&self.accented, &folded));
        if !same {
            // One way only: a text may drop accents of the term, never add its own.
            if !folded.nfd().eq(folded.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c))) {
                return None;
            }
            forms = forms.with(Form::Unaccented);
        }
        let composed: String = written.nfc().collect();
        if !inflected && composed != self.written && same {
            forms = forms.with(Form::Case);
        } else if (inflected || !same) && !same_capitals(&self.written, &composed) {
            forms = forms.with(Form::Case);
        }
        Some(forms)
    }
}

/// Whether two spellings of a word agree in their capitals, as far as both go.
fn same_capitals(one: &str, other: &str) -> bool {
    one.chars().zip(other.chars()).all(|(a, b)| a.is_uppercase() == b.is_uppercase())
}

/// What stands right before and after a found term, as forms: a particle or an ending of the language, or a longer
/// name that it is part of.
fn edges(text: &str, words: &[Word], first: usize, last: usize, span: Span) -> Forms {
    let from = first.checked_sub(1).map_or(0, |before| words[before].end);
    let until = words.get(last + 1).map_or(text.len(), |after| after.start);
    let before = Span::new(from, span.start).slice(text);
    let after = Span::new(span.end, until).slice(text);
    let mut forms = Forms::NONE;
    if first > 0 {
        forms = forms.union(edge(before));
    }
    if last + 1 < words.len() {
        forms = forms.union(edge(after));
    }
    if before.ends_with(['@', '#', '_']) || after.starts_with(['_', '@']) {
        forms = forms.with(Form::Joined);
    }
    forms
}

/// The form that a neighbour gives a term, from what stands between them.
fn edge(between: &str) -> Forms {
    if is_apostrophe(between) {
        return Forms::of(&[Form::Inflected]);
    }
    // A dot, an equals sign or nothing at all ties words into one name: a host, a file, a parameter, an identifier.
    if matches!(between, "" | "." | "=" | "_" | "://" | "%") {
        return Forms::of(&[Form::Joined]);
    }
    Forms::NONE
}
