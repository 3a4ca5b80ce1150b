//! How French texts speak of competitors: blame in its many kinds, and the praise and trade that look like it.

use crate::stances::{RIVALS, worst};
use crate::support;
use discretion::report::Stance;

#[test]
fn french_blame_of_many_kinds_is_found() {
    for text in [
        // What it cannot do.
        "Globex ne permet pas d'exporter ses notes.",
        "Globex ne sait pas ouvrir un tableur.",
        "Globex n'offre aucun moyen de trier les tickets.",
        "Globex ne prend pas en charge les calques.",
        // What nobody can do with it.
        "Il est impossible de trier les tickets avec Globex.",
        "Il n'est pas possible de partager un calendrier sur Globex.",
        "On ne peut pas partager un calendrier sur Globex.",
        "Cette option n'est pas disponible chez Globex.",
        "Avec Globex, je perds un temps fou.",
        // Verbs with adverbs in them.
        "Globex ne tient pas la route.",
        "Je n'ai plus confiance en Globex.",
        "Globex n'a pas la réputation d'être honnête.",
        "Globex cherche à verrouiller ses clients.",
        "J'ai enfin pu me libérer de Globex.",
        // Too much, too little, worse than before.
        "Globex est trop petit et trop bruyant.",
        "Il y a trop de publicités sur Globex.",
        "Globex est moins agréable qu'avant.",
        "Globex n'est ni libre ni respectueux.",
        "Globex est tout sauf libre.",
        "Globex n'a aucun respect pour ses clients.",
        // Nouns behind plain adjectives, things of ours against it.
        "Globex a un gros problème de sécurité.",
        "Mon principal grief contre Globex est son prix.",
        "J'ai perdu mes photos à cause de Globex.",
        "Honte à Globex.",
        // Relatives.
        "Globex, dont le support est injoignable, recrute.",
        "Le service client de Globex (qui m'a raccroché au nez) se tait.",
        // Advice.
        "Un conseil, n'achetez rien sur Globex.",
        "Il faut arrêter d'acheter sur Globex.",
        "Je vous déconseille fortement Globex.",
        // Comparisons.
        "Hooli respecte votre vie privée, pas comme Globex.",
        "En comparaison à Globex, l'écran est lumineux.",
        "Ce n'est pas un hasard si Globex se tait.",
    ] {
        let report = support::report(RIVALS, text);
        assert!(worst(&report).map(|(stance, _)| stance) >= Some(Stance::Comparative), "{text}: {:?}", worst(&report));
    }
}

#[test]
fn french_praise_and_trade_are_no_blame() {
    for text in [
        "Globex ne peut pas lire vos messages.",
        "Globex ne publie pas ses comptes avant mars.",
        "On peut trier les tickets avec Globex.",
        "Cette limite n'existe pas chez Globex.",
        "Globex évite d'avoir trop de pannes.",
        "Globex nous a permis de partager nos photos.",
        "C'est Globex qui a le monopole du rail dans ce pays.",
        "Je n'ai jamais eu de souci avec Globex.",
        "Globex est moins lent qu'avant.",
        "Globex n'est pas trop cher.",
        "Globex, dont le support est aimable, recrute.",
        "Globex a un grand bureau à Lyon.",
        "Un conseil, lisez le livre de Globex.",
        "Grâce à Globex, j'ai retrouvé mes photos.",
        "Globex m'a beaucoup aidé.",
        "Globex a du succès.",
        "Nos Globex ont coûté un peu plus cher que prévu.",
        "J'ai acheté une Globex qui consomme moins que ma voiture précédente.",
        "Plus simplement, ces chiffres montrent que Globex recrute.",
        "Notre offre est moins complète que Globex.",
        "Il ne fait ni pire ni moins bien que Globex.",
        "La CNIL a mis en demeure Globex pour son traitement des données.",
        "Le ministère poursuit Globex pour entente.",
    ] {
        let report = support::report(RIVALS, text);
        assert!(worst(&report).map(|(stance, _)| stance) < Some(Stance::Comparative), "{text}: {:?}", worst(&report));
    }
}
