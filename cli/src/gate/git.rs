//! Questions to Git: what a repository tracks.
//!
//! Git is a program beside this one. Where it is missing, nothing is known to be tracked.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The files below a folder that Git tracks although an ignore file names them.
pub(super) fn tracked_though_ignored(folder: &Path) -> Vec<PathBuf> {
    let arguments = ["ls-files", "-z", "--cached", "--ignored", "--exclude-standard"];
    let mut git = Command::new("git");
    // A hook of Git says where its own repository is, seen from another folder.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        git.env_remove(name);
    }
    let listed = git.arg("-C").arg(folder).args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output();
    let listed = listed.ok().filter(|output| output.status.success()).map(|output| output.stdout).unwrap_or_default();
    listed.split(|byte| *byte == 0).filter(|name| !name.is_empty()).map(|name| folder.join(path(name))).collect()
}

/// A path as Git writes it.
#[cfg(unix)]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// A path as Git writes it: in UTF-8.
#[cfg(not(unix))]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
