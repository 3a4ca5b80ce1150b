//! The checkers of drafts and what they are made of: as `check` finds them, kept until one of their files changes.
//!
//! A policy that breaks keeps the checker that was made of it before: its warnings still stand, and the fault says that
//! they are not those of the policy as it is.

use super::files::{FileStates, OpenFiles, RememberingReader};
use super::settings::{Client, EditorSettings};
use crate::gate::{ConfigFile, Configs, DraftSource};
use crate::manner::{GivenManner, Manner};
use crate::moments::now;
use crate::policies::standard_packs;
use discretion::config::{DraftsTable, FailOn};
use discretion::draft::Format;
use discretion::policy::{PolicyError, Secrets};
use discretion::{Checker, Policy};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

/// Why a draft cannot be checked with the policy as it is.
#[derive(Clone, Debug)]
pub(super) enum DraftFault {
    /// A policy or a configuration is refused.
    Refused(PolicyError),
    /// Something else is wrong, in words.
    Said(String),
}

/// All that a draft is checked with.
#[derive(Clone, Debug)]
pub(super) struct DraftDesk {
    pub(super) checker: Checker,
    pub(super) manner: Manner,
    pub(super) fail_on: FailOn,
    /// The path that reports and exceptions know.
    pub(super) name: String,
    pub(super) source: DraftSource,
    /// The folder that is open around it.
    pub(super) folder: Option<PathBuf>,
}

/// A draft of the editor: where it lies, and as what it is read.
#[derive(Clone, Debug)]
pub(super) struct DraftPlace {
    /// Its path, or that of a file that does not exist.
    pub(super) path: PathBuf,
    /// The folder from which paths are seen; none where that is the one of its configuration.
    pub(super) folder: Option<PathBuf>,
}

impl DraftPlace {
    /// The place of a file.
    pub(super) fn of_file(path: &Path, client: &Client) -> Self {
        Self { path: path.to_path_buf(), folder: client.folder_of(path).map(Path::to_path_buf) }
    }

    /// The place of a draft that has no file: it would lie in the first folder that is open.
    pub(super) fn without_file(format: Format, client: &Client) -> Self {
        let folder = client.folders.first().cloned();
        let name = format!("untitled.{}", format.endings().first().copied().unwrap_or("md"));
        Self { path: folder.clone().unwrap_or_else(std::env::temp_dir).join(name), folder }
    }
}

/// The checkers that were made.
#[derive(Debug, Default)]
pub(super) struct EditorCheckers {
    kept: BTreeMap<CheckerKey, KeptChecker>,
    /// The desks at which drafts were checked last, by address.
    desks: BTreeMap<String, DraftDesk>,
}

/// The file of a policy, or the configuration with the policies that it names and its time zone.
type CheckerKey = (PathBuf, Vec<String>, Option<String>);

/// A checker, and what it was made of.
#[derive(Debug)]
struct KeptChecker {
    files: FileStates,
    /// The last one that could be made.
    good: Option<Checker>,
    fault: Option<PolicyError>,
}

impl EditorCheckers {
    /// The desk of a draft; beside a fault, the one that it had before.
    pub(super) fn desk(
        &mut self,
        uri: &str,
        place: &DraftPlace,
        open: &OpenFiles,
        settings: &EditorSettings,
    ) -> (Option<DraftDesk>, Option<DraftFault>) {
        match self.find(place, open, settings) {
            Ok((desk, fault)) => {
                self.desks.insert(uri.to_owned(), desk.clone());
                (Some(desk), fault)
            }
            Err(fault) => (self.desks.get(uri).cloned(), Some(fault)),
        }
    }

    /// Forgets a draft that is closed.
    pub(super) fn forget(&mut self, uri: &str) {
        self.desks.remove(uri);
    }

    fn find(
        &mut self,
        place: &DraftPlace,
        open: &OpenFiles,
        settings: &EditorSettings,
    ) -> Result<(DraftDesk, Option<DraftFault>), DraftFault> {
        let config = config_of(&place.path, open, settings).map_err(DraftFault::Refused)?;
        let table = config.as_deref().and_then(|config| config.drafts_at(&place.path));
        let (checker, fault) = self.checker(place, config.as_deref(), table, open, settings);
        let Some(checker) = checker else {
            return Err(fault.map_or_else(|| DraftFault::Said("there is no policy".to_owned()), DraftFault::Refused));
        };
        if let Some(table) = table {
            table.refuse_unknown_names(checker.policy()).map_err(DraftFault::Refused)?;
        }
        let (language, campaign) = (settings.language.as_deref(), settings.campaign.as_deref());
        let given = GivenManner { facets: &settings.facets, language, campaign };
        let manner = Manner::with(table, given, checker.policy());
        let manner = manner.map_err(|error| DraftFault::Said(format!("{error:#}")))?;
        let at = now().map_err(|error| DraftFault::Said(format!("{error:#}")))?;
        checker.policy().refuse_when_over(at).map_err(DraftFault::Refused)?;
        let fail_on = config.as_deref().and_then(|config| config.config.fail_on()).unwrap_or_default();
        let folder = place.folder.as_deref().or_else(|| Path::new(config.as_deref()?.config.path()).parent());
        let source = DraftSource::of_file(place.path.clone());
        let name = named(folder, &place.path);
        let desk =
            DraftDesk { checker: checker.by_clock(at), manner, fail_on, name, source, folder: place.folder.clone() };
        Ok((desk, fault.map(DraftFault::Refused)))
    }

    /// The checker for drafts of a configuration, and what is wrong with their policy.
    fn checker(
        &mut self,
        place: &DraftPlace,
        config: Option<&ConfigFile>,
        table: Option<&DraftsTable>,
        open: &OpenFiles,
        settings: &EditorSettings,
    ) -> (Option<Checker>, Option<PolicyError>) {
        let named = config.map(|file| &file.config);
        let zone = named.and_then(|config| config.timezone()).map(str::to_owned);
        let file = settings.policy.as_ref().map(|policy| match &place.folder {
            Some(folder) => folder.join(policy),
            None => policy.clone(),
        });
        let policies: Vec<String> =
            named.map(|config| config.policies_of(table).map(str::to_owned).collect()).unwrap_or_default();
        let key: CheckerKey = match (&file, named) {
            (Some(file), _) => (file.clone(), Vec::new(), zone),
            (None, Some(config)) if !policies.is_empty() => (PathBuf::from(config.path()), policies.clone(), zone),
            (None, _) => (PathBuf::new(), Vec::new(), zone),
        };
        let is_fresh = |kept: &KeptChecker| open.are_as(&kept.files);
        if let Some(kept) = self.kept.get(&key).filter(|kept| is_fresh(kept)) {
            return (kept.good.clone(), kept.fault.clone());
        }
        let reader = RememberingReader::of(open);
        let made = match (&file, named) {
            (Some(file), _) => policy_in(file, &reader),
            (None, Some(config)) if !policies.is_empty() => policy_of(config, table, &reader),
            (None, _) => standard_packs(),
        };
        let made = made.map(|policy| match named {
            Some(config) => config.in_timezone(policy),
            None => policy,
        });
        let made = made.and_then(|policy| unlocked(&policy, &reader));
        let before = self.kept.remove(&key).and_then(|kept| kept.good);
        let (good, fault) = match made {
            Ok(checker) => (Some(checker), None),
            Err(error) => (before, Some(error)),
        };
        self.kept.insert(key, KeptChecker { files: reader.files(), good: good.clone(), fault: fault.clone() });
        (good, fault)
    }
}

/// The configuration nearest to a file, unless none counts.
pub(super) fn config_of(
    path: &Path,
    open: &OpenFiles,
    settings: &EditorSettings,
) -> Result<Option<Rc<ConfigFile>>, PolicyError> {
    if settings.no_config {
        return Ok(None);
    }
    let read = |path: &Path| open.read(path);
    let mut configs = Configs::read_by(&read);
    let config = configs.nearest_to(path);
    match configs.refused().first() {
        Some(error) => Err(error.clone()),
        None => Ok(config),
    }
}

/// The policy in a file, as it is in the editor.
pub(super) fn policy_in(file: &Path, reader: &RememberingReader<'_>) -> Result<Policy, PolicyError> {
    let folder = file.parent().unwrap_or(Path::new(""));
    Policy::load_from(&file.to_string_lossy(), &|path| reader.read_in(folder, Path::new(path)))
}

/// The policy that a configuration names, as it is in the editor.
pub(super) fn policy_of(
    config: &discretion::config::Config,
    table: Option<&DraftsTable>,
    reader: &RememberingReader<'_>,
) -> Result<Policy, PolicyError> {
    let is_up = |part: &Component<'_>| *part == Component::ParentDir;
    let levels = config.policies_of(table).map(|entry| Path::new(entry).components().take_while(is_up).count()).max();
    // No policy lies outside of the folder that the configuration reaches.
    let folder = Path::new(config.path()).ancestors().nth(levels.unwrap_or(0) + 1).unwrap_or(Path::new("/"));
    let policy = config.load_policy_from(table, &|path| reader.read_in(folder, Path::new(path)))?;
    policy.map_or_else(standard_packs, Ok)
}

/// A checker with the keys and lists that a policy names.
pub(super) fn unlocked(policy: &Policy, reader: &RememberingReader<'_>) -> Result<Checker, PolicyError> {
    // Among them are the keys of sealed terms, which nobody reads with this reader.
    policy.files().for_each(|file| reader.remember(Path::new(file)));
    let secrets = Secrets::from_environment_and(policy, &|path| reader.read(Path::new(path)));
    Checker::with_secrets(policy, &secrets)
}

/// A path as reports name it: from a folder where it lies there, with `/` between its parts.
pub(super) fn named(folder: Option<&Path>, path: &Path) -> String {
    let inside = folder.and_then(|folder| path.strip_prefix(folder).ok()).unwrap_or(path);
    let name = inside.to_string_lossy();
    if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
}
