//! The words of a block in every spelling under which a sealed term may know them.
//!
//! A tag cannot be compared letter by letter, so what the plain index allows after a look-up has to be tried before
//! it: plurals undone, accents kept and dropped, disguises undone in every plausible way. Most words have one
//! spelling, and it is borrowed from the reading.

use crate::language::plural::{SHORTEST, SHORTEST_LAST, singulars};
use crate::matching::likeness::Likeness;
use crate::matching::page::Page;
use crate::matching::piece::{SHORTEST_DISGUISED, SHORTEST_GLUED, are_added, disguise_of};
use crate::reading::{Letter, Suspicion, Undone, accented, key};
use crate::rule::{Disguise, Evidence, Form, Forms};
use crate::text::Span;
use std::borrow::Cow;
use std::collections::VecDeque;
use std::ops::Range;

/// Digits of a suspicious word up to which each may be a letter or itself.
const MOST_DIGITS: usize = 4;

/// The longest part of a hashtag or a label that is tried, in letters: longer terms hide elsewhere.
const LONGEST_PART: usize = 32;

/// The longest part of letters that stand apart; all of them are tried as one word besides. Each part costs a hash, and such
/// letters may go on as long as the draft.
const LONGEST_APART: usize = 18;

/// The longest hashtag or label whose parts are tried, in letters.
const LONGEST_GLUED: usize = 140;

/// Letters over which a sign may stand.
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// A folded word, and how the text departs from it.
#[derive(Clone, Debug)]
pub(super) struct Spelling<'p> {
    pub(super) fold: Cow<'p, str>,
    pub(super) likeness: Likeness,
    /// The positions that it can take in a term.
    pub(super) role: Standing,
}

/// The position of a spelling in a term of several words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Anywhere.
    Any,
    /// Only as the last of several words.
    Last,
    /// Nowhere: it can only be a whole term. So combinations do not multiply from word to word.
    Whole,
}

/// A word of a block, or a suspicious stretch of words, with its spellings.
#[derive(Clone, Debug)]
pub(super) struct SpelledUnit {
    /// Its first word.
    pub(super) first: usize,
    /// Its last word.
    pub(super) last: usize,
    /// Its place in the block's text.
    pub(super) span: Span,
    /// True if its letters are undone, and only tags of disguised words know them.
    pub(super) undone: bool,
    /// True if it is a part of a suspicious word, as it stands: no term goes on from it to a word that is undone.
    pub(super) inside: bool,
    spellings: Range<usize>,
}

/// Units that begin at this word or a later one, in order of their first words.
type Waiting<'p> = VecDeque<(SpelledUnit, Vec<Spelling<'p>>)>;

/// All units of a block.
#[derive(Debug, Default)]
pub(super) struct Units<'p> {
    units: Vec<SpelledUnit>,
    /// For each word the end of the units that begin there.
    ends: Vec<usize>,
    spellings: Vec<Spelling<'p>>,
    /// The words of the suspicious word that was met last.
    suspicious: Option<(usize, usize)>,
}

impl<'p> Units<'p> {
    /// Takes a block apart.
    pub(super) fn of(page: &Page<'p>) -> Self {
        let mut units = Self::default();
        let mut undone = page.undone.iter().peekable();
        // Parts of a suspicious stretch begin at its later words too.
        let mut waiting = Waiting::new();
        for at in 0..page.words.len() {
            if let Some(word) = undone.peek().filter(|word| word.words.0 <= at && word.kind == Suspicion::Word) {
                units.suspicious = Some(word.words);
            }
            units.plain(page, at, at);
            if let Some(last) = page.glued_after(at) {
                units.plain(page, at, last);
            }
            while let Some(word) = undone.next_if(|word| word.words.0 <= at) {
                hidden(page, word, &mut waiting);
            }
            while waiting.front().is_some_and(|(unit, _)| unit.first <= at) {
                waiting.pop_front().into_iter().for_each(|(unit, spellings)| units.add(unit, spellings));
            }
            units.ends.push(units.units.len());
        }
        units
    }

    /// The units that begin at a word.
    pub(super) fn at(&self, word: usize) -> &[SpelledUnit] {
        let end = self.ends.get(word).copied().unwrap_or(0);
        let start = word.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(end));
        &self.units[start.min(end)..end]
    }

    /// The spellings of a unit.
    pub(super) fn spellings(&self, unit: &SpelledUnit) -> &[Spelling<'p>] {
        &self.spellings[unit.spellings.clone()]
    }

    fn add(&mut self, unit: SpelledUnit, spellings: Vec<Spelling<'p>>) {
        let start = self.spellings.len();
        self.spellings.extend(spellings);
        self.units.push(SpelledUnit { spellings: start..self.spellings.len(), ..unit });
    }

    /// Adds words that touch, as they stand.
    fn plain(&mut self, page: &Page<'p>, first: usize, last: usize) {
        let span = Span::new(page.words[first].start(), page.words[last].end());
        let written = span.slice(page.text);
        let folded = page.run_together(first, last);
        let start = self.spellings.len();
        if written.is_ascii() {
            self.inflected(Cow::Borrowed(folded), Likeness::EXACT);
        } else {
            let own = disguise_of(written).map_or(Likeness::EXACT, Likeness::disguised);
            let with_accents = accented(written);
            if with_accents != folded {
                self.inflected(Cow::Owned(with_accents), own);
                if are_added(written, page.language) {
                    self.inflected(Cow::Borrowed(folded), own.with(Likeness::disguised(Disguise::Accents)));
                }
            } else {
                self.inflected(Cow::Borrowed(folded), own);
            }
        }
        let spellings = start..self.spellings.len();
        let inside = self.suspicious.is_some_and(|(from, to)| from <= first && last <= to && from < to);
        self.units.push(SpelledUnit { first, last, span, undone: false, inside, spellings });
    }

    /// Adds a spelling, and the words that it may be a plural of.
    fn inflected(&mut self, fold: Cow<'p, str>, likeness: Likeness) {
        let singulars = singulars(&fold, SHORTEST_LAST);
        self.spellings.push(Spelling { fold, likeness, role: Standing::Any });
        let inflected = Likeness { forms: likeness.forms.with(Form::Inflected), ..likeness };
        self.spellings.extend(singulars.into_iter().map(|word| Spelling {
            role: if word.chars().count() < SHORTEST { Standing::Last } else { Standing::Any },
            fold: Cow::Owned(word),
            likeness: inflected,
        }));
    }
}

/// Adds a suspicious stretch as one word, in every way in which it can be read.
fn hidden<'p>(page: &Page<'p>, word: &Undone, units: &mut Waiting<'p>) {
    match word.kind {
        Suspicion::Word | Suspicion::Spaced => {}
        // Parts of these are terms; letters that are drawn out or broken apart are for wording that is no name.
        Suspicion::Glued | Suspicion::Drawn | Suspicion::Broken => return,
    }
    let letters = word.letters(page.text);
    let mut spellings = Vec::new();
    let likeness = departure(letters);
    for (reading, role) in readings(letters) {
        let plurals = if word.kind == Suspicion::Word { singulars(&reading, SHORTEST) } else { Vec::new() };
        let long = |reading: &String| reading.chars().count() >= SHORTEST_DISGUISED;
        let each = std::iter::once(reading).chain(plurals).filter(long);
        spellings.extend(each.map(|fold| Spelling { fold: Cow::Owned(fold), likeness, role }));
    }
    units.extend(unit(page, word, letters).map(|unit| (unit, spellings)));
}

/// What [`each_part`] comes upon.
#[derive(Clone, Copy, Debug)]
pub(super) enum GrowingPart<'w> {
    /// A part begins, without letters.
    Begins,
    /// It has this letter more.
    Grows(char),
    /// It may be a term: the letters as the text has them.
    Stands(&'w [Letter]),
}

/// Calls `part` for all parts of a stretch that may be terms of their own, each in every way in which it can be read. There
/// are up to thirty for each letter, so none is kept, and each is the one before it with a letter more.
pub(super) fn each_part(text: &str, word: &Undone, mut part: impl FnMut(GrowingPart<'_>)) {
    let letters = word.letters(text);
    let (shortest, longest, is_glued) = match word.kind {
        Suspicion::Glued if letters.len() <= LONGEST_GLUED => (SHORTEST_GLUED, LONGEST_PART, true),
        Suspicion::Spaced => (SHORTEST_DISGUISED, LONGEST_APART, false),
        Suspicion::Glued | Suspicion::Word | Suspicion::Drawn | Suspicion::Broken => return,
    };
    for start in 0..letters.len() {
        let own = &letters[start..letters.len().min(start + longest)];
        let as_written = |letter: char| letter;
        let mut read = |as_read: fn(char) -> char, mut differs: bool| {
            part(GrowingPart::Begins);
            for (at, letter) in own.iter().enumerate() {
                let is = as_read(letter.is);
                differs |= is != letter.is;
                part(GrowingPart::Grows(is));
                if differs && at + 1 >= shortest {
                    part(GrowingPart::Stands(&own[..=at]));
                }
            }
        };
        if own.len() >= shortest {
            read(as_written, true);
            if !is_glued && own.iter().any(|letter| key(letter.is) != letter.is) {
                read(key, false);
            }
        }
    }
}

/// The unit of a part that is a term.
pub(super) fn part_unit(page: &Page<'_>, word: &Undone, letters: &[Letter]) -> Option<(SpelledUnit, Likeness)> {
    let glued = Likeness { forms: Forms::of(&[Form::Joined]), basis: Some(Evidence::Glued) };
    let likeness = if word.kind == Suspicion::Glued { glued } else { departure(letters) };
    Some((unit(page, word, letters)?, likeness))
}

/// The unit of some letters of a suspicious stretch.
fn unit(page: &Page<'_>, word: &Undone, letters: &[Letter]) -> Option<SpelledUnit> {
    let span = letters.first()?.span.hull(letters.last()?.span);
    let words = page.words.get(word.words.0..=word.words.1)?;
    let first = words.partition_point(|word| word.end() <= span.start);
    let last = words.partition_point(|word| word.start() < span.end).checked_sub(1).filter(|last| first <= *last)?;
    let undone = word.kind != Suspicion::Glued;
    let (first, last) = (word.words.0 + first, word.words.0 + last);
    Some(SpelledUnit { first, last, span, undone, inside: false, spellings: 0..0 })
}

/// The way letters depart from what they are read as. Where none is strange, some look alike: had the word been written
/// as it is read, it would have been found as it stands.
fn departure(letters: &[Letter]) -> Likeness {
    let disguises = letters.iter().filter_map(|letter| letter.disguise);
    let weakest = disguises.min_by_key(|&disguise| Evidence::Disguise(disguise).weight());
    Likeness::disguised(weakest.unwrap_or(Disguise::LookAlike))
}

/// The readings of letters. A digit is a letter or itself: every combination where there are few, else all or
/// none of them. `i` and `l` are one for tags of disguised words, so that they need no combinations.
fn readings(letters: &[Letter]) -> Vec<(String, Standing)> {
    let masked = letters.iter().filter(|letter| letter.is == '*').count();
    if masked > 1 || letters.first().is_some_and(|first| first.is == '*') {
        return Vec::new();
    }
    let digits = letters.iter().filter(|letter| letter.is.is_ascii_digit()).count();
    let masks: Vec<char> = if masked > 0 { LATIN.chars().collect() } else { vec!['*'] };
    let all = if digits <= MOST_DIGITS { (1_usize << digits) - 1 } else { usize::MAX };
    let every: Vec<usize> = if digits <= MOST_DIGITS { (0..=all).collect() } else { vec![0, all] };
    let mut readings = Vec::with_capacity(every.len() * masks.len());
    for kept in every {
        let mut digit = 0;
        let plain = letters.iter().map(|letter| {
            let is_kept = letter.is.is_ascii_digit() && kept >> (digit % MOST_DIGITS) & 1 == 1;
            digit += usize::from(letter.is.is_ascii_digit());
            if is_kept || letter.is == '*' { letter.is } else { key(letter.is) }
        });
        let plain: String = plain.collect();
        let role = if kept == 0 || kept == all { Standing::Any } else { Standing::Whole };
        readings.extend(masks.iter().map(|mask| (plain.replace('*', mask.encode_utf8(&mut [0; 4])), role)));
    }
    readings
}
