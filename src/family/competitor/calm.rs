//! What runs nobody down, although its words do: news, and an accusation that is taken back.

use super::table::FAULTS;
use crate::clause::Clauses;
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;

/// Verbs of what no incident does by itself.
const WORSE: [WordClass; 3] = [WordClass::Deceive, WordClass::Withhold, WordClass::Squander];

/// Returns whether the words by which a sentence would run a competitor down do not.
pub(super) fn is_calm(clauses: &Clauses, words: (usize, usize)) -> bool {
    is_news(clauses, words) || is_taken_back(clauses, words)
}

/// One incident, at a moment: a fault would be to have more of them, or to do something bad besides. "The outage at Globex last
/// night also hit our sign-in."
fn is_news(clauses: &Clauses, (first, last): (usize, usize)) -> bool {
    let end = clauses.kinds.len().saturating_sub(1);
    let mut faults = clauses.marks.iter().filter(|mark| FAULTS.contains(&mark.class)).peekable();
    let within = faults.peek().is_some_and(|mark| first <= mark.first && mark.last <= last);
    within
        && faults.all(|mark| clauses.is_whole(mark.first, mark.last, Particle::Incident))
        && clauses.holds(0, end, Particle::Moment)
        && !clauses.holds(0, end, Particle::Again)
        && !clauses.marks.iter().any(|mark| WORSE.contains(&mark.class))
}

/// "We had wrongly blamed Globex."
fn is_taken_back(clauses: &Clauses, (first, last): (usize, usize)) -> bool {
    let own = clauses.statements.iter().find(|own| own.first <= first && first <= own.last);
    clauses.marks_in(first, last, WordClass::Sue).next().is_some()
        && own.is_some_and(|own| clauses.holds(own.first, own.last, Particle::Wrong))
}
