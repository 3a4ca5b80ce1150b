//! What is said of a draft by name, and what rules may depend on: its channel, its author, their role, its audience.
//!
//! All four are alike: a rule names some or leaves some out, a run gives one, a draft's own head may name some, and a
//! name that nobody knows is a problem. So whoever reads, compares or reports them goes over [`Facet::EACH`].

use crate::text::{UnknownName, named};
use std::ops::{Index, IndexMut};
use std::str::FromStr;

/// A side of the circumstances in which a draft appears that has a name.
///
/// ```
/// use discretion::Policy;
/// use discretion::policy::Facet;
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// [audiences]
/// internal = { channels = ["slack"] }
/// [[tone]]
/// id = "hype"
/// terms = ["hype"]
/// audiences = { not = ["internal"] }
/// "#)?;
/// assert_eq!(policy.known_names(Facet::Audience), ["internal"]);
/// assert!(policy.depends_on(Facet::Audience) && !policy.depends_on(Facet::Role));
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Facet {
    /// Where it appears.
    Channel,
    /// Who signs it.
    Author,
    /// The role in which they speak.
    Role,
    /// Who is meant to read it.
    Audience,
}

impl Facet {
    /// Every facet.
    pub const EACH: &'static [Self] = &[Self::Channel, Self::Author, Self::Role, Self::Audience];

    /// The word for one name of it, also the key of front matter and the option of the program.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Channel => "channel",
            Self::Author => "author",
            Self::Role => "role",
            Self::Audience => "audience",
        }
    }

    /// The facet by which a policy knows this one: it says the role of an author, and the audiences of a channel.
    pub(crate) const fn told_by(self) -> Option<Self> {
        match self {
            Self::Channel | Self::Author => None,
            Self::Role => Some(Self::Author),
            Self::Audience => Some(Self::Channel),
        }
    }

    /// The key by which a rule depends on it.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Channel => "channels",
            Self::Author => "authors",
            Self::Role => "roles",
            Self::Audience => "audiences",
        }
    }
}

impl FromStr for Facet {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("facet", Self::EACH, Self::name, written)
    }
}

/// A value for each facet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ByFacet<T>([T; 4]);

impl ByFacet<Option<String>> {
    /// No value for any facet.
    pub(crate) const NONE: Self = Self([const { None }; 4]);
}

impl<T> ByFacet<T> {
    /// The value that each facet has.
    pub(crate) fn of(value: impl FnMut(Facet) -> T) -> Self {
        Self([Facet::Channel, Facet::Author, Facet::Role, Facet::Audience].map(value))
    }

    /// The values, to be changed.
    pub(crate) fn each_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut()
    }
}

impl<T> Index<Facet> for ByFacet<T> {
    type Output = T;

    fn index(&self, facet: Facet) -> &T {
        &self.0[facet as usize]
    }
}

impl<T> IndexMut<Facet> for ByFacet<T> {
    fn index_mut(&mut self, facet: Facet) -> &mut T {
        &mut self.0[facet as usize]
    }
}
