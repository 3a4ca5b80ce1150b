//! Which findings are no warnings: the policy or the draft lets them pass.
//!
//! A cleared text, an exception and a comment are permissions alike: each for some rules, in some stretches of a draft,
//! until some day. One that does not hold any more is told with the warning that it would have silenced, so that
//! nothing reappears without a word. No permission holds for a locked rule.

mod comment;

use crate::family::{Fault, Finding, Related};
use crate::matching::{Covers, Hit, Offset, Surroundings, Writing, stretch};
use crate::policy::Policy;
use crate::rule::{Form, Forms, Lapse, Moment, Permission, RuleNumber};
use crate::text::{Span, Spot};
use comment::Comment;
use std::collections::{BTreeMap, BTreeSet};

/// The departures from a cleared text that change none of its words.
const SAME_WORDS: Forms = Forms::of(&[Form::Exact, Form::Case, Form::Separated, Form::Unaccented]);

/// A draft, as far as permissions depend on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Silencing<'s> {
    /// What the policy lets pass.
    pub(crate) policy: &'s Policy,
    /// The text.
    pub(crate) around: &'s Surroundings<'s>,
    /// Its path.
    pub(crate) path: Option<&'s str>,
    /// Where it will be published.
    pub(crate) channel: Option<&'s str>,
    /// When it will be published, and when it is checked.
    pub(crate) moments: [Option<Moment>; 2],
}

/// Findings, those that are warnings apart from those that are not.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sifted {
    /// The warnings, and what is wrong with comments.
    pub(crate) kept: Vec<Finding>,
    /// The others, and what silenced each.
    pub(crate) silenced: Vec<(Finding, Permission)>,
}

impl<'s> Silencing<'s> {
    /// Takes apart what a draft's rules found; `cleared` are the places of cleared texts. Cost: a sort of the
    /// permissions, a few look-ups for each finding.
    pub(crate) fn sift(&self, findings: Vec<Finding>, cleared: &[Hit]) -> Sifted {
        let (comments, mut faults) = comment::read(&self.around.document.blocks, self.policy);
        let mut grants = self.cleared(cleared);
        grants.extend(self.exceptions());
        let first = grants.len();
        let about = |comment: &Comment| Stretch::Source(comment.about);
        grants.extend(comments.iter().map(|one| self.grant(&one.permission, Some(one.rule), about(one))));
        let (held, lapsed) = (Reach::of(&grants, true), Reach::of(&grants, false));
        let (mut sifted, mut used) = (Sifted::default(), BTreeSet::new());
        for mut finding in findings {
            let (rule, spot) = (finding.rule, finding.spot);
            let (locked, source) = (self.policy.rule_at(rule).header.locked, self.around.source(spot));
            let over = |reach: &Reach| if locked { None } else { reach.over(rule, spot, source) };
            if let Some(grant) = over(&held) {
                // The id that a comment gives may be what the rule looks for: to silence itself is no use.
                let is_itself = grant >= first && comments[grant - first].spot.block == spot.block;
                if !is_itself {
                    used.insert(grant);
                }
                sifted.silenced.push((finding, grants[grant].permission.clone()));
                continue;
            }
            if let Some(Grant { permission, lapse: Some(lapse), .. }) = over(&lapsed).map(|grant| &grants[grant]) {
                finding.related.push((Related::Lapsed((*permission).clone(), *lapse), spot));
            }
            sifted.kept.push(finding);
        }
        for (grant, comment) in (first..).zip(comments.iter()) {
            match grants[grant].lapse {
                Some(lapse) => faults.push((comment.date, Fault::Lapsed(lapse))),
                None if used.contains(&grant) => {}
                None => faults.push((comment.spot, Fault::Unused(comment.id.clone()))),
            }
        }
        let (number, language) = (self.policy.rule_on_comments(), self.around.spoken());
        sifted.kept.extend(faults.into_iter().map(|(spot, fault)| fault.into_finding(number, spot, language)));
        sifted
    }

    /// What cleared texts let pass, at each of their places.
    fn cleared(&self, hits: &[Hit]) -> Vec<Grant<'s>> {
        let mut grants = Vec::new();
        for hit in hits.iter().filter(|hit| is_same_wording(hit)) {
            let cleared = &self.policy.cleared[hit.rule.0];
            let rules =
                cleared.rules.as_ref().map_or_else(|| vec![None], |rules| rules.iter().copied().map(Some).collect());
            let grant = |rule| self.grant(&cleared.permission, rule, Stretch::Text(hit.spot()));
            grants.extend(rules.into_iter().map(grant));
        }
        grants
    }

    /// What exceptions let pass in the whole draft.
    fn exceptions(&self) -> impl Iterator<Item = Grant<'s>> {
        let here = self.policy.exceptions.iter().filter(|exception| exception.is_for(self.path, self.channel));
        let whole = Stretch::Source(Span::new(0, self.around.document.source.len()));
        here.map(move |exception| self.grant(&exception.permission, Some(exception.rule), whole))
    }

    fn grant<'p>(&self, permission: &'p Permission, rule: Option<RuleNumber>, stretch: Stretch) -> Grant<'p> {
        Grant { permission, lapse: permission.lapse(self.moments), rule, stretch }
    }
}

/// Whether a text has the words of the cleared one, however they are set.
fn is_same_wording(hit: &Hit) -> bool {
    match hit.writing {
        Writing::Term(_, likeness) => likeness.basis.is_none() && likeness.forms.is_subset(SAME_WORDS),
        Writing::Sealed(..) | Writing::Pattern(_) => false,
    }
}

/// A permission where it counts in a draft.
#[derive(Clone, Copy, Debug)]
struct Grant<'p> {
    permission: &'p Permission,
    /// Why it does not hold.
    lapse: Option<Lapse>,
    /// The rule; none for all.
    rule: Option<RuleNumber>,
    stretch: Stretch,
}

/// Where findings are let pass.
#[derive(Clone, Copy, Debug)]
enum Stretch {
    /// In a stretch of a block's text: what stands inside it in the source, a link's target say, is no part of it.
    Text(Spot),
    /// In a stretch of the draft as it was read.
    Source(Span),
}

/// Grants by their rules and stretches.
#[derive(Debug)]
struct Reach {
    texts: BTreeMap<Option<RuleNumber>, Covers<Offset, usize>>,
    sources: BTreeMap<Option<RuleNumber>, Covers<usize, usize>>,
}

impl Reach {
    /// Takes those of some grants that hold, or those that have lapsed.
    fn of(grants: &[Grant<'_>], held: bool) -> Self {
        let (mut texts, mut sources) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for (number, grant) in grants.iter().enumerate().filter(|(_, grant)| grant.lapse.is_none() == held) {
            match grant.stretch {
                Stretch::Text(spot) => texts.entry(grant.rule).or_default().push((stretch(spot), number)),
                Stretch::Source(span) => sources.entry(grant.rule).or_default().push(((span.start, span.end), number)),
            }
        }
        let texts = texts.into_iter().map(|(rule, stretches)| (rule, Covers::of(stretches))).collect();
        Self { texts, sources: sources.into_iter().map(|(rule, stretches)| (rule, Covers::of(stretches))).collect() }
    }

    /// The grant that reaches over what a rule found: a cleared text, else of the others the one that reaches furthest.
    fn over(&self, rule: RuleNumber, spot: Spot, source: Span) -> Option<usize> {
        let of = |rule: Option<RuleNumber>| self.texts.get(&rule)?.cover(stretch(spot));
        let around = || self.sources.get(&Some(rule))?.cover((source.start, source.end));
        of(Some(rule)).or_else(|| of(None)).or_else(around)
    }
}
