//! English: its words, in files and tables, and what is only its own.
//!
//! Words stand in the bare fold (small letters, no accents) unless a list says otherwise, in order. They were listed
//! for this project, but for those that name another source. The words that negate are those on which the lists
//! compared in "Negated bio-events: analysis and identification" (BMC Bioinformatics 14:14, 2013, table 3) agree,
//! without nouns and verbs of loss. The figures of reading ease are from R. Flesch, "A new readability yardstick",
//! Journal of Applied Psychology 32 (1948).

mod answer;
#[cfg(feature = "html")]
mod page;
mod syllables;
mod texts;

use super::abbreviation::Abbreviations;
use super::cue::CueLists;
use super::ease::Ease;
use super::grammar::{Grammar, Than};
use super::inflection::{Inflection, Paradigms, paradigms};
use super::lexicon::Lemmas;
use super::list::{WordLists, entries};
use super::mood::Mood;
use super::negation::Negation;
use super::number::{Dates, Numbers};
use super::plural::Plural;
use super::pronoun::Pronouns;
use super::telling::{Before, Contraction, Telling};
use super::{Language, LanguageData};
use std::sync::LazyLock;

static FUNCTION_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("function_words.txt")));
static EVERYDAY_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("everyday_words.txt")));
static STRESS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("stress.txt")));
static NO_COMPARATIVES: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("no_comparatives.txt")));
static VERB_FORMS: LazyLock<Paradigms> = LazyLock::new(|| paradigms(include_str!("lexicon/verb_forms.txt")));
static NOUN_FORMS: LazyLock<Paradigms> = LazyLock::new(|| paradigms(include_str!("lexicon/noun_forms.txt")));
static ADJECTIVE_FORMS: LazyLock<Paradigms> = LazyLock::new(|| paradigms(include_str!("lexicon/adjective_forms.txt")));
static THINGS: LazyLock<WordLists> = LazyLock::new(|| WordLists::of(&[include_str!("things.txt")]));
static STANCE: LazyLock<WordLists> = LazyLock::new(|| {
    WordLists::of(&[
        include_str!("stance/comparing.txt"),
        include_str!("stance/grammar.txt"),
        include_str!("stance/insinuating.txt"),
        include_str!("stance/naming.txt"),
        include_str!("stance/neutral.txt"),
    ])
});

/// All that is of English.
pub(super) static ENGLISH: LanguageData = LanguageData {
    language: Language::English,
    code: "en",
    telling: Telling {
        function_words: || &FUNCTION_WORDS,
        faint: &[
            "at", "by", "can", "do", "for", "get", "her", "his", "if", "in", "it", "just", "like", "made", "make",
            "may", "more", "most", "must", "new", "no", "only", "other", "out", "over", "own", "see", "so", "such",
            "up", "us", "use", "well", "who", "will",
        ],
        silent: &["as", "but"],
        shared: &["a", "an", "on"],
        everyday_words: || &EVERYDAY_WORDS,
        endings: &["ing", "ed", "ly", "ness", "ful", "less"],
        contractions: &[
            Contraction { after: "ll", before: Before::Any, is_sure: true },
            Contraction { after: "re", before: Before::Any, is_sure: true },
            Contraction { after: "ve", before: Before::Any, is_sure: true },
            Contraction { after: "s", before: Before::Any, is_sure: false },
            Contraction { after: "d", before: Before::Word("i"), is_sure: true },
            Contraction { after: "m", before: Before::Word("i"), is_sure: true },
            Contraction { after: "t", before: Before::Ending("n"), is_sure: true },
        ],
        elided: &[],
        opening: &[],
        capitals: &["I"],
        letters: "",
        telling_letters: "",
        accented: &[],
    },
    abbreviations: Abbreviations {
        leading: &[
            "approx", "ca", "cf", "col", "dr", "drs", "e.g", "ex", "gen", "hon", "i.e", "messrs", "mr", "mrs", "ms",
            "mx", "n.b", "prof", "resp", "rev", "sen", "sgt", "viz", "vs",
        ],
        counting: &[
            "apr", "art", "aug", "ch", "chap", "dec", "eq", "feb", "fig", "figs", "jan", "no", "nos", "nov", "nr",
            "oct", "p", "par", "pp", "sec", "sect", "sep", "sept", "tel", "vers", "vol",
        ],
        late: &[
            "a.m", "al", "b.c", "bros", "co", "corp", "d.c", "dept", "inc", "jr", "llc", "ltd", "p.m", "ph.d", "plc",
            "sr", "st", "u.k", "u.n", "u.s", "u.s.a",
        ],
        starting: &["a", "an", "i", "on"],
        naming: &["may", "new", "us"],
    },
    numbers: Numbers {
        words: &[
            "billion", "billions", "eight", "eighty", "eleven", "fifteen", "fifty", "five", "forty", "four", "hundred",
            "million", "millions", "nine", "ninety", "one", "seven", "seventy", "six", "sixty", "ten", "thirty",
            "thousand", "three", "twelve", "twenty", "two",
        ],
        and: "and",
        units: &[
            "billion",
            "billions",
            "bn",
            "cents",
            "chf",
            "days",
            "dollars",
            "eur",
            "euro",
            "euros",
            "gbp",
            "hours",
            "kilograms",
            "kilos",
            "km",
            "million",
            "millions",
            "minutes",
            "months",
            "percent",
            "points",
            "pounds",
            "seconds",
            "thousand",
            "usd",
            "weeks",
            "years",
        ],
        symbols: &[],
        of: &["of "],
        per_cent: ("per", "cent"),
        magnitudes: &["bn", "million", "millions", "billion", "billions"],
    },
    dates: Dates {
        months: &[
            "january",
            "jan",
            "february",
            "feb",
            "march",
            "mar",
            "april",
            "apr",
            "may",
            "june",
            "jun",
            "july",
            "jul",
            "august",
            "aug",
            "september",
            "sept",
            "sep",
            "october",
            "oct",
            "november",
            "nov",
            "december",
            "dec",
        ],
        ordinals: &["st", "nd", "rd", "th"],
        of: &["of"],
        quarter: 'Q',
    },
    plurals: &[
        Plural::of("", "s"),
        Plural::of("s", "ses"),
        Plural::of("x", "xes"),
        Plural::of("z", "zes"),
        Plural::of("o", "oes"),
        Plural::of("ch", "ches"),
        Plural::of("sh", "shes"),
        Plural { singular: "y", plural: "ies", not_after: &['a', 'e', 'i', 'o', 'u'] },
    ],
    pronouns: Pronouns {
        me: &["i", "im", "ive", "me", "mine", "my", "myself"],
        us: &["our", "ours", "ourselves", "us", "we"],
        you: &["you", "your", "yours", "yourself", "yourselves"],
    },
    negation: Negation {
        each: &[
            "barely", "hardly", "never", "no", "nobody", "none", "not", "nothing", "nowhere", "rarely", "scarcely",
            "seldom", "without",
        ],
        neither: &["neither", "nor"],
        nor: &["nor"],
        contracted: &[
            "ain", "aren", "can", "couldn", "didn", "doesn", "don", "hadn", "hasn", "haven", "isn", "mustn", "needn",
            "shouldn", "wasn", "weren", "won", "wouldn",
        ],
        contraction: "t",
        fused: &[
            "aint", "arent", "cannot", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt",
            "shouldnt", "wasnt", "werent", "wouldnt",
        ],
        nought: &["zero"],
        numbered: &["no"],
        phrases: &["anything but", "far from", "impossible to", "refuse to", "refuses to", "unable to"],
        together: &[],
        particles: &[],
        after_particle: &[],
        restricting: &[],
        than: &[],
        without: &[],
        right_before: &[],
        following: &["nothing"],
        stress: || &STRESS,
        needless: &["no need", "no need for", "no need of"],
        needed: &["necessary", "needed", "required"],
        other_clause: &["although", "because", "but", "however", "though", "unless", "whereas", "while"],
        after_and: &[
            "are", "can", "has", "have", "he", "is", "it", "our", "she", "they", "was", "we", "will", "you", "your",
        ],
        blame: &["inferior", "riskier", "slower", "weaker", "worse"],
    },
    mood: Mood {
        list: include_str!("mood.txt"),
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
        contrasts: &["but", "however"],
    },
    cues: CueLists {
        hostility: include_str!("cues/hostility.txt"),
        hype: include_str!("cues/hype.txt"),
        headlines: include_str!("cues/headlines.txt"),
        substance: include_str!("cues/substance.txt"),
        filler: include_str!("cues/filler.txt"),
    },
    stance: |cue| STANCE.get(cue.name()),
    things: |thing| THINGS.get(thing.name()),
    grammar: Grammar {
        and: &["and"],
        or: &["or"],
        indefinite: &["a", "an"],
        syntax: &[
            "annotation",
            "annotations",
            "decorator",
            "decorators",
            "directive",
            "directives",
            "macro",
            "macros",
            "queries",
            "query",
            "rule",
            "rules",
            "selector",
            "selectors",
        ],
        combining: &["free", "friendly", "less", "off", "proof", "ready", "rich", "wide"],
        definite: &["the"],
        highest: &[],
        degrees: &[],
        than: &[("than", Than::Sure), ("then", Than::Slip)],
        also: &[],
        after_also: &[],
        subjects: &[],
        past: &["before", "earlier", "ever", "previous", "previously"],
        conjunctions: &[],
        infinitives: &[],
        no_infinitives: &[],
        acting: &["ing"],
        comparatives: &["er"],
        no_comparatives: || &NO_COMPARATIVES,
        superior: &["inferior", "preferable", "superior"],
        prefers: &["prefer", "preferred", "prefers"],
        likes: &["find", "found", "like", "liked", "likes", "love", "loved"],
        standins: &["both", "either", "it", "them", "these", "those"],
        places: &["at", "for", "in", "on", "when", "with"],
        follows: &[
            "and", "as", "at", "because", "by", "every", "for", "hands", "in", "now", "on", "or", "to", "today",
            "when", "with",
        ],
        free_relatives: &["what"],
        speakers: &["i", "our", "we", "you"],
        asking: &[
            "am", "any", "anyone", "are", "aren", "can", "could", "did", "didn", "do", "does", "doesn", "don", "ever",
            "had", "has", "have", "how", "is", "isn", "may", "shall", "should", "was", "were", "what", "when", "where",
            "which", "who", "whose", "will", "won", "would",
        ],
        why: &["why"],
    },
    lemmas: Lemmas {
        verbs: include_str!("lexicon/verbs.txt"),
        nouns: include_str!("lexicon/nouns.txt"),
        adjectives: include_str!("lexicon/adjectives.txt"),
        more_verbs: include_str!("lexicon/more_verbs.txt"),
        knows_most_verbs: true,
        inflection: Inflection { verbs: &VERB_FORMS, nouns: &NOUN_FORMS, adjectives: &ADJECTIVE_FORMS },
        first_is_inflected: false,
    },
    particles: include_str!("clause.txt"),
    ways: include_str!("ways.txt"),
    campaign: include_str!("campaign.txt"),
    message_weights: include_bytes!("messages.bin"),
    subjects: include_str!("subjects.txt"),
    participles: &[],
    qualities: &["able", "ful", "ible", "ic", "ing", "ish", "ive", "less", "ous"],
    adverbs: &["ly"],
    bidding: &[],
    ease: Ease {
        base: 206.835,
        per_word: 1.015,
        per_syllable: 84.6,
        accents: false,
        longest_tied: 2,
        syllables: syllables::count,
    },
    texts: texts::TEXTS,
    #[cfg(feature = "html")]
    page: page::PAGE,
};
