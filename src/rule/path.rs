//! Patterns of paths, as exceptions and configurations write them.

use super::Value;
use crate::table::{BOUNDS, Cause};
use fast_glob::{ErrorKind, glob_match, validate};

/// In how many ways the braces of a pattern may be read: a match may try each of them.
const MOST_WAYS: usize = 200;

/// A pattern of paths: `*` stays within a folder, `**` crosses them.
#[derive(Clone, Debug)]
pub(crate) struct PathPattern {
    /// The pattern as the file writes it.
    pub(crate) written: String,
    /// The pattern as it is matched.
    glob: String,
}

impl PathPattern {
    /// Reads a pattern, or says what is wrong with it.
    fn parse(written: &str) -> Result<Self, &'static str> {
        let glob = written.trim_start_matches("./");
        // At the start it would turn the pattern into its opposite, which people know from `.gitignore` with another meaning.
        let glob = if glob.starts_with('!') { format!("\\{glob}") } else { glob.to_owned() };
        validate(&glob).map_err(|error| match error.kind {
            ErrorKind::UnclosedBrace => "unclosed alternatives; missing '}'",
            ErrorKind::UnclosedBracket => "unclosed character class; missing ']'",
            ErrorKind::TrailingBackslash => "a backslash at the end, with nothing to escape",
            ErrorKind::BraceNestingTooDeep | ErrorKind::TooManyBraceGroups => "more than ten times '{'",
            _ => "it is not understood",
        })?;
        if glob.len() > BOUNDS.path_bytes {
            return Err("more than 1,000 bytes");
        }
        // Braces within braces are fewer ways than that.
        let ways = glob.split('{').skip(1).map(|group| group.matches(',').count() + 1);
        match ways.fold(1, usize::saturating_mul) {
            ..=MOST_WAYS => Ok(Self { written: written.to_owned(), glob }),
            _ => Err("its alternatives stand for more than 200 paths"),
        }
    }

    /// Returns whether a path matches. Its parts have `/` between them. `./` before them counts for nothing.
    pub(crate) fn matches(&self, path: &str) -> bool {
        glob_match(&self.glob, path.trim_start_matches("./"))
    }
}

impl Value<'_> {
    /// A pattern of paths.
    pub(crate) fn path_pattern(self) -> Option<PathPattern> {
        let written = self.text("path")?;
        PathPattern::parse(written).map_err(|wrong| self.note(Cause::Glob(wrong))).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use globset::GlobBuilder;
    use proptest::prelude::{prop, prop_assert_eq, proptest};

    fn matches(pattern: &str, path: &str) -> bool {
        PathPattern::parse(pattern).expect("it is a pattern").matches(path)
    }

    #[test]
    fn a_pattern_means_what_the_page_says() {
        let table = [
            ("blog/*.md", "blog/a.md", true),
            ("blog/*.md", "./blog/a.md", true),
            ("./blog/*.md", "blog/a.md", true),
            ("blog/*.md", "blog/fr/a.md", false),
            ("blog/**/*.md", "blog/a.md", true),
            ("blog/**/*.md", "blog/fr/2026/a.md", true),
            ("blog/**", "blog/fr/a.md", true),
            ("**/a.md", "a.md", true),
            ("blog/?.md", "blog/a.md", true),
            ("blog/?.md", "blog/ab.md", false),
            ("a?b", "a/b", false),
            ("{blog,press}/*.{md,txt}", "press/a.txt", true),
            ("{blog,press/**}/a.md", "press/b/c/a.md", true),
            ("{blog,press}/*.md", "docs/a.md", false),
            ("{,draft-}a.md", "a.md", true),
            ("a[0-9]", "a7", true),
            ("a[!0-9]", "a7", false),
            (r"\*.md", "*.md", true),
            (r"\*.md", "a.md", false),
            ("!a.md", "b.md", false),
            ("!a.md", "!a.md", true),
            ("Blog/*", "blog/a", false),
            // A letter with an accent has two bytes, and so it is two signs.
            ("caf?.md", "café.md", false),
            ("caf??.md", "café.md", true),
            ("café/*", "café/a", true),
        ];
        for (pattern, path, expected) in table {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
        // On Windows a name cannot have one.
        assert_eq!(matches("a/*.md", r"a\b.md"), cfg!(windows));
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        let braces = |count: usize, inside: &str| format!("{{{inside}}}").repeat(count);
        for wrong in ["[", "a/{b", r"a\", &braces(11, "a"), &braces(8, "a,b"), &"{a,".repeat(11), &"a".repeat(1_001)] {
            assert!(PathPattern::parse(wrong).is_err(), "{wrong}");
        }
        for right in [&braces(10, "a"), &braces(7, "a,b"), &braces(1, &",".repeat(199)), &"a".repeat(1_000)] {
            assert!(PathPattern::parse(right).is_ok(), "{right}");
        }
    }

    proptest! {
        /// The program reads its arguments with the crate `globset`. Where alternatives are not empty and `**` is a folder of its
        /// own outside of braces, both find the same.
        #[test]
        fn a_pattern_of_a_policy_means_what_it_means_on_the_command_line(
            folders in prop::collection::vec("(\\*\\*|[ab.é]{0,2}[*?]?[ab]|\\{[ab]\\*?,[ab]{1,2}\\}[b?]|[ab]\\[!?[a-b]{1,2}\\])", 1..4),
            path in prop::collection::vec("[ab.é*]{1,3}", 1..4),
        ) {
            let (pattern, path) = (folders.join("/"), path.join("/"));
            // `./` before a path counts for nothing here.
            let path = path.trim_start_matches("./");
            let glob = GlobBuilder::new(&pattern).literal_separator(true).backslash_escape(true).build().expect("it is one");
            prop_assert_eq!(matches(&pattern, path), glob.compile_matcher().is_match(path));
        }
    }
}
