//! What a gate demands of a text: one of some words, beginnings of words, letters or signs.

use super::spaces::MostSpaces;
use crate::language::telling;
use std::borrow::Cow;

/// The commonness of what nearly every text holds.
pub(super) const COMMON: usize = 4_000;

/// A word, letters or signs of a clause.
pub(super) type GateText = Cow<'static, str>;

/// Those of one clause, with a space between each two: none has one itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GateTexts(Cow<'static, str>);

impl GateTexts {
    /// Takes texts with a space between each two.
    pub(super) const fn new(joined: Cow<'static, str>) -> Self {
        Self(joined)
    }

    /// The texts with a space between each two, as the file of gates has them.
    #[cfg(test)]
    pub(super) fn joined(&self) -> &str {
        &self.0
    }

    /// The texts, which have an order and no doubles.
    pub(super) fn each(&self) -> impl Iterator<Item = GateText> {
        let (known, own) = match &self.0 {
            Cow::Borrowed(known) => (*known, ""),
            Cow::Owned(own) => ("", own.as_str()),
        };
        let own = own.split_ascii_whitespace().map(|text| Cow::Owned(text.to_owned()));
        known.split_ascii_whitespace().map(Cow::Borrowed).chain(own)
    }
}

/// One of these is in every match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    pub(super) kind: DemandKind,
    pub(super) any: GateTexts,
    /// How far words may stand from one of those that are asked for before them; any number for all else.
    pub(super) within: MostSpaces,
}

/// The way in which a text holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DemandKind {
    /// As a stretch of letters between what are none.
    Words,
    /// From the start of a word on; with what stands between words left out.
    Starts,
    /// Anywhere among its letters and digits.
    Letters,
    /// As it is written.
    Signs,
}

impl DemandKind {
    pub(super) const EACH: [Self; 4] = [Self::Words, Self::Starts, Self::Letters, Self::Signs];

    /// Its name in the file of gates.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Starts => "starts",
            Self::Letters => "letters",
            Self::Signs => "signs",
        }
    }
}

impl Demand {
    /// How often prose fulfils it, roughly: only the order matters.
    pub(super) fn commonness(&self) -> usize {
        let factor = match self.kind {
            DemandKind::Words => 1,
            DemandKind::Starts => 3,
            DemandKind::Letters => 8,
            DemandKind::Signs => return self.any.each().map(|signs| 1 + commonness_of_signs(&signs)).sum(),
        };
        self.any.each().map(|word| 1 + factor * commonness_of(&word)).sum()
    }
}

/// How often prose has a word, roughly.
pub(super) fn commonness_of(word: &str) -> usize {
    if telling::is_function_word(word) || telling::is_shared_word(word) { COMMON } else { 800 >> word.len().min(8) }
}

/// How often prose has signs, roughly.
pub(super) fn commonness_of_signs(signs: &str) -> usize {
    let rare = signs.chars().filter(|c| !".,:;!?()'’\"-/".contains(*c)).count();
    match (rare, signs.chars().count()) {
        (0, 1) => COMMON,
        (0, _) => 1_000,
        (_, 1) if signs.is_ascii() => 600,
        (..) => 10,
    }
}
