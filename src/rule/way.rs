//! Ways of speaking: what is written and is not said by us, now, as true; and whom a rule means.

use super::{Family, Severity, Value};
use crate::table::{KeyRow, TableKeys, ValueKind};
use crate::text::{UnknownName, named, names};
use std::fmt;
use std::str::FromStr;

/// A way in which something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Way {
    /// It is denied: "no longer buggy", "rarely".
    Denied,
    /// It stands in quotation marks or in a block quote, or is a word that is spoken about.
    Quoted,
    /// Somebody else says it: "according to Globex".
    Reported,
    /// It is asked.
    Asked,
    /// It is supposed, or a purpose: "if", "would", "in order to".
    Supposed,
    /// It is over: "used to", "was lifted".
    Past,
    /// It is advice to readers: "do not share your password".
    Instructed,
    /// Somebody else is its subject: "Globex guarantees", "some vendors promise".
    OfOthers,
}

impl Way {
    /// All ways.
    pub const EACH: &'static [Self] = &[
        Self::Denied,
        Self::Quoted,
        Self::Reported,
        Self::Asked,
        Self::Supposed,
        Self::Past,
        Self::Instructed,
        Self::OfOthers,
    ];

    /// The word that policies and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Quoted => "quoted",
            Self::Reported => "reported",
            Self::Asked => "asked",
            Self::Supposed => "supposed",
            Self::Past => "past",
            Self::Instructed => "instructed",
            Self::OfOthers => "of-others",
        }
    }
}

impl FromStr for Way {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("way of speaking", Self::EACH, Self::name, written)
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WaySet(u8);

impl WaySet {
    /// No way.
    pub(crate) const NONE: Self = Self(0);

    /// The set with a way, where `is` says so.
    pub(crate) const fn with(self, way: Way, is: bool) -> Self {
        if is { Self(self.0 | 1 << way as u8) } else { self }
    }

    /// The set without a way.
    pub(crate) const fn without(self, way: Way) -> Self {
        Self(self.0 & !(1 << way as u8))
    }

    pub(crate) const fn holds(self, way: Way) -> bool {
        self.0 & (1 << way as u8) != 0
    }

    /// The ways that both sets have.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Its ways in order.
    pub(crate) fn each(self) -> impl Iterator<Item = Way> {
        Way::EACH.iter().copied().filter(move |&way| self.holds(way))
    }
}

/// The effect of a way on a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WayEffect {
    /// The match is none.
    Drop,
    /// It is one step milder.
    Lower,
    /// It counts all the same.
    Count,
}

impl WayEffect {
    const EACH: [Self; 3] = [Self::Drop, Self::Lower, Self::Count];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Lower => "lower",
            Self::Count => "count",
        }
    }
}

/// The effects of all ways: the key `unless` over what the family says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unless([WayEffect; 8]);

impl Unless {
    /// Every match counts.
    pub(crate) const NOTHING: Self = Self([WayEffect::Count; 8]);

    /// A match that is denied is none.
    pub(crate) const DENIED: Self = {
        let mut effects = Self::NOTHING.0;
        effects[Way::Denied as usize] = WayEffect::Drop;
        Self(effects)
    };

    /// What a family says: a promise that is denied is none.
    pub(crate) const fn of(family: Family) -> Self {
        match family {
            Family::Claim => Self::DENIED,
            Family::Confidential | Family::Competitor | Family::Tone | Family::Naming | Family::Require => {
                Self::NOTHING
            }
        }
    }

    /// The effect of a way.
    pub(crate) const fn effect(self, way: Way) -> WayEffect {
        self.0[way as usize]
    }

    /// Returns whether some way has an effect.
    pub(crate) fn asks(self) -> bool {
        self != Self::NOTHING
    }

    /// Returns whether a match of these ways is none.
    pub(crate) fn drops(self, ways: WaySet) -> bool {
        ways.each().any(|way| self.effect(way) == WayEffect::Drop)
    }

    /// The severity of a match of these ways.
    pub(crate) fn severity(self, severity: Severity, ways: WaySet) -> Severity {
        if ways.each().any(|way| self.effect(way) == WayEffect::Lower) { severity.milder() } else { severity }
    }

    /// Returns whether a way excuses more than it did.
    pub(crate) fn excuses_more_than(self, before: Self) -> bool {
        self.0.iter().zip(before.0).any(|(now, before)| *now < before)
    }

    /// The effects that differ from those of a family, as a policy writes them.
    pub(crate) fn written(self, family: Self) -> Option<String> {
        let own = Way::EACH.iter().copied().filter(|&way| self.effect(way) != family.effect(way));
        let each: Vec<String> = own.map(|way| format!("{way} = \"{}\"", self.effect(way).name())).collect();
        (!each.is_empty()).then(|| format!("{{ {} }}", each.join(", ")))
    }
}

/// Whom a match has to speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// Us: a match whose clause speaks of somebody else, or advises the reader, is none.
    Us,
    /// Anyone.
    Anyone,
}

impl About {
    const EACH: [Self; 2] = [Self::Us, Self::Anyone];

    /// What a family says: promises are ours.
    pub(crate) const fn of(family: Family) -> Self {
        match family {
            Family::Claim => Self::Us,
            Family::Confidential | Family::Competitor | Family::Tone | Family::Naming | Family::Require => Self::Anyone,
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Anyone => "anyone",
        }
    }
}

fn effects() -> Vec<&'static str> {
    WayEffect::EACH.map(WayEffect::name).to_vec()
}

/// The values of `about`.
pub(crate) fn whom() -> Vec<&'static str> {
    About::EACH.map(About::name).to_vec()
}

/// The values of `unless` as a list.
pub(crate) fn ways() -> Vec<&'static str> {
    names(Way::EACH, Way::name)
}

/// The keys of `unless` as a table.
pub(crate) const UNLESS: TableKeys = TableKeys {
    table: "unless = { … }",
    slices: &[&[
        KeyRow::new("denied", ValueKind::Word(effects), "by kind of rule", "\"No longer\", \"rarely\", « n'est pas »."),
        KeyRow::new(
            "quoted",
            ValueKind::Word(effects),
            "by kind of rule",
            "In quotation marks or a block quote, or a word that is spoken about.",
        ),
        KeyRow::new("reported", ValueKind::Word(effects), "by kind of rule", "Somebody else says it."),
        KeyRow::new("asked", ValueKind::Word(effects), "by kind of rule", "A question."),
        KeyRow::new("supposed", ValueKind::Word(effects), "by kind of rule", "\"If\", \"would\", \"in order to\"."),
        KeyRow::new("past", ValueKind::Word(effects), "by kind of rule", "\"Used to\", \"was lifted\"."),
        KeyRow::new("instructed", ValueKind::Word(effects), "by kind of rule", "Advice to readers: \"do not share\"."),
        KeyRow::new("of-others", ValueKind::Word(effects), "by kind of rule", "Somebody else is the subject."),
    ]],
    later: &[],
};

impl Value<'_> {
    /// The key `unless`: a list of ways that drop a match, or a table of their effects, over those of the family.
    pub(crate) fn unless(self, family: Unless) -> Unless {
        let mut effects = family;
        if let toml::de::DeValue::Table(_) = self.raw {
            let Some(mut fields) = self.fields(&UNLESS) else { return family };
            for &way in Way::EACH {
                let effect = |value: Self| value.word("effect", &WayEffect::EACH, WayEffect::name);
                if let Some(effect) = fields.take(way.name()).and_then(effect) {
                    effects.0[way as usize] = effect;
                }
            }
            fields.finish();
            return effects;
        }
        for way in self.items().into_iter().filter_map(|item| item.word("way of speaking", Way::EACH, Way::name)) {
            effects.0[way as usize] = WayEffect::Drop;
        }
        effects
    }

    /// The key `about`.
    pub(crate) fn about(self) -> Option<About> {
        self.word("value", &About::EACH, About::name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_excuses_more_where_its_effect_is_milder() {
        let of = |ways: &[Way]| ways.iter().fold(WaySet::NONE, |set, &way| set.with(way, true));
        let lower = {
            let mut effects = Unless::NOTHING;
            effects.0[Way::Past as usize] = WayEffect::Lower;
            effects
        };
        assert!(lower.excuses_more_than(Unless::NOTHING) && !Unless::NOTHING.excuses_more_than(lower));
        assert!(Unless::DENIED.excuses_more_than(lower) && lower.excuses_more_than(Unless::DENIED));
        assert_eq!(lower.severity(Severity::High, of(&[Way::Past, Way::Asked])), Severity::Medium);
        assert_eq!(lower.severity(Severity::Low, of(&[Way::Past])), Severity::Info);
        assert_eq!(lower.severity(Severity::High, of(&[Way::Asked])), Severity::High);
        assert!(Unless::DENIED.drops(of(&[Way::Denied])) && !Unless::DENIED.drops(of(&[Way::Past])));
        assert_eq!(lower.written(Unless::NOTHING).as_deref(), Some("{ past = \"lower\" }"));
        assert_eq!(Unless::NOTHING.written(Unless::DENIED).as_deref(), Some("{ denied = \"count\" }"));
    }
}
