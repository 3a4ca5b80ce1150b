//! Drafts of each format against one policy with a rule of each kind. The first byte picks the format, the rest is the
//! draft.
//!
//! No draft makes a check panic; each warning stands where it says; a second check says the same; and a check
//! without silencing silences nothing.

use super::{CHECKER, reports};
use discretion::Draft;
use discretion::draft::Format;

const PATHS: [&str; 5] = ["a.md", "a.mdx", "a.html", "a.txt", "a.ipynb"];

/// Holds the promise for a draft.
pub(crate) fn hold(bytes: &[u8]) {
    let Some((&first, text)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let path = PATHS[usize::from(first) % PATHS.len()];
    let format = Format::of_path(path).expect("it is a format that is read");
    let draft = Draft::new(text, format).path(path);
    let report = CHECKER.check(&draft);
    reports::stand_where_they_say(&report, text);
    assert_eq!(CHECKER.check(&draft), report);
    let all = CHECKER.clone().without_silencing().check(&draft);
    assert!(all.silenced().is_empty(), "nothing is silenced");
    reports::stand_where_they_say(&all, text);
}
