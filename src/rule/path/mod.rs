//! Patterns of paths, as exceptions and configurations write them.

mod glob;

use super::Value;
use crate::table::{BOUNDS, Cause};
use glob::Glob;
use std::sync::Arc;

/// A pattern of paths: `*` stays within a folder, `**` crosses them.
#[derive(Clone, Debug)]
pub(crate) struct PathPattern {
    /// The pattern as the file writes it.
    pub(crate) written: String,
    /// The pattern as it is matched; copies share what is compiled.
    glob: Arc<Glob>,
}

impl PathPattern {
    /// Reads a pattern, or says what is wrong with it.
    fn parse(written: &str) -> Result<Self, &'static str> {
        let glob = written.trim_start_matches("./");
        if glob.len() > BOUNDS.path_bytes {
            return Err("more than 1,000 bytes");
        }
        Ok(Self { written: written.to_owned(), glob: Arc::new(Glob::parse(glob)?) })
    }

    /// Returns whether a path matches. Its parts have `/` between them. `./` before them counts for nothing.
    pub(crate) fn matches(&self, path: &str) -> bool {
        self.glob.matches(path.trim_start_matches("./"))
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
    use std::thread;

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
            ("blog/**", "blog", false),
            ("blog/**", "blogs/a.md", false),
            ("**", "blog/a.md", true),
            ("**/a.md", "a.md", true),
            ("**/a.md", "blog/fr/a.md", true),
            ("**/a.md", "blog/ba.md", false),
            ("blog**", "blog/a.md", false),
            ("blog**/a.md", "blog/fr/a.md", false),
            ("***/a.md", "blog/fr/a.md", false),
            ("blog/?.md", "blog/a.md", true),
            ("blog/?.md", "blog/ab.md", false),
            ("a?b", "a/b", false),
            ("caf?.md", "café.md", true),
            ("caf??.md", "café.md", false),
            ("café/*", "café/a", true),
            ("{blog,press}/*.{md,txt}", "press/a.txt", true),
            ("{blog,press}/*.md", "docs/a.md", false),
            ("{blog,press/**}/a.md", "press/b/c/a.md", true),
            ("{blog,press/**}/a.md", "press/a.md", true),
            ("{blog,press/**}/a.md", "blog/b/a.md", false),
            ("{blog,press}/**", "press/b/a.md", true),
            ("blog/{fr,{de,it/**}}/a.md", "blog/it/ch/a.md", true),
            ("blog/{fr,**}", "blog/it/ch/a.md", true),
            ("{blog/**,press}.md", "blog/fr.md", true),
            ("{blog/**,press}.md", "blog/fr/a.md", false),
            ("{**/,}a.md", "blog/fr/a.md", true),
            ("{,draft-}a.md", "a.md", true),
            ("{}a.md", "a.md", true),
            ("a,b}.md", "a,b}.md", true),
            ("a[0-9]", "a7", true),
            ("a[!0-9]", "a7", false),
            ("a[^0-9]", "aé", true),
            ("a[à-ÿ]", "aé", true),
            ("a[!é]b", "a/b", false),
            ("a[+-9]b", "a/b", false),
            ("a[]-]", "a-", true),
            ("a[!]]", "a]", false),
            ("a[a-]", "a-", true),
            (r"a[\]^]", "a^", true),
            (r"a[a\-c]", "ab", false),
            ("[&&[]", "&", true),
            (r"\*.md", "*.md", true),
            (r"\*.md", "a.md", false),
            (r"\{a,b}", "{a,b}", true),
            ("(a|b)+$^.md", "(a|b)+$^.md", true),
            ("!a.md", "b.md", false),
            ("!a.md", "!a.md", true),
            ("Blog/*", "blog/a", false),
            ("a*", "a\nb", true),
            ("a/*.md", r"a\b.md", false),
        ];
        for (pattern, path, expected) in table {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        let nested = |depth: usize| "{a,".repeat(depth) + &"}".repeat(depth);
        let wrong = [
            ("[", "unclosed character class; missing ']'"),
            ("[]", "unclosed character class; missing ']'"),
            (r"[a\", "unclosed character class; missing ']'"),
            ("[b-a]", "a range in a character class that ends before it starts"),
            ("[/]", "a character class of nothing but '/', which it never matches"),
            ("a/{b", "unclosed alternatives; missing '}'"),
            (r"a\", "a backslash at the end, with nothing to escape"),
            (&nested(11), "more than ten '{' within one another"),
            (&"?".repeat(201), "more than 200 wildcards and alternatives"),
            (&format!("{{{}}}", ",".repeat(200)), "more than 200 wildcards and alternatives"),
            (&"a".repeat(1_001), "more than 1,000 bytes"),
        ];
        for (pattern, expected) in wrong {
            assert_eq!(PathPattern::parse(pattern).err(), Some(expected), "{pattern}");
        }
        let braces = |inside: &str, count: usize| format!("{{{inside}}}").repeat(count);
        for right in [&nested(10), &braces("a", 200), &braces("a,b", 100), &"?".repeat(200), &"a,".repeat(500)] {
            assert!(PathPattern::parse(right).is_ok(), "{right}");
        }
    }

    #[test]
    fn each_pattern_within_its_limits_compiles_on_a_small_stack() {
        let members: String = ('\u{100}'..).step_by(2).take(497).collect();
        let repeated =
            [("?", 199), ("*a", 199), ("**/", 199), ("[!é]", 199), ("{,é}", 99), (&format!("[!{members}]"), 1)];
        let long = repeated
            .map(|(part, count)| format!("{}{}*", part.repeat(count), "é".repeat((999 - part.len() * count) / 2)));
        let deep = "{[!é],**/,".repeat(10) + &"}/**".repeat(10) + "/[.]";
        for pattern in long.into_iter().chain([deep]) {
            let work = || assert!(!matches(&pattern, "a//é"), "{pattern}");
            thread::scope(|scope| {
                let thread = thread::Builder::new().stack_size(128 << 10).spawn_scoped(scope, work);
                thread.expect("a thread can be started").join().expect("it does not panic");
            });
        }
    }

    /// The patterns that a pattern with braces stands for.
    fn alternatives(pattern: &str) -> Vec<String> {
        let Some((before, rest)) = pattern.split_once('{') else { return vec![pattern.to_owned()] };
        let (mut letters, mut depth, mut ways) = (rest.chars(), 1, vec![String::new()]);
        for letter in letters.by_ref() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            match (letter, depth) {
                (_, 0) => break,
                (',', 1) => ways.push(String::new()),
                _ => ways.last_mut().expect("there is one").push(letter),
            }
        }
        let after = letters.as_str();
        ways.iter().flat_map(|way| alternatives(&[before, way, after].concat())).collect()
    }

    /// A path that a pattern without braces is near to, or matches: its wildcards are filled as `choices` say.
    fn filled(pattern: &str, choices: &[usize]) -> String {
        let (mut letters, mut path, mut choices) = (pattern.chars().peekable(), String::new(), choices.iter().cycle());
        while let Some(letter) = letters.next() {
            let choice = choices.next().expect("there are some");
            match letter {
                '*' => {
                    while letters.next_if_eq(&'*').is_some() {}
                    path += ["", "a", "é", "b/a", "é//b", ""][*choice];
                    if *choice == 0 {
                        letters.next_if_eq(&'/');
                    }
                }
                '[' => {
                    letters.by_ref().skip(1).find(|letter| *letter == ']');
                    path += ["a", "b", "é", "-", "]", "/"][*choice];
                }
                '?' => path += ["a", "b", "é", "", "ab", "/"][*choice],
                letter => path.push(letter),
            }
        }
        path
    }

    /// What the crate `globset`, with which the program reads its arguments, says of a pattern without braces.
    fn globset_matches(pattern: &str, path: &str) -> bool {
        // `**/` alone is every path there, and here a folder.
        if pattern.ends_with('/') && pattern.split_inclusive('/').all(|part| part == "**/") {
            return path.is_empty() || path.ends_with('/');
        }
        // It reads bytes, to which é is two letters, and its classes without some letters match `/`.
        let pattern = pattern.replace('é', "z").replace("[!", "[!/").replace("[^", "[^/");
        let glob = GlobBuilder::new(&pattern).literal_separator(true).backslash_escape(true).build();
        glob.expect("it is one").compile_matcher().is_match(path.replace('é', "z"))
    }

    proptest! {
        /// A pattern matches what one of its alternatives matches on the command line. There, `**` within braces is on its own:
        /// here `{a,b/**}/c` is `a/c` and `b/**/c`. Elsewhere both find the same.
        #[test]
        fn a_pattern_of_a_policy_means_what_it_means_on_the_command_line(
            names in prop::collection::vec(
                "\\*{1,3}|a\\*\\*|\\*\\*[ab]|[ab.é]{0,2}[*?]?[ab]|[ab]\\[[!^]?([abé]{1,2}|a-b|b-é|[ab]-)\\]|\
                 [a?]?\\{(|[abé]\\*?|\\*\\*|b/\\*\\*|\\*\\*/[ab]|b/),(\\?|[ab]{1,2}|\\{(a|\\*\\*|),(b|b/\\*\\*/\\?)\\})\\}[b?]?",
                1..4,
            ),
            way in 0..12_usize,
            choices in prop::collection::vec(0..6_usize, 1..12),
        ) {
            let pattern = names.join("/");
            let ways = alternatives(&pattern);
            let path = filled(&ways[way % ways.len()], &choices);
            // `./` before a pattern or a path counts for nothing here.
            let (pattern, path) = (pattern.trim_start_matches("./"), path.trim_start_matches("./"));
            let expected = alternatives(pattern).iter().any(|pattern| globset_matches(pattern, path));
            prop_assert_eq!(matches(pattern, path), expected, "{} {}", pattern, path);
        }
    }
}
