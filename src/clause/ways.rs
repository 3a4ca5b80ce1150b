//! Ways of speaking: what is written and not said, by us, now, as true.

use super::Clauses;
use super::kinds::WordKind;
use crate::language::inflection::{Speech, WordForm};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// The ways in which a clause is spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ways {
    /// Its verb is denied.
    pub(crate) denied: bool,
    /// All of it is denied by the clause that it is a part of: "nobody says that".
    pub(crate) disputed: bool,
    /// It is supposed: "if".
    pub(crate) supposed: bool,
    /// It is supposed for no other reason than that it need not be: "it does not have to".
    pub(crate) needless: bool,
    /// It is advised against.
    pub(crate) dissuaded: bool,
    /// It gives advice.
    pub(crate) advises: bool,
}

/// Finds the ways of each clause: one cue in its verb or its opener, or in the clause that it is a part of.
pub(super) fn read(clauses: &mut Clauses) {
    for at in 0..clauses.statements.len() {
        let ways = ways_of(clauses, at);
        clauses.statements[at].ways = ways;
    }
}

fn ways_of(clauses: &Clauses, at: usize) -> Ways {
    let statement = &clauses.statements[at];
    let outer = statement.inside.map(|outer| &clauses.statements[outer]);
    let dissuades = outer.is_some_and(|outer| {
        clauses.marks_in(outer.first, outer.last, WordClass::Dissuade).next().is_some() && !outer.ways.denied
    });
    let unreasoned = outer.is_some_and(|outer| {
        let reason = clauses.holds(outer.first, outer.last, Particle::Advice);
        reason && statement.subject.is_none() && clauses.denies(outer.first, outer.last)
    });
    // "It is not advisable to use it", « il est déconseillé d'utiliser ».
    let own = statement.verb.map(|verb| clauses.groups[verb]);
    let advised = own
        .is_some_and(|own| clauses.marks_in(own.first, own.last, WordClass::Dissuade).any(|mark| mark.last < own.last));
    let dissuades = dissuades || unreasoned || advised;
    let denied = dissuades != statement.verb.is_some_and(|verb| is_denied(clauses, at, verb));
    let disputed = outer.is_some_and(|outer| {
        let verb = outer.verb.map(|verb| clauses.groups[verb]);
        let says = verb.is_some_and(|verb| clauses.marks_in(verb.first, verb.last, WordClass::Say).next().is_some());
        let disputes = clauses.marks_in(outer.first, outer.last, WordClass::Deny).next().is_some()
            || clauses.holds(outer.first, outer.last, Particle::Wrong);
        outer.ways.disputed || (says && outer.ways.denied) || (disputes && !outer.ways.denied)
    });
    let goes_on = statement.subject.is_none() || statement.opener == Some(Particle::Relative);
    let around = outer.map_or_else(Ways::default, |outer| outer.ways);
    let condition = statement.opener == Some(Particle::Condition) || (goes_on && around.supposed && !around.needless);
    let own = statement.verb.is_some_and(|verb| is_needless(clauses, verb));
    let needless = !condition && (own || (goes_on && around.needless));
    let supposed = condition || needless;
    let advises = dissuades
        || advises(clauses, at)
        || (statement.subject.is_none()
            && outer
                .is_some_and(|outer| outer.ways.advises || clauses.holds(outer.first, outer.last, Particle::Advice)));
    Ways { denied, disputed, supposed, needless, dissuaded: dissuades, advises }
}

/// Returns whether the verb of a clause is denied: in its group, before it in the clause, or by the verb before it.
fn is_denied(clauses: &Clauses, statement: usize, verb: usize) -> bool {
    let group = clauses.groups[verb];
    let subject = clauses.statements[statement].subject.map(|subject| clauses.groups[subject]);
    let before = subject.filter(|subject| {
        clauses.ties[clauses.statements[statement].subject.unwrap_or(0)].statement == statement
            && subject.first < group.first
    });
    let own = &clauses.statements[statement];
    // « Je ne le recommande à personne »: the second half comes later.
    let half = clauses.halves.iter().any(|&at| group.holds(at));
    let later = half && clauses.denies(group.last, own.last);
    let count = usize::from((clauses.denies(group.first, group.last) || later) && !is_needless(clauses, verb));
    let none = before.is_some_and(|subject| clauses.denies(subject.first, subject.last));
    // « Refuse de » is a negation by itself.
    let negates = |at: usize| clauses.negations.iter().any(|&(first, _)| first == at);
    let ceases = [WordClass::Cease, WordClass::Refuse].into_iter().any(|class| {
        clauses.marks_in(group.first, group.last, class).any(|mark| mark.last < group.last && !negates(mark.first))
    });
    // « Ne cesse de » goes on.
    let ceases = ceases && !(half && count == 0);
    // "It does not crash or lose files": the auxiliary stands before both.
    let bare =
        (group.first..=group.last).find(|&at| matches!(clauses.kinds[at], WordKind::Verb(_))).is_some_and(|at| {
            let forms = [WordForm::Base, WordForm::Participle];
            clauses
                .marks
                .iter()
                .any(|mark| mark.first == at && mark.speech == Speech::Verb && forms.contains(&mark.form))
        });
    let shared = own.joint
        && bare
        && count == 0
        && statement.checked_sub(1).is_some_and(|before| {
            let before = &clauses.statements[before];
            before.subject == own.subject && before.ways.denied
        });
    let count = count + usize::from(shared);
    let without = clauses.ties[verb].by.is_some();
    (count + usize::from(none) + usize::from(ceases)) % 2 == 1 && !without
}

/// Returns whether a verb tells what need not be, which neither is nor is denied: "it does not have to be slow".
fn is_needless(clauses: &Clauses, verb: usize) -> bool {
    let group = clauses.groups[verb];
    let need = clauses.marks_in(group.first, group.last, WordClass::Need).any(|mark| mark.last < group.last);
    need && clauses.denies(group.first, group.last)
}

/// Returns whether a clause gives advice: it has a word of advice before its verb.
fn advises(clauses: &Clauses, at: usize) -> bool {
    let statement = &clauses.statements[at];
    let Some(verb) = statement.verb.map(|verb| clauses.groups[verb]) else { return false };
    let able = clauses.marks_in(verb.first, verb.last, WordClass::Able).next().is_some()
        && clauses.denies(verb.first, verb.last);
    able || clauses.holds(statement.first, verb.last, Particle::Advice)
}

impl Clauses {
    /// The clause that a word stands in.
    pub(super) fn statement_of(&self, word: usize) -> Option<usize> {
        let group = self.groups.iter().position(|group| group.holds(word))?;
        Some(self.ties[group].statement)
    }

    /// A clause, the one that it is a part of, and so on outwards.
    pub(crate) fn outwards(&self, statement: usize) -> impl Iterator<Item = usize> {
        let outer = |&at: &usize| self.statements[at].inside.filter(|&outer| outer < at);
        std::iter::successors(Some(statement), outer)
    }

    /// The group that a clause says something of; of an infinitive, that of the clause around it.
    pub(crate) fn subject_of(&self, statement: usize) -> Option<usize> {
        let own = |at: usize| self.statements[at].subject;
        own(statement).or_else(|| {
            let asks = self.statements[statement].requests;
            self.outwards(statement).skip(1).find_map(own).filter(|_| !asks)
        })
    }

    /// Returns whether a clause gives readers advice: "do not share your password", "you should".
    pub(super) fn instructs(&self, statement: usize) -> bool {
        let own = &self.statements[statement];
        let reader = own.subject.is_some_and(|subject| self.is_reader(subject));
        own.requests || (own.ways.advises && (reader || own.subject.is_none()))
    }

    /// Returns whether a group is one pronoun.
    pub(crate) fn is_pronoun(&self, group: usize) -> bool {
        self.kinds[self.groups[group].first].stands_alone()
    }

    /// Returns whether a group is ours, or the speaker.
    pub(super) fn is_ours(&self, group: usize) -> bool {
        let own = self.groups[group];
        own.ours || self.holds_us(&own)
    }

    /// Returns whether a group holds the speaker, or a name of ours.
    pub(super) fn holds_us(&self, group: &super::Group) -> bool {
        let is_us =
            |at: usize| matches!(self.kinds[at], WordKind::OurName | WordKind::Particle(Particle::Us | Particle::Ours));
        (group.first..=group.last).any(is_us)
    }

    /// Returns whether a group is the reader, or the reader's.
    pub(super) fn is_reader(&self, group: usize) -> bool {
        let own = self.groups[group];
        self.kinds[own.first] == WordKind::Particle(Particle::You) || self.holds(own.first, own.last, Particle::Yours)
    }
}
