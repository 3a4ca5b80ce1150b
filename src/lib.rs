//! Checks drafts of public posts against a company policy.

mod draft;
mod family;
mod rule;
mod span;

pub use draft::{Context, Draft, Format, Passage, Piece};
pub use family::Stance;
pub use rule::{Change, Family, Form, Language, Moment, Origin, Place, RuleId, Severity};
pub use span::{LineIndex, Position, Span};
