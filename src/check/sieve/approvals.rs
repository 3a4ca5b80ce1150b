//! Approvals: the yes of the owner of a rule to one sentence.

use super::{Grant, Passing, Permits, Sifting};

/// A grant by each approval, whoever gave it: whether its rule is theirs is known with the finding.
pub(super) fn permits<'s>(sifting: &Sifting<'s>) -> Permits<'s> {
    let grants = sifting.approvals.iter();
    let grants = grants.map(|(code, permission)| Grant::of_policy(permission, None, Passing::Finding(code)));
    Permits { grants: grants.collect(), faults: Vec::new() }
}
