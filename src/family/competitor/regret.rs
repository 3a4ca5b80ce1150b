//! What a text says of a deed of a competitor without a word for the deed: that it is a pity, that it is a trick.

use super::Stance;
use super::groups::{Told, is_us, main_marks, qualities};
use super::table::FAULTS;
use crate::clause::{Clauses, NameStanding, WordKind};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// What is said of what a competitor does in a clause: "annoyingly, Globex uses its own format", "we are sad that Globex
/// closed the forum", "a trick that Globex likes to pull".
pub(super) fn deplored(clauses: &Clauses, standing: NameStanding, at: usize) -> Option<Told> {
    let statement = &clauses.statements[at];
    let people = clauses.is_head(standing.top, WordClass::Person) && !clauses.is_head(standing.top, WordClass::Part);
    let mends = main_marks(clauses, at).any(|mark| matches!(mark.class, WordClass::Fight | WordClass::Work));
    if statement.ways.supposed || statement.ways.disputed || statement.verb.is_none() || people {
        return None;
    }
    let works = main_marks(clauses, at).any(|mark| mark.class == WordClass::Work);
    let regret = regretted(clauses, at).filter(|_| !works);
    let words = regret.or_else(|| dismaying(clauses, at)).or_else(|| blamed(clauses, at).filter(|_| !mends))?;
    Some((Stance::Disparaging, words))
}

/// An adverb of regret in the clause: "unfortunately", "secretly".
fn regretted(clauses: &Clauses, at: usize) -> Option<(usize, usize)> {
    let statement = &clauses.statements[at];
    let word = (statement.first..=statement.last).find(|&word| clauses.is(word, Particle::Regret))?;
    Some((word, word))
}

/// What somebody feels about it: "we are disappointed that".
fn dismaying(clauses: &Clauses, at: usize) -> Option<(usize, usize)> {
    let outer = clauses.statements[at].inside.filter(|&outer| outer < at)?;
    let around = &clauses.statements[outer];
    let opens = clauses.statements[at].opener == Some(Particle::Subordinate);
    if !opens || around.ways.denied || around.ways.supposed || around.ways.disputed {
        return None;
    }
    let somebody = |group: usize| is_us(clauses, group) || clauses.is_head(group, WordClass::Person);
    let feels = around.subject.is_some_and(somebody);
    let suffers = if around.passive { feels } else { clauses.complements(outer).any(|(group, _)| somebody(group)) };
    let hurt = main_marks(clauses, outer).find(|mark| mark.class == WordClass::Harm).filter(|_| suffers);
    let sorry = || clauses.marks_in(around.first, around.last, WordClass::Dismayed).next().filter(|_| feels);
    hurt.or_else(sorry).map(|mark| (mark.first, mark.last))
}

/// The fault that a relative clause says to be the competitor's deed: "the trick that Globex pulls".
fn blamed(clauses: &Clauses, at: usize) -> Option<(usize, usize)> {
    let statement = &clauses.statements[at];
    let group = statement.qualifies.filter(|&group| Some(group) != statement.subject)?;
    let told = main_marks(clauses, at).any(|mark| matches!(mark.class, WordClass::Say | WordClass::Suffer));
    let own = clauses.groups[group];
    let none = told || statement.ways.denied || own.ours || clauses.denies(own.first, own.last);
    let outer = clauses.statements.get(clauses.ties[group].statement)?;
    let by_us = outer.subject.is_some_and(|subject| is_us(clauses, subject)) && outer.ways.denied;
    let alone = clauses.kinds[own.first] != WordKind::Name;
    qualities(clauses, group, &FAULTS).filter(|_| !none && !by_us && alone)
}
