//! Words of friendly company, and words that show where a comparison comes from.

use super::{Cue, Table};

/// The tables, as wrapped lists.
#[rustfmt::skip]
pub(super) const TABLES: &[Table] = &[
    Table {
        cue: Cue::Joins,
        english: &[
            "adapter for", "add on for", "alongside", "available in", "available on", "builds on", "built on",
            "built on top of", "compatibility with", "compatible with", "connect to", "connect with", "connector for",
            "connectors for", "connects to", "connects with", "deploy on", "deploy to", "deployed on", "deploys to",
            "extension for", "extensions for", "for use with", "hook into", "hosted on", "in partnership with",
            "integrate with", "integrated with", "integrates into", "integrates with", "integrating with",
            "integration with", "integrations with", "interoperable with", "interoperates with", "log in with",
            "partner with", "partnered with", "partnership with", "plays well with", "plug in for", "plugin for",
            "plugins for", "powered by", "run on", "runs on", "runs on top of", "sign in with", "sits on top of",
            "support for", "supports", "sync with", "synchronises with", "synchronizes with", "syncs with",
            "talks to", "through the", "together with", "use with", "used with", "via", "work with", "working with",
            "works alongside", "works great with", "works well with", "works with",
        ],
        french: &[
            "compatibilite avec", "compatible avec", "compatibles avec", "connecteur pour", "connecteur vers",
            "connecteurs pour", "connexion a", "disponible dans", "disponible sur", "disponibles sur",
            "en partenariat avec", "extension pour", "extensions pour", "fonctionne avec", "fonctionnent avec",
            "greffon pour", "heberge sur", "integration a", "integration avec", "integrations avec", "integre a",
            "interoperable avec", "main dans la main avec", "marche avec", "marchent avec", "module pour",
            "partenariat avec", "plugin pour", "prend en charge", "prennent en charge", "prise en charge de",
            "relie a", "repose sur", "s appuie sur", "s integre a", "s integre au", "s integre avec",
            "s integre dans", "s integrent a", "s integrent avec", "s integrent dans", "se connecte a",
            "se connecte au", "se connectent a", "se synchronise avec", "se synchronisent avec",
            "synchronisation avec", "tourne sur", "via",
        ],
        source: "written for this project",
    },
    Table {
        cue: Cue::Bridge,
        english: &[
            "adapter", "adapters", "add on", "add ons", "app", "apps", "bot", "bridge", "compatibility", "compatible",
            "connector", "connectors", "extension", "extensions", "importer", "integration", "integrations",
            "plug in", "plug ins", "plugin", "plugins", "sync", "webhook", "webhooks",
        ],
        french: &[],
        source: "written for this project",
    },
    Table {
        cue: Cue::Source,
        english: &[
            "according to", "as measured by", "as reported by", "data from", "figures from", "footnote", "source",
            "sources",
        ],
        french: &[
            "chiffres de", "d apres", "donnees de", "mesure par", "mesures par", "selon", "source", "sources",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4 (c): verifiable features",
    },
    Table {
        cue: Cue::Proof,
        english: &[
            "analysis", "as of", "audit", "audited", "average", "benchmark", "benchmarked", "benchmarks", "measured",
            "measurement", "measurements", "median", "method", "methodology", "report", "studies", "study", "survey",
            "test", "tested", "tests", "trial",
        ],
        french: &[
            "analyse", "audit", "banc d essai", "bancs d essai", "comparatif", "enquete", "essai", "essais", "etude",
            "etudes", "mediane", "mesure", "mesuree", "mesurees", "mesures", "methode", "methodologie", "moyenne",
            "rapport", "sondage", "test", "teste", "testee", "testes", "tests",
        ],
        source: "written for this project after Directive 2006/114/EC, article 4 (c): verifiable features",
    },
    Table {
        cue: Cue::Attributes,
        english: &[
            "according to", "allegedly", "analysts", "analysts say", "as one", "claimed", "claims", "commented",
            "complained", "critics", "critics say", "customers say", "he says", "in the words of", "many say",
            "one user", "people say", "quoted", "reportedly", "reviewers say", "said", "says", "she says", "some say",
            "some users", "they say", "told us", "tweeted", "users complain", "users say", "writes", "wrote",
        ],
        french: &[
            "a declare", "a tweete", "affirme", "affirment", "aux dires de", "certains disent", "d apres",
            "des clients", "des utilisateurs", "disent", "dit on", "ecrit", "estime", "estiment", "juge", "jugent",
            "les analystes", "les critiques", "nous a dit", "nous ont dit", "on dit", "parait il", "pretend",
            "pretendent", "se plaignent", "se plaint", "selon", "selon certains",
        ],
        source: "written for this project",
    },
];
