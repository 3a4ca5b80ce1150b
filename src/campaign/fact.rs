//! A fact that a draft states, at its place, in a form that can be compared.

use super::day::CampaignDate;
use super::quantity::Quantity;
use crate::language::campaign::CampaignCue;
use crate::text::Spot;
use std::collections::{BTreeMap, BTreeSet};

/// A kind of what is compared, and of what a campaign asks for: a rule each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FactKind {
    /// A figure with what it counts.
    Figure,
    /// An amount of money.
    Price,
    /// A date or a time of the day.
    Date,
    /// Whether something can be had.
    Availability,
    /// What is promised, and to whom.
    Promise,
    /// A name and its spelling.
    Name,
    /// The target of a link.
    Link,
    /// A hashtag.
    Hashtag,
    /// Words of somebody between quotation marks.
    Quotation,
}

impl FactKind {
    /// Every kind.
    pub(crate) const EACH: [Self; 9] = [
        Self::Figure,
        Self::Price,
        Self::Date,
        Self::Availability,
        Self::Promise,
        Self::Name,
        Self::Link,
        Self::Hashtag,
        Self::Quotation,
    ];

    /// The name of its rule.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Price => "price",
            Self::Date => "date",
            Self::Availability => "availability",
            Self::Promise => "promise",
            Self::Name => "name",
            Self::Link => "link",
            Self::Hashtag => "hashtag",
            Self::Quotation => "quotation",
        }
    }
}

/// A fact of a draft.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// Its place.
    pub(crate) spot: Spot,
    /// The text as a reader sees it.
    pub(crate) reading: String,
    /// What it says, in a form that can be compared.
    pub(super) content: FactContent,
    /// What it is said of.
    pub(super) around: Neighbourhood,
}

/// The content of a fact.
#[derive(Clone, Debug)]
pub(super) enum FactContent {
    /// A figure or a price.
    Quantity(Quantity),
    /// A date.
    Date(CampaignDate),
    /// One of [`CampaignCue::Now`], [`CampaignCue::Soon`], [`CampaignCue::Preview`], [`CampaignCue::General`].
    Availability(CampaignCue),
    /// One of [`CampaignCue::Firm`], [`CampaignCue::Hedged`], [`CampaignCue::All`], [`CampaignCue::Some`].
    Promise(CampaignCue),
    /// A name as it is written, and without what separates its words.
    Name {
        /// The words as they are written.
        written: String,
        /// Their letters alone, folded.
        joined: String,
        /// Its last word, where it has several.
        last: Option<String>,
        /// True if only the start of its sentence makes it look like a name.
        in_doubt: bool,
    },
    /// The address of a page, without what does not matter, and what the link says.
    Link {
        /// Host and path.
        address: String,
        /// The folded words of its text.
        label: String,
    },
    /// A hashtag without its mark.
    Hashtag(String),
    /// The folded words of a quotation.
    Quotation(Vec<String>),
}

impl FactContent {
    /// The kind of fact.
    pub(super) fn kind(&self) -> FactKind {
        match self {
            Self::Quantity(quantity) if quantity.is_money() => FactKind::Price,
            Self::Quantity(_) => FactKind::Figure,
            Self::Date(_) => FactKind::Date,
            Self::Availability(_) => FactKind::Availability,
            Self::Promise(_) => FactKind::Promise,
            Self::Name { .. } => FactKind::Name,
            Self::Link { .. } => FactKind::Link,
            Self::Hashtag(_) => FactKind::Hashtag,
            Self::Quotation(_) => FactKind::Quotation,
        }
    }
}

/// The words around a fact, which tell what it is said of.
#[derive(Clone, Debug, Default)]
pub(super) struct Neighbourhood {
    /// What each word of its sentence is about, with a weight that is greater the nearer it stands.
    pub(super) subjects: BTreeMap<String, u8>,
    /// Words that only say in which direction a figure goes.
    pub(super) directions: BTreeSet<String>,
    /// The things that a figure counts: the nouns right after it.
    pub(super) heads: Vec<String>,
    /// Years in the sentence.
    pub(super) years: BTreeSet<String>,
    /// Names that bind it to a place or a product: "in Europe", "with Halcyon".
    pub(super) bound: BTreeSet<String>,
}

impl Neighbourhood {
    /// How much two facts are said of the same thing: the weights of the subjects that they share.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        let shared = self.subjects.iter().filter_map(|(subject, weight)| {
            let there = other.subjects.get(subject)?;
            Some(u32::from(*weight.min(there)))
        });
        shared.sum()
    }

    /// Returns whether they are said of different years or places.
    pub(super) fn is_apart(&self, other: &Self) -> bool {
        are_apart(&self.years, &other.years) || are_apart(&self.bound, &other.bound)
    }

    /// Returns whether two dates are those of two things that begin: they have in common that something begins, and each
    /// names another thing.
    pub(super) fn begins_another(&self, other: &Self) -> bool {
        let named = |around: &Self| -> BTreeSet<String> {
            let strong =
                around.subjects.iter().filter(|(subject, weight)| **weight > 1 && !NEUTRAL.contains(&subject.as_str()));
            strong.map(|(subject, _)| subject.clone()).collect()
        };
        are_apart(&named(self), &named(other))
    }

    /// Returns whether both go in the same direction.
    pub(super) fn shares_direction(&self, other: &Self) -> bool {
        !self.directions.is_disjoint(&other.directions)
    }

    /// Returns whether two figures count the same things.
    pub(super) fn counts_alike(&self, other: &Self) -> bool {
        self.heads.iter().any(|head| other.heads.contains(head))
    }

    /// Returns whether nothing tells what it is said of.
    pub(super) fn is_empty(&self) -> bool {
        self.subjects.is_empty()
    }
}

/// The subjects of words that only say that something begins, or that there is something.
const NEUTRAL: [&str; 3] = ["@launch", "@version", "@product"];

/// Returns whether two sets say different things: both say something, and nothing that both say.
fn are_apart(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    !one.is_empty() && !other.is_empty() && one.is_disjoint(other)
}
