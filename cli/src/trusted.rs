//! The policy of a check and what silences its warnings, where the change under check is not trusted.
//!
//! Whoever sends a change to a public repository can change the policy, add an exception or a comment, and rename a
//! draft. With `--policy-from` and `--silence-from` these are taken from a revision that somebody has agreed to.

use crate::arguments::TrustArguments;
use crate::gate::{DraftSource, Problem, Revision, approvals, reason};
use crate::output::Look;
use crate::policies;
use anyhow::bail;
use discretion::config::{Config, DraftsTable};
use discretion::policy::Approval;
use discretion::policy::{PolicyError, Secrets};
use discretion::{Checker, Policy};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// The most bytes of a list of terms that are read: one more than the library takes.
const MOST_BYTES: u64 = (16 << 20) + 1;

/// The revisions that are trusted; none where the working tree is.
#[derive(Debug)]
pub(crate) struct Trusted {
    policy: Option<Revision>,
    silence: Option<Revision>,
    approvals: Vec<Approval>,
}

/// What a policy comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PolicySource<'s> {
    /// A file.
    File(&'s Path),
    /// The policies that a configuration names for drafts.
    Config(&'s Config, Option<&'s DraftsTable>),
    /// The standard packs.
    Packs,
}

impl PolicySource<'_> {
    /// The policy as a revision has it, or the disk. None where it is refused: then standard error says why.
    fn load(self, revision: Option<&Revision>, errors: Look) -> anyhow::Result<Option<Policy>> {
        match (self, revision) {
            (Self::File(file), Some(revision)) => policy_in(file, revision, errors),
            (Self::File(file), None) => Ok(policies::load(Some(file), errors)),
            (Self::Config(config, drafts), _) => {
                let policy = match revision {
                    Some(revision) => config.load_policy_from(drafts, &|path| revision.read(Path::new(path))),
                    None => config.load_policy(drafts),
                };
                Ok(policy.map_err(|error| policies::refuse_from(&error, errors, revision)).ok().flatten())
            }
            (Self::Packs, Some(revision)) => {
                bail!(
                    "no policy to take from `{}`: neither --policy nor a discretion.toml there names one",
                    revision.name()
                )
            }
            (Self::Packs, None) => Ok(policies::load(None, errors)),
        }
    }
}

impl Trusted {
    /// The revisions that the arguments name.
    pub(crate) fn of(arguments: &TrustArguments) -> anyhow::Result<Self> {
        let revision = |name: &Option<String>| name.as_deref().map(Revision::named).transpose();
        let silence = revision(&arguments.silence_from)?;
        let approvals = if arguments.approvals { approvals(silence.as_ref())? } else { Vec::new() };
        Ok(Self { policy: revision(&arguments.policy_from)?, silence, approvals })
    }

    /// The policy that something names. None where it is refused: then standard error says why.
    pub(crate) fn policy(&self, source: PolicySource<'_>, errors: Look) -> anyhow::Result<Option<Policy>> {
        let policy = source.load(self.policy.as_ref(), errors)?;
        // Packs silence nothing.
        let silence = self.silence.as_ref().filter(|_| !matches!(source, PolicySource::Packs));
        let (Some(policy), Some(revision)) = (&policy, silence) else { return Ok(policy) };
        Ok(source.load(Some(revision), errors)?.map(|earlier| policy.silencing_as(&earlier)))
    }

    /// The revision that has the policy and the configuration; none where the disk does.
    pub(crate) const fn policy_revision(&self) -> Option<&Revision> {
        self.policy.as_ref()
    }

    /// The revision whose silence counts; none where that of the working tree does.
    pub(crate) const fn silence_revision(&self) -> Option<&Revision> {
        self.silence.as_ref()
    }

    /// What owners have approved of.
    pub(crate) fn approvals(&self) -> &[Approval] {
        &self.approvals
    }

    /// A checker with the keys and lists that the policy names. None where one is refused: then standard error says
    /// why.
    pub(crate) fn checker(&self, policy: &Policy, errors: Look) -> Option<Checker> {
        let secrets = match &self.policy {
            Some(revision) => Secrets::from_environment_and(policy, &|path| list(path, revision)),
            None => Secrets::from_environment(policy),
        };
        Checker::with_secrets(policy, &secrets).inspect_err(|error| self.refuse(error, errors)).ok()
    }

    /// Says what is wrong with the policy.
    pub(crate) fn refuse(&self, error: &PolicyError, errors: Look) {
        policies::refuse_from(error, errors, self.policy.as_ref());
    }

    /// The text of a draft as it stood where silence is trusted, if it stood there; none where nobody asks.
    pub(crate) fn earlier(&self, source: &DraftSource) -> Result<Option<Option<String>>, Problem> {
        let Some(revision) = &self.silence else { return Ok(None) };
        let Some(path) = source.kept_at() else { return Ok(Some(None)) };
        match revision.read(path) {
            Ok(bytes) => Ok(Some(Some(String::from_utf8_lossy(&bytes).into_owned()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Some(None)),
            Err(error) => Err(Problem {
                path: source.name.clone(),
                message: format!("cannot be read in `{}`: {}", revision.name(), reason(&error)),
            }),
        }
    }
}

/// The policy in a file as a revision has it.
fn policy_in(file: &Path, revision: &Revision, errors: Look) -> anyhow::Result<Option<Policy>> {
    let (Some(path), true) = (file.to_str(), revision.holds(file)) else {
        bail!("{} lies outside of the repository, so `{}` does not have it", file.display(), revision.name());
    };
    let policy = Policy::load_from(path, &|path| revision.read(Path::new(path)));
    Ok(policy.inspect_err(|error| policies::refuse_from(error, errors, Some(revision))).ok())
}

/// A list of terms: in the repository as the revision has it, elsewhere as the disk has it.
fn list(path: &str, revision: &Revision) -> io::Result<Vec<u8>> {
    let file = Path::new(path);
    if revision.holds(file) {
        return revision.read(file);
    }
    // To open a pipe is to wait for whoever writes to it.
    if !fs::metadata(file)?.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut bytes = Vec::new();
    File::open(file)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}
