//! The kinds of places in a draft that a rule can read: the words of the key `places`.

use crate::rule::Value;

/// A kind of place in a draft, as the key `places` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Place {
    /// Text for readers of the page.
    Prose,
    /// Code, and markup that only a reader of the source sees.
    Code,
    /// Targets of links.
    Links,
    /// HTML comments.
    Comments,
    /// Values of the front matter.
    Metadata,
}

impl Place {
    /// The word that policies use.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Prose => "prose",
            Self::Code => "code",
            Self::Links => "links",
            Self::Comments => "comments",
            Self::Metadata => "metadata",
        }
    }
}

/// A set of places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Places(u8);

impl Places {
    /// Every place, in the order of declaration.
    pub(crate) const EACH: [Place; 5] = [Place::Prose, Place::Code, Place::Links, Place::Comments, Place::Metadata];
    /// All places.
    pub(crate) const ALL: Self = Self(0b1_1111);
    /// Those in which a language is written: what is neither code nor an address.
    pub(crate) const LANGUAGE: Self = Self::of(&[Place::Prose, Place::Comments, Place::Metadata]);
    /// The others.
    pub(crate) const TECHNICAL: Self = Self::of(&[Place::Code, Place::Links]);

    /// The set of the given places.
    pub(crate) const fn of(places: &[Place]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < places.len() {
            bits |= 1 << places[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    /// Returns whether every place of another set is in this one.
    pub(crate) const fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// Returns whether a place of another set is in this one.
    pub(crate) const fn meets(self, other: Self) -> bool {
        other.0 & self.0 != 0
    }

    /// Returns whether the set holds a place.
    pub(crate) const fn contains(self, place: Place) -> bool {
        self.0 & (1 << place as u8) != 0
    }
}

impl FromIterator<Place> for Places {
    fn from_iter<I: IntoIterator<Item = Place>>(places: I) -> Self {
        Self(places.into_iter().fold(0, |bits, place| bits | 1 << place as u8))
    }
}

impl Value<'_> {
    /// A list of places.
    pub(crate) fn places(self) -> Places {
        let items = self.items().into_iter();
        items.filter_map(|item| item.word("place", &Places::EACH, Place::name)).collect()
    }
}
