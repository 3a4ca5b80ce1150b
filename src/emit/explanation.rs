//! What there is to know of a warning besides its message, each under its label.

use crate::language::report::ReportTexts;
use crate::report::Head;

/// The labels and texts that explain a warning: why, what to do, what else is said of the very place, what to write
/// instead, whom to ask, what it rests on. Empty texts are left out.
pub(super) fn explanation<'h>(head: &'h Head, labels: &ReportTexts) -> Vec<(&'static str, &'h str)> {
    // That another rule matches there, that an exception has ended, or what another draft says.
    let here = head.related().iter().filter(|related| related.is_at(head) || related.path.is_some());
    let said = [(labels.why, head.why()), (labels.advice, head.advice())];
    let notes = here.map(|related| (labels.note, related.note.as_str()));
    let instead = head.suggestions().iter().map(|text| (labels.instead, text.as_str()));
    let ask = head.owner().map(|owner| (labels.ask, owner));
    let sources = head.sources().iter().map(|source| (labels.source, source.as_str()));
    said.into_iter()
        .chain(notes)
        .chain(instead)
        .chain(ask)
        .chain(sources)
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}
