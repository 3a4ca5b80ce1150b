//! One report as JSON, without a run around it.

use super::{DraftJson, VERSION};
use crate::emit::wire::{line, pretty};
use crate::report::Report;
use serde::Serialize;

/// A report as an object of the JSON format: its `version`, then what an element of `drafts` has.
///
/// [`Report::to_json`] writes it. For programs that write JSON, or another format of `serde`, in their own way, it is a
/// value to be written. Then control and direction characters of a draft reach the reader as the program writes them.
///
/// ```
/// use discretion::{Checker, Draft, Policy};
///
/// let checker = Checker::new(&Policy::packs(&["tone"])?)?;
/// let value = serde_json::to_value(checker.check(&Draft::markdown("We have news.")).json())?;
/// assert_eq!((&value["version"], &value["policy"]["name"], &value["verdict"]), (&1.into(), &"packs".into(), &"pass".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Serialize)]
pub struct ReportJson<'r> {
    version: u32,
    #[serde(flatten)]
    draft: DraftJson<'r>,
}

impl Report {
    /// The report as an object of the [JSON format](crate::emit::schema), to be written by `serde`.
    #[must_use]
    pub fn json(&self) -> ReportJson<'_> {
        ReportJson { version: VERSION, draft: DraftJson::of(self) }
    }

    /// The same as a text on one line. Control and format characters are escaped, so that it can be shown on a terminal
    /// and still means the same.
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let checker = Checker::new(&Policy::packs(&["tone"])?)?;
    /// let json = checker.check(&Draft::markdown("We have news.").path("news.md")).to_json();
    /// assert!(json.starts_with("{\"version\":1,\"path\":\"news.md\",") && !json.contains('\n'));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        line(&self.json())
    }

    /// The same over several lines.
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let checker = Checker::new(&Policy::packs(&["tone"])?)?;
    /// let json = checker.check(&Draft::markdown("We have news.").path("news.md")).to_json_pretty();
    /// assert!(json.starts_with("{\n  \"version\": 1,\n  \"path\": \"news.md\",\n"));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        pretty(&self.json())
    }
}
