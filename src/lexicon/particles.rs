//! What an apostrophe ties to a word.

/// French particles before it: `l'équipe`, `jusqu'ici`.
pub(crate) const ELIDED: &[&str] =
    &["c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quelqu", "quoiqu", "s", "t"];

/// English endings after it: possessive and contractions.
pub(crate) const CONTRACTED: &[&str] = &["d", "ll", "m", "re", "s", "t", "ve"];
