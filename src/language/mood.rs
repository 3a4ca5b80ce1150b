//! Words and the mood that they give a sentence. Sources and licences stand at the head of the two lists.

/// The effect of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// It has a mood of its own, in tenths of a point: -40 very negative, 40 very positive.
    Mood(i8),
    /// It makes what follows stronger (1) or weaker (-1).
    Degree(i8),
    /// It turns what follows round.
    Negation,
    /// A contrast: the words after it count more than those before.
    Contrast,
}

/// The words of one language, in the bare fold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mood {
    /// Lines of a number and the words that have it.
    pub(crate) list: &'static str,
    /// Words that make what follows stronger.
    pub(crate) stronger: &'static [&'static str],
    /// Words that make it weaker.
    pub(crate) weaker: &'static [&'static str],
    /// Words after which it counts more.
    pub(crate) contrasts: &'static [&'static str],
}

impl Mood {
    /// All words with their effects.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&'static str, Effect)> {
        let moods = self.list.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
            let mut parts = line.split(' ');
            let mood = parts.next().and_then(|number| number.parse().ok()).unwrap_or(0);
            parts.map(move |word| (word, Effect::Mood(mood)))
        });
        let all = |words: &'static [&'static str], effect| words.iter().map(move |&word| (word, effect));
        moods
            .chain(all(self.stronger, Effect::Degree(1)))
            .chain(all(self.weaker, Effect::Degree(-1)))
            .chain(all(self.contrasts, Effect::Contrast))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use std::collections::BTreeSet;

    #[test]
    fn each_word_stands_once_folded_with_a_mood_in_range() {
        for data in LANGUAGES {
            let mut seen = BTreeSet::new();
            for (word, effect) in data.mood.words() {
                assert!(seen.insert(word), "{word} stands twice");
                assert!(!word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
                let in_range = |mood: i8| (-40..=40).contains(&mood) && mood != 0;
                assert!(!matches!(effect, Effect::Mood(mood) if !in_range(mood)), "{word}");
            }
            assert!(seen.len() > 500, "{} has {} words of mood", data.code, seen.len());
        }
    }
}
