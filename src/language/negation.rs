//! Words that negate, and those that only look like it, in English and French.
//!
//! The method is that of `NegEx` (Chapman and others, "A simple algorithm for identifying negated findings and
//! diseases in discharge summaries", 2001): cues, a scope behind them, words that end the scope, and phrases that
//! hold a cue and negate nothing. The English cues are those on which the lists compared in "Negated bio-events:
//! analysis and identification" (BMC Bioinformatics 14:14, 2013, table 3) agree, without nouns and verbs of loss; the
//! French ones are the adverbs, pronouns and determiners of negation that "Detecting negation of medical problems in
//! French clinical notes" (Deléger and Grouin, 2012) takes over from French grammar. The phrases that negate nothing
//! were collected for this project from company posts. A contraction stands as `not`.

/// English words that negate what follows.
pub(crate) const ENGLISH: &[&str] =
    &["hardly", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere", "scarcely", "without"];

/// What stands before the `t` of a contraction: `isn't`.
pub(crate) const CONTRACTED: &[&str] = &[
    "ain", "aren", "can", "couldn", "didn", "doesn", "don", "hadn", "hasn", "haven", "isn", "mustn", "needn",
    "shouldn", "wasn", "weren", "won", "wouldn",
];

/// Contractions in one word.
pub(crate) const FUSED: &[&str] = &[
    "aint", "arent", "cannot", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt", "shouldnt",
    "wasnt", "werent", "wouldnt",
];

/// French words that negate by themselves; several in one clause are one negation.
pub(crate) const FRENCH: &[&str] = &["aucun", "aucune", "aucunement", "jamais", "ni", "nullement", "pas", "rien"];

/// French words that negate where a `ne` stands before them.
pub(crate) const FRENCH_AFTER_NE: &[&str] = &["guere", "nul", "nulle", "personne", "plus", "point"];

/// Words that begin another clause: a negation does not reach over them.
pub(crate) const OTHER_CLAUSE: &[&str] = &[
    "although",
    "because",
    "but",
    "car",
    "cependant",
    "donc",
    "however",
    "mais",
    "pourtant",
    "puisque",
    "quoique",
    "tandis",
    "though",
    "toutefois",
    "unless",
    "whereas",
    "while",
];

/// Words that begin another clause after `and` or `et`.
pub(crate) const AFTER_AND: &[&str] = &[
    "are", "c", "can", "demeure", "elle", "elles", "est", "has", "have", "he", "il", "ils", "is", "it", "nos", "notre",
    "nous", "on", "our", "reste", "she", "sont", "they", "was", "we", "will", "you", "your",
];

/// Words of several that negate what follows.
pub(crate) const PHRASES: &[&str] = &[
    "anything but",
    "far from",
    "impossible de",
    "impossible to",
    "incapable de",
    "incapables de",
    "loin d",
    "loin de",
    "refuse a",
    "refuse de",
    "refuse to",
    "refuses to",
    "refusons de",
    "tout sauf",
    "unable to",
];

/// Phrases that hold a word that negates, and negate nothing: they stress, or what they deny is a doubt.
pub(crate) const NO_NEGATION: &[&str] = &[
    "a jamais",
    "aucun doute",
    "aucune hesitation",
    "aucune surprise",
    "comme jamais",
    "if not",
    "jamais ete aussi",
    "jamais ete plus",
    "like never before",
    "n attendez pas",
    "n est autre que",
    "n hesitez pas",
    "n oubliez pas",
    "ne manquez pas",
    "ne ratez pas",
    "ne vous privez pas",
    "never been as",
    "never been better",
    "never been cheaper",
    "never been easier",
    "never been faster",
    "never been more",
    "never been safer",
    "never been simpler",
    "never been so",
    "never before",
    "no accident",
    "no better",
    "no brainer",
    "no coincidence",
    "no doubt",
    "no fewer",
    "no less",
    "no matter",
    "no need",
    "no question",
    "no secret",
    "no sooner",
    "no surprise",
    "no wonder",
    "non moins",
    "non pas seulement",
    "non seulement",
    "none other",
    "not alone",
    "not forget",
    "not help but",
    "not hesitate",
    "not just",
    "not least",
    "not less",
    "not merely",
    "not miss",
    "not only",
    "not settle",
    "not simply",
    "not solely",
    "not to mention",
    "not wait",
    "nothing but",
    "nothing less",
    "nul doute",
    "nulle autre que",
    "on ne peut plus",
    "or not",
    "pas besoin",
    "pas de doute",
    "pas juste",
    "pas moins",
    "pas peu",
    "pas que",
    "pas seulement",
    "pas simplement",
    "pas uniquement",
    "pourquoi pas",
    "que jamais",
    "rien de moins",
    "rien moins que",
    "rien que",
    "sans aucun doute",
    "sans compter",
    "sans conteste",
    "sans doute",
    "sans hesitation",
    "sans hesiter",
    "sans nul doute",
    "sans surprise",
    "si ce n est",
    "why not",
    "without a doubt",
    "without any doubt",
    "without doubt",
    "without question",
];

/// Words of blame: to deny them is to praise ("never slower").
pub(crate) const BLAME: &[&str] =
    &["inferieur", "inferieure", "inferior", "lent", "lente", "pire", "riskier", "slower", "weaker", "worse"];
