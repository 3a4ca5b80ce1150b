//! Words that compare: degrees, choices, victories, calls to leave.

use super::{Cue, Table};

/// The tables, as wrapped lists.
#[rustfmt::skip]
pub(super) const TABLES: &[Table] = &[
    Table {
        cue: Cue::Degree,
        english: &[
            "ahead", "better", "bigger", "brighter", "broader", "bulkier", "cheaper", "cleaner", "closer", "cooler",
            "costlier", "dearer", "deeper", "earlier", "easier", "farther", "faster", "fewer", "finer", "fresher",
            "friendlier", "further", "greater", "greener", "harder", "healthier", "heavier", "higher", "inferior",
            "kinder", "larger", "later", "leaner", "less", "lesser", "lighter", "longer", "louder", "lower", "more",
            "nastier", "newer", "nicer", "older", "poorer", "preferable", "prettier", "pricier", "quicker", "richer",
            "safer", "sharper", "shorter", "simpler", "slimmer", "slower", "smaller", "smarter", "smoother", "sooner",
            "stabler", "stronger", "superior", "thicker", "thinner", "tougher", "uglier", "weaker", "wider", "worse",
            "worst",
        ],
        french: &[
            "aussi", "autant", "davantage", "inferieur", "inferieure", "inferieures", "inferieurs", "meilleur",
            "meilleure", "meilleures", "meilleurs", "mieux", "moindre", "moindres", "moins", "pire", "pires", "pis",
            "plus", "preferable", "preferables", "superieur", "superieure", "superieures", "superieurs",
        ],
        source: "closed class of grammar, listed for this project; other English degrees are told by their ending",
    },
    Table {
        cue: Cue::Worse,
        english: &[
            "buggier", "bulkier", "clunkier", "costlier", "dumber", "inferior", "less reliable", "less safe",
            "less secure", "less stable", "more complicated", "more expensive", "nastier", "poorer", "pricier",
            "slower", "uglier", "weaker", "worse", "worst",
        ],
        french: &[
            "inferieur", "inferieure", "inferieures", "inferieurs", "moins bien", "moins bon", "moins bonne",
            "moins fiable", "moins fiables", "moins stable", "moins sur", "moins sure", "pire", "pires", "plus cher",
            "plus chere", "plus complique", "plus compliquee", "plus lent", "plus lente", "plus lentes", "plus lents",
        ],
        source: "closed class of grammar, listed for this project",
    },
    Table {
        cue: Cue::Quality,
        english: &[
            "amazing", "awesome", "awful", "bad", "best", "decent", "excellent", "fine", "good", "great", "lame",
            "limited", "lousy", "mediocre", "poor", "poorly", "superb", "terrible", "well",
        ],
        french: &[
            "decevant", "decevante", "excellent", "excellente", "genial", "geniale", "limite", "limitee", "mauvais",
            "mauvaise", "mediocre",
        ],
        source: "closed class of grammar, listed for this project",
    },
    Table {
        cue: Cue::Than,
        english: &[
            "than", "then",
        ],
        french: &[
            "qu", "que",
        ],
        source: "closed class of grammar, listed for this project",
    },
    Table {
        cue: Cue::To,
        english: &[
            "to",
        ],
        french: &[
            "a", "au", "aux",
        ],
        source: "closed class of grammar, listed for this project",
    },
    Table {
        cue: Cue::As,
        english: &[
            "as",
        ],
        french: &[],
        source: "closed class of grammar, listed for this project",
    },
    Table {
        cue: Cue::Prefer,
        english: &[
            "advantage", "advantages", "choose", "chooses", "choosing", "chose", "chosen", "favor", "favored",
            "favorite", "favour", "favoured", "favourite", "improvement", "improvements", "pick", "picked", "prefer",
            "preferred", "preferring", "prefers", "recommend", "recommended",
        ],
        french: &[
            "choisi", "choisir", "choisissent", "choisit", "prefere", "preferent", "preferer", "preferez",
            "preferons",
        ],
        source: "closed class of grammar, listed for this project",
    },
    Table {
        cue: Cue::Over,
        english: &[
            "over",
        ],
        french: &[
            "a la place de", "au lieu d", "au lieu de", "plutot qu", "plutot que",
        ],
        source: "closed class of grammar, listed for this project",
    },
    Table {
        cue: Cue::Against,
        english: &[
            "as opposed to", "by comparison with", "compare to", "compare with", "compared to", "compared with",
            "compares to", "compares with", "comparing to", "comparing with", "in comparison to",
            "in comparison with", "stack up against", "stacks up against", "up against",
        ],
        french: &[
            "compare a", "compare au", "compare aux", "comparee a", "comparee aux", "comparees a", "compares a",
            "en comparaison avec", "en comparaison de", "par rapport a", "par rapport a l", "par rapport au",
            "par rapport aux",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4 (c)",
    },
    Table {
        cue: Cue::Versus,
        english: &[
            "instead of", "rather than", "relative to", "versus", "vs",
        ],
        french: &[
            "contre", "en regard de", "face a", "face au", "face aux", "versus", "vs",
        ],
        source: "closed class of grammar, listed for this project",
    },
    Table {
        cue: Cue::Unlike,
        english: &[
            "as distinct from", "contrary to", "in contrast to", "in contrast with", "unlike",
        ],
        french: &[
            "a l inverse d", "a l inverse de", "a l inverse des", "a l inverse du", "a l oppose d", "a l oppose de",
            "a la difference d", "a la difference de", "a la difference des", "a la difference du", "au contraire d",
            "au contraire de", "contrairement a", "contrairement au", "contrairement aux",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4",
    },
    Table {
        cue: Cue::Beats,
        english: &[
            "annihilate", "annihilates", "beat", "beating", "beats", "blows away", "crush", "crushed", "crushes",
            "defeat", "defeats", "demolish", "demolishes", "destroy", "destroyed", "destroys", "dethrone",
            "dethrones", "dwarf", "dwarfs", "eclipse", "eclipses", "exceed", "exceeds", "humiliate", "humiliates",
            "kill", "killed", "kills", "lag behind", "lags behind", "obliterate", "obliterates", "outclass",
            "outclassed", "outclasses", "outpace", "outpaced", "outpaces", "outperform", "outperformed",
            "outperforming", "outperforms", "outsell", "outsells", "outshine", "outshines", "outsold", "overtake",
            "overtakes", "overtook", "runs circles around", "runs rings around", "smoke", "smokes", "surpass",
            "surpassed", "surpasses", "surpassing", "trails", "trounce", "trounces", "trump", "trumps",
            "underperform", "underperformed", "underperforms", "wins over",
        ],
        french: &[
            "bat", "battent", "battons", "battre", "depasse", "depassent", "depasser", "depassons", "detrone",
            "detronent", "detroner", "detronons", "devance", "devancent", "devancer", "devancons", "distance",
            "distancent", "distancer", "distancons", "domine", "dominons", "eclipse", "eclipsons", "ecrase",
            "ecrasent", "ecraser", "ecrasons", "enterre", "enterrent", "enterrer", "enterrons", "explose",
            "explosons", "pulverise", "pulverisons", "ridiculise", "ridiculisons", "surclasse", "surclassent",
            "surclasser", "surclassons", "surpasse", "surpassent", "surpasser", "surpassons", "tue", "tuons",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4",
    },
    Table {
        cue: Cue::Leave,
        english: &[
            "break free from", "bye bye", "ditch", "ditched", "ditches", "ditching", "done with", "dump", "dumping",
            "escape from", "fed up with", "forget", "free yourself from", "get rid of", "goodbye", "had enough of",
            "kick", "move over", "no more", "say bye to", "say goodbye to", "sick of", "stop paying", "stop using",
            "stop wasting money on", "switch from", "tired of",
        ],
        french: &[
            "abandonnez", "adieu", "au revoir", "debarrassez vous d", "debarrassez vous de", "dites adieu a",
            "dites au revoir a", "en finir avec", "fatigue de", "fatigues de", "finissez en avec", "fuyez", "lachez",
            "laissez tomber", "las de", "lasse de", "liberez vous d", "liberez vous de", "marre d", "marre de",
            "marre des", "oubliez", "quitte", "quittez", "quittons", "ras le bol d", "ras le bol de",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4",
    },
    Table {
        cue: Cue::Leaves,
        english: &[
            "blew", "blow", "blows", "leave", "leaves", "leaving", "left", "put", "puts",
        ],
        french: &[
            "laisse", "laissent", "laisser", "laissons", "met", "mettons",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4",
    },
    Table {
        cue: Cue::Behind,
        english: &[
            "away", "behind", "in the dust", "in the shade", "out of the water", "to shame",
        ],
        french: &[
            "a l amende", "au tapis", "dans le retroviseur", "derriere", "k o", "loin derriere", "sur place",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4",
    },
    Table {
        cue: Cue::Imitates,
        english: &[
            "answer to", "carbon copy of", "cheap copy of", "clone of", "imitation of", "knock off of", "knockoff of",
            "replica of",
        ],
        french: &[
            "clone d", "clone de", "imitation d", "imitation de", "pale copie d", "pale copie de", "replique d",
            "replique de", "tueur d", "tueur de",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4 (g)",
    },
    Table {
        cue: Cue::Killer,
        english: &[
            "clone", "clones", "killer", "killers", "knockoff", "knockoffs", "refugee", "refugees", "wannabe",
        ],
        french: &[
            "clone", "killer", "killers",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4 (g)",
    },
];
