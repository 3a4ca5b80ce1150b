//! The part that a name plays in its clause.

use super::Clauses;
use super::groups::{Group, GroupKind};
use super::kinds::WordKind;
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;
use crate::text::{UnknownName, named};
use std::str::FromStr;

/// How many clauses before its own a pronoun may stand for something in.
const LOOKS_BACK: usize = 3;

/// The relation of a name to its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Relation {
    /// The clause says something of it, or of something of its: "Globex's support is slow".
    Subject,
    /// The verb is done to it, without a word between.
    Object,
    /// It does what a passive tells.
    Agent,
    /// It stands in a circumstance: "with Globex".
    Circumstance,
}

impl Relation {
    /// All relations.
    pub const EACH: &'static [Self] = &[Self::Subject, Self::Object, Self::Agent, Self::Circumstance];

    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Object => "object",
            Self::Agent => "agent",
            Self::Circumstance => "circumstance",
        }
    }
}

impl FromStr for Relation {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("relation", Self::EACH, Self::name, written)
    }
}

/// Where a name stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NameStanding {
    pub(crate) relation: Relation,
    pub(crate) statement: usize,
    /// The group that holds it.
    pub(crate) group: usize,
    /// The group that this one belongs to in the end.
    pub(crate) top: usize,
    /// True if it is the thing itself, and not the owner or the maker of one.
    pub(crate) itself: bool,
    /// True if it is what its group is about.
    pub(crate) heads: bool,
    /// True if its group is about a thing that is called after it: "the Globex token".
    pub(crate) called: bool,
}

impl Clauses {
    /// Where a name stands, given by its words; nothing where it stands in no group.
    pub(crate) fn standing(&self, first: usize, last: usize) -> Option<NameStanding> {
        let group = self.groups.iter().position(|group| group.kind == GroupKind::Noun && group.holds(first))?;
        let own = self.groups[group];
        let top = self.owned_by(group);
        let statement = self.ties[top].statement;
        let heads = own.owner.is_none() && own.head.is_none_or(|head| head <= last && first <= head);
        let thing = |head: usize| {
            head > last && matches!(self.kinds[head], WordKind::Noun | WordKind::Open) && !self.denies(head, head)
        };
        let called = own.owner.is_none() && own.head.is_some_and(thing);
        let relation = self.relation(top, statement);
        Some(NameStanding { relation, statement, group, top, itself: top == group && heads, heads, called })
    }

    /// All clauses that say something of a group.
    pub(crate) fn clauses_of(&self, group: usize) -> impl Iterator<Item = usize> {
        (0..self.statements.len()).filter(move |&at| self.spoken_of(at) == Some(group))
    }

    /// The group that a clause says something of; a pronoun stands for a group before it.
    fn spoken_of(&self, statement: usize) -> Option<usize> {
        let subject = self.statements[statement].subject?;
        if self.ties[subject].by == Some(Particle::Relative) {
            return self.ties[subject].to;
        }
        if self.kinds[self.groups[subject].first] == WordKind::Particle(Particle::You) {
            return Some(self.addressed(statement).unwrap_or(subject));
        }
        if self.kinds[self.groups[subject].first] != WordKind::Particle(Particle::Pronoun) {
            return Some(subject);
        }
        if self.ties[subject].beside {
            return self.ties[subject].to;
        }
        let before = (statement.saturating_sub(LOOKS_BACK)..statement).rev();
        before.filter(|&at| self.statements[at].subject != Some(subject)).find_map(|at| {
            let own = self.statements[at].subject.filter(|&own| !self.kinds[self.groups[own].first].stands_alone());
            own.or_else(|| self.obliged(at))
                .or_else(|| self.complements(at).map(|(group, _)| group).find(|&group| self.names(group)))
        })
    }

    /// The name that a clause without a name speaks to: "Globex, you lied".
    fn addressed(&self, statement: usize) -> Option<usize> {
        let before = &self.statements[statement.checked_sub(1)?];
        let name = before.subject.filter(|_| before.verb.is_none())?;
        let alone = before.first == self.groups[name].first && before.last == self.groups[name].last;
        (alone && self.names(name)).then_some(name)
    }

    /// The name that an infinitive speaks of: "the court forced Globex to admit".
    fn obliged(&self, statement: usize) -> Option<usize> {
        let own = &self.statements[statement];
        let before = own.verb.filter(|_| own.subject.is_none())?.checked_sub(1)?;
        let object = self.ties[before].by.is_none() && self.ties[before].statement != statement;
        (object && self.groups[before].kind == GroupKind::Noun && self.names(before)).then_some(before)
    }

    /// The group that a group belongs to in the end, as its owner, its example, or what it is in.
    pub(crate) fn owned_by(&self, group: usize) -> usize {
        let mut top = group;
        while let Some(next) = self.ties[top].to.filter(|next| *next < top) {
            let owns = self.ties[top].beside
                || matches!(self.ties[top].by, Some(Particle::Of | Particle::Example | Particle::With | Particle::And));
            if !owns {
                break;
            }
            top = next;
        }
        top
    }

    fn relation(&self, group: usize, statement: usize) -> Relation {
        let own = &self.statements[statement];
        if own.subject == Some(group) {
            return Relation::Subject;
        }
        let agent = own.passive && self.ties[group].by.is_some() && self.is_agent(group);
        match self.ties[group].by {
            _ if agent => Relation::Agent,
            None if own.verb.is_some_and(|verb| verb < group) => Relation::Object,
            None if own.subject.is_none() => Relation::Subject,
            None | Some(_) => Relation::Circumstance,
        }
    }

    fn is_agent(&self, group: usize) -> bool {
        self.ties[group].by == Some(Particle::Agent)
            || self.ties[group].at.is_some_and(|at| self.is(at, Particle::Agent))
    }

    /// The groups of nouns that follow the verb of a clause, in it.
    pub(crate) fn complements(&self, statement: usize) -> impl Iterator<Item = (usize, &Group)> {
        let verb = self.statements[statement].verb.unwrap_or(usize::MAX);
        let own = move |&(at, group): &(usize, &Group)| {
            at > verb && group.kind == GroupKind::Noun && self.ties[at].statement == statement
        };
        self.groups.iter().enumerate().filter(own)
    }

    /// Those of them that no word ties to what stands before: the objects of the verb, and what it says that its subject is.
    pub(crate) fn objects(&self, statement: usize) -> impl Iterator<Item = (usize, &Group)> {
        self.complements(statement).filter(|&(at, _)| self.ties[at].by.is_none())
    }

    /// Returns whether the head of a group is of a class.
    pub(crate) fn is_head(&self, group: usize, class: WordClass) -> bool {
        let own = self.groups[group];
        own.head.is_some_and(|head| {
            self.marks_in(own.first, own.last, class).any(|mark| mark.first <= head && head <= mark.last)
        })
    }

    /// Returns whether a word opens a clause that sets one place against another: "where we pay 3 %".
    pub(crate) fn is_where(&self, at: usize) -> bool {
        (at.saturating_sub(2)..=at).any(|near| self.is(near, Particle::Where))
    }

    /// Returns whether a group names somebody: a name, or one of ours.
    pub(crate) fn names(&self, group: usize) -> bool {
        let own = self.groups[group];
        (own.first..=own.last).any(|at| matches!(self.kinds[at], WordKind::Name | WordKind::OurName))
    }
}
