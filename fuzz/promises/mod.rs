//! What holds for any bytes: the bodies of the fuzz targets.
//!
//! They stand apart from the targets so that `tests/it/fuzzed.rs` runs the corpus through the same code, on a stable
//! compiler. A promise panics where it is broken.

pub(crate) mod both;
pub(crate) mod drafts;
pub(crate) mod policies;
pub(crate) mod reports;
pub(crate) mod settings;

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
