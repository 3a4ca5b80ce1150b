//! The ways in which a word is disguised.

use crate::text::{UnknownName, named};
use std::str::FromStr;

/// The way a term was disguised where it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Disguise {
    /// Characters inside it that no reader sees: zero-width spaces, joiners, direction marks.
    Invisible,
    /// Full-width, mathematical, circled and other variants of its letters.
    Variant,
    /// Letters of another script that look alike.
    LookAlike,
    /// Accents that it does not have.
    Accents,
    /// Letters set apart: `H a l c y o n`, `H.a.l.c.y.o.n`.
    Spaced,
    /// Digits and signs for letters: `H4lcy0n`.
    Leet,
    /// Signs over letters: `Halc*on`.
    Masked,
    /// Letters drawn out: `Halcyyyon`.
    Repeated,
    /// Other letters for the same sound, or vowels left out: `fvck`, `btch`.
    Respelled,
}

impl Disguise {
    /// All disguises.
    pub const EACH: &'static [Self] = &[
        Self::Invisible,
        Self::Variant,
        Self::LookAlike,
        Self::Accents,
        Self::Spaced,
        Self::Leet,
        Self::Masked,
        Self::Repeated,
        Self::Respelled,
    ];

    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invisible => "invisible-characters",
            Self::Variant => "letter-variants",
            Self::LookAlike => "look-alikes",
            Self::Accents => "added-accents",
            Self::Spaced => "spaced-letters",
            Self::Leet => "leet",
            Self::Masked => "masked-letters",
            Self::Repeated => "repeated-letters",
            Self::Respelled => "respelled",
        }
    }
}

impl FromStr for Disguise {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("disguise", Self::EACH, Self::name, written)
    }
}
