//! The measures of the sets: how an answer is compared with what a row expects.

use crate::predict::Row;
use serde_json::Value;
use std::ops::Range;

/// What was found, what was found wrongly, what was missed: each as a line to read.
#[derive(Debug, Default)]
pub(crate) struct Score {
    pub(crate) hits: usize,
    pub(crate) extra: Vec<String>,
    pub(crate) missed: Vec<String>,
}

impl Score {
    /// The share of what is right that was found, per cent.
    pub(crate) fn recall(&self) -> f64 {
        per_cent(self.hits, self.missed.len())
    }

    /// What is wrong with it, for the message of a failing test.
    pub(crate) fn faults(&self) -> String {
        format!(
            "{} hits, {} extra:\n{}\n{} missed:\n{}",
            self.hits,
            self.extra.len(),
            self.extra.join("\n"),
            self.missed.len(),
            self.missed.join("\n")
        )
    }
}

fn per_cent(right: usize, wrong: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).expect("a set is small"));
    if right + wrong == 0 { 100.0 } else { 100.0 * count(right) / count(right + wrong) }
}

/// The elements of a list; none where there is no list.
pub(crate) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).expect("a number")
}

fn range(value: &Value) -> Range<usize> {
    number(&value[0])..number(&value[1])
}

/// The rows whose answer has the same value under a key as the row expects.
pub(crate) fn equal(answers: &[(Row, Value)], key: &str) -> Score {
    let mut score = Score::default();
    for (row, answer) in answers {
        if answer[key] == row.expect[key] {
            score.hits += 1;
        } else {
            score.missed.push(format!("{}: {}, expected {}", row.id, answer[key], row.expect[key]));
        }
    }
    score
}

/// The ranges of prose whose letters and digits are all covered; code that is covered is extra.
pub(crate) fn ranges(answers: &[(Row, Value)]) -> Score {
    let mut score = Score::default();
    for (row, answer) in answers {
        let units: Vec<u16> = row.text.encode_utf16().collect();
        let mut read = vec![false; units.len()];
        items(&answer["spans"]).for_each(|span| read[range(span)].fill(true));
        let is_word = |at: usize| char::from_u32(units[at].into()).is_some_and(char::is_alphanumeric);
        for prose in items(&row.expect["prose"]) {
            if range(&prose["range"]).all(|at| read[at] || !is_word(at)) {
                score.hits += 1;
            } else {
                score.missed.push(format!("{}: {}", row.id, prose["raw"]));
            }
        }
        for skip in items(&row.expect["skip"]) {
            let skip = range(if skip.is_object() { &skip["range"] } else { skip });
            if skip.clone().any(|at| read[at] && is_word(at)) {
                score.extra.push(format!("{}: {}", row.id, String::from_utf16_lossy(&units[skip])));
            }
        }
    }
    score
}

/// The alerts with a text that are found at their line and column; in exact rows, any other place is extra.
pub(crate) fn alerts(answers: &[(Row, Value)]) -> Score {
    let place = |alert: &Value| (number(&alert["line"]), number(&alert["col"]));
    let mut score = Score::default();
    for (row, answer) in answers {
        let found: Vec<_> = items(&answer["alerts"]).map(place).collect();
        let expected: Vec<_> = items(&row.expect["alerts"]).map(place).collect();
        for alert in items(&row.expect["alerts"]).filter(|alert| alert["match"].is_string()) {
            if found.contains(&place(alert)) {
                score.hits += 1;
            } else {
                score.missed.push(format!("{} {:?}: {}", row.id, place(alert), alert["match"]));
            }
        }
        if row.expect["exact"] == true {
            let extra = found.iter().filter(|found| !expected.contains(found));
            score.extra.extend(extra.map(|(line, column)| format!("{} {line}:{column}", row.id)));
        }
    }
    score
}

/// The mentions in prose and headings, each paired with one expected in its block. A mention that is expected in
/// another context is left aside.
pub(crate) fn mentions(answers: &[(Row, Value)]) -> Score {
    let is_read = |mention: &&Value| matches!(mention["context"].as_str(), Some("prose" | "heading"));
    let folded = |mention: &Value| mention["match"].as_str().expect("a text").to_lowercase();
    let mut score = Score::default();
    for (row, answer) in answers {
        let (mut wanted, other): (Vec<&Value>, Vec<&Value>) = items(&row.expect["mentions"]).partition(is_read);
        for mention in items(&answer["mentions"]).filter(is_read) {
            let line = number(&mention["line"]);
            let is_same = |want: &&Value| {
                let block = range(&want["block"]);
                folded(want) == folded(mention) && block.start <= line && line <= block.end
            };
            if let Some(at) = wanted.iter().position(is_same) {
                wanted.remove(at);
                score.hits += 1;
            } else if !other.iter().any(is_same) {
                score.extra.push(format!("{}: {mention}", row.id));
            }
        }
        score.missed.extend(wanted.iter().map(|want| format!("{}: {want}", row.id)));
    }
    score
}
