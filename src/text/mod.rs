//! Places in texts: spans of bytes, lines and columns; printable characters, the nearest word, names that nothing has; hashes
//! of words, and what these stand for.
//!
//! Everything points at text with a [`Span`], half open, into the draft as it was read. A [`LineIndex`] makes a
//! [`Position`] of it: lines and columns from 1, columns in Unicode code points.

mod bytes;
mod column;
mod encoding;
mod hash;
mod hash_table;
mod nearest;
mod printable;
mod rewritten;
mod shown;
mod span;
mod spot;
mod unknown;

pub(crate) use bytes::{has_byte, next_byte};
pub use column::ColumnUnit;
pub(crate) use encoding::WideEncoding;
pub(crate) use hash::{HIGH, each_of_eight, eight, hash, hash_of_few, in_range, spread};
pub(crate) use hash_table::{Filter, Table};
pub use nearest::nearest;
pub(crate) use nearest::{distance, is_slip, slip, suggestion};
pub use printable::printable;
pub(crate) use printable::{is_invisible, is_printable};
pub use rewritten::Rewritten;
pub(crate) use shown::quoted;
pub use shown::{counted, one_line, wrapped};
pub(crate) use span::BYTE_ORDER_MARK;
pub use span::{LineIndex, Position, Span};
pub(crate) use spot::{BlockNumber, Spot};
pub use unknown::UnknownName;
pub(crate) use unknown::{OneOf, named, names};
