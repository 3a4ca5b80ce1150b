//! The trait that each format implements, and a draft as it gets it.

use super::run::Run;
use crate::policy::Policy;
use crate::report::{Location, Report};
use crate::text::{ColumnUnit, LineIndex, Position};
use std::cell::OnceCell;
use std::io::{self, Write};

/// The way one format is written, part by part. It may hold what it needs for the parts to come, but no draft.
pub(super) trait Emitter: std::fmt::Debug {
    /// The part before all drafts.
    fn begin(&mut self, policies: &[&Policy], run: &Run, out: &mut dyn Write) -> io::Result<()>;

    /// A draft; the run has those before it.
    fn draft(&mut self, draft: &CheckedDraft<'_>, run: &Run, out: &mut dyn Write) -> io::Result<()>;

    /// The part after all drafts, which the run has.
    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()>;
}

/// A draft as emitters get it.
#[derive(Debug)]
pub(super) struct CheckedDraft<'d> {
    pub(super) report: &'d Report,
    pub(super) text: &'d str,
    columns: ColumnUnit,
    lines: OnceCell<LineIndex>,
}

impl<'d> CheckedDraft<'d> {
    /// A draft whose columns are counted in a unit.
    pub(super) const fn new(report: &'d Report, text: &'d str, columns: ColumnUnit) -> Self {
        Self { report, text, columns, lines: OnceCell::new() }
    }

    /// The path of the draft, or a word for one that has none.
    pub(super) fn path(&self) -> &'d str {
        self.report.path().unwrap_or("draft")
    }

    /// The start of a location, its column in the unit of the format.
    pub(super) fn start(&self, location: Location) -> Position {
        self.position(location.start, location.span.start)
    }

    /// The first place after a location, its column in the unit of the format.
    pub(super) fn end(&self, location: Location) -> Position {
        self.position(location.end, location.span.end)
    }

    fn position(&self, known: Position, offset: usize) -> Position {
        if self.columns == ColumnUnit::CodePoints {
            return known;
        }
        let lines = self.lines.get_or_init(|| LineIndex::new(self.text));
        Position { line: known.line, column: lines.column(self.text, offset, self.columns) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::draft::Draft;
    use crate::policy::Policy;

    #[test]
    fn places_are_counted_in_the_unit_of_the_format() {
        let policy = "discretion = 1\nname = \"acme\"\n[[confidential]]\nid = \"a\"\nterms = [\"Falcon\"]";
        let policy = Policy::parse("acme.toml", policy).expect("it is a policy");
        let text = "\u{feff}News:\r\n😀 é Falcon.";
        let report = Checker::new(&policy).expect("nothing is missing").check(&Draft::plain(text));
        let location = report.warnings()[0].location();
        let places = [ColumnUnit::CodePoints, ColumnUnit::Utf16, ColumnUnit::Bytes].map(|columns| {
            let draft = CheckedDraft::new(&report, text, columns);
            [draft.start(location), draft.end(location)].map(|position| position.to_string())
        });
        assert_eq!(places, [["2:5", "2:11"], ["2:6", "2:12"], ["2:9", "2:15"]]);
    }
}
