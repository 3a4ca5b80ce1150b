//! Contrasts that judge a competitor: its own words against its deeds, what is there without its faults.

use super::Stance;
use super::groups::{Told, is_us, main_marks, qualities};
use super::table::{FAULTS, MISDEEDS};
use crate::clause::{Clauses, GroupKind, NameStanding, Relation};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// The judgement of a competitor by a sentence.
pub(super) fn contrast(clauses: &Clauses, standing: NameStanding) -> Option<Told> {
    let belied = belied(clauses, standing).map(|words| (Stance::Disparaging, words));
    let better = || outclassed(clauses, standing).or_else(|| rid_of(clauses, standing));
    belied.or_else(|| better().map(|words| (Stance::Comparative, words)))
}

/// "Globex claims to be neutral, yet it burns gas."
fn belied(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let opens = |at: usize| {
        clauses.statements.get(at).is_some_and(|other| {
            let us = other.subject.is_some_and(|subject| is_us(clauses, subject));
            other.opener == Some(Particle::Contrast) && other.verb.is_some() && !us
        })
    };
    clauses.clauses_of(standing.top).filter(|_| standing.relation == Relation::Subject).find_map(|at| {
        let statement = &clauses.statements[at];
        let verb = statement.verb.map(|verb| clauses.groups[verb])?;
        let mut boasts = clauses.marks_in(verb.first, statement.last, WordClass::Boast);
        let mark = boasts.next().filter(|mark| verb.holds(mark.first))?;
        let against = opens(at + 1) || opens(at + 2) || statement.opener == Some(Particle::Contrast);
        (against && !statement.ways.denied && !statement.ways.supposed).then_some((mark.first, mark.last))
    })
}

/// "An alternative to Globex that respects you", "a Globex alternative without tracking".
fn outclassed(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let to = clauses.ties[standing.group].to.filter(|_| standing.heads).unwrap_or(standing.group);
    let own = clauses.groups[to];
    let other = clauses.marks_in(own.first, own.last, WordClass::Rival).next()?;
    let wrong =
        |at: usize| main_marks(clauses, at).find(|mark| MISDEEDS.contains(&mark.class) || mark.class == WordClass::Pry);
    let kind = || {
        clauses.statements.iter().enumerate().find_map(|(at, inner)| {
            let mine = inner.opener == Some(Particle::Relative)
                && inner.subject.or(inner.qualifies).is_some_and(|group| group == to || group == standing.group);
            let honest = || main_marks(clauses, at).find(|mark| mark.class == WordClass::Honour);
            let deed = if inner.ways.denied { wrong(at) } else { honest() }?;
            mine.then_some((deed.first, deed.last))
        })
    };
    let without = |at: usize| clauses.is(at, Particle::Without);
    let spared = || {
        (0..clauses.statements.len()).find_map(|at| {
            let verb = clauses.groups[clauses.statements[at].verb?];
            let before = (verb.first.saturating_sub(1)..=verb.first).find(|&at| without(at))?;
            wrong(at).map(|mark| (before, mark.last))
        })
    };
    let words = kind().or_else(spared)?;
    Some((other.first.min(words.0), other.last.max(words.1)))
}

/// "All the power of Globex without the complexity": the article says that Globex has it.
fn rid_of(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let own = &clauses.statements[standing.statement];
    let acts = standing.relation == Relation::Subject && own.verb.is_some() && own.opener.is_none();
    (standing.group + 1..clauses.groups.len()).filter(|_| !acts && standing.heads).find_map(|group| {
        let noun = clauses.groups[group];
        let tie = clauses.ties[group];
        let without = tie.at.filter(|&at| clauses.is(at, Particle::Without))?;
        let known = noun.first == without + 1 && clauses.is(noun.first, Particle::Definite);
        let whose = (group + 1..clauses.groups.len())
            .any(|child| clauses.ties[child].to == Some(group) && clauses.groups[child].kind == GroupKind::Noun);
        let fault = qualities(clauses, group, &FAULTS)?;
        (known && !whose && !clauses.statements[tie.statement].ways.supposed).then_some((without, fault.1))
    })
}
