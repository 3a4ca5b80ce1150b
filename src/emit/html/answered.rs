//! The message that a draft answers, beside it: its text with what tells its kinds, the decision, and what an answer must contain.

use super::inline::printed;
use super::sheet::Sheet;
use crate::report::{Advice, ReplyPart, merged};
use crate::rule::MessageKind;
use crate::text::{Span, one_line};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// The most bytes of a message that are shown.
const ROOM: usize = 20_000;

impl Sheet<'_> {
    /// The draft's text; where it is an answer, the message beside it.
    pub(super) fn exchange(&self) -> Markup {
        let Some(advice) = self.report.reply() else { return self.body() };
        html! {
            div.exchange {
                (self.message(advice))
                div.answer { (self.body()) }
            }
        }
    }

    fn message(&self, advice: &Advice) -> Markup {
        let (texts, words) = (self.texts(), self.look.texts());
        let language = advice.language().map(|language| language.code());
        let id = format!("d{}-message", self.number);
        html! {
            div.incoming role="region" aria-labelledby=(id) {
                h3 id=(id) { (texts.message) @if let Some(path) = advice.path() { " · " (one_line(path)) } }
                blockquote.text lang=[language] { (self.told(advice)) }
                p.decision { strong { (texts.decisions[advice.decision() as usize]) } " · " (words.row) " " (advice.row()) }
                ul.reasons lang=[language] {
                    @for reason in advice.reasons() { li { (printed(&one_line(reason.text()))) } }
                }
                dl {
                    @for (name, said) in [(words.contact, advice.contact()), (words.help_line, advice.help())] {
                        @if let Some(said) = said { div { dt { (name) } dd { (printed(&one_line(said))) } } }
                    }
                }
                @if !advice.parts().is_empty() {
                    ul.parts lang=[language] { @for part in advice.parts() { (self.part(part)) } }
                }
            }
        }
    }

    /// A part of an answer: whether it is there, and how to write it.
    fn part(&self, part: &ReplyPart) -> Markup {
        let words = self.look.texts();
        let (class, label) = match part.is_there() {
            None => ("wanted", words.wanted),
            Some(true) => ("there", words.is_there),
            Some(false) => ("missing", words.missing),
        };
        html! { li.(class) { strong { (label) } " " (part.name()) span.small { " " (printed(&one_line(part.advice()))) } } }
    }

    /// The text of the message, with a mark where it tells its kinds.
    fn told(&self, advice: &Advice) -> Markup {
        let shown = Span::new(0, advice.text().floor_char_boundary(ROOM));
        let places_of = |kind: MessageKind| {
            let seen = advice.seen().iter().filter(move |seen| seen.kind() == kind);
            let spans = merged(seen.filter_map(|seen| Some(seen.location()?.span)));
            spans.into_iter().filter(|span| shown.contains(*span)).map(move |span| (span, kind))
        };
        let places: Vec<(Span, MessageKind)> = MessageKind::EACH.iter().copied().flat_map(places_of).collect();
        let mut borders = BTreeSet::from([shown.start, shown.end]);
        borders.extend(places.iter().flat_map(|(span, _)| [span.start, span.end]));
        let borders: Vec<usize> = borders.into_iter().collect();
        let parts = borders.windows(2).map(|pair| Span::new(pair[0], pair[1])).map(|span| {
            let text = printed(span.slice(advice.text()));
            let kind = |(place, kind): &(Span, MessageKind)| {
                (place.end == span.end).then_some(self.texts().message_kinds[*kind as usize])
            };
            let ending: BTreeSet<&str> = places.iter().filter_map(kind).collect();
            let is_told = places.iter().any(|(place, _)| place.contains(span));
            html! {
                @if is_told { mark.told { (text) } } @else { (text) }
                @for kind in ending { span.kind { " " (kind) } }
            }
        });
        html! { @for part in parts { (part) } @if shown.end < advice.text().len() { span.cut { " …" } } }
    }
}
