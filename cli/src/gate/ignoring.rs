//! Ignore files: which files below a folder they leave out, and which of them says so.
//!
//! `.ignore` counts everywhere. `.gitignore` and `.git/info/exclude` count inside a repository and say nothing of another
//! one, as in Git. The settings of the user's own Git never count: a check must not depend on who runs it.

use super::source::shown;
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The storage of Git, which holds no drafts: Git itself cannot carry a file of that name.
pub(crate) const GIT_FOLDER: &str = ".git";

/// The ignore files that count at a place, outermost folder first.
#[derive(Debug, Default)]
pub(super) struct IgnoreFiles {
    levels: Vec<FolderRules>,
}

/// The ignore files of one folder.
#[derive(Debug)]
struct FolderRules {
    /// Its `.ignore`.
    own: Option<Gitignore>,
    /// Its `.gitignore`, and the exclude file of its repository.
    of_git: [Option<Gitignore>; 2],
    /// True if a repository begins here.
    is_repository: bool,
}

/// An ignore file that leaves something out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IgnoredBy {
    /// Its path, as reports show it.
    pub(super) file: String,
    /// True if it is one of Git's, which does not hold for what Git tracks.
    pub(super) is_of_git: bool,
}

impl IgnoreFiles {
    /// Those of the folders above one whose path is real: up to the root of its repository, else up to the working
    /// folder.
    pub(super) fn above(folder: &Path) -> Self {
        let mut files = Self::default();
        let begins = |folder: &&Path| folder.join(GIT_FOLDER).exists();
        let here = || env::current_dir().ok()?.canonicalize().ok().filter(|here| folder.starts_with(here));
        let Some(top) = folder.ancestors().find(begins).map(Path::to_path_buf).or_else(here) else { return files };
        let mut above: Vec<&Path> = folder.ancestors().skip(1).take_while(|above| above.starts_with(&top)).collect();
        above.reverse();
        above.into_iter().for_each(|folder| files.enter(folder));
        files
    }

    /// Adds those of a folder below.
    pub(super) fn enter(&mut self, folder: &Path) {
        let read = |name: &str| rules(folder, &folder.join(name));
        let git = folder.join(GIT_FOLDER);
        let is_repository = git.exists();
        let exclude = exclude_file(&git).filter(|_| is_repository).and_then(|file| rules(folder, &file));
        let of_git = [read(".gitignore"), exclude];
        self.levels.push(FolderRules { own: read(".ignore"), of_git, is_repository });
    }

    /// Takes away those of the folder that was entered last.
    pub(super) fn leave(&mut self) {
        self.levels.pop();
    }

    /// The file that leaves out a path, if one does. The path begins like the folders that were entered.
    pub(super) fn ignores(&self, path: &Path, is_folder: bool) -> Option<IgnoredBy> {
        let decided = |rules: Option<&Gitignore>, is_of_git| match rules?.matched(path, is_folder) {
            Match::None => None,
            Match::Whitelist(_) => Some(None),
            Match::Ignore(glob) => {
                let file = glob.from().map(shown).unwrap_or_default();
                Some(Some(IgnoredBy { file, is_of_git }))
            }
        };
        let own = || self.levels.iter().rev().find_map(|level| decided(level.own.as_ref(), false));
        let repository = self.levels.iter().rposition(|level| level.is_repository);
        let inside = || self.levels[repository.unwrap_or(self.levels.len())..].iter().rev();
        let of_git = |number: usize| inside().find_map(|level| decided(level.of_git[number].as_ref(), true));
        own().or_else(|| of_git(0)).or_else(|| of_git(1)).flatten()
    }
}

/// Returns whether ignore files leave out a file, or a folder above it; the file need not be there.
pub(super) fn leaves_out(file: &Path) -> bool {
    let Some(folder) = file.parent() else { return false };
    let mut files = IgnoreFiles::above(folder);
    files.enter(folder);
    let is_left_out = |path: &Path| files.ignores(path, path != file).is_some();
    file.ancestors().take_while(|path| !path.join(GIT_FOLDER).exists()).any(is_left_out)
}

/// The rules in an ignore file for a folder. What cannot be read leaves nothing out.
fn rules(folder: &Path, file: &Path) -> Option<Gitignore> {
    // To open a pipe is to wait for whoever writes to it.
    if !fs::metadata(file).is_ok_and(|metadata| metadata.is_file()) {
        return None;
    }
    let mut builder = GitignoreBuilder::new(folder);
    // Lines that cannot be understood leave nothing out either.
    let _ = builder.add(file);
    builder.build().ok().filter(|rules| !rules.is_empty())
}

/// The exclude file of a repository: beside its branches, which a worktree shares.
fn exclude_file(git: &Path) -> Option<PathBuf> {
    if git.is_dir() {
        return Some(git.join("info/exclude"));
    }
    let folder = git.parent().filter(|_| git.is_file())?;
    let own = folder.join(fs::read_to_string(git).ok()?.strip_prefix("gitdir:")?.trim());
    let shared = fs::read_to_string(own.join("commondir")).map_or_else(|_| own.clone(), |path| own.join(path.trim()));
    Some(shared.join("info/exclude"))
}
