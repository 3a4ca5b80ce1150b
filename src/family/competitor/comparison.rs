//! Comparisons in a sentence: the words that compare, and who stands on either side.

use super::sentence::{Party, Sentence};
use super::words::Sign;
use crate::language::grammar::{Than, begins, ends, joins, stands};
use crate::language::negation;
use crate::language::stance::Cue;
use std::ops::RangeInclusive;

/// The number of words that may stand between a degree and its `than`.
const TO_THAN: usize = 8;

/// The number of words that the other side of a comparison may begin with before it names somebody.
const TO_NAME: usize = 9;

/// The same after `que`, which is a conjunction more often than not.
const AFTER_CONJUNCTION: usize = 6;

/// A comparison: its words, and the competitors on both sides.
#[derive(Clone, Debug)]
pub(super) struct Comparison {
    /// First and last of the words that compare.
    pub(super) words: (usize, usize),
    /// Those who are compared with something.
    pub(super) subject: Vec<Party>,
    /// Those who something is compared with.
    pub(super) standard: Vec<Party>,
    /// True if we are what something is compared with.
    with_us: bool,
    /// True if the subject comes off badly.
    worse: bool,
    /// True if it comes off well.
    better: bool,
    /// True if something is compared with its own past, or with nothing in particular.
    past: bool,
}

impl Comparison {
    /// Returns whether it speaks of a competitor. A vague group is a standard for us alone. The standard always counts, unless a thing is compared with another version of
    /// itself; the subject only beside us, beside another competitor, or where it comes off badly.
    pub(super) fn concerns(&self, mention: Party) -> bool {
        let same = |other: &Party| other.rule == mention.rule;
        if self.past {
            return false;
        }
        if self.standard.contains(&mention) {
            return self.subject.is_empty() || (!mention.vague && !self.subject.iter().all(same));
        }
        let others = self.standard.iter().any(|other| other.rule != mention.rule && !other.vague);
        let itself = self.standard.iter().any(same);
        self.subject.contains(&mention) && !itself && (self.with_us || others || self.worse)
    }

    /// Returns whether a competitor comes off better than what it is compared with.
    pub(super) fn favours(&self, mention: Party) -> bool {
        let ahead = self.better && self.with_us && self.subject.contains(&mention);
        ahead || (self.worse && self.standard.contains(&mention))
    }

    /// The other competitors that it speaks of.
    pub(super) fn others(&self, mention: Party) -> impl Iterator<Item = Party> {
        let side = if self.standard.contains(&mention) { &self.subject } else { &self.standard };
        side.iter().copied().filter(move |other| other.rule != mention.rule)
    }
}

/// All comparisons of a sentence.
pub(super) fn comparisons(sentence: &Sentence<'_>) -> Vec<Comparison> {
    let mut found = Vec::new();
    found.extend(sentence.signs(Cue::Than).filter_map(|than| degree(sentence, than)));
    found.extend(sentence.signs(Cue::To).filter_map(|to| superiority(sentence, to)));
    found.extend(equalities(sentence));
    found.extend(sentence.signs(Cue::Over).filter_map(|over| choice(sentence, over)));
    for (cue, reach) in [(Cue::Against, 5), (Cue::Unlike, 4)] {
        found.extend(sentence.signs(cue).filter_map(|sign| opposition(sentence, sign, reach)));
    }
    found.extend(sentence.signs(Cue::Versus).filter_map(|sign| duel(sentence, sign)));
    found.extend(sentence.signs(Cue::Beats).filter_map(|sign| victory(sentence, sign)));
    found.extend(sentence.mentions.iter().filter_map(|&mention| beside(sentence, mention)));
    found.extend(contrasts(sentence));
    found
}

/// Competitors within some words.
fn named(sentence: &Sentence<'_>, words: RangeInclusive<usize>) -> Vec<Party> {
    sentence
        .mentions
        .iter()
        .copied()
        .filter(|mention| words.contains(&mention.first) && words.contains(&mention.last))
        .collect()
}

/// The competitors before a word that a comparison there is likely about: those of its clause, else of the sentence.
fn subjects(sentence: &Sentence<'_>, before: usize) -> Vec<Party> {
    let earlier: Vec<Party> = sentence.mentions.iter().copied().filter(|mention| mention.last < before).collect();
    let own: Vec<Party> =
        earlier.iter().copied().filter(|m| sentence.clause(m.last) == sentence.clause(before)).collect();
    if own.is_empty() { earlier } else { own }
}

/// The words after a pivot that may name the other side: up to another thought.
fn other_side(sentence: &Sentence<'_>, pivot: usize, reach: usize) -> RangeInclusive<usize> {
    side_after(sentence, pivot, reach, true)
}

/// The same; a place ends the side only where that is said.
fn side_after(sentence: &Sentence<'_>, pivot: usize, reach: usize, ends_at_places: bool) -> RangeInclusive<usize> {
    let clause = sentence.clause(pivot);
    let stops = |at: usize| {
        let turns = [Cue::Clause, Cue::But].into_iter().any(|cue| sentence.signs(cue).any(|sign| sign.first == at));
        sentence.clause(at) != clause
            || (turns && (at > pivot + 1 || !stands(sentence.fold(at), |own| own.free_relatives)))
    };
    let mut last = pivot;
    let mut left = reach;
    let mut names = false;
    for at in pivot + 1..sentence.len() {
        let inside = sentence.mentions.iter().any(|mention| mention.first <= at && at <= mention.last);
        // Before a name a comma or a place ends the side: "faster than the last release, Globex says", "than any other on
        // Globex".
        let elsewhere = ends_at_places && at > pivot + 1 && stands(sentence.fold(at), |own| own.places);
        let parted = at > pivot + 1 && sentence.gap(at - 1, at).contains(',');
        let seen = names || inside;
        if stops(at) || (left == 0 && !inside) || (!seen && elsewhere) || (parted && !lists(sentence, at)) {
            break;
        }
        names = seen;
        // A name counts as nothing, so that a list of them is read to its end.
        left -= usize::from(!inside);
        last = at;
    }
    pivot + 1..=last
}

/// Returns whether what follows a comma goes on with a list of names.
fn lists(sentence: &Sentence<'_>, at: usize) -> bool {
    let joins = |at: usize| joins(sentence.fold(at));
    let ends = |after: usize| after >= sentence.len() || joins(after) || sentence.gap(after - 1, after).contains(',');
    joins(at) || sentence.mentions.iter().any(|mention| mention.first == at && ends(mention.last + 1))
}

/// A comparison with both sides, where it names a competitor at all.
fn compare(
    sentence: &Sentence<'_>,
    words: (usize, usize),
    subject: Vec<Party>,
    side: RangeInclusive<usize>,
) -> Option<Comparison> {
    let mut standard = named(sentence, side.clone());
    let after = *side.start();
    if standard.is_empty() && stands(sentence.fold(after), |own| own.standins) {
        let earlier = sentence.mentions.iter().copied().filter(|mention| mention.last < words.0);
        standard = earlier.filter(|mention| !subject.contains(mention)).collect();
    }
    let past = sentence.signs(Cue::Past).any(|sign| {
        standard.is_empty() && (sign.first == after || (sign.first == after + 1 && sentence.fold(after).len() <= 3))
    });
    let former = standard.is_empty() && side.clone().any(|at| stands(sentence.fold(at), |own| own.past));
    let past = past || former;
    let with_us = !past && sentence.within(Cue::We, side).is_some();
    let worse = sentence.signs(Cue::Worse).any(|sign| words.0 <= sign.last && sign.first <= words.1)
        || sentence.lessens(words.0, words.1);
    let better = !worse && sentence.praises(words.0, words.1) && !is_denied(sentence, words.0);
    let some = !standard.is_empty() || !subject.is_empty();
    some.then_some(Comparison { words, subject, standard, with_us, worse, better, past })
}

/// Returns whether a degree is denied: `no faster than`, `n'est pas plus rapide que`.
fn is_denied(sentence: &Sentence<'_>, degree: usize) -> bool {
    let mut first = degree;
    while let Some(very) = sentence.signs(Cue::Very).find(|sign| sign.last + 1 == first) {
        first = very.first;
    }
    sentence.signs(Cue::Not).any(|sign| sign.last < first && first - sign.last <= 2)
}

/// The start of the words that strengthen a degree: `way`, `12 times`.
fn strengthened(sentence: &Sentence<'_>, degree: usize) -> usize {
    let mut first = degree;
    loop {
        let very = sentence.signs(Cue::Very).find(|sign| sign.last + 1 == first).map(|sign| sign.first);
        let figure = first.checked_sub(1).filter(|&before| {
            sentence.fold(before).bytes().all(|byte| byte.is_ascii_digit()) || sentence.fold(before) == "x"
        });
        let Some(before) = very.or(figure) else { return first };
        if sentence.clause(before) != sentence.clause(degree) {
            return first;
        }
        first = before;
    }
}

/// `faster than`, `plus rapide que`.
fn degree(sentence: &Sentence<'_>, than: Sign) -> Option<Comparison> {
    let from = than.first.saturating_sub(TO_THAN);
    let kind = Than::of(sentence.fold(than.first));
    let listed = sentence.signs(Cue::Degree).filter(|sign| from <= sign.first && sign.last < than.first).last();
    let regular = (from..than.first).rev().find(|&at| kind == Some(Than::Sure) && sentence.is_comparative(at));
    let first = listed.map(|sign| sign.first).max(regular)?;
    let same = sentence.clause(first) == sentence.clause(than.first) || first + 1 == than.first;
    // "Faster (by far) than"
    let aside = sentence.gap(first, first + 1).contains('(') && sentence.gap(than.first - 1, than.first).contains(')');
    let same = same || aside;
    if !kind.is_some_and(|kind| opens(sentence, first, than, kind)) {
        return None;
    }
    let parted = [Cue::Clause, Cue::Than].into_iter().any(|cue| sentence.stands_between(cue, first, than.first));
    let between = named(sentence, first..=than.first);
    let mut subject = if between.is_empty() { subjects(sentence, first) } else { between };
    // What we deny of ourselves is modest; what is denied of a competitor is a comparison all the same.
    // « Ni pire ni moins bien que »
    let neither = first > 0 && negation::stands(sentence.fold(first - 1), |own| own.nor);
    if !same || parted || neither || (subject.is_empty() && is_denied(sentence, first)) {
        return None;
    }
    let reach = if kind == Some(Than::Conjunction) { AFTER_CONJUNCTION } else { TO_NAME };
    let strict = other_side(sentence, than.last, reach);
    let open = !subject.is_empty() && named(sentence, strict.clone()).is_empty();
    let side = if open { side_after(sentence, than.last, reach, false) } else { strict };
    if subject.is_empty() {
        // "The only thing better than Globex is Initech."
        let after = *side.end() + 1;
        let is = sentence.within(Cue::Is, after..=after);
        subject.extend(is.into_iter().flat_map(|is| named(sentence, is.last + 1..=is.last + 4)));
    }
    compare(sentence, (strengthened(sentence, first), than.last), subject, side)
}

/// Returns whether a `than` opens the other side of a degree. French `que` is more often a conjunction, and `then` for `than` is
/// a slip that only its neighbours tell.
fn opens(sentence: &Sentence<'_>, degree: usize, than: Sign, kind: Than) -> bool {
    let next = sentence.fold(than.last + 1);
    match kind {
        // "Than importing the files of Globex" names nobody as the other side, unless one is named on this side.
        Than::Sure => {
            let acts = ends(next, |own| own.acting) && next.len() > 5 && sentence.is_small(than.last + 1);
            !acts || sentence.mentions.iter().any(|mention| mention.last < than.first)
        }
        Than::Slip => {
            // "Make it faster, then Globex will follow."
            let acts = |mention: &Party| {
                let is = sentence.within(Cue::Is, mention.last + 1..=mention.last + 1);
                is.is_some_and(|is| is.last + 1 < sentence.len())
            };
            let mut mentions = sentence.mentions.iter();
            let near =
                mentions.any(|mention| (than.last + 1..=than.last + 5).contains(&mention.first) && !acts(mention));
            than.first - degree <= 4 && sentence.gap(than.first.saturating_sub(1), than.first) == " " && near
        }
        // « Plus simplement, on voit que »
        Than::Conjunction => {
            let parted = (degree..than.first).any(|at| sentence.gap(at, at + 1).contains(','));
            than.first - degree <= 5 && !parted && opens_as_conjunction(sentence, degree, than)
        }
    }
}

/// Returns whether `que` is no conjunction, and the word before it a degree: not « ne … plus que », « aussi » for "also", « la
/// plus rapide ».
fn opens_as_conjunction(sentence: &Sentence<'_>, degree: usize, que: Sign) -> bool {
    let (word, between) = (sentence.fold(degree), sentence.fold(degree + 1));
    let next = sentence.fold(que.last + 1);
    let fades = (degree.saturating_sub(3)..degree).any(|at| negation::stands(sentence.fold(at), |own| own.particles))
        && !sentence.signs(Cue::Not).any(|not| not.last + 1 == degree);
    let also = stands(word, |own| own.also)
        && (que.first - degree > 3 || stands(between, |own| own.after_also) || is_infinitive(between));
    let highest = degree > 0 && stands(sentence.fold(degree - 1), |own| own.highest) && stands(word, |own| own.degrees);
    let speaks = stands(next, |own| own.subjects);
    let joins = que.first > 0 && stands(sentence.fold(que.first - 1), |own| own.conjunctions);
    !fades && !also && !highest && !speaks && !joins
}

/// Returns whether a word looks like the infinitive of a verb, and no adjective.
fn is_infinitive(word: &str) -> bool {
    ends(word, |own| own.infinitives) && !stands(word, |own| own.no_infinitives)
}

/// `superior to`, `supérieur à`.
fn superiority(sentence: &Sentence<'_>, to: Sign) -> Option<Comparison> {
    let mut near = (to.first.saturating_sub(4)..to.first).rev();
    let before = near.find(|&at| {
        let prefers = stands(sentence.fold(at), |own| own.prefers) && to.first - at > 1;
        prefers || (to.first - at <= 3 && begins(sentence.fold(at), |own| own.superior))
    })?;
    let first = strengthened(sentence, before);
    let subject = subjects(sentence, to.first);
    if (subject.is_empty() && is_denied(sentence, before)) || sentence.clause(before) != sentence.clause(to.first) {
        return None;
    }
    compare(sentence, (first, to.last), subject, other_side(sentence, to.last, TO_NAME))
}

/// `as fast as`.
fn equalities(sentence: &Sentence<'_>) -> Vec<Comparison> {
    let halves: Vec<Sign> = sentence.signs(Cue::As).collect();
    let pairs = halves.windows(2).filter(|pair| (2..=5).contains(&(pair[1].first - pair[0].first)));
    pairs
        .filter_map(|pair| {
            let words = (pair[0].first, pair[1].last);
            let own = compare(sentence, words, subjects(sentence, words.0), other_side(sentence, words.1, 6))?;
            let worse = pair[1].first - pair[0].first <= 3 && is_denied(sentence, words.0);
            // "Globex hates it as much as we do" says nothing against it.
            Some(Comparison { worse: own.worse || worse, with_us: own.with_us && worse, ..own })
        })
        .collect()
}

/// `prefer … over`, `a better choice over`.
fn choice(sentence: &Sentence<'_>, over: Sign) -> Option<Comparison> {
    let from = over.first.saturating_sub(TO_THAN);
    let reach = from..=over.first.saturating_sub(1);
    let chosen = [Cue::Prefer, Cue::Degree].into_iter().filter_map(|cue| sentence.last_within(cue, reach.clone()));
    let chosen = chosen.max_by_key(|sign| sign.first)?;
    let named = chosen.first.checked_sub(1).is_some_and(|at| {
        stands(sentence.fold(at), |own| own.indefinite) || stands(sentence.fold(at), |own| own.definite)
    });
    let alone = chosen.cue == Cue::Degree && !named;
    if alone || sentence.clause(chosen.first) != sentence.clause(over.first) {
        return None;
    }
    let subject = subjects(sentence, over.first);
    compare(sentence, (chosen.first, over.last), subject, other_side(sentence, over.last, 3))
        .filter(|comparison| !comparison.standard.is_empty())
}

/// `compared to`, `unlike`: what follows is held against the rest of the sentence.
fn opposition(sentence: &Sentence<'_>, sign: Sign, reach: usize) -> Option<Comparison> {
    let side = other_side(sentence, sign.last, reach);
    let standard = named(sentence, side.clone());
    let rest = |mention: &Party| !standard.contains(mention);
    let subject = sentence.mentions.iter().copied().filter(rest).collect();
    compare(sentence, (sign.first, sign.last), subject, side).filter(|comparison| !comparison.standard.is_empty())
}

/// `vs`, which compares only where the sentence says who is ahead.
fn duel(sentence: &Sentence<'_>, sign: Sign) -> Option<Comparison> {
    let claims = [Cue::Degree, Cue::Worse].into_iter().any(|cue| sentence.signs(cue).next().is_some());
    opposition(sentence, sign, 4).filter(|_| claims)
}

/// `beats Globex`, where nothing that is beaten follows the name.
fn victory(sentence: &Sentence<'_>, sign: Sign) -> Option<Comparison> {
    let object = loser(sentence, sign, 3);
    let subject = subjects(sentence, sign.first);
    if object.is_none() && sentence.within(Cue::We, sign.last + 1..=sign.last + 2).is_none() {
        return None;
    }
    compare(sentence, (sign.first, sign.last), subject, other_side(sentence, sign.last, 3))
}

/// The competitor right after a verb, as its object: a thing of the competitor's is another matter.
fn loser(sentence: &Sentence<'_>, sign: Sign, reach: usize) -> Option<Party> {
    let mention = named(sentence, other_side(sentence, sign.last, reach)).first().copied()?;
    is_whole_object(sentence, mention).then_some(mention)
}

/// Returns whether nothing of a competitor's follows its name.
fn is_whole_object(sentence: &Sentence<'_>, mention: Party) -> bool {
    let next = mention.last + 1;
    next >= sentence.len()
        || sentence.gap(mention.last, next).trim() != ""
        || stands(sentence.fold(next), |own| own.follows)
        || sentence.signs(Cue::But).chain(sentence.signs(Cue::Very)).any(|sign| sign.first == next)
}

/// Comparisons right around a name: `a better Globex`, `Globex killer`, `clone of Globex`, `leaves Globex behind`.
fn beside(sentence: &Sentence<'_>, mention: Party) -> Option<Comparison> {
    let Party { first, last, .. } = mention;
    let before = |cue: Cue, reach: usize| {
        sentence
            .last_within(cue, first.saturating_sub(reach + 2)..=first.checked_sub(1)?)
            .filter(|sign| first - sign.last <= reach)
    };
    let after = |cue: Cue, reach: usize| sentence.within(cue, last + 1..=last + reach);
    let better = before(Cue::Degree, 1)
        .filter(|sign| sign.first > 0 && stands(sentence.fold(sign.first - 1), |own| own.indefinite));
    let better = better.filter(|_| is_whole_object(sentence, mention));
    let killer = after(Cue::Killer, 1);
    let model = before(Cue::Imitates, 2).filter(|_| is_whole_object(sentence, mention));
    let left = before(Cue::Leaves, 3).and_then(|sign| Some((sign.first, after(Cue::Behind, 4)?.last)));
    let words = better.or(killer).or(model).map(|sign| (sign.first, sign.last)).or(left)?;
    let subject = subjects(sentence, first.min(words.0));
    compare(sentence, words, subject, first..=last)
}

/// Two clauses, each with its own side: `Globex is fine, but Initech is faster`.
fn contrasts(sentence: &Sentence<'_>) -> Vec<Comparison> {
    let mut found = Vec::new();
    for &mention in &sentence.mentions {
        let own = sentence.clause(mention.last);
        let reach = mention.last + 1..=mention.last + 7;
        let liked =
            (mention.first.saturating_sub(4)..mention.first).any(|at| stands(sentence.fold(at), |own| own.likes));
        let from = if liked { Some(mention.last) } else { sentence.within(Cue::Is, reach).map(|is| is.last) };
        let until = mention.last + if liked { 2 } else { 8 };
        let find = |cue: Cue| from.and_then(|from| sentence.within(cue, from + 1..=until));
        let judged = || find(Cue::Quality).filter(|_| sentence.signs(Cue::But).any(|but| but.first > 0));
        let Some(degree) = find(Cue::Degree).or_else(judged) else { continue };
        let coordinated =
            (mention.last..degree.first).any(|at| joins(sentence.fold(at)) || sentence.gap(at, at + 1).contains(','));
        let open = sentence.within(Cue::Than, degree.last + 1..=degree.last + 6).is_some()
            || sentence.within(Cue::To, degree.last + 1..=degree.last + 1).is_some();
        if open || sentence.clause(degree.first) != own || is_denied(sentence, degree.first) {
            continue;
        }
        let superlative = coordinated || stands(sentence.fold(degree.first - 1), |own| own.highest);
        if superlative || sentence.stands_between(Cue::Clause, mention.last, degree.first) {
            continue;
        }
        let but = |first: usize| sentence.signs(Cue::But).any(|but| but.first >= first);
        let turns = |from: usize, to: usize| {
            let marked = (from..to).any(|at| sentence.gap(at, at + 1).contains([',', ';', '-', '–', '—', '.']));
            let joined = (from..to).any(|at| stands(sentence.fold(at), |own| own.and));
            let listed = to - from == 2 && joins(sentence.fold(from + 1));
            let far = !listed && to - from >= if but(0) { 2 } else { 4 };
            far && (marked || joined || sentence.clause(from) != own)
        };
        let apart = |other: &Party| {
            let before = other.last < mention.first && turns(other.last, mention.first);
            other.rule != mention.rule && (before || (sentence.clause(other.last) != own && but(0)))
        };
        let subject: Vec<Party> = sentence.mentions.iter().copied().filter(apart).collect();
        let us = sentence.signs(Cue::We).any(|sign| sentence.clause(sign.first) != own) && but(1);
        if !subject.is_empty() || us {
            found.push(Comparison {
                words: (degree.first, degree.last),
                subject,
                standard: vec![mention],
                with_us: us,
                worse: false,
                better: false,
                past: false,
            });
        }
    }
    found
}
