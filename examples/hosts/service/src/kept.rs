//! The policy of the service, which follows its files.

use discretion::policy::{PolicyError, Secrets};
use discretion::{Checker, Policy};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};
use std::time::SystemTime;

/// A policy in a file, ready for checks.
#[derive(Debug)]
pub struct KeptPolicy {
    path: PathBuf,
    checker: RwLock<Checker>,
    /// What is wrong with the policy as its files stand; none where it is the one in force.
    refused: Mutex<Option<String>>,
    /// The files as they were when they were read last.
    seen: Mutex<Vec<Stamp>>,
}

/// A file, with its length and the time of its last change; none where it is not there.
type Stamp = (String, Option<(u64, SystemTime)>);

impl KeptPolicy {
    /// Loads a policy.
    ///
    /// # Errors
    /// As [`Policy::load`] and [`Checker::with_secrets`] give.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, PolicyError> {
        let path = path.as_ref().to_owned();
        let checker = checker(&path)?;
        let seen = Mutex::new(stamps(checker.policy().files()));
        Ok(Self { path, checker: RwLock::new(checker), refused: Mutex::new(None), seen })
    }

    /// A checker with the policy in force, for now: a clone shares everything that is large.
    pub fn checker(&self) -> Checker {
        let checker = self.checker.read().unwrap_or_else(PoisonError::into_inner).clone();
        checker.by_clock(SystemTime::now().into())
    }

    /// The problems of the policy as its files stand, where it was refused. The service may show them to many, so they
    /// quote nothing of the files.
    pub fn refused(&self) -> Option<String> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the policy again where one of its files has changed. Where it is refused, the one in force stays.
    pub fn follow(&self) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let now = stamps(seen.iter().map(|(file, _)| file.as_str()));
        if now == *seen {
            return;
        }
        let refused = match checker(&self.path) {
            Ok(checker) => {
                *seen = stamps(checker.policy().files());
                *self.checker.write().unwrap_or_else(PoisonError::into_inner) = checker;
                None
            }
            Err(error) => {
                *seen = now;
                Some(error.to_string())
            }
        };
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = refused;
    }
}

fn checker(path: &Path) -> Result<Checker, PolicyError> {
    let policy = Policy::load(path)?;
    Checker::with_secrets(&policy, &Secrets::from_environment(&policy))
}

fn stamps<'f>(files: impl Iterator<Item = &'f str>) -> Vec<Stamp> {
    let stamp = |file: &str| {
        let metadata = fs::metadata(file).ok()?;
        Some((metadata.len(), metadata.modified().ok()?))
    };
    files.map(|file| (file.to_owned(), stamp(file))).collect()
}
