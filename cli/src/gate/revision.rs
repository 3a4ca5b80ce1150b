//! Files as they stood in a revision of the repository, for runs that do not trust the change under check.
//!
//! Git is asked: one process answers for all files of a run. Links inside the revision are followed there, and nothing of
//! the working tree is read.

use super::changes::FETCH;
use anyhow::{Context, anyhow, bail};
use std::env;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// A revision of the repository in which the program runs.
#[derive(Debug)]
pub(crate) struct Revision {
    /// The name that the arguments give it.
    name: String,
    /// The commit.
    commit: String,
    /// The root of the repository.
    root: PathBuf,
    /// The working folder.
    here: PathBuf,
    files: Mutex<FileServer>,
}

/// The process that gives files.
#[derive(Debug)]
struct FileServer {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Revision {
    /// The revision of a name.
    pub(crate) fn named(name: &str) -> anyhow::Result<Self> {
        let root =
            ask(&["rev-parse", "--show-toplevel"]).with_context(|| format!("cannot look for revision `{name}`"))?;
        let commit = format!("{name}^{{commit}}");
        let commit = ask(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit]).map_err(|_| {
            let is_shallow = ask(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|answer| answer == "true");
            let help = if is_shallow { format!("; this is a shallow clone: {FETCH}") } else { String::new() };
            anyhow!("no revision `{name}` in this repository{help}")
        })?;
        let here = env::current_dir().and_then(|here| here.canonicalize()).context("cannot find the working folder")?;
        let root = Path::new(&root).canonicalize().context("cannot find the root of the repository")?;
        let files = Mutex::new(FileServer::start()?);
        Ok(Self { name: name.to_owned(), commit, root, here, files })
    }

    /// The name that the arguments give it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The commit.
    pub(super) fn commit(&self) -> &str {
        &self.commit
    }

    /// The root of the repository.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The bytes of a file, its path seen from the working folder.
    ///
    /// # Errors
    /// `NotFound` where the revision has no such file, or where it lies outside of the repository.
    pub(crate) fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let inside = self.inside(path).ok_or(io::ErrorKind::NotFound)?;
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.read(&format!("{}:{inside}", self.commit))
    }

    /// Returns whether a path, seen from the working folder, lies in the repository.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        self.inside(path).is_some()
    }

    /// A path as Git names it, from the root of the repository. Git asks line by line, so no name may have two.
    fn inside(&self, path: &Path) -> Option<String> {
        let mut whole = PathBuf::new();
        for part in self.here.join(path).components() {
            match part {
                Component::ParentDir => drop(whole.pop()),
                Component::CurDir => {}
                Component::Prefix(_) | Component::RootDir | Component::Normal(_) => whole.push(part),
            }
        }
        let inside = whole.strip_prefix(&self.root).ok()?;
        let parts: Option<Vec<&str>> = inside.components().map(|part| part.as_os_str().to_str()).collect();
        parts.map(|parts| parts.join("/")).filter(|inside| !inside.is_empty() && !inside.contains(['\n', '\r', '\0']))
    }
}

impl FileServer {
    fn start() -> anyhow::Result<Self> {
        let mut git = git(&["cat-file", "--batch", "--follow-symlinks"]);
        git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = git.spawn().context("cannot run git")?;
        let questions = process.stdin.take().context("git takes no questions")?;
        let answers = BufReader::new(process.stdout.take().context("git gives no answers")?);
        Ok(Self { process, questions, answers })
    }

    /// The bytes of a blob. The answer begins with a line: `ID blob SIZE`, `QUESTION missing`, or where a link leads
    /// out of the revision, `symlink SIZE` and the like.
    fn read(&mut self, question: &str) -> io::Result<Vec<u8>> {
        writeln!(self.questions, "{question}").and_then(|()| self.questions.flush())?;
        let mut head = Vec::new();
        self.answers.read_until(b'\n', &mut head)?;
        let head = String::from_utf8_lossy(&head).into_owned();
        if !head.ends_with('\n') {
            return Err(io::Error::other("git has ended"));
        }
        let head = head.trim_end();
        if head.ends_with(" missing") || head.ends_with(" ambiguous") {
            return Err(io::ErrorKind::NotFound.into());
        }
        let size = head.rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
        let size = size.ok_or_else(|| io::Error::other("git gives an answer that nobody understands"))?;
        let mut bytes = Vec::new();
        (&mut self.answers).take(size.saturating_add(1)).read_to_end(&mut bytes)?;
        bytes.pop();
        let kind = head.split(' ').nth(1);
        if kind == Some("blob") { Ok(bytes) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

impl Drop for FileServer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The answer of Git in one line.
pub(super) fn ask(arguments: &[&str]) -> anyhow::Result<String> {
    let output = git(arguments).stdin(Stdio::null()).output().context("cannot run git")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{}", said.lines().next().unwrap_or("git fails").trim_start_matches("fatal: "));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// A command of Git in the working folder. Replacements of objects are no part of a revision.
pub(super) fn git(arguments: &[&str]) -> Command {
    let mut git = Command::new("git");
    git.args(arguments).env("GIT_NO_REPLACE_OBJECTS", "1").env("LC_ALL", "C");
    git
}
