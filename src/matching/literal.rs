//! A term ready to be compared with words of a text.
//!
//! The index only says that a word of a term may be here; this module decides whether the term is, and in which
//! forms it was written, by comparing the term with the text as it stands.

use super::gap::{self, Gap};
use super::piece::{Likeness, Piece};
use super::table::Entry;
use crate::lexicon::function_words;
use crate::reading::{Letter, Undone, Word, Words, is_apostrophe};
use crate::rule::{Form, Forms};
use crate::span::Span;

/// The departures that, together, make ordinary words of a name in one word: "big queries" are no `BigQuery`.
const ORDINARY: Forms = Forms::of(&[Form::Case, Form::Inflected, Form::Separated]);

/// A term, folded and cut into words like the texts that it is looked for in.
#[derive(Clone, Debug)]
pub(crate) struct Literal {
    words: Vec<Piece>,
    /// The word that the index looks the term up by.
    anchor: usize,
    /// What stands between its words, one less than words.
    gaps: Vec<Gap>,
    /// The term with its words run together.
    joined: Piece,
    /// Symbols that must stand right before it: the `#` of `#ad`.
    prefix: String,
    /// Symbols that must stand after it: the `++` of `C++`.
    suffix: String,
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
    /// How it departs from the term.
    pub(crate) likeness: Likeness,
}

/// The words of a block, as the index looks them up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'p> {
    /// The block's text.
    pub(crate) text: &'p str,
    /// The block's words.
    pub(crate) words: &'p [Word],
    /// The words of all blocks, with their folds.
    pub(crate) folds: &'p Words,
    /// The number of the block's first word among all.
    pub(crate) offset: usize,
    /// The suspicious words of the block.
    pub(crate) undone: &'p [Undone],
    /// Whether accents of French are no disguise here.
    pub(crate) french: bool,
}

/// A word, or a suspicious stretch of words, of a block.
#[derive(Clone, Copy, Debug)]
struct Unit {
    first: usize,
    last: usize,
    span: Span,
    likeness: Likeness,
}

impl Literal {
    /// Folds a term. It has at least one word, or is never found.
    pub(crate) fn new(term: &str) -> Self {
        let words = Words::of(term);
        let spans: Vec<Span> = words.list.iter().map(|word| Span::new(word.start, word.end)).collect();
        let mut pieces: Vec<Piece> =
            spans.iter().enumerate().map(|(at, span)| Piece::new(span.slice(term), words.fold_of(at, at))).collect();
        if pieces.len() > 1 {
            let last = pieces.pop();
            pieces.extend(last.map(Piece::into_last));
        }
        let gaps: Vec<Gap> =
            spans.windows(2).map(|pair| Gap::of(Span::new(pair[0].end, pair[1].start).slice(term))).collect();
        let joined = Piece::join(&pieces);
        let start = spans.first().map_or(0, |first| first.start);
        let end = spans.last().map_or(0, |last| last.end);
        Self {
            words: pieces,
            anchor: 0,
            gaps,
            joined,
            prefix: gap::symbols(Span::new(0, start).slice(term)),
            suffix: gap::symbols(Span::new(end, term.len()).slice(term)),
        }
    }

    /// Chooses the word that the index looks the term up by: of the words that the fewest terms share, by their
    /// number, the longest.
    pub(crate) fn choose_anchor(&mut self, sharing: impl Fn(&str) -> usize) {
        let rank = |at: &usize| {
            let piece = &self.words[*at];
            let common = piece.length() < 3 || function_words::is_one(piece.bare());
            (std::cmp::Reverse((common, sharing(piece.bare()))), piece.length(), std::cmp::Reverse(*at))
        };
        self.anchor = (0..self.words.len()).max_by_key(rank).unwrap_or(0);
    }

    /// Lets the term, where it is one word, be written in other letters for the same sound.
    pub(crate) fn respell(&mut self) {
        if let [word] = self.words.as_mut_slice() {
            word.respell();
        }
    }

    /// Each word of the term as an entry of an index.
    pub(crate) fn each_word(&self, number: usize) -> impl Iterator<Item = (Entry, &str)> {
        self.words().enumerate().map(move |(own, word)| (Entry::Anchor(number, own), word))
    }

    /// The folded words.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(Piece::bare)
    }

    /// The words by which the term is looked up, as the entries of an index: its anchor, and all of it run together.
    pub(crate) fn entries(&self, number: usize) -> impl Iterator<Item = (Entry, &Piece)> {
        let own = self.anchor;
        let anchor = self.words.get(own).map(|piece| (Entry::Anchor(number, own), piece));
        let joined = (self.words.len() > 1).then_some((Entry::Joined(number), &self.joined));
        anchor.into_iter().chain(joined)
    }

    /// The folded words with a space between: the same for every form of the term.
    pub(crate) fn value(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(Piece::bare).collect();
        words.join(" ")
    }

    /// Compares the term with the words of a block, where the word `at` may be its anchor.
    pub(crate) fn find(&self, page: Page<'_>, at: usize) -> Option<Found> {
        let own = self.anchor;
        let unit = page.plain(&self.words[own], at)?;
        self.around(page, own, unit)
    }

    /// Compares the term with words of a block that touch, run together.
    pub(crate) fn find_joined(&self, page: Page<'_>, first: usize, last: usize) -> Option<Found> {
        let span = Span::new(page.words.get(first)?.start, page.words.get(last)?.end);
        let fold = page.folds.fold_of(page.offset + first, page.offset + last);
        let mut likeness = self.joined.compare(span.slice(page.text), fold, page.french)?;
        if !self.gaps.iter().all(Gap::is_seam) {
            likeness.forms = likeness.forms.with(Form::Joined);
        }
        self.found(page, Unit { first, last, span, likeness })
    }

    /// Compares the term, or its anchor, with letters of a suspicious word.
    pub(crate) fn find_hidden(&self, page: Page<'_>, entry: Entry, word: &Undone, letters: &[Letter]) -> Option<Found> {
        let (piece, own) = match entry {
            Entry::Anchor(_, own) => (&self.words[own], Some(own)),
            Entry::Joined(_) => (&self.joined, None),
        };
        let unit = page.hidden(piece, word, letters)?;
        match own {
            Some(own) => self.around(page, own, unit),
            None => self.found(page, unit),
        }
    }

    /// Compares the term with the words of a block, where the word `at` may be one letter off of its word `own`.
    pub(crate) fn find_fuzzy(&self, page: Page<'_>, own: usize, at: usize) -> Option<Found> {
        let word = page.words.get(at)?;
        let span = Span::new(word.start, word.end);
        let likeness = self.words.get(own)?.nearly(span.slice(page.text), page.fold(at), page.french)?;
        self.around(page, own, Unit { first: at, last: at, span, likeness })
    }

    /// Compares the words before and after the anchor, which was found.
    fn around(&self, page: Page<'_>, own: usize, anchor: Unit) -> Option<Found> {
        let mut whole = anchor;
        for at in (0..own).rev() {
            let unit = page.before(&self.words[at], whole.first)?;
            let gap = self.gap(page, at, unit.span.end, whole.span.start)?;
            whole = unit.with(whole, gap);
        }
        for at in own + 1..self.words.len() {
            let unit = page.after(&self.words[at], whole.last)?;
            let gap = self.gap(page, at - 1, whole.span.end, unit.span.start)?;
            whole = whole.with(unit, gap);
        }
        if self.is_seamed() && ORDINARY.is_subset(whole.likeness.forms) {
            return None;
        }
        self.found(page, whole)
    }

    /// Whether it is a name of several parts in one word: `HyperCube`.
    fn is_seamed(&self) -> bool {
        !self.gaps.is_empty() && self.gaps.iter().all(Gap::is_seam)
    }

    /// Compares one of the term's gaps with what stands between two words.
    fn gap(&self, page: Page<'_>, at: usize, from: usize, to: usize) -> Option<Forms> {
        let short = self.words[at].is_short() || self.words[at + 1].is_short();
        self.gaps[at].compare(Span::new(from, to).slice(page.text), short)
    }

    /// The whole term with what stands right before and after it.
    fn found(&self, page: Page<'_>, unit: Unit) -> Option<Found> {
        let Unit { first, last, span, mut likeness } = unit;
        let span = self.affixes(page.text, page.words, first, last, span)?;
        likeness.forms = likeness.forms.union(edges(page.text, page.words, first, last, span));
        Some(Found { first, last, span, likeness })
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

impl Unit {
    /// Two units and what stands between them, in order.
    fn with(self, next: Self, gap: Forms) -> Self {
        let likeness = self.likeness.with(next.likeness);
        let likeness = Likeness { forms: likeness.forms.union(gap), ..likeness };
        Self { first: self.first, last: next.last, span: self.span.hull(next.span), likeness }
    }
}

impl<'p> Page<'p> {
    /// The bare fold of a word.
    pub(crate) fn fold(&self, at: usize) -> &'p str {
        self.folds.fold_of(self.offset + at, self.offset + at)
    }

    /// The word at a number, where it is the wanted one as it stands.
    fn plain(&self, piece: &Piece, at: usize) -> Option<Unit> {
        let word = self.words.get(at)?;
        let span = Span::new(word.start, word.end);
        let likeness = piece.compare(span.slice(self.text), self.fold(at), self.french)?;
        Some(Unit { first: at, last: at, span, likeness })
    }

    /// Letters of a suspicious word, where they are the wanted word in disguise.
    fn hidden(&self, piece: &Piece, word: &Undone, letters: &[Letter]) -> Option<Unit> {
        let likeness = piece.unmask(word.kind, letters)?;
        let (first, last) = (letters.first()?.span, letters.last()?.span);
        let span = first.hull(last);
        let own = self.words.get(word.words.0..=word.words.1)?;
        let first = word.words.0 + own.partition_point(|word| word.end <= span.start);
        let last = word.words.0 + own.partition_point(|word| word.start < span.end).checked_sub(1)?;
        Some(Unit { first, last, span, likeness })
    }

    /// The wanted word right before a word.
    fn before(&self, piece: &Piece, next: usize) -> Option<Unit> {
        let at = next.checked_sub(1)?;
        self.plain(piece, at).or_else(|| {
            let from = self.undone.partition_point(|word| word.words.1 < at);
            let mut ending = self.undone[from..].iter().take_while(|word| word.words.1 == at);
            ending.find_map(|word| self.hidden(piece, word, &word.letters))
        })
    }

    /// The wanted word right after a word.
    fn after(&self, piece: &Piece, last: usize) -> Option<Unit> {
        self.plain(piece, last + 1).or_else(|| {
            let from = self.undone.partition_point(|word| word.words.0 <= last);
            let mut starting = self.undone[from..].iter().take_while(|word| word.words.0 == last + 1);
            starting.find_map(|word| self.hidden(piece, word, &word.letters))
        })
    }
}

/// What stands right before and after a found term, as forms: a particle or an ending of the language, or a longer
/// name that it is part of.
pub(super) fn edges(text: &str, words: &[Word], first: usize, last: usize, span: Span) -> Forms {
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
