//! What a policy knows of the circumstances in which drafts appear: channels, people, audiences, dates, languages.

use super::audience::PolicyAudience;
use super::campaign::PolicyCampaign;
use super::people::{Person, SUBJECT};
use super::{Policy, PolicyError, Settings, channel, layered};
use crate::moment::Moment;
use crate::network::{Count, Network};
use crate::rule::{Facet, Header, RuleId, Selection, Zone};
use crate::text::{UnknownName, suggestion};
use std::collections::BTreeSet;

impl Policy {
    /// The names of a facet that the policy, one of its rules or the table of networks knows, in order.
    ///
    /// ```
    /// use discretion::Policy;
    /// use discretion::policy::Facet;
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [channels.blog]
    /// [people.jane]
    /// name = "Jane Roe"
    /// role = "product"
    /// [[tone]]
    /// id = "hype"
    /// terms = ["hype"]
    /// channels = ["newsletter"]
    /// "#)?;
    /// assert!(policy.known_names(Facet::Channel).starts_with(&["blog", "bluesky"]));
    /// assert_eq!(policy.known_names(Facet::Role), ["product"]);
    /// assert_eq!(policy.named(Facet::Channel, "Newsletter").as_deref(), Some("newsletter"));
    /// assert_eq!(policy.named(Facet::Author, "Jane Roe").as_deref(), Some("jane"));
    /// assert_eq!(policy.named(Facet::Channel, "newsleter"), None);
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn known_names(&self, facet: Facet) -> Vec<&str> {
        self.known_names[facet].iter().map(String::as_str).collect()
    }

    /// The same, gathered from all that names one.
    pub(super) fn gather_names(&self, facet: Facet) -> BTreeSet<String> {
        let named = self.selections(facet).flat_map(|names| names.included().iter().chain(names.left_out())).cloned();
        let Settings { channels, people, audiences, .. } = &self.settings;
        match facet {
            Facet::Channel => {
                let described = channels.iter().map(|channel| &channel.name);
                let read = audiences.iter().flat_map(|audience| &audience.channels);
                named.chain(described.chain(read).cloned()).chain(Network::names().map(str::to_owned)).collect()
            }
            Facet::Author => named.chain(people.iter().map(|person| person.id.clone())).collect(),
            Facet::Role => named.chain(people.iter().filter_map(|person| person.role.clone())).collect(),
            // A pack may leave out an audience that nobody declares; a draft is not for one.
            Facet::Audience => audiences.iter().map(|audience| audience.name.clone()).collect(),
        }
    }

    /// The name of a facet as rules know it, whatever its capitals, and for a person their name or one of their
    /// handles; nothing where nobody knows it.
    #[must_use]
    pub fn named(&self, facet: Facet, written: &str) -> Option<String> {
        let person = if facet == Facet::Author { self.settings.person(written) } else { None };
        let name = person.map_or_else(|| written.trim().to_lowercase(), |person| person.id.clone());
        self.known_names[facet].contains(&name).then_some(name)
    }

    /// The name of a facet as rules know it, for a program that was given one. Where nothing depends on the facet, every
    /// name will do.
    ///
    /// ```
    /// use discretion::Policy;
    /// use discretion::policy::Facet;
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [channels.newsletter]
    /// [[tone]]
    /// id = "hype"
    /// terms = ["hype"]
    /// "#)?;
    /// assert_eq!(policy.known(Facet::Channel, "Newsletter").as_deref(), Ok("newsletter"));
    /// assert_eq!(policy.known(Facet::Channel, "newsleter").unwrap_err().nearest(), Some("newsletter"));
    /// assert_eq!(policy.known(Facet::Role, "Product").as_deref(), Ok("product"));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    /// When something depends on the facet, and nobody knows the name.
    pub fn known(&self, facet: Facet, written: &str) -> Result<String, UnknownName> {
        match self.named(facet, written) {
            Some(name) => Ok(name),
            None if self.depends_on(facet) => Err(self.unknown(facet, written)),
            None => Ok(written.to_lowercase()),
        }
    }

    /// The same for the name of a campaign.
    ///
    /// # Errors
    /// When the policy describes campaigns, and none of that name.
    pub fn known_campaign(&self, name: &str) -> Result<String, UnknownName> {
        if self.knows_campaign(name) {
            Ok(name.trim().to_lowercase())
        } else {
            Err(UnknownName::new("campaign", name, self.campaigns()))
        }
    }

    /// The known name that is nearest to one that is not known, as a question.
    pub(crate) fn suggested(&self, facet: Facet, written: &str) -> Option<String> {
        let unknown = self.unknown(facet, written);
        suggestion(written, unknown.nearest())
    }

    /// A name that nobody knows. People are listed by their ids, and known by their names and handles, too.
    fn unknown(&self, facet: Facet, written: &str) -> UnknownName {
        let people = self.settings.people.iter().filter(|_| facet == Facet::Author);
        let spellings = people.flat_map(|person| person.name.iter().chain(&person.handles)).map(String::as_str);
        UnknownName::new(facet.name(), written, self.known_names(facet)).also(spellings)
    }

    /// Returns whether a draft is judged differently where a facet of it has another name.
    #[must_use]
    pub fn depends_on(&self, facet: Facet) -> bool {
        let besides = match facet {
            Facet::Channel => !(self.settings.channels.is_empty() && self.settings.audiences.is_empty()),
            // Who signs a draft says in which role.
            Facet::Author => !self.settings.people.is_empty() && self.depends_on(Facet::Role),
            Facet::Role | Facet::Audience => false,
        };
        besides || self.selections(facet).any(|names| !names.is_all())
    }

    /// The campaigns that the policy describes, by name.
    ///
    /// ```
    /// use discretion::Policy;
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [campaign.spring]
    /// must = ["Acme Cloud"]
    /// [[tone]]
    /// id = "hype"
    /// terms = ["hype"]
    /// "#)?;
    /// assert_eq!(policy.campaigns().collect::<Vec<_>>(), ["spring"]);
    /// assert!(policy.knows_campaign("Spring") && !policy.knows_campaign("sprnig"));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    pub fn campaigns(&self) -> impl Iterator<Item = &str> {
        self.settings.campaigns.iter().map(|campaign| campaign.name.as_str())
    }

    /// Returns whether a draft may belong to a campaign of that name, whatever its capitals: the policy describes it,
    /// or it describes none.
    #[must_use]
    pub fn knows_campaign(&self, name: &str) -> bool {
        self.settings.campaigns.is_empty() || self.campaign(&name.trim().to_lowercase()).is_some()
    }

    /// The campaign of a name.
    pub(crate) fn campaign(&self, name: &str) -> Option<&PolicyCampaign> {
        self.settings.campaigns.iter().find(|campaign| campaign.name == name)
    }

    /// The campaign that is nearest to one that is not known, as a question.
    pub(crate) fn suggested_campaign(&self, name: &str) -> Option<String> {
        suggestion(name, self.campaigns())
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
            || self.settings.campaigns.iter().any(|campaign| campaign.not_before.is_some())
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

    /// The names of a facet that rules, and for channels exceptions, are for.
    fn selections(&self, facet: Facet) -> impl Iterator<Item = &Selection<String>> {
        let rules = self
            .rules
            .iter()
            .chain(self.answers.iter())
            .chain(self.inactive.iter())
            .map(move |rule| &rule.header.facets[facet]);
        let exceptions = self.exceptions.iter().filter(move |_| facet == Facet::Channel);
        rules.chain(exceptions.map(|exception| exception.channels()))
    }
}

impl Settings {
    /// The person whom a draft means by an author.
    pub(crate) fn person(&self, author: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.is_called(author))
    }

    /// Returns whether a rule is one that the subjects of people make.
    pub(crate) fn makes_of_subjects(&self, rule: &RuleId) -> bool {
        self.subject_of(rule).is_some()
    }

    /// The subject that makes a rule, if one does.
    pub(crate) fn subject_of(&self, rule: &RuleId) -> Option<&str> {
        let name = rule.as_str().rsplit('/').next().and_then(|name| name.strip_prefix(SUBJECT))?;
        self.subjects.iter().map(|subject| subject.name.as_str()).find(|subject| *subject == name)
    }

    /// Gives the authors that a rule names the names that drafts are compared by.
    pub(super) fn name_authors(&self, header: &mut Header) {
        let id = |author: String| self.person(&author).map_or(author, |person| person.id.clone());
        let authors = std::mem::take(&mut header.facets[Facet::Author]);
        header.facets[Facet::Author] = authors.map(id);
    }

    /// Returns whether there is an audience at all.
    pub(crate) const fn has_audiences(&self) -> bool {
        !self.audiences.is_empty()
    }

    /// The channels of an audience; none where the policy declares none of that name.
    pub(crate) fn channels_of(&self, audience: &str) -> Option<&[String]> {
        self.audiences.iter().find(|own| own.name == audience).map(|own| own.channels.as_slice())
    }

    /// The audiences of a channel.
    pub(crate) fn audiences_of(&self, channel: &str) -> impl Iterator<Item = &str> {
        let reads = move |audience: &&PolicyAudience| audience.channels.iter().any(|own| own == channel);
        self.audiences.iter().filter(reads).map(|audience| audience.name.as_str())
    }
}
