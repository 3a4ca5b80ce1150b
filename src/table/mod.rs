//! Tables of TOML with the place of every key and value: the reader, what it refuses, and the words for that.
//!
//! [`Fields`](TomlFields) is a table whose keys are taken one by one; a [`TomlValue`] converts itself or notes an
//! issue at its place, so that all problems of a file are found in one go. Nothing here knows of rules: whoever reads
//! a file says in the context of its [`Lowering`] what the conversions of its own need to know.

mod bounds;
mod cause;
mod code;
mod fields;
mod issue;
mod keys;
mod lowering;
mod mistake;
#[cfg(test)]
pub(crate) mod page;
mod schema;
mod translation;
mod tree;
mod value;
mod whole;

pub(crate) use bounds::{BOUNDS, Budget, Used};
pub(crate) use cause::{Cause, Quoted, Spaced};
pub(crate) use fields::{TomlEntry, TomlFields};
pub use issue::{Issue, OtherPlace, PolicyError};
pub(crate) use keys::{KeyRow, TableKeys, ValueKind};
pub(crate) use lowering::{Lowering, TomlText};
pub(crate) use mistake::is_bare;
pub(crate) use schema::schema;
pub(crate) use tree::TomlTree;
pub(crate) use value::{TomlValue, is_kebab};
