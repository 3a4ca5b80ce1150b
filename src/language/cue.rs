//! Phrases with a weight, by which a text is measured: those of hostility, of hype, of substance and of filler.
//!
//! A line of a list is a weight in tenths and phrases with commas between, folded. In a phrase `^` is the beginning of
//! the text, `#` a number in digits, and `*` any one word.

/// The lists of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CueLists {
    /// Phrases that make a sentence more hostile, or less.
    pub(crate) hostility: &'static str,
    /// Words of hype.
    pub(crate) hype: &'static str,
    /// Phrases of headlines that promise and hold back.
    pub(crate) headlines: &'static str,
    /// Phrases of what a reader can use or check.
    pub(crate) substance: &'static str,
    /// Praise of oneself, and filler.
    pub(crate) filler: &'static str,
}

/// The phrases of a list with their weights.
pub(crate) fn cue_phrases(list: &'static str) -> impl Iterator<Item = (i32, &'static str)> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.flat_map(|line| {
        let (weight, phrases) = line.split_once(' ').unwrap_or((line, ""));
        let tenths = weight.parse().unwrap_or(0);
        phrases.split(',').map(move |phrase| (tenths, phrase.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use std::collections::BTreeSet;

    #[test]
    fn each_phrase_stands_once_folded_with_a_weight() {
        for data in LANGUAGES {
            let CueLists { hostility, hype, headlines, substance, filler } = data.cues;
            for list in [hostility, hype, headlines, substance, filler] {
                let mut seen = BTreeSet::new();
                for (tenths, phrase) in cue_phrases(list) {
                    assert!((-40..=40).contains(&tenths) && tenths != 0, "{phrase}: {tenths}");
                    assert!(seen.insert(phrase), "{phrase} stands twice");
                    let mut parts = phrase.trim_start_matches('^').split(' ');
                    let is_word = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase());
                    assert!(parts.clone().all(|part| matches!(part, "#" | "*") || is_word(part)), "{phrase}");
                    assert!(parts.any(is_word), "{phrase} has no word");
                }
                assert!(seen.len() > 50, "{} has {} phrases", data.code, seen.len());
            }
        }
    }
}
