//! Secrets that policies keep elsewhere: keys of sealed terms, lists of terms.
//!
//! A policy can be read, shown and linted without its secrets; only a checker needs them. What is wrong with one is
//! told at the place of the policy that names it, without a word of what it holds, and a checker is never made
//! without one that it needs.

use super::{Policy, ReadFile};
use crate::family::{Elsewhere, Unlocked};
use crate::matching;
use crate::rule::{RuleNumber, Term, terms_of_lines};
use crate::secret::{Keeper, Key, Sealed, Secret};
use crate::table::{Cause, Issue, PolicyError};
use std::collections::BTreeMap;
use std::fmt;

/// The keys and lists of terms that a policy keeps elsewhere, for [`Checker::with_secrets`](crate::Checker::with_secrets).
///
/// [`Secrets::from_environment`] looks where the policy says; a program that keeps its secrets in a store of its own
/// hands them over with [`Secrets::with_key`] and [`Secrets::with_terms`]. The `Debug` of this type shows nothing of
/// what it holds.
///
/// ```
/// use discretion::policy::Secrets;
/// use discretion::policy::seal::{self, Key};
/// use discretion::{Checker, Draft, Policy};
///
/// let key = Key::parse("3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889")?;
/// let sealed = seal::seal(&key, "acme", "Project Halcyon")?;
/// let text = format!(
///     "discretion = 1\nname = \"acme\"\n[[confidential]]\nid = \"acquisitions\"\n\
///      sealed = {{ tags = {:?}, check = {:?}, key = {{ env = \"DISCRETION_KEY\" }} }}\n",
///     sealed.tags(),
///     seal::check(&key, "acme"),
/// );
/// let policy = Policy::parse("acme.toml", &text)?;
/// let checker = Checker::with_secrets(&policy, &Secrets::new().with_key("DISCRETION_KEY", key))?;
/// let report = checker.check(&Draft::markdown("Soon: #ProjectHalcyon."));
/// assert_eq!(report.warnings()[0].text(), "ProjectHalcyon");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Secrets {
    keys: BTreeMap<Keeper, Result<Key, Cause>>,
    lists: BTreeMap<Keeper, Result<Vec<Term>, Cause>>,
}

impl Secrets {
    /// No secrets: enough for a policy that keeps nothing elsewhere.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads what a policy keeps elsewhere: variables of the environment, and files. Besides [`Policy::load`] the
    /// only function of the library that reads anything. What cannot be read is told when a checker is made.
    #[must_use]
    pub fn from_environment(policy: &Policy) -> Self {
        Self::gathered(policy, |keeper| terms(&keeper.list()?))
    }

    /// The same for a policy of [`Policy::load_from`]: its lists of terms are read as its files are. What `read` does not
    /// know is not looked for elsewhere. Keys are no part of a repository, and read from the disk.
    #[must_use]
    pub fn from_environment_and(policy: &Policy, read: &ReadFile<'_>) -> Self {
        Self::gathered(policy, |keeper| terms(&keeper.kept_list(read)?))
    }

    fn gathered(policy: &Policy, list_of: impl Fn(&Keeper) -> Result<Vec<Term>, Cause>) -> Self {
        let mut secrets = Self::new();
        for (_, rule) in secretive(policy) {
            if let Some(Sealed { key, .. }) = rule.sealed {
                secrets.keys.entry(key.keeper.clone()).or_insert_with(|| key.keeper.key());
            }
            if let Some(list) = rule.terms_file {
                secrets.lists.entry(list.keeper.clone()).or_insert_with(|| list_of(&list.keeper));
            }
        }
        secrets
    }

    /// Adds a key. `name` is the variable or the file that the policy names; a file is named with the path that it
    /// has from the folder in which the policy was loaded, as `policies/acme.key`.
    #[must_use]
    pub fn with_key(mut self, name: &str, key: Key) -> Self {
        for keeper in [Keeper::Variable(name.to_owned()), Keeper::File(name.to_owned())] {
            self.keys.insert(keeper, Ok(key.clone()));
        }
        self
    }

    /// Adds a list of terms, one per line, read as [`seal::terms`](super::seal::terms) reads it. `name` is the variable or
    /// the file that the policy names, as in [`Secrets::with_key`].
    #[must_use]
    pub fn with_terms(mut self, name: &str, lines: &str) -> Self {
        for keeper in [Keeper::Variable(name.to_owned()), Keeper::File(name.to_owned())] {
            self.lists.insert(keeper, terms(lines));
        }
        self
    }

    /// The secrets of each rule of a policy, by its number.
    pub(crate) fn unlock(&self, policy: &Policy) -> Result<BTreeMap<RuleNumber, Unlocked>, PolicyError> {
        let mut issues = Vec::new();
        let mut unlocked = BTreeMap::new();
        for (number, rule) in secretive(policy) {
            let mut own = Unlocked::default();
            if let Some(sealed) = rule.sealed {
                own.key = told(self.key_of(sealed), &sealed.key, &mut issues);
            }
            if let Some(list) = rule.terms_file {
                let found = self.lists.get(&list.keeper).cloned().unwrap_or(Err(Cause::NoSecret("list of terms")));
                own.terms = told(found, list, &mut issues).unwrap_or_default();
            }
            unlocked.insert(number, own);
        }
        if issues.is_empty() { Ok(unlocked) } else { Err(PolicyError::new(issues)) }
    }

    /// The key of sealed terms, if it is the right one.
    fn key_of(&self, sealed: &Sealed) -> Result<Key, Cause> {
        let key = self.keys.get(&sealed.key.keeper).cloned().unwrap_or(Err(Cause::NoSecret("key of sealed terms")))?;
        if matching::check(&key, &sealed.policy) == sealed.check { Ok(key) } else { Err(Cause::WrongKey) }
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secrets({} keys, {} lists)", self.keys.len(), self.lists.len())
    }
}

/// The rules in force that keep something elsewhere, by number.
fn secretive(policy: &Policy) -> impl Iterator<Item = (RuleNumber, Elsewhere<'_>)> {
    let each = policy.rules.iter().enumerate().map(|(number, rule)| (RuleNumber(number), rule.judge().elsewhere()));
    each.filter(|(_, elsewhere)| !elsewhere.is_empty())
}

/// Returns the value, or else notes the problem where the policy names the secret.
fn told<T>(found: Result<T, Cause>, secret: &Secret, issues: &mut Vec<Issue>) -> Option<T> {
    found
        .map_err(|cause| {
            let help = cause.help();
            issues.push(secret.issue(cause).with_help(help));
        })
        .ok()
}

/// The files that keep what rules in force need, each once, in the order of the rules.
pub(super) fn files_of(policy: &Policy) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for (_, Elsewhere { sealed, terms_file }) in secretive(policy) {
        for secret in terms_file.into_iter().chain(sealed.map(|sealed| &sealed.key)) {
            if let Keeper::File(path) = &secret.keeper
                && !files.contains(path)
            {
                files.push(path.clone());
            }
        }
    }
    files
}

fn terms(text: &str) -> Result<Vec<Term>, Cause> {
    terms_of_lines(text).map_err(
        |(line, cause)| {
            if line == 0 { cause } else { Cause::OnLine { line, cause: Box::new(cause) } }
        },
    )
}
