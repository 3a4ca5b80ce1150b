//! How far an expression may have to look beyond what it matches.
//!
//! A search for one match is linear in its text, and so is a search for all of them where each ends soon after its match.
//! But where a branch that goes before may still match further on, a search reads until that is settled: in `A.*x|A` each
//! `A` alone costs as much as the rest of its paragraph is long, for an `x` that may never come. `matching` keeps count
//! of what such an expression reads, and `lint` names it.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// How far an expression may have to look beyond a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Beyond {
    /// So many characters as its syntax says.
    Bounded,
    /// To the end of a word, or of what else goes on without a space; or further, but only in a text that is made for it.
    Run,
    /// To the end of the paragraph.
    Paragraph,
}

impl Beyond {
    /// How far an expression may have to look.
    pub(crate) fn of(tree: &Hir) -> Self {
        match tree.kind() {
            HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => Self::Bounded,
            HirKind::Capture(group) => Self::of(&group.sub),
            // What need not be there may be begun beside a match, and come to nothing.
            HirKind::Repetition(repeated) if repeated.max != Some(repeated.min) => {
                Self::of(&repeated.sub).max(pending(&repeated.sub))
            }
            HirKind::Repetition(repeated) => Self::of(&repeated.sub),
            HirKind::Concat(parts) => {
                let uneven = parts.iter().zip(needed_after(parts)).any(|(part, needed)| needed && is_uneven(part));
                let own = if uneven { Self::Run } else { Self::Bounded };
                parts.iter().map(Self::of).fold(own, Self::max)
            }
            HirKind::Alternation(branches) => {
                branches.iter().map(|branch| Self::of(branch).max(pending(branch))).fold(Self::Bounded, Self::max)
            }
        }
    }
}

/// How long a part may go on before it is there for the first time.
fn pending(part: &Hir) -> Beyond {
    match part.kind() {
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => Beyond::Bounded,
        HirKind::Capture(group) => pending(&group.sub),
        HirKind::Repetition(repeated) => pending(&repeated.sub),
        HirKind::Alternation(branches) => branches.iter().map(pending).fold(Beyond::Bounded, Beyond::max),
        HirKind::Concat(parts) => {
            let waits = parts.iter().zip(needed_after(parts)).map(|(part, needed)| {
                let own = pending(part);
                if needed { own.max(stretch(part)) } else { own }
            });
            waits.fold(Beyond::Bounded, Beyond::max)
        }
    }
}

/// For each of some parts, whether one after it must be there.
fn needed_after(parts: &[Hir]) -> Vec<bool> {
    let must_be_there = |part: &Hir| match part.kind() {
        // Where a word goes on, its border comes with its end.
        HirKind::Look(look) => matches!(look, Look::End | Look::EndLF | Look::EndCRLF),
        _ => part.properties().minimum_len() != Some(0),
    };
    let last = parts.iter().rposition(must_be_there).unwrap_or(0);
    (0..parts.len()).map(|at| at < last).collect()
}

/// How long a part may be.
fn stretch(part: &Hir) -> Beyond {
    match part.kind() {
        _ if part.properties().maximum_len().is_some() => Beyond::Bounded,
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => Beyond::Bounded,
        HirKind::Capture(group) => stretch(&group.sub),
        HirKind::Repetition(repeated) if repeated.max.is_none() && may_hold_space(&repeated.sub) => Beyond::Paragraph,
        HirKind::Repetition(repeated) if repeated.max.is_none() => Beyond::Run.max(stretch(&repeated.sub)),
        HirKind::Repetition(repeated) => stretch(&repeated.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(stretch).fold(Beyond::Bounded, Beyond::max)
        }
    }
}

fn may_hold_space(part: &Hir) -> bool {
    match part.kind() {
        HirKind::Empty | HirKind::Look(_) => false,
        HirKind::Literal(literal) => literal.0.contains(&b' '),
        HirKind::Class(Class::Unicode(class)) => {
            class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&' '))
        }
        HirKind::Class(Class::Bytes(class)) => {
            class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&b' '))
        }
        HirKind::Repetition(repeated) => may_hold_space(&repeated.sub),
        HirKind::Capture(group) => may_hold_space(&group.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(may_hold_space),
    }
}

/// Returns whether a part goes on without end in steps of several characters: of two matches that began at different places
/// the later one may end where the earlier one is amid a step, and goes on.
fn is_uneven(part: &Hir) -> bool {
    match part.kind() {
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => false,
        HirKind::Capture(group) => is_uneven(&group.sub),
        HirKind::Repetition(repeated) => {
            let is_one = match repeated.sub.kind() {
                HirKind::Class(_) => true,
                HirKind::Literal(literal) => literal.0.len() == 1,
                _ => false,
            };
            (repeated.max.is_none() && !is_one) || is_uneven(&repeated.sub)
        }
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(is_uneven),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_come_to_nothing_beside_a_match_makes_an_expression_look_far() {
        let table = [
            (r"(?s).*x|A", Beyond::Paragraph),
            (r"A.*x|A", Beyond::Paragraph),
            (r"\bour\b.*\bbest\b|\bbest in class\b", Beyond::Paragraph),
            (r"A(?:.*x)?", Beyond::Paragraph),
            (r"A(?:[^.]+x)*", Beyond::Paragraph),
            (r"(?m)A.*$|A", Beyond::Paragraph),
            (r"\w+@\w+|\w", Beyond::Run),
            (r"\d+(?:\d*x)?", Beyond::Run),
            (r"x(?:..)*y", Beyond::Run),
            (r"our (?:\w+ )*best", Beyond::Run),
            (r"A.*x", Beyond::Bounded),
            (r"(?s).*x", Beyond::Bounded),
            (r"\bour\b[^.]*\bbest\b", Beyond::Bounded),
            (r"A.{0,100}x|A", Beyond::Bounded),
            (r"A(?: .*)?", Beyond::Bounded),
            (r"\d+(?:\.\d+)*", Beyond::Bounded),
            (r"\b\w+\b|\d+", Beyond::Bounded),
            (r"(?:our|the) (?:best|leading) \w+", Beyond::Bounded),
        ];
        for (pattern, expected) in table {
            let tree = regex_syntax::parse(pattern).expect("it is a pattern");
            assert_eq!(Beyond::of(&tree), expected, "{pattern}");
        }
    }
}
