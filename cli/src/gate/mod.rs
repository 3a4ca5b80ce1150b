//! Drafts to check: the drafts that a command line names, and their texts.
//!
//! Each draft is selected once, and they are sorted by path. What is known to be wrong before any draft is read, such
//! as a folder without drafts, is a problem of its argument; the others are still checked.

use discretion::Report;
use discretion::draft::Format;
use discretion::report::DraftProblem;
use discretion::text::nearest;
use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;
use std::collections::BTreeSet;
use std::env;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// The argument for standard input.
const STDIN: &str = "-";
/// Characters that make an argument a glob.
const WILDCARDS: [char; 4] = ['*', '?', '[', '{'];

/// The source of a draft.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DraftSource {
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

impl Problem {
    /// What is wrong with the head of a draft that was checked.
    pub(crate) fn of_head(report: &Report, problem: &DraftProblem) -> Self {
        let path = format!("{}:{}", report.path().unwrap_or("draft"), problem.location().start);
        let help = problem.help().map(|help| format!("; {help}")).unwrap_or_default();
        Self { path, message: format!("{}{help}", problem.message()) }
    }
}

/// The drafts that the arguments name.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftList {
    /// The drafts, each once, sorted by path.
    pub(crate) drafts: Vec<DraftSource>,
    /// Arguments that name no draft or cannot be read.
    pub(crate) problems: Vec<Problem>,
    /// True if an argument was a folder or a glob, so that its user may not know how many drafts there are.
    pub(crate) is_open: bool,
}

impl DraftList {
    /// The drafts that the arguments name; `stdin_path` is the path of what comes from standard input.
    pub(crate) fn of(paths: &[PathBuf], stdin_path: Option<&Path>) -> Self {
        let mut list = Self::default();
        for path in paths {
            if path.as_os_str() == STDIN {
                let name = stdin_path.map_or_else(|| "<stdin>".to_owned(), shown);
                list.drafts.push(DraftSource { name, file: None });
            } else if let Err(message) = list.add(path) {
                list.problems.push(Problem { path: shown(path), message });
            }
        }
        list.drafts.sort();
        let mut known = BTreeSet::new();
        list.drafts.retain(|source| known.insert(source.real_path()));
        list.problems.sort();
        list
    }

    /// Returns whether a file, whose path is real, is one of the drafts.
    pub(crate) fn holds(&self, file: &Path) -> bool {
        self.drafts.iter().any(|draft| draft.real_path().as_deref() == Some(file))
    }

    /// Adds the drafts of an argument: a file, those of a folder, or those that a glob matches.
    fn add(&mut self, path: &Path) -> Result<(), String> {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                self.is_open = true;
                if self.walk(path, is_draft) {
                    Ok(())
                } else {
                    Err(format!("no draft in this folder, expected files that end with {}", endings()))
                }
            }
            Ok(_) => {
                if let Some(name) = path.to_str().and_then(Format::unread) {
                    return Err(format!("{name} is not read; check what is made of it, such as its HTML"));
                }
                self.drafts.push(DraftSource { name: shown(path), file: Some(path.to_path_buf()) });
                Ok(())
            }
            Err(error) => match path.to_str().filter(|text| text.contains(WILDCARDS)) {
                Some(pattern) => self.add_matches(pattern),
                None => Err(format!("{}{}", reason(&error), hint(path))),
            },
        }
    }

    /// Adds the files that a glob matches: those with the endings of drafts, and those whose ending it names.
    fn add_matches(&mut self, pattern: &str) -> Result<(), String> {
        let glob = GlobBuilder::new(pattern.strip_prefix("./").unwrap_or(pattern)).literal_separator(true).build();
        self.is_open = true;
        let malformed = |error: globset::Error| format!("not a file, a folder or a glob: {}", error.kind());
        let glob: GlobMatcher = glob.map_err(malformed)?.compile_matcher();
        let base = base(pattern);
        let own = ending(Path::new(pattern));
        let wanted = |file: &Path| {
            let fits = is_draft(file) || (own.is_some() && ending(file) == own);
            fits && glob.is_match(file.strip_prefix(".").unwrap_or(file))
        };
        if base.is_dir() && self.walk(&base, wanted) { Ok(()) } else { Err("no draft matches this glob".to_owned()) }
    }

    /// Adds the wanted files under a folder that no ignore file leaves out, and says whether anything was added.
    fn walk(&mut self, folder: &Path, wanted: impl Fn(&Path) -> bool) -> bool {
        let before = (self.drafts.len(), self.problems.len());
        // What is checked must not depend on the settings of the user's own Git, nor on there being a repository.
        for entry in WalkBuilder::new(folder).git_global(false).require_git(false).build() {
            match entry {
                Ok(entry) if wanted(entry.path()) && entry.path().is_file() => {
                    self.drafts.push(DraftSource { name: shown(entry.path()), file: Some(entry.into_path()) });
                }
                Ok(_) => {}
                Err(error) => self.problems.push(Problem { path: shown(folder), message: error.to_string() }),
            }
        }
        before != (self.drafts.len(), self.problems.len())
    }
}

/// The endings of drafts in a sentence.
fn endings() -> String {
    let endings = Format::EACH.into_iter().flat_map(Format::endings);
    let names: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
    let (last, others) = names.split_last().expect("there are several");
    format!("{} or {last}", others.join(", "))
}

/// The path beside a missing one whose name is nearest, as a question.
fn hint(missing: &Path) -> String {
    let folder = missing.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = fs::read_dir(folder) else { return String::new() };
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    let name = missing.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    match nearest(name, names.iter().map(String::as_str)) {
        Some(near) => format!("; did you mean `{}`?", shown(&folder.join(near))),
        None => String::new(),
    }
}

/// The folder that all matches of a glob lie in.
fn base(pattern: &str) -> PathBuf {
    let is_plain = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(WILDCARDS);
    let parts: Vec<Component<'_>> = Path::new(pattern).components().collect();
    let folder: PathBuf = parts.iter().take(parts.len().saturating_sub(1)).take_while(|part| is_plain(part)).collect();
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }
}

impl DraftSource {
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

    /// The file, whatever way leads to it.
    fn real_path(&self) -> Option<PathBuf> {
        self.file.as_ref().map(|file| file.canonicalize().unwrap_or_else(|_| file.clone()))
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

/// The text that bytes spell, or why they do not spell any.
fn text(bytes: Vec<u8>, max_bytes: u64) -> Result<String, String> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > max_bytes {
        return Err(format!("larger than {max_bytes} bytes; --max-bytes raises the limit"));
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

/// Returns whether a file is a draft by its ending.
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
