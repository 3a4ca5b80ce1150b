//! Words that differ by one letter, or by two that changed places.

/// Returns whether two words are one edit apart: a letter added, left out, another, or two neighbours swapped (the optimal
/// string alignment distance is one).
pub(crate) fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let rest = |word: &[char], from: usize| word.get(from..).unwrap_or_default().to_vec();
    match long.len() - short.len() {
        0 if same == short.len() => false,
        0 => {
            let swapped = short.get(same) == long.get(same + 1) && short.get(same + 1) == long.get(same);
            rest(short, same + 1) == rest(long, same + 1) || (swapped && rest(short, same + 2) == rest(long, same + 2))
        }
        1 => rest(short, same) == rest(long, same + 1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_edit_is_one_letter_or_one_swap() {
        for near in ["halycon", "halcion", "halcyn", "halcyyon", "xhalcyon", "halcyo"] {
            assert!(is_one_edit("halcyon", near), "{near}");
            assert!(is_one_edit(near, "halcyon"), "{near}");
        }
        for far in ["halcyon", "halyocn", "halyxon", "halxcon", "hlcyn", "falcon", ""] {
            assert!(!is_one_edit("halcyon", far), "{far}");
        }
    }
}
