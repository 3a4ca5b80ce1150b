//! Characters that look like ASCII ones, as Unicode's list of confusable characters says (UTS 39, version 16).
//!
//! `look_alikes.txt` has the part of that list whose look is ASCII, without the letters of Latin script, whose base tells it
//! already. A test compares it with the whole list; `REWRITE_LOOK_ALIKES=1 cargo test --lib look_alikes` writes it anew.

use std::sync::LazyLock;

/// Each line is a look, its characters joined by `+`, and the characters that have it, in hexadecimal.
const LINES: &str = include_str!("look_alikes.txt");

/// The look of each character, in the order of characters.
static LOOKS: LazyLock<Vec<(char, &str)>> = LazyLock::new(|| {
    let of_line = |(look, letters): (&'static str, &'static str)| {
        letters.split_ascii_whitespace().filter_map(character).map(move |letter| (letter, look))
    };
    let mut looks: Vec<(char, &str)> =
        LINES.lines().filter_map(|line| line.split_once(' ')).flat_map(of_line).collect();
    looks.sort_unstable();
    looks
});

/// The ASCII characters that a character looks like, seldom more than one; none where it looks like nothing of the kind.
pub(super) fn look_of(c: char) -> impl Iterator<Item = char> {
    let at = LOOKS.binary_search_by_key(&c, |(letter, _)| *letter).ok();
    let look = at.and_then(|at| LOOKS.get(at)).map_or("", |(_, look)| look);
    look.split('+').filter_map(character)
}

/// The character of a code point in hexadecimal.
fn character(code: &str) -> Option<char> {
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::fmt::Write;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    /// The longest line of the file.
    const WIDTH: usize = 120;

    /// What Unicode's list says of a character, as far as it is ASCII.
    fn by_unicode(c: char) -> Vec<char> {
        unicode_security::skeleton(c.encode_utf8(&mut [0; 4])).filter(char::is_ascii).collect()
    }

    /// Characters that are not Latin, nor a Latin letter or a digit in another shape.
    fn asked() -> impl Iterator<Item = char> {
        let base = |c| std::iter::once(c).nfkd().find(|&part| !is_combining_mark(part));
        let is_latin = |c| matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | 'ª' | 'º');
        let tells = move |c: char| base(c).is_some_and(|base| base.is_ascii_alphanumeric() || is_latin(base));
        ('\u{80}'..=char::MAX).filter(move |&c| !tells(c))
    }

    #[test]
    fn look_alikes_are_those_of_unicode() {
        if std::env::var_os("REWRITE_LOOK_ALIKES").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/reading/look_alikes.txt"), written()).unwrap();
            return;
        }
        for c in asked() {
            assert_eq!(look_of(c).collect::<Vec<_>>(), by_unicode(c), "{c:?}");
        }
    }

    /// The file as it should be.
    fn written() -> String {
        let mut letters = BTreeMap::<Vec<char>, Vec<char>>::new();
        asked().for_each(|c| letters.entry(by_unicode(c)).or_default().push(c));
        letters.remove(&Vec::new());
        let mut text = String::new();
        for (look, letters) in letters {
            let codes: Vec<String> = look.iter().map(|&c| format!("{:X}", u32::from(c))).collect();
            let mut line = codes.join("+");
            let start = line.clone();
            for letter in letters {
                let code = format!(" {:X}", u32::from(letter));
                if line.len() + code.len() > WIDTH {
                    writeln!(text, "{line}").unwrap();
                    line.clone_from(&start);
                }
                line.push_str(&code);
            }
            writeln!(text, "{line}").unwrap();
        }
        text
    }

    #[test]
    fn a_character_may_look_like_two() {
        assert_eq!(look_of('\u{43e}').collect::<String>(), "o");
        assert_eq!(look_of('é').collect::<String>(), "");
        assert!(LOOKS.iter().any(|(_, look)| look.contains('+')));
    }
}
