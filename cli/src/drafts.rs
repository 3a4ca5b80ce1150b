//! The drafts that a command line names, and their texts.
//!
//! Gathering gives each draft once, sorted by path. What can be known to be wrong before any draft is read, such as
//! a folder without drafts, is a problem of its argument; the others are still checked.

use discretion::Format;
use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use std::collections::BTreeSet;
use std::env;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// The argument for standard input.
const STDIN: &str = "-";
/// What makes an argument a glob.
const WILDCARDS: [char; 4] = ['*', '?', '[', '{'];

/// Where a draft comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Source {
    /// The name that reports use: the path with `/` between its parts.
    pub(crate) name: String,
    /// The file; none for standard input.
    file: Option<PathBuf>,
}

/// An argument or a draft that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    pub(crate) path: String,
    pub(crate) message: String,
}

/// What the arguments name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gathered {
    /// The drafts, each once, sorted by path.
    pub(crate) sources: Vec<Source>,
    /// What names no draft, or cannot be looked into.
    pub(crate) problems: Vec<Problem>,
}

impl Gathered {
    /// The drafts that the arguments name; `stdin_path` is the path of what comes from standard input.
    pub(crate) fn of(paths: &[PathBuf], stdin_path: Option<&Path>) -> Self {
        let mut gathered = Self::default();
        for path in paths {
            if path.as_os_str() == STDIN {
                let name = stdin_path.map_or_else(|| "<stdin>".to_owned(), shown);
                gathered.sources.push(Source { name, file: None });
            } else if let Err(message) = gathered.add(path) {
                gathered.problems.push(Problem { path: shown(path), message });
            }
        }
        gathered.sources.sort();
        let mut known = BTreeSet::new();
        let real =
            |source: &Source| source.file.as_ref().map(|file| file.canonicalize().unwrap_or_else(|_| file.clone()));
        gathered.sources.retain(|source| known.insert(real(source)));
        gathered
    }

    /// Adds the drafts of an argument: a file, those of a folder, or those that a glob matches.
    fn add(&mut self, path: &Path) -> Result<(), String> {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                if self.walk(path, is_draft) {
                    Ok(())
                } else {
                    let endings = Format::EACH.into_iter().flat_map(Format::endings);
                    let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
                    Err(format!("no draft in this folder: no file {}", endings.join(" ")))
                }
            }
            Ok(_) => {
                if let Some(name) = path.to_str().and_then(Format::unread) {
                    return Err(format!("{name} is not read; check what is made of it, such as its HTML"));
                }
                self.sources.push(Source { name: shown(path), file: Some(path.to_path_buf()) });
                Ok(())
            }
            Err(error) => match path.to_str().filter(|text| text.contains(WILDCARDS)) {
                Some(pattern) => self.add_matches(pattern),
                None => Err(reason(&error)),
            },
        }
    }

    /// Adds the files that a glob matches: those with the endings of drafts, and those whose ending it names.
    fn add_matches(&mut self, pattern: &str) -> Result<(), String> {
        let glob = GlobBuilder::new(pattern.strip_prefix("./").unwrap_or(pattern)).literal_separator(true).build();
        let malformed = |error: globset::Error| format!("no such file or folder, and no glob: {}", error.kind());
        let glob: GlobMatcher = glob.map_err(malformed)?.compile_matcher();
        let base = base(pattern);
        let own = ending(Path::new(pattern));
        let wanted = |file: &Path| {
            let fits = is_draft(file) || (own.is_some() && ending(file) == own);
            fits && glob.is_match(file.strip_prefix(".").unwrap_or(file))
        };
        if base.is_dir() && self.walk(&base, wanted) { Ok(()) } else { Err("this glob matches no draft".to_owned()) }
    }

    /// Adds the wanted files under a folder that no ignore file leaves out, and says whether anything was added.
    fn walk(&mut self, folder: &Path, wanted: impl Fn(&Path) -> bool) -> bool {
        let before = (self.sources.len(), self.problems.len());
        // What is checked must not depend on the settings of the user's own Git, nor on there being a repository.
        for entry in WalkBuilder::new(folder).git_global(false).require_git(false).build() {
            match entry {
                Ok(entry) if wanted(entry.path()) && entry.path().is_file() => {
                    self.sources.push(Source { name: shown(entry.path()), file: Some(entry.into_path()) });
                }
                Ok(_) => {}
                Err(error) => self.problems.push(Problem { path: shown(folder), message: error.to_string() }),
            }
        }
        before != (self.sources.len(), self.problems.len())
    }
}

/// The folder that all matches of a glob lie in.
fn base(pattern: &str) -> PathBuf {
    let is_plain = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(WILDCARDS);
    let parts: Vec<Component<'_>> = Path::new(pattern).components().collect();
    let folder: PathBuf = parts.iter().take(parts.len().saturating_sub(1)).take_while(|part| is_plain(part)).collect();
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }
}

impl Source {
    /// Reads the text of the draft, which may have so many bytes.
    pub(crate) fn read(&self, max_bytes: u64) -> Result<String, Problem> {
        let bytes = match &self.file {
            Some(file) => File::open(file).and_then(|file| all(file, max_bytes)),
            None => all(io::stdin().lock(), max_bytes),
        };
        let bytes = bytes.map_err(|error| reason(&error));
        let problem = |message| Problem { path: self.name.clone(), message };
        bytes.and_then(|bytes| text(bytes, max_bytes)).map_err(problem)
    }

    /// The format that the draft's name tells: Markdown where it tells none.
    pub(crate) fn format(&self) -> Format {
        Format::of_path(&self.name).unwrap_or(Format::Markdown)
    }
}

/// The bytes, and one more than there may be.
fn all(reader: impl Read, max_bytes: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text that bytes are, or why they are none.
fn text(bytes: Vec<u8>, max_bytes: u64) -> Result<String, String> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > max_bytes {
        return Err(format!("larger than {max_bytes} bytes; --max-bytes allows more"));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err("UTF-16 by the mark at byte 0, expected UTF-8".to_owned());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(at).copied().unwrap_or_default();
        format!("not UTF-8: byte {at} is 0x{byte:02X}")
    })?;
    match text.find('\0') {
        Some(at) => Err(format!("not a text: byte {at} is NUL")),
        None => Ok(text),
    }
}

/// Whether a file is a draft by its ending.
fn is_draft(file: &Path) -> bool {
    file.to_str().is_some_and(|path| Format::of_path(path).is_some())
}

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase())
}

/// A path as reports name it and exceptions know it: from the working folder where it lies there, the same on every
/// system, without `./` before it.
fn shown(path: &Path) -> String {
    let path = from_here(path).unwrap_or_else(|| path.to_path_buf());
    let path = path.strip_prefix(".").ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(&path);
    let shown = path.to_string_lossy();
    if cfg!(windows) { shown.replace('\\', "/") } else { shown.into_owned() }
}

/// A path that takes a detour, from the working folder if it lies there. The file itself need not exist, and where it is
/// a link, it keeps its name.
fn from_here(path: &Path) -> Option<PathBuf> {
    let detours = |part: Component<'_>| !matches!(part, Component::Normal(_) | Component::CurDir);
    if !path.components().any(detours) {
        return None;
    }
    let here = env::current_dir().ok()?.canonicalize().ok()?;
    let folder = path.parent()?.canonicalize().ok()?;
    Some(folder.strip_prefix(here).ok()?.join(path.file_name()?))
}

/// Why a file cannot be read or written, without the number of the error.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        kind => kind.to_string(),
    }
}
