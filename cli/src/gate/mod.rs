//! Drafts to check: the drafts that a command line names, and their texts.
//!
//! Each draft is selected once, and they are sorted by path; a link is a draft beside the file that it leads to. What
//! is known to be wrong before any draft is read, such as a folder without drafts, is a problem of its argument; the
//! others are still checked. What a folder or a glob leaves out is counted and named.

mod approvals;
mod changes;
mod config;
mod folder;
mod git;
mod ignoring;
mod revision;
mod source;

pub(crate) use approvals::approvals;
pub(crate) use changes::{Changes, EditedDraft};
pub(crate) use config::{ConfigFile, Configs, bytes_of};
pub(crate) use ignoring::GIT_FOLDER;
pub(crate) use revision::Revision;
pub(crate) use source::{DraftSource, NO_INPUT, opened, reason, seen_from};

use discretion::Report;
use discretion::draft::Format;
use discretion::emit::{LeftOut, Omission};
use discretion::report::DraftProblem;
use discretion::text::nearest;
use folder::{FolderFiles, Omitted, OmittedBy, Wanted, broken, ending, search, unread};
use globset::GlobBuilder;
use source::shown;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The largest draft that is read where nothing else is said.
pub(crate) const MAX_BYTES: u64 = 16 * 1024 * 1024;
/// The argument for standard input.
const STDIN: &str = "-";
/// Characters that make an argument a glob.
const WILDCARDS: [char; 4] = ['*', '?', '[', '{'];

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

/// How drafts are looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DraftScope<'s> {
    /// The path of what comes from standard input.
    pub(crate) stdin_path: Option<&'s Path>,
    /// True if ignore files count for nothing.
    pub(crate) no_ignore: bool,
    /// The files that must not be left out.
    pub(crate) strictness: Strictness,
}

/// The files that must not be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// None.
    Lenient,
    /// Those that a glob matches and an ignore file leaves out: whoever wrote the glob meant them.
    Globs,
    /// All.
    Strict,
}

/// The drafts that the arguments name.
#[derive(Clone, Debug, Default)]
pub(crate) struct DraftList {
    /// The drafts, each once, sorted by path.
    pub(crate) drafts: Vec<DraftSource>,
    /// Arguments that name no draft or cannot be read.
    pub(crate) problems: Vec<Problem>,
    /// The files that folders and globs leave out, sorted by path.
    pub(crate) left_out: Vec<LeftOut>,
    /// The arguments.
    paths: Vec<PathBuf>,
    /// True if ignore files count for nothing.
    no_ignore: bool,
    /// True if an argument was a folder or a glob, so that its user may not know how many drafts there are.
    pub(crate) is_open: bool,
}

impl DraftList {
    /// The drafts that the arguments name.
    pub(crate) fn of(paths: &[PathBuf], scope: DraftScope<'_>) -> Self {
        let mut list = Self { paths: paths.to_vec(), no_ignore: scope.no_ignore, ..Self::default() };
        for path in paths {
            if path.as_os_str() == STDIN {
                list.drafts.push(DraftSource::stdin(scope.stdin_path));
            } else if let Err(message) = list.add(path, scope) {
                list.problems.push(Problem { path: shown(path), message });
            }
        }
        list.drafts.sort();
        let mut known = BTreeSet::new();
        list.drafts.retain(|source| known.insert(source.place()));
        list.left_out.sort_by(|one, other| one.path.cmp(&other.path));
        list.left_out.dedup_by(|one, other| one.path == other.path);
        let drafts: BTreeSet<&str> = list.drafts.iter().map(|draft| draft.name.as_str()).collect();
        list.left_out.retain(|left_out| !drafts.contains(left_out.path.as_str()));
        list.problems.sort();
        list.problems.dedup();
        list
    }

    /// The drafts of an archive, over which a policy is tried.
    pub(crate) fn over(paths: &[PathBuf]) -> Self {
        Self::of(paths, DraftScope { stdin_path: None, no_ignore: false, strictness: Strictness::Lenient })
    }

    /// Takes out the drafts that did not change, and gives how many there were.
    pub(crate) fn retain_changed(&mut self, changes: &Changes) -> usize {
        let before = self.drafts.len();
        let mut problems = Vec::new();
        self.drafts.retain(|draft| changes.touch(draft).map_err(|problem| problems.push(problem)).unwrap_or(false));
        let unchanged = before - self.drafts.len() - problems.len();
        self.problems.extend(problems);
        unchanged
    }

    /// Returns whether the arguments would name a file if it were there; its path begins at the root of the file
    /// system.
    pub(crate) fn means(&self, file: &Path) -> bool {
        let is_draft = Format::of_path(&file.to_string_lossy()).is_some();
        let seen = PathBuf::from(source::named_from_here(file));
        let is_meant = |path: &PathBuf| match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                is_draft && path.canonicalize().is_ok_and(|folder| file.starts_with(folder))
            }
            Ok(_) => false,
            Err(_) => {
                let pattern = path.to_string_lossy();
                let glob =
                    GlobBuilder::new(pattern.strip_prefix("./").unwrap_or(&pattern)).literal_separator(true).build();
                is_draft && glob.is_ok_and(|glob| glob.compile_matcher().is_match(&seen))
            }
        };
        self.paths.iter().any(is_meant) && (self.no_ignore || !ignoring::leaves_out(file))
    }

    /// Returns whether a file, whose path is real, is one of the drafts.
    pub(crate) fn holds(&self, file: &Path) -> bool {
        self.drafts.iter().any(|draft| draft.real_path().as_deref() == Some(file))
    }

    /// Adds the drafts of an argument: a file, those of a folder, or those that a glob matches.
    fn add(&mut self, path: &Path, scope: DraftScope<'_>) -> Result<(), String> {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                self.is_open = true;
                let wanted = Wanted { reach: &|_| true, ending: None, ignored: scope.no_ignore };
                let is_strict = scope.strictness == Strictness::Strict;
                let found = search(path, wanted);
                self.add_found(found, |_| is_strict)
                    .ok_or_else(|| format!("no draft in this folder, expected files that end like {}", endings()))
            }
            Ok(_) => {
                if let Some(format) = Format::unread(&path.to_string_lossy()) {
                    return Err(unread(format));
                }
                self.drafts.push(DraftSource::of_file(path.to_path_buf()));
                Ok(())
            }
            Err(error) => match path.to_str().filter(|text| text.contains(WILDCARDS)) {
                Some(pattern) => self.add_matches(pattern, scope),
                None if path.is_symlink() => Err(broken(&error)),
                None => Err(format!("{}{}", reason(&error), hint(path))),
            },
        }
    }

    /// Adds the files that a glob matches: those with the endings of drafts, and those whose ending it names.
    fn add_matches(&mut self, pattern: &str, scope: DraftScope<'_>) -> Result<(), String> {
        let glob = GlobBuilder::new(pattern.strip_prefix("./").unwrap_or(pattern)).literal_separator(true).build();
        self.is_open = true;
        let malformed = |error: globset::Error| format!("not a file, a folder or a glob: {}", error.kind());
        let glob = glob.map_err(malformed)?.compile_matcher();
        let base = base(pattern);
        let ending = ending(Path::new(pattern));
        let reach = |file: &Path| glob.is_match(file.strip_prefix(".").unwrap_or(file));
        let wanted = Wanted { reach: &reach, ending: ending.as_deref(), ignored: scope.no_ignore };
        let found = if base.is_dir() { search(&base, wanted) } else { FolderFiles::default() };
        let must_not_miss = |omitted: &Omitted| match scope.strictness {
            Strictness::Lenient => false,
            Strictness::Globs => matches!(omitted.why, OmittedBy::Ignored(_)),
            Strictness::Strict => true,
        };
        self.add_found(found, must_not_miss).ok_or_else(|| "this glob matches no draft".to_owned())
    }

    /// Adds what a search found, and gives nothing where that is nothing: neither a draft nor a problem. What is left
    /// out and must not be is a problem.
    fn add_found(&mut self, found: FolderFiles, must_not_miss: impl Fn(&Omitted) -> bool) -> Option<()> {
        let before = (self.drafts.len(), self.problems.len());
        self.drafts.extend(found.drafts.into_iter().map(DraftSource::of_file));
        self.problems.extend(found.problems);
        for omitted in found.omitted {
            if must_not_miss(&omitted) {
                self.problems.push(missed(&omitted));
            } else {
                self.left_out.push(left_out(omitted));
            }
        }
        (before != (self.drafts.len(), self.problems.len())).then_some(())
    }
}

/// Something that is left out, as reports name it.
fn left_out(omitted: Omitted) -> LeftOut {
    let path = omitted_path(&omitted);
    match omitted.why {
        OmittedBy::Ignored(by) => LeftOut::new(path, Omission::IgnoreFile, by.file, omitted.files),
        OmittedBy::Format(format) => LeftOut::new(path, Omission::Format, format, omitted.files),
    }
}

/// Something that is left out and must not be.
fn missed(omitted: &Omitted) -> Problem {
    let message = match &omitted.why {
        OmittedBy::Ignored(by) => format!("left out by {}; --no-ignore reads it, --no-strict lets it be", by.file),
        OmittedBy::Format(format) => unread(format),
    };
    Problem { path: omitted_path(omitted), message }
}

fn omitted_path(omitted: &Omitted) -> String {
    let path = shown(&omitted.path);
    if omitted.is_folder { format!("{path}/") } else { path }
}

/// An ending of each format, in a sentence.
fn endings() -> String {
    let endings = Format::EACH.iter().copied().filter_map(|format| format.endings().first());
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
