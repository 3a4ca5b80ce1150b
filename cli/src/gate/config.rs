//! Configurations: for each draft the `discretion.toml` that lies nearest above it.
//!
//! The search ends at the root of the repository. Each file is read once, from the disk or as a revision has it.

use super::ignoring::GIT_FOLDER;
use super::revision::Revision;
use super::source::{named_from_here, whole};
use discretion::config::{Config, DraftsTable, FILE_NAME};
use discretion::policy::PolicyError;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The most bytes of a configuration that are read: one more than the library takes.
const MOST_BYTES: u64 = (4 << 20) + 1;

/// A configuration file.
#[derive(Debug)]
pub(crate) struct ConfigFile {
    /// The folder that its paths are seen from.
    folder: PathBuf,
    /// Its text.
    pub(crate) config: Config,
}

impl ConfigFile {
    /// The table that decides for a draft, whose path begins at the root of the file system.
    pub(crate) fn drafts_at(&self, draft: &Path) -> Option<&DraftsTable> {
        let inside = draft.strip_prefix(&self.folder).ok()?;
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        self.config.drafts_at(&parts.join("/"))
    }
}

/// A function that reads a file, whose path begins at the root of the file system.
pub(crate) type ReadPath<'r> = dyn Fn(&Path) -> io::Result<Vec<u8>> + 'r;

/// The configurations of a run, by the folders that they are nearest to.
pub(crate) struct Configs<'r> {
    files: ConfigFiles<'r>,
    known: BTreeMap<PathBuf, Option<Rc<ConfigFile>>>,
    /// Those that cannot be used.
    refused: Vec<PolicyError>,
}

/// Where configurations are read from.
enum ConfigFiles<'r> {
    Disk,
    Revision(&'r Revision),
    /// An editor: it may know a file as it is not saved yet.
    Editor(&'r ReadPath<'r>),
}

impl<'r> Configs<'r> {
    /// Begins with none; a revision has them, or the disk.
    pub(crate) fn of(revision: Option<&'r Revision>) -> Self {
        Self::among(revision.map_or(ConfigFiles::Disk, ConfigFiles::Revision))
    }

    /// Begins with none; a function reads them. Their paths begin at the root of the file system.
    pub(crate) const fn read_by(read: &'r ReadPath<'r>) -> Self {
        Self::among(ConfigFiles::Editor(read))
    }

    const fn among(files: ConfigFiles<'r>) -> Self {
        Self { files, known: BTreeMap::new(), refused: Vec::new() }
    }

    /// The configuration nearest to a draft, whose path begins at the root of the file system.
    pub(crate) fn nearest_to(&mut self, draft: &Path) -> Option<Rc<ConfigFile>> {
        let mut passed: Vec<&Path> = Vec::new();
        let mut found = None;
        for folder in draft.ancestors().skip(1) {
            if let Some(known) = self.known.get(folder) {
                found.clone_from(known);
                break;
            }
            passed.push(folder);
            // Nothing above a broken one is looked at: it would be the one that counts.
            let Ok(read) = self.read_in(folder).map_err(|error| self.refused.push(error)) else { break };
            found = read;
            if found.is_some() || folder.join(GIT_FOLDER).exists() {
                break;
            }
        }
        self.known.extend(passed.into_iter().map(|folder| (folder.to_path_buf(), found.clone())));
        found
    }

    /// The configuration nearest to what stands in the working folder.
    pub(crate) fn nearest_to_here(&mut self) -> io::Result<Option<Rc<ConfigFile>>> {
        Ok(self.nearest_to(&whole(Path::new(FILE_NAME))?))
    }

    /// What is wrong with those that cannot be used.
    pub(crate) fn refused(&self) -> &[PolicyError] {
        &self.refused
    }

    /// The configuration that lies in a folder.
    fn read_in(&self, folder: &Path) -> Result<Option<Rc<ConfigFile>>, PolicyError> {
        let path = folder.join(FILE_NAME);
        let read = |_: &str| match &self.files {
            ConfigFiles::Revision(revision) => revision.read(&path),
            ConfigFiles::Disk => bytes_of(&path),
            ConfigFiles::Editor(read) => read(&path),
        };
        let name = match &self.files {
            ConfigFiles::Revision(_) | ConfigFiles::Disk => named_from_here(&path),
            ConfigFiles::Editor(_) => path.to_string_lossy().into_owned(),
        };
        let config = Config::load_from(&name, &read)?;
        Ok(config.map(|config| Rc::new(ConfigFile { folder: folder.to_path_buf(), config })))
    }
}

/// The bytes of a file on the disk. To open a pipe is to wait for whoever writes to it.
pub(crate) fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        // A link that leads nowhere is no missing file.
        io::ErrorKind::NotFound if path.is_symlink() => io::Error::other(error),
        _ => error,
    })?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}
