//! Who is a competitor, and which stance towards one is a risk.

use crate::rule::{Severity, Term};

/// How a text speaks of a competitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stance {
    /// Named, nothing more.
    Neutral,
    /// Named as something that ours works with.
    Integration,
    /// Compared, with a figure and a source beside it.
    Substantiated,
    /// Compared, nothing beside it.
    Comparative,
    /// Accused by contrast.
    Insinuation,
    /// Run down.
    Disparaging,
}

impl Stance {
    /// All stances, mildest first.
    pub const EACH: [Self; 6] = [
        Self::Neutral,
        Self::Integration,
        Self::Substantiated,
        Self::Comparative,
        Self::Insinuation,
        Self::Disparaging,
    ];

    /// The word that policies and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Integration => "integration",
            Self::Substantiated => "substantiated",
            Self::Comparative => "comparative",
            Self::Insinuation => "insinuation",
            Self::Disparaging => "disparaging",
        }
    }
}

/// A severity for each stance, in the order of [`Stance::EACH`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stances(pub(crate) [Severity; 6]);

impl Stances {
    /// The severity of a stance.
    pub(crate) const fn severity(&self, stance: Stance) -> Severity {
        self.0[stance as usize]
    }
}

/// What the table `[competitors]` says of all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Competitors {
    /// The severities of stances where a competitor does not say otherwise.
    pub(crate) stances: Stances,
    /// Whether "our biggest competitor" counts as one.
    pub(crate) unnamed: bool,
    /// How many mentions a draft may have, and how bad more are.
    pub(crate) max_mentions: Option<(usize, Severity)>,
}

/// A competitor rule.
#[derive(Clone, Debug)]
pub(crate) struct Competitor {
    /// Names of the company.
    pub(crate) names: Vec<Term>,
    /// Names of its products.
    pub(crate) products: Vec<Term>,
    /// Handles, without the `@`.
    pub(crate) handles: Vec<String>,
    /// Host names.
    pub(crate) domains: Vec<String>,
    /// Whether a name is an ordinary word too.
    pub(crate) ambiguous: bool,
    /// Words that speak for the company.
    pub(crate) support: Vec<Term>,
    /// Words that speak against it.
    pub(crate) against: Vec<Term>,
    /// The severities of stances.
    pub(crate) stances: Stances,
}
