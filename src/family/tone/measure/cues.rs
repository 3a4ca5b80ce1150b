//! Lists of phrases with a weight made ready, and looked for among words.

use crate::language::cue::{CueLists, cue_phrases};
use crate::language::{LANGUAGES, Language};
use crate::reading::{Letters, Word};
use crate::text::hash;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A list of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueList {
    Hostility,
    Hype,
    Headlines,
    Substance,
    Filler,
}

impl CueList {
    const COUNT: usize = 5;

    /// The list of a language, made ready when it is first asked for.
    pub(super) fn in_language(self, language: Language) -> &'static CueIndex {
        static READY: [[OnceLock<CueIndex>; CueList::COUNT]; LANGUAGES.len()] =
            [const { [const { OnceLock::new() }; CueList::COUNT] }; LANGUAGES.len()];
        READY[language as usize][self as usize].get_or_init(|| {
            let CueLists { hostility, hype, headlines, substance, filler } = language.data().cues;
            CueIndex::of(match self {
                Self::Hostility => hostility,
                Self::Hype => hype,
                Self::Headlines => headlines,
                Self::Substance => substance,
                Self::Filler => filler,
            })
        })
    }
}

/// A list made ready: phrases by their first word that is one.
#[derive(Debug)]
pub(super) struct CueIndex(BTreeMap<u64, Vec<CuePhrase>>);

/// A phrase with its weight.
#[derive(Debug)]
struct CuePhrase {
    /// True if it stands at the beginning only.
    opens: bool,
    /// Its parts, one for each word.
    parts: Vec<CuePart>,
    /// The place of the part that it is looked up by.
    key: usize,
    tenths: i32,
}

/// A part of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CuePart {
    /// The word with that hash.
    Word(u64),
    /// A number.
    Number,
    /// Any word.
    Any,
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FoundCue {
    /// Its first word among those of the text.
    pub(super) first: usize,
    /// Its last.
    pub(super) last: usize,
    /// Its weight, in tenths.
    pub(super) tenths: i32,
}

impl CueIndex {
    /// Makes a list ready.
    pub(super) fn of(list: &'static str) -> Self {
        let mut phrases: BTreeMap<u64, Vec<CuePhrase>> = BTreeMap::new();
        for (tenths, text) in cue_phrases(list) {
            let phrase = CuePhrase::of(text, tenths);
            if let Some(CuePart::Word(key)) = phrase.parts.get(phrase.key) {
                phrases.entry(*key).or_default().push(phrase);
            }
        }
        Self(phrases)
    }

    /// The phrases in the words of a text, in order; of two that share words, the one that begins first, then the
    /// longer.
    pub(super) fn find(&self, words: &[Word]) -> Vec<FoundCue> {
        let mut found: Vec<FoundCue> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let known = self.0.get(&word.hash).into_iter().flatten();
            found.extend(known.filter_map(|phrase| phrase.stands_at(words, at)));
        }
        found.sort_by_key(|cue| (cue.first, Reverse(cue.last)));
        let mut end = 0;
        found.retain(|cue| {
            let apart = cue.first >= end;
            end = if apart { cue.last + 1 } else { end };
            apart
        });
        found
    }
}

impl CuePhrase {
    fn of(text: &str, tenths: i32) -> Self {
        let opens = text.starts_with('^');
        let parts: Vec<CuePart> = text
            .trim_start_matches('^')
            .split(' ')
            .map(|part| match part {
                "#" => CuePart::Number,
                "*" => CuePart::Any,
                word => CuePart::Word(hash(word.as_bytes())),
            })
            .collect();
        let key = parts.iter().position(|part| matches!(part, CuePart::Word(_))).unwrap_or_default();
        Self { opens, parts, key, tenths }
    }

    /// The phrase, if its key is a text's word and the others stand around it.
    fn stands_at(&self, words: &[Word], at: usize) -> Option<FoundCue> {
        let first = at.checked_sub(self.key).filter(|&first| first == 0 || !self.opens)?;
        let own = words.get(first..first + self.parts.len())?;
        let fits = self.parts.iter().zip(own).all(|(part, word)| match part {
            CuePart::Word(hash) => word.hash == *hash,
            CuePart::Number => word.letters == Letters::None,
            CuePart::Any => word.letters != Letters::None,
        });
        fits.then_some(FoundCue { first, last: first + self.parts.len() - 1, tenths: self.tenths })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Words;

    fn found(list: &'static str, text: &str) -> Vec<String> {
        let words = Words::of(text);
        let name =
            |cue: &FoundCue| format!("{}..{}", words.fold_of(cue.first, cue.first), words.fold_of(cue.last, cue.last));
        CueIndex::of(list).find(&words.list).iter().map(name).collect()
    }

    #[test]
    fn a_phrase_is_found_where_its_parts_stand() {
        let table: [(&str, &[&str]); 6] = [
            ("Why do you care?", &["why..you"]),
            ("Say why you care.", &[]),
            ("21 things to do", &["21..things"]),
            ("21 great things to do", &["21..things"]),
            ("many things to do", &[]),
            ("Here is why, here is why not", &["here..why", "here..not"]),
        ];
        for (text, expected) in table {
            assert_eq!(
                found("10 ^why do you, # things, # * things\n5 here is why, here is why not\n", text),
                expected,
                "{text}"
            );
        }
    }
}
