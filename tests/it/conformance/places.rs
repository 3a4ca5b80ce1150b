//! The law of places: what a warning or a passage says of the draft is what stands there, whatever the bytes.

use super::rows;
use super::sets::Row;
use discretion::{Checker, Draft, LineIndex, Policy};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The sets with texts; their kinds do not matter here.
const SETS: [&str; 16] = [
    "blogs_electron",
    "blogs_putaindecode",
    "blogs_rust",
    "competitor_cases",
    "competitor_mentions",
    "compsent_dev",
    "hatecheck_en",
    "hatecheck_fr",
    "markdown_commonmark",
    "markdown_textlint_ast",
    "profanity_rustrict",
    "social_bluesky_grapheme",
    "social_mastodon_length",
    "tone_alex",
    "twitter_text_weighted",
    "vale_fixtures",
];

/// The packs, and words that hardly any text is without, so that there is much to place.
const POLICY: &str = r#"
discretion = 1
name = "places"
extends = ["pack:tone", "pack:claims", "pack:confidential-markers"]

[[confidential]]
id = "frequent"
terms = ["the", "this", "of the", "code", "les", "l'", "HTML", "http", "foo"]

[[competitor]]
id = "rival"
names = ["GitHub", "Google"]
domains = ["github.com"]
handles = ["@github"]
"#;

#[test]
fn warnings_and_passages_are_where_they_say() {
    let checker =
        Checker::new(&Policy::parse("places.toml", POLICY).expect("the policy is good")).expect("it is ready");
    let Some(rows) = SETS.into_iter().map(rows).collect::<Option<Vec<_>>>() else { return };
    let rows: Vec<Row> = rows.into_iter().flatten().collect();
    let (even, odd): (Vec<_>, Vec<_>) = rows.iter().enumerate().partition(|(at, _)| at % 2 == 0);
    let check = |rows: Vec<(usize, &Row)>| rows.into_iter().map(|(_, row)| check_row(&checker, row)).sum::<usize>();
    let warnings = std::thread::scope(|scope| {
        let other = scope.spawn(|| check(odd));
        check(even) + other.join().expect("the places are right")
    });
    assert!(warnings > 100_000, "{warnings} warnings only");
}

/// Checks a text in all its encodings, and counts the warnings.
fn check_row(checker: &Checker, row: &Row) -> usize {
    let text = &row.text;
    let crlf = text.replace("\r\n", "\n").replace('\n', "\r\n");
    let marked = format!("\u{feff}{text}");
    // Most texts are their own composed and decomposed form: a set holds each once.
    let variants = BTreeSet::from([text.clone(), text.nfc().collect(), text.nfd().collect(), crlf, marked]);
    variants.iter().map(|variant| check_draft(checker, &row.id, variant, &row.draft_of(variant))).sum()
}

fn check_draft(checker: &Checker, id: &str, text: &str, draft: &Draft<'_>) -> usize {
    let report = checker.check(draft);
    let lines = LineIndex::new(text);
    for warning in report.warnings() {
        let span = warning.span();
        let rule = warning.rule();
        assert_eq!(text.get(span.start..span.end), Some(warning.text()), "{id}: {rule} at {span:?}");
        assert!(!span.is_empty(), "{id}: {rule} at {span:?}");
        assert!(warning.sentence().contains(span), "{id}: {rule} at {span:?} outside {:?}", warning.sentence());
        for (offset, position) in [(span.start, warning.location().start), (span.end, warning.location().end)] {
            assert_eq!(lines.position(text, offset), position, "{id}: {rule} at {span:?}");
        }
    }
    assert!(report.warnings().is_sorted_by_key(|warning| warning.span().start), "{id}: warnings out of order");
    for passage in draft.passages() {
        for piece in &passage.pieces {
            let Some(written) = text.get(piece.source.start..piece.source.end) else {
                panic!("{id}: {piece:?} splits a character");
            };
            let read = piece.text.slice(&passage.text);
            let is_copy = read.len() == written.len();
            assert!(!is_copy || is_copied(read, written), "{id}: {piece:?} reads {written:?} as {read:?}");
        }
    }
    report.warnings().len()
}

/// Whether a stretch is read as it is written, line breaks as spaces.
fn is_copied(read: &str, written: &str) -> bool {
    let is_copy = |(read, written)| match (read, written) {
        (b' ', b'\n' | b'\r') => true,
        _ => read == written,
    };
    read.bytes().zip(written.bytes()).all(is_copy)
}
