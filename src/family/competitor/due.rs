//! What a competitor owes to those who ask for it: "we never got an answer from Globex", "I am still waiting for a refund from
//! Globex".

use super::groups::{is_us, main_marks};
use crate::clause::{Clauses, NameStanding, Statement};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// What is due from a competitor and does not come.
pub(super) fn due(clauses: &Clauses, standing: NameStanding) -> Option<(usize, usize)> {
    let statement = &clauses.statements[standing.statement];
    let at = standing.statement;
    let group = (0..clauses.groups.len()).find(|&group| {
        clauses.ties[group].statement == at
            && clauses.is_head(group, WordClass::Owed)
            && is_from(clauses, standing, statement, group)
    })?;
    let own = clauses.groups[group];
    let tie = clauses.ties[group];
    let without = tie.at.is_some_and(|at| clauses.is(at, Particle::Without));
    let begs = main_marks(clauses, at).any(|mark| mark.class == WordClass::Await) && lasts(clauses, statement);
    let gets = statement.verb.is_none()
        || main_marks(clauses, at).any(|mark| {
            matches!(
                mark.class,
                WordClass::Bear | WordClass::Have | WordClass::Provide | WordClass::Be | WordClass::Lack
            )
        });
    let none = clauses.denies(own.first, own.last) || (statement.ways.denied && gets);
    let told = !statement.ways.supposed && !statement.ways.disputed && !own.ours;
    (told && (without || (none && gets) || (begs && !statement.ways.denied))).then_some((own.first, own.last))
}

/// Returns whether a competitor is the one to give a thing: "an answer from Globex", "Globex's answer".
fn is_from(clauses: &Clauses, standing: NameStanding, statement: &Statement, group: usize) -> bool {
    let tie = clauses.ties[standing.group];
    let from = matches!(tie.by, Some(Particle::Of | Particle::With))
        || tie.at.is_some_and(|at| clauses.is(at, Particle::Staff));
    let owner = standing.group == group && clauses.groups[group].owner.is_some();
    let after =
        from && group < standing.group && clauses.ties[standing.group].statement == clauses.ties[group].statement;
    let people = statement
        .subject
        .is_none_or(|subject| subject == group || is_us(clauses, subject) || clauses.is_pronoun(subject));
    owner || (after && (people || tie.to == Some(group)))
}

/// Returns whether a clause says that it has gone on for long: "still", "have been waiting", "for weeks".
fn lasts(clauses: &Clauses, statement: &Statement) -> bool {
    let has = |class: WordClass| clauses.marks_in(statement.first, statement.last, class).next().is_some();
    clauses.holds(statement.first, statement.last, Particle::Lasting) || has(WordClass::Time) || has(WordClass::Have)
}
