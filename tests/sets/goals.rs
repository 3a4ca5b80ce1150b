//! The goals, set by set. Where a goal is below all, the rest is what the set reads otherwise than we want to.

use crate::Law;
use crate::predict::{Predictor, Row};
use crate::score::{alerts, equal, items, mentions, ranges};
use crate::source::Source;
use serde_json::Value;

pub(crate) const LAWS: &[Law] = &[
    Law::together(
        "words_are_those_of_the_commonmark_examples",
        &[Source::Set("markdown_commonmark")],
        words_are_those_of_the_commonmark_examples,
    ),
    Law::together(
        "prose_is_where_textlint_sees_it",
        &[Source::Set("markdown_textlint_ast")],
        prose_is_where_textlint_sees_it,
    ),
    Law::together("terms_stand_where_alex_finds_them", &[Source::Set("tone_alex")], terms_stand_where_alex_finds_them),
    Law::together(
        "terms_stand_where_vale_finds_them",
        &[Source::Set("vale_fixtures")],
        terms_stand_where_vale_finds_them,
    ),
    Law::together(
        "competitors_are_named_exactly_where_their_tests_say",
        &[Source::Set("competitor_cases")],
        competitors_are_named_exactly_where_their_tests_say,
    ),
    Law::together(
        "competitors_are_found_in_published_posts",
        &[Source::Set("competitor_mentions")],
        competitors_are_found_in_published_posts,
    ),
    Law::together(
        "posts_are_as_long_as_x_counts_them",
        &[Source::Set("twitter_text_weighted")],
        posts_are_as_long_as_x_counts_them,
    ),
    Law::together(
        "posts_are_as_long_as_mastodon_counts_them",
        &[Source::Set("social_mastodon_length")],
        posts_are_as_long_as_mastodon_counts_them,
    ),
    Law::together(
        "posts_are_as_long_as_bluesky_counts_them",
        &[Source::Set("social_bluesky_grapheme")],
        posts_are_as_long_as_bluesky_counts_them,
    ),
    Law::each("packs_are_quiet_on_published_posts", &Source::POSTS, packs_are_quiet_on_published_posts),
    Law::each("naming_a_group_of_people_is_no_offence", &HATE, naming_a_group_of_people_is_no_offence),
    Law::together(
        "crude_words_are_found_masked_or_not",
        &[Source::Set("profanity_rustrict")],
        crude_words_are_found_masked_or_not,
    ),
    Law::together(
        "swearing_and_threats_are_found_in_both_languages",
        &HATE,
        swearing_and_threats_are_found_in_both_languages,
    ),
    Law::together(
        "published_posts_have_no_threats_and_hardly_an_obscenity",
        &Source::POSTS,
        published_posts_have_no_threats_and_hardly_an_obscenity,
    ),
];

/// The sets of hateful and harmless sentences, in English and French.
const HATE: [Source; 2] = [Source::Set("hatecheck_en"), Source::Set("hatecheck_fr")];

fn words_are_those_of_the_commonmark_examples() {
    let answers = answers(Source::Set("markdown_commonmark"));
    let score = equal(&answers, "words");
    assert!(score.hits >= 640, "{}", score.faults());
}

fn prose_is_where_textlint_sees_it() {
    let answers = answers(Source::Set("markdown_textlint_ast"));
    let score = ranges(&answers);
    assert!(score.recall() >= 99.0 && score.extra.is_empty(), "{}", score.faults());
}

fn terms_stand_where_alex_finds_them() {
    let answers = answers(Source::Set("tone_alex"));
    let score = alerts(&answers);
    assert!(score.missed.is_empty() && score.extra.is_empty(), "{}", score.faults());
}

fn terms_stand_where_vale_finds_them() {
    let answers = answers(Source::Set("vale_fixtures"));
    let score = alerts(&answers);
    assert!(score.recall() >= 99.0, "{}", score.faults());
    // FIXME: a term is found in every place that is prose, but rules of Vale can read headings alone, or tables, or
    // skip what its settings name.
    assert!(score.extra.len() <= 43, "{}", score.faults());
}

fn competitors_are_named_exactly_where_their_tests_say() {
    let answers = answers(Source::Set("competitor_cases"));
    for score in [equal(&answers, "flag"), equal(&answers, "spans")] {
        assert!(score.missed.is_empty(), "{}", score.faults());
    }
}

fn competitors_are_found_in_published_posts() {
    let answers = answers(Source::Set("competitor_mentions"));
    let score = mentions(&answers);
    assert!(score.extra.is_empty() && score.missed.is_empty(), "{}", score.faults());
}

fn posts_are_as_long_as_x_counts_them() {
    lengths_are_equal("twitter_text_weighted", &["weightedLength", "valid"]);
}

fn posts_are_as_long_as_mastodon_counts_them() {
    lengths_are_equal("social_mastodon_length", &["valid"]);
}

fn posts_are_as_long_as_bluesky_counts_them() {
    lengths_are_equal("social_bluesky_grapheme", &["graphemes"]);
}

fn lengths_are_equal(set: &'static str, keys: &[&str]) {
    let answers = answers(Source::Set(set));
    for key in keys {
        let score = equal(&answers, key);
        assert!(score.missed.is_empty(), "{}", score.faults());
    }
}

fn packs_are_quiet_on_published_posts(set: Source) {
    let answers = answers(set);
    let words: usize = answers.iter().map(|(row, _)| row.text.split_whitespace().count()).sum();
    let findings = noise(&answers);
    let is_leak = |line: &&String| line.starts_with("confidential-markers/");
    assert_eq!(findings.iter().find(is_leak), None);
    assert!(findings.len() * 1_000 <= words, "{} in {words} words: {findings:#?}", findings.len());
}

fn naming_a_group_of_people_is_no_offence(set: Source) {
    let answers = answers(set);
    let kind = |row: &Row| row.expect["functionality"].as_str().unwrap_or_default().to_owned();
    let neutral = answers.iter().filter(|(row, _)| kind(row).starts_with("ident_"));
    let flagged: Vec<_> = neutral.filter(|(_, answer)| answer["flag"] == true).map(|(row, _)| &row.text).collect();
    assert!(flagged.is_empty(), "{flagged:#?}");
}

fn crude_words_are_found_masked_or_not() {
    let answers = answers(Source::Set("profanity_rustrict"));
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

fn swearing_and_threats_are_found_in_both_languages() {
    let mut threats = Vec::new();
    for set in HATE {
        let answers = answers(set);
        let flagged = |kind: &str| {
            let is_kind = |row: &Row| row.expect["functionality"].as_str().is_some_and(|own| own.starts_with(kind));
            let rows: Vec<_> = answers.iter().filter(|(row, _)| is_kind(row)).collect();
            share(rows.iter().filter(|(_, answer)| answer["flag"] == true).count(), rows.len())
        };
        assert!(flagged("profanity") >= 95.0, "{set:?}");
        assert!(flagged("threat") >= 60.0, "{set:?}");
        threats.push(flagged("threat"));
    }
    assert!(threats.windows(2).all(|both| (both[0] - both[1]).abs() <= 10.0), "{threats:?}");
}

fn published_posts_have_no_threats_and_hardly_an_obscenity() {
    let (mut posts, mut crude) = (0, Vec::new());
    for set in Source::POSTS {
        let answers = answers(set);
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

/// The rows of a set, each with what the library says of it.
fn answers(set: Source) -> Vec<(Row, Value)> {
    let predictor = Predictor::for_file(&format!("{}.jsonl", set.name())).expect("the kind of the set is known");
    let answer = |row: Row| {
        let prediction = predictor.predict(&row).unwrap_or_else(|problem| panic!("{}: {problem}", row.id));
        (row, prediction)
    };
    set.rows().into_iter().map(answer).collect()
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
