//! What the family says of a mention, by stance.

use super::Stance;
use crate::family::finding::Texts;
use crate::language::Language;

/// What the family says of a mention; of too many of them where there is no stance.
pub(super) const fn texts(stance: Option<Stance>, language: Language) -> Texts {
    match language {
        Language::English => english(stance),
        Language::French => french(stance),
    }
}

const fn english(stance: Option<Stance>) -> Texts {
    match stance {
        None => Texts {
            message: "{count} mentions of competitors; the limit is {max}",
            why: "A text that keeps naming competitors may seem to be about them.",
            advice: "Say what our product does, and name a competitor only if readers need it.",
        },
        Some(Stance::Neutral) => Texts {
            message: "“{match}” is a competitor",
            why: "Naming one is fine, but check how the text speaks of it.",
            advice: "Stay with facts that can be checked, and compare like with like.",
        },
        Some(Stance::Integration) => Texts {
            message: "“{words}” links our product with “{match}”, a competitor",
            why: "It may be read as a partnership.",
            advice: "Say what works with what, in which version, and use the name as its owner writes it.",
        },
        Some(Stance::Substantiated) => Texts {
            message: "“{words}” compares with “{name}”, a competitor, and gives a source",
            why: "A comparison has to stay true: figures age, and versions change.",
            advice: "Give the version and the date, link the method, and compare like with like.",
        },
        Some(Stance::Comparative) => Texts {
            message: "“{words}” compares with “{name}”, a competitor, without a source",
            why: "A comparison that cannot be checked may be read as misleading.",
            advice: "Compare one feature that can be checked; give version, date and method, with a link.",
        },
        Some(Stance::Insinuation) => Texts {
            message: "“{words}” may be read as an accusation of “{name}”, a competitor",
            why: "Readers take the contrast as a statement about the other side; true or not, it may be read as discrediting.",
            advice: "Say what our product does, without the contrast, and link a page where readers can check it.",
        },
        Some(Stance::Disparaging) => Texts {
            message: "“{words}” may be read as running down “{name}”, a competitor",
            why: "Wording that discredits a competitor may be unlawful even if it is true.",
            advice: "Drop the judgement; name one feature that can be checked, with version, date and link.",
        },
    }
}

const fn french(stance: Option<Stance>) -> Texts {
    match stance {
        None => Texts {
            message: "des concurrents sont cités {count} fois, pour {max} admises",
            why: "Un texte qui cite sans cesse des concurrents peut se lire comme un texte sur eux.",
            advice: "Dites ce que fait le nôtre, et nommez un concurrent là où le lecteur en a besoin.",
        },
        Some(Stance::Neutral) => Texts {
            message: "« {match} » est un concurrent",
            why: "Le nommer n'est pas une faute ; la façon d'en parler mérite une relecture.",
            advice: "Restez-en aux faits vérifiables, et comparez ce qui est comparable.",
        },
        Some(Stance::Integration) => Texts {
            message: "« {match} » est un concurrent, et « {words} » dit que le nôtre fonctionne avec lui",
            why: "Cela peut se lire comme un partenariat.",
            advice: "Dites ce qui fonctionne avec quoi, dans quelle version, et écrivez le nom comme son titulaire.",
        },
        Some(Stance::Substantiated) => Texts {
            message: "« {words} » compare avec « {name} », un concurrent, et une source l'accompagne",
            why: "Une comparaison doit rester vraie : les chiffres vieillissent, les versions changent.",
            advice: "Donnez la version et la date, liez la méthode, et comparez ce qui est comparable.",
        },
        Some(Stance::Comparative) => Texts {
            message: "« {words} » compare avec « {name} », un concurrent, et rien à côté ne le montre",
            why: "Une comparaison invérifiable peut être lue comme trompeuse.",
            advice: "Comparez une caractéristique vérifiable ; donnez version, date et méthode, avec un lien.",
        },
        Some(Stance::Insinuation) => Texts {
            message: "« {words} » peut se lire comme une accusation contre « {name} », un concurrent",
            why: "Ce qu'on ne dit que de soi s'entend de l'autre ; cela peut passer pour du dénigrement, même si c'est vrai.",
            advice: "Dites ce que fait le nôtre, sans le contraste, et liez de quoi le vérifier.",
        },
        Some(Stance::Disparaging) => Texts {
            message: "« {words} » peut se lire comme un dénigrement de « {name} », un concurrent",
            why: "Jeter le discrédit sur un concurrent peut être illicite, même quand c'est vrai.",
            advice: "Retirez le jugement ; citez une caractéristique vérifiable, avec version, date et lien.",
        },
    }
}
