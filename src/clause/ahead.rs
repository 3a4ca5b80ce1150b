//! A look at the words around one whose kind is not decided yet.

use super::kinds::{Deciding, WordKind, is_auxiliary};
use crate::language::grammar;
use crate::language::inflection::{Speech, WordForm};
use crate::language::lexicon::WordClass;
use crate::language::negation;
use crate::language::particle::Particle;

/// How many words of a clause are looked back at for its verb.
const LONGEST_CLAUSE: usize = 12;

impl Deciding<'_, '_> {
    /// Returns whether an `s` after an apostrophe marks an owner, and is not short for a verb.
    pub(super) fn owns(&self, at: usize) -> bool {
        let pronoun = self.kinds.last().is_some_and(|kind| kind.stands_alone());
        let next = self.particles.get(at + 1).map_or(&[][..], |all| all);
        let article = |at: usize| {
            let fold = self.given.folds[at];
            grammar::stands(fold, |own| own.indefinite) || grammar::stands(fold, |own| own.definite)
        };
        let verb = next.iter().any(|(kind, _)| match kind {
            // "Globex's own", "Globex's many users"
            Particle::Determiner => article(at + 1),
            _ => matches!(kind, Particle::Ours | Particle::Adverb),
        });
        let negated = self.negations.iter().any(|&(first, _)| first == at + 1);
        !pronoun && !verb && !negated && at + 1 < self.given.folds.len() && !self.given.gap(at).contains(['.', ','])
    }

    /// Returns whether a word may stand before an infinitive: "to".
    pub(super) fn is_apart(&self, at: usize) -> bool {
        self.particles[at].iter().any(|(kind, _)| *kind == Particle::Apart)
    }

    /// Returns whether a word after a hyphen is a pronoun after its verb: « est-il ».
    pub(super) fn follows_verb(&self, at: usize) -> bool {
        at > 0 && matches!(self.kinds[at - 1], WordKind::Verb(_))
    }

    /// Returns whether a word before a hyphen is a verb before its pronoun.
    pub(super) fn opens_inversion(&self, at: usize) -> bool {
        self.particles.get(at + 1).is_some_and(|next| {
            next.iter()
                .any(|(kind, _)| matches!(kind, Particle::Pronoun | Particle::You | Particle::Us | Particle::Clitic))
        })
    }

    /// Returns whether a word stands between another one and its verb: « ne vous trompe pas », « ne les aide pas ».
    pub(super) fn follows_clitic(&self, at: usize) -> bool {
        at > 0 && self.kinds[at - 1] == WordKind::Particle(Particle::Clitic) && self.given.gap(at - 1) != "-"
    }

    /// Returns whether a word that stands before a verb is its object: « nous » and « vous » may be the subject as well.
    pub(super) fn is_object(&self, at: usize) -> bool {
        let may_act = |&(kind, _): &(Particle, usize)| matches!(kind, Particle::You | Particle::Us);
        self.follows_clitic(at) || !self.particles[at].iter().any(may_act)
    }

    /// Returns whether the word before a finite verb may stand for its object: « les exploite ».
    pub(super) fn is_clitic(&self, at: usize) -> bool {
        at > 0
            && self.particles[at - 1].iter().any(|(kind, _)| *kind == Particle::Clitic)
            && (at < 2 || self.kinds[at - 2].is_nominal())
    }

    /// Returns whether one of the next words is a verb: a clause follows.
    pub(super) fn is_before_clause(&self, at: usize) -> bool {
        let reach = (at + 1..at + 6).take_while(|&next| {
            next < self.given.folds.len() && !self.given.pauses(next - 1) && !self.given.parts(next - 1)
        });
        reach.skip(1).any(|next| {
            let here = || self.marks.iter().filter(move |mark| mark.first == next);
            here().any(|mark| mark.form == WordForm::Finite) && here().all(|mark| mark.speech == Speech::Verb)
        })
    }

    /// Returns whether one word follows that no list knows as a verb, and then a preposition or the end of a thought: "that
    /// information to advertisers".
    pub(super) fn is_before_one_noun(&self, at: usize) -> bool {
        let noun = at + 1;
        let known = self.given.names.iter().chain(self.given.ours).any(|&(first, _)| first == noun);
        if known || noun >= self.given.folds.len() || !self.particles[noun].is_empty() {
            return false;
        }
        let verb = self.marks.iter().any(|mark| mark.first == noun && mark.speech == Speech::Verb);
        let ends = noun + 1 >= self.given.folds.len() || self.given.parts(noun) || self.given.pauses(noun);
        let tied = || {
            let mut next = self.particles[noun + 1].iter();
            next.any(|(kind, _)| {
                matches!(kind, Particle::Preposition | Particle::Of | Particle::Agent | Particle::With)
            })
        };
        !verb && (ends || tied())
    }

    /// Returns whether the clause of a word has a verb already, so that a noun is more likely here: "they lack security
    /// features", "the stream of releases". The verb of a relative clause before it is not the clause's own.
    pub(super) fn has_its_verb(&self, at: usize) -> bool {
        if at > 0 && matches!(self.kinds[at - 1], WordKind::Name | WordKind::OurName) {
            return false;
        }
        let (mut verbs, mut relatives) = (0, 0);
        for back in (at.saturating_sub(LONGEST_CLAUSE)..at).rev() {
            if self.given.parts(back) || self.given.pauses(back) {
                break;
            }
            let goes_on = back > 0 && matches!(self.kinds[back - 1], WordKind::Noun | WordKind::Open | WordKind::Name);
            match self.kinds[back] {
                WordKind::Verb(WordForm::Finite) => {
                    let is = |class: WordClass| {
                        self.marks.iter().any(|mark| mark.class == class && mark.first <= back && back <= mark.last)
                    };
                    let inverted = (back == 0 || !goes_on)
                        && [WordClass::Do, WordClass::Be, WordClass::Able, WordClass::Modal, WordClass::Need]
                            .into_iter()
                            .any(is);
                    let leads = is(WordClass::Lead)
                        && self.marks.iter().any(|mark| mark.first == at && mark.form == WordForm::Base);
                    if leads || is(WordClass::Say) || (inverted && verbs == 0 && !self.has_subject(back)) {
                        break;
                    }
                    verbs += 1;
                }
                WordKind::Particle(Particle::Copula) => verbs += 1,
                WordKind::Particle(Particle::Relative) => relatives += 1,
                WordKind::Particle(Particle::Pronoun | Particle::Us | Particle::You) if goes_on => relatives += 1,
                WordKind::Particle(
                    Particle::Subordinate | Particle::Condition | Particle::Contrast | Particle::And,
                ) => break,
                _ => {}
            }
        }
        verbs > relatives
    }

    /// Returns whether a word is the end of a lemma that goes on with a verb: "hard to", "a way to".
    pub(super) fn ends_with_to(&self, at: usize) -> bool {
        let apart = self.particles[at].iter().any(|(kind, _)| *kind == Particle::Apart);
        apart && self.marks.iter().any(|mark| mark.first < at && mark.last == at && mark.speech != Speech::Verb)
    }

    /// Returns whether only adjectives stand between an article and a word: "in a recent attempt".
    pub(super) fn is_in_article_group(&self, at: usize) -> bool {
        let passes = |kind: WordKind| matches!(kind, WordKind::Adjective | WordKind::Particle(Particle::Adverb));
        let first = (0..at).rev().find(|&back| !passes(self.kinds[back]));
        first.is_some_and(|back| {
            let article = matches!(self.kinds[back], WordKind::Particle(Particle::Determiner | Particle::Ours));
            article && !self.first_is_head()
        })
    }

    /// Returns whether the words before stand for one thing, so that a verb would need an ending: "a recent attempt".
    pub(super) fn is_one_thing(&self, at: usize) -> bool {
        let thing = |kind: WordKind| matches!(kind, WordKind::Noun | WordKind::Open | WordKind::Adjective);
        let first = (0..at).rev().find(|&back| !thing(self.kinds[back]) || self.given.pauses(back));
        first.is_some_and(|back| grammar::stands(self.given.folds[back], |own| own.indefinite)) && !self.first_is_head()
    }

    /// Returns whether a word with the ending of a finite verb stands before an auxiliary, as a thing: "results are".
    pub(super) fn is_subject_of_auxiliary(&self, at: usize) -> bool {
        let ends = self.marks.iter().filter(|mark| mark.first == at && mark.last == at && mark.speech == Speech::Verb);
        let mut ends = ends.filter(|mark| mark.form != WordForm::Gerund);
        ends.all(|mark| mark.lemma != self.given.folds[at] && mark.lemma.len() < self.given.folds[at].len())
            && !self.first_is_head()
            && self.is_before_auxiliary(at)
    }

    /// Returns whether a word follows at once that may be a thing and nothing else.
    pub(super) fn is_before_thing(&self, at: usize) -> bool {
        let next = at + 1;
        next < self.given.folds.len()
            && !self.given.parts(at)
            && !self.given.pauses(at)
            && self.particles[next].is_empty()
            && !self.adverb(next)
            && self.marks.iter().all(|mark| mark.first != next || mark.speech == Speech::Noun)
            && !self.first_is_head()
    }

    /// Returns whether a word may be a noun or an adjective that is as long as the verb there.
    pub(super) fn may_be_noun(&self, at: usize, last: usize) -> bool {
        let mut others = self.marks.iter().filter(|mark| mark.speech != Speech::Verb);
        others.any(|mark| mark.first <= at && at <= mark.last && mark.last >= last)
    }

    /// Returns whether adjectives follow their noun in this language.
    fn first_is_head(&self) -> bool {
        crate::language::lexicon::first_is_head(self.given.language)
    }

    /// Returns whether a word may be an auxiliary.
    pub(super) fn is_auxiliary_form(&self, at: usize) -> bool {
        self.marks.iter().any(|mark| mark.first == at && mark.speech == Speech::Verb && is_auxiliary(mark.class))
    }

    /// Returns whether something that may be its subject stands right before a verb.
    fn has_subject(&self, at: usize) -> bool {
        at > 0 && !self.given.parts(at - 1) && self.kinds[at - 1].is_nominal()
    }

    pub(super) fn is_before_auxiliary(&self, at: usize) -> bool {
        let mut next = self.marks.iter().filter(|mark| mark.first == at + 1);
        next.any(|mark| mark.form == WordForm::Finite && matches!(mark.class, WordClass::Have | WordClass::Be))
    }

    pub(super) fn is_before_adjective(&self, at: usize) -> bool {
        self.marks.iter().any(|mark| mark.first == at + 1 && mark.speech == Speech::Adjective)
    }

    /// Returns whether a verb follows a word, or an adverb.
    pub(super) fn is_before_verb(&self, at: usize) -> bool {
        let passes = |next: &usize| {
            self.negations.iter().any(|&(first, last)| first <= *next && *next <= last)
                || self.particles[*next].iter().any(|(kind, _)| matches!(kind, Particle::Clitic | Particle::Adverb))
        };
        let next = (at + 1..self.given.folds.len()).find(|next| !passes(next)).unwrap_or(at + 1);
        let verb = self.marks.iter().any(|mark| mark.first == next && mark.speech == Speech::Verb);
        let noun = self.marks.iter().any(|mark| mark.first == next && mark.speech == Speech::Noun);
        let ends = at + 1 >= self.given.folds.len() || self.given.parts(at);
        (verb && !noun) || ends || (next < self.given.folds.len() && self.adverb(next))
    }

    /// Returns whether what follows a word may be the object of a verb, or the end of what is said.
    pub(super) fn is_before_object(&self, at: usize) -> bool {
        let next = at + 1;
        if next >= self.given.folds.len() || self.given.parts(at) {
            // "The market" ends with a noun, "Globex crashes" with a verb.
            let fold = self.given.folds[at];
            let inflected =
                self.marks.iter().any(|mark| mark.first == at && mark.form == WordForm::Finite && mark.lemma != fold);
            return at > 0 && inflected;
        }
        let is_name = self.given.names.iter().chain(self.given.ours).any(|&(first, _)| first == next);
        let opens = self.particles[next].iter().any(|(kind, _)| {
            matches!(
                kind,
                Particle::Determiner
                    | Particle::Ours
                    | Particle::You
                    | Particle::Us
                    | Particle::Pronoun
                    | Particle::Adverb
                    | Particle::Agent
                    | Particle::Subordinate
                    | Particle::Preposition
                    | Particle::With
                    | Particle::Apart
                    | Particle::And
            )
        });
        is_name || opens
    }

    /// Returns whether a word that may be an adjective and no noun stands before a thing: "the app included software".
    pub(super) fn is_verb_before_thing(&self, at: usize) -> bool {
        let mut others = self.marks.iter().filter(|mark| mark.first <= at && at <= mark.last);
        others.all(|mark| mark.speech != Speech::Noun) && self.is_before_thing(at)
    }

    /// Returns whether a word follows the first half of a negation, where nothing but a verb stands: « ne marche ».
    pub(super) fn follows_half(&self, at: usize) -> bool {
        at > 0 && negation::stands(self.given.folds[at - 1], |own| own.particles)
    }

    /// Returns whether a word that no list knows stands where a verb does: between a pronoun or a name and an article.
    pub(super) fn is_verb_by_place(&self, at: usize) -> bool {
        let before = (0..at)
            .rev()
            .map(|back| self.kinds[back])
            .find(|kind| !matches!(kind, WordKind::Negation | WordKind::Particle(Particle::Clitic | Particle::Adverb)));
        let article = self
            .particles
            .get(at + 1)
            .is_some_and(|next| next.iter().any(|(kind, _)| matches!(kind, Particle::Determiner | Particle::Ours)));
        match before {
            Some(WordKind::Particle(Particle::Pronoun | Particle::Us | Particle::You)) => true,
            Some(WordKind::Name | WordKind::OurName | WordKind::Particle(Particle::Relative)) => article,
            _ => false,
        }
    }
}
