//! The rules of a policy while later layers can still change them.

use super::implied::ImpliedBy;
use crate::family::{self, Competitors, Rule};
use crate::rule::{Entry, Family, Fields, RULE_KEYS, Selection, Term};
use crate::table::{OtherPlace, TableKeys, Used};
use crate::text::Span;
use std::collections::BTreeMap;

/// The keys that adjustments lay over a rule that a setting implies.
const IMPLIED_KEYS: TableKeys = TableKeys { table: "a rule of a setting", slices: &[RULE_KEYS], later: &[] };

/// A rule with its table, which is read again when a later layer lays keys over it.
#[derive(Debug)]
pub(super) struct LayeredRule<'a> {
    /// The rule so far.
    pub(super) rule: Rule,
    /// The setting that implies the rule, and the rule without adjustments; nothing where a table writes it.
    pub(super) implied: Option<(ImpliedBy, Rule)>,
    /// Its table, with what later layers changed.
    pub(super) table: Fields<'a>,
    /// Additions by later layers.
    pub(super) added: Added,
    /// The layer that it comes from.
    pub(super) layer: usize,
    /// The last layer that adjusted it by its own name, and where.
    pub(super) adjusted: Option<(usize, Span)>,
    /// The lowest layer that locks it.
    pub(super) locked_in: Option<usize>,
    /// True if a later layer has switched it off.
    pub(super) off: bool,
    /// The number of terms and patterns that it counts for.
    used: Used,
}

/// What `add_terms` and `add_except` say.
#[derive(Clone, Debug, Default)]
pub(super) struct Added {
    /// Words and phrases that trigger the rule, too.
    pub(super) terms: Vec<Term>,
    /// Phrases inside which a match is none, too.
    pub(super) except: Vec<Term>,
}

/// The rules of all layers so far.
#[derive(Debug, Default)]
pub(super) struct LayeredRules<'a> {
    /// The rules, layer by layer, each in the order of its file.
    pub(super) all: Vec<LayeredRule<'a>>,
    /// The index of each id in `all`, and its place in the file; the first rule where an id is there twice.
    pub(super) ids: BTreeMap<String, (usize, OtherPlace)>,
}

impl<'a> LayeredRule<'a> {
    /// Takes a rule's table apart.
    pub(super) fn lower(family: Family, table: Fields<'a>, layer: usize, competitors: &Competitors) -> Self {
        let (rule, used) = read(family, &table, competitors);
        let locked_in = rule.header.locked.then_some(layer);
        let added = Added::default();
        Self { rule, implied: None, table, added, layer, adjusted: None, locked_in, off: false, used }
    }

    /// A rule that a setting of a layer implies; `file` is that of the layer.
    pub(super) fn implied(setting: ImpliedBy, rule: Rule, layer: usize, file: &Fields<'a>) -> Self {
        let table = file.without_entries(&IMPLIED_KEYS);
        let (implied, used) = (Some((setting, rule.clone())), table.lowering.used());
        let (added, used) = (Added::default(), used.since(used));
        Self { rule, implied, table, added, layer, adjusted: None, locked_in: None, off: false, used }
    }

    /// Returns whether a layer can change the rule: it is of an earlier one, or settings imply it.
    pub(super) const fn is_below(&self, layer: usize) -> bool {
        self.layer < layer || self.implied.is_some()
    }

    /// Returns whether every policy has the rule and locks it.
    pub(super) fn is_locked_everywhere(&self) -> bool {
        matches!(self.implied, Some((ImpliedBy::EveryPolicy, _))) && self.rule.header.locked
    }

    /// Returns whether a layer must not make the rule looser: an earlier one locks it, or every policy does.
    pub(super) fn is_locked_for(&self, layer: usize) -> bool {
        self.is_locked_everywhere() || self.locked_in.is_some_and(|by| by < layer)
    }

    /// The rule as it is with keys of a later layer laid over its table, and with what that adds. What is wrong with the
    /// keys is noted where they stand.
    pub(super) fn with(&self, keys: &[Entry<'a>], more: &Added, layer: usize, competitors: &Competitors) -> Self {
        let table = self.table.under(keys.iter().copied());
        self.table.lowering.give_back(self.used);
        let (mut rule, used) = match &self.implied {
            Some((setting, rule)) => (family::adjusted(rule, table.under([]), setting.key()), self.used),
            None => read(self.rule.header.family, &table, competitors),
        };
        let sum = |key: &str, earlier: &[Term], more: &[Term]| -> Vec<Term> {
            let replaced = keys.iter().any(|entry| entry.key == key);
            let earlier = if replaced { &[] } else { earlier };
            earlier.iter().chain(more).cloned().collect()
        };
        let added = Added {
            terms: sum("terms", &self.added.terms, &more.terms),
            except: sum("except", &self.added.except, &more.except),
        };
        if let Some(terms) = rule.meaning.judge_mut().terms_mut() {
            terms.extend(added.terms.iter().cloned());
        }
        rule.header.except.extend(added.except.iter().cloned());
        rule.header.changes.clone_from(&self.rule.header.changes);
        let locked_in = self.locked_in.or_else(|| rule.header.locked.then_some(layer));
        let (implied, layer, adjusted, off) = (self.implied.clone(), self.layer, self.adjusted, self.off);
        Self { rule, implied, table, added, layer, adjusted, locked_in, off, used }
    }
}

/// Reads a table, with what it counts for.
fn read(family: Family, table: &Fields<'_>, competitors: &Competitors) -> (Rule, Used) {
    let before = table.lowering.used();
    let rule = family::lower(family, table.under([]), competitors);
    (rule, table.lowering.used().since(before))
}

/// Returns whether what is for some jurisdictions is in force in those of a policy; none named stands for all.
pub(super) fn is_here(own: &Selection<String>, policy: &[String]) -> bool {
    policy.is_empty() || policy.iter().any(|place| own.holds(Some(place)))
}
