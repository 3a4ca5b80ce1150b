//! French: its words, in files and tables, and what is only its own.
//!
//! Words stand in the bare fold (small letters, no accents) unless a list says otherwise, in order. They were listed
//! for this project, but for those that name another source. The words that negate are the adverbs, pronouns and
//! determiners of negation that "Detecting negation of medical problems in French clinical notes" (Deléger and Grouin,
//! 2012) takes over from French grammar. The figures of reading ease are from L. Kandel and A. Moles, "Application de
//! l'indice de Flesch à la langue française", Cahiers d'Études de Radio-Télévision 19 (1958).

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
use super::telling::Telling;
use super::{Language, LanguageData};
use std::sync::LazyLock;

static FUNCTION_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("function_words.txt")));
static EVERYDAY_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("everyday_words.txt")));
static STRESS: LazyLock<Vec<&str>> = LazyLock::new(|| entries(include_str!("stress.txt")));
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

/// All that is of French.
pub(super) static FRENCH: LanguageData = LanguageData {
    language: Language::French,
    code: "fr",
    telling: Telling {
        function_words: || &FUNCTION_WORDS,
        faint: &[
            "au", "autre", "bien", "ce", "comme", "de", "du", "elle", "elles", "en", "entre", "et", "ici", "il", "ils",
            "la", "le", "ma", "moi", "mon", "ne", "ni", "ou", "par", "pas", "peu", "puis", "que", "qui", "sans", "ses",
            "sous", "sur", "tout", "tu", "un", "vers",
        ],
        silent: &["ai"],
        shared: &["a", "on"],
        everyday_words: || &EVERYDAY_WORDS,
        endings: &["eux", "euse", "euses", "iques", "isme", "ismes", "ez", "oir", "oirs", "aient"],
        contractions: &[],
        elided: &["c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quelqu", "quoiqu", "s", "t"],
        opening: &['a', 'e', 'h', 'i', 'o', 'u', 'y'],
        capitals: &[],
        letters: "àâçèéêëîïôùûüœæ",
        telling_letters: "àâçèéêëîïôùûœÉÀÊÇ",
        accented: &["a", "ou"],
    },
    abbreviations: Abbreviations {
        leading: &[
            "apr", "av", "c-a-d", "c.-a-d", "c.a.d", "ca", "cf", "col", "dr", "dre", "drs", "env", "ex", "gen", "m",
            "mgr", "mlle", "mlles", "mm", "mme", "mmes", "n.b", "p.ex", "pr", "prof", "resp", "vs",
        ],
        counting: &[
            "aout", "art", "avr", "ch", "chap", "dec", "eq", "fevr", "fig", "figs", "janv", "juil", "n", "nb", "no",
            "nos", "nov", "oct", "p", "par", "pp", "sect", "sept", "tel", "vol",
        ],
        late: &["al", "co", "dept", "e.u", "j.-c", "st", "ste"],
        starting: &["a", "an", "c", "d", "j", "l", "n", "on", "qu", "s"],
        naming: &[],
    },
    numbers: Numbers {
        words: &[
            "cent",
            "cents",
            "cinq",
            "cinquante",
            "deux",
            "dix",
            "douze",
            "huit",
            "mille",
            "milliard",
            "milliards",
            "million",
            "millions",
            "neuf",
            "onze",
            "quarante",
            "quatre",
            "quinze",
            "sept",
            "six",
            "soixante",
            "trente",
            "trois",
            "un",
            "une",
            "vingt",
        ],
        and: "et",
        units: &[
            "centimes",
            "cents",
            "chf",
            "dollars",
            "eur",
            "euro",
            "euros",
            "gbp",
            "heures",
            "jours",
            "kilogrammes",
            "kilometres",
            "kilos",
            "km",
            "livres",
            "md",
            "metres",
            "milliard",
            "milliards",
            "million",
            "millions",
            "minutes",
            "mio",
            "mois",
            "mrd",
            "points",
            "secondes",
            "semaines",
            "tonnes",
            "usd",
        ],
        symbols: &["Go", "Ko", "Mo", "To"],
        of: &["d'", "d’", "de "],
        per_cent: ("pour", "cent"),
        magnitudes: &["Md", "mio", "million", "millions", "milliard", "milliards"],
    },
    dates: Dates {
        months: &[
            "janvier",
            "jan",
            "février",
            "févr",
            "mars",
            "mar",
            "avril",
            "avr",
            "mai",
            "juin",
            "juillet",
            "juil",
            "août",
            "septembre",
            "sept",
            "octobre",
            "oct",
            "novembre",
            "nov",
            "décembre",
            "déc",
        ],
        ordinals: &["er"],
        of: &[],
        quarter: 'T',
    },
    plurals: &[Plural::of("", "s"), Plural::of("u", "ux"), Plural::of("al", "aux"), Plural::of("ail", "aux")],
    pronouns: Pronouns {
        me: &["j", "jai", "je", "m", "ma", "me", "mes", "mien", "mienne", "miens", "moi", "mon"],
        us: &["nos", "notre", "notres", "nous"],
        you: &["ta", "te", "tes", "toi", "ton", "tu", "vos", "votre", "votres", "vous"],
    },
    negation: Negation {
        each: &[],
        neither: &[],
        nor: &["ni"],
        contracted: &[],
        contraction: "",
        fused: &[],
        nought: &["zero"],
        numbered: &[],
        phrases: &[
            "impossible de",
            "incapable de",
            "incapables de",
            "loin d",
            "loin de",
            "plus du tout",
            "refuse a",
            "refuse de",
            "refusons de",
            "tout sauf",
        ],
        together: &["aucun", "aucune", "aucunement", "guere", "jamais", "ni", "nullement", "pas", "rien"],
        particles: &["n", "ne"],
        after_particle: &["nul", "nulle", "personne", "plus", "point"],
        restricting: &["plus"],
        than: &["qu", "que"],
        without: &["sans"],
        right_before: &["non"],
        following: &["pas", "rien"],
        stress: || &STRESS,
        needless: &["pas besoin", "pas besoin d", "pas besoin de"],
        needed: &["besoin", "necessaire", "necessaires", "requis", "requise", "utile", "utiles"],
        other_clause: &["car", "cependant", "donc", "mais", "pourtant", "puisque", "quoique", "tandis", "toutefois"],
        after_and: &[
            "c", "demeure", "elle", "elles", "est", "il", "ils", "nos", "notre", "nous", "on", "reste", "sont",
        ],
        blame: &["inferieur", "inferieure", "lent", "lente", "pire"],
    },
    mood: Mood {
        list: include_str!("mood.txt"),
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
        contrasts: &["cependant", "mais", "pourtant", "toutefois"],
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
        and: &["et"],
        or: &["ou"],
        indefinite: &["un", "une"],
        syntax: &[
            "annotation",
            "annotations",
            "decorateur",
            "decorateurs",
            "directive",
            "directives",
            "macro",
            "macros",
            "regle",
            "regles",
            "requete",
            "requetes",
            "selecteur",
        ],
        combining: &["ci", "cle", "cles", "la", "meme", "memes", "pilote", "pilotes"],
        definite: &["la", "le", "les"],
        highest: &["la", "le", "les"],
        degrees: &["moins", "plus"],
        than: &[("qu", Than::Conjunction), ("que", Than::Conjunction)],
        also: &["aussi"],
        after_also: &["pour"],
        subjects: &["c", "elle", "elles", "il", "ils", "j", "je", "on", "s", "tu", "vous"],
        past: &[
            "ancien",
            "ancienne",
            "anciennes",
            "anciens",
            "auparavant",
            "avant",
            "jamais",
            "precedent",
            "precedente",
            "precedentes",
            "precedents",
        ],
        conjunctions: &[
            "afin", "ainsi", "alors", "apres", "avant", "bien", "ce", "depuis", "dire", "dit", "et", "lors", "ou",
            "parce", "pour", "puisque", "sans", "savoir", "tandis",
        ],
        infinitives: &["er", "ir", "re"],
        no_infinitives: &["amer", "cher", "fier", "leger"],
        acting: &[],
        comparatives: &[],
        no_comparatives: || &[],
        superior: &["inferieur", "preferable", "superieur"],
        prefers: &["prefere", "preferent", "preferez", "preferons"],
        likes: &["aime", "aimons", "trouve"],
        standins: &["eux", "lui"],
        places: &["avec", "chez", "dans", "en", "pour", "sur"],
        follows: &["a", "au", "aux", "avec", "dans", "de", "des", "en", "et", "haut", "ou", "par", "pour", "sur"],
        free_relatives: &[],
        speakers: &["je", "nous", "on", "vous"],
        asking: &[],
        why: &["pourquoi"],
    },
    lemmas: Lemmas {
        verbs: include_str!("lexicon/verbs.txt"),
        nouns: include_str!("lexicon/nouns.txt"),
        adjectives: include_str!("lexicon/adjectives.txt"),
        more_verbs: "",
        knows_most_verbs: false,
        inflection: Inflection { verbs: &VERB_FORMS, nouns: &NOUN_FORMS, adjectives: &ADJECTIVE_FORMS },
        first_is_inflected: true,
    },
    particles: include_str!("clause.txt"),
    ways: include_str!("ways.txt"),
    campaign: include_str!("campaign.txt"),
    message_weights: include_bytes!("messages.bin"),
    subjects: include_str!("subjects.txt"),
    participles: &["é", "ée", "és", "ées"],
    qualities: &[
        "able", "ables", "ante", "antes", "euse", "euses", "eux", "ible", "ibles", "ive", "ives", "ique", "iques",
    ],
    adverbs: &["ment"],
    bidding: &["ez"],
    ease: Ease {
        base: 207.0,
        per_word: 1.015,
        per_syllable: 73.6,
        accents: true,
        longest_tied: 0,
        syllables: syllables::count,
    },
    texts: texts::TEXTS,
    #[cfg(feature = "html")]
    page: page::PAGE,
};
