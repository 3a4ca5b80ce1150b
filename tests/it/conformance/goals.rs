//! The goals, set by set. Where a goal is below all, the rest is what the set reads otherwise than we want to.

use super::answers;
use super::score::{alerts, equal, items, mentions, ranges};
use super::sets::Row;
use serde_json::Value;

#[test]
fn words_are_those_of_the_commonmark_examples() {
    let Some(answers) = answers("markdown_commonmark") else { return };
    let score = equal(&answers, "words");
    assert!(score.hits >= 640, "{}", score.faults());
}

#[test]
fn prose_is_where_textlint_sees_it() {
    let Some(answers) = answers("markdown_textlint_ast") else { return };
    let score = ranges(&answers);
    assert!(score.recall() >= 99.0 && score.extra.is_empty(), "{}", score.faults());
}

#[test]
fn terms_stand_where_alex_finds_them() {
    let Some(answers) = answers("tone_alex") else { return };
    let score = alerts(&answers);
    assert!(score.missed.is_empty() && score.extra.is_empty(), "{}", score.faults());
}

#[test]
fn terms_stand_where_vale_finds_them() {
    let Some(answers) = answers("vale_fixtures") else { return };
    let score = alerts(&answers);
    assert!(score.recall() >= 99.0, "{}", score.faults());
    // FIXME: a term is found in every place that is prose, but rules of Vale can read headings alone, or tables, or
    // skip what its settings name.
    assert!(score.extra.len() <= 43, "{}", score.faults());
}

#[test]
fn competitors_are_named_exactly_where_their_tests_say() {
    let Some(answers) = answers("competitor_cases") else { return };
    for score in [equal(&answers, "flag"), equal(&answers, "spans")] {
        assert!(score.missed.is_empty(), "{}", score.faults());
    }
}

#[test]
fn competitors_are_found_in_published_posts() {
    let Some(answers) = answers("competitor_mentions") else { return };
    let score = mentions(&answers);
    assert!(score.extra.is_empty() && score.missed.is_empty(), "{}", score.faults());
}

#[test]
fn posts_are_as_long_as_networks_count_them() {
    for (set, keys) in [
        ("twitter_text_weighted", &["weightedLength", "valid"][..]),
        ("social_mastodon_length", &["valid"]),
        ("social_bluesky_grapheme", &["graphemes"]),
    ] {
        let Some(answers) = answers(set) else { return };
        for key in keys {
            let score = equal(&answers, key);
            assert!(score.missed.is_empty(), "{set}: {}", score.faults());
        }
    }
}

#[test]
fn packs_are_quiet_on_published_posts() {
    for set in ["blogs_rust", "blogs_electron", "blogs_putaindecode"] {
        let Some(answers) = answers(set) else { return };
        let words: usize = answers.iter().map(|(row, _)| row.text.split_whitespace().count()).sum();
        let findings = noise(&answers);
        let is_leak = |line: &&String| line.starts_with("confidential-markers/");
        assert_eq!(findings.iter().find(is_leak), None, "{set}");
        assert!(findings.len() * 1_000 <= words, "{set}, {} in {words} words: {findings:#?}", findings.len());
    }
}

#[test]
fn naming_a_group_of_people_is_no_offence() {
    for set in ["hatecheck_en", "hatecheck_fr"] {
        let Some(answers) = answers(set) else { return };
        let kind = |row: &Row| row.expect["functionality"].as_str().unwrap_or_default().to_owned();
        let neutral = answers.iter().filter(|(row, _)| kind(row).starts_with("ident_"));
        let flagged: Vec<_> = neutral.filter(|(_, answer)| answer["flag"] == true).map(|(row, _)| &row.text).collect();
        assert!(flagged.is_empty(), "{flagged:#?}");
    }
}

#[test]
fn crude_words_are_found_masked_or_not() {
    let Some(answers) = answers("profanity_rustrict") else { return };
    let crude = |row: &Row| row.expect["flag"] == true;
    let hits = answers.iter().filter(|(row, answer)| crude(row) && answer["flag"] == true).count();
    let flagged = answers.iter().filter(|(_, answer)| answer["flag"] == true).count();
    let wanted = answers.iter().filter(|(row, _)| crude(row)).count();
    let precision = share(hits, flagged);
    let recall = share(hits, wanted);
    let f1 = 2.0 * precision * recall / (precision + recall);
    let masked: Vec<_> = answers.iter().filter(|(row, _)| crude(row) && row.expect["masked"] == true).collect();
    let found = masked.iter().filter(|(_, answer)| answer["flag"] == true).count();
    let told = format!("P {precision:.1}, R {recall:.1}, F1 {f1:.1}, masked {found} of {}", masked.len());
    assert!(precision >= 97.0 && f1 >= 70.0 && share(found, masked.len()) >= 60.0, "{told}");
}

#[test]
fn swearing_and_threats_are_found_in_both_languages() {
    let mut threats = Vec::new();
    for set in ["hatecheck_en", "hatecheck_fr"] {
        let Some(answers) = answers(set) else { return };
        let flagged = |kind: &str| {
            let is_kind = |row: &Row| row.expect["functionality"].as_str().is_some_and(|own| own.starts_with(kind));
            let rows: Vec<_> = answers.iter().filter(|(row, _)| is_kind(row)).collect();
            share(rows.iter().filter(|(_, answer)| answer["flag"] == true).count(), rows.len())
        };
        assert!(flagged("profanity") >= 95.0, "{set}");
        assert!(flagged("threat") >= 60.0, "{set}");
        threats.push(flagged("threat"));
    }
    assert!(threats.windows(2).all(|both| (both[0] - both[1]).abs() <= 10.0), "{threats:?}");
}

#[test]
fn published_posts_have_no_threats_and_hardly_an_obscenity() {
    let (mut posts, mut crude) = (0, Vec::new());
    for set in ["blogs_rust", "blogs_electron", "blogs_putaindecode"] {
        let Some(answers) = answers(set) else { return };
        for (row, answer) in &answers {
            let has = |rule: &str| items(&answer["rules"]).any(|own| own == rule);
            assert!(!has("tone/threats"), "{}", row.id);
            posts += 1;
            if has("tone/profanity") {
                crude.push(row.id.clone());
            }
        }
    }
    assert!(crude.len() * 100 <= posts, "{} of {posts}: {crude:#?}", crude.len());
}

/// A share in per cent.
fn share(some: usize, all: usize) -> f64 {
    100.0 * some as f64 / all.max(1) as f64
}

/// What the packs find, each finding as a line.
fn noise(answers: &[(Row, Value)]) -> Vec<String> {
    let lines = |(row, answer): &(Row, Value)| {
        let found = items(&answer["rules"]).zip(items(&answer["spans"]));
        found.map(|(rule, span)| format!("{rule} {span} {}", row.id)).collect::<Vec<_>>()
    };
    answers.iter().flat_map(lines).collect()
}
