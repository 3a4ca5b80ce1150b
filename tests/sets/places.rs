//! The law of places: what a warning or a passage says of the draft is what stands there, whatever the bytes.

use crate::predict::Row;
use crate::source::Source;
use crate::{Law, support};
use discretion::text::LineIndex;
use discretion::{Checker, Draft};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

pub(crate) const LAWS: &[Law] = &[
    Law::each("warnings_and_passages_are_where_they_say", &SETS, warnings_and_passages_are_where_they_say),
    Law::each("each_letter_lies_in_one_passage", &MARKDOWN, each_letter_lies_in_one_passage),
];

/// The sets of Markdown.
const MARKDOWN: [Source; 6] = [
    Source::Set("markdown_commonmark"),
    Source::Set("markdown_textlint_ast"),
    Source::Set("vale_fixtures"),
    Source::POSTS[0],
    Source::POSTS[1],
    Source::POSTS[2],
];

/// The sets with texts; their kinds do not matter here.
const SETS: [Source; 16] = [
    Source::Set("blogs_electron"),
    Source::Set("blogs_putaindecode"),
    Source::Set("blogs_rust"),
    Source::Set("competitor_cases"),
    Source::Set("competitor_mentions"),
    Source::Set("compsent_dev"),
    Source::Set("hatecheck_en"),
    Source::Set("hatecheck_fr"),
    Source::Set("markdown_commonmark"),
    Source::Set("markdown_textlint_ast"),
    Source::Set("profanity_rustrict"),
    Source::Set("social_bluesky_grapheme"),
    Source::Set("social_mastodon_length"),
    Source::Set("tone_alex"),
    Source::Set("twitter_text_weighted"),
    Source::Set("vale_fixtures"),
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

fn warnings_and_passages_are_where_they_say(set: Source) {
    let checker = support::checker(POLICY);
    let rows: Vec<Row> = set.rows();
    let warnings: usize = rows.iter().map(|row| check_row(&checker, row)).sum();
    let few = !Source::POSTS.contains(&set);
    assert!(few || warnings > 10_000, "{warnings} warnings only");
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

/// Whether a stretch is read as it is written, line breaks and the `+` of addresses as spaces.
fn is_copied(read: &str, written: &str) -> bool {
    let is_copy = |(read, written)| match (read, written) {
        (b' ', b'\n' | b'\r' | b'+') => true,
        _ => read == written,
    };
    read.bytes().zip(written.bytes()).all(is_copy)
}

fn each_letter_lies_in_one_passage(set: Source) {
    for text in set.drafts() {
        assert_covered(&text);
        if text.len() < 2000 {
            assert_covered(&text.replace('\n', "\r\n"));
            assert_covered(&text.replace('\n', "\r"));
            assert_covered(&format!("\u{feff}> {}", text.replace('\n', "\n> ")));
        }
    }
}

/// Asserts that no letter or digit of a draft is left out, and that none belongs to two passages.
fn assert_covered(text: &str) {
    for draft in [Draft::markdown(text), Draft::plain(text)] {
        let mut owners = vec![None; text.len()];
        for (number, passage) in draft.passages().iter().enumerate() {
            for byte in passage.pieces.iter().flat_map(|piece| piece.source.start..piece.source.end) {
                let owner = owners[byte].replace(number);
                let is_word = text.get(byte..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric);
                assert!(!is_word || owner.is_none_or(|owner| owner == number), "two passages hold {byte} of {text:?}");
            }
        }
        let bare = text.char_indices().find(|(at, letter)| letter.is_alphanumeric() && owners[*at].is_none());
        assert_eq!(bare, None, "{text:?}");
    }
}
