//! The verdict from which a draft fails.

use crate::score::Verdict;
use crate::text::{UnknownName, named};
use std::str::FromStr;

/// The verdict from which a draft fails a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum FailOn {
    /// Every draft fails.
    Pass,
    /// A draft fails that somebody should read.
    Review,
    /// A draft fails that must not go out.
    #[default]
    Block,
    /// No draft fails.
    Never,
}

impl FailOn {
    /// All of them, the strictest first.
    pub const EACH: &'static [Self] = &[Self::Pass, Self::Review, Self::Block, Self::Never];

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Review => "review",
            Self::Block => "block",
            Self::Never => "never",
        }
    }

    /// The mildest verdict that fails; none where none does.
    #[must_use]
    pub const fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Pass => Some(Verdict::Pass),
            Self::Review => Some(Verdict::Review),
            Self::Block => Some(Verdict::Block),
            Self::Never => None,
        }
    }

    /// Returns whether a draft of a verdict fails.
    #[must_use]
    pub fn fails(self, verdict: Verdict) -> bool {
        self.verdict().is_some_and(|from| verdict >= from)
    }
}

impl FromStr for FailOn {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("verdict", Self::EACH, Self::name, written)
    }
}
