//! A checker, and how the texts of a table are read.

use discretion::draft::Format;
use discretion::report::{Masking, Report};
use discretion::text::UnknownName;
use discretion::{Checker, Draft};
use std::fmt;
use std::sync::Arc;

/// The most bytes of a text, as of the program.
pub const MOST_BYTES: usize = 16 << 20;

/// A checker, and what holds for all texts that it reads. Its `Debug`, which plans may show, has the name of the policy alone.
#[derive(Clone)]
pub struct Reader(Arc<Manner>);

#[derive(Clone)]
struct Manner {
    checker: Checker,
    format: Format,
    channel: Option<String>,
    masking: Masking,
}

impl Reader {
    /// A reader of Markdown that is for no channel. What sealed rules and lists outside the policy match is masked.
    #[must_use]
    pub fn new(checker: Checker) -> Self {
        Self(Arc::new(Manner { checker, format: Format::Markdown, channel: None, masking: Masking::Sealed }))
    }

    /// Says how the texts are written.
    #[must_use]
    pub fn format(self, format: Format) -> Self {
        Self(Arc::new(Manner { format, ..Arc::unwrap_or_clone(self.0) }))
    }

    /// Says whose matches are masked.
    #[must_use]
    pub fn masking(self, masking: Masking) -> Self {
        Self(Arc::new(Manner { masking, ..Arc::unwrap_or_clone(self.0) }))
    }

    /// Says where the texts appear.
    ///
    /// # Errors
    /// A name that the policy does not know.
    pub fn channel(self, name: &str) -> Result<Self, UnknownName> {
        let mut manner = Arc::unwrap_or_clone(self.0);
        manner.channel = Some(manner.checker.policy().known(discretion::policy::Facet::Channel, name)?);
        Ok(Self(Arc::new(manner)))
    }

    /// Says why a text cannot be checked; nothing where it can.
    pub(crate) fn refuses(text: Option<&str>) -> Option<String> {
        match text {
            None => Some("no text".to_owned()),
            Some(text) if text.len() > MOST_BYTES => {
                Some(format!("the text has {} bytes, more than {MOST_BYTES}", text.len()))
            }
            Some(_) => None,
        }
    }

    /// The report on a text; nothing where it cannot be checked.
    pub(crate) fn check(&self, text: Option<&str>) -> Option<Report> {
        if Self::refuses(text).is_some() {
            return None;
        }
        let manner = &self.0;
        let draft = Draft::new(text?, manner.format);
        let draft = match &manner.channel {
            Some(channel) => draft.channel(channel),
            None => draft,
        };
        Some(manner.checker.check(&draft).masked(manner.masking))
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Reader").field(&self.0.checker.policy().name()).finish()
    }
}

// Two functions are the same where they have the same reader: plans compare them.
impl PartialEq for Reader {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Reader {}

impl std::hash::Hash for Reader {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.0).hash(state);
    }
}
