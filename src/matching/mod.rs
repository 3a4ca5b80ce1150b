//! Finding the terms of all rules at once.
//!
//! Every literal of every rule sits in one index of folded words, so each word of a draft is looked up once and a
//! check hardly grows with the number of rules. What a hit means is for the families to say; here stand only where
//! it is, how it was written, and what stands beside it.

mod companion;
mod context;
mod gap;
mod inflection;
mod literal;
mod patterns;
mod table;

pub(crate) use context::{Spot, Surroundings};

use crate::draft::{Block, Document};
use crate::reading::{Reading, hash};
use crate::rule::{Form, Forms, Language, Pattern};
use crate::span::Span;
use literal::{Literal, Place};
use patterns::Patterns;
use table::{Entry, Table};

/// What a rule wants a term for.
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
    /// A word that speaks for an ambiguous name.
    Support,
    /// A word that speaks against one.
    Against,
}

/// A term or pattern with the rule that wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Use {
    rule: usize,
    role: Role,
    language: Option<Language>,
}

/// A place where a term or a pattern was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The rule, by its number in the policy.
    pub(crate) rule: usize,
    /// What the rule wants it for.
    pub(crate) role: Role,
    /// The block.
    pub(crate) block: usize,
    /// The place in the block's text.
    pub(crate) span: Span,
    /// Its first and last word in the block; a pattern may lie between words.
    pub(crate) words: (usize, usize),
    /// How it was written.
    pub(crate) writing: Writing,
    /// Whether its term is bound to a language.
    pub(crate) bound: bool,
}

impl Hit {
    /// Its block and its place there.
    pub(crate) const fn spot(&self) -> Spot {
        (self.block, self.span)
    }
}

/// What was found, and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// A term by its number in the index, with the forms it departs in.
    Term(usize, Forms),
    /// A match of a pattern.
    Pattern,
}

/// All terms and patterns of a policy, ready to be found.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    table: Table,
    literals: Vec<(Literal, Use)>,
    patterns: Patterns,
    pattern_uses: Vec<Use>,
}

/// Collects the terms and patterns of a policy.
#[derive(Debug, Default)]
pub(crate) struct IndexBuilder {
    literals: Vec<(Literal, Use)>,
    entries: Vec<(u64, Entry)>,
    patterns: Vec<Pattern>,
    pattern_uses: Vec<Use>,
}

impl IndexBuilder {
    /// Adds a term of a rule.
    pub(crate) fn term(&mut self, rule: usize, role: Role, term: &crate::rule::Term) {
        let literal = Literal::new(&term.text);
        let number = self.literals.len();
        let anchor = literal.anchor();
        let key = |key: String| hash(key.as_bytes());
        let anchors = literal.anchor_keys().into_iter().map(|word| (key(word), Entry::Anchor(number, anchor)));
        self.entries.extend(anchors);
        self.entries.extend(literal.joined_keys().into_iter().map(|word| (key(word), Entry::Joined(number))));
        self.literals.push((literal, Use { rule, role, language: term.language }));
    }

    /// Adds a pattern of a rule.
    pub(crate) fn pattern(&mut self, rule: usize, pattern: &Pattern) {
        self.patterns.push(pattern.clone());
        self.pattern_uses.push(Use { rule, role: Role::Trigger, language: None });
    }

    /// Builds the index.
    pub(crate) fn build(self) -> Index {
        let Self { literals, entries, patterns, pattern_uses } = self;
        Index { table: Table::new(entries), literals, patterns: Patterns::new(patterns), pattern_uses }
    }
}

impl Index {
    /// The folded words of a term: what its hits have in common, however they are written.
    pub(crate) fn value(&self, term: usize) -> String {
        self.literals.get(term).map_or_else(String::new, |(literal, _)| literal.value())
    }

    /// Finds everything in a document, sorted by rule, role and place.
    pub(crate) fn find(&self, document: &Document<'_>, reading: &Reading) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (number, block) in document.blocks.iter().enumerate() {
            self.find_terms(number, block, document.source, reading, &mut hits);
            self.patterns.find(&block.text, |pattern, span| {
                let Use { rule, role, language: _ } = self.pattern_uses[pattern];
                let words = words_under(reading, number, span);
                hits.push(Hit { rule, role, block: number, span, words, writing: Writing::Pattern, bound: false });
            });
        }
        hits.sort_by_key(|hit| (hit.rule, hit.role, hit.block, hit.span, forms_of(hit)));
        hits.dedup_by_key(|hit| (hit.rule, hit.role, hit.block, hit.span));
        hits
    }

    fn find_terms(&self, number: usize, block: &Block, source: &str, reading: &Reading, hits: &mut Vec<Hit>) {
        let words = reading.words_of(number);
        let offset = reading.blocks[number].words.start;
        let language = reading.blocks[number].language;
        let mut take = |term: usize, place: Place| {
            let (literal, wanted) = &self.literals[term];
            if wanted.language.is_some() && language.is_some() && wanted.language != language {
                return;
            }
            let Some(found) = literal.find(&block.text, words, &reading.words, offset, place) else { return };
            let mut forms = found.forms;
            if found.first < found.last && block.source(found.span).slice(source).contains(['\n', '\r']) {
                forms = forms.with(Form::Separated);
            }
            hits.push(Hit {
                rule: wanted.rule,
                role: wanted.role,
                block: number,
                span: found.span,
                words: (found.first, found.last),
                writing: Writing::Term(term, forms),
                bound: wanted.language.is_some(),
            });
        };
        for (at, word) in words.iter().enumerate() {
            for entry in self.table.get(word.hash) {
                match entry {
                    Entry::Anchor(term, own) => take(term, Place::Anchor(own, at)),
                    Entry::Joined(term) => take(term, Place::Joined(at, at)),
                }
            }
            let starts = at == 0 || words[at - 1].end < word.start;
            let glued = words.get(at + 1).is_some_and(|next| next.start == word.end);
            if starts && glued {
                let last = at + words[at..].windows(2).take_while(|pair| pair[0].end == pair[1].start).count();
                let whole = hash(reading.words.fold_of(offset + at, offset + last).as_bytes());
                for entry in self.table.get(whole) {
                    // The anchor of a term of one word, too: `HALcyon` is cut in two.
                    let (Entry::Joined(term) | Entry::Anchor(term, _)) = entry;
                    take(term, Place::Joined(at, last));
                }
            }
        }
    }
}

/// How far a hit departs from its term, to keep the closest of several at one place.
const fn forms_of(hit: &Hit) -> u32 {
    match hit.writing {
        Writing::Term(_, forms) => forms.len(),
        Writing::Pattern => 0,
    }
}

/// The first and the last word that a span of a block's text touches.
fn words_under(reading: &Reading, block: usize, span: Span) -> (usize, usize) {
    let words = reading.words_of(block);
    let first = words.partition_point(|word| word.end <= span.start);
    let after = words.partition_point(|word| word.start < span.end);
    (first, after.saturating_sub(1).max(first))
}
