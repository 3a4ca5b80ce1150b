//! `[[adjust]]`: how a later layer changes the rules of earlier ones.

use super::assembly::{Draft, Drafts, is_here};
use crate::rule::{Change, Family, Fields, Origin, Selection, Severity, Term, Value};
use crate::table::{Cause, KeyRow, OtherPlace, Quoted, Spaced, TableKeys, ValueKind};

/// The keys of `[[adjust]]`.
pub(super) const KEYS: TableKeys = TableKeys {
    table: "[[adjust]]",
    slices: &[&[
        KeyRow::required("rule", ValueKind::Text, "The full name of a rule of a pack or of another file."),
        KeyRow::new(
            "severity",
            ValueKind::Word(|| Severity::EACH.map(Severity::name).to_vec()),
            "as it was",
            "How bad a match is from here on.",
        ),
        KeyRow::new("off", ValueKind::Truth, "as it was", "Whether the rule is switched off."),
        KeyRow::new("jurisdictions", ValueKind::Names, "everywhere", "The change is made in these jurisdictions only."),
        KeyRow::new("owner", ValueKind::Text, "as it was", "Whom to ask from here on."),
        KeyRow::new("terms", ValueKind::Terms, "none", "Words and phrases that trigger the rule, too."),
        KeyRow::new("except", ValueKind::Terms, "none", "Phrases inside which a match is no warning, too."),
        KeyRow::new("reason", ValueKind::Text, "none", "Why: required where the rule gets weaker."),
    ]],
    later: &[],
};

/// A table `[[adjust]]`.
#[derive(Debug)]
struct Adjustment<'a> {
    rule: Option<Value<'a>>,
    severity: Option<Severity>,
    off: Option<bool>,
    /// Only in these jurisdictions.
    jurisdictions: Selection<String>,
    owner: Option<&'a str>,
    /// Words and phrases that trigger the rule, too.
    terms: Vec<Term>,
    /// Phrases inside which a match is none, too.
    except: Vec<Term>,
    reason: Option<&'a str>,
}

impl<'a> Adjustment<'a> {
    fn lower(mut fields: Fields<'a>) -> Self {
        let rule = fields.take("rule");
        fields.require_one_of(&["severity", "off", "owner", "terms", "except"]);
        let severity = fields.take("severity").and_then(Value::severity);
        let off = fields.take("off").and_then(Value::boolean);
        let jurisdictions = fields.take("jurisdictions").map(|value| value.selection(Value::names)).unwrap_or_default();
        let owner = fields.take("owner").and_then(|value| value.text("owner"));
        // Either may name what is confidential: an error must not quote it.
        let mut terms = |key| {
            let value = fields.take(key).map(|value| Value { secret: true, ..value });
            value.map(Value::terms).unwrap_or_default()
        };
        let (terms, except) = (terms("terms"), terms("except"));
        let reason = fields.take("reason").and_then(|value| value.text("reason"));
        fields.finish();
        Self { rule, severity, off, jurisdictions, owner, terms, except, reason }
    }
}

/// Changes a rule of an earlier layer as a table says. One for other jurisdictions than those that the policy is for is
/// looked at, and changes nothing.
pub(super) fn apply(fields: Fields<'_>, layer: usize, here: &[String], drafts: &mut Drafts) {
    let (lowering, span) = (fields.lowering, fields.span);
    let adjustment = Adjustment::lower(fields);
    let Some(value) = adjustment.rule else { return };
    let Some(id) = value.text("id of a rule") else { return };
    let Some((at, _)) = drafts.ids.get(id) else {
        let earlier = drafts.all.iter().filter(|draft| draft.layer < layer);
        let help = lowering.suggest(id, earlier.map(|draft| draft.rule.header.id.as_str()));
        return value.note_with_help(Cause::UnknownRule(Quoted::shown(id)), help);
    };
    let draft = &mut drafts.all[*at];
    let origin = Origin { file: lowering.source.file.clone(), position: lowering.source.position(span) };
    if let Some(first) = draft.adjusted.filter(|(by, _)| *by == layer).map(|(_, span)| span) {
        let cause = Cause::Duplicate { what: "adjustment of", name: Spaced(Quoted::shown(id)) };
        let related = lowering.source.related(first, "first adjusted here");
        lowering.push(lowering.source.issue(value.span, cause).with_related(related));
    } else if let Some(cause) = objection(&adjustment, draft, draft.layer == layer) {
        let place = &draft.rule.header.origin;
        let related = OtherPlace::new(&place.file, place.position, "the rule is here");
        lowering.push(lowering.source.issue(value.span, cause).with_related(related));
    } else if is_here(&adjustment.jurisdictions, here) {
        change(draft, &adjustment, &origin);
    }
    draft.adjusted = Some((layer, value.span));
}

/// Why the rule cannot be changed so.
fn objection(adjustment: &Adjustment<'_>, draft: &mut Draft, own: bool) -> Option<Cause> {
    let wordless = draft.rule.meaning.judge_mut().terms_mut().is_none();
    let header = &draft.rule.header;
    let rule = Quoted::shown(header.id.as_str());
    let lowered = adjustment.severity.is_some_and(|severity| severity < header.severity);
    let off = adjustment.off == Some(true);
    let weaker = [(off, "switching off"), (lowered, "lowering"), (!adjustment.except.is_empty(), "an exception to")]
        .into_iter()
        .find_map(|(weaker, what)| weaker.then_some(what));
    if own {
        Some(Cause::OwnRule(rule))
    } else if adjustment.severity.is_some() && header.family == Family::Competitor {
        Some(Cause::AdjustedCompetitor(rule))
    } else if wordless && !adjustment.terms.is_empty() {
        Some(Cause::NoTerms(rule))
    } else if header.locked && weaker.is_some() {
        Some(Cause::Locked { rule })
    } else {
        weaker.filter(|_| adjustment.reason.is_none()).map(|what| Cause::NoReason { what, rule })
    }
}

/// Makes the changes, and remembers those that change anything.
fn change(draft: &mut Draft, adjustment: &Adjustment<'_>, origin: &Origin) {
    let header = &mut draft.rule.header;
    let mut changes = Vec::new();
    if let Some(severity) = adjustment.severity.filter(|&severity| severity != header.severity) {
        changes.push(format!("severity {severity}, was {}", header.severity));
        header.severity = severity;
    }
    if let Some(off) = adjustment.off.filter(|&off| off != draft.off) {
        changes.push(if off { "switched off" } else { "switched on again" }.to_owned());
        draft.off = off;
    }
    if let Some(owner) = adjustment.owner.filter(|&owner| header.owner.as_deref() != Some(owner)) {
        changes.push(match &header.owner {
            Some(before) => format!("owner {owner}, was {before}"),
            None => format!("owner {owner}"),
        });
        header.owner = Some(owner.to_owned());
    }
    for (what, words) in [("term", &adjustment.terms), ("exception", &adjustment.except)] {
        if !words.is_empty() {
            let plural = if words.len() == 1 { "" } else { "s" };
            changes.push(format!("{} {what}{plural} more", words.len()));
        }
    }
    header.except.extend(adjustment.except.iter().cloned());
    let reason = adjustment.reason.map(str::to_owned);
    header.changes.extend(changes.into_iter().map(|what| Change {
        origin: origin.clone(),
        what,
        reason: reason.clone(),
    }));
    if let Some(terms) = draft.rule.meaning.judge_mut().terms_mut() {
        terms.extend(adjustment.terms.iter().cloned());
    }
}
