//! Names of companies: their legal forms, and the ordinary things that some are named after.

use super::LANGUAGES;

/// What stands after the name of a company and is a part of it, folded and in order; the same in all languages.
pub(crate) const LEGAL_FORMS: &[&str] = &[
    "ab",
    "ag",
    "bv",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "incorporated",
    "kg",
    "limited",
    "llc",
    "llp",
    "ltd",
    "nv",
    "oy",
    "oyj",
    "plc",
    "sa",
    "sarl",
    "sas",
    "sasu",
    "se",
    "spa",
    "srl",
];

/// Of these, the ones that are cut short and end in a full stop.
pub(crate) const CUT_FORMS: [&str; 3] = ["corp", "inc", "ltd"];

/// A kind of ordinary thing that companies are named after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thing {
    /// Food and plants.
    Food,
    /// Colours.
    Colour,
    /// Boxes and the like.
    Container,
    /// Looseness and effort.
    Effort,
    /// Thoughts and sayings.
    Thought,
    /// Animals.
    Animal,
    /// Nature and places.
    Nature,
}

/// The names that are a thing, or the words that speak of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ThingList {
    /// Names that are one.
    Names(Thing),
    /// Words that speak of it.
    Words(Thing),
}

impl Thing {
    const EACH: [Self; 7] =
        [Self::Food, Self::Colour, Self::Container, Self::Effort, Self::Thought, Self::Animal, Self::Nature];

    /// The things that a folded name is a word for, in any language.
    pub(crate) fn named(name: &str) -> impl Iterator<Item = Self> {
        Self::EACH.into_iter().filter(move |&thing| ThingList::Names(thing).holds(name))
    }

    /// Returns whether a folded word speaks of the thing, in any language.
    pub(crate) fn is_spoken_of(self, word: &str) -> bool {
        ThingList::Words(self).holds(word)
    }
}

impl ThingList {
    /// Its name in the files of a language.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Names(Thing::Food) => "food-names",
            Self::Words(Thing::Food) => "food-words",
            Self::Names(Thing::Colour) => "colour-names",
            Self::Words(Thing::Colour) => "colour-words",
            Self::Names(Thing::Container) => "container-names",
            Self::Words(Thing::Container) => "container-words",
            Self::Names(Thing::Effort) => "effort-names",
            Self::Words(Thing::Effort) => "effort-words",
            Self::Names(Thing::Thought) => "thought-names",
            Self::Words(Thing::Thought) => "thought-words",
            Self::Names(Thing::Animal) => "animal-names",
            Self::Words(Thing::Animal) => "animal-words",
            Self::Names(Thing::Nature) => "nature-names",
            Self::Words(Thing::Nature) => "nature-words",
        }
    }

    /// Returns whether a folded word stands in it, in any language.
    fn holds(self, word: &str) -> bool {
        LANGUAGES.iter().any(|data| (data.things)(self).binary_search(&word).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tests::{is_folded_phrase, is_sorted};

    #[test]
    fn lists_are_sorted_and_folded() {
        assert!(is_sorted(LEGAL_FORMS) && is_sorted(&CUT_FORMS));
        for (thing, data) in Thing::EACH.into_iter().flat_map(|thing| LANGUAGES.map(|data| (thing, data))) {
            for list in [ThingList::Names(thing), ThingList::Words(thing)].map(data.things) {
                assert!(is_sorted(list) && list.iter().all(|word| is_folded_phrase(word)), "{} {thing:?}", data.code);
            }
        }
    }

    #[test]
    fn a_thing_is_told_in_any_language() {
        assert!(Thing::named("orange").any(|thing| thing.is_spoken_of("jus")));
        assert!(Thing::named("orange").any(|thing| thing.is_spoken_of("juice")));
        assert!(!Thing::named("notion").any(|thing| thing.is_spoken_of("juice")));
    }
}
