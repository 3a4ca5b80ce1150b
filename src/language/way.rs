//! Words that tell the way in which something is said, in one file for each language.

use super::lexicon::listed;
use super::{LANGUAGES, Language};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a word or phrase tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WayCue {
    /// Somebody else says it: "according to".
    Reported,
    /// It is only possible: "would".
    Supposing,
    /// It is a purpose: "in order to".
    Purpose,
    /// It was so: "used to".
    Former,
    /// What ends its subject: "was lifted".
    Ended,
    /// It was so up to a year that follows: "until".
    Until,
    /// The next word is spoken about: "the word".
    SpokenAbout,
    /// Stands for others: "they".
    They,
    /// Begins what is said of several: "some", "many".
    Several,
    /// Those who make things: "vendors".
    Makers,
    /// Those who judge what others say: "regulator".
    Authority,
    /// Goods with a name in capitals, which is nobody's: "SUV".
    Thing,
}

impl WayCue {
    /// All kinds, with the names of their lists.
    const EACH: [(Self, &'static str); 12] = [
        (Self::Reported, "reported"),
        (Self::Supposing, "supposing"),
        (Self::Purpose, "purpose"),
        (Self::Former, "former"),
        (Self::Ended, "ended"),
        (Self::Until, "until"),
        (Self::SpokenAbout, "spoken-about"),
        (Self::They, "they"),
        (Self::Several, "several"),
        (Self::Makers, "makers"),
        (Self::Authority, "authority"),
        (Self::Thing, "things"),
    ];

    fn named(name: &str) -> Option<Self> {
        Self::EACH.into_iter().find(|(_, own)| *own == name).map(|(kind, _)| kind)
    }
}

/// A cue among the words of a sentence: its first and its last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CuePlace {
    pub(crate) cue: WayCue,
    pub(crate) first: usize,
    pub(crate) last: usize,
}

/// The cues of a language by their first words.
type Cues = BTreeMap<&'static str, Vec<(Vec<&'static str>, WayCue)>>;

/// Those of all languages, in the order of [`LANGUAGES`].
static CUES: LazyLock<Vec<Cues>> = LazyLock::new(|| LANGUAGES.map(|data| by_first_word(data.ways)).into());

/// The cues among folded words.
pub(crate) fn cues(words: &[&str], language: Language) -> Vec<CuePlace> {
    let own = &CUES[language as usize];
    let mut found = Vec::new();
    for (first, word) in words.iter().enumerate() {
        for (rest, cue) in own.get(word).into_iter().flatten() {
            let last = first + rest.len();
            if words.get(first + 1..=last) == Some(rest.as_slice()) {
                found.push(CuePlace { cue: *cue, first, last });
            }
        }
    }
    found
}

fn by_first_word(file: &'static str) -> Cues {
    let mut cues = Cues::new();
    for (name, phrase) in listed(file) {
        let mut words = phrase.split(' ');
        if let (Some(cue), Some(first)) = (WayCue::named(name), words.next()) {
            cues.entry(first).or_default().push((words.collect(), cue));
        }
    }
    cues
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_of_a_kind_and_folded() {
        for data in LANGUAGES {
            for (name, phrase) in listed(data.ways) {
                assert!(WayCue::named(name).is_some(), "{}: [{name}]", data.code);
                assert!(phrase.chars().all(|c| c.is_ascii_lowercase() || c == ' '), "{}: {phrase}", data.code);
            }
        }
    }

    #[test]
    fn a_phrase_is_found_whole() {
        let words = ["it", "used", "to", "be", "in", "the", "past"];
        let found: Vec<_> = cues(&words, Language::English).into_iter().map(|own| (own.first, own.last)).collect();
        assert_eq!(found, [(1, 2), (4, 6)]);
        assert!(cues(&["used"], Language::English).is_empty());
    }
}
