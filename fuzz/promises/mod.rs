//! What holds for any bytes: the bodies of the fuzz targets.
//!
//! They stand apart from the targets so that `tests/it/fuzzed.rs` runs the corpus through the same code, on a stable
//! compiler. A promise panics where it is broken.

pub(crate) mod both;
pub(crate) mod drafts;
pub(crate) mod policies;
pub(crate) mod reports;
pub(crate) mod settings;

use discretion::{Checker, Policy};
use std::sync::LazyLock;

/// One policy with a rule of each kind.
pub(crate) static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    let policy = Policy::parse("hostile.toml", include_str!("../../tests/hostile/policy.toml")).expect("it is sound");
    Checker::new(&policy).expect("it keeps nothing elsewhere")
});

/// A promise: it takes any bytes.
pub(crate) type Promise = fn(&[u8]);

/// Each promise by the name of its target and of its corpus.
pub(crate) const PROMISES: [(&str, Promise); 5] = [
    ("both", both::hold),
    ("drafts", drafts::hold),
    ("policies", policies::hold),
    ("reports", reports::hold),
    ("settings", settings::hold),
];
