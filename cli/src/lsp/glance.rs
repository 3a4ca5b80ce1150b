//! What an editor is shown at once while somebody types: what was found before, at its new place, and what the paragraph that
//! changes says by itself.
//!
//! The check of the whole draft, after the pause, is the truth and replaces it. Until then a place that was touched has only what
//! its paragraph tells: what the rest of the draft silences, limits or asks for is not asked.

use super::drafts::{DraftText, EditorReport};
use super::protocol::EditorDiagnostic;
use super::worker::EditorView;
use discretion::draft::{Context, Passage};
use discretion::text::Span;
use std::collections::BTreeSet;

/// What is shown of a draft before it is checked.
#[derive(Debug)]
pub(super) struct Glance {
    pub(super) uri: String,
    pub(super) version: i32,
    pub(super) diagnostics: Vec<EditorDiagnostic>,
}

impl Glance {
    /// What is seen at once in a text that came after one that was checked; none where more has changed than a paragraph.
    pub(super) fn of(checked: &EditorReport, draft: &DraftText, view: &EditorView) -> Option<Self> {
        let (desk, report, text) = (checked.desk.as_ref()?, checked.report.as_deref()?, &draft.text);
        let edit = Edit::between(&checked.draft.text.text, &text.text);
        let (tried, offset) = checked.outline.alone(&text.text, edit)?;
        let moved = |span: Span| edit.moved(span).map(|span| text.range(span));
        let mut diagnostics = checked.problem_diagnostics(moved);
        let kept = report.warnings().iter();
        diagnostics.extend(kept.filter_map(|warning| checked.diagnostic_at(warning, &view.client, moved)));
        // What was silenced there may be so still.
        let touched = report.silenced().iter().filter(|one| edit.moved(one.span()).is_none());
        let silenced: BTreeSet<&str> = touched.map(|one| one.rule().as_str()).collect();
        let alone = desk.checker.check(&desk.draft(&tried)).masked(view.settings.masking);
        let place = |span: Span| {
            let start = span.start.checked_add_signed(offset)?;
            let span = Span::new(start, start + span.len());
            edit.is_near(span).then(|| text.range(span))
        };
        let new = alone.warnings().iter().filter(|warning| !silenced.contains(warning.rule().as_str()));
        diagnostics.extend(new.filter_map(|warning| checked.diagnostic_at(warning, &view.client, place)));
        Some(Self { uri: draft.uri.clone(), version: draft.version, diagnostics })
    }
}

/// The paragraphs of a draft, and the end of what stands before all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftOutline {
    head: usize,
    paragraphs: Vec<Span>,
}

impl DraftOutline {
    pub(super) fn of(text: &str, passages: &[Passage]) -> Self {
        let extent = |passage: &Passage| {
            let sources = || passage.pieces.iter().map(|piece| piece.source);
            Some(Span::new(sources().map(|span| span.start).min()?, sources().map(|span| span.end).max()?))
        };
        let is_plain = |passage: &&Passage| {
            !passage.quoted && matches!(passage.context, Context::Paragraph | Context::Heading | Context::ListItem)
        };
        let metadata = passages.iter().filter(|passage| passage.context == Context::Metadata);
        let last = metadata.filter_map(extent).map(|span| span.end).max();
        let paragraphs: Vec<Span> = passages.iter().filter(is_plain).filter_map(extent).collect();
        let first = last.and_then(|last| paragraphs.iter().map(|span| span.start).filter(|&start| start > last).min());
        let head = first.map_or(0, |first| Span::new(0, first).slice(text).rfind('\n').map_or(0, |end| end + 1));
        Self { head, paragraphs }
    }

    /// The paragraph that an edit lies in, under the head of its draft, and how far its places are from those in the draft. None
    /// where the edit may change what is a paragraph.
    fn alone(&self, text: &str, edit: Edit) -> Option<(String, isize)> {
        let around = |span: &&Span| span.start <= edit.start && edit.old_end <= span.end;
        let paragraph = self.paragraphs.iter().find(around).filter(|span| span.start >= self.head)?;
        let end = paragraph.end.checked_add_signed(edit.growth())?;
        let written = Span::new(edit.start, edit.new_end).slice(text);
        let (head, paragraph) = (Span::new(0, self.head), Span::new(paragraph.start, end));
        let offset = isize::try_from(paragraph.start).ok()? - isize::try_from(head.len()).ok()?;
        (!written.contains(['\n', '\r'])).then(|| (format!("{}{}", head.slice(text), paragraph.slice(text)), offset))
    }
}

/// The stretch in which one text differs from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Edit {
    start: usize,
    /// Its end in the text before, and in the new one.
    old_end: usize,
    new_end: usize,
}

impl Edit {
    fn between(old: &str, new: &str) -> Self {
        let alike = |pair: &(u8, u8)| pair.0 == pair.1;
        let start = old.bytes().zip(new.bytes()).take_while(alike).count();
        // What both have alike up to there is alike in both, a part of a letter too.
        let start = old.floor_char_boundary(start);
        let most = old.len().min(new.len()) - start;
        let tail = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(alike).count();
        let old_end = old.ceil_char_boundary(old.len() - tail);
        Self { start, old_end, new_end: new.len() - (old.len() - old_end) }
    }

    /// How many bytes the text has become longer.
    const fn growth(self) -> isize {
        self.new_end.cast_signed() - self.old_end.cast_signed()
    }

    /// The place in the new text of a stretch of the one before; none where it was touched, at its ends too.
    fn moved(self, span: Span) -> Option<Span> {
        if span.end < self.start {
            return Some(span);
        }
        let move_by = |at: usize| at.checked_add_signed(self.growth());
        (span.start > self.old_end).then(|| Some(Span::new(move_by(span.start)?, move_by(span.end)?))).flatten()
    }

    /// Returns whether a stretch of the new text touches it.
    const fn is_near(self, span: Span) -> bool {
        span.start <= self.new_end && self.start <= span.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use discretion::Draft;

    #[test]
    fn two_texts_differ_in_one_stretch_of_whole_letters() {
        for (old, new, expected) in [
            ("a Falcon b", "a Falcons b", (8, 8, 9)),
            ("aaa", "aaaa", (3, 3, 4)),
            ("été", "ète", (0, 5, 4)),
            ("é", "è", (0, 2, 2)),
            ("a é", "a ©", (2, 4, 4)),
            ("same", "same", (4, 4, 4)),
            ("one two", "one", (3, 7, 3)),
            ("", "new", (0, 0, 3)),
        ] {
            let edit = Edit::between(old, new);
            assert_eq!((edit.start, edit.old_end, edit.new_end), expected, "{old} {new}");
            let part = |text: &str, end: usize| Span::new(end, text.len()).slice(text).to_owned();
            assert_eq!(part(old, edit.old_end), part(new, edit.new_end));
        }
    }

    #[test]
    fn what_was_not_touched_moves() {
        let edit = Edit::between("one two three four", "one two and three four");
        let moved = |start: usize, end: usize| edit.moved(Span::new(start, end)).map(|span| (span.start, span.end));
        assert_eq!((moved(0, 3), moved(14, 18), moved(4, 8), moved(8, 13)), (Some((0, 3)), Some((18, 22)), None, None));
        assert!(edit.is_near(Span::new(8, 11)) && !edit.is_near(Span::new(0, 7)));
    }

    #[test]
    fn a_paragraph_stands_alone_under_its_head() {
        let alone = |old: &str, new: &str| {
            let outline = DraftOutline::of(old, &Draft::markdown(old).passages());
            outline.alone(new, Edit::between(old, new))
        };
        let text = "---\nchannel: x\n---\n\n# Title\n\nOne *two* three.\n\n> Quoted.\n\n```\ncode\n```\n";
        let changed = text.replace("three", "threes");
        let (tried, offset) = alone(text, &changed).expect("it is in a paragraph");
        assert_eq!(tried, "---\nchannel: x\n---\n\nOne *two* threes.");
        assert_eq!(changed.find("threes").map(|at| at.checked_add_signed(-offset)), Some(tried.find("threes")));
        for (from, to) in [("code", "codes"), ("Quoted", "Quote"), ("channel: x", "channel: y"), ("three", "th\n\nree")]
        {
            assert_eq!(alone(text, &text.replace(from, to)), None, "{from}");
        }
        assert_eq!(alone("One.", "Ones."), Some(("Ones.".to_owned(), 0)));
    }
}
