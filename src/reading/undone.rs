//! Letters as they were before they were disguised.
//!
//! Look-alikes of other scripts become Latin letters, digits and signs the letters that they stand for, masks a `*`.
//! Which words are worth it is for `disguise` to say, and which pieces belong together for `apart`.

use super::fold;
use super::look_alikes::look_of;
use crate::language::is_vowel;
use crate::rule::Disguise;
use crate::text::{Span, is_invisible};
use std::cell::OnceCell;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One letter of a suspicious word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The letter that it may stand for, small and without accent; `*` for any letter.
    pub(crate) is: char,
    /// The way it is disguised, where it is.
    pub(crate) disguise: Option<Disguise>,
    /// Its place in the block's text.
    pub(crate) span: Span,
}

/// A suspicious word, undone. Few of them are like any term, so the others are never spelled.
#[derive(Clone, Debug)]
pub(crate) struct Undone {
    /// The first and the last word of the plain reading that it covers.
    pub(crate) words: (usize, usize),
    /// The reason for suspicion.
    pub(crate) kind: Suspicion,
    /// Its place in the block's text, where it stands in one piece.
    place: Option<Span>,
    letters: OnceCell<Vec<Letter>>,
}

impl Undone {
    /// A word that stands in one piece.
    pub(super) const fn token(words: (usize, usize), kind: Suspicion, place: Span) -> Self {
        Self { words, kind, place: Some(place), letters: OnceCell::new() }
    }

    /// A word of some letters.
    pub(super) fn spelled(words: (usize, usize), kind: Suspicion, letters: Vec<Letter>) -> Self {
        Self { words, kind, place: None, letters: OnceCell::from(letters) }
    }

    /// The letters of a word of a block's text.
    pub(crate) fn letters(&self, text: &str) -> &[Letter] {
        self.letters.get_or_init(|| {
            let mut letters = Vec::with_capacity(self.place.map_or(0, Span::len));
            self.place.into_iter().for_each(|place| add_letters(text, place, self.is_bare(), &mut letters));
            letters
        })
    }

    /// The word as it stands, where that is letters and digits of ASCII, each of them one letter of it.
    pub(crate) fn as_written<'t>(&self, text: &'t str) -> Option<&'t str> {
        // An eight at the end may be three letters.
        let is_plain = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !word.ends_with('8');
        self.place.map(|place| place.slice(text)).filter(is_plain)
    }

    /// Returns whether its digits are taken as they stand.
    pub(crate) const fn is_bare(&self) -> bool {
        match self.kind {
            Suspicion::Word | Suspicion::Broken => false,
            Suspicion::Spaced | Suspicion::Glued | Suspicion::Drawn => true,
        }
    }

    /// Gives the room of its letters back.
    pub(super) fn into_letters(self) -> Vec<Letter> {
        self.letters.into_inner().unwrap_or_default()
    }
}

/// A reason to suspect a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Suspicion {
    /// Letters of other scripts, digits, signs or masks in a word.
    Word,
    /// Letters set apart: a term may be any part of them.
    Spaced,
    /// A hashtag or a label of a host name: a term may be any part of it.
    Glued,
    /// Letters drawn out.
    Drawn,
    /// Two or more pieces of a word, one of them a single letter. Only wording is looked for in them: the names of
    /// products and the members of objects in code are written so.
    Broken,
}

/// The key of a letter, by which all that a disguise may confuse are one.
pub(crate) const fn key(letter: char) -> char {
    match letter {
        '0' => 'o',
        '1' | '!' | '|' | 'l' => 'i',
        '2' => 'z',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' | '§' => 's',
        '¢' | '⊂' => 'c',
        '6' | '9' => 'g',
        '7' | '+' => 't',
        '8' => 'b',
        other => other,
    }
}

/// Returns whether a letter of a text can be that letter of a term in disguise.
pub(crate) fn stands_for(letter: char, term: char) -> bool {
    letter == term
        || letter == '*'
        || (key(letter) == key(term) && (!letter.is_alphabetic() || matches!(letter, 'i' | 'l')))
}

/// Adds the letters of a stretch of text, undone, to others; `bare` leaves digits as they are.
pub(super) fn add_letters(text: &str, span: Span, bare: bool, found: &mut Vec<Letter>) {
    let stretch = span.slice(text);
    for (offset, c) in stretch.char_indices() {
        let next = stretch.as_bytes().get(offset + 1).copied();
        if c.is_ascii_alphabetic() && next.is_none_or(|next| next.is_ascii()) {
            let place = Span::new(span.start + offset, span.start + offset + 1);
            found.push(Letter { is: c.to_ascii_lowercase(), disguise: None, span: place });
            continue;
        }
        if !c.is_ascii() && (is_invisible(c) || is_combining_mark(c)) {
            continue;
        }
        // The marks on a letter are part of it, whether they are composed with it or not.
        let after = Span::new(offset + c.len_utf8(), stretch.len()).slice(stretch).chars();
        let marks: usize = after.take_while(|&mark| is_combining_mark(mark)).map(char::len_utf8).sum();
        let place = Span::new(span.start + offset, span.start + offset + c.len_utf8() + marks);
        let letter = |is: char, disguise: Option<Disguise>| Letter { is, disguise, span: place };
        let before = stretch.as_bytes().get(offset.wrapping_sub(1)).copied();
        if c == '8'
            && next.is_none()
            && before.is_some_and(|before| {
                before.is_ascii_alphabetic() && !is_vowel(char::from(before.to_ascii_lowercase()))
            })
        {
            // `m8`, `h8`, `masterb8`.
            found.extend("ate".chars().map(|sound| letter(sound, Some(Disguise::Leet))));
        } else if c == '@'
            && (next == Some(b'@')
                || before.is_some_and(|before| before == b'@' || is_vowel(char::from(before.to_ascii_lowercase()))))
        {
            // A row of them is no row of `a`, nor is one beside a vowel an `a`.
            found.push(letter('*', Some(Disguise::Masked)));
        } else if c == '(' && next == Some(b')') {
            let hollow = Span::new(place.start, place.end + 1);
            found.push(Letter { is: '*', disguise: Some(Disguise::Masked), span: hollow });
        } else if matches!(c, '(' | ')' | '[' | ']') {
            // The rest of a hollow letter.
        } else if let Some(look) = look_alike(c) {
            found.push(letter(look, Some(Disguise::LookAlike)));
        } else if c.is_ascii_digit() || is_sign(c) {
            found.push(letter(c, (!bare).then_some(Disguise::Leet)));
        } else if is_mask(c) || matches!(c, '-' | '_') {
            found.push(letter('*', Some(Disguise::Masked)));
        } else if c.is_ascii() {
            found.push(letter(c.to_ascii_lowercase(), None));
        } else if latin(c).is_some() {
            let mut folded = String::new();
            fold::bare(c.encode_utf8(&mut [0; 4]), &mut folded);
            let plain = std::iter::once(c).nfkc().next() == Some(c) || matches!(c, 'ﬀ'..='ﬆ');
            found.extend(folded.chars().map(|base| letter(base, (!plain).then_some(Disguise::Variant))));
        } else {
            let known = found.len();
            found.extend(look_of(c).map(|look| letter(look.to_ascii_lowercase(), Some(Disguise::LookAlike))));
            if found.len() == known {
                found.push(letter(c, None));
            }
        }
    }
}

/// Letters and signs that people take for Latin letters, though Unicode's table of confusable characters, which knows
/// what looks the same, does not have them.
const fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'μ' | 'µ' | '∪' => 'u',
        'κ' => 'k',
        'β' => 'b',
        'η' | '∩' => 'n',
        'ε' | '∈' => 'e',
        'τ' => 't',
        'ω' => 'w',
        'λ' => 'l',
        '⊂' => 'c',
        '∥' | '❗' => 'i',
        _ => return None,
    })
}

/// The Latin letter that a character is, accents and variants apart; nothing for other scripts.
pub(super) fn latin(c: char) -> Option<char> {
    let base = std::iter::once(c).nfkd().find(|&part| !is_combining_mark(part))?;
    (base.is_ascii_alphanumeric() || is_latin_letter(base)).then_some(base)
}

/// Latin letters that have no ASCII base.
const fn is_latin_letter(c: char) -> bool {
    matches!(c, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | 'ª' | 'º')
}

/// Signs that stand for letters.
pub(super) const fn is_sign(c: char) -> bool {
    matches!(c, '@' | '$' | '!' | '|' | '+' | '€' | '§' | '¢' | '⊂' | '∥' | '❗')
}

/// Signs that hide a letter, whichever it is.
pub(super) const fn is_mask(c: char) -> bool {
    matches!(c, '*' | '#' | '^' | '%' | '&' | '~' | '<' | '>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_stands_for_what_it_may_be_read_as() {
        assert!(stands_for('4', 'a') && stands_for('1', 'l') && stands_for('1', 'i') && stands_for('*', 'q'));
        assert!(stands_for('i', 'l'));
        assert!(!stands_for('a', '4') && !stands_for('o', '0') && !stands_for('b', 'c'));
    }
}
