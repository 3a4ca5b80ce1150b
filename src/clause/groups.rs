//! The words of a sentence in groups: names and nouns with what belongs to them, verbs with what goes with them, and the
//! words between.

use super::given::Given;
use super::kinds::{Kinds, WordKind, is_auxiliary};
use crate::language::inflection::{Speech, WordForm};
use crate::language::lexicon::{WordClass, first_is_head};
use crate::language::particle::Particle;
use crate::reading::Letters;

/// What a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GroupKind {
    /// A noun with its article and its adjectives, a name, a pronoun.
    Noun,
    /// A verb with its auxiliaries, adverbs and negations.
    Verb,
    /// A word between groups.
    Link(Particle),
}

/// A group: first and last word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    pub(crate) kind: GroupKind,
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// The word that a group of a noun is about, where it has one.
    pub(crate) head: Option<usize>,
    /// The last word of its owner, where one stands in it: `Globex's`.
    pub(crate) owner: Option<usize>,
    /// True if it says that the thing is ours.
    pub(crate) ours: bool,
    /// True if it is the subject of a clause on the noun before it: "a trick Globex pulls".
    pub(crate) relative: bool,
}

impl Group {
    pub(crate) const fn holds(&self, at: usize) -> bool {
        self.first <= at && at <= self.last
    }
}

/// Puts the words of a sentence in groups.
pub(super) fn groups(given: &Given<'_>, kinds: &Kinds) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, &kind) in kinds.kinds.iter().enumerate() {
        let goes_on = at > 0 && !given.parts(at - 1);
        let wanted = match kind {
            WordKind::Negation | WordKind::Particle(Particle::Adverb | Particle::Request) => None,
            WordKind::Verb(_) | WordKind::Particle(Particle::Clitic | Particle::Apart | Particle::Copula) => {
                Some(GroupKind::Verb)
            }
            WordKind::Particle(particle) if !kind.is_nominal() => Some(GroupKind::Link(particle)),
            _ => Some(GroupKind::Noun),
        };
        let last = groups.last_mut().filter(|_| goes_on);
        match (wanted, last) {
            // An adverb or a negation goes with what stands before it.
            (None, Some(last)) if !matches!(last.kind, GroupKind::Link(_)) => last.last = at,
            // "Such as" is one word.
            (Some(GroupKind::Link(particle)), Some(last)) if goes_on_as(kinds, last, particle, at) => last.last = at,
            (Some(GroupKind::Noun), Some(last)) if joins(given, kinds, last, at) => last.last = at,
            (Some(GroupKind::Verb), Some(last))
                if last.kind == GroupKind::Verb && !given.pauses(at - 1) && !begins_anew(kinds, last, at) =>
            {
                last.last = at;
            }
            (wanted, _) => {
                let alone =
                    if kind == WordKind::Negation { GroupKind::Verb } else { GroupKind::Link(Particle::Adverb) };
                let kind = wanted.unwrap_or(alone);
                let relative = groups.last().is_some_and(|last| {
                    goes_on
                        && !given.pauses(at - 1)
                        && last.kind == GroupKind::Noun
                        && opens_relative(given, kinds, last, at)
                });
                groups.push(Group { kind, first: at, last: at, head: None, owner: None, ours: false, relative });
            }
        }
    }
    for group in &mut groups {
        describe(given, kinds, group);
    }
    groups
}

/// Returns whether a word goes on with a link of more words.
fn goes_on_as(kinds: &Kinds, group: &Group, particle: Particle, at: usize) -> bool {
    let whole = |&(kind, last): &(Particle, usize)| kind == particle && at <= last;
    group.kind == GroupKind::Link(particle) && kinds.particles[group.first].iter().any(whole)
}

/// Returns whether an auxiliary after a verb begins another clause: "the code that exists | was taken".
fn begins_anew(kinds: &Kinds, group: &Group, at: usize) -> bool {
    let is = |at: usize, auxiliary: bool| {
        let mut here = kinds.marks.iter().filter(|mark| mark.first == at && mark.speech == Speech::Verb);
        here.any(|mark| mark.form == WordForm::Finite && is_auxiliary(mark.class) == auxiliary)
            && kinds.marks.iter().all(|mark| mark.first != at || is_auxiliary(mark.class) == auxiliary)
    };
    is(at, true) && (group.first..at).any(|before| is(before, false))
}

/// Returns whether a word goes on with a group of a noun.
fn joins(given: &Given<'_>, kinds: &Kinds, group: &Group, at: usize) -> bool {
    let (kind, before) = (kinds.kinds[at], kinds.kinds[at - 1]);
    let begins = matches!(kind, WordKind::Particle(Particle::Determiner | Particle::Ours));
    let article = matches!(before, WordKind::Particle(Particle::Determiner | Particle::Ours));
    group.kind == GroupKind::Noun
        && !opens_relative(given, kinds, group, at)
        && (!given.pauses(at - 1) || (given.quotes(at - 1) && (article || before == WordKind::Possessive)))
        && (kind == before || !(kind.stands_alone() || kinds.kinds[group.first].stands_alone()))
        && (!begins || article || before == WordKind::Possessive)
}

/// Returns whether a name begins a clause on the noun before it: "a trick | Globex is trying to pull", but "the app Globex
/// is slow". The clause around it has a verb of its own then.
fn opens_relative(given: &Given<'_>, kinds: &Kinds, group: &Group, at: usize) -> bool {
    let is_verb = |at: usize| matches!(kinds.kinds.get(at), Some(WordKind::Verb(WordForm::Finite)));
    if first_is_head(given.language)
        || kinds.kinds[at] != WordKind::Name
        || !matches!(kinds.kinds[at - 1], WordKind::Noun | WordKind::Open)
        || given.words[at - 1].letters != Letters::Lower
    {
        return false;
    }
    let end = kinds.kinds.len();
    let passes = |&at: &usize| {
        matches!(kinds.kinds[at], WordKind::Name | WordKind::Negation | WordKind::Particle(Particle::Adverb))
    };
    let verb = (at..end).find(|at| !passes(at)).unwrap_or(end);
    if !is_verb(verb) || (at..verb).any(|at| given.parts(at)) {
        return false;
    }
    let starts = |&at: &usize| {
        given.parts(at) || matches!(kinds.kinds[at], WordKind::Particle(Particle::Contrast | Particle::Subordinate))
    };
    let from = (0..group.first).rev().find(starts).map_or(0, |at| at + 1);
    let says = |at: usize| kinds.marks.iter().any(|mark| mark.class == WordClass::Say && mark.first == at);
    let before = (from..group.first).rev().find(|&at| is_verb(at));
    if let Some(before) = before {
        return !says(before);
    }
    let close = (verb..end).take_while(|&at| is_verb(at) || passes(&at)).last().unwrap_or(verb);
    let later = (close + 1..end).take_while(|at| !starts(at) && !given.pauses(*at - 1));
    later.skip_while(|&at| !kinds.kinds[at].is_nominal()).any(is_verb)
}

/// Finds the head and the owner of a group of a noun.
fn describe(given: &Given<'_>, kinds: &Kinds, group: &mut Group) {
    if group.kind != GroupKind::Noun {
        return;
    }
    let all = group.first..=group.last;
    let possessive = all.clone().rev().find(|&at| kinds.kinds[at] == WordKind::Possessive);
    let is_thing = |at: &usize| {
        matches!(kinds.kinds[*at], WordKind::Name | WordKind::OurName | WordKind::Open | WordKind::Noun)
            || kinds.kinds[*at].stands_alone()
    };
    group.owner = possessive.and_then(|at| at.checked_sub(1));
    let own = possessive.map_or(group.first, |at| at + 1)..=group.last;
    // In « un enfer publicitaire » the first noun is the head, in "a fraud detector" the last.
    let head = if first_is_head(given.language) { own.clone().find(is_thing) } else { own.rev().find(is_thing) };
    let adjective = all.clone().rev().find(|&at| kinds.kinds[at] == WordKind::Adjective);
    group.head = head.or(adjective).map(|at| phrase_end(kinds, at));
    let is_ours = |at: usize| {
        matches!(kinds.kinds[at], WordKind::Particle(Particle::Ours))
            || (kinds.kinds[at] == WordKind::OurName && possessive.is_some_and(|end| at < end))
    };
    group.ours = all.into_iter().any(is_ours);
}

/// The last word of the longest noun of the lexicon that holds a word.
fn phrase_end(kinds: &Kinds, at: usize) -> usize {
    let nouns = kinds.marks.iter().filter(|mark| mark.speech == Speech::Noun && mark.first <= at && at <= mark.last);
    nouns.map(|mark| mark.last).max().unwrap_or(at)
}
