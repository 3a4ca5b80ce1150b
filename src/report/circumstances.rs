//! What a check took for known of a draft, and from where.

use crate::moment::Moment;
use crate::text::{UnknownName, named};
use std::str::FromStr;

/// The moments of a check, and where everything that is known of the draft comes from.
///
/// ```
/// use discretion::moment::Moment;
/// use discretion::report::KnownFrom;
/// use discretion::{Checker, Draft, Policy};
///
/// let now = Moment::parse("2026-11-26T12:00:00Z").expect("an instant");
/// let checker = Checker::new(&Policy::packs(&["tone"])?)?.by_clock(now);
/// let report = checker.check(&Draft::markdown("---\ndate: 2026-12-05\n---\nWe have news.").channel("blog"));
/// let known = report.circumstances();
/// assert_eq!(known.checked, Some((now, KnownFrom::Clock)));
/// let published = known.published.expect("the draft says so");
/// assert_eq!((published.last.to_string().as_str(), published.from), ("2026-12-05T23:59:59Z", KnownFrom::FrontMatter));
/// assert_eq!((known.channels, known.language), (Some(KnownFrom::Run), Some(KnownFrom::Text)));
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Circumstances {
    /// The moment of the check; none where nobody gave one, or where a date that cannot be read keeps every rule in force.
    pub checked: Option<(Moment, KnownFrom)>,
    /// When the draft will be published; none where nobody says, or where it cannot be read.
    pub published: Option<PublishedBetween>,
    /// What names its channels; none where it has none.
    pub channels: Option<KnownFrom>,
    /// What names its authors; none where nobody does.
    pub authors: Option<KnownFrom>,
    /// What names the roles in which they speak.
    pub roles: Option<KnownFrom>,
    /// What names its audiences.
    pub audiences: Option<KnownFrom>,
    /// What tells its language; none where it is in doubt.
    pub language: Option<KnownFrom>,
}

/// The stretch of time in which a draft will be published: an instant, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PublishedBetween {
    /// The earliest moment.
    pub first: Moment,
    /// The latest one.
    pub last: Moment,
    /// What tells it.
    pub from: KnownFrom,
}

/// Where something that is known of a draft comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum KnownFrom {
    /// Whoever runs the check gave it.
    Run,
    /// A clock.
    Clock,
    /// The head of the draft.
    FrontMatter,
    /// The words of the draft.
    Text,
    /// The policy: what it says of the author or of the channel.
    Policy,
}

impl KnownFrom {
    /// All sources.
    pub const EACH: &'static [Self] = &[Self::Run, Self::Clock, Self::FrontMatter, Self::Text, Self::Policy];

    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Run => "run",
            Self::Clock => "clock",
            Self::FrontMatter => "front-matter",
            Self::Text => "text",
            Self::Policy => "policy",
        }
    }
}

impl FromStr for KnownFrom {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("source", Self::EACH, Self::name, written)
    }
}
