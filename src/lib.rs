//! Checks drafts of public posts against a company policy.

mod check;
mod draft;
pub mod emit;
mod error;
mod family;
mod fingerprint;
mod lexicon;
mod masking;
mod matching;
mod pack;
mod policy;
mod reading;
mod report;
mod rule;
mod score;
pub mod seal;
mod span;
mod trial;

pub use check::Checker;
pub use draft::{Context, Draft, Format, Passage, Piece};
pub use error::{Issue, PolicyError, Related};
pub use family::Stance;
pub use masking::Masking;
pub use policy::{Policy, PolicyRule, Secrets};
pub use report::{Location, Measures, RelatedPlace, Report, Warning};
pub use rule::{Change, Disguise, Evidence, Example, Family, Form, Language, Moment, Origin, Place, RuleId, Severity};
pub use score::{Thresholds, Verdict};
pub use span::{LineIndex, Position, Span};
pub use trial::{Trial, TriedExample, TriedRule};
