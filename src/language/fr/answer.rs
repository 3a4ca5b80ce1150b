//! Texts on answers to messages in French.

use crate::language::texts::{AnswerTexts, ReasonTexts, Texts};

/// The texts.
pub(super) const TEXTS: AnswerTexts = AnswerTexts {
    decision: Texts {
        message: "la décision est {decision} (ligne {row}) : {room}",
        why: "Une réponse peut ici nuire à des personnes ou à l'entreprise, quoi qu'elle dise : {reasons}.",
        advice: "Transmettez le message, et laissez {who} décider de ce qui sera dit.",
    },
    rooms: [
        "aucune réponse de l'auteur",
        "une ligne au plus, qui dit qui s'en charge",
        "une ligne au plus, qui renvoie à une page",
        "une réponse",
    ],
    somebody: "la personne responsable",
    cooling: Texts {
        message: "une réponse au bout de {n} minutes à un message hostile",
        why: "Ce qui s'écrit dans les premières minutes s'écrit sous le coup de la colère, et reste.",
        advice: "Attendez que {max} minutes soient passées, puis relisez.",
    },
    length: Texts {
        message: "une réponse de {n} caractères ; {max} suffisent ici",
        why: "Une longue réponse à un message court se lit comme une défense.",
        advice: "Dites la seule chose qui aide, et renvoyez au reste par un lien.",
    },
    echo: Texts {
        message: "« {match} » répète une insulte du message",
        why: "Une insulte citée se lit une fois de plus, sous votre nom.",
        advice: "Retirez-la, et répondez à ce qui peut l'être.",
    },
    repeats: Texts {
        message: "« {match} » commence par l'affirmation démentie",
        why: "On retient l'affirmation, et l'on oublie le démenti.",
        advice: "Commencez par ce qui est vrai.",
    },
    amplification: Texts {
        message: "{n} personnes lisent ce compte, {max} ont lu le message",
        why: "Répondre à un message hostile lui donne votre public.",
        advice: "Laissez dire, ou répondez en privé.",
    },
    language: Texts {
        message: "une réponse dans une autre langue ({told}) que le message ({claimed})",
        why: "L'auteur du message risque de ne pas la comprendre, et de croire que personne ne l'a lu.",
        advice: "Répondez dans la langue du message.",
    },
    pile_on: Texts {
        message: "{n} textes répondent à ce message",
        why: "Plusieurs comptes d'une entreprise contre une personne, cela ressemble à une meute.",
        advice: "Choisissez un seul compte qui réponde.",
    },
    who: Texts {
        message: "l'auteur n'est pas de ceux qui répondent à un tel message : {who}",
        why: "La réponse risque de n'engager personne.",
        advice: "Laissez la réponse à {who}.",
    },
    reasons: ReasonTexts {
        seen: "{kind} : « {match} »",
        alike: "{kind} : « {match} » y ressemble, sans qu’aucune règle en nomme les mots",
        told: "{kind} : l'auteur du message",
        hostile: "{n} messages hostiles du même auteur",
        dedicated: "le compte n'existe que pour nous attaquer",
        deep: "{n} messages dans le fil",
        answered: "nous avons répondu {n} fois sur ce point",
        source: "il existe une source publique",
        no_source: "il n'existe aucune source publique",
        outside: "l'auteur n'est pas compétent sur ce sujet",
        loud: "{n} personnes le voient",
        nothing: "rien n'y appelle de réponse",
    },
};
