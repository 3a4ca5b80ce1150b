//! The ways in which a term can be written, and the surroundings that it is put in.

use unicode_normalization::UnicodeNormalization;

/// A way of writing a term.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Way {
    Exact,
    Upper,
    Lower,
    Decomposed,
    Plural,
    Hyphens,
    Underscores,
    LineBreak,
    Joined,
    Unaccented,
    Invisible,
    FullWidth,
    LookAlike,
    Leet,
    Spaced,
    Dotted,
    Masked,
    Entity,
}

impl Way {
    pub(crate) const EACH: &'static [Self] = &[
        Self::Exact,
        Self::Upper,
        Self::Lower,
        Self::Decomposed,
        Self::Plural,
        Self::Hyphens,
        Self::Underscores,
        Self::LineBreak,
        Self::Joined,
        Self::Unaccented,
        Self::Invisible,
        Self::FullWidth,
        Self::LookAlike,
        Self::Leet,
        Self::Spaced,
        Self::Dotted,
        Self::Masked,
        Self::Entity,
    ];

    /// The term written this way; nothing where that would be no way of writing this term.
    pub(crate) fn write(self, term: &str) -> Option<String> {
        let letters: Vec<char> = term.chars().collect();
        let is_word = letters.iter().all(|letter| letter.is_alphabetic());
        // The longest word is the one that is disguised; shorter ones than four letters are never looked for.
        let split = |between: &str| {
            let middle = if is_word { letters.len() / 2 } else { 1 };
            let (head, tail): (String, String) =
                (letters[..middle].iter().collect(), letters[middle..].iter().collect());
            format!("{head}{between}{tail}")
        };
        let apart = |between: &str| {
            let each: Vec<String> = letters.iter().map(char::to_string).collect();
            is_word.then(|| each.join(between))
        };
        let other = |from: char, to: char| {
            let disguised = is_word && term.contains(from);
            disguised.then(|| term.replacen(from, &to.to_string(), 1))
        };
        let gaps = |to: &str| term.contains([' ', '-']).then(|| term.replace([' ', '-'], to));
        match self {
            Self::Exact => Some(term.to_owned()),
            Self::Upper => Some(term.to_uppercase()),
            Self::Lower => Some(term.to_lowercase()),
            Self::Decomposed => Some(term.nfd().collect()),
            Self::Plural => term.ends_with(|c: char| c.is_ascii_lowercase()).then(|| format!("{term}s")),
            Self::Hyphens => gaps("-"),
            Self::Underscores => gaps("_"),
            Self::LineBreak => gaps("\n"),
            Self::Joined => gaps(""),
            Self::Unaccented => Some(term.nfd().filter(char::is_ascii).collect()),
            Self::Invisible => Some(split("\u{200b}")),
            Self::FullWidth => Some(term.chars().map(full_width).collect()),
            Self::LookAlike => other('e', '\u{435}').or_else(|| other('o', '\u{43e}')),
            Self::Leet => other('e', '3').or_else(|| other('o', '0')),
            Self::Spaced => apart(" "),
            Self::Dotted => apart("."),
            Self::Masked => other('i', '*').or_else(|| other('n', '*')),
            Self::Entity => Some(entity(&letters)),
        }
    }
}

/// Clean text around a term.
pub(crate) const SURROUNDINGS: &[&str] = &[
    "{}",
    "We speak of {} today.",
    "Nous parlons de {} aujourd’hui.",
    "({})",
    "“{}”, they said",
    "« {} »",
    "# About {}",
    "- one\n- {}\n",
    "> a quotation with {}, and more",
    "A **{}** in bold",
    "A [{}](https://example.com/x) in a link",
    "😀 {} 😀",
    "été: {}!",
    "\u{feff}{}",
    "One.\r\n\r\n{}\r\n",
    "<div>\n{}\n</div>",
    "日本 {} 語",
];

/// The third letter as a character reference.
fn entity(letters: &[char]) -> String {
    let write =
        |(at, letter): (usize, &char)| if at == 2 { format!("&#{};", *letter as u32) } else { letter.to_string() };
    letters.iter().enumerate().map(write).collect()
}

fn full_width(letter: char) -> char {
    let shifted = char::from_u32(letter as u32 + 0xfee0);
    if letter.is_ascii_alphabetic() { shifted.unwrap_or(letter) } else { letter }
}
