//! Finding the terms of all rules at once.
//!
//! Every literal of every rule sits in one index of folded words, so each word of a draft is looked up once and a
//! check hardly grows with the number of rules. What a hit means is for the families to say; here stand only where
//! it is, how it was written, and what stands beside it.

mod companion;
mod context;
mod covers;
mod edge;
mod flat;
mod fuzzy;
mod gap;
mod gate;
mod grid;
mod hidden;
mod initials;
mod likeness;
mod literal;
mod named;
mod noise;
mod one_edit;
mod page;
mod patterns;
mod piece;
mod respelling;
mod roster;
mod sealed;
mod slot;
mod table;
mod unit;

pub(crate) use context::Surroundings;
pub(crate) use covers::{Covers, Offset, stretch};
pub(crate) use sealed::{Unsealable, check, seal};

use crate::draft::{Block, Document};
use crate::language::Language;
use crate::reading::{Reading, broken_words, hash, undo};
use crate::rule::{self, Evidence, Form, Forms, Name, Pattern, RuleNumber, Term, Verification, Vocabulary};
use crate::secret::{Key, Sealed};
use crate::text::{BlockNumber, Span, Spot};
use flat::ListNumber;
use fuzzy::{Fuzzy, FuzzyBuilder};
use grid::Grids;
use hidden::{Hidden, HiddenBuilder};
use likeness::Likeness;
use literal::{Found, Literal};
use page::Page;
use patterns::Patterns;
use roster::{Names, Roster};
use sealed::{SealedBuilder, SealedTerms};
use std::collections::BTreeMap;
use std::sync::Arc;
use table::{Table, WordEntry};
use unit::Unit;

/// The use that a rule makes of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// A match of the rule itself.
    Trigger,
    /// A handle of a competitor: counts only where it is written as one.
    Handle,
    /// A host name of a competitor: counts only where it is written as one.
    Host,
    /// A phrase inside which a match is none.
    Except,
    /// A companion that must be near.
    Near,
    /// A companion that must not be near.
    NotNear,
    /// A companion that the match needs.
    Needs,
    /// A companion that eases the match.
    Eases,
    /// A word that speaks for an ambiguous name.
    Support,
    /// A word that speaks against one.
    Against,
    /// A cleared text: in its place what rules find is no warning.
    Cleared,
}

/// A term or pattern with the rule that wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Use {
    rule: RuleNumber,
    role: Role,
    language: Option<Language>,
    forms: Forms,
    /// True if it is looked for in every language: what the rule looks for must not be shown, or it is locked.
    anywhere: bool,
}

/// A place where a term or a pattern was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The rule, or the cleared text, by its number in the policy.
    pub(crate) rule: RuleNumber,
    /// The use that the rule makes of it.
    pub(crate) role: Role,
    /// The block.
    pub(crate) block: BlockNumber,
    /// The place in the block's text.
    pub(crate) span: Span,
    /// Its first and last word in the block; a pattern may lie between words.
    pub(crate) words: (usize, usize),
    /// The way it was written.
    pub(crate) writing: Writing,
    /// The language that its term is bound to.
    pub(crate) language: Option<Language>,
    /// True if that is another language than the block's: it is masked all the same, and counts for a locked rule where nobody
    /// but the draft's own head says which language that is.
    pub(crate) foreign: bool,
}

impl Hit {
    /// Its block and its place there.
    pub(crate) const fn spot(&self) -> Spot {
        Spot::new(self.block, self.span)
    }
}

/// The kind of literal found, and its spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// A term by its number in the index, and how it departs from it.
    Term(usize, Likeness),
    /// A sealed term by a hash of its letters, and how the text departs from its folded words.
    Sealed(u64, Likeness),
    /// A match of a pattern, how sure that is, and what its letters were verified as.
    Pattern(Evidence, Option<Verification>),
}

/// All terms and patterns of a policy, ready to be found.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    table: Table,
    hidden: Option<Hidden>,
    fuzzy: Option<Fuzzy>,
    grids: Option<Grids>,
    literals: Vec<(Literal, Use)>,
    names: Names,
    sealed: SealedTerms,
    patterns: Patterns,
    pattern_uses: Vec<Use>,
    /// The rules that find something in some languages only, in order.
    bound: Vec<(RuleNumber, Vec<Language>)>,
}

/// Collects the terms and patterns of a policy.
#[derive(Debug, Default)]
pub(crate) struct IndexBuilder {
    literals: Vec<(Literal, Use)>,
    names: Names,
    /// The lists that terms have named so far, each once for rules that count the same forms of it.
    lists: BTreeMap<ListUse, ListNumber>,
    sealed: SealedBuilder,
    patterns: Vec<Pattern>,
    pattern_uses: Vec<Use>,
    /// True while terms come that are looked for in every language.
    anywhere: bool,
    /// The languages of the triggers of each rule that has any, in order; none where one is of no language.
    bound: Vec<(RuleNumber, Option<Vec<Language>>)>,
}

/// The entries of a list, by the place where they are kept, and what makes rules read them alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ListUse {
    entries: usize,
    joined: bool,
    disguised: bool,
    inflected: bool,
    anywhere: bool,
}

impl IndexBuilder {
    /// Says whether the terms to come are looked for in every language, whichever they are bound to.
    pub(crate) fn look_anywhere(&mut self, anywhere: bool) {
        self.anywhere = anywhere;
    }

    /// Adds a term of a rule, which counts it in some forms.
    pub(crate) fn term(&mut self, rule: RuleNumber, role: Role, term: &Term, forms: Forms) {
        let wanted = Use { rule, role, language: term.language, forms, anywhere: self.anywhere };
        if matches!(role, Role::Trigger | Role::Handle | Role::Host) {
            match term.languages() {
                None => self.bind(rule, None),
                Some(languages) => languages.into_iter().for_each(|language| self.bind(rule, Some(language))),
            }
        }
        let lists: Vec<ListNumber> = term.vocabularies.iter().map(|list| self.list(list, forms)).collect();
        let mut literal = Literal::with_lists(&term.text, &lists);
        // What counts run together is a name.
        if forms.contains(Form::Joined) {
            literal.loosen();
            let other = initials::respelled(&term.text);
            self.literals.extend(other.map(|other| (Literal::with_lists(&other, &lists), wanted)));
        }
        self.literals.push((literal, wanted));
    }

    /// The number of a list for rules that count some forms; its entries are taken once.
    fn list(&mut self, list: &Arc<Vocabulary>, forms: Forms) -> ListNumber {
        let (joined, disguised) = (forms.contains(Form::Joined), forms.contains(Form::Disguised));
        let inflected = forms.contains(Form::Inflected);
        let own = ListUse { entries: Arc::as_ptr(list).addr(), joined, disguised, inflected, anywhere: self.anywhere };
        *self.lists.entry(own).or_insert_with(|| {
            self.names.lists.push(Roster::of_list(list, forms, self.anywhere));
            ListNumber(self.names.lists.len() - 1)
        })
    }

    /// Takes the names that `{us}` and `{competitor}` stand for.
    pub(crate) fn names(&mut self, us: &[Name], competitors: &[Name]) {
        self.names.us = Roster::new(us);
        self.names.competitors = Roster::new(competitors);
    }

    /// Adds a cleared text, which has that number.
    pub(crate) fn cleared(&mut self, number: usize, text: &Term) {
        self.anywhere = false;
        self.term(RuleNumber(number), Role::Cleared, text, Forms::WORDING);
    }

    /// Adds the sealed terms of a rule, with the key that opens them.
    pub(crate) fn sealed(&mut self, rule: RuleNumber, sealed: &Sealed, key: &Key) {
        self.sealed.add(rule, sealed, key);
        self.bind(rule, None);
    }

    /// Takes the language of a trigger of a rule; all triggers of a rule come one after the other.
    fn bind(&mut self, rule: RuleNumber, language: Option<Language>) {
        match self.bound.last_mut().filter(|(last, _)| *last == rule) {
            Some((_, bound)) => match (bound.as_mut(), language) {
                (Some(languages), Some(language)) if !languages.contains(&language) => languages.push(language),
                (Some(_), Some(_)) | (None, _) => {}
                (Some(_), None) => *bound = None,
            },
            None => self.bound.push((rule, language.map(|language| vec![language]))),
        }
    }

    /// Adds a pattern of a rule.
    pub(crate) fn pattern(&mut self, rule: RuleNumber, pattern: &Pattern) {
        self.patterns.push(pattern.clone());
        let (role, forms) = (Role::Trigger, Forms::NONE);
        self.pattern_uses.push(Use { rule, role, language: pattern.language, forms, anywhere: self.anywhere });
        self.bind(rule, pattern.language);
    }

    /// Builds the index.
    pub(crate) fn build(self) -> Index {
        let Self { mut literals, names, lists: _, sealed, patterns, pattern_uses, anywhere: _, bound } = self;
        let mut shared: Vec<u64> =
            literals.iter().flat_map(|(literal, _)| literal.words()).map(|word| hash(word.as_bytes())).collect();
        shared.sort_unstable();
        let sharing = |word: &str| {
            let word = hash(word.as_bytes());
            shared.partition_point(|&other| other <= word) - shared.partition_point(|&other| other < word)
        };
        let mut entries = Vec::new();
        let mut hidden = HiddenBuilder::default();
        let mut fuzzy = FuzzyBuilder::default();
        for (number, (literal, wanted)) in literals.iter_mut().enumerate() {
            let of_list = |list| names.list(list).map_or(0, Roster::len);
            literal.choose_anchor(sharing, of_list);
            // A name may have other letters; wording in which disguises count has the sound alone.
            let wording = wanted.forms.contains(Form::Disguised) && !wanted.forms.contains(Form::Joined);
            if wording {
                literal.respell();
            }
            for (entry, piece) in literal.entries(number) {
                let words = piece.keys();
                entries.extend(words.iter().map(|word| (hash(word.as_bytes()), entry)));
                if wanted.forms.contains(Form::Disguised) {
                    hidden.word(entry, piece, &words, wording);
                }
            }
            if wanted.forms.contains(Form::Fuzzy) {
                fuzzy.term(number, literal);
            }
        }
        let patterns = Patterns::new(patterns);
        let anchored = literals.iter().enumerate().filter_map(|(term, (own, _))| Some((own.anchored_list()?, term)));
        let grids = Grids::new(anchored, &names.lists);
        Index {
            table: Table::new(entries),
            hidden: hidden.build(),
            fuzzy: fuzzy.build(),
            grids,
            literals,
            names,
            sealed: sealed.build(),
            patterns,
            pattern_uses,
            bound: bound.into_iter().filter_map(|(rule, languages)| Some((rule, languages?))).collect(),
        }
    }
}

impl Index {
    /// The folded words of a term: what its hits have in common, however they are written.
    pub(crate) fn value(&self, term: usize) -> String {
        self.literals.get(term).map_or_else(String::new, |(literal, _)| literal.value())
    }

    /// Returns whether a term has the placeholder for a name.
    pub(crate) fn holds_name(&self, term: usize) -> bool {
        self.literals.get(term).is_some_and(|(literal, _)| literal.holds_name())
    }

    /// The languages outside of which a rule finds nothing; none where it may find something in any.
    pub(crate) fn bound_to(&self, rule: RuleNumber) -> Option<&[Language]> {
        let at = self.bound.binary_search_by_key(&rule, |(rule, _)| *rule).ok()?;
        self.bound.get(at).map(|(_, languages)| languages.as_slice())
    }

    /// Finds everything in a document, sorted by rule, role and place.
    pub(crate) fn find(&self, document: &Document<'_>, reading: &Reading) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (number, block) in document.blocks.iter().enumerate() {
            let own = &reading.blocks[number];
            let number = BlockNumber(number);
            let words = reading.words_of(number);
            let in_lists = || self.names.lists.iter().any(Roster::is_hidden);
            let disguises = self.hidden.is_some() || !self.sealed.is_empty() || in_lists();
            let is_code = |at| matches!(block.context_at(at).place(), rule::Place::Code | rule::Place::Links);
            let undone = if disguises { undo(&block.text, words, is_code) } else { Vec::new() };
            let page = Page {
                text: &block.text,
                words,
                folds: &reading.words,
                block: own,
                undone: &undone,
                language: own.own_language,
                names: &self.names,
            };
            let place = InBlock { number, block, source: document.source, language: own.own_language };
            self.find_terms(page, place, &mut hits);
            self.find_grids(page, place, &mut hits);
            self.find_sealed(page, place, &mut hits);
        }
        self.patterns.find(document, reading, |block, at, pattern, span| {
            let Use { rule, role, language, .. } = self.pattern_uses[at];
            let words = words_under(reading, block, span);
            let writing = Writing::Pattern(pattern.basis, pattern.verified);
            hits.push(Hit { rule, role, block, span, words, writing, language, foreign: false });
        });
        hits.sort_by_key(|hit| (hit.rule, hit.role, hit.block, hit.span, hit.foreign, departure(hit)));
        hits.dedup_by_key(|hit| (hit.rule, hit.role, hit.block, hit.span));
        hits
    }

    fn find_sealed(&self, page: Page<'_>, place: InBlock<'_>, hits: &mut Vec<Hit>) {
        self.sealed.find(page, &mut |rule, letters, found| {
            if noise::is_noise(page.text, found.span) {
                return;
            }
            let wanted = Use { rule, role: Role::Trigger, language: None, forms: Forms::SECRETS, anywhere: true };
            hits.push(place.hit(wanted, found, |likeness| Writing::Sealed(letters, likeness)));
        });
    }

    fn find_terms(&self, page: Page<'_>, place: InBlock<'_>, hits: &mut Vec<Hit>) {
        let words = page.words;
        let mut take = |term: usize, found: Option<Found>| self.take(page, place, term, found, hits);
        let speaks = |term: usize| self.speaks(place, term);
        for (at, word) in words.iter().enumerate() {
            for entry in self.table.get(word.hash) {
                let Some(literal) = speaks(entry.term()) else { continue };
                take(
                    entry.term(),
                    match entry {
                        WordEntry::Anchor(..) => literal.find(page, at),
                        WordEntry::Joined(_) => literal.find_joined(page, at, at),
                    },
                );
            }
            for entry in self.fuzzy.iter().flat_map(|fuzzy| fuzzy.look_up(page.fold(at))) {
                if let (WordEntry::Anchor(term, own), Some(literal)) = (entry, speaks(entry.term())) {
                    take(term, literal.find_fuzzy(page, own, at));
                }
            }
            let Some(last) = page.glued_after(at) else { continue };
            for entry in self.table.get(page.hash(at, last)) {
                if let Some(literal) = speaks(entry.term()) {
                    take(entry.term(), literal.find_joined(page, at, last));
                }
            }
        }
        let Some(hidden) = &self.hidden else { return };
        let broken = if hidden.has_wording() { broken_words(page.text, words) } else { Vec::new() };
        for word in page.undone.iter().chain(&broken) {
            hidden.look_up(word, |entry, letters| {
                if let Some(literal) = speaks(entry.term()) {
                    take(entry.term(), literal.find_hidden(page, entry, word, letters));
                }
            });
        }
    }

    /// Finds the terms that are looked up by the entries of a list.
    fn find_grids(&self, page: Page<'_>, place: InBlock<'_>, hits: &mut Vec<Hit>) {
        let Some(grids) = &self.grids else { return };
        let mut take = |list, entries: Vec<Unit>| {
            for &term in grids.terms(list) {
                let Some(literal) = self.speaks(place, term) else { continue };
                let found = entries.iter().find_map(|entry| literal.find_around(page, *entry));
                self.take(page, place, term, found, hits);
            }
        };
        for (at, word) in page.words.iter().enumerate() {
            let glued = page.glued_after(at).map(|last| page.hash(at, last));
            for list in [Some(word.hash), glued].into_iter().flatten().flat_map(|word| grids.beginning(word)) {
                let roster = self.names.list(list);
                take(list, roster.map(|roster| roster.starting(page, at)).unwrap_or_default());
            }
        }
        let lists = grids.lists().filter_map(|list| Some((list, self.names.list(list)?)));
        for (list, roster) in lists.filter(|(_, roster)| roster.is_hidden()) {
            page.undone.iter().for_each(|word| take(list, roster.hidden_in(page, word)));
        }
    }

    /// The term of a number, where it can be found in a block.
    fn speaks(&self, place: InBlock<'_>, term: usize) -> Option<&Literal> {
        let (literal, wanted) = self.literals.get(term)?;
        (wanted.anywhere || !place.is_foreign(wanted.language)).then_some(literal)
    }

    /// Takes a term that was found in a block.
    fn take(&self, page: Page<'_>, place: InBlock<'_>, term: usize, found: Option<Found>, hits: &mut Vec<Hit>) {
        let (_, wanted) = &self.literals[term];
        let found = found.filter(|found| !noise::is_noise(page.text, found.span));
        hits.extend(found.map(|found| place.hit(*wanted, found, |likeness| Writing::Term(term, likeness))));
    }
}

/// The block in which something was found.
#[derive(Clone, Copy, Debug)]
struct InBlock<'p> {
    number: BlockNumber,
    block: &'p Block,
    source: &'p str,
    language: Option<Language>,
}

impl InBlock<'_> {
    /// Returns whether a term that is bound to a language is bound to another one than the block's.
    fn is_foreign(self, bound: Option<Language>) -> bool {
        bound.is_some() && self.language.is_some() && bound != self.language
    }

    /// A hit of a term there.
    fn hit(self, wanted: Use, found: Found, writing: impl Fn(Likeness) -> Writing) -> Hit {
        let Found { first, last, span, mut likeness, language: of_entry } = found;
        if first < last && self.block.source(span).slice(self.source).contains(['\n', '\r']) {
            likeness.forms = likeness.forms.with(Form::Separated);
        }
        let Use { rule, role, language, forms: _, anywhere: _ } = wanted;
        let language = language.or(of_entry);
        let (words, foreign) = ((first, last), self.is_foreign(language));
        Hit { rule, role, block: self.number, span, words, writing: writing(likeness), language, foreign }
    }
}

/// How far a hit departs from its term, to keep the closest of several at one place.
const fn departure(hit: &Hit) -> (bool, u32) {
    match hit.writing {
        Writing::Term(_, likeness) | Writing::Sealed(_, likeness) => (likeness.basis.is_some(), likeness.forms.len()),
        // A term that says more than a pattern at the same place speaks for both, whatever its capitals.
        Writing::Pattern(..) => (true, 0),
    }
}

/// The first and the last word that a span of a block's text touches.
fn words_under(reading: &Reading, block: BlockNumber, span: Span) -> (usize, usize) {
    let words = reading.words_of(block);
    let first = words.partition_point(|word| word.end <= span.start);
    let after = words.partition_point(|word| word.start < span.end);
    (first, after.saturating_sub(1).max(first))
}
