//! The nearest known word to a misspelt one, for "did you mean".

/// Words longer than this, in characters, get no suggestion: the cost grows with the square of the length.
const LONGEST: usize = 64;

/// The candidate that is nearest to a word.
///
/// It is at most two edits away, or a third of the word's length where that is more; one edit for words of up to three
/// letters. Capitals are no edits. Of equally near ones it is the first.
///
/// ```
/// use discretion::text::nearest;
///
/// assert_eq!(nearest("sarfi", ["text", "json", "sarif"]), Some("sarif"));
/// assert_eq!(nearest("html", ["text", "json", "sarif"]), None);
/// ```
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).take(LONGEST + 1).collect();
    if word.len() > LONGEST {
        return None;
    }
    let allowed = if word.len() <= 3 { 1 } else { (word.len() / 3).max(2) };
    let mut best = None;
    for candidate in candidates {
        let letters: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
        if letters.len().abs_diff(word.len()) > allowed {
            continue;
        }
        let distance = edits(&word, &letters);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// A sentence that suggests the nearest candidate.
pub(crate) fn suggestion<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    nearest(word, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

/// The candidate that a word is a slip of the pen away from: the same but for one letter, or two in a long word, and
/// for hyphens. What differs in a digit or in a part of up to three letters is another name: `team-1` and `team-2`,
/// `blog-en` and `blog-fr`.
pub(crate) fn slip<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .into_iter()
        .filter(|candidate| is_slip(word, candidate))
        .min_by_key(|candidate| distance(word, candidate))
}

/// Returns whether one word is a slip of the pen away from the other.
pub(crate) fn is_slip(word: &str, other: &str) -> bool {
    let without = |text: &str, out: fn(char) -> bool| text.replace(out, "");
    let is_digit: fn(char) -> bool = |letter| letter.is_ascii_digit();
    if word == other || without(word, is_digit) == without(other, is_digit) {
        return false;
    }
    let (parts, others): (Vec<&str>, Vec<&str>) = (word.split('-').collect(), other.split('-').collect());
    if parts.len() != others.len() {
        let is_hyphen: fn(char) -> bool = |letter| letter == '-';
        return without(word, is_hyphen) == without(other, is_hyphen);
    }
    parts.iter().zip(others).filter(|(part, other)| *part != other).all(|(part, other)| {
        let shorter = part.chars().count().min(other.chars().count());
        shorter > 3 && distance(part, other) <= if shorter < LONG { 1 } else { 2 }
    })
}

/// The fewest letters of a long word.
const LONG: usize = 8;

/// The number of letters inserted, left out, replaced or swapped by which two words differ; long words are cut.
pub(crate) fn distance(word: &str, other: &str) -> usize {
    let letters = |text: &str| text.chars().take(LONGEST).collect::<Vec<char>>();
    edits(&letters(word), &letters(other))
}

/// The number of letters inserted, left out, replaced or swapped with their neighbour: the optimal string
/// alignment distance. Cost: the product of the lengths.
fn edits(from: &[char], to: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in to.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != other);
            let mut least = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            let swapped = row > 0 && column > 0 && *letter == to[column - 1] && from[row - 1] == *other;
            if swapped {
                least = least.min(before_last[column - 1] + 1);
            }
            current.push(least);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_are_near() {
        let table = [
            ("termz", Some("terms")),
            ("unitl", Some("until")),
            ("hihg", Some("high")),
            ("HIGH", Some("high")),
            ("Jane Reo", Some("Jane Roe")),
            ("nott", Some("not")),
            ("jurisdictoins", Some("jurisdictions")),
            ("xyz", None),
            ("", None),
            ("colour", None),
        ];
        let known = ["terms", "until", "high", "not", "jurisdictions", "use", "Jane Roe"];
        for (word, expected) in table {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_not_another_name() {
        for (word, other, expected) in [
            ("linkdin", "linkedin", true),
            ("linkedni", "linkedin", true),
            ("likendin", "linkedin", true),
            ("linked-in", "linkedin", true),
            ("newsleter", "newsletter", true),
            ("blgo", "blog", true),
            ("blogs", "blog", true),
            ("team-blgo", "team-blog", true),
            ("linkedin", "linkedin", false),
            ("x", "z", false),
            ("web", "wiki", false),
            ("blog-en", "blog-fr", false),
            ("blog-a", "blog-b", false),
            ("team-1", "team-2", false),
            ("team-1", "team-10", false),
            ("blog", "block", false),
            ("intranet-de", "intranet-us", false),
            ("instagram", "telegram", false),
        ] {
            assert_eq!(slip(word, [other]).is_some(), expected, "{word} {other}");
        }
    }
}
