//! Languages of drafts and texts.

// A folder each, and one table of them. A language is a `LanguageData` without defaults, so the compiler names whatever
// a new one lacks. Words stand in the bare fold (small letters, no accents) unless a list says otherwise, sorted, so
// that a look-up is a binary search. The rest of the library asks the modules here and names no language.

pub(crate) mod abbreviation;
pub(crate) mod campaign;
pub(crate) mod cue;
pub(crate) mod ease;
mod en;
mod fr;
pub(crate) mod grammar;
pub(crate) mod inflection;
pub(crate) mod lexicon;
mod list;
pub(crate) mod mood;
pub(crate) mod name;
pub(crate) mod negation;
pub(crate) mod number;
#[cfg(feature = "html")]
pub(crate) mod page;
pub(crate) mod particle;
pub(crate) mod plural;
pub(crate) mod pronoun;
pub(crate) mod report;
pub(crate) mod stance;
mod tag;
pub(crate) mod telling;
pub(crate) mod texts;
pub(crate) mod verb;
pub(crate) mod way;

pub use tag::Language;

/// A list of words that a file holds.
pub(crate) type WordList = fn() -> &'static [&'static str];

/// All languages, in the order of [`Language`].
pub(crate) const LANGUAGES: [&LanguageData; 2] = [&en::ENGLISH, &fr::FRENCH];

/// All that is of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LanguageData {
    /// The language.
    pub(crate) language: Language,
    /// Its code: ISO 639-1.
    pub(crate) code: &'static str,
    /// Signs of the language.
    pub(crate) telling: telling::Telling,
    /// Abbreviations whose full stop may end no sentence.
    pub(crate) abbreviations: abbreviation::Abbreviations,
    /// Numbers in words and their units.
    pub(crate) numbers: number::Numbers,
    /// The way dates are written.
    pub(crate) dates: number::Dates,
    /// The way words have their plural.
    pub(crate) plurals: &'static [plural::Plural],
    /// Its pronouns.
    pub(crate) pronouns: pronoun::Pronouns,
    /// Its negation.
    pub(crate) negation: negation::Negation,
    /// Its words of mood.
    pub(crate) mood: mood::Mood,
    /// Its phrases of hostility and of hype.
    pub(crate) cues: cue::CueLists,
    /// The words of each kind that say how a text speaks of a competitor.
    pub(crate) stance: fn(stance::Cue) -> &'static [&'static str],
    /// The words for the things that companies are named after.
    pub(crate) things: fn(name::ThingList) -> &'static [&'static str],
    /// The words of grammar that stances are judged by.
    pub(crate) grammar: grammar::Grammar,
    /// Its lemmas by what they say.
    pub(crate) lemmas: lexicon::Lemmas,
    /// The words by which sentences are taken apart.
    pub(crate) particles: &'static str,
    /// The words that tell the way in which something is said.
    pub(crate) ways: &'static str,
    /// The words by which drafts of one campaign are compared.
    pub(crate) campaign: &'static str,
    /// Weights by which the kind of a message is told.
    pub(crate) message_weights: &'static [u8],
    /// The words for what figures and dates are said of.
    pub(crate) subjects: &'static str,
    /// Endings by which a participle is told from a form that has the same letters without accents.
    pub(crate) participles: &'static [&'static str],
    /// Endings of adjectives.
    pub(crate) qualities: &'static [&'static str],
    /// Endings of verbs that address the reader, where no other form has them.
    pub(crate) bidding: &'static [&'static str],
    /// Endings of adverbs.
    pub(crate) adverbs: &'static [&'static str],
    /// Reading ease.
    pub(crate) ease: ease::Ease,
    /// Its texts.
    pub(crate) texts: texts::Wording,
    /// The words of the page for reviewers.
    #[cfg(feature = "html")]
    pub(crate) page: page::PageTexts,
}

// Each row stands where its language says: a mistake does not compile.
const _: () = {
    let mut at = 0;
    while at < LANGUAGES.len() {
        assert!(LANGUAGES[at].language as usize == at, "the rows stand in the order of the languages");
        assert!(LANGUAGES[at].language.data().language as usize == at, "each language has its own row");
        at += 1;
    }
};

/// Returns whether a letter of a plain alphabet is a vowel.
pub(crate) const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests;
