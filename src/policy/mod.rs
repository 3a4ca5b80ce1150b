//! Policies: reading them, their rules, and what is wrong with them.
//!
//! A [`Policy`] is read by [`Policy::load`] or [`Policy::parse`]. A [`PolicyError`] tells all problems at once, each an
//! [`Issue`] with its place. A [`PolicyRule`] is one rule after all layers.

// Reading goes in one direction: `layers` finds the texts, `assembly` takes each apart (its frame with `frame`, its
// rules with the families), changes earlier rules as later layers say (`adjust`), and looks up the rules that
// `exception` and `cleared` silence. Every problem of every layer is found in one go. A `Policy` holds no problem, so
// nothing checks it again.

mod adjust;
mod assembly;
mod audience;
mod campaign;
mod channel;
mod circumstances;
mod cleared;
mod described;
mod earlier;
mod exception;
mod frame;
mod identity;
mod idle;
mod implied;
mod keys;
mod layered;
mod layers;
mod locks;
mod pack;
mod people;
mod permission;
mod reply;
pub mod seal;
mod secrecy;
mod secrets;
#[cfg(test)]
mod tests;
mod text;
mod unused;
mod written;

pub(crate) use campaign::PolicyCampaign;
pub(crate) use cleared::Cleared;
pub use described::{PolicyRule, WrittenKey};
pub(crate) use exception::Exception;
pub(crate) use frame::Settings;
pub use identity::PolicyIdentity;
pub use keys::schema;
pub use pack::Pack;
pub(crate) use reply::{ContactFor, ReplySettings};
pub use secrets::Secrets;
pub use text::{KeyValue, PolicyText, TableText};
pub use written::WrittenTable;

pub use crate::rule::{Approval, Change, Example, Facet, Family, Origin, RuleId, Selection, Severity};
pub use crate::score::Thresholds;
pub use crate::table::{Issue, OtherPlace, PolicyError};

use crate::draft::Format;
use crate::family::{CampaignConcern, Common, Rule};
use crate::moment::Moment;
use crate::rule::{ByFacet, RuleNumber, Term, is_called};
use crate::table::TomlText;
use crate::text::Span;
use crate::text::nearest;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// A function that reads a file by its path.
pub type ReadFile<'r> = dyn Fn(&str) -> io::Result<Vec<u8>> + 'r;

/// A company's rules for its public posts, ready for checks.
///
/// ```
/// use discretion::Policy;
/// use discretion::policy::Severity;
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme-social"
/// extends = ["pack:tone"]
///
/// [[confidential]]
/// id = "project-falcon"
/// terms = ["Project Falcon"]
/// severity = "critical"
/// "#)?;
/// let falcon = policy.rules().find(|rule| rule.id().as_str() == "acme-social/project-falcon").expect("it is there");
/// assert_eq!(falcon.severity(), Severity::Critical);
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Policy {
    identity: PolicyIdentity,
    owner: Option<String>,
    /// The files that it was read from, and those that hold its keys and lists of terms.
    files: Vec<String>,
    /// Settings of all layers.
    pub(crate) settings: Settings,
    /// The rules in force, lowest layer first, each layer in the order of its file; then those that settings imply, and
    /// last those that every policy has: about campaigns, declared languages, and comments that silence a warning.
    pub(crate) rules: Arc<Vec<Rule>>,
    /// The rules in force that read messages, not drafts, in the same order.
    pub(crate) signals: Arc<Vec<Rule>>,
    /// The rules in force that every policy has for answers to messages.
    pub(crate) answers: Arc<Vec<Rule>>,
    /// The rules that are switched off or are of other jurisdictions, in the same order.
    pub(crate) inactive: Arc<Vec<Rule>>,
    /// The exceptions to rules in force, lowest layer first, each layer in the order of its file.
    pub(crate) exceptions: Vec<Exception>,
    /// The cleared texts, in the same order.
    pub(crate) cleared: Vec<Cleared>,
    /// The channels, authors, roles and audiences that the policy, one of its rules or the table of networks knows.
    known_names: ByFacet<BTreeSet<String>>,
    /// The lists that no rule names.
    pub(crate) unused_lists: Vec<(String, Origin)>,
    /// When the last of its rules is over, and the issue that nothing is left then.
    end: Option<(Moment, Issue)>,
}

impl Policy {
    /// Reads a policy from a file, with the files and packs that it extends. The files must lie in its folder or
    /// below. What rules keep elsewhere is not read here: see [`Secrets`].
    ///
    /// # Errors
    /// All problems of all files: what cannot be read, is not TOML, or is refused by the policy language.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, PolicyError> {
        assembly::assemble(&layers::of_file(path.as_ref())?, None)
    }

    /// Reads a policy as [`Policy::load`] does, from files that are not on the disk: `read` gives the bytes of each, by
    /// its path from where the path of the policy is seen. So a policy can be taken from an earlier revision of a
    /// repository.
    ///
    /// ```
    /// use discretion::Policy;
    /// use std::io;
    ///
    /// let read = |path: &str| match path {
    ///     "rules/acme.toml" => Ok(b"discretion = 1\nname = \"acme\"\nextends = [\"base.toml\"]\n".to_vec()),
    ///     "rules/base.toml" => {
    ///         Ok(b"discretion = 1\nname = \"base\"\n[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n".to_vec())
    ///     }
    ///     _ => Err(io::Error::from(io::ErrorKind::NotFound)),
    /// };
    /// let policy = Policy::load_from("rules/acme.toml", &read)?;
    /// assert!(policy.rule("base/hype").is_some());
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Policy::load`] gives.
    pub fn load_from(path: &str, read: &ReadFile<'_>) -> Result<Self, PolicyError> {
        assembly::assemble(&layers::of_kept_file(path, read)?, None)
    }

    /// Reads the policies and packs that another text names, each with its place there, as layers of one policy.
    pub(crate) fn of_entries(
        namer: &TomlText,
        entries: &[(String, Span)],
        read: Option<&ReadFile<'_>>,
    ) -> Result<Self, PolicyError> {
        let has_file = entries.iter().any(|(entry, _)| !entry.starts_with(layers::PACK));
        let layers = layers::of_entries(namer, entries.to_vec(), read)?;
        assembly::assemble(&layers, if has_file { None } else { Some("packs") })
    }

    /// Reads a policy from a text, which can extend packs but no files. `name` is what errors and rules call it.
    ///
    /// # Errors
    /// All problems of the text: what is not TOML, or is refused by the policy language.
    pub fn parse(name: &str, text: &str) -> Result<Self, PolicyError> {
        assembly::assemble(&layers::of_text(name, text), None)
    }

    /// Reads a policy from a text, which can extend what `read` reads: files by their paths, seen from the folder of
    /// `name`, and packs of your own by `pack:` and their names, where no shipped pack has that name. So layers can come
    /// from memory, from a store, or from an archive.
    ///
    /// ```
    /// use discretion::Policy;
    ///
    /// let house = "discretion = 1\nname = \"house\"\n[[tone]]\nid = \"hype\"\nterms = [\"hype\"]\n";
    /// let read = |path: &str| match path {
    ///     "pack:house" => Ok(house.as_bytes().to_vec()),
    ///     _ => Err(std::io::Error::from(std::io::ErrorKind::NotFound)),
    /// };
    /// let text = "discretion = 1\nname = \"acme\"\nextends = [\"pack:tone\", \"pack:house\"]\n";
    /// let policy = Policy::parse_with("acme.toml", text, &read)?;
    /// assert!(policy.rule("house/hype").is_some() && policy.rule("tone/hype").is_some());
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Policy::load`] gives.
    pub fn parse_with(name: &str, text: &str, read: &ReadFile<'_>) -> Result<Self, PolicyError> {
        assembly::assemble(&layers::of_text_with(name, text, read), None)
    }

    /// The shipped packs alone, by their names without `pack:`; the policy is named `packs`.
    ///
    /// ```
    /// use discretion::Policy;
    /// use discretion::policy::Pack;
    ///
    /// let policy = Policy::packs(&Pack::each().map(Pack::name).collect::<Vec<_>>())?;
    /// assert_eq!(policy.name(), "packs");
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    /// A name that no pack has, or no name at all.
    pub fn packs(names: &[&str]) -> Result<Self, PolicyError> {
        assembly::assemble(&layers::of_packs(names)?, Some("packs"))
    }

    /// The name of the policy, in kebab-case.
    #[must_use]
    pub fn name(&self) -> &str {
        self.identity.name()
    }

    /// Its version, as it calls it.
    #[must_use]
    pub fn version(&self) -> Option<&str> {
        self.identity.version()
    }

    /// The identity of the policy, which its reports have, too.
    #[must_use]
    pub const fn identity(&self) -> &PolicyIdentity {
        &self.identity
    }

    /// The policy as it is together with lists of terms, in the order of their rules.
    pub(crate) fn with_lists<'t>(self, lists: impl Iterator<Item = &'t [Term]>) -> Self {
        let identity = self.identity.with_lists(lists);
        Self { identity, ..self }
    }

    /// The person to ask, unless a rule says otherwise.
    #[must_use]
    pub fn owner(&self) -> Option<&str> {
        self.owner.as_deref()
    }

    /// `sha256:` and 64 hexadecimal digits over the names and texts of all layers, and for the policy of a checker over
    /// its lists of terms: two policies of the same digest say the same, wherever their files lie. See
    /// [`PolicyIdentity::digest`].
    #[must_use]
    pub fn digest(&self) -> &str {
        self.identity.digest()
    }

    /// The files that decide what the policy says: itself, the files that it extends, the keys and the lists of terms that
    /// its rules in force name, as paths from where its own path is seen. Whoever keeps a policy up to date watches them.
    /// Packs, what a text holds that was given to [`Policy::parse`], and files that a variable of the environment names
    /// are not among them.
    ///
    /// ```
    /// use discretion::Policy;
    ///
    /// let read = |path: &str| match path {
    ///     "rules/base.toml" => {
    ///         Ok(b"discretion = 1\nname = \"base\"\n[[confidential]]\nid = \"names\"\nterms_file = \"names.txt\"\n".to_vec())
    ///     }
    ///     _ => Err(std::io::Error::from(std::io::ErrorKind::NotFound)),
    /// };
    /// let text = "discretion = 1\nname = \"acme\"\nextends = [\"pack:tone\", \"base.toml\"]\n";
    /// let policy = Policy::parse_with("rules/acme.toml", text, &read)?;
    /// assert_eq!(policy.files().collect::<Vec<_>>(), ["rules/base.toml", "rules/names.txt"]);
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// All rules that the policy says: those in force, lowest layer first and in the order of the files, then those
    /// that read messages and those that are inactive. Those that every policy has are not among them unless it changes them:
    /// `campaign/…`, `declared-language`, `allow-comment`, and for answers `reply/…`.
    pub fn rules(&self) -> impl Iterator<Item = PolicyRule<'_>> {
        self.each_rule().filter(|rule| !rule.is_shared() || !rule.changes().is_empty())
    }

    /// The rule of an id, those that every policy has included.
    ///
    /// ```
    /// use discretion::Policy;
    ///
    /// let policy = Policy::packs(&["tone"])?;
    /// assert!(policy.rule("tone/hype").is_some());
    /// let comments = policy.rule("packs/allow-comment").expect("every policy has it");
    /// assert!(comments.is_locked());
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<PolicyRule<'_>> {
        self.each_rule().find(|rule| rule.id().as_str() == id)
    }

    /// The rules in force, those that every policy has included.
    pub(crate) fn rules_in_force(&self) -> impl Iterator<Item = PolicyRule<'_>> {
        self.rules.iter().map(|rule| PolicyRule::new(rule, true))
    }

    fn each_rule(&self) -> impl Iterator<Item = PolicyRule<'_>> {
        let active = self.rules.iter().map(|rule| PolicyRule::new(rule, true));
        let apart = self.signals.iter().chain(self.answers.iter());
        let active = active.chain(apart.map(|rule| PolicyRule::new(rule, true)));
        active.chain(self.inactive.iter().map(|rule| PolicyRule::new(rule, false)))
    }

    /// Facts about the whole policy for all families.
    pub(crate) fn common(&self) -> Common {
        Common::of(&self.settings.competitors, &self.settings.company.names, self.zone())
    }

    /// A rule in force.
    pub(crate) fn rule_at(&self, number: RuleNumber) -> &Rule {
        &self.rules[number.0]
    }

    /// The rules in force, without those that every policy has.
    pub(crate) fn own_rules(&self) -> &[Rule] {
        let shared =
            self.rules.iter().rev().take_while(|rule| PolicyRule::new(rule, true).is_of_every_policy()).count();
        &self.rules[..self.rules.len() - shared]
    }

    /// Returns whether the policy has a rule, in force or not.
    pub(crate) fn knows_rule(&self, id: &RuleId) -> bool {
        self.each_rule().any(|rule| rule.id() == id)
    }

    /// The policy with other rules in force, and those that every policy has; with what silences rules, or without: the
    /// policy's own rules must then stand where they stood.
    pub(crate) fn with_rules(&self, mut rules: Vec<Rule>, silences: bool) -> Self {
        let (own, now) = (self.own_rules().len(), rules.len());
        rules.extend_from_slice(&self.rules[own..]);
        let mut policy = Self { rules: Arc::new(rules), ..self.clone() };
        if !silences {
            (policy.exceptions, policy.cleared) = (Vec::new(), Vec::new());
        }
        let silenced = policy.cleared.iter_mut().flat_map(|cleared| cleared.rules.iter_mut().flatten());
        let silenced = silenced.chain(policy.exceptions.iter_mut().map(|exception| &mut exception.rule));
        // Those that every policy has come last.
        silenced.filter(|number| number.0 >= own).for_each(|number| number.0 = number.0 + now - own);
        policy
    }

    /// The number among the rules in force of the one about comments that silence a warning.
    pub(crate) fn rule_on_comments(&self) -> RuleNumber {
        RuleNumber(self.rules.len() - 1)
    }

    /// The number among the rules in force of the one about declared languages.
    pub(crate) fn rule_on_languages(&self) -> RuleNumber {
        RuleNumber(self.rules.len() - 2)
    }

    /// Returns whether one of its rules in force has the owner that somebody names: see
    /// [`is_called`].
    ///
    /// # Errors
    /// The owner that is nearest to the name, where there is one.
    pub fn has_owner(&self, name: &str) -> Result<(), Option<&str>> {
        let owners = || self.rules.iter().chain(self.answers.iter()).filter_map(|rule| rule.header.owner.as_deref());
        if owners().any(|owner| is_called(owner, name)) {
            return Ok(());
        }
        let short = owners().filter_map(|owner| owner.split_once('@')).map(|(before, _)| before);
        Err(nearest(name, owners().chain(short)))
    }

    /// The number among the rules in force of the one about a concern of campaigns; none where it is switched off.
    pub(crate) fn rule_on_campaigns(&self, concern: CampaignConcern) -> Option<RuleNumber> {
        self.rules.iter().rposition(|rule| rule.campaign_concern() == Some(concern)).map(RuleNumber)
    }

    /// The rule whose id is nearest to a misspelt one, or to its part after the name of the policy; none where no
    /// id is near.
    ///
    /// ```
    /// use discretion::Policy;
    ///
    /// let policy = Policy::parse(
    ///     "acme.toml",
    ///     "discretion = 1\nname = \"acme\"\n[[tone]]\nid = \"hype\"\nterms = [\"hype\"]",
    /// )?;
    /// assert_eq!(policy.nearest_rule("acme/hpye").map(|id| id.as_str()), Some("acme/hype"));
    /// assert_eq!(policy.nearest_rule("hype").map(|id| id.as_str()), Some("acme/hype"));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn nearest_rule(&self, id: &str) -> Option<&RuleId> {
        let ids = || self.rules().map(|rule| rule.id());
        let short = |id: &'_ RuleId| id.as_str().split_once('/').map_or("", |(_, rule)| rule).to_owned();
        let whole = nearest(id, ids().map(RuleId::as_str));
        let part = || {
            let parts: Vec<String> = ids().map(short).collect();
            let found = nearest(id, parts.iter().map(String::as_str))?.to_owned();
            ids().find(|known| short(known) == found)
        };
        whole.and_then(|whole| ids().find(|known| known.as_str() == whole)).or_else(part)
    }

    /// The scores from which a draft is for review and from which it is blocked.
    #[must_use]
    pub fn thresholds(&self) -> Thresholds {
        self.settings.thresholds
    }

    /// The channels that the policy describes, by name.
    pub fn channels(&self) -> impl Iterator<Item = &str> {
        self.settings.channels.iter().map(|channel| channel.name.as_str())
    }

    /// The way drafts for a channel are written, where the policy says so.
    #[must_use]
    pub fn format_of(&self, channel: &str) -> Option<Format> {
        self.settings.channels.iter().find(|known| known.name == channel)?.format
    }
}
