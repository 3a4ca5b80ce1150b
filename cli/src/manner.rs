//! How a draft is read: for which channel and audience, by whom, in which language and format; by the command line,
//! else by `discretion.toml`.

use crate::arguments::FacetArguments;
use crate::gate::{Configs, DraftSource, Revision};
use crate::output::Look;
use crate::policies;
use anyhow::Context;
use discretion::config::DraftsTable;
use discretion::draft::Format;
use discretion::policy::Facet;
use discretion::{Draft, Policy};
use std::collections::BTreeMap;

/// The way a draft is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Manner {
    /// The names of its facets that are given.
    named: BTreeMap<Facet, String>,
    campaign: Option<String>,
    language: Option<String>,
    /// The format that a configuration says.
    format: Option<Format>,
    /// The format of its channel.
    of_channel: Option<Format>,
}

/// What the command line says of drafts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GivenManner<'g> {
    pub(crate) facets: &'g FacetArguments,
    pub(crate) language: Option<&'g str>,
    pub(crate) campaign: Option<&'g str>,
}

/// A draft with the way that each of two policies reads it.
pub(crate) type ReadBoth<'d> = (&'d DraftSource, [Manner; 2]);

impl Manner {
    /// The way the command line says, else the table of a configuration. None where that names a channel, an
    /// audience or a campaign that the policy does not know: then standard error says so.
    pub(crate) fn of(
        drafts: Option<&DraftsTable>,
        given: GivenManner<'_>,
        policy: &Policy,
        errors: Look,
        revision: Option<&Revision>,
    ) -> anyhow::Result<Option<Self>> {
        if let Some(drafts) = drafts
            && let Err(error) = drafts.refuse_unknown_names(policy)
        {
            policies::refuse_config(&error, errors, revision);
            return Ok(None);
        }
        Self::with(drafts, given, policy).map(Some)
    }

    /// The same, of a table whose names the policy knows.
    pub(crate) fn with(drafts: Option<&DraftsTable>, given: GivenManner<'_>, policy: &Policy) -> anyhow::Result<Self> {
        let mut named = BTreeMap::new();
        let of_table = [
            (Facet::Channel, drafts.and_then(DraftsTable::channel)),
            (Facet::Audience, drafts.and_then(DraftsTable::audience)),
        ];
        for (facet, name) in of_table {
            named.extend(name.map(|name| (facet, name.to_owned())));
        }
        for (facet, name) in given.facets.each() {
            named.insert(facet, policy.known(facet, name)?);
        }
        let of_channel = named.get(&Facet::Channel).and_then(|channel| policy.format_of(channel));
        let format = drafts.and_then(DraftsTable::format);
        let by_table = || Some(drafts?.language()?.code());
        let language = given.language.or_else(by_table).map(str::to_owned);
        let campaign = match (given.campaign, drafts.and_then(DraftsTable::campaign)) {
            (Some(name), _) => Some(policy.known_campaign(name)?),
            (None, of_table) => of_table.map(str::to_owned),
        };
        Ok(Self { named, campaign, language, format, of_channel })
    }

    /// The way one draft is read, by the configuration nearest to it. None where that is refused: then standard error
    /// says why.
    pub(crate) fn of_source(
        source: &DraftSource,
        given: GivenManner<'_>,
        policy: &Policy,
        no_config: bool,
        errors: Look,
    ) -> anyhow::Result<Option<Self>> {
        let mut configs = Configs::of(None);
        let path = source.whole_path().context("cannot find the working folder")?;
        let config = if no_config { None } else { configs.nearest_to(&path) };
        if !configs.refused().is_empty() {
            configs.refused().iter().for_each(|error| policies::refuse_config(error, errors, None));
            return Ok(None);
        }
        let table = config.as_deref().and_then(|config| config.drafts_at(&path));
        Self::of(table, given, policy, errors, None)
    }

    /// Each draft of an archive with the way that each policy reads it. None where a configuration is refused: then
    /// standard error says why.
    pub(crate) fn of_each<'d>(
        sources: &'d [DraftSource],
        policies: [Option<&Policy>; 2],
        no_config: bool,
        errors: Look,
    ) -> anyhow::Result<Option<Vec<ReadBoth<'d>>>> {
        let nothing = FacetArguments::default();
        let given = GivenManner { facets: &nothing, language: None, campaign: None };
        let mut configs = Configs::of(None);
        let mut drafts = Vec::new();
        for source in sources {
            let path = source.whole_path().context("cannot find the working folder")?;
            let config = if no_config { None } else { configs.nearest_to(&path) };
            let table = config.as_deref().and_then(|config| config.drafts_at(&path));
            let mut manners = [Self::default(), Self::default()];
            for (manner, policy) in manners.iter_mut().zip(policies) {
                let Some(policy) = policy else { continue };
                let Some(read) = Self::of(table, given, policy, errors, None)? else { return Ok(None) };
                *manner = read;
            }
            drafts.push((source, manners));
        }
        if !configs.refused().is_empty() {
            configs.refused().iter().for_each(|error| policies::refuse_config(error, errors, None));
            return Ok(None);
        }
        Ok(Some(drafts))
    }

    /// The campaign that is given.
    pub(crate) fn campaign(&self) -> Option<&str> {
        self.campaign.as_deref()
    }

    /// A draft as it is to be read, its text under a path: that of now, or an earlier one.
    pub(crate) fn draft<'t>(&self, source: &DraftSource, path: &str, text: &'t str) -> Draft<'t> {
        let format = self.format.unwrap_or_else(|| Format::of_draft(self.of_channel, Some(source.format())));
        let mut draft = Draft::new(text, format);
        for (facet, name) in &self.named {
            draft = draft.named(*facet, name);
        }
        if let Some(campaign) = &self.campaign {
            draft = draft.campaign(campaign);
        }
        if let Some(language) = &self.language {
            draft = draft.language(language);
        }
        draft.path(path)
    }
}
