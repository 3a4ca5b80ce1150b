//! The way in which words are written.

/// The way the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letters {
    /// No letters: a number.
    None,
    /// No capital first.
    Lower,
    /// A capital first, small letters after it, or one capital alone.
    Capital,
    /// Two capitals or more, and no small letter.
    Upper,
}

impl Letters {
    /// Small letters after a first one, which may be a capital.
    #[inline]
    pub(super) const fn of_plain(is_capital: bool) -> Self {
        if is_capital { Self::Capital } else { Self::Lower }
    }
}
