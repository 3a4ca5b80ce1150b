//! The copy of the repository in which the changes are written.

use crate::change::{Change, Site};
use crate::find;
use crate::rewrite::Rewritten;
use crate::switch;
use anyhow::{Context, Result, ensure};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file that has changes.
struct Source {
    name: String,
    text: String,
    sites: Vec<Site>,
    /// The number of each change of each place.
    numbers: Vec<Vec<u32>>,
}

/// The copy, and what can be changed in it.
pub struct Tree {
    root: PathBuf,
    sources: Vec<Source>,
    /// All changes: the first has the number 0.
    pub changes: Vec<Change>,
    rewritten: BTreeMap<String, Rewritten>,
}

impl Tree {
    /// Finds the changes of the files of a repository that match a glob.
    ///
    /// # Errors
    ///
    /// A glob is wrong, no file matches, or a file cannot be read.
    pub fn of(repository: &Path, root: PathBuf, globs: &[String]) -> Result<Self> {
        let globs = glob_set(globs)?;
        let mut tree = Self { root, sources: Vec::new(), changes: Vec::new(), rewritten: BTreeMap::new() };
        for name in files_of(repository)?.into_iter().filter(|name| globs.is_match(name) && is_source(name)) {
            let text = fs::read_to_string(repository.join(&name))?;
            let sites = find::sites(&name, &text).with_context(|| format!("{name} is no Rust"))?;
            tree.add(name, text, sites)?;
        }
        ensure!(!tree.sources.is_empty(), "no file of src matches");
        Ok(tree)
    }

    fn add(&mut self, name: String, text: String, sites: Vec<Site>) -> Result<()> {
        let mut numbers = Vec::new();
        for site in &sites {
            let mut of_site = Vec::new();
            for (change, _) in &site.changes {
                of_site.push(u32::try_from(self.changes.len())?);
                self.changes.push(change.clone());
            }
            numbers.push(of_site);
        }
        self.sources.push(Source { name, text, sites, numbers });
        Ok(())
    }

    /// Copies the files of the repository to where the copy is to be.
    ///
    /// # Errors
    ///
    /// A file cannot be read or written.
    pub fn copy(&self, repository: &Path) -> Result<()> {
        if self.root.exists() {
            fs::remove_dir_all(&self.root)?;
        }
        for name in files_of(repository)? {
            let (from, to) = (repository.join(&name), self.root.join(&name));
            if from.is_file() {
                fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
                fs::copy(&from, &to).with_context(|| format!("{name} cannot be copied"))?;
            }
        }
        let library = self.root.join("src/lib.rs");
        let text = fs::read_to_string(&library)?;
        fs::write(&library, format!("#![allow(warnings)]\n{text}\n#[doc(hidden)]\npub mod mutation;\n"))?;
        fs::write(self.root.join("src/mutation.rs"), switch::module(self.changes.len()))?;
        Ok(())
    }

    /// Writes some of the changes into the copy.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn write(&mut self, chosen: &BTreeSet<u32>) -> Result<()> {
        for source in &self.sources {
            let kept = |of_site: &Vec<u32>| of_site.iter().map(|n| chosen.contains(n).then_some(*n)).collect();
            let numbers: Vec<Vec<Option<u32>>> = source.numbers.iter().map(kept).collect();
            let rewritten = Rewritten::of(&source.text, &source.sites, &numbers);
            let path = self.root.join(&source.name);
            if fs::read_to_string(&path)? != rewritten.text {
                fs::write(&path, &rewritten.text)?;
            }
            self.rewritten.insert(source.name.clone(), rewritten);
        }
        Ok(())
    }

    /// The folder of the copy.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The text of a file with its changes.
    pub fn rewritten(&self, name: &str) -> Option<&Rewritten> {
        self.rewritten.get(name)
    }
}

/// The files of a repository that are committed, or would be.
fn files_of(repository: &Path) -> Result<Vec<String>> {
    let listing = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(repository)
        .output()
        .context("git is missing")?;
    ensure!(listing.status.success(), "git does not list the files");
    let names = String::from_utf8(listing.stdout)?;
    let mut names: Vec<String> = names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect();
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

fn glob_set(globs: &[String]) -> Result<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        set.add(GlobBuilder::new(glob).literal_separator(true).build()?);
    }
    Ok(set.build()?)
}

/// Returns whether a file is code that is no test.
fn is_source(name: &str) -> bool {
    name.starts_with("src/")
        && name.ends_with(".rs")
        && !name.split('/').any(|part| part == "tests" || part == "tests.rs")
}
