//! Versions of programs in four parts, which look like internet addresses: `version 1.2.3.4`, `Chrome/120.0.6099.1`.

use crate::text::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The bytes around a number that are looked at.
const AROUND: usize = 80;

/// The text before a version: a word that says so, with other versions between, or the name of a program and a slash.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"v|ver|versions?|releases?|builds?|firmware|kernel|updates?|patch|noyau|correctif|mises?\s+à\s+jour";
    let others = r"(?:\d[\d.]*\s*(?:,|;|/|and|et|or|ou|to|à|-|–|→|->)\s*)*";
    let product = r#"(?:^|[\s(\[,;`'"])\p{Lu}[\w.+-]*/"#;
    let expression = format!(r"(?:(?i:\b(?:{words})\.?:?\s?(?:(?:is|est)\s)?{others})|{product})$");
    Regex::new(&expression).expect("the expression is fixed and compiles in a test")
});

/// The text after one: "the 4.18.0.1 release".
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s(?:release|version|build|update|patch|firmware)\b")
        .expect("the expression is fixed and compiles in a test")
});

/// Returns whether four numbers are a version, by what stands around them.
pub(super) fn is_version(text: &str, span: Span) -> bool {
    let from = text.floor_char_boundary(span.start.saturating_sub(AROUND));
    let until = text.floor_char_boundary(span.end + AROUND);
    BEFORE.is_match(Span::new(from, span.start).slice(text)) || AFTER.is_match(Span::new(span.end, until).slice(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the part of a text between `[` and `]` is a version.
    fn is_one(marked: &str) -> bool {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        is_version(&marked.replace(['[', ']'], ""), Span::new(start, end))
    }

    #[test]
    fn versions_are_told_by_what_stands_around_them() {
        for text in [
            "version [81.2.69.142]",
            "Version: [81.2.69.142]",
            "versions 1.2.3.3 and [81.2.69.142]",
            "from version 1.2.3.3 to [81.2.69.142]",
            "v. [81.2.69.142]",
            "build [81.2.69.142]",
            "the [81.2.69.142] release",
            "Mozilla/5.0 Chrome/[120.1.6099.1] Safari",
            "(OPR/[106.1.4998.70])",
            "la version [81.2.69.142]",
            "les versions 4.1.1.2 et [81.2.69.142]",
            "la mise à jour [81.2.69.142]",
        ] {
            assert!(is_one(text), "{text}");
        }
    }

    #[test]
    fn addresses_stay_addresses() {
        for text in [
            "the visitor came from [81.2.69.142]",
            "version 2.1 saw [81.2.69.142]",
            "the user on version 3 is [81.2.69.142]",
            "http://[81.2.69.142]/",
            "ssh root@[81.2.69.142]",
            "le visiteur de la version 2 venait de [81.2.69.142]",
            "var/log/[81.2.69.142]",
            "the server of [81.2.69.142]",
            "IP: [81.2.69.142]",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }
}
