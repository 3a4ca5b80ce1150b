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
        let letters: Vec<char> = candidate.chars().collect();
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
            ("nott", Some("not")),
            ("jurisdictoins", Some("jurisdictions")),
            ("xyz", None),
            ("", None),
            ("colour", None),
        ];
        let known = ["terms", "until", "high", "not", "jurisdictions", "use"];
        for (word, expected) in table {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
    }
}
