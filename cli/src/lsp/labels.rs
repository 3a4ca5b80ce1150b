//! The labels of what an editor shows, in English and French. What is said of a draft is in the language of the draft.

use discretion::language::Language;

/// The labels of one language.
#[derive(Debug)]
pub(super) struct EditorTexts {
    pub(super) why: &'static str,
    pub(super) advice: &'static str,
    pub(super) instead: &'static str,
    pub(super) ask: &'static str,
    pub(super) sources: &'static str,
    pub(super) numbers: &'static str,
    pub(super) points: &'static str,
    pub(super) share: &'static str,
    pub(super) evidence: &'static str,
    pub(super) rule: &'static str,
    /// Write the suggestion, which stands for `TEXT`.
    pub(super) write: &'static str,
    /// Silence the rule, which stands for `RULE`.
    pub(super) silence: &'static str,
    pub(super) run_examples: &'static str,
    /// What the rule finds in the folder, which stands for `FOLDER`.
    pub(super) would_flag: &'static str,
}

impl EditorTexts {
    pub(super) fn of(language: Language) -> &'static Self {
        if language == Language::French { &FRENCH } else { &ENGLISH }
    }
}

const ENGLISH: EditorTexts = EditorTexts {
    why: "why",
    advice: "advice",
    instead: "write instead",
    ask: "ask",
    sources: "sources",
    numbers: "numbers",
    points: "points",
    share: "share of the score",
    evidence: "confidence",
    rule: "rule",
    write: "Write “TEXT”",
    silence: "Silence RULE here, with a reason",
    run_examples: "run this rule's examples",
    would_flag: "what would this flag in FOLDER?",
};

const FRENCH: EditorTexts = EditorTexts {
    why: "pourquoi",
    advice: "conseil",
    instead: "écrire plutôt",
    ask: "demander à",
    sources: "sources",
    numbers: "chiffres",
    points: "points",
    share: "part du score",
    evidence: "certitude",
    rule: "règle",
    write: "Écrire « TEXT »",
    silence: "Faire taire RULE ici, avec une raison",
    run_examples: "essayer les exemples de cette règle",
    would_flag: "que signalerait-elle dans FOLDER ?",
};
