//! Exceptions: rules that are silent in whole drafts, told by path and channel.

use super::{Grant, Passing, Permits, Sifting};
use crate::text::Span;

/// Permits by exceptions in the draft.
pub(super) fn permits<'s>(sifting: &Sifting<'s>) -> Permits<'s> {
    let here = sifting.policy.exceptions.iter().filter(|exception| exception.is_for(sifting.path, sifting.occasion));
    let whole = Passing::Source(Span::new(0, sifting.around.document.source.len()));
    let grants = here.map(|exception| Grant::of_policy(&exception.permission, Some(exception.rule), whole));
    Permits { grants: grants.collect(), faults: Vec::new() }
}
