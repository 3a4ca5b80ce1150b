//! Abbreviations whose full stop does not end a sentence, in English and French.

/// The last word before the full stop (`p. ex.` ends in `ex`, `e.g.` in `g`).
pub(crate) const NEVER_LAST: &[&str] = &[
    "al", "approx", "av", "cf", "co", "corp", "dr", "dre", "e", "env", "etc", "ex", "fig", "g", "i", "inc", "jr",
    "ltd", "m", "mlle", "mm", "mme", "mr", "mrs", "ms", "p", "pp", "prof", "sr", "st", "ste", "vol", "vs",
];
