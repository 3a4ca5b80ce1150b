//! Patterns of paths, as exceptions and configurations write them.

use super::Value;
use crate::table::Cause;
use globset::{GlobBuilder, GlobSet};

/// A pattern of paths: `*` stays within a folder, `**` crosses them.
#[derive(Clone, Debug)]
pub(crate) struct PathPattern {
    /// The pattern as the file writes it.
    pub(crate) written: String,
    /// The pattern alone in a set.
    set: GlobSet,
}

impl PathPattern {
    /// Returns whether a path matches. Its parts have `/` between them, on every system: a backslash is a letter of a name.
    /// `./` before them counts for nothing.
    pub(crate) fn matches(&self, path: &str) -> bool {
        self.set.is_match(path.trim_start_matches("./"))
    }
}

impl Value<'_> {
    /// A pattern of paths.
    pub(crate) fn path_pattern(self) -> Option<PathPattern> {
        let written = self.text("path")?;
        // What is usual depends on the system, and a policy must not.
        let mut glob = GlobBuilder::new(written.trim_start_matches("./"));
        let glob = glob.literal_separator(true).backslash_escape(true).build();
        let set = glob.and_then(|glob| GlobSet::new([glob]));
        let set = set.map_err(|error| self.note(Cause::Glob(error.kind().to_string()))).ok()?;
        Some(PathPattern { written: written.to_owned(), set })
    }
}
