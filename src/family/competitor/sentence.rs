//! A sentence that mentions competitors, taken apart: its signs, its clauses, its mentions.

use super::calm::is_calm;
use super::groups::{Told, is_deed_after};
use super::implied::implied;
use super::judgement::{contrasted, told};
use super::words::{Sign, StanceWords};
use crate::clause::{Clauses, Given, Mark, Relation, is_question, stands_between_marks};
use crate::language::grammar::{ends, stands};
use crate::language::inflection::{Speech, WordForm};
use crate::language::lexicon::WordClass;
use crate::language::particle::Particle;
use crate::language::stance::Cue;
use crate::language::{LANGUAGES, Language};
use crate::matching::Surroundings;
use crate::reading::{Letters, Word, is_apostrophe};
use crate::rule::RuleNumber;
use crate::text::{Span, Spot};
use std::ops::RangeInclusive;

/// A competitor in a sentence: its first and last word, counted from the sentence's first, and its rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Party {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) rule: RuleNumber,
    /// True if it is a group so vague that it is nobody's rival by itself.
    pub(super) vague: bool,
}

/// A sentence, read for what it says of competitors.
#[derive(Debug)]
pub(super) struct Sentence<'s> {
    /// Its block's text.
    text: &'s str,
    /// Its place there.
    pub(super) span: Span,
    words: &'s [Word],
    /// The words that come first in a question of its language, where that is known.
    asking: &'static [&'static str],
    folds: Vec<&'s str>,
    signs: Vec<Sign>,
    /// The number of each word's clause.
    clauses: Vec<usize>,
    /// The competitors in it, by place.
    pub(super) mentions: Vec<Party>,
    /// Its clauses, in each language that it may be in.
    readings: Vec<Clauses>,
}

impl<'s> Sentence<'s> {
    /// Reads the sentence at a place of a block; `names` are the places of competitors in it, with their rules.
    pub(super) fn read(
        words: &StanceWords,
        around: &Surroundings<'s>,
        spot: Spot,
        names: &[(Span, RuleNumber, bool)],
    ) -> Self {
        let Spot { block, span } = spot;
        let (text, reading) = (&*around.block(block).text, around.reading_of(block));
        let all = around.words_of(block);
        let from = all.partition_point(|word| word.start() < span.start);
        let until = all.partition_point(|word| word.start() < span.end);
        let own = &all[from..until];
        let range = reading.words.start + from..reading.words.start + until;
        let language: Option<Language> = reading.language;
        let mention = |&(name, rule, vague): &(Span, RuleNumber, bool)| {
            let first = own.partition_point(|word| word.end() <= name.start);
            let after = own.partition_point(|word| word.start() < name.end);
            Party { first, last: after.saturating_sub(1).max(first), rule, vague }
        };
        let mentions: Vec<Party> = names.iter().map(mention).filter(|mention| mention.last < own.len()).collect();
        let named =
            |sign: &Sign| mentions.iter().any(|mention| sign.first <= mention.last && mention.first <= sign.last);
        let mut signs = words.find(around.reading, &range, language);
        signs.retain(|sign| !named(sign));
        let folds: Vec<&str> = range.clone().map(|at| around.reading.words.fold_of(at, at)).collect();
        let readings = clauses_of(words, &signs, &mentions, (text, own, &folds), language);
        let asking = language.map_or(&[][..], |own| own.data().grammar.asking);
        let mut sentence =
            Self { text, span, words: own, asking, folds, signs, clauses: Vec::new(), mentions, readings };
        sentence.clauses = sentence.number_clauses();
        sentence
    }

    /// What its clauses say of a mention; the worst, where its language is in doubt.
    pub(super) fn told(&self, mention: Party) -> Option<Told> {
        let told = |clauses| told(clauses, mention.first, mention.last).filter(|(_, words)| !is_calm(clauses, *words));
        self.readings.iter().filter_map(told).max_by_key(|(stance, _)| *stance)
    }

    /// Returns whether a pronoun stands for a deed that follows some words: "it can be hard to keep up".
    pub(super) fn tells_of_deed(&self, pronoun: Party, last: usize) -> bool {
        self.readings.iter().any(|clauses| clauses.is(pronoun.first, Particle::Pronoun) && is_deed_after(clauses, last))
    }

    /// What the clauses around a mention imply of it.
    pub(super) fn implied(&self, mention: Party) -> Option<Told> {
        let implied =
            |clauses| implied(clauses, mention.first, mention.last).filter(|(_, words)| !is_calm(clauses, *words));
        self.readings.iter().find_map(implied)
    }

    /// Returns whether the next sentence may go on speaking of a mention: it is what this one speaks of.
    pub(super) fn speaks_of(&self, mention: Party) -> bool {
        let alone = self.mentions.len() == 1;
        self.readings.iter().filter_map(|clauses| Some((clauses, clauses.standing(mention.first, mention.last)?))).any(
            |(clauses, standing)| {
                let subject = clauses.statements[standing.statement].subject;
                let other = subject.is_some_and(|subject| !clauses.is_pronoun(subject));
                standing.relation == Relation::Subject || (alone && standing.itself && !other)
            },
        )
    }

    /// Returns whether some words say that a thing has less of a virtue: "less complete".
    pub(super) fn lessens(&self, first: usize, last: usize) -> bool {
        self.readings.iter().any(|clauses| {
            let fine = clauses.marks_in(first, last, WordClass::Fine);
            fine.filter(|mark| mark.first > first).any(|mark| clauses.is(mark.first - 1, Particle::Less))
        })
    }

    /// Returns whether some words hold one of praise.
    pub(super) fn praises(&self, first: usize, last: usize) -> bool {
        self.readings.iter().any(|clauses| clauses.marks_in(first, last, WordClass::Fine).next().is_some())
    }

    /// Returns whether a mention is a thing of ours: "our Globex".
    pub(super) fn is_ours(&self, mention: Party) -> bool {
        let each = self.readings.iter().filter_map(|own| Some((own, own.standing(mention.first, mention.last)?)));
        each.into_iter().any(|(own, standing)| own.groups[standing.group].ours)
    }

    /// The deed of ours by which it accuses those that it sets us apart from, in words that count.
    pub(super) fn contrasted(&self, counts: impl Fn(usize) -> bool + Copy) -> Option<(usize, usize)> {
        self.readings.iter().find_map(|clauses| contrasted(clauses, counts))
    }

    /// The signs of a kind.
    pub(super) fn signs(&self, cue: Cue) -> impl Iterator<Item = Sign> {
        self.signs.iter().copied().filter(move |sign| sign.cue == cue)
    }

    /// The first sign of a kind that lies within some words.
    pub(super) fn within(&self, cue: Cue, words: RangeInclusive<usize>) -> Option<Sign> {
        self.signs(cue).find(|sign| words.contains(&sign.first) && words.contains(&sign.last))
    }

    /// The last sign of a kind that lies within some words.
    pub(super) fn last_within(&self, cue: Cue, words: RangeInclusive<usize>) -> Option<Sign> {
        self.signs(cue).filter(|sign| words.contains(&sign.first) && words.contains(&sign.last)).last()
    }

    /// Returns whether a sign of a kind lies between two words, both left out.
    pub(super) fn stands_between(&self, cue: Cue, before: usize, after: usize) -> bool {
        self.signs(cue).any(|sign| before < sign.first && sign.last < after)
    }

    /// The number of words.
    pub(super) const fn len(&self) -> usize {
        self.words.len()
    }

    /// The fold of a word; nothing beyond the sentence.
    pub(super) fn fold(&self, at: usize) -> &str {
        self.folds.get(at).copied().unwrap_or("")
    }

    /// The clause of a word.
    pub(super) fn clause(&self, at: usize) -> usize {
        self.clauses.get(at).copied().unwrap_or(0)
    }

    /// The text between two words.
    pub(super) fn gap(&self, before: usize, after: usize) -> &'s str {
        match (self.words.get(before), self.words.get(after)) {
            (Some(one), Some(next)) if one.end() <= next.start() => Span::new(one.end(), next.start()).slice(self.text),
            _ => "",
        }
    }

    /// The place of some words in the block's text.
    pub(super) fn place(&self, first: usize, last: usize) -> Span {
        match (self.words.get(first), self.words.get(last)) {
            (Some(first), Some(last)) => Span::new(first.start(), last.end()),
            _ => Span::new(self.span.start, self.span.start),
        }
    }

    /// Returns whether a word is written small throughout: no name, and no heading's word.
    pub(super) fn is_small(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.letters == Letters::Lower)
    }

    /// Returns whether the sentence asks, with its mark. "Why is it slower?" takes for granted that it is.
    pub(super) fn asks(&self) -> bool {
        is_question(self.span.slice(self.text), &self.folds) && (self.asking.is_empty() || self.inverts())
    }

    /// Returns whether a verb comes first, or a word that asks: a statement with a question mark still states.
    fn inverts(&self) -> bool {
        let begins = |at: usize| at == 0 || self.clause(at - 1) != self.clause(at) || self.gap(at - 1, at).len() > 1;
        (0..self.len()).any(|at| self.asking.contains(&self.fold(at)) && (begins(at) || begins(at - 1)))
    }

    /// Returns whether a place lies between quotation marks of the sentence.
    pub(super) fn quotes(&self, place: Span) -> bool {
        stands_between_marks(self.text, self.span, self.span, place)
    }

    /// The part that a mention plays in its clause.
    pub(super) fn relation(&self, mention: Party) -> Option<Relation> {
        let mut standing = self.readings.iter().filter_map(|own| own.standing(mention.first, mention.last));
        standing.next().map(|standing| standing.relation)
    }

    /// Returns whether a word is a regular comparative by its ending: `crisper`.
    pub(super) fn is_comparative(&self, at: usize) -> bool {
        let word = self.fold(at);
        word.len() >= 5
            && ends(word, |own| own.comparatives)
            && !stands(word, |own| (own.no_comparatives)())
            && self.is_small(at)
    }

    /// The last of the words before a punctuation mark or another clause begins, from a word on.
    pub(super) fn clause_end(&self, at: usize) -> usize {
        let own = self.clause(at);
        (at..self.len()).take_while(|&next| self.clause(next) == own).last().unwrap_or(at)
    }

    /// Numbers the clauses: they are parted by `;`, `:`, dashes and brackets, by words such as `but`, and by a comma
    /// where the speaker comes in.
    fn number_clauses(&self) -> Vec<usize> {
        let mut number = 0;
        let mut numbers = Vec::with_capacity(self.words.len());
        for at in 0..self.words.len() {
            let gap = if at == 0 { "" } else { self.gap(at - 1, at) };
            let is_tied = is_apostrophe(gap) || gap == " ";
            let marks =
                !is_tied && (gap.contains([';', '—', '–', '(', ')', '…']) || gap.contains(" - ") || breaks(gap));
            let speaker = gap.contains(',') && stands(self.fold(at), |own| own.speakers);
            if at > 0 && (marks || speaker || self.signs(Cue::But).any(|sign| sign.first == at)) {
                number += 1;
            }
            numbers.push(number);
        }
        numbers
    }
}

/// The clauses of a sentence, in each language that it may be in: its text, its words, their folds.
fn clauses_of(
    lexicon: &StanceWords,
    signs: &[Sign],
    mentions: &[Party],
    (text, words, folds): (&str, &[Word], &[&str]),
    language: Option<Language>,
) -> Vec<Clauses> {
    let hashes: Vec<u64> = words.iter().map(|word| word.hash).collect();
    let names: Vec<(usize, usize)> = mentions.iter().map(|mention| (mention.first, mention.last)).collect();
    let places = |cue: Cue| signs.iter().filter(move |sign| sign.cue == cue).map(|sign| (sign.first, sign.last));
    let phrase = |(first, last): (usize, usize)| folds[first..=last].join(" ");
    let is_word = |place: &(usize, usize)| Cue::We.words().any(|(_, word)| word == phrase(*place));
    let ours: Vec<(usize, usize)> = places(Cue::We).filter(|place| !is_word(place)).collect();
    let technical: Vec<(usize, usize)> = places(Cue::Technical).collect();
    let own: Vec<Mark> = signs.iter().filter(|sign| sign.cue == Cue::RunsDown).flat_map(own_marks).collect();
    let (hashes, names, ours, technical, own) = (&hashes[..], &names[..], &ours[..], &technical[..], &own[..]);
    let spoken = LANGUAGES.iter().map(|data| data.language);
    let spoken = spoken.filter(|&own| language.is_none_or(|language| language == own));
    let read = |language: Language| {
        let mut clauses = Clauses::of(&Given { text, words, folds, hashes, names, ours, technical, own, language });
        clauses.marks.retain(|mark| !lexicon.is_off(mark.lemma, || phrase((mark.first, mark.last))));
        clauses
    };
    spoken.map(read).collect()
}

/// A policy's own word: a thing, a quality or a deed that runs down; a deed alone where the policy says so.
fn own_marks(sign: &Sign) -> impl Iterator<Item = Mark> {
    let Sign { first, last, verb, .. } = *sign;
    let mark = move |speech, class, form| Mark { first, last, speech, class, form, lemma: "" };
    let thing = [
        mark(Speech::Noun, WordClass::Flaw, WordForm::Plain),
        mark(Speech::Adjective, WordClass::Flawed, WordForm::Plain),
    ];
    let deed = mark(Speech::Verb, WordClass::Deceive, verb.unwrap_or(WordForm::Finite));
    thing.into_iter().filter(move |_| verb.is_none()).chain([deed])
}

/// Returns whether a colon parts what it stands between, unlike that of `12:30`.
fn breaks(gap: &str) -> bool {
    gap.contains(": ") || gap.contains(":\u{a0}") || gap.contains(" :") || gap.contains("\u{a0}:")
}
