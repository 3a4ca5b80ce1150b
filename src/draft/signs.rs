//! The signs by which later steps know the blocks that concern them.

use memchr::memmem::Finder;
use memchr::{memchr2, memchr3};
use std::sync::LazyLock;

static SCHEME: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("://"));
static HOST: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("www."));

/// A sign in a text.
#[derive(Clone, Copy, Debug)]
pub(super) enum TextSign {
    /// What begins an encoded letter, or is an encoded space.
    Encoded,
    /// A mark of emphasis.
    Mark,
    /// What begins a template, a list of attributes or a wiki link; a dollar sign.
    Notation,
    /// The middle of an address.
    Scheme,
    /// The beginning of one without a scheme.
    Host,
}

impl TextSign {
    pub(super) const EACH: &'static [Self] = &[Self::Encoded, Self::Mark, Self::Notation, Self::Scheme, Self::Host];

    /// The first of a kind in a text from an offset on.
    pub(super) fn find(self, text: &str, from: usize) -> Option<usize> {
        let rest = text.as_bytes().get(from..)?;
        let found = match self {
            Self::Encoded => memchr2(b'%', b'+', rest),
            Self::Mark => memchr3(b'*', b'_', b'~', rest),
            Self::Notation => memchr3(b'{', b'[', b'$', rest),
            Self::Scheme => SCHEME.find(rest),
            Self::Host => HOST.find(rest),
        };
        found.map(|offset| from + offset)
    }

    /// The bit that stands for it.
    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }
}
