//! Words that accuse without saying so.

use super::{Cue, Table};

/// The tables, as wrapped lists.
#[rustfmt::skip]
pub(super) const TABLES: &[Table] = &[
    Table {
        cue: Cue::Misdeed,
        english: &[
            "abandon", "abandons", "abuse", "abuses", "bait and switch", "betray", "betrays", "breached",
            "break your", "breaks your", "charge extra", "charge you for", "cheat", "cheats", "compromise on",
            "compromise your", "copies", "copy", "crash", "crashes", "cripple", "cut corners", "dark patterns",
            "deceive", "exploit your", "exploits your", "fall over", "fire our", "go down", "goes down", "gouge",
            "hacked", "harvest", "harvests", "hidden charges", "hidden costs", "hidden fees", "hide", "hides",
            "hold your data hostage", "hostage", "ignore", "ignores", "leak", "leaking", "leaks", "lie", "lies",
            "lock in", "lock you in", "locks you in", "lose", "loses", "losing your", "lost", "lying",
            "mine your data", "mislead", "misleads", "monetise", "monetize", "monetize your", "nickel",
            "nickel and dime", "overcharge", "raise our prices", "raise prices", "raise the price", "resell",
            "resells", "rip off", "rip you off", "sell", "selling", "sells", "share your", "share your data",
            "shares your data", "snoop", "snoops", "spam", "spams", "spies", "spy", "spying", "steal", "stealing",
            "steals", "surprise bills", "surprise fees", "surprise you", "track", "tracking", "tracks",
            "train on your", "trained on your", "trick", "vendor lock in",
        ],
        french: &[
            "abandonne", "abandonner", "abandonnons", "abuse", "abusent", "abuser", "abusons", "augmentons",
            "augmentons pas", "bradons", "cache", "cachent", "cacher", "cachons", "copier", "copions", "couts caches",
            "enferme", "enferment", "enfermer", "enfermons", "espionne", "espionnent", "espionner", "espionnons",
            "exploite vos", "exploitent vos", "exploiter vos", "exploitons", "facturons pas", "frais caches", "fuite",
            "fuiter", "fuitons", "ignore", "ignorent", "ignorons", "ment", "mentent", "mentir", "mentons",
            "moissonnons", "monetise", "monetiser", "monetisons", "monnaye", "monnayer", "monnayons", "otage",
            "partage vos", "partagent vos", "partageons pas vos", "partageons vos", "partager vos", "perd", "perdent",
            "perdons", "perdre", "piratees", "pirates", "piste", "pistent", "pister", "pistons", "plante", "plantons",
            "prendre en otage", "prenons pas nos clients", "revend", "revendent", "revendons", "revendre", "sacrifie",
            "sacrifier", "sacrifions", "spammons", "surfacture", "surfacturer", "surfacturons", "tracons", "trahir",
            "trahissons", "trahit", "triche", "trichent", "tricher", "trichons", "trompe", "trompent", "tromper",
            "trompons", "vend", "vendent", "vendons", "vendre", "vole", "volent", "voler", "volons",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4 (d): accusing by contrast",
    },
    Table {
        cue: Cue::Virtue,
        english: &[
            "actually care", "actually secure", "actually work", "actually works", "care about", "cares about",
            "ethical", "fair", "honest", "honestly", "honesty", "keep our promises", "keep our word",
            "keeps its promises", "listen to", "listens to", "play fair", "plays fair", "privacy", "protect your",
            "protects your", "put customers first", "put you first", "respect", "respecting", "respects",
            "take privacy seriously", "take security seriously", "takes security seriously", "tell the truth",
            "tell you the truth", "transparency", "transparent", "trust", "trustworthy",
        ],
        french: &[
            "dignes de confiance", "disons la verite", "ecoute", "ecoutons", "ethique", "ethiques", "fiables",
            "honnete", "honnetes", "honnetete", "jouons franc jeu", "prenons la securite au serieux", "protege vos",
            "protegeons", "proteger vos", "respecte", "respectent", "respecter", "respectons", "tenons nos promesses",
            "tenons parole", "tient ses promesses", "transparence", "transparent", "transparents", "vie privee",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4 (d): accusing by contrast",
    },
    Table {
        cue: Cue::Aside,
        english: &[
            "ask them about", "ask them how", "ask them why", "ask yourself why", "at least our", "at least ours",
            "at least we", "guess who", "guess whose", "makes you wonder", "no names", "no wonder their",
            "not naming names", "nothing to hide", "we all know how", "we all know what", "we won t name names",
            "what are they hiding", "you know who",
        ],
        french: &[
            "a se demander", "au moins chez nous", "au moins nos", "au moins notre", "au moins nous",
            "chez nous au moins", "demandez leur ce", "demandez leur comment", "demandez leur pourquoi",
            "devinez chez qui", "devinez qui", "nous au moins", "on ne citera personne", "on sait tous",
            "on se demande pourquoi", "que cachent ils", "rien a cacher", "sans citer personne",
            "sans nommer personne", "suivez mon regard",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4 (d): accusing without a name",
    },
];
