//! Checks drafts of public posts against a company policy.

mod draft;
mod family;
mod fingerprint;
mod lexicon;
mod matching;
mod reading;
mod rule;
mod score;
mod span;

pub use draft::{Context, Format};
pub use family::Stance;
pub use rule::{Change, Evidence, Family, Form, Language, Moment, Origin, Place, RuleId, Severity};
pub use score::{Thresholds, Verdict};
pub use span::{LineIndex, Position, Span};
