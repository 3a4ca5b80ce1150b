//! Initials, with and without their dots: `L.L. Bean` is `LL Bean`, and `JPMorgan` is `J.P. Morgan`.

use crate::reading::{Letters, Words};
use crate::text::Span;

/// So many capitals at the start of a name may be initials.
const MOST: usize = 3;

/// How else a name that begins with initials is written; nothing for one that does not.
pub(super) fn respelled(name: &str) -> Option<String> {
    // Nearly all names begin with a small letter, or with a capital and a small one.
    if let [first, second, ..] = name.as_bytes()
        && first.is_ascii_alphanumeric()
        && (!first.is_ascii_uppercase() || second.is_ascii_lowercase())
    {
        return None;
    }
    let words = Words::of(name).list;
    let written = |at: usize| words.get(at).map(|word| word.span().slice(name));
    let after = |at: usize| words.get(at).map(|word| Span::new(word.start(), name.len()).slice(name));
    let gap = |at: usize| Some(Span::new(words.get(at)?.end(), words.get(at + 1)?.start()).slice(name));
    let is_name =
        |at: usize| words.get(at).is_some_and(|word| word.letters == Letters::Capital && word.end() - word.start() > 2);
    let is_initial =
        |at: usize| written(at).is_some_and(|word| word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase());
    let single = (0..words.len()).take_while(|&at| is_initial(at)).count();
    if (2..=MOST).contains(&single)
        && is_name(single)
        && (0..single).all(|at| gap(at).is_some_and(|gap| !gap.is_empty()))
    {
        let letters: String = (0..single).filter_map(written).collect();
        return Some(format!("{letters} {}", after(single)?));
    }
    let first = written(0).filter(|first| (2..=MOST).contains(&first.len()))?;
    let capitals = first.bytes().all(|byte| byte.is_ascii_uppercase());
    let letters: Vec<String> = first.chars().map(|letter| format!("{letter}.")).collect();
    (words[0].start() == 0 && capitals && is_name(1) && matches!(gap(0)?, "" | " "))
        .then(|| format!("{} {}", letters.concat(), after(1).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::respelled;

    #[test]
    fn initials_are_put_together_and_taken_apart() {
        let table = [
            ("L.L.Bean", Some("LL Bean")),
            ("J. R. R. Tolkien", Some("JRR Tolkien")),
            ("A.C. Milan Store", Some("AC Milan Store")),
            ("JPMorgan", Some("J.P. Morgan")),
            ("AC Milan", Some("A.C. Milan")),
            ("IBM Cloud", Some("I.B.M. Cloud")),
            ("ABC Cloud", Some("A.B.C. Cloud")),
            ("A.B.C. Cloud", Some("ABC Cloud")),
            ("Acme Cloud", None),
            ("#Acme Cloud", None),
            ("(AC Milan", None),
            ("A. Milan", None),
            ("AC Mi", None),
            ("A.C. Mi", None),
            ("AC milan", None),
            ("A.C. milan", None),
            ("AC-Milan", None),
            ("AcM Milan", None),
            ("J.R.R.T. Tolkien", None),
            ("HyperCube", None),
            ("NASA Budget", None),
            ("A.C.M.E.", None),
            ("IBM", None),
            ("", None),
        ];
        for (name, other) in table {
            assert_eq!(respelled(name).as_deref(), other, "{name}");
        }
    }
}
