//! The forms of lemmas: one table of endings for each kind of word, irregular words among them.
//!
//! A row says how lemmas with an ending are inflected: `context|ending : forms / forms / forms`. A form takes the place
//! of the ending; `-` is none at all. In the context, before the bar, `C` is a consonant, `V` a vowel, `D` a consonant
//! that English doubles, and `^` the start of the word; `2` in a form repeats the letter before the ending. Of all rows
//! that fit a lemma the longest holds, so an irregular word is a row like any other: its ending is the whole word.
//! The three groups of a verb are its finite forms, its participles of the past, its forms in `-ing` or `-ant`; other
//! words have one group.

use super::list::entries;
use std::collections::HashMap;
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
        self.table(speech).fitting(lemma).map_or(lemma, |(_, stem)| stem)
    }

    /// The table of a kind of word.
    fn table(&self, speech: Speech) -> &'static Paradigms {
        match speech {
            Speech::Verb => self.verbs,
            Speech::Noun => self.nouns,
            Speech::Adjective => self.adjectives,
        }
    }

    /// All forms of a lemma of one word, folded, the lemma itself first.
    pub(crate) fn forms(&self, speech: Speech, lemma: &str) -> Vec<(String, WordForm)> {
        let mut all = Vec::new();
        self.each_form(speech, lemma, |form, kind| all.push((form.to_owned(), kind)));
        all
    }

    /// Calls for each of these forms.
    pub(crate) fn each_form(&self, speech: Speech, lemma: &str, mut each: impl FnMut(&str, WordForm)) {
        let (groups, own): (&[WordForm], _) = match speech {
            Speech::Verb => (&[WordForm::Finite, WordForm::Participle, WordForm::Gerund], WordForm::Base),
            Speech::Noun | Speech::Adjective => (&[WordForm::Plain], WordForm::Plain),
        };
        each(lemma, own);
        let Some((row, stem)) = self.table(speech).fitting(lemma) else { return };
        let mut word = stem.to_owned();
        for (endings, &form) in row.forms.split('/').zip(groups) {
            for ending in endings.split_ascii_whitespace() {
                word.truncate(stem.len());
                word.extend(ending.strip_prefix('2').and_then(|_| stem.chars().next_back()));
                word.push_str(ending.trim_start_matches(['2', '-']));
                each(&word, form);
            }
        }
    }
}

/// A table of rows.
#[derive(Clone, Debug)]
pub(crate) struct Paradigms {
    /// The rows of one word, by it; each goes before all others.
    words: HashMap<&'static str, Paradigm>,
    /// The other rows that may fit words with a last letter, those that fit least words first: one list for each letter, and
    /// one for other signs.
    by_last: [Vec<Paradigm>; LETTERS + 1],
}

/// How many letters a lemma may end with: it has no accents and no capitals.
const LETTERS: usize = 26;

/// A row.
#[derive(Clone, Copy, Debug)]
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
    let (words, mut endings): (Vec<Paradigm>, Vec<Paradigm>) =
        entries(text).into_iter().map(row).partition(|row| row.context == "^");
    endings.sort_by_key(|row| std::cmp::Reverse(row.context.len() + 2 * row.ending.len()));
    let mut by_last = [const { Vec::new() }; LETTERS + 1];
    for row in endings {
        match row.ending.bytes().next_back() {
            Some(last) => by_last[place(last)].push(row),
            None => by_last.iter_mut().for_each(|own: &mut Vec<Paradigm>| own.push(row)),
        }
    }
    Paradigms { words: words.into_iter().map(|row| (row.ending, row)).collect(), by_last }
}

/// The place of a last letter among the lists of rows.
const fn place(last: u8) -> usize {
    if last.is_ascii_lowercase() { (last - b'a') as usize } else { LETTERS }
}

impl Paradigms {
    /// The words that have a row of their own with other forms.
    pub(super) fn whole_words(&self) -> impl Iterator<Item = &'static str> {
        let has_forms = |row: &&Paradigm| row.forms.contains(|sign: char| sign != '/' && !sign.is_whitespace());
        self.words.values().filter(has_forms).map(|row| row.ending)
    }

    /// The first row that fits a lemma, and the lemma without its ending.
    fn fitting<'l>(&self, lemma: &'l str) -> Option<(&Paradigm, &'l str)> {
        if let Some(row) = self.words.get(lemma) {
            return Some((row, ""));
        }
        let last = lemma.bytes().next_back().map_or(LETTERS, place);
        self.by_last[last].iter().find_map(|row| Some((row, row.stem(lemma)?)))
    }
}

impl Paradigm {
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
