//! What an editor can do about a warning: write what is suggested, or silence the rule with a comment and a reason.
//!
//! A comment is only offered where it works: it is tried on a copy of the draft first. Without a reason it silences
//! nothing and is a warning itself, so whoever takes the offer has to give one.

use super::drafts::EditorReport;
use super::labels::EditorTexts;
use super::protocol::{CodeAction, Command, Range, TextEdit};
use super::settings::{Client, EditorSettings};
use crate::moments::now;
use discretion::Report;
use discretion::draft::{Context, Format, Passage};
use discretion::moment::Moment;
use discretion::report::{SilencedBy, Warning};
use discretion::text::{Span, one_line};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// The most warnings for which a comment is tried at once.
const MOST_TRIED: usize = 8;
/// The largest draft in which one is tried, in bytes: each trial is a check.
const LARGEST_TRIED: usize = 512 << 10;
/// The days for which a comment holds.
const DAYS: i64 = 90;
const SECONDS_OF_A_DAY: i64 = 86_400;
/// The reason with which a comment is tried.
const TRIED_REASON: &str = "tried";
/// The sign of what is masked.
const MASKED: char = '•';

/// The actions for a stretch of a draft; none any more once nobody waits for them.
pub(super) fn actions(
    checked: &EditorReport,
    range: Range,
    client: &Client,
    settings: &EditorSettings,
    is_given_up: &AtomicBool,
) -> Vec<CodeAction> {
    let texts = EditorTexts::of(settings.ui);
    let mut actions = Vec::new();
    for (number, warning) in checked.warnings_at(checked.draft.text.span(range)).enumerate() {
        if is_given_up.load(Ordering::Relaxed) {
            return Vec::new();
        }
        let suggestions: Vec<&String> =
            warning.suggestions().iter().filter(|text| !warning.is_masked() && !text.contains(MASKED)).collect();
        for suggestion in &suggestions {
            let edit = TextEdit { range: checked.draft.text.range(warning.span()), new_text: (*suggestion).clone() };
            actions.push(CodeAction {
                title: texts.write.replace("TEXT", &one_line(suggestion)),
                kind: "quickfix",
                diagnostics: vec![checked.diagnostic(warning, client)],
                is_preferred: suggestions.len() == 1,
                edit: Some(edit_of(checked, &edit)),
                command: None,
            });
        }
        if number < MOST_TRIED {
            actions.extend(silencing(checked, warning, client, settings));
        }
    }
    actions
}

/// The change of a document.
fn edit_of(checked: &EditorReport, edit: &TextEdit) -> Value {
    json!({"changes": {checked.draft.uri.as_str(): [edit]}})
}

/// The action that silences the rule of a warning; none where nothing can.
fn silencing(
    checked: &EditorReport,
    warning: &Warning,
    client: &Client,
    settings: &EditorSettings,
) -> Option<CodeAction> {
    let desk = checked.desk.as_ref()?;
    let rule = warning.rule().as_str();
    // The rules that answers are held to are none of the policy: what is tried tells.
    let is_locked = desk.checker.policy().rule(rule).is_some_and(|rule| rule.is_locked());
    if is_locked || checked.refusal().is_some() || checked.draft.text.text.len() > LARGEST_TRIED {
        return None;
    }
    let comment = SilencingComment::of(rule, now().ok()?, checked.report.as_ref()?.format())?;
    let text = &*checked.draft.text.text;
    let places = places_for(text, &desk.draft(text).passages(), warning.span());
    let place = places.into_iter().find(|place| works(checked, warning, &comment, place))?;
    let range = checked.draft.text.range(Span::new(place.at, place.at));
    let title = EditorTexts::of(settings.ui).silence.replace("RULE", rule);
    let (before, after) = (comment.before.clone(), format!("{}{}", comment.after, place.after));
    let (edit, command) = match &settings.silence_command {
        Some(command) => {
            let asked =
                json!({"uri": checked.draft.uri, "range": range, "before": before, "after": after, "rule": rule});
            (None, Some(Command { title: title.clone(), command: command.clone(), arguments: vec![asked] }))
        }
        None => (Some(edit_of(checked, &TextEdit { range, new_text: format!("{before}{after}") })), None),
    };
    let diagnostics = vec![checked.diagnostic(warning, client)];
    Some(CodeAction { title, kind: "quickfix", diagnostics, is_preferred: false, edit, command })
}

/// A comment that silences a rule: what stands before its reason, and what after it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SilencingComment {
    before: String,
    after: &'static str,
}

impl SilencingComment {
    /// The comment for a rule; none in formats without comments.
    fn of(rule: &str, now: Moment, format: Format) -> Option<Self> {
        let (open, after) = match format {
            Format::Markdown | Format::Html => ("<!--", " -->"),
            Format::Mdx => ("{/*", " */}"),
            _ => return None,
        };
        let until = Moment::from_unix(now.unix().saturating_add(DAYS * SECONDS_OF_A_DAY)).to_string();
        let day = until.split('T').next().unwrap_or_default();
        Some(Self { before: format!("{open} discretion: allow {rule} until {day} -- "), after })
    }
}

/// A place where a comment may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
struct CommentPlace {
    /// The byte before which it is written.
    at: usize,
    /// What follows it.
    after: String,
}

/// The places where a comment may silence what is found in a stretch of a draft, the most usual first: a line of its
/// own before the block, a line before the paragraph around it, or within the block.
fn places_for(text: &str, passages: &[Passage], found: Span) -> Vec<CommentPlace> {
    let starts_of = |passage: &Passage| passage.pieces.iter().map(|piece| piece.source.start).min();
    let holds = |passage: &&Passage| {
        let is_at = |source: Span| source.start <= found.start && found.start < source.end.max(source.start + 1);
        passage.context != Context::Metadata && passage.pieces.iter().any(|piece| is_at(piece.source))
    };
    let Some(start) = passages.iter().find(holds).and_then(starts_of) else { return Vec::new() };
    let line = line_start(text, start);
    let own_line = |line: usize, end: usize, breaks: &str| {
        let lead = Span::new(line, end).slice(text);
        let indent: String = lead.chars().take_while(|letter| letter.is_whitespace() || *letter == '>').collect();
        CommentPlace { at: line + indent.len(), after: format!("{breaks}{indent}") }
    };
    let paragraph = Span::new(0, line).slice(text).rfind("\n\n").map_or(0, |at| at + 2);
    let mut places = vec![own_line(line, start, "\n"), CommentPlace { at: start, after: " ".to_owned() }];
    if paragraph < line {
        places.push(own_line(paragraph, start, "\n"));
    }
    // Where a comment would be a part of the paragraph that it stands before.
    places.push(own_line(line, start, "\n\n"));
    places
}

/// The start of the line that a byte lies in.
fn line_start(text: &str, at: usize) -> usize {
    Span::new(0, at).slice(text).rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// Returns whether a comment at a place silences a warning, and brings no new one.
fn works(checked: &EditorReport, warning: &Warning, comment: &SilencingComment, place: &CommentPlace) -> bool {
    let text = &*checked.draft.text.text;
    let (head, tail) = (Span::new(0, place.at).slice(text), Span::new(place.at, text.len()).slice(text));
    let tried = format!("{head}{}{TRIED_REASON}{}{}{tail}", comment.before, comment.after, place.after);
    let (Some(before), Some(report)) = (&checked.report, checked.tried(&tried)) else { return false };
    let is_silenced = report.silenced().iter().any(|silenced| {
        silenced.by() == SilencedBy::Comment
            && silenced.rule() == warning.rule()
            && silenced.span().start >= place.at
            && silenced.fingerprint() == warning.fingerprint()
    });
    let (before, after) = (warnings_by_rule(before), warnings_by_rule(&report));
    is_silenced && after.iter().all(|(rule, count)| before.get(rule).is_some_and(|before| count <= before))
}

/// How many warnings each rule has.
fn warnings_by_rule(report: &Report) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for warning in report.warnings() {
        *counts.entry(warning.rule().as_str()).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use discretion::Draft;

    #[test]
    fn a_comment_is_written_as_the_format_has_it() {
        let comment = |format| SilencingComment::of("acme/hype", Moment::from_unix(0), format);
        let markdown = comment(Format::Markdown).expect("it has comments");
        assert_eq!(markdown.before, "<!-- discretion: allow acme/hype until 1970-04-01 -- ");
        assert_eq!(comment(Format::Mdx).map(|comment| comment.after), Some(" */}"));
        assert_eq!(comment(Format::Plain).or(comment(Format::Notebook)), None);
    }

    #[test]
    fn a_comment_stands_in_a_line_of_its_own_first() {
        let first = |text: &str| {
            let at = text.find("hype").expect("it is there");
            let places = places_for(text, &Draft::markdown(text).passages(), Span::new(at, at + 4));
            let place = places.first().expect("there is a place");
            format!("{}|{}", Span::new(0, place.at).slice(text), place.after)
        };
        assert_eq!(first("One.\n\nTwo hype."), "One.\n\n|\n");
        assert_eq!(first("> Quoted hype."), "> |\n> ");
        assert_eq!(first("- a\n- b hype"), "- a\n|\n");
        let metadata = "---\ntitle: hype\n---\n";
        assert!(places_for(metadata, &Draft::markdown(metadata).passages(), Span::new(11, 15)).is_empty());
    }
}
