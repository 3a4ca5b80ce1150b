//! Terms of other linters' tests: each must be found where that linter finds it.
//!
//! The rows name literal texts that the other tool's rules matched. Whoever moved those rules here would write each
//! text as a term, with its capitals; one without a letter or a digit is no term, and becomes a pattern.

use super::{Row, list};
use discretion::{Checker, Policy};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The places where the terms of a row are found.
pub(super) fn alerts(row: &Row) -> Result<Value, String> {
    let (terms, others): (Vec<&str>, Vec<&str>) = texts(row).into_iter().partition(|text| is_term(text));
    let patterns: Vec<String> = others.into_iter().map(regex::escape).collect();
    if terms.is_empty() && patterns.is_empty() {
        return Ok(json!({ "id": row.id, "alerts": [] }));
    }
    let mut policy = "discretion = 1\nname = \"ported\"\n".to_owned();
    let rules = [("terms", list(&terms), terms.is_empty()), ("patterns", list(&patterns), patterns.is_empty())];
    for (trigger, listed, _) in rules.iter().filter(|(_, _, is_empty)| !is_empty) {
        policy.push_str(&format!("[[tone]]\nid = \"{trigger}\"\n{trigger} = {listed}\n"));
        policy.push_str("read = [\"prose\", \"metadata\"]\n");
        if *trigger == "terms" {
            policy.push_str("case = \"sensitive\"\nforms = [\"exact\"]\n");
        }
    }
    let policy = Policy::parse("ported.toml", &policy).map_err(|problem| problem.to_string())?;
    let checker = Checker::new(&policy).map_err(|problem| problem.to_string())?;
    let report = checker.check(&row.draft());
    let places: BTreeSet<_> = report.warnings().iter().map(discretion::Warning::position).collect();
    let alerts: Vec<Value> = places.iter().map(|at| json!({ "line": at.line, "col": at.column })).collect();
    Ok(json!({ "id": row.id, "alerts": alerts }))
}

/// The distinct texts that a row names.
fn texts(row: &Row) -> BTreeSet<&str> {
    let alerts = row.expect["alerts"].as_array().into_iter().flatten();
    alerts.filter_map(|alert| alert["match"].as_str()).collect()
}

/// Whether a text can be a term: a term needs a word, and braces have a meaning in it.
fn is_term(text: &str) -> bool {
    text.contains(char::is_alphanumeric) && !text.contains(['{', '}'])
}
