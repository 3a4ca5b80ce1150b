//! Words by which drafts of one campaign are compared, in two files for each language: what is said of things, and what
//! figures and dates are said of.
//!
//! Which language a block is in is often in doubt, and a translation is compared with its original, so the words of all
//! languages are one table. A subject has the same name in every language: "users" and « utilisateurs » are one.

use super::LANGUAGES;
use super::lexicon::listed;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a word or phrase tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CampaignCue {
    /// It says nothing of what a figure is said of: "new".
    Light,
    /// It only says in which direction a figure goes: "less".
    Weak,
    /// It stands before a figure of earlier times: "instead of".
    Former,
    /// "Per cent".
    Percent,
    /// "Percentage points".
    Points,
    /// "Times".
    Times,
    /// A unit of time that is so many seconds.
    Seconds(u32),
    /// A unit of time that is so many months.
    Months(u32),
    /// A currency, by its sign.
    Money(char),
    /// A price for so many months; none for what is shorter.
    PerMonths(u32),
    /// A price for so many days.
    PerDays(u32),
    /// What multiplies a figure, by the number of zeros.
    Zeros(u32),
    /// It can be had now.
    Now,
    /// It cannot be had yet.
    Soon,
    /// It can be tried.
    Preview,
    /// It is no longer a trial.
    General,
    /// It holds for all.
    All,
    /// It holds for some.
    Some,
    /// It is promised.
    Firm,
    /// It is hoped for.
    Hedged,
    /// It stands before the day on which something begins.
    Opening,
    /// The text of a link that may lead anywhere.
    AnyLink,
    /// It stands before a month without a day.
    InMonth,
    /// A day of the week.
    Weekday,
    /// It stands before a time of the day.
    AtClock,
    /// A number in words, with its value.
    Numbers,
    /// It makes a figure less exact.
    Nearly,
}

impl CampaignCue {
    /// All kinds, with the names of their lists.
    const EACH: [(Self, &'static str); 38] = [
        (Self::Light, "light"),
        (Self::Weak, "weak"),
        (Self::Former, "former"),
        (Self::Percent, "percent"),
        (Self::Points, "points"),
        (Self::Times, "times"),
        (Self::Seconds(1), "second"),
        (Self::Seconds(60), "minute"),
        (Self::Seconds(3_600), "hour"),
        (Self::Seconds(86_400), "day"),
        (Self::Seconds(604_800), "week"),
        (Self::Months(1), "month"),
        (Self::Months(12), "year"),
        (Self::Money('€'), "euro"),
        (Self::Money('$'), "dollar"),
        (Self::Money('£'), "pound"),
        (Self::PerMonths(1), "per-month"),
        (Self::PerMonths(12), "per-year"),
        (Self::PerDays(7), "per-week"),
        (Self::PerDays(1), "per-day"),
        (Self::Zeros(3), "thousand"),
        (Self::Zeros(6), "million"),
        (Self::Zeros(9), "billion"),
        (Self::Now, "now"),
        (Self::Soon, "soon"),
        (Self::Preview, "preview"),
        (Self::General, "general"),
        (Self::All, "all"),
        (Self::Some, "some"),
        (Self::Firm, "firm"),
        (Self::Hedged, "hedged"),
        (Self::Opening, "opening"),
        (Self::AnyLink, "any-link"),
        (Self::InMonth, "in-month"),
        (Self::Weekday, "weekday"),
        (Self::AtClock, "at-clock"),
        (Self::Numbers, "numbers"),
        (Self::Nearly, "nearly"),
    ];

    fn named(name: &str) -> Option<Self> {
        Self::EACH.into_iter().find(|(_, own)| *own == name).map(|(kind, _)| kind)
    }
}

/// Phrases by their first words: the words of each, and what they tell.
type CampaignPhrases = BTreeMap<&'static str, Vec<(Vec<&'static str>, CampaignCue)>>;

/// The phrases of all languages.
static PHRASES: LazyLock<CampaignPhrases> = LazyLock::new(|| {
    let mut phrases = CampaignPhrases::new();
    for (name, entry) in LANGUAGES.iter().flat_map(|data| listed(data.campaign)) {
        let Some(cue) = CampaignCue::named(name).filter(|cue| *cue != CampaignCue::Numbers) else { continue };
        let words: Vec<&str> = entry.split(' ').collect();
        if let Some(first) = words.first() {
            phrases.entry(first).or_default().push((words, cue));
        }
    }
    phrases
});

/// The numbers in words of all languages.
static NUMBERS: LazyLock<BTreeMap<&'static str, u32>> = LazyLock::new(|| {
    let entries = LANGUAGES.iter().flat_map(|data| listed(data.campaign)).filter(|(name, _)| *name == "numbers");
    let number = |(_, entry): (&str, &'static str)| {
        let (word, value) = entry.rsplit_once(' ')?;
        Some((word, value.parse().ok()?))
    };
    entries.filter_map(number).collect()
});

/// The days of the week of all languages.
static WEEKDAYS: LazyLock<BTreeMap<&'static str, usize>> = LazyLock::new(|| {
    let days = |data: &&'static super::LanguageData| {
        let days = listed(data.campaign).into_iter().filter(|(name, _)| *name == "weekday");
        days.enumerate().map(|(number, (_, day))| (day, number)).collect::<Vec<_>>()
    };
    LANGUAGES.iter().flat_map(days).collect()
});

/// The months of each language, folded.
static MONTHS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let months = |data: &&super::LanguageData| data.texts.dates.months.iter().map(|name| plain(name)).collect();
    LANGUAGES.iter().map(months).collect()
});

/// The subjects of the words of all languages.
static SUBJECTS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let entries = LANGUAGES.iter().flat_map(|data| listed(data.subjects));
    entries.map(|(subject, word)| (word, subject)).collect()
});

/// The number of words of the longest phrase of a kind that begins with the first of some folded words.
pub(crate) fn begins<W: AsRef<str>>(words: &[W], cue: CampaignCue) -> Option<usize> {
    let first = words.first()?.as_ref();
    let fits = |(phrase, own): &&(Vec<&str>, CampaignCue)| {
        *own == cue
            && phrase.len() <= words.len()
            && phrase.iter().zip(words).all(|(one, other)| *one == other.as_ref())
    };
    PHRASES.get(first)?.iter().filter(fits).map(|(phrase, _)| phrase.len()).max()
}

/// The same of a phrase that ends with the last of the words.
pub(crate) fn ends<W: AsRef<str>>(words: &[W], cue: CampaignCue) -> Option<usize> {
    (0..words.len())
        .find(|&from| begins(&words[from..], cue) == Some(words.len() - from))
        .map(|from| words.len() - from)
}

/// The first phrase that begins with the first of some folded words and is of a kind that is asked for, with the length of it.
pub(crate) fn first_of<W: AsRef<str>>(words: &[W], cues: &[CampaignCue]) -> Option<(CampaignCue, usize)> {
    cues.iter().filter_map(|&cue| Some((cue, begins(words, cue)?))).max_by_key(|(_, length)| *length)
}

/// The value of a number in words.
pub(crate) fn number(word: &str) -> Option<u32> {
    NUMBERS.get(word).copied()
}

/// The day of the week that a folded word names, from 0.
pub(crate) fn weekday(word: &str) -> Option<usize> {
    WEEKDAYS.get(word).copied()
}

/// The month that a folded word names, from 1: its name or an abbreviation that begins no other.
pub(crate) fn month(word: &str) -> Option<u8> {
    let is_short = |name: &str| word.len() >= 3 && name.starts_with(word);
    MONTHS.iter().find_map(|names| {
        let mut months = (1..).zip(names).filter(|(_, name)| is_short(name));
        let first = months.next().map(|(number, _)| number);
        first.filter(|_| months.next().is_none())
    })
}

/// A word of a table without capitals and accents.
fn plain(word: &str) -> String {
    let bare = |letter: char| match letter {
        'é' | 'è' | 'ê' => 'e',
        'û' | 'ù' => 'u',
        other => other,
    };
    word.to_lowercase().chars().map(bare).collect()
}

/// The most letters by which a word is known that has no subject in the table: enough to tell words apart, and few enough for
/// the words that languages share, such as `communauté`.
const STEM: usize = 6;

/// What a folded word is about: the same for its plural, for its forms, and for its translation where the table has it.
pub(crate) fn subject(word: &str) -> String {
    match forms(word).into_iter().find_map(|form| SUBJECTS.get(form.as_str())) {
        Some(subject) => format!("@{subject}"),
        None => singular(word).unwrap_or(word).chars().take(STEM).collect(),
    }
}

/// Returns whether the table has a folded word as it is.
pub(crate) fn has_subject(word: &str) -> bool {
    SUBJECTS.contains_key(word)
}

/// Returns whether a folded word, or what it is a form of, is listed.
pub(crate) fn is_listed(word: &str, cue: CampaignCue) -> bool {
    forms(word).into_iter().any(|form| begins(&[form], cue) == Some(1))
}

/// The word of which one may be the plural.
fn singular(word: &str) -> Option<&str> {
    word.strip_suffix(['s', 'x']).filter(|stem| stem.len() > 2 && !word.ends_with("ss"))
}

/// A word, and those that it may be a regular form of.
fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    for ending in ["s", "x", "es", "d", "ed", "ing", "e"] {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) else { continue };
        forms.push(stem.to_owned());
        if ending == "ing" {
            forms.push(format!("{stem}e"));
        }
    }
    forms.extend(word.strip_suffix("ies").map(|stem| format!("{stem}y")));
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_list_is_of_a_kind_and_folded() {
        for data in LANGUAGES {
            for (name, phrase) in listed(data.campaign) {
                assert!(CampaignCue::named(name).is_some(), "{}: [{name}]", data.code);
                let is_folded =
                    |c: char| c.is_ascii_lowercase() || c == ' ' || (name == "numbers" && c.is_ascii_digit());
                assert!(phrase.chars().all(is_folded), "{}: {phrase}", data.code);
            }
        }
    }

    #[test]
    fn the_languages_have_the_same_subjects() {
        let names =
            |at: usize| listed(LANGUAGES[at].subjects).into_iter().map(|(name, _)| name).collect::<BTreeSet<_>>();
        assert_eq!(names(0), names(1));
        let mut known = BTreeMap::new();
        for (name, word) in listed(LANGUAGES[0].subjects) {
            assert_eq!(known.insert(word, name), None, "{word}");
        }
    }

    #[test]
    fn a_word_and_its_translation_are_one_subject() {
        for (one, other) in [("users", "utilisateurs"), ("countries", "pays"), ("community", "communaute")] {
            assert_eq!(subject(one), subject(other));
        }
        assert_ne!(subject("memory"), subject("stockage"));
    }

    #[test]
    fn months_are_known_by_what_begins_no_other() {
        let told = ["april", "avr", "mars", "march", "juil", "juin", "aug", "aout", "ju", "ma"].map(month);
        assert_eq!(told, [Some(4), Some(4), Some(3), Some(3), Some(7), Some(6), Some(8), Some(8), None, None]);
        assert_eq!(["tuesday", "mardi", "march"].map(weekday), [Some(1), Some(1), None]);
    }

    #[test]
    fn a_phrase_is_found_whole() {
        let words = ["is", "available", "today"];
        assert_eq!(begins(&words, CampaignCue::Now), Some(2));
        assert_eq!(ends(&["down", "from"], CampaignCue::Former), Some(2));
        assert_eq!(begins(&["available"], CampaignCue::Now), None);
        assert_eq!((number("douze"), number("hui")), (Some(12), None));
    }
}
