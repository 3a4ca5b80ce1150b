//! The signs that later steps look for in a block's text: found in one pass over it, when it is added to the others.

/// Kinds of bytes that a text holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signs(u8);

impl Signs {
    /// Whatever is no white space of ASCII.
    pub(super) const TEXT: Self = Self(1);
    /// What begins an escape, a character reference or a line ending.
    pub(super) const ESCAPE: Self = Self(1 << 1);
    pub(super) const PER_CENT: Self = Self(1 << 2);
    pub(super) const PLUS: Self = Self(1 << 3);
    /// Marks of emphasis.
    pub(super) const MARK: Self = Self(1 << 4);
    /// What begins a template, a list of attributes or a wiki link.
    pub(super) const BRACKET: Self = Self(1 << 5);
    pub(super) const DOLLAR: Self = Self(1 << 6);

    /// The signs of a text.
    pub(super) fn of(text: &str) -> Self {
        let all = |found: u8, bytes: &[u8]| bytes.iter().fold(found, |found, &byte| found | KINDS[usize::from(byte)]);
        // Eight at a time: the compiler writes out what has a fixed length.
        let (eights, rest) = text.as_bytes().as_chunks::<8>();
        Self(all(eights.iter().fold(0, |found, eight| all(found, eight)), rest))
    }

    /// Returns whether one of some signs is among them.
    pub(super) const fn has(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// These and others.
    pub(super) const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

/// The signs that each byte is.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < kinds.len() {
        let own = match byte as u8 {
            b'\\' | b'&' | b'\n' | b'\r' => Signs::ESCAPE.0,
            b'%' => Signs::PER_CENT.0,
            b'+' => Signs::PLUS.0,
            b'*' | b'_' | b'~' => Signs::MARK.0,
            b'{' | b'[' => Signs::BRACKET.0,
            b'$' => Signs::DOLLAR.0,
            _ => 0,
        };
        kinds[byte] = own | if (byte as u8).is_ascii_whitespace() { 0 } else { Signs::TEXT.0 };
        byte += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_found_wherever_it_stands() {
        for (sign, own) in [
            ('%', Signs::PER_CENT),
            ('+', Signs::PLUS),
            ('~', Signs::MARK),
            ('[', Signs::BRACKET),
            ('$', Signs::DOLLAR),
        ] {
            for before in 0..20 {
                let text = format!("{}{sign}", " ".repeat(before));
                let found = Signs::of(&text);
                assert!(found.has(own) && found.has(Signs::TEXT) && !found.has(Signs::ESCAPE), "{text:?}");
            }
        }
        assert!(!Signs::of(" \t\u{c} ").has(Signs::TEXT) && Signs::of("\u{a0}").has(Signs::TEXT));
        assert!(Signs::of("a\nb").has(Signs::ESCAPE));
    }
}
