//! Questions of the line to a rule of any family: the one trait that a family implements.

use super::answer::Answering;
use super::competitor::{Competitors, StanceWords};
use super::finding::Finding;
use super::tone::Gauge;
use super::wording;
use crate::clause::SpokenDraft;
use crate::language::texts::{Texts, Wording};
use crate::matching::{Hit, Index, IndexBuilder, Role, Surroundings};
use crate::moment::Moment;
use crate::network::{Count, PostLength};
use crate::rule::{Calendar, Evidence, Header, Name, Pattern, RuleNumber, Severity, Term, WaySet, WrittenKeys, Zone};
use crate::secret::{Key, Sealed, Secret};
use crate::text::Spot;
use std::fmt;
use std::sync::OnceLock;

/// A rule as its family means it. What most families answer alike has a default.
pub(crate) trait Judge: fmt::Debug {
    /// Puts what triggers the rule on its shelf of the index.
    fn index(&self, _shelf: &mut Shelf<'_>) {}

    /// Returns whether the rule looks at a draft in which nothing of it occurs: it measures.
    fn looks_at_every_draft(&self) -> bool {
        false
    }

    /// Returns whether a match inside one of our own names is none: a company may be called "Best" or "Putain de code".
    fn spares_our_names(&self) -> bool {
        false
    }

    /// Triggers of the rule that are not in the policy; what such a rule matches must not be shown.
    fn elsewhere(&self) -> Elsewhere<'_> {
        Elsewhere::default()
    }

    /// The rule's findings in a draft.
    fn detect(&self, case: Case<'_>) -> Vec<Finding> {
        wording::findings(case)
    }

    /// The family's texts for a rule without its own.
    fn texts(&self, header: &Header, finding: &Finding, texts: &Wording) -> Texts;

    /// A line on the triggers of the rule.
    fn describe(&self) -> String;

    /// Writes the keys of the family that the rule's table has, with their values.
    fn write_keys(&self, header: &Header, keys: &mut WrittenKeys);

    /// The words and phrases that trigger the rule, whatever its family calls them; none where something else does.
    fn triggers(&self) -> Vec<&Term> {
        Vec::new()
    }

    /// The regular expressions that trigger the rule.
    fn patterns(&self) -> &[Pattern] {
        &[]
    }

    /// The words and phrases that trigger the rule, for later layers to add to; none where something else does.
    fn terms_mut(&mut self) -> Option<&mut Vec<Term>> {
        None
    }

    /// Names that the placeholder `{competitor}` stands for.
    fn other_names(&self) -> Vec<Name> {
        Vec::new()
    }

    /// The severity of a stance towards a competitor; nothing where the rule is about none.
    fn severity(&self, _stance: super::Stance) -> Option<Severity> {
        None
    }
}

/// The secrets of a rule outside the policy.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Elsewhere<'r> {
    /// Terms that nobody can read.
    pub(crate) sealed: Option<&'r Sealed>,
    /// A list of terms.
    pub(crate) terms_file: Option<&'r Secret>,
}

impl Elsewhere<'_> {
    /// Returns whether it keeps nothing there.
    pub(crate) const fn is_empty(&self) -> bool {
        self.sealed.is_none() && self.terms_file.is_none()
    }
}

/// The secrets of a rule outside the policy, read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unlocked {
    /// The key of its sealed terms.
    pub(crate) key: Option<Key>,
    /// The terms of its list.
    pub(crate) terms: Vec<Term>,
}

/// The index as a rule fills it.
#[derive(Debug)]
pub(crate) struct Shelf<'b> {
    /// The rule.
    pub(crate) number: RuleNumber,
    /// The keys that every rule has.
    pub(crate) header: &'b Header,
    /// Its secrets.
    pub(crate) unlocked: &'b Unlocked,
    /// The index of all rules.
    pub(crate) builder: &'b mut IndexBuilder,
}

impl Shelf<'_> {
    /// Adds a term in the forms that the rule counts.
    pub(crate) fn term(&mut self, role: Role, term: &Term) {
        self.builder.term(self.number, role, term, self.header.forms);
    }

    /// Adds terms and patterns that trigger the rule.
    pub(crate) fn wording(&mut self, terms: &[Term], patterns: &[Pattern]) {
        terms.iter().for_each(|term| self.term(Role::Trigger, term));
        patterns.iter().for_each(|pattern| self.builder.pattern(self.number, pattern));
    }
}

/// Facts about a whole policy for all families, made once.
#[derive(Debug)]
pub(crate) struct Common {
    competitors: Competitors,
    ours: Vec<Term>,
    /// The words that tell stances towards competitors, made when a draft first mentions one.
    stance_words: OnceLock<StanceWords>,
    /// The time zone of the policy's days.
    zone: Zone,
}

impl Common {
    /// Gathers it from what a policy says of all competitors, and from its own names.
    pub(crate) fn of(competitors: &Competitors, ours: &[Term], zone: Zone) -> Self {
        let (competitors, ours) = (competitors.clone(), ours.to_vec());
        Self { competitors, ours, stance_words: OnceLock::new(), zone }
    }

    /// The words that tell stances towards competitors.
    pub(super) fn stance_words(&self) -> &StanceWords {
        self.stance_words.get_or_init(|| StanceWords::of(&self.competitors, &self.ours))
    }
}

/// A draft, and what is known of it while rules look at it.
#[derive(Debug)]
pub(crate) struct Scene<'s> {
    /// The terms of the policy.
    pub(crate) index: &'s Index,
    /// The draft.
    pub(crate) around: &'s Surroundings<'s>,
    /// The way its channel counts characters.
    pub(crate) count: Count,
    /// Facts about the whole policy.
    pub(super) common: &'s Common,
    /// The message that it answers; none where it answers no message.
    pub(super) answering: Option<&'s Answering>,
    /// The ways in which it is spoken.
    speech: SpokenDraft,
    /// Values shared by its measures.
    pub(super) gauge: Gauge,
}

impl<'s> Scene<'s> {
    /// Sets a draft before the rules of a policy.
    pub(crate) fn new(index: &'s Index, around: &'s Surroundings<'s>, count: Count, common: &'s Common) -> Self {
        Self { index, around, count, common, answering: None, speech: SpokenDraft::default(), gauge: Gauge::default() }
    }

    /// The same draft, which answers a message.
    pub(crate) const fn with_answering(mut self, answering: Option<&'s Answering>) -> Self {
        self.answering = answering;
        self
    }

    /// The ways in which a place is spoken.
    pub(crate) fn ways(&self, spot: Spot) -> WaySet {
        self.speech.ways(self.index, self.around, spot)
    }

    /// How dates are told to the readers of a report.
    pub(crate) fn calendar(&self) -> Calendar<'_> {
        Calendar { language: self.around.spoken(), zone: &self.common.zone }
    }

    /// An instant, as they read it.
    pub(crate) fn told(&self, moment: Moment) -> String {
        self.calendar().date(moment)
    }

    /// The words, sentences and characters of the draft's prose.
    pub(crate) fn prose(&self) -> (usize, usize, usize) {
        self.gauge.prose(self.around)
    }

    /// The length of the draft as its channel counts it, for whoever asks for it.
    pub(crate) fn post_length(&self) -> PostLength {
        PostLength::of(&self.gauge.post(self.around).text, self.count)
    }
}

/// A rule before a draft: what it has to decide on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case<'c> {
    /// The rule.
    pub(crate) number: RuleNumber,
    /// The keys that every rule has.
    pub(crate) header: &'c Header,
    /// Its hits, sorted by role and place.
    pub(crate) hits: &'c [Hit],
    /// The draft.
    pub(crate) scene: &'c Scene<'c>,
}

impl<'c> Case<'c> {
    /// The draft.
    pub(crate) const fn around(&self) -> &'c Surroundings<'c> {
        self.scene.around
    }

    /// A finding of the rule that rests on a measure.
    pub(crate) fn measured(&self, spot: Spot, value: &str) -> Finding {
        Finding::new(self.number, spot, self.header.severity, vec![Evidence::Measure], value.to_owned())
    }
}
