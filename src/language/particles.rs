//! What an apostrophe ties to a word.

/// French particles before it: `l'équipe`, `jusqu'ici`.
pub(crate) const ELIDED: &[&str] =
    &["c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quelqu", "quoiqu", "s", "t"];

/// What is left before the apostrophe of a French word that is elided: `d` of `de`.
pub(crate) fn elided(word: &str) -> Option<&str> {
    let left = word.strip_suffix(['a', 'e'])?;
    (ELIDED.binary_search(&left).is_ok() && word != "ca").then_some(left)
}
