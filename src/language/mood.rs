//! What words say of the mood of a sentence. Sources and licences stand at the head of the two lists.

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// It has a mood of its own, in tenths of a point: -40 very negative, 40 very positive.
    Mood(i8),
    /// It makes what follows stronger (1) or weaker (-1).
    Degree(i8),
    /// It turns what follows round.
    Negation,
    /// What follows counts more than what stands before.
    Contrast,
}

/// The words of one language, in the bare fold.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mood {
    /// Lines of a number and the words that have it.
    list: &'static str,
    stronger: &'static [&'static str],
    weaker: &'static [&'static str],
    negations: &'static [&'static str],
    contrasts: &'static [&'static str],
}

/// English; an apostrophe cuts "don't" into `don` and `t`.
pub(crate) const ENGLISH: Mood = Mood {
    list: include_str!("mood_en.txt"),
    stronger: &[
        "absolutely",
        "amazingly",
        "awfully",
        "completely",
        "deeply",
        "enormously",
        "entirely",
        "especially",
        "exceptionally",
        "extremely",
        "fully",
        "highly",
        "hugely",
        "incredibly",
        "intensely",
        "more",
        "most",
        "particularly",
        "purely",
        "quite",
        "really",
        "remarkably",
        "simply",
        "so",
        "such",
        "thoroughly",
        "too",
        "totally",
        "utterly",
        "very",
    ],
    weaker: &["almost", "barely", "kinda", "less", "little", "occasionally", "partly", "slightly", "somewhat"],
    negations: &[
        "ain", "aren", "cannot", "couldn", "didn", "doesn", "don", "hadn", "hardly", "hasn", "haven", "isn", "neither",
        "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere", "rarely", "seldom", "shouldn", "wasn",
        "weren", "without", "wouldn",
    ],
    contrasts: &["but", "however"],
};

/// French.
pub(crate) const FRENCH: Mood = Mood {
    list: include_str!("mood_fr.txt"),
    stronger: &[
        "absolument",
        "completement",
        "entierement",
        "extremement",
        "fort",
        "franchement",
        "hautement",
        "infiniment",
        "particulierement",
        "profondement",
        "si",
        "tellement",
        "totalement",
        "tres",
        "trop",
        "vraiment",
    ],
    weaker: &["assez", "legerement", "moins", "peu", "plutot", "presque", "quelque"],
    negations: &["aucun", "aucune", "guere", "jamais", "ni", "pas", "rien", "sans"],
    contrasts: &["cependant", "mais", "pourtant", "toutefois"],
};

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
            .chain(all(self.negations, Effect::Negation))
            .chain(all(self.contrasts, Effect::Contrast))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_word_stands_once_folded_with_a_mood_in_range() {
        for (mood, fewest) in [(ENGLISH, 2_000), (FRENCH, 500)] {
            let mut seen = BTreeSet::new();
            for (word, effect) in mood.words() {
                assert!(seen.insert(word), "{word} stands twice");
                assert!(!word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
                let in_range = |mood: i8| (-40..=40).contains(&mood) && mood != 0;
                assert!(!matches!(effect, Effect::Mood(mood) if !in_range(mood)), "{word}");
            }
            assert!(seen.len() > fewest, "{}", seen.len());
        }
    }
}
