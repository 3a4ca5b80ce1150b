//! What has to stand beside a verb, for a row of the table to hold.

use super::groups::{marks_of, qualities};
use super::missing::lacks_a_fault;
use super::table::{FAULTS, Needed, VIRTUES, VerbRow};
use crate::clause::{Clauses, GroupKind, Mark, NameStanding, WordKind};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// The words beside a verb that a row wants; the verb's own where it wants none.
pub(super) fn companion(
    clauses: &Clauses,
    at: usize,
    row: &VerbRow,
    standing: NameStanding,
    mark: &Mark,
) -> Option<(usize, usize)> {
    let statement = &clauses.statements[at];
    let own = (mark.first, mark.last);
    let denied = statement.ways.denied;
    let verb = statement.verb?;
    // The groups that play a part beside the verb, the competitor's and the subject left out.
    let others = || {
        let around = (0..clauses.groups.len()).filter(|&group| clauses.groups[group].kind == GroupKind::Noun);
        around.filter(move |&group| {
            let passive = statement.passive && statement.subject == Some(group);
            passive
                || (clauses.ties[group].statement == at && group != standing.top && statement.subject != Some(group))
        })
    };
    let has = |classes: &[WordClass]| {
        others().find_map(|group| marks_of(clauses, group, classes).map(|words| (group, words)))
    };
    let matched = |found: Option<(usize, (usize, usize))>| {
        let (group, words) = found?;
        let own = clauses.groups[group];
        // « N'est ni fiable ni sûr » is one negation.
        let half = clauses.halves.iter().any(|&at| clauses.groups[verb].holds(at));
        let none = !half && clauses.denies(own.first, own.last);
        ((denied ^ none) == row.denied).then_some(words)
    };
    match row.beside {
        Needed::Anything => (denied == row.denied).then_some(own),
        Needed::Wanted => (denied == row.denied && !lacks_a_fault(clauses, at, mark)).then_some(own),
        Needed::NoObject => {
            let next = clauses
                .groups
                .get(verb + 1)
                .filter(|next| next.kind == GroupKind::Noun && clauses.ties[verb + 1].statement == at);
            let adverbial = next.is_none() || clauses.is_head(verb + 1, WordClass::Time);
            (denied == row.denied && !statement.passive && adverbial).then_some(own)
        }
        // "It can track your device" says what a tool is for.
        Needed::Yours | Needed::People
            if !matches!(row.verb, WordClass::Harm | WordClass::Pry) && is_able(clauses, verb) =>
        {
            None
        }
        Needed::Yours => {
            let strict = row.verb != WordClass::Take;
            let held = |group: &usize| row.verb != WordClass::Pry || is_held(clauses, *group);
            let thing = others().filter(held).find_map(|group| Some((group, yours(clauses, group, strict)?)));
            matched(thing.or_else(|| whatever(clauses, at, verb)))
        }
        Needed::People => {
            // What is done to people has them as its object, without a word between.
            let direct = |group: &usize| row.verb == WordClass::Harm || clauses.ties[*group].by.is_none();
            let found = others()
                .filter(direct)
                .find_map(|group| marks_of(clauses, group, &[WordClass::Person]).map(|words| (group, words)));
            // « Globex me force à payer »
            let own = clauses.groups[verb];
            let me = (own.first..=own.last).find(|&at| row.verb == WordClass::Harm && clauses.is(at, Particle::Me));
            matched(found).or_else(|| me.filter(|_| denied == row.denied).map(|at| (at, at)))
        }
        Needed::Goods => matched(
            has(&[WordClass::Good])
                .or_else(|| others().find_map(|group| own_thing(clauses, group).map(|words| (group, words))))
                .or_else(|| others().find_map(|group| yours(clauses, group, true).map(|words| (group, words))))
                .or_else(|| others().find_map(|group| proper(clauses, group).map(|words| (group, words)))),
        ),
        Needed::Owned => {
            let bad = |group: usize| qualities(clauses, group, &FAULTS).is_some();
            let mut things = others().filter(|&group| !bad(group));
            matched(things.find_map(|group| Some((group, own_thing(clauses, group)?))))
        }
        Needed::Price => matched(has(&[WordClass::Price]).filter(|(group, _)| clauses.ties[*group].by.is_none())),
        Needed::Fault | Needed::Virtue => {
            let classes: &[WordClass] = if row.beside == Needed::Fault { &FAULTS } else { &VIRTUES };
            let direct = clauses
                .complements(at)
                .map(|(group, _)| group)
                .filter(|&group| clauses.ties[group].by.is_none() || clauses.ties[group].at == Some(mark.last));
            let mut about = direct.filter(|&group| group != standing.group);
            let whole = |group: usize, words: (usize, usize)| {
                // "It is not the only rich platform" denies no riches.
                let is_it =
                    |head: usize| (words.0 <= head && head <= words.1) || clauses.kinds[head] == WordKind::Adjective;
                let head = clauses.groups[group].head.is_none_or(is_it);
                head || !row.denied || row.beside == Needed::Fault
            };
            matched(about.find_map(|group| {
                qualities(clauses, group, classes).filter(|&words| whole(group, words)).map(|words| (group, words))
            }))
        }
        Needed::Advice => {
            let never = row.denied && swears_off(clauses, at);
            let asks = statement.requests || statement.ways.advises || never;
            (asks && denied == row.denied).then_some(own)
        }
    }
}

/// Returns whether the speaker says never to do a thing: "we would never use it".
fn swears_off(clauses: &Clauses, at: usize) -> bool {
    let statement = &clauses.statements[at];
    let own = statement.verb.map(|verb| clauses.groups[verb]);
    let modal = |class: WordClass| own.is_some_and(|own| clauses.marks_in(own.first, own.last, class).next().is_some());
    let us = |subject: usize| clauses.kinds[clauses.groups[subject].first] == WordKind::Particle(Particle::Us);
    statement.subject.is_some_and(us) && [WordClass::Modal, WordClass::Need, WordClass::Able].into_iter().any(modal)
}

/// The words of a group for what is private, or for what is somebody's; where that matters, it has to be the reader's, ours or
/// people's.
pub(super) fn yours(clauses: &Clauses, group: usize, strict: bool) -> Option<(usize, usize)> {
    let own = clauses.groups[group];
    let within = |kind: Particle| clauses.holds(own.first, own.last, kind);
    // "Many people do not know that Globex sells their data."
    let spoken_of = |&before: &usize| {
        let somebody = clauses.groups[before];
        clauses.is_head(before, WordClass::Person)
            || clauses.kinds[somebody.first] == WordKind::Particle(Particle::Everyone)
    };
    let outer = || {
        let at = clauses.ties[group].statement;
        clauses.outwards(at).skip(1).filter_map(|outer| clauses.statements[outer].subject).any(|at| spoken_of(&at))
    };
    let people = clauses.marks_in(own.first, own.last, WordClass::Person).next().is_some()
        || (within(Particle::Theirs) && outer());
    if within(Particle::Theirs) && !people {
        return None;
    }
    let theirs = !strict || within(Particle::Yours) || own.ours || people;
    let private = marks_of(clauses, group, &[WordClass::Private]);
    private.or_else(|| marks_of(clauses, group, &[WordClass::Yours]).filter(|_| theirs))
}

/// Returns whether a thing is the reader's, ours or people's.
fn is_held(clauses: &Clauses, group: usize) -> bool {
    let own = clauses.groups[group];
    let people = clauses.marks_in(own.first, own.last, WordClass::Person).next().is_some();
    own.ours || people || clauses.holds(own.first, own.last, Particle::Yours)
}

/// The reader's doings, as the object of a verb: "everything you write".
fn whatever(clauses: &Clauses, at: usize, verb: usize) -> Option<(usize, (usize, usize))> {
    let noun = |group: usize| clauses.groups[group].kind == GroupKind::Noun;
    (verb + 1..clauses.groups.len()).filter(|&you| noun(you)).find_map(|you| {
        let acts = clauses.statements.iter().any(|inner| inner.subject == Some(you) && inner.verb > Some(you));
        let reader = clauses.kinds[clauses.groups[you].first] == WordKind::Particle(Particle::You);
        let what = (verb + 1..you).rev().find(|&what| noun(what)).filter(|_| acts && reader)?;
        let own = clauses.groups[what];
        let anything = clauses.is_pronoun(what)
            || [Particle::Anything, Particle::Pronoun, Particle::Everyone]
                .into_iter()
                .any(|kind| clauses.holds(own.first, own.last, kind));
        (anything && clauses.ties[what].statement == at).then_some((what, (own.first, clauses.groups[you].last)))
    })
}

/// A thing with a name of its own, as an object: "Globex ruined Flickr".
fn proper(clauses: &Clauses, group: usize) -> Option<(usize, usize)> {
    let head = clauses.groups[group].head.filter(|head| clauses.proper.contains(head))?;
    clauses.ties[group].by.is_none().then_some((head, head))
}

/// A thing that is the reader's or ours: "my printer".
fn own_thing(clauses: &Clauses, group: usize) -> Option<(usize, usize)> {
    let own = clauses.groups[group];
    let theirs = own.ours || clauses.holds(own.first, own.last, Particle::Yours);
    let able = clauses.statements[clauses.ties[group].statement].verb.is_some_and(|verb| is_able(clauses, verb));
    (theirs && !able && clauses.ties[group].by.is_none()).then_some((own.first, own.last))
}

/// Returns whether a verb says what is possible.
fn is_able(clauses: &Clauses, verb: usize) -> bool {
    let own = clauses.groups[verb];
    clauses.marks_in(own.first, own.last, WordClass::Able).next().is_some()
}
