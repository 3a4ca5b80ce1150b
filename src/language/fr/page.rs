//! The words of the page for reviewers, in French.

use crate::language::page::{PageTexts, PlaceTexts};

pub(super) const PAGE: PageTexts = PageTexts {
    title: "Relecture des textes",
    skip: "Aller aux textes",
    theme: "Clair ou sombre",
    filters: "Filtrer les alertes",
    all: "tout",
    family: "Famille",
    severity: "Gravité",
    owner: "Responsable",
    nobody: "personne n'est nommé",
    verdict: "Verdict",
    shown: "{n} alertes affichées sur {all}",
    reset: "Tout afficher",
    keys: "Touches : n alerte suivante, p précédente, Entrée de la marque à l'alerte",
    drafts: "Textes, du pire au meilleur",
    draft: "Texte",
    warnings: "Alertes",
    owners: "Qui doit voir quoi",
    verdicts: [
        "Ce texte peut être publié.",
        "Quelqu'un doit relire ce texte avant sa publication.",
        "Ce texte ne doit pas être publié en l'état.",
    ],
    scores: "Score",
    bar: "{family} : {score} sur 100 ; à relire dès {review}, bloqué dès {block}",
    how: "Comment le score est calculé",
    formula: "Chaque alerte a les points de sa gravité multipliés par sa confiance : r = points × confiance / 10 000. Elle laisse \
              1 − r d'un texte sans défaut ; chaque autre mention de la même chose compte deux fois moins (la racine carrée de ce \
              qu'elle laisse), et après la huitième, plus aucune. On multiplie ce que laissent toutes les alertes d'une famille ; \
              son score est 100 × (1 − ce produit), sans dépasser le plafond de sa pire gravité : {ceilings}. Les alertes sous « moyen » ne peuvent pas faire bloquer. Un texte est à relire dès {review}, bloqué \
              dès {block}. La pire famille donne le score du texte.",
    columns: ["Compte", "Alerte", "Gravité", "Points", "Confiance", "Mention", "Part"],
    recomputed: "Décochez des alertes pour voir le score sans elles : {score}",
    text: "Le texte",
    whole: "Sur l'ensemble du texte",
    clean: "Rien n'a été relevé dans ce texte.",
    mark: "Alerte {n}, {severity} : {message}",
    back: "Retour au texte",
    confidence: "confiance {n} %",
    share: "{n} du score",
    silenced: "Alertes tues : {n}",
    left_out: ["paragraphe sans alerte n'est pas repris ici", "paragraphes sans alerte ne sont pas repris ici"],
    no_room: ["autre alerte ne tient pas sur cette page", "autres alertes ne tiennent pas sur cette page"],
    no_room_for_text: [
        "texte figure dans la liste sans son contenu",
        "textes figurent dans la liste sans leur contenu",
    ],
    no_room_in_list: ["autre texte n'est pas dans la liste", "autres textes ne sont pas dans la liste"],
    elsewhere: "Les formats json et text contiennent tout.",
    places: PlaceTexts {
        link_target: "Adresse d'un lien",
        title: "Titre d'un lien ou d'une image",
        image: "Description d'une image",
        comment: "Commentaire, invisible aux lecteurs",
        attribute: "Attribut HTML",
        metadata: "En-tête du fichier",
        file_name: "Nom du fichier",
        markup: "Balisage entre les paragraphes",
    },
};
