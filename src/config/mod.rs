//! The configuration of a gate: `discretion.toml`, which says what the drafts below its folder are checked against.
//!
//! A [`Config`] is data. Whoever runs checks looks for the file, asks [`Config::drafts_at`] for the table that decides for
//! a path, and [`Config::load_policy`] for its policy. Every key is declared, and what is wrong is told as it is of a
//! policy: all of it, with its place, what was expected and the nearest word. A [`Baseline`] is the file of what was known
//! before there was a gate.

mod baseline;
mod drafts;
mod fail_on;
mod keys;

pub use baseline::Baseline;
pub use drafts::DraftsTable;
pub use fail_on::FailOn;
pub use keys::schema;

use crate::policy::{Policy, PolicyError, ReadFile};
use crate::rule::{Fields, Scope, Value, Zone};
use crate::table::{Cause, Issue, TomlText};
use crate::text::Span;
use std::io;

/// The name of the file.
pub const FILE_NAME: &str = "discretion.toml";

/// A configuration file.
///
/// ```
/// use discretion::config::{Config, FailOn};
///
/// let config = Config::parse("discretion.toml", r#"
/// policies = ["policies/acme.toml", "pack:tone"]
/// fail_on = "review"
///
/// [[drafts]]
/// paths = ["blog/**/*.md"]
/// channel = "blog"
/// "#)?;
/// assert_eq!(config.fail_on(), Some(FailOn::Review));
/// assert_eq!(config.drafts_at("blog/2026/launch.md").and_then(|drafts| drafts.channel()), Some("blog"));
/// assert!(config.drafts_at("README.md").is_none());
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    source: TomlText,
    policies: Vec<(String, Span)>,
    fail_on: Option<FailOn>,
    zone: Option<(String, Zone)>,
    drafts: Vec<DraftsTable>,
}

impl Config {
    /// Reads a configuration file, whose bytes `read` gives; none where it says that there is no such file. `path` is what
    /// errors call it, and where its policies are seen from.
    ///
    /// # Errors
    /// All problems of the file: what cannot be read, is not UTF-8, is not TOML, or is no key or value of a configuration.
    pub fn load_from(path: &str, read: &ReadFile<'_>) -> Result<Option<Self>, PolicyError> {
        bytes_of(path, read)?.map(|bytes| Self::read(path, bytes)).transpose()
    }

    fn read(path: &str, bytes: Vec<u8>) -> Result<Self, PolicyError> {
        let (source, issue) = TomlText::of_bytes(path.to_owned(), bytes, "bytes in a configuration");
        if let Some(issue) = issue {
            return Err(PolicyError::new(vec![issue]));
        }
        source.lower(Scope::default(), |lowering, root| {
            Self::lower(Fields::of_file(lowering, root, &keys::FILE), source.clone())
        })
    }

    /// Reads a configuration from a text.
    ///
    /// ```
    /// use discretion::config::Config;
    ///
    /// let error = Config::parse("discretion.toml", "fail_in = \"review\"").expect_err("it is no key");
    /// assert_eq!(
    ///     error.to_string(),
    ///     "discretion.toml:1:1: unknown key `fail_in`, expected one of `policies`, `fail_on`, `timezone`, `drafts`; \
    ///      did you mean `fail_on`?"
    /// );
    /// ```
    ///
    /// # Errors
    /// As [`Config::load_from`] gives.
    pub fn parse(path: &str, text: &str) -> Result<Self, PolicyError> {
        Self::read(path, text.as_bytes().to_vec())
    }

    fn lower(mut fields: Fields<'_>, source: TomlText) -> Self {
        let entry = |item: Value<'_>| Some((item.text("entry of `policies`")?.to_owned(), item.span));
        let policies = fields.take("policies").map(Value::items).unwrap_or_default();
        let each = FailOn::EACH;
        let fail_on = fields.take("fail_on").and_then(|value| value.word("verdict", each, FailOn::name));
        let zone = fields.take("timezone").and_then(|value| Some((value.raw.as_str()?.to_owned(), value.zone()?)));
        let tables = fields.take("drafts").map(|value| value.tables(&keys::DRAFTS, false)).unwrap_or_default();
        let config = Self {
            source,
            policies: policies.into_iter().filter_map(entry).collect(),
            fail_on,
            zone,
            drafts: tables.into_iter().map(DraftsTable::lower).collect(),
        };
        fields.finish();
        config
    }

    /// The path of the file, as it was given.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.source.file
    }

    /// The verdict from which a draft fails, where the file says so.
    #[must_use]
    pub const fn fail_on(&self) -> Option<FailOn> {
        self.fail_on
    }

    /// The time zone for policies that name none, as the file writes it.
    #[must_use]
    pub fn timezone(&self) -> Option<&str> {
        self.zone.as_ref().map(|(name, _)| name.as_str())
    }

    /// The tables of drafts, in the order of the file.
    pub fn drafts(&self) -> impl Iterator<Item = &DraftsTable> {
        self.drafts.iter()
    }

    /// The table that decides for a draft: the last one that matches its path, seen from the folder of the file, with `/`
    /// between its parts.
    #[must_use]
    pub fn drafts_at(&self, path: &str) -> Option<&DraftsTable> {
        self.drafts.iter().rfind(|drafts| drafts.holds(path))
    }

    /// The policies of drafts for which a table decides, or none: those of the table, else those of the file. Without any,
    /// nothing is said of the policy.
    pub fn policies_of<'c>(&'c self, drafts: Option<&'c DraftsTable>) -> impl Iterator<Item = &'c str> {
        self.named_policies(drafts).iter().map(|(policy, _)| policy.as_str())
    }

    fn named_policies<'c>(&'c self, drafts: Option<&'c DraftsTable>) -> &'c [(String, Span)] {
        drafts.and_then(DraftsTable::named_policy).map_or(&self.policies, std::slice::from_ref)
    }

    /// Reads the policies of drafts, put together as layers of one; none where nothing is said of them.
    ///
    /// # Errors
    /// All problems of the policies; what cannot be found at its place in the configuration.
    pub fn load_policy(&self, drafts: Option<&DraftsTable>) -> Result<Option<Policy>, PolicyError> {
        self.policy(drafts, None)
    }

    /// The same, from files that `read` reads, by their paths from where the path of the configuration is seen.
    ///
    /// ```
    /// use discretion::config::Config;
    /// use std::io;
    ///
    /// let read = |path: &str| match path {
    ///     "site/acme.toml" => Ok(b"discretion = 1\nname = \"acme\"\n[[tone]]\nid = \"a\"\nterms = [\"hype\"]\n".to_vec()),
    ///     _ => Err(io::Error::from(io::ErrorKind::NotFound)),
    /// };
    /// let config = Config::parse("site/discretion.toml", r#"policies = ["acme.toml", "pack:tone"]"#)?;
    /// let policy = config.load_policy_from(None, &read)?.expect("there are some");
    /// assert_eq!(policy.name(), "acme");
    /// assert!(policy.rule("tone/hype").is_some() && policy.rule("acme/a").is_some());
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Config::load_policy`] gives.
    pub fn load_policy_from(
        &self,
        drafts: Option<&DraftsTable>,
        read: &ReadFile<'_>,
    ) -> Result<Option<Policy>, PolicyError> {
        self.policy(drafts, Some(read))
    }

    fn policy(&self, drafts: Option<&DraftsTable>, read: Option<&ReadFile<'_>>) -> Result<Option<Policy>, PolicyError> {
        let named = self.named_policies(drafts);
        if named.is_empty() {
            return Ok(None);
        }
        Policy::of_entries(&self.source, named, read).map(|policy| Some(self.in_timezone(policy)))
    }

    /// A policy that has the time zone of the configuration, unless it names one itself.
    #[must_use]
    pub fn in_timezone(&self, policy: Policy) -> Policy {
        match &self.zone {
            Some((_, zone)) => policy.with_default_zone(zone),
            None => policy,
        }
    }
}

/// The bytes of a file; none where there is no such file.
fn bytes_of(path: &str, read: &ReadFile<'_>) -> Result<Option<Vec<u8>>, PolicyError> {
    match read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => {
            let cause = Cause::Unreadable { file: None, why: Cause::why(&error) };
            Err(PolicyError::new(vec![Issue::of_file(path, cause)]))
        }
    }
}

#[cfg(test)]
mod tests;
