//! Reports as text: for programs and for people.
//!
//! A [`Run`] gathers the reports of several drafts; each format is one function that turns it into a `String`. What
//! is written for programs has its own structs, frozen with the version of the format, so that nothing inside the
//! library can change it. Whatever is written for people passes through [`printable`], the one place where
//! characters that a terminal would obey are made visible.

mod json;
mod run;
mod text;

pub use crate::text::printable;
pub use json::json;
pub use run::{Run, Summary, Unread};
pub use text::{draft_line, silenced_line, text};
