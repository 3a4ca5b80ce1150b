//! Things that a competitor holds, and costs in a roundabout way: what is given up to it, what leaves for other laws, what it takes to get
//! away or to get anything done, the time that is lost with it.

use super::Stance;
use super::companion::yours;
use super::groups::{
    Told, has_pronoun, is_namesake, is_people, is_placed, is_us, main_marks, marks_of, qualities, states,
};
use super::table::FAULTS;
use crate::clause::{Clauses, GroupKind, NameStanding, Relation, Statement, WordKind};
use crate::language::inflection::WordForm;
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// The judgement of a competitor by a sentence in one of these ways.
pub(super) fn captivity(clauses: &Clauses, standing: NameStanding) -> Option<Told> {
    let statement = &clauses.statements[standing.statement];
    let told = !statement.ways.disputed && !statement.ways.supposed && !is_namesake(clauses, standing);
    let owner = standing.relation == Relation::Subject;
    let here = || {
        let using = using(clauses, standing, statement).or_else(|| surrendered(clauses, standing, statement));
        using.or_else(|| squandered(clauses, standing)).or_else(|| clung_to(clauses, standing, statement))
    };
    let words = if told && !owner { here() } else { None };
    let words = words.or_else(|| trapped(clauses, standing)).or_else(|| wrung(clauses, standing));
    let disparaging = words.map(|words| (Stance::Disparaging, words));
    disparaging.or_else(|| abroad(clauses, standing).map(|words| (Stance::Comparative, words)))
}

/// The groups of nouns that stand in a clause, after its verb and before.
fn nouns(clauses: &Clauses, at: usize) -> impl Iterator<Item = usize> {
    let own =
        move |&group: &usize| clauses.ties[group].statement == at && clauses.groups[group].kind == GroupKind::Noun;
    (0..clauses.groups.len()).filter(own)
}

/// "The risks of using Globex", « le coût d'héberger chez Globex ».
fn using(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let verb = statement.verb.filter(|_| statement.subject.is_none() && !statement.ways.denied)?;
    let own = clauses.groups[verb];
    let form = (own.first..=own.last).find_map(|at| match clauses.kinds[at] {
        WordKind::Verb(form) => Some(form),
        _ => None,
    });
    let tied = verb.checked_sub(1).map(|before| clauses.groups[before]);
    let link = tied.filter(|tied| {
        matches!(tied.kind, GroupKind::Link(_))
            && [Particle::Of, Particle::With].into_iter().any(|kind| clauses.is(tied.first, kind))
    });
    let apart = clauses.is(own.first, Particle::Of) && clauses.is(own.first, Particle::Apart);
    let thing = match form {
        Some(WordForm::Gerund) if link.is_some() => verb.checked_sub(2),
        Some(WordForm::Base) if apart => verb.checked_sub(1),
        _ => None,
    };
    let leaves =
        |class: WordClass| matches!(class, WordClass::Fight | WordClass::Leave | WordClass::Depart | WordClass::Say);
    let ours = nouns(clauses, standing.statement).any(|group| clauses.groups[group].ours);
    let uses = !ours && main_marks(clauses, standing.statement).all(|mark| !leaves(mark.class));
    let thing = thing.filter(|&thing| {
        let group = clauses.groups[thing];
        let outer = &clauses.statements[clauses.ties[thing].statement];
        group.kind == GroupKind::Noun && !group.ours && states(outer) && !clauses.denies(group.first, group.last)
    })?;
    qualities(clauses, thing, &FAULTS).filter(|_| uses && (standing.itself || is_placed(clauses, standing.group)))
}

/// "Don't hand your address book to Globex."
fn surrendered(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let mark = main_marks(clauses, standing.statement).find(|mark| mark.class == WordClass::Yield)?;
    let to = clauses.ties[standing.group].at.is_some_and(|at| clauses.is(at, Particle::Inside)) && standing.heads;
    let somebody = statement.subject.is_none_or(|subject| is_people(clauses, subject));
    let thing = nouns(clauses, standing.statement)
        .filter(|&group| clauses.ties[group].by.is_none() && group != standing.group)
        .find_map(|group| yours(clauses, group, true))?;
    (to && somebody).then_some((mark.first.min(thing.0), mark.last.max(thing.1)))
}

/// "I wasted a weekend trying to get Globex to work", "I waited eleven days for an answer from Globex".
fn squandered(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let from = standing.statement.saturating_sub(1);
    (from..clauses.statements.len().min(standing.statement + 2)).find_map(|at| {
        let statement = &clauses.statements[at];
        let mark =
            main_marks(clauses, at).find(|mark| mark.class == WordClass::Squander).filter(|_| states(statement))?;
        let long = nouns(clauses, at)
            .find(|&group| [WordClass::Ages, WordClass::Time].into_iter().any(|class| clauses.is_head(group, class)))?;
        let us = statement.subject.is_some_and(|subject| is_us(clauses, subject));
        let near = at == standing.statement || clauses.statements[standing.statement].inside == Some(at) || at > 0;
        (us && near && long > statement.verb?).then_some((mark.first, clauses.groups[long].last))
    })
}

/// "Anyone who still keeps passwords in Globex".
fn clung_to(clauses: &Clauses, standing: NameStanding, statement: &Statement) -> Option<(usize, usize)> {
    let people = statement.subject.or(statement.qualifies).filter(|&subject| is_people(clauses, subject))?;
    let verb = clauses.groups[statement.verb.filter(|_| standing.heads && states(statement))?];
    let relative = statement.opener == Some(Particle::Relative);
    let own = clauses.groups[people];
    let anyone = clauses.is_pronoun(people) || own.first == own.last;
    let still = (verb.first.saturating_sub(1)..=verb.last).find(|&at| clauses.is(at, Particle::Lasting))?;
    (relative && anyone && !own.ours).then_some((still, verb.last))
}

/// "Once you are on Globex, leaving is impossible."
fn trapped(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let alone = standing.heads && !(0..clauses.kinds.len()).any(|at| clauses.kinds[at] == WordKind::OurName);
    (0..clauses.statements.len()).filter(|_| alone).find_map(|at| {
        let statement = &clauses.statements[at];
        let verb = clauses.groups[statement.verb.filter(|_| statement.subject.is_none() && states(statement))?];
        let leaves = clauses.marks.iter().any(|mark| {
            let goes = matches!(mark.class, WordClass::Depart | WordClass::Leave);
            goes && verb.holds(mark.first) && mark.form != WordForm::Finite
        });
        let is = main_marks(clauses, at).any(|mark| mark.class == WordClass::Be);
        let hard = clauses.objects(at).find_map(|(group, _)| qualities(clauses, group, &FAULTS));
        hard.filter(|_| leaves && is)
    })
}

/// "It took a lawsuit to make Globex talk."
fn wrung(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let part = matches!(standing.relation, Relation::Subject | Relation::Object) && standing.itself;
    (0..standing.statement).filter(|_| part).find_map(|at| {
        let statement = &clauses.statements[at];
        let mark = main_marks(clauses, at).find(|mark| mark.class == WordClass::Wring)?;
        let fault = clauses.objects(at).find_map(|(group, _)| qualities(clauses, group, &FAULTS))?;
        (has_pronoun(clauses, at) && states(statement)).then_some((mark.first, fault.1))
    })
}

/// "With Globex, your visitors' data ends up in the United States."
fn abroad(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let leaves = clauses.marks.iter().any(|mark| mark.class == WordClass::Abroad);
    (0..clauses.statements.len()).filter(|_| leaves && standing.heads).find_map(|at| {
        let statement = &clauses.statements[at];
        let away = nouns(clauses, at).find_map(|group| {
            let words = marks_of(clauses, group, &[WordClass::Abroad])?;
            let tied = clauses.ties[group].by.is_some() || main_marks(clauses, at).any(|mark| mark.last > mark.first);
            (tied && statement.verb < Some(group)).then_some(words)
        })?;
        let thing = nouns(clauses, at).find_map(|group| {
            marks_of(clauses, group, &[WordClass::Private]).or_else(|| yours(clauses, group, true))
        })?;
        let ours = statement.subject.is_some_and(|subject| is_us(clauses, subject));
        (states(statement) && !ours).then_some((thing.0.min(away.0), thing.1.max(away.1)))
    })
}
