//! Companions that are denied: "not an ad", "no benchmark needed", « ceci n'est pas une publicité ».
//!
//! What is denied does not stand there, so it cannot disclose or prove anything. A label is one all the same: what begins
//! its sentence or stands alone has no clause before it, and a hashtag does not belong to the clause that it follows
//! ("I could not resist #ad"). The words that negate, and how far, are those of [`super::negation`]. Rules that need a
//! companion ask here.

use crate::language::grammar::stands;
use crate::language::stance::Cue;
use crate::matching::Surroundings;
use crate::text::{Span, Spot};

/// The most words between what denies and a companion: "not in any way a paid" partnership. Beyond them a negation is of
/// something else in its clause.
const REACH: usize = 4;

impl Surroundings<'_> {
    /// Returns whether a companion stands for what it says: it is not denied, and what is written like a label is one.
    /// Cost: a look at some words on either side.
    pub(crate) fn is_said(&self, spot: Spot) -> bool {
        let text = self.text(spot);
        let is_one_word = text.ends_with('.') && !text.contains(char::is_whitespace);
        (!is_one_word || self.is_sentence(spot)) && !self.is_in_phrase(spot) && !self.is_denied(spot)
    }

    /// Returns whether a place is a part of a phrase in which no word counts: "open source: MIT" names no source.
    fn is_in_phrase(&self, spot: Spot) -> bool {
        let words = self.words_of(spot.block);
        let first = words.partition_point(|word| word.end() <= spot.span.start);
        let after = words.partition_point(|word| word.start() < spot.span.end);
        let pair = |before: usize, next: usize| {
            let phrase = format!("{} {}", self.fold(spot.block, before), self.fold(spot.block, next));
            Cue::Technical.holds(&phrase)
        };
        (first > 0 && first < words.len() && pair(first - 1, first))
            || (first < after && after < words.len() && pair(after - 1, after))
    }

    /// Returns whether a place is a sentence of its own, signs before it apart.
    fn is_sentence(&self, spot: Spot) -> bool {
        let sentence = self.sentence_of(spot);
        let text = &self.block(spot.block).text;
        let before = Span::new(sentence.start, spot.span.start.max(sentence.start)).slice(text);
        let after = Span::new(spot.span.end, sentence.end.max(spot.span.end)).slice(text);
        !before.contains(char::is_alphanumeric) && !after.contains(char::is_alphanumeric)
    }

    /// Returns whether a word of its clause denies what stands at a place.
    fn is_denied(&self, spot: Spot) -> bool {
        let Some(cue) = self.denial(spot) else { return false };
        let Some(between) = self.words_between(spot, cue) else { return true };
        let is_hashtag = self.text(spot).starts_with('#') || self.before(spot).ends_with('#');
        let is_article = |word: &str| stands(word, |own| own.indefinite) || stands(word, |own| own.definite);
        if is_hashtag {
            return between.iter().all(|word| is_article(word));
        }
        between.len() <= REACH
    }

    /// The folded words, as people count them, after a span of the same block and before a place; nothing where the span
    /// follows it.
    fn words_between(&self, spot: Spot, before: Span) -> Option<Vec<&str>> {
        let words = self.words_of(spot.block);
        let from = words.partition_point(|word| word.start() < before.end);
        let until = words.partition_point(|word| word.end() <= spot.span.start);
        let counted = (from..until).filter(|&at| words[at].counts);
        (before.end <= spot.span.start).then(|| counted.map(|at| self.fold(spot.block, at)).collect())
    }
}
