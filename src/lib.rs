//! Checks drafts of public posts against a company policy.
//!
//! A **policy** is a TOML text in which communications, legal, product and security say what must not get out, how
//! competitors may be spoken of, which tone is theirs, and which claims need proof. A [`Checker`] checks a [`Draft`]
//! against it and gives a [`Report`]: warnings with their exact places, reasons and advice, a score from 0 to 100, and
//! a [`Verdict`].
//!
//! ```
//! use discretion::{Checker, Draft, Policy};
//!
//! let policy = Policy::parse(
//!     "acme.toml",
//!     r#"
//! discretion = 1
//! name = "acme-social"
//!
//! [[confidential]]
//! id = "project-falcon"
//! terms = ["Project Falcon"]
//! advice = "Say \"our next storage engine\"."
//! "#,
//! )?;
//! let checker = Checker::new(&policy)?;
//! let report = checker.check(&Draft::markdown("Soon: **Project** Fal&#99;on!").channel("blog"));
//!
//! let warning = &report.warnings()[0];
//! assert_eq!(warning.text(), "Project** Fal&#99;on");
//! assert_eq!(warning.position().to_string(), "1:9");
//! assert_eq!(warning.advice(), "Say \"our next storage engine\".");
//! assert!(report.verdict().blocks());
//! # Ok::<(), discretion::PolicyError>(())
//! ```
//!
//! # Where to look
//!
//! - [`Policy::load`] reads a policy and what it extends; [`Policy::parse`] reads a text. A [`PolicyError`] tells all
//!   problems at once, each with its place.
//! - [`Checker`] is made once, is cheap to clone and is shared by threads. [`Checker::check`] cannot fail.
//! - [`Draft::plain`] and [`Draft::markdown`] take the text; [`Draft::passages`] shows what is read of it.
//! - [`Warning`] says what was found and why; [`Report`] adds the score, which [`Evidence`] and [`Severity`] make.
//! - [`Silenced`] is what exceptions, cleared texts and comments kept from being a warning.
//! - [`emit`] writes reports out: JSON with a schema, and text for people.
//!
//! # What holds
//!
//! - Places are half-open byte [`Span`]s into the draft as it was read; a [`Position`] counts lines and columns from 1,
//!   columns in Unicode code points.
//! - The same draft, policy and moment give the same report, byte for byte, on every platform. The library has no
//!   clock and no randomness, prints nothing, and reads no file but in [`Policy::load`] and
//!   [`Secrets::from_environment`].
//! - A check is linear in the length of the draft.

mod check;
mod draft;
pub mod emit;
mod family;
mod language;
mod matching;
mod network;
mod policy;
mod reading;
mod report;
mod rule;
mod score;
mod secret;
mod table;
mod text;

pub use check::{Checker, ReadDraft, Session, Trial, TriedExample, TriedRule};
pub use draft::{Context, Draft, Format, Passage, Piece};
pub use family::Stance;
pub use language::Language;
pub use policy::{Pack, Policy, PolicyRule, Secrets, WrittenKey, WrittenTable, seal};
pub use report::{DraftProblem, Head, Location, Masking, Measures, RelatedPlace, Report, Silenced, Warning, veiled};
pub use rule::{
    Change, Disguise, Evidence, Example, Family, Form, Moment, Origin, Place, RuleId, Selection, Severity, SilencedBy,
};
pub use score::{Thresholds, Verdict};
pub use table::{Issue, OtherPlace, PolicyError, nearest};
pub use text::{ColumnUnit, LineIndex, Position, Span};

/// The examples of the front page, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct FrontPage;
