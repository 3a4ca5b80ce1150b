//! Masking: what may be shown, and where the program runs.
//!
//! The environment variable `CI` tells that many may read what is printed. What sealed rules found is for nobody to
//! read, unless it is asked for.

use crate::arguments::MaskArguments;
use discretion::policy::Family;
use discretion::report::Masking;
use std::env;

/// The masking of a report: by the arguments, else by where the program runs.
pub(crate) fn masking(arguments: MaskArguments) -> Masking {
    match arguments {
        MaskArguments { no_mask: true, .. } => Masking::None,
        MaskArguments { mask: true, .. } => Masking::Confidential,
        MaskArguments { .. } => default_masking(),
    }
}

/// The masking without arguments.
pub(crate) fn default_masking() -> Masking {
    if is_ci() { Masking::Confidential } else { Masking::Sealed }
}

/// Returns whether the words of a family's rules may be printed: those of confidential rules not where a log is kept for
/// many readers.
pub(crate) fn may_show(family: Family) -> bool {
    family != Family::Confidential || !is_ci()
}

/// Returns whether the program runs in a build: then nobody watches it, and a log is kept for many readers.
pub(crate) fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}
