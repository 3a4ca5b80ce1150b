//! What the clauses around a competitor imply of it: the weakest way to run somebody down.

use super::Stance;
use super::groups::{Told, is_figure, is_namesake, is_us, main_marks};
use super::missing::has_nothing;
use crate::clause::{Clauses, Mark, NameStanding, Relation, WordKind};
use crate::language::inflection::Speech;
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// What the clauses around a competitor say of the matter that it stands for: "a clean export is hard with Globex", "Globex
/// runs operations that are expensive". The weakest of the ways to run somebody down, so it gives way to all others.
pub(super) fn implied(clauses: &Clauses, first: usize, last: usize) -> Option<Told> {
    let standing = clauses.standing(first, last)?;
    let beside = [Particle::Except, Particle::Inside];
    let apart = clauses.ties[standing.top].at.is_some_and(|at| beside.iter().any(|&kind| clauses.is(at, kind)))
        || clauses.ties[standing.group].at.is_some_and(|at| clauses.is(at, Particle::Against));
    // "What we built for Globex is garbage."
    let own = &clauses.statements[standing.statement];
    let by_us =
        clauses.holds(own.first, own.last, Particle::Us) || own.subject.is_some_and(|subject| is_us(clauses, subject));
    // "It would be wrong to say that Globex is garbage."
    let disputed = own.ways.disputed;
    if clauses.groups[standing.group].ours
        || is_namesake(clauses, standing)
        || apart
        || disputed
        || (by_us && standing.relation == Relation::Circumstance)
    {
        return None;
    }
    let told = (0..clauses.statements.len()).filter(|&at| concerns(clauses, standing, at)).find_map(|at| {
        let statement = &clauses.statements[at];
        let marks = clauses.marks.iter().filter(|mark| statement.first <= mark.first && mark.last <= statement.last);
        let mut bad = marks.filter(|mark| is_bad(clauses, at, mark));
        bad.next().map(|mark| (mark.first, mark.last))
    })?;
    // "With Globex it is slow" speaks of Globex; "it is slow if you open Globex" may speak of something else.
    let means = clauses.ties[standing.group].at.is_some_and(|at| clauses.is(at, Particle::Means));
    let direct = standing.relation == Relation::Subject || means;
    let stance = if direct { Stance::Disparaging } else { Stance::Comparative };
    Some((stance, told))
}

/// Returns whether a word of a clause says something bad: a thing that it names, or a quality that it gives to what follows
/// the verb.
fn is_bad(clauses: &Clauses, at: usize, mark: &Mark) -> bool {
    let Some(number) = clauses.groups.iter().position(|group| group.holds(mark.first)) else { return false };
    let group = clauses.groups[number];
    let without = clauses.ties[number].at.is_some_and(|at| clauses.is(at, Particle::Without));
    let less = clauses.lessened(mark.first).is_some();
    let inside = clauses.ties[number].at.is_some_and(|at| clauses.is(at, Particle::Inside));
    // "A report on abuse"
    let topic = inside && clauses.ties[number].to.is_some();
    // "A bug in our plugin".
    let ours = (number + 1..clauses.groups.len())
        .any(|child| clauses.ties[child].to == Some(number) && clauses.groups[child].ours);
    // "It has no hidden fees."
    let nothing = main_marks(clauses, at).any(|verb| has_nothing(verb) && verb.last + 1 == group.first);
    if without
        || topic
        || less
        || nothing
        || group.ours
        || ours
        || clauses.denies(group.first, group.last)
        || clauses.compares_with_others(mark.last)
    {
        return false;
    }
    let statement = &clauses.statements[at];
    let follows = statement.verb.is_none_or(|verb| verb <= number);
    let links = || main_marks(clauses, at).any(|mark| matches!(mark.class, WordClass::Be | WordClass::Bear));
    let says = || links() && ((follows && clauses.ties[number].by.is_none()) || statement.subject == Some(number));
    match mark.speech {
        Speech::Adjective if clauses.kinds[mark.last] == WordKind::Adjective => match mark.class {
            WordClass::Flawed => follows && !inside,
            WordClass::Taxing => follows && says(),
            _ => false,
        },
        Speech::Noun if group.head.is_some_and(|head| mark.first <= head && head <= mark.last) => match mark.class {
            WordClass::Flaw | WordClass::Trouble => true,
            WordClass::Snag => says() && !is_figure(clauses, number),
            _ => false,
        },
        Speech::Noun | Speech::Adjective | Speech::Verb => false,
    }
}

/// Returns whether a clause may be about the matter that a competitor stands for: nobody else is its subject, and it is the
/// competitor's own clause, a part of that, or one that links it to something: "the problem is how Globex works".
fn concerns(clauses: &Clauses, standing: NameStanding, at: usize) -> bool {
    let statement = &clauses.statements[at];
    let ways = statement.ways;
    if ways.denied || ways.disputed || ways.supposed {
        return false;
    }
    // "It handles the worst week with ease", "it was told of a flaw".
    let calm = main_marks(clauses, at).any(|mark| match mark.class {
        WordClass::Fight | WordClass::Work | WordClass::Dissuade => true,
        WordClass::Say => statement.passive,
        _ => false,
    });
    if calm {
        return false;
    }
    // "Globex warns that a disk is failing."
    let tells = clauses.outwards(at).skip(1).any(|outer| {
        let subject = clauses.statements[outer].subject;
        let its = subject == Some(standing.top) || subject == Some(standing.group);
        its && main_marks(clauses, outer).any(|mark| matches!(mark.class, WordClass::Say | WordClass::Fight))
    });
    if tells {
        return false;
    }
    let other = statement.subject.is_some_and(|subject| {
        let own = clauses.groups[subject];
        let proper = own.head.is_some_and(|head| clauses.proper.contains(&head));
        let named = clauses.names(subject) || proper;
        is_us(clauses, subject) || (named && subject != standing.top && subject != standing.group)
    });
    let within = |inner: usize, outer: usize| clauses.outwards(inner).any(|at| at == outer);
    let links = || main_marks(clauses, at).any(|mark| mark.class == WordClass::Be);
    let told = standing.relation == Relation::Subject || clauses.statements[standing.statement].subject.is_none();
    !other && (within(at, standing.statement) || (within(standing.statement, at) && links() && told))
}
