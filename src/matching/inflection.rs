//! Plurals of English and French, by rule.
//!
//! A term is looked up with its plurals, and a found word is compared with the term through the same rules. They
//! are regular plurals only: what is irregular stands in a policy as a term of its own.

/// Words shorter than this have no plural here: `HX` is not in `HXs`, `is` not in `iss`.
pub(crate) const SHORTEST: usize = 3;

/// The last of several words may be shorter, as the words before it leave no doubt: `start-ups`.
pub(crate) const SHORTEST_LAST: usize = 2;

/// The regular plurals of a folded word, in either language, unless it has fewer letters than `shortest`.
pub(crate) fn plurals(word: &str, shortest: usize) -> Vec<String> {
    if word.chars().count() < shortest || !word.ends_with(char::is_alphabetic) {
        return Vec::new();
    }
    let mut plurals = vec![format!("{word}s")];
    if word.ends_with(['s', 'x', 'z', 'o']) || word.ends_with("ch") || word.ends_with("sh") {
        plurals.push(format!("{word}es"));
    }
    if word.ends_with('u') {
        plurals.push(format!("{word}x"));
    }
    if let Some(stem) = word.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'i', 'o', 'u'])
    {
        plurals.push(format!("{stem}ies"));
    }
    if let Some(stem) = word.strip_suffix("al").or_else(|| word.strip_suffix("ail")) {
        plurals.push(format!("{stem}aux"));
    }
    plurals
}

/// The folded words that a word may be a regular plural of, those with fewer letters than `shortest` left out.
pub(crate) fn singulars(word: &str, shortest: usize) -> Vec<String> {
    if !word.ends_with(['s', 'x']) {
        return Vec::new();
    }
    let cut = |ending: &str, with: &str| word.strip_suffix(ending).map(|stem| format!("{stem}{with}"));
    let mut singulars: Vec<String> =
        [cut("s", ""), cut("es", ""), cut("x", ""), cut("ies", "y"), cut("aux", "al"), cut("aux", "ail")]
            .into_iter()
            .flatten()
            .filter(|singular| is_plural(singular, word, shortest))
            .collect();
    singulars.dedup();
    singulars
}

/// Whether a folded word is a regular plural of another, which has no fewer letters than `shortest`.
pub(crate) fn is_plural(singular: &str, word: &str, shortest: usize) -> bool {
    // Every plural has another letter at its end than its singular, or one more, and shares all but the last three
    // bytes: most words are told apart without building any.
    let shared = singular.len().saturating_sub(3);
    word.ends_with(['s', 'x'])
        && (singular.len()..=singular.len() + 2).contains(&word.len())
        && word.as_bytes().get(..shared) == singular.as_bytes().get(..shared)
        && plurals(singular, shortest).iter().any(|plural| plural == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_follow_both_languages() {
        let table = [
            ("halcyon", "halcyons"),
            ("box", "boxes"),
            ("policy", "policies"),
            ("journal", "journaux"),
            ("travail", "travaux"),
            ("bateau", "bateaux"),
            ("batch", "batches"),
            ("resultat", "resultats"),
        ];
        for (singular, plural) in table {
            assert!(is_plural(singular, plural, SHORTEST), "{plural}");
            assert!(!is_plural(plural, singular, SHORTEST), "{singular}");
            assert!(singulars(plural, SHORTEST).iter().any(|found| found == singular), "{plural}");
        }
        assert!(!is_plural("hx", "hxs", SHORTEST));
        assert!(is_plural("up", "ups", SHORTEST_LAST));
        assert!(!is_plural("450", "450s", SHORTEST));
        assert!(!is_plural("halcyon", "halcyone", SHORTEST));
    }
}
