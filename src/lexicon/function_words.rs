//! Words that tell a language: frequent, and no word of the other.

/// Whether a folded word is a function word of either language.
pub(crate) fn is_one(word: &str) -> bool {
    ENGLISH.binary_search(&word).is_ok() || FRENCH.binary_search(&word).is_ok()
}

/// English function words that are no French word.
pub(crate) const ENGLISH: &[&str] = &[
    "about", "after", "all", "also", "and", "any", "are", "as", "at", "be", "because", "been", "before", "being",
    "but", "by", "can", "could", "did", "do", "does", "doing", "done", "each", "even", "every", "everyone", "for",
    "from", "get", "had", "has", "have", "he", "her", "here", "his", "how", "however", "if", "in", "into", "is", "it",
    "its", "just", "like", "made", "make", "many", "may", "more", "most", "much", "must", "my", "never", "new", "no",
    "not", "now", "of", "only", "other", "our", "out", "over", "own", "people", "same", "see", "she", "should",
    "since", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "through", "to", "too", "up", "us", "use", "very", "was", "way", "we", "well", "were", "what", "when",
    "where", "which", "while", "who", "why", "will", "with", "without", "would", "you", "your",
];

/// French function words that are no English word.
pub(crate) const FRENCH: &[&str] = &[
    "afin", "ai", "ainsi", "alors", "apres", "au", "aucun", "aussi", "autre", "autres", "aux", "avant", "avec", "avez",
    "avoir", "avons", "beaucoup", "bien", "ce", "ceci", "cela", "celle", "celui", "ces", "cet", "cette", "chaque",
    "chez", "comme", "dans", "de", "depuis", "des", "deux", "donc", "dont", "du", "elle", "elles", "en", "encore",
    "entre", "est", "et", "etait", "ete", "etes", "etre", "eux", "faire", "fait", "faut", "ici", "il", "ils", "je",
    "jusque", "la", "laquelle", "le", "les", "leur", "leurs", "lorsque", "lui", "ma", "mais", "meme", "mes", "moi",
    "moins", "mon", "ne", "ni", "nos", "notre", "nous", "ont", "ou", "par", "parce", "pas", "peu", "peut", "peuvent",
    "pour", "pourquoi", "puis", "quand", "que", "quel", "quelle", "quelques", "qui", "quoi", "sans", "ses", "sommes",
    "sont", "sous", "sur", "tous", "tout", "toute", "toutes", "tres", "tu", "un", "une", "vers", "voici", "voila",
    "vos", "votre", "vous", "vraiment",
];
