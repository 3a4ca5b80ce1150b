//! The words that say how a text speaks of a competitor: one table per kind of word, in English and French.
//!
//! A table says what its words do to a sentence ([`Cue`]); how sentences are judged by them is for the competitors'
//! family. All words stand in the bare fold (small letters, no accents, a space where the text may have a hyphen or an
//! apostrophe), sorted. A policy adds to most tables and takes words out of them.

mod comparing;
mod disparaging;
mod grammar;
mod insinuating;
mod naming;
mod neutral;

pub(crate) use grammar::NO_COMPARATIVES;
pub(crate) use naming::{KINDS, LEGAL_FORMS};

/// What a word or phrase does to a sentence that mentions a competitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cue {
    /// Sets a degree: `better`, `more`, `plus`. Compares together with a [`Cue::Than`].
    Degree,
    /// A degree to somebody's disadvantage: `slower`, `pire`.
    Worse,
    /// Judges a thing, and compares it where the other side of a `but` judges another: `good`, `médiocre`.
    Quality,
    /// What the other side of a degree begins with: `than`, `que`.
    Than,
    /// What the other side of `superior` begins with: `to`, `à`.
    To,
    /// The two halves of `as fast as`.
    As,
    /// Chooses one thing, and may choose it `over` another: `prefer`.
    Prefer,
    /// What the other side of a choice begins with.
    Over,
    /// Holds something against what follows: `compared to`, `face à`.
    Against,
    /// Names two sides and says nothing yet: `vs`.
    Versus,
    /// Sets ours apart from what follows: `unlike`, `contrairement à`.
    Unlike,
    /// Wins over what follows: `beats`, `surpasse`.
    Beats,
    /// Calls to give up what follows: `ditch`, `marre de`.
    Leave,
    /// Makes what follows a loser, together with a [`Cue::Behind`]: `leaves … behind`.
    Leaves,
    /// The second half of that.
    Behind,
    /// Makes what follows a model to copy: `clone of`.
    Imitates,
    /// The same after the name: `Globex killer`.
    Killer,
    /// Compares, wherever it stands beside a name: what a policy adds.
    Compares,
    /// Runs down whatever it is said of: `garbage`, `arnaque`.
    Slur,
    /// Runs down what it is the predicate of, and only that: `dead`, `nul`.
    Failing,
    /// Says of what stands before it that it is before a court: `is being sued`.
    Sued,
    /// What an honest company does not do: `sell your data`.
    Misdeed,
    /// What an honest company does: `respect your privacy`.
    Virtue,
    /// Accuses without saying so: `at least we`, `devinez qui`.
    Aside,
    /// Works with what follows: `integrates with`.
    Joins,
    /// The same after the name: `Globex connector`.
    Bridge,
    /// Names a source: `according to`, `selon`.
    Source,
    /// Tells of a measurement, which proves something together with a figure: `benchmark`, `étude`.
    Proof,
    /// Puts words into somebody else's mouth: `according to analysts`, `critics say`.
    Attributes,
    /// We: `our`, `nous`.
    We,
    /// Negates what follows.
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
    /// What one's own past and nothing in particular are called after a `than`: `before`, `our previous version`.
    Past,
    /// Phrases in which no word counts: `dead letter queue`.
    Technical,
    /// What organisations do and have: speaks for an ambiguous name.
    Organisation,
    /// A group of competitors that nobody names: `competitors`.
    Rivals,
    /// What makes such a group ours: `our`, `nos`.
    Ours,
    /// A group of others that counts only where something is said of it: `other vendors`.
    Others,
}

/// The words of one kind.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    /// What they do.
    pub(crate) cue: Cue,
    /// English words and phrases.
    pub(crate) english: &'static [&'static str],
    /// French ones.
    pub(crate) french: &'static [&'static str],
    /// Where they come from.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by people, and held by a test"))]
    pub(crate) source: &'static str,
}

/// All tables, a file each group.
pub(crate) const TABLES: [&[Table]; 6] =
    [comparing::TABLES, disparaging::TABLES, grammar::TABLES, insinuating::TABLES, naming::TABLES, neutral::TABLES];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn words_are_sorted_folded_and_without_repetition() {
        let lists = TABLES.iter().copied().flatten().flat_map(|table| [table.english, table.french]);
        let kinds = KINDS.iter().flat_map(|kind| [kind.names, kind.words]);
        for list in lists.chain(kinds).chain([LEGAL_FORMS, NO_COMPARATIVES]) {
            assert!(list.is_sorted_by(|one, next| one < next), "{list:#?}");
            for phrase in list {
                let folded = |word: &str| {
                    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
                };
                assert!(phrase.split(' ').all(folded), "{phrase}");
            }
        }
    }

    #[test]
    fn each_kind_of_word_has_one_table_with_a_source() {
        let cues: Vec<Cue> = TABLES.iter().copied().flatten().map(|table| table.cue).collect();
        assert_eq!(cues.iter().collect::<BTreeSet<_>>().len(), cues.len());
        for table in TABLES.iter().copied().flatten() {
            assert!(!table.source.is_empty());
            assert!(table.english.len() + table.french.len() > 0);
        }
    }
}
