//! What clauses say of a competitor: the table of class, part and ways.
//!
//! A row reads: a verb of this class, with the competitor in this part, with this beside it, denied or not, makes this
//! stance. The rows for nouns and adjectives say the same of things that are the competitor's.

use super::Stance;
use crate::language::lexicon::WordClass;

/// The part of a competitor in what a verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It does it: the subject, or the agent of a passive.
    Does,
    /// It is done to it: the object, or the subject of a passive.
    Suffers,
}

/// What has to stand beside a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Anything,
    /// No object.
    NoObject,
    /// Something that is the reader's.
    Yours,
    People,
    /// Something good, or something of the reader's.
    Goods,
    /// A fault, as what the verb gives or says.
    Fault,
    /// A virtue, as what the verb gives or says.
    Virtue,
    /// Nothing, but the clause has to ask or to advise the reader.
    Advice,
}

/// A row for verbs.
#[derive(Clone, Copy, Debug)]
pub(super) struct VerbRow {
    pub(super) verb: WordClass,
    pub(super) part: Part,
    pub(super) beside: Beside,
    pub(super) denied: bool,
    pub(super) stance: Stance,
}

const fn row(verb: WordClass, part: Part, beside: Beside, denied: bool, stance: Stance) -> VerbRow {
    VerbRow { verb, part, beside, denied, stance }
}

/// The rows for verbs, the worst first.
pub(super) const VERBS: &[VerbRow] = &[
    row(WordClass::Deceive, Part::Does, Beside::Anything, false, Stance::Disparaging),
    row(WordClass::Take, Part::Does, Beside::Yours, false, Stance::Disparaging),
    row(WordClass::Trade, Part::Does, Beside::Yours, false, Stance::Disparaging),
    row(WordClass::Trade, Part::Does, Beside::People, false, Stance::Disparaging),
    row(WordClass::Take, Part::Does, Beside::People, false, Stance::Disparaging),
    row(WordClass::Harm, Part::Does, Beside::People, false, Stance::Disparaging),
    row(WordClass::Damage, Part::Does, Beside::Goods, false, Stance::Disparaging),
    row(WordClass::Fail, Part::Does, Beside::NoObject, false, Stance::Disparaging),
    row(WordClass::Lack, Part::Does, Beside::Anything, false, Stance::Disparaging),
    row(WordClass::Bear, Part::Does, Beside::Fault, false, Stance::Disparaging),
    row(WordClass::Be, Part::Does, Beside::Fault, false, Stance::Disparaging),
    row(WordClass::Honour, Part::Does, Beside::Anything, true, Stance::Disparaging),
    row(WordClass::Work, Part::Does, Beside::Anything, true, Stance::Disparaging),
    row(WordClass::Be, Part::Does, Beside::Virtue, true, Stance::Disparaging),
    row(WordClass::Fight, Part::Does, Beside::Fault, true, Stance::Disparaging),
    row(WordClass::Excel, Part::Does, Beside::Anything, true, Stance::Disparaging),
    row(WordClass::Refuse, Part::Does, Beside::Anything, true, Stance::Disparaging),
    row(WordClass::Sue, Part::Suffers, Beside::Anything, false, Stance::Disparaging),
    row(WordClass::Hate, Part::Suffers, Beside::Anything, false, Stance::Disparaging),
    row(WordClass::Like, Part::Suffers, Beside::Anything, true, Stance::Disparaging),
    row(WordClass::Leave, Part::Suffers, Beside::Advice, false, Stance::Disparaging),
    row(WordClass::Use, Part::Suffers, Beside::Advice, true, Stance::Disparaging),
    row(WordClass::Provide, Part::Does, Beside::Goods, true, Stance::Comparative),
    row(WordClass::Be, Part::Does, Beside::Virtue, false, Stance::Conceding),
    row(WordClass::Bear, Part::Does, Beside::Virtue, false, Stance::Conceding),
    row(WordClass::Excel, Part::Does, Beside::Anything, false, Stance::Conceding),
    row(WordClass::Like, Part::Suffers, Beside::Anything, false, Stance::Conceding),
];

/// Classes of faults, as heads of a group or as adjectives in it.
pub(super) const FAULTS: [WordClass; 4] = [WordClass::Flaw, WordClass::Trouble, WordClass::Law, WordClass::Flawed];

/// Classes of virtues.
pub(super) const VIRTUES: [WordClass; 2] = [WordClass::Praise, WordClass::Fine];

/// Deeds of which a contrast with a competitor accuses it where we deny them.
pub(super) const MISDEEDS: [WordClass; 7] = [
    WordClass::Deceive,
    WordClass::Take,
    WordClass::Trade,
    WordClass::Harm,
    WordClass::Damage,
    WordClass::Fail,
    WordClass::Leave,
];
