//! Approvals: the yes of the owner of a rule to one sentence.

use super::{Grant, Passing, Permits, Sifting};
use crate::rule::{Approval, Permission, SilencedBy};
use std::borrow::Cow;

/// A grant by each approval, whoever gave it: whether its rule is theirs is known with the finding.
pub(super) fn permits<'s>(sifting: &Sifting<'s>) -> Permits<'s> {
    let grant = |Approval { by, code, reason }: &'s Approval| Grant {
        permission: Cow::Owned(Permission {
            by: SilencedBy::Approval,
            reason: reason.clone(),
            owner: Some(by.clone()),
            until: None,
        }),
        rule: None,
        passing: Passing::Finding(code),
        said: None,
    };
    Permits { grants: sifting.approvals.iter().map(grant).collect(), faults: Vec::new() }
}
