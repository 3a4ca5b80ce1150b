//! The formulas of reading ease: 100 is very easy, 60 plain, 30 academic, below 0 hardly readable.

/// The formula of one language: `base − per_word × words per sentence − per_syllable × syllables per word`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ease {
    /// The figure without any words.
    pub(crate) base: f64,
    /// The cost of a word of the mean sentence.
    pub(crate) per_word: f64,
    /// The cost of a syllable of the mean word.
    pub(crate) per_syllable: f64,
    /// True if syllables are counted with the accents: in small composed letters, else in the bare fold.
    pub(crate) accents: bool,
    /// The number of letters after an apostrophe that are no syllable of their own: `don't`, `we're`.
    pub(crate) longest_tied: usize,
    /// Counts the syllables of a word.
    pub(crate) syllables: fn(&str) -> usize,
}
