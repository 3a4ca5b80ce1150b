//! The forms of lemmas: one table of endings for each kind of word, irregular words among them.
//!
//! A row says how lemmas with an ending are inflected: `context|ending : forms / forms / forms`. A form takes the place
//! of the ending; `-` is none at all. In the context, before the bar, `C` is a consonant, `V` a vowel, `D` a consonant
//! that English doubles, and `^` the start of the word; `2` in a form repeats the letter before the ending. Of all rows
//! that fit a lemma the longest holds, so an irregular word is a row like any other: its ending is the whole word.
//! The three groups of a verb are its finite forms, its participles of the past, its forms in `-ing` or `-ant`; other
//! words have one group.

use super::list::entries;
use std::sync::LazyLock;

/// The kind of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Speech {
    Verb,
    Noun,
    Adjective,
}

/// What a form of a verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WordForm {
    /// The lemma itself: an infinitive, in English a present and a request too.
    Base,
    /// A form that says something of a subject.
    Finite,
    /// A participle of the past.
    Participle,
    /// A form in `-ing` or `-ant`.
    Gerund,
    /// A form of a noun or an adjective.
    Plain,
}

/// The tables of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inflection {
    pub(crate) verbs: &'static LazyLock<Paradigms>,
    pub(crate) nouns: &'static LazyLock<Paradigms>,
    pub(crate) adjectives: &'static LazyLock<Paradigms>,
}

impl Inflection {
    /// The letters with which all forms of a lemma of one word begin.
    pub(crate) fn stem<'l>(&self, speech: Speech, lemma: &'l str) -> &'l str {
        let table = match speech {
            Speech::Verb => self.verbs,
            Speech::Noun => self.nouns,
            Speech::Adjective => self.adjectives,
        };
        table.fitting(lemma).map_or(lemma, |(_, stem)| stem)
    }

    /// All forms of a lemma of some words, folded, the lemma itself first. `inflected` is the word of it that changes.
    pub(crate) fn forms(&self, speech: Speech, lemma: &str) -> Vec<(String, WordForm)> {
        match speech {
            Speech::Verb => {
                forms(self.verbs, lemma, &[WordForm::Finite, WordForm::Participle, WordForm::Gerund], WordForm::Base)
            }
            Speech::Noun => forms(self.nouns, lemma, &[WordForm::Plain], WordForm::Plain),
            Speech::Adjective => forms(self.adjectives, lemma, &[WordForm::Plain], WordForm::Plain),
        }
    }
}

/// A table of rows.
#[derive(Clone, Debug)]
pub(crate) struct Paradigms {
    /// The rows, those that fit least words first.
    rows: Vec<Paradigm>,
    /// The rows that may fit words with a last letter, in the order of `rows`: one list for each letter, and one for other
    /// signs.
    by_last: [Vec<usize>; LETTERS + 1],
}

/// How many letters a lemma may end with: it has no accents and no capitals.
const LETTERS: usize = 26;

/// A row.
#[derive(Clone, Debug)]
struct Paradigm {
    context: &'static str,
    ending: &'static str,
    /// The groups of its forms, as the table writes them.
    forms: &'static str,
}

/// Reads a table.
pub(super) fn paradigms(text: &'static str) -> Paradigms {
    let row = |line: &'static str| {
        let (lemma, forms) = line.split_once(':').unwrap_or((line, ""));
        let lemma = lemma.trim();
        let whole = lemma.strip_prefix('^').map_or(("", lemma), |word| ("^", word));
        let (context, ending) = lemma.split_once('|').unwrap_or(whole);
        Paradigm { context, ending, forms }
    };
    let mut rows: Vec<Paradigm> = entries(text).into_iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.context.len() + 2 * row.ending.len()));
    let mut by_last = [const { Vec::new() }; LETTERS + 1];
    for (at, row) in rows.iter().enumerate() {
        match row.ending.bytes().next_back() {
            Some(last) => by_last[place(last)].push(at),
            None => by_last.iter_mut().for_each(|own: &mut Vec<usize>| own.push(at)),
        }
    }
    Paradigms { rows, by_last }
}

/// The place of a last letter among the lists of rows.
const fn place(last: u8) -> usize {
    if last.is_ascii_lowercase() { (last - b'a') as usize } else { LETTERS }
}

fn forms(table: &Paradigms, lemma: &str, groups: &[WordForm], own: WordForm) -> Vec<(String, WordForm)> {
    let mut all = vec![(lemma.to_owned(), own)];
    let Some((row, stem)) = table.fitting(lemma) else { return all };
    for (endings, &form) in row.forms.split('/').zip(groups) {
        for ending in endings.split_ascii_whitespace() {
            let doubled = ending.strip_prefix('2').and_then(|_| stem.chars().next_back());
            let rest = ending.trim_start_matches(['2', '-']);
            let mut word = String::with_capacity(stem.len() + ending.len());
            word.push_str(stem);
            word.extend(doubled);
            word.push_str(rest);
            all.push((word, form));
        }
    }
    all
}

impl Paradigms {
    /// The words that have a row of their own.
    pub(super) fn whole_words(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().filter_map(Paradigm::whole_word)
    }

    /// The first row that fits a lemma, and the lemma without its ending.
    fn fitting<'l>(&self, lemma: &'l str) -> Option<(&Paradigm, &'l str)> {
        let last = lemma.bytes().next_back().map_or(LETTERS, place);
        self.by_last[last].iter().map(|&at| &self.rows[at]).find_map(|row| Some((row, row.stem(lemma)?)))
    }
}

impl Paradigm {
    /// The word that the row is for, where it is for one alone.
    fn whole_word(&self) -> Option<&'static str> {
        (self.context == "^" && self.forms.contains(|sign: char| sign != '/' && !sign.is_whitespace()))
            .then_some(self.ending)
    }

    /// The lemma without its ending, where the row fits it.
    fn stem<'l>(&self, lemma: &'l str) -> Option<&'l str> {
        let at = lemma.len().checked_sub(self.ending.len())?;
        // Most rows are told by one letter not to fit.
        let differs = |first: &u8| lemma.as_bytes()[at] != *first;
        if self.ending.as_bytes().first().is_some_and(differs) {
            return None;
        }
        let stem = lemma.strip_suffix(self.ending)?;
        let mut before = stem.chars().rev();
        let fits = self.context.chars().rev().all(|wanted| match (wanted, before.next()) {
            ('^', letter) => letter.is_none(),
            ('V', Some(letter)) => "aeiou".contains(letter),
            ('C', Some(letter)) => !"aeiou".contains(letter),
            ('D', Some(letter)) => !"aeiouwxyh".contains(letter),
            (_, letter) => letter == Some(wanted),
        });
        fits.then_some(stem)
    }
}
