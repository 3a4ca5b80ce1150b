//! What a policy knows of the circumstances in which drafts appear: channels, dates, languages.

use super::{Policy, PolicyError, channel, layered};
use crate::moment::Moment;
use crate::network::{Count, Network};
use crate::rule::{Selection, Zone};
use std::collections::BTreeSet;

impl Policy {
    /// The names of all channels that the policy, one of its rules or the table of networks knows, in order.
    ///
    /// ```
    /// use discretion::Policy;
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [channels.blog]
    /// [[tone]]
    /// id = "hype"
    /// terms = ["hype"]
    /// channels = ["newsletter"]
    /// "#)?;
    /// assert!(policy.known_channels().starts_with(&["blog", "bluesky"]));
    /// assert!(policy.knows_channel("newsletter") && policy.knows_channel("x"));
    /// assert!(!policy.knows_channel("newsleter"));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn known_channels(&self) -> Vec<&str> {
        self.known_channels.iter().map(String::as_str).collect()
    }

    /// The same, gathered from all that names a channel.
    pub(super) fn gather_channels(&self) -> BTreeSet<String> {
        let named = self.selections().flat_map(|names| names.included().iter().chain(names.left_out()));
        let described = self.settings.channels.iter().map(|channel| &channel.name);
        named.chain(described).cloned().chain(Network::names().map(str::to_owned)).collect()
    }

    /// Returns whether a channel is one of them.
    #[must_use]
    pub fn knows_channel(&self, name: &str) -> bool {
        self.known_channels.contains(name)
    }

    /// Returns whether a draft is judged differently on different channels.
    #[must_use]
    pub fn depends_on_channels(&self) -> bool {
        !self.settings.channels.is_empty() || self.selections().any(|names| !names.is_all())
    }

    /// Refuses a policy of which every rule is over at a moment: it could find nothing any more.
    ///
    /// ```
    /// use discretion::Policy;
    /// use discretion::moment::Moment;
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[confidential]]
    /// id = "halcyon"
    /// terms = ["Halcyon"]
    /// until = 2027-03-01T09:00:00+01:00
    /// "#)?;
    /// let at = |instant| Moment::parse(instant).expect("an instant");
    /// assert!(policy.refuse_when_over(at("2027-03-01T07:59:59Z")).is_ok());
    /// let error = policy.refuse_when_over(at("2027-03-01T08:00:00Z")).expect_err("it is over");
    /// assert_eq!(error.to_string(), "acme.toml:7:9: the only active rule is over, so the policy has no rule left");
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    /// The place where the last rule ends.
    pub fn refuse_when_over(&self, at: Moment) -> Result<(), PolicyError> {
        match &self.end {
            Some((end, issue)) if *end <= at => Err(PolicyError::new(vec![issue.clone()])),
            Some(_) | None => Ok(()),
        }
    }

    /// Returns whether a draft is judged differently at different times.
    pub(crate) fn depends_on_dates(&self) -> bool {
        let dated = |rule: &crate::family::Rule| rule.header.from.is_some() || rule.header.until.is_some();
        let mut permissions = self.exceptions.iter().map(|exception| &exception.permission);
        let mut cleared = self.cleared.iter().map(|cleared| &cleared.permission);
        self.rules.iter().any(dated)
            || permissions.any(|permission| permission.until.is_some())
            || cleared.any(|permission| permission.until.is_some())
    }

    /// The rules that are of other jurisdictions than the policy.
    pub(crate) fn rules_elsewhere(&self) -> impl Iterator<Item = &crate::family::Rule> {
        let here = &self.settings.jurisdictions;
        self.inactive.iter().filter(move |rule| !layered::is_here(&rule.header.jurisdictions, here))
    }

    /// The number of rules in force that read some languages only.
    pub(crate) fn rules_of_a_language(&self) -> usize {
        self.rules.iter().filter(|rule| !rule.header.languages.is_all()).count()
    }

    /// The time zone of the policy's days; UTC where it does not say.
    pub(crate) fn zone(&self) -> Zone {
        self.settings.zone.clone().unwrap_or_default()
    }

    /// The policy, its days in a zone unless it says itself in which they are.
    pub(crate) fn with_default_zone(mut self, zone: &Zone) -> Self {
        self.settings.zone.get_or_insert_with(|| zone.clone());
        self
    }

    /// Returns whether the policy says in which time zone its days are.
    pub(crate) const fn has_zone(&self) -> bool {
        self.settings.zone.is_some()
    }

    /// The way a channel counts characters: as the policy says, else as the network of that name does, else by code
    /// points.
    pub(crate) fn count_of(&self, channel: Option<&str>) -> Count {
        let Some(name) = channel else { return Count::Characters };
        let known = self.settings.channels.iter().find(|known| known.name == name).map(|known| known.count);
        known.or_else(|| Network::named(name).map(|network| network.count)).unwrap_or_default()
    }

    /// The number of characters that readers see on a channel before "more": as the policy says, else as the network
    /// documents it; nothing where neither does.
    pub(crate) fn preview_of(&self, name: &str) -> Option<usize> {
        let known = self.settings.channels.iter().find(|known| known.name == name);
        known.and_then(|known| known.preview).or_else(|| channel::preview_of(name))
    }

    /// The channels that rules and exceptions are for.
    fn selections(&self) -> impl Iterator<Item = &Selection<String>> {
        let rules = self.rules.iter().chain(self.inactive.iter()).map(|rule| &rule.header.channels);
        rules.chain(self.exceptions.iter().map(|exception| exception.channels()))
    }
}
