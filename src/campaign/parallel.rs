//! Two versions of one text: a translation and its original, or one text for two channels.
//!
//! Where most figures, dates and links of two long drafts come in the same order, those between two that agree face each other:
//! "28 March" stands where « 29 mars » does. Only what is alone of its kind in such a gap, on both sides, is compared, and only
//! if its value stands nowhere near in the other draft.

use super::fact::{Fact, FactContent, FactKind};
use super::pairing::compared;
use super::quantity::QuantityUnit;

/// The fewest facts that agree in order.
const FEWEST: usize = 5;

/// The fewest words of a draft that is a version of another.
const SHORTEST: usize = 150;

/// The longest list of facts that is put in order: the cost is its square.
const LONGEST: usize = 400;

/// The facts of two drafts that agree, in order; nothing where they are no versions of one text.
pub(super) fn anchors(one: &[Fact], other: &[Fact], words: [usize; 2]) -> Option<Vec<(usize, usize)>> {
    let [least, most] = [words[0].min(words[1]), words[0].max(words[1])];
    if least < SHORTEST || most > 2 * least {
        return None;
    }
    let (here, there) = (ordered(one), ordered(other));
    let shorter = here.len().min(there.len());
    if shorter < FEWEST || here.len().max(there.len()) > LONGEST {
        return None;
    }
    let anchors = in_order(&here, &there, |at, counterpart| agree(&one[at], &other[counterpart]));
    (anchors.len() >= FEWEST && anchors.len() * 2 >= shorter).then_some(anchors)
}

/// The facts that tell the order of a text.
fn ordered(facts: &[Fact]) -> Vec<usize> {
    let tells = |fact: &Fact| match &fact.content {
        FactContent::Quantity(quantity) => !quantity.in_words,
        FactContent::Date(_) | FactContent::Link { .. } => true,
        FactContent::Availability(_)
        | FactContent::Promise(_)
        | FactContent::Name { .. }
        | FactContent::Hashtag(_)
        | FactContent::Quotation(_) => false,
    };
    let mut numbers: Vec<usize> = (0..facts.len()).filter(|&at| tells(&facts[at])).collect();
    numbers.sort_by_key(|&at| facts[at].spot);
    numbers
}

/// Returns whether two facts say the same, whatever they are said of.
fn agree(one: &Fact, other: &Fact) -> bool {
    match (&one.content, &other.content) {
        (FactContent::Quantity(here), FactContent::Quantity(there)) => {
            let unit = |unit: &QuantityUnit| matches!(unit, QuantityUnit::Bare | QuantityUnit::Things);
            (here.unit == there.unit || (unit(&here.unit) && unit(&there.unit)) || here.is_like(there))
                && here.agrees(there)
        }
        (FactContent::Date(here), FactContent::Date(there)) => here.grain() == there.grain() && here.agrees(there),
        (FactContent::Link { address: here, .. }, FactContent::Link { address: there, .. }) => here == there,
        _ => false,
    }
}

/// The longest run of pairs that agree, in the order of both lists.
fn in_order(one: &[usize], other: &[usize], agree: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut longest = vec![0_u16; (one.len() + 1) * width];
    for at in (0..one.len()).rev() {
        for there in (0..other.len()).rev() {
            longest[at * width + there] = if agree(one[at], other[there]) {
                longest[(at + 1) * width + there + 1] + 1
            } else {
                longest[(at + 1) * width + there].max(longest[at * width + there + 1])
            };
        }
    }
    let (mut at, mut there, mut pairs) = (0, 0, Vec::new());
    while at < one.len() && there < other.len() {
        if agree(one[at], other[there]) {
            pairs.push((one[at], other[there]));
            (at, there) = (at + 1, there + 1);
        } else if longest[(at + 1) * width + there] >= longest[at * width + there + 1] {
            at += 1;
        } else {
            there += 1;
        }
    }
    pairs
}

/// The differences between two versions of one text, whose facts agree at some places in order.
pub(super) fn differences(one: &[Fact], other: &[Fact], anchors: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let free = |facts: &[Fact], taken: Vec<usize>| -> Vec<usize> {
        ordered(facts).into_iter().filter(|at| !taken.contains(at)).collect()
    };
    let here = free(one, anchors.iter().map(|(at, _)| *at).collect());
    let there = free(other, anchors.iter().map(|(_, at)| *at).collect());
    let gaps = |numbers: &[usize], facts: &[Fact], side: fn(&(usize, usize)) -> usize| -> Vec<(usize, usize)> {
        let before = |at: usize| anchors.partition_point(|pair| facts[side(pair)].spot < facts[at].spot);
        numbers.iter().map(|&at| (at, before(at))).collect()
    };
    let here = gaps(&here, one, |pair| pair.0);
    let there = gaps(&there, other, |pair| pair.1);
    let mut differences = Vec::new();
    for &(at, gap) in &here {
        let is_rival = |(rival, own): &&(usize, usize)| *own == gap && is_same_kind(&one[*rival], &one[at]);
        let rivals = here.iter().filter(is_rival).count();
        let is_facing =
            |(counterpart, own): &&(usize, usize)| *own == gap && is_same_kind(&one[at], &other[*counterpart]);
        let mut facing = there.iter().filter(is_facing);
        let (Some(&(facing, _)), None, 1) = (facing.next(), facing.next(), rivals) else { continue };
        let is_told = |fact: &Fact, facts: &[Fact]| facts.iter().any(|counterpart| agree(fact, counterpart));
        if compared(&one[at], &other[facing]) == Some(false)
            && !is_told(&one[at], other)
            && !is_told(&other[facing], one)
        {
            differences.push((at, facing));
        }
    }
    differences
}

/// Returns whether two facts could be confused with each other.
fn is_same_kind(one: &Fact, other: &Fact) -> bool {
    match (&one.content, &other.content) {
        (FactContent::Quantity(here), FactContent::Quantity(there)) => here.unit == there.unit || here.is_like(there),
        (FactContent::Date(here), FactContent::Date(there)) => here.grain() == there.grain(),
        (here, there) => here.kind() == there.kind() && here.kind() == FactKind::Link,
    }
}
