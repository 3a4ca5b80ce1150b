//! The baseline of a run: what is known of its drafts, what of that is not there any more, and how it is written.
//!
//! Paths in the file are seen from its own folder, so that a run in another folder means the same.

use crate::arguments::CheckArguments;
use crate::gate::{DraftSource, reason, seen_from};
use crate::output::{self, Look};
use crate::policies;
use crate::trusted::Trusted;
use crate::whole_file::write_whole;
use anyhow::{Context, anyhow, bail};
use discretion::Report;
use discretion::config::Baseline;
use discretion::draft::KnownFindings;
use discretion::report::BaselineEntry;
use discretion::text::{counted, one_line};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The baseline of a run; empty where there is none.
#[derive(Debug, Default)]
pub(crate) struct KnownBefore {
    place: Option<BaselinePlace>,
    baseline: Baseline,
}

/// The file of a baseline.
#[derive(Debug)]
struct BaselinePlace {
    /// The file as it was named.
    file: PathBuf,
    /// Its folder, without links and detours.
    folder: PathBuf,
}

/// What the drafts of a run have.
#[derive(Debug, Default)]
pub(crate) struct FoundNow {
    /// What takes the place of what was known, by path.
    entries: Vec<(String, Vec<BaselineEntry>)>,
    /// The number of entries that match nothing any more.
    gone: usize,
}

impl KnownBefore {
    /// The baseline that the arguments name, if they do. None where it is refused: then standard error says why.
    pub(crate) fn of(arguments: &CheckArguments, trusted: &Trusted, errors: Look) -> anyhow::Result<Option<Self>> {
        let Some(file) = &arguments.news.baseline else { return Ok(Some(Self::default())) };
        let revision = trusted.silence_revision();
        let read = |_: &str| match revision {
            Some(revision) => revision.read(file),
            None if fs::metadata(file)?.is_file() => fs::read(file),
            None if file.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            None => Err(io::Error::other("not a regular file")),
        };
        let name = one_line(&file.to_string_lossy());
        let baseline = match Baseline::load_from(&name, &read) {
            Ok(Some(baseline)) => baseline,
            Ok(None) if arguments.news.write_baseline => Baseline::default(),
            Ok(None) => match revision {
                Some(revision) => bail!("{name} is not in `{}`", revision.name()),
                None => bail!("there is no baseline {name}; --write-baseline makes it"),
            },
            Err(error) => {
                policies::refuse_file("baseline", &error, errors, revision);
                return Ok(None);
            }
        };
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = folder.canonicalize().map_err(|error| anyhow!("{}: {}", folder.display(), reason(&error)))?;
        Ok(Some(Self { place: Some(BaselinePlace { file: file.clone(), folder }), baseline }))
    }

    /// What is known of a draft.
    pub(crate) fn of_draft(&self, draft: &DraftSource) -> KnownFindings {
        self.path_of(draft).map(|path| self.baseline.known_at(&path)).unwrap_or_default()
    }

    /// The path of a draft in the baseline; none for standard input.
    fn path_of(&self, draft: &DraftSource) -> Option<String> {
        let place = self.place.as_ref()?;
        draft.kept_at()?;
        Some(seen_from(&place.folder, &draft.whole_path().ok()?))
    }

    /// Follows files that were renamed: those of which something is known and that are gone. `check` is asked for each draft
    /// of which nothing is known, and only where a file is gone.
    pub(crate) fn follow<O>(
        &mut self,
        drafts: &[(&DraftSource, O)],
        check: impl Fn(&DraftSource, &O) -> Option<Report>,
    ) {
        let vanished = self.vanished();
        if vanished.is_empty() {
            return;
        }
        let known: BTreeSet<&str> = self.baseline.paths().collect();
        let new = drafts.iter().filter_map(|(draft, order)| Some((self.path_of(draft)?, *draft, order)));
        let new = new.filter(|(path, ..)| !known.contains(path.as_str()));
        let found: Vec<(String, Vec<BaselineEntry>)> =
            new.filter_map(|(path, draft, order)| Some((path, check(draft, order)?.baseline().to_vec()))).collect();
        self.baseline.follow(&vanished, &found);
    }

    /// The paths of which something is known and where no file is.
    fn vanished(&self) -> Vec<String> {
        let Some(place) = &self.place else { return Vec::new() };
        self.baseline.paths().filter(|path| !place.folder.join(path).exists()).map(str::to_owned).collect()
    }

    /// Says how many entries match nothing any more.
    pub(crate) fn tell(&self, found: &FoundNow) {
        let Some(place) = &self.place else { return };
        let vanished: usize = self.vanished().iter().map(|path| self.baseline.known_at(path).len()).sum();
        let (verb, object) = match found.gone + vanished {
            0 => return,
            1 => ("1 entry matches".to_owned(), "it"),
            gone => (format!("{gone} entries match"), "them"),
        };
        let file = one_line(&place.file.to_string_lossy());
        output::complain(&format!("note: {file}: {verb} nothing any more; --write-baseline takes {object} out\n"));
    }

    /// Writes what the drafts of the run have in place of what was known of them.
    pub(crate) fn write(mut self, found: &FoundNow) -> anyhow::Result<()> {
        for path in self.vanished() {
            self.baseline.remove(&path);
        }
        let Some(place) = &self.place else { return Ok(()) };
        for (path, entries) in &found.entries {
            self.baseline.remove(path);
            self.baseline.add(path, entries);
        }
        let file = one_line(&place.file.to_string_lossy());
        write_whole(&place.file, &self.baseline.to_toml()).with_context(|| format!("cannot write {file}"))?;
        let (entries, drafts) = (self.baseline.count(), counted(self.baseline.paths().count(), "draft"));
        let entries = if entries == 1 { "1 entry".to_owned() } else { format!("{entries} entries") };
        output::complain(&format!("note: {file}: {entries} for {drafts}\n"));
        Ok(())
    }
}

impl FoundNow {
    /// Takes what came of a draft.
    pub(crate) fn take(&mut self, known: &KnownBefore, draft: &DraftSource, report: &Report) {
        self.gone += report.gone().len();
        self.entries.extend(known.path_of(draft).map(|path| (path, report.baseline().to_vec())));
    }
}
