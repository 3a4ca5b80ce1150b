//! The families of rules: the one table of what a policy can speak about.
//!
//! Each family is one file: its raw form, its meaning, what it looks for, how it decides from hits, its default
//! words, its tests.

mod claim;
mod competitor;
mod confidential;
mod naming;
mod tone;

pub(crate) use claim::Claim;
pub use competitor::Stance;
pub(crate) use competitor::{Competitor, Competitors, Stances};
pub(crate) use confidential::Confidential;
pub(crate) use naming::Naming;
pub(crate) use tone::{Measure, Tone, Trigger};

use crate::rule::Header;

/// A rule: the keys that all rules have, and what its family means by the rest.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// The keys that every rule has.
    pub(crate) header: Header,
    /// What its family adds.
    pub(crate) meaning: Meaning,
}

/// What a family adds to a rule.
#[derive(Clone, Debug)]
pub(crate) enum Meaning {
    /// What must not get out.
    Confidential(Confidential),
    /// Who is a competitor.
    Competitor(Competitor),
    /// How things are said.
    Tone(Tone),
    /// What is promised.
    Claim(Claim),
    /// How our names are written.
    Naming(Naming),
}
