//! What a policy's rules and permissions did over many drafts.

use super::{Weakness, WeaknessKind, looks_for_words, own_rules, sort};
use crate::family::Rule;
use crate::policy::Policy;
use crate::reading::folded;
use crate::report::{Head, Report};
use crate::rule::{Family, Permission, RuleId, Term};
use std::collections::{BTreeMap, BTreeSet};

/// The most distinct matches of a rule that are kept.
const MOST_TEXTS: usize = 1_000;
/// The fewest places at which two rules find the same before they are said to overlap.
const OVERLAPS: usize = 3;

/// The use of a policy over drafts: which rules found something, what silenced it, which rules find the same.
///
/// ```
/// use discretion::check::Usage;
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// [[tone]]
/// id = "hype"
/// terms = ["game-changing", "revolutionary"]
/// [[tone]]
/// id = "slang"
/// terms = ["kinda"]
/// "#)?;
/// let mut usage = Usage::default();
/// usage.add(&Checker::new(&policy)?.check(&Draft::plain("A game-changing idea.")));
/// let weak: Vec<String> = usage.weaknesses(&policy).into_iter().map(|weak| weak.message).collect();
/// assert_eq!(weak[0], "acme/hype: `revolutionary` found nothing in 1 draft");
/// assert_eq!(weak[1], "acme/slang: found nothing in 1 draft");
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Usage {
    drafts: usize,
    /// The matches of each rule, as they are compared with terms.
    texts: BTreeMap<RuleId, BTreeSet<String>>,
    /// The number of matches of each rule.
    counts: BTreeMap<RuleId, usize>,
    /// How often a rule found what another one found.
    both: BTreeMap<(RuleId, RuleId), usize>,
    /// What silenced something: the means, the reason, the rule.
    permissions: BTreeSet<(&'static str, String, RuleId)>,
}

impl Usage {
    /// Adds the report of a draft, which must not be masked.
    pub fn add(&mut self, report: &Report) {
        self.drafts += 1;
        self.add_overlaps(report);
        for warning in report.warnings() {
            self.add_head(warning);
        }
        for silenced in report.silenced() {
            self.add_head(silenced);
            let reason = silenced.allowed_because().to_owned();
            self.permissions.insert((silenced.by().name(), reason, silenced.rule().clone()));
        }
    }

    fn add_head(&mut self, head: &Head) {
        for rule in std::iter::once(head.rule()).chain(&head.also) {
            *self.counts.entry(rule.clone()).or_default() += 1;
            let texts = self.texts.entry(rule.clone()).or_default();
            if texts.len() < MOST_TEXTS {
                texts.insert(bare(&head.matched));
            }
        }
    }

    /// Counts the places at which two rules find the same, or one a part of what the other finds.
    fn add_overlaps(&mut self, report: &Report) {
        let silenced = report.silenced().iter().map(|silenced| &**silenced);
        let mut heads: Vec<&Head> = report.warnings().iter().map(|warning| &**warning).chain(silenced).collect();
        heads.sort_by_key(|head| head.span());
        let mut pairs = Vec::new();
        for (number, head) in heads.iter().enumerate() {
            let after = heads.iter().skip(number + 1).take_while(|other| other.span().start < head.span().end);
            let overlapping = after.filter(|other| other.rule() != head.rule()).map(|other| other.rule());
            pairs.extend(overlapping.chain(&head.also).map(|other| (head.rule().clone(), other.clone())));
        }
        for (one, other) in pairs {
            *self.both.entry((one.clone(), other.clone())).or_default() += 1;
            *self.both.entry((other, one)).or_default() += 1;
        }
    }

    /// What is weak in the policy, seen from the drafts.
    #[must_use]
    pub fn weaknesses(&self, policy: &Policy) -> Vec<Weakness> {
        let drafts = crate::text::counted(self.drafts, "draft");
        let mut weak = Vec::new();
        let mut told = BTreeSet::new();
        for rule in own_rules(policy) {
            // What is published holds no secret: a confidential rule that finds nothing there does what it should.
            let is_secret = rule.header.family == Family::Confidential;
            if !self.counts.contains_key(&rule.header.id) {
                // A limit that everybody keeps is a good one.
                if is_secret || !looks_for_words(rule) {
                    continue;
                }
                let message = format!("found nothing in {drafts}");
                weak.push(Weakness::of_rule(WeaknessKind::NeverFires, rule, message));
                continue;
            }
            let unused = rule.judge().triggers().into_iter().filter(|term| !is_secret && !self.uses(rule, term));
            weak.extend(unused.map(|term| {
                let message = format!("`{}` found nothing in {drafts}", term.text);
                Weakness::of_rule(WeaknessKind::UnusedTerm, rule, message)
            }));
            for ((less, more), count) in self.both.iter().filter(|((less, _), _)| *less == rule.header.id) {
                let all = self.counts.get(less).copied().unwrap_or(0);
                if *count >= OVERLAPS && *count * 2 > all && !told.contains(&(more, less)) {
                    told.insert((less, more));
                    let message = format!("finds what {more} finds at {count} of {all} places");
                    weak.push(Weakness::of_rule(WeaknessKind::Overlap, rule, message));
                }
            }
        }
        let mut idle = |permission: &Permission, rules: &[&RuleId], at, what: &str| {
            let by = permission.by.name();
            let silences = |(with, reason, rule): &(&str, String, RuleId)| {
                *with == by && *reason == permission.reason && (rules.is_empty() || rules.contains(&rule))
            };
            if !self.permissions.iter().any(silences) {
                let message = format!("this {what} silenced nothing in {drafts}");
                weak.push(Weakness { kind: WeaknessKind::SilencesNothing, at, message });
            }
        };
        let id = |number| &policy.rule_at(number).header.id;
        for exception in &policy.exceptions {
            idle(&exception.permission, &[id(exception.rule)], exception.origin.clone(), "exception");
        }
        for cleared in &policy.cleared {
            let rules: Vec<&RuleId> = cleared.rules.iter().flatten().map(|number| id(*number)).collect();
            idle(&cleared.permission, &rules, cleared.origin.clone(), "cleared text");
        }
        weak.retain(|weak| !weak.at.file.starts_with("pack:"));
        sort(&mut weak);
        weak
    }

    /// Returns whether a term found something, as far as its matches tell: they may have other endings, and no space.
    /// Terms with placeholders are given the benefit of the doubt.
    fn uses(&self, rule: &Rule, term: &Term) -> bool {
        if term.text.contains(['{', '~', '…']) || !term.vocabularies.is_empty() {
            return true;
        }
        let wanted = bare(&term.text);
        let root: String = wanted.chars().take((wanted.chars().count() * 3).div_ceil(4)).collect();
        self.texts.get(&rule.header.id).is_some_and(|texts| texts.iter().any(|text| text.contains(&root)))
    }
}

/// A text in small letters, without accents and without what stands between its words.
fn bare(text: &str) -> String {
    folded(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}
