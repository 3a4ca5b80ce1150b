//! The words by which stances are told: those of the lexicon, with what a policy adds and takes away.
//!
//! Only sentences that mention a competitor are looked at with them, so text without mentions costs nothing.

use super::Competitors;
use crate::language::Language;
use crate::language::inflection::WordForm;
use crate::language::lexicon::is_lemma;
use crate::language::negation;
use crate::language::plural::{SHORTEST, plurals};
use crate::language::stance::{self, Cue};
use crate::language::verb::{VerbForm, VerbLookup, split_verb, verb_forms};
use crate::reading::{Reading, Words};
use crate::rule::{Fields, Term, Value, WrittenKeys};
use crate::table::{Cause, KeyRow, TableKeys, ValueKind};
use crate::text::hash;
use std::ops::Range;

/// The table `[competitors.words]`: the policy's own words of each kind, and built-in ones that are off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OwnWords {
    /// Words with what they do.
    added: Vec<(Cue, Term)>,
    /// Built-in words that do nothing here.
    without: Vec<Term>,
}

/// The keys of `[competitors.words]`.
pub(crate) const WORDS: TableKeys = TableKeys {
    table: "[competitors.words]",
    slices: &[&[
        KeyRow::new("comparative", ValueKind::Terms, "none", "Words that compare."),
        KeyRow::new("disparaging", ValueKind::Terms, "none", "Words that run a competitor down."),
        KeyRow::new("insinuation", ValueKind::Terms, "none", "Words that hint at something."),
        KeyRow::new("integration", ValueKind::Terms, "none", "Words of working together."),
        KeyRow::new("substantiated", ValueKind::Terms, "none", "Words that name a source."),
        KeyRow::new("not", ValueKind::Terms, "none", "Technical phrases in which no word tells a stance."),
        KeyRow::new("support", ValueKind::Terms, "none", "Words that show a name to be an organisation."),
        KeyRow::new("unnamed", ValueKind::Terms, "none", "Names for competitors that nobody names."),
        KeyRow::new("without", ValueKind::Terms, "none", "Built-in words that tell nothing here."),
    ]],
    later: &[],
};

/// The effect of the words of a key.
const CUES: [(&str, Cue); 8] = [
    ("comparative", Cue::Compares),
    ("disparaging", Cue::RunsDown),
    ("insinuation", Cue::Aside),
    ("integration", Cue::Joins),
    ("substantiated", Cue::Source),
    ("not", Cue::Technical),
    ("support", Cue::Organisation),
    ("unnamed", Cue::Rivals),
];

impl OwnWords {
    /// Takes the table apart; what a later layer says is added to what earlier ones said.
    pub(super) fn take(&mut self, mut fields: Fields<'_>) {
        for (key, cue) in CUES {
            let taken = fields.take(key).map(if tells(cue) { Value::terms } else { Value::fixed_terms });
            let terms = taken.unwrap_or_default();
            self.added.extend(terms.into_iter().map(|term| (cue, term)));
        }
        if let Some(without) = fields.take("without") {
            for (item, language) in without.by_language() {
                let Some(text) = item.text("term") else { continue };
                let term = Term::plain(text.to_owned(), language);
                if is_built_in(&term) {
                    self.without.push(term);
                } else {
                    let found = item.quote(&term.text);
                    item.note(Cause::Unknown { what: "built-in word", found, expected: Vec::new() });
                }
            }
        }
        fields.finish();
    }

    /// Writes the words of each kind.
    pub(crate) fn write_keys(&self, keys: &mut WrittenKeys) {
        for (key, cue) in CUES {
            let own = self.added.iter().filter(|(kind, _)| *kind == cue);
            keys.terms(key, &own.map(|(_, term)| term.clone()).collect::<Vec<_>>());
        }
        keys.terms("without", &self.without);
    }

    /// The policy's own names for competitors that nobody names.
    pub(super) fn unnamed(&self) -> impl Iterator<Item = &Term> {
        self.added.iter().filter(|(cue, _)| *cue == Cue::Rivals).map(|(_, term)| term)
    }

    /// Returns whether a built-in word is taken out.
    pub(super) fn is_off(&self, phrase: &str) -> bool {
        self.without.iter().any(|term| folds(&term.text).join(" ") == phrase)
    }
}

/// A phrase as it is looked up.
#[derive(Clone, Debug)]
struct Phrase {
    /// Its folded words.
    words: Vec<String>,
    cue: Cue,
    language: Option<Language>,
    /// What it is of a verb, where the policy says that it is one.
    verb: Option<WordForm>,
}

/// All words that tell stances, ready to be found.
#[derive(Clone, Debug, Default)]
pub(crate) struct StanceWords {
    /// By the hash of the first word.
    phrases: Vec<(u64, Phrase)>,
    /// Built-in words that do nothing here, folded.
    off: Vec<String>,
}

/// A place in a sentence where a word tells something: first and last word, counted from the sentence's first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) cue: Cue,
    pub(super) first: usize,
    pub(super) last: usize,
    /// What it is of a verb, where a policy says that it is one.
    pub(super) verb: Option<WordForm>,
}

impl StanceWords {
    /// The built-in words, changed as a policy says; `ours` are the names of the company.
    pub(crate) fn of(competitors: &Competitors, ours: &[Term]) -> Self {
        let own = &competitors.words;
        let mut phrases = Vec::new();
        let kept = stance::words().filter(|(.., phrase)| own.without.is_empty() || !own.is_off(phrase));
        for (cue, language, phrase) in kept {
            let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
            phrases.push(Phrase { words, cue, language: Some(language), verb: None });
        }
        let ours = ours.iter().map(|name| (Cue::We, name));
        for (cue, term) in own.added.iter().map(|(cue, term)| (*cue, term)).chain(ours) {
            phrases.extend(phrases_of(term, cue));
        }
        let keyed = phrases.into_iter().filter_map(|phrase| Some((hash(phrase.words.first()?.as_bytes()), phrase)));
        let mut phrases: Vec<(u64, Phrase)> = keyed.collect();
        phrases.sort_by(|one, other| (one.0, &one.1.words, one.1.cue).cmp(&(other.0, &other.1.words, other.1.cue)));
        let off = own.without.iter().map(|term| folds(&term.text).join(" ")).collect();
        Self { phrases, off }
    }

    /// Returns whether a policy took a word of the lexicon out, as its lemma or as it is written.
    pub(super) fn is_off(&self, lemma: &str, written: impl FnOnce() -> String) -> bool {
        if self.off.is_empty() {
            return false;
        }
        let written = written();
        self.off.iter().any(|off| off == lemma || *off == written)
    }

    /// The signs among words of a reading, by place; nothing inside a phrase in which no word counts, and of two of one
    /// kind the longer.
    pub(super) fn find(&self, reading: &Reading, range: &Range<usize>, language: Option<Language>) -> Vec<Sign> {
        let mut signs = Vec::new();
        for at in range.clone() {
            let key = reading.words.list[at].hash;
            let from = self.phrases.partition_point(|(own, _)| *own < key);
            for (_, phrase) in self.phrases[from..].iter().take_while(|(own, _)| *own == key) {
                let spoken = language.is_none() || phrase.language.is_none() || phrase.language == language;
                let fits =
                    |(own, word): (usize, &String)| own < range.end && reading.words.fold_of(own, own) == word.as_str();
                if spoken && (at..).zip(&phrase.words).all(fits) {
                    let first = at - range.start;
                    let last = first + phrase.words.len() - 1;
                    signs.push(Sign { cue: phrase.cue, first, last, verb: phrase.verb });
                }
            }
        }
        let folds: Vec<&str> = range.clone().map(|at| reading.words.fold_of(at, at)).collect();
        let negations = negation::cues(&folds, language).into_iter();
        signs.extend(negations.map(|(first, last)| Sign { cue: Cue::Not, first, last, verb: None }));
        // By place, as each sign of a kind comes before the next one.
        signs.sort_by_key(|sign| sign.first);
        let inside = |one: &Sign, other: &Sign| {
            let is_same = (one.first, one.last, one.cue) == (other.first, other.last, other.cue);
            !is_same && other.first <= one.first && one.last <= other.last
        };
        let covered = |sign: &Sign| {
            signs.iter().any(|other| {
                inside(sign, other) && (other.cue == sign.cue || (other.cue == Cue::Technical && !is_grammar(sign.cue)))
            })
        };
        let mut kept: Vec<Sign> = signs.iter().filter(|sign| !covered(sign)).copied().collect();
        kept.dedup();
        kept
    }
}

/// Returns whether words of a kind keep their meaning inside a technical phrase.
const fn is_grammar(cue: Cue) -> bool {
    matches!(cue, Cue::We | Cue::Is | Cue::But | Cue::Clause | Cue::Organisation)
}

/// Returns whether words of a kind tell a stance, so that verbs are among them; others are names and phrases.
const fn tells(cue: Cue) -> bool {
    matches!(cue, Cue::Compares | Cue::RunsDown | Cue::Aside | Cue::Joins | Cue::Source)
}

/// A policy's word as it is looked up, with its plurals; a verb in all of its forms.
fn phrases_of(term: &Term, cue: Cue) -> Vec<Phrase> {
    let Some((before, verb, after)) = split_verb(&term.text) else {
        return written(&term.text).map(|words| Phrase { words, cue, language: term.language, verb: None }).collect();
    };
    let forms = verb_forms(verb, term.language, VerbLookup::Trusted).unwrap_or_default();
    let phrase = |form: VerbForm| {
        let words = folds(&format!("{before}{}{after}", form.text));
        Phrase { words, cue, language: Some(form.language), verb: Some(form.form) }
    };
    forms.into_iter().map(phrase).collect()
}

/// The ways in which a policy's word is written: itself and its plurals, folded.
fn written(text: &str) -> impl Iterator<Item = Vec<String>> {
    let words = folds(text);
    let last = words.last().cloned().unwrap_or_default();
    let more = plurals(&last, SHORTEST).into_iter().map({
        let words = words.clone();
        move |plural| words[..words.len() - 1].iter().cloned().chain([plural]).collect()
    });
    std::iter::once(words).chain(more)
}

/// The folded words of a text.
fn folds(text: &str) -> Vec<String> {
    let words = Words::of(text);
    (0..words.list.len()).map(|at| words.fold_of(at, at).to_owned()).collect()
}

/// Returns whether a word is one of the lexicon's.
fn is_built_in(term: &Term) -> bool {
    let phrase = folds(&term.text).join(" ");
    stance::words().any(|(.., known)| known == phrase) || is_lemma(&phrase)
}
