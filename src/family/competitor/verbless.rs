//! What is said of a competitor without a verb: "Globex: what a joke", "zero transparency at Globex".

use super::Stance;
use super::groups::{Told, is_people, is_placed, main_marks, marks_of, qualities};
use super::missing::has_nothing;
use super::table::{BAD, VIRTUES};
use crate::clause::{Clauses, NameStanding};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// A statement about a competitor without a verb, or before the verb.
pub(super) fn exclaimed(clauses: &Clauses, standing: NameStanding) -> Option<Told> {
    let words = titled(clauses, standing).or_else(|| dismissed(clauses, standing));
    words.map(|words| (Stance::Disparaging, words)).or_else(|| wanting(clauses, standing))
}

/// A name before a colon, and what is said after it: "Globex: what a joke".
pub(super) fn titled(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let own = &clauses.statements[standing.statement];
    let next = clauses.statements.get(standing.statement + 1)?;
    let alone = own.verb.is_none() && own.first >= clauses.groups[standing.group].first;
    let group = next.subject.filter(|_| next.verb.is_none() && alone)?;
    qualities(clauses, group, &BAD)
}

/// "Never again Globex."
fn dismissed(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let own = clauses.groups[standing.group];
    let alone = clauses.statements[standing.statement].verb.is_none();
    let leave = (own.first.saturating_sub(2)..own.last).find(|&near| clauses.is(near, Particle::Farewell))?;
    alone.then_some((leave, own.last))
}

/// A good thing that is not there: "no transparency at Globex", "no luck with Globex".
fn wanting(clauses: &Clauses, standing: NameStanding) -> Option<Told> {
    let statement = &clauses.statements[standing.statement];
    let top = clauses.groups[standing.top];
    let tied = is_placed(clauses, standing.group);
    let subject = statement.subject.filter(|&subject| subject != standing.top);
    // "We had no luck with Globex."
    let people = subject.is_some_and(|subject| is_people(clauses, subject));
    let zero = clauses.is(top.first, Particle::Less);
    let nothing = main_marks(clauses, standing.statement).any(has_nothing);
    let none = zero || clauses.denies(top.first, top.last) || (people && (nothing || statement.ways.denied));
    let told = standing.heads && standing.top != standing.group && tied && !statement.ways.supposed;
    if !told || !none || !(statement.verb.is_none() || people) {
        return None;
    }
    let virtue = qualities(clauses, standing.top, &VIRTUES).map(|words| (Stance::Disparaging, words));
    let good = || marks_of(clauses, standing.top, &[WordClass::Good]).filter(|_| statement.verb.is_none());
    virtue.or_else(|| good().map(|words| (Stance::Comparative, words)))
}
