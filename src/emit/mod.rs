//! Writing reports out, for people and for programs.
//!
//! [`FORMATS`] has a row for each format. A [`ReportWriter`] writes a run in one of them, draft by draft, and keeps
//! none of them: what a format keeps for its end is bounded, but for a note of SARIF on each message that a draft
//! answers. What is written for programs has its own
//! structs, frozen with the version of the format, so that nothing inside the library can change it. Whatever is
//! written for people passes through [`printable`](crate::text::printable), the one place where characters that a
//! terminal would obey are made visible.

mod advice;
mod closing;
mod digest;
mod draft_line;
mod emitter;
mod excerpt;
mod explanation;
mod format;
mod github;
mod gitlab;
#[cfg(feature = "html")]
mod html;
mod issue;
mod json;
mod junit;
mod left_out;
mod look;
mod markdown;
mod notice;
mod rdjson;
mod run;
mod sarif;
mod text;
mod wire;
mod words;
mod writer;

pub use advice::advice_text;
pub use excerpt::Quotation;
pub use format::{FORMATS, ReportFormat};
pub use issue::issue_text;
pub use json::{ReportJson, schema};
pub use left_out::{LeftOut, Omission};
pub use look::Look;
pub use notice::Notice;
pub use run::{Run, Summary, Unread};
pub use writer::ReportWriter;
