//! Stretches, asked for one that holds another.

use crate::text::{BlockNumber, Spot};

/// From a place to another, both where the stretch is counted: in the draft, or in the blocks of a document.
pub(crate) type Stretch<P> = (P, P);

/// A block, and an offset in its text.
pub(crate) type Offset = (BlockNumber, usize);

/// A stretch of a block's text.
pub(crate) const fn stretch(Spot { block, span }: Spot) -> Stretch<Offset> {
    ((block, span.start), (block, span.end))
}

/// Stretches and what each belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Covers<P, T> {
    /// The start of each in order, and of all that start there or before the one that reaches furthest: its end, and
    /// what it belongs to.
    reach: Vec<(P, P, T)>,
}

impl<P: Copy + Ord, T: Copy> Covers<P, T> {
    /// Takes stretches in any order. Cost: a sort.
    pub(crate) fn of(mut stretches: Vec<(Stretch<P>, T)>) -> Self {
        stretches.sort_by_key(|((start, _), _)| *start);
        let mut reach: Vec<(P, P, T)> = Vec::with_capacity(stretches.len());
        for ((start, end), owner) in stretches {
            let (end, owner) = match reach.last() {
                Some(&(_, furthest, before)) if furthest >= end => (furthest, before),
                Some(_) | None => (end, owner),
            };
            reach.push((start, end, owner));
        }
        Self { reach }
    }

    /// The owner of a stretch that holds the wanted one; of several, the one that reaches furthest. Cost: a binary
    /// search.
    pub(crate) fn cover(&self, (start, end): Stretch<P>) -> Option<T> {
        let next = self.reach.partition_point(|(own, ..)| *own <= start);
        let (_, furthest, owner) = *self.reach.get(next.checked_sub(1)?)?;
        (furthest >= end).then_some(owner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn the_one_that_reaches_furthest_covers() {
        let covers = Covers::of(vec![((4, 6), 'b'), ((1, 9), 'a'), ((8, 12), 'c')]);
        let cases = [((4, 6), Some('a')), ((1, 9), Some('a')), ((0, 2), None), ((8, 12), Some('c')), ((7, 10), None)];
        for (stretch, expected) in cases {
            assert_eq!(covers.cover(stretch), expected, "{stretch:?}");
        }
    }

    #[test]
    fn a_stretch_covers_nothing_in_the_next_block() {
        let at = |block: usize, start: usize, end: usize| stretch(Spot::new(BlockNumber(block), Span::new(start, end)));
        let covers = Covers::of(vec![(at(0, 5, 900), ())]);
        assert_eq!(covers.cover(at(1, 6, 7)), None);
        assert_eq!(covers.cover(at(0, 6, 7)), Some(()));
    }
}
