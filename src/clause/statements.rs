//! Clauses: the subject, the verb and what follows it.

use super::given::Given;
use super::groups::{Group, GroupKind};
use super::kinds::{WordKind, is_auxiliary};
use super::ways::Ways;
use super::{Clauses, Tie};
use crate::language::inflection::{Speech, WordForm};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// A clause.
#[derive(Clone, Debug, Default)]
pub(crate) struct Statement {
    /// First and last word.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// The group that it says something of.
    pub(crate) subject: Option<usize>,
    /// The group of its verb.
    pub(crate) verb: Option<usize>,
    /// True if the subject suffers what the verb tells.
    pub(crate) passive: bool,
    /// True if the verb asks the reader to do something.
    pub(crate) requests: bool,
    /// True if it goes on with the subject of the one before, after `and` or `or`.
    pub(crate) joint: bool,
    /// The clause that it is a part of.
    pub(crate) inside: Option<usize>,
    /// The word that opens it.
    pub(crate) opener: Option<Particle>,
    /// The group that it goes on speaking of, where it is a relative clause.
    pub(crate) qualifies: Option<usize>,
    /// True if it tells how the clause around it is done: "by selling data".
    pub(crate) means: bool,
    pub(crate) ways: Ways,
}

/// Puts the groups of a sentence in clauses.
pub(super) fn read(given: &Given<'_>, clauses: &mut Clauses) {
    let mut reading = StatementReader {
        given,
        ties: vec![Tie::default(); clauses.groups.len()],
        clauses,
        statements: vec![Statement::default()],
        link: None,
        joint: false,
        fresh: true,
        interrupted: Vec::new(),
        resumed: None,
    };
    for at in 0..reading.clauses.groups.len() {
        reading.step(at);
    }
    let StatementReader { ties, mut statements, .. } = reading;
    for (number, statement) in statements.iter_mut().enumerate() {
        let own = (0..ties.len()).filter(|&at| ties[at].statement == number).map(|at| &clauses.groups[at]);
        statement.first = own.clone().map(|group| group.first).min().unwrap_or(0);
        statement.last = own.map(|group| group.last).max().unwrap_or(0);
    }
    clauses.ties = ties;
    clauses.statements = statements;
}

struct StatementReader<'a, 's> {
    given: &'a Given<'s>,
    clauses: &'a Clauses,
    ties: Vec<Tie>,
    statements: Vec<Statement>,
    /// A word that ties the next group: its kind and its place.
    link: Option<(Particle, usize)>,
    /// True after `and`.
    joint: bool,
    /// True at the start of a thought.
    fresh: bool,
    /// The clauses that brackets and dashes have interrupted.
    interrupted: Vec<usize>,
    /// The one of these that is taken up again.
    resumed: Option<usize>,
}

impl StatementReader<'_, '_> {
    fn current(&mut self) -> &mut Statement {
        self.statements.last_mut().expect("there is always a clause")
    }

    fn number(&self) -> usize {
        self.statements.len() - 1
    }

    /// Begins a clause.
    fn open(&mut self, statement: Statement) {
        self.statements.push(statement);
        self.link = None;
    }

    fn step(&mut self, at: usize) {
        let group = self.clauses.groups[at];
        let parted = group.first > 0 && self.given.parts(group.first - 1);
        if parted {
            self.interrupt(group.first - 1);
            self.open(Statement::default());
            self.joint = false;
            self.fresh = true;
        }
        let paused = group.first > 0 && self.given.pauses(group.first - 1);
        match group.kind {
            GroupKind::Link(particle) => self.link(at, particle),
            GroupKind::Noun => self.noun(at, group, paused),
            GroupKind::Verb => self.verb(at, group, paused),
        }
        self.ties[at].statement = self.number();
        self.fresh = false;
    }

    /// Notes the clause that a bracket or a dash interrupts, or takes it up again after the second one.
    fn interrupt(&mut self, before: usize) {
        let gap = self.given.gap(before);
        let dash = gap.contains(['–', '—']) || gap.contains(" - ");
        let closes = gap.contains(')') || (dash && !self.interrupted.is_empty());
        self.resumed = self.interrupted.pop().filter(|_| closes);
        if (gap.contains('(') || dash) && !closes {
            self.interrupted.push(self.number());
        }
    }

    fn link(&mut self, at: usize, particle: Particle) {
        let inside = Some(self.number());
        match particle {
            Particle::And => self.joint = true,
            Particle::Adverb | Particle::Request => {}
            Particle::Contrast => {
                self.open(Statement { opener: Some(particle), ..Statement::default() });
                self.joint = false;
            }
            Particle::Subordinate | Particle::Condition => {
                self.open(Statement { opener: Some(particle), inside, ..Statement::default() });
                self.joint = false;
            }
            Particle::Relative => {
                let of = (0..at).rev().find(|&before| self.clauses.groups[before].kind == GroupKind::Noun);
                // "Software that secretly tracks you", « un outil qui vous suit »
                let acting = of.is_some_and(|of| of + 1 == at)
                    && self.clauses.is(self.clauses.groups[at].first, Particle::Acting);
                let is_between = |next: &&Group| {
                    let adverb = next.kind == GroupKind::Link(Particle::Adverb);
                    adverb || (acting && next.kind == GroupKind::Noun && group_stands_alone(self.clauses, **next))
                };
                let verb = self.clauses.groups[at + 1..].iter().find(|next| !is_between(next));
                let verb = verb.is_some_and(|next| next.kind == GroupKind::Verb);
                let subject = of.filter(|_| verb);
                self.open(Statement { opener: Some(particle), inside, subject, qualifies: of, ..Statement::default() });
                self.joint = false;
            }
            _ => self.link = Some((particle, self.clauses.groups[at].first)),
        }
    }

    fn noun(&mut self, at: usize, group: Group, paused: bool) {
        let before = at.checked_sub(1).map(|before| self.clauses.groups[before]);
        let next = self.clauses.groups.get(at + 1).copied();
        let joint = std::mem::take(&mut self.joint);
        if group.relative {
            let (opener, inside) = (Some(Particle::Relative), Some(self.number()));
            let qualifies = at.checked_sub(1);
            self.open(Statement { opener, inside, subject: Some(at), qualifies, ..Statement::default() });
            return;
        }
        // "Until recently, Globex …": what follows the comma is no part of it.
        let comma = paused && !self.given.quotes(group.first - 1);
        let link = self.link.take().filter(|&(_, place)| !comma || place + 1 == group.first);
        if let Some((particle, place)) = link {
            let owner = at.checked_sub(2).filter(|&owner| {
                let whole = self.clauses.groups[owner];
                whole.kind == GroupKind::Noun
                    && !group_stands_alone(self.clauses, whole)
                    && before.is_some_and(|link| link.first == place)
                    && (particle == Particle::Example
                        || !self.given.pauses(place.saturating_sub(1))
                        || self.given.quotes(place.saturating_sub(1)))
            });
            self.ties[at] = Tie { by: Some(particle), at: Some(place), to: owner, ..Tie::default() };
            return;
        }
        let is_pronoun = self.clauses.kinds[group.first] == WordKind::Particle(Particle::Pronoun);
        let acts = next.is_some_and(|next| next.kind == GroupKind::Verb && self.is_finite(next));
        let has_verb = self.statements[self.number()].verb.is_some();
        let previous = (0..at).rev().find(|&before| self.clauses.groups[before].kind == GroupKind::Noun);
        let previous = previous.filter(|&before| self.ties[before].statement == self.number());
        if !has_verb && self.statements[self.number()].subject.is_none() {
            self.current().subject = Some(at);
            // « Globex, dont le support est lent »
            let whose = before.filter(|link| {
                self.clauses.is(link.first, Particle::Example) && link.kind == GroupKind::Link(Particle::Relative)
            });
            let of = (0..at).rev().find(|&other| self.clauses.groups[other].kind == GroupKind::Noun);
            if whose.is_some() && !group_stands_alone(self.clauses, group) {
                self.ties[at] = Tie { by: Some(Particle::Relative), to: of, ..Tie::default() };
            }
        } else if (paused || joint)
            && acts
            && (has_verb || (group_stands_alone(self.clauses, group) && !self.lists(at, joint)))
        {
            let inside = self.statements[self.number()].inside;
            self.open(Statement { subject: Some(at), inside, ..Statement::default() });
        } else if paused && acts && self.is_named(at) && previous.is_some_and(|before| !self.is_named(before)) {
            // "Careful, Globex sells your data."
            self.current().subject = Some(at);
        } else if paused && has_verb && self.clauses.kinds[group.first] == WordKind::OurName {
            // « …, Acme non. »
            self.open(Statement { subject: Some(at), ..Statement::default() });
        } else if joint && previous.is_some() {
            // Things that are joined play one part.
            self.ties[at] = previous.map_or_else(Tie::default, |before| Tie { beside: false, ..self.ties[before] });
        } else if paused && previous.is_some() && !group_stands_alone(self.clauses, group) {
            self.ties[at] = Tie { to: previous, beside: true, ..Tie::default() };
        } else if !has_verb && group_stands_alone(self.clauses, group) && (paused || is_pronoun) {
            // « Globex, c'est »: the pronoun takes the place of the subject, and stands for it.
            self.ties[at] = Tie { to: self.current().subject, beside: true, ..Tie::default() };
            self.current().subject = Some(at);
        }
    }

    /// Returns whether a group ends a list of subjects: "Globex and others".
    fn lists(&self, group: usize, joint: bool) -> bool {
        joint && self.clauses.kinds[self.clauses.groups[group].first] == WordKind::Particle(Particle::Everyone)
    }

    fn is_named(&self, group: usize) -> bool {
        let own = self.clauses.groups[group];
        (own.first..=own.last).any(|at| self.clauses.kinds[at] == WordKind::Name)
    }

    fn is_finite(&self, group: Group) -> bool {
        let form = (group.first..=group.last).find_map(|at| match self.clauses.kinds[at] {
            WordKind::Verb(form) => Some(form),
            WordKind::Particle(Particle::Copula) => Some(WordForm::Finite),
            _ => None,
        });
        let apart = matches!(self.clauses.kinds[group.first], WordKind::Particle(Particle::Apart));
        let present = matches!(form, Some(WordForm::Finite | WordForm::Base));
        present && !apart
    }

    fn verb(&mut self, at: usize, group: Group, paused: bool) {
        let finite = self.is_finite(group);
        let joint = std::mem::take(&mut self.joint);
        self.link = None;
        let number = self.number();
        if let Some(verb) = self.statements[number].verb {
            let inside = self.statements[number].inside;
            let subject = self.statements[number].subject;
            let previous = (0..at).rev().find(|&before| self.clauses.groups[before].kind == GroupKind::Noun);
            let close = previous.filter(|&before| before > verb && before + 1 == at && !paused);
            let outer = inside.filter(|&outer| {
                let is_relative = self.statements[number].opener == Some(Particle::Relative);
                is_relative && self.statements[outer].verb.is_none() && self.statements[outer].subject.is_some()
            });
            let statement = if let Some(outer) = outer.filter(|_| !joint) {
                Statement { subject: self.statements[outer].subject, ..Statement::default() }
            } else if paused && !joint && self.statements[number].opener.is_some() {
                Statement::default()
            } else if joint || paused {
                Statement {
                    subject: subject.or_else(|| self.outer_subject(number).filter(|_| joint)),
                    inside,
                    opener: self.statements[number].opener.filter(|_| joint),
                    joint,
                    ..Statement::default()
                }
            } else if finite || self.is_participle(group) {
                // « Globex veut nous faire payer »
                let carried = |close: usize| {
                    let alone = group_stands_alone(self.clauses, self.clauses.groups[close]);
                    alone && self.clauses.first_is_head && subject.is_some() && self.is_auxiliary(verb)
                };
                let own = close.filter(|&close| self.ties[close].by.is_none() && !carried(close));
                let far = || self.outer_subject(number);
                // "An attempt to leave Globex failed."
                let first = self.clauses.groups[verb].first;
                let waits = self.clauses.kinds[first] == WordKind::Particle(Particle::Apart);
                let waiting = subject.filter(|_| waits);
                let subject = if finite { waiting.or(own).or(subject).or_else(far) } else { close };
                Statement { subject, inside: Some(number), ..Statement::default() }
            } else {
                Statement { inside: Some(number), ..Statement::default() }
            };
            self.open(statement);
        }
        let resumed = self.resumed.take().filter(|&before| self.statements[before].verb.is_none());
        if let Some(before) = resumed.filter(|_| finite && self.current().subject.is_none()) {
            // "Globex (its owner too) sells your data."
            self.current().subject = self.statements[before].subject;
        }
        if finite && self.current().subject.is_none() && self.current().opener == Some(Particle::Contrast) {
            // "It is cheap but does not work."
            let before = self.number().checked_sub(1).map(|before| self.unqualified(before));
            self.current().subject = before.and_then(|before| self.statements[before].subject);
        }
        // « Un conseil, n'achetez rien »: no subject has a comma before its verb.
        let aside = self.current().subject.filter(|&subject| {
            paused
                && subject + 1 == at
                && !self.is_named(subject)
                && !group_stands_alone(self.clauses, self.clauses.groups[subject])
        });
        if aside.is_some() && self.is_bidding(group) {
            self.current().subject = None;
        }
        let begins = self.current().subject.is_none();
        let passive = self.is_passive(group);
        let requests = begins && self.is_request(group);
        let means = begins && self.tells_how(group);
        let current = self.current();
        (current.verb, current.passive, current.requests) = (Some(at), passive, requests && !means);
        current.means = means;
    }

    /// The clause around a clause that only qualifies something in it: "a tool you can use".
    fn unqualified(&self, statement: usize) -> usize {
        let mut at = statement;
        while let Some(outer) = self.statements[at].inside {
            let own = &self.statements[at];
            if outer >= at || own.opener.is_some() {
                break;
            }
            at = outer;
        }
        at
    }

    /// The subject of the nearest clause around one, where its own has none: "the article focusing on it | is misleading".
    fn outer_subject(&self, statement: usize) -> Option<usize> {
        let mut at = statement;
        while let Some(outer) = self.statements[at].inside.filter(|&outer| outer < at) {
            if self.statements[at].opener.is_some_and(|opener| opener != Particle::Relative) {
                return None;
            }
            if self.statements[outer].subject.is_some() {
                return self.statements[outer].subject;
            }
            at = outer;
        }
        None
    }

    /// Returns whether a group of verbs ends with one that stands before others.
    fn is_auxiliary(&self, verb: usize) -> bool {
        let last = self.clauses.groups[verb].last;
        self.clauses
            .marks
            .iter()
            .any(|mark| mark.last == last && mark.speech == Speech::Verb && is_auxiliary(mark.class))
    }

    /// Returns whether a group is a participle without an auxiliary: "data sold by Globex".
    fn is_participle(&self, group: Group) -> bool {
        let first = (group.first..=group.last).find_map(|at| match self.clauses.kinds[at] {
            WordKind::Verb(form) => Some(form),
            _ => None,
        });
        first == Some(WordForm::Participle)
    }

    fn is_passive(&self, group: Group) -> bool {
        let is = self.clauses.marks_in(group.first, group.last, WordClass::Be).next().map(|mark| mark.first);
        let copula =
            (group.first..=group.last).find(|&at| self.clauses.kinds[at] == WordKind::Particle(Particle::Copula));
        let last = (group.first..=group.last).rev().find_map(|at| match self.clauses.kinds[at] {
            WordKind::Verb(form) => Some((at, form)),
            _ => None,
        });
        let Some((at, _)) = last else { return false };
        let participle = self.clauses.marks.iter().any(|mark| {
            mark.speech == Speech::Verb
                && mark.form == WordForm::Participle
                && mark.first <= at
                && at <= mark.last
                && mark.class != WordClass::Be
        });
        // « Est tombé », « s'est effondré » are what the subject does.
        let clitic = |at: usize| {
            self.clauses.kinds[at] == WordKind::Particle(Particle::Clitic) && !self.clauses.halves.contains(&at)
        };
        let reflexive = is.is_some_and(|is| is > group.first && clitic(is - 1));
        let active = self.clauses.is(at, Particle::Active) || (reflexive && self.clauses.first_is_head);
        participle && !active && (is.or(copula).is_some_and(|is| is < at) || self.is_participle(group))
    }

    /// Returns whether a verb tells how something is done: "by selling", « en vous vendant ».
    fn tells_how(&self, group: Group) -> bool {
        let verb = (group.first..=group.last).find(|&at| matches!(self.clauses.kinds[at], WordKind::Verb(_)));
        let gerund = verb.filter(|&at| self.clauses.kinds[at] == WordKind::Verb(WordForm::Gerund));
        // « En les vendant », « en vous vendant »
        let mut before = gerund.into_iter().flat_map(|at| at.saturating_sub(2)..at);
        before.any(|at| self.clauses.is(at, Particle::Doing))
    }

    /// Returns whether a verb has the form in which readers are addressed.
    fn is_bidding(&self, group: Group) -> bool {
        let bids = self.given.language.data().bidding;
        let verb = |at: &usize| matches!(self.clauses.kinds[*at], WordKind::Verb(_));
        let first = (group.first..=group.last).find(verb);
        first.is_some_and(|at| bids.iter().any(|ending| self.given.folds[at].ends_with(ending)))
    }

    /// Returns whether a verb without a subject asks the reader for something.
    fn is_request(&self, group: Group) -> bool {
        let form = (group.first..=group.last).find_map(|at| match self.clauses.kinds[at] {
            WordKind::Verb(form) => Some(form),
            _ => None,
        });
        let apart = matches!(self.clauses.kinds[group.first], WordKind::Particle(Particle::Apart));
        let asks = self
            .clauses
            .marks
            .iter()
            .any(|mark| mark.speech == Speech::Verb && mark.form == WordForm::Finite && group.holds(mark.first));
        matches!(form, Some(WordForm::Base | WordForm::Finite)) && asks && !apart
    }
}

/// Returns whether a group is one pronoun.
fn group_stands_alone(clauses: &Clauses, group: Group) -> bool {
    clauses.kinds[group.first].stands_alone()
}
