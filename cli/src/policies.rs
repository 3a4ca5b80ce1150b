//! The policy that a verb works with.

use crate::gate::{Configs, DraftSource, Revision};
use crate::output::{self, Look};
use crate::rendering::Rendering;
use anyhow::{Context, bail};
use discretion::policy::{Pack, PolicyError, Secrets};
use discretion::text::{counted, nearest};
use discretion::{Checker, Policy};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The policy in a file, or the shipped packs that are safe for anybody. None where it is refused: then standard error says why.
pub(crate) fn load(file: Option<&Path>, look: Look) -> Option<Policy> {
    let loaded = match file {
        Some(file) => Policy::load(file),
        None => standard_packs(),
    };
    loaded.inspect_err(|error| refuse(error, look)).ok()
}

/// The shipped packs that are safe for anybody.
pub(crate) fn standard_packs() -> Result<Policy, PolicyError> {
    Policy::packs(&Pack::each().filter(|pack| pack.is_standard()).map(Pack::name).collect::<Vec<_>>())
}

/// What came of looking for the policy of a verb.
#[derive(Debug)]
pub(crate) enum FoundPolicy {
    /// One that a file or a configuration names.
    Named(Box<Policy>),
    /// None is named anywhere.
    Nothing,
    /// It is refused; standard error says why.
    Refused,
}

impl FoundPolicy {
    fn of(policy: Policy) -> Self {
        Self::Named(Box::new(policy))
    }
}

/// The policy in a file that is given, else the one that the configuration names: for a draft, or for the working folder.
pub(crate) fn find(search: PolicySearch<'_>, near: Option<&DraftSource>, look: Look) -> anyhow::Result<FoundPolicy> {
    if search.file.is_some() {
        return Ok(load(search.file, look).map_or(FoundPolicy::Refused, FoundPolicy::of));
    }
    if search.no_config {
        return Ok(FoundPolicy::Nothing);
    }
    let mut configs = Configs::of(None);
    let path = near.map(DraftSource::whole_path).transpose().context("cannot find the working folder")?;
    let config = match &path {
        Some(path) => configs.nearest_to(path),
        None => configs.nearest_to_here().context("cannot find the working folder")?,
    };
    if !configs.refused().is_empty() {
        configs.refused().iter().for_each(|error| refuse_config(error, look, None));
        return Ok(FoundPolicy::Refused);
    }
    let Some(file) = config else { return Ok(FoundPolicy::Nothing) };
    let drafts = path.as_deref().and_then(|path| file.drafts_at(path));
    Ok(match file.config.load_policy(drafts) {
        Ok(policy) => policy.map_or(FoundPolicy::Nothing, FoundPolicy::of),
        Err(error) => {
            refuse(&error, look);
            FoundPolicy::Refused
        }
    })
}

/// Where a verb looks for its policy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PolicySearch<'s> {
    /// The file that is given.
    pub(crate) file: Option<&'s Path>,
    /// True if no configuration counts.
    pub(crate) no_config: bool,
}

/// A checker with the keys and lists that the policy names. None where one is refused: then standard error says why.
pub(crate) fn checker(policy: &Policy, look: Look) -> Option<Checker> {
    let made = Checker::with_secrets(policy, &Secrets::from_environment(policy));
    made.inspect_err(|error| refuse(error, look)).ok()
}

/// The shipped packs of some names, with or without `pack:` before them; all of them where there is no name.
pub(crate) fn packs(names: &[String]) -> anyhow::Result<Policy> {
    let names: Vec<&str> = names.iter().map(|name| name.strip_prefix("pack:").unwrap_or(name)).collect();
    let known: Vec<&str> = Pack::each().map(Pack::name).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        let near = nearest(unknown, known.iter().copied()).map(|near| format!("; did you mean `pack:{near}`?"));
        let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        bail!("unknown pack `{unknown}`, expected one of {}{}", known.join(", "), near.unwrap_or_default());
    }
    Ok(Policy::packs(if names.is_empty() { &known } else { &names })?)
}

/// The text of a policy file; none where it cannot be read, and the issue itself says so where that is the problem. To
/// open a pipe is to wait for whoever writes to it.
fn text_of(file: &str, revision: Option<&Revision>) -> String {
    if let Some(revision) = revision {
        let bytes = revision.read(Path::new(file)).unwrap_or_default();
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let is_file = fs::metadata(file).is_ok_and(|metadata| metadata.is_file());
    if is_file { fs::read_to_string(file).unwrap_or_default() } else { String::new() }
}

/// Says what is wrong with a policy, each problem with its line.
pub(crate) fn refuse(error: &PolicyError, look: Look) {
    refuse_from(error, look, None);
}

/// The same of a policy as a revision has it.
pub(crate) fn refuse_from(error: &PolicyError, look: Look, revision: Option<&Revision>) {
    show_issues(error, look, revision);
    let problems = counted(error.issues().len(), "problem");
    output::complain(&format!("The policy{} has {problems} and was not used.\n", of_revision(revision)));
}

/// Says what is wrong with a configuration.
pub(crate) fn refuse_config(error: &PolicyError, look: Look, revision: Option<&Revision>) {
    refuse_file("configuration", error, look, revision);
}

/// Says what is wrong with a file that a check needs.
pub(crate) fn refuse_file(what: &str, error: &PolicyError, look: Look, revision: Option<&Revision>) {
    show_issues(error, look, revision);
    let problems = counted(error.issues().len(), "problem");
    output::complain(&format!("The {what}{} has {problems}; nothing was checked.\n", of_revision(revision)));
}

fn of_revision(revision: Option<&Revision>) -> String {
    revision.map(|revision| format!(" in `{}`", revision.name())).unwrap_or_default()
}

fn show_issues(error: &PolicyError, look: Look, revision: Option<&Revision>) {
    let rendering = Rendering::new(look);
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    for issue in error.issues() {
        let text = texts.entry(issue.file()).or_insert_with(|| text_of(issue.file(), revision));
        output::complain(&rendering.issue(issue, text));
    }
}
