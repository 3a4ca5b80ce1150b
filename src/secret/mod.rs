//! Everything that a policy does not hold itself: keys of sealed terms, their tags, lists of terms kept elsewhere.
//!
//! A policy says only where a secret is. Reading one is for whoever makes a checker, and nothing that goes wrong quotes
//! it.

mod keeper;
mod kept;
mod key;

pub(crate) use keeper::Keeper;
pub(crate) use kept::{MOST_SEALED_WORDS, SECRET_KEYS, Sealed, Secret};
pub(crate) use key::{Check, Tag};
pub use key::{Key, KeyError};
