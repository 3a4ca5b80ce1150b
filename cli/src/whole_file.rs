//! Files that are either the old one or the new one, never half of it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

/// A file that has another name until it is whole.
#[derive(Debug)]
pub(crate) struct WholeFile {
    file: File,
    /// The file in progress and its final name; none for what is not a regular file, such as a pipe.
    unfinished: Option<(PathBuf, PathBuf)>,
}

impl WholeFile {
    /// A file that gets its name when it is kept.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let path = real_path(path);
        if fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
            return Ok(Self { file: OpenOptions::new().write(true).open(&path)?, unfinished: None });
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let part = path.with_file_name(format!(".{name}.{}.part", process::id()));
        let file = OpenOptions::new().write(true).create_new(true).open(&part)?;
        Ok(Self { file, unfinished: Some((part, path)) })
    }

    /// Says that the file is whole. It has the permissions of the one that it replaces.
    pub(crate) fn keep(mut self) -> io::Result<()> {
        let Some((part, path)) = self.unfinished.take() else { return Ok(()) };
        if let Ok(metadata) = fs::metadata(&path) {
            // Where permissions cannot be set, the file is still the right one.
            let _ = fs::set_permissions(&part, metadata.permissions());
        }
        fs::rename(&part, path).inspect_err(|_| drop(fs::remove_file(&part)))
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        if let Some((part, _)) = &self.unfinished {
            let _ = fs::remove_file(part);
        }
    }
}

/// Writes a file, which gets its name when all of it is written.
pub(crate) fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let mut file = WholeFile::create(path)?;
    file.write_all(text.as_bytes())?;
    file.keep()
}

/// The path of a file that need not exist, whatever way leads to it.
pub(crate) fn real_path(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let in_folder = || Some(folder.canonicalize().ok()?.join(file.file_name()?));
    file.canonicalize().ok().or_else(in_folder).unwrap_or_else(|| file.to_path_buf())
}
