//! Which findings are no warnings: the policy or the draft lets them pass.
//!
//! A sieve says what may pass in a draft, as grants: each a permission for some rules, in some stretch of the draft,
//! until some day. [`SIEVES`] is the table of all: one more is one file and one row. What they share is here: no grant
//! holds for a locked rule; one that does not hold any more is told with the warning that it would have silenced, so
//! that nothing reappears without a word; and each finding that is let pass is kept with the permission that did it.
//! After them a baseline lets pass what it knows.

mod approvals;
mod change;
mod cleared;
mod comments;
mod exceptions;

pub(super) use change::{ChangeSieve, ReadChange};

use super::earlier::Earlier;
use crate::draft::KnownFindings;
use crate::family::{Fault, Finding, Related};
use crate::matching::{Covers, Hit, Offset, Surroundings, stretch};
use crate::policy::Policy;
use crate::report::BaselineEntry;
use crate::rule::{Calendar, Lapse, Occasion, Permission, RuleId, RuleNumber, SilencedBy, is_owner};
use crate::text::{Span, Spot};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// All sieves, in the order in which they are asked.
const SIEVES: [for<'s> fn(&Sifting<'s>) -> Permits<'s>; 4] =
    [cleared::permits, exceptions::permits, comments::permits, approvals::permits];

/// A draft, as far as sieves depend on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sifting<'s> {
    /// The policy's own permissions.
    pub(crate) policy: &'s Policy,
    /// The text.
    pub(crate) around: &'s Surroundings<'s>,
    /// The places of cleared texts.
    pub(crate) cleared: &'s [Hit],
    /// Its path.
    pub(crate) path: Option<&'s str>,
    /// The place and the moment in which it appears.
    pub(crate) occasion: &'s Occasion,
    /// The draft before a change that is not trusted; none where it is.
    pub(crate) earlier: Option<&'s Earlier>,
    /// What owners have approved of.
    pub(crate) approvals: &'s [(String, Permission)],
    /// What a baseline knows, and for limits how far they were exceeded; none where there is no baseline.
    pub(crate) known: Option<&'s KnownFindings>,
}

/// The permits of a sieve.
#[derive(Debug, Default)]
struct Permits<'s> {
    grants: Vec<Grant<'s>>,
    /// Faults in the draft's own permits.
    faults: Vec<(Spot, Fault)>,
}

/// A permission where it counts in a draft.
#[derive(Clone, Debug)]
struct Grant<'s> {
    permission: Cow<'s, Permission>,
    /// The rule; none for all.
    rule: Option<RuleNumber>,
    passing: Passing<'s>,
    /// The place in the draft that says it; none where the policy does.
    said: Option<SaidBy>,
}

/// The place of a permit in a draft.
#[derive(Clone, Debug)]
struct SaidBy {
    spot: Spot,
    /// The place of its date; without one, all of it.
    date: Spot,
    /// The id of the rule, as the policy writes it.
    id: RuleId,
}

/// The stretch in which findings are let pass.
#[derive(Clone, Copy, Debug)]
enum Passing<'s> {
    /// In a stretch of a block's text: what stands inside it in the source, a link's target say, is no part of it.
    Text(Spot),
    /// In a stretch of the draft as it was read.
    Source(Span),
    /// What has the code of an approval.
    Finding(&'s str),
}

/// Findings, those that are warnings apart from those that are not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sifted {
    /// The warnings.
    pub(crate) kept: Vec<Finding>,
    /// Faults of comments.
    pub(crate) faults: Vec<Finding>,
    /// The others, and what silenced each.
    pub(crate) silenced: Vec<(Finding, Permission)>,
    /// What a baseline of the draft holds.
    pub(crate) baseline: Vec<BaselineEntry>,
    /// What the baseline knows and is not there any more.
    pub(crate) gone: Vec<String>,
}

impl Sifting<'_> {
    /// Takes apart what a draft's rules found. Cost: a sort of the permissions, a few look-ups for each finding.
    pub(crate) fn sift(&self, findings: Vec<Finding>) -> Sifted {
        let (mut grants, mut faults) = (Vec::new(), Vec::new());
        for sieve in SIEVES {
            let permits = sieve(self);
            grants.extend(permits.grants);
            faults.extend(permits.faults);
        }
        let lapses: Vec<Option<Lapse>> =
            grants.iter().map(|grant| grant.permission.lapse(self.occasion.moments())).collect();
        let (held, lapsed) = (Reach::of(&grants, &lapses, true), Reach::of(&grants, &lapses, false));
        let (mut sifted, mut used) = (Sifted { gone: self.gone(&findings), ..Sifted::default() }, BTreeSet::new());
        for mut finding in findings {
            let (rule, spot) = (finding.rule, finding.spot);
            let (locked, source) = (self.policy.rule_at(rule).header.locked, self.around.source(spot));
            let by_code = |reach: &Reach<'_>| reach.approving(&finding, &grants, self.owner(rule));
            let over = |reach: &Reach<'_>| {
                if locked { None } else { reach.over(rule, spot, source).or_else(|| by_code(reach)) }
            };
            if let Some(number) = over(&held) {
                let Grant { permission, said, .. } = &grants[number];
                // The id that a comment gives may be what the rule looks for: to silence itself is no use.
                if said.as_ref().is_none_or(|said| said.spot.block != spot.block) {
                    used.insert(number);
                }
                sifted.silenced.push((finding, permission.clone().into_owned()));
                continue;
            }
            if !locked {
                sifted.baseline.push(self.entry(&finding));
                if self.is_known(&finding) {
                    sifted.silenced.push((finding, self.known()));
                    continue;
                }
            }
            if let Some((number, lapse)) = over(&lapsed).and_then(|number| Some((number, lapses[number]?))) {
                let permission = grants[number].permission.clone().into_owned();
                finding.related.push((Related::Lapsed(permission, lapse), spot));
            }
            let others = held.approvers(&finding, &grants).map(|by| (Related::NotTheirs(by.to_owned()), spot));
            finding.related.extend(others.collect::<Vec<_>>());
            sifted.kept.push(finding);
        }
        for (number, said) in
            grants.iter().enumerate().filter_map(|(number, grant)| Some((number, grant.said.as_ref()?)))
        {
            match lapses[number] {
                Some(lapse) => faults.push((said.date, Fault::Lapsed(lapse))),
                None if used.contains(&number) => {}
                None => faults.push((said.spot, Fault::Unused(said.id.clone()))),
            }
        }
        let (rule, zone) = (self.policy.rule_on_comments(), self.policy.zone());
        let calendar = Calendar { language: self.around.spoken(), zone: &zone };
        sifted.faults = faults.into_iter().map(|(spot, fault)| fault.into_finding(rule, spot, calendar)).collect();
        sifted
    }
}

impl Sifting<'_> {
    /// The person to ask about a rule.
    fn owner(&self, rule: RuleNumber) -> Option<&str> {
        self.policy.rule_at(rule).header.owner.as_deref()
    }

    /// The entry of a finding in a baseline.
    fn entry(&self, finding: &Finding) -> BaselineEntry {
        let rule = self.policy.rule_at(finding.rule).header.id.clone();
        BaselineEntry { rule, fingerprint: finding.fingerprint.clone(), excess: finding.excess }
    }

    /// Returns whether the baseline knows a finding; a limit, no further exceeded than now.
    fn is_known(&self, finding: &Finding) -> bool {
        let known = self.known.and_then(|known| known.get(&finding.fingerprint));
        known.is_some_and(|most| finding.excess.is_none_or(|excess| most.is_some_and(|most| excess <= most)))
    }

    /// The permission that a baseline gives.
    fn known(&self) -> Permission {
        let reason = self.around.spoken().data().texts.permissions.known.to_owned();
        Permission { by: SilencedBy::Baseline, reason, owner: None, until: None }
    }

    /// What the baseline knows and no finding is any more, silenced or not.
    fn gone(&self, findings: &[Finding]) -> Vec<String> {
        let Some(known) = self.known else { return Vec::new() };
        let there: BTreeSet<&str> = findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
        known.keys().filter(|fingerprint| !there.contains(fingerprint.as_str())).cloned().collect()
    }
}

impl<'s> Grant<'s> {
    /// The policy's own permissions.
    const fn of_policy(permission: &'s Permission, rule: Option<RuleNumber>, passing: Passing<'s>) -> Self {
        Self { permission: Cow::Borrowed(permission), rule, passing, said: None }
    }
}

/// Grants by their rules and stretches.
#[derive(Debug)]
struct Reach<'s> {
    texts: BTreeMap<Option<RuleNumber>, Covers<Offset, usize>>,
    sources: BTreeMap<Option<RuleNumber>, Covers<usize, usize>>,
    /// By the codes of approvals.
    codes: BTreeMap<&'s str, Vec<usize>>,
}

impl<'s> Reach<'s> {
    /// Takes those of some grants that hold, or those that have lapsed.
    fn of(grants: &[Grant<'s>], lapses: &[Option<Lapse>], held: bool) -> Self {
        let (mut texts, mut sources) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        let mut codes = BTreeMap::<_, Vec<_>>::new();
        for (number, grant) in grants.iter().enumerate().filter(|(number, _)| lapses[*number].is_none() == held) {
            match grant.passing {
                Passing::Text(spot) => texts.entry(grant.rule).or_default().push((stretch(spot), number)),
                Passing::Source(span) => sources.entry(grant.rule).or_default().push(((span.start, span.end), number)),
                Passing::Finding(code) => codes.entry(code).or_default().push(number),
            }
        }
        let texts = texts.into_iter().map(|(rule, stretches)| (rule, Covers::of(stretches))).collect();
        let sources = sources.into_iter().map(|(rule, stretches)| (rule, Covers::of(stretches))).collect();
        Self { texts, sources, codes }
    }

    /// The grant that reaches over what a rule found: a cleared text, else of the others the one that reaches furthest.
    fn over(&self, rule: RuleNumber, spot: Spot, source: Span) -> Option<usize> {
        let of = |rule: Option<RuleNumber>| self.texts.get(&rule)?.cover(stretch(spot));
        let around = || self.sources.get(&Some(rule))?.cover((source.start, source.end));
        of(Some(rule)).or_else(|| of(None)).or_else(around)
    }

    /// The grant that has the code of a finding: an exception for its rule, else the yes of the rule's owner.
    fn approving(&self, finding: &Finding, grants: &[Grant<'_>], owner: Option<&str>) -> Option<usize> {
        let is_theirs = |grant: &Grant<'_>| match grant.rule {
            Some(rule) => rule == finding.rule,
            None => owner.zip(grant.permission.owner.as_deref()).is_some_and(|(owner, by)| is_owner(owner, by)),
        };
        let numbers = self.codes.get(finding.approval.as_ref()?.as_str())?;
        numbers.iter().copied().find(|&number| is_theirs(&grants[number]))
    }

    /// Those who have given a yes to what has a code.
    fn approvers<'g>(&self, finding: &Finding, grants: &'g [Grant<'_>]) -> impl Iterator<Item = &'g str> {
        let numbers = finding.approval.as_ref().and_then(|code| self.codes.get(code.as_str())).into_iter().flatten();
        let by = numbers
            .filter_map(|&number| grants[number].permission.owner.as_deref().filter(|_| grants[number].rule.is_none()));
        by.collect::<BTreeSet<_>>().into_iter()
    }
}
