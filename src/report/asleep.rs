//! Rules that say nothing of a draft, whatever it holds.

use crate::rule::{Facet, RuleId};
use crate::text::{UnknownName, named};
use std::str::FromStr;
use std::sync::Arc;

/// The rules that sleep for one reason.
///
/// ```
/// use discretion::report::SleepReason;
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// [[tone]]
/// id = "hype"
/// terms = ["game-changing"]
/// channels = ["blog"]
/// [[tone]]
/// id = "slang"
/// terms = ["kinda"]
/// "#)?;
/// let report = Checker::new(&policy)?.check(&Draft::plain("Good news.").channel("x"));
/// assert_eq!(report.rules_in_force(), 1);
/// assert_eq!(report.asleep()[0].why(), SleepReason::Channel);
/// assert_eq!(report.asleep()[0].rules()[0].as_str(), "acme/hype");
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asleep {
    pub(crate) why: SleepReason,
    pub(crate) rules: Arc<[RuleId]>,
}

/// Why a rule sleeps. Of several reasons, the first counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SleepReason {
    /// It is not in force at the time of the check or of publication.
    Date,
    /// The draft is for none of its channels.
    Channel,
    /// The draft is of none of its authors.
    Author,
    /// The author of the draft speaks in none of its roles.
    Role,
    /// The draft is for none of its audiences.
    Audience,
    /// The draft answers no message of its kinds.
    Reply,
    /// It reads no passage of the draft's prose, because all are in other languages.
    Language,
    /// The policy is for other jurisdictions.
    Jurisdiction,
}

impl Asleep {
    /// The reason.
    #[must_use]
    pub const fn why(&self) -> SleepReason {
        self.why
    }

    /// The rules, in the order of the policy.
    #[must_use]
    pub fn rules(&self) -> &[RuleId] {
        &self.rules
    }
}

impl SleepReason {
    /// Every reason.
    pub const EACH: &'static [Self] = &[
        Self::Date,
        Self::Channel,
        Self::Author,
        Self::Role,
        Self::Audience,
        Self::Reply,
        Self::Language,
        Self::Jurisdiction,
    ];

    /// The reason that the draft is nothing of what the rule names of a facet.
    pub(crate) const fn of(facet: Facet) -> Self {
        match facet {
            Facet::Channel => Self::Channel,
            Facet::Author => Self::Author,
            Facet::Role => Self::Role,
            Facet::Audience => Self::Audience,
        }
    }

    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Channel => "channel",
            Self::Author => "author",
            Self::Role => "role",
            Self::Audience => "audience",
            Self::Reply => "reply",
            Self::Language => "language",
            Self::Jurisdiction => "jurisdiction",
        }
    }
}

impl FromStr for SleepReason {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("reason for sleep", Self::EACH, Self::name, written)
    }
}
