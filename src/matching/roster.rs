//! What names and lists in braces stand for, found where it is asked for: from a word on, or up to one.

use super::flat::{Listing, is_plain};
use super::hidden::{Hidden, KeySources};
use super::keys::{KeyList, KeyWord};
use super::likeness::Likeness;
use super::literal::Literal;
use super::page::Page;
use super::piece::TermPiece;
use super::rarity::WordCounts;
use super::term_words::TermWords;
use super::unit::Unit;
use super::word_entry::{WordBeside, WordEntry};
use crate::language::{Language, plural};
use crate::reading::{Letters, Undone, Words};
use crate::rule::{Form, Forms, Name, NameKind, Vocabulary, VocabularyEntry};
use crate::text::{Span, Table, spread};
use std::sync::{Arc, OnceLock};

/// Our own names, those of competitors, and the lists that terms name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// Names of ours.
    pub(crate) us: Roster,
    /// Names of all competitors.
    pub(crate) competitors: Roster,
    /// The lists by their numbers.
    pub(crate) lists: Vec<ListRoster>,
}

impl Names {
    /// The names or the entries that a term may be looked up by.
    pub(super) fn listed(&self, listing: Listing) -> Option<&Roster> {
        match listing {
            Listing::Us => Some(&self.us),
            Listing::Competitors => Some(&self.competitors),
            Listing::List(list) => self.lists.get(list.0).map(ListRoster::entries),
        }
    }

    /// The number of these.
    pub(super) fn length_of(&self, listing: Listing) -> usize {
        let names = |roster: &Roster| roster.0.as_ref().map_or(0, |known| known.entries.len());
        match listing {
            Listing::Us => names(&self.us),
            Listing::Competitors => names(&self.competitors),
            Listing::List(list) => self.lists.get(list.0).map_or(0, |list| list.list.length()),
        }
    }
}

/// A list that terms name, made ready when it is first needed.
#[derive(Clone, Debug)]
pub(crate) struct ListRoster {
    list: Arc<Vocabulary>,
    forms: Forms,
    /// True if entries are looked for in every language, whichever they are bound to.
    anywhere: bool,
    entries: OnceLock<Roster>,
}

impl ListRoster {
    /// A list for rules that count some forms.
    pub(super) fn new(list: &Arc<Vocabulary>, forms: Forms, anywhere: bool) -> Self {
        Self { list: Arc::clone(list), forms, anywhere, entries: OnceLock::new() }
    }

    /// Its entries.
    fn entries(&self) -> &Roster {
        self.entries.get_or_init(|| Roster::of_list(&self.list, self.forms, self.anywhere))
    }
}

/// Names, or entries of a list, by their first and by their last words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roster(Option<Known>);

#[derive(Clone, Debug)]
struct Known {
    entries: Vec<RosterEntry>,
    /// By their first words, and by their last ones, once somebody asks for them.
    ends: [OnceLock<Ends>; 2],
    /// The same for words in disguise, where these count.
    hidden: Option<[Hidden; 2]>,
    /// True if entries are looked for in every language, whichever they are bound to.
    anywhere: bool,
}

/// Entries by the words with which they begin, or end.
#[derive(Clone, Debug)]
struct Ends {
    words: Table<WordEntry>,
    /// Entries of which many begin, or end, with the same word: by that word and the one beside it.
    pairs: Table<WordEntry>,
    /// The hashes of all these words, each with what must stand beside it.
    hashes: Vec<(u64, WordBeside)>,
}

/// So many entries of a list may share their first word, or their last one, before the word beside it is looked at too.
const MOST_SHARING: usize = 4;

/// A name, or an entry of a list.
#[derive(Clone, Debug)]
struct RosterEntry {
    /// The entry as the policy writes it.
    text: String,
    /// The form of a verb in it.
    form: Option<String>,
    /// True if a text may leave out the mark that it ends in.
    is_loose: bool,
    /// The entry, made ready for comparison when it is first needed.
    literal: OnceLock<Box<Literal>>,
    /// The kind of name; none for an entry of a list.
    kind: Option<NameKind>,
    language: Option<Language>,
    /// True if it is another form of a verb than the policy writes, for rules that tell those apart.
    is_inflected: bool,
}

/// The word at one end of an entry.
#[derive(Clone, Copy, Debug)]
struct EntryEnd<'w> {
    own: Option<KeyWord<'w>>,
    /// The word beside it.
    inner: Option<KeyWord<'w>>,
    /// All words of the entry run together, if there are several.
    joined: Option<KeyWord<'w>>,
    /// How the word begins that must stand beside it.
    beside: WordBeside,
}

impl Roster {
    /// Takes names; one that has a placeholder itself stands for no name.
    pub(crate) fn new(names: &[Name]) -> Self {
        Self::of(
            names.iter().map(RosterEntry::of_name).filter(|entry| entry.literal().is_plain()).collect(),
            None,
            false,
        )
    }

    /// Takes the entries of a list, or the forms of a verb, for rules that count some forms.
    fn of_list(list: &Vocabulary, forms: Forms, anywhere: bool) -> Self {
        let (joined, disguised) = (forms.contains(Form::Joined), forms.contains(Form::Disguised));
        let entry = |entry| RosterEntry::of_list(entry, forms);
        let entries: Vec<RosterEntry> = list.spellings().into_iter().map(entry).collect();
        // What is no name counts inside longer words, and with letters drawn out, too.
        let hidden = if disguised { hidden(&entries, !joined) } else { None };
        Self::of(entries, hidden, anywhere)
    }

    fn of(entries: Vec<RosterEntry>, hidden: Option<[Hidden; 2]>, anywhere: bool) -> Self {
        let is_known = !entries.is_empty();
        let known = || Known { entries, ends: [OnceLock::new(), OnceLock::new()], hidden, anywhere };
        Self(is_known.then(known))
    }

    /// Returns whether words in disguise count.
    pub(crate) fn is_hidden(&self) -> bool {
        self.0.as_ref().is_some_and(|known| known.hidden.is_some())
    }

    /// The hashes of the words with which a name or an entry may begin, each with what must stand beside it.
    pub(crate) fn first_words(&self) -> impl Iterator<Item = (u64, WordBeside)> {
        self.0.iter().flat_map(|known| known.ends(0).hashes.iter().copied())
    }

    /// The names or entries that begin at a word, the longest first.
    pub(crate) fn starting(&self, page: &Page<'_>, at: usize) -> Vec<Unit> {
        let Some(known) = self.0.as_ref().filter(|_| at < page.words.len()) else { return Vec::new() };
        let ends = known.ends(0);
        let mut found = known.at(ends, page, at, at.checked_add(1), |literal| literal.starting(page, at));
        if let Some(last) = page.glued_after(at) {
            found.extend(known.glued(&ends.words, page, at, last));
        }
        if known.hidden.is_some() {
            let from = page.undone.partition_point(|word| word.words.0 < at);
            let words = page.undone[from..].iter().take_while(|word| word.words.0 == at);
            found.extend(words.flat_map(|word| known.disguised(0, page, word)).filter(|unit| unit.first == at));
        }
        known.ordered(page, found)
    }

    /// The names or entries that end at a word, the longest first.
    pub(crate) fn ending(&self, page: &Page<'_>, at: usize) -> Vec<Unit> {
        let Some(known) = self.0.as_ref().filter(|_| at < page.words.len()) else { return Vec::new() };
        let ends = known.ends(1);
        let mut found = known.at(ends, page, at, at.checked_sub(1), |literal| literal.ending(page, at));
        if let Some(first) = page.glued_before(at) {
            found.extend(known.glued(&ends.words, page, first, at));
        }
        if known.hidden.is_some() {
            let from = page.undone.partition_point(|word| word.words.1 < at);
            let words = page.undone[from..].iter().take_while(|word| word.words.1 == at);
            found.extend(words.flat_map(|word| known.disguised(1, page, word)).filter(|unit| unit.last == at));
        }
        known.ordered(page, found)
    }

    /// The entries that begin in a suspicious word, the longest first.
    pub(crate) fn hidden_in(&self, page: &Page<'_>, word: &Undone) -> Vec<Unit> {
        let Some(known) = &self.0 else { return Vec::new() };
        known.ordered(page, known.disguised(0, page, word))
    }
}

impl Ends {
    /// The first words of entries, or the last ones where `end` is 1.
    fn of(entries: &[RosterEntry], end: usize, paired: bool) -> Self {
        let texts = || entries.iter().flat_map(RosterEntry::unread);
        let (read, until) = Words::of_all(texts(), texts().map(str::len).sum());
        let words_of =
            |at: usize| TermWords::new(&read, at.checked_sub(1).map_or(0, |before| until[before]), until[at]);
        let mut keys = KeyList::default();
        let mut hashes = |word: Option<KeyWord<'_>>| -> Vec<u64> {
            word.map(|word| keys.hashes(word).collect()).unwrap_or_default()
        };
        let each = entries.iter().enumerate();
        let ends: Vec<EntryEnd<'_>> =
            each.map(|(at, entry)| entry.end(end, words_of(2 * at), words_of(2 * at + 1))).collect();
        let own: Vec<Vec<u64>> = ends.iter().map(|entry| hashes(entry.own)).collect();
        let sharing = WordCounts::new(own.concat());
        let (mut words, mut pairs, mut all) = (Vec::new(), Vec::new(), Vec::new());
        for (number, (&EntryEnd { beside, inner, joined, .. }, own)) in ends.iter().zip(&own).enumerate() {
            let anchor = WordEntry::anchor(number, 0, beside);
            all.extend(own.iter().map(|&word| (word, beside)));
            let shared = paired && own.iter().any(|&word| sharing.count(word) > MOST_SHARING);
            match inner.filter(|_| shared) {
                Some(inner) => {
                    let inner = hashes(Some(inner));
                    let both = own.iter().flat_map(|&word| inner.iter().map(move |&beside| pair(word, beside)));
                    pairs.extend(both.map(|both| (both, anchor)));
                }
                None => words.extend(own.iter().map(|&word| (word, anchor))),
            }
            for word in hashes(joined) {
                words.push((word, WordEntry::joined(number)));
                all.push((word, WordBeside::ANYTHING));
            }
        }
        Self { words: Table::new(words), pairs: Table::new(pairs), hashes: all }
    }
}

/// The hash of a word and of the one beside it.
const fn pair(word: u64, beside: u64) -> u64 {
    spread(word ^ beside.rotate_left(29))
}

/// The entries by what their first words and what their last words may be in disguise.
fn hidden(entries: &[RosterEntry], wording: bool) -> Option<[Hidden; 2]> {
    let (mut first, mut last) = (KeySources::default(), KeySources::default());
    for (number, entry) in entries.iter().enumerate() {
        entry.literal().entries(number).for_each(|(at, piece)| first.push(at, piece.key_word(), wording));
        let ending = entry.literal().clone().anchored_at_its_end();
        ending.entries(number).for_each(|(at, piece)| last.push(at, piece.key_word(), wording));
    }
    Some([first.build()?, last.build()?])
}

impl Known {
    /// The entries by their first words, or by their last ones where `end` is 1.
    fn ends(&self, end: usize) -> &Ends {
        self.ends[end].get_or_init(|| {
            // A disguised word has no hash to be paired with, and names have it wherever another rule counts it.
            let paired = self.hidden.is_none() && self.entries.iter().all(|entry| entry.kind.is_none());
            Ends::of(&self.entries, end, paired)
        })
    }

    /// The names or entries that begin or end with a word and that stand there whole; `beside` is the word on their side.
    fn at(
        &self,
        ends: &Ends,
        page: &Page<'_>,
        at: usize,
        beside: Option<usize>,
        whole: impl Fn(&Literal) -> Option<Unit>,
    ) -> Vec<Unit> {
        let (word, both) = (page.words[at].hash, page.beside(at));
        let beside = beside.and_then(|beside| page.words.get(beside));
        let pairs = beside.into_iter().flat_map(|beside| ends.pairs.get(pair(word, beside.hash)));
        let each = ends.words.get(word).chain(pairs).filter_map(|entry| {
            let known = self.entries.get(entry.number()).filter(|_| page.may_have(entry.beside(), both, at))?;
            let unit = match entry {
                WordEntry::Anchor(..) => whole(known.literal()),
                WordEntry::Joined(_) | WordEntry::Listed(..) => known.literal().in_touching_words(page, at, at),
            }?;
            Some((known, unit))
        });
        each.flat_map(|(known, unit)| known.units(page, unit)).collect()
    }

    /// The entries of a list that several words are together which touch each other: `iPhone` for "iphone".
    fn glued(&self, table: &Table<WordEntry>, page: &Page<'_>, first: usize, last: usize) -> Vec<Unit> {
        let lists = self.entries.iter().take(1).filter(|entry| entry.kind.is_none());
        let each = lists.flat_map(|_| table.get(page.hash(first, last))).filter_map(|entry| {
            let known = self.entries.get(entry.number())?;
            Some((known, known.literal().in_touching_words(page, first, last)?))
        });
        each.flat_map(|(known, unit)| known.units(page, unit)).collect()
    }

    /// The entries of which a suspicious word hides the first word, or the last one.
    fn disguised(&self, end: usize, page: &Page<'_>, word: &Undone) -> Vec<Unit> {
        let mut found = Vec::new();
        if let Some(hidden) = &self.hidden {
            hidden[end].look_up(page.text, word, |entry, letters| {
                let known = self.entries.get(entry.number());
                let whole = known.and_then(|known| Some((known, known.literal().hidden(page, entry, word, letters)?)));
                found.extend(whole.into_iter().flat_map(|(known, unit)| known.units(page, unit)));
            });
        }
        found
    }

    /// Units in the order in which they are tried: the longest first, those of another language than the block's last, or
    /// left out.
    fn ordered(&self, page: &Page<'_>, mut units: Vec<Unit>) -> Vec<Unit> {
        let foreign = |unit: &Unit| unit.is_foreign(page.language);
        units.retain(|unit| self.anywhere || !foreign(unit));
        units.sort_by_key(|unit| (foreign(unit), std::cmp::Reverse(unit.span.len()), unit.likeness.forms.len()));
        units.dedup_by_key(|unit| (unit.span, unit.language));
        units
    }
}

impl RosterEntry {
    /// A name.
    fn of_name(name: &Name) -> Self {
        let text = name.term.text.clone();
        let literal = OnceLock::new();
        Self { text, form: None, is_loose: false, literal, kind: Some(name.kind), language: None, is_inflected: false }
    }

    /// An entry of a list for rules that count some forms.
    fn of_list(entry: VocabularyEntry, forms: Forms) -> Self {
        let VocabularyEntry { text, form, language, is_inflected } = entry;
        let (is_loose, disguised) = (forms.contains(Form::Joined), forms.contains(Form::Disguised));
        let is_inflected = is_inflected && forms.contains(Form::Inflected);
        let literal = OnceLock::new();
        let mut own = Self { text, form, is_loose, literal, kind: None, language, is_inflected };
        if disguised || !is_plain(&own.text) {
            let mut literal = own.ready();
            if disguised && !is_loose {
                literal.respell();
            }
            own.literal = OnceLock::from(Box::new(literal));
        }
        own
    }

    /// The entry, ready for comparison.
    fn literal(&self) -> &Literal {
        self.literal.get_or_init(|| Box::new(self.ready()))
    }

    fn ready(&self) -> Literal {
        let mut literal = Literal::new(&self.text);
        if let Some(form) = &self.form {
            literal.take_form(form);
        }
        if self.is_loose {
            literal.loosen();
        }
        literal
    }

    /// Its text and the form of a verb in it, as far as these have to be read to know its ends.
    fn unread(&self) -> [&str; 2] {
        let is_ready = self.literal.get().is_some();
        [&self.text, self.form.as_deref().unwrap_or_default()].map(|text| if is_ready { "" } else { text })
    }

    /// Its first word, or its last one where `end` is 1, by its own words and those of the form of a verb in it.
    fn end<'w>(&'w self, end: usize, words: TermWords<'w>, form: TermWords<'w>) -> EntryEnd<'w> {
        if let Some(literal) = self.literal.get() {
            let [own, inner] = [literal.ends(), literal.inner_ends()].map(|ends| ends[end].map(TermPiece::key_word));
            let joined = literal.joined().map(TermPiece::key_word);
            return EntryEnd { own, inner, joined, beside: literal.ends_beside()[end] };
        }
        let count = words.count();
        let word = |at: usize| {
            let folded = words.fold(at, at);
            let is_form = (0..form.count()).any(|at| form.fold(at, at) == folded);
            let is_last = at > 0 && at + 1 == count;
            let shortest = if is_last { plural::SHORTEST_LAST } else { plural::SHORTEST };
            KeyWord { folded, shortest: if is_form { usize::MAX } else { shortest }, respelled: "" }
        };
        let [own, inner] =
            [[0, 1], [count.wrapping_sub(1), count.wrapping_sub(2)]][end].map(|at| (at < count).then(|| word(at)));
        let joined = || KeyWord { folded: words.fold(0, count - 1), shortest: plural::SHORTEST, respelled: "" };
        let beside = inner.map_or(WordBeside::ANYTHING, |inner| WordBeside::of(inner.folded, end == 0));
        EntryEnd { own, inner, joined: (count > 1).then(joined), beside }
    }

    /// A unit in which it stands whole, in the ways in which it can be taken.
    fn units(&self, page: &Page<'_>, unit: Unit) -> impl Iterator<Item = Unit> {
        let forms = unit.likeness.forms;
        let forms = if self.is_inflected { forms.with(Form::Inflected) } else { forms };
        let unit = Unit { language: self.language, likeness: Likeness { forms, ..unit.likeness }, ..unit };
        let [marked, plain] = match self.kind {
            Some(kind) if is_meant(kind, page, unit) => [marked(page, unit), Some(unit)],
            Some(_) => [None, None],
            None => [None, Some(unit)],
        };
        marked.into_iter().chain(plain)
    }
}

/// A name with the `@` or `#` before it, which is no part of a longer word.
fn marked(page: &Page<'_>, unit: Unit) -> Option<Unit> {
    let before = Span::new(0, unit.span.start).slice(page.text).strip_suffix(['@', '#'])?;
    let span = Span::new(before.len(), unit.span.end);
    (!before.ends_with(char::is_alphanumeric)).then_some(Unit { span, ..unit })
}

/// Returns whether a name is written as its kind asks for.
fn is_meant(kind: NameKind, page: &Page<'_>, unit: Unit) -> bool {
    let before = Span::new(0, unit.span.start).slice(page.text);
    match kind {
        NameKind::Plain => true,
        NameKind::Ambiguous => {
            let capital = match page.words[unit.first].letters {
                Letters::Capital | Letters::Upper => true,
                Letters::None | Letters::Lower => false,
            };
            capital || before.ends_with('#')
        }
        NameKind::Handle => before.ends_with(['@', '/']),
        NameKind::Host => unit.span.slice(page.text).contains('.'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::keys::KeyList;
    use crate::reading::Words;

    /// What an end of an entry is looked up by.
    fn keyed(end: EntryEnd<'_>) -> (Vec<Vec<String>>, WordBeside) {
        let keys = |word: Option<KeyWord<'_>>| {
            let mut keys = KeyList::default();
            word.into_iter().for_each(|word| keys.take(word));
            keys.each().map(str::to_owned).collect()
        };
        ([end.own, end.inner, end.joined].map(keys).to_vec(), end.beside)
    }

    #[test]
    fn an_entry_has_the_same_ends_before_it_is_ready_and_after() {
        let texts =
            ["cure", "the cure", "take care of", "l'été", "C++", "…", "HyperCube", "soigne", "boxes box", "项目 x"];
        for text in texts {
            for form in [None, Some("takes"), Some("take"), Some("cure"), Some("soigne"), Some("box")] {
                let entry = VocabularyEntry {
                    text: text.to_owned(),
                    language: None,
                    form: form.map(str::to_owned),
                    is_inflected: false,
                };
                let entry = RosterEntry::of_list(entry, Forms::of(&[Form::Inflected]));
                let [own, form] = entry.unread().map(Words::of);
                let [own, form] = [&own, &form].map(|words| TermWords::new(words, 0, words.list.len()));
                let unread = [0, 1].map(|end| keyed(entry.end(end, own, form)));
                entry.literal();
                assert_eq!(unread, [0, 1].map(|end| keyed(entry.end(end, own, form))), "{text}");
            }
        }
    }
}
