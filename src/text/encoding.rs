//! Encodings in which a text takes two or four bytes for each letter: known by their mark, or by the NULs beside what begins it.

/// An encoding of two or four bytes a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WideEncoding {
    /// UTF-16, in either order of bytes.
    Utf16,
    /// UTF-32, in either order of bytes.
    Utf32,
}

impl WideEncoding {
    /// The encoding of some bytes; none where they are not in one of these.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            // The mark of UTF-32 begins with that of UTF-16.
            [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some(Self::Utf32),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(Self::Utf16),
            [1..=255, 0, 0, 0, ..] | [0, 0, 0, 1..=255, ..] => Some(Self::Utf32),
            [1..=255, 0, ..] | [0, 1..=255, ..] => Some(Self::Utf16),
            _ => None,
        }
    }

    /// Its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Utf16 => "UTF-16",
            Self::Utf32 => "UTF-32",
        }
    }
}
