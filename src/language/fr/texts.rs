//! French texts.

use crate::language::report::ReportTexts;
use crate::language::texts::{
    CompetitorTexts, DateTexts, FaultTexts, MeasureTexts, MeasureWording, PermissionTexts, RelatedTexts, Texts, Wording,
};

const NOISE: &str = "Cela peut détourner l'attention de ce que dit le texte.";
const KEEP_FEW: &str = "Gardez ceux qui portent du sens.";
const LONG: &str = "Le lecteur peut perdre le fil, ou ne pas commencer.";
const CUT: &str = "Coupez en plusieurs, ou gardez le reste pour plus tard.";

/// All texts.
pub(super) const TEXTS: Wording = Wording {
    confidential: Texts {
        message: "« {match} » est confidentiel",
        why: "Ce n'est pas public, et une publication ne se reprend pas.",
        advice: "Retirez-le, ou dites-le avec des mots déjà publics.",
    },
    embargo: Texts {
        message: "« {match} » est confidentiel jusqu'au {until}",
        why: "C'est sous embargo jusqu'au {until}, et une publication ne se reprend pas.",
        advice: "Attendez cette date, ou dites-le avec des mots déjà publics.",
    },
    claim: Texts {
        message: "« {match} » peut être lu comme une promesse",
        why: "L'entreprise doit pouvoir montrer sur quoi repose une affirmation.",
        advice: "Dites ce qui a été mesuré, ou dites-en moins.",
    },
    claim_alone: Texts {
        message: "« {match} » demande une source ou une mention à côté",
        why: "Une affirmation peut être lue comme une promesse, et l'entreprise doit pouvoir montrer sur quoi elle repose.",
        advice: "Ajoutez à côté la preuve ou la mention attendue, ou dites-en moins.",
    },
    naming: Texts {
        message: "« {match} » s'écrit « {use} »",
        why: "Une seule graphie partout rend un nom facile à reconnaître et à protéger.",
        advice: "Écrivez « {use} ».",
    },
    wording: Texts {
        message: "« {match} » peut être lu sur un autre ton que voulu",
        why: "On entend le ton avant d'entendre le propos.",
        advice: "Dites la même chose plus simplement.",
    },
    wording_limit: Texts {
        message: "« {match} » et semblables, {count} fois",
        why: "Répété, cela peut être lu comme du bruit.",
        advice: "Gardez celui qui compte le plus.",
    },
    comment: Texts {
        message: "{problem}",
        why: "On peut croire que quelqu'un a donné son accord, alors qu'il ne fait taire aucune alerte.",
        advice: "{advice}",
    },
    declared_language: Texts {
        message: "l'en-tête annonce `{claimed}`, et le texte se lit comme `{told}`",
        why: "Des règles de l'autre langue dormiraient. D'ici là, les règles des deux langues lisent le texte.",
        advice: "Indiquez la langue du texte, ou n'en indiquez aucune.",
    },
    competitor: CompetitorTexts {
        too_many: Texts {
            message: "des concurrents sont cités {count} fois, pour {max} admises",
            why: "Un texte qui cite sans cesse des concurrents peut se lire comme un texte sur eux.",
            advice: "Dites ce que fait le nôtre, et nommez un concurrent là où le lecteur en a besoin.",
        },
        neutral: Texts {
            message: "« {match} » est un concurrent",
            why: "Le nommer n'est pas une faute ; la façon d'en parler mérite une relecture.",
            advice: "Restez-en aux faits vérifiables, et comparez ce qui est comparable.",
        },
        integration: Texts {
            message: "« {match} » est un concurrent, et « {words} » dit que le nôtre fonctionne avec lui",
            why: "Cela peut se lire comme un partenariat.",
            advice: "Dites ce qui fonctionne avec quoi, dans quelle version, et écrivez le nom comme son titulaire.",
        },
        conceding: Texts {
            message: "« {words} » dit du bien de « {name} », un concurrent",
            why: "Cela peut se lire comme un conseil de choisir l'autre.",
            advice: "Gardez-le si c'est voulu : la franchise n'est pas un risque en soi.",
        },
        substantiated: Texts {
            message: "« {words} » compare avec « {name} », un concurrent, et une source l'accompagne",
            why: "Une comparaison doit rester vraie : les chiffres vieillissent, les versions changent.",
            advice: "Donnez la version et la date, liez la méthode, et comparez ce qui est comparable.",
        },
        comparative: Texts {
            message: "« {words} » compare avec « {name} », un concurrent, et rien à côté ne le montre",
            why: "Une comparaison invérifiable peut être lue comme trompeuse.",
            advice: "Comparez une caractéristique vérifiable ; donnez version, date et méthode, avec un lien.",
        },
        insinuation: Texts {
            message: "« {words} » peut se lire comme une accusation contre « {name} », un concurrent",
            why: "Ce qu'on ne dit que de soi s'entend de l'autre ; cela peut passer pour du dénigrement, même si c'est vrai.",
            advice: "Dites ce que fait le nôtre, sans le contraste, et liez de quoi le vérifier.",
        },
        disparaging: Texts {
            message: "« {words} » peut se lire comme un dénigrement de « {name} », un concurrent",
            why: "Jeter le discrédit sur un concurrent peut être illicite, même quand c'est vrai.",
            advice: "Retirez le jugement ; citez une caractéristique vérifiable, avec version, date et lien.",
        },
    },
    measures: MeasureWording {
        level: "{counted} : {count} ; {limit}",
        at_most: "la limite est {figure}",
        at_least: "le minimum est {figure}",
        bytes: "octets dans",
        refused: "un que le réseau n'accepte pas parmi",
        exclamation_marks: MeasureTexts { counted: "points d'exclamation", why: NOISE, advice: KEEP_FEW },
        stacked_punctuation: MeasureTexts {
            counted: "suites de points d'exclamation et d'interrogation",
            why: NOISE,
            advice: "Un seul signe suffit.",
        },
        uppercase_words: MeasureTexts {
            counted: "mots en capitales",
            why: NOISE,
            advice: "Écrivez-les en minuscules.",
        },
        emoji: MeasureTexts { counted: "émojis", why: NOISE, advice: KEEP_FEW },
        emoji_run: MeasureTexts { counted: "émojis à la suite", why: NOISE, advice: KEEP_FEW },
        hashtags: MeasureTexts { counted: "mots-dièse", why: NOISE, advice: KEEP_FEW },
        mentions: MeasureTexts { counted: "mentions de comptes", why: NOISE, advice: KEEP_FEW },
        links: MeasureTexts { counted: "liens", why: NOISE, advice: KEEP_FEW },
        sentence_words: MeasureTexts { counted: "mots dans une phrase", why: LONG, advice: CUT },
        paragraph_words: MeasureTexts { counted: "mots dans un paragraphe", why: LONG, advice: CUT },
        words: MeasureTexts { counted: "mots", why: LONG, advice: CUT },
        length: MeasureTexts { counted: "caractères", why: LONG, advice: CUT },
        reading_ease: MeasureTexts {
            counted: "facilité de lecture",
            why: "De longues phrases de mots longs fatiguent, et perdent ceux qui lisent vite ou dans une autre langue.",
            advice: "Commencez par les phrases indiquées : coupez-les en deux, et prenez le mot le plus court.",
        },
        negativity: MeasureTexts {
            counted: "négativité",
            why: "L'humeur d'un texte s'entend avant ses arguments, et peut passer pour celle de l'entreprise.",
            advice: "Dites une fois ce qui n'allait pas, sobrement, puis ce qui est fait pour y remédier.",
        },
        self_reference: MeasureTexts {
            counted: "références à soi",
            why: "Un texte qui parle de nous laisse au lecteur le soin de trouver ce qui le concerne.",
            advice: "Retournez quelques phrases : non ce que nous avons fait, mais ce que le lecteur peut faire.",
        },
    },
    faults: FaultTexts {
        form: "Écrivez `discretion: allow RÈGLE until DATE -- RAISON` ; `until DATE` peut être omis.",
        no_rule: "ce commentaire ne dit pas quelle règle permettre",
        unexpected: "{word} n'est pas attendu dans ce commentaire",
        no_date: ("{word} n'est pas une date", "Écrivez une date comme 2026-12-31, ou un instant avec son décalage."),
        no_reason: "ce commentaire ne donne aucune raison",
        unknown_rule: ("la charte n'a pas de règle {word}", "Copiez le nom de la règle depuis son alerte."),
        near_rule: "Vouliez-vous dire `{rule}` ?",
        locked: (
            "la règle `{rule}` est verrouillée : aucun commentaire ne la fait taire",
            "Changez le texte, ou demandez à qui tient la charte.",
        ),
        lapsed: ("ce commentaire {lapse}", "Retirez-le, ou redemandez et donnez une nouvelle date."),
        changed: (
            "ce commentaire ou le texte qu'il couvre est nouveau : il ne fait encore rien taire",
            "Demandez l'accord des responsables de la politique.",
        ),
        unused: ("ce commentaire ne fait taire aucune alerte de `{rule}`", "Retirez-le."),
    },
    related: RelatedTexts {
        companion: "se trouve à côté",
        easing: "le ramène à une remarque",
        occurrence: "autre occurrence",
        judged: "en fait une mention « {stance} »",
        compared: "l'autre côté de la comparaison",
        weighs: "y pèse le plus",
        also_matches: "correspond aussi à {rule}",
    },
    dates: DateTexts {
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        first: "1er",
        form: "{day} {month} {year} à {time} ({zone})",
    },
    permissions: PermissionTexts {
        cleared: "l'autorisation",
        exception: "l'exception",
        comment: "le commentaire",
        baseline: "la référence",
        known: "déjà connu",
        note: "{noun} « {reason} »{owner} {lapse}",
        ended: "a pris fin le {until}",
        undated: "prend fin le {until}, et le moment de la vérification n'est pas connu",
    },
    too_long: (
        "Le canal n'accepte pas plus de {max} caractères.",
        "Raccourcissez, ou faites-en plusieurs publications.",
    ),
    report: ReportTexts {
        why: "pourquoi",
        advice: "conseil",
        note: "note",
        instead: "écrire",
        ask: "contact",
        source: "source",
        colon: " :",
        decimal: ',',
        zero_is_one: true,
        severities: ["info", "mineur", "moyen", "grave", "critique"],
        verdicts: ["accepté", "à relire", "bloqué"],
        families: ["confidentiel", "concurrents", "ton", "promesses", "noms"],
        draft: ["texte", "textes"],
        warning: ["alerte", "alertes"],
        left_out: ["fichier laissé de côté", "fichiers laissés de côté"],
        unread: ["chemin illisible", "chemins illisibles"],
        file: ["fichier", "fichiers"],
        silenced: ["alerte tue", "alertes tues"],
        by_baseline: "dont {n} par la référence",
        unchanged: "laissés de côté, car le changement n'y touche pas : {list}",
        line: ["ligne", "lignes"],
        not_checked: "Non vérifié",
        and_more: "et {n} de plus",
        no_draft: "aucun texte n'a été vérifié",
        in_force: "règles : {n} en vigueur",
        asleep: "en sommeil : {list}",
        sleep_reasons: ["date", "canal", "langue", "juridiction"],
        up_to: "jusqu'à {n}",
        from_to: "{m} à {n}",
        left_by_file: "laissés de côté par {by} :",
        left_by_format: "laissés de côté, car {by} n'est pas lu :",
        no_room: "Pas de place ici pour {warnings} dans {drafts}.",
    },
};
