//! The files of a folder: its drafts, those that it leaves out and why, and those that cannot be read.
//!
//! Hidden files and folders are read, and links are followed; a link that leads to a folder around it is an error, as is
//! one that leads nowhere. Everything that may be a draft ends up in one of the three lists.

use super::ignoring::{GIT_FOLDER, IgnoreFiles, IgnoredBy};
use super::source::{no_file, reason, shown};
use super::{Problem, git};
use discretion::draft::Format;
use std::ffi::OsString;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::vec;

/// The most links to folders that are followed below one folder: links to folders of links multiply.
const MOST_LINKS: usize = 10_000;

/// The files that are looked for.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'w> {
    /// Returns whether a path is one that the argument means.
    pub(super) reach: &'w dyn Fn(&Path) -> bool,
    /// An ending that the argument names itself.
    pub(super) ending: Option<&'w str>,
    /// True if what ignore files leave out is read, too.
    pub(super) ignored: bool,
}

/// The files that were found.
#[derive(Debug, Default)]
pub(super) struct FolderFiles {
    pub(super) drafts: Vec<PathBuf>,
    pub(super) omitted: Vec<Omitted>,
    pub(super) problems: Vec<Problem>,
}

/// A file, or all drafts of a folder, that is not read.
#[derive(Debug)]
pub(super) struct Omitted {
    pub(super) path: PathBuf,
    pub(super) is_folder: bool,
    /// How many files that may be drafts.
    pub(super) files: usize,
    pub(super) why: OmittedBy,
}

/// Why a file is not read.
#[derive(Debug)]
pub(super) enum OmittedBy {
    Ignored(IgnoredBy),
    Format(&'static str),
}

/// Looks for the wanted files below a folder.
pub(super) fn search(folder: &Path, wanted: Wanted<'_>) -> FolderFiles {
    let mut search = FolderWalk {
        wanted,
        ignore_files: IgnoreFiles::default(),
        open: Vec::new(),
        links: 0,
        found: FolderFiles::default(),
    };
    match folder.canonicalize() {
        Ok(real) => {
            search.ignore_files = IgnoreFiles::above(&real);
            search.open(folder.to_path_buf(), real.clone(), real);
        }
        Err(error) => search.problem(folder, reason(&error)),
    }
    search.finish(folder)
}

impl Wanted<'_> {
    /// Returns whether a file is a draft that the argument means.
    fn is_draft(&self, path: &Path) -> bool {
        // The ending of a name says what it is, whatever bytes come before.
        let by_ending = || Format::of_path(&path.to_string_lossy()).is_some();
        let named = self.ending.is_some() && ending(path).as_deref() == self.ending;
        (named || by_ending()) && (self.reach)(path)
    }

    /// The format of a file that the argument means, where nothing reads that format.
    fn unread(&self, path: &Path) -> Option<&'static str> {
        Format::unread(&path.to_string_lossy()).filter(|_| (self.reach)(path))
    }

    fn may_be_draft(&self, path: &Path) -> bool {
        self.is_draft(path) || self.unread(path).is_some()
    }

    /// Returns whether something of which only the name is known may be a draft, or a folder that holds some: names of
    /// folders rarely end like those of files.
    fn may_hold_draft(&self, path: &Path) -> bool {
        let is_other_file = ending(path).is_some_and(|ending| ending.starts_with(|first: char| first.is_alphabetic()));
        self.may_be_draft(path) || !is_other_file
    }
}

/// The way through folders, deepest last.
struct FolderWalk<'w> {
    wanted: Wanted<'w>,
    ignore_files: IgnoreFiles,
    open: Vec<OpenFolder>,
    /// How many links to folders were followed.
    links: usize,
    found: FolderFiles,
}

/// A folder whose entries are being met.
struct OpenFolder {
    /// Its path as reports show it.
    path: PathBuf,
    /// The same from the root of the file system; ignore files speak of it.
    full: PathBuf,
    /// The folder, whatever way leads to it.
    real: PathBuf,
    entries: vec::IntoIter<FolderEntry>,
}

/// A name in a folder, and what has it.
struct FolderEntry {
    name: OsString,
    kind: io::Result<FileType>,
}

impl FolderWalk<'_> {
    fn finish(mut self, folder: &Path) -> FolderFiles {
        while let Some(top) = self.open.last_mut() {
            if let Some(entry) = top.entries.next() {
                let (path, full) = (top.path.join(&entry.name), top.full.join(&entry.name));
                self.meet(path, full, &entry);
            } else {
                self.open.pop();
                self.ignore_files.leave();
            }
        }
        self.read_tracked(folder);
        self.found
    }

    /// Opens a folder, or says why it cannot be read.
    fn open(&mut self, path: PathBuf, full: PathBuf, real: PathBuf) {
        match entries(&path) {
            Ok(entries) => {
                self.ignore_files.enter(&full);
                self.open.push(OpenFolder { path, full, real, entries: entries.into_iter() });
            }
            Err(error) => self.problem(&path, reason(&error)),
        }
    }

    fn meet(&mut self, path: PathBuf, full: PathBuf, entry: &FolderEntry) {
        let is_link = entry.kind.as_ref().is_ok_and(FileType::is_symlink);
        let kind = match &entry.kind {
            Ok(kind) if !is_link => Ok(*kind),
            Ok(_) | Err(_) => fs::metadata(&path).map(|metadata| metadata.file_type()),
        };
        let is_folder = kind.as_ref().is_ok_and(FileType::is_dir);
        let ignored = if self.wanted.ignored { None } else { self.ignore_files.ignores(&full, is_folder) };
        if let Some(by) = ignored {
            let files = if is_folder { self.count(&path) } else { usize::from(self.wanted.may_be_draft(&path)) };
            if files > 0 {
                self.found.omitted.push(Omitted { path, is_folder, files, why: OmittedBy::Ignored(by) });
            }
        } else if is_folder {
            self.descend(path, full, is_link);
        } else {
            self.take(path, kind, is_link);
        }
    }

    /// Opens a folder below the last one; a link to a folder around it would never end.
    fn descend(&mut self, path: PathBuf, full: PathBuf, is_link: bool) {
        let Some(above) = self.open.last() else { return };
        let real = match path.file_name() {
            Some(name) if !is_link => above.real.join(name),
            Some(_) | None => match path.canonicalize() {
                Ok(real) => real,
                Err(error) => return self.problem(&path, reason(&error)),
            },
        };
        self.links += usize::from(is_link);
        if is_link && self.open.iter().any(|open| open.real.starts_with(&real)) {
            self.problem(&path, "this link leads to a folder around it".to_owned());
        } else if !is_link || self.links <= MOST_LINKS {
            self.open(path, full, real);
        } else if self.links == MOST_LINKS + 1 {
            self.problem(&path, format!("this link is not followed, nor are those after it: more than {MOST_LINKS}"));
        }
    }

    /// Takes a file that no ignore file leaves out.
    fn take(&mut self, path: PathBuf, kind: io::Result<FileType>, is_link: bool) {
        match kind {
            Ok(kind) if kind.is_file() => match self.wanted.unread(&path) {
                Some(format) if self.wanted.is_draft(&path) => self.problem(&path, unread(format)),
                Some(format) => {
                    self.found.omitted.push(Omitted {
                        path,
                        is_folder: false,
                        files: 1,
                        why: OmittedBy::Format(format),
                    });
                }
                None if self.wanted.is_draft(&path) => self.found.drafts.push(path),
                None => {}
            },
            Ok(kind) if self.wanted.may_be_draft(&path) => self.problem(&path, no_file(kind).to_owned()),
            Err(error) if is_link && self.wanted.may_hold_draft(&path) => self.problem(&path, broken(&error)),
            Err(error) if !is_link => self.problem(&path, reason(&error)),
            Ok(_) | Err(_) => {}
        }
    }

    /// How many files below a folder may be drafts. No link there is followed: nothing is read.
    fn count(&self, folder: &Path) -> usize {
        let (mut count, mut folders) = (0, vec![folder.to_path_buf()]);
        while let Some(folder) = folders.pop() {
            for FolderEntry { name, kind } in entries(&folder).unwrap_or_default() {
                let path = folder.join(name);
                if kind.is_ok_and(|kind| kind.is_dir()) {
                    folders.push(path);
                } else if self.wanted.may_be_draft(&path) {
                    count += 1;
                }
            }
        }
        count
    }

    /// Takes what Git tracks although one of its ignore files names it: for Git, they only speak of other files.
    fn read_tracked(&mut self, folder: &Path) {
        let is_of_git = |omitted: &Omitted| matches!(&omitted.why, OmittedBy::Ignored(by) if by.is_of_git);
        if !self.found.omitted.iter().any(is_of_git) {
            return;
        }
        for path in git::tracked_though_ignored(folder) {
            let holds = |omitted: &&mut Omitted| is_of_git(omitted) && path.starts_with(&omitted.path);
            let Some(omitted) = self.found.omitted.iter_mut().find(holds).filter(|_| self.wanted.may_be_draft(&path))
            else {
                continue;
            };
            omitted.files = omitted.files.saturating_sub(1);
            let is_link = path.is_symlink();
            let kind = fs::metadata(&path).map(|metadata| metadata.file_type());
            self.take(path, kind, is_link);
        }
        self.found.omitted.retain(|omitted| omitted.files > 0);
    }

    fn problem(&mut self, path: &Path, message: String) {
        self.found.problems.push(Problem { path: shown(path), message });
    }
}

/// The entries of a folder, by name, without the storage of Git.
fn entries(folder: &Path) -> io::Result<Vec<FolderEntry>> {
    let entry = |entry: fs::DirEntry| FolderEntry { name: entry.file_name(), kind: entry.file_type() };
    let mut entries: Vec<FolderEntry> =
        fs::read_dir(folder)?.map(|found| found.map(entry)).collect::<io::Result<_>>()?;
    entries.retain(|entry| entry.name != GIT_FOLDER);
    entries.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok(entries)
}

/// Why a draft in a format that nothing reads is not checked.
pub(super) fn unread(format: &str) -> String {
    format!("{format} is not read; check what is made of it, such as its HTML")
}

/// What is wrong with a link that cannot be followed.
pub(super) fn broken(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "this link leads nowhere".to_owned(),
        kind => format!("this link cannot be followed: {kind}"),
    }
}

/// The ending of a name, in small letters.
pub(super) fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase())
}
