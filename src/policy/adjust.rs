//! `[[adjust]]`: how a later layer changes the rules of earlier ones.
//!
//! Every key of a rule can be changed: the keys of the adjustment are laid over the rule's table, and its family reads
//! that once more. So no key needs code here, and what is wrong with one is told where it stands. A rule that gets looser
//! needs a reason, and one that an earlier layer locks cannot get looser at all.

use super::layered::{Added, LayeredRule, LayeredRules, is_here};
use crate::family::{self, Competitors};
use crate::rule::{Change, Entry, Fields, Origin, Selection, Term, Value};
use crate::table::{Cause, KeyRow, Quoted, Spaced, TableKeys, ValueKind};
use crate::text::Span;
use toml::de::DeValue;

/// The keys of `[[adjust]]` that are its own; besides, it has those of the rule.
pub(super) const KEYS: TableKeys = TableKeys {
    table: "[[adjust]]",
    slices: &[&[
        KeyRow::required(
            "rule",
            ValueKind::Text,
            "The full name of a rule of a pack or of another file, or `\"tone/*\"` for all of them.",
        ),
        KeyRow::new("off", ValueKind::Truth, "as it was", "Whether the rule is switched off."),
        KeyRow::new("add_terms", ValueKind::Terms, "none", "Words and phrases that trigger the rule, too."),
        KeyRow::new("add_except", ValueKind::Terms, "none", "Phrases inside which a match is no warning, too."),
        KeyRow::new("when", ValueKind::Table(&WHEN), "always", "Where the change is made."),
        KeyRow::new("reason", ValueKind::Text, "none", "Why: required where the rule gets looser."),
    ]],
    later: &[],
};

/// The keys of `when`.
const WHEN: TableKeys = TableKeys {
    table: "when = { … }",
    slices: &[&[KeyRow::required(
        "jurisdictions",
        ValueKind::Names,
        "The change is made only where the policy is for one of these.",
    )]],
    later: &[],
};

/// A table `[[adjust]]`.
struct Adjustment<'a> {
    /// Its place.
    span: Span,
    /// The rule that it names.
    rule: Value<'a>,
    /// The rule's id, or that of a pack's rules up to the `*`.
    id: &'a str,
    off: Option<(bool, Value<'a>)>,
    /// Its additions, as written.
    more: Fields<'a>,
    /// The jurisdictions in which it holds.
    only: Selection<String>,
    reason: Option<&'a str>,
    /// The keys of the rule that it changes.
    keys: Vec<Entry<'a>>,
}

impl<'a> Adjustment<'a> {
    fn lower(mut fields: Fields<'a>) -> Option<Self> {
        let more = fields.under([]);
        let rule = fields.take("rule");
        let off = fields.take("off").and_then(|value| Some((value.boolean()?, value)));
        let adds = [fields.take("add_terms"), fields.take("add_except")].iter().any(Option::is_some);
        let only = fields.take("when").and_then(|value| value.fields(&WHEN)).map(|mut when| {
            let only = when.take("jurisdictions").map(|value| value.selection(Value::names));
            when.finish();
            only.unwrap_or_default()
        });
        let reason = fields.take("reason").and_then(|value| value.text("reason"));
        fields.refuse("id", Cause::FixedId, None);
        let (span, lowering) = (fields.span, fields.lowering);
        let mut keys = fields.take_rest();
        let said = keys.len();
        // `add-terms` is a key of the adjustment; whatever else nobody knows is one of the rule.
        keys.retain(|entry| {
            let key = entry.key.replace('-', "_").to_lowercase();
            let own = KEYS.rows().find(|row| row.name == key);
            let help = own.map(|row| format!("did you mean `{}`?", row.name));
            if own.is_some() {
                let found = Spaced(Quoted::shown(entry.key));
                let expected = KEYS.rows().map(|row| row.name).collect();
                let cause = Cause::Unknown { what: "key", found, expected };
                lowering.push(lowering.source.issue(entry.key_span, cause).with_help(help));
            }
            own.is_none()
        });
        fields.finish();
        if off.is_none() && !adds && said == 0 {
            lowering.note(span, Cause::NoChange);
        }
        let rule = rule?;
        let id = rule.text("id of a rule")?;
        Some(Self { span, rule, id, off, more, only: only.unwrap_or_default(), reason, keys })
    }

    /// The beginning of the ids of a whole pack.
    fn pack(&self) -> Option<&'a str> {
        self.id.strip_suffix('*').filter(|pack| pack.ends_with('/'))
    }

    /// What it adds to a rule whose terms may be secret.
    fn added(&self, secret: bool) -> Added {
        let mut more = self.more.under([]);
        let mut terms = |key| -> Vec<Term> {
            let value = more.take(key).map(|value| Value { secret, ..value });
            value.map(Value::terms).unwrap_or_default()
        };
        Added { terms: terms("add_terms"), except: terms("add_except") }
    }

    /// The place where a key stands that makes the rule looser, or adds what does.
    fn place_of(&self, key: &str) -> Span {
        let added = || self.more.look(&format!("add_{key}"));
        let given = self.keys.iter().find(|entry| entry.key == key).map(|entry| entry.value).or_else(added);
        given.or(self.off.map(|(_, value)| value).filter(|_| key == "off")).map_or(self.rule.span, |value| value.span)
    }
}

/// Changes rules of earlier layers as the tables of a layer say, whole packs first. What is for other jurisdictions than
/// those that the policy is for is looked at, and changes nothing.
pub(super) fn apply<'a>(
    tables: Vec<Fields<'a>>,
    layer: usize,
    here: &[String],
    competitors: &Competitors,
    rules: &mut LayeredRules<'a>,
) {
    let mut adjustments: Vec<Adjustment<'a>> = tables.into_iter().filter_map(Adjustment::lower).collect();
    adjustments.sort_by_key(|adjustment| adjustment.pack().is_none());
    for adjustment in &adjustments {
        let changed = is_here(&adjustment.only, here);
        for at in targets(adjustment, layer, rules) {
            let rule = &mut rules.all[at];
            if let Some(adjusted) = adjusted(adjustment, rule, layer, competitors).filter(|_| changed) {
                *rule = adjusted;
            }
            if adjustment.pack().is_none() {
                rule.adjusted = Some((layer, adjustment.rule.span));
            }
        }
    }
}

/// The rules of earlier layers that an adjustment names, by their numbers; an issue where there are none.
fn targets(adjustment: &Adjustment<'_>, layer: usize, rules: &LayeredRules<'_>) -> Vec<usize> {
    let (id, value) = (adjustment.id, adjustment.rule);
    let named: Vec<usize> = match adjustment.pack() {
        // All of a pack are those that can be changed.
        Some(pack) => {
            let is_meant =
                |rule: &LayeredRule<'_>| rule.rule.header.id.as_str().starts_with(pack) && !rule.is_locked_everywhere();
            (0..).zip(&rules.all).filter(|(_, rule)| is_meant(rule)).map(|(at, _)| at).collect()
        }
        None => rules.ids.get(id).map(|(at, _)| *at).into_iter().collect(),
    };
    let Some(first) = named.first().map(|&at| &rules.all[at]) else {
        let earlier = rules.all.iter().filter(|rule| rule.is_below(layer)).map(|rule| rule.rule.header.id.as_str());
        value.note_with_help(Cause::UnknownRule(Quoted::shown(id)), value.lowering.suggest(id, earlier));
        return named;
    };
    let source = value.lowering.source;
    let cause = if !first.is_below(layer) {
        (Cause::OwnRule(Quoted::shown(id)), first.rule.header.place())
    } else if let Some((_, span)) = first.adjusted.filter(|(by, _)| *by == layer && adjustment.pack().is_none()) {
        let cause = Cause::Duplicate { what: "adjustment of", name: Spaced(Quoted::shown(id)) };
        (cause, source.related(span, "first adjusted here"))
    } else {
        return named;
    };
    value.lowering.push(source.issue(value.span, cause.0).with_related(cause.1));
    Vec::new()
}

/// The rule as it becomes; nothing but issues where it must not.
fn adjusted<'a>(
    adjustment: &Adjustment<'a>,
    rule: &LayeredRule<'a>,
    layer: usize,
    competitors: &Competitors,
) -> Option<LayeredRule<'a>> {
    let header = &rule.rule.header;
    let secret = family::is_secret(header.family);
    let keys: Vec<Entry<'a>> = adjustment
        .keys
        .iter()
        .map(|entry| Entry { value: Value { secret, locked: header.locked, ..entry.value }, ..*entry })
        .collect();
    let (own, lowering) = (rule.table.lowering, adjustment.rule.lowering);
    let known = own.count_issues();
    let added = adjustment.added(secret);
    let mut after = rule.with(&keys, &added, layer, competitors);
    // What is wrong in another file only now is wrong because of the adjustment.
    if !std::ptr::eq(own, lowering) {
        for issue in own.withdraw_issues(known) {
            lowering.push(issue.moved(lowering.source, adjustment.span, "the rule says so here"));
        }
    }
    let related = || header.place();
    let id = || Quoted::shown(header.id.as_str());
    let note = |span, cause| lowering.push(lowering.source.issue(span, cause).with_related(related()));
    if !added.terms.is_empty() && after.rule.meaning.judge_mut().terms_mut().is_none() {
        note(adjustment.rule.span, Cause::NoTerms(id()));
        return None;
    }
    if after.rule.never_finds(&added.terms.iter().collect::<Vec<_>>()) {
        note(adjustment.place_of("terms"), Cause::UnreadAddress);
    }
    after.off = adjustment.off.map_or(rule.off, |(off, _)| off);
    let switched_off = after.off && !rule.off;
    let looser = after.rule.looser_than(&rule.rule).into_iter().chain(switched_off.then_some("off"));
    let looser: Vec<&'static str> = looser.collect();
    let is_locked = rule.is_locked_for(layer);
    for &key in looser.iter().filter(|_| is_locked) {
        let issue = lowering.source.issue(adjustment.place_of(key), Cause::Locked { rule: id() });
        lowering.push(issue.with_related(header.lock_place()));
    }
    if let Some(key) = looser.first().filter(|_| !is_locked && adjustment.reason.is_none()) {
        let what = match *key {
            "severity" => "lowering",
            "off" => "switching off",
            "except" => "an exception to",
            _ => "loosening",
        };
        note(adjustment.place_of(key), Cause::NoReason { what, rule: id() });
    }
    after.rule.header.changes.extend(changes(adjustment, &keys, &added, rule));
    Some(after)
}

/// The changes of an adjustment, key by key.
fn changes<'a>(adjustment: &Adjustment<'a>, keys: &[Entry<'a>], added: &Added, rule: &LayeredRule<'a>) -> Vec<Change> {
    let source = adjustment.rule.lowering.source;
    let change = |key: &str, new: String, old: Option<String>| Change {
        origin: Origin { file: source.file.clone(), position: source.position(adjustment.span) },
        key: key.to_owned(),
        new,
        old,
        reason: adjustment.reason.map(str::to_owned),
    };
    let header = &rule.rule.header;
    let mut changes = Vec::new();
    for entry in keys {
        let before =
            rule.table.look(entry.key).map(|value| written(entry.key, Value { secret: entry.value.secret, ..value }));
        let default = match entry.key {
            "severity" => Some(header.severity.to_string()),
            "owner" => header.owner.clone(),
            _ => None,
        };
        let (new, old) = (written(entry.key, entry.value), before.or(default));
        if old.as_ref() != Some(&new) || entry.value.secret {
            changes.push(change(entry.key, new, old));
        }
    }
    if let Some((off, _)) = adjustment.off.filter(|(off, _)| *off != rule.off) {
        changes.push(change("off", off.to_string(), Some(rule.off.to_string())));
    }
    for (key, words) in [("add_terms", &added.terms), ("add_except", &added.except)] {
        if !words.is_empty() {
            changes.push(change(key, format!("{} more", words.len()), None));
        }
    }
    changes
}

/// The keys that say nothing of what is confidential.
const OPEN: [&str; 9] =
    ["severity", "owner", "languages", "channels", "jurisdictions", "from", "until", "locked", "case"];

/// A value as a line shows it: a text itself, anything else as its file writes it. Of a rule whose terms may be secret
/// only that there is one.
fn written(key: &str, value: Value<'_>) -> String {
    if value.secret && !OPEN.contains(&key) {
        return "something else".to_owned();
    }
    if let DeValue::String(text) = value.raw {
        return text.to_string();
    }
    value.span.slice(&value.lowering.source.text).split_whitespace().collect::<Vec<_>>().join(" ")
}
