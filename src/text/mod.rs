//! Text as bytes and as people count it: spans, positions, and the characters that nobody sees.
//!
//! Everything in the library points at text with a [`Span`]; a [`Position`] is made of it only at the edge.

mod column;
mod printable;
mod span;
mod spot;

pub use column::ColumnUnit;
pub use printable::printable;
pub(crate) use printable::{is_invisible, is_printable};
pub(crate) use span::BYTE_ORDER_MARK;
pub use span::{LineIndex, Position, Span};
pub(crate) use spot::{BlockNumber, Spot};
