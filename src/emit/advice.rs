//! The advice on a message as people read it: the decision with its row, why, and what an answer must contain. Formats that
//! know only warnings have the same lines as a note.

use super::look::Look;
use crate::language::report::ReportTexts;
use crate::report::{Advice, ReplyPart, Report, SeenKind};
use crate::rule::{Decision, Severity};
use crate::text::{one_line, printable, wrapped};

/// The columns before what a line says.
const INDENT: usize = 2;

/// The advice on a message, on several lines.
///
/// ```
/// use discretion::draft::Message;
/// use discretion::emit::{Look, advice_text};
/// use discretion::{Checker, Policy};
///
/// let checker = Checker::new(&Policy::packs(&["tone"])?)?;
/// let advice = checker.advise(&Message::new("Does it run on Linux?").path("message.txt"));
/// assert!(advice_text(&advice, &Look::default()).starts_with("message.txt: answer (row 15)\n"));
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[must_use]
pub fn advice_text(advice: &Advice, look: &Look) -> String {
    let AdviceNote { title, lines, .. } = AdviceNote::of(advice, look.texts());
    let mut written = vec![title];
    for line in lines {
        let width = look.width.saturating_sub(2 * INDENT);
        for (at, line) in wrapped(&line, width).iter().enumerate() {
            written.push(format!("{:1$}{line}", "", if at == 0 { INDENT } else { 2 * INDENT }));
        }
    }
    written.join("\n") + "\n"
}

/// The advice on a message: the decision, and a line for each thing to know of it.
#[derive(Clone, Debug)]
pub(super) struct AdviceNote {
    /// The message, the decision and its row.
    pub(super) title: String,
    /// Each line with its label.
    pub(super) lines: Vec<String>,
    /// How loudly formats that know only severities speak of it: only what cannot wait is more than a note.
    pub(super) severity: Severity,
}

impl AdviceNote {
    /// The advice on the message that a draft answers; none where it answers none.
    pub(super) fn on(report: &Report, look: &Look) -> Option<Self> {
        report.reply().map(|advice| Self::of(advice, look.texts()))
    }

    fn of(advice: &Advice, texts: &ReportTexts) -> Self {
        let path = advice.path().map_or_else(|| texts.message.to_owned(), printable);
        let title = format!("{path}{} {} ({} {})", texts.colon, advice.decision(), texts.row, advice.row());
        let mut lines = Vec::new();
        let mut add = |label: &str, said: String| lines.push(format!("{label}{} {said}", texts.colon));
        advice.reasons().iter().for_each(|reason| add(texts.because, one_line(reason.text())));
        let others: Vec<String> = advice.seen().iter().map(seen).collect();
        if !others.is_empty() {
            add(texts.kinds, others.join(", "));
        }
        advice.contact().into_iter().for_each(|contact| add(texts.contact, one_line(contact)));
        advice.help().into_iter().for_each(|help| add(texts.help_line, one_line(help)));
        for part in advice.parts() {
            add(label(part, texts), format!("{} ({})", part.name(), one_line(part.advice())));
        }
        let is_urgent = advice.decision() == Decision::EscalateNow;
        Self { title, lines, severity: if is_urgent { Severity::Critical } else { Severity::Info } }
    }

    /// All of it, a line for each.
    pub(super) fn text(&self) -> String {
        let lines: Vec<&str> = std::iter::once(&self.title).chain(&self.lines).map(String::as_str).collect();
        lines.join("\n")
    }
}

/// A kind and its place.
fn seen(seen: &SeenKind) -> String {
    seen.location().map_or_else(|| seen.kind().to_string(), |location| format!("{} ({})", seen.kind(), location.start))
}

/// The label of a part: it is wanted, there or missing.
const fn label(part: &ReplyPart, texts: &ReportTexts) -> &'static str {
    match part.is_there() {
        None => texts.wanted,
        Some(true) => texts.is_there,
        Some(false) => texts.missing,
    }
}
