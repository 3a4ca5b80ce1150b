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
mod hit;
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
mod word_index;

pub(crate) use context::Surroundings;
pub(crate) use covers::{Covers, Offset, stretch};
pub(crate) use hit::{Hit, Writing};
pub(crate) use sealed::{Unsealable, check, seal};

use crate::draft::Document;
use crate::language::Language;
use crate::reading::{Reading, Undone, broken_words, hash, undo};
use crate::rule::{self, Form, Forms, Name, Pattern, RuleNumber, Term, Vocabulary};
use crate::secret::{Key, Sealed};
use crate::text::{BlockNumber, Span};
use flat::ListNumber;
use hit::{InBlock, departure};
use literal::{Found, Literal};
use page::Page;
use patterns::Patterns;
use roster::{Names, Roster};
use sealed::{SealedBuilder, SealedTerms};
use std::collections::BTreeMap;
use std::sync::Arc;
use table::WordEntry;
use unit::Unit;
use word_index::{WordIndex, WordIndexBuilder};

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

impl Role {
    /// Returns whether what is found makes a rule speak.
    const fn is_trigger(self) -> bool {
        match self {
            Self::Trigger | Self::Handle | Self::Host => true,
            Self::Except
            | Self::Near
            | Self::NotNear
            | Self::Needs
            | Self::Eases
            | Self::Support
            | Self::Against
            | Self::Cleared => false,
        }
    }
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

/// All terms and patterns of a policy, ready to be found.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    /// What is looked for in every draft.
    first: WordIndex,
    /// What stands beside it.
    companions: WordIndex,
    /// The rules of these, in order.
    accompanied: Vec<RuleNumber>,
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
        if role.is_trigger() {
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

    /// Builds the index. The rules of `always` say something of drafts in which they found nothing.
    pub(crate) fn build(self, always: &[RuleNumber]) -> Index {
        let Self { mut literals, names, lists: _, sealed, patterns, pattern_uses, anywhere: _, bound } = self;
        let mut shared: Vec<u64> =
            literals.iter().flat_map(|(literal, _)| literal.words()).map(|word| hash(word.as_bytes())).collect();
        shared.sort_unstable();
        let sharing = |word: &str| {
            let word = hash(word.as_bytes());
            shared.partition_point(|&other| other <= word) - shared.partition_point(|&other| other < word)
        };
        let (mut first, mut companions) = (WordIndexBuilder::default(), WordIndexBuilder::default());
        let mut accompanied = Vec::new();
        for (number, (literal, wanted)) in literals.iter_mut().enumerate() {
            let of_list = |list| names.list(list).map_or(0, Roster::len);
            literal.choose_anchor(sharing, of_list);
            // A name may have other letters; wording in which disguises count has the sound alone.
            let wording = wanted.forms.contains(Form::Disguised) && !wanted.forms.contains(Form::Joined);
            if wording {
                literal.respell();
            }
            let is_first = wanted.role.is_trigger() || wanted.role == Role::Cleared || always.contains(&wanted.rule);
            let terms = if is_first { &mut first } else { &mut companions };
            accompanied.extend(Some(wanted.rule).filter(|_| !is_first));
            terms.term(number, literal, wanted.forms, wording);
        }
        accompanied.sort_unstable();
        accompanied.dedup();
        let patterns = Patterns::new(patterns);
        Index {
            first: first.build(&names.lists),
            companions: companions.build(&names.lists),
            accompanied,
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

    /// Finds in a document, sorted by rule, role and place, all that rules look for, and what stands beside it.
    pub(crate) fn find(&self, document: &Document<'_>, reading: &Reading) -> Vec<Hit> {
        let mut hits = Vec::new();
        let undone = self.undone(document, reading);
        let page = |number: BlockNumber, block| Page {
            text: &document.blocks[number.0].text,
            words: reading.words_of(number),
            folds: &reading.words,
            block,
            undone: undone.get(number.0).map_or(&[], Vec::as_slice),
            language: block.own_language,
            names: &self.names,
        };
        let place = |number: BlockNumber, language| InBlock {
            number,
            block: &document.blocks[number.0],
            source: document.source,
            language,
        };
        let blocks = || reading.blocks.iter().enumerate().map(|(number, block)| (BlockNumber(number), block));
        for (number, block) in blocks() {
            let (page, place) = (page(number, block), place(number, block.own_language));
            self.find_terms(&self.first, None, page, place, &mut hits);
            self.find_grids(&self.first, None, page, place, &mut hits);
            self.find_sealed(page, place, &mut hits);
        }
        self.patterns.find(document, reading, |block, at, pattern, span| {
            let Use { rule, role, language, .. } = self.pattern_uses[at];
            let words = words_under(reading, block, span);
            let writing = Writing::Pattern(pattern.basis, pattern.verified);
            hits.push(Hit { rule, role, block, span, words, writing, language, foreign: false });
        });
        let mut rules: Vec<RuleNumber> = hits.iter().filter(|hit| hit.role.is_trigger()).map(|hit| hit.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        rules.retain(|rule| self.accompanied.binary_search(rule).is_ok());
        for (number, block) in blocks().filter(|_| !rules.is_empty()) {
            let (page, place) = (page(number, block), place(number, block.own_language));
            self.find_terms(&self.companions, Some(&rules), page, place, &mut hits);
            self.find_grids(&self.companions, Some(&rules), page, place, &mut hits);
        }
        hits.sort_by_key(|hit| (hit.rule, hit.role, hit.block, hit.span, hit.foreign, departure(hit)));
        hits.dedup_by_key(|hit| (hit.rule, hit.role, hit.block, hit.span));
        hits
    }

    /// The suspicious words of each block; nothing where no disguise counts.
    fn undone(&self, document: &Document<'_>, reading: &Reading) -> Vec<Vec<Undone>> {
        let in_lists = || self.names.lists.iter().any(Roster::is_hidden);
        let in_terms = [&self.first, &self.companions].iter().any(|terms| terms.hidden.is_some());
        if !in_terms && self.sealed.is_empty() && !in_lists() {
            return Vec::new();
        }
        let blocks = document.blocks.iter().enumerate();
        let undone = blocks.map(|(number, block)| {
            let is_code = |at| matches!(block.context_at(at).place(), rule::Place::Code | rule::Place::Links);
            undo(&block.text, reading.words_of(BlockNumber(number)), is_code)
        });
        undone.collect()
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

    /// Finds terms, of all rules or of some.
    fn find_terms(
        &self,
        terms: &WordIndex,
        rules: Option<&[RuleNumber]>,
        page: Page<'_>,
        place: InBlock<'_>,
        hits: &mut Vec<Hit>,
    ) {
        let words = page.words;
        let mut take = |term: usize, found: Option<Found>| self.take(page, place, term, found, hits);
        let speaks = |term: usize| self.speaks(rules, place, term);
        for (at, word) in words.iter().enumerate() {
            for entry in terms.words.get(word.hash) {
                let Some(literal) = speaks(entry.term()) else { continue };
                take(
                    entry.term(),
                    match entry {
                        WordEntry::Anchor(..) => literal.find(page, at),
                        WordEntry::Joined(_) => literal.find_joined(page, at, at),
                    },
                );
            }
            if let Some(fuzzy) = &terms.fuzzy {
                for entry in fuzzy.look_up(page.fold(at)) {
                    if let (WordEntry::Anchor(term, own), Some(literal)) = (entry, speaks(entry.term())) {
                        take(term, literal.find_fuzzy(page, own, at));
                    }
                }
            }
            let Some(last) = page.glued_after(at) else { continue };
            for entry in terms.words.get(page.hash(at, last)) {
                if let Some(literal) = speaks(entry.term()) {
                    take(entry.term(), literal.find_joined(page, at, last));
                }
            }
        }
        let Some(hidden) = &terms.hidden else { return };
        let broken = if hidden.has_wording() { broken_words(page.text, words) } else { Vec::new() };
        for word in page.undone.iter().chain(&broken) {
            hidden.look_up(word, |entry, letters| {
                if let Some(literal) = speaks(entry.term()) {
                    take(entry.term(), literal.find_hidden(page, entry, word, letters));
                }
            });
        }
    }

    /// Finds the terms that are looked up by the entries of a list, of all rules or of some.
    fn find_grids(
        &self,
        terms: &WordIndex,
        rules: Option<&[RuleNumber]>,
        page: Page<'_>,
        place: InBlock<'_>,
        hits: &mut Vec<Hit>,
    ) {
        let Some(grids) = &terms.grids else { return };
        let speak = |list| grids.terms(list).iter().any(|&term| self.speaks(rules, place, term).is_some());
        let mut take = |list, entries: Vec<Unit>| {
            for &term in grids.terms(list).iter().filter(|_| !entries.is_empty()) {
                let Some(literal) = self.speaks(rules, place, term) else { continue };
                let found = entries.iter().find_map(|entry| literal.find_around(page, *entry));
                self.take(page, place, term, found, hits);
            }
        };
        let mut take_from = |at: usize, word: u64| {
            for list in grids.beginning(word) {
                if let Some(roster) = self.names.list(list).filter(|_| speak(list)) {
                    take(list, roster.starting(page, at));
                }
            }
        };
        for (at, word) in page.words.iter().enumerate() {
            take_from(at, word.hash);
            if let Some(last) = page.glued_after(at) {
                take_from(at, page.hash(at, last));
            }
        }
        let lists = grids.lists().filter_map(|list| Some((list, self.names.list(list)?)));
        for (list, roster) in lists.filter(|&(list, roster)| roster.is_hidden() && speak(list)) {
            page.undone.iter().for_each(|word| take(list, roster.hidden_in(page, word)));
        }
    }

    /// The term of a number, where it can be found in a block and is one of these rules.
    fn speaks(&self, rules: Option<&[RuleNumber]>, place: InBlock<'_>, term: usize) -> Option<&Literal> {
        let (literal, wanted) = self.literals.get(term)?;
        let is_asked = rules.is_none_or(|rules| rules.binary_search(&wanted.rule).is_ok());
        (is_asked && (wanted.anywhere || !place.is_foreign(wanted.language))).then_some(literal)
    }

    /// Takes a term that was found in a block.
    fn take(&self, page: Page<'_>, place: InBlock<'_>, term: usize, found: Option<Found>, hits: &mut Vec<Hit>) {
        let (_, wanted) = &self.literals[term];
        let found = found.filter(|found| !noise::is_noise(page.text, found.span));
        hits.extend(found.map(|found| place.hit(*wanted, found, |likeness| Writing::Term(term, likeness))));
    }
}

/// The first and the last word that a span of a block's text touches.
fn words_under(reading: &Reading, block: BlockNumber, span: Span) -> (usize, usize) {
    let words = reading.words_of(block);
    let first = words.partition_point(|word| word.end <= span.start);
    let after = words.partition_point(|word| word.start < span.end);
    (first, after.saturating_sub(1).max(first))
}
