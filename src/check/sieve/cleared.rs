//! Cleared texts: wording that somebody has approved, in whose place rules are silent.

use super::{Grant, Passing, Permits, Sifting};
use crate::matching::{Hit, Writing};
use crate::rule::{Form, Forms};

/// The departures from a cleared text that change none of its words.
const SAME_WORDS: Forms = Forms::of(&[Form::Exact, Form::Case, Form::Separated, Form::Unaccented]);

/// Grants by cleared texts, at each of their places.
pub(super) fn permits<'s>(sifting: &Sifting<'s>) -> Permits<'s> {
    let mut permits = Permits::default();
    for hit in sifting.cleared.iter().filter(|hit| is_same_wording(hit)) {
        let cleared = &sifting.policy.cleared[hit.rule.0];
        let rules =
            cleared.rules.as_ref().map_or_else(|| vec![None], |rules| rules.iter().copied().map(Some).collect());
        let passing = Passing::Text(hit.spot());
        permits.grants.extend(rules.into_iter().map(|rule| Grant::of_policy(&cleared.permission, rule, passing)));
    }
    permits
}

/// Returns whether a text has the words of the cleared one, however they are set.
fn is_same_wording(hit: &Hit) -> bool {
    match hit.writing {
        Writing::Term(_, likeness) => likeness.basis.is_none() && likeness.forms.is_subset(SAME_WORDS),
        Writing::Sealed(..) | Writing::Pattern(..) | Writing::Rest(_) => false,
    }
}
