//! The words that say how a text speaks of a competitor: one list per kind of word and language.
//!
//! A kind says what its words do to a sentence ([`Cue`]); how sentences are judged by them is for the competitors'
//! family. All words stand in the bare fold (small letters, no accents, a space where the text may have a hyphen or an
//! apostrophe), sorted. A policy adds to most lists and takes words out of them.

use super::{LANGUAGES, Language};

/// The effect of a word or phrase on a sentence that mentions a competitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cue {
    /// Sets a degree: `better`, `more`, `plus`. Compares together with a [`Cue::Than`].
    Degree,
    /// A degree to somebody's disadvantage: `slower`, `pire`.
    Worse,
    /// Judges a thing, and compares it where the other side of a `but` judges another: `good`, `médiocre`.
    Quality,
    /// The start of the other side of a degree: `than`, `que`.
    Than,
    /// The start of the other side of `superior`: `to`, `à`.
    To,
    /// The two halves of `as fast as`.
    As,
    /// Chooses one thing, and may choose it `over` another: `prefer`.
    Prefer,
    /// The start of the other side of a choice.
    Over,
    /// Holds something against what follows: `compared to`, `face à`.
    Against,
    /// Names two sides and says nothing yet: `vs`.
    Versus,
    /// Sets ours apart from what follows: `unlike`, `contrairement à`.
    Unlike,
    /// Wins over what follows: `beats`, `surpasse`.
    Beats,
    /// Makes what follows a loser, together with a [`Cue::Behind`]: `leaves … behind`.
    Leaves,
    /// The second half of that.
    Behind,
    /// Makes what follows a model to copy: `clone of`.
    Imitates,
    /// The same after the name: `Globex killer`.
    Killer,
    /// Compares, wherever it stands beside a name: `half the price`, and what a policy adds.
    Compares,
    /// Runs down what it is said of: what a policy adds to the lexicon.
    RunsDown,
    /// Accuses without saying so: `at least we`, `devinez qui`.
    Aside,
    /// Works with what follows: `integrates with`.
    Joins,
    /// The same after the name: `Globex connector`.
    Bridge,
    /// Names a source: `according to`, `selon`.
    Source,
    /// Stands before the name of a source: `data from StorBench`, but not "data from your phone".
    Data,
    /// Tells of a measurement, which proves something together with a figure: `benchmark`, `étude`.
    Proof,
    /// Puts words into somebody else's mouth: `according to analysts`, `critics say`.
    Attributes,
    /// We: `our`, `nous`.
    We,
    /// Negates what follows: the words are those of [`super::negation`].
    Not,
    /// Links a thing to what is said of it: `is`, `est`.
    Is,
    /// Makes a word stronger: `way`, `bien`.
    Very,
    /// Begins another thought: `but`, `mais`.
    But,
    /// Begins a clause inside a sentence: `because`, `qui`.
    Clause,
    /// Asks without a question mark: `whether`.
    Whether,
    /// Words after a `than` for one's own past or nothing in particular: `before`, `our previous version`.
    Past,
    /// Phrases in which no word counts: `dead letter queue`.
    Technical,
    /// Acts and belongings of organisations: speaks for an ambiguous name.
    Organisation,
    /// A group of competitors that nobody names: `competitors`.
    Rivals,
    /// Words that make such a group ours: `our`, `nos`.
    Ours,
    /// A group of others that counts only where something is said of it: `other vendors`.
    Others,
}

impl Cue {
    /// All kinds.
    const EACH: [Self; 38] = [
        Self::Degree,
        Self::Worse,
        Self::Quality,
        Self::Than,
        Self::To,
        Self::As,
        Self::Prefer,
        Self::Over,
        Self::Against,
        Self::Versus,
        Self::Unlike,
        Self::Beats,
        Self::Leaves,
        Self::Behind,
        Self::Imitates,
        Self::Killer,
        Self::Compares,
        Self::RunsDown,
        Self::Aside,
        Self::Joins,
        Self::Bridge,
        Self::Source,
        Self::Data,
        Self::Proof,
        Self::Attributes,
        Self::We,
        Self::Not,
        Self::Is,
        Self::Very,
        Self::But,
        Self::Clause,
        Self::Whether,
        Self::Past,
        Self::Technical,
        Self::Organisation,
        Self::Rivals,
        Self::Ours,
        Self::Others,
    ];

    /// The name of its list in the files of a language.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::Worse => "worse",
            Self::Quality => "quality",
            Self::Than => "than",
            Self::To => "to",
            Self::As => "as",
            Self::Prefer => "prefer",
            Self::Over => "over",
            Self::Against => "against",
            Self::Versus => "versus",
            Self::Unlike => "unlike",
            Self::Beats => "beats",
            Self::Leaves => "leaves",
            Self::Behind => "behind",
            Self::Imitates => "imitates",
            Self::Killer => "killer",
            Self::Compares => "compares",
            Self::RunsDown => "runs-down",
            Self::Aside => "aside",
            Self::Joins => "joins",
            Self::Bridge => "bridge",
            Self::Source => "source",
            Self::Data => "data",
            Self::Proof => "proof",
            Self::Attributes => "attributes",
            Self::We => "we",
            Self::Not => "not",
            Self::Is => "is",
            Self::Very => "very",
            Self::But => "but",
            Self::Clause => "clause",
            Self::Whether => "whether",
            Self::Past => "past",
            Self::Technical => "technical",
            Self::Organisation => "organisation",
            Self::Rivals => "rivals",
            Self::Ours => "ours",
            Self::Others => "others",
        }
    }

    /// Returns whether words of any language are of this kind.
    pub(crate) fn holds(self, words: &str) -> bool {
        LANGUAGES.iter().any(|data| (data.stance)(self).contains(&words))
    }

    /// The words of this kind, with their languages.
    pub(crate) fn words(self) -> impl Iterator<Item = (Language, &'static str)> {
        LANGUAGES.iter().flat_map(move |data| (data.stance)(self).iter().map(|&word| (data.language, word)))
    }
}

/// All words of all kinds.
pub(crate) fn words() -> impl Iterator<Item = (Cue, Language, &'static str)> {
    Cue::EACH.into_iter().flat_map(|cue| cue.words().map(move |(language, word)| (cue, language, word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::tests::{is_folded_phrase, is_sorted};

    /// The names of the lists in a language's folder.
    fn lists(code: &str) -> Vec<String> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language").join(code).join("stance");
        let files = std::fs::read_dir(folder).expect("a language has a folder of stance words");
        let texts = files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        let names = |text: String| -> Vec<String> {
            text.lines().filter_map(|line| Some(line.strip_prefix('[')?.strip_suffix(']')?.to_owned())).collect()
        };
        texts.flat_map(names).collect()
    }

    #[test]
    fn words_are_sorted_and_folded() {
        for (cue, data) in Cue::EACH.into_iter().flat_map(|cue| LANGUAGES.map(|data| (cue, data))) {
            let words = (data.stance)(cue);
            assert!(is_sorted(words), "{}: {cue:?}", data.code);
            for phrase in words {
                assert!(is_folded_phrase(phrase), "{phrase}");
            }
        }
    }

    #[test]
    fn each_language_has_a_list_of_each_kind() {
        let mut kinds: Vec<&str> = Cue::EACH.iter().map(|cue| cue.name()).collect();
        // What runs down stands in the lexicon, and what negates in a table.
        kinds.retain(|kind| ![Cue::RunsDown, Cue::Not].map(Cue::name).contains(kind));
        kinds.sort_unstable();
        for data in LANGUAGES {
            let mut lists = lists(data.code);
            lists.sort_unstable();
            assert_eq!(lists, kinds, "{}", data.code);
        }
    }

    #[test]
    fn each_kind_stands_in_its_place() {
        for (at, cue) in Cue::EACH.into_iter().enumerate() {
            assert_eq!(cue as usize, at, "{cue:?}");
        }
    }
}
