//! How drafts are read: what whoever asks for a check says of them.

use crate::error::{unknown, wrong};
use discretion::draft::Format;
use discretion::language::Language;
use discretion::moment::Moment;
use discretion::policy::Facet;
use discretion::{Draft, Policy};
use pyo3::prelude::*;

/// What is said of a draft, with names that the policy knows.
#[pyclass(frozen, module = "discretion._core")]
#[derive(Clone)]
pub(crate) struct Manner {
    format: Format,
    named: Vec<(Facet, String)>,
    campaign: Option<String>,
    language: Option<String>,
    path: Option<String>,
    publish_at: Option<Moment>,
}

/// What is said of a draft, as it is said.
pub(crate) struct GivenManner {
    pub(crate) format: Option<String>,
    pub(crate) facets: [(Facet, Option<String>); 4],
    pub(crate) campaign: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) path: Option<String>,
    pub(crate) publish_at: Option<i64>,
}

impl Manner {
    /// Reads what is said; a name that nobody knows is an error, since it would put rules to sleep.
    pub(crate) fn of(py: Python<'_>, policy: &Policy, given: GivenManner) -> PyResult<Self> {
        let GivenManner { format, facets, campaign, language, path, publish_at } = given;
        let mut named = Vec::new();
        for (facet, name) in facets {
            if let Some(name) = name {
                named.push((facet, policy.known(facet, &name).map_err(|error| unknown(py, &error))?));
            }
        }
        let campaign = campaign.map(|name| policy.known_campaign(&name)).transpose();
        let campaign = campaign.map_err(|error| unknown(py, &error))?;
        if let Some(tag) = language.as_deref().filter(|tag| Language::from_tag(tag).is_none()) {
            return Err(wrong(format!("unknown language `{tag}`, expected `en` or `fr`")));
        }
        let given = format.map(|name| name.parse::<Format>()).transpose().map_err(|error| unknown(py, &error))?;
        let by_path = path.as_deref().and_then(Format::of_path);
        let channel = named.iter().find(|(facet, _)| *facet == Facet::Channel);
        let by_channel = || channel.and_then(|(_, channel)| policy.format_of(channel));
        let format = given.unwrap_or_else(|| Format::of_draft(by_channel(), by_path));
        let publish_at = publish_at.map(Moment::from_unix);
        Ok(Self { format, named, campaign, language, path, publish_at })
    }

    /// A text as a draft that is read in this way.
    pub(crate) fn draft<'t>(&self, text: &'t str) -> Draft<'t> {
        let mut draft = Draft::new(text, self.format);
        for (facet, name) in &self.named {
            draft = draft.named(*facet, name);
        }
        if let Some(campaign) = &self.campaign {
            draft = draft.campaign(campaign);
        }
        if let Some(language) = &self.language {
            draft = draft.language(language);
        }
        if let Some(path) = &self.path {
            draft = draft.path(path);
        }
        match self.publish_at {
            Some(moment) => draft.publish_at(moment),
            None => draft,
        }
    }
}

/// The seconds since 1970 of a date or an instant, as policies write them.
#[pyfunction]
pub(crate) fn moment(text: &str) -> PyResult<i64> {
    let expected = || wrong("not an instant, expected one such as 2027-03-01T09:00:00+01:00");
    Moment::parse(text).map(Moment::unix).ok_or_else(expected)
}
