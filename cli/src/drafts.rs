//! The drafts that a command line names, and their texts.
//!
//! Gathering gives each draft once, sorted by path. What can be known to be wrong before any draft is read, such as
//! a folder without drafts, is a problem of its argument; the others are still checked.

use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// The endings of the drafts in a folder.
const ENDINGS: [&str; 4] = ["md", "markdown", "mdx", "txt"];
/// The argument for standard input.
const STDIN: &str = "-";

/// Where a draft comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Source {
    /// The name that reports use: the path with `/` between its parts.
    pub(crate) name: String,
    /// The file; none for standard input.
    file: Option<PathBuf>,
}

/// An argument or a draft that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) path: String,
    pub(crate) message: String,
}

/// The drafts that the arguments name, sorted by path, and the arguments that name none.
pub(crate) fn gather(paths: &[PathBuf], stdin_path: Option<&Path>) -> (Vec<Source>, Vec<Problem>) {
    let mut sources = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        let found = if path.as_os_str() == STDIN {
            let name = stdin_path.map_or_else(|| "<stdin>".to_owned(), shown);
            Ok(vec![Source { name, file: None }])
        } else {
            named(path)
        };
        match found {
            Ok(found) => sources.extend(found),
            Err(message) => problems.push(Problem { path: shown(path), message }),
        }
    }
    sources.sort();
    let mut known = BTreeSet::new();
    sources.retain(|source| known.insert(source.file.as_ref().map(|file| file.canonicalize().unwrap_or(file.clone()))));
    (sources, problems)
}

/// The drafts that an argument names: a file, those of a folder, or those that a glob matches.
fn named(path: &Path) -> Result<Vec<Source>, String> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => {
            let found = walk(path, |file| ending(file).is_some_and(|ending| ENDINGS.contains(&ending.as_str())))?;
            let wanted = || {
                format!("no drafts in this folder: no file {}", ENDINGS.map(|ending| format!(".{ending}")).join(" "))
            };
            if found.is_empty() { Err(wanted()) } else { Ok(found) }
        }
        Ok(_) => Ok(vec![Source { name: shown(path), file: Some(path.to_path_buf()) }]),
        Err(error) => match path.to_str().filter(|text| text.contains(['*', '?', '[', '{'])) {
            Some(pattern) => matched(pattern),
            None => Err(reason(&error)),
        },
    }
}

/// The files that a glob matches: those with the endings of drafts, and those whose ending it names.
fn matched(pattern: &str) -> Result<Vec<Source>, String> {
    let glob = GlobBuilder::new(pattern.strip_prefix("./").unwrap_or(pattern)).literal_separator(true).build();
    let glob: GlobMatcher = glob.map_err(|error| error.to_string())?.compile_matcher();
    let base = base(pattern);
    if !base.is_dir() {
        return Err("this glob matches nothing".to_owned());
    }
    let wanted = ending(Path::new(pattern));
    let found = walk(&base, |file| {
        let fits =
            ending(file).is_some_and(|ending| ENDINGS.contains(&ending.as_str()) || Some(&ending) == wanted.as_ref());
        fits && glob.is_match(file.strip_prefix(".").unwrap_or(file))
    })?;
    if found.is_empty() { Err("this glob matches nothing".to_owned()) } else { Ok(found) }
}

/// The folder that all matches of a glob lie in.
fn base(pattern: &str) -> PathBuf {
    let is_plain = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']);
    let parts: Vec<Component<'_>> = Path::new(pattern).components().collect();
    let folder: PathBuf = parts.iter().take(parts.len().saturating_sub(1)).take_while(|part| is_plain(part)).collect();
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }
}

/// The wanted files under a folder that no ignore file leaves out.
fn walk(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<Source>, String> {
    let mut sources = Vec::new();
    // What is checked must not depend on the settings of the user's own Git, nor on there being a repository.
    for entry in WalkBuilder::new(folder).git_global(false).require_git(false).build() {
        let entry = entry.map_err(|error| error.to_string())?;
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file()) || entry.path().is_file();
        if is_file && wanted(entry.path()) {
            sources.push(Source { name: shown(entry.path()), file: Some(entry.into_path()) });
        }
    }
    Ok(sources)
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

    /// Whether the draft is plain text by its name.
    pub(crate) fn is_plain(&self) -> bool {
        ending(Path::new(&self.name)).is_some_and(|ending| ending == "txt")
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

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase())
}

/// A path as reports name it: the same on every system, without `./` before it.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(path);
    let shown = path.to_string_lossy();
    if cfg!(windows) { shown.replace('\\', "/") } else { shown.into_owned() }
}

/// Why a file cannot be read, without the number of the error.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        kind => kind.to_string(),
    }
}
