//! What an apostrophe ties to a word.

/// French particles before it: `l'équipe`, `jusqu'ici`.
pub(crate) const ELIDED: &[&str] =
    &["c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quelqu", "quoiqu", "s", "t"];
