//! Files as an editor sees them: what is open there counts before what is saved, and what was read is remembered.

use super::uri;
use crate::gate::bytes_of;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// The policies and configurations that are open, by their paths.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenFiles(pub(super) Arc<BTreeMap<PathBuf, OpenFile>>);

/// A file that is open.
#[derive(Clone, Debug)]
pub(super) struct OpenFile {
    /// Its address, as the editor writes it.
    pub(super) uri: String,
    pub(super) text: Arc<str>,
}

/// The state of a file, by which it is seen whether it has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FileState {
    /// It is open, with a text of that hash.
    Open(u64),
    Saved {
        modified: Option<SystemTime>,
        length: u64,
    },
    Missing,
}

/// The files that something was made of.
pub(super) type FileStates = BTreeMap<PathBuf, FileState>;

impl OpenFiles {
    /// The bytes of a file.
    pub(super) fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        match self.0.get(path) {
            Some(file) => Ok(file.text.as_bytes().to_vec()),
            None => bytes_of(path),
        }
    }

    /// The address of a file: that of the editor where it is open there, since one path can be written in several ways.
    pub(super) fn uri_of(&self, path: &Path) -> String {
        self.0.get(path).map_or_else(|| uri::of_path(path), |file| file.uri.clone())
    }

    /// The state of a file now.
    fn state(&self, path: &Path) -> FileState {
        if let Some(file) = self.0.get(path) {
            let mut hasher = DefaultHasher::new();
            file.text.hash(&mut hasher);
            return FileState::Open(hasher.finish());
        }
        match fs::metadata(path) {
            Ok(metadata) => FileState::Saved { modified: metadata.modified().ok(), length: metadata.len() },
            Err(_) => FileState::Missing,
        }
    }

    /// Returns whether files are as they were.
    pub(super) fn are_as(&self, files: &FileStates) -> bool {
        files.iter().all(|(path, state)| self.state(path) == *state)
    }
}

/// Reads files, and remembers which.
#[derive(Debug)]
pub(super) struct RememberingReader<'o> {
    open: &'o OpenFiles,
    read: RefCell<FileStates>,
}

impl<'o> RememberingReader<'o> {
    pub(super) fn of(open: &'o OpenFiles) -> Self {
        Self { open, read: RefCell::default() }
    }

    /// Remembers a file that is read in some other way.
    pub(super) fn remember(&self, path: &Path) {
        self.read.borrow_mut().insert(path.to_path_buf(), self.open.state(path));
    }

    /// The bytes of a file.
    pub(super) fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.remember(path);
        self.open.read(path)
    }

    /// The same of a file that must lie in a folder, whatever links lead to it.
    pub(super) fn read_in(&self, folder: &Path, path: &Path) -> io::Result<Vec<u8>> {
        let bytes = self.read(path)?;
        match (path.canonicalize(), folder.canonicalize()) {
            (Ok(real), Ok(folder)) if !real.starts_with(&folder) => Err(io::ErrorKind::PermissionDenied.into()),
            _ => Ok(bytes),
        }
    }

    /// What was read.
    pub(super) fn files(self) -> FileStates {
        self.read.into_inner()
    }
}
