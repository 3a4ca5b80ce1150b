//! What a clause says of a competitor that stands beside what happens: where it comes from, what cannot be done with it, why
//! somebody leaves it.

use super::Stance;
use super::befallen::{amiss, befallen};
use super::due::due;
use super::groups::{Told, is_people, is_placed, is_us, main_marks, qualities};
use super::table::{BAD, FAULTS, VIRTUES};
use crate::clause::{Clauses, GroupKind, NameStanding, Relation, Statement, WordKind};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// What the clause of a competitor says of it, where it is not its subject.
pub(super) fn beside(clauses: &Clauses, standing: NameStanding) -> Option<Told> {
    let statement = &clauses.statements[standing.statement];
    let disparaging = |words: (usize, usize)| (Stance::Disparaging, words);
    if let Some(words) = due(clauses, standing).or_else(|| amiss(clauses, standing)) {
        return Some(disparaging(words));
    }
    if statement.ways.disputed || statement.ways.supposed || standing.relation == Relation::Subject {
        return None;
    }
    let silent = unanswered(clauses, standing, statement).map(disparaging);
    let stems = || stemming(clauses, standing, statement).map(disparaging);
    let left = || left_for(clauses, standing, statement);
    let withheld = || withheld(clauses, standing, statement).map(|words| (Stance::Comparative, words));
    let blamed = || blamed(clauses, standing).map(disparaging);
    let unreached = || unreached(clauses, standing, statement).map(disparaging);
    let befallen = || befallen(clauses, standing).or_else(|| called(clauses, standing, statement)).map(disparaging);
    let unserved = || unserved(clauses, standing, statement).map(|words| (Stance::Comparative, words));
    let words = silent.or_else(unreached).or_else(blamed).or_else(stems).or_else(befallen).or_else(left);
    words.or_else(withheld).or_else(|| barred(clauses, standing)).or_else(unserved)
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

/// "The bloated mess that is Globex", « l'usine à gaz qu'est Globex ».
fn called(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    // "Pretending to be Globex".
    let is = main_marks(clauses, standing.statement).all(|mark| mark.class == WordClass::Be);
    let outer = statement.inside.map(|outer| &clauses.statements[outer]);
    let around = || outer.filter(|outer| outer.verb.is_none()).and_then(|outer| outer.subject);
    let thing = statement.qualifies.or(statement.subject).or_else(around)?;
    let relative = statement.opener == Some(Particle::Relative) || statement.subject.is_none();
    let whole = relative && standing.itself && standing.relation == Relation::Object && !statement.ways.denied;
    qualities(clauses, thing, &BAD).filter(|_| is && whole)
}

/// "Tags are not supported by Globex."
fn unserved(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let by = clauses.ties[standing.group].by == Some(Particle::Agent);
    let offered = clauses.marks_in(statement.first, statement.last, WordClass::Offered).next()?;
    let fits =
        by && standing.heads && statement.ways.denied && qualities(clauses, statement.subject?, &FAULTS).is_none();
    fits.then_some((clauses.groups[statement.verb?].first, offered.last))
}

/// « J'ai perdu une heure à cause de Globex. »
fn blamed(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let blames = |at: usize| (at.saturating_sub(4)..=at).find(|&near| clauses.is(near, Particle::Blame));
    let tie = clauses.ties[standing.group].at?;
    // "Bookstores are dying because of Globex", but not "we are growing because of Globex".
    let causes = || (tie.saturating_sub(4)..=tie).find(|&near| clauses.is(near, Particle::Cause));
    let at = blames(tie).or_else(|| causes().filter(|_| suffers(clauses, standing.statement)))?;
    Some((at, clauses.groups[standing.group].last))
}

/// Returns whether a clause tells of something bad that happens.
fn suffers(clauses: &Clauses, at: usize) -> bool {
    let statement = &clauses.statements[at];
    let bad = main_marks(clauses, at).any(|mark| match mark.class {
        WordClass::Fail | WordClass::Wane => !statement.ways.denied,
        WordClass::Harm | WordClass::Damage | WordClass::Take => statement.passive && !statement.ways.denied,
        WordClass::Work => statement.ways.denied,
        _ => false,
    });
    let is = || main_marks(clauses, at).any(|mark| matches!(mark.class, WordClass::Be | WordClass::Bear));
    let mut given = clauses.complements(at).map(|(group, _)| group);
    bad || (is() && !statement.ways.denied && given.any(|group| qualities(clauses, group, &FAULTS).is_some()))
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
            // "Without trouble", as well as "for no reason".
            && !clauses.denies(tie.at.unwrap_or(clauses.groups[group].first), clauses.groups[group].last)
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
    let inside = is_placed(clauses, standing.group);
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

/// « Il est impossible d'exporter avec Globex », "this is not available on Globex".
fn barred(clauses: &Clauses, standing: NameStanding) -> Option<Told> {
    if !standing.heads || !is_placed(clauses, standing.group) {
        return None;
    }
    // An infinitive goes with the clause around it, as far as the next subject.
    for at in clauses.outwards(standing.statement) {
        let words = refused(clauses, at);
        if words.is_some() || clauses.statements[at].subject.is_some() {
            return words;
        }
    }
    None
}

/// « Impossible de joindre Globex. »
fn unreached(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let verb = clauses.groups[statement.verb.filter(|_| standing.relation == Relation::Object)?];
    let hard = clauses.marks_in(verb.first, verb.last, WordClass::Taxing).next()?;
    (standing.itself && statement.ways.denied).then_some((hard.first, verb.last))
}

/// What a clause says that is not there, that nobody can do or that is a burden.
fn refused(clauses: &Clauses, at: usize) -> Option<Told> {
    let statement = &clauses.statements[at];
    let verb = clauses.groups[statement.verb?];
    let us = |subject: usize| is_us(clauses, subject) && !clauses.is(clauses.groups[subject].first, Particle::Everyone);
    let holds = |class: WordClass| clauses.marks_in(statement.first, statement.last, class).next().is_some();
    let able = holds(WordClass::Able) || holds(WordClass::Offered);
    let works = main_marks(clauses, at).any(|mark| matches!(mark.class, WordClass::Work | WordClass::Provide));
    let says = main_marks(clauses, at).any(|mark| matches!(mark.class, WordClass::Say | WordClass::Use));
    let ways = statement.ways;
    // « Cette limite n'existe pas chez Globex »
    let fault = statement.subject.is_some_and(|subject| qualities(clauses, subject, &FAULTS).is_some());
    let hard = clauses.marks_in(verb.first, verb.last, WordClass::Taxing).next().is_some();
    let fits = ways.denied && !ways.disputed && !ways.supposed && !says && !fault && (able || hard || works);
    // "The module does not load on Globex" may be the module's fault.
    let thing = statement.subject.is_some_and(|subject| {
        let own = clauses.groups[subject];
        !clauses.is_pronoun(subject) && !is_people(clauses, subject) && !clauses.is(own.first, Particle::Anything)
    });
    let stance = if (hard || works) && !thing { Stance::Disparaging } else { Stance::Comparative };
    (fits && !statement.subject.is_some_and(us)).then_some((stance, (verb.first, verb.last)))
}
