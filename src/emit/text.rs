//! The format for people: what blocks a draft, what to review, notes, a line per draft, at last how many there are.
//!
//! Each warning is shown with the sentence it is about as long as a draft does not fill more than two screens; then the
//! warnings of one rule are shown as one, and those for which there is no room have a line. Notes are folded: a line
//! per rule.

use super::advice::advice_text;
use super::closing;
use super::digest::Digest;
use super::draft_line::{draft_line, needs, path, score_lines, to_pass, unbroken};
use super::emitter::{CheckedDraft, Emitter};
use super::excerpt::Quotation;
use super::explanation::explanation;
use super::look::{Look, Paint};
use super::notice::{Notice, UNBROKEN, heading};
use super::run::Run;
use crate::policy::Policy;
use crate::report::{Silenced, SilencedBy, Warning};
use crate::score::Verdict;
use crate::text::one_line;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// The lines of two screens, as terminals have had them since the VT100.
const TWO_SCREENS: usize = 48;
/// The lines of a draft that are no warnings.
const FOOTER: usize = 5;
/// The most places that a line names.
const MOST_LINES: usize = 12;

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
        let says_nothing = report.warnings().is_empty()
            && report.silenced().is_empty()
            && report.notes().is_empty()
            && report.reply().is_none();
        let is_clean = says_nothing && report.verdict() == Verdict::Pass;
        if is_clean && !fails {
            self.clean = Some(draft_line(report, &self.look)).filter(|_| run.summary().drafts == 0);
            return Ok(());
        }
        self.close(out)?;
        let digest = Digest::of(report, run.thresholds_of(report));
        out.write_all(self.warnings(draft, &digest).as_bytes())?;
        let (path, texts) = (path(report), self.look.texts());
        for note in report.notes() {
            writeln!(out, "{path}: {}{} {}", texts.note, texts.colon, one_line(note))?;
        }
        for silenced in report.silenced() {
            if silenced.by() == SilencedBy::Trial {
                writeln!(out, "{}", self.on_trial(draft, silenced))?;
            } else if self.look.lists_silenced {
                writeln!(out, "{}", self.silenced(draft, silenced))?;
            }
        }
        let line = draft_line(report, &self.look);
        writeln!(out, "{}", if is_clean { line } else { self.look.coloured(&line, Some(report.verdict())) })?;
        if let Some(advice) = report.reply() {
            out.write_all(advice_text(advice, &self.look).as_bytes())?;
        }
        if self.look.explains_score {
            score_lines(report, &self.look).into_iter().try_for_each(|line| writeln!(out, "{line}"))?;
        }
        let steps = to_pass(report, &digest, &self.look).into_iter();
        steps.chain(needs(report, &self.look)).try_for_each(|line| writeln!(out, "{line}"))?;
        self.is_open = !report.warnings().is_empty();
        Ok(())
    }

    fn end(&mut self, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        if let Some(line) = self.clean.take() {
            writeln!(out, "{line}")?;
        }
        if self.look.lists_unread && !run.unread().is_empty() {
            self.close(out)?;
            let texts = self.look.texts();
            for unread in run.unread() {
                let label = self.look.coloured(&format!("{}{}", texts.error, texts.colon), None);
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
        closing::left_out(run, &self.look).into_iter().try_for_each(|line| writeln!(out, "{line}"))?;
        closing::campaigns(run, &self.look).into_iter().try_for_each(|line| writeln!(out, "{line}"))
    }
}

impl TextEmitter {
    /// Ends what was written last with an empty line, where it wants one.
    fn close(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::take(&mut self.is_open) { writeln!(out) } else { Ok(()) }
    }

    /// The warnings of a draft, as far as they fit two screens.
    fn warnings(&self, draft: &CheckedDraft<'_>, digest: &Digest<'_>) -> String {
        let height = |text: &str| text.matches('\n').count();
        let pressing = || digest.blocking.iter().chain(&digest.review).copied();
        let alone = |warning| self.notice(draft, warning, &[]);
        if self.look.shows_all {
            return pressing().chain(digest.notes.iter().flatten().copied()).map(alone).collect();
        }
        let groups = Digest::groups(pressing());
        let fold = |groups: &[Vec<&Warning>]| -> Vec<String> {
            // Where lines are short, messages are cut rather than broken.
            let is_tight = groups.len() + digest.notes.len() > TWO_SCREENS / 3;
            groups.iter().map(|group| self.folded(draft, group, is_tight)).collect()
        };
        let notes = fold(&digest.notes);
        let mut room = TWO_SCREENS.saturating_sub(FOOTER + notes.iter().map(|note| height(note)).sum::<usize>());
        let whole: String = pressing().map(alone).collect();
        let mut shown = String::new();
        if height(&whole) <= room {
            shown = whole;
        } else {
            let lines = fold(&groups);
            room = room.saturating_sub(lines.iter().map(|line| height(line)).sum());
            let mut folded = String::new();
            for (number, (group, line)) in groups.iter().zip(&lines).enumerate() {
                let notice =
                    group.split_first().map(|(first, others)| self.notice(draft, first, others)).unwrap_or_default();
                let more = height(&notice).saturating_sub(height(line));
                // The first is always shown: it is the worst.
                if folded.is_empty() && (more <= room || number == 0) {
                    room = room.saturating_sub(more);
                    shown.push_str(&notice);
                } else {
                    folded.push_str(line);
                }
            }
            shown.push_str(&folded);
            if !folded.is_empty() && notes.is_empty() {
                shown.push('\n');
            }
        }
        if !notes.is_empty() {
            shown.push_str(&notes.concat());
            shown.push('\n');
        }
        shown
    }

    /// A warning: what, where, the sentence, where else, why, what to do, whom to ask. No other warning's masked text
    /// is shown with it.
    fn notice(&self, draft: &CheckedDraft<'_>, warning: &Warning, others: &[&Warning]) -> String {
        let report = draft.report;
        let (path, at) = (draft.path(), draft.start(warning.location()));
        let mut notice = Notice::warning(warning.severity(), warning.rule().as_str(), warning.message(), path, at)
            .quoting(Quotation::new(draft.text, warning.span(), warning.sentence(), report.masked_spans()));
        if !others.is_empty() {
            notice = notice.note(self.look.texts().also, self.places(draft, others).replace(UNBROKEN, " "));
        }
        for (label, text) in explanation(warning, self.look.texts()) {
            notice = notice.note(label, text);
        }
        if let Some(trailer) = warning.trailer().filter(|_| self.look.shows_approval) {
            notice = notice.note(self.look.texts().approve, trailer);
        }
        notice.render(&self.look)
    }

    /// The warnings of one rule in a line: `low[acme/cloud]: “AcmeCloud” should be written “Acme Cloud” (line 4)`.
    fn folded(&self, draft: &CheckedDraft<'_>, group: &[&Warning], is_tight: bool) -> String {
        let Some(first) = group.first() else { return String::new() };
        let label = format!("{}[{}]", self.look.texts().severity(first.severity()), first.rule());
        let count = if group.len() > 1 { format!("{} × ", group.len()) } else { String::new() };
        let (message, places) = (one_line(first.message()), format!(" ({})", self.places(draft, group)));
        let taken = label.width() + ": ".len() + count.width() + places.width();
        let message = if is_tight { cut(&message, self.look.width.saturating_sub(taken + 2)) } else { message };
        let title = format!("{count}{message}{places}");
        format!("{}\n", heading(&self.look, &label, Paint::of(Some(first.severity())), &title))
    }

    fn places(&self, draft: &CheckedDraft<'_>, warnings: &[&Warning]) -> String {
        let lines: Vec<usize> = warnings.iter().map(|warning| draft.start(warning.location()).line).collect();
        unbroken(&self.look.texts().lines(&lines, MOST_LINES))
    }

    /// The line of what a rule on trial found.
    fn on_trial(&self, draft: &CheckedDraft<'_>, found: &Silenced) -> String {
        let texts = self.look.texts();
        let at = draft.start(found.location());
        let by = texts.on_trial_by.replace("{rule}", found.rule().as_str());
        format!("{}:{at}: {by}{} {}", path(draft.report), texts.colon, one_line(found.message()))
    }

    /// The line of what was silenced in a draft: by what, until when, why, and whom to ask.
    fn silenced(&self, draft: &CheckedDraft<'_>, silenced: &Silenced) -> String {
        let texts = self.look.texts();
        let at = draft.start(silenced.location());
        let by = texts.silenced_by.replace("{rule}", silenced.rule().as_str());
        let by = by.replace("{by}", texts.silencer(silenced.by()));
        let until = silenced.allowed_until_told().map(|until| format!(" {}", texts.until.replace("{until}", until)));
        let owner = silenced.allowed_by().map(|owner| format!(" ({})", one_line(owner))).unwrap_or_default();
        let (reason, until) = (one_line(silenced.allowed_because()), until.unwrap_or_default());
        format!("{}:{at}: {by}{until}{} {reason}{owner}", path(draft.report), texts.colon)
    }
}

/// The beginning of a text that takes no more than so many columns, but never less than its first word.
fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut shown = String::new();
    for word in text.split(' ') {
        if !shown.is_empty() && shown.width() + word.width() + 2 > columns {
            break;
        }
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.push_str(word);
    }
    format!("{shown}…")
}
