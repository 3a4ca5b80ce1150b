//! Words that negate, and those that only look like it.
//!
//! The method is that of `NegEx` (Chapman and others, "A simple algorithm for identifying negated findings and
//! diseases in discharge summaries", 2001): cues, a scope behind them, words that end the scope, and phrases that
//! hold a cue and negate nothing.

use super::{LANGUAGES, Language, WordList};

/// The negation of one language. Words are folded and in order.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Negation {
    /// Words that negate what follows, each by itself: two of them are none.
    pub(crate) each: &'static [&'static str],
    /// Words that are one negation with any of these: `neither`, `nor`.
    pub(crate) neither: &'static [&'static str],
    /// Words that join one thing that is denied to another.
    pub(crate) nor: &'static [&'static str],
    /// What stands before the apostrophe of a contraction that negates: `isn't`.
    pub(crate) contracted: &'static [&'static str],
    /// What stands behind that apostrophe; empty where there is no such contraction.
    pub(crate) contraction: &'static str,
    /// Such contractions in one word.
    pub(crate) fused: &'static [&'static str],
    /// Words for no number of things, which negate no clause: "zero downtime".
    pub(crate) nought: &'static [&'static str],
    /// Words that stand for "number" before a figure: `no 1`.
    pub(crate) numbered: &'static [&'static str],
    /// Words of several that negate what follows.
    pub(crate) phrases: &'static [&'static str],
    /// Words that negate together: several in one clause are one negation.
    pub(crate) together: &'static [&'static str],
    /// The first half of a negation of two: « ne ».
    pub(crate) particles: &'static [&'static str],
    /// Words that negate, together, where such a half stands before them.
    pub(crate) after_particle: &'static [&'static str],
    /// Of these, the ones that must follow it in order, and only restrict before one of the next list: « ne … plus que ».
    pub(crate) restricting: &'static [&'static str],
    /// What makes a negation of two a restriction.
    pub(crate) than: &'static [&'static str],
    /// Words that negate what follows and that another negation turns round: « pas sans ».
    pub(crate) without: &'static [&'static str],
    /// The same, but only right before what they negate: « non garanti ».
    pub(crate) right_before: &'static [&'static str],
    /// Words that negate what they follow: "we guarantee nothing".
    pub(crate) following: &'static [&'static str],
    /// Phrases that hold a word that negates, and negate nothing: they stress, or what they deny is a doubt.
    pub(crate) stress: WordList,
    /// Of these, phrases that deny what is asked for, though they stress what is claimed: "no need for a benchmark".
    pub(crate) needless: &'static [&'static str],
    /// Words that deny what stands before them, after a word that negates: "a benchmark is not needed".
    pub(crate) needed: &'static [&'static str],
    /// Words that begin another clause: a negation does not reach over them.
    pub(crate) other_clause: &'static [&'static str],
    /// Words that begin another clause after an "and".
    pub(crate) after_and: &'static [&'static str],
    /// Words of blame: to deny them is to praise ("never slower").
    pub(crate) blame: &'static [&'static str],
}

/// Returns whether a folded word stands in a list of any language.
pub(crate) fn stands(word: &str, list: impl Fn(&Negation) -> &'static [&'static str]) -> bool {
    LANGUAGES.iter().any(|data| list(&data.negation).binary_search(&word).is_ok())
}

/// Returns whether a folded word stands in a list of a language; of any language where it is in doubt.
pub(crate) fn stands_in(
    word: &str,
    language: Option<Language>,
    list: impl Fn(&Negation) -> &'static [&'static str],
) -> bool {
    let mut spoken = LANGUAGES.iter().filter(|data| language.is_none_or(|own| own == data.language));
    spoken.any(|data| list(&data.negation).binary_search(&word).is_ok())
}

/// The phrases of a list, of all languages.
pub(crate) fn phrases(list: impl Fn(&Negation) -> &'static [&'static str]) -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().flat_map(move |data| list(&data.negation)).copied()
}

/// Returns whether a word after an apostrophe is a contraction that negates, with the word before it: `isn't`.
pub(crate) fn is_contraction(before: &str, after: &str) -> bool {
    let own = |negation: &Negation| negation.contraction == after && negation.contracted.binary_search(&before).is_ok();
    LANGUAGES.iter().any(|data| own(&data.negation))
}

/// The number of words that may stand between the two halves of a negation: « ne sont vraiment plus ».
const BETWEEN_HALVES: usize = 4;

/// The words that negate among those of a sentence, folded: the first and the last word of each, in order. Where the
/// language is in doubt, those of all languages count.
pub(crate) fn cues(words: &[&str], language: Option<Language>) -> Vec<(usize, usize)> {
    let spoken = LANGUAGES.iter().filter(|data| language.is_none_or(|own| own == data.language));
    let spoken: Vec<&Negation> = spoken.map(|data| &data.negation).collect();
    (0..words.len()).filter_map(|at| spoken.iter().find_map(|own| own.cue(words, at))).collect()
}

impl Negation {
    /// The negation that begins at a word.
    fn cue(&self, words: &[&str], at: usize) -> Option<(usize, usize)> {
        let word = words[at];
        let next = words.get(at + 1).copied().unwrap_or("");
        let is_in = |list: &[&str], word: &str| list.binary_search(&word).is_ok();
        if is_in(self.contracted, word) && !next.is_empty() && next == self.contraction {
            return Some((at, at + 1));
        }
        let begins = |phrase: &str| {
            phrase.starts_with(word)
                && phrase.split(' ').enumerate().all(|(step, own)| words.get(at + step) == Some(&own))
        };
        if let Some(phrase) = self.phrases.iter().find(|phrase| begins(phrase)) {
            return Some((at, at + phrase.split(' ').count() - 1));
        }
        if is_in(self.after_particle, word) {
            let restricts = is_in(self.restricting, word);
            let near = words[at.saturating_sub(BETWEEN_HALVES + 1)..at].iter().rev();
            // « N'est plus nul »: the half that stands first is the other one.
            let is_second = |word: &str| is_in(self.after_particle, word) || is_in(self.together, word);
            let behind = near.take_while(|before| !is_second(before)).any(|before| is_in(self.particles, before));
            // « Personne ne », but not « plus ne ».
            let opens = at == 0 && words[1..].iter().take(BETWEEN_HALVES).any(|word| is_in(self.particles, word));
            let before = !restricts && (is_in(self.particles, next) || opens);
            return ((behind && !(restricts && is_in(self.than, next))) || before).then_some((at, at));
        }
        let is_number = is_in(self.numbered, word) && next.starts_with(|c: char| c.is_ascii_digit());
        let lists = [self.each, self.neither, self.fused, self.together, self.without, self.right_before];
        (!is_number && lists.into_iter().any(|list| is_in(list, word))).then_some((at, at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn negating(sentence: &str, language: Option<Language>) -> Vec<String> {
        let words: Vec<&str> = sentence.split(' ').collect();
        cues(&words, language).into_iter().map(|(first, last)| words[first..=last].join(" ")).collect()
    }

    #[test]
    fn words_phrases_contractions_and_halves_negate() {
        let english = |sentence| negating(sentence, Some(Language::English));
        assert_eq!(english("it isn t bad and never was"), ["isn t", "never"]);
        assert_eq!(english("we are far from the no 1"), ["far from"]);
        assert_eq!(english("we rarely fail"), ["rarely"]);
        let french = |sentence| negating(sentence, Some(Language::French));
        assert_eq!(french("ce n est plus nul"), ["plus"]);
        assert_eq!(french("il ne reste plus que globex"), [""; 0]);
        assert_eq!(french("globex est plus rapide"), [""; 0]);
        assert_eq!(french("personne ne le dit sans rire"), ["personne", "sans"]);
        assert_eq!(negating("globex n est pas bad", None), ["pas"]);
        assert_eq!(english("globex n est pas bad"), [""; 0]);
    }
}
