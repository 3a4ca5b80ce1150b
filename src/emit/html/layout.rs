//! A draft laid out for reading: blocks in rows as its readers see them, and which warnings belong to which row.
//!
//! The blocks are those that were checked, so that every warning has its place in one of them. What their markup makes
//! of them, such as a heading or an item, is told from the line that they begin in.

use crate::draft::{Block, Context, Document};
use crate::report::{Report, Warning};
use crate::text::{LineIndex, Span};

/// The size of a draft that is shown whole, in bytes. Of a longer one, the rows without a warning are left out.
const SHOWN_WHOLE: usize = 120_000;
/// The longest block that is shown whole in a longer draft, in bytes.
const BLOCK_SHOWN_WHOLE: usize = 4_000;
/// The bytes on each side of a mark that are shown of a longer block.
const AROUND: usize = 400;

/// A draft in rows.
#[derive(Debug)]
pub(super) struct LaidOut<'d> {
    /// The rows, in the order of the draft.
    pub(super) rows: Vec<LaidRow<'d>>,
    /// The warnings that belong to no row: those on the whole draft.
    pub(super) loose: Vec<usize>,
}

/// Blocks that are shown side by side, with the warnings on them.
#[derive(Debug)]
pub(super) struct LaidRow<'d> {
    pub(super) kind: RowKind,
    /// One block; the cells of a table.
    pub(super) cells: Vec<LaidCell<'d>>,
    /// The warnings, by their index in the report.
    pub(super) warnings: Vec<usize>,
}

/// A block, and the stretches of it that warnings speak of.
#[derive(Debug)]
pub(super) struct LaidCell<'d> {
    pub(super) block: &'d Block,
    /// The line of the draft, as an offset of its start, in which the block begins.
    line: usize,
    /// Stretches of the block's text, each with the index of its warning.
    pub(super) marks: Vec<(Span, usize)>,
    /// The stretches of the text that are shown; all of it where it is empty.
    pub(super) shown: Vec<Span>,
}

/// The way a row is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    Paragraph,
    /// A heading of a level from 1 to 6.
    Heading(usize),
    /// An item so deep in lists.
    Item(usize),
    Table,
    Code,
    /// A value of the front matter that readers see.
    Title,
    /// A place that readers do not see, or not in the text.
    Aside(Context),
    /// So many rows that are left out.
    Gap(usize),
}

impl<'d> LaidOut<'d> {
    /// Lays out a draft with those of its warnings that are shown, by their index.
    pub(super) fn of(document: &'d Document<'_>, report: &Report, shown: &[usize]) -> Self {
        let mut rows = rows(document);
        let mut loose = Vec::new();
        for &number in shown {
            let Some(warning) = report.warnings().get(number) else { continue };
            // A limit of the whole draft stands at its first word, which is no more wrong than the others.
            if warning.head.excess.is_some() || !place(&mut rows, warning, number) {
                loose.push(number);
            }
        }
        // What readers do not see is shown where something is wrong with it.
        rows.retain(|row| !row.warnings.is_empty() || !matches!(row.kind, RowKind::Aside(_)));
        if document.source.len() > SHOWN_WHOLE {
            rows = thinned(rows);
        }
        Self { rows, loose }
    }
}

impl LaidCell<'_> {
    /// The stretches of the text that stand for bytes of the draft, joined.
    pub(super) fn stretches(&self, source: Span) -> Vec<Span> {
        let whole = Span::new(0, self.block.text.len());
        let mut found: Vec<Span> = Vec::new();
        for (stretch, place) in self.block.pieces(whole).filter(|(_, place)| place.overlaps(source)) {
            let is_copy = stretch.len() == place.len();
            let part = if is_copy {
                let start = place.start.max(source.start) - place.start;
                Span::new(stretch.start + start, stretch.start + place.end.min(source.end) - place.start)
            } else {
                stretch
            };
            match found.last_mut() {
                Some(last) if last.end == part.start => last.end = part.end,
                Some(_) | None => found.push(part),
            }
        }
        found
    }

    /// The bytes of the draft that the block reaches over.
    fn hull(&self) -> Span {
        let end = self.block.segments.iter().map(|segment| segment.source.end).max();
        Span::new(self.block.start(), end.unwrap_or(0))
    }
}

/// All blocks in rows, the cells of a table together.
fn rows<'d>(document: &'d Document<'_>) -> Vec<LaidRow<'d>> {
    let lines = LineIndex::new(document.source);
    let mut rows: Vec<LaidRow<'d>> = Vec::new();
    for block in &document.blocks {
        let before = before(document.source, &lines, block.start());
        let kind = kind(block, before.text, document.source);
        let cell = LaidCell { block, line: before.start, marks: Vec::new(), shown: Vec::new() };
        match rows.last_mut() {
            Some(last) if kind == RowKind::Table && last.kind == RowKind::Table => last.cells.push(cell),
            Some(_) | None => rows.push(LaidRow { kind, cells: vec![cell], warnings: Vec::new() }),
        }
    }
    rows
}

/// The part of a line before a block.
struct LineHead<'t> {
    start: usize,
    text: &'t str,
}

/// The part of its line that stands before a block.
fn before<'t>(source: &'t str, lines: &LineIndex, start: usize) -> LineHead<'t> {
    let line = lines.line(source, lines.line_number(start)).start;
    LineHead { start: line, text: Span::new(line, start).slice(source) }
}

/// The way a block is shown, by its context and the markup before it.
fn kind(block: &Block, before: &str, source: &str) -> RowKind {
    match block.context {
        Context::Paragraph | Context::Footnote => RowKind::Paragraph,
        Context::Heading => RowKind::Heading(level(block, before, source)),
        Context::ListItem => item(before).unwrap_or(RowKind::Paragraph),
        Context::TableCell => RowKind::Table,
        Context::HtmlText => element(source, block.start()),
        Context::Code => RowKind::Code,
        Context::Metadata if is_title(block) => RowKind::Title,
        context @ (Context::Metadata
        | Context::LinkTarget
        | Context::LinkTitle
        | Context::ImageAlt
        | Context::ImageTitle
        | Context::Comment
        | Context::HtmlAttribute
        | Context::FileName
        | Context::Markup) => RowKind::Aside(context),
    }
}

/// Returns whether a value of the front matter is the title or the summary that readers see.
fn is_title(block: &Block) -> bool {
    block.key.as_deref().is_some_and(|key| matches!(key, "title" | "subtitle" | "description" | "summary"))
}

/// The level of a heading: its `#`, or the line under it.
fn level(block: &Block, before: &str, source: &str) -> usize {
    let signs = before.chars().filter(|&letter| letter == '#').count();
    if signs > 0 {
        return signs.min(6);
    }
    let end = block.segments.iter().map(|segment| segment.source.end).max().unwrap_or(0);
    let after = Span::new(end, source.len()).slice(source);
    let under = after.lines().nth(1).unwrap_or_default().trim_start();
    if under.starts_with('=') { 1 } else { 2 }
}

/// An item, if a sign of a list stands before a block in its line.
fn item(before: &str) -> Option<RowKind> {
    let trimmed = before.trim_start_matches(['>', ' ', '\t']);
    let indent = before.len() - trimmed.len();
    let has_sign = trimmed.starts_with(['-', '*', '+']) || trimmed.starts_with(|letter: char| letter.is_ascii_digit());
    has_sign.then_some(RowKind::Item((indent / 2).min(5)))
}

/// The way the text of an element is shown, by the tag right before it.
fn element(source: &str, start: usize) -> RowKind {
    let head = Span::new(0, start).slice(source).trim_end();
    let tag = head.rfind('<').map(|at| Span::new(at + 1, head.len()).slice(head)).unwrap_or_default();
    let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    match name.as_bytes() {
        b"title" => RowKind::Title,
        [b'h', level @ b'1'..=b'6'] => RowKind::Heading(usize::from(level - b'0')),
        b"li" => RowKind::Item(0),
        _ => RowKind::Paragraph,
    }
}

/// Marks what a warning speaks of, and returns whether it has its place in one row.
fn place(rows: &mut [LaidRow<'_>], warning: &Warning, number: usize) -> bool {
    let span = warning.span();
    let is_name = warning.context() == Context::FileName;
    let is_of_name = |row: &LaidRow<'_>| row.kind == RowKind::Aside(Context::FileName);
    let touches = |row: &LaidRow<'_>| {
        if is_name { is_of_name(row) } else { row.cells.iter().any(|cell| cell.hull().overlaps(span)) }
    };
    let found: Vec<usize> = rows.iter().enumerate().filter(|(_, row)| touches(row)).map(|(at, _)| at).collect();
    let mut marked = Vec::new();
    for &at in &found {
        let Some(row) = rows.get_mut(at) else { continue };
        for cell in &mut row.cells {
            let whole = vec![Span::new(0, cell.block.text.len())];
            let stretches = if is_name { whole } else { cell.stretches(span) };
            if !stretches.is_empty() {
                marked.push(at);
            }
            cell.marks.extend(stretches.into_iter().map(|stretch| (stretch, number)));
        }
    }
    marked.dedup();
    let is_open = |at: &usize| rows.get(*at).is_some_and(|row| !matches!(row.kind, RowKind::Aside(_)));
    let open: Vec<usize> = marked.iter().copied().filter(is_open).collect();
    let own = match (open.as_slice(), marked.as_slice()) {
        ([own], _) | ([], [own, ..]) => Some(*own),
        ([], []) | ([_, _, ..], _) => None,
    };
    for &at in found.iter().filter(|at| Some(**at) != own) {
        let Some(row) = rows.get_mut(at) else { continue };
        row.cells.iter_mut().for_each(|cell| cell.marks.retain(|(_, of)| *of != number));
    }
    if let Some(row) = own.and_then(|at| rows.get_mut(at)) {
        row.warnings.push(number);
    }
    own.is_some()
}

/// The rows with a warning and their neighbours; how many others there are, in their place.
fn thinned(rows: Vec<LaidRow<'_>>) -> Vec<LaidRow<'_>> {
    let has_warning: Vec<bool> = rows.iter().map(|row| !row.warnings.is_empty()).collect();
    let is_near = |at: usize| {
        let around = at.saturating_sub(1)..=at + 1;
        around.into_iter().any(|near| has_warning.get(near).copied().unwrap_or(false))
    };
    let mut kept: Vec<LaidRow<'_>> = Vec::new();
    for (at, mut row) in rows.into_iter().enumerate() {
        if is_near(at) || at < 2 {
            row.cells.iter_mut().for_each(LaidCell::shorten);
            kept.push(row);
            continue;
        }
        match kept.last_mut() {
            Some(LaidRow { kind: RowKind::Gap(count), .. }) => *count += 1,
            Some(_) | None => kept.push(LaidRow { kind: RowKind::Gap(1), cells: Vec::new(), warnings: Vec::new() }),
        }
    }
    kept
}

impl LaidCell<'_> {
    /// Shows of a long block only what stands around its marks; its beginning, where it has none.
    fn shorten(&mut self) {
        let text = &self.block.text;
        if text.len() <= BLOCK_SHOWN_WHOLE {
            return;
        }
        let border = |offset: usize| (offset..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
        let mut marked: Vec<Span> = self.marks.iter().map(|(stretch, _)| *stretch).collect();
        marked.sort_unstable();
        if marked.is_empty() {
            marked.push(Span::new(0, 0));
        }
        for mark in marked {
            // Of a mark that is long itself, the beginning.
            let end = mark.end.min(mark.start + BLOCK_SHOWN_WHOLE);
            let around = Span::new(border(mark.start.saturating_sub(AROUND)), border(end + AROUND));
            match self.shown.last_mut() {
                Some(last) if around.start <= last.end => last.end = last.end.max(around.end),
                Some(_) | None => self.shown.push(around),
            }
        }
    }

    /// Returns whether a cell begins another line of a table than the one before it.
    pub(super) const fn begins_line(&self, before: &Self) -> bool {
        self.line != before.line
    }
}
