//! What clauses say of a competitor: the table of class, part and ways.
//!
//! A row reads: a verb of this class, with the competitor in this part, with this beside it, denied or not, makes this
//! stance. The rows for nouns and adjectives say the same of things that are the competitor's.

use super::Stance;
use crate::language::lexicon::WordClass;

/// The part of a competitor in what a verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RivalPart {
    /// It does it: the subject, or the agent of a passive.
    Does,
    /// It is done to it: the object, or the subject of a passive.
    Suffers,
}

/// What has to stand beside a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needed {
    Anything,
    /// Anything but a fault alone, which nobody wants.
    Wanted,
    /// No object.
    NoObject,
    /// Something that is the reader's.
    Yours,
    People,
    /// Something good, or something of the reader's.
    Goods,
    /// A thing that is the reader's or ours, whatever it is.
    Owned,
    /// Money that is paid.
    Price,
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
    pub(super) part: RivalPart,
    pub(super) beside: Needed,
    pub(super) denied: bool,
    pub(super) stance: Stance,
}

const fn row(verb: WordClass, part: RivalPart, beside: Needed, denied: bool, stance: Stance) -> VerbRow {
    VerbRow { verb, part, beside, denied, stance }
}

/// The rows for verbs, the worst first.
pub(super) const VERBS: &[VerbRow] = &[
    row(WordClass::Deceive, RivalPart::Does, Needed::Anything, false, Stance::Disparaging),
    row(WordClass::Take, RivalPart::Does, Needed::Yours, false, Stance::Disparaging),
    row(WordClass::Trade, RivalPart::Does, Needed::Yours, false, Stance::Disparaging),
    row(WordClass::Trade, RivalPart::Does, Needed::People, false, Stance::Disparaging),
    row(WordClass::Pry, RivalPart::Does, Needed::Yours, false, Stance::Disparaging),
    row(WordClass::Take, RivalPart::Does, Needed::People, false, Stance::Disparaging),
    row(WordClass::Harm, RivalPart::Does, Needed::People, false, Stance::Disparaging),
    row(WordClass::Damage, RivalPart::Does, Needed::Goods, false, Stance::Disparaging),
    row(WordClass::Withhold, RivalPart::Does, Needed::Owned, false, Stance::Disparaging),
    row(WordClass::Raise, RivalPart::Does, Needed::Price, false, Stance::Disparaging),
    row(WordClass::Fail, RivalPart::Does, Needed::NoObject, false, Stance::Disparaging),
    row(WordClass::Lack, RivalPart::Does, Needed::Wanted, false, Stance::Disparaging),
    row(WordClass::Bear, RivalPart::Does, Needed::Fault, false, Stance::Disparaging),
    row(WordClass::Be, RivalPart::Does, Needed::Fault, false, Stance::Disparaging),
    row(WordClass::Honour, RivalPart::Does, Needed::Anything, true, Stance::Disparaging),
    row(WordClass::Work, RivalPart::Does, Needed::Anything, true, Stance::Disparaging),
    row(WordClass::Be, RivalPart::Does, Needed::Virtue, true, Stance::Disparaging),
    row(WordClass::Bear, RivalPart::Does, Needed::Virtue, true, Stance::Disparaging),
    row(WordClass::Fight, RivalPart::Does, Needed::Fault, true, Stance::Disparaging),
    row(WordClass::Excel, RivalPart::Does, Needed::Anything, true, Stance::Disparaging),
    row(WordClass::Refuse, RivalPart::Does, Needed::Anything, true, Stance::Disparaging),
    row(WordClass::Sue, RivalPart::Suffers, Needed::Anything, false, Stance::Disparaging),
    row(WordClass::Hate, RivalPart::Suffers, Needed::Anything, false, Stance::Disparaging),
    row(WordClass::Like, RivalPart::Suffers, Needed::Anything, true, Stance::Disparaging),
    row(WordClass::Leave, RivalPart::Suffers, Needed::Advice, false, Stance::Disparaging),
    row(WordClass::Use, RivalPart::Suffers, Needed::Advice, true, Stance::Disparaging),
    row(WordClass::Dissuade, RivalPart::Suffers, Needed::Anything, true, Stance::Disparaging),
    row(WordClass::Be, RivalPart::Does, Needed::Virtue, false, Stance::Conceding),
    row(WordClass::Bear, RivalPart::Does, Needed::Virtue, false, Stance::Conceding),
    row(WordClass::Excel, RivalPart::Does, Needed::Anything, false, Stance::Conceding),
    row(WordClass::Like, RivalPart::Suffers, Needed::Anything, false, Stance::Conceding),
];

/// Classes of faults, as heads of a group or as adjectives in it.
pub(super) const FAULTS: [WordClass; 6] =
    [WordClass::Flaw, WordClass::Trouble, WordClass::Snag, WordClass::Law, WordClass::Flawed, WordClass::Taxing];

/// Those of what somebody does: who goes to court does nothing bad.
pub(super) const DEEDS: [WordClass; 5] =
    [WordClass::Flaw, WordClass::Trouble, WordClass::Snag, WordClass::Flawed, WordClass::Taxing];

/// Classes of what is bad to be.
pub(super) const BAD: [WordClass; 3] = [WordClass::Flaw, WordClass::Flawed, WordClass::Taxing];

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
