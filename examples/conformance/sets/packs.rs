//! The shipped packs, on posts of others.

use super::{Row, code_points};
use discretion::policy::Pack;
use discretion::report::{Evidence, Warning};
use discretion::{Checker, Policy};
use serde_json::{Value, json};

/// Checkers of the shipped packs.
pub(super) struct Packs {
    all: Checker,
    tone: Checker,
}

impl Packs {
    pub(super) fn new() -> Result<Self, String> {
        Ok(Self {
            all: checker(&Pack::each().filter(|pack| pack.is_standard()).map(Pack::name).collect::<Vec<_>>())?,
            tone: checker(&["tone"])?,
        })
    }

    /// What all packs find in a row, with the rule of each finding.
    pub(super) fn findings(&self, row: &Row) -> Value {
        let report = self.all.check(&row.draft());
        let spans: Vec<_> = report.warnings().iter().map(|warning| code_points(&row.text, warning.span())).collect();
        let rules: Vec<_> = report.warnings().iter().map(|warning| warning.rule().as_str()).collect();
        json!({ "id": row.id, "flag": !spans.is_empty(), "spans": spans, "rules": rules })
    }

    /// Whether the tone pack finds an offence in a row: a wording, and no limit such as that of capitals.
    pub(super) fn offence(&self, row: &Row) -> Value {
        let report = self.tone.check(&row.draft());
        let is_wording = |warning: &Warning| !warning.evidence().contains(&Evidence::Measure);
        json!({ "id": row.id, "flag": report.warnings().iter().any(is_wording) })
    }
}

fn checker(packs: &[&str]) -> Result<Checker, String> {
    let policy = Policy::packs(packs).map_err(|problem| problem.to_string())?;
    Checker::new(&policy).map_err(|problem| problem.to_string())
}
