//! Terms of other linters' tests: each must be found where that linter finds it.
//!
//! The rows name literal texts that the other tool's rules matched. Whoever moved those rules here would write each
//! text as a term, with its capitals; one that holds no whole word (`"`, `d.A`) is no term, and becomes a pattern.

use super::{Row, list};
use discretion::text::Position;
use discretion::{Checker, Draft, Policy};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The places where the terms of a row are found: terms with markup in the text as it is written, the others in the
/// text that it stands for.
pub(super) fn alerts(row: &Row) -> Result<Value, String> {
    let (written, read): (Vec<&str>, Vec<&str>) = texts(row).into_iter().partition(|text| has_markup(text));
    let mut places = places(&read, &row.draft())?;
    places.append(&mut self::places(&written, &Draft::plain(&row.text))?);
    let alerts: Vec<Value> = places.iter().map(|at| json!({ "line": at.line, "col": at.column })).collect();
    Ok(json!({ "id": row.id, "alerts": alerts }))
}

/// The places where a draft has one of the texts.
fn places(texts: &[&str], draft: &Draft<'_>) -> Result<BTreeSet<Position>, String> {
    let (terms, others): (Vec<&str>, Vec<&str>) = texts.iter().partition(|text| is_term(text));
    let patterns: Vec<String> = others.into_iter().map(regex::escape).collect();
    let mut policy = "discretion = 1\nname = \"ported\"\n".to_owned();
    if !terms.is_empty() {
        policy.push_str(&rule("terms", &list(&terms)));
        policy.push_str("case = \"sensitive\"\nforms = [\"inflected\"]\n");
    }
    if !patterns.is_empty() {
        policy.push_str(&rule("patterns", &list(&patterns)));
    }
    if texts.is_empty() {
        return Ok(BTreeSet::new());
    }
    let policy = Policy::parse("ported.toml", &policy).map_err(|problem| problem.to_string())?;
    let checker = Checker::new(&policy).map_err(|problem| problem.to_string())?;
    Ok(checker.check(draft).warnings().iter().map(|warning| warning.position()).collect())
}

fn rule(trigger: &str, listed: &str) -> String {
    format!("[[tone]]\nid = \"{trigger}\"\n{trigger} = {listed}\nplaces = [\"prose\", \"metadata\"]\n")
}

/// The distinct texts that a row names.
fn texts(row: &Row) -> BTreeSet<&str> {
    let alerts = row.expect["alerts"].as_array().into_iter().flatten();
    alerts.filter_map(|alert| alert["match"].as_str()).collect()
}

/// Whether a text can be a term: a term needs a word, which single letters are not, and braces have a meaning in it.
fn is_term(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word.chars().count() > 1) && !text.contains(['{', '}']) && !has_markup(text)
}

/// Whether a text was matched in Markdown as it is written, with its markup.
fn has_markup(text: &str) -> bool {
    text.contains(['`', '[', ']', '*', '<', '>'])
}
