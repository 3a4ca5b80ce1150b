//! What each word of a sentence is, decided by the lexicon and by what stands before and after it.

use super::given::Given;
use super::lexicon::{Mark, lexicon};
use crate::language::inflection::{Speech, WordForm};
use crate::language::lexicon::WordClass;
use crate::language::negation;
use crate::language::particle::Particle;
use crate::reading::{Letters, is_apostrophe};

/// What a word is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordKind {
    /// A part of a name that is asked about.
    Name,
    /// A part of a name of ours.
    OurName,
    /// A word of which nothing is known: a thing, most likely.
    Open,
    Number,
    Noun,
    Adjective,
    Verb(WordForm),
    /// The mark of an owner: `'s`.
    Possessive,
    Negation,
    Particle(Particle),
}

impl WordKind {
    /// Returns whether a word belongs to the group of a noun.
    pub(super) const fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Name
                | Self::OurName
                | Self::Open
                | Self::Number
                | Self::Noun
                | Self::Adjective
                | Self::Possessive
                | Self::Particle(Particle::Determiner | Particle::Ours)
        ) || self.stands_alone()
    }

    /// Returns whether a word is a group by itself: a pronoun.
    pub(super) const fn stands_alone(self) -> bool {
        matches!(self, Self::Particle(Particle::Pronoun | Particle::Us | Particle::You | Particle::Everyone))
    }
}

/// The kinds of all words, and the marks that go with them.
#[derive(Debug)]
pub(super) struct Kinds {
    pub(super) kinds: Vec<WordKind>,
    pub(super) marks: Vec<Mark>,
    /// The negations: first and last word.
    pub(super) negations: Vec<(usize, usize)>,
    /// The particles that begin at each word, whatever else it is.
    pub(super) particles: Vec<Vec<(Particle, usize)>>,
}

impl Kinds {
    /// Decides what the words of a sentence are.
    pub(super) fn of(given: &Given<'_>) -> Self {
        let lexicon = lexicon(given.language);
        let particles = lexicon.particles(given.hashes, |at| given.source(at));
        let mut marks = lexicon.marks(given.folds, given.hashes);
        let within = |ranges: &[(usize, usize)], from: usize, until: usize| {
            ranges.iter().any(|&(first, last)| from <= last && first <= until)
        };
        // The gap of a lemma may hold a name: "took Globex three weeks".
        marks.retain(|mark| {
            let open = mark.lemma.contains('…');
            let outside = |ranges: &[(usize, usize)]| {
                let ends = [(mark.first, mark.first), (mark.last, mark.last)];
                let whole = [(mark.first, mark.last); 2];
                let parts = if open { ends } else { whole };
                !parts.into_iter().any(|(first, last)| within(ranges, first, last))
            };
            // "Less than ideal" is more than "less than".
            let holds = |&(first, last): &(usize, usize)| {
                mark.first <= first && last <= mark.last && last - first < mark.last - mark.first
            };
            [given.names, given.ours].into_iter().all(outside)
                && (outside(given.technical) || given.technical.iter().any(holds))
        });
        // "New Relic", "GitKraken".
        let title = given.is_title();
        marks.retain(|mark| {
            let keeps = mark.speech == Speech::Verb || mark.class == WordClass::Abroad;
            keeps || !given.is_in_name(mark.first..=mark.last, title)
        });
        // « À » is no form of « avoir ».
        let accented = |at: usize| {
            let kinds = &particles[at];
            !given.source(at).is_ascii()
                && kinds.iter().any(|(kind, last)| *kind == Particle::Preposition && *last == at)
        };
        marks.retain(|mark| mark.last > mark.first || !accented(mark.first));
        // « Du » is no form of « devoir ».
        let article = |at: usize| particles[at].iter().any(|&(kind, last)| kind == Particle::Determiner && last == at);
        marks.retain(|mark| mark.last > mark.first || mark.form != WordForm::Participle || !article(mark.first));
        marks.extend_from_slice(given.own);
        let mut negations = negation::cues(given.folds, Some(given.language));
        negations.retain(|&(first, last)| !within(given.technical, first, last));
        negations.retain(|&(first, _)| particles[first].iter().all(|(kind, _)| *kind != Particle::Asserting));
        // What a lemma denies by itself is no negation of its clause: "a less than ideal choice".
        let own = |first: usize, last: usize| {
            marks.iter().any(|mark| {
                let within = mark.first <= first && last <= mark.last && mark.first < mark.last;
                within && (first..=last).all(|at| mark.lemma.split(' ').any(|word| word == given.folds[at]))
            })
        };
        negations.retain(|&(first, last)| !own(first, last));
        let mut deciding = Deciding { given, particles, marks, negations, kinds: Vec::new() };
        while deciding.kinds.len() < given.folds.len() {
            deciding.step();
        }
        let Deciding { marks, negations, kinds, particles, .. } = deciding;
        Self { kinds, marks, negations, particles }
    }
}

/// The kinds as far as they are decided.
pub(super) struct Deciding<'a, 's> {
    pub(super) given: &'a Given<'s>,
    pub(super) particles: Vec<Vec<(Particle, usize)>>,
    pub(super) marks: Vec<Mark>,
    pub(super) negations: Vec<(usize, usize)>,
    pub(super) kinds: Vec<WordKind>,
}

/// The word before, as far as it matters to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Preceding {
    /// Nothing, or a mark that ends a thought.
    Start,
    /// A word that a noun follows.
    Article,
    Preposition,
    Adjective,
    /// The end of a group of a noun.
    Noun,
    /// A word that a verb follows: a pronoun, a relative.
    Subject,
    Be,
    Have,
    /// A modal, `do`, `to`.
    Modal,
    Verb,
    Joint,
}

impl Deciding<'_, '_> {
    fn step(&mut self) {
        let at = self.kinds.len();
        let in_any = |ranges: &[(usize, usize)]| ranges.iter().any(|&(first, last)| first <= at && at <= last);
        if in_any(self.given.names) {
            return self.kinds.push(WordKind::Name);
        }
        if in_any(self.given.ours) {
            return self.kinds.push(WordKind::OurName);
        }
        let glued = |at: usize| self.given.gap(at).is_empty() && at + 1 < self.given.folds.len();
        if glued(at) || (at > 0 && glued(at - 1)) {
            // A part of a name such as `iPhone`.
            return self.kinds.push(WordKind::Open);
        }
        if at > 0 && is_apostrophe(self.given.gap(at - 1)) && self.given.folds[at] == "s" && self.owns(at) {
            return self.kinds.push(WordKind::Possessive);
        }
        let before = self.before(at);
        // Parts of a compound with hyphens are no particles and no verbs.
        let compound = self.given.gap(at) == "-" || (at > 0 && self.given.gap(at - 1) == "-");
        let particle = self.particle(at, before).filter(|_| !compound || self.follows_verb(at));
        let verb =
            self.verb(at, before).filter(|_| !compound || at + 1 == self.given.folds.len() || self.opens_inversion(at));
        let nominal = self.nominal(at, before, verb.is_some());
        let stands = matches!(
            particle,
            Some((Particle::Determiner | Particle::Everyone | Particle::Preposition | Particle::Apart, _))
        );
        if in_any(&self.negations) && !stands {
            // "Cannot" and "dont" are verbs and negations at once.
            let kind = verb.map_or(WordKind::Negation, |mark| WordKind::Verb(mark.form));
            // "No longer" is one word.
            let last = particle.filter(|(kind, _)| *kind == Particle::Adverb).map_or(at, |(_, last)| last);
            self.kinds.extend((at..=last).map(|_| kind));
            return;
        }
        if let Some((kind, last)) = particle {
            let phrase = last > at;
            let longer = self.marks.iter().any(|mark| mark.first == at && mark.last > last);
            let alone = verb.is_none() && nominal.is_none();
            if alone || (!longer && (phrase || self.prefers_particle(kind, at, before))) {
                for _ in at..=last {
                    self.kinds.push(WordKind::Particle(kind));
                }
                return;
            }
        }
        if let Some(mark) = verb {
            let last = if mark.lemma.contains('…') { mark.first } else { mark.last };
            return self.kinds.extend((at..=last).map(|_| WordKind::Verb(mark.form)));
        }
        if let Some(kind) = nominal {
            // "Hors de prix", « usine à gaz » are one thing.
            let whole = self.marks.iter().filter(|mark| mark.first == at && mark.speech != Speech::Verb);
            let last = whole.filter(|mark| !mark.lemma.contains('…')).map(|mark| mark.last).max().unwrap_or(at);
            return self.kinds.extend((at..=last).map(|_| kind));
        }
        let kind = self.unknown(at, before);
        self.kinds.push(kind);
    }

    /// The last word before that matters: adverbs, negations and clitics are passed over.
    fn before(&self, at: usize) -> Preceding {
        for back in (0..at).rev() {
            if self.given.parts(back) {
                return Preceding::Start;
            }
            return match self.kinds[back] {
                WordKind::Negation | WordKind::Particle(Particle::Adverb | Particle::Clitic | Particle::Request) => {
                    continue;
                }
                // "Hard to" goes on like "to".
                WordKind::Adjective | WordKind::Noun if self.ends_with_to(back) => Preceding::Modal,
                WordKind::Name | WordKind::OurName | WordKind::Open | WordKind::Noun => Preceding::Noun,
                WordKind::Number if self.given.pauses(back) => Preceding::Noun,
                WordKind::Number | WordKind::Possessive => Preceding::Article,
                WordKind::Adjective => Preceding::Adjective,
                // "Fails to" goes on like "to", and what follows a pause begins anew.
                WordKind::Verb(_) if self.is_apart(back) => Preceding::Modal,
                WordKind::Verb(_) if self.given.pauses(back) && !self.given.quotes(back) => Preceding::Start,
                WordKind::Verb(_) => self.before_verb(back),
                WordKind::Particle(kind) => match kind {
                    Particle::Determiner | Particle::Ours => Preceding::Article,
                    Particle::Preposition | Particle::Of | Particle::Example | Particle::Agent | Particle::With => {
                        Preceding::Preposition
                    }
                    Particle::And => Preceding::Joint,
                    Particle::Contrast | Particle::Subordinate | Particle::Condition => Preceding::Start,
                    Particle::Apart => Preceding::Modal,
                    Particle::Copula => Preceding::Be,
                    _ => Preceding::Subject,
                },
            };
        }
        Preceding::Start
    }

    fn before_verb(&self, at: usize) -> Preceding {
        let is =
            |class: WordClass| self.marks.iter().any(|mark| mark.class == class && mark.first <= at && at <= mark.last);
        if [WordClass::Modal, WordClass::Need, WordClass::Able, WordClass::Do].into_iter().any(is) {
            Preceding::Modal
        } else if is(WordClass::Have) {
            Preceding::Have
        } else if is(WordClass::Be) {
            Preceding::Be
        } else {
            Preceding::Verb
        }
    }

    /// The particle of a word, the longest where some begin there.
    fn particle(&self, at: usize, before: Preceding) -> Option<(Particle, usize)> {
        let tied = at > 0 && is_apostrophe(self.given.gap(at - 1));
        let is_determiner = self.particles[at].iter().any(|(kind, _)| *kind == Particle::Determiner);
        let is_preposition = self.particles[at].iter().any(|(kind, _)| *kind == Particle::Preposition);
        let is_adverb = self.particles[at].iter().any(|(kind, _)| *kind == Particle::Adverb);
        let fits = |kind: Particle, last: usize| match kind {
            _ if last > at => true,
            Particle::Copula => tied,
            // « Si lent » strengthens.
            Particle::Condition => !self.is_before_adjective(at) || !is_adverb,
            Particle::Apart => {
                let next = at + 1 + usize::from(at + 1 < self.given.folds.len() && self.adverb(at + 1));
                let mut here = self.marks.iter().filter(|mark| mark.first == next);
                here.any(|mark| mark.speech == Speech::Verb && mark.form == WordForm::Base)
            }
            Particle::Relative => {
                let pronoun = at > 0 && self.kinds[at - 1] == WordKind::Particle(Particle::Pronoun);
                // « Le support (qui ne répond pas) »
                let aside =
                    before == Preceding::Start && at > 0 && self.given.gap(at - 1).trim_start().starts_with('(');
                before == Preceding::Noun || aside || ((before == Preceding::Adjective || pronoun) && !is_determiner)
            }
            // "That" and "this" are many things.
            Particle::Subordinate if is_determiner => {
                let told = before == Preceding::Subject && self.is_before_clause(at);
                let follows = matches!(before, Preceding::Verb | Preceding::Adjective | Preceding::Be);
                (follows || told) && !self.is_before_one_noun(at)
            }
            // "Until", "after": a clause follows, or a thing.
            Particle::Subordinate if is_preposition => self.is_before_clause(at),
            // « M'a beaucoup déçu »
            Particle::Everyone if is_adverb && matches!(before, Preceding::Have | Preceding::Be) => false,
            Particle::Pronoun | Particle::Everyone => !is_determiner || self.is_before_verb(at),
            // « Les », « leur » before a noun are articles.
            Particle::Clitic if is_determiner => self.follows_clitic(at) || self.is_before_auxiliary(at),
            Particle::Clitic => self.is_object(at) && (self.is_before_verb(at) || self.follows_half(at + 1)),
            // « Des » is an article where no thing stands before it.
            Particle::Of => {
                !is_determiner
                    || matches!(
                        before,
                        Preceding::Noun | Preceding::Adjective | Preceding::Article | Preceding::Preposition
                    )
            }
            _ => true,
        };
        let found = self.particles[at].iter().copied().find(|&(kind, last)| !kind.is_cue() && fits(kind, last));
        // A preposition that also has a kind of its own is that kind.
        found.or_else(|| self.adverb(at).then_some((Particle::Adverb, at)))
    }

    /// Returns whether a word ends like an adverb and is no other thing that is known.
    pub(super) fn adverb(&self, at: usize) -> bool {
        let word = self.given.folds[at];
        let ends = self.given.language.data().adverbs.iter().any(|ending| word.ends_with(ending));
        let is_other = self.particles[at].iter().any(|(kind, _)| *kind == Particle::NotAdverb)
            || self.marks.iter().any(|mark| mark.first <= at && at <= mark.last);
        ends && word.len() > 4 && !is_other
    }

    /// Returns whether a word that is both is the particle here.
    fn prefers_particle(&self, kind: Particle, at: usize, before: Preceding) -> bool {
        match kind {
            Particle::Adverb => before == Preceding::Be || before == Preceding::Modal || before == Preceding::Noun,
            Particle::Example | Particle::Preposition | Particle::With | Particle::Agent | Particle::Of => {
                !matches!(before, Preceding::Modal | Preceding::Subject)
            }
            Particle::Everyone => before != Preceding::Article,
            Particle::You | Particle::Us | Particle::Pronoun | Particle::Relative | Particle::Condition => true,
            // « Le », « la », « les » before a verb stand for its object.
            Particle::Determiner => !self.marks.iter().any(|mark| mark.first == at && mark.speech == Speech::Verb),
            Particle::Clitic => self.follows_clitic(at),
            _ => false,
        }
    }

    /// The mark of a verb that a word is here.
    fn verb(&self, at: usize, before: Preceding) -> Option<Mark> {
        let own = |form: WordForm| {
            let here = self.marks.iter().filter(|mark| mark.first == at && mark.speech == Speech::Verb);
            here.filter(|mark| mark.form == form).max_by_key(|mark| mark.last).copied()
        };
        let (base, finite) = (own(WordForm::Base), own(WordForm::Finite));
        let (participle, gerund) = (own(WordForm::Participle), own(WordForm::Gerund));
        // « Réalisé » and « réalise » are told apart by the accent.
        let accented = || {
            let written = self.given.source(at).to_lowercase();
            self.given.language.data().participles.iter().any(|ending| written.ends_with(ending))
        };
        let finite = finite.filter(|_| participle.is_none() || !accented());
        let degree = at > 0 && self.kinds[at - 1] == WordKind::Particle(Particle::Adverb);
        let adjective =
            || self.marks.iter().any(|mark| mark.first <= at && at <= mark.last && mark.speech == Speech::Adjective);
        let acts = before == Preceding::Noun && self.is_before_object(at);
        // « A vraiment déçu » is a deed.
        let has = before == Preceding::Have && participle.is_some();
        if degree && !has && before != Preceding::Subject && !acts && adjective() {
            return None;
        }
        let noun = self.may_be_noun(at, finite.map_or(at, |own| own.last)) && !self.follows_half(at);
        match before {
            Preceding::Modal => base.or(participle).or(gerund).or(finite),
            Preceding::Have => participle.or(finite).or(base).filter(|_| !noun || participle.is_some()),
            Preceding::Be => participle.filter(|_| !adjective()).or_else(|| gerund.or(finite).filter(|_| !noun)),
            Preceding::Article | Preceding::Adjective => {
                let alone = finite.filter(|_| !noun && self.is_clitic(at));
                alone.or_else(|| {
                    let follows = before == Preceding::Adjective && !self.is_in_article_group(at);
                    finite.filter(|_| !noun && follows && !self.has_its_verb(at))
                })
            }
            Preceding::Preposition => gerund.or_else(|| base.filter(|_| finite.is_none() && !noun)),
            Preceding::Verb => {
                // "It captured missed calls."
                let passive = participle.filter(|_| !self.is_before_thing(at));
                // "It runs into scaling problems."
                let tied = at > 0 && self.particles[at - 1].iter().any(|(kind, _)| *kind == Particle::Preposition);
                let gerund = gerund.filter(|_| !(tied && self.is_before_thing(at)));
                let after = gerund.or_else(|| base.filter(|_| finite.is_none())).or(passive).filter(|_| !noun);
                after.or_else(|| finite.filter(|mark| is_auxiliary(mark.class)))
            }
            Preceding::Start | Preceding::Joint => {
                let any = finite.or(base).or(gerund).or(participle);
                any.filter(|_| (!noun || self.is_before_object(at)) && !self.is_subject_of_auxiliary(at))
            }
            Preceding::Noun | Preceding::Subject => {
                let second =
                    before == Preceding::Noun && (self.has_its_verb(at) || (base.is_some() && self.is_one_thing(at)));
                let any = finite.or(base).filter(|_| !second || self.is_auxiliary_form(at));
                let any = any.or(participle).or(gerund);
                let named = at > 0 && self.kinds[at - 1] == WordKind::Name;
                any.filter(|_| {
                    !noun
                        || before == Preceding::Subject
                        || (!second && finite.is_some() && self.is_verb_before_thing(at))
                        || self.is_before_object(at)
                        || (degree && !second && finite.is_some())
                        || (named && !self.is_before_verb(at))
                })
            }
        }
    }

    /// What a word of the lexicon is that is no verb here.
    fn nominal(&self, at: usize, before: Preceding, verb: bool) -> Option<WordKind> {
        if verb {
            return None;
        }
        let here =
            |speech: Speech| self.marks.iter().any(|mark| mark.speech == speech && mark.first <= at && at <= mark.last);
        let (noun, adjective) = (here(Speech::Noun), here(Speech::Adjective));
        let longer = |speech: Speech| {
            let own = self.marks.iter().filter(|mark| mark.speech == speech && mark.first <= at && at <= mark.last);
            own.map(|mark| mark.last - mark.first).max()
        };
        match (noun, adjective) {
            (true, true) if longer(Speech::Noun) > longer(Speech::Adjective) => Some(WordKind::Noun),
            (true, true) if before == Preceding::Article => {
                let ends =
                    at + 1 >= self.given.folds.len() || self.given.parts(at) || !self.particles[at + 1].is_empty();
                Some(if ends { WordKind::Noun } else { WordKind::Adjective })
            }
            (_, true) => Some(WordKind::Adjective),
            (true, false) => Some(WordKind::Noun),
            (false, false) => None,
        }
    }

    /// What a word is that no list knows.
    fn unknown(&self, at: usize, before: Preceding) -> WordKind {
        let letters = self.given.words[at].letters;
        if letters == Letters::None {
            return WordKind::Number;
        }
        // A participle or an infinitive that was no verb by its place qualifies a noun.
        let verbal = self.marks.iter().find(|mark| mark.first == at && mark.speech == Speech::Verb);
        match verbal {
            Some(mark) if matches!(mark.form, WordForm::Participle | WordForm::Gerund) && before != Preceding::Noun => {
                WordKind::Adjective
            }
            _ if letters == Letters::Lower && verbal.is_none() && self.is_verb_by_place(at) => {
                WordKind::Verb(WordForm::Finite)
            }
            _ if letters == Letters::Lower && verbal.is_none() && self.follows_half(at) => {
                WordKind::Verb(WordForm::Finite)
            }
            _ => WordKind::Open,
        }
    }
}

/// Returns whether verbs of a class stand before others.
pub(super) fn is_auxiliary(class: WordClass) -> bool {
    [WordClass::Be, WordClass::Have, WordClass::Do, WordClass::Able, WordClass::Modal, WordClass::Need].contains(&class)
}
