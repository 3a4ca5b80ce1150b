//! The source of one draft: its name in reports, its file, its text.

use super::{Problem, STDIN};
use discretion::draft::Format;
use std::env;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// The source of a draft.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DraftSource {
    /// The name that reports use: the path with `/` between its parts.
    pub(crate) name: String,
    /// The file; none for standard input.
    file: Option<PathBuf>,
    /// The path that standard input is said to have.
    said: Option<PathBuf>,
}

impl DraftSource {
    /// A file.
    pub(crate) fn of_file(path: PathBuf) -> Self {
        Self { name: shown(&path), file: Some(path), said: None }
    }

    /// A file, or standard input where the path is `-`.
    pub(crate) fn named(path: &Path) -> Self {
        if path.as_os_str() == STDIN { Self::stdin(None) } else { Self::of_file(path.to_path_buf()) }
    }

    /// Standard input, with the path that its text is said to have.
    pub(super) fn stdin(path: Option<&Path>) -> Self {
        Self { name: path.map_or_else(|| "<stdin>".to_owned(), shown), file: None, said: path.map(Path::to_path_buf) }
    }

    /// The path of its file as it is shown; two files never have the same. None for standard input.
    pub(super) fn place(&self) -> Option<PathBuf> {
        self.file.as_deref().map(seen_from_here)
    }

    /// The file; none for standard input.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// The path that it has in the repository: its own, or the one that it is said to have.
    pub(crate) fn kept_at(&self) -> Option<&Path> {
        self.file.as_deref().or(self.said.as_deref())
    }

    /// Its path from the root of the file system, whatever links are on the way; for standard input without a path, one
    /// in the working folder.
    pub(crate) fn whole_path(&self) -> io::Result<PathBuf> {
        whole(self.kept_at().unwrap_or(Path::new(STDIN)))
    }

    /// The file, whatever way leads to it.
    pub(super) fn real_path(&self) -> Option<PathBuf> {
        self.file.as_ref().map(|file| file.canonicalize().unwrap_or_else(|_| file.clone()))
    }

    /// The format that the draft's name tells: Markdown where it tells none.
    pub(crate) fn format(&self) -> Format {
        Format::of_path(&self.name).unwrap_or(Format::Markdown)
    }

    /// Reads the text of the draft, which may have so many bytes.
    pub(crate) fn read(&self, max_bytes: u64) -> Result<String, Problem> {
        let bytes = match &self.file {
            Some(file) => file_bytes(file, max_bytes),
            None => all(io::stdin().lock(), 0, max_bytes).map_err(|error| reason(&error)).and_then(not_nothing),
        };
        let problem = |message| Problem { path: self.name.clone(), message };
        bytes.and_then(|bytes| text(bytes, max_bytes)).map_err(problem)
    }
}

/// Opens a file, and gives its length. To open a pipe is to wait for whoever writes to it, so only a regular file is opened.
pub(crate) fn opened(file: &Path) -> Result<(File, u64), String> {
    let metadata = fs::metadata(file).map_err(|error| reason(&error))?;
    if !metadata.is_file() {
        return Err(no_file(metadata.file_type()).to_owned());
    }
    File::open(file).map(|file| (file, metadata.len())).map_err(|error| reason(&error))
}

/// The bytes of a file.
fn file_bytes(file: &Path, max_bytes: u64) -> Result<Vec<u8>, String> {
    let (file, length) = opened(file)?;
    all(file, length, max_bytes).map_err(|error| reason(&error))
}

/// What is wrong with standard input that holds nothing.
pub(crate) const NO_INPUT: &str = "standard input is empty";

/// The bytes of standard input: there must be some, because a command that failed before the pipe leaves none.
fn not_nothing(bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    if bytes.is_empty() { Err(NO_INPUT.to_owned()) } else { Ok(bytes) }
}

/// The bytes, and one more than there may be. There are so many, as far as anybody knows: with room for them, and for what
/// shows that no more follow, they are read at once.
fn all(reader: impl Read, length: u64, max_bytes: u64) -> io::Result<Vec<u8>> {
    let most = max_bytes.saturating_add(1);
    let mut bytes = Vec::with_capacity(usize::try_from(length.saturating_add(1).min(most)).unwrap_or(0));
    reader.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The text that bytes spell, or why they do not spell any.
fn text(bytes: Vec<u8>, max_bytes: u64) -> Result<String, String> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > max_bytes {
        return Err(format!("larger than {max_bytes} bytes; --max-bytes raises the limit"));
    }
    // The mark of UTF-32 begins with that of UTF-16.
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err("this is UTF-32, by its byte order mark; expected UTF-8".to_owned());
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err("this is UTF-16, by its byte order mark; expected UTF-8".to_owned());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let byte = error.as_bytes().get(at).copied().unwrap_or_default();
        format!("not UTF-8: byte {at} is 0x{byte:02X}")
    })?;
    match text.find('\0') {
        Some(at) => Err(format!("not text: byte {at} is NUL")),
        None => Ok(text),
    }
}

/// Why something that is neither a file nor a folder is no draft.
pub(super) fn no_file(kind: fs::FileType) -> &'static str {
    if kind.is_dir() {
        "this is a folder, expected a file"
    } else {
        "not a regular file but a pipe or a device; `-` reads standard input"
    }
}

/// Why a file cannot be read or written, without the number of the error.
pub(crate) fn reason(error: &io::Error) -> String {
    let kind = error.kind();
    if kind == io::ErrorKind::NotFound {
        return "no such file or folder".to_owned();
    }
    let named = kind.to_string();
    if named == UNNAMED {
        // The system has a name for it all the same: `input/output error`.
        let told = error.to_string();
        return told.split(" (os error").next().unwrap_or_default().to_lowercase();
    }
    named
}

/// The name of errors that the standard library has no name for.
const UNNAMED: &str = "uncategorized error";

/// A path as reports name it and exceptions know it: from the working folder where it lies there, the same on every
/// system, without `./` before it.
pub(super) fn shown(path: &Path) -> String {
    let path = seen_from_here(path);
    let shown = path.to_string_lossy();
    if cfg!(windows) { shown.replace('\\', "/") } else { shown.into_owned() }
}

/// The same as a path, which loses no letter.
fn seen_from_here(path: &Path) -> PathBuf {
    let path = from_here(path).unwrap_or_else(|| path.to_path_buf());
    path.strip_prefix(".").ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(&path).to_path_buf()
}

/// A path from the root of the file system, as it is seen from here.
pub(super) fn whole(path: &Path) -> io::Result<PathBuf> {
    Ok(env::current_dir()?.canonicalize()?.join(seen_from_here(path)))
}

/// A path from the root of the file system as reports name it.
pub(super) fn named_from_here(whole: &Path) -> String {
    match env::current_dir().and_then(|here| here.canonicalize()) {
        Ok(here) => seen_from(&here, whole),
        Err(_) => whole.to_string_lossy().into_owned(),
    }
}

/// A path from the root of the file system as it is seen from a folder, with `/` between its parts on every system.
pub(crate) fn seen_from(folder: &Path, whole: &Path) -> String {
    let shared = folder.components().zip(whole.components()).take_while(|(one, other)| one == other).count();
    let ups = folder.components().skip(shared).map(|_| Component::ParentDir);
    let path: PathBuf = ups.chain(whole.components().skip(shared)).collect();
    let named = path.to_string_lossy();
    if cfg!(windows) { named.replace('\\', "/") } else { named.into_owned() }
}

/// A path that takes a detour, from the working folder if it lies there. The file itself need not exist, and where it
/// is a link, it keeps its name.
fn from_here(path: &Path) -> Option<PathBuf> {
    let detours = |part: Component<'_>| !matches!(part, Component::Normal(_) | Component::CurDir);
    if !path.components().any(detours) {
        return None;
    }
    let here = env::current_dir().ok()?.canonicalize().ok()?;
    let folder = path.parent()?.canonicalize().ok()?;
    Some(folder.strip_prefix(here).ok()?.join(path.file_name()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn an_error_without_a_kind_has_the_name_that_the_system_gives_it() {
        let reason_of = |number| reason(&io::Error::from_raw_os_error(number));
        assert_eq!([reason_of(5), reason_of(13)], ["input/output error", "permission denied"]);
    }
}
