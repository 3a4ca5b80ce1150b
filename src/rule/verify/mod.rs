//! Tests that tell a person's number or address from one that merely looks like it: check digits, and what is
//! reserved for examples.

mod reserved;
mod version;

use crate::rule::Value;
use crate::text::Span;

/// The check on matches of a pattern: the key `verify` beside `patterns`. Spaces, hyphens and dots between the digits of
/// a number do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verification {
    /// A payment card: 12 to 19 digits, the last by Luhn's formula (ISO/IEC 7812-1, annex B).
    Card,
    /// An international bank account number: remainder 1 modulo 97 (ISO 13616-1, ISO/IEC 7064).
    Iban,
    /// A French social security number: 13 digits and a key, 97 less their remainder modulo 97; Corsica's `2A` and
    /// `2B` count as 19 and 18 (code de la sécurité sociale, art. R. 115-1; INSEE).
    Nir,
    /// An e-mail address at a domain that is not reserved for examples, outside of links to write to somebody (`mailto:`).
    Email,
    /// A telephone number that is not reserved for fiction.
    Phone,
    /// An internet address that anybody can reach, and no version of a program.
    Ip,
}

impl Verification {
    /// All of them.
    pub(super) const EACH: [Self; 6] = [Self::Card, Self::Iban, Self::Nir, Self::Email, Self::Phone, Self::Ip];

    /// The word that policies use.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Iban => "iban",
            Self::Nir => "nir",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Ip => "ip",
        }
    }

    /// Returns whether it rests on check digits, which chance hardly gets right.
    pub(crate) const fn is_proof(self) -> bool {
        match self {
            Self::Card | Self::Iban | Self::Nir => true,
            Self::Email | Self::Phone | Self::Ip => false,
        }
    }

    /// Returns whether a place of a text is what it looks like: its check digits are right, or it is neither reserved for
    /// examples nor the version of a program.
    pub(crate) fn holds(self, text: &str, span: Span) -> bool {
        let found = span.slice(text);
        let is_separator = |c: &char| c.is_whitespace() || matches!(c, '-' | '.' | '\u{202f}' | '\u{a0}');
        let bare: String = found.chars().filter(|c| !is_separator(c)).map(|c| c.to_ascii_uppercase()).collect();
        match self {
            Self::Card => is_card(&bare),
            Self::Iban => is_iban(&bare),
            Self::Nir => is_nir(&bare),
            Self::Email => !reserved::is_email(found) && !is_to_write_to(text, span),
            Self::Phone => !reserved::is_phone(found),
            Self::Ip => reserved::is_reachable(found) && !version::is_version(text, span),
        }
    }
}

impl Value<'_> {
    /// The value of `verify`.
    pub(crate) fn verification(self) -> Option<Verification> {
        self.word("check digits", &Verification::EACH, Verification::name)
    }
}

/// Returns whether an address is a part of a link to write to somebody.
fn is_to_write_to(text: &str, span: Span) -> bool {
    let before = Span::new(0, span.start).slice(text);
    let start = before.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '<' | '"')).map_or(0, |at| at + 1);
    before.get(start..).is_some_and(|token| token.to_ascii_lowercase().contains("mailto:"))
}

fn is_card(bare: &str) -> bool {
    let digits: Option<Vec<u32>> = bare.chars().map(|c| c.to_digit(10)).collect();
    digits.is_some_and(|digits| {
        // A row of one digit passes by the formula, and is nobody's card.
        let same = digits.windows(2).all(|pair| pair[0] == pair[1]);
        let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
        let weigh = |(at, &digit): (usize, &u32)| if at % 2 == 0 { digit } else { doubled(digit) };
        let sum: u32 = digits.iter().rev().enumerate().map(weigh).sum();
        (12..=19).contains(&digits.len()) && !same && sum.is_multiple_of(10)
    })
}

fn is_iban(bare: &str) -> bool {
    let is_written = bare.is_ascii() && (15..=34).contains(&bare.len());
    let Some((head, rest)) = bare.split_at_checked(4).filter(|_| is_written) else { return false };
    let country = head.bytes().take(2).all(|byte| byte.is_ascii_alphabetic());
    let key = head.bytes().skip(2).all(|byte| byte.is_ascii_digit());
    country && key && remainder(rest.chars().chain(head.chars())) == Some(1)
}

fn is_nir(bare: &str) -> bool {
    let Some((number, key)) = bare.split_at_checked(13).filter(|(_, key)| key.len() == 2) else { return false };
    let mainland = number.replacen("2A", "19", 1).replacen("2B", "18", 1);
    let digits = mainland.bytes().all(|byte| byte.is_ascii_digit());
    let rest = remainder(mainland.chars()).filter(|_| digits);
    rest.is_some_and(|rest| key.parse() == Ok(97 - rest))
}

/// The remainder of digits and letters (`A` is 10, `Z` is 35) modulo 97; nothing where anything else stands among them.
fn remainder(signs: impl Iterator<Item = char>) -> Option<u32> {
    let mut rest = 0;
    for sign in signs {
        let value = sign.to_digit(36)?;
        rest = (rest * if value > 9 { 100 } else { 10 } + value) % 97;
    }
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_those_of_the_published_examples() {
        let table = [
            // The numbers that card networks publish for tests.
            (Verification::Card, "4111 1111 1111 1111", true),
            (Verification::Card, "5555-5555-5555-4444", true),
            (Verification::Card, "4111 1111 1111 1112", false),
            (Verification::Card, "0000 0000 0000 0000", false),
            (Verification::Card, "18", false),
            // The examples of the registry of IBAN formats.
            (Verification::Iban, "FR14 2004 1010 0505 0001 3M02 606", true),
            (Verification::Iban, "GB29NWBK60161331926819", true),
            (Verification::Iban, "FR14 2004 1010 0505 0001 3M02 607", false),
            (Verification::Iban, "FR14", false),
            // Made up, with keys computed by hand; one of them Corsican.
            (Verification::Nir, "2 69 05 49 588 157 80", true),
            (Verification::Nir, "2 69 05 49 588 157 81", false),
            (Verification::Nir, "1 85 05 2A 006 048 71", true),
            (Verification::Nir, "2A", false),
        ];
        for (kind, text, expected) in table {
            assert_eq!(kind.holds(text, Span::new(0, text.len())), expected, "{text}");
        }
    }
}
