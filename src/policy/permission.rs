//! The common part of exceptions and cleared texts: who gave them, why, until when, and the rules that they name.

use crate::family::Rule;
use crate::rule::{Fields, Permission, RuleNumber, Scope, SilencedBy, Value};
use crate::table::{BOUNDS, Cause, KeyRow, Lowering, Quoted, ValueKind};
use crate::text::Span;

/// The keys that say who gave it and why.
pub(super) const PERMISSION_KEYS: &[KeyRow] = &[
    KeyRow::required("reason", ValueKind::Text, "Why; the report shows it with what was silenced."),
    KeyRow::new("owner", ValueKind::Text, "the policy's owner", "Whom to ask."),
];

/// Takes the keys `reason` and `owner`; `until` is the value of whichever key says when it ends.
pub(super) fn lower(fields: &mut Fields<'_>, by: SilencedBy, until: Option<Value<'_>>) -> Permission {
    let reason = fields.take("reason").and_then(|value| value.text("reason")).unwrap_or_default();
    let owner = fields.take("owner").and_then(|value| value.text("owner")).map(str::to_owned);
    let owner = owner.or_else(|| fields.lowering.context.owner.clone());
    Permission { by, reason: reason.to_owned(), owner, until: until.and_then(Value::moment) }
}

/// Returns whether one exception, path or cleared text more is within the limit.
pub(super) fn has_room(lowering: &Lowering<'_, Scope>, span: Span) -> bool {
    let what = "exceptions, paths and cleared texts";
    lowering.room(span, what, BOUNDS.permissions, |budget| &budget.permissions)
}

/// The rules of all layers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rulebook<'r> {
    /// Those in force.
    pub(super) active: &'r [Rule],
    /// The others.
    pub(super) inactive: &'r [Rule],
    /// Those that read incoming messages, and those that judge answers to them.
    pub(super) of_messages: [&'r [Rule]; 2],
}

impl Rulebook<'_> {
    /// The number of the rule that a value names; nothing where it is not in force, and nothing but an issue where there
    /// is none or it is locked.
    pub(super) fn find(&self, value: Value<'_>) -> Option<RuleNumber> {
        let id = value.text("id of a rule")?;
        let all = || self.active.iter().chain(self.inactive);
        let Some((number, rule)) = all().enumerate().find(|(_, rule)| rule.header.id.as_str() == id) else {
            if self.of_messages.iter().copied().flatten().any(|rule| rule.header.id.as_str() == id) {
                let help = "`[[adjust]]` changes it or switches it off".to_owned();
                value.note_with_help(Cause::RuleOfMessages(Quoted::shown(id)), Some(help));
                return None;
            }
            let help = value.lowering.suggest(id, all().map(|rule| rule.header.id.as_str()));
            value.note_with_help(Cause::NoSuchRule(Quoted::shown(id)), help);
            return None;
        };
        if rule.header.locked {
            let issue = value.lowering.source.issue(value.span, Cause::Locked { rule: Quoted::shown(id) });
            value.lowering.push(issue.with_related(rule.header.place()));
            return None;
        }
        (number < self.active.len()).then_some(RuleNumber(number))
    }
}
