//! A shallow reading of sentences: who does what, what is said of whom, and in which way.
//!
//! No parser: one pass decides what each word is, one puts words in groups, one puts groups in clauses. All words are
//! data of [`crate::language`], so a language is read as soon as its lists are there. Only sentences that a family asks
//! about are read; the cost is linear in their words. docs/clauses.md shows how a sentence is read.

mod ahead;
mod denial;
mod given;
mod groups;
mod kinds;
mod lexicon;
mod negation;
mod quotation;
mod relation;
mod speech;
mod statements;
mod stretch;
mod ways;

pub(crate) use given::Given;
pub(crate) use groups::{Group, GroupKind};
pub(crate) use kinds::WordKind;
pub(crate) use lexicon::Mark;
pub(crate) use quotation::stands_between_marks;
pub(crate) use relation::NameStanding;
pub use relation::Relation;
pub(crate) use speech::{SpokenDraft, is_question};
pub(crate) use statements::Statement;
pub(crate) use stretch::{STRETCH, stretch_of};

use crate::language::Language;
use crate::language::grammar::{self, Than};
use crate::language::lexicon::WordClass;
use crate::language::negation as negating;
use crate::language::particle::Particle;
use crate::reading::Letters;
use kinds::Kinds;

/// How many words of a sentence may hold what stands for the one before.
const OPENING: usize = 12;

/// A sentence, read.
#[derive(Debug)]
pub(crate) struct Clauses {
    pub(crate) kinds: Vec<WordKind>,
    /// The places of lemmas.
    pub(crate) marks: Vec<Mark>,
    /// The negations: first and last word.
    pub(crate) negations: Vec<(usize, usize)>,
    pub(crate) groups: Vec<Group>,
    /// How each group is tied to what stands before it.
    pub(crate) ties: Vec<Tie>,
    pub(crate) statements: Vec<Statement>,
    /// True if adjectives may follow what they qualify.
    pub(crate) first_is_head: bool,
    /// The particles that begin at each word, whatever else it is.
    particles: Vec<Vec<(Particle, usize)>>,
    /// Words that are the first half of a negation: « ne ».
    pub(crate) halves: Vec<usize>,
    /// Words that begin the other side of a comparison.
    pub(crate) than: Vec<usize>,
    /// Words that no list knows and that are written like names.
    pub(crate) proper: Vec<usize>,
    /// Of these, those before the thing's own past: "than before".
    pub(crate) before: Vec<usize>,
}

/// The words at the start of a sentence that stand for what the one before spoke of: "it", "the company". `source` is a word
/// as it is written.
pub(crate) fn stand_in<'w>(
    hashes: &[u64],
    source: impl Fn(usize) -> &'w str,
    language: Language,
) -> Option<(usize, usize)> {
    let particles = lexicon::lexicon(language).particles(&hashes[..hashes.len().min(OPENING)], source);
    let is =
        |at: usize, wanted: Particle| particles[at].iter().find(|(kind, _)| *kind == wanted).map(|(_, last)| *last);
    // "But", "since then" open nothing.
    let passes = |at: usize| {
        let kinds = [Particle::Contrast, Particle::And, Particle::Adverb];
        kinds.iter().filter_map(|&kind| is(at, kind)).max().map(|last| last + 1)
    };
    let mut first = 0;
    while let Some(next) = Some(first).filter(|&at| at < particles.len()).and_then(passes) {
        first = next;
    }
    if first >= particles.len() {
        return None;
    }
    let opening = is(first, Particle::Epithet).map(|last| (first, last));
    // "It" further on stands for something nearer; "the company" does not.
    let further = || {
        let ours = |at: &usize| is(*at, Particle::Us).is_none() && is(*at, Particle::Ours).is_none();
        let before = (first..particles.len()).take_while(ours);
        before.filter_map(|at| Some((at, is(at, Particle::Epithet)?))).find(|(at, last)| at < last)
    };
    opening.or_else(further)
}

/// How a group is tied to another, or to the verb.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tie {
    /// The word before it that ties it.
    pub(crate) by: Option<Particle>,
    /// The place of that word.
    pub(crate) at: Option<usize>,
    /// The group of a noun that it belongs to.
    pub(crate) to: Option<usize>,
    /// True if it stands beside that group, after a comma, as another word for it.
    pub(crate) beside: bool,
    /// The clause that it stands in.
    pub(crate) statement: usize,
}

impl Clauses {
    /// Reads a sentence.
    pub(crate) fn of(given: &Given<'_>) -> Self {
        let kinds = Kinds::of(given);
        let groups = groups::groups(given, &kinds);
        let Kinds { kinds, marks, negations, particles } = kinds;
        let first_is_head = crate::language::lexicon::first_is_head(given.language);
        let is_half = |at: &usize| negating::stands(given.folds[*at], |own| own.particles);
        let halves = (0..given.folds.len()).filter(is_half).collect();
        let than: Vec<usize> = (0..given.folds.len()).filter(|&at| Than::of(given.folds[at]).is_some()).collect();
        let past = |at: &usize| given.folds.get(at + 1).is_some_and(|next| grammar::stands(next, |own| own.past));
        let before = than.iter().copied().filter(past).collect();
        let proper = (1..given.folds.len()).filter(|&at| {
            kinds[at] == WordKind::Open && !matches!(given.words[at].letters, Letters::Lower | Letters::None)
        });
        let proper = proper.collect();
        let (ties, statements) = (Vec::new(), Vec::new());
        let mut clauses = Self {
            kinds,
            marks,
            negations,
            groups,
            ties,
            statements,
            first_is_head,
            particles,
            halves,
            than,
            before,
            proper,
        };
        statements::read(given, &mut clauses);
        ways::read(&mut clauses);
        clauses
    }

    /// The marks of a class within some words.
    pub(crate) fn marks_in(&self, first: usize, last: usize, class: WordClass) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| mark.class == class && first <= mark.first && mark.last <= last)
    }

    /// Returns whether a word is a particle of a kind, whatever else it is.
    pub(crate) fn is(&self, at: usize, wanted: Particle) -> bool {
        self.particles[at].iter().any(|(kind, _)| *kind == wanted)
    }

    /// Returns whether some words are together one particle of a kind.
    pub(crate) fn is_whole(&self, first: usize, last: usize, wanted: Particle) -> bool {
        self.particles[first].contains(&(wanted, last))
    }

    /// Returns whether some words hold a particle of a kind.
    pub(crate) fn holds(&self, first: usize, last: usize, wanted: Particle) -> bool {
        (first..=last).any(|at| self.is(at, wanted))
    }

    /// The word that turns another one round, before it: "less reliable", "few bugs", « peu de pannes », but not "a few bugs".
    pub(crate) fn lessened(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        let of = before.checked_sub(1).filter(|_| self.is(before, Particle::Of));
        [Some(before), of].into_iter().flatten().find(|&word| self.lessens(word))
    }

    fn lessens(&self, at: usize) -> bool {
        let whole = |first: usize| {
            let inside = |&(kind, last): &(Particle, usize)| {
                last == at && matches!(kind, Particle::Determiner | Particle::Adverb)
            };
            self.particles[first].iter().any(inside)
        };
        let part = at.checked_sub(1).is_some_and(whole);
        self.is(at, Particle::Less) && !part
    }

    /// Returns whether the other side of a comparison follows a word: "worse than".
    pub(crate) fn compares(&self, at: usize) -> bool {
        self.than.contains(&(at + 1))
    }

    /// Returns whether a word is held against something else than the past of the thing itself: "slower than before" runs down.
    pub(crate) fn compares_with_others(&self, at: usize) -> bool {
        self.compares(at) && !self.before.contains(&(at + 1))
    }

    /// Returns whether a word of some is negated, or is a word that negates.
    pub(crate) fn denies(&self, first: usize, last: usize) -> bool {
        self.negations.iter().any(|&(from, until)| first <= until && from <= last)
    }
}

#[cfg(test)]
mod tests;
