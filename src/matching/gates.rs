//! The gates of all patterns: what a draft must have for each, and what wakes it.
//!
//! All words that any pattern asks for have numbers, and a draft is read as those of its words that have one. In code and
//! in addresses only patterns that count there are woken.

use super::asked::{AskedPlace, AskedWord, Demands, WordNumber};
use super::demand::{Demand, DemandKind, GateText};
use super::gate::Gate;
use super::waking::{WakingLetters, WakingSigns};
use crate::rule::Places;
use crate::text::{Table, hash};

/// The gates of all patterns, ready to be asked.
#[derive(Clone, Debug)]
pub(super) struct Gates {
    /// What a block must have for each pattern, by its number.
    pub(super) demands: Vec<Demands>,
    /// The patterns that each word wakes which any of them asks for, by its number.
    pub(super) woken: Vec<Vec<usize>>,
    /// What wakes those that count in code or in addresses.
    technical: Wakers,
    /// What wakes any pattern.
    pub(super) all: Wakers,
}

/// What wakes patterns.
#[derive(Clone, Debug)]
pub(super) struct Wakers {
    /// The words that they ask for.
    pub(super) words: Table<WordNumber>,
    /// Beginnings of words.
    pub(super) starts: WakingLetters,
    pub(super) letters: WakingLetters,
    pub(super) signs: WakingSigns,
    /// Patterns that nothing rare wakes: the crowds of their matches may.
    pub(super) always: Vec<usize>,
}

/// The same while it is collected.
#[derive(Debug, Default)]
struct WakerList {
    words: Vec<(u64, WordNumber)>,
    starts: Vec<(GateText, usize)>,
    letters: Vec<(GateText, usize)>,
    signs: Vec<(GateText, usize)>,
    always: Vec<usize>,
}

impl WakerList {
    /// What wakes some of the patterns, but for words.
    fn of(&self, is_one: impl Fn(usize) -> bool) -> Self {
        let own = |all: &[(GateText, usize)]| all.iter().filter(|(_, at)| is_one(*at)).cloned().collect();
        Self {
            words: Vec::new(),
            starts: own(&self.starts),
            letters: own(&self.letters),
            signs: own(&self.signs),
            always: self.always.iter().copied().filter(|&at| is_one(at)).collect(),
        }
    }

    /// Makes it ready.
    fn ready(self) -> Wakers {
        Wakers {
            words: Table::new(self.words),
            starts: WakingLetters::new(self.starts),
            letters: WakingLetters::new(self.letters),
            signs: WakingSigns::new(self.signs),
            always: self.always,
        }
    }
}

impl Gates {
    /// Takes the gate of each pattern, and the places in which each counts.
    pub(super) fn new(gates: impl Iterator<Item = Gate>, places: &[Places]) -> Self {
        let mut all = WakerList::default();
        // Nearly all patterns ask for some ten words.
        let (mut demands, mut asked) = (Vec::with_capacity(places.len()), Vec::with_capacity(16 * places.len()));
        for (at, Gate { clauses, rarest, crowds }) in gates.enumerate() {
            if rarest.is_none() {
                all.always.push(at);
            }
            let mut own = Demands { words: Vec::new(), bits: [0; 4], signs: Vec::new(), crowds };
            for (number, Demand { kind, any, within }) in clauses.iter().enumerate() {
                let wakes = Some(number) == rarest;
                let waking = || any.each().filter(|_| wakes).map(|text| (text, at));
                match kind {
                    DemandKind::Words => {
                        let (place, before) = (own.words.len(), asked.len());
                        let asking = |word: GateText| AskedWord {
                            hash: hash(word.as_bytes()),
                            at: at as u32,
                            place: place as u16,
                            wakes,
                        };
                        asked.extend(any.each().map(asking));
                        own.words.push(AskedPlace { any: Vec::with_capacity(asked.len() - before), within: *within });
                    }
                    DemandKind::Starts => all.starts.extend(waking()),
                    DemandKind::Letters => all.letters.extend(waking()),
                    DemandKind::Signs => {
                        own.signs.push(any.each().collect());
                        all.signs.extend(waking());
                    }
                }
            }
            demands.push(own);
        }
        asked.sort_unstable_by_key(|word| word.hash);
        let is_technical = |at: usize| places[at].meets(Places::TECHNICAL);
        let (mut woken, mut technical) = (Vec::new(), all.of(is_technical));
        for (same, number) in asked.chunk_by(|one, next| one.hash == next.hash).zip(0..) {
            let number = WordNumber(number);
            same.iter().for_each(|word| demands[word.at as usize].words[usize::from(word.place)].any.push(number));
            all.words.push((same[0].hash, number));
            if same.iter().any(|word| is_technical(word.at as usize)) {
                technical.words.push((same[0].hash, number));
            }
            woken.push(same.iter().filter(|word| word.wakes).map(|word| word.at as usize).collect());
        }
        for own in &mut demands {
            own.bits.iter_mut().zip(&own.words).for_each(|(bits, place)| *bits = WordNumber::bits(&place.any));
        }
        Self { demands, woken, technical: technical.ready(), all: all.ready() }
    }

    /// What wakes patterns in a block that lies in some places.
    pub(super) fn wakers(&self, places: Places) -> &Wakers {
        if places.meets(Places::LANGUAGE) { &self.all } else { &self.technical }
    }
}
