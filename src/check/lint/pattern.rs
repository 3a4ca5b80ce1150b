//! Patterns that mean something else than they seem to.

use regex_syntax::hir::{Hir, HirKind, Look};

/// The anchor at the border of an expression that binds one of its alternatives only: in `^a|b$`, `^` binds `a`.
pub(super) fn loose_anchor(tree: &Hir) -> Option<&'static str> {
    let HirKind::Alternation(branches) = tree.kind() else { return None };
    let (first, last) = (branches.first()?, branches.last()?);
    let begins = |branch: &Hir| anchor(branch, Border::Start);
    let ends = |branch: &Hir| anchor(branch, Border::End);
    let at_start = begins(first).filter(|_| !branches.iter().all(|branch| begins(branch).is_some()));
    let at_end = || ends(last).filter(|_| !branches.iter().all(|branch| ends(branch).is_some()));
    at_start.or_else(at_end)
}

/// A border of an expression.
#[derive(Clone, Copy, Debug)]
enum Border {
    Start,
    End,
}

/// The anchor at a border of an expression.
fn anchor(tree: &Hir, border: Border) -> Option<&'static str> {
    match tree.kind() {
        HirKind::Look(look) => sign(*look, border),
        HirKind::Concat(parts) => {
            let part = match border {
                Border::Start => parts.first(),
                Border::End => parts.last(),
            };
            match part?.kind() {
                HirKind::Look(look) => sign(*look, border),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The sign of an anchor. Word borders are none: each alternative may well have its own.
const fn sign(look: Look, border: Border) -> Option<&'static str> {
    match (look, border) {
        (Look::Start | Look::StartLF | Look::StartCRLF, Border::Start) => Some("^"),
        (Look::End | Look::EndLF | Look::EndCRLF, Border::End) => Some("$"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_that_binds_one_alternative_is_named() {
        for (pattern, expected) in [
            ("^a|b$", Some("^")),
            ("^apple|pear", Some("^")),
            ("apple|pear$", Some("$")),
            ("^a+x|b+y|c+z", Some("^")),
            ("(?m)^ab|cd", Some("^")),
            ("^(?:ab|cd)$", None),
            ("^ab$|^cd$", None),
            ("ab|cd", None),
            (r"\bab\b|cd", None),
            ("^ab", None),
        ] {
            let tree = regex_syntax::parse(pattern).expect("it is a pattern");
            assert_eq!(loose_anchor(&tree), expected, "{pattern}");
        }
    }
}
