//! Words that run down.

use super::{Cue, Table};

/// The tables, as wrapped lists.
#[rustfmt::skip]
pub(super) const TABLES: &[Table] = &[
    Table {
        cue: Cue::Slur,
        english: &[
            "abomination", "abysmal", "amateurish", "atrocious", "awful", "bloated", "bloatware", "bogus", "buggy",
            "cash grab", "clown", "clowns", "clueless", "con artist", "con artists", "copied us", "copies us",
            "copycat", "copycats", "crap", "crappy", "crapware", "crook", "crooks", "dinosaur", "dinosaurs",
            "disaster", "disgrace", "disgraceful", "dishonest", "dreadful", "dumpster", "dumpster fire", "evil",
            "fake", "fraud", "fraudsters", "fraudulent", "garbage", "gouges", "gouging", "greedy", "horrendous",
            "horrible", "hot garbage", "idiotic", "idiots", "incompetence", "incompetent", "inept", "insecure",
            "joke", "junk", "laughable", "laughing stock", "laughingstock", "liar", "liars", "lies to", "lousy",
            "malware", "mess", "money grab", "money grubbing", "monstrosity", "moronic", "nightmare", "overpriced",
            "pathetic", "predatory", "price gouging", "ridiculous", "ridiculously bad", "rip off", "ripoff",
            "ripped off", "ripping off", "rubbish", "scam", "scammer", "scammers", "scams", "second rate", "shady",
            "shameful", "shoddy", "sketchy", "sleazy", "sloppy", "snake oil", "spyware", "stealing from", "steals",
            "stole", "stupid", "suck", "sucked", "sucks", "swindle", "swindlers", "swindles", "terrible", "thieves",
            "third rate", "train wreck", "trainwreck", "trash", "unethical", "unusable", "useless", "vaporware",
            "vapourware", "worthless",
        ],
        french: &[
            "affligeant", "affligeante", "amateurs", "arnaque", "arnaquent", "arnaques", "attrape nigaud", "bidon",
            "bidons", "bogue", "boguee", "bogues", "bouse", "buggue", "buggues", "calamiteuse", "calamiteux",
            "camelote", "catastrophe", "catastrophique", "catastrophiques", "cauchemar", "charlatan", "charlatans",
            "copieur", "copieurs", "d amateurs", "daube", "de la daube", "desastre", "desastreuse", "desastreux",
            "douteuse", "douteux", "escroc", "escrocs", "escroquerie", "escroqueries", "espion", "espions",
            "execrable", "execrables", "frauduleuse", "frauduleux", "fumisterie", "grotesque", "honte", "honteuse",
            "honteux", "hors de prix", "incompetence", "incompetent", "incompetente", "incompetentes", "incompetents",
            "insupportable", "inutilisable", "inutilisables", "lamentable", "lamentables", "logiciel espion",
            "logiciels espions", "malhonnete", "malhonnetes", "mediocre", "mediocres", "mensonger", "mensongere",
            "mensonges", "mentent", "menteur", "menteurs", "merdique", "merdiques", "minable", "minables", "moribond",
            "moribonde", "moribonds", "naze", "nazes", "nous a copie", "nous a copies", "nous a vole", "nous copie",
            "nous copient", "nous ment", "nous ont copies", "nous vole", "passoire", "passoires", "pitoyable",
            "pitoyables", "poubelle", "pourri", "pourrie", "pourries", "pourris",
            "prend ses clients pour des imbeciles", "ridicule", "ridicules", "risible", "risibles", "scandaleuse",
            "scandaleux", "torchon", "truand", "truands", "une blague", "une plaisanterie", "une vaste blague",
            "usine a gaz", "usines a gaz", "voleur", "voleurs", "vous arnaque", "vous ment", "vous vole",
            "vous volent",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4 (d), and Cass. com., 9 January 2019, 17-18.350",
    },
    Table {
        cue: Cue::Failing,
        english: &[
            "a dead end", "a pain", "a thing of the past", "a toy", "a waste of money", "a waste of time", "bad",
            "bleeding customers", "broken", "dead", "dog slow", "doomed", "dying", "embarrassing", "failing",
            "falling apart", "far too expensive", "full of bugs", "full of holes", "going bankrupt", "hopeless",
            "in trouble", "inferior", "losing customers", "mediocre", "not secure", "nothing but hype", "obsolete",
            "outdated", "painful", "painfully slow", "poor", "riddled with bugs", "stuck in the past",
            "terribly slow", "the worst", "too expensive", "unreliable", "unsafe", "unstable", "untrustworthy",
            "way too expensive", "weak", "worst",
        ],
        french: &[
            "a la traine", "affreuse", "affreux", "au bord de la faillite", "bien trop cher",
            "condamne a disparaitre", "condamnee a disparaitre", "d une lenteur exasperante", "depasse", "depassee",
            "en faillite", "en train de mourir", "fini", "finie", "horrible", "horribles", "la pire", "le pire",
            "les pires", "mauvais", "mauvaise", "mauvaises", "mort", "morte", "nul", "nulle", "nulles", "nuls",
            "obsolete", "obsoletes", "pas fiable", "peu fiable", "peu fiables", "plein de bugs", "plein de failles",
            "trop cher", "trop chere", "truffe de bugs", "truffe de failles", "une impasse", "une perte d argent",
            "une perte de temps",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4 (d)",
    },
    Table {
        cue: Cue::Sued,
        english: &[
            "been fined", "been sued", "being investigated", "being sued", "faces a lawsuit", "faces lawsuits",
            "facing a lawsuit", "facing lawsuits", "got breached", "got hacked", "in court", "indicted", "is sued",
            "on trial", "sued by our", "sued by us", "under investigation", "was breached", "was convicted",
            "was fined", "was hacked", "was sued", "were breached", "were fined", "were sued",
        ],
        french: &[
            "a ete condamne", "a ete condamnee", "a ete pirate", "a ete piratee", "assigne en justice",
            "assignee en justice", "attaque en justice", "attaquee en justice", "en proces", "est poursuivi",
            "est poursuivie", "fait l objet d une enquete", "mis en examen", "mise en examen", "ont ete condamnes",
            "poursuivi en justice", "poursuivie en justice", "poursuivis en justice", "s est fait pirater",
            "se sont fait pirater", "sont poursuivis", "vise par une enquete", "visee par une enquete",
        ],
        source: "Cass. com., 9 January 2019, 17-18.350: telling of a pending suit may discredit",
    },
];
