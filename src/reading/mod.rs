//! The draft as folded words: what matching sees.
//!
//! A [`Reading`] holds the words, the sentences and the language of every block of a document. Words fold letters
//! (see `fold`); what separates them is judged only where a term was found, from the block's own text.

mod apart;
mod disguise;
mod fold;
mod language;
mod letters;
mod look_alikes;
mod neighbours;
mod plain;
mod sentences;
mod undone;
mod words;

pub(crate) use apart::broken_words;
pub(crate) use disguise::Suspects;
pub(crate) use fold::{accented, bare, is_ideograph, is_word, ornamental};
pub(crate) use language::is_apostrophe;
pub(crate) use letters::Letters;
pub(crate) use undone::{Letter, Suspicion, Undone, key, stands_for};
pub(crate) use words::{Word, Words};

use crate::draft::{Block, Context, Document, Draft};
use crate::language::Language;
use crate::rule::Place;
use crate::text::{BlockNumber, Span};
use language::Vote;
use sentences::SentenceRoom;
use std::ops::Range;

/// How much of a line of code is looked at on either side, in bytes.
const LONGEST_LINE: usize = 1_000;

impl Draft<'_> {
    /// The language in which each passage is read, in the order of [`Draft::passages`]: what was said of the draft,
    /// else what the words of the passage tell, else what those of the draft do. Nothing where that is in doubt: the
    /// rules of all languages read such a passage, less sure of what they find. Cost: one pass over the text.
    ///
    /// ```
    /// use discretion::Draft;
    /// use discretion::language::Language;
    ///
    /// let draft = Draft::markdown("# Nouveautés\n\nNous avons du retard, et nous le disons.\n\n> Sorry for that.");
    /// assert_eq!(draft.languages(), [Language::French, Language::French, Language::English].map(Some));
    /// assert_eq!(Draft::plain("Kubernetes 1.30").languages(), [None]);
    /// ```
    #[must_use]
    pub fn languages(&self) -> Vec<Option<Language>> {
        let document = self.document();
        Reading::of(&document, self.known_language(), document.head.claimed_language())
            .blocks
            .iter()
            .map(|block| block.language)
            .collect()
    }
}

/// All blocks of a document, read.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// The words of all blocks, one block after another; places count from the start of the block's text.
    pub(crate) words: Words,
    /// The sentences of all blocks, one block after another; their places count in the same way.
    sentences: Vec<Span>,
    /// The reading of each block, in the order of the document.
    pub(crate) blocks: Vec<BlockReading>,
    /// The language of the draft: what was said of it, else what its prose tells.
    pub(crate) language: Option<Language>,
    /// The language that the head of the draft claims, and that its prose contradicts.
    pub(crate) contradicted: Option<Language>,
}

/// The reading of one block.
#[derive(Clone, Debug)]
pub(crate) struct BlockReading {
    /// Its words in [`Reading::words`].
    pub(crate) words: Range<usize>,
    /// Its sentences in those of all blocks.
    sentences: Range<usize>,
    /// Its language; nothing where in doubt.
    pub(crate) language: Option<Language>,
    /// The same as far as it does not depend on the rest of the draft: what was said, else what its own words tell.
    pub(crate) own_language: Option<Language>,
    /// True if nobody but the head of the draft says in which language it is.
    pub(crate) is_claimed: bool,
}

impl Reading {
    /// Reads a document, in a language where one is known. The language that its own head claims holds for each block
    /// whose words do not tell another one; a block that does is in doubt, so that the rules of all languages read it.
    pub(crate) fn of(document: &Document<'_>, language: Option<Language>, claimed: Option<Language>) -> Self {
        let (words, ends) = Words::of_all(document.blocks.iter().map(|block| &*block.text), document.source.len());
        let mut blocks = Vec::with_capacity(document.blocks.len());
        let mut votes = Vec::with_capacity(document.blocks.len());
        let mut first = 0;
        for (block, end) in document.blocks.iter().zip(ends) {
            let range = std::mem::replace(&mut first, end)..end;
            let vote = if language.is_none() && is_language(block) {
                let has_code = block.segments.iter().any(|segment| segment.context == Context::Code);
                let is_code = |at| has_code && block.context_at(at) == Context::Code;
                Vote::of(&block.text, &words, range.clone(), is_code)
            } else {
                Vote::default()
            };
            votes.push(vote);
            let told = vote.winner();
            let is_contradicted = told.is_some_and(|told| claimed.is_some_and(|claimed| claimed != told));
            let own_language = language.or_else(|| claimed.or(told).filter(|_| !is_contradicted));
            let is_claimed = language.is_none() && told.is_none() && claimed.is_some();
            blocks.push(BlockReading { words: range, sentences: 0..0, language, own_language, is_claimed });
        }
        let told = votes.iter().fold(Vote::default(), |all, &vote| all.with(vote)).winner();
        let contradicted = claimed.filter(|&claimed| language.is_none() && told.is_some_and(|told| told != claimed));
        let of_draft = language.or(claimed.filter(|_| contradicted.is_none())).or(told);
        for (block, vote) in blocks.iter_mut().zip(votes) {
            let of_rest = of_draft.filter(|&language| claimed.is_none() && !vote.is_against(language));
            block.language = block.own_language.or(of_rest);
        }
        let (mut sentences, mut room) = (Vec::with_capacity(document.blocks.len()), SentenceRoom::default());
        for (block, own) in document.blocks.iter().zip(&mut blocks).filter(|(block, _)| is_language(block)) {
            let first = sentences.len();
            sentences::cut(&block.text, &mut room, &mut sentences);
            own.sentences = first..sentences.len();
        }
        Self { words, sentences, blocks, language: of_draft, contradicted }
    }

    /// The words of a block.
    pub(crate) fn words_of(&self, block: BlockNumber) -> &[Word] {
        self.blocks.get(block.0).map_or(&[], |block| &self.words.list[block.words.clone()])
    }

    /// The sentences of a block, spans of its text that touch and cover it; of prose and metadata only.
    pub(crate) fn sentences_of(&self, block: BlockNumber) -> &[Span] {
        self.blocks.get(block.0).map_or(&[], |block| &self.sentences[block.sentences.clone()])
    }

    /// The sentence that holds an offset of a block's text; in a block without sentences, the line, or what of a very long one
    /// is near.
    pub(crate) fn sentence_at(&self, block: BlockNumber, text: &str, offset: usize) -> Span {
        let sentences = self.sentences_of(block);
        let next = sentences.partition_point(|sentence| sentence.start <= offset);
        let sentence = next.checked_sub(1).and_then(|at| sentences.get(at)).copied();
        sentence.unwrap_or_else(|| {
            let from = text.floor_char_boundary(offset.saturating_sub(LONGEST_LINE));
            let until = text.floor_char_boundary(offset + LONGEST_LINE);
            let before = Span::new(from, offset).slice(text);
            let after = Span::new(offset, until).slice(text);
            let end = after.find('\n').map_or(until, |at| offset + at);
            Span::new(before.rfind('\n').map_or(from, |at| from + at + 1), end)
        })
    }
}

/// A text as its folded words with one space between.
pub(crate) fn folded(text: &str) -> String {
    let words = Words::of(text);
    let each: Vec<&str> = (0..words.list.len()).map(|at| words.fold_of(at, at)).collect();
    each.join(" ")
}

/// Returns whether a block is written in a language: prose, metadata, comments; not code and addresses.
fn is_language(block: &Block) -> bool {
    match block.context.place() {
        Place::Prose | Place::Metadata | Place::Comments => true,
        Place::Code | Place::Links => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word of a block that tells its language may be its last one, and what follows it is no part of it.
    #[test]
    fn a_block_tells_the_same_alone_and_among_others() {
        let blocks = ["merci halcyon", "Migrating existing apps", "Ça va", "halcyon zephyrion", "soyez heureux"];
        let own = |text: &str| -> Vec<Option<Language>> {
            let draft = Draft::plain(text);
            let reading = Reading::of(&draft.document(), None, None);
            reading.blocks.iter().map(|block| block.own_language).collect()
        };
        let alone: Vec<_> = blocks.iter().flat_map(|block| own(block)).collect();
        assert!(Language::EACH.iter().all(|&language| alone.contains(&Some(language))) && alone.contains(&None));
        assert_eq!(own(&blocks.join("\n\n")), alone);
    }
}
