//! What is wrong or weak in the policies and configurations that are open, file by file.
//!
//! A policy is read as the configuration above it reads it: a file that another one extends is judged as a part of
//! that one, whose lists and rules it may name.

use super::checkers::{config_of, policy_in, policy_of, unlocked};
use super::drafts::bare;
use super::files::RememberingReader;
use super::open::{DocumentKind, PlacedText};
use super::protocol::{EditorDiagnostic, FoundAt, RelatedInformation, severity};
use super::worker::EditorView;
use crate::gate::ConfigFile;
use crate::moments::now;
use discretion::Policy;
use discretion::check::WeaknessKind;
use discretion::config::{Config, DraftsTable};
use discretion::policy::{Issue, PolicyError};
use discretion::text::Position;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The beginning of the name of a pack, which is no file.
const PACK: &str = "pack:";

/// Diagnostics by the addresses of files.
pub(super) type FileDiagnostics = BTreeMap<String, Vec<EditorDiagnostic>>;

/// A policy or a configuration that was looked at.
#[derive(Debug)]
pub(super) struct AuthorsReport {
    pub(super) uri: String,
    pub(super) files: FileDiagnostics,
    /// The policy that it is a part of, as it was last when it could be read.
    pub(super) policy: Option<Policy>,
    /// The files of that policy, whose lists it may name.
    pub(super) texts: Vec<PathBuf>,
}

impl AuthorsReport {
    /// Looks at a file.
    pub(super) fn of(uri: String, path: &Path, kind: DocumentKind, view: &EditorView) -> Self {
        let mut report = Self { uri, files: FileDiagnostics::new(), policy: None, texts: Vec::new() };
        report.files.insert(report.uri.clone(), Vec::new());
        if kind == DocumentKind::Config {
            report.look_at_config(path, view);
        } else {
            report.look_at_policy(path, view);
        }
        report
    }

    /// The same, with the policy that could be read before where it cannot be read now.
    pub(super) fn after(mut self, before: Option<&Self>) -> Self {
        if self.policy.is_none() {
            self.policy = before.and_then(|before| before.policy.clone());
        }
        self
    }

    fn look_at_config(&mut self, path: &Path, view: &EditorView) {
        let read = |_: &str| view.open.read(path);
        match Config::load_from(&path.to_string_lossy(), &read) {
            Ok(Some(config)) => {
                for table in tables_of(&config) {
                    let reader = RememberingReader::of(&view.open);
                    let policy = policy_of(&config, table, &reader).and_then(|policy| {
                        table.map_or(Ok(()), |table| table.refuse_unknown_names(&policy)).map(|()| policy)
                    });
                    self.take(policy, reader.files().into_keys(), view);
                }
            }
            Ok(None) => {}
            Err(error) => self.add(of_error(&error, view)),
        }
    }

    fn look_at_policy(&mut self, path: &Path, view: &EditorView) {
        let PolicyOfFile { policy, files } = whole_policy(path, view);
        if let (Ok(policy), Ok(at)) = (&policy, now()) {
            for weakness in policy.weaknesses(at) {
                let level = match weakness.kind {
                    WeaknessKind::NoExamples => severity::INFORMATION,
                    _ => severity::WARNING,
                };
                let code = Some(weakness.kind.name().to_owned());
                let diagnostic = EditorDiagnostic { code, ..bare(level, weakness.message) };
                self.place(&weakness.at.file, Some(weakness.at.position), diagnostic, view);
            }
        }
        self.take(policy, files.into_iter(), view);
    }

    /// Takes a policy, or what is wrong with it.
    fn take(&mut self, policy: Result<Policy, PolicyError>, files: impl Iterator<Item = PathBuf>, view: &EditorView) {
        let reader = RememberingReader::of(&view.open);
        let checked = policy.and_then(|policy| unlocked(&policy, &reader).map(|_| policy));
        match checked {
            Ok(policy) => self.policy = Some(policy),
            Err(error) => self.add(of_error(&error, view)),
        }
        self.texts.extend(files);
    }

    fn add(&mut self, files: FileDiagnostics) {
        for (file, diagnostics) in files {
            let own = self.files.entry(file).or_default();
            let new: Vec<EditorDiagnostic> = diagnostics.into_iter().filter(|one| !own.contains(one)).collect();
            own.extend(new);
        }
    }

    /// Puts a diagnostic on the line of a position.
    fn place(&mut self, file: &str, at: Option<Position>, diagnostic: EditorDiagnostic, view: &EditorView) {
        if file.starts_with(PACK) {
            return;
        }
        let text = text_of(file, view);
        let range = at.map_or(diagnostic.range, |at| text.range(text.line(at.line)));
        let diagnostic = EditorDiagnostic { range, ..diagnostic };
        self.files.entry(view.open.uri_of(Path::new(file))).or_default().push(diagnostic);
    }
}

/// The policy that a file is a part of, with the files that it is read from.
#[derive(Debug)]
pub(super) struct PolicyOfFile {
    pub(super) policy: Result<Policy, PolicyError>,
    pub(super) files: Vec<PathBuf>,
}

/// The policy that a file is a part of: that of the configuration above it, else the file alone.
pub(super) fn whole_policy(path: &Path, view: &EditorView) -> PolicyOfFile {
    let config = config_above(path, view);
    config.as_deref().and_then(|config| part_of(path, config, view)).unwrap_or_else(|| {
        let reader = RememberingReader::of(&view.open);
        let policy = policy_in(path, &reader);
        PolicyOfFile { policy, files: reader.files().into_keys().collect() }
    })
}

/// The policy of a configuration, where a file is a part of it.
fn part_of(path: &Path, config: &ConfigFile, view: &EditorView) -> Option<PolicyOfFile> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let is_same = |file: &PathBuf| file.canonicalize().is_ok_and(|file| file == path) || *file == path;
    tables_of(&config.config).into_iter().find_map(|table| {
        let reader = RememberingReader::of(&view.open);
        let policy = policy_of(&config.config, table, &reader);
        let files: Vec<PathBuf> = reader.files().into_keys().collect();
        files.iter().any(is_same).then_some(PolicyOfFile { policy, files })
    })
}

/// The tables of a configuration that name policies of their own, after none, which stands for the file itself.
pub(super) fn tables_of(config: &Config) -> Vec<Option<&DraftsTable>> {
    let mut known = BTreeSet::new();
    let mut tables: Vec<Option<&DraftsTable>> = vec![None];
    tables.extend(config.drafts().map(Some));
    // A table without names of its own says nothing that another one of the same policies does not.
    tables.retain(|table| {
        let policies: Vec<&str> = config.policies_of(*table).collect();
        let names = table.map(|table| (table.channel(), table.audience(), table.campaign()));
        known.insert((policies, names))
    });
    tables
}

/// The configuration above a file, where there is one that can be read.
pub(super) fn config_above(path: &Path, view: &EditorView) -> Option<Rc<ConfigFile>> {
    config_of(path, &view.open, &view.settings).ok().flatten()
}

/// What is wrong with policies and configurations, by their files.
pub(super) fn of_error(error: &PolicyError, view: &EditorView) -> FileDiagnostics {
    let mut files = FileDiagnostics::new();
    let mut texts: BTreeMap<&str, PlacedText> = BTreeMap::new();
    for issue in error.issues().iter().filter(|issue| !issue.file().starts_with(PACK)) {
        let text = texts.entry(issue.file()).or_insert_with(|| text_of(issue.file(), view));
        let uri = view.open.uri_of(Path::new(issue.file()));
        files.entry(uri).or_default().push(of_issue(issue, text, view));
    }
    files
}

fn of_issue(issue: &Issue, text: &PlacedText, view: &EditorView) -> EditorDiagnostic {
    let help = issue.help().map(|help| format!("; {help}")).unwrap_or_default();
    let mut diagnostic = bare(severity::ERROR, format!("{}{help}", issue.message()));
    if let Some(span) = issue.span() {
        diagnostic.range = text.range(span);
    }
    let related = issue.related().filter(|other| view.client.has_related && !other.file().starts_with(PACK));
    diagnostic.related_information.extend(related.map(|other| {
        let text = text_of(other.file(), view);
        let range = text.range(text.line(other.position().line));
        let location = FoundAt { uri: view.open.uri_of(Path::new(other.file())), range };
        RelatedInformation { location, message: other.note().to_owned() }
    }));
    diagnostic
}

/// The text of a file as the editor has it; nothing where it cannot be read.
pub(super) fn text_of(file: &str, view: &EditorView) -> PlacedText {
    let bytes = view.open.read(Path::new(file)).unwrap_or_default();
    PlacedText::new(&String::from_utf8_lossy(&bytes), view.client.unit)
}
