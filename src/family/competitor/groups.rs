//! What the groups of a clause are and say, as the judgement of competitors asks for it.

use super::Stance;
use super::table::{MISDEEDS, VIRTUES};
use crate::clause::{Clauses, Mark, NameStanding, Statement, WordKind};
use crate::language::inflection::{Speech, WordForm};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// A stance, and the words that make it so: first and last.
pub(super) type Told = (Stance, (usize, usize));

/// The marks of the verb that a group of verbs is about: the last one.
pub(super) fn main_marks(clauses: &Clauses, statement: usize) -> impl Iterator<Item = &Mark> {
    let verb = clauses.statements[statement].verb.map(|verb| clauses.groups[verb]);
    let last = verb.and_then(|group| {
        (group.first..=group.last)
            .rev()
            .find(|&at| matches!(clauses.kinds[at], WordKind::Verb(_) | WordKind::Particle(Particle::Copula)))
    });
    clauses.marks.iter().filter(move |mark| {
        mark.speech == Speech::Verb && last.is_some_and(|last| mark.first <= last && (last <= mark.last))
    })
}

/// The word of a class that is the head of a group, or an adjective in it; or one of the other classes turned round, as in
/// "less reliable".
pub(super) fn qualities(clauses: &Clauses, group: usize, classes: &[WordClass]) -> Option<(usize, usize)> {
    let own = clauses.groups[group];
    let from = own.owner.map_or(own.first, |owner| owner + 1);
    let holds = |mark: &&Mark| {
        let head = own.head.is_some_and(|head| mark.first <= head && head <= mark.last);
        // "Fine" is an adjective here, and no penalty.
        let adjective = clauses.kinds[mark.last] == WordKind::Adjective;
        mark.speech == Speech::Adjective || (head && !adjective)
    };
    let is_less = |mark: &Mark| clauses.lessened(mark.first).is_some_and(|less| !clauses.denies(less, less));
    let figure = is_figure(clauses, group);
    let holds = |mark: &&Mark| holds(mark) && !(figure && mark.class == WordClass::Snag);
    let found = |classes: &[WordClass], less: bool| {
        let mut each = classes.iter().flat_map(|&class| clauses.marks_in(from, own.last, class));
        let compares = |mark: &Mark| {
            let praises = classes == VIRTUES && !less;
            if praises { clauses.compares(mark.last) } else { clauses.compares_with_others(mark.last) }
        };
        each.find(|mark| holds(mark) && is_less(mark) == less && !compares(mark)).map(|mark| (mark.first, mark.last))
    };
    let other: &[WordClass] = if classes == VIRTUES { &[] } else { &VIRTUES };
    let sort = || {
        let child = (group + 1..clauses.groups.len())
            .find(|&child| clauses.ties[child].to == Some(group) && clauses.ties[child].by == Some(Particle::Of))?;
        clauses.is_head(group, WordClass::Sort).then(|| qualities(clauses, child, classes)).flatten()
    };
    let excess = || classes.contains(&WordClass::Snag).then(|| excessive(clauses, from, own.last)).flatten();
    found(classes, false).or_else(|| found(other, true)).or_else(sort).or_else(excess)
}

/// A quality in some words that is more than is good: "too small".
fn excessive(clauses: &Clauses, first: usize, last: usize) -> Option<(usize, usize)> {
    let is_quality = |at: usize| matches!(clauses.kinds[at], WordKind::Adjective | WordKind::Open);
    let excess = |at: &usize| *at > 0 && clauses.is(at - 1, Particle::Excess) && !clauses.denies(at - 1, at - 1);
    // « Trop de publicités »
    let many = clauses.is(first, Particle::Excess) && clauses.kinds[first] == WordKind::Particle(Particle::Determiner);
    if many {
        return Some((first, last));
    }
    (first..=last).filter(|&at| is_quality(at)).find(excess).map(|at| (at - 1, at))
}

/// Returns whether a clause is told as true.
pub(super) fn states(statement: &Statement) -> bool {
    let ways = statement.ways;
    !ways.denied && !ways.disputed && !ways.supposed
}

/// Returns whether a thing is called after a competitor and is not its own: "the Globex token".
pub(super) fn is_namesake(clauses: &Clauses, standing: NameStanding) -> bool {
    standing.called && !clauses.is_head(standing.group, WordClass::Part)
}

/// Returns whether a group is us, or something of ours.
pub(super) fn is_us(clauses: &Clauses, group: usize) -> bool {
    let own = clauses.groups[group];
    own.ours || matches!(clauses.kinds[own.first], WordKind::Particle(Particle::Us) | WordKind::OurName)
}

/// Returns whether a group is somebody: us, the reader, people.
pub(super) fn is_people(clauses: &Clauses, group: usize) -> bool {
    let you =
        matches!(clauses.kinds[clauses.groups[group].first], WordKind::Particle(Particle::You | Particle::Everyone));
    you || is_us(clauses, group) || clauses.is_head(group, WordClass::Person)
}

/// Returns whether a group tells a figure, which is no fault: "a limit of 2,048 characters".
pub(super) fn is_figure(clauses: &Clauses, group: usize) -> bool {
    (group + 1..clauses.groups.len()).any(|child| {
        let tie = clauses.ties[child];
        let number = clauses.kinds[clauses.groups[child].first] == WordKind::Number;
        tie.to == Some(group) && tie.by == Some(Particle::Of) && number
    })
}

/// Returns whether the word that ties a group places a thing in it or with it: "in Globex", "with Globex".
pub(super) fn is_placed(clauses: &Clauses, group: usize) -> bool {
    let places =
        |at: usize| [Particle::Inside, Particle::Means, Particle::Staff].into_iter().any(|kind| clauses.is(at, kind));
    clauses.ties[group].at.is_some_and(places)
}

/// Returns whether a group is people, and no part of a company: its users, but not its support.
pub(super) fn is_outsiders(clauses: &Clauses, group: usize) -> bool {
    clauses.is_head(group, WordClass::Person) && !clauses.is_head(group, WordClass::Part)
}

/// Returns whether the subject of a clause is a pronoun that may stand for nothing: "it is hard to".
pub(super) fn has_pronoun(clauses: &Clauses, at: usize) -> bool {
    let is_pronoun =
        |subject: usize| clauses.kinds[clauses.groups[subject].first] == WordKind::Particle(Particle::Pronoun);
    clauses.statements[at].subject.is_some_and(is_pronoun)
}

/// Returns whether a court or an authority is named beside a verb: who judges is a source.
pub(super) fn officially(clauses: &Clauses, at: usize) -> bool {
    clauses.marks_in(0, clauses.statements[at].last, WordClass::Official).next().is_some()
}

/// Returns whether a verb follows some words that tells of a deed, and not of what somebody does with a product, or a product
/// with somebody: "hard to keep up", but not "hard to use".
pub(super) fn is_deed_after(clauses: &Clauses, last: usize) -> bool {
    let passes = |at: &usize| {
        matches!(clauses.kinds[*at], WordKind::Particle(Particle::Apart | Particle::Adverb | Particle::Clitic))
    };
    let next = (last + 1..clauses.kinds.len()).find(|at| !passes(at));
    let verb = next.filter(|&at| {
        let bare = matches!(clauses.kinds[at], WordKind::Verb(WordForm::Base | WordForm::Gerund));
        bare && (clauses.is(at - 1, Particle::Apart) || clauses.kinds[at] == WordKind::Verb(WordForm::Gerund))
    });
    let tells = |mark: &Mark| {
        MISDEEDS.contains(&mark.class)
            || matches!(mark.class, WordClass::Use | WordClass::Work | WordClass::Provide | WordClass::Honour)
    };
    verb.is_some_and(|at| {
        clauses.marks.iter().filter(|mark| mark.first == at && mark.speech == Speech::Verb).all(|mark| !tells(mark))
    })
}

/// The first word of a class in a group.
pub(super) fn marks_of(clauses: &Clauses, group: usize, classes: &[WordClass]) -> Option<(usize, usize)> {
    let own = clauses.groups[group];
    let first = classes.iter().filter_map(|&class| clauses.marks_in(own.first, own.last, class).next()).next();
    first.map(|mark| (mark.first, mark.last))
}
