//! The goals, set by set. Where a goal is below all, the rest is what the set reads otherwise than we want to.

use crate::answers;
use crate::score::{alerts, equal, items, mentions, ranges};
use crate::sets::Row;
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
    assert!(score.recall() >= 95.0, "{}", score.faults());
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
    assert!(score.precision() >= 97.0 && score.recall() >= 97.0, "{}", score.faults());
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

/// What the packs find, each finding as a line.
fn noise(answers: &[(Row, Value)]) -> Vec<String> {
    let lines = |(row, answer): &(Row, Value)| {
        let found = items(&answer["rules"]).zip(items(&answer["spans"]));
        found.map(|(rule, span)| format!("{rule} {span} {}", row.id)).collect::<Vec<_>>()
    };
    answers.iter().flat_map(lines).collect()
}
