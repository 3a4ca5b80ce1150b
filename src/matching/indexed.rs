//! A term of the index, made ready for comparison when a draft first has one of its words.
//!
//! Few terms of a policy are ever near a match. So the index keeps most of them as they are written, and takes the words by
//! which they are looked up from these as it is built.

use super::flat::{ListNumber, is_plain};
use super::gap::Gap;
use super::keys::KeyWord;
use super::literal::Literal;
use super::rarity::WordCounts;
use super::respelling;
use super::roster::Names;
use super::term_words::TermWords;
use super::word_entry::{WordBeside, WordEntry};
use super::{GroupNumber, Use};
use crate::language::plural;
use crate::reading::Words;
use crate::rule::Form;
use crate::text::hash;
use std::cmp::Reverse;
use std::sync::OnceLock;

/// A term of the index with the use that a rule makes of it.
#[derive(Clone, Debug)]
pub(crate) struct IndexedTerm {
    /// The term as a policy writes it.
    text: Box<str>,
    /// What may vary in it, if anything may.
    varies: Option<Box<Varying>>,
    /// True if a text may leave out the mark that it ends in.
    is_loose: bool,
    /// The terms among which it is looked for; the first of them for what stands beside others.
    pub(super) group: GroupNumber,
    pub(super) wanted: Use,
    literal: OnceLock<Box<Literal>>,
}

/// What a term needs in which something varies.
#[derive(Clone, Debug)]
struct Varying {
    /// The lists and verbs that it names, in order.
    lists: Vec<ListNumber>,
    /// True if it promises something: its `…` reaches over no negation.
    is_promise: bool,
}

impl IndexedTerm {
    /// A term, with the lists and verbs that it names; a promise reaches over no negation.
    pub(super) fn new(text: &str, is_loose: bool, wanted: Use, lists: &[ListNumber], is_promise: bool) -> Self {
        let varying = || Box::new(Varying { lists: lists.to_vec(), is_promise });
        let varies = (!is_plain(text)).then(varying);
        let (group, literal) = (GroupNumber::default(), OnceLock::new());
        Self { text: text.into(), varies, is_loose, group, wanted, literal }
    }

    /// The term before a word is chosen by which it is looked up, if something may vary in it.
    pub(super) fn varying(&self) -> Option<Literal> {
        let Varying { lists, is_promise } = &**self.varies.as_ref()?;
        let mut literal = Literal::with_lists(&self.text, lists);
        if *is_promise {
            literal.gaps.iter_mut().for_each(Gap::affirm);
        }
        Some(literal)
    }

    /// Makes a term ready in which something varies, by the words of all terms with which it is looked for.
    pub(super) fn make_ready(&self, varying: Literal, counts: &WordCounts, names: &Names) {
        self.literal.get_or_init(|| self.anchored(varying, counts, names));
    }

    /// The term, ready for comparison.
    pub(super) fn literal(&self, counts: &WordCounts, names: &Names) -> &Literal {
        let literal = || self.varying().unwrap_or_else(|| Literal::new(&self.text));
        self.literal.get_or_init(|| self.anchored(literal(), counts, names))
    }

    fn anchored(&self, mut literal: Literal, counts: &WordCounts, names: &Names) -> Box<Literal> {
        literal.choose_anchor(counts, |list| names.length_of(list));
        if self.is_loose {
            literal.loosen();
        }
        if self.is_wording() {
            literal.respell();
        }
        Box::new(literal)
    }

    /// The term ready for comparison, if something varies in it: nothing of it is told by its words alone.
    pub(super) fn ready_varying(&self) -> Option<&Literal> {
        self.literal.get().map(Box::as_ref).filter(|_| self.varies.is_some())
    }

    /// Returns whether it counts in disguise and is no name: a name may have other letters, wording has the sound alone.
    pub(super) fn is_wording(&self) -> bool {
        self.wanted.forms.contains(Form::Disguised) && !self.wanted.forms.contains(Form::Joined)
    }

    /// The text of which the words are those by which it is looked up; none where something varies in it.
    fn plain_text(&self) -> &str {
        if self.varies.is_some() { "" } else { &self.text }
    }

    /// Takes each of its words as an entry of an index.
    pub(super) fn each_word(&self, number: usize, words: TermWords<'_>, mut take: impl FnMut(WordEntry, &str, u64)) {
        if let Some(literal) = self.ready_varying() {
            return literal.each_word(number).for_each(|(entry, word)| take(entry, word, hash(word.as_bytes())));
        }
        for at in 0..words.count() {
            take(WordEntry::anchor(number, at, WordBeside::ANYTHING), words.fold(at, at), words.hash(at));
        }
    }

    /// Takes the words by which it is looked up, as entries of an index: the rarest, and all of it run together.
    pub(super) fn entries(
        &self,
        number: usize,
        (counts, names): (&WordCounts, &Names),
        words: TermWords<'_>,
        mut take: impl FnMut(WordEntry, KeyWord<'_>),
    ) {
        if self.varies.is_some() {
            let literal = self.literal(counts, names);
            return literal.entries(number).for_each(|(entry, piece)| take(entry, piece.key_word()));
        }
        let count = words.count();
        if count == 0 {
            return;
        }
        let rank = |at: &usize| (counts.rarity_of(words.hash(*at), words.fold(*at, *at)), Reverse(*at));
        let anchor = if count == 1 { 0 } else { (0..count).max_by_key(rank).unwrap_or(0) };
        let is_last = anchor > 0 && anchor + 1 == count;
        let shortest = if is_last { plural::SHORTEST_LAST } else { plural::SHORTEST };
        let folded = words.fold(anchor, anchor);
        let respelled = if count == 1 && self.is_wording() { respelling::of(folded) } else { String::new() };
        let beside = match anchor.checked_sub(1) {
            _ if anchor + 1 < count => WordBeside::of(words.fold(anchor + 1, anchor + 1), true),
            Some(before) => WordBeside::of(words.fold(before, before), false),
            None => WordBeside::ANYTHING,
        };
        take(WordEntry::anchor(number, anchor, beside), KeyWord { folded, shortest, respelled: &respelled });
        if count > 1 {
            let folded = words.fold(0, count - 1);
            let joined = KeyWord { folded, shortest: plural::SHORTEST, respelled: "" };
            take(WordEntry::joined(number), joined);
        }
    }
}

/// Some of the terms of an index by their numbers, with the words of those that are not ready from the start.
pub(super) struct ReadTerms<'n> {
    /// The numbers of the terms.
    numbers: &'n [usize],
    /// The words of all, and the number of the first one after those of each term; nothing where they are read again.
    kept: Option<(Words, Vec<usize>)>,
}

/// The words of so many bytes of terms are kept until they are in their tables. Those of more would take as much room as the tables.
const MOST_KEPT: usize = 1 << 20;

impl<'n> ReadTerms<'n> {
    /// Reads terms by their numbers among all.
    pub(super) fn of(numbers: &'n [usize], all: &[IndexedTerm]) -> Self {
        let texts = || numbers.iter().map(|&number| all[number].plain_text());
        let bytes: usize = texts().map(str::len).sum();
        let kept = (bytes <= MOST_KEPT).then(|| Words::of_all(texts(), bytes));
        Self { numbers, kept }
    }

    /// The number of the terms.
    pub(super) const fn count(&self) -> usize {
        self.numbers.len()
    }

    /// Takes each term with its number and its words.
    pub(super) fn for_each<'t>(
        &self,
        all: &'t [IndexedTerm],
        mut take: impl FnMut(usize, &'t IndexedTerm, TermWords<'_>),
    ) {
        let (mut first, mut room) = (0, Words::default());
        for (at, &number) in self.numbers.iter().enumerate() {
            let term = &all[number];
            let words = if let Some((words, ends)) = &self.kept {
                let end = ends[at];
                TermWords::new(words, std::mem::replace(&mut first, end), end)
            } else {
                room.reread(term.plain_text());
                TermWords::new(&room, 0, room.list.len())
            };
            take(number, term, words);
        }
    }

    /// How many times the terms have each word, those in which something varies among them.
    pub(super) fn counts<'l>(&self, all: &[IndexedTerm], varying: impl Iterator<Item = &'l Literal>) -> WordCounts {
        let mut hashes = Vec::with_capacity(2 * self.count());
        self.for_each(all, |_, _, words| hashes.extend((0..words.count()).map(|at| words.hash(at))));
        hashes.extend(varying.flat_map(|literal| literal.each_word(0)).map(|(_, word)| hash(word.as_bytes())));
        WordCounts::new(hashes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::Role;
    use crate::matching::keys::KeyList;
    use crate::rule::{Forms, Places, RuleNumber};

    /// An entry with the keys of its word.
    fn keyed(entry: WordEntry, word: KeyWord<'_>) -> (WordEntry, Vec<String>) {
        let mut keys = KeyList::default();
        keys.take(word);
        (entry, keys.each().map(str::to_owned).collect())
    }

    #[test]
    fn a_term_is_looked_up_by_the_same_words_before_it_is_ready_and_after() {
        let texts = [
            "Project Halcyon",
            "project",
            "the halcyon",
            "C++",
            "Yahoo!",
            "#ad",
            "HyperCube",
            "J.P. Morgan",
            "l'été",
            "Ete 2027",
            "one two three",
            "fuck",
            "Boxes",
            "HX450",
            "d'or",
            "of the",
            "…",
            "Hal\u{ad}cyon",
            "项目 Halcyon",
        ];
        for forms in [Forms::WORDING, Forms::SECRETS, Forms::of(&[Form::Disguised, Form::Inflected])] {
            let wanted = Use {
                rule: RuleNumber(0),
                role: Role::Trigger,
                language: None,
                forms,
                anywhere: false,
                places: Places::ALL,
            };
            let terms: Vec<_> = texts.iter().map(|text| IndexedTerm::new(text, true, wanted, &[], false)).collect();
            let numbers: Vec<usize> = (0..terms.len()).collect();
            let read = ReadTerms::of(&numbers, &terms);
            let (shared, names) = (read.counts(&terms, std::iter::empty()), Names::default());
            let same = |_, term: &IndexedTerm, words: TermWords<'_>| {
                let literal = term.literal(&shared, &names);
                let ready = literal.entries(7).map(|(entry, piece)| keyed(entry, piece.key_word()));
                let mut entries = Vec::new();
                term.entries(7, (&shared, &names), words, |entry, word| entries.push(keyed(entry, word)));
                assert_eq!(entries, ready.collect::<Vec<_>>(), "{}", term.text);
                let mut found = Vec::new();
                term.each_word(7, words, |entry, word, _| found.push((entry, word.to_owned())));
                let each = literal.each_word(7).map(|(entry, word)| (entry, word.to_owned()));
                assert_eq!(found, each.collect::<Vec<_>>(), "{}", term.text);
            };
            // Terms that are read again have the same words.
            let again = ReadTerms { numbers: &numbers, kept: None };
            read.for_each(&terms, same);
            again.for_each(&terms, same);
        }
    }
}
