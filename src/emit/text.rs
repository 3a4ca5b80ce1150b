//! The format for people: each warning with the sentence it is about, then a line per draft, at last how many there are.

use super::closing;
use super::draft_line::{draft_line, path};
use super::emitter::{CheckedDraft, Emitter};
use super::excerpt::Quotation;
use super::explanation::explanation;
use super::look::Look;
use super::notice::Notice;
use super::run::Run;
use crate::policy::Policy;
use crate::report::{Silenced, Warning};
use crate::score::Verdict;
use crate::text::one_line;
use std::io::{self, Write};

pub(super) fn emitter(look: &Look) -> Box<dyn Emitter> {
    Box::new(TextEmitter { look: *look, clean: None, is_open: false })
}

#[derive(Debug)]
struct TextEmitter {
    look: Look,
    /// The line of the first draft where it is clean: a clean draft is mentioned only if it is the only one.
    clean: Option<String>,
    /// True if what was written last wants an empty line after it.
    is_open: bool,
}

impl Emitter for TextEmitter {
    fn begin(&mut self, _: &[&Policy], _: &Run, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn draft(&mut self, draft: &CheckedDraft<'_>, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        self.clean = None;
        let report = draft.report;
        let fails = self.look.fails(report.verdict());
        if self.look.quiet && !fails {
            return Ok(());
        }
        let says_nothing = report.warnings().is_empty() && report.silenced().is_empty() && report.notes().is_empty();
        let is_clean = says_nothing && report.verdict() == Verdict::Pass;
        if is_clean && !fails {
            self.clean = Some(draft_line(report, &self.look)).filter(|_| run.summary().drafts == 0);
            return Ok(());
        }
        self.close(out)?;
        for warning in report.warnings() {
            out.write_all(self.warning(draft, warning).as_bytes())?;
        }
        let path = path(report);
        for note in report.notes() {
            writeln!(out, "{path}: note: {}", one_line(note))?;
        }
        for silenced in report.silenced().iter().filter(|_| self.look.lists_silenced) {
            writeln!(out, "{}", silenced_line(draft, silenced))?;
        }
        let line = draft_line(report, &self.look);
        writeln!(out, "{}", if is_clean { line } else { self.look.coloured(&line, Some(report.verdict())) })?;
        self.is_open = !report.warnings().is_empty();
        Ok(())
    }

    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        if let Some(line) = self.clean.take() {
            writeln!(out, "{line}")?;
        }
        if self.look.lists_unread && !run.unread().is_empty() {
            self.close(out)?;
            for unread in run.unread() {
                let label = self.look.coloured("error:", None);
                writeln!(out, "{label} {}: {}", one_line(&unread.place()), one_line(&unread.message))?;
            }
        }
        if self.look.quiet {
            return Ok(());
        }
        if closing::is_needed(run) || self.look.counts_one {
            self.close(out)?;
            // What could not be read is never shown in the colour of what passed.
            let verdict = run.verdict().filter(|_| run.unread().is_empty());
            writeln!(out, "{}", self.look.coloured(&closing::counts(run, &self.look), verdict))?;
        }
        // Where nothing passes, nobody asks how much a pass means.
        if run.summary().pass > 0 {
            self.close(out)?;
            closing::rules(run, &self.look).into_iter().try_for_each(|line| writeln!(out, "{line}"))?;
        }
        closing::unchanged(run, &self.look).into_iter().try_for_each(|line| writeln!(out, "{line}"))?;
        closing::left_out(run, &self.look).into_iter().try_for_each(|line| writeln!(out, "{line}"))
    }
}

impl TextEmitter {
    /// Ends what was written last with an empty line, where it wants one.
    fn close(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::take(&mut self.is_open) { writeln!(out) } else { Ok(()) }
    }

    /// A warning: what, where, the sentence, why, what to do, whom to ask. No other warning's masked text is shown with
    /// it.
    fn warning(&self, draft: &CheckedDraft<'_>, warning: &Warning) -> String {
        let report = draft.report;
        let (path, at) = (draft.path(), draft.start(warning.location()));
        let mut notice = Notice::warning(warning.severity(), warning.rule().as_str(), warning.message(), path, at)
            .quoting(Quotation::new(draft.text, warning.span(), warning.sentence(), report.masked_spans()));
        for (label, text) in explanation(warning, self.look.texts()) {
            notice = notice.note(label, text);
        }
        notice.render(&self.look)
    }
}

/// The line of what was silenced in a draft: by what, until when, why, and whom to ask.
fn silenced_line(draft: &CheckedDraft<'_>, silenced: &Silenced) -> String {
    let (rule, by) = (silenced.rule(), silenced.by().name());
    let at = draft.start(silenced.location());
    let until = silenced.allowed_until_told().map(|until| format!(" until {until}")).unwrap_or_default();
    let owner = silenced.allowed_by().map(|owner| format!(" ({})", one_line(owner))).unwrap_or_default();
    let reason = one_line(silenced.allowed_because());
    format!("{}:{at}: silenced [{rule}] by {by}{until}: {reason}{owner}", path(draft.report))
}
