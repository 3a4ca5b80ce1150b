//! What befalls people with a competitor, where it is not the one that is said to do it: "our invoices vanished from Globex",
//! "with Globex you are on your own", "exporting from Globex takes weeks".

use super::groups::{has_pronoun, is_namesake, is_people, is_placed, main_marks, marks_of, qualities};
use super::table::{BAD, FAULTS, VIRTUES};
use crate::clause::{Clauses, NameStanding, Statement, WordKind};
use crate::language::inflection::WordForm;
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// What befalls people with a competitor.
pub(super) fn befallen(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let statement = &clauses.statements[standing.statement];
    let sworn = || sworn_off(clauses, standing, statement);
    let here = lost(clauses, standing, statement).or_else(|| stranded(clauses, standing, statement)).or_else(sworn);
    here.or_else(|| outdated(clauses, standing, statement)).or_else(|| toil(clauses, standing, statement))
}

/// "Our invoices vanished from Globex."
fn lost(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let tie = clauses.ties[standing.group];
    let there = tie.by == Some(Particle::Of) || is_placed(clauses, standing.group);
    let owned = statement.subject.and_then(|own| marks_of(clauses, own, &[WordClass::Private, WordClass::Yours]))?;
    // "A request to Globex times out."
    let to = tie.at.is_some_and(|at| clauses.is(at, Particle::Apart) && !clauses.is(at, Particle::Of));
    // "Your messages are read and sold": both are said of them.
    let both = (0..clauses.statements.len()).filter(|&at| clauses.statements[at].subject == statement.subject);
    let passive = |at: usize| clauses.statements[at].passive || (clauses.statements[at].joint && statement.passive);
    let mark =
        both.flat_map(|at| main_marks(clauses, at).map(move |mark| (at, mark))).find(|&(at, mark)| match mark.class {
            WordClass::Fail => !passive(at),
            WordClass::Take | WordClass::Trade => passive(at),
            _ => false,
        });
    let (_, mark) = mark?;
    (there && !to && standing.heads && !statement.ways.denied).then_some((owned.0, mark.last))
}

/// "With Globex, you are on your own", "we are locked in with Globex".
fn stranded(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let tie = clauses.ties[standing.group];
    let there = tie.at.is_some_and(|at| clauses.is(at, Particle::Means) || clauses.is(at, Particle::Staff));
    let subject = statement.subject.filter(|_| there && standing.heads && !statement.ways.denied)?;
    let harmed =
        || main_marks(clauses, standing.statement).find(|mark| mark.class == WordClass::Harm && statement.passive);
    let stuck = clauses.marks_in(statement.first, statement.last, WordClass::Stuck).next();
    let mark = stuck.or_else(harmed).filter(|_| is_people(clauses, subject))?;
    Some((mark.first, mark.last))
}

/// "Who still uses Globex?", "nobody uses Globex anymore", "no serious company uses Globex", "only fools believe Globex".
fn outdated(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let people = statement.subject.filter(|_| standing.heads)?;
    let subject = clauses.groups[people];
    let who = clauses.is(subject.first, Particle::Relative);
    let nobody = clauses.kinds[subject.first] == WordKind::Particle(Particle::Everyone) && statement.ways.denied;
    let lasts = clauses.holds(statement.first, statement.last, Particle::Lasting);
    let uses =
        main_marks(clauses, standing.statement).find(|mark| matches!(mark.class, WordClass::Use | WordClass::Like))?;
    let none = statement.ways.denied && clauses.denies(subject.first, subject.last);
    let serious = none && is_people(clauses, people) && qualities(clauses, people, &VIRTUES).is_some();
    let fools = !statement.ways.denied && qualities(clauses, people, &BAD).is_some();
    let told = ((who || nobody) && lasts) || serious || (fools && !clauses.groups[people].ours);
    told.then_some((subject.first, uses.last))
}

/// "Never buying from Globex again."
fn sworn_off(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let verb = clauses.groups[statement.verb.filter(|_| statement.subject.is_none() && statement.inside.is_none())?];
    let gerund = (verb.first..=verb.last).any(|at| clauses.kinds[at] == WordKind::Verb(WordForm::Gerund));
    let uses =
        main_marks(clauses, standing.statement).find(|mark| matches!(mark.class, WordClass::Use | WordClass::Like))?;
    (gerund && statement.ways.denied).then_some((verb.first, uses.last))
}

/// What is done with a competitor, and is a burden or takes long: "exporting from Globex takes weeks".
fn toil(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let verb = clauses.groups[statement.verb.filter(|_| statement.subject.is_none())?];
    let form = (verb.first..=verb.last).find_map(|at| match clauses.kinds[at] {
        WordKind::Verb(form) => Some(form),
        _ => None,
    });
    let does = matches!(form, Some(WordForm::Gerund | WordForm::Base)) && !is_namesake(clauses, standing);
    let next = standing.statement + 1;
    let told = clauses.statements.get(next).filter(|told| {
        let theirs = told.subject.is_none_or(|subject| subject == standing.group || has_pronoun(clauses, next));
        does && theirs
            && told.verb.is_some()
            && !told.ways.supposed
            && !told.ways.disputed
            && told.opener.is_none()
            && !told.joint
    })?;
    let long = clauses.complements(next).find(|&(group, _)| clauses.is_head(group, WordClass::Ages));
    let fails =
        || main_marks(clauses, next).find(|mark| mark.class == WordClass::Fail).map(|mark| (mark.first, mark.last));
    let is = || main_marks(clauses, next).any(|mark| matches!(mark.class, WordClass::Be | WordClass::Bear));
    let fault = || clauses.objects(next).find_map(|(group, _)| qualities(clauses, group, &FAULTS));
    let words = long.map(|(_, group)| (group.first, group.last)).or_else(fails);
    let words = words.or_else(|| is().then(fault).flatten())?;
    (!told.ways.denied).then_some(words)
}

/// Something that goes wrong around a competitor: "every time Globex ships an update, something breaks", "nothing works in
/// Globex".
pub(super) fn amiss(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let own = &clauses.statements[standing.statement];
    let placed = is_placed(clauses, standing.top);
    let wrong = |at: usize| {
        let statement = &clauses.statements[at];
        let subject = clauses.groups[statement.subject?];
        let thing = clauses.is(subject.first, Particle::Anything);
        let mut marks = main_marks(clauses, at);
        let mark = marks.find(|mark| match mark.class {
            WordClass::Fail => !statement.ways.denied,
            WordClass::Work => statement.ways.denied,
            _ => false,
        })?;
        let told = thing && !statement.ways.supposed && !statement.ways.disputed && statement.opener.is_none();
        told.then_some((subject.first, mark.last))
    };
    if placed {
        return wrong(standing.statement);
    }
    let when = own.opener == Some(Particle::Subordinate) && !own.ways.supposed;
    (standing.statement + 1..clauses.statements.len()).filter(|_| when).find_map(wrong)
}
