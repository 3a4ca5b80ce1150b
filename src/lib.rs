//! Checks drafts of public posts against a company policy.

mod draft;
mod error;
mod family;
mod pack;
mod policy;
mod rule;
mod span;

pub use draft::{Context, Format};
pub use error::{Issue, PolicyError, Related};
pub use family::Stance;
pub use policy::{Policy, PolicyRule};
pub use rule::{Change, Example, Family, Form, Language, Moment, Origin, Place, RuleId, Severity};
pub use span::{LineIndex, Position, Span};
