//! A page for reviewers: each draft as its readers see it, with what is wrong beside the place.
//!
//! The page is one file. It has no script, font or picture from elsewhere, and its policy of contents lets the browser
//! run and load nothing but the style and the script that it holds, by their digests. No text of a draft or a policy is
//! markup. Drafts stand with the worst first, so they are written at the end; what is kept until then is bounded by the
//! room of a page, however many drafts there are, and the page says what it has no room for.

mod answered;
mod index;
mod inline;
mod layout;
mod page;
mod score;
mod section;
mod sheet;

use super::emitter::{CheckedDraft, Emitter};
use super::look::Look;
use super::run::Run;
use crate::policy::Policy;
use index::{IndexRow, OwnedWarning};
use sheet::Sheet;
use std::cmp::Reverse;
use std::io::{self, Write};

/// The most bytes of all sections of a page.
const ROOM: usize = 8 << 20;
/// The most drafts in the list of a page.
const MOST_DRAFTS: usize = 2_000;

pub(super) fn emitter(look: &Look) -> Box<dyn Emitter> {
    Box::new(HtmlEmitter { look: *look, drafts: Vec::new(), size: 0, added: 0, left: 0 })
}

#[derive(Debug)]
struct HtmlEmitter {
    look: Look,
    drafts: Vec<PageDraft>,
    /// The bytes of their sections.
    size: usize,
    /// The number of drafts that were added.
    added: usize,
    /// Those of them that the list has no room for.
    left: usize,
}

/// A draft as it is kept for the page.
#[derive(Debug)]
struct PageDraft {
    row: IndexRow,
    /// Its section; none where there is no room for it.
    section: Option<String>,
    /// True if there is nothing to say of it.
    says_nothing: bool,
    owned: Vec<OwnedWarning>,
}

impl Emitter for HtmlEmitter {
    fn begin(&mut self, policies: &[&Policy], _: &Run, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(page::head(&self.look, policies).0.as_bytes())
    }

    fn draft(&mut self, draft: &CheckedDraft<'_>, run: &Run, _: &mut dyn Write) -> io::Result<()> {
        let report = draft.report;
        if self.look.quiet && !self.look.fails(report.verdict()) {
            return Ok(());
        }
        self.added += 1;
        let says_nothing = section::says_nothing(report);
        // Of several drafts, one that says nothing is only listed.
        let section = (self.added == 1 || !says_nothing)
            .then(|| Sheet::of(draft, &self.look, run.thresholds_of(report), self.added).section().0);
        self.size += section.as_ref().map_or(0, String::len);
        self.drafts.push(PageDraft {
            row: IndexRow::of(report, self.added),
            section,
            says_nothing,
            owned: OwnedWarning::each(report, &self.look),
        });
        if self.size > ROOM || self.drafts.len() > 2 * MOST_DRAFTS {
            self.make_room();
        }
        Ok(())
    }

    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        self.make_room();
        let is_one = self.added == 1;
        if !is_one {
            let rows: Vec<(&IndexRow, bool)> =
                self.drafts.iter().map(|draft| (&draft.row, draft.section.is_some() && !draft.says_nothing)).collect();
            out.write_all(index::drafts(&rows, self.left, run, &self.look).0.as_bytes())?;
            let owned = self.drafts.iter().flat_map(|draft| draft.owned.iter().map(|owned| (&draft.row, owned)));
            out.write_all(index::owners(owned, &self.look).0.as_bytes())?;
        }
        out.write_all(page::filters(&self.look).0.as_bytes())?;
        let shown = self.drafts.iter().filter(|draft| is_one || !draft.says_nothing);
        for section in shown.filter_map(|draft| draft.section.as_deref()) {
            out.write_all(section.as_bytes())?;
        }
        out.write_all(page::end(run, &self.look).0.as_bytes())
    }
}

impl HtmlEmitter {
    /// Puts the worst drafts first, and lets go of what there is no room for.
    fn make_room(&mut self) {
        self.drafts.sort_by_key(|draft| Reverse(draft.row.weight()));
        self.left += self.drafts.len().saturating_sub(MOST_DRAFTS);
        self.drafts.truncate(MOST_DRAFTS);
        let mut size = 0;
        for draft in &mut self.drafts {
            let own = draft.section.as_ref().map_or(0, String::len);
            // The worst is always shown.
            if size > 0 && size + own > ROOM {
                draft.section = None;
            } else {
                size += own;
            }
        }
        self.size = size;
    }
}
