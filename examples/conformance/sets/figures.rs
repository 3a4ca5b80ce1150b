//! What the measures of tone say of a row.

use super::Row;
use discretion::{Checker, Policy};
use serde_json::{Value, json};

/// A figure below its highest is a warning, whose message shows it.
const LEVELS: &str = r#"
discretion = 1
name = "levels"
[[tone]]
id = "level"
measure = "MEASURE"
min = 100
"#;

const HYPE: &str = r#"
discretion = 1
name = "hype"
[[tone]]
id = "hype"
measure = "hype"
"#;

/// Checkers with one measure each.
pub(super) struct Figures {
    hostility: Checker,
    negativity: Checker,
    hype: Checker,
}

impl Figures {
    pub(super) fn new() -> Result<Self, String> {
        Ok(Self {
            hostility: checker(&LEVELS.replace("MEASURE", "hostility"))?,
            negativity: checker(&LEVELS.replace("MEASURE", "negativity"))?,
            hype: checker(HYPE)?,
        })
    }

    /// The hostility of a row.
    pub(super) fn hostility(&self, row: &Row) -> Value {
        json!({ "id": row.id, "value": figure(&self.hostility, row) })
    }

    /// The negativity of a row, and whether it is more bad than good.
    pub(super) fn negativity(&self, row: &Row) -> Value {
        let figure = figure(&self.negativity, row);
        json!({ "id": row.id, "value": figure, "flag": figure > 50.0 })
    }

    /// Whether a row has hype, as a headline.
    pub(super) fn hype(&self, row: &Row) -> Value {
        let report = self.hype.check(&row.draft());
        json!({ "id": row.id, "flag": !report.warnings().is_empty(), "value": report.warnings().len() })
    }
}

/// The figure that the one warning shows; without one, the text has the highest, or none at all.
fn figure(checker: &Checker, row: &Row) -> f64 {
    let report = checker.check(&row.draft());
    let Some(warning) = report.warnings().first() else { return 0.0 };
    let numbers = warning.message().split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    numbers.filter_map(|number| number.replace(',', ".").parse().ok()).next().unwrap_or(0.0)
}

fn checker(policy: &str) -> Result<Checker, String> {
    let policy = Policy::parse("figures.toml", policy).map_err(|problem| problem.to_string())?;
    Checker::new(&policy).map_err(|problem| problem.to_string())
}
