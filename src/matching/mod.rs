//! Finding the terms of all rules at once.
//!
//! Every literal of every rule sits in one index of folded words, so each word of a draft is looked up once and a
//! check hardly grows with the number of rules. What a hit means is for the families to say; here stand only where
//! it is, how it was written, and what stands beside it.

mod alphabet;
mod asked;
mod builder;
mod companion;
mod context;
mod covers;
mod crowd;
mod demand;
mod edge;
mod flat;
mod fuzzy;
mod gap;
mod gate;
mod gates;
mod glance;
mod grid;
mod hidden;
mod hit;
mod indexed;
mod initials;
mod keys;
mod likeness;
mod literal;
mod named;
mod noise;
mod one_edit;
mod page;
mod patterns;
mod piece;
mod rarity;
mod respelling;
mod roster;
mod sealed;
mod slot;
mod spaces;
mod spoken;
mod term_words;
mod unit;
mod waking;
mod word_entry;
mod word_index;

pub(crate) use builder::IndexBuilder;
pub(crate) use context::Surroundings;
pub(crate) use covers::{Covers, Offset, stretch};
pub(crate) use hit::{Hit, Writing};
pub(crate) use sealed::{Unsealable, check, seal};

use crate::draft::{Block, Document};
use crate::language::Language;
use crate::reading::{Reading, Suspects, Undone, broken_words};
use crate::rule::{Forms, Places, RuleNumber};
use crate::text::{BlockNumber, Span};
use grid::{Grid, Grids};
use hit::{Found, InBlock, departure};
use indexed::{IndexedTerm, ReadTerms};
use literal::Literal;
use page::Page;
use patterns::{Matched, Patterns};
use roster::{Names, Roster};
use sealed::SealedTerms;
use spoken::{HeardTerms, ReadyTerms, SpokenTerms};
use std::sync::OnceLock;
use unit::Unit;
use word_entry::WordEntry;
use word_index::WordIndex;

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
    pub(crate) const fn is_trigger(self) -> bool {
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
    /// The places in which it counts.
    places: Places,
}

/// The place of the terms among all that are looked for in blocks of one language: 0 for those of any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct GroupNumber(u8);

impl GroupNumber {
    /// That of what is bound to a language, or to none.
    fn of(language: Option<Language>) -> Self {
        Self(language.map_or(0, |language| language as u8 + 1))
    }
}

/// All terms and patterns of a policy, ready to be found.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    /// What is looked for in every draft.
    spoken: SpokenTerms,
    /// What stands beside it, in the order of the rules.
    companions: Vec<RuleCompanions>,
    terms: Vec<IndexedTerm>,
    names: Names,
    sealed: SealedTerms,
    /// True if anything counts in disguise.
    undoes: bool,
    patterns: Patterns,
    pattern_uses: Vec<Use>,
    /// The rules that find something in some languages only, in order.
    bound: Vec<(RuleNumber, Vec<Language>)>,
}

/// What stands beside what a rule looks for, made ready when the rule first finds something.
#[derive(Clone, Debug)]
struct RuleCompanions {
    rule: RuleNumber,
    /// True if they may stand in another block than a match.
    is_far: bool,
    /// The numbers of the terms.
    terms: Vec<usize>,
    index: OnceLock<WordIndex>,
}

impl Index {
    /// The folded words of a term: what its hits have in common, however they are written.
    pub(crate) fn value(&self, term: usize) -> String {
        self.literal(term).map_or_else(String::new, Literal::value)
    }

    /// Returns whether a term has the placeholder for a name.
    pub(crate) fn holds_name(&self, term: usize) -> bool {
        self.literal(term).is_some_and(Literal::holds_name)
    }

    /// A term by its number, ready for comparison.
    fn literal(&self, term: usize) -> Option<&Literal> {
        let term = self.terms.get(term)?;
        Some(term.literal(&self.ready(term.group).counts, &self.names))
    }

    /// The terms of a group, ready to be looked for.
    fn ready(&self, group: GroupNumber) -> &ReadyTerms {
        self.spoken.ready(group, &self.terms, &self.names)
    }

    /// The languages outside of which a rule finds nothing; none where it may find something in any.
    pub(crate) fn bound_to(&self, rule: RuleNumber) -> Option<&[Language]> {
        let at = self.bound.binary_search_by_key(&rule, |(rule, _)| *rule).ok()?;
        self.bound.get(at).map(|(_, languages)| languages.as_slice())
    }

    /// Finds in a document, sorted by rule, role and place, all that rules look for where they read, and what stands beside it.
    pub(crate) fn find(&self, document: &Document<'_>, reading: &Reading) -> Vec<Hit> {
        self.find_in(document, reading, &document.blocks.iter().map(Block::places).collect::<Vec<_>>())
    }

    /// Finds the same, and besides what stands where its rule does not read.
    pub(crate) fn find_even_unread(&self, document: &Document<'_>, reading: &Reading) -> Vec<Hit> {
        self.find_in(document, reading, &vec![Places::ALL; document.blocks.len()])
    }

    /// Finds what counts in places, of each block its own.
    fn find_in(&self, document: &Document<'_>, reading: &Reading, places: &[Places]) -> Vec<Hit> {
        let mut hits = Vec::new();
        // Where no disguise counts, nobody looks for one.
        let suspects = if self.undoes { Suspects::of(document, reading) } else { Suspects::default() };
        let page = |number: BlockNumber| {
            let (undone, singles) = suspects.in_block(number);
            Page {
                text: &document.blocks[number.0].text,
                words: reading.words_of(number),
                reading,
                number,
                undone,
                singles,
                language: reading.blocks[number.0].own_language,
                names: &self.names,
            }
        };
        let place = |number: BlockNumber| InBlock {
            number,
            block: &document.blocks[number.0],
            source: document.source,
            language: reading.blocks[number.0].own_language,
            places: places[number.0],
        };
        for number in (0..reading.blocks.len()).map(BlockNumber) {
            let (page, place) = (page(number), place(number));
            let ready = |group| &self.ready(group).words;
            let heard = self.spoken.heard(page.language, place.is_technical(), ready);
            self.find_terms(heard, &page, &place, &mut hits);
            self.find_sealed(&page, &place, &mut hits);
        }
        self.patterns.find(document, reading, places, |block, at, pattern, Matched { span, is_rest }| {
            let Use { rule, role, language, .. } = self.pattern_uses[at];
            let words = words_under(reading, block, span);
            let one = Writing::Pattern(pattern.basis, pattern.verified);
            let writing = if is_rest { Writing::Rest(pattern.basis) } else { one };
            hits.push(Hit { rule, role, block, span, words, writing, language, foreign: false });
        });
        let mut triggered: Vec<(RuleNumber, BlockNumber)> =
            hits.iter().filter(|hit| hit.role.is_trigger()).map(|hit| (hit.rule, hit.block)).collect();
        triggered.sort_unstable();
        triggered.dedup();
        for matched in triggered.chunk_by(|(rule, _), (next, _)| rule == next) {
            let rule = matched[0].0;
            let first = self.companions.partition_point(|own| own.rule < rule);
            for own in self.companions[first..].iter().take_while(|own| own.rule == rule) {
                let read = || ReadTerms::of(&own.terms, &self.terms);
                let counts = &self.ready(GroupNumber::default()).counts;
                let terms = own.index.get_or_init(|| WordIndex::of(&read(), &self.terms, counts, &self.names));
                let mut find = |number| {
                    let place = place(number);
                    self.find_terms(HeardTerms::alone(terms, place.is_technical()), &page(number), &place, &mut hits);
                };
                if own.is_far {
                    (0..reading.blocks.len()).map(BlockNumber).for_each(find);
                } else {
                    matched.iter().for_each(|(_, block)| find(*block));
                }
            }
        }
        hits.sort_by_key(|hit| (hit.rule, hit.role, hit.block, hit.span, hit.foreign, departure(hit)));
        hits.dedup_by_key(|hit| (hit.rule, hit.role, hit.block, hit.span));
        hits
    }

    fn find_sealed(&self, page: &Page<'_>, place: &InBlock<'_>, hits: &mut Vec<Hit>) {
        self.sealed.find(page, &mut |rule, letters, found| {
            if noise::is_noise(page.text, found.span) {
                return;
            }
            let (role, forms, places) = (Role::Trigger, Forms::SECRETS, Places::ALL);
            let wanted = Use { rule, role, language: None, forms, anywhere: true, places };
            hits.push(place.hit(wanted, found, |likeness| Writing::Sealed(letters, likeness)));
        });
    }

    /// Finds terms in a block: by its words, those that touch run together, and those that are suspicious.
    fn find_terms(&self, heard: HeardTerms<'_>, page: &Page<'_>, place: &InBlock<'_>, hits: &mut Vec<Hit>) {
        for (at, word) in page.words.iter().enumerate() {
            if heard.filter.may_have(word.hash) {
                let own = heard.each().filter(|terms| terms.words.may_have(word.hash));
                own.for_each(|terms| self.find_word(terms, page, place, at, hits));
            }
            let Some(last) = page.glued_after(at) else { continue };
            let hash = page.hash(at, last);
            if heard.filter.may_have(hash) {
                for terms in heard.each() {
                    for entry in terms.words.get(hash) {
                        self.find_at(terms, entry, page, place, (at, last), hits);
                    }
                }
            }
        }
        heard.each().for_each(|terms| self.find_departed(terms, page, place, hits));
    }

    /// Finds terms in a block that are one letter off, or in disguise.
    fn find_departed(&self, terms: &WordIndex, page: &Page<'_>, place: &InBlock<'_>, hits: &mut Vec<Hit>) {
        if let Some(fuzzy) = &terms.fuzzy {
            for at in 0..page.words.len() {
                for entry in fuzzy.look_up(page.fold(at)) {
                    if let (WordEntry::Anchor(_, own, _), Some(literal)) = (entry, self.speaks(place, entry.number())) {
                        let found = literal.find_fuzzy(page, usize::from(own), at);
                        self.take(page, place, entry.number(), found, hits);
                    }
                }
            }
        }
        self.find_hidden(terms, page, place, hits);
        let grids = terms.grids.iter().filter(|_| !page.undone.is_empty()).flat_map(Grids::hidden);
        for (grid, roster) in grids.filter_map(|grid| Some((grid, self.roster(grid, place)?))) {
            let each = page.undone.iter().map(|word| roster.hidden_in(page, word));
            each.for_each(|entries| self.find_around(grid, &entries, page, place, hits));
        }
    }

    /// Finds what a word of a block may be part of as it stands, by what stands beside it.
    #[inline(never)]
    fn find_word(&self, terms: &WordIndex, page: &Page<'_>, place: &InBlock<'_>, at: usize, hits: &mut Vec<Hit>) {
        let beside = page.beside(at);
        for entry in terms.words.get(page.words[at].hash) {
            if page.may_have(entry.beside(), beside, at) {
                self.find_at(terms, entry, page, place, (at, at), hits);
            }
        }
    }

    /// Finds what a word of a block, or several that touch, may be part of: a term, or terms that name a list.
    #[inline(never)]
    fn find_at(
        &self,
        terms: &WordIndex,
        entry: WordEntry,
        page: &Page<'_>,
        place: &InBlock<'_>,
        (first, last): (usize, usize),
        hits: &mut Vec<Hit>,
    ) {
        let term = entry.number();
        let found = match entry {
            WordEntry::Listed(..) => {
                let Some(grid) = terms.grids.as_ref().and_then(|grids| grids.get(term)) else { return };
                if !grid.may_begin(page, first) {
                    return;
                }
                let Some(roster) = self.roster(grid, place) else { return };
                return self.find_around(grid, &roster.starting(page, first), page, place, hits);
            }
            WordEntry::Anchor(..) if first == last => self.speaks(place, term).and_then(|term| term.find(page, first)),
            WordEntry::Anchor(..) | WordEntry::Joined(_) => {
                self.speaks(place, term).and_then(|term| term.find_joined(page, first, last))
            }
        };
        self.take(page, place, term, found, hits);
    }

    /// Finds terms in the suspicious words of a block.
    fn find_hidden(&self, terms: &WordIndex, page: &Page<'_>, place: &InBlock<'_>, hits: &mut Vec<Hit>) {
        let Some(hidden) = &terms.hidden else { return };
        let mut look = |word: &Undone| {
            hidden.look_up(page.text, word, |entry, letters| {
                if let Some(literal) = self.speaks(place, entry.number()) {
                    let found = literal.find_hidden(page, entry, word, letters);
                    self.take(page, place, entry.number(), found, hits);
                }
            });
        };
        page.undone.iter().for_each(&mut look);
        if hidden.has_wording() {
            broken_words(page.text, page.words, page.singles, look);
        }
    }

    /// Finds the terms of a grid around entries of its list, the first that fits.
    fn find_around(&self, grid: &Grid, entries: &[Unit], page: &Page<'_>, place: &InBlock<'_>, hits: &mut Vec<Hit>) {
        for &term in grid.terms.iter().filter(|_| !entries.is_empty()) {
            let Some(literal) = self.speaks(place, term) else { continue };
            let found = entries.iter().find_map(|entry| literal.find_around(page, *entry));
            self.take(page, place, term, found, hits);
        }
    }

    /// The names or the list of a grid, where any of its terms can be found in a block.
    fn roster(&self, grid: &Grid, place: &InBlock<'_>) -> Option<&Roster> {
        self.names.listed(grid.listing).filter(|_| grid.speaks(|wanted| place.speaks(wanted)))
    }

    /// The term of a number, where it can be found in a block.
    fn speaks(&self, place: &InBlock<'_>, term: usize) -> Option<&Literal> {
        if place.speaks(self.terms.get(term)?.wanted) { self.literal(term) } else { None }
    }

    /// Takes a term that was found in a block.
    fn take(&self, page: &Page<'_>, place: &InBlock<'_>, term: usize, found: Option<Found>, hits: &mut Vec<Hit>) {
        let wanted = self.terms[term].wanted;
        let found = found.filter(|found| !noise::is_noise(page.text, found.span));
        hits.extend(found.map(|found| place.hit(wanted, found, |likeness| Writing::Term(term, likeness))));
    }
}

/// The first and the last word that a span of a block's text touches.
fn words_under(reading: &Reading, block: BlockNumber, span: Span) -> (usize, usize) {
    let words = reading.words_of(block);
    let first = words.partition_point(|word| word.end() <= span.start);
    let after = words.partition_point(|word| word.start() < span.end);
    (first, after.saturating_sub(1).max(first))
}
