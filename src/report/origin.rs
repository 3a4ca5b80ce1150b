//! Reports of texts that another program has rewritten, led back to the texts as their authors have them.

use super::{DraftProblem, Head, Location, Report};
use crate::text::{LineIndex, Rewritten, Span};

impl Report {
    /// The report with its places in the text as it was before a program rewrote it: an include that was filled in, for
    /// example. What stands in no line of both texts is shown at the line that was rewritten. Where that is masked, no
    /// rewritten line is shown. Whoever writes the report passes [`Rewritten::source`] as its text.
    ///
    /// ```
    /// use discretion::text::Rewritten;
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let source = "{{#include head.md}}\n\nIt is a game changer.\n";
    /// let page = "Great news,\nfor once:\nunbelievable!!!!\n\nIt is a game changer.\n";
    /// let report = Checker::new(&Policy::packs(&["tone"])?)?.check(&Draft::markdown(page));
    /// let report = report.at_origin(&Rewritten::new(source, page));
    /// let places: Vec<_> = report.warnings().iter().map(|warning| warning.position().to_string()).collect();
    /// assert_eq!(places, ["1:1", "3:9"]);
    /// assert_eq!(report.warnings()[1].span().slice(source), "game changer");
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn at_origin(mut self, rewritten: &Rewritten<'_>) -> Self {
        let source = rewritten.source();
        let lines = LineIndex::new(source);
        let place = |location: &mut Location| {
            let span = rewritten.near(location.span);
            let at = |offset| lines.position(source, offset);
            *location = Location { span, start: at(span.start), end: at(span.end) };
        };
        for head in self.each_head_mut() {
            head.displaced |= rewritten.origin(head.location.span).is_none();
            head.sentence = rewritten.near(head.sentence);
            let Head { location, mention, related, .. } = head;
            let related = related.iter_mut().filter(|related| related.path.is_none());
            place(location);
            mention.iter_mut().for_each(place);
            related.for_each(|related| place(&mut related.location));
            head.sentence = head.sentence.hull(head.location.span);
        }
        self.problems.iter_mut().map(|DraftProblem { location, .. }| location).for_each(place);
        // An empty place lies in another draft.
        let own = self.secrets.iter_mut().filter(|secret| !secret.span.is_empty());
        own.for_each(|secret| secret.span = rewritten.near(secret.span));
        let is_lost = |span: &Span| rewritten.origin(*span).is_none();
        let lost: Vec<Span> =
            if self.masked_places.iter().any(is_lost) { rewritten.lost().collect() } else { Vec::new() };
        for spans in [&mut self.masked_places, &mut self.masked_spans] {
            let found = spans.iter().filter_map(|span| rewritten.origin(*span)).chain(lost.iter().copied());
            *spans = super::masking::merged(found);
        }
        self
    }
}
