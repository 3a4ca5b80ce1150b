//! Negation of a phrase: a word outside it, before it in its clause, as in "not the fastest".
//!
//! Only words outside the phrase count, so a term that is a negation itself ("never fails") is not dropped by its
//! own words. Two negations are none ("no reason not to call it the fastest"); those of French that go together
//! ("ne … jamais … aucun") are one. The words are those of [`crate::language`].

use crate::language::grammar::{self, joins};
use crate::language::negation::{Negation, is_contraction, phrases, stands, stands_in};
use crate::matching::Surroundings;
use crate::reading::is_apostrophe;
use crate::text::{Span, Spot};

/// The reach of a negation, in words as people count them.
const REACH: usize = 10;

/// What stands for a contraction that negates: a word of [`Negation::each`].
const CONTRACTION: &str = "not";

/// The most words of one thing in a list: « à traiter ».
const LONGEST_ITEM: usize = 2;

/// The reach of a search for the "or" of a phrase's list, in words behind it.
const LONGEST_LIST: usize = 8;

/// The number of words after a phrase that may hold the second half of a French negation ("ne garantissons surtout
/// pas").
const AFTER: usize = 4;

/// A word of the clause of a phrase, a contraction as `not`.
#[derive(Clone, Copy, Debug)]
struct ClauseWord<'t> {
    word: &'t str,
    span: Span,
}

/// The clause of a phrase, as far as it matters.
#[derive(Debug)]
struct Clause<'t> {
    tokens: Vec<ClauseWord<'t>>,
    /// The phrase's own tokens.
    own: std::ops::Range<usize>,
    claims: Claims,
}

/// The use of a phrase to the one who writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claims {
    /// It claims something: "no need to look further than the fastest" does.
    Something,
    /// It stands beside a claim.
    Nothing,
}

impl Surroundings<'_> {
    /// The word that negates a phrase in its clause, in any language; nothing where none does. Cost: a look at
    /// some words on either side.
    pub(crate) fn negation(&self, spot: Spot) -> Option<Span> {
        self.clause(spot, Claims::Something).negation()
    }

    /// The word that denies a phrase which a rule asks for: as [`Self::negation`], and "no need for" and "is not
    /// needed" too.
    pub(super) fn denial(&self, spot: Spot) -> Option<Span> {
        let clause = self.clause(spot, Claims::Nothing);
        clause.needless().or_else(|| clause.negation()).map(|cue| clause.whole(cue))
    }

    /// The clause of a phrase, from the last border before it on.
    fn clause(&self, spot: Spot, claims: Claims) -> Clause<'_> {
        let Spot { block, span } = spot;
        let sentence = self.sentence_of(spot);
        let text = &self.block(block).text;
        let words = self.words_of(block);
        let fold = |at: usize| self.fold(block, at);
        let gap = |at: usize| Span::new(words[at].end(), words[at + 1].start()).slice(text);
        let first = words.partition_point(|word| word.end() <= span.start);
        let after = words.partition_point(|word| word.start() < span.end).max(first);
        let language = self.reading_of(block).language;
        let is_or = |at: usize| grammar::stands(fold(at), |own| own.or) || stands(fold(at), |own| own.nor);
        let listed = is_listed(first, after, words.len(), gap, is_or);
        let reach = if listed { REACH + LONGEST_LIST } else { REACH };
        let (mut from, mut counted, mut item) = (first, 0, 0);
        while from > 0 && words[from - 1].start() >= sentence.start && counted < reach {
            let before = from - 1;
            let borders = from < words.len() && is_border(gap(before));
            if borders {
                let cue = aside(before, |at| (at + 1 < words.len()).then(|| gap(at)), |at| is_cue(fold(at)));
                if let Some(cue) = cue.filter(|&cue| words[cue].start() >= sentence.start) {
                    from = cue;
                    continue;
                }
                if !listed || item > LONGEST_ITEM || gap(before).trim() != "," {
                    break;
                }
            }
            let next = words.get(from).map_or("", |_| fold(from));
            let joins = grammar::stands(fold(before), |own| own.and) && stands(next, |own| own.after_and);
            // « Pour but » is no "but".
            if joins || stands_in(fold(before), language, |own| own.other_clause) {
                break;
            }
            item = if borders {
                1
            } else if is_or(before) {
                0
            } else {
                item + 1
            };
            counted += usize::from(words[before].counts);
            from = before;
        }
        let mut until = after;
        while until < words.len() && until < after + AFTER && words[until].start() < sentence.end {
            if until > 0 && is_border(gap(until - 1)) {
                break;
            }
            until += 1;
        }
        let token = |at: usize| {
            let tied = at > 0 && is_apostrophe(gap(at - 1));
            let negates = stands(fold(at), |own| own.fused) || (tied && is_contraction(fold(at - 1), fold(at)));
            let word = if negates { CONTRACTION } else { fold(at) };
            ClauseWord { word, span: words[at].span() }
        };
        Clause { tokens: (from..until).map(token).collect(), own: first - from..after - from, claims }
    }
}

impl Clause<'_> {
    /// The first word that negates the phrase; nothing where none or two do.
    fn negation(&self) -> Option<Span> {
        if self.words(self.own.clone()).any(|word| stands(word, |own| own.blame)) {
            return None;
        }
        let cues = self.cues();
        let count = |kind: Negator| cues.iter().filter(|(_, own)| *own == kind).count();
        let each = match (count(Negator::Each), count(Negator::Neither)) {
            (0, neither) => neither.min(1),
            (others, _) => others,
        };
        // "Sans aucune garantie" is one negation, "pas sans garantie" none.
        let without = cues.iter().find(|(_, kind)| *kind == Negator::Without).map(|(at, _)| *at);
        let together =
            cues.iter().any(|(at, kind)| *kind == Negator::Together && without.is_none_or(|without| *at < without));
        let negations = each + usize::from(together) + usize::from(without.is_some());
        if negations % 2 == 1 {
            return cues.first().map(|(at, _)| self.tokens[*at].span);
        }
        let follows = self.tokens.get(self.own.end).filter(|next| stands(next.word, |own| own.following));
        follows.filter(|_| negations == 0 && !self.is_stress(self.own.end)).map(|next| next.span)
    }

    /// The words that deny, with the rest of their phrase: "no need for".
    fn whole(&self, cue: Span) -> Span {
        let Some(at) = self.tokens.iter().position(|token| token.span == cue) else { return cue };
        let lengths =
            phrases(|own| own.needless).filter(|phrase| self.has(phrase, at)).map(|own| own.split(' ').count());
        lengths.max().and_then(|length| self.tokens.get(at + length - 1)).map_or(cue, |last| cue.hull(last.span))
    }

    /// The word that says that the phrase is not needed, after it.
    fn needless(&self) -> Option<Span> {
        let after = self.own.end..self.tokens.len();
        let negates =
            |word: &str| word == CONTRACTION || stands(word, |own| own.each) || stands(word, |own| own.together);
        let cue = after.clone().find(|&at| negates(self.tokens[at].word))?;
        self.words(cue..after.end).any(|word| stands(word, |own| own.needed)).then(|| self.tokens[cue].span)
    }

    fn words(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = &str> {
        self.tokens[range].iter().map(|token| token.word)
    }

    /// The words that negate, before the phrase, with their kinds; of "no cheap and no safe move" the last.
    fn cues(&self) -> Vec<(usize, Negator)> {
        let mut cues = Vec::new();
        for at in 0..self.own.start {
            if let Some(kind) = self.kind(at).filter(|_| !self.is_stress(at)) {
                if at > 0 && joins(self.tokens[at - 1].word) {
                    cues.clear();
                }
                cues.push((at, kind));
            }
        }
        cues
    }

    fn kind(&self, at: usize) -> Option<Negator> {
        let word = self.tokens[at].word;
        let next = self.tokens.get(at + 1).map_or("", |next| next.word);
        let is_particle = |word: &str| stands(word, |own| own.particles);
        let is_than = |word: &str| stands(word, |own| own.than);
        if stands(word, |own| own.neither) {
            return Some(Negator::Neither);
        }
        if word == CONTRACTION || stands(word, |own| own.each) {
            // "No 1" is a number.
            let number = stands(word, |own| own.numbered) && next.starts_with(|c: char| c.is_ascii_digit());
            return (!number).then_some(Negator::Each);
        }
        if phrases(|own| own.phrases).any(|phrase| self.has(phrase, at)) {
            return Some(Negator::Each);
        }
        if stands(word, |own| own.without) || (at + 1 == self.own.start && stands(word, |own| own.right_before)) {
            return Some(Negator::Without);
        }
        let is_together = |word: &str| stands(word, |own| own.together);
        let is_second = |word: &str| stands(word, |own| own.after_particle);
        if is_together(word) {
            return Some(Negator::Together);
        }
        // "Ne … plus que" only restricts.
        let restricts = stands(word, |own| own.restricting);
        let reach = if restricts { at } else { self.own.start };
        if is_second(word) && !(restricts && is_than(next)) && self.words(0..reach).any(is_particle) {
            return Some(Negator::Together);
        }
        // The second half of "ne … pas" may follow the phrase.
        let second = |word: &str| is_together(word) || is_second(word);
        let follows = is_particle(word) && self.words(self.own.end..self.tokens.len()).any(second);
        let complete = self.words(at + 1..self.own.start).any(|word| second(word) || is_than(word));
        (follows && !complete).then_some(Negator::Together)
    }

    /// Returns whether a word belongs to a phrase that negates nothing.
    fn is_stress(&self, at: usize) -> bool {
        let is_denial = |phrase: &str| {
            self.claims == Claims::Nothing && phrases(|own| own.needless).any(|needless| needless == phrase)
        };
        phrases(|own| (own.stress)()).filter(|phrase| !is_denial(phrase)).any(|phrase| {
            let length = phrase.split(' ').count();
            (at.saturating_sub(length - 1)..=at).any(|start| start + length > at && self.has(phrase, start))
        })
    }

    /// Returns whether the words of a phrase stand at a place.
    fn has(&self, phrase: &str, at: usize) -> bool {
        let mut words = self.words(at..self.tokens.len());
        phrase.starts_with(self.tokens[at].word) && phrase.split(' ').all(|word| words.next() == Some(word))
    }
}

/// The partner of a negating word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Negator {
    /// Counts by itself.
    Each,
    /// `neither`, `nor`: one negation with any other.
    Neither,
    /// One with all others of the kind.
    Together,
    /// Negates, and another turns it round.
    Without,
}

/// Returns whether what stands between two words ends a clause.
fn is_border(gap: &str) -> bool {
    gap.contains([',', ';', ':', '!', '?', '(', ')', '[', ']', '—', '…', '•']) || gap == " – " || gap == " - "
}

/// Returns whether a phrase is one of several that an "or" ends, which a negation before them denies all: "not intended
/// to diagnose, treat, cure, or prevent". `after` is the word behind it, and `is_or` tells that word.
fn is_listed<'t>(
    first: usize,
    after: usize,
    end: usize,
    gap: impl Fn(usize) -> &'t str,
    is_or: impl Fn(usize) -> bool,
) -> bool {
    // The "or" may stand in the phrase: "[cure or prevent any disease]".
    if (first.saturating_sub(LONGEST_ITEM)..after).any(&is_or) {
        return true;
    }
    let mut item = 0;
    for at in after..end.min(after + LONGEST_LIST) {
        // A phrase without a word, such as an emoji, may open the text.
        let between = at.checked_sub(1).map_or("", &gap);
        if is_or(at) {
            return item <= LONGEST_ITEM;
        }
        item = if between.trim() == "," { 1 } else { item + 1 };
        // What follows the phrase itself is its object, and no list.
        if item > LONGEST_ITEM || is_border(between) && between.trim() != "," || at == after && between.trim() != "," {
            return false;
        }
    }
    false
}

/// The start of an aside that ends after the word `last`: the word before it, which is a cue ("not, in our view,").
/// At most eight words are looked at.
fn aside<'t>(last: usize, gap: impl Fn(usize) -> Option<&'t str>, is_cue: impl Fn(usize) -> bool) -> Option<usize> {
    let end = gap(last)?;
    let opens = if end.contains(',') {
        ','
    } else if end.contains(')') {
        '('
    } else {
        return None;
    };
    let cue = (last.saturating_sub(8)..last).rev().find(|&at| gap(at).is_some_and(is_border))?;
    (gap(cue)?.contains(opens) && (opens == '(' || is_cue(cue))).then_some(cue)
}

fn is_cue(word: &str) -> bool {
    let is_one = |list: fn(&Negation) -> &'static [&'static str]| stands(word, list);
    word == "t"
        || is_one(|own| own.each)
        || is_one(|own| own.neither)
        || is_one(|own| own.together)
        || is_one(|own| own.fused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;
    use crate::reading::Reading;
    use crate::text::BlockNumber;

    /// The word that negates the part of a text between `[` and `]`.
    fn negation(marked: &str) -> Option<String> {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        let text = marked.replace(['[', ']'], "");
        let document = Draft::plain(&text).document();
        let reading = Reading::of(&document, None, None);
        let around = Surroundings::new(&document, &reading);
        around.negation(Spot::new(BlockNumber(0), Span::new(start, end))).map(|span| span.slice(&text).to_owned())
    }

    #[test]
    fn what_negates_stands_in_the_clause_and_outside_the_phrase() {
        let table = [
            ("There is no [guarantee of success].", "no"),
            ("It is not [the fastest].", "not"),
            ("It is not [🖕] here.", "not"),
            ("It isn't [the fastest] here.", "t"),
            ("It isn’t [the fastest] here.", "t"),
            ("We can't [guarantee] it.", "t"),
            ("We cannot [guarantee] it.", "cannot"),
            ("We never promise [guaranteed results].", "never"),
            ("No system is [100% secure], ours included.", "No"),
            ("Nothing in this world is really [100% secure].", "Nothing"),
            ("It is not yet [fully compliant].", "not"),
            ("It is not, in our view, [the fastest].", "not"),
            ("We do not (yet) offer [the fastest] store.", "not"),
            ("It is far from [the fastest].", "far"),
            ("Neither fast nor [the cheapest].", "Neither"),
            ("[We guarantee] nothing.", "nothing"),
            ("There is no cheap and no [risk-free] move.", "no"),
            ("Il n'y a aucune [garantie].", "aucune"),
            ("Nous ne [garantissons] pas l'ordre.", "ne"),
            ("Nous ne [garantissons] surtout jamais l'ordre.", "ne"),
            ("On [garantit] pas l'ordre.", "pas"),
            ("Ce n'est pas [le plus rapide].", "pas"),
            ("Ce n'est plus [le plus rapide].", "plus"),
            ("C’est livré sans [garantie].", "sans"),
            ("Livré sans aucune [garantie].", "sans"),
            ("Rien n'est [garanti].", "Rien"),
            ("Personne n'est [infaillible].", "Personne"),
            ("Nous n'avons jamais offert aucune [garantie].", "jamais"),
            ("Loin d'être [le plus rapide].", "Loin"),
            ("It is not intended to diagnose, [treat], cure, or prevent any disease.", "not"),
            ("It is not meant to diagnose, treat, cure or [prevent] any disease.", "not"),
            ("It is not meant to diagnose, treat, [cure or prevent any disease].", "not"),
            ("It isn't designed to [treat], cure, or prevent it.", "t"),
            ("We never [promise], imply or guarantee it.", "never"),
            ("It does not, in any way, diagnose, [treat] or cure it.", "not"),
            ("Il n'est pas destiné à diagnostiquer, [traiter], guérir ou prévenir une maladie.", "pas"),
            ("Il ne vise pas à diagnostiquer, à traiter, à [guérir] ou à prévenir une maladie.", "pas"),
            ("Il n'a pas vocation à traiter, guérir ni [prévenir] une maladie.", "pas"),
        ];
        for (text, word) in table {
            let expected = (!word.is_empty()).then(|| word.to_owned());
            assert_eq!(negation(text), expected, "{text}");
        }
    }

    #[test]
    fn stress_two_negations_and_other_clauses_negate_nothing() {
        for text in [
            "[🖕] or not.",
            "It is not only [the fastest] but cheap.",
            "It is not just [the fastest].",
            "It is no doubt [the fastest].",
            "Without a doubt [the fastest].",
            "It is never [slower than] before.",
            "It is not slow, it is [the fastest].",
            "It is not slow but [the fastest].",
            "We do not sell data and we are [the most secure].",
            "Do not miss [the fastest] store.",
            "Don't settle for less than [the most secure].",
            "There is no reason not to call it [the fastest].",
            "Not in the list: [the fastest].",
            "No. It is [the fastest].",
            "We are the no 1, [the fastest].",
            "A store that [never fails].",
            "Ce n'est pas seulement [le plus rapide].",
            "Non seulement [le plus rapide], mais aussi sûr.",
            "C'est sans doute [le plus rapide].",
            "Sans aucun doute [le plus rapide].",
            "Nous ne vendons que [la plus sûre].",
            "Il ne reste plus que [la plus sûre].",
            "Ce n'est pas sans [risque].",
            "Ce n'est pas lent, c'est [le plus rapide].",
            "N'hésitez pas à choisir [la plus sûre].",
            "Choisissez [la plus sûre].",
            "It is not slow, it [cures] cancer or flu.",
            "It is not cheap, and it is [the fastest].",
            "No ads, [the fastest] store.",
            "Ce n'est pas cher, [le plus rapide] du marché.",
        ] {
            assert_eq!(negation(text), None, "{text}");
        }
    }
}
