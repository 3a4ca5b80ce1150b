//! How a channel counts characters.

use unicode_segmentation::UnicodeSegmentation;

/// How a channel counts the characters of a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Count {
    /// Unicode code points.
    #[default]
    Characters,
    /// What a reader takes for one character: extended grapheme clusters.
    Graphemes,
}

impl Count {
    /// All ways of counting.
    pub(crate) const EACH: [Self; 2] = [Self::Characters, Self::Graphemes];

    /// The word that policies use.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Graphemes => "graphemes",
        }
    }

    /// The number of characters of a text.
    pub(crate) fn of(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::Graphemes => text.graphemes(true).count(),
        }
    }

    /// Where the text ends that a number of characters allows.
    pub(crate) fn end_of(self, text: &str, allowed: usize) -> usize {
        let mut starts: Box<dyn Iterator<Item = usize>> = match self {
            Self::Characters => Box::new(text.char_indices().map(|(at, _)| at)),
            Self::Graphemes => Box::new(text.grapheme_indices(true).map(|(at, _)| at)),
        };
        starts.nth(allowed).unwrap_or(text.len())
    }
}
