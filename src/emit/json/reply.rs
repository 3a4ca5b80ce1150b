//! The message that a draft answers, in the JSON format.

use super::LocationJson;
use crate::emit::wire::{line, pretty};
use crate::language::Language;
use crate::report::{Advice, AdviceReason, Location, ReplyPart, SeenKind};
use crate::rule::RuleId;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct ReplyJson<'r> {
    path: Option<&'r str>,
    language: Option<&'static str>,
    decision: &'static str,
    row: usize,
    reasons: Vec<ReasonJson<'r>>,
    kinds: Vec<KindJson<'r>>,
    contact: Option<&'r str>,
    help: Option<&'r str>,
    parts: Vec<PartJson<'r>>,
    missing: Vec<&'r str>,
}

#[derive(Serialize)]
struct ReasonJson<'r> {
    text: &'r str,
    places: Vec<LocationJson>,
}

#[derive(Serialize)]
struct KindJson<'r> {
    kind: &'static str,
    text: &'r str,
    place: Option<LocationJson>,
    rule: Option<&'r str>,
}

#[derive(Serialize)]
struct PartJson<'r> {
    name: &'r str,
    rule: &'r str,
    advice: &'r str,
    there: Option<bool>,
}

impl<'r> ReplyJson<'r> {
    pub(super) fn of(advice: &'r Advice) -> Self {
        let place = |location: &Location| LocationJson::from(*location);
        let reason = |reason: &'r AdviceReason| ReasonJson {
            text: reason.text(),
            places: reason.locations().iter().map(place).collect(),
        };
        let kind = |seen: &'r SeenKind| KindJson {
            kind: seen.kind().name(),
            text: seen.text(),
            place: seen.location().as_ref().map(place),
            rule: seen.rule().map(RuleId::as_str),
        };
        let part = |part: &'r ReplyPart| PartJson {
            name: part.name(),
            rule: part.rule().as_str(),
            advice: part.advice(),
            there: part.is_there(),
        };
        Self {
            path: advice.path(),
            language: advice.language().map(Language::code),
            decision: advice.decision().name(),
            row: advice.row(),
            reasons: advice.reasons().iter().map(reason).collect(),
            kinds: advice.seen().iter().map(kind).collect(),
            contact: advice.contact(),
            help: advice.help(),
            parts: advice.parts().iter().map(part).collect(),
            missing: advice.missing().map(ReplyPart::name).collect(),
        }
    }
}

impl Advice {
    /// The advice as an object of the JSON format on one line: the `reply` of a draft.
    ///
    /// ```
    /// use discretion::draft::Message;
    /// use discretion::{Checker, Policy};
    ///
    /// let checker = Checker::new(&Policy::packs(&["tone"])?)?;
    /// let json = checker.advise(&Message::new("Does it run on Linux?")).to_json();
    /// assert!(json.contains("\"decision\":\"answer\",\"row\":15"));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        line(&ReplyJson::of(self))
    }

    /// The same over several lines.
    #[must_use]
    pub fn to_json_pretty(&self) -> String {
        pretty(&ReplyJson::of(self))
    }
}
