//! Words that people write for those of the policy language, above all French ones: an error offers the right one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words without accents, in order, and those of the language that may be meant: the one that fits the place is offered.
const WORDS: &[(&str, &[&str])] = &[
    ("anglais", &["en"]),
    ("autorise", &["cleared"]),
    ("bas", &["low"]),
    ("basse", &["low"]),
    ("brouillon", &["draft"]),
    ("canaux", &["channels"]),
    ("chemins", &["paths"]),
    ("concurrent", &["competitor"]),
    ("concurrents", &["competitors", "competitor"]),
    ("confidentialite", &["confidential"]),
    ("confidentiel", &["confidential"]),
    ("confidentiels", &["confidential"]),
    ("conseil", &["advice"]),
    ("critique", &["critical"]),
    ("debut", &["start"]),
    ("denomination", &["naming"]),
    ("depuis", &["from"]),
    ("domaines", &["domains"]),
    ("eleve", &["high"]),
    ("elevee", &["high"]),
    ("en-gb", &["en"]),
    ("en-us", &["en"]),
    ("english", &["en"]),
    ("entreprise", &["company"]),
    ("exemples", &["flags"]),
    ("faible", &["low"]),
    ("fr-be", &["fr"]),
    ("fr-ca", &["fr"]),
    ("fr-ch", &["fr"]),
    ("fr-fr", &["fr"]),
    ("francais", &["fr"]),
    ("french", &["fr"]),
    ("gravite", &["severity"]),
    ("haut", &["high"]),
    ("haute", &["high"]),
    ("jusqu-a", &["until"]),
    ("jusqua", &["until"]),
    ("langue", &["languages", "language", "lang"]),
    ("langues", &["languages"]),
    ("liste", &["lists"]),
    ("listes", &["lists"]),
    ("mesure", &["measure"]),
    ("motif", &["reason", "patterns"]),
    ("motifs", &["patterns"]),
    ("moyen", &["medium"]),
    ("moyenne", &["medium"]),
    ("niveau", &["severity"]),
    ("nom", &["name"]),
    ("nommage", &["naming"]),
    ("noms", &["names"]),
    ("paragraphe", &["paragraph"]),
    ("phrase", &["sentence"]),
    ("pourquoi", &["why"]),
    ("produits", &["products"]),
    ("promesse", &["claim"]),
    ("promesses", &["claim"]),
    ("proprietaire", &["owner"]),
    ("raison", &["reason", "why"]),
    ("regle", &["rule"]),
    ("responsable", &["owner"]),
    ("sauf", &["except"]),
    ("severite", &["severity"]),
    ("societe", &["company"]),
    ("termes", &["terms"]),
    ("texte", &["text"]),
    ("ton", &["tone"]),
];

/// The words of the language that a word may stand for.
pub(super) fn translations(word: &str) -> &'static [&'static str] {
    let plain = without_accents(word);
    let found = WORDS.binary_search_by(|(foreign, _)| (*foreign).cmp(plain.trim()));
    found.map_or(&[], |at| WORDS[at].1)
}

/// A word in small letters without its accents.
pub(super) fn without_accents(word: &str) -> String {
    let plain: String = word.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
    plain.replace('œ', "oe").replace('æ', "ae").replace('ß', "ss")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order_and_plain() {
        assert!(WORDS.is_sorted_by(|(one, _), (next, _)| one < next));
        assert!(WORDS.iter().all(|(word, _)| without_accents(word) == *word));
        assert_eq!(translations("Élevée"), ["high"]);
        assert!(translations("high").is_empty());
    }
}
