//! Letters as matching sees them.
//!
//! Two folds of the same word: [`bare`] forgets case, compatibility variants, accents and characters that no
//! reader sees, and is what words are looked up by; [`accented`] forgets the same but keeps accents, and is what a
//! hit is judged by. Terms and texts go through the same functions, so every term finds itself.

use crate::text::is_invisible;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns whether a character is part of a word: a letter, a digit, a mark on one, or a character that no reader sees.
pub(crate) fn is_word(c: char) -> bool {
    is_latin_1(c) || c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c) || ornamental(c).is_some()
}

/// Returns whether a character is one of the letters with marks that are most frequent.
pub(super) const fn is_latin_1(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{ff}')
}

/// The letter that an ornamental one is to readers, where Unicode gives it no decomposition or one with brackets: small
/// capitals, letters in brackets, in black circles and squares.
pub(crate) const fn ornamental(c: char) -> Option<char> {
    const SMALL_CAPITALS: [char; 25] = [
        'ᴀ', 'ʙ', 'ᴄ', 'ᴅ', 'ᴇ', 'ꜰ', 'ɢ', 'ʜ', 'ɪ', 'ᴊ', 'ᴋ', 'ʟ', 'ᴍ', 'ɴ', 'ᴏ', 'ᴘ', 'ꞯ', 'ʀ', 'ꜱ', 'ᴛ', 'ᴜ', 'ᴠ',
        'ᴡ', 'ʏ', 'ᴢ',
    ];
    const LETTERS: &[u8; 25] = b"abcdefghijklmnopqrstuvwyz";
    let number = match c {
        '\u{249c}'..='\u{24b5}' => c as u32 - 0x249c,
        '\u{1f110}'..='\u{1f129}' => c as u32 - 0x1f110,
        '\u{1f150}'..='\u{1f169}' => c as u32 - 0x1f150,
        '\u{1f170}'..='\u{1f189}' => c as u32 - 0x1f170,
        '\u{250}'..='\u{2af}' | '\u{1d00}'..='\u{1d7f}' | '\u{a730}'..='\u{a7af}' => {
            let mut at = 0;
            while at < SMALL_CAPITALS.len() {
                if SMALL_CAPITALS[at] as u32 == c as u32 {
                    return Some(LETTERS[at] as char);
                }
                at += 1;
            }
            return None;
        }
        _ => return None,
    };
    char::from_u32('a' as u32 + number)
}

/// Returns whether a character is written without spaces between words, so that each is a word of its own.
pub(crate) const fn is_ideograph(c: char) -> bool {
    matches!(
        c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17b3}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
    )
}

/// Letters of U+00C0 to U+00FF without case and accent, `-` where one letter is not enough.
const LATIN_1: &[u8; 64] = b"aaaaaa-ceeeeiiii-nooooo--uuuuy--aaaaaa-ceeeeiiii-nooooo--uuuuy-y";

/// The one letter of ASCII that a character of U+00C0 to U+00FF folds to, by its second byte in UTF-8; nothing where that is
/// no single letter.
#[inline]
pub(super) const fn latin_1(second: u8) -> Option<u8> {
    match LATIN_1[(second & 0x3f) as usize] {
        b'-' => None,
        letter => Some(letter),
    }
}

/// Appends the bare fold of a word: NFKD, marks and invisible characters dropped, without case.
pub(crate) fn bare(word: &str, out: &mut String) {
    for c in word.chars() {
        match c {
            '\0'..='\x7f' => out.push(c.to_ascii_lowercase()),
            '\u{c0}'..='\u{ff}' => match LATIN_1[c as usize - 0xc0] {
                b'-' => spell_out(c, out),
                letter => out.push(char::from(letter)),
            },
            _ => spell_out(c, out),
        }
    }
}

/// The general case of [`bare`], for one character.
fn spell_out(c: char, out: &mut String) {
    if let Some(letter) = ornamental(c) {
        out.push(letter);
        return;
    }
    for part in std::iter::once(c).nfkd().filter(|&part| !is_combining_mark(part) && !is_invisible(part)) {
        for folded in without_case(part) {
            // A lower-case letter may decompose again (U+0130 lower-cases to an i and a dot above).
            for base in std::iter::once(folded).nfkd().filter(|&base| !is_combining_mark(base)) {
                push_letter(base, out);
            }
        }
    }
}

/// The accented fold of a word: NFKC, invisible characters dropped, without case.
pub(crate) fn accented(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    let plain = word.chars().map(|c| ornamental(c).unwrap_or(c));
    for c in plain.filter(|&c| !is_invisible(c)).nfkc().flat_map(without_case) {
        push_letter(c, &mut folded);
    }
    folded.nfkc().collect()
}

/// A letter without case: upper and then lower case, so that letters with two lower-case forms meet.
fn without_case(c: char) -> impl Iterator<Item = char> {
    c.to_uppercase().flat_map(char::to_lowercase)
}

/// Spells ligatures out and joins the two lower-case sigmas, which neither NFKC nor case mapping does.
fn push_letter(c: char, out: &mut String) {
    match c {
        'œ' => out.push_str("oe"),
        'æ' => out.push_str("ae"),
        'ß' | 'ẞ' => out.push_str("ss"),
        'ς' => out.push('σ'),
        'ı' => out.push('i'),
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};

    fn bare_of(word: &str) -> String {
        let mut out = String::new();
        bare(word, &mut out);
        out
    }

    #[test]
    fn the_bare_fold_forgets_case_accents_variants_and_what_no_reader_sees() {
        let table = [
            ("Été", "ete"),
            ("e\u{301}te\u{301}", "ete"),
            ("Fál\u{ad}con", "falcon"),
            ("ｆａｌｃｏｎ", "falcon"),
            ("𝐇𝐚𝐥𝐜𝐲𝐨𝐧", "halcyon"),
            ("ʜᴀʟᴄʏᴏɴ", "halcyon"),
            ("⒣⒜⒧⒞⒴⒪⒩", "halcyon"),
            ("🄗🄐🄛🄒🄨🄞🄝", "halcyon"),
            ("🅗🅐🅛🅒🅨🅞🅝", "halcyon"),
            ("🅷🅰🅻🅲🆈🅾🅽", "halcyon"),
            ("🄷🄰🄻🄲🅈🄾🄽", "halcyon"),
            ("ⓗⓐⓛⓒⓨⓞⓝ", "halcyon"),
            ("Straße", "strasse"),
            ("STRASSE", "strasse"),
            ("ﬁnal", "final"),
            ("İstanbul", "istanbul"),
            ("ŒUVRE", "oeuvre"),
            ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("Øre", "øre"),
            ("Þing", "þing"),
        ];
        for (written, folded) in table {
            assert_eq!(bare_of(written), folded, "{written}");
        }
    }

    #[test]
    fn the_accented_fold_keeps_accents_and_nothing_else() {
        assert_eq!(accented("E\u{301}TE\u{301}"), "été");
        assert_eq!(accented("Œuvre"), "oeuvre");
        assert_eq!(accented("Ｆál\u{200b}con"), "fálcon");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn composed_and_decomposed_letters_fold_alike(word in "[a-zA-ZÀ-ÿ]{1,12}") {
            let decomposed: String = word.nfd().collect();
            prop_assert_eq!(bare_of(&word), bare_of(&decomposed));
            prop_assert_eq!(accented(&word), accented(&decomposed));
        }

        #[test]
        fn the_table_of_latin_letters_agrees_with_the_general_case(c in any::<char>()) {
            let (mut fast, mut slow) = (String::new(), String::new());
            bare(c.encode_utf8(&mut [0; 4]), &mut fast);
            spell_out(c, &mut slow);
            prop_assert_eq!(fast, slow);
        }
    }
}
