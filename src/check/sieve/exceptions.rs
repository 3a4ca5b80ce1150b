//! Exceptions: rules that are silent in whole drafts, told by path and channel.

use super::{Earlier, Grant, Passing, Permits, Sifting};
use crate::text::Span;

/// Permits by exceptions in the draft.
pub(super) fn permits<'s>(sifting: &Sifting<'s>) -> Permits<'s> {
    // A draft that comes under the path of an exception by a change is not the one that was meant.
    let meant = sifting.earlier.is_none_or(Earlier::had_path);
    let exceptions = sifting.policy.exceptions.iter().filter(|_| meant);
    let here = exceptions.filter(|exception| exception.is_for(sifting.path, sifting.occasion));
    let whole = Passing::Source(Span::new(0, sifting.around.document.source.len()));
    let grants = here.flat_map(|exception| {
        let of = |passing| Grant::of_policy(&exception.permission, Some(exception.rule), passing);
        let codes = exception.codes.iter().map(|code| of(Passing::Finding(code)));
        let all = exception.codes.is_empty().then(|| of(whole));
        codes.chain(all).collect::<Vec<_>>()
    });
    Permits { grants: grants.collect(), faults: Vec::new() }
}
