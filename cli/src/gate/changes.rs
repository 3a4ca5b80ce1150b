//! What changed since a branch left another one, as Git tells it: which drafts, and which of their lines.
//!
//! The drafts are compared as they lie in the working tree, committed or not. Renamed files are followed.

use super::revision::{Revision, ask, git};
use super::source::named_from_here;
use super::{DraftSource, Problem, git as folders, reason};
use anyhow::{Context, anyhow, bail};
use discretion::draft::Hunk;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// The options of both questions, whose answers must be about the same files in the same order. What somebody has set for
/// themselves must not change an answer.
const COMPARE: [&str; 10] = [
    "diff",
    "--no-relative",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=all",
    "--find-renames",
    "-l0",
    "--text",
    "--diff-algorithm=default",
];

/// What changed since a branch left another one.
#[derive(Debug)]
pub(crate) struct Changes {
    /// The last commit that both have.
    base: Revision,
    /// The files that differ, from the root of the repository.
    files: BTreeMap<PathBuf, FileChange>,
}

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
enum FileChange {
    /// All of it is new.
    Added,
    /// It stood there before, or under another path.
    Edited { path: PathBuf, hunks: Vec<Hunk> },
}

/// A draft before a change, and what the change replaced.
#[derive(Clone, Debug)]
pub(crate) struct EditedDraft {
    /// The path as reports would show it.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) hunks: Vec<Hunk>,
}

impl Changes {
    /// The changes since the work at hand left a revision.
    pub(crate) fn since(name: &str) -> anyhow::Result<Self> {
        let named = Revision::named(name)?;
        let Some(base) = ask(&["merge-base", named.commit(), "HEAD"]).ok().filter(|base| !base.is_empty()) else {
            let is_shallow = ask(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|answer| answer == "true");
            if is_shallow {
                bail!("cannot find where this branch left `{name}`, as this is a shallow clone; {FETCH}");
            }
            bail!("this branch and `{name}` have no commit in common, so nobody knows what changed");
        };
        let base = Revision::named(&base)?;
        let files = changed_files(&base)?;
        Ok(Self { base, files })
    }

    /// Returns whether a draft changed. What comes from elsewhere has no lines that Git knows, so all of it is new; so is what
    /// Git does not know yet.
    pub(crate) fn touch(&self, draft: &DraftSource) -> Result<bool, Problem> {
        let Some(path) = self.inside(draft)? else { return Ok(true) };
        Ok(self.files.contains_key(&path) || self.read(&path).is_err())
    }

    /// The path of a draft before it was renamed, from the root of the file system; none where it was not.
    pub(crate) fn renamed_from(&self, draft: &DraftSource) -> Option<PathBuf> {
        let path = self.inside(draft).ok()??;
        match self.files.get(&path)? {
            FileChange::Edited { path: before, .. } if *before != path => Some(self.base.root().join(before)),
            FileChange::Edited { .. } | FileChange::Added => None,
        }
    }

    /// A draft as it stood before, and what changed in it; none where all of it is new.
    pub(crate) fn edited(&self, draft: &DraftSource) -> Result<Option<EditedDraft>, Problem> {
        let Some(path) = self.inside(draft)? else { return Ok(None) };
        let Some(FileChange::Edited { path, hunks }) = self.files.get(&path) else { return Ok(None) };
        let problem = |error| Problem {
            path: draft.name.clone(),
            message: format!("cannot be read as it stood before: {}", reason(&error)),
        };
        let text = String::from_utf8_lossy(&self.read(path).map_err(problem)?).into_owned();
        let name = named_from_here(&self.base.root().join(path));
        Ok(Some(EditedDraft { name, text, hunks: hunks.clone() }))
    }

    /// The path of a draft from the root of the repository; none for standard input.
    fn inside(&self, draft: &DraftSource) -> Result<Option<PathBuf>, Problem> {
        let Some(file) = draft.real_path() else { return Ok(None) };
        let inside = file.strip_prefix(self.base.root()).map(Path::to_path_buf);
        let message = "lies outside of the repository, so nobody knows what changed".to_owned();
        inside.map(Some).map_err(|_| Problem { path: draft.name.clone(), message })
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.base.read(&self.base.root().join(path))
    }
}

/// How to get a history that is deep enough.
pub(super) const FETCH: &str =
    "fetch the whole history first, with `fetch-depth: 0` in actions/checkout or with `git fetch --unshallow`";

/// The files that differ from a revision, with the lines.
fn changed_files(base: &Revision) -> anyhow::Result<BTreeMap<PathBuf, FileChange>> {
    let raw = compare(base, &["--raw", "-z", "--abbrev=40"])?;
    let patch = compare(base, &["--unified=0", "--inter-hunk-context=0"])?;
    let sections = patch_sections(&patch);
    let sections_found = sections.len();
    let mut sections = sections.into_iter();
    let mut fields = raw.split(|byte| *byte == 0).filter(|field| !field.is_empty());
    let (mut files, mut sections_wanted) = (BTreeMap::new(), 0);
    while let Some(head) = fields.next() {
        let status = head.rsplit(|byte| *byte == b' ').next().and_then(|status| status.first()).copied();
        let mut path = || fields.next().map(folders::path).context("git names no path");
        let before = path()?;
        let after = if matches!(status, Some(b'R' | b'C')) { path()? } else { before.clone() };
        // A file that has become a link is taken away and added; one that is not merged has no section.
        let count = match status {
            Some(b'T') => 2,
            Some(b'U') => 0,
            Some(_) | None => 1,
        };
        sections_wanted += count;
        let hunks: Vec<_> = sections.by_ref().take(count).collect();
        let change = match (status, hunks.as_slice()) {
            (Some(b'M' | b'R' | b'C'), [Some(hunks)]) => FileChange::Edited { path: before, hunks: hunks.clone() },
            _ => FileChange::Added,
        };
        files.insert(after, change);
    }
    if sections_wanted != sections_found {
        // The answers do not belong together: a file was written in between.
        return Err(anyhow!("the files change while they are compared; try again"));
    }
    Ok(files)
}

/// The answer of Git to a comparison of the working tree with a revision.
fn compare(base: &Revision, options: &[&str]) -> anyhow::Result<Vec<u8>> {
    let arguments: Vec<&str> = COMPARE.iter().chain(options).copied().chain([base.commit(), "--"]).collect();
    let output = git(&arguments).stdin(Stdio::null()).output().context("cannot run git")?;
    if !output.status.success() {
        bail!("git cannot compare: {}", String::from_utf8_lossy(&output.stderr).lines().next().unwrap_or_default());
    }
    Ok(output.stdout)
}

/// The hunks of each file in a patch; none where they cannot be read. A line of a file has a sign before it, so none of them
/// looks like a head.
fn patch_sections(patch: &[u8]) -> Vec<Option<Vec<Hunk>>> {
    let mut sections: Vec<Option<Vec<Hunk>>> = Vec::new();
    for line in patch.split(|byte| *byte == b'\n') {
        if line.starts_with(b"diff --git ") {
            sections.push(Some(Vec::new()));
        } else if line.starts_with(b"@@ ")
            && let Some(section) = sections.last_mut()
        {
            *section = section.take().zip(hunk(&String::from_utf8_lossy(line))).map(|(mut hunks, hunk)| {
                hunks.push(hunk);
                hunks
            });
        }
    }
    sections
}

/// A hunk of its head: `@@ -3,2 +3 @@`.
fn hunk(head: &str) -> Option<Hunk> {
    let mut words = head.split(' ').skip(1);
    let mut lines = |sign: char| {
        let word = words.next()?.strip_prefix(sign)?;
        let (start, count) = word.split_once(',').unwrap_or((word, "1"));
        let (start, count) = (start.parse::<usize>().ok()?, count.parse::<usize>().ok()?);
        // Of nothing, Git names the line before.
        let start = if count == 0 { start + 1 } else { start };
        Some(start..start + count)
    };
    let (before, after) = (lines('-')?, lines('+')?);
    Some(Hunk::new(before, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_says_which_lines_are_replaced() {
        for (head, before, after) in [
            ("@@ -3,2 +3,1 @@ fn", 3..5, 3..4),
            ("@@ -3 +3 @@", 3..4, 3..4),
            ("@@ -0,0 +1,4 @@", 1..1, 1..5),
            ("@@ -7,2 +6,0 @@ x", 7..9, 7..7),
        ] {
            assert_eq!(hunk(head), Some(Hunk::new(before, after)), "{head}");
        }
        assert_eq!(hunk("@@ nothing @@"), None);
    }

    #[test]
    fn a_line_of_a_file_is_no_head() {
        let patch = b"diff --git a/a b/a\n@@ -1 +1 @@\n-diff --git a/b b/b\n+@@ -9 +9 @@\ndiff --git a/c b/c\n";
        let sections = patch_sections(patch);
        assert_eq!(sections, [Some(vec![Hunk::new(1..2, 1..2)]), Some(Vec::new())]);
    }
}
