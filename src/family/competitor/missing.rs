//! What a competitor is said not to do or not to have, and what is said to be hard with it.

use super::Stance;
use super::groups::{Told, has_pronoun, is_placed, is_us, main_marks, marks_of, qualities};
use super::table::{FAULTS, MISDEEDS, VIRTUES};
use crate::clause::{Clauses, Group, GroupKind, Mark, NameStanding, Relation, WordKind};
use crate::language::inflection::{Speech, WordForm};
use crate::language::lexicon::WordClass;
use crate::language::negation;
use crate::language::particle::Particle;

/// What a clause denies of a competitor that does it: "Globex does not support tags", "Globex cannot resolve conflicts".
pub(super) fn unable(clauses: &Clauses, standing: NameStanding, at: usize) -> Option<Told> {
    let statement = &clauses.statements[at];
    let verb = clauses.groups[statement.verb?];
    // "It is not running" tells a state.
    let lasts = clauses.marks_in(verb.first, verb.last, WordClass::Be).any(|mark| mark.last < verb.last);
    let provides = main_marks(clauses, at).any(|mark| mark.class == WordClass::Provide);
    let serves = !lasts && provides;
    let able = clauses.marks_in(verb.first, verb.last, WordClass::Able).any(|mark| mark.last < verb.last);
    // "Globex cannot be beaten", "cannot say more".
    let kept = [WordClass::Be, WordClass::Hate, WordClass::Say];
    let praised = main_marks(clauses, at).any(|mark| MISDEEDS.contains(&mark.class) || kept.contains(&mark.class));
    // "Globex only supports two", but not "only Globex supports it".
    let subject = clauses.groups[statement.subject?];
    let after = subject.first + 1..=verb.last.max(subject.first);
    let only = verb.first > subject.first && after.into_iter().any(|at| clauses.is(at, Particle::Restricting));
    let denied = statement.ways.denied || (serves && (only || denies_object(clauses, standing, at)));
    let agent = standing.relation == Relation::Agent;
    let active = !statement.passive || agent;
    let does = serves || (agent && provides) || (able && !praised && !sees_yours(clauses, at));
    if denied && active && does && !shuns(clauses, at) {
        return Some((Stance::Comparative, (verb.first, verb.last)));
    }
    let is = main_marks(clauses, at).any(|mark| mark.class == WordClass::Be);
    let quality = |(group, _): (usize, _)| qualities(clauses, group, &[WordClass::Offered]);
    let offered = clauses.objects(at).find_map(quality);
    let missing = offered.filter(|_| is && denied && !shuns(clauses, at))?;
    Some((Stance::Comparative, (verb.first, missing.1)))
}

/// Returns whether what a verb says to lack is nothing to want: "has no problems", but not "has no problem selling your data".
pub(super) fn lacks_a_fault(clauses: &Clauses, at: usize, mark: &Mark) -> bool {
    let object = (0..clauses.groups.len()).find(|&group| clauses.groups[group].first == mark.last + 1);
    let alone = clauses.statements.iter().all(|inner| inner.inside != Some(at) || inner.verb.is_none());
    // "No outages last year, since 2020".
    let is_time = |group: &Group| {
        let time = clauses.marks_in(group.last, group.last, WordClass::Time).next().is_some();
        time || clauses.kinds[group.first] == WordKind::Number
    };
    let fault = object.filter(|&object| {
        let own = clauses.groups[object];
        let after = (object + 1..clauses.groups.len()).filter(|&group| clauses.ties[group].statement == at);
        // "No problems with large files", but not "no problem with censorship".
        let fine = |group: usize| {
            let with = clauses.ties[group]
                .at
                .is_some_and(|at| clauses.is(at, Particle::Means) || clauses.is(at, Particle::Inside));
            let own = clauses.groups[group];
            let harm = marks_of(clauses, group, &[WordClass::Private, WordClass::Person]).is_some()
                || clauses.holds(own.first, own.last, Particle::Yours);
            with && qualities(clauses, group, &FAULTS).is_none() && !harm
        };
        let mut after = after.filter(|&group| clauses.groups[group].kind == GroupKind::Noun);
        let ends = after.all(|group| is_time(&clauses.groups[group]) || fine(group));
        let fault = FAULTS.iter().flat_map(|&class| clauses.marks_in(own.first, own.last, class));
        let mut fault = fault.filter(|mark| mark.speech == Speech::Noun);
        ends && fault.any(|mark| mark.last == own.last || is_time(&own))
    });
    has_nothing(mark) && alone && fault.is_some()
}

/// Returns whether a verb of lacking says that there is nothing: "have no", "have zero", but not "struggle with".
pub(super) fn has_nothing(mark: &Mark) -> bool {
    let none = |last| negation::stands(last, |own| own.each) || negation::stands(last, |own| own.nought);
    mark.class == WordClass::Lack && mark.lemma.rsplit(' ').next().is_some_and(none)
}

/// Returns whether a verb refuses a misdeed: "refuses to sell your data", but not "refuses to stop selling it", nor to delete it,
/// which is a service.
pub(super) fn declines(clauses: &Clauses, statement: usize, mark: &Mark) -> bool {
    let end = clauses.statements[statement].last;
    let after = |class: WordClass| clauses.marks_in(mark.last, end, class).any(|after| after.first > mark.last);
    let wrongs = || [WordClass::Deceive, WordClass::Trade, WordClass::Harm].into_iter().any(after);
    let whose = || [WordClass::Private, WordClass::Yours, WordClass::Person].into_iter().any(after);
    mark.class == WordClass::Refuse && wrongs() && whose() && !after(WordClass::Cease)
}

/// Returns whether a verb has something of the reader's as its object: "cannot see your files".
fn sees_yours(clauses: &Clauses, at: usize) -> bool {
    clauses.complements(at).any(|(group, own)| {
        let yours = [WordClass::Yours, WordClass::Private].into_iter().any(|class| clauses.is_head(group, class));
        yours && clauses.ties[group].by.is_none() && clauses.holds(own.first, own.last, Particle::Yours)
    })
}

/// Returns whether the object of a verb is denied: "offers no way to".
fn denies_object(clauses: &Clauses, standing: NameStanding, at: usize) -> bool {
    let mut others = clauses.objects(at).filter(|&(group, _)| group != standing.group);
    others.any(|(_, group)| clauses.denies(group.first, group.last))
}

/// Returns whether what a clause denies is nothing to want: a fault, a misdeed, what is somebody's.
fn shuns(clauses: &Clauses, at: usize) -> bool {
    let within = |inner: usize| clauses.outwards(inner).any(|outer| outer == at);
    let own = (at..clauses.statements.len()).filter(|&inner| within(inner));
    let words = |inner: usize| (clauses.statements[inner].first, clauses.statements[inner].last);
    let from = clauses.statements[at].verb.map_or(0, |verb| clauses.groups[verb].first);
    let bad = |class: &WordClass| {
        own.clone().any(|inner| {
            let (first, last) = words(inner);
            clauses.marks_in(first.max(from), last, *class).any(|mark| mark.speech != Speech::Adjective)
        })
    };
    let rights = clauses.complements(at).any(|(group, own)| {
        let private = clauses.marks_in(own.first, own.last, WordClass::Private).next().is_some();
        private && clauses.ties[group].by.is_none() && clauses.holds(own.first, own.last, Particle::Yours)
    });
    let us = clauses.complements(at).any(|(group, _)| is_us(clauses, group));
    let faults = [WordClass::Flaw, WordClass::Trouble, WordClass::Snag, WordClass::Law];
    rights || us || faults.iter().any(bad) || MISDEEDS.iter().filter(|&&class| class != WordClass::Fail).any(bad)
}

/// What cannot be done with a competitor, or only with pains: "it is hard to import data into Globex", "there is no way to
/// leave in Globex".
pub(super) fn hindered(clauses: &Clauses, standing: NameStanding) -> Option<Told> {
    let own = &clauses.statements[standing.statement];
    let placed = is_placed(clauses, standing.group);
    let others = clauses.groups.iter().any(|group| {
        group.kind == GroupKind::Noun
            && (group.first..=group.last)
                .any(|at| matches!(clauses.kinds[at], WordKind::OurName | WordKind::Particle(Particle::Ours)))
    });
    if own.ways.denied || own.ways.supposed || own.ways.disputed || others {
        return None;
    }
    // "To import data into it", but not "the way of importing".
    let infinitive = own.verb.is_some_and(|verb| {
        let group = clauses.groups[verb];
        (group.first..=group.last).any(|at| clauses.kinds[at] == WordKind::Verb(WordForm::Base))
    });
    let near = infinitive && (placed || (standing.relation == Relation::Object && standing.itself));
    // "There is no offline mode in Globex."
    let lacking = (placed && standing.relation != Relation::Subject)
        .then(|| nothing_there(clauses, standing.statement))
        .flatten();
    if lacking.is_some() || !near {
        return lacking.map(|words| (Stance::Comparative, words));
    }
    let outer = own.inside.filter(|&outer| {
        outer < standing.statement && own.subject.is_none_or(|own| clauses.ties[own].statement == outer)
    })?;
    if let Some(words) = nothing_there(clauses, outer) {
        return Some((Stance::Comparative, words));
    }
    let around = &clauses.statements[outer];
    let dummy = around.subject.is_none() || has_pronoun(clauses, outer);
    let is = links(clauses, outer);
    if !dummy || !is || around.ways.supposed || around.ways.disputed {
        return None;
    }
    let good = [VIRTUES[0], VIRTUES[1], WordClass::Offered];
    let classes: &[WordClass] = if around.ways.denied { &good } else { &FAULTS };
    let hard = clauses.objects(outer).find_map(|(group, _)| qualities(clauses, group, classes))?;
    // "They are too young to be on Globex" says nothing of it.
    let listed = clauses.marks.iter().any(|mark| (mark.first, mark.last) == hard);
    if clauses.is(hard.0, Particle::Excess) && !listed {
        return None;
    }
    Some((Stance::Disparaging, hard))
}

/// Returns whether the verb of a clause links its subject to what is said of it.
fn links(clauses: &Clauses, at: usize) -> bool {
    let verb = clauses.statements[at].verb.map(|verb| clauses.groups[verb]);
    let copula = |at: usize| clauses.kinds[at] == WordKind::Particle(Particle::Copula);
    main_marks(clauses, at).any(|mark| mark.class == WordClass::Be)
        || verb.is_some_and(|verb| (verb.first..=verb.last).any(copula))
}

/// The words of a clause that says a good thing not to be there: "there is no way".
fn nothing_there(clauses: &Clauses, at: usize) -> Option<(usize, usize)> {
    let statement = &clauses.statements[at];
    let subject = clauses.groups[statement.subject?];
    let there = clauses.kinds[subject.first] == WordKind::Particle(Particle::Everyone)
        && subject.first == subject.last
        && links(clauses, at);
    let (_, nothing) =
        clauses.objects(at).find(|(_, group)| clauses.denies(group.first, group.last) || statement.ways.denied)?;
    let supposed = statement.ways.supposed || statement.ways.disputed;
    let wanted = [WordClass::Good, WordClass::Part, WordClass::Praise];
    let there =
        there && wanted.into_iter().any(|class| clauses.marks_in(nothing.first, nothing.last, class).next().is_some());
    (there && !supposed && !shuns(clauses, at)).then_some((nothing.first, nothing.last))
}
