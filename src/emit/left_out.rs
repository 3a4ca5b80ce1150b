//! Files that nobody checked, although they lie where drafts were looked for.

use crate::text::{UnknownName, named};
use std::str::FromStr;

/// A file, or all drafts of a folder, that was left out of a run: nothing of it was checked.
///
/// ```
/// use discretion::emit::{LeftOut, Omission, Run};
/// use discretion::Policy;
///
/// let mut run = Run::new(&[&Policy::packs(&["tone"])?]);
/// run.add_left_out(LeftOut::new("blog/old.md", Omission::IgnoreFile, ".gitignore", 1));
/// run.add_left_out(LeftOut::new("blog/guide.rst", Omission::Format, "reStructuredText", 1));
/// assert_eq!(run.summary().left_out, 2);
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// The path; that of a folder ends with `/`.
    pub path: String,
    /// The kind of reason.
    pub why: Omission,
    /// The ignore file that names it, or the format that is not read.
    pub by: String,
    /// The number of files that may be drafts: 1, or those in the folder.
    pub files: usize,
}

/// Why a file was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Omission {
    /// An ignore file names it.
    IgnoreFile,
    /// People publish from its format, and nothing here reads it.
    Format,
}

impl LeftOut {
    /// A file, or a folder with so many that may be drafts.
    #[must_use]
    pub fn new(path: impl Into<String>, why: Omission, by: impl Into<String>, files: usize) -> Self {
        Self { path: path.into(), why, by: by.into(), files }
    }
}

impl Omission {
    /// All reasons.
    pub const EACH: &'static [Self] = &[Self::IgnoreFile, Self::Format];

    /// The word that reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::IgnoreFile => "ignore-file",
            Self::Format => "format",
        }
    }
}

impl FromStr for Omission {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("reason for leaving out", Self::EACH, Self::name, written)
    }
}
