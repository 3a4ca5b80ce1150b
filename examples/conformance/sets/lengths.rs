//! The length of posts, as networks count them.

use super::Row;
use discretion::{Checker, Draft, Policy};
use serde_json::{Value, json};

/// A channel for each way of counting that the sets ask for.
const POLICY: &str = r#"
discretion = 1
name = "lengths"
[channels.x]
[channels.x-before]
max_length = 280
counting = "x-v2"
[channels.mastodon]
[channels.bluesky]
"#;

/// A checker with the channels.
pub(super) struct Lengths(Checker);

impl Lengths {
    pub(super) fn new() -> Result<Self, String> {
        let policy = Policy::parse("lengths.toml", POLICY).map_err(|problem| problem.to_string())?;
        Checker::new(&policy).map(Self).map_err(|problem| problem.to_string())
    }

    /// The length of a row's text, and whether its network takes it: text, and no warning of its channel.
    pub(super) fn of(&self, row: &Row) -> Result<Value, String> {
        let channel = match row.format.as_str() {
            "x" if row.config == "v2" => "x-before",
            known @ ("x" | "mastodon" | "bluesky") => known,
            other => return Err(format!("no network `{other}` is known")),
        };
        let text = format!("{}{}", row.content_warning, row.text);
        let report = self.0.check(&Draft::plain(&text).channel(channel));
        let length = report.measures().length.unwrap_or(0);
        let valid = length > 0 && report.warnings().is_empty();
        Ok(json!({ "id": row.id, "weightedLength": length, "graphemes": length, "valid": valid }))
    }
}
