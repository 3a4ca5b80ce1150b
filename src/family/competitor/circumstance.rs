//! What a clause says of a competitor that stands beside what happens: where it comes from, what cannot be done with it, why
//! somebody leaves it.

use super::Stance;
use super::groups::{Told, is_us, main_marks, qualities};
use super::table::{FAULTS, VIRTUES};
use crate::clause::{Clauses, GroupKind, NameStanding, Relation, Statement, WordKind};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// What the clause of a competitor says of it, where it is not its subject.
pub(super) fn beside(clauses: &Clauses, standing: NameStanding) -> Option<Told> {
    let statement = &clauses.statements[standing.statement];
    if statement.ways.disputed || statement.ways.supposed || standing.relation == Relation::Subject {
        return None;
    }
    let disparaging = |words: (usize, usize)| (Stance::Disparaging, words);
    let silent = unanswered(clauses, standing, statement).map(disparaging);
    let stems = || stemming(clauses, standing, statement).map(disparaging);
    let left = || left_for(clauses, standing, statement);
    let withheld = || withheld(clauses, standing, statement).map(|words| (Stance::Comparative, words));
    silent.or_else(stems).or_else(left).or_else(withheld)
}

/// "Nobody at Globex answers."
fn unanswered(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let nobody = clauses.groups[statement.subject?];
    let stands = clauses.kinds[nobody.first] == WordKind::Particle(Particle::Everyone);
    let at = standing.relation == Relation::Circumstance && clauses.ties[standing.top].by == Some(Particle::With);
    let serves = |class: WordClass| [WordClass::Work, WordClass::Honour, WordClass::Provide].contains(&class);
    let mark = main_marks(clauses, standing.statement).find(|mark| serves(mark.class))?;
    (stands && at && statement.ways.denied && clauses.denies(nobody.first, nobody.last))
        .then_some((nobody.first, mark.last))
}

/// "The hidden costs that come with Globex".
fn stemming(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let mark = main_marks(clauses, standing.statement).find(|mark| mark.class == WordClass::Stem)?;
    let fault = qualities(clauses, statement.subject?, &FAULTS)?;
    (!statement.ways.denied && standing.itself).then_some((fault.0, mark.last))
}

/// "We moved from Globex because of its poor support", "we moved from Globex for the ease of use".
fn left_for(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<Told> {
    let mark = main_marks(clauses, standing.statement).find(|mark| mark.class == WordClass::Depart)?;
    let own = standing.top;
    let reason = |&group: &usize| {
        let tie = clauses.ties[group];
        tie.statement == standing.statement
            && group != own
            && !clauses.names(group)
            && clauses.groups[group].kind == GroupKind::Noun
            && tie.by.is_some()
            && !clauses.groups[group].ours
            && !clauses.denies(clauses.groups[group].first, clauses.groups[group].last)
    };
    if statement.ways.denied || !standing.itself {
        return None;
    }
    // "The lag is the reason to move from Globex."
    let outer = statement.inside.map(|outer| &clauses.statements[outer]);
    let cause = || {
        let outer =
            outer.filter(|outer| clauses.holds(outer.first, outer.last, Particle::Advice) && !outer.ways.denied)?;
        qualities(clauses, outer.subject?, &FAULTS)
    };
    let reasons = |classes: &[WordClass]| {
        (0..clauses.groups.len()).filter(reason).find_map(|group| qualities(clauses, group, classes))
    };
    let fault = reasons(&FAULTS).or_else(cause).map(|fault| (Stance::Disparaging, fault));
    let better = || reasons(&VIRTUES).or_else(|| reasons(&[WordClass::Good])).map(|good| (Stance::Comparative, good));
    let (stance, words) = fault.or_else(better)?;
    Some((stance, (mark.first.min(words.0), mark.last.max(words.1))))
}

/// "With Globex, you can't export your notes."
fn withheld(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let verb = clauses.groups[statement.verb?];
    let subject = clauses.groups[statement.subject?];
    // "You can't export your notes in Globex."
    let tie = clauses.ties[standing.group];
    let first = tie.at.is_some_and(|at| at == statement.first && clauses.is(at, Particle::Means));
    let able = clauses.marks_in(verb.first, verb.last, WordClass::Able).next().is_some();
    let people = [Particle::You, Particle::Everyone];
    let anybody = people.into_iter().any(|kind| clauses.kinds[subject.first] == WordKind::Particle(kind));
    let inside = tie.at.is_some_and(|at| clauses.is(at, Particle::Inside) || clauses.is(at, Particle::Means));
    let alone = !(0..clauses.kinds.len())
        .any(|at| matches!(clauses.kinds[at], WordKind::OurName | WordKind::Particle(Particle::Ours | Particle::Us)));
    let fits = (first || (inside && alone))
        && standing.heads
        && statement.ways.denied
        && able
        && anybody
        && !is_us(clauses, statement.subject?);
    fits.then_some((verb.first, verb.last))
}
