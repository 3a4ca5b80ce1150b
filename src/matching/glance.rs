//! A glance at a draft: the patterns that anything in it wakes, and what it has of what they ask for.

use super::asked::{AskedPlace, Demands, WordNumber};
use super::crowd::{CrowdCounts, Crowds};
use super::gates::Gates;
use super::spaces::stretches;
use crate::draft::Document;
use crate::reading::{Reading, Word};
use crate::rule::Places;
use crate::text::{BlockNumber, Span};
use std::ops::Range;

/// A word that patterns may look at.
#[derive(Clone, Copy, Debug, Default)]
struct GlancedWord {
    /// Its number in the draft.
    at: u32,
    /// True if it may begin as what wakes a pattern.
    starts: bool,
    /// True if it ends a stretch of letters that a pattern may ask for.
    asked: bool,
}

/// What patterns see of a draft: the words that any of them asks for.
#[derive(Debug)]
pub(super) struct DraftGlance<'p> {
    gates: &'p Gates,
    /// The draft as it was read.
    reading: &'p Reading,
    /// These words of all blocks, in order, and where each of them stands among all words.
    words: Vec<WordNumber>,
    at: Vec<u32>,
    /// The end of those of each block.
    ends: Vec<usize>,
    /// What else wakes a pattern in a block, in the order of the blocks: beginnings of words, signs.
    pub(super) woken: Vec<(BlockNumber, usize)>,
    /// One bit for each word that the draft has.
    has: Vec<u64>,
    /// For each pattern whether the draft has the words and the crowds for it, once that was asked for.
    pub(super) may_hold: Vec<Option<bool>>,
    /// What each block may have of crowds, and all of them together.
    pub(super) counts: Vec<CrowdCounts>,
    all_counts: CrowdCounts,
    /// The block that the crowds are of.
    block: Option<BlockNumber>,
    crowds: Crowds,
    /// Room for the words up to which those of a pattern stand together.
    room: [Vec<usize>; 2],
}

impl<'p> DraftGlance<'p> {
    /// Looks at a draft, of which each block lies in some places: one pass over its words, and at what stands between them.
    pub(super) fn of(gates: &'p Gates, document: &Document<'_>, reading: &'p Reading, places: &[Places]) -> Self {
        let (list, folded) = (&reading.words.list, reading.words.folded.as_bytes());
        // Patterns ask for one word in four, or fewer.
        let (mut words, mut standing) = (Vec::with_capacity(list.len() / 4), Vec::with_capacity(list.len() / 4));
        let mut woken = Vec::new();
        let mut has = vec![0; gates.woken.len().div_ceil(64)];
        let blocks = reading.blocks.len();
        let (mut ends, mut counts) = (Vec::with_capacity(blocks), Vec::with_capacity(blocks));
        let longest = reading.blocks.iter().map(|block| block.words.len()).max().unwrap_or(0);
        let mut glanced = vec![GlancedWord::default(); longest];
        for (number, block) in reading.blocks.iter().enumerate() {
            let (wakers, text) = (gates.wakers(places[number]), &*document.blocks[number].text);
            let number = BlockNumber(number);
            // Every word is written, and the next one over it unless patterns may look at it: a branch nobody could foresee.
            let mut count = 0;
            for (word, at) in list[block.words.clone()].iter().zip(block.words.start as u32..) {
                let starts = wakers.starts.may_begin(&folded[word.folded()..]);
                let asked = (wakers.words.may_have(word.hash) | word.is_one_stretch()) & !word.goes_on();
                glanced[count] = GlancedWord { at, starts, asked };
                count += usize::from(starts | asked);
            }
            for &GlancedWord { at, starts, asked } in &glanced[..count] {
                let at = at as usize;
                if starts {
                    wakers.starts.at(&folded[list[at].folded()..], |at| woken.push((number, at)));
                }
                if asked {
                    for number in wakers.words.get(reading.words.hash_of_stretch(at)) {
                        has[number.0 as usize / 64] |= number.bit();
                        words.push(number);
                        standing.push(at as u32);
                    }
                }
            }
            if wakers.signs.may_be_in(text) {
                // A sign stands between words, never inside one.
                let mut gap = 0;
                for word in &list[block.words.clone()] {
                    wakers.signs.find(text, Span::new(gap, word.start()), |at| woken.push((number, at)));
                    gap = word.end();
                }
                wakers.signs.find(text, Span::new(gap, text.len()), |at| woken.push((number, at)));
            }
            ends.push(words.len());
            counts.push(CrowdCounts::of(text));
        }
        let may_hold = vec![None; gates.demands.len()];
        let all_counts = counts.iter().fold(CrowdCounts::default(), |all, &own| all.with(own));
        let (block, crowds, room) = (None, Crowds::default(), Default::default());
        Self {
            gates,
            reading,
            words,
            at: standing,
            ends,
            woken,
            has,
            may_hold,
            counts,
            all_counts,
            block,
            crowds,
            room,
        }
    }

    /// One bit for each of the words that wake a pattern which the draft may have; all that any of them wakes is asked for.
    pub(super) fn waking(&mut self) -> Vec<u64> {
        let mut wakes = self.has.clone();
        for (place, wakes) in wakes.iter_mut().enumerate() {
            let mut rest = *wakes;
            while rest != 0 {
                let number = WordNumber((64 * place) as u32 + rest.trailing_zeros());
                let woken = self.gates.woken[number.0 as usize].iter();
                if !woken.fold(false, |any, &at| any | self.may_hold(at)) {
                    *wakes &= !number.bit();
                }
                rest &= rest - 1;
            }
        }
        wakes
    }

    /// The words of a block that any pattern asks for.
    pub(super) fn words_of(&self, block: BlockNumber) -> &[WordNumber] {
        &self.words[self.range_of(block)]
    }

    fn range_of(&self, block: BlockNumber) -> Range<usize> {
        block.0.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[block.0]
    }

    /// Returns false where the draft lacks words or crowds that each match of a pattern has.
    pub(super) fn may_hold(&mut self, pattern: usize) -> bool {
        let Demands { words, crowds, .. } = &self.gates.demands[pattern];
        let has = |word: &WordNumber| word.is_among(&self.has);
        let all = || crowds.may_be_among(self.all_counts) && words.iter().all(|place| place.any.iter().any(has));
        *self.may_hold[pattern].get_or_insert_with(all)
    }

    /// Returns false where a block lacks what each match of a pattern has.
    pub(super) fn may_hold_in(&mut self, block: BlockNumber, text: &str, pattern: usize) -> bool {
        let Demands { words, signs, crowds, .. } = &self.gates.demands[pattern];
        let mut here = self.words_of(block).iter();
        if !words.iter().all(|place| here.any(|word| place.any.binary_search(word).is_ok()))
            || !self.stand_together(block, text, words)
        {
            return false;
        }
        if self.block != Some(block) {
            self.block = Some(block);
            self.crowds.forget();
        }
        crowds.may_be_among(self.counts[block.0])
            && signs.iter().all(|any| any.iter().any(|signs| text.contains(&**signs)))
            && crowds.is_in(&mut self.crowds, text)
    }

    /// Returns false where the words of a block that a pattern asks for stand farther apart than in any match.
    fn stand_together(&mut self, block: BlockNumber, text: &str, places: &[AskedPlace]) -> bool {
        let Some((first, rest)) = places.split_first() else { return true };
        let [mut reached, mut next] = std::mem::take(&mut self.room);
        reached.clear();
        let here = self.range_of(block);
        let is_at = |at: &usize, place: &AskedPlace| place.any.binary_search(&self.words[*at]).is_ok();
        reached.extend(here.clone().filter(|at| is_at(at, first)));
        for place in rest {
            let mut before = reached.iter().copied().peekable();
            let mut last: Option<(usize, usize)> = None;
            next.clear();
            // From the last word that may stand before, the way is the shortest.
            for at in here.clone().filter(|at| is_at(at, place)) {
                while let Some(own) = before.next_if(|&own| own < at) {
                    last = Some((self.word(own).end(), 0));
                }
                let Some((counted, spaces)) = &mut last else { continue };
                let start = self.word(at).start().max(*counted);
                *spaces += stretches(Span::new(*counted, start).slice(text));
                *counted = start;
                if place.within.allows(*spaces) {
                    next.push(at);
                }
            }
            std::mem::swap(&mut reached, &mut next);
        }
        let stand = !reached.is_empty();
        self.room = [reached, next];
        stand
    }

    /// One of these words.
    fn word(&self, at: usize) -> &Word {
        &self.reading.words.list[self.at[at] as usize]
    }
}
