//! Finding terms that only their tags tell.
//!
//! Every window of one to five words of a text is hashed with the key and looked up among the tags, in each spelling
//! of its words (see `spelling`). A tag says yes or no, so the forms that it cannot show are those that the fold
//! forgets: capitals, and accents that a text leaves out. A term is sealed in the few ways in which a text may cut
//! it into words, so everything else works as for terms that can be read.

mod message;
mod spelling;

use super::edge::edges;
use super::gap::{Gap, SealedSymbols};
use super::hit::Found;
use super::likeness::Likeness;
use super::page::Page;
use crate::language::verb::split_verb;
use crate::reading::{Suspicion, Undone, Words, accented};
use crate::rule::{Form, Forms, RuleNumber, is_open};
use crate::secret::{Check, Key, MOST_SEALED_WORDS, Sealed, Tag};
use crate::text::{Span, Table};
use message::SealedMessage;
use spelling::{GrowingPart, SpelledUnit, Standing, Units, each_part, part_unit};
use std::collections::BTreeMap;

/// The longest gap between two words of a term, in bytes.
const LONGEST_GAP: usize = 16;

/// The most windows of one length that are tried from one word of a text on.
const MOST_TRIED: usize = 64;

/// A term has at least so many letters and digits: fewer are found everywhere, and guessed at once.
pub(crate) const FEWEST_LETTERS: usize = 3;

/// The most tags that one term is sealed to.
const MOST_TAGS: usize = 64;

/// The sealed terms of all rules.
#[derive(Clone, Debug)]
pub(crate) struct SealedTerms {
    sets: Vec<Set>,
}

/// The sealed terms that share a key and a policy, so that a window is hashed once for all of them.
#[derive(Clone, Debug)]
struct Set {
    key: Key,
    policy: String,
    words: usize,
    /// The tags, with the rule of each.
    tags: Table<(Tag, RuleNumber)>,
}

/// Collects the sealed terms of rules, by key and policy.
#[derive(Debug, Default)]
pub(crate) struct SealedBuilder {
    sets: BTreeMap<(Key, String), Gathered>,
}

/// The words of the longest term, and the tags by their beginnings.
type Gathered = (usize, Vec<(u64, (Tag, RuleNumber))>);

impl SealedBuilder {
    /// Adds the terms of a rule.
    pub(crate) fn add(&mut self, rule: RuleNumber, sealed: &Sealed, key: &Key) {
        let (words, tags) = self.sets.entry((key.clone(), sealed.policy.clone())).or_default();
        *words = sealed.words.max(*words);
        tags.extend(sealed.tags.iter().map(|&tag| (tag.beginning(), (tag, rule))));
    }

    /// The terms, ready to be found.
    pub(crate) fn build(self) -> SealedTerms {
        let sets = self.sets.into_iter();
        let set = |((key, policy), (words, tags))| Set { key, policy, words, tags: Table::new(tags) };
        SealedTerms { sets: sets.map(set).collect() }
    }
}

impl SealedTerms {
    /// Returns whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// Calls `found` with each place of a block where a sealed term stands, the rule, and the hash of its letters.
    pub(crate) fn find(&self, page: &Page<'_>, found: &mut impl FnMut(RuleNumber, u64, Found)) {
        if self.sets.is_empty() || page.words.is_empty() {
            return;
        }
        let units = Units::of(page);
        for set in &self.sets {
            let mut search = Search {
                set,
                page,
                units: &units,
                message: SealedMessage::new(&set.policy),
                left: [0; MOST_SEALED_WORDS],
                found: &mut *found,
            };
            for first in 0..page.words.len() {
                search.left = [MOST_TRIED; MOST_SEALED_WORDS];
                search.extend(first, None);
            }
            page.undone.iter().for_each(|word| search.try_parts(word));
        }
    }
}

/// One look at the windows of a block.
struct Search<'s, 'p, F> {
    set: &'s Set,
    page: &'s Page<'p>,
    units: &'s Units<'p>,
    message: SealedMessage,
    /// The number of windows of each length that may still be tried from this word on.
    left: [usize; MOST_SEALED_WORDS],
    found: F,
}

/// The words of a window so far.
#[derive(Clone, Copy)]
struct Window {
    first: usize,
    last: usize,
    span: Span,
    likeness: Likeness,
    /// The number of words that the term would have.
    count: u8,
    /// The bytes of its folded words: at least as many as the letters of the term.
    letters: usize,
    /// True if its last word is a single letter.
    short: bool,
    /// True if one of its words is undone.
    undone: bool,
    /// True if one of its words is a part of a suspicious one.
    inside: bool,
}

impl<F: FnMut(RuleNumber, u64, Found)> Search<'_, '_, F> {
    /// Tries every unit that begins at a word after a window; as deep as the longest term has words.
    fn extend(&mut self, at: usize, before: Option<Window>) {
        let units = self.units;
        let (len, count) = (self.message.len(), before.map_or(0, |window| window.count));
        for unit in units.at(at) {
            let mixes = before.is_some_and(|window| (window.inside && unit.undone) || (window.undone && unit.inside));
            if mixes {
                continue;
            }
            let gap = Span::new(before.map_or(unit.span.start, |window| window.span.end), unit.span.start);
            if gap.len() > LONGEST_GAP {
                continue;
            }
            let gap = gap.slice(self.page.text);
            let symbols = SealedSymbols::of(gap);
            for spelling in units.spellings(unit) {
                let stands = match spelling.role {
                    Standing::Any => true,
                    Standing::Last => before.is_some(),
                    Standing::Whole => before.is_none(),
                };
                if !stands {
                    continue;
                }
                let left = &mut self.left[usize::from(count).min(MOST_SEALED_WORDS - 1)];
                if *left == 0 {
                    break;
                }
                *left -= 1;
                let short = is_short(&spelling.fold);
                let beside = before.is_some_and(|window| window.short || short);
                self.message.push(symbols.beside(beside), &spelling.fold);
                let own = window(before, unit, spelling.likeness, gap);
                let window = Window { short, letters: own.letters + spelling.fold.len(), ..own };
                if window.letters >= FEWEST_LETTERS {
                    self.look_up(window);
                }
                if usize::from(window.count) < self.set.words && spelling.role == Standing::Any {
                    self.extend(unit.last + 1, Some(window));
                }
                self.message.cut(len, count);
            }
        }
    }

    /// Tries every part of a hashtag, or of letters that stand apart, as a term of its own.
    fn try_parts(&mut self, word: &Undone) {
        let len = self.message.len();
        each_part(self.page.text, word, |part| match part {
            GrowingPart::Begins => {
                self.message.cut(len, 0);
                self.message.push("", "");
            }
            GrowingPart::Grows(letter) => self.message.grow(letter),
            GrowingPart::Stands(letters) => {
                let tag = self.tag(word.kind != Suspicion::Glued);
                if self.set.tags.get(tag.beginning()).any(|(known, _)| known == tag)
                    && let Some((unit, likeness)) = part_unit(self.page, word, letters)
                {
                    self.look_up(window(None, &unit, likeness, ""));
                }
            }
        });
        self.message.cut(len, 0);
    }

    fn tag(&mut self, undone: bool) -> Tag {
        let key = &self.set.key;
        if undone { self.message.disguised_tag(key) } else { self.message.tag(key) }
    }

    fn look_up(&mut self, window: Window) {
        let tag = self.tag(window.undone);
        for (_, rule) in self.set.tags.get(tag.beginning()).filter(|(known, _)| *known == tag) {
            let Window { first, last, span, mut likeness, .. } = window;
            likeness.forms = likeness.forms.union(edges(self.page.text, self.page.words, first, last, span));
            let letters = crate::text::hash(self.message.letters().as_bytes());
            (self.found)(rule, letters, Found { first, last, span, likeness, language: None });
        }
    }
}

/// A window with one unit more.
fn window(before: Option<Window>, unit: &SpelledUnit, likeness: Likeness, gap: &str) -> Window {
    let SpelledUnit { first, last, span, undone, inside, .. } = *unit;
    let Some(before) = before else {
        return Window { first, last, span, likeness, count: 1, letters: 0, short: false, undone, inside };
    };
    let likeness = before.likeness.with(likeness);
    let forms = likeness.forms.union(between(gap));
    Window {
        first: before.first,
        last,
        span: before.span.hull(span),
        likeness: Likeness { forms, ..likeness },
        count: before.count + 1,
        letters: before.letters,
        short: false,
        undone: before.undone || undone,
        inside: before.inside || inside,
    }
}

/// The form that a gap gives a term, as if the term had a space there.
fn between(gap: &str) -> Forms {
    if gap.is_empty() {
        Forms::of(&[Form::Joined])
    } else if gap.chars().all(char::is_whitespace) {
        Forms::NONE
    } else {
        Forms::of(&[Form::Separated])
    }
}

fn is_short(word: &str) -> bool {
    word.len() <= 4 && word.chars().count() == 1
}

/// The reason why a term cannot be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsealable {
    /// It has fewer letters and digits than [`FEWEST_LETTERS`].
    Short,
    /// It has more words than [`MOST_SEALED_WORDS`].
    Long,
    /// It begins or ends with a symbol.
    Symbols,
    /// It has more spellings than [`MOST_TAGS`].
    Various,
    /// It has a brace, a `…` that stands for words or a verb that stands for its forms, as terms have that can be read.
    Braces,
}

/// The tags of all spellings of a term, sorted, and its number of words.
pub(crate) fn seal(key: &Key, policy: &str, term: &str) -> Result<(Vec<Tag>, usize), Unsealable> {
    if term.contains(['{', '}']) || is_open(term) || split_verb(term).is_some() {
        return Err(Unsealable::Braces);
    }
    let words = Words::of(term);
    let spans: Vec<Span> = words.list.iter().map(|word| word.span()).collect();
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else { return Err(Unsealable::Short) };
    if words.folded.chars().count() < FEWEST_LETTERS {
        return Err(Unsealable::Short);
    }
    if spans.len() > MOST_SEALED_WORDS {
        return Err(Unsealable::Long);
    }
    if first.start > 0 || last.end < term.len() {
        return Err(Unsealable::Symbols);
    }
    let folds: Vec<[String; 2]> = spans
        .iter()
        .enumerate()
        .map(|(at, span)| [words.fold_of(at, at).to_owned(), accented(span.slice(term))])
        .collect();
    let mut messages = vec![Spelled { message: SealedMessage::new(policy), accents: false }];
    for (at, folds) in folds.iter().enumerate() {
        let gaps = at.checked_sub(1).map_or_else(|| vec![String::new()], |before| gaps(term, &spans, &words, before));
        messages = messages.iter().flat_map(|spelled| spelled.with(&gaps, folds)).collect();
        if messages.len() > MOST_TAGS {
            return Err(Unsealable::Various);
        }
    }
    if spans.len() > 1 {
        let joined = [0, 1].map(|which: usize| folds.iter().map(|fold| fold[which].as_str()).collect::<String>());
        messages
            .extend(Spelled { message: SealedMessage::new(policy), accents: false }.with(&[String::new()], &joined));
    }
    let mut tags: Vec<Tag> = messages.iter().map(|spelled| spelled.message.tag(key)).collect();
    let bare = messages.iter_mut().filter(|spelled| !spelled.accents);
    tags.extend(bare.map(|spelled| spelled.message.disguised_tag(key)));
    tags.sort_unstable();
    tags.dedup();
    Ok((tags, spans.len()))
}

/// Every spelling of the gap between a word of a term and the next one.
fn gaps(term: &str, spans: &[Span], words: &Words, before: usize) -> Vec<String> {
    let gap = Gap::of(Span::new(spans[before].end, spans[before + 1].start).slice(term));
    let short = |at: usize| is_short(words.fold_of(at, at));
    gap.sealed_spellings(short(before) || short(before + 1))
}

/// One spelling of a term while it is sealed.
struct Spelled {
    message: SealedMessage,
    /// True if it keeps accents: a disguised word has none.
    accents: bool,
}

impl Spelled {
    /// The spelling with one word more, in every way in which a text may write it: `folds` are the word without its
    /// accents and with them.
    fn with(&self, gaps: &[String], folds: &[String; 2]) -> Vec<Self> {
        let count = if folds[0] == folds[1] { 1 } else { 2 };
        let each = folds[..count].iter().enumerate().flat_map(|(at, fold)| gaps.iter().map(move |gap| (at, fold, gap)));
        each.map(|(at, fold, gap)| {
            let mut message = self.message.clone();
            message.push(gap, fold);
            Self { message, accents: self.accents || at > 0 }
        })
        .collect()
    }
}

/// The tag that tells a wrong key.
pub(crate) fn check(key: &Key, policy: &str) -> Check {
    let mut message = SealedMessage::new(policy);
    message.push("", "discretion");
    message.push("", "check");
    Check::new(message.tag(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Windows of fewer bytes than a term has letters are not looked up, so no fold may be shorter than its letters are many.
    #[test]
    fn a_letter_of_few_bytes_is_folded_to_few() {
        for letter in '\u{1}'..'\u{800}' {
            let (bare, kept) = (Words::of(&letter.to_string()).folded, accented(&letter.to_string()));
            for fold in [&bare, &kept] {
                assert!(bare.chars().count() <= fold.len().max(FEWEST_LETTERS - 1), "{letter:?}");
            }
        }
    }
}
