//! A term ready to be compared with words of a text.
//!
//! The index only says that a word of a term may be here; this module decides whether the term is, and in which
//! forms it was written, by comparing the term with the text as it stands.

use super::edge::edges;
use super::flat::{Flat, ListNumber, Listing, Slot, Stands};
use super::gap::{self, Gap};
use super::hit::Found;
use super::likeness::Likeness;
use super::page::Page;
use super::piece::TermPiece;
use super::rarity::WordCounts;
use super::slot;
use super::unit::{Unit, each_way};
use super::word_entry::{WordBeside, WordEntry};
use crate::language::{plural, telling};
use crate::reading::{Letter, Undone, Words, is_apostrophe};
use crate::rule::{Form, Forms, Placeholder};
use crate::text::{Span, is_invisible};
use std::borrow::Cow;
use std::cmp::Reverse;

/// The departures that, together, make ordinary words of a name in one word: "big queries" are no `BigQuery`.
const ORDINARY: Forms = Forms::of(&[Form::Case, Form::Inflected, Form::Separated]);

/// A term, folded and cut into words like the texts that it is looked for in.
#[derive(Clone, Debug)]
pub(crate) struct Literal {
    items: Vec<Item>,
    /// The item that the index looks the term up by: a word, or a list.
    anchor: usize,
    /// The anchor as a text elides it before a placeholder: `d` for "de {us}".
    elided: Option<Box<TermPiece>>,
    /// The gaps between its items: one fewer than items.
    pub(super) gaps: Vec<Gap>,
    /// The term with its words run together; nothing for one word, or where something in it varies.
    joined: Option<TermPiece>,
    /// Symbols that must stand right before it: the `#` of `#ad`.
    prefix: String,
    /// True if white space may stand after the prefix, as in the term itself: `% off`.
    is_spaced: bool,
    /// Symbols that must stand after it: the `++` of `C++`.
    suffix: String,
    /// True if a text may leave the suffix out: the mark of `Yahoo!`.
    is_loose: bool,
}

/// A part of a term.
#[derive(Clone, Debug)]
enum Item {
    Word(TermPiece),
    Slot(Slot),
}

impl Literal {
    /// Folds a term without lists and verbs. It has at least one word, or is never found.
    pub(crate) fn new(term: &str) -> Self {
        Self::with_lists(term, &[])
    }

    /// Folds a term with its lists and verbs, in order.
    pub(crate) fn with_lists(term: &str, lists: &[ListNumber]) -> Self {
        let Flat { text, slots } = Flat::of(term, lists);
        let words = Words::of(&text);
        let spans = words.list.iter().map(|word| word.span());
        let last = words.list.len().saturating_sub(1);
        let piece = |(at, span): (usize, Span)| {
            let piece = TermPiece::new(span.slice(&text), words.fold_of(at, at));
            (span, Item::Word(if at == last && at > 0 { piece.into_last() } else { piece }))
        };
        let mut items: Vec<(Span, Item)> = spans.enumerate().map(piece).collect();
        items.extend(slots.into_iter().map(|(span, slot)| (span, Item::Slot(slot))));
        items.sort_by_key(|(span, _)| *span);
        let between = |pair: &[(Span, Item)]| Gap::of(Span::new(pair[0].0.end, pair[1].0.start).slice(&text));
        let gaps: Vec<Gap> = items.windows(2).map(between).collect();
        let start = items.first().map_or(0, |(span, _)| span.start);
        let end = items.last().map_or(0, |(span, _)| span.end);
        let (prefix, suffix) = (Span::new(0, start).slice(&text), Span::new(end, text.len()).slice(&text));
        let is_spaced = prefix.trim_start().contains(|c: char| c.is_whitespace() || is_invisible(c));
        let (prefix, suffix) = (gap::symbols(prefix), gap::symbols(suffix));
        let items: Vec<Item> = items.into_iter().map(|(_, item)| item).collect();
        let pieces = items.iter().filter_map(Item::word);
        let varies = pieces.clone().count() < items.len() || gaps.iter().any(Gap::is_open);
        let joined = (!varies).then(|| TermPiece::join(pieces));
        let anchor = items.iter().position(|item| item.word().is_some()).unwrap_or(0);
        Self { items, anchor, elided: None, gaps, joined, prefix, is_spaced, suffix, is_loose: false }
    }

    /// Chooses the word that the index looks the term up by: the rarest. Where all of its words are common, what it has the
    /// fewest names or entries for.
    pub(super) fn choose_anchor(&mut self, shared: &WordCounts, entries: impl Fn(Listing) -> usize) {
        if let [Item::Word(_)] = self.items.as_slice() {
            return;
        }
        let word = self.pieces().map(|(at, piece)| (shared.rarity(piece.bare()), Reverse(at))).max();
        let is_common = word.is_none_or(|(rarity, _)| rarity.is_common());
        let lists = self.items.iter().enumerate().filter_map(|(at, item)| Some((at, item.listing()?)));
        let lists = lists.filter(|(_, listing)| is_common && (word.is_some() || matches!(listing, Listing::List(_))));
        let list = lists.min_by_key(|(at, listing)| (entries(*listing), *at)).map(|(at, _)| at);
        self.anchor = list.or(word.map(|(_, Reverse(at))| at)).unwrap_or(0);
        self.elided = self.short(self.anchor).map(|short| Box::new(TermPiece::elided(short)));
    }

    /// The names or the list that the index looks the term up by, where it is no word.
    pub(crate) fn anchored_list(&self) -> Option<Listing> {
        self.items.get(self.anchor)?.listing()
    }

    /// The same term, looked up by its last word.
    pub(crate) fn anchored_at_its_end(mut self) -> Self {
        self.anchor = self.pieces().last().map_or(0, |(at, _)| at);
        self
    }

    /// Its words with their positions among its items.
    fn pieces(&self) -> impl Iterator<Item = (usize, &TermPiece)> {
        self.items.iter().enumerate().filter_map(|(at, item)| Some((at, item.word()?)))
    }

    /// Lets a text leave out the mark that a name ends in.
    pub(crate) fn loosen(&mut self) {
        self.is_loose = matches!(self.suffix.as_str(), "!" | "?" | "®" | "™");
    }

    /// Takes the word of it that is a form of a verb for one.
    pub(crate) fn take_form(&mut self, form: &str) {
        let form = Words::of(form);
        let folds: Vec<&str> = (0..form.list.len()).map(|at| form.fold_of(at, at)).collect();
        for item in &mut self.items {
            match item {
                Item::Word(piece) if folds.contains(&piece.bare()) => piece.take_for_form(),
                Item::Word(_) | Item::Slot(_) => {}
            }
        }
    }

    /// Lets the term, where it is one word, be written in other letters for the same sound.
    pub(crate) fn respell(&mut self) {
        if let [Item::Word(word)] = self.items.as_mut_slice() {
            word.respell();
        }
    }

    /// Each word of the term as an entry of an index.
    pub(crate) fn each_word(&self, number: usize) -> impl Iterator<Item = (WordEntry, &str)> {
        self.pieces().map(move |(own, word)| (WordEntry::anchor(number, own, WordBeside::ANYTHING), word.bare()))
    }

    /// Returns whether it has words, and nothing that varies.
    pub(crate) const fn is_plain(&self) -> bool {
        self.joined.is_some()
    }

    /// Its first word, and its last one.
    pub(super) fn ends(&self) -> [Option<&TermPiece>; 2] {
        [self.items.first(), self.items.last()].map(|item| item.and_then(Item::word))
    }

    /// The words right after its first word, and right before its last one; nothing where anything may stand there.
    pub(super) fn inner_ends(&self) -> [Option<&TermPiece>; 2] {
        let piece = |at, gap: Option<&Gap>| self.piece(at).filter(|_| gap.is_some_and(|gap| !gap.is_open()));
        [piece(1, self.gaps.first()), self.items.len().checked_sub(2).and_then(|at| piece(at, self.gaps.last()))]
    }

    /// Several words of it run together, where nothing varies.
    pub(super) fn joined(&self) -> Option<&TermPiece> {
        self.joined.as_ref().filter(|_| self.items.len() > 1)
    }

    /// The words by which the term is looked up, as the entries of an index: its anchor, and all of it run together.
    pub(crate) fn entries(&self, number: usize) -> impl Iterator<Item = (WordEntry, &TermPiece)> {
        let own = self.anchor;
        let anchor = self.piece(own).into_iter().chain(self.elided.as_deref());
        let anchor = anchor.map(move |piece| (WordEntry::anchor(number, own, self.beside(own)), piece));
        anchor.chain(self.joined().map(|piece| (WordEntry::joined(number), piece)))
    }

    /// How the word begins that must stand right before the entry of the list that it is looked up by.
    pub(super) fn before_entry(&self) -> WordBeside {
        let before = self.anchor.checked_sub(1).and_then(|at| self.next_to(at, at));
        before.map_or(WordBeside::ANYTHING, |piece| WordBeside::of(piece.bare(), false))
    }

    /// How the words begin that must stand beside its first word, and beside its last one.
    pub(super) fn ends_beside(&self) -> [WordBeside; 2] {
        [0, self.items.len().saturating_sub(1)].map(|own| self.beside(own))
    }

    /// The word at a position among its items.
    fn piece(&self, at: usize) -> Option<&TermPiece> {
        self.items.get(at).and_then(Item::word)
    }

    /// Returns whether a name of any company or person may stand in it.
    pub(crate) fn holds_name(&self) -> bool {
        self.items
            .iter()
            .any(|item| matches!(item, Item::Slot(Slot { stands: Stands::Placeholder(Placeholder::Name), .. })))
    }

    /// The folded words, and placeholders as they are written, with a space between: the same for every form of the
    /// term.
    pub(crate) fn value(&self) -> String {
        let written = |item: &Item| match item {
            Item::Word(piece) => piece.bare().to_owned(),
            Item::Slot(slot) => slot.written(),
        };
        self.items.iter().map(written).collect::<Vec<_>>().join(" ")
    }

    /// Compares the term with the words of a block, where the word `at` may be its anchor.
    pub(crate) fn find(&self, page: &Page<'_>, at: usize) -> Option<Found> {
        let own = self.anchor;
        let piece = self.piece(own).filter(|_| self.may_stand(page, own, at))?;
        let unit = page.plain(piece, at).or_else(|| self.elided(page, own, at))?;
        self.around(page, own, unit)
    }

    /// Returns whether a glance at the word beside one leaves open that the term is there, with its word `own` in the
    /// place of that one.
    fn may_stand(&self, page: &Page<'_>, own: usize, at: usize) -> bool {
        let Some((piece, is_next)) = self.neighbour(own) else { return true };
        let at = if is_next { at + 1 } else { at.wrapping_sub(1) };
        (at < page.words.len() && plural::is_like(piece.bare(), page.fold(at))) || page.is_undone(at)
    }

    /// How the word begins that must stand right beside a word of it.
    fn beside(&self, own: usize) -> WordBeside {
        self.neighbour(own).map_or(WordBeside::ANYTHING, |(piece, is_next)| WordBeside::of(piece.bare(), is_next))
    }

    /// The word that must stand right beside a word of it: the next one, else the one before. True for the next.
    fn neighbour(&self, own: usize) -> Option<(&TermPiece, bool)> {
        let before = || Some((self.next_to(own.checked_sub(1)?, own - 1)?, false));
        self.next_to(own, own + 1).map(|next| (next, true)).or_else(before)
    }

    /// The word at a position next to a gap, unless another one may stand there: in an open gap, elided before a slot.
    fn next_to(&self, gap: usize, at: usize) -> Option<&TermPiece> {
        self.piece(at).filter(|_| self.short(at).is_none() && !self.gaps[gap].is_open())
    }

    /// Compares the term with the words of a block around an entry of the list that it is looked up by.
    pub(crate) fn find_around(&self, page: &Page<'_>, entry: Unit) -> Option<Found> {
        self.around(page, self.anchor, entry)
    }

    /// Compares the term with words of a block that touch, run together.
    pub(crate) fn find_joined(&self, page: &Page<'_>, first: usize, last: usize) -> Option<Found> {
        let unit = self.run_together(page, first, last)?;
        self.found(page, unit)
    }

    fn run_together(&self, page: &Page<'_>, first: usize, last: usize) -> Option<Unit> {
        let span = Span::new(page.words.get(first)?.start(), page.words.get(last)?.end());
        let fold = page.run_together(first, last);
        let mut likeness = self.joined.as_ref()?.compare(span.slice(page.text), fold, page.language)?;
        if !self.gaps.iter().all(Gap::is_seam) {
            likeness.forms = likeness.forms.with(Form::Joined);
        }
        Some(Unit { first, last, span, likeness, language: None })
    }

    /// A term whose first part is a word, from a word of a block on, with its own symbols.
    pub(crate) fn starting(&self, page: &Page<'_>, at: usize) -> Option<Unit> {
        let unit = page.plain(self.piece(0).filter(|_| self.may_stand(page, 0, at))?, at)?;
        self.with_affixes(page, self.whole(page, 0, unit)?)
    }

    /// A term whose last part is a word, up to a word of a block, with its own symbols.
    pub(crate) fn ending(&self, page: &Page<'_>, at: usize) -> Option<Unit> {
        let own = self.items.len().checked_sub(1)?;
        let unit = page.plain(self.piece(own).filter(|_| self.may_stand(page, own, at))?, at)?;
        self.with_affixes(page, self.whole(page, own, unit)?)
    }

    /// A plain term that a block writes as one word, or as words that touch.
    pub(crate) fn in_touching_words(&self, page: &Page<'_>, first: usize, last: usize) -> Option<Unit> {
        self.with_affixes(page, self.run_together(page, first, last)?)
    }

    fn with_affixes(&self, page: &Page<'_>, unit: Unit) -> Option<Unit> {
        let span = self.affixes(page, unit.first, unit.last, unit.span)?;
        Some(Unit { span, ..unit })
    }

    /// Compares the term, or its anchor, with letters of a suspicious word.
    pub(crate) fn find_hidden(
        &self,
        page: &Page<'_>,
        entry: WordEntry,
        word: &Undone,
        letters: &[Letter],
    ) -> Option<Found> {
        self.found(page, self.behind(page, entry, word, letters)?)
    }

    /// The term with its own symbols, where letters of a suspicious word are it or its anchor.
    pub(crate) fn hidden(&self, page: &Page<'_>, entry: WordEntry, word: &Undone, letters: &[Letter]) -> Option<Unit> {
        self.with_affixes(page, self.behind(page, entry, word, letters)?)
    }

    fn behind(&self, page: &Page<'_>, entry: WordEntry, word: &Undone, letters: &[Letter]) -> Option<Unit> {
        match entry {
            WordEntry::Anchor(_, own, _) => {
                let own = usize::from(own);
                self.whole(page, own, page.hidden(self.piece(own)?, word, letters)?)
            }
            WordEntry::Joined(_) => page.hidden(self.joined.as_ref()?, word, letters),
            WordEntry::Listed(..) => None,
        }
    }

    /// Compares the term with the words of a block, where the word `at` may be one letter off of its word `own`.
    pub(crate) fn find_fuzzy(&self, page: &Page<'_>, own: usize, at: usize) -> Option<Found> {
        let word = page.words.get(at)?;
        let span = word.span();
        let likeness = self.piece(own)?.nearly(span.slice(page.text), page.fold(at), page.language)?;
        self.around(page, own, Unit { first: at, last: at, span, likeness, language: None })
    }

    /// Compares what stands before and after the anchor, which was found.
    fn around(&self, page: &Page<'_>, own: usize, anchor: Unit) -> Option<Found> {
        let whole = self.whole(page, own, anchor)?;
        self.found(page, whole)
    }

    /// The items before and after one that was found, together with it.
    fn whole(&self, page: &Page<'_>, own: usize, found: Unit) -> Option<Unit> {
        if !self.is_plain() {
            return self.first_way(page, own, found);
        }
        let mut whole = found;
        for at in (0..own).rev() {
            let unit = page.before(self.piece(at)?, whole.first)?;
            whole = unit.with(whole, self.gap(page, at, unit, whole)?);
        }
        for at in own + 1..self.items.len() {
            let unit = page.after(self.piece(at)?, whole.last)?;
            whole = whole.with(unit, self.gap(page, at - 1, whole, unit)?);
        }
        let ordinary = self.is_seamed() && ORDINARY.is_subset(whole.likeness.forms);
        (!ordinary).then_some(whole)
    }

    /// The same for a term in which something varies, so that a text can be taken in several ways: the first way in
    /// which all of its items stand, and best one without entries of another language.
    fn first_way(&self, page: &Page<'_>, own: usize, found: Unit) -> Option<Unit> {
        let start = [found];
        let mut ways = Cow::Borrowed(&start[..]);
        for at in (0..own).rev() {
            ways = each_way(&ways, |whole| self.grow_before(page, at, whole)).into();
        }
        let begins = |whole: &Unit| self.prefix_before(page, whole.first, whole.span.start).is_some();
        if !ways.iter().all(begins) {
            ways = ways.iter().copied().filter(begins).collect();
        }
        for at in own + 1..self.items.len() {
            ways = each_way(&ways, |whole| self.grow_after(page, at, whole)).into();
        }
        let ends = |whole: &&Unit| self.suffix_after(page, whole.last, whole.span.end).is_some();
        let native = ways.iter().filter(ends).find(|whole| !whole.is_foreign(page.language));
        native.or_else(|| ways.iter().find(ends)).copied()
    }

    /// The item before those found so far, with them, in every way in which it stands there.
    fn grow_before(&self, page: &Page<'_>, at: usize, whole: Unit) -> Vec<Unit> {
        let is_open = self.gaps[at].is_open();
        let nexts = page.opening_before(whole.first).take(if is_open { usize::MAX } else { 1 });
        let units = nexts.flat_map(|next| match &self.items[at] {
            Item::Word(piece) => {
                let elided = || self.elided(page, at, next.checked_sub(1)?);
                page.before(piece, next).or_else(elided).into_iter().collect()
            }
            Item::Slot(slot) => slot::before(slot, page, next),
        });
        let units = units.filter(|unit| unit.agrees(whole));
        units.filter_map(|unit| Some(unit.with(whole, self.gap(page, at, unit, whole)?))).collect()
    }

    /// The item after those found so far, with them, in every way in which it stands there.
    fn grow_after(&self, page: &Page<'_>, at: usize, whole: Unit) -> Vec<Unit> {
        let is_open = self.gaps[at - 1].is_open();
        let lasts = page.opening_after(whole.last).take(if is_open { usize::MAX } else { 1 });
        let units = lasts.flat_map(|last| match &self.items[at] {
            Item::Word(piece) => {
                let unit = page.after(piece, last).or_else(|| self.elided(page, at, last + 1));
                unit.into_iter().collect()
            }
            Item::Slot(slot) => slot::after(slot, page, last + 1),
        });
        let units = units.filter(|unit| unit.agrees(whole));
        units.filter_map(|unit| Some(whole.with(unit, self.gap(page, at - 1, whole, unit)?))).collect()
    }

    /// What is left of the word at a position where a text elides it before a placeholder: `d` for "de {us}".
    fn short(&self, own: usize) -> Option<&str> {
        let piece = self.piece(own).filter(|_| matches!(self.items.get(own + 1), Some(Item::Slot(_))))?;
        telling::elided(piece.bare())
    }

    /// The word at a position where a text elides it before a placeholder: `d'Acme` for "de {us}".
    fn elided(&self, page: &Page<'_>, own: usize, at: usize) -> Option<Unit> {
        let (short, word) = (self.short(own)?, page.words.get(at)?);
        let likeness = Likeness { forms: Forms::of(&[Form::Inflected]), basis: None };
        let tied = page.fold(at) == short && page.gap(at).is_some_and(is_apostrophe);
        let span = word.span();
        tied.then_some(Unit { first: at, last: at, span, likeness, language: None })
    }

    /// Returns whether it is a name of several parts in one word: `HyperCube`.
    fn is_seamed(&self) -> bool {
        self.is_plain() && !self.gaps.is_empty() && self.gaps.iter().all(Gap::is_seam)
    }

    /// Compares one of the term's gaps with what stands between two units.
    fn gap(&self, page: &Page<'_>, at: usize, unit: Unit, next: Unit) -> Option<Forms> {
        let there = page.text.get(unit.span.end..next.span.start)?;
        let own = &self.gaps[at];
        if own.is_open() {
            return own.compare(there, false).filter(|_| page.share_sentence(unit, next));
        }
        let (item, after) = (&self.items[at], &self.items[at + 1]);
        let short = item.word().is_some_and(TermPiece::is_short) || after.word().is_some_and(TermPiece::is_short);
        // What elides is tied to what follows.
        let elided =
            is_apostrophe(there) && matches!(after, Item::Slot(_)) && unit.likeness.forms.contains(Form::Inflected);
        // A number may touch its unit or not: `5kg`.
        let free = (item.is_number() || after.is_number()) && !short && own.is_blank() && gap::is_blank(there);
        if elided || free {
            return Some(Forms::NONE);
        }
        let tied = |gap: &str| gap.starts_with('.') || !own.is_seam();
        let is_initial = item.word().is_some_and(TermPiece::is_short) && after.word().is_some();
        let initial = || is_initial && own.follows_initial() && !there.is_empty() && tied(there);
        let apart = || (initial() && gap::follows_initial(there)).then_some(Forms::of(&[Form::Separated]));
        own.compare(there, short).or_else(apart)
    }

    /// The whole term with what stands right before and after it.
    fn found(&self, page: &Page<'_>, unit: Unit) -> Option<Found> {
        let Unit { first, last, span, mut likeness, language } = unit;
        let span = self.affixes(page, first, last, span)?;
        likeness.forms = likeness.forms.union(edges(page.text, page.words, first, last, span));
        Some(Found { first, last, span, likeness, language })
    }

    /// The span with the term's own symbols before and after it; nothing where the text lacks them.
    fn affixes(&self, page: &Page<'_>, first: usize, last: usize, inner: Span) -> Option<Span> {
        let start = self.prefix_before(page, first, inner.start)?;
        Some(Span::new(start, self.suffix_after(page, last, inner.end)?))
    }

    /// The start of the term with its own symbols.
    fn prefix_before(&self, page: &Page<'_>, first: usize, start: usize) -> Option<usize> {
        if self.prefix.is_empty() {
            return Some(start);
        }
        let from = first.checked_sub(1).map_or(0, |before| page.words[before].end());
        let before = page.text.get(from..start)?;
        if self.is_spaced {
            return gap::reach_back(before, &self.prefix).map(|length| start - length);
        }
        before.ends_with(self.prefix.as_str()).then(|| start - self.prefix.len())
    }

    /// The end of the term with its own symbols.
    fn suffix_after(&self, page: &Page<'_>, last: usize, end: usize) -> Option<usize> {
        if self.suffix.is_empty() {
            return Some(end);
        }
        let until = page.words.get(last + 1).map_or(page.text.len(), |after| after.start());
        let reached = gap::reach(page.text.get(end..until)?, &self.suffix);
        reached.map(|length| end + length).or_else(|| self.is_loose.then_some(end))
    }
}

impl Item {
    /// The word that it is.
    const fn word(&self) -> Option<&TermPiece> {
        match self {
            Self::Word(piece) => Some(piece),
            Self::Slot(_) => None,
        }
    }

    /// Returns whether it stands for a number.
    const fn is_number(&self) -> bool {
        matches!(self, Self::Slot(Slot { stands: Stands::Placeholder(Placeholder::Number | Placeholder::Year), .. }))
    }

    /// The names or the list that a term with it may be looked up by.
    const fn listing(&self) -> Option<Listing> {
        match self {
            Self::Slot(slot) => slot.listing(),
            Self::Word(_) => None,
        }
    }
}
