//! Checks drafts of public posts against a company policy.
//!
//! A [`Policy`] is a TOML text: what must not get out, how to speak of competitors, which tone to keep, which claims
//! need proof. A [`Checker`] is made of it once, cheap to clone and shared by threads. It checks a [`Draft`] and gives
//! a [`Report`]: warnings with exact places, reasons and advice, a score from 0 to 100, and a verdict.
//!
//! ```
//! use discretion::{Checker, Draft, Policy};
//!
//! let policy = Policy::parse("acme.toml", r#"
//!     discretion = 1
//!     name = "acme"
//!
//!     [[confidential]]
//!     id = "falcon"
//!     terms = ["Project Falcon"]
//! "#)?;
//! let report = Checker::new(&policy)?.check(&Draft::markdown("Soon: **Project** Fal&#99;on!"));
//!
//! let warning = &report.warnings()[0];
//! assert_eq!(warning.text(), "Project** Fal&#99;on");
//! assert_eq!(warning.position().to_string(), "1:9");
//! assert!(report.verdict().blocks());
//! # Ok::<(), discretion::policy::PolicyError>(())
//! ```
//!
//! - A check cannot fail, and its cost is linear in the length of the draft.
//! - The same draft, policy and moment give the same report, byte for byte, on every platform.
//! - The library has no clock and no randomness, and prints nothing. It reads files and the environment only in
//!   [`Policy::load`] and [`Secrets::from_environment`](policy::Secrets::from_environment).

mod campaign;
pub mod check;
mod clause;
pub mod config;
pub mod draft;
pub mod emit;
mod family;
pub mod language;
mod matching;
pub mod moment;
mod network;
pub mod policy;
mod reading;
pub mod report;
mod rule;
mod score;
mod secret;
mod table;
pub mod text;

#[doc(inline)]
pub use {check::Checker, draft::Draft, policy::Policy, report::Report};

/// The examples of the front page, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct FrontPage;

/// Those of the page on programs that embed the library.
#[cfg(doctest)]
#[doc = include_str!("../docs/embedding.md")]
struct EmbeddingPage;
